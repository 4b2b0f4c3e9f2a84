"""Which rows of one document print the same indicator?

A graph goes in; pairs of prints come out, certain or likely. A Renstra and its IKU count as one document here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from rapidfuzz import fuzz

from cascade.graph.cascade_graph import CascadeGraph, NodeId, node_id
from cascade.graph.occurrences import Group, within
from cascade.model import OUTCOME_LEVELS, Document, Label, Link
from cascade.rules.vocabulary.indicator import IndicatorRecord
from cascade.text.changing_words import changed_words
from cascade.text.element_names import REWORDED_SIMILARITY, compact_key, name_similarity
from cascade.text.measures import measure_kind

SAME_LETTERS = 85  # likeness of letters (0 to 100) from which names at two levels are likely to be one indicator
RESULTS = (*OUTCOME_LEVELS, "program")
LISTED = ("ikk", "ikd")  # lists of indicators that measure no printed element
MANY, OVER_HALF = 4, 0.5  # rows of a list, and their share, that make it doubtful as a whole


@dataclass(frozen=True, slots=True)
class Pair:
    """Two prints of one indicator; `certain` tells that nothing but spelling parts their names, or that a link is settled."""

    first: NodeId
    second: NodeId
    certain: bool = True


def pairs(graph: CascadeGraph) -> Iterator[Pair]:
    """Yield each print of an indicator beside the first one: in its document, then in the IKU of a Renstra."""
    known = within(graph)
    for document in graph.documents:
        for group in known.indicators[document.id]:
            first = _yardstick(graph, group.nodes)
            yield from (Pair(first, other) for other in group.nodes if other != first)
            if document.kind == "renstra":
                yield from _in_iku(graph, group, first)
        if document.kind == "renstra":
            yield from _echoes(graph, document)
            yield from near_names(graph, document.id)
    for plan in graph.of_kind("renstra"):
        for iku in graph.of_kind("iku"):
            yield from likely(graph, plan.id, iku.id)


def _echoes(graph: CascadeGraph, document: Document) -> Iterator[Pair]:
    """Yield the indicators that a kegiatan has from one of its sub kegiatan, as print-outs of SIPD do, beside that one."""
    for element in document.elements:
        if element.level != "kegiatan":
            continue
        holder = node_id(document, element.id)
        parts = [i for child in graph.children(holder) for i in graph.indicators_of(child)]
        for own in graph.indicators_of(holder):
            same = [i for i in parts if compact_key(_text(graph, i)) == compact_key(_text(graph, own))]
            if len(same) == 1 and graph.indicators[own].targets and graph.indicators[same[0]].targets:
                yield Pair(same[0], own)


def _yardstick(graph: CascadeGraph, nodes: tuple[NodeId, ...]) -> NodeId:
    """Return the first print that has targets."""
    return next((node for node in nodes if graph.indicators[node].targets), nodes[0])


def _in_iku(graph: CascadeGraph, group: Group, first: NodeId) -> Iterator[Pair]:
    for node in dict.fromkeys(graph.first_copy(n) for n in group.nodes):
        for other, link in graph.links_of(node):
            if link.is_settled and graph.document_of(other).kind == "iku":
                yield Pair(first, other)


@lru_cache(maxsize=16)
def likely(graph: CascadeGraph, plan_id: str, iku_id: str) -> tuple[Pair, ...]:
    """Return the rows of the IKU in the Renstra's own file that are likely to be its tujuan, sasaran or program, reworded.

    Only rows that no settled link speaks for, the nearest names first, each row once.
    """
    plan, iku = graph.document_of(plan_id), graph.document_of(iku_id)
    if plan.file != iku.file:
        return ()
    known = within(graph)
    groups = [g for g in known.indicators[plan.id] if g.level in RESULTS and not _is_linked(graph, g.nodes, "iku")]
    rows = [g for g in known.indicators[iku.id] if not _is_linked(graph, g.nodes, "renstra")]
    near = [(_nearness(graph, group, row), group, row) for group in groups for row in rows]
    return tuple(_one_to_one(graph, near, REWORDED_SIMILARITY))


@lru_cache(maxsize=16)
def near_names(graph: CascadeGraph, document_id: str) -> tuple[Pair, ...]:
    """Return the indicators of results that two tables of a document are likely to name with slightly other words."""
    known = within(graph)
    groups = [
        g
        for g in known.indicators[document_id]
        if g.level in RESULTS and any(graph.indicators[node].targets for node in g.nodes)
    ]
    tables = {id(group): {id(known.table_of(node)) for node in group.nodes} for group in groups}
    near = [
        (likeness, one, other)
        for one, other in combinations(groups, 2)
        if not tables[id(one)] & tables[id(other)]
        and (one.level != other.level or one.level in LISTED)
        and (likeness := _letters(graph, one, other)) >= SAME_LETTERS
    ]
    return tuple(_one_to_one(graph, near, SAME_LETTERS))


def _nearness(graph: CascadeGraph, group: Group, row: Group) -> float:
    """Return how near two names are; that of a program must have nearly the same letters."""
    if group.level == "program":
        letters = _letters(graph, group, row)
        return letters if letters >= SAME_LETTERS else 0
    if not _may_measure_alike(graph, group, row):
        return 0
    return max(name_similarity(_text(graph, a), _text(graph, b)) for a in group.nodes for b in row.nodes)


def _letters(graph: CascadeGraph, one: Group, other: Group) -> float:
    """Return how near the letters of two names are; 0 where a word changes the meaning, or the measure is another one."""
    if not _may_measure_alike(graph, one, other):
        return 0
    names = [{_text(graph, node) for node in group.nodes} for group in (one, other)]
    pairs_ = [
        (fuzz.ratio(compact_key(a), compact_key(b), score_cutoff=SAME_LETTERS), a, b)
        for a in names[0]
        for b in names[1]
    ]
    likeness = max(near for near, _, _ in pairs_)
    return 0 if likeness and any(changed_words(a, b) for _, a, b in pairs_) else likeness


def _may_measure_alike(graph: CascadeGraph, one: Group, other: Group) -> bool:
    """Tell whether neither name says another measure than the other: a count is no percentage."""
    sorts = [{sort for node in group.nodes if (sort := measure_kind(_text(graph, node)))} for group in (one, other)]
    return not all(sorts) or bool(sorts[0] & sorts[1])


def _text(graph: CascadeGraph, node: NodeId) -> str:
    return graph.indicators[node].name.text


def _one_to_one(graph: CascadeGraph, near: Iterable[tuple[float, Group, Group]], least: float) -> Iterator[Pair]:
    taken: set[int] = set()
    for likeness, one, other in sorted(near, key=lambda each: -each[0]):
        rejected = any(frozenset((a, b)) in graph.rejected for a in one.nodes for b in other.nodes)
        if likeness >= least and not rejected and not {id(one), id(other)} & taken:
            taken |= {id(one), id(other)}
            first, second = _yardstick(graph, one.nodes), _yardstick(graph, other.nodes)
            yield Pair(first, second, certain=compact_key(_text(graph, first)) == compact_key(_text(graph, second)))


def is_asked(graph: CascadeGraph, link: Link) -> bool:
    """Tell whether a rule asks about a link already, with what differs: a row of the IKU in the Renstra's own file."""
    ends = {graph.document_of(node).kind: node for node in (link.left, link.right)}
    if ends.keys() != {"renstra", "iku"}:
        return False
    known = within(graph)
    pairs_ = likely(graph, *(graph.document_of(ends[kind]).id for kind in ("renstra", "iku")))
    return any(
        not pair.certain
        and known.group_of(pair.first) is known.group_of(ends["renstra"])
        and known.group_of(pair.second) is known.group_of(ends["iku"])
        for pair in pairs_
    )


def _is_linked(graph: CascadeGraph, nodes: Iterable[NodeId], kind: str) -> bool:
    return any(
        link.is_settled and graph.document_of(other).kind == kind
        for node in nodes
        for other, link in graph.links_of(node)
    )


def in_plan(indicator: IndicatorRecord) -> bool | None:
    """Tell whether an IKU is a tujuan or sasaran of the Renstra, or the other way round, surely or likely.

    None where the dossier has no Renstra and IKU that share a file or a settled link.
    """
    graph = indicator.world.graph
    other = "iku" if indicator.home.kind == "renstra" else "renstra"
    partners = [d for d in graph.of_kind(other) if _belong(graph, indicator.home.id, d.id)]
    name = compact_key(indicator.printed.name.text)  # a list of formulas prints the IKU once more
    again = [node_id(indicator.home, i.id) for i in indicator.home.indicators if compact_key(i.name.text) == name]
    if not partners or any(_is_replaced_by_link(graph, node, other) for node in again):
        return True if partners else None
    found: set[NodeId] = set()
    for partner in partners:
        plan, iku = (indicator.home, partner) if other == "iku" else (partner, indicator.home)
        goals = (
            pair for pair in likely(graph, plan.id, iku.id) if graph.indicators[pair.first].level in OUTCOME_LEVELS
        )
        found |= {node for pair in goals for node in (pair.first, pair.second)}
    known = within(graph)
    if indicator.home.kind == "iku":
        beside = [known.group_of(node).nodes for node in known.table_of(indicator.node).indicators]
    else:
        beside = [known.group_of(node_id(indicator.home, i.id)).nodes for i in indicator.home.indicators]
    if not any(found & set(nodes) or _is_linked_to_goal(graph, nodes, other) for nodes in beside):
        return None  # nothing of the one is in the other: a list of other indicators, or a table that was not read
    return any(found & set(known.group_of(node).nodes) for node in again)


def out_of_plan(indicator: IndicatorRecord) -> tuple[Label, ...] | None:
    """Return the rows of a list of IKU that the plan has not, where they are most of it: it may be another list.

    Empty where they are few; None for a row that is told with the first of them.
    """
    world = indicator.world
    rows = [IndicatorRecord(world, node) for node in within(world.graph).table_of(indicator.node).indicators]
    listed = [r for r in rows if r.printed.level == indicator.printed.level and r.home is indicator.home]
    outside = [r for r in listed if in_plan(r) is False]
    if len(outside) < MANY or len(outside) <= OVER_HALF * len(listed):
        return ()
    if indicator.node in [r.node for r in outside[1:]]:
        return None
    return tuple(r.printed.name for r in outside)


def _is_linked_to_goal(graph: CascadeGraph, nodes: Iterable[NodeId], kind: str) -> bool:
    """Tell whether a row of the IKU is linked to a tujuan or sasaran of the Renstra, or the other way round."""
    goals = (node for node in nodes if graph.indicators[node].level in OUTCOME_LEVELS)
    ends = (
        (graph.indicators[other], graph.document_of(other), link) for n in goals for other, link in graph.links_of(n)
    )
    return any(link.is_settled and home.kind == kind and i.level in OUTCOME_LEVELS for i, home, link in ends)


def _is_replaced_by_link(graph: CascadeGraph, indicator: NodeId, kind: str) -> bool:
    nodes = within(graph).group_of(indicator).nodes
    return any(graph.document_of(other).kind == kind for node in nodes for other, _ in graph.links_of(node))


@lru_cache(maxsize=64)
def _belong(graph: CascadeGraph, left_id: str, right_id: str) -> bool:
    """Tell whether a Renstra and an IKU are of one plan: printed in one file, or with a settled link."""
    left, right = graph.document_of(left_id), graph.document_of(right_id)
    if left.file == right.file:
        return True
    return any(
        link.is_settled and graph.document_of(other) is right
        for indicator in left.indicators
        for other, link in graph.links_of(node_id(left, indicator.id))
    )
