"""Write the report for a chat or a comment: Markdown that is readable as plain text too.

Errors, warnings and questions come by subject, the worst first; information is only counted, and what is too much for
a comment is left out with its number. No tables, since WhatsApp and Telegram show none. What a document prints never
becomes markup, a link or a mention.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from cascade.model import KIND_NAMES, SEVERITIES, STATE_NAMES, Finding, Severity
from cascade.model.i18n import Language, LocalizedText
from cascade.reports.corrections import ADVISED_BRIEFLY
from cascade.reports.evidence import EvidenceLine, evidence_lines
from cascade.reports.followup import STATUS_NAMES
from cascade.reports.reading_account import TITLE, sentence_of
from cascade.reports.report import Report
from cascade.text.printable import one_line, printable

FILE = "laporan.md"
MAX_SUBJECTS = 40  # of one severity; a comment on GitHub holds 65,536 letters
MAX_VALUES = 6  # of one subject; a sum of many parts would fill the chat
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")
HEADINGS: dict[Severity, LocalizedText] = {
    "error": LocalizedText("Kesalahan, harus diperbaiki", "Errors, to be corrected"),
    "warning": LocalizedText("Peringatan, perlu diperiksa", "Warnings, to be looked at"),
    "question": LocalizedText("Pertanyaan, perlu dijawab", "Questions, to be answered"),
}
COUNTS: dict[Severity, LocalizedText] = {
    "error": LocalizedText("{n} kesalahan", "errors: {n}"),
    "warning": LocalizedText("{n} peringatan", "warnings: {n}"),
    "question": LocalizedText("{n} pertanyaan", "questions: {n}"),
    "info": LocalizedText("{n} info", "information: {n}"),
}


def render(report: Report, language: Language) -> str:
    """Return the report as Markdown."""
    sections = (_answer, _counts, _inputs, _findings, _waived, _unjudged, _account)
    lines = [f"# cascade · {escape_markdown(report.dossier)}", ""]
    lines += (line for section in sections for line in section(report, language))
    return "\n".join(lines) + "\n"


def _answer(report: Report, language: Language) -> Iterator[str]:
    """Yield the one answer that the profile wants, and what to change."""
    if not report.headline:
        return
    yield f"**{report.headline.say(language)}**"
    yield ""
    for number, change in enumerate(report.changes, 1):
        where = f" {change.source.file} {change.source.short(language)}" if change.source else ""
        advised = "" if change.required else f" ({ADVISED_BRIEFLY.say(language)})"
        printed, wanted = (escape_markdown(text.say(language)) for text in (change.printed, change.wanted))
        subject = f"**{escape_markdown(change.subject)}**{escape_markdown(where)}{advised}"
        yield f"{number}. {subject}: {printed} → {wanted}"
    if report.changes:
        yield ""


def _counts(report: Report, language: Language) -> Iterator[str]:
    """Yield how many findings there are, and what became of those of an earlier report."""
    yield " · ".join(COUNTS[severity].format(n=report.count(severity)).say(language) for severity in SEVERITIES)
    yield ""
    if report.follow_up is not None:
        counted = report.follow_up.counts.items()
        statuses = ", ".join(f"{number} {STATUS_NAMES[status].say(language)}" for status, number in counted)
        yield LocalizedText("Tindak lanjut: {t}.", "Follow-up: {t}.").format(t=statuses or "–").say(language)
        if report.follow_up.unchanged:
            yield escape_markdown(report.follow_up.unchanged.say(language))
        yield ""


def _inputs(report: Report, language: Language) -> Iterator[str]:
    """Yield what was checked, what is missing, and what was wrong with files."""
    checked = LocalizedText("Diperiksa:", "Checked:").say(language)
    yield f"{checked} {'; '.join(escape_markdown(document.name) for document in report.documents)}."
    if report.missing_kinds:
        missing = ", ".join(KIND_NAMES[kind] for kind in report.missing_kinds)
        yield LocalizedText("Tidak ada: {m}.", "Missing: {m}.").format(m=missing).say(language)
    file = LocalizedText("Berkas", "File").say(language)
    for problem in report.problems:
        if problem.severity in ("error", "warning"):
            yield f"- **{file}**: {escape_markdown(problem.message.say(language))}"


def _findings(report: Report, language: Language) -> Iterator[str]:
    """Yield the findings of each severity under its heading, those of one cause together."""
    by_cause: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        if finding.severity in HEADINGS:
            by_cause[finding.cause].append(finding)
    for severity, heading in HEADINGS.items():
        groups = [group for group in by_cause.values() if group[0].severity == severity]
        if groups:
            yield from _heading(heading, language)
            for group in groups[:MAX_SUBJECTS]:
                yield from _subject(group, language)
            if len(groups) > MAX_SUBJECTS:
                more = LocalizedText(
                    "… dan {n} lagi; lihat laporan lengkapnya.", "… and {n} more; see the whole report."
                )
                yield f"- {more.format(n=len(groups) - MAX_SUBJECTS).say(language)}"


def _waived(report: Report, language: Language) -> Iterator[str]:
    """Yield what persons have accepted: who, why and until when."""
    if report.waived:
        yield from _heading(LocalizedText("Dikecualikan", "Waived"), language)
    for each in report.waived:
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


def _heading(text: LocalizedText, language: Language) -> Iterable[str]:
    return "", f"## {text.say(language)}", ""


def _subject(group: list[Finding], language: Language) -> Iterator[str]:
    """Yield what is wrong with one subject, its values and what to do."""
    yield f"- **{escape_markdown(group[0].subject)}**"
    for line in dict.fromkeys(f"{finding.code}: {escape_markdown(finding.message.say(language))}" for finding in group):
        yield f"  - {line}"
    evidence = (each for finding in group for each in finding.evidence)
    shown = (each for each in evidence if each.source is not None and each.value != group[0].subject)
    values = [_evidence(line, language) for line in evidence_lines(shown)]
    if values:
        suffix = f" (+{len(values) - MAX_VALUES})" if len(values) > MAX_VALUES else ""
        yield f"  - {'; '.join(values[:MAX_VALUES])}{suffix}"
    yield f"  - → {' '.join(dict.fromkeys(escape_markdown(finding.fix.say(language)) for finding in group))}"


def _evidence(line: EvidenceLine, language: Language) -> str:
    place = ""
    if line.source:
        place = line.source.short(language) if line.document else line.source.say(language)
    values = "; ".join(
        f"{escape_markdown(label.say(language))} **{escape_markdown(value)}**" for label, value in line.values
    )
    return f"{escape_markdown(line.document or '')} {values} ({escape_markdown(place)})".strip()


def escape_markdown(text: str) -> str:
    """Return a printed text as Markdown that shows it and does nothing: no markup, links, or mentions."""
    return _MARKUP.sub(r"\\\1", printable(one_line(text))).replace("@", "@\u200b")
