"""Share what the documents of the second set print alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from common import mid, right
from layout import Cell, Row, Truth, cell, row
from plans import Element, Indicator, Plan, budget_line, by_year, rupiah

Amounts = dict[int, str]


def amounts_of(element: Element, years: Iterable[int], style: str = "id") -> Amounts:
    """Print the amounts of an element."""
    return {year: rupiah(element.pagu[year], style) for year in years}


def measured(elements: Iterable[Element]) -> Iterator[tuple[Element, int, Indicator]]:
    """Yield each indicator with its element and its place there."""
    for element in elements:
        for n, each in enumerate(element.indicators):
            yield element, n, each


def sasaran_of(plan: Plan) -> list[Element]:
    """Return the sasaran of a plan."""
    return [each for each in plan.goals if each.level == "sasaran"]


def pairs(values: dict[int, str], amounts: Amounts, first: bool, rows: int = 1) -> list[Cell | str]:
    """Lay target and amount side by side for each year; the amount only beside the first indicator."""
    laid: list[Cell | str] = []
    for year, value in values.items():
        laid.append(mid(value))
        if first:
            laid.append(right(amounts[year], rows=rows))
        elif rows == 1:
            laid.append("")
    return laid


def total_row(plan: Plan, years: Sequence[int], before: Sequence[Cell], after: int = 0, style: str = "id", gap: bool = True) -> Row:
    """Lay the row of totals, each amount behind an empty cell of a target."""
    total = {year: rupiah(plan.total(year), style) for year in years}
    money = [one for year in years for one in ((cell(""), right(total[year], bold=True)) if gap else (right(total[year], bold=True),))]
    return row(*before, *money, *[""] * after, truth=[budget_line(None, total)])


def money_rows(elements: Sequence[Element], year: int, style: str, last: str = "", label: str = "Jumlah") -> list[Row]:
    """Lay a list of names and amounts with its total; `last` is the source of the money."""
    made = []
    for n, each in enumerate(elements, 1):
        amount = {year: rupiah(each.pagu[year], style)}
        made.append(row(mid(f"{n}."), each.name, right(amount[year]), *([mid(last)] if last else []), truth=[budget_line(each, amount)]))
    total = {year: rupiah(sum(each.pagu[year] for each in elements), style)}
    made.append(row("", Cell(label, bold=True), right(total[year], bold=True), *([""] if last else []), truth=[budget_line(None, total)]))
    return made


def only(values: dict[int, str], *years: int) -> Truth:
    """Keep the values of some years, keyed as truth is."""
    return by_year({year: values[year] for year in years})
