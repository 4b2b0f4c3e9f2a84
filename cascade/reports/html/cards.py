"""Gather the findings of a report on cards, one card for each cause.

A report goes in; cards come out, the worst first, each with the indicator side by side as all documents print it; and
the marks that lead from an indicator or element to its card. Judges nothing: severity and cause are those of the findings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from cascade.graph.cascade_graph import CascadeGraph, NodeId
from cascade.model import SEVERITIES, Finding, Source
from cascade.model.i18n import Language, LocalizedText
from cascade.reports.followup import FollowUp
from cascade.reports.html.ids import PageIds
from cascade.reports.html.labels import CONFIDENCE, level_label
from cascade.reports.html.sparkline import described_sparklines
from cascade.reports.html.views import Badge, Card, FindingView
from cascade.reports.papers.comparison import Comparison, SideBySide
from cascade.reports.report import Report

MOST_COLUMNS = 8
WIDE = 4  # columns from which on a card does without those of documents that lack the indicator


def cards_of(report: Report, side_by_side: SideBySide, ids: PageIds, language: Language) -> tuple[Card, ...]:
    """Return one card for each cause, worst first."""
    causes: dict[str, list[Finding]] = {}
    for finding in report.findings:
        causes.setdefault(finding.cause, []).append(finding)
    ordered = sorted(causes.items(), key=lambda item: _weight(item[1]))
    return tuple(_card(cause, findings, report, side_by_side, ids, language) for cause, findings in ordered)


def badges_of(cards: Iterable[Card]) -> dict[NodeId, Badge]:
    """Return the mark of each indicator and element that has findings: the worst of them, and the card that has it."""
    cards_by_node: dict[NodeId, list[tuple[Finding, Card]]] = {}
    for card in cards:
        for view in card.findings:
            for node in {*view.finding.indicators, *view.finding.elements}:
                cards_by_node.setdefault(node, []).append((view.finding, card))
    badges = {}
    for node, findings in cards_by_node.items():
        worst, card = min(findings, key=lambda pair: SEVERITIES.index(pair[0].severity))
        badges[node] = Badge(worst.severity, len(findings), card.id)
    return badges


def places_on(cards: tuple[Card, ...]) -> Iterator[Source]:
    """Yield the places that cards show, those of the gravest findings first, then those of the tables."""
    for is_info in (False, True):
        views = [view for card in cards for view in card.findings if (view.finding.severity == "info") is is_info]
        yield from (item.source for view in views for item in view.evidence if item.source)
    yield from (source for card in cards if card.comparison for source in card.comparison.sources)


def _card(
    cause: str, findings: list[Finding], report: Report, side_by_side: SideBySide, ids: PageIds, language: Language
) -> Card:
    graph = side_by_side.graph
    ordered = sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity))
    first = ordered[0]
    comparison = _comparison(side_by_side, tuple(dict.fromkeys(n for f in ordered for n in f.indicators)))
    on_card = comparison.sources if comparison else ()
    node = next((n for n in (*first.elements, *first.indicators) if n in graph.graph), None)
    return Card(
        id=ids.of("kartu", cause),
        name=first.subject,
        level=level_label(graph, node) if node else None,
        path=_path(graph, node) if node else (),
        severity=first.severity,
        findings=tuple(_view(finding, on_card, report.follow_up, ids) for finding in ordered),
        comparison=comparison,
        sparks=described_sparklines(comparison, language) if comparison else (),
        compared=side_by_side.documents if comparison else (),
    )


def _path(graph: CascadeGraph, node: NodeId) -> tuple[str, ...]:
    """Return the names of what stands above something, the highest first."""
    return tuple(graph.elements[above].name.text for above in reversed(graph.path(node)))


def _view(finding: Finding, on_card: Iterable[Source], follow_up: FollowUp | None, ids: PageIds) -> FindingView:
    shown = {*(item.source for item in finding.evidence), *on_card}
    number = f"{finding.confidence:.2f}"
    return FindingView(
        id=ids.new("temuan", finding.fingerprint),
        finding=finding,
        rule=ids.of("aturan", finding.code),
        confidence=next((word for floor, word in CONFIDENCE if finding.confidence >= floor), CONFIDENCE[-1][1]),
        number=LocalizedText(number.replace(".", ","), number),
        others=tuple(place for place in finding.places if place not in shown),
        status=follow_up.statuses.get(finding.fingerprint, "new") if follow_up else None,
        before=tuple(e.value for e in follow_up.before.get(finding.fingerprint, ())) if follow_up else (),
    )


def _comparison(side_by_side: SideBySide, nodes: tuple[NodeId, ...]) -> Comparison | None:
    """Lay the indicator of a card side by side, as all documents print it; None where there are none, or too many."""
    columns = side_by_side.columns(nodes)
    if len(columns) > WIDE:
        columns = tuple(column for column in columns if column[1])
    is_drawn = any(node for _, node in columns) and len(columns) <= MOST_COLUMNS
    return side_by_side.compare(columns) if is_drawn else None


def _weight(findings: list[Finding]) -> tuple[int, ...]:
    """Order cards by their worst findings and by how many they have of each severity."""
    counts = Counter(finding.severity for finding in findings)
    return tuple(-counts[severity] for severity in SEVERITIES)
