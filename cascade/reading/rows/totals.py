"""Read the total rows of a table: what they add up, and whether that can be told.

Rows that begin with "Jumlah", "Total" go in; totals over the elements above them come out. A total row of which nobody can tell what it
adds up is reported instead.
"""

from __future__ import annotations

from dataclasses import replace

from cascade.model import Cell, Element, Indicator, Label, Total
from cascade.model.i18n import LocalizedText
from cascade.reading.document_content import DocumentContent, PrintedName
from cascade.reading.name_parser import is_total, is_total_of_office
from cascade.reading.rows.money import MONEY_FIELDS
from cascade.reading.rows.reports import Reports
from cascade.reading.rows.table_cells import TableCells
from cascade.reading.rows.values import ValueReader
from cascade.text.numbers import parse_quantity
from cascade.text.printable import one_line


class TotalReader:
    """Reads the total rows of one table, over the elements of its own part where a page cuts it."""

    def __init__(self, cells: TableCells, content: DocumentContent, values: ValueReader, reports: Reports):
        self.cells = cells
        self.content = content
        self.values = values
        self.reports = reports
        self.first_element = len(content.elements)  # place of the first one of this table in the document
        self.elements_at_last = self.first_element
        self.add_up = True
        self.rows: set[int] = set()

    def is_total(self, cell: Cell) -> bool:
        """Tell whether a cell heads a total row; an indicator may begin with the same word."""
        text = one_line(cell.text)
        if is_total(text):
            return self.cells.column(cell).name != "indicator" or self._has_only_amounts_beside(cell)
        return is_total_of_office(text) and any(column.is_element for column in self.cells.covered_columns(cell))

    def _has_only_amounts_beside(self, cell: Cell) -> bool:
        """Tell whether a row prints amounts of money beside a cell, and nothing else."""
        beside = [other for other in self.cells.beginning_in(cell.row) if other is not cell]
        return bool(beside) and all(self.cells.column(other).name in MONEY_FIELDS for other in beside)

    def read(self, row: int, cell: Cell, urusan_rows: set[int]) -> None:
        """Keep a total row that prints the pagu of all elements since the last one; of two in a row the second is of all.

        Where a row above prints a pagu of no element, nobody can tell what it is the total of; that of an urusan is the
        sum of other rows.
        """
        pagu = {
            year: q
            for block in self.cells.blocks
            for name in ("pagus", "pagu")
            for year, q in self.values.by_year(block, name, row)
            if not q.is_missing
        }
        self.content.printed_names.append(PrintedName(self.content.table, cell, heads="total", pagu=pagu))
        elements = self.content.elements
        begin = self.elements_at_last if self.elements_at_last < len(elements) else self.first_element
        self.add_up = self.add_up and bool(pagu) and self._all_pagu_is_read(row, self.rows | urusan_rows)
        self.rows.add(row)
        self.elements_at_last = len(elements)
        if self.add_up and begin < len(elements):
            ids = tuple(element.id for element in elements[begin:])
            end_pagu = next((q for block in self.cells.blocks if (q := self.values.end_pagu(block, row))), None)
            self.content.totals.append(Total(Label(one_line(cell.text), cell.source), pagu, ids, end_pagu))
            return
        self.reports.report(
            cell, LocalizedText("baris jumlah; tidak dibaca sebagai unsur", "a total row; not read as an element")
        )

    def _all_pagu_is_read(self, end: int, of_other_rows: set[int]) -> bool:
        """Tell whether each pagu printed above a row is that of an element or indicator."""
        owners: list[Element | Indicator] = [*self.content.elements[self.first_element :], *self.content.indicators]
        read = {replace(q.source, carried=False) for each in owners for q in each.pagu.values() if q.source}
        columns = [c for c in self.cells.table.columns if c.name in ("pagu", "pagus")]
        return all(
            cell is None or not cell.starts_at(row) or parse_quantity(cell.text).is_missing or cell.source in read
            for row in self.cells.table.data_rows
            if row < end and row not in of_other_rows
            for cell in (self.cells.at(row, column) for column in columns)
        )
