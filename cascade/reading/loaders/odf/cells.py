"""Walk through the cells of an OpenDocument table with their places.

A table goes in; its cells come out row by row, those that are covered by others left out, each with how often it is repeated.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from cascade.reading.loaders.odf.elements import CELL, COLUMN, COVERED, GROUPS, number_of, qualified, rows_in

MAX_ROWS = 1_048_576  # of a sheet
MAX_COLUMNS = 16_384
_STYLE, _DEFAULT_STYLE = qualified("table:style-name"), qualified("table:default-cell-style-name")


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell of a table with its place, how often it is repeated from there, and the name of its style.

    A cell without a style of its own has that of its row, else that of its column.
    """

    cell: etree._Element
    row: int
    column: int
    rows: int
    columns: int
    style: str | None = None


def placed_cells(table: etree._Element) -> Iterator[PlacedCell]:
    """Yield the cells of a table that are not covered by others, row by row."""
    row = 1
    of_columns = _ColumnStyles(table)
    for line in rows_in(table):
        rows = min(number_of(line, "table:number-rows-repeated"), MAX_ROWS - row + 1)
        column = 1
        for cell in line.iterchildren(CELL, COVERED):
            columns = min(number_of(cell, "table:number-columns-repeated"), MAX_COLUMNS - column + 1)
            if cell.tag == CELL and columns > 0 and rows > 0:
                style = cell.get(_STYLE) or line.get(_DEFAULT_STYLE) or of_columns.at(column)
                yield PlacedCell(cell, row, column, rows, columns, style)
            column += columns
        row += rows


def columns_in(table: etree._Element) -> Iterator[etree._Element]:
    """Yield the columns of a table, those in groups too."""
    for child in table:
        if child.tag == COLUMN:
            yield child
        elif child.tag in GROUPS:
            yield from columns_in(child)


class _ColumnStyles:
    """The styles that the columns of a table give to cells without one of their own."""

    def __init__(self, table: etree._Element):
        self.ends: list[int] = []  # the last column of each run of columns
        self.styles: list[str | None] = []
        for column in columns_in(table):
            self.ends.append((self.ends or [0])[-1] + number_of(column, "table:number-columns-repeated"))
            self.styles.append(column.get(_DEFAULT_STYLE))

    def at(self, column: int) -> str | None:
        """Return the style of a column."""
        run = bisect_left(self.ends, column)
        return self.styles[run] if run < len(self.styles) else None
