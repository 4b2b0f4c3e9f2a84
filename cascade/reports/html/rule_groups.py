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


def rule_groups(cards: Iterable[Card], noted: Iterable[FindingView], ids: PageIds) -> tuple[RuleGroup, ...]:
    """Return the findings by rule, the rule with the worst finding first; `noted` are those that make no problem."""
    found: dict[str, list[tuple[FindingView, Card]]] = {}
    infos: dict[str, list[FindingView]] = {}
    for card in cards:
        for view in card.findings:
            found.setdefault(view.finding.code, []).append((view, card))
    for view in noted:
        infos.setdefault(view.finding.code, []).append(view)
    codes = dict.fromkeys((*found, *infos))
    groups = [_group(code, found.get(code, []), infos.get(code, []), ids) for code in codes]
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


def _group(code: str, found: list[tuple[FindingView, Card]], infos: list[FindingView], ids: PageIds) -> RuleGroup:
    ordered = sorted(found, key=lambda pair: SEVERITIES.index(pair[0].finding.severity))
    findings = [*(view.finding for view, _ in ordered), *(view.finding for view in infos)]
    return RuleGroup(
        id=ids.of("aturan", code),
        code=code,
        title=findings[0].title,
        counts=tuple(Counter(finding.severity for finding in findings).items()),
        basis=tuple(dict.fromkeys(basis for finding in findings for basis in finding.basis)),
        findings=tuple(ordered),
        infos=tuple(infos),
    )
