"""Rows of a table for tests of the witnesses, written as text or grown at random."""

from __future__ import annotations

import inspect
import random
from decimal import Decimal

from cascade.model import Source
from cascade.reading.witnesses.records import PrintedRow, TableWitnesses

YEARS = (2025, 2026)


def rows_of(text: str) -> list[PrintedRow]:
    """Turn lines `[page] code | name | pagu pagu` into rows; "?" is an unread pagu, "*" before a name bold type."""
    rows, page = [], 1
    for line in inspect.cleandoc(text).splitlines():
        code, name, pagu = (part.strip() for part in line.split("|"))
        if code.startswith("["):
            page, code = int(code[1 : code.index("]")]), code[code.index("]") + 1 :].strip()
        amounts = [None if each == "?" else Decimal(each.replace(".", "")) for each in pagu.split()]
        total = name.startswith("Jumlah")
        rows.append(
            PrintedRow(
                name.removeprefix("*"),
                Source("uji.pdf", page=page, row=len(rows) + 1),
                code=code,
                text=name.removeprefix("*"),
                bold=name.startswith("*"),
                pagu=dict(zip(YEARS, amounts, strict=False)),
                heads="total" if total else "name",
            )
        )
    return rows


def random_table(seed: int) -> tuple[list[PrintedRow], list[str]]:
    """Grow programs with kegiatan and sub kegiatan whose sums are exact; return the rows without any sign, and their levels."""
    chance = random.Random(seed)
    rows: list[tuple[str, list[int]]] = []
    for _ in range(chance.randint(2, 4)):
        program = len(rows)
        rows.append(("program", [0, 0]))
        for _ in range(chance.randint(2, 4)):
            kegiatan = len(rows)
            rows.append(("kegiatan", [0, 0]))
            for _ in range(chance.randint(2, 4)):
                amounts = [chance.randint(1_000_001, 900_000_000) for _ in YEARS]
                rows.append(("sub_kegiatan", amounts))
                for above in (program, kegiatan):
                    rows[above] = (rows[above][0], [a + b for a, b in zip(rows[above][1], amounts, strict=True)])
    printed = [
        PrintedRow(
            "Nama", Source("uji.pdf", row=n), text="Nama", pagu=dict(zip(YEARS, map(Decimal, amounts), strict=True))
        )
        for n, (_, amounts) in enumerate(rows, 1)
    ]
    return printed, [level for level, _ in rows]


def levels_of(heard: TableWitnesses) -> list[str]:
    """Return the levels of the rows that are no totals."""
    return [row.level for row in heard.rows]
