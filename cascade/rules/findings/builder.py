"""Build the finding of a rule that fails on a row.

A rule, the row and what makes the fail doubtful go in; the finding comes out, with the severity of its case or of the
policy in force; what rests on a doubtful reading is no more than a question. The question of an open link has the kind of
what its answer reveals. Judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from cascade.model import Evidence, Finding, Severity
from cascade.model.i18n import LocalizedText
from cascade.rules.findings.changes import changes_of
from cascade.rules.findings.doubts import confidence, direction_doubt, link_doubts, reading_doubt
from cascade.rules.findings.evidence import evidence_of, places_of, repeated_evidence
from cascade.rules.findings.identity import cause_of, fingerprint
from cascade.rules.findings.settings import settings_of
from cascade.rules.findings.subjects import element_nodes, indicator_nodes, subject_of
from cascade.rules.findings.trace import trace_of
from cascade.rules.findings.wording import fill_template, sentence, template_of, values_of
from cascade.rules.obstacles.reason import Obstacle
from cascade.rules.rule import Case, Rule
from cascade.rules.selectors import RuleRow
from cascade.rules.vocabulary.context import Consequence, EvaluationContext, LinkRecord
from cascade.rules.vocabulary.link import consequences_of


def finding_of(
    rule: Rule, row: RuleRow, context: EvaluationContext, doubt: LocalizedText | None, obstacle: Obstacle | None = None
) -> Finding:
    """Return the finding of a rule that fails on a row; a `doubt`, or an `obstacle` to seeing all, makes it a question."""
    case = _case_of(rule, row)
    severity: Severity = (case and case.severity) or context.policy.severities.get(rule.code, rule.severity)
    evidence = evidence_of(rule, row, case)
    misread, is_open = reading_doubt(rule, row, evidence, context)
    is_open = is_open or obstacle is not None
    if doubt is not None or (is_open and severity in ("error", "warning")):
        severity = "question"
    doubts = (doubt, misread or (obstacle.reason if obstacle else None), *link_doubts(row), direction_doubt(rule, row))
    indicators = tuple(dict.fromkeys(node for record in row.scope.values() for node in indicator_nodes(record)))
    asked = (row.subject.link,) if isinstance(row.subject, LinkRecord) and not row.links else ()
    revealed = consequences_of(row.subject) if isinstance(row.subject, LinkRecord) and asked else ()
    printed = tuple(dict.fromkeys((*evidence, *repeated_evidence(rule, row))))
    return Finding(
        code=rule.code,
        kind=revealed[0].kind if revealed else rule.kind,
        severity=severity,
        confidence=confidence(rule, row, evidence),
        subject=subject_of(row.subject),
        title=rule.title,
        message=sentence(fill_template(template_of(rule, case, "message"), row)),
        note=fill_template(template_of(rule, case, "note"), row),
        fix=fill_template(template_of(rule, case, "fix"), row),
        basis=rule.basis,
        fingerprint=fingerprint(rule, row),
        cause=cause_of(rule, row.subject, indicators, context),
        evidence=_with_revealed(printed, revealed),
        places=places_of(printed, row.subject),
        doubts=tuple(each for each in doubts if each),
        indicators=indicators,
        elements=element_nodes(row.subject),
        trace=trace_of(rule, row, case),
        links=(*row.links, *asked),
        settings=tuple(settings_of(rule, row, case, context)),
        trial=rule.trial,
        changes=changes_of(rule, row),
        lacking=rule.lacking,
    )


def consequence_of(rule: Rule, row: RuleRow) -> Consequence:
    """Return what a rule that fails on a row would find if the open link of that row were confirmed."""
    text = f"{rule.code} {values_of(rule, row)}".strip()
    return Consequence(text, rule.kind, evidence_of(rule, row, _case_of(rule, row)))


def _case_of(rule: Rule, row: RuleRow) -> Case | None:
    return next((each for each in rule.cases if each.when.evaluate(row.scope) is True), None)


def _with_revealed(evidence: tuple[Evidence, ...], revealed: Iterable[Consequence]) -> tuple[Evidence, ...]:
    """Return the evidence of a finding with that of what it reveals; what was read too poorly proves nothing."""
    further = (each for consequence in revealed for each in consequence.evidence)
    sure = (each for each in further if each.source is None or not each.source.is_unsure)
    return tuple(dict.fromkeys((*evidence, *sure)))
