"""Say which pagu of an element have broken separators, and what a sum makes of them.

A record of an element goes in; amounts come out. Never decides what is right.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from cascade.graph.budget import pagu_of
from cascade.model import Quantity
from cascade.quantities.aggregation import total_of
from cascade.quantities.misgrouped import is_misgrouped, may_stand_for
from cascade.rules.language.types import as_quantity
from cascade.rules.vocabulary.context import ElementRecord
from cascade.rules.vocabulary.declarations import attribute


@attribute("pagu yang pemisah ribuannya rusak", "pagu whose separators are broken")
def misgrouped_pagu(record: ElementRecord) -> dict[int, Quantity] | None:
    """None where it prints no pagu."""
    printed = {year: quantity for year, quantity in record.element.pagu.items() if not quantity.is_missing}
    return {year: quantity for year, quantity in printed.items() if is_misgrouped(quantity)} if printed else None


@attribute("pagu akhir periode yang pemisah ribuannya rusak", "pagu of the period whose separators are broken")
def misgrouped_end_pagu(record: ElementRecord) -> tuple[Quantity, ...]:
    printed = record.element.end_pagu
    return (printed,) if printed is not None and is_misgrouped(printed) else ()


@attribute("jumlah pagu tahunan", "total of the yearly pagu")
def fitting_end_pagu(record: ElementRecord) -> Quantity | None:
    """That of its years, where one digit more or less makes a pagu of the period with broken separators that total."""
    total = total_of(quantity for quantity in record.element.pagu.values() if not quantity.is_missing)
    if not isinstance(total, Quantity) or not total.value:
        return None
    return total if any(may_stand_for(garbled, total.value) for garbled in misgrouped_end_pagu(record)) else None


@attribute("pagu yang membuat jumlah induknya cocok", "pagu with which its parent adds up")
def fitting_pagu(record: ElementRecord) -> dict[int, Quantity]:
    """What the element above leaves for a pagu with broken separators, where one digit more or less makes it that."""
    graph, holder = record.context.graph, record.context.graph.parent(record.node)
    found: dict[int, Quantity] = {}
    if holder is None or holder not in graph.elements:
        return found
    for year, printed in (misgrouped_pagu(record) or {}).items():
        whole = pagu_of(graph, holder, year)
        others = [pagu_of(graph, node, year) for node in graph.children(holder) if node != record.node] if whole else []
        amounts = [Decimal(0) if q is None or q.is_missing else q.value for q in others]
        if whole is None or whole.value is None or None in amounts:
            continue
        rest = whole.value - sum((amount for amount in amounts if amount is not None), Decimal(0))
        if rest > 0 and may_stand_for(printed, rest):
            found[year] = replace(as_quantity(rest), raw=f"{rest:,.0f}".replace(",", "."), source=whole.source)
    return found
