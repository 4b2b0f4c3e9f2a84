"""Lay each main problem out as a card, in the order and by the numbers of every report.

A report goes in; cards come out, each with the cells to change, the indicator side by side as all documents print it, and
the rules that say so; and the marks that lead from an indicator or element to its card. Judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cascade.advice.cell_names import CellNames
from cascade.advice.main_problem import CellChange, MainProblem
from cascade.graph.cascade_graph import CascadeGraph, NodeId
from cascade.model import Finding, Source
from cascade.model.i18n import Language, LocalizedText
from cascade.reports.evidence import evidence_lines, telling
from cascade.reports.followup import FollowUp
from cascade.reports.html.ids import PageIds
from cascade.reports.html.labels import CONFIDENCE, level_label
from cascade.reports.html.places import PlaceKey, place_key
from cascade.reports.html.sparkline import described_sparklines
from cascade.reports.html.views import Badge, Card, ChangeView, FindingView
from cascade.reports.papers.comparison import Comparison, SideBySide
from cascade.reports.report import Report

MOST_DETAILED = 150  # main problems; the gravest come first, the others are told without their tables and traces
MOST_COLUMNS = 8
WIDE = 4  # columns from which on a card does without those of documents that lack the indicator


def cards_of(report: Report, side_by_side: SideBySide, ids: PageIds, language: Language) -> tuple[Card, ...]:
    """Return one card for each main problem, in their order."""
    names = CellNames(side_by_side.graph)
    return tuple(_card(problem, report, side_by_side, names, ids, language) for problem in report.main_problems)


def badges_of(cards: Iterable[Card], graph: CascadeGraph) -> dict[NodeId, Badge]:
    """Return the mark of each indicator and element that main problems are about."""
    cards_by_node: dict[NodeId, dict[int, Card]] = {}
    for card in cards:
        for finding in card.problem.findings:
            printed = {graph.representative(node) for node in finding.indicators if node in graph.indicators}
            for node in {*finding.indicators, *printed, *finding.elements}:
                cards_by_node.setdefault(node, {})[card.number] = card
    return {node: Badge(tuple(found.values())) for node, found in cards_by_node.items()}


def places_on(cards: Iterable[Card], noted: Iterable[FindingView]) -> Iterator[Source]:
    """Yield the places that the page shows, those of the gravest problems first, then those of the tables and of notes."""
    shown = tuple(cards)
    for card in shown:
        yield from (view.change.cell.source for view in card.changes if view.change.cell.source)
        yield from (item.source for item in card.problem.evidence if item.source)
    yield from (source for card in shown if card.comparison for source in card.comparison.sources)
    yield from (item.source for view in noted for item in view.finding.evidence if item.source)


def finding_view(finding: Finding, follow_up: FollowUp | None, ids: PageIds) -> FindingView:
    """Return one finding as the page shows it."""
    number = f"{finding.confidence:.2f}"
    return FindingView(
        id=ids.new("temuan", finding.fingerprint),
        finding=finding,
        rule=ids.of("aturan", finding.code),
        confidence=next((word for floor, word in CONFIDENCE if finding.confidence >= floor), CONFIDENCE[-1][1]),
        number=LocalizedText(number.replace(".", ","), number),
        status=follow_up.statuses.get(finding.fingerprint, "new") if follow_up else None,
        before=tuple(e.value for e in follow_up.before.get(finding.fingerprint, ())) if follow_up else (),
    )


def _card(
    problem: MainProblem, report: Report, side_by_side: SideBySide, names: CellNames, ids: PageIds, language: Language
) -> Card:
    graph, first = side_by_side.graph, problem.findings[0]
    is_brief = problem.number > MOST_DETAILED
    indicators = () if is_brief else tuple(dict.fromkeys(n for f in problem.findings for n in f.indicators))
    comparison = _comparison(side_by_side, indicators)
    shown = _keys(change.cell.source for change in problem.changes) | _keys(comparison.sources if comparison else ())
    evidence = [each for each in telling(problem.evidence, problem.subject) if not _keys([each.source]) & shown]
    titles = (each.source for each in problem.evidence if each.value == each.document)
    listed = shown | _keys(each.source for each in evidence) | _keys(titles)
    node = next((n for n in (*first.elements, *first.indicators) if n in graph.graph), None)
    return Card(
        id=f"masalah-{problem.number}",
        problem=problem,
        level=level_label(graph, node) if node else None,
        path=_path(graph, node) if node else (),
        changes=tuple(_change(change, names) for change in problem.changes),
        evidence=tuple(evidence_lines(evidence)),
        others=tuple(place for place in problem.places if place_key(place) not in listed),
        findings=tuple(finding_view(finding, report.follow_up, ids) for finding in problem.findings),
        comparison=comparison,
        sparks=described_sparklines(comparison, language) if comparison else (),
        compared=side_by_side.documents if comparison else (),
        is_brief=is_brief,
    )


def _keys(places: Iterable[Source | None]) -> set[PlaceKey]:
    return {place_key(place) for place in places if place is not None}


def _change(change: CellChange, names: CellNames) -> ChangeView:
    model = names.cell(change.model) if change.model else None
    return ChangeView(change, names.document(change.cell), names.place(change.cell), model)


def _path(graph: CascadeGraph, node: NodeId) -> tuple[str, ...]:
    """Return the names of what stands above something, the highest first."""
    return tuple(graph.elements[above].name.text for above in reversed(graph.path(node)))


def _comparison(side_by_side: SideBySide, nodes: tuple[NodeId, ...]) -> Comparison | None:
    """Lay the indicator of a card side by side, as all documents print it; None where there are none, or too many."""
    columns = side_by_side.columns(nodes)
    if len(columns) > WIDE:
        columns = tuple(column for column in columns if column[1])
    is_drawn = any(node for _, node in columns) and len(columns) <= MOST_COLUMNS
    return side_by_side.compare(columns) if is_drawn else None
