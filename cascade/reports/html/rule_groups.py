"""Show findings and coverage rule by rule.

Cards and the coverage of a report go in; the findings of each rule come out, the rule with the worst first, and what
became of every rule. A rule that could not be judged never looks like one that passed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from cascade.model import SEVERITIES, VERDICTS
from cascade.reports.html.ids import PageIds
from cascade.reports.html.views import Card, CoverageView, FindingView, RuleGroup
from cascade.reports.report import Report


def rule_groups(cards: Iterable[Card], ids: PageIds) -> tuple[RuleGroup, ...]:
    """Return the findings by rule, the rule with the worst finding first."""
    rules: dict[str, list[tuple[FindingView, Card]]] = {}
    for card in cards:
        for view in card.findings:
            rules.setdefault(view.finding.code, []).append((view, card))
    groups = [_group(code, found, ids) for code, found in rules.items()]
    return tuple(sorted(groups, key=lambda group: (SEVERITIES.index(group.counts[0][0]), group.code)))


def coverage_views(report: Report, ids: PageIds) -> Iterator[CoverageView]:
    """Yield what became of every rule, in the order of the rule book."""
    codes_with_findings = {finding.code for finding in report.findings}
    for rule in report.coverage:
        yield CoverageView(
            id=ids.new("cakupan", rule.code),
            rule=rule,
            state=rule.state,
            counts=tuple((verdict, rule.counts.get(verdict, 0)) for verdict in VERDICTS),
            group=ids.of("aturan", rule.code) if rule.code in codes_with_findings else None,
        )


def _group(code: str, views: list[tuple[FindingView, Card]], ids: PageIds) -> RuleGroup:
    ordered = sorted(views, key=lambda pair: SEVERITIES.index(pair[0].finding.severity))
    return RuleGroup(
        id=ids.of("aturan", code),
        code=code,
        title=ordered[0][0].finding.title,
        counts=tuple(Counter(view.finding.severity for view, _ in ordered).items()),
        basis=tuple(dict.fromkeys(basis for view, _ in ordered for basis in view.finding.basis)),
        findings=tuple(pair for pair in ordered if pair[0].finding.severity != "info"),
        infos=tuple(pair for pair in ordered if pair[0].finding.severity == "info"),
    )
