"""Say where the cells of a table stand: in which columns, across which, in which block.

A recognised table goes in; questions about the place of a cell are answered. No text is understood here beyond being a name or none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cascade.model import Cell, Grid
from cascade.reading.name_parser import has_letter, names_goal
from cascade.reading.tables.table import Column, Table
from cascade.text.printable import one_line


@dataclass(frozen=True, slots=True)
class TableCells:
    """Answers where the cells of one table stand."""

    table: Table

    @property
    def grid(self) -> Grid:
        """The grid that the table is printed in."""
        return self.table.grid

    @property
    def blocks(self) -> range:
        """The numbers of its blocks of columns."""
        return range(len(self.table.form.block_levels))

    def at(self, row: int, column: Column) -> Cell | None:
        """Return the cell that covers a row of a column."""
        return self.grid.at(row, column.number)

    def beginning_in(self, row: int) -> list[Cell]:
        """Return the cells that a row prints, without those merged from above."""
        return [cell for cell in self.grid.row(row) if cell.text and cell.starts_at(row)]

    def column(self, cell: Cell) -> Column:
        """Return the column in which a cell begins."""
        columns = self.table.columns
        return columns[cell.column - 1] if cell.column <= len(columns) else Column(cell.column, "")

    def covered_columns(self, cell: Cell) -> Sequence[Column]:
        """Return the columns across which a cell lies."""
        return self.table.columns[cell.column - 1 : cell.column - 1 + cell.columns]

    def is_wide(self, cell: Cell) -> bool:
        """Tell whether a merged cell lies across columns of different meaning."""
        if cell.columns == 1:
            return False
        covered = self.covered_columns(cell)
        return len({(c.block, c.name, c.year, c.ordinal, c.quarter) for c in covered if c.name}) > 1

    def is_heading(self, cell: Cell) -> bool:
        """Tell whether a cell stands across the table and belongs to none of its columns."""
        if not self.is_wide(cell):
            return False
        first = self.column(cell).name
        return first is None or (first == "code" and names_goal(one_line(cell.text)))

    def element_columns(self, block: int) -> list[Column]:
        """Return the columns of a block that name elements, from left to right."""
        return [c for c in self.table.columns if c.block == block and c.is_element]

    def name_cell(self, column: Column, row: int) -> Cell | None:
        """Return the cell that prints a name for an element column; a number is none, a heading neither."""
        cell = self.at(row, column)
        if cell is None or not has_letter(cell.text):
            return None
        is_anothers = cell.column != column.number and self.column(cell).is_element
        return None if is_anothers or self.is_heading(cell) else cell
