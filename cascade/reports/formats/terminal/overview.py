"""Show in the terminal what surrounds the findings: what to change, the documents, notes on files, the sum of it all.

A report goes in; tables and lines of markup come out, in which everything a document says is cleaned. Prints nothing itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.table import Table

from cascade.model import SEVERITIES, SEVERITY_NAMES, STATE_NAMES
from cascade.model.i18n import LocalizedText
from cascade.reports.corrections import ADVISED, EFFORTS, REQUIRED, Correction
from cascade.reports.followup import STATUS_NAMES
from cascade.reports.formats.terminal.pieces import Translator, titled_table
from cascade.reports.reading_account import sentence_of
from cascade.reports.report import Report
from cascade.reports.terminal_text import SEVERITY_STYLES, plain

MAX_NOT_UNDERSTOOD = 12


def changes_table(changes: list[Correction], say: Translator) -> Table:
    """Return what to do, the easiest first; numbers to be called by in a meeting."""
    table = titled_table(say(REQUIRED if changes[0].required else ADVISED), expand=True)
    table.add_column("", justify="right", width=3)
    table.add_column(say(LocalizedText("Berkas dan sel", "File and cell")), ratio=4, overflow="fold")
    table.add_column(say(LocalizedText("Tertulis", "It says")), ratio=4)
    table.add_column(say(LocalizedText("Seharusnya", "It should say")), ratio=5)
    for number, change in enumerate(changes, 1):
        where = [f"[bold]{plain(change.subject)}[/]"]
        if change.source is not None:
            where.append(f"{plain(change.source.file)} [dim]{plain(change.source.short(say.language))}[/]")
        where.append(f"[dim]{say(EFFORTS[change.effort])}{''.join(f' · {code}' for code in change.codes)}[/]")
        table.add_row(str(number), "\n".join(where), say(change.printed), say(change.wanted))
    return table


def documents_table(report: Report, say: Translator) -> Table:
    """Return the documents that were understood."""
    table = titled_table(f"cascade · {plain(report.dossier)}")
    for name in (
        LocalizedText("Dokumen", "Document"), LocalizedText("Berkas", "File"), LocalizedText("Perangkat daerah", "OPD"),
        LocalizedText("Indikator", "Indicators"), LocalizedText("Ditandatangani", "Signed"),
    ):  # fmt: skip
        table.add_column(say(name))
    for document in report.documents:
        table.add_row(
            plain(document.name), plain(document.file), plain(document.opd.text) if document.opd else "–",
            str(len(document.indicators)), plain(document.signed.text) if document.signed else "–",
        )  # fmt: skip
    return table


def file_notes(report: Report, say: Translator) -> list[str]:
    """Return the problems of files, the gravest first, and the files that are no documents."""
    notes = []
    for problem in sorted(report.problems, key=lambda problem: SEVERITIES.index(problem.severity)):
        severity = f"[{SEVERITY_STYLES[problem.severity]}]{say(SEVERITY_NAMES[problem.severity])}[/]"
        hint = f" [dim]→ {say(problem.hint)}[/]" if problem.hint else ""
        notes.append(f"{severity} {say(problem.message)}{hint}")
    notes += [f"[dim]{plain(each.file)}: {say(each.reason)}[/]" for each in report.ignored]
    return notes


def account_notes(report: Report, say: Translator) -> list[str]:
    """Return what became of the tables of each file, with the pages of those that were not read whole."""
    return [f"{plain(each.file)}: {plain(say(sentence_of(each)))}" for each in report.accounts]


def not_understood_notes(report: Report, say: Translator) -> list[str]:
    """Return the texts that nothing was made of, as many as fit."""
    notes = [
        f"“{plain(each.text)}” – {say(each.reason)} [dim]({plain(each.source.say(say.language))})[/]"
        for each in report.not_understood[:MAX_NOT_UNDERSTOOD]
    ]
    if (more := len(report.not_understood) - MAX_NOT_UNDERSTOOD) > 0:
        text = LocalizedText(
            "… dan {n} lagi; semuanya ada di laporan HTML dan JSON.",
            "… and {n} more; the HTML and JSON reports have them all.",
        )
        notes.append(say(text.format(n=more)))
    return notes


def summary(report: Report, say: Translator) -> str:
    """Return what came of the run: findings by severity, rules by state, open links, and what else is worth telling."""
    judged = Counter(rule.state for rule in report.coverage)
    rules = ", ".join(f"{judged[state]} {say(name)}" for state, name in STATE_NAMES.items() if judged[state])
    open_links = sum(not link.is_settled for link in report.links)
    text = LocalizedText(
        "{c}.\n{n} aturan: {r}. {q} tautan menunggu konfirmasi.", "{c}.\n{n} rules: {r}. {q} links await confirmation."
    )
    if open_links:
        text += LocalizedText("Jawab: cascade link FOLDER --review.", "Answer: cascade link FOLDER --review.")
    for sentence in _further_sentences(report):
        text += sentence
    counts = " · ".join(_counts(report, say))
    text = LocalizedText("Temuan aturan: ", "Findings of rules: ") + text
    return "\n" + text.format(c=counts, n=len(report.coverage), r=rules, q=open_links).say(say.language)


def _counts(report: Report, say: Translator) -> Iterator[str]:
    """Yield how many findings there are of each severity, and how many are waived, unread, followed up."""
    for severity in SEVERITIES:
        name = say(SEVERITY_NAMES[severity]).lower()
        yield f"[{SEVERITY_STYLES[severity]}]{report.count(severity)} {name}[/]"
    if report.waived:
        yield say(LocalizedText("{n} dikecualikan", "{n} waived").format(n=len(report.waived)))
    if report.false_alarms:
        yield say(LocalizedText("{n} bukan temuan", "{n} false alarms").format(n=len(report.false_alarms)))
    if unread := sum(problem.severity == "error" for problem in report.problems):
        yield f"[bold red]{say(LocalizedText('{n} masalah berkas', '{n} file problems').format(n=unread))}[/]"
    if report.follow_up is not None:
        for status, number in report.follow_up.problem_counts.items():
            if status not in ("waived", "false_alarm"):
                yield f"{number} {say(STATUS_NAMES[status])}"


def _further_sentences(report: Report) -> Iterator[LocalizedText]:
    """Yield a sentence about each thing that not every report has."""
    if report.follow_up is not None and report.follow_up.unchanged:
        yield report.follow_up.unchanged
    if report.known:
        yield LocalizedText("{k} temuan sudah ada di laporan lama.", "{k} findings are in the old report too.").format(
            k=report.known
        )
    if report.trial:
        yield LocalizedText("{t} temuan aturan yang masih dicoba.", "{t} findings of rules on trial.").format(
            t=len(report.trial)
        )
    if report.manual:
        yield LocalizedText("{m} hal hanya dapat diperiksa manusia.", "{m} checks are for a person alone.").format(
            m=len(report.manual)
        )
    if report.not_run:
        yield LocalizedText("{u} aturan tidak diminta.", "{u} rules were not asked for.").format(u=len(report.not_run))
    if report.policy_files:
        yield LocalizedText("Pengaturan: {f}.", "Settings: {f}.").format(f=", ".join(report.policy_files))
    if report.idle_rules:
        codes = ", ".join(rule.code for rule in report.idle_rules)
        yield LocalizedText("Tanpa bahan di berkas ini: {d}.", "Nothing in this dossier to ask of: {d}.").format(
            d=codes
        )
