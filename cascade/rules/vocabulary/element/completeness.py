"""Say whether an element has what others of its level have: indicators, pagu in the year of the Renja, something above it.

A record of an element goes in; counts and answers come out. Never decides what is right.
"""

from __future__ import annotations

from cascade.graph.cascade_graph import NodeId, node_id
from cascade.model import OUTCOME_LEVELS, Quantity
from cascade.rules.vocabulary.context import DocumentRecord, ElementRecord
from cascade.rules.vocabulary.declarations import attribute, computed_once
from cascade.rules.vocabulary.element.printed_row import pagu_in
from cascade.text.normalize import tokens


@attribute("unsur lain sejenjang berindikator", "others of its level have indicators")
def level_has_indicators(element: ElementRecord) -> bool:
    """In its own table: a table of strategies lists tujuan and sasaran without indicators."""
    graph, table = element.context.graph, element.context.occurrences.table_of(element.node)
    return any(graph.indicators[node].level == element.printed.level for node in table.indicators)


@attribute("pagu untuk tahun Renja", "pagu for the year of the Renja")
def pagu_of_renja_year(element: ElementRecord) -> Quantity | None:
    years = {renja.year for renja in element.context.graph.of_kind("renja")} & set(element.printed.pagu)
    return pagu_in(element, max(year for year in years if year)) if years else None


@attribute("banyaknya indikator", "number of indicators")
def indicator_count(element: ElementRecord) -> int:
    """How many different indicators it has, in all tables of its document."""
    graph = element.context.graph
    own = (graph.indicators[i] for node in _prints(element) for i in graph.indicators_of(node))
    return len({"".join(tokens(printed.name.text)) for printed in own})


@attribute("tidak mempunyai unsur di atasnya, padahal yang sejenjang punya", "lacks what others have above")
def is_detached(element: ElementRecord) -> bool:
    graph = element.context.graph
    if any(graph.parent(node) for node in _prints(element)):
        return False
    return element.printed.level in _levels_under_something(element.context.document(element.home))


@computed_once
def _levels_under_something(document: DocumentRecord) -> set[str]:
    """Return the levels of which a document prints an element under another one."""
    graph, home = document.context.graph, document.home
    return {element.level for element in home.elements if graph.parent(node_id(home, element.id))}


def _prints(element: ElementRecord) -> list[NodeId]:
    """Return all prints of it in its document; a table of strategies may call a tujuan a sasaran."""
    graph, own = element.context.graph, element.printed.level
    levels = OUTCOME_LEVELS if own in OUTCOME_LEVELS else (own,)
    same = (node for node in graph.namesakes(element.printed.name.text) if node in graph.elements)
    return [n for n in same if graph.document_of(n) is element.home and graph.elements[n].level in levels]
