"""Say whether an indicator is linked to the Renstra, and an IKU stands in that of its plan as tujuan or sasaran, or the other way round.

A record of an indicator goes in; the answer, or the rows of its list that the plan lacks, come out; none without a Renstra and
an IKU that belong together. Never decides what is right.
"""

from __future__ import annotations

from collections.abc import Iterable

from cascade.graph.cascade_graph import CascadeGraph, NodeId, node_id
from cascade.graph.remembered import remembered
from cascade.model import OUTCOME_LEVELS, Document, Label
from cascade.rules.vocabulary.context import IndicatorRecord
from cascade.rules.vocabulary.declarations import attribute, function
from cascade.rules.vocabulary.duplicate_finder import reworded_in_iku
from cascade.text.element_names import compact_key

LEAST_ROWS_OUTSIDE, LEAST_SHARE_OUTSIDE = 4, 0.5  # rows of a list, and their share, that make it doubtful as a whole


@attribute("tertaut ke Renstra", "linked to the Renstra")
def is_linked_to_renstra(record: IndicatorRecord) -> bool:
    """Tell whether a settled link leads to a Renstra, so that its values are held against that."""
    graph = record.context.graph
    return any(
        link.is_settled and graph.document_of(other).kind == "renstra" for other, link in graph.links_of(record.node)
    )


@function("an IKU that the Renstra has as tujuan or sasaran, or the other way round; none without both documents")
def in_plan(record: IndicatorRecord) -> bool | None:
    """Tell whether an IKU is a tujuan or sasaran of the Renstra, or the other way round, surely or likely.

    None where the dossier has no Renstra and IKU that share a file or a settled link, and where nothing of the one is in
    the other: a list of other indicators, or a table that was not read.
    """
    graph, document = record.context.graph, record.document
    other_kind = "iku" if document.kind == "renstra" else "renstra"
    partners = [d for d in graph.of_kind(other_kind) if _share_a_plan(graph, document.id, d.id)]
    if not partners:
        return None
    name = compact_key(record.indicator.name.text)  # a list of formulas prints the IKU once more
    occurrences = [node_id(document, row.id) for row in document.indicators if compact_key(row.name.text) == name]
    if any(_has_link_to(record, node, other_kind) for node in occurrences):
        return True
    group_of = record.context.occurrences.group_of
    goals = _reworded_goals(graph, document, partners)
    beside = [group_of(node).nodes for node in _listed_beside(record)]
    if not any(goals & set(nodes) or _is_linked_to_goal(graph, nodes, other_kind) for nodes in beside):
        return None
    return any(goals & set(group_of(node).nodes) for node in occurrences)


@function(
    "the rows of its list of IKU that the plan has not, where they are most of it; none for all but the first of them"
)
def out_of_plan(record: IndicatorRecord) -> tuple[Label, ...] | None:
    """Return the rows of a list of IKU that the plan has not, where they are most of it: it may be another list.

    Empty where they are few; None for a row that is told with the first of them.
    """
    context = record.context
    rows = map(context.indicator, context.occurrences.table_of(record.node).indicators)
    listed = [r for r in rows if r.indicator.level == record.indicator.level and r.document is record.document]
    outside = [row for row in listed if in_plan(row) is False]
    if len(outside) < LEAST_ROWS_OUTSIDE or len(outside) <= LEAST_SHARE_OUTSIDE * len(listed):
        return ()
    if record.node in [row.node for row in outside[1:]]:
        return None
    return tuple(row.indicator.name for row in outside)


def _reworded_goals(graph: CascadeGraph, document: Document, partners: Iterable[Document]) -> set[NodeId]:
    """Return the tujuan and sasaran, with their rows of the IKU, that are likely the same in other words."""
    found: set[NodeId] = set()
    for partner in partners:
        plan, iku = (document, partner) if document.kind == "renstra" else (partner, document)
        goals = (
            p for p in reworded_in_iku(graph, plan.id, iku.id) if graph.indicators[p.first].level in OUTCOME_LEVELS
        )
        found |= {node for pair in goals for node in (pair.first, pair.second)}
    return found


def _listed_beside(record: IndicatorRecord) -> Iterable[NodeId]:
    """Return the rows of its table in an IKU, else of its whole document."""
    if record.document.kind == "iku":
        return record.context.occurrences.table_of(record.node).indicators
    return [node_id(record.document, row.id) for row in record.document.indicators]


def _is_linked_to_goal(graph: CascadeGraph, nodes: Iterable[NodeId], kind: str) -> bool:
    """Tell whether a row of the IKU is linked to a tujuan or sasaran of the Renstra, or the other way round."""
    goals = (node for node in nodes if graph.indicators[node].level in OUTCOME_LEVELS)
    linked = (other for node in goals for other, link in graph.links_of(node) if link.is_settled)
    ends = [other for other in linked if graph.document_of(other).kind == kind]
    return any(graph.indicators[other].level in OUTCOME_LEVELS for other in ends)


def _has_link_to(record: IndicatorRecord, node: NodeId, kind: str) -> bool:
    """Tell whether any print of an indicator has a link to a document of a kind, settled or open."""
    graph, nodes = record.context.graph, record.context.occurrences.group_of(node).nodes
    return any(graph.document_of(other).kind == kind for occurrence in nodes for other, _ in graph.links_of(occurrence))


@remembered
def _share_a_plan(graph: CascadeGraph, left_id: str, right_id: str) -> bool:
    """Tell whether a Renstra and an IKU are of one plan: printed in one file, or with a settled link."""
    left, right = graph.document_of(left_id), graph.document_of(right_id)
    if left.file == right.file:
        return True
    return any(
        link.is_settled and graph.document_of(other) is right
        for indicator in left.indicators
        for other, link in graph.links_of(node_id(left, indicator.id))
    )
