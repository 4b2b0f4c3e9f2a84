"""Open the elements that rows name, each at its level and under the element above it.

The names in a row of a table go in; elements come out, in printed order, with the pagu that their row prints. Where nothing tells the
level of a name it stays unknown, and is reported for the whole table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from cascade.model import OUTCOME_LEVELS, Cell, Element, Label, Line, Quantity, Source
from cascade.model.i18n import LocalizedText
from cascade.reading.document_content import DocumentContent, PrintedName
from cascade.reading.level_detection import levels_by_appearance
from cascade.reading.level_signs import level_of_sign
from cascade.reading.name_parser import (
    CODED_COLUMNS,
    elements_named_above,
    has_letter,
    heading_name,
    is_result_sentence,
    is_urusan,
    level_by_name,
    level_word,
    split_code,
    without_level_label,
)
from cascade.reading.rows import forward_fill
from cascade.reading.rows.code_levels import CodeLevels, coded_names
from cascade.reading.rows.pagu_owner import BegunElement, PaguOwner
from cascade.reading.rows.reports import Reports
from cascade.reading.rows.table_cells import TableCells
from cascade.reading.rows.values import ValueReader
from cascade.reading.rows.work_units import WorkUnits
from cascade.reading.tables.table import Column
from cascade.text.printable import one_line


class ElementReader:
    """Opens the elements of one table."""

    def __init__(self, cells: TableCells, content: DocumentContent, values: ValueReader, reports: Reports):
        self.cells = cells
        self.content = content
        self.values = values
        self.reports = reports
        self.units = WorkUnits(cells, content.work_unit)
        self.current = content.current
        self.understood_row = 0  # a row that is understood although it opens no element
        self.begin_rows: dict[str, int] = {}  # element → its row
        self.begun: list[BegunElement] = []  # in the row that is read, from left to right
        self.pagu_owner = PaguOwner(cells)
        self.urusan_rows: set[int] = set()
        self.levels_by_appearance = levels_by_appearance(cells.table)
        self.code_levels = CodeLevels(coded_names(cells), content.code_depths)
        content.code_depths = self.code_levels.by_depth
        self.names_without_level: list[Cell] = []  # names that nothing tells the level of

    def open_named_above(self, lines: Sequence[Line]) -> None:
        """Open the elements that lines above name ("Tujuan: …", "Program : 7.01.01 …"), if no column of the table does."""
        table = self.cells.table
        if any(c.is_element for c in table.columns) or any(table.form.block_levels):
            return
        for level, name, code, source in elements_named_above(lines):
            self.begin(level, name, code, source, assumed=False)

    def open_unit(self, row: int, printed: Sequence[Cell]) -> bool:
        """Begin the unit that a row names; tell whether it does nothing else, but for the total of the unit."""
        if self.units.begin_heading(row, printed):
            self.urusan_rows.add(row)
            return True
        self.units.begin_row(row)
        return False

    def end_row(self, begun: Sequence[Element]) -> None:
        """Let the unit of a row hold for the elements below those that began in it, or below the open one."""
        self.begun = []
        deepest = forward_fill.deepest(self.current)
        self.units.end_row(begun or ([deepest] if deepest else []))

    def open_heading(self, printed: Sequence[Cell]) -> bool:
        """Open the element that a heading across the table names: "Sasaran 1: …", "Program …"."""
        wide = [cell for cell in printed if self.cells.is_heading(cell)]
        heading = heading_name(one_line(wide[0].text)) if len(wide) == 1 else None
        if heading is None:
            return False
        self.begin(heading.level, heading.name, None, wide[0].source, assumed=True)
        return True

    def open_in_row(self, block: int, row: int, filled: int) -> Element | None:
        """Open the elements whose names are printed in this row; return the deepest."""
        newest = None
        for column in self.cells.element_columns(block):
            cell = self.cells.name_cell(column, row)
            if cell is None or not cell.starts_at(row):
                continue
            opened = self._open(block, column, cell, row)
            if opened is not None:
                self.begun.append(BegunElement(opened, column, cell))
            newest = opened or newest
            may_be_remark = filled == 1 and not self.cells.table.form.is_list
            if newest is not None and may_be_remark and not _is_result(newest):
                self.content.alone_in_row.add(newest.id)
        return newest

    def begin(
        self,
        level: str,
        name: str,
        code: Label | None,
        source: Source,
        *,
        assumed: bool,
        pagu: Mapping[int, Quantity] | None = None,
    ) -> Element:
        """Begin an element, or go on with the open one that it repeats; `pagu` is what its row prints of it."""
        unit, open_element = self.units.of_element(level), self.current.get(level)
        if open_element and forward_fill.goes_on(self._latest(open_element), name, code, unit, pagu or {}):
            self.current = forward_fill.down_to(level, self.current)
            return open_element
        parent = forward_fill.parent_of(level, self.current)
        element = Element(
            id=f"e{len(self.content.elements) + 1}",
            level=level,
            name=Label(name, source),
            code=code,
            parent=parent.id if parent else None,
            level_assumed=assumed,
            work_unit=unit,
        )
        self.content.elements.append(element)
        self.current = forward_fill.after_beginning(element, self.current)
        return element

    def measured_by(self, block: int, row: int) -> Element | None:
        """Return the element that this row's indicator measures."""
        columns = self.cells.element_columns(block)
        if not columns:
            level = self.cells.table.form.block_levels[block]
            return self.current.get(level) if level else forward_fill.deepest(self.current)
        printed = [(column, self.cells.at(row, column)) for column in columns]
        return forward_fill.measured_element(printed, row, self.current)

    def read_pagu(self, block: int, row: int) -> bool:
        """Give the pagu and source of funds that a row prints to the element whose they are; tell whether there is one."""
        owner = self.pagu_owner.of_row(block, row, self.begun)
        if owner is None:
            return False
        pagu = self._pagu_in(block, row)
        quarters, funds = self.values.pagu_quarters(block, row), self.values.text(block, "funds", row, blank=True)
        end_pagu = self.values.end_pagu(block, row)
        if pagu or end_pagu is not None or quarters is not None or funds is not None:
            self._change(owner, lambda e: forward_fill.filled_in(e, pagu, end_pagu, quarters, funds))
        return True

    def has_pagu_of(self, block: int, row: int) -> bool:
        """Tell whether a row prints the pagu of an open element again."""
        pagu = self._pagu_in(block, row)
        return any(e.pagu and forward_fill.may_be_pagu_of(e, pagu) for e in map(self._latest, self.current.values()))

    def read_outcome(self, block: int, row: int) -> None:
        """Keep what a column of its own prints as the outcome of the program that begins in a row or goes on."""
        program = self.current.get("program")
        for column in self.cells.table.find(block, "outcome"):
            cell = self.cells.at(row, column)
            if cell is None or not cell.starts_at(row) or not has_letter(cell.text):
                continue
            if not self.reports.spans_columns(cell) and program is not None:
                self._add_statement(program, cell)

    def report_names_without_level(self) -> None:
        """Report the names of the table that nothing tells the level of."""
        if self.names_without_level:
            reason = LocalizedText(
                "tidak jelas mana program, kegiatan atau sub kegiatan ({n} nama)",
                "it is unclear which are program, kegiatan or sub kegiatan ({n} names)",
            )
            self.reports.report(self.names_without_level[0], reason.format(n=len(self.names_without_level)))

    def _open(self, block: int, column: Column, cell: Cell, row: int) -> Element | None:
        is_deepest = column.name == "by_code" or column is self.cells.element_columns(block)[-1]
        text = one_line(cell.text)
        code = self.values.code(block, row) if is_deepest else None
        if column.name in CODED_COLUMNS:
            printed_code, text = split_code(text)
            code = Label(printed_code, cell.source) if printed_code else code
        named = level_by_name(column.name or "", text, code, self.code_levels.level)
        level, assumed = named.level, named.is_assumed
        level_cell = self.values.text(block, "level", row)
        own_level = None if column.name == "by_code" else level
        if level_cell and (word := level_of_sign(level_cell.text, self.content.level_signs)):
            level, assumed, own_level = word, False, word
        if level == "urusan" and not is_urusan(text) and self._is_measured(block, row):
            level, assumed = level_word(text) or "unknown", True  # its code lost a part
        if level == "urusan":
            self.understood_row = row
            self.urusan_rows.add(row)
            of_urusan = self._pagu_in(block, row)
            printed = PrintedName(self.content.table, cell, code=code, heads="urusan", pagu=of_urusan)
            self.content.printed_names.append(printed)
            return None
        if level == "unknown" and is_result_sentence(text) and "sasaran" in column.header:
            level = self._level_of_result(column, row)
        if level == "unknown":
            deepest = forward_fill.deepest(self.current)
            if deepest and self._is_statement(column, cell, text):
                self._add_statement(self._resume(block, row, cell, deepest) or deepest, cell)
                self.understood_row = row
                return None
            level = self.levels_by_appearance.get(cell, level)
            if level == "unknown" and deepest and self._is_cut_by_page(block, row, cell, deepest):
                self._complete_name(deepest, text)
                self.understood_row = row
                return None
        if level == "unknown" and column.name == "by_code":
            self.names_without_level.append(cell)
        pagu = self._pagu_in(block, row) if self._is_last_name(block, column, row) else None
        name = without_level_label(named.name)
        element = self.begin(level, name, code, cell.source, assumed=assumed, pagu=pagu)
        self.begin_rows.setdefault(element.id, row)
        printed = PrintedName(self.content.table, cell, element.id, own_level, element.code)
        self.content.printed_names.append(printed)
        return element

    def _is_measured(self, block: int, row: int) -> bool:
        """Tell whether a row prints an indicator, which an urusan has none of."""
        cells = (self.cells.at(row, column) for column in self.cells.table.find(block, "indicator"))
        return any(
            c is not None and c.starts_at(row) and has_letter(c.text) and not self.cells.is_wide(c) for c in cells
        )

    def _pagu_in(self, block: int, row: int) -> dict[int, Quantity]:
        """Return the pagu that a row prints."""
        return dict(self.values.by_year(block, "pagus", row)) | dict(self.values.by_year(block, "pagu", row))

    def _is_last_name(self, block: int, column: Column, row: int) -> bool:
        """Tell whether no element further right begins in a row: the pagu of the row is that of the last one."""
        later = [c for c in self.cells.element_columns(block) if c.number > column.number]
        cells = (self.cells.name_cell(c, row) for c in later)
        return not any(cell is not None and cell.starts_at(row) for cell in cells)

    def _resume(self, block: int, row: int, cell: Cell, deepest: Element) -> Element | None:
        """Go back to the open element whose sentence and pagu a row prints again: there the block of a unit begins."""
        text = one_line(cell.text)
        if not self._latest(deepest).statements:
            return None  # it is the sentence of the deepest one, whoever has the same
        for element in map(self._latest, self.current.values()):
            printed_before = any(statement.text == text for statement in element.statements)
            if printed_before and forward_fill.may_be_pagu_of(element, self._pagu_in(block, row)):
                self.current = forward_fill.down_to(element.level, self.current)
                return element
        return None

    def _is_cut_by_page(self, block: int, row: int, cell: Cell, deepest: Element) -> bool:
        """Tell whether a name without code only ends the coded one with which the page before ended."""
        row_above = max((r for r in self.cells.table.data_rows if r < row), default=row)
        pages_above = {other.source.page for other in self.cells.beginning_in(row_above)}
        is_coded = bool(self.cells.table.find(block, "code")) and deepest.code is not None
        return is_coded and cell.source.page is not None and bool(pages_above) and cell.source.page not in pages_above

    def _complete_name(self, element: Element, text: str) -> None:
        """Add to the name of an element what a page cut off."""
        name = replace(element.name, text=f"{element.name.text} {text}")
        self._change(element, lambda e: replace(e, name=name))
        self.current[element.level] = replace(element, name=name)

    def _level_of_result(self, column: Column, row: int) -> str:
        """Return the level of a sentence of a result in a column of tujuan, sasaran and programs that holds no outcomes."""
        if re.search("outcome|output", column.header):
            return "unknown"
        below = (
            cell
            for r in self.cells.table.data_rows
            if r > row and (cell := self.cells.name_cell(column, r)) and cell.starts_at(r)
        )
        following = next(below, None)
        leads_another = following is not None and is_result_sentence(one_line(following.text))
        return "tujuan" if leads_another and "tujuan" in column.header and "tujuan" not in self.current else "sasaran"

    def _is_statement(self, column: Column, cell: Cell, text: str) -> bool:
        """Tell whether a name without code and level is the outcome or output sentence of the element above it.

        Official names of programs and kegiatan are nouns; a sentence of a result begins with Meningkatnya, Tersedianya.
        """
        if is_result_sentence(text):
            return True
        return cell not in self.levels_by_appearance and re.search("outcome|output", column.header) is not None

    def _add_statement(self, element: Element, cell: Cell) -> None:
        """Keep a sentence that says what an element yields, once."""
        statement = Label(one_line(cell.text), cell.source)
        if any(each.text == statement.text for each in self._latest(element).statements):
            return
        self._change(element, lambda e: replace(e, statements=(*e.statements, statement)))

    def _latest(self, element: Element) -> Element:
        """Return an element with all that rows have added to it."""
        return self.content.elements[self._position(element)]

    def _change(self, element: Element, change: Callable[[Element], Element]) -> None:
        position = self._position(element)
        self.content.elements[position] = change(self.content.elements[position])

    def _position(self, element: Element) -> int:
        """Return the place of an element among those of the document; it is one of the last."""
        elements = self.content.elements
        return next(p for p in reversed(range(len(elements))) if elements[p].id == element.id)


def _is_result(element: Element) -> bool:
    """Tell whether a text alone in its row is a tujuan or sasaran that nobody gave an indicator, no remark."""
    return element.level in OUTCOME_LEVELS and is_result_sentence(element.name.text)
