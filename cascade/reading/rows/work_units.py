"""Tell which unit of an office a row belongs to: a kelurahan, an UPTD, a RSUD, a puskesmas.

Rows and the lines above a table go in; the unit that a heading, a line or a column names comes out. Blocks of units repeat the same
codes and names, so that nothing but the unit tells their rows apart. An office without such blocks has none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from cascade.model import Cell, Element, Label, Line
from cascade.reading.name_parser import GOAL_DISTANCE, has_letter, level_rank
from cascade.reading.rows.forward_fill import source_in_row
from cascade.reading.rows.table_cells import TableCells
from cascade.reading.tables.table import Column
from cascade.text.printable import one_line

_CODE = re.compile(r"^[\d.]+(?: [\d.]+)*\s*[-–:.)]?\s*(?=[^\W\d_])")  # 7.01.0.00.0.00.01.0001 - Kelurahan …
_UNIT = re.compile(
    r"(kelurahan|uptd?|uptb|rsud?|rumah sakit umum|puskesmas|cabang dinas|cabdin|unit pelaksana teknis|balai) [^:]{3,60}",
    re.I,
)
_FORM_LINE = re.compile(r"(?:sub ?unit|unit)(?: (?:kerja|organisasi))\s*:\s*(?=\S)", re.I)
_HEADING_OF_UNITS = re.compile(
    r"(?:nama )?(?:unit (?:kerja|organisasi|pelaksana)|perangkat daerah|opd|skpd|pelaksana|penanggung ?jawab|kelurahan|uptd?)\b",
    re.I,
)
_LONGEST_HEADING = 2  # filled cells of a row that names a unit alone, with its code


def unit_name(text: str) -> str | None:
    """Return the unit that a text is the name of, without its code; None where it names something else."""
    name = _CODE.sub("", one_line(text))
    return name if _UNIT.fullmatch(name) else None


class WorkUnits:
    """Follows the unit of the rows of one table.

    A unit holds until another one is named; one that a column names ends where the column is blank and an element begins
    that is no deeper than the one beside which it was named.
    """

    def __init__(self, cells: TableCells, current: Label | None):
        self.cells = cells
        self.current = current
        self.holding_rank: int | None = None  # of the element beside which a column named the unit
        self.is_printed = False  # for the row, by that column
        self.column = self._column_of_units()

    def begin_above(self, lines: Sequence[Line]) -> None:
        """Begin the unit that a line right above the table names."""
        for distance, line in enumerate(reversed(lines)):
            text = one_line(line.text)
            match = _FORM_LINE.match(text)
            name = unit_name(text[match.end() :]) if match else unit_name(text) if distance < GOAL_DISTANCE else None
            if name:
                self.current, self.holding_rank = Label(name, line.source), None
                return

    def begin_heading(self, row: int, printed: Sequence[Cell]) -> bool:
        """Begin the unit that a row names before its amounts or alone; tell whether it does."""
        texts = [cell for cell in printed if has_letter(cell.text)]
        is_placed = len(printed) <= _LONGEST_HEADING or all(self._is_amount(c) for c in printed if c not in texts)
        if len(texts) != 1 or not is_placed or not self._may_head(texts[0]):
            return False
        name = unit_name(texts[0].text)
        if name is None:
            return False
        self.current, self.holding_rank = Label(name, source_in_row(texts[0], row)), None
        return True

    def begin_row(self, row: int) -> None:
        """Take over the unit that the column of units prints for a row."""
        cell = self.cells.at(row, self.column) if self.column else None
        self.is_printed = cell is not None and has_letter(cell.text)
        if cell is not None and self.is_printed:
            self.current = Label(_CODE.sub("", one_line(cell.text)), source_in_row(cell, row))

    def end_row(self, elements: Sequence[Element]) -> None:
        """Remember beside which of its elements, the highest, a row printed its unit."""
        if self.is_printed:
            self.holding_rank = min((level_rank(element.level) for element in elements), default=None)

    def of_element(self, level: str) -> Label | None:
        """Return the unit of an element that begins in the row."""
        if not self.is_printed and self.holding_rank is not None and level_rank(level) <= self.holding_rank:
            self.current, self.holding_rank = None, None
        return self.current

    def _may_head(self, cell: Cell) -> bool:
        """Tell whether a cell stands where names and headings do: across the table, or in a column of elements."""
        columns = self.cells.covered_columns(cell)
        return self.cells.is_wide(cell) or any(c.is_element or c.name in (None, "code") for c in columns)

    def _is_amount(self, cell: Cell) -> bool:
        return self.cells.column(cell).name in ("pagu", "pagus", "end_pagu", "code", "pagu_quarters", None)

    def _column_of_units(self) -> Column | None:
        """Return the column that names units, beside which the same elements are printed again."""
        return next((c for c in self.cells.table.columns if self._names_units(c) and self._parts_repeats(c)), None)

    def _names_units(self, column: Column) -> bool:
        is_free = column.name in (None, "responsible") and column.year is None
        return is_free and _HEADING_OF_UNITS.match(column.header) is not None

    def _parts_repeats(self, column: Column) -> bool:
        """Tell whether elements of one name stand beside several texts of a column."""
        beside: dict[str, set[str]] = defaultdict(set)
        names = [c for c in self.cells.table.columns if c.is_element]
        unit = ""
        for row in self.cells.table.data_rows:
            printed = self.cells.at(row, column)
            unit = one_line(printed.text) if printed is not None and has_letter(printed.text) else unit
            for cell in (self.cells.name_cell(name, row) for name in names):
                if unit and cell is not None and cell.starts_at(row):
                    beside[one_line(cell.text)].add(unit)
        return sum(len(units) > 1 for units in beside.values()) > 1
