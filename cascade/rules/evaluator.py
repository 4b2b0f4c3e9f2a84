"""What holds, what fails, what cannot be judged?

Rules and the linked graph go in; findings and the verdict of every rule on every subject come out. A
fail that rests on an open link is no finding but a consequence of the link question; a rule that lacks
its documents is insufficient data once. Never changes the graph, never prints.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from cascade.model import KIND_NAMES, SEVERITIES, Finding, Link, Quantity, RuleCoverage, Unknown, Verdict
from cascade.model.i18n import LocalizedText
from cascade.quantities.comparison import POORLY_READ
from cascade.rules.finding_builder import finding_of, fingerprint, subject_of, values_of
from cascade.rules.language.expression import Expression
from cascade.rules.loader import Rule
from cascade.rules.selectors import Row, rows
from cascade.rules.vocabulary.context import EvaluationContext
from cascade.rules.vocabulary.indicator import IndicatorRecord
from cascade.rules.vocabulary.registry import LinkRecord


@dataclass(slots=True)
class _Tally:
    counts: Counter[Verdict] = field(default_factory=Counter)
    reasons: Counter[LocalizedText] = field(default_factory=Counter)
    judged: dict[str, None] = field(default_factory=dict)
    seconds: float = 0

    def add(self, verdict: Verdict, reason: LocalizedText | None = None) -> None:
        self.counts[verdict] += 1
        if reason:
            self.reasons[reason] += 1


def evaluate(rules: tuple[Rule, ...], world: EvaluationContext) -> tuple[tuple[Finding, ...], tuple[RuleCoverage, ...]]:
    """Judge every rule on every subject.

    Args:
        rules: In the order of the report.
        world: All that they may look at; a rule that lacks only documents that are not due does not apply.

    Returns:
        The findings, worst first, copies grouped; and the coverage in the order of the rules.
    """
    available = {document.kind for document in world.graph.documents}
    if world.nomenclature is not None:
        available.add("nomenclature")
    findings: list[Finding] = []
    asked: dict[Link | None, str] = {None: ""}
    tallies: dict[str, _Tally] = {}
    # Link questions tell what would follow from a link, so they come after all rules that use links.
    for rule in sorted(rules, key=lambda rule: rule.select[0].form == "open_links"):
        tally, begun = _Tally(), time.perf_counter()
        tallies[rule.code] = tally
        if rule.code in world.policy.off:
            tally.add(
                "waived", LocalizedText("dimatikan: {r}", "switched off: {r}").format(r=world.policy.off[rule.code])
            )
        elif absent := [need for need in rule.needs if not available & set(need)]:
            if any(set(need) <= world.not_due for need in absent):
                tally.add("not_applicable")
            else:
                tally.add("insufficient_data", _absent(absent))
        elif conflicting_documents := [
            kind for need in rule.needs for kind in need if kind in world.conflicting_documents
        ]:
            tally.add("insufficient_data", _in_dispute(conflicting_documents))
        else:
            findings += _judge(rule, world, tally, asked)
        tally.seconds = time.perf_counter() - begun
    coverage = tuple(
        RuleCoverage(
            rule.code,
            rule.title,
            dict(tallies[rule.code].counts) or {"not_applicable": 0},
            tuple(_counted(reason, count) for reason, count in tallies[rule.code].reasons.most_common(5))
            or ((_NOTHING,) if not tallies[rule.code].counts else ()),
            rule.select[0].form,
            tuple(tallies[rule.code].judged),
            tallies[rule.code].seconds,
        )
        for rule in rules
    )
    return _grouped(findings), coverage


def _judge(rule: Rule, world: EvaluationContext, tally: _Tally, asked: dict[Link | None, str]) -> Iterator[Finding]:
    """Judge one rule; `asked` tells which rule asks about which open links, so that one question is asked once."""
    for row in rows(rule, world):
        try:
            finding = _judged(rule, row, world, tally, asked)
        except Exception as error:  # a slip in one rule must not cost the report; coverage says that it did not run
            said = LocalizedText("galat pada “{s}”: {e}", "error on “{s}”: {e}")
            tally.add("error", said.format(s=subject_of(row.scope[rule.select[0].alias]), e=repr(error)))
            continue
        if finding is not None:
            yield finding


def _judged(
    rule: Rule, row: Row, world: EvaluationContext, tally: _Tally, asked: dict[Link | None, str]
) -> Finding | None:
    verdict, detail = judge_row(rule, row)
    if verdict != "fail":
        tally.add(verdict, detail)
        if verdict in ("pass", "not_applicable"):
            tally.judged[fingerprint(rule, row, world)] = None
        return None
    if detail is None:
        row = _backed(rule, row)
    if row.open_link is not None:
        link = row.open_link
        said = world.consequences.setdefault((link.left, link.right), [])
        said.append(f"{rule.code} {values_of(rule, row)}".strip())
        tally.add("insufficient_data", LocalizedText("tautan belum dikonfirmasi", "a link awaits confirmation"))
        return None
    if asked.setdefault(_question(rule, row, world), rule.code) not in (rule.code, ""):
        tally.add("not_applicable")
        return None
    finding = finding_of(rule, row, world, detail)
    if poor := next((each for each in finding.evidence if each.source and each.source.is_unsure), None):
        tally.add("insufficient_data", POORLY_READ.format(a=poor.value))
        return None
    tally.add("fail")
    return finding


def _question(rule: Rule, row: Row, world: EvaluationContext) -> Link | None:
    """Return the first of the open links that ask the same as this row, None where it asks about no open link."""
    record = row.scope[rule.select[0].alias]
    if not isinstance(record, LinkRecord) or record.link.is_settled:
        return None
    return world.graph.question_of(record.link)[0]


def judge_row(rule: Rule, row: Row) -> tuple[Verdict, LocalizedText | None]:
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


def _poorly_read(rule: Rule, row: Row) -> Iterator[Quantity]:
    """Yield the values of a condition that were read from a picture too poorly to fail on them."""
    for operand in rule.condition.operands:
        value = operand.evaluate(row.scope)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Quantity) and each.is_unsure:
                yield each


def _backed(rule: Rule, row: Row) -> Row:
    """Show a fail under that one of several equally plausible readings which the year's target backs."""
    backed = {
        alias: record.read_as(record.backed_reading())
        for alias, record in row.scope.items()
        if isinstance(record, IndicatorRecord) and _reads_quarters(rule.condition, alias)
    }
    return replace(row, scope={**row.scope, **backed})


def _other_readings(rule: Rule, row: Row) -> Iterator[tuple[Row, bool, Any]]:
    for alias, record in row.scope.items():
        if not isinstance(record, IndicatorRecord) or not _reads_quarters(rule.condition, alias):
            continue
        found = record.readings
        for index, reading in enumerate(found[1:], 1):
            other = replace(row, scope={**row.scope, alias: record.read_as(index)})
            yield other, reading.rank == found[0].rank, reading


def _reads_quarters(condition: Expression, alias: str) -> bool:
    return condition.reads(f"{alias}.annual")


Item = TypeVar("Item")


def _merged(first: tuple[Item, ...], more: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(dict.fromkeys(first + more))


def _grouped(findings: list[Finding]) -> tuple[Finding, ...]:
    """Join the findings of copies, and of pairs that are one indicator: one finding with all places."""
    joined: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        key = (finding.fingerprint, finding.severity)
        if key in joined:
            first = joined[key]
            finding = replace(
                first,
                evidence=first.evidence if first.links == finding.links else _merged(first.evidence, finding.evidence),
                links=_merged(first.links, finding.links),
                places=tuple(dict.fromkeys(first.places + finding.places)),
                indicators=tuple(dict.fromkeys(first.indicators + finding.indicators)),
                confidence=min(first.confidence, finding.confidence),
            )
        joined[key] = finding
    return tuple(sorted(joined.values(), key=lambda f: (SEVERITIES.index(f.severity), f.code)))


def _absent(needs: list[tuple[str, ...]]) -> LocalizedText:
    named = [[KIND_NAMES.get(kind, "nomenklatur") for kind in need] for need in needs]
    return LocalizedText("tidak ada {x} di folder ini", "this folder has no {y}").format(
        x=", ".join(" atau ".join(kinds) for kinds in named), y=", ".join(" or ".join(kinds) for kinds in named)
    )


def _in_dispute(needs: list[str]) -> LocalizedText:
    names = ", ".join(KIND_NAMES[need] for need in needs)
    return LocalizedText("ada dua {x} untuk periode yang sama", "there are two {x} for one period").format(x=names)


_NOTHING = LocalizedText("tidak ada bahan untuk dinilai", "nothing to judge")


def _counted(reason: LocalizedText, count: int) -> LocalizedText:
    return LocalizedText(f"{reason.id} (×{count})", f"{reason.en} (×{count})") if count > 1 else reason
