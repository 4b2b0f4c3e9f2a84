"""Keep what is known of a recognised table: the meaning of its columns, and which rows hold data.

The records that the classifier makes and that the row parser reads, and the groups of fields that both must know. No value of a
cell is looked at in here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cascade.model import IKU_DETAILS, Grid
from cascade.model.i18n import LocalizedText

DOUBTFUL = 0.65  # confidence of a column below which four of ten are right (benchmarks/reading/spoil.py --margins)
CORE_FIELDS = ("indicator", "target", "targets", "quarters")
VALUE_FIELDS = ("target", "targets", "quarters", "pagu", "pagus", "pagu_quarters")
SUPPLEMENTARY_FIELDS = (
    "pagu_quarters",
    "funds",
    "outcome",
    *IKU_DETAILS,
)  # fields that tell no kind of table from another
MULTI_COLUMN_FIELDS = ("indicator", "code")  # fields that may be printed in several columns under one heading


@dataclass(frozen=True, slots=True)
class Column:
    """What one printed column holds: a field of a block, for one year or quarter where it has one.

    `ordinal` is the "Tahun ke-n" of a header that prints no calendar year; `is_continuation` marks a further column
    under the same heading; `confidence` is how sure its meaning is, from 0 to 1.
    """

    number: int
    header: str
    block: int | None = None
    name: str | None = None
    is_element: bool = False
    year: int | None = None
    ordinal: int | None = None
    quarter: int | None = None
    cumulative: bool = False
    ignored: bool = False
    is_continuation: bool = False
    confidence: float = field(default=1.0, compare=False)


@dataclass(frozen=True, slots=True)
class TableForm:
    """What kind of table it is, and what that says of its rows.

    `block_levels` gives for each block the level of its indicators where no element tells it. `is_list` marks a table that lists
    elements, and indicators without values; `per_quarter` one whose target is that of the quarter in its title. `skip` tells the
    rows, by the text they begin with, that hold no indicator of performance; `sections` the level of the rows below a row that
    prints nothing but such a heading.
    """

    kind: str
    name: str
    block_levels: tuple[str | None, ...] = (None,)
    is_list: bool = False
    per_quarter: bool = False
    skip: str = "(?!)"
    sections: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class UnusedColumn:
    """Why the values of a column are not used, although its heading was understood."""

    number: int
    reason: LocalizedText


@dataclass(frozen=True, slots=True)
class Table:
    """A recognised table: its form, its columns, and the rows that hold data (from 1, inside the grid).

    `header` are the texts over its columns, on this grid or on that of the table that it goes on with; `unused` are the columns whose values are not used, and why; `continues` tells that it prints no header and has the columns of the table before it.
    """

    form: TableForm
    grid: Grid
    columns: tuple[Column, ...]
    header_rows: range
    data_rows: tuple[int, ...]
    continues: bool = False
    unused: tuple[UnusedColumn, ...] = ()
    header: Mapping[int, frozenset[str]] = field(default_factory=dict, compare=False)

    @property
    def weakest(self) -> Column | None:
        """The column of elements, indicators or targets whose meaning is least sure; None where it has none."""
        core = (column for column in self.columns if column.is_element or column.name in CORE_FIELDS)
        return min(core, key=lambda column: column.confidence, default=None)

    @property
    def unclear(self) -> Column | None:
        """The weakest column, where its meaning is a guess; what a table goes on with was said of its first part."""
        column = self.weakest
        return None if self.continues or column is None or column.confidence >= DOUBTFUL else column

    @property
    def confidence(self) -> float:
        """How sure the meaning of its columns is: that of the weakest one."""
        return self.weakest.confidence if self.weakest else 1.0

    def find(self, block: int, name: str) -> tuple[Column, ...]:
        """Return the columns of one field of one block."""
        return tuple(c for c in self.columns if c.block == block and c.name == name)
