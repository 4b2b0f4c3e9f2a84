"""Put the results of one government's dossiers into Parquet files, one a table.

Dossiers and their outcomes go in, in the order of their names; files come out whose bytes follow from the results alone. Few dossiers
are held at a time. The only module that writes tables; knows no documents.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from cascade.fleet.discovery import FoundDossier
from cascade.fleet.dossier_task import Outcome, result_path, unpack
from cascade.fleet.identity import digest_of_states, states_of
from cascade.fleet.output_error import output_error
from cascade.fleet.rows import Rows
from cascade.fleet.schema import (
    DECIMALS,
    DIGITS,
    TABLES,
    VERSION,
    Cell,
    GovernmentEntry,
    TableData,
    TableFile,
    as_columns,
    columns_of,
)
from cascade.model.i18n import LocalizedText

ROWS = 65_536  # in a group of a file
BYTES = 8 << 20  # of a table that are held before they are written
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_EXACT = pa.decimal128(DIGITS, DECIMALS)
_TYPES = {
    "text": pa.string(),
    "integer": pa.int32(),
    "truth": pa.bool_(),
    "decimal": _EXACT,
    "values": pa.list_(pa.struct([("year", pa.int32()), ("printed", pa.string()), ("value", _EXACT)])),
}


@dataclass(frozen=True, slots=True)
class Gathering:
    """One government: its name, that of its files, its dossiers with their outcomes, where results lie and files go."""

    government: str
    file: str
    dossiers: tuple[tuple[FoundDossier, Outcome], ...]
    store: Path
    folder: Path


class ResultLostError(Exception):
    """A result that was there is gone, so that the dossier must be judged again."""


def file_names(governments: Iterable[str]) -> dict[str, str]:
    """Return for each government the name of its files, which every system takes and no other one has."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for government in sorted(governments):
        plain = _NOT_IN_NAMES.sub("_", government.replace("/", "--"))[:80].strip(". ")
        name = base = f"_{plain}" if not plain or _DEVICES.fullmatch(plain) else plain
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(name.casefold())
        names[government] = name
    return names


def schema_of(table: str) -> pa.Schema:
    """Return the schema of a table; its version stands in the metadata of each file."""
    fields = [pa.field(column.name, _TYPES[column.type]) for column in columns_of(table)]
    return pa.schema(fields, metadata={"cascade.fleet": str(VERSION)})


def gather(job: Gathering) -> GovernmentEntry:
    """Write the files of a government and return what they hold.

    Raises:
        CascadeError: the folder takes no file.
        ResultLostError: a result is not there any more.
    """
    tables: dict[str, TableFile] = {}
    failed = 0
    try:
        with contextlib.ExitStack() as open_files:
            writers = {table: open_files.enter_context(_TableWriter.opened(job, table)) for table in TABLES}
            for dossier, outcome in job.dossiers:
                rows = _rows(job.store, dossier, outcome)
                failed += outcome.is_failed
                for table, writer in writers.items():
                    writer.add(rows[table])
            for table, writer in writers.items():
                tables[table] = writer.finish()
    except OSError as error:
        raise output_error(error.filename or job.folder, error) from error
    return GovernmentEntry(
        government=job.government, file=job.file, dossiers=len(job.dossiers), failed=failed, tables=tables
    )


def _rows(store: Path, dossier: FoundDossier, outcome: Outcome) -> Rows:
    """Return the rows of a dossier; one whose files changed meanwhile says so."""
    try:
        rows = unpack(result_path(store, outcome.key).read_bytes())
    except (OSError, ValueError, KeyError) as error:
        raise ResultLostError(dossier.name) from error
    if outcome.is_changed or digest_of_states(states_of(dossier.place)) != outcome.state:
        problem = {
            **{name: rows["dossier"][name][0] for name in ("government", "dossier", "office", "year")},
            "severity": "warning", "cause": "changed", "unread": False,
            "message": _CHANGED.id, "message_en": _CHANGED.en, "hint": _CHANGED_HINT.id, "hint_en": _CHANGED_HINT.en,
        }  # fmt: skip
        added = as_columns("problem", [problem])
        rows["problem"] = {name: [*cells, *added[name]] for name, cells in rows["problem"].items()}
        rows["dossier"]["changed"] = [True]
    return rows


@dataclass(slots=True)
class _TableWriter:
    """Writes one table of a government to a temporary file, which takes its name when it is whole."""

    path: Path
    temporary: Path
    schema: pa.Schema
    writer: parquet.ParquetWriter
    held: list[pa.RecordBatch]
    rows: int = 0
    held_bytes: int = 0

    @classmethod
    @contextlib.contextmanager
    def opened(cls, job: Gathering, table: str) -> Iterator[_TableWriter]:
        """Open the file of a table."""
        path = job.folder / table / f"{job.file}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{job.file}.{os.getpid()}.tmp")
        schema = schema_of(table)
        with parquet.ParquetWriter(temporary, schema, compression="zstd", compression_level=3) as writer:
            try:
                yield cls(path, temporary, schema, writer, [])
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise

    def add(self, data: TableData) -> None:
        """Add the rows of a dossier."""
        arrays = [pa.array(_cells(data[field.name], field.type), field.type) for field in self.schema]
        self.held.append(pa.record_batch(arrays, schema=self.schema))
        self.held_bytes += self.held[-1].nbytes
        if self.held_bytes >= BYTES:
            self._write()

    def finish(self) -> TableFile:
        """Write what is held, give the file its name and return what it holds."""
        self._write()
        self.writer.close()
        with self.temporary.open("r+b") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
            size = stream.tell()
            os.fsync(stream.fileno())
        self.temporary.replace(self.path)
        return TableFile(rows=self.rows, bytes=size, sha256=digest)

    def _write(self) -> None:
        table = pa.Table.from_batches(self.held, self.schema)
        if table.num_rows:
            self.writer.write_table(table, row_group_size=ROWS)
            self.rows += table.num_rows
        self.held, self.held_bytes = [], 0


def _cells(cells: list[Cell], kind: pa.DataType) -> list[object]:
    """Return cells as the column takes them: exact numbers stand as text in a result."""
    if kind == _EXACT:
        return [Decimal(str(cell)) if cell is not None else None for cell in cells]
    if pa.types.is_list(kind):
        return [
            None if cell is None else [_with_value(each) for each in cell]
            for cell in cells
            if cell is None or isinstance(cell, list)
        ]
    return list(cells)


def _with_value(entry: dict[str, str | int | None]) -> dict[str, object]:
    value = entry["value"]
    return {**entry, "value": Decimal(str(value)) if value is not None else None}


_CHANGED = LocalizedText(
    "Berkas di dalamnya berubah selama pemeriksaan; yang dinilai adalah isinya semula.",
    "A file in it changed while the run was on; what was judged is what it held before.",
)
_CHANGED_HINT = LocalizedText("Jalankan ulang.", "Run it again.")
