"""Write the rows of the KKR (kertas kerja reviu).

A report and its aspects go in; rows come out, aspect by aspect: the conclusion, then findings, minor notes, waivers,
findings of an earlier report that are gone, and what could not be judged. Cause and effect are left to the reviewer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from textwrap import shorten

from cascade.model import Basis, Finding, RuleCoverage, Severity, WaivedFinding
from cascade.model.i18n import LocalizedText, same, written_number
from cascade.reports.followup import STATUS_NAMES as FOLLOW_UP_NAMES
from cascade.reports.followup import FollowUp
from cascade.reports.papers.aspects import Aspect, Status
from cascade.reports.papers.wording import counted_rules, criterion, each_once, evidence_texts
from cascade.reports.report import Report
from cascade.rules.aspects import aspect_of
from cascade.text.printable import one_line

LONGEST_EXAMPLE = 300  # characters of the message that stands for minor notes
_SUPPLY = LocalizedText(
    "Lengkapi dokumen atau data yang disebut, lalu periksa ulang; atau nilai dengan tangan.",
    "Supply the documents or data named and check again; or judge by hand.",
)


@dataclass(frozen=True, slots=True)
class KkrRow:
    """One row of the KKR; cause and effect are for the reviewer. `follow_up` says what became of an earlier finding."""

    aspect: Aspect
    code: str
    severity: Severity | None
    condition: LocalizedText
    criterion: LocalizedText
    fix: LocalizedText
    status: Status
    evidence: tuple[LocalizedText, ...]
    fingerprint: str = ""
    follow_up: LocalizedText | None = None


def kkr_rows(report: Report, aspects: Iterable[Aspect]) -> Iterator[KkrRow]:
    """Yield the rows of the KKR, aspect by aspect, the gravest first."""
    bases = {rule.code: rule.basis for rule in report.rules}
    reasons = {each.finding.fingerprint: each for each in report.waived}
    for aspect in aspects:
        yield _concluding(aspect)
        for finding in aspect.findings:
            if finding.severity != "info":
                status: Status = "not_met" if finding.severity == "error" else "met_with_notes"
                followed = _followed(finding, report.follow_up)
                yield replace(_finding_row(aspect, finding, status), follow_up=followed)
        yield from _minor(aspect)
        yield from (_waived(aspect, finding, reasons[finding.fingerprint]) for finding in aspect.waived)
        yield from _gone(aspect, report.follow_up)
        yield from _unjudged(aspect)
        yield from (_partial(aspect, rule, bases.get(rule.code, ())) for rule in aspect.partial)


def _concluding(aspect: Aspect) -> KkrRow:
    codes = ", ".join(rule.code for rule in aspect.judged) or "–"
    rules = LocalizedText("{n} dinilai: {c}", "{n} judged: {c}").format(n=counted_rules(len(aspect.judged)), c=codes)
    return KkrRow(aspect, "", None, aspect.statement, rules, same(""), aspect.status, ())


def _finding_row(aspect: Aspect, finding: Finding, status: Status) -> KkrRow:
    return KkrRow(
        aspect, finding.code, finding.severity, _condition(finding), criterion(finding.title, finding.basis), finding.fix,
        status, evidence_texts(finding), finding.fingerprint,
    )  # fmt: skip


def _followed(finding: Finding, follow_up: FollowUp | None) -> LocalizedText | None:
    return FOLLOW_UP_NAMES[follow_up.statuses.get(finding.fingerprint, "new")] if follow_up else None


def _minor(aspect: Aspect) -> Iterator[KkrRow]:
    """Yield one row for the minor notes of each rule, with the first of them as an example."""
    for code, number in Counter(f.code for f in aspect.findings if f.severity == "info").items():
        first = next(f for f in aspect.findings if f.code == code and f.severity == "info")
        notes = LocalizedText("{n} catatan ringan, misalnya: {m}", "{n} minor notes, such as: {m}")
        yield KkrRow(
            aspect, code, "info", notes.format(n=written_number(number), m=_shortened(_condition(first))),
            criterion(first.title, first.basis), first.fix, "met_with_notes",
            (LocalizedText("lihat lembar Temuan", "see the sheet Findings"),),
        )  # fmt: skip


def _waived(aspect: Aspect, finding: Finding, waiver: WaivedFinding) -> KkrRow:
    row = _finding_row(aspect, finding, "waived")
    return replace(row, condition=row.condition + waiver.sentence)


def _gone(aspect: Aspect, follow_up: FollowUp | None) -> Iterator[KkrRow]:
    """Yield the findings of the earlier report that are no longer there."""
    for gone in follow_up.gone if follow_up else ():
        past = gone.finding
        if aspect_of(past.code) != aspect.code or past.severity == "info" or gone.status == "waived":
            continue
        condition = LocalizedText("Temuan laporan sebelumnya. “{s}”: {m}", "Finding of the earlier report. “{s}”: {m}")
        name = FOLLOW_UP_NAMES[gone.status]
        yield KkrRow(
            aspect, past.code, past.severity, condition.format(s=one_line(past.subject), m=past.message),
            same(past.title), same(""), "met" if gone.status == "solved" else "not_judged", (), past.fingerprint,
            LocalizedText("{n}: {r}", "{n}: {r}").format(n=name, r=gone.reason) if gone.reason else name,
        )  # fmt: skip


def _unjudged(aspect: Aspect) -> Iterator[KkrRow]:
    """Yield the rules without any verdict, one row for each reason."""
    reasons: dict[LocalizedText, list[RuleCoverage]] = {}
    for rule in aspect.unjudged:
        reasons.setdefault(each_once(rule.missing), []).append(rule)
    for reason, rules in reasons.items():
        condition = LocalizedText("{n} tidak dapat dinilai: {w}.", "{n} could not be judged: {w}.")
        titles = each_once(
            LocalizedText(f"{rule.title.id} ({rule.code})", f"{rule.title.en} ({rule.code})") for rule in rules
        )
        yield KkrRow(
            aspect, ", ".join(rule.code for rule in rules), None,
            condition.format(n=counted_rules(len(rules)), w=reason), titles, _SUPPLY, "not_judged", (),
        )  # fmt: skip


def _partial(aspect: Aspect, rule: RuleCoverage, basis: tuple[Basis, ...]) -> KkrRow:
    """Return the row of a rule that was judged, but not on everything."""
    condition = LocalizedText(
        "Pada {n} dari {m} hal tidak dapat dinilai: {w}.", "Could not be judged on {n} of {m} subjects: {w}."
    )
    unknown = rule.counts.get("insufficient_data", 0) + rule.counts.get("error", 0)
    seen = unknown + rule.counts.get("pass", 0) + rule.counts.get("fail", 0) + rule.counts.get("waived", 0)
    return KkrRow(
        aspect, rule.code, None, condition.format(w=each_once(rule.missing), n=written_number(unknown), m=written_number(seen)),
        criterion(rule.title, basis), _SUPPLY, "not_judged", (),
    )  # fmt: skip


def _condition(finding: Finding) -> LocalizedText:
    return LocalizedText("“{s}”: {m}", "“{s}”: {m}").format(s=one_line(finding.subject), m=finding.message)


def _shortened(text: LocalizedText) -> LocalizedText:
    return LocalizedText(
        shorten(text.id, LONGEST_EXAMPLE, placeholder=" …"), shorten(text.en, LONGEST_EXAMPLE, placeholder=" …")
    )
