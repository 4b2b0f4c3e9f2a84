"""Write the rows of the KKR (kertas kerja reviu).

A report and its aspects go in; rows come out: the main problems by their numbers, then aspect by aspect the conclusion, minor
notes, waivers, findings of an earlier report that are gone, and what could not be judged. Cause and effect are the reviewer's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from textwrap import shorten

from cascade.advice.cell_names import CellNames
from cascade.advice.main_problem import CellChange, MainProblem
from cascade.graph.cascade_graph import CascadeGraph
from cascade.model import Basis, Finding, RuleCoverage, Severity, WaivedFinding
from cascade.model.i18n import LocalizedText, same, written_number
from cascade.reports.followup import STATUS_NAMES as FOLLOW_UP_NAMES
from cascade.reports.followup import FollowUp
from cascade.reports.papers.aspects import Aspect, Status
from cascade.reports.papers.row_keys import problem_key
from cascade.reports.papers.wording import counted_rules, criterion, each_once, evidence_texts
from cascade.reports.report import Report
from cascade.reports.reviewer_notes import NO_NOTE, ProblemNote
from cascade.rules.aspects import aspect_of
from cascade.text.printable import one_line

MOST_FINDINGS, MOST_PLACES = 8, 12  # of one main problem that a cell shows
LONGEST_EXAMPLE = 300  # characters of the message that stands for minor notes
_CHANGE = LocalizedText("{c}: {v} → {w}", "{c}: {v} → {w}")
_SUPPLY = LocalizedText(
    "Lengkapi dokumen atau data yang disebut, lalu periksa ulang; atau nilai dengan tangan.",
    "Supply the documents or data named and check again; or judge by hand.",
)


@dataclass(frozen=True, slots=True)
class KkrRow:
    """One row of the KKR.

    `number` is that of the main problem, None for all else; `key` finds the row again once it is filled in; `note` is what a
    reviewer wrote on it, `waiver` what accepts it; `since` says what became of an earlier finding.
    """

    aspect: Aspect
    code: str
    severity: Severity | None
    condition: LocalizedText
    criterion: LocalizedText
    fix: LocalizedText
    status: Status
    evidence: tuple[LocalizedText, ...]
    number: int | None = None
    key: str = ""
    note: ProblemNote = NO_NOTE
    waiver: WaivedFinding | None = None
    since: LocalizedText | None = None
    is_conclusion: bool = False


def kkr_rows(report: Report, aspects: Iterable[Aspect]) -> Iterator[KkrRow]:
    """Yield the rows of the KKR: the main problems, then what else there is to say of each aspect."""
    bases = {rule.code: rule.basis for rule in report.rules}
    by_code = {aspect.code: aspect for aspect in aspects}
    for problem in report.main_problems:
        yield _problem_row(report, problem, by_code[aspect_of(problem.findings[0].code)])
    for aspect in by_code.values():
        yield _concluding(aspect)
        yield from _minor(aspect)
        yield from (_set_aside(aspect, each) for each in (*aspect.waived, *aspect.false_alarms))
        yield from _gone(aspect, report.follow_up)
        yield from _unjudged(aspect)
        yield from (_partial(aspect, rule, bases.get(rule.code, ())) for rule in aspect.partial)


def _concluding(aspect: Aspect) -> KkrRow:
    codes = ", ".join(rule.code for rule in aspect.judged) or "–"
    rules = LocalizedText("{n} dinilai: {c}", "{n} judged: {c}").format(n=counted_rules(len(aspect.judged)), c=codes)
    return KkrRow(aspect, "", None, aspect.statement, rules, same(""), aspect.status, (), is_conclusion=True)


def _finding_row(aspect: Aspect, finding: Finding, status: Status) -> KkrRow:
    return KkrRow(
        aspect, finding.code, finding.severity, _condition(finding), criterion(finding.title, finding.basis), finding.fix,
        status, evidence_texts(finding),
    )  # fmt: skip


def _problem_row(report: Report, problem: MainProblem, aspect: Aspect) -> KkrRow:
    criteria = {finding.code: criterion(finding.title, finding.basis) for finding in problem.findings}
    evidence = dict.fromkeys(text for finding in problem.findings for text in evidence_texts(finding))
    status: Status = "not_met" if problem.severity == "error" else "met_with_notes"
    return KkrRow(
        aspect, ", ".join(problem.codes), problem.severity, _said_of(problem),
        each_once(_cut(list(criteria.values()), MOST_FINDINGS), "\n"), problem.advice, status,
        tuple(_cut(list(evidence), MOST_PLACES)), problem.number, problem_key(problem),
        report.notes.get(problem.number, NO_NOTE), since=_followed(problem, report.follow_up),
    )  # fmt: skip


def _said_of(problem: MainProblem) -> LocalizedText:
    """Return what the findings of a main problem say, the worst first and each on a line of its own."""
    first, *others = problem.findings
    lines = [_condition(first)]
    for finding in others:
        said = finding.message if finding.subject == first.subject else _condition(finding)
        lines.append(LocalizedText(f"{finding.code}: {said.id}", f"{finding.code}: {said.en}"))
    return each_once([*_cut(list(dict.fromkeys(lines)), MOST_FINDINGS), *problem.confirmations], "\n")


def _cut(texts: Sequence[LocalizedText], most: int) -> list[LocalizedText]:
    """Return as many texts as a cell has room for, and how many more there are."""
    if len(texts) <= most:
        return list(texts)
    more = LocalizedText("… dan {n} lagi: lihat lembar Temuan.", "… and {n} more: see the sheet Findings.")
    return [*texts[: most - 1], more.format(n=len(texts) - most + 1)]


def change_texts(changes: Iterable[CellChange], graph: CascadeGraph) -> Iterator[LocalizedText]:
    """Yield for each cell to change what stands there and what should."""
    names = CellNames(graph)
    for change in changes:
        text = _CHANGE.format(c=names.cell(change.cell), v=one_line(change.cell.value), w=one_line(change.wanted))
        if change.is_asked:
            text += LocalizedText("(bila disetujui)", "(if you agree)")
        yield text + LocalizedText("(ikut berubah)", "(it follows)") if change.is_consequence else text


def _followed(problem: MainProblem, follow_up: FollowUp | None) -> LocalizedText | None:
    if follow_up is None:
        return None
    statuses = (follow_up.statuses.get(finding.fingerprint, "new") for finding in problem.findings)
    return each_once(FOLLOW_UP_NAMES[status] for status in statuses)


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


def _set_aside(aspect: Aspect, waiver: WaivedFinding) -> KkrRow:
    row = _finding_row(aspect, waiver.finding, "false_alarm" if waiver.is_false_alarm else "waived")
    return replace(row, condition=row.condition + waiver.sentence, waiver=waiver)


def _gone(aspect: Aspect, follow_up: FollowUp | None) -> Iterator[KkrRow]:
    """Yield the findings of the earlier report that are no longer there."""
    for gone in follow_up.gone if follow_up else ():
        past = gone.finding
        if aspect_of(past.code) != aspect.code or past.severity == "info" or gone.status in ("waived", "false_alarm"):
            continue
        condition = LocalizedText("Temuan laporan sebelumnya. “{s}”: {m}", "Finding of the earlier report. “{s}”: {m}")
        name = FOLLOW_UP_NAMES[gone.status]
        yield KkrRow(
            aspect, past.code, past.severity, condition.format(s=one_line(past.subject), m=past.message),
            same(past.title), same(""), "met" if gone.status == "solved" else "not_judged", (),
            since=LocalizedText("{n}: {r}", "{n}: {r}").format(n=name, r=gone.reason) if gone.reason else name,
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
