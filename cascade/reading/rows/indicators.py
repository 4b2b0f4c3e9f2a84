"""Read the indicators that rows name, with their values.

A row whose indicator and element are known goes in; one indicator for each name in its cell comes out. Several names in one cell are
paired with as many values, else reported.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from cascade.model import Cell, Element, Indicator, Label, Quantity
from cascade.model.i18n import LocalizedText
from cascade.reading.cell_values import (
    amounts_by_year,
    blocks_with_targets_in_names,
    blocks_with_units_in_brackets,
    printed_places,
)
from cascade.reading.document_content import DocumentContent
from cascade.reading.multi_value_cells import (
    SECTION_NUMBER,
    ItemPicker,
    is_value,
    join_by_capitals,
    join_by_head_words,
    names_with_one_head,
    several_lines,
    split_items,
    without_label,
    without_repetition,
)
from cascade.reading.name_parser import has_code_before, has_letter, is_urusan
from cascade.reading.rows import forward_fill
from cascade.reading.rows.elements import ElementReader
from cascade.reading.rows.reports import Reports
from cascade.reading.rows.table_cells import TableCells
from cascade.reading.rows.values import ValueReader, year_key
from cascade.reading.tables.table import VALUE_FIELDS
from cascade.text.measures import counts_things
from cascade.text.normalize import without_bullet
from cascade.text.numbers import parse_quantity
from cascade.text.printable import one_line
from cascade.text.units import split_target, split_unit


class IndicatorReader:
    """Reads the indicators of one table."""

    def __init__(self, cells: TableCells, content: DocumentContent, values: ValueReader, reports: Reports):
        self.cells = cells
        self.content = content
        self.values = values
        self.reports = reports
        self.blocks_with_bracketed_units = blocks_with_units_in_brackets(cells.table)
        self.blocks_with_targets_in_names = blocks_with_targets_in_names(cells.table)
        self.claimed_pagu_cells: set[Cell] = set()  # pagu cells that an indicator has
        self.borrowed: set[tuple[int, int]] = set()  # block and row whose values belong to another block's indicator

    def cell_of(self, block: int, row: int) -> Cell | None:
        """Return the cell that names the indicator of a row, or the merged one above that still covers it."""
        columns = self.cells.table.find(block, "indicator")
        cells = dict.fromkeys(cell for c in columns if (cell := self.cells.at(row, c)) is not None)
        named = [
            cell
            for cell in cells
            if has_letter(cell.text) and (self.cells.column(cell).name == "indicator" or not self.cells.is_wide(cell))
        ]
        starting_here = [cell for cell in named if cell.starts_at(row)]
        for cell in starting_here[1:]:
            reason = LocalizedText("nama indikator kedua di baris yang sama", "a second indicator name in one row")
            self.reports.report(cell, reason)
        return next(iter(starting_here or named), None)

    def is_section_heading(self, cell: Cell, filled: int) -> bool:
        """Tell whether a cell in the place of an indicator only heads the rows below: an urusan or an OPD with its code."""
        text = one_line(cell.text)
        return filled <= 2 and (has_code_before(text) or is_urusan(text) or self.cells.is_wide(cell))

    def read(self, block: int, row: int, cell: Cell, elements: ElementReader, element: Element | None) -> None:
        """Read the indicators that a cell names for an element."""
        items = split_items(without_repetition(cell.text))
        by_line = self._names_line_by_line(block, row, cell) if len(items) == 1 else []
        values_in = self._block_with_values(block, row)
        owner = elements.pagu_owner.of_row(block, row, elements.begun)
        is_anothers = owner is not None and element is not None and owner.id != element.id
        is_anothers = is_anothers or elements.pagu_owner.is_of_row_above(block, row)
        begin = elements.begin_rows.get(element.id, row) if element else row
        for position, text in enumerate(by_line or items):
            pick = ItemPicker(position, len(by_line or items), by_line=bool(by_line))
            indicator = self._read_one(block, row, cell, text, pick, values_in)
            self.content.indicators.append(
                replace(
                    indicator,
                    level=self._level(block, element),
                    element=element.id if element else None,
                    pagu=self._pagu(block, row, begin) if position == 0 and not is_anothers else {},
                )
            )
        self._report_unpaired(block, row, cell, len(items))

    def join_numbers_to_grades(self, block: int, row: int, cell: Cell) -> bool:
        """Join the numbers below the grades of an indicator whose cell covers both rows: "B" over "(77,20)"."""
        last = self.content.indicators[-1] if self.content.indicators else None
        if last is None or last.name.source != cell.source or row != cell.row + 1:
            return False
        below = {year: q for year, q in self.values.by_year(block, "targets", row) if q.kind in ("number", "percent")}
        grades = {year: last.targets[year] for year in below if year in last.targets}
        if not below or len(grades) < len(below) or any(grade.kind != "ordinal" for grade in grades.values()):
            return False
        joined = {
            year: parse_quantity(f"{grade.raw} {below[year].raw}", grade.source) for year, grade in grades.items()
        }
        self.content.indicators[-1] = replace(last, targets={**last.targets, **joined})
        return True

    def report_values_without_name(self, block: int, row: int, *, merged: bool) -> None:
        """Report values of a row that names no indicator, unless the indicator of another block has them."""
        if (block, row) not in self.borrowed:
            self.reports.report_values_without_indicator(block, row, merged=merged)

    def give_shared_pagu(self, first: int) -> None:
        """Give an element without pagu, from the first of this table on, the one that all its indicator rows print alike."""
        printed: dict[str | None, list[Mapping[int, Quantity]]] = defaultdict(list)
        for indicator in self.content.indicators:
            if amounts_by_year(indicator.pagu):
                printed[indicator.element].append(indicator.pagu)
        for position, element in enumerate(self.content.elements[first:], first):
            pagu = forward_fill.pagu_of_rows(printed[element.id])
            if pagu is not None and not amounts_by_year(element.pagu):
                self.content.elements[position] = replace(element, pagu=pagu)

    def _read_one(self, block: int, row: int, cell: Cell, text: str, pick: ItemPicker, values_in: int) -> Indicator:
        """Read one indicator of a cell, with its values from the columns of a block."""
        values = self.values
        name, label = without_label(text)
        name = SECTION_NUMBER.sub("", without_bullet(name))
        name, printed_target = split_target(name) if block in self.blocks_with_targets_in_names else (name, None)
        name, unit_in_brackets = split_unit(name, any_tail=block in self.blocks_with_bracketed_units)
        unit = values.unit(values_in, row, pick)
        if not (unit and unit.text) and unit_in_brackets:
            unit = Label(unit_in_brackets, cell.source)
        pick = replace(pick, whole=counts_things(name, unit.text if unit else None))
        targets = dict(values.by_year(values_in, "targets", row, pick))
        if printed_target:
            targets[0] = parse_quantity(printed_target, cell.source)
        if not values.quarter:
            targets |= dict(values.by_year(block, "target", row, pick))
        is_cumulative = any(column.cumulative for column in self.cells.table.find(block, "quarters"))
        return Indicator(
            id=f"i{len(self.content.indicators) + 1}",
            name=Label(name, cell.source),
            level="unknown",
            code=values.code(block, row) or (Label(label, cell.source) if label else None),
            unit=unit,
            baseline=values.latest(values_in, "baseline", row, pick),
            targets=targets,
            end_target=values.latest(values_in, "end_target", row, pick),
            quarters=values.quarters(block, row, pick),
            quarter_aggregation="cumulative" if is_cumulative else None,
            details=values.details(block, row, pick),
            packed=pick.count,
            sources=printed_places(cell, targets),
        )

    def _level(self, block: int, element: Element | None) -> str:
        level = self.content.section or self.cells.table.form.block_levels[block]
        return level or (element.level if element else "unknown")

    def _report_unpaired(self, block: int, row: int, cell: Cell, count: int) -> None:
        """Report several indicators in one cell that stand beside another number of targets."""
        columns = [*self.cells.table.find(block, "targets"), *self.cells.table.find(block, "target")]
        values = [beside for c in columns if (beside := self.cells.at(row, c)) is not None]
        first = ItemPicker(0, count)
        if count > 1 and any(first(each.text) is None and not parse_quantity(each.text).is_missing for each in values):
            reason = LocalizedText(
                "{n} indikator dalam satu sel, targetnya tidak sebanyak itu; tidak dipasangkan",
                "{n} indicators in one cell but not as many targets; not paired",
            )
            self.reports.report(cell, reason.format(n=count))

    def _block_with_values(self, block: int, row: int) -> int:
        """Return the block whose columns hold the values of a row's indicator.

        Where tujuan and sasaran stand side by side before one run of years, a row that names only the indicator of the
        tujuan prints its values.
        """
        if any(self.cells.table.find(block, name) for name in VALUE_FIELDS):
            return block
        for other in self.cells.blocks:
            cells = [self.cells.at(row, column) for column in self.cells.table.find(other, "targets")]
            is_own = any(cell is not None and cell.starts_at(row) and cell.text for cell in cells)
            if is_own and self.cell_of(other, row) is None:
                self.borrowed.add((other, row))
                return other
        return block

    def _names_line_by_line(self, block: int, row: int, cell: Cell) -> list[str]:
        """Return the indicators that a cell prints line by line beside as many values, or none; nothing where it is one."""
        columns = [c for name in ("target", "targets", "quarters") for c in self.cells.table.find(block, name)]
        values = [several_lines(beside.text) for c in columns if (beside := self.cells.at(row, c)) is not None]
        units = [beside for c in self.cells.table.find(block, "unit") if (beside := self.cells.at(row, c)) is not None]
        if not any(values) and not any(unit.text.strip() for unit in units):
            return names_with_one_head(cell.text)
        several = [lines for lines in values if len(lines) > 1]
        count = len(several[0]) if several else 0
        if not several or not all(len(lines) == count and all(map(is_value, lines)) for lines in several):
            return []
        lines = several_lines(cell.text)
        for names in (lines, join_by_head_words(lines), join_by_capitals(lines)):
            if len(names) == count and all(name[:1].isupper() for name in names):
                return names
        reason = LocalizedText(
            "{n} nilai per tahun dalam satu sel; nama indikatornya tidak dapat dipisahkan",
            "{n} values a year in one cell; the names of their indicators cannot be told apart",
        )
        self.reports.report(cell, reason.format(n=count))
        return []

    def _pagu(self, block: int, row: int, begin: int) -> dict[int, Quantity]:
        """Return the pagu of an indicator row: what is printed on it, or the merged cell from its element's row on.

        `begin` is the row in which its element begins. A pagu merged over several indicators is on the first of them.
        """
        pagu = dict(self.values.by_year(block, "pagus", row))
        for column in self.cells.table.find(block, "pagus"):
            cell = self.cells.at(row, column)
            if cell is None or not cell.text:
                continue
            is_free = forward_fill.is_merged_within(cell, begin, row) and cell not in self.claimed_pagu_cells
            if is_free and (quantity := self.values.value(column, row)):
                pagu[year_key(column)] = quantity
            self.claimed_pagu_cells.add(cell)
        return pagu
