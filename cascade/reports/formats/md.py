"""Write the report for a chat or a comment: Markdown that is readable as plain text too.

The conclusion opens it; the main problems follow in the order and by the numbers of every report, each with its one advice; minor
notes are a line a rule, and what is too much for a comment is left out with its number. No tables, since WhatsApp and Telegram show
none. What a document prints never becomes markup, a link or a mention.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cascade.advice.habits import habits_of
from cascade.advice.main_problem import MainProblem
from cascade.model import KIND_NAMES, STATE_NAMES, Severity
from cascade.model.i18n import Language, LocalizedText
from cascade.reports.corrections import ADVISED, REQUIRED
from cascade.reports.evidence import EvidenceLine, evidence_lines, telling
from cascade.reports.followup import STATUS_NAMES
from cascade.reports.reading_account import TITLE, correction_text, sentence_of
from cascade.reports.report import Report
from cascade.text.printable import escape_markdown

FILE = "laporan.md"
MAX_SUBJECTS = 40  # main problems of one severity; a comment on GitHub holds 65,536 letters
MAX_VALUES = 6  # of one problem; a sum of many parts would fill the chat
HEADINGS: dict[Severity, LocalizedText] = {
    "error": LocalizedText("Kesalahan, harus diperbaiki", "Errors, to be corrected"),
    "warning": LocalizedText("Peringatan, perlu diperiksa", "Warnings, to be looked at"),
    "question": LocalizedText("Pertanyaan, perlu dijawab", "Questions, to be answered"),
}
_COUNTED = LocalizedText("{h} ({n})", "{h} ({n})")
_TOLD_BY = LocalizedText("menurut aturan {c}", "told by the rules {c}")
_MISSING = LocalizedText("Tidak ada: {m}.", "Missing: {m}.")
_NOT_DUE = LocalizedText("Belum diperlukan, dan tidak ada: {m}.", "Not due yet, and not there: {m}.")


def render(report: Report, language: Language) -> str:
    """Return the report as Markdown."""
    sections = (_conclusion, _inputs, _changes, _problems, _habits, _waived, _unjudged, _account)
    lines = [f"# cascade · {escape_markdown(report.dossier)}", ""]
    lines += (line for section in sections for line in section(report, language))
    return "\n".join(lines) + "\n"


def _conclusion(report: Report, language: Language) -> Iterator[str]:
    """Yield what the run comes to, and what became of the findings of an earlier report."""
    yield f"**{escape_markdown(report.conclusion.sentence.say(language))}**"
    yield ""
    if report.follow_up is not None:
        counted = report.follow_up.problem_counts.items()
        statuses = ", ".join(f"{number} {STATUS_NAMES[status].say(language)}" for status, number in counted)
        yield LocalizedText("Tindak lanjut: {t}.", "Follow-up: {t}.").format(t=statuses or "–").say(language)
        if report.follow_up.unchanged:
            yield escape_markdown(report.follow_up.unchanged.say(language))
        yield ""


def _changes(report: Report, language: Language) -> Iterator[str]:
    """Yield what to change before the document of the profile is signed, each with the number of its main problem."""
    for required, heading in ((True, REQUIRED), (False, ADVISED)):
        changes = [change for change in report.changes if change.required is required]
        if changes:
            yield from _heading(heading, language)
        for change in changes:
            where = f"{change.source.file} {change.source.short(language)}" if change.source else ""
            named = " ".join(filter(None, (f"(no. {change.number})" if change.number else "", escape_markdown(where))))
            printed, wanted = (escape_markdown(text.say(language)) for text in (change.printed, change.wanted))
            yield f"- **{escape_markdown(change.subject)}** {named}: {printed} → {wanted}"


def _inputs(report: Report, language: Language) -> Iterator[str]:
    """Yield what was checked, what is missing, and what was wrong with files."""
    checked = LocalizedText("Diperiksa:", "Checked:").say(language)
    yield f"{checked} {'; '.join(escape_markdown(document.name) for document in report.documents)}."
    for kinds, sentence in ((report.missing_kinds, _MISSING), (report.not_due, _NOT_DUE)):
        if kinds:
            yield sentence.format(m=", ".join(KIND_NAMES[kind] for kind in kinds)).say(language)
    file = LocalizedText("Berkas", "File").say(language)
    for problem in report.problems:
        if problem.severity in ("error", "warning"):
            yield f"- **{file}**: {escape_markdown(problem.message.say(language))}"


def _problems(report: Report, language: Language) -> Iterator[str]:
    """Yield the main problems of each severity under its heading, by their numbers."""
    for severity, heading in HEADINGS.items():
        problems = [problem for problem in report.main_problems if problem.severity == severity]
        if problems:
            yield from _heading(_COUNTED.format(h=heading, n=len(problems)), language)
            for problem in problems[:MAX_SUBJECTS]:
                yield from _problem(problem, language)
            if len(problems) > MAX_SUBJECTS:
                more = LocalizedText(
                    "… dan {n} lagi; lihat laporan lengkapnya.", "… and {n} more; see the whole report."
                )
                yield f"- {more.format(n=len(problems) - MAX_SUBJECTS).say(language)}"


def _habits(report: Report, language: Language) -> Iterator[str]:
    """Yield the minor notes, one line for each rule."""
    habits = habits_of(report.findings)
    if habits:
        heading = LocalizedText("Catatan ringan", "Minor notes")
        yield from _heading(_COUNTED.format(h=heading, n=sum(habit.count for habit in habits)), language)
    for habit in habits:
        title, fix = (escape_markdown(text.say(language)) for text in (habit.title, habit.fix))
        yield f"- {habit.count} × {habit.code} {title}: {fix}"


def _waived(report: Report, language: Language) -> Iterator[str]:
    """Yield what persons have accepted, and what they say is no finding: who, why and until when."""
    for heading, findings in (
        (LocalizedText("Dikecualikan", "Waived"), report.waived),
        (
            LocalizedText("Bukan temuan ({n})", "False alarms ({n})").format(n=len(report.false_alarms)),
            report.false_alarms,
        ),
    ):
        if findings:
            yield from _heading(heading, language)
        for each in findings:
            subject = escape_markdown(each.finding.subject)
            yield f"- {each.finding.code} **{subject}**: {escape_markdown(each.sentence.say(language))}"


def _unjudged(report: Report, language: Language) -> Iterator[str]:
    """Yield the rules that came to no verdict, and why."""
    unjudged = [rule for rule in report.coverage if rule.state in ("unjudged", "broken")]
    if unjudged:
        yield from _heading(LocalizedText("Tidak dapat dinilai", "Not judged"), language)
    for rule in unjudged:
        reasons = "; ".join(reason.say(language) for reason in rule.missing) or STATE_NAMES[rule.state].say(language)
        yield f"- {rule.code} {escape_markdown(rule.title.say(language))}: {escape_markdown(reasons)}"


def _account(report: Report, language: Language) -> Iterator[str]:
    """Yield what became of the tables of each file."""
    if report.accounts:
        yield from _heading(TITLE, language)
    for account in report.accounts:
        yield f"- **{escape_markdown(account.file)}**: {escape_markdown(sentence_of(account).say(language))}"
        for correction in account.corrections:
            yield f"  - {escape_markdown(correction_text(correction).say(language))}"


def _heading(text: LocalizedText, language: Language) -> Iterable[str]:
    return "", f"## {text.say(language)}", ""


def _problem(problem: MainProblem, language: Language) -> Iterator[str]:
    """Yield one main problem: what is wrong, what to do, and the values that prove it."""
    mark = f"{problem.number}. "
    below = " " * len(mark)  # or a reader takes the lines below for another list, and begins to count anew
    yield f"{mark}**{escape_markdown(problem.subject)}**: {escape_markdown(problem.message.say(language))}"
    yield f"{below}- → {escape_markdown(problem.advice.say(language))}"
    shown = (each for each in telling(problem.evidence, problem.subject) if each.source is not None)
    values = [_evidence(line, language) for line in evidence_lines(shown)]
    more = [f"(+{len(values) - MAX_VALUES})"] if len(values) > MAX_VALUES else []
    told_by = _TOLD_BY.format(c=", ".join(problem.codes)).say(language)
    yield f"{below}- {'; '.join([*values[:MAX_VALUES], *more, escape_markdown(told_by)])}"


def _evidence(line: EvidenceLine, language: Language) -> str:
    place = ""
    if line.source:
        place = line.source.short(language) if line.document else line.source.say(language)
    values = "; ".join(
        f"{escape_markdown(label.say(language))} **{escape_markdown(value.say(language))}**"
        for label, value in line.values
    )
    return f"{escape_markdown(line.document or '')} {values} ({escape_markdown(place)})".strip()
