"""Write a run of invented results, as large as a nation, for questions about them.

    rows.py OUT [--indicators 14000000] [--governments 552] [--offices 45]

An office prints the same indicators in four documents of each of two years, nine tenths of them of the 36,000 names that all governments
use, the others in words of its own government; one finding for five indicators. The same arguments give the same rows.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from decimal import Decimal
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from cascade.fleet.government_files import schema_of
from cascade.fleet.output_folder import RUN_FILE
from cascade.fleet.schema import VERSION, GovernmentEntry, RunFile, TableFile
from cascade.rules.aspects import ASPECTS
from pyarrow import parquet

RUN = "2026-01-01"
YEARS = (2025, 2026)
CODES = [f"{aspect}-{number:02}" for aspect in ASPECTS for number in range(1, 13)]
KINDS = ("renstra", "renja", "perjanjian_kinerja", "rencana_aksi")
NAMES, SHARED = 40_000, 36_000
PROGRAMS = pa.array([f"Program pengelolaan urusan {number}" for number in range(600)])
_SEVERITIES = pa.array(["error", "warning", "question", "info"])
TOLD = 2  # verdicts to which a rule comes in a dossier
_VERDICTS = ("pass", "fail", "not_applicable", "insufficient_data")


def picked(values: pa.Array, numbers: np.ndarray) -> pa.Array:
    return values.take(pa.array(numbers))


def decimals(numbers: np.ndarray, kind: pa.DataType) -> pa.Array:
    """Return hundredths as exact numbers."""
    return pc.multiply(pa.array(numbers).cast(pa.decimal128(19, 0)), pa.scalar(Decimal("0.01"))).cast(kind)


def common(government: str, offices: np.ndarray, years: np.ndarray) -> dict[str, pa.Array]:
    names = pa.array([f"Dinas {number}" for number in range(int(offices.max()) + 1 if len(offices) else 1)])
    office = picked(names, offices)
    dossier = pc.binary_join_element_wise(office, pa.array(years).cast(pa.string()), "/")
    return {"government": pa.array([government] * len(offices)), "dossier": dossier, "office": office, "year": pa.array(years, pa.int32())}


def indicators(government: str, count: int, offices: int, chance: np.random.Generator) -> dict[str, pa.Array]:
    printed_here = chance.integers(0, NAMES, (offices, 1, 1, max(1, round(count / offices / len(YEARS) / len(KINDS)))))
    rows = np.broadcast_arrays(printed_here, np.arange(offices)[:, None, None, None], np.array(YEARS)[:, None, None], np.arange(len(KINDS))[:, None])
    number, office, year, kind = (each.ravel() for each in rows)
    count = len(number)
    names = [f"Persentase layanan urusan {each % 400} bidang {each}" for each in range(NAMES)]
    names[SHARED:] = [f"{each} {government}" for each in names[SHARED:]]
    targets = chance.integers(0, 10_000, count)
    exact = schema_of("indicator").field("target").type
    value = decimals(targets, exact)
    printed = value.cast(pa.string())
    entry = pa.StructArray.from_arrays([pa.array(year, pa.int32()), printed, value], ["year", "printed", "value"])
    return {
        **common(government, office, year),
        "indicator": pa.array([f"pk.xlsx#i{each}" for each in range(count)]),
        "document": picked(pa.array([f"{each}.xlsx" for each in KINDS]), kind), "kind": picked(pa.array(KINDS), kind),
        "level": pa.array(["program"] * count), "element": picked(PROGRAMS, number % 600), "program": picked(PROGRAMS, number % 600),
        "name": picked(pa.array(names), number), "unit": pa.array(["%"] * count),
        "target_year": pa.array(year, pa.int32()), "target": value, "target_printed": printed,
        "targets": pa.ListArray.from_arrays(pa.array(np.arange(count + 1), pa.int32()), entry),
    }  # fmt: skip


def findings(government: str, of: dict[str, pa.Array], chance: np.random.Generator) -> dict[str, pa.Array]:
    """Return findings about a fifth of some indicators, as they are printed one after the other."""
    about = pa.array(np.sort(chance.choice(len(of["year"]), len(of["year"]) // 5, replace=False)))
    count = len(about)
    code = chance.integers(0, len(CODES), count)
    messages = pa.array([f"Target pada aturan {each} tidak sama dengan yang direncanakan" for each in CODES])
    return {
        **{name: of[name].take(about) for name in ("government", "dossier", "office", "year", "indicator")},
        "fingerprint": pa.array([hashlib.sha256(f"{government}{number}".encode()).hexdigest()[:16] for number in range(count)]),
        "code": picked(pa.array(CODES), code), "aspect": picked(pa.array([each[:3] for each in CODES]), code),
        "severity": picked(_SEVERITIES, chance.choice(4, count, p=[0.3, 0.3, 0.1, 0.3])), "state": pa.array(["open"] * count),
        "main_problem": pa.array(chance.integers(1, 60, count), pa.int32()), "program": picked(PROGRAMS, chance.integers(0, 600, count)),
        "title": picked(messages, code), "title_en": picked(messages, code), "message": picked(messages, code), "message_en": picked(messages, code),
    }  # fmt: skip


def few(government: str, offices: int, rows: int, chance: np.random.Generator) -> dict[str, dict[str, pa.Array]]:
    """Return the tables that have few rows: dossiers, documents, verdicts, problems."""
    office, year = np.repeat(np.arange(offices), 2), np.tile(YEARS, offices)
    rules = len(CODES) * TOLD
    many = common(government, np.repeat(office, rules), np.repeat(year, rules))
    code = np.tile(np.repeat(np.arange(len(CODES)), TOLD), len(office))
    return {
        "dossier": {**common(government, office, year), "state": pa.array(["judged"] * len(office)), "documents": pa.array([1] * len(office), pa.int32()),
                    "indicators": pa.array([rows // len(office)] * len(office), pa.int32()), "missing": pa.array([""] * len(office))},
        "document": {**common(government, office, year), "document": pa.array(["pk.xlsx"] * len(office)), "kind": pa.array(["perjanjian_kinerja"] * len(office))},
        "verdict": {**many, "code": picked(pa.array(CODES), code), "aspect": picked(pa.array([each[:3] for each in CODES]), code),
                    "verdict": picked(pa.array(_VERDICTS), chance.integers(0, len(_VERDICTS), len(code))), "count": pa.array(chance.integers(0, 30, len(code)), pa.int32())},
        "problem": common(government, office[:0], year[:0]),
    }  # fmt: skip


def written(folder: Path, table: str, name: str, columns: dict[str, pa.Array]) -> TableFile:
    schema = schema_of(table)
    count = len(columns["government"])
    data = pa.table([columns.get(field.name, pa.nulls(count)).cast(field.type) for field in schema], schema=schema)
    path = folder / table / f"{name}.parquet"
    path.parent.mkdir(parents=True, exist_ok=True)
    parquet.write_table(data, path, compression="zstd", compression_level=3, row_group_size=65_536)
    content = path.read_bytes()
    return TableFile(rows=count, bytes=len(content), sha256=hashlib.sha256(content).hexdigest())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--indicators", type=int, default=14_000_000)
    parser.add_argument("--governments", type=int, default=552)
    parser.add_argument("--offices", type=int, default=45)
    given = parser.parse_args()
    folder, entries = given.out / "hasil" / RUN, []
    for number in range(given.governments):
        name, chance = f"Kabupaten Contoh {number:03}", np.random.default_rng(number)
        rows = round(given.indicators / given.governments * (0.5 + chance.random()))
        printed = indicators(name, rows, given.offices, chance)
        tables = {"indicator": printed, "finding": findings(name, printed, chance), **few(name, given.offices, rows, chance)}
        files = {table: written(folder, table, name, columns) for table, columns in tables.items()}
        entries.append(GovernmentEntry(government=name, file=name, dossiers=2 * given.offices, failed=0, tables=files))
    record = RunFile(
        version=VERSION, run=RUN, created="2026-01-01T12:00:00+07:00", cascade="0", engine="0" * 64, rules="0" * 64,
        dossiers=2 * given.offices * given.governments, failed=0, governments=entries,
    )  # fmt: skip
    (folder / RUN_FILE).write_text(json.dumps(record.model_dump()), "utf-8")
    print(f"{sum(e.tables['indicator'].rows for e in entries):,} indicators, {sum(f.bytes for e in entries for f in e.tables.values()) / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
