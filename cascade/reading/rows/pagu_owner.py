"""Tell whose a pagu is that stands right of several elements: of the last one, or of one above it.

A table and the elements that begin in a row go in; the one whose pagu the row prints comes out. Many tables print the pagu of a kegiatan
on the line of its first sub kegiatan, or merged over all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cascade.model import Cell, Element
from cascade.reading.name_parser import has_letter
from cascade.reading.rows.money import MONEY_FIELDS
from cascade.reading.rows.table_cells import TableCells
from cascade.reading.tables.table import Column
from cascade.text.numbers import parse_quantity

_FEW = 3  # rows with a pagu from which a habit of the table can be told
_MOST, _NEARLY_ALL = 0.6, 0.9


@dataclass(frozen=True, slots=True)
class BegunElement:
    """An element that begins in a row: the column of its name, and the cell that prints it."""

    element: Element
    column: Column
    cell: Cell


class PaguOwner:
    """Knows the habit of one table: in which rows its blocks print a pagu, and whose it is."""

    def __init__(self, cells: TableCells):
        self.cells = cells
        self.habits = {block: self._habit(block) for block in cells.blocks}

    def of_row(self, block: int, row: int, begun: Sequence[BegunElement]) -> Element | None:
        """Return the element whose pagu a block prints in a row, of those that begin in it; None where it is of a row above."""
        is_own = any(each.column.block == block for each in begun)
        if self.is_of_row_above(block, row) or (not is_own and self._names_something(block, row)):
            return None
        if is_own and len(begun) == 1:
            return begun[0].element
        printed = self._printed(block, row)
        if not is_own and not printed:
            return None
        if printed and printed[0].rows > 1:
            alike = [each for each in begun if each.cell.rows == printed[0].rows]
            if alike:
                return alike[-1].element
        habit = self.habits[block]
        default = begun[-1].element if begun else None
        return next((each.element for each in begun if each.column.number == habit), default)

    def is_of_row_above(self, block: int, row: int) -> bool:
        """Tell whether a row prints no pagu because its block prints that of an element left of it once."""
        return self.habits[block] is not None and not self._printed(block, row)

    def _names_something(self, block: int, row: int) -> bool:
        """Tell whether a block names an element or indicator for a row, be it merged from above."""
        columns = [*self.cells.element_columns(block), *self.cells.table.find(block, "indicator")]
        return any(cell is not None and has_letter(cell.text) for cell in (self.cells.at(row, c) for c in columns))

    def _habit(self, block: int) -> int | None:
        """Return the number of the column left of the last one whose elements have the pagu of a block; None where it is the last one."""
        columns = [
            c for c in self.cells.table.columns if c.is_element and c.name != "by_code" and not c.is_continuation
        ]
        if len(columns) < 2:
            return None
        paid = {row for row in self.cells.table.data_rows if self._printed(block, row)}
        if len(paid) < _FEW:
            return None
        begins = {c.number: {row for row in self.cells.table.data_rows if self._begins(c, row)} for c in columns}
        last = begins[columns[-1].number]
        if len(last & paid) >= _MOST * len(last):
            return None
        for column in reversed(columns[:-1]):
            rows = begins[column.number]
            if len(paid & rows) >= _NEARLY_ALL * len(paid) and len(paid & rows) >= _MOST * len(rows):
                return column.number
        return None

    def _begins(self, column: Column, row: int) -> bool:
        cell = self.cells.name_cell(column, row)
        return cell is not None and cell.starts_at(row)

    def _printed(self, block: int, row: int) -> list[Cell]:
        """Return the cells of a row that print a pagu in a block."""
        cells = (self.cells.at(row, c) for c in self.cells.table.columns if c.block == block and c.name in MONEY_FIELDS)
        return [c for c in cells if c is not None and c.starts_at(row) and not parse_quantity(c.text).is_missing]
