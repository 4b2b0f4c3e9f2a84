"""Which pagu stands behind this row?

An element or an indicator goes in; its pagu by year comes out, whether printed for all indicators of an element or in a row
of its own each.
"""

from __future__ import annotations

from functools import lru_cache

from cascade import yearly
from cascade.functions import total_of
from cascade.graph import CascadeGraph, NodeId
from cascade.model import Indicator, Quantity


@lru_cache(maxsize=4096)
def money(graph: CascadeGraph, node: NodeId) -> dict[int, Quantity]:
    """Return the pagu above zero by year: of an indicator's own row, or else of the element that it measures."""
    printed, element = graph.indicators[node], graph.element_node(node)
    amounts = dict(printed.pagu)
    if element is not None and not has_own_pagu(graph, node):
        amounts |= graph.elements[element].pagu
        amounts = {year: q for year in amounts if (q := pagu_of(graph, element, year) or amounts[year])}
    return {year: q for year, q in sorted(amounts.items()) if (yearly.number(q) or 0) > 0}


@lru_cache(maxsize=4096)
def siblings(graph: CascadeGraph, node: NodeId) -> tuple[Indicator, ...]:
    """Return the indicators of the same element in the same table, itself among them."""
    printed, element = graph.indicators[node], graph.element_node(node)
    own = [graph.indicators[other] for other in graph.indicators_of(element)] if element else [printed]
    return tuple(row for row in own if row.name.source.table == printed.name.source.table)


@lru_cache(maxsize=4096)
def has_own_pagu(graph: CascadeGraph, node: NodeId) -> bool:
    """Tell whether each indicator of the element has a pagu of its own, not one that is printed for all."""
    funded = [row for row in siblings(graph, node) if any(yearly.number(q) for q in row.pagu.values())]
    apart = {tuple(sorted((y, q.value) for y, q in row.pagu.items() if q.value is not None)) for row in funded}
    return bool(graph.indicators[node].pagu) and len(funded) > 1 and len(apart) > 1


def pagu_of(graph: CascadeGraph, element: NodeId, year: int) -> Quantity | None:
    """Return an element's pagu; where each of its indicators has a row and a pagu of its own, their sum."""
    printed = graph.elements[element].pagu.get(year)
    rows = [q for i in graph.indicators_of(element) if (q := graph.indicators[i].pagu.get(year)) and not q.is_missing]
    if printed not in rows or len({row.value for row in rows}) < 2:
        return printed
    total = total_of(rows)
    return total if isinstance(total, Quantity) else None
