"""The report for a chat or a comment: Markdown that is readable as plain text too.

Errors, warnings and questions by subject, the worst first; information is only counted. No tables, since
WhatsApp and Telegram show none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from cascade.model import KIND_NAMES, SEVERITIES, STATE_NAMES, Finding, Severity
from cascade.model.i18n import Language, LocalizedText
from cascade.reports.corrections import ADVISED_BRIEFLY
from cascade.reports.evidence import Proof, proofs
from cascade.reports.followup import STATUS_NAMES
from cascade.reports.report import Report
from cascade.text.printable import one_line, printable

NAME = "md"
FILE = "laporan.md"
MOST_SUBJECTS = 40  # of one severity; a comment on GitHub holds 65,536 letters
MOST_VALUES = 6  # of one subject; a sum of many parts would fill the chat
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
    return "\n".join(_lines(report, language)) + "\n"


def _lines(report: Report, language: Language) -> Iterator[str]:
    def say(phrase: LocalizedText) -> str:
        return phrase.say(language)

    yield f"# cascade · {escaped(report.dossier)}"
    yield ""
    if report.headline:
        yield f"**{say(report.headline)}**"
        yield ""
        for number, change in enumerate(report.changes, 1):
            where = f" {change.source.file} {change.source.short(language)}" if change.source else ""
            advised = "" if change.required else f" ({say(ADVISED_BRIEFLY)})"
            told = f"{escaped(say(change.printed))} → {escaped(say(change.wanted))}"
            yield f"{number}. **{escaped(change.subject)}**{escaped(where)}{advised}: {told}"
        if report.changes:
            yield ""
    yield " · ".join(say(COUNTS[severity].format(n=report.count(severity))) for severity in SEVERITIES)
    yield ""
    if report.follow_up is not None:
        counted = report.follow_up.counts.items()
        told = ", ".join(f"{n} {say(STATUS_NAMES[status])}" for status, n in counted)
        yield say(LocalizedText("Tindak lanjut: {t}.", "Follow-up: {t}.").format(t=told or "–"))
        yield ""
    yield (
        say(LocalizedText("Diperiksa:", "Checked:")) + " " + "; ".join(escaped(d.name) for d in report.documents) + "."
    )
    if report.missing_kinds:
        missing = ", ".join(KIND_NAMES[kind] for kind in report.missing_kinds)
        yield say(LocalizedText("Tidak ada: {m}.", "Missing: {m}.").format(m=missing))
    for problem in report.problems:
        if problem.severity in ("error", "warning"):
            yield f"- **{say(LocalizedText('Berkas', 'File'))}**: {escaped(say(problem.message))}"
    groups: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        if finding.severity in HEADINGS:
            groups[finding.cause].append(finding)
    for severity, heading in HEADINGS.items():
        group = [each for each in groups.values() if each[0].severity == severity]
        if group:
            yield ""
            yield f"## {say(heading)}"
            yield ""
            for each in group[:MOST_SUBJECTS]:
                yield from _subject(each, language)
            if len(group) > MOST_SUBJECTS:
                more = LocalizedText(
                    "… dan {n} lagi; lihat laporan lengkapnya.", "… and {n} more; see the whole report."
                )
                yield f"- {say(more.format(n=len(group) - MOST_SUBJECTS))}"
    unjudged = [each for each in report.coverage if each.state in ("unjudged", "broken")]
    if unjudged:
        yield ""
        yield f"## {say(LocalizedText('Tidak dapat dinilai', 'Not judged'))}"
        yield ""
        for rule in unjudged:
            reasons = "; ".join(say(reason) for reason in rule.missing) or say(STATE_NAMES[rule.state])
            yield f"- {rule.code} {escaped(say(rule.title))}: {escaped(reasons)}"


def _subject(group: list[Finding], language: Language) -> Iterator[str]:
    yield f"- **{escaped(group[0].subject)}**"
    for line in dict.fromkeys(f"{f.code}: {escaped(f.message.say(language))}" for f in group):
        yield f"  - {line}"
    shown = (e for f in group for e in f.evidence if e.source is not None and e.value != group[0].subject)
    values = [_proof(each, language) for each in proofs(shown)]
    if values:
        more = f" (+{len(values) - MOST_VALUES})" if len(values) > MOST_VALUES else ""
        yield f"  - {'; '.join(values[:MOST_VALUES])}{more}"
    yield f"  - → {' '.join(dict.fromkeys(escaped(f.fix.say(language)) for f in group))}"


def _proof(told: Proof, language: Language) -> str:
    place = (told.source.short(language) if told.document else told.source.say(language)) if told.source else ""
    values = "; ".join(f"{escaped(label.say(language))} **{escaped(value)}**" for label, value in told.values)
    return f"{escaped(told.document or '')} {values} ({escaped(place)})".strip()


_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")


def escaped(text: str) -> str:
    """Return a printed text as Markdown that shows it and does nothing: no markup, links, or mentions."""
    return _MARKUP.sub(r"\\\1", printable(one_line(text))).replace("@", "@\u200b")
