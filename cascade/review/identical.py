"""Find the questions that ask the same thing.

A link and the open questions go in; out come those whose ends print the same names, units, levels and parents' names: names alone
would answer what was never looked at. Decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from cascade.graph.cascade_graph import CascadeGraph, NodeId
from cascade.model import Link
from cascade.text.normalize import normalized
from cascade.text.units import unit_of

End = tuple[str, ...]
Ends = tuple[End, ...]


def identical_links(graph: CascadeGraph, link: Link, questions: Iterable[Link]) -> list[Link]:
    """Return the other questions that are identical to a link, whichever way round they are."""
    asked = ends_of(graph, link)
    return [
        other
        for other in questions
        if (other.left, other.right) != (link.left, link.right) and ends_of(graph, other) == asked
    ]


def ends_of(graph: CascadeGraph, link: Link) -> Ends:
    """Return what both ends print; links with equal ends ask the same."""
    return tuple(sorted(_printed(graph, node) for node in (link.left, link.right)))


def _printed(graph: CascadeGraph, node: NodeId) -> End:
    """Return what an indicator and the elements above it print."""
    indicator = graph.indicators[node]
    unit = unit_of(indicator.unit.text if indicator.unit else None) or ""
    above = [normalized(graph.elements[each].name.text) for each in graph.path(node)]
    return normalized(indicator.name.text), unit, indicator.level, *above
