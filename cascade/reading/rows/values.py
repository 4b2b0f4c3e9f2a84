"""Read the values, texts and codes that a row prints in its columns.

A column, a row and the part of a cell that counts go in; quantities and labels come out, each with its address. What no one can read as
the value of one place has no value and is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from cascade.model import IKU_DETAILS, QUARTER_NAMES, Cell, Label, Quantity, Source
from cascade.model.i18n import LocalizedText
from cascade.reading.cell_values import blank_source, has_letter_for_digit
from cascade.reading.multi_value_cells import ItemPicker
from cascade.reading.name_parser import unbroken_code
from cascade.reading.rows.forward_fill import is_inherited, source_in_row, with_parts_above
from cascade.reading.rows.money import MONEY_FIELDS, MoneyScales, in_rupiah, leading_amount, unbroken_amount
from cascade.reading.rows.reports import Reports
from cascade.reading.rows.table_cells import TableCells
from cascade.reading.tables.table import VALUE_FIELDS, Column
from cascade.text.numbers import DecimalMark, decimal_mark, parse_quantity
from cascade.text.printable import one_line
from cascade.text.units import is_known_unit

_BROKEN_UNIT = re.compile(r"[^\W\d_]{3,} [a-z]{1,6}")  # its column breaks it: Perse n


@dataclass
class ValueReader:
    """Reads what the columns of one table print in a row.

    `quarter` is the one to which all targets of the table belong, where its title names one.
    """

    cells: TableCells
    reports: Reports
    quarter: int | None = None
    code_parts: dict[int, list[str]] = field(
        default_factory=dict
    )  # block → parts of its last code in cells of their own

    @cached_property
    def decimal_mark(self) -> DecimalMark | None:
        """What a dot and a comma mean in this table."""
        return decimal_mark(self._values_as_text())

    @cached_property
    def scales(self) -> MoneyScales:
        """In what the amounts of each column are counted."""
        return MoneyScales(self.cells, self.reports)

    def value(self, column: Column, row: int, pick: ItemPicker | None = None) -> Quantity | None:
        """Return what a column prints in a row; None where several indicators share a cell and not its values."""
        cell = self.cells.at(row, column)
        is_money = column.name in MONEY_FIELDS
        if cell is None or self.reports.spans_columns(cell):
            return parse_quantity("", blank_source(self.cells.grid, row, column.number))
        source = source_in_row(cell, row)
        if cell.unsure:
            return self._undecided_value(cell, source)
        is_shared = pick is not None and pick.count > 1 and not parse_quantity(cell.text).is_missing
        text = pick(cell.text) if pick is not None and is_shared else cell.text
        if text is None:
            return None
        if has_letter_for_digit(text):
            return Quantity("text", one_line(text), source=source)
        exact = None if is_shared else cell.number
        if is_money:
            quantity = self._amount(text, source, column, exact)
            if quantity.kind == "text" and (amount := leading_amount(text)):
                self.reports.report_once(cell, LocalizedText("teks lain di sel pagu", "another text in a cell of pagu"))
                quantity = self._amount(amount, source, column, exact)
        else:
            whole = pick is not None and pick.whole and exact is None
            quantity = parse_quantity(text, source, mark=self.decimal_mark, whole=whole, exact=exact)
        return quantity if is_shared else self._with_second_reading(quantity, cell)

    def by_year(
        self, block: int, name: str, row: int, pick: ItemPicker | None = None
    ) -> Iterator[tuple[int, Quantity]]:
        """Yield year and value; a "Tahun ke-n" without calendar year as -n, no year at all as 0."""
        for column in self.cells.table.find(block, name):
            quantity = self.value(column, row, pick)
            if quantity is not None and not (name in ("pagus", "pagu") and is_inherited(quantity)):
                yield year_key(column), quantity

    def latest(self, block: int, name: str, row: int, pick: ItemPicker) -> Quantity | None:
        """Return the value of a field; of several years that of the last one."""
        columns = self.cells.table.find(block, name)
        last = max(columns, key=lambda column: column.year or 0, default=None)
        return self.value(last, row, pick) if last else None

    def quarters(self, block: int, row: int, pick: ItemPicker) -> tuple[Quantity | None, ...] | None:
        """Return the targets of TR I to IV; None where the table has none."""
        if self.quarter:
            [column] = self.cells.table.find(block, "target")
            return tuple(self.value(column, row, pick) if n == self.quarter else None for n in (1, 2, 3, 4))
        columns = {c.quarter: c for c in self.cells.table.find(block, "quarters")}
        if not columns:
            return None
        return tuple(
            self.value(columns[n], row, pick)
            if n in columns
            else Quantity("none", "", source=blank_source(self.cells.grid, row, 0))
            for n in (1, 2, 3, 4)
        )

    def end_pagu(self, block: int, row: int) -> Quantity | None:
        """Return the pagu of the whole period that a row prints; None where it prints none of its own."""
        columns = self.cells.table.find(block, "end_pagu")
        printed = self.value(columns[0], row) if len(columns) == 1 else None
        return None if printed is None or printed.is_missing or is_inherited(printed) else printed

    def pagu_quarters(self, block: int, row: int) -> tuple[Quantity, ...] | None:
        """Return the parts of the pagu that a row plans for TR I to IV; None where one of them has no column."""
        column_of_quarter = {c.quarter: c for c in self.cells.table.find(block, "pagu_quarters")}
        quarters = [self.value(column_of_quarter[n], row) for n in (1, 2, 3, 4) if n in column_of_quarter]
        amounts = tuple(value for value in quarters if value is not None)
        return amounts if len(amounts) == len(QUARTER_NAMES) else None

    def text(
        self, block: int, name: str, row: int, pick: ItemPicker | None = None, *, blank: bool = False
    ) -> Label | None:
        """Return the text of a field; None where it has no column, or prints nothing and `blank` is not asked for."""
        columns = self.cells.table.find(block, name)
        if not columns:
            return None
        cell = self.cells.at(row, columns[0])
        if cell is not None and cell.unsure:
            return None
        if cell is None or not cell.text or self.reports.spans_columns(cell):
            return Label("", blank_source(self.cells.grid, row, columns[0].number)) if blank else None
        text = (pick(cell.text) if pick else None) or cell.text
        return Label(one_line(text), source_in_row(cell, row))

    def unit(self, block: int, row: int, pick: ItemPicker) -> Label | None:
        """Return the unit of an indicator, whole where its narrow column breaks it."""
        unit = self.text(block, "unit", row, pick, blank=True)
        if unit and _BROKEN_UNIT.fullmatch(unit.text) and is_known_unit(joined := unit.text.replace(" ", "")):
            return replace(unit, text=joined)
        return unit

    def details(self, block: int, row: int, pick: ItemPicker) -> dict[str, Label]:
        """Return what the columns of a decree on IKU say of an indicator; a blank one is kept, an absent one is left out."""
        texts = ((name, self.text(block, name, row, pick, blank=True)) for name in IKU_DETAILS)
        return {name: text for name, text in texts if text}

    def code(self, block: int, row: int) -> Label | None:
        """Return the code of a row; one that is printed in several cells is joined, with the parts from above."""
        columns = self.cells.table.find(block, "code")
        if len(columns) < 2:
            code = self.text(block, "code", row)
            is_broken = code and "." in code.text and re.fullmatch(r"[\dx., ]+", code.text, re.I)
            return replace(code, text=unbroken_code(code.text)) if code and is_broken else code
        printed = [self.cells.at(row, column) for column in columns]
        own = [cell if cell and cell.column == c.number else None for c, cell in zip(columns, printed, strict=True)]
        parts = [re.sub(r"\s", "", cell.text).replace(",", ".").strip(".") if cell else "" for cell in own]
        if not any(parts):
            return None
        self.code_parts[block] = parts = with_parts_above(parts, self.code_parts.get(block, []))
        source = next(cell.source for cell in printed if cell is not None and cell.text)
        return Label(".".join(part for part in parts if part), source)

    def _values_as_text(self) -> list[str]:
        """Return the values of the table that are text, which together tell what a dot and a comma mean."""
        fields = (*VALUE_FIELDS, "baseline", "end_target", "end_pagu")
        columns = [c for c in self.cells.table.columns if c.name in fields]
        found = (self.cells.at(row, column) for row in self.cells.table.data_rows for column in columns)
        return [cell.text for cell in found if cell is not None and cell.number is None]

    def _amount(self, text: str, source: Source, column: Column, exact: Decimal | None) -> Quantity:
        """Return an amount in rupiah, whole where its narrow column breaks it."""
        whole = unbroken_amount(text)
        quantity = parse_quantity(whole, source, mark=self.decimal_mark, whole=True, exact=exact)
        if whole != text:
            quantity = replace(quantity, raw=one_line(text))
        return in_rupiah(quantity, self.scales.factor(column))

    def _undecided_value(self, cell: Cell, source: Source) -> Quantity:
        """Return a print that may or may not be the value of this place: it has no value, only possible ones."""
        numbers = tuple(
            n for part in cell.text.split() if (n := parse_quantity(part, mark=self.decimal_mark).value) is not None
        )
        self.reports.report_undecided(cell)
        return Quantity("text", cell.text, readings=numbers, source=source)

    def _with_second_reading(self, quantity: Quantity, cell: Cell) -> Quantity:
        """Return a value that a second reading of the file does not confirm as an ambiguous one."""
        second = parse_quantity(cell.other, mark=self.decimal_mark).value if cell.other else None
        if second is None or quantity.value is None or second == quantity.value:
            return quantity
        reason = LocalizedText("angka ini juga terbaca “{o}”", "this number also reads “{o}”")
        self.reports.report_once(cell, reason.format(o=cell.other))
        return replace(quantity, readings=(*quantity.readings, second))


def year_key(column: Column) -> int:
    """Return the key of a column's year: a "Tahun ke-n" without calendar year as -n, no year at all as 0."""
    return column.year or -(column.ordinal or 0)
