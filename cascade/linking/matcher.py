"""Match the indicators of the documents of a dossier one to one.

A graph of documents and the decisions of people go in; links come out, each with score, margin, status and reasons, and a
problem for each decision that cannot be obeyed. Human decisions are obeyed; whatever else speaks against a pair (a
meaning-changing word, a near tie, a triangle over three documents that does not close) makes it a question. Inside one
document only what is beyond doubt is linked. The graph is told which pairs a person rejected; the links are added to it by
the caller. Targets never speak against a link: equal ones under one element stand in for the same wording, or ask.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import combinations

from cascade.decisions.decided_pairs import NodePair, find_decided_pairs
from cascade.decisions.decision_file import Decisions, LinkDecision
from cascade.graph.cascade_graph import CascadeGraph, NodeId
from cascade.graph.conflicts import is_superseded
from cascade.linking.candidates import (
    Candidate,
    Compare,
    LinkableIndicator,
    LinkableIndicators,
    assess_pair,
    find_candidates,
    linkable_indicators,
    pairs_worth_comparing,
)
from cascade.linking.comparison.comparisons import compare, have_same_result_above
from cascade.linking.consistency import answer_by_namesakes, close_triangles, reason_of_person
from cascade.linking.one_to_one import choose_one_to_one, make_link
from cascade.linking.orphans import link_orphans
from cascade.linking.weights import Weights, built_in_weights
from cascade.model import CASCADE_ORDER, OUTCOME_LEVELS, PLAN_KINDS, Document, Link, Problem

# Upstream first: a link's left side is the document that the right one must follow; no LKjIP is linked.
LINKED_KINDS = tuple(kind for kind in CASCADE_ORDER if kind != "lkjip")

DecidedPairs = Mapping[NodePair, LinkDecision]
TableAddress = tuple[str, str | None, int | None]  # file, sheet, table


def link_dossier(
    graph: CascadeGraph,
    decisions: Decisions,
    conflicting_kinds: Collection[str] = (),
    weights: Weights | None = None,
) -> tuple[tuple[Link, ...], tuple[Problem, ...]]:
    """Link all documents of a dossier that speak of the same years; kinds in conflict are left out.

    Sets `graph.rejected_pairs`, which rules on doubled indicators ask; else leaves the graph as it is.

    Returns:
        The links, and a problem for each decision that cannot be obeyed.
    """
    weights = weights or built_in_weights()
    decided, problems = find_decided_pairs(graph, decisions)
    documents = tuple(d for d in graph.documents if d.kind not in conflicting_kinds)
    pairs = list(_document_pairs(documents))
    indicators = linkable_indicators(graph, documents)
    compared = cache(compare)  # documents print many names alike
    rejected = {pair: decision for pair, decision in decided.items() if decision.verdict == "rejected"}
    graph.rejected_pairs = frozenset(map(frozenset, rejected))
    links: list[Link] = []
    proposed: set[frozenset[NodeId]] = set()  # what would be linked where a person has confirmed something
    for left, right in pairs:
        both = indicators[left.id], indicators[right.id]
        links += _link_lists(*both, decided, weights, compared)
        if any({graph.document_of(a).id, graph.document_of(b).id} == {left.id, right.id} for a, b in decided):
            unconfirmed = _link_lists(*both, rejected, weights, compared)
            proposed |= {frozenset((link.left, link.right)) for link in unconfirmed}
    links = [_by_hand(link, decided) if _is_unproposed(link, proposed) else link for link in links]
    answered = answer_by_namesakes([*links, *_links_elsewhere(links, decided)], decided)
    closed = close_triangles(graph, answered, {(a.id, b.id) for a, b in pairs})
    inside = [link for d in documents for link in _link_within(graph, indicators[d.id], decided, weights, compared)]
    return (*closed, *inside), problems


def link_documents(
    graph: CascadeGraph,
    lefts: Iterable[Document],
    rights: Iterable[Document],
    decided: DecidedPairs | None = None,
    weights: Weights | None = None,
) -> tuple[Link, ...]:
    """Link the indicators of some documents with those of others, one to one between groups of copies."""
    left, right = (
        LinkableIndicators(indicator for each in linkable_indicators(graph, side).values() for indicator in each)
        for side in (lefts, rights)
    )
    return _link_lists(left, right, decided or {}, weights or built_in_weights(), compare)


def _link_lists(
    left: LinkableIndicators, right: LinkableIndicators, decided: DecidedPairs, weights: Weights, compare: Compare
) -> tuple[Link, ...]:
    decisions = dict(
        _decisions_between(decided, {indicator.node for indicator in left}, {indicator.node for indicator in right})
    )
    confirmed = [pair for pair, decision in decisions.items() if decision.verdict == "confirmed"]
    links = [Link(a, b, "confirmed", 100, 100, (reason_of_person(decisions[a, b]),)) for a, b in confirmed]
    linked = {node for pair in confirmed for node in pair}
    candidates = find_candidates(left, right, weights, decisions.keys(), linked, compare)
    links += choose_one_to_one(list(candidates), weights)
    ends = {node for link in links for node in (link.left, link.right)}
    left_over, right_over = ([indicator for indicator in side if indicator.node not in ends] for side in (left, right))
    links += link_orphans(left_over, right_over, decisions.keys())
    order = {indicator.node: number for number, indicator in enumerate(left)}
    return tuple(sorted(links, key=lambda link: order[link.left]))


def _decisions_between(
    decided: DecidedPairs, left: set[NodeId], right: set[NodeId]
) -> Iterator[tuple[NodePair, LinkDecision]]:
    """Yield the decisions on pairs of these two lists, whichever way round they were written."""
    for (a, b), decision in decided.items():
        if a in left and b in right:
            yield (a, b), decision
        elif b in left and a in right:
            yield (b, a), decision


# Which documents are compared


def _document_pairs(documents: tuple[Document, ...]) -> Iterator[tuple[Document, Document]]:
    ordered = sorted((d for d in documents if d.kind in LINKED_KINDS), key=lambda d: LINKED_KINDS.index(d.kind))
    for left, right in combinations(ordered, 2):
        together = left.kind != right.kind and _same_time(left, right) and _same_phase(left, right, documents)
        if together and not is_superseded(left, right, documents) and not is_superseded(right, left, documents):
            yield left, right


def _same_time(left: Document, right: Document) -> bool:
    if left.kind in PLAN_KINDS:
        years = set(right.years)
        return not left.years or not years or bool(set(left.years) & years) or left.years[-1] + 1 in years
    return left.year == right.year or left.year is None or right.year is None


def _same_phase(left: Document, right: Document, documents: tuple[Document, ...]) -> bool:
    """Tell whether a document is compared with another: one of its own phase, or of the other where there is none."""
    if left.kind in PLAN_KINDS or left.edition == right.edition:
        return True
    of_same_phase = [d for d in documents if d.kind == left.kind and d.year == left.year and d.edition == right.edition]
    return not of_same_phase


# Links by hand


def _is_unproposed(link: Link, proposed: Collection[frozenset[NodeId]]) -> bool:
    return link.verdict == "confirmed" and frozenset((link.left, link.right)) not in proposed


def _by_hand(link: Link, decided: DecidedPairs) -> Link:
    decision = decided.get((link.left, link.right)) or decided[link.right, link.left]
    return replace(link, by_hand=True, reasons=(reason_of_person(decision, by_hand=True),))


def _links_elsewhere(links: list[Link], decided: DecidedPairs) -> Iterator[Link]:
    """Make the links of decisions that speak only of documents which are not compared with each other."""
    made = {frozenset((link.left, link.right)) for link in links}
    obeyed = {id(decision) for pair, decision in decided.items() if frozenset(pair) in made}
    for (a, b), decision in decided.items():
        if decision.verdict == "confirmed" and id(decision) not in obeyed:
            yield Link(a, b, "confirmed", 100, 100, (reason_of_person(decision, by_hand=True),), by_hand=True)


# Inside one document


def _link_within(
    graph: CascadeGraph, indicators: LinkableIndicators, decided: DecidedPairs, weights: Weights, compare: Compare
) -> Iterator[Link]:
    """Link what one document prints again in another table, with a slip or on another level.

    Only what is beyond doubt: rows of one table are never one indicator, and most are printed once.
    """
    tables = {indicator.node: _tables_printing(graph, indicator.node) for indicator in indicators}
    candidates = [
        candidate
        for a, b in _pairs_across_tables(indicators, tables)
        if (a.node, b.node) not in decided and (b.node, a.node) not in decided
        if (candidate := assess_pair(a, b, weights, compare)) and not candidate.doubts and _is_printed_again(candidate)
    ]
    taken: set[tuple[NodeId, TableAddress]] = set()
    for candidate in sorted(candidates, key=lambda candidate: candidate.rank):
        left, right = candidate.left.node, candidate.right.node
        ends = {(left, table) for table in tables[right]} | {(right, table) for table in tables[left]}
        link = make_link(candidate, [], weights)
        if link.is_settled and taken.isdisjoint(ends):
            taken |= ends
            yield link


def _pairs_across_tables(
    indicators: LinkableIndicators, tables: Mapping[NodeId, frozenset[TableAddress]]
) -> Iterator[tuple[LinkableIndicator, LinkableIndicator]]:
    """Yield each pair that is worth comparing once, if no table prints both."""
    number = {indicator.node: index for index, indicator in enumerate(indicators)}
    for a, b in pairs_worth_comparing(indicators, indicators):
        tables_of_a, tables_of_b = tables[a.node], tables[b.node]
        in_order = number[a.node] < number[b.node]
        if in_order and tables_of_a and tables_of_b and tables_of_a.isdisjoint(tables_of_b):
            yield a, b


def _tables_printing(graph: CascadeGraph, node: NodeId) -> frozenset[TableAddress]:
    """Return the tables that print an indicator."""
    sources = (source for copy in graph.copies(node) for source in graph.indicators[copy].sources)
    return frozenset((source.file, source.sheet, source.table) for source in sources if source.sheet or source.table)


def _is_printed_again(candidate: Candidate) -> bool:
    """Tell whether what stands above two rows lets them be one: on one level the same element, in any wording."""
    if candidate.crosses_levels:
        return candidate.has_same_name
    left, right = candidate.left, candidate.right
    if left.level in OUTCOME_LEVELS:
        return have_same_result_above(left.parsed.parents, right.parsed.parents)
    return candidate.agrees_above
