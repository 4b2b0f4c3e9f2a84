"""Hold what a printed row shows, and what its witnesses say of it.

Readers of tables fill `PrintedRow`; the other modules of this package return the rest. Levels are counted by depth, from the urusan down.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from cascade.model import Source, SumVerdict, TableCompleteness

DEPTHS = ("urusan", "bidang", "tujuan", "sasaran", "program", "kegiatan", "sub_kegiatan", "rincian")
URUSAN, BIDANG, TUJUAN, SASARAN, PROGRAM, KEGIATAN, SUB_KEGIATAN, RINCIAN = range(len(DEPTHS))
Witness = Literal["column", "word", "code", "elsewhere", "style", "order", "sums"]
Amounts = Mapping[int, Decimal | None]  # by year; None is a print that nobody can read, a year left out a blank cell


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One printed name of a table, with what is printed beside it and how it looks.

    `level` is what a column or form of its own says, `word` what the name begins with, `elsewhere` what another table prints
    for this name, `looks` what it was taken for by its looks alone. `column`, `bold`, `fill` and `indent` are of the cell of the name, `text` is that cell, number included,
    `with_currency` tells whether "Rp" stands before its pagu, `grain` is how many rupiah its last printed digit counts.
    """

    name: str
    source: Source
    code: str = ""
    text: str = ""
    level: str | None = None
    word: str | None = None
    elsewhere: str | None = None
    looks: str | None = None
    column: int = 0
    bold: bool = False
    fill: str = ""
    indent: int = 0
    with_currency: bool = False
    pagu: Amounts = field(default_factory=dict)
    grain: int = 1
    heads: Literal["name", "urusan", "total"] = "name"

    @property
    def page(self) -> int | None:
        """The page on which its name is printed."""
        return self.source.page


@dataclass(frozen=True, slots=True)
class Levelled:
    """What the witnesses say of one row: its depth, the row above it (by its place), and how sure they are.

    `margin` is what the best other depth loses, in nats; `proved` rests on a sum of two or more parts.
    """

    depth: int
    parent: int | None
    margin: float
    witnesses: tuple[Witness, ...] = ()
    proved: bool = False

    @property
    def summed(self) -> bool:
        """It stands in a sum of several parts that comes out."""
        return "sums" in self.witnesses

    @property
    def level(self) -> str:
        """The name of its level."""
        return DEPTHS[self.depth]


@dataclass(frozen=True, slots=True)
class PrintedSum:
    """A row and the rows right below it, with what the row prints more than they do, by year; 0 where the sum comes out."""

    parent: int
    parts: tuple[int, ...]
    differences: Mapping[int, Decimal]
    unread: frozenset[int] = frozenset()

    @property
    def holds(self) -> bool:
        """It comes out in some year and fails in none."""
        return bool(self.differences) and not any(self.differences.values())

    @property
    def fails(self) -> bool:
        """Some year does not come out."""
        return any(self.differences.values())


@dataclass(frozen=True, slots=True)
class FailingSum:
    """Why a sum does not come out, as far as the table tells; `pages` are those between which rows may be lost."""

    sum: PrintedSum
    verdict: SumVerdict
    pages: tuple[int, int] | None = None
    row: int | None = None  # the row in question


@dataclass(frozen=True, slots=True)
class TableWitnesses:
    """What the witnesses say of a table, row by row and as a whole.

    `orphans` are rows whose program or kegiatan is printed nowhere above them, `units` the begins of blocks that repeat the codes of the block before: the units of an office.
    """

    rows: tuple[Levelled, ...]
    sums: tuple[PrintedSum, ...]
    failing: tuple[FailingSum, ...]
    completeness: TableCompleteness
    orphans: tuple[int, ...] = ()
    units: tuple[int, ...] = ()
