"""Walk the data rows of a table and let each say what it claims.

A table with named columns goes in; elements, indicators, totals, notes and reports come out in the content of its document, in printed
order. What a row is (a total, a heading, a signature, an element with its indicators) is told here; each of them is read elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence

from cascade.model import Cell, Line
from cascade.model.i18n import LocalizedText
from cascade.reading.document_content import DocumentContent
from cascade.reading.rows.elements import ElementReader
from cascade.reading.rows.indicators import IndicatorReader
from cascade.reading.rows.reports import Reports
from cascade.reading.rows.revisions import without_earlier
from cascade.reading.rows.table_cells import TableCells
from cascade.reading.rows.totals import TotalReader
from cascade.reading.rows.values import ValueReader
from cascade.reading.tables.header_parser import quarter_in
from cascade.reading.tables.table import Table
from cascade.text.printable import one_line

LONGEST_NUMBER = 4  # characters of what numbers a heading: "A.", "III."


def read_table(
    table: Table, content: DocumentContent, lines_above: Sequence[Line] = (), *, continues: bool = False
) -> None:
    """Read the data rows of one table into the content of its document.

    Args:
        table: What to read.
        content: What the document claims so far.
        lines_above: The lines above; one such as "Tujuan: …" names what a table without element columns measures.
        continues: The table is cut by a page.
    """
    if not continues:
        content.current, content.section, content.work_unit, content.code_depths = {}, None, None, {}
    content.begin_table(_shape(table), continues=continues)
    reader = _TableReader(table, content, continues=continues)
    if table.form.per_quarter:
        reader.values.quarter = next(
            (q for line in reversed(lines_above) if (q := quarter_in(line.text))), quarter_in(table.grid.name)
        )
    reader.elements.units.begin_above(lines_above)
    reader.elements.open_named_above(lines_above)
    reader.read()


def _shape(table: Table) -> Hashable:
    """Return what the pages of one table share: the years of its pagu; without pagu, all its columns."""
    pagu = {(c.name, c.year, c.ordinal) for c in table.columns if c.name in ("pagu", "pagus")}
    return frozenset(pagu) or tuple((c.name, c.block, c.year, c.ordinal) for c in table.columns if c.name)


class _TableReader:
    """Walks the data rows of one table."""

    def __init__(self, table: Table, content: DocumentContent, *, continues: bool):
        self.table, self.earlier = without_earlier(table)
        self.content = content
        self.cells = TableCells(self.table)
        self.reports = Reports(self.cells, content)
        self.values = ValueReader(self.cells, self.reports)
        self.elements = ElementReader(self.cells, content, self.values, self.reports)
        self.indicators = IndicatorReader(self.cells, content, self.values, self.reports)
        self.totals = TotalReader(self.cells, content, self.values, self.reports)

    def read(self) -> None:
        """Read all rows, and report what the whole table leaves open."""
        content, table = self.content, self.table
        first = len(content.elements)
        content.ordinals |= {
            c.ordinal for c in table.columns if c.ordinal and not c.year and c.name in ("targets", "pagus")
        }
        for row in table.data_rows:
            if printed := self.cells.beginning_in(row):
                self._read_row(row, printed)
        content.current, content.work_unit = self.elements.current, self.elements.units.current
        self.indicators.give_shared_pagu(first)
        self.reports.report_unknown_columns()
        self.reports.report_earlier(self.earlier)
        self.elements.report_names_without_level()

    def _read_row(self, row: int, printed: list[Cell]) -> None:
        if any(self.totals.is_total(cell) for cell in printed[:2]):
            self.totals.read(row, printed[0], self.elements.urusan_rows)
            return
        if re.match(self.table.form.skip, one_line(printed[0].text), re.I):
            self.reports.report(printed[0], LocalizedText("bukan indikator kinerja", "not an indicator of performance"))
            return
        if section := self._section_level(printed):
            self.content.section = section
            return
        if self.reports.is_signature(row, printed):
            for cell in printed:
                self.reports.add_note(cell)
            return
        if self._ends_row_above(row, printed):
            reason = LocalizedText(
                "lanjutan teks baris di atasnya; tidak disambung", "goes on with the row above; not joined to it"
            )
            self.reports.report(printed[0], reason)
            return
        if self.elements.open_unit(row, printed):
            return
        begun = len(self.content.elements)
        understood = self.elements.open_heading(printed)
        for block in self.cells.blocks:
            understood |= self._read_block(block, row, len(printed))
        self.elements.end_row(self.content.elements[begun:])
        if not understood and row != self.elements.understood_row:
            self.reports.report_unread_row(printed)

    def _read_block(self, block: int, row: int, filled: int) -> bool:
        """Read what one block of columns says in a row that fills so many cells; tell whether it was understood."""
        new = self.elements.open_in_row(block, row, filled)
        self.elements.read_outcome(block, row)
        element = self.elements.measured_by(block, row)
        cell = self.indicators.cell_of(block, row)
        is_paid = self.elements.read_pagu(block, row)
        if cell is not None and cell.starts_at(row) and not self.indicators.is_section_heading(cell, filled):
            self.indicators.read(block, row, cell, self.elements, element)
            return True
        if cell is None or not self.indicators.join_numbers_to_grades(block, row, cell):
            self.indicators.report_values_without_name(block, row, merged=cell is not None)
        if not is_paid and row not in self.elements.urusan_rows and not self.elements.has_pagu_of(block, row):
            self.reports.report_pagu_of_nothing(block, row)
        return new is not None or cell is not None

    def _section_level(self, printed: list[Cell]) -> str | None:
        """Return the level of the rows below one that prints nothing but a number and the name of a list."""
        sections, name = dict(self.table.form.sections), one_line(printed[-1].text)
        if len(printed) > 2 or any(len(one_line(cell.text)) > LONGEST_NUMBER for cell in printed[:-1]):
            return None
        return next((level for level, pattern in sections.items() if re.fullmatch(pattern, name, re.I)), None)

    def _ends_row_above(self, row: int, printed: list[Cell]) -> bool:
        """Tell whether a row only ends the texts of the row above: names in lower case and no value."""
        names = {c.number for c in self.table.columns if c.is_element or c.name == "indicator"}
        is_below = any(cell.column in names for cell in self.cells.beginning_in(row - 1))
        return is_below and all(cell.column in names and cell.text[:1].islower() for cell in printed)
