"""Say whether an element has what others of its level have: indicators, pagu in the year of the Renja, something above it.

A record of an element goes in; counts and answers come out. Never decides what is right.
"""

from __future__ import annotations

from collections.abc import Sequence

from cascade.graph.cascade_graph import CascadeGraph, NodeId, node_id
from cascade.model import OUTCOME_LEVELS, Quantity
from cascade.rules.vocabulary.context import DocumentRecord, ElementRecord
from cascade.rules.vocabulary.declarations import attribute, computed_once
from cascade.rules.vocabulary.element.printed_row import NEARLY_ALL, pagu_in
from cascade.text.codes import code_parts
from cascade.text.normalize import tokens

FEW = 3  # other elements by which a table shows that it measures them


@attribute("unsur lain sejenjang berindikator", "others of its level have indicators")
def level_has_indicators(record: ElementRecord) -> bool:
    """In its own table: a table of strategies lists tujuan and sasaran without indicators."""
    graph, table = record.context.graph, record.context.occurrences.table_of(record.node)
    return any(graph.indicators[node].level == record.element.level for node in table.indicators)


@attribute("pagu untuk tahun Renja", "pagu for the year of the Renja")
def pagu_of_renja_year(record: ElementRecord) -> Quantity | None:
    years = {renja.year for renja in record.context.graph.of_kind("renja")} & set(record.element.pagu)
    return pagu_in(record, max(year for year in years if year)) if years else None


@attribute("pagu untuk tahun Rencana Aksi", "pagu for the year of the Rencana Aksi")
def pagu_of_action_year(record: ElementRecord) -> Quantity | None:
    years = {plan.year for plan in record.context.graph.of_kind("rencana_aksi")} & set(record.element.pagu)
    return pagu_in(record, max(year for year in years if year)) if years else None


@attribute("banyaknya indikator", "number of indicators")
def indicator_count(record: ElementRecord) -> int:
    """How many different indicators it has, in all tables of its document."""
    graph = record.context.graph
    indicators = (graph.indicators[i] for node in _occurrences_in_document(record) for i in graph.indicators_of(node))
    return len({"".join(tokens(printed.name.text)) for printed in indicators})


@attribute(
    "tanpa indikator dan bagian, padahal unsur lain sejenjang punya",
    "has neither indicators nor parts, as others of its level have",
)
def is_empty(record: ElementRecord) -> bool:
    """In all tables of its document; most others of its level in its table have both."""
    graph, table = record.context.graph, record.context.occurrences.table_of(record.node)
    prints = _occurrences_in_document(record)
    if any(graph.indicators_of(node) or graph.children(node) for node in prints):
        return False
    level = record.element.level
    others = [node for node in table.elements if graph.elements[node].level == level and node not in prints]
    whole = [node for node in others if graph.indicators_of(node) and graph.children(node)]
    return len(whole) > 1 and len(whole) >= NEARLY_ALL * len(others)


@attribute("pagu unsur tanpa indikator", "pagu of an element without indicator")
def unmeasured_pagu(record: ElementRecord) -> dict[int, Quantity]:
    """Its pagu above zero by year, where it has no indicator in any table of its document and nearly all others have.

    The others are those of its table, and those of its level there.
    """
    graph, table = record.context.graph, record.context.occurrences.table_of(record.node)
    prints = _occurrences_in_document(record)
    if any(graph.indicators_of(node) for node in prints):
        return {}
    others = [node for node in table.elements if node not in prints and graph.elements[node].pagu]
    alike = [node for node in others if graph.elements[node].level == record.element.level]
    if len(others) < FEW or not alike or not all(_are_measured(graph, nodes) for nodes in (others, alike)):
        return {}
    amounts = {year: pagu_in(record, year) for year in record.element.pagu}
    return {year: q for year, q in amounts.items() if q is not None and (q.value or 0) > 0}


def _are_measured(graph: CascadeGraph, nodes: Sequence[NodeId]) -> bool:
    return sum(bool(graph.indicators_of(node)) for node in nodes) >= NEARLY_ALL * len(nodes)


@attribute("pagu nol", "pagu of nought")
def zero_pagu(record: ElementRecord) -> dict[int, Quantity]:
    """Its pagu where every year prints 0; none where one is blank, or above it."""
    amounts = {year: pagu_in(record, year) for year in record.element.pagu}
    zeros = {year: q for year, q in amounts.items() if q is not None and not q.is_missing and q.value == 0}
    return zeros if len(zeros) == len(amounts) else {}


@attribute("tidak mempunyai unsur di atasnya, padahal yang sejenjang punya", "lacks what others have above")
def is_detached(record: ElementRecord) -> bool:
    graph = record.context.graph
    if any(graph.parent(node) for node in _occurrences_in_document(record)) or _is_placed_by_code(record):
        return False
    return record.element.level in _levels_under_something(record.context.document(record.document))


def _is_placed_by_code(record: ElementRecord) -> bool:
    """Tell whether its document prints a program or kegiatan with whose code its own code begins."""
    code = record.element.code
    own = code_parts(code.text) if code else []
    above = _codes_above(record.context.document(record.document))
    return any(tuple(own[:length]) in above for length in range(1, len(own)))


@computed_once
def _codes_above(record: DocumentRecord) -> set[tuple[str, ...]]:
    """Return the codes of the programs and kegiatan of a document, in parts."""
    above = (each for each in record.document.elements if each.level in ("program", "kegiatan") and each.code)
    return {tuple(code_parts(each.code.text)) for each in above if each.code}


@computed_once
def _levels_under_something(record: DocumentRecord) -> set[str]:
    """Return the levels of which a document prints an element under another one."""
    graph, document = record.context.graph, record.document
    return {element.level for element in document.elements if graph.parent(node_id(document, element.id))}


def _occurrences_in_document(record: ElementRecord) -> list[NodeId]:
    """Return all occurrences of it in its document; a table of strategies may call a tujuan a sasaran."""
    graph, own_level = record.context.graph, record.element.level
    levels = OUTCOME_LEVELS if own_level in OUTCOME_LEVELS else (own_level,)
    namesakes = (node for node in graph.namesakes(record.element.name.text) if node in graph.elements)
    return [
        node
        for node in namesakes
        if graph.document_of(node) is record.document and graph.elements[node].level in levels
    ]
