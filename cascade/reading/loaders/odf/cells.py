"""Walk through the cells of an OpenDocument table with their places.

A table goes in; its cells come out row by row, those that are covered by others left out, each with how often it is repeated.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from cascade.reading.loaders.odf.elements import CELL, COVERED, number_of, rows_in

MAX_ROWS = 1_048_576  # of a sheet
MAX_COLUMNS = 16_384


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell of a table with its place and how often it is repeated from there."""

    cell: etree._Element
    row: int
    column: int
    rows: int
    columns: int


def placed_cells(table: etree._Element) -> Iterator[PlacedCell]:
    """Yield the cells of a table that are not covered by others, row by row."""
    row = 1
    for line in rows_in(table):
        rows = min(number_of(line, "table:number-rows-repeated"), MAX_ROWS - row + 1)
        column = 1
        for cell in line.iterchildren(CELL, COVERED):
            columns = min(number_of(cell, "table:number-columns-repeated"), MAX_COLUMNS - column + 1)
            if cell.tag == CELL and columns > 0 and rows > 0:
                yield PlacedCell(cell, row, column, rows, columns)
            column += columns
        row += rows
