"""Tell in what unit the amounts of each column are printed: rupiah, thousands or millions.

The amounts and the heading of a column go in; what an amount must be multiplied by comes out. A heading may say millions over whole
rupiah, and a plan may print one year in rupiah and the next in millions: the prints decide, column by column, and it is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from statistics import median

from cascade.model import Cell, Quantity
from cascade.model.i18n import LocalizedText
from cascade.reading.rows.reports import Reports
from cascade.reading.rows.table_cells import TableCells
from cascade.reading.tables.table import Column
from cascade.text.numbers import parse_quantity

MONEY_FIELDS = ("pagus", "pagu", "end_pagu", "pagu_quarters")
ONE, THOUSAND, MILLION = Decimal(1), Decimal(1_000), Decimal(1_000_000)
_NAMES = {THOUSAND: LocalizedText("ribuan", "thousands"), MILLION: LocalizedText("jutaan", "millions")}
_HEADINGS = ((r"\bjuta(an)?\b|000\.000", MILLION), (r"\bribu(an)?\b|[. (]000\b", THOUSAND))
_TRILLION, _LARGE, _MANY = Decimal(10) ** 12, Decimal(10) ** 10 * 2, 8
_FEW = 3  # rows from which two columns can be compared
_MOST = 0.8  # of the rows
_SPREAD = 5  # by which amounts of two years may differ, up or down
_GROUP = 3  # digits between two separators
_LEAST_GROUPED = 7  # characters of an amount of a hundred thousand
_AMOUNT = re.compile(r"(?:rp\.?)?\d{1,3}(?:(?:\.\d{3})+(?:,\d{2})?|(?:,\d{3})+(?:\.\d{2})?)(?:,-)?", re.I)


@dataclass(frozen=True, slots=True)
class Scale:
    """What the amounts of a column are multiplied by; `reason` says why it is not what the heading says."""

    factor: Decimal = ONE
    reason: LocalizedText | None = None


def heading_factor(heading: str) -> Decimal:
    """Return in what a heading counts: "Pagu (Rp.000)", "Rp (juta)"."""
    return next((factor for pattern, factor in _HEADINGS if re.search(pattern, heading)), ONE)


def are_whole_rupiah(amounts: list[Decimal], factor: Decimal) -> bool:
    """Tell whether amounts under a heading of thousands or millions would be absurd if they were multiplied."""
    typical = Decimal(median(amounts)) * factor if amounts else Decimal(0)
    return factor > ONE and (typical >= _TRILLION or (typical >= _LARGE and len(amounts) >= _MANY))


def in_rupiah(quantity: Quantity, factor: Decimal) -> Quantity:
    """Return an amount that is printed in thousands or millions in rupiah."""
    if factor == ONE or quantity.value is None:
        return quantity
    return replace(quantity, value=quantity.value * factor, readings=tuple(r * factor for r in quantity.readings))


def unbroken_amount(text: str) -> str:
    """Return an amount that its narrow column breaks as one: 48.114.7 09.000, and 16447 87457 6 whose lines are equally long."""
    joined = re.sub(r"\s+", "", text)
    return joined if joined != text and (_AMOUNT.fullmatch(joined) or _is_broken_evenly(text.split("\n"))) else text


def _is_broken_evenly(lines: list[str]) -> bool:
    """Tell whether lines of bare digits fill a narrow cell: all as long as the first, which is longer than a group, but the last."""
    *full, last = [line.strip() for line in lines]
    widths = {len(line) for line in full}
    are_digits = all(line.isdecimal() for line in (*full, last))
    return are_digits and len(widths) == 1 and len(last) <= (width := widths.pop()) and width > _GROUP


def leading_amount(text: str) -> str | None:
    """Return the amount before what the cell at its right overflowed with: "150.000.000 15 orang"; None where it is not that."""
    match = re.match(rf"({_AMOUNT.pattern})\s+(?=\d|[^\W\d_])", " ".join(text.split()), re.I)
    if match is None or _AMOUNT.match(text[match.end() :]) or len(match[1]) < _LEAST_GROUPED:
        return None
    return match[1]


class MoneyScales:
    """Knows by what the amounts of each column of a table are multiplied, and says where it is not what the heading says."""

    def __init__(self, cells: TableCells, reports: Reports):
        self.cells = cells
        self.columns = [c for c in cells.table.columns if c.name in MONEY_FIELDS]
        self.printed = {column.number: dict(self._amounts(column)) for column in self.columns}
        self.scales = {column.number: self._by_itself(column) for column in self.columns}
        for column in self.columns:
            self.scales[column.number] = self._beside_others(column)
            reason, first = self.scales[column.number].reason, self._first_cell(column)
            if reason is not None and first is not None:
                reports.report(first, reason)

    def factor(self, column: Column) -> Decimal:
        """Return what the amounts of a column are multiplied by."""
        scale = self.scales.get(column.number)
        return scale.factor if scale else heading_factor(column.header)

    def _amounts(self, column: Column) -> Iterator[tuple[int, Decimal]]:
        """Yield the amounts above zero that the rows of a column print."""
        for row in self.cells.table.data_rows:
            cell = self.cells.at(row, column)
            if cell is None or not cell.starts_at(row) or cell.columns > 1 or not cell.text:
                continue
            value = parse_quantity(unbroken_amount(cell.text), whole=True, exact=cell.number).value
            if value is not None and value > 0:
                yield row, value

    def _by_itself(self, column: Column) -> Scale:
        factor, amounts = heading_factor(column.header), list(self.printed[column.number].values())
        if not are_whole_rupiah(amounts, factor):
            return Scale(factor)
        reason = LocalizedText(
            "kepala kolom menyebut {k}, angkanya rupiah penuh; tidak dikalikan",
            "the heading says {k}, the amounts are whole rupiah; not multiplied",
        )
        return Scale(ONE, reason.format(k=_NAMES[factor]))

    def _beside_others(self, column: Column) -> Scale:
        """Return the scale of a column that counts in rupiah, unless all of its rows say that it is smaller by a thousand or a million."""
        scale = self.scales[column.number]
        if scale.factor != ONE or column.name not in ("pagus", "end_pagu"):
            return scale
        for other in self.columns:
            if other.name != "pagus" or other is column or self.scales[other.number].factor != ONE:
                continue
            for factor in (THOUSAND, MILLION):
                if self._is_smaller(column, other, factor):
                    reason = LocalizedText(
                        "angka kolom ini dalam {k}, menurut kolom tahun lain; dikalikan",
                        "the amounts of this column are in {k}, as those of another year show; multiplied",
                    )
                    return Scale(factor, reason.format(k=_NAMES[factor]))
        return scale

    def _is_smaller(self, column: Column, other: Column, factor: Decimal) -> bool:
        own, beside = self.printed[column.number], self.printed[other.number]
        ratios = [beside[row] / own[row] for row in own.keys() & beside.keys()]
        near = [ratio for ratio in ratios if factor / _SPREAD <= ratio <= factor * _SPREAD]
        is_money = all(amount >= MILLION / _SPREAD for amount in beside.values())
        return len(ratios) >= _FEW and len(near) >= _MOST * len(ratios) and is_money

    def _first_cell(self, column: Column) -> Cell | None:
        first = min(self.printed[column.number], default=None)
        return self.cells.at(first, column) if first is not None else None
