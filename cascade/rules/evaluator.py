"""Judge every rule on every subject.

Rules and the linked graph go in; findings and the verdict of every rule on every subject come out. A
fail that rests on an open link is no finding but a consequence of the link question; a rule that lacks
its documents is insufficient data once. Never changes the graph, never prints.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace

from cascade.model import KIND_NAMES, SEVERITIES, Finding, Link, Quantity, RuleCoverage, Unknown, Verdict
from cascade.model.i18n import LocalizedText
from cascade.quantities.comparison import POORLY_READ
from cascade.quantities.quarters import QuarterReading
from cascade.rules.findings.builder import consequence_of, finding_of
from cascade.rules.findings.grouping import TableTally, one_cause_once, union
from cascade.rules.findings.identity import fingerprint
from cascade.rules.findings.subjects import subject_of
from cascade.rules.language.expression import Expression
from cascade.rules.language.kept_code import kept_code
from cascade.rules.obstacles.obstacle import obstacle_to
from cascade.rules.rule import Rule
from cascade.rules.selectors import RuleRow, SharedRows
from cascade.rules.vocabulary.context import EvaluationContext, IndicatorRecord, LinkRecord
from cascade.rules.vocabulary.indicator.quarters import backed_reading, readings

SHOWN_REASONS = 5  # of those why a rule could not judge
_NOTHING = LocalizedText("tidak ada bahan untuk dinilai", "nothing to judge")


@dataclass(slots=True)
class _Tally:
    """What one rule came to so far."""

    counts: Counter[Verdict] = field(default_factory=Counter)
    reasons: Counter[LocalizedText] = field(default_factory=Counter)
    judged: dict[str, None] = field(default_factory=dict)
    tables: TableTally = field(default_factory=TableTally)
    seconds: float = 0

    def add(self, verdict: Verdict, reason: LocalizedText | None = None) -> None:
        self.counts[verdict] += 1
        if reason:
            self.reasons[reason] += 1

    def coverage(self, rule: Rule) -> RuleCoverage:
        reasons = tuple(_with_count(reason, count) for reason, count in self.reasons.most_common(SHOWN_REASONS))
        return RuleCoverage(
            rule.code,
            rule.title,
            dict(self.counts) or {"not_applicable": 0},
            reasons or (() if self.counts else (_NOTHING,)),
            rule.select[0].form,
            tuple(self.judged),
            self.seconds,
        )


def evaluate(
    rules: tuple[Rule, ...], context: EvaluationContext
) -> tuple[tuple[Finding, ...], tuple[RuleCoverage, ...]]:
    """Judge every rule on every subject.

    Args:
        rules: In the order of the report.
        context: All that they may look at; a rule that lacks only documents that are not due does not apply.

    Returns:
        The findings, worst first, copies grouped; and the coverage in the order of the rules.
    """
    available = {document.kind for document in context.graph.documents}
    if context.nomenclature is not None:
        available.add("nomenclature")
    findings: list[Finding] = []
    questions: dict[Link, str] = {}
    tallies: dict[str, _Tally] = {}
    # Link questions tell what would follow from a link, so they come after all rules that use links.
    not_judged = {rule.code: _why_not_judged(rule, context, available) for rule in rules}
    shared_rows = SharedRows((rule for rule in rules if not_judged[rule.code] is None), context)
    for rule in sorted(rules, key=lambda rule: rule.select[0].form == "open_links"):
        tally, started_at = _Tally(), time.perf_counter()
        tallies[rule.code] = tally
        if (verdict := not_judged[rule.code]) is not None:
            tally.add(*verdict)
        else:
            found = _judge_rule(rule, shared_rows.of(rule), context, tally, questions)
            findings += _of_tables(found, tally, context)
        tally.seconds = time.perf_counter() - started_at
    kept_code().save()
    return _worst_first(one_cause_once(_group_copies(findings), context.graph)), tuple(
        tallies[rule.code].coverage(rule) for rule in rules
    )


def _of_tables(findings: Iterable[Finding], tally: _Tally, context: EvaluationContext) -> list[Finding]:
    """Return what a rule found; where it fails on most rows of a table, one question instead."""
    found = list(findings)
    for told, question in tally.tables.questions(context):
        ours = set(map(id, told))
        found = [finding for finding in found if id(finding) not in ours] + [question]
    return found


def _why_not_judged(
    rule: Rule, context: EvaluationContext, available: Collection[str]
) -> tuple[Verdict, LocalizedText | None] | None:
    """Return the verdict on a rule that is switched off, or whose documents are missing or in dispute."""
    off = context.policy.off
    if rule.code in off:
        return "waived", LocalizedText("dimatikan: {r}", "switched off: {r}").format(r=off[rule.code])
    absent = [need for need in rule.needs if not set(available) & set(need)]
    if any(set(need) <= context.not_due for need in absent):
        return "not_applicable", None
    if absent:
        return "insufficient_data", _no_documents(absent)
    in_dispute = [kind for need in rule.needs for kind in need if kind in context.conflicting_kinds]
    return ("insufficient_data", _in_dispute(in_dispute)) if in_dispute else None


def _judge_rule(
    rule: Rule, rows: Iterable[RuleRow], context: EvaluationContext, tally: _Tally, questions: dict[Link, str]
) -> Iterator[Finding]:
    """Judge one rule; `questions` tells which rule asks about which open link, so that one question is asked once."""
    for row in rows:
        try:
            finding = _finding_of_row(rule, row, context, tally, questions)
        except Exception as error:  # a slip in one rule must not cost the report; coverage says that it did not run
            broken = LocalizedText("galat pada “{s}”: {e}", "error on “{s}”: {e}")
            tally.add("error", broken.format(s=subject_of(row.subject), e=repr(error)))
            continue
        if finding is not None:
            yield finding


def _finding_of_row(
    rule: Rule, row: RuleRow, context: EvaluationContext, tally: _Tally, questions: dict[Link, str]
) -> Finding | None:
    """Judge one row; return the finding where it fails beyond an open link, a question asked already and a poor scan."""
    verdict, detail = verdict_of(rule, row)
    if verdict != "fail":
        tally.add(verdict, detail)
        if verdict in ("pass", "not_applicable"):
            tally.judged[fingerprint(rule, row)] = None
        if verdict == "pass":
            tally.tables.add(row, None)
        return None
    if detail is None:
        row = _as_backed(rule, row)
    if row.open_link is not None:
        link = row.open_link
        consequences = context.consequences.setdefault((link.left, link.right), [])
        consequences.append(consequence_of(rule, row))
        tally.add("insufficient_data", LocalizedText("tautan belum dikonfirmasi", "a link awaits confirmation"))
        return None
    question = _question(row, context)
    if question is not None and questions.setdefault(question, rule.code) != rule.code:
        tally.add("not_applicable")
        return None
    obstacle = obstacle_to(rule, row)
    if obstacle is not None and not obstacle.leaves_question:
        tally.add("insufficient_data", obstacle.reason)
        return None
    finding = finding_of(rule, row, context, detail, obstacle)
    if poor := next((evidence for evidence in finding.evidence if evidence.source and evidence.source.is_unsure), None):
        tally.add("insufficient_data", POORLY_READ.format(a=poor.value))
        return None
    tally.add("fail")
    tally.tables.add(row, finding)
    return finding


def _question(row: RuleRow, context: EvaluationContext) -> Link | None:
    """Return the first of the open links that ask the same as this row, None where it asks about no open link."""
    subject = row.subject
    if not isinstance(subject, LinkRecord) or subject.link.is_settled:
        return None
    return context.graph.question_of(subject.link)[0]


def verdict_of(rule: Rule, row: RuleRow) -> tuple[Verdict, LocalizedText | None]:
    """Return the verdict of a rule on one row, with the reason or the doubt.

    Where the quarters have other plausible readings: one that is as plausible and holds makes it a
    pass; one that is less plausible and holds leaves a doubt, which makes the finding a question.
    """
    if rule.when is not None:
        applies = rule.when.evaluate(row.scope)
        if isinstance(applies, Unknown):
            return "insufficient_data", applies.reason
        if not applies:
            return "not_applicable", None
    holds = rule.condition.evaluate(row.scope)
    if isinstance(holds, Unknown):
        return "insufficient_data", holds.reason
    if holds:
        return "pass", None
    if poor := next(_poorly_read(rule, row), None):
        return "insufficient_data", POORLY_READ.format(a=poor.raw)
    for other, plausible, reading in _other_readings(rule, row):
        if rule.condition.evaluate(other.scope) is True:
            if plausible:
                return "pass", None
            return "fail", LocalizedText(
                "Bila dibaca sebagai {how} ({value}), ketentuan ini terpenuhi.",
                "Read as {how} ({value}), the rule holds.",
            ).format(how=reading.label, value=reading.value.raw)
    return "fail", None


def _poorly_read(rule: Rule, row: RuleRow) -> Iterator[Quantity]:
    """Yield the values of a condition that were read from a picture too poorly to fail on them."""
    for operand in rule.condition.operands:
        value = operand.evaluate(row.scope)
        for entry in value if isinstance(value, tuple) else (value,):
            if isinstance(entry, Quantity) and entry.is_unsure:
                yield entry


def _as_backed(rule: Rule, row: RuleRow) -> RuleRow:
    """Return a row under those of several equally plausible readings which the year's targets back."""
    for alias, record in _read_by_quarters(rule.condition, row):
        row = row.with_record(alias, record.read_as(backed_reading(record)))
    return row


def _other_readings(rule: Rule, row: RuleRow) -> Iterator[tuple[RuleRow, bool, QuarterReading]]:
    """Yield the row under each other reading of its quarters, and whether that is as plausible as the one in force."""
    for alias, record in _read_by_quarters(rule.condition, row):
        plausible = readings(record)
        for index, reading in enumerate(plausible[1:], 1):
            yield row.with_record(alias, record.read_as(index)), reading.rank == plausible[0].rank, reading


def _read_by_quarters(condition: Expression, row: RuleRow) -> list[tuple[str, IndicatorRecord]]:
    """Return the indicators whose quarters a condition reads as a year."""
    return [
        (alias, record)
        for alias, record in row.scope.items()
        if isinstance(record, IndicatorRecord) and condition.reads(f"{alias}.annual")
    ]


def _group_copies(findings: list[Finding]) -> list[Finding]:
    """Join the findings of copies, and of pairs that are one indicator: one finding with all places."""
    joined: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        key = (finding.fingerprint, finding.severity)
        if key in joined:
            first = joined[key]
            finding = replace(
                first,
                evidence=first.evidence if first.links == finding.links else union((first.evidence, finding.evidence)),
                links=union((first.links, finding.links)),
                places=tuple(dict.fromkeys(first.places + finding.places)),
                indicators=tuple(dict.fromkeys(first.indicators + finding.indicators)),
                confidence=min(first.confidence, finding.confidence),
            )
        joined[key] = finding
    return list(joined.values())


def _worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: (SEVERITIES.index(finding.severity), finding.code)))


def _no_documents(needs: list[tuple[str, ...]]) -> LocalizedText:
    named = [[KIND_NAMES.get(kind, "nomenklatur") for kind in need] for need in needs]
    return LocalizedText("tidak ada {x} di folder ini", "this folder has no {y}").format(
        x=", ".join(" atau ".join(kinds) for kinds in named), y=", ".join(" or ".join(kinds) for kinds in named)
    )


def _in_dispute(kinds: list[str]) -> LocalizedText:
    names = ", ".join(KIND_NAMES[kind] for kind in kinds)
    return LocalizedText("ada dua {x} untuk periode yang sama", "there are two {x} for one period").format(x=names)


def _with_count(reason: LocalizedText, count: int) -> LocalizedText:
    return LocalizedText(f"{reason.id} (×{count})", f"{reason.en} (×{count})") if count > 1 else reason
