"""Hold what one file prints and where: grids of cells, lines of text, remarks.

Loaders write these records, the rest of reading understands them. A cell stands once, with its true spans; nobody has
decided yet what a column means.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from cascade.model.problems import Problem
from cascade.model.values import Source


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed cell; `row` and `column` count from 1 inside its grid, spans cover merged cells.

    `text` is what a reader sees (a spreadsheet value as its number format shows it); `number` is the
    value so shown, where the file stores a number; `indent` how far the text stands from the left edge, in points. `other` is
    the number that a second reading of the file gives, where it gives another one; `unsure` marks a text that may belong to
    this place or to another one. `fill` names the colour behind the text (rrggbb, in a workbook also
    a colour of its theme); it is blank where that is white or nobody knows.
    """

    text: str
    row: int
    column: int
    source: Source
    rows: int = 1
    columns: int = 1
    bold: bool = False
    hidden: bool = False
    number: Decimal | None = None
    indent: int = 0
    other: str = ""
    unsure: bool = False
    fill: str = ""

    def starts_at(self, row: int) -> bool:
        """Tell whether it begins in a row, and does not reach into it from above."""
        return self.row == row


@dataclass(frozen=True, slots=True)
class Note:
    """A remark outside the table: a cell comment, a text box, a reviewer's line in the margin."""

    text: str
    source: Source
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of running text."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Grid:
    """A rectangular table as printed, before anyone knows what it means.

    `cells` holds each printed cell once, at its top left corner; `at` resolves merged positions. `edges` are the left edge of
    each column and the right edge of the last one, in points from the left of the upright page, where the file has pages;
    `first_column` is the first one in which a cell begins.
    """

    name: str
    cells: tuple[Cell, ...]
    rows: int
    columns: int
    source: Source
    edges: tuple[float, ...] = field(default=(), compare=False)
    first_column: int = field(init=False, repr=False, compare=False)
    _rows: dict[int, dict[int, Cell]] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "first_column", min((cell.column for cell in self.cells), default=1))
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.rows):
                covered = self._rows.setdefault(row, {})
                for column in range(cell.column, cell.column + cell.columns):
                    covered.setdefault(column, cell)

    @property
    def filled_rows(self) -> list[int]:
        """The rows that print something; a stray far cell makes `rows` a million."""
        return sorted(self._rows)

    def at(self, row: int, column: int) -> Cell | None:
        """Return the cell that covers a position, or None where nothing is printed."""
        return self._rows.get(row, {}).get(column)

    def row(self, row: int) -> Iterator[Cell]:
        """Yield the cells that cover a row, each once, from left to right."""
        last = None
        for _, cell in sorted(self._rows.get(row, {}).items()):
            if cell is not last:
                yield cell
            last = cell


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """Everything that one file prints, in reading order.

    Shape:
        lines: of each canonical document, the line (from 1) of each key path; empty where all are of the right form.
    """

    file: str
    sha256: str
    blocks: tuple[Grid | Line, ...] = ()
    notes: tuple[Note, ...] = ()
    problems: tuple[Problem, ...] = ()
    canonical: tuple[Mapping[str, object], ...] = ()
    lines: tuple[Mapping[tuple[str | int, ...], int], ...] = ()
