"""Find the rows of one document that print the same indicator.

A graph goes in; pairs of occurrences come out, certain or likely. A Renstra and its IKU count as one document here. Never decides
which print is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from cascade.graph.cascade_graph import CascadeGraph, NodeId, node_id
from cascade.graph.occurrences import OccurrenceGroup, find_occurrences
from cascade.graph.remembered import remembered
from cascade.model import OUTCOME_LEVELS, Document, Link
from cascade.text.changing_words import changed_words
from cascade.text.element_names import REWORDED_SIMILARITY, compact_key, name_similarity
from cascade.text.measures import measure_kind

SAME_LETTERS = 85  # likeness of letters (0 to 100) from which names at two levels are likely to be one indicator
RESULTS = (*OUTCOME_LEVELS, "program")
LISTED = ("ikk", "ikd")  # lists of indicators that measure no printed element


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two occurrences of one indicator; `certain` tells that nothing but spelling parts their names, or that a link is settled."""

    first: NodeId
    second: NodeId
    certain: bool = True


def duplicates(graph: CascadeGraph) -> Iterator[Duplicate]:
    """Yield each print of an indicator beside the first one of its unit: in its document, then in the IKU of a Renstra."""
    occurrences = find_occurrences(graph)
    for document in graph.documents:
        for group in occurrences.indicators[document.id]:
            first = _first_with_targets(graph, group.nodes)
            for nodes in graph.by_work_unit(group.nodes):
                printed = _first_with_targets(graph, tuple(nodes))
                yield from (Duplicate(printed, other) for other in nodes if other != printed)
            if document.kind == "renstra":
                yield from _linked_in_iku(graph, group, first)
        if document.kind == "renstra":
            yield from _repeated_from_parts(graph, document)
            yield from nearly_same_names(graph, document.id)
    for plan in graph.of_kind("renstra"):
        for iku in graph.of_kind("iku"):
            yield from reworded_in_iku(graph, plan.id, iku.id)


def _repeated_from_parts(graph: CascadeGraph, document: Document) -> Iterator[Duplicate]:
    """Yield the indicators that a kegiatan has from one of its sub kegiatan, as print-outs of SIPD do, beside that one."""
    for element in document.elements:
        if element.level != "kegiatan":
            continue
        holder = node_id(document, element.id)
        parts = [i for child in graph.children(holder) for i in graph.indicators_of(child)]
        for own in graph.indicators_of(holder):
            same = [part for part in parts if compact_key(_name(graph, part)) == compact_key(_name(graph, own))]
            if len(same) == 1 and graph.indicators[own].targets and graph.indicators[same[0]].targets:
                yield Duplicate(same[0], own)


def _first_with_targets(graph: CascadeGraph, nodes: tuple[NodeId, ...]) -> NodeId:
    """Return the first print that has targets, else the first one."""
    return next((node for node in nodes if graph.indicators[node].targets), nodes[0])


def _linked_in_iku(graph: CascadeGraph, group: OccurrenceGroup, first: NodeId) -> Iterator[Duplicate]:
    for node in dict.fromkeys(graph.representative(n) for n in group.nodes):
        for other, link in graph.links_of(node):
            if link.is_settled and graph.document_of(other).kind == "iku":
                yield Duplicate(first, other)


@remembered
def reworded_in_iku(graph: CascadeGraph, plan_id: str, iku_id: str) -> tuple[Duplicate, ...]:
    """Return the rows of the IKU in the Renstra's own file that are likely to be its tujuan, sasaran or program, reworded.

    Only rows that no settled link speaks for, the nearest names first, each row once.
    """
    plan, iku = graph.document_of(plan_id), graph.document_of(iku_id)
    if plan.file != iku.file:
        return ()
    occurrences = find_occurrences(graph)
    results = [group for group in occurrences.indicators[plan.id] if group.level in RESULTS]
    groups = [group for group in results if not _is_linked(graph, group.nodes, "iku")]
    rows = [group for group in occurrences.indicators[iku.id] if not _is_linked(graph, group.nodes, "renstra")]
    near = [(_nearness(graph, group, row), group, row) for group in groups for row in rows]
    return tuple(_one_to_one(graph, near, REWORDED_SIMILARITY))


@remembered
def nearly_same_names(graph: CascadeGraph, document_id: str) -> tuple[Duplicate, ...]:
    """Return the indicators of results that two tables of a document are likely to name with slightly other words."""
    occurrences = find_occurrences(graph)
    groups = [
        group
        for group in occurrences.indicators[document_id]
        if group.level in RESULTS and any(graph.indicators[node].targets for node in group.nodes)
    ]
    tables = {id(group): {id(occurrences.table_of(node)) for node in group.nodes} for group in groups}
    near = [
        (likeness, one, other)
        for one, other in combinations(groups, 2)
        if not tables[id(one)] & tables[id(other)]
        and (one.level != other.level or one.level in LISTED)
        and (likeness := _likeness_of_letters(graph, one, other)) >= SAME_LETTERS
    ]
    return tuple(_one_to_one(graph, near, SAME_LETTERS))


def is_asked_as_duplicate(graph: CascadeGraph, link: Link) -> bool:
    """Tell whether a rule asks about a link already, with what differs: a row of the IKU in the Renstra's own file."""
    ends = {graph.document_of(node).kind: node for node in (link.left, link.right)}
    if ends.keys() != {"renstra", "iku"}:
        return False
    group_of = find_occurrences(graph).group_of
    likely = reworded_in_iku(graph, *(graph.document_of(ends[kind]).id for kind in ("renstra", "iku")))
    return any(
        not pair.certain
        and group_of(pair.first) is group_of(ends["renstra"])
        and group_of(pair.second) is group_of(ends["iku"])
        for pair in likely
    )


def _nearness(graph: CascadeGraph, group: OccurrenceGroup, row: OccurrenceGroup) -> float:
    """Return how near two names are; that of a program must have nearly the same letters."""
    if group.level == "program":
        likeness = _likeness_of_letters(graph, group, row)
        return likeness if likeness >= SAME_LETTERS else 0
    if not _may_measure_alike(graph, group, row):
        return 0
    return max(name_similarity(_name(graph, a), _name(graph, b)) for a in group.nodes for b in row.nodes)


def _likeness_of_letters(graph: CascadeGraph, one: OccurrenceGroup, other: OccurrenceGroup) -> float:
    """Return how near the letters of two names are; 0 where a word changes the meaning, or the measure is another one."""
    if not _may_measure_alike(graph, one, other):
        return 0
    names, other_names = ({_name(graph, node) for node in group.nodes} for group in (one, other))
    pairs = [(a, b) for a in names for b in other_names]
    likeness = max(fuzz.ratio(compact_key(a), compact_key(b), score_cutoff=SAME_LETTERS) for a, b in pairs)
    return 0 if likeness and any(changed_words(a, b) for a, b in pairs) else likeness


def _may_measure_alike(graph: CascadeGraph, one: OccurrenceGroup, other: OccurrenceGroup) -> bool:
    """Tell whether neither name says another measure than the other: a count is no percentage."""
    sorts = [{sort for node in group.nodes if (sort := measure_kind(_name(graph, node)))} for group in (one, other)]
    return not all(sorts) or bool(sorts[0] & sorts[1])


def _name(graph: CascadeGraph, node: NodeId) -> str:
    return graph.indicators[node].name.text


def _one_to_one(
    graph: CascadeGraph, near: Iterable[tuple[float, OccurrenceGroup, OccurrenceGroup]], least: float
) -> Iterator[Duplicate]:
    """Yield the pairs from a likeness on, the nearest first; each indicator once, and none that a person rejected."""
    taken: set[int] = set()
    for likeness, one, other in sorted(near, key=lambda each: -each[0]):
        rejected = any(frozenset((a, b)) in graph.rejected_pairs for a in one.nodes for b in other.nodes)
        if likeness >= least and not rejected and not {id(one), id(other)} & taken:
            taken |= {id(one), id(other)}
            first, second = _first_with_targets(graph, one.nodes), _first_with_targets(graph, other.nodes)
            is_certain = compact_key(_name(graph, first)) == compact_key(_name(graph, second))
            yield Duplicate(first, second, certain=is_certain)


def _is_linked(graph: CascadeGraph, nodes: Iterable[NodeId], kind: str) -> bool:
    return any(
        link.is_settled and graph.document_of(other).kind == kind
        for node in nodes
        for other, link in graph.links_of(node)
    )
