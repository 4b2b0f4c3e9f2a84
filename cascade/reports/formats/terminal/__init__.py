"""Print the report in the terminal: what to change and what was found first, then what could not be judged.

A report goes in; tables and sentences come out, on a console or as plain text. What documents say is shown as it is
and steers nothing. Long lists are cut and say so; the HTML and JSON reports have them whole.
"""

from __future__ import annotations

from io import StringIO

from rich.console import Console

from cascade.model.i18n import Language, LocalizedText
from cascade.reports.formats.terminal.coverage import partly_judged_table, unjudged_table
from cascade.reports.formats.terminal.findings import findings_table, problems_table
from cascade.reports.formats.terminal.overview import (
    account_notes,
    changes_table,
    documents_table,
    file_notes,
    not_understood_notes,
    summary,
)
from cascade.reports.formats.terminal.pieces import Translator
from cascade.reports.formats.terminal.waived import FALSE_ALARMS, set_aside_notes
from cascade.reports.reading_account import TITLE
from cascade.reports.report import Report

FILE = "laporan.txt"
WIDTH = 120  # characters of a line of the file


def render(report: Report, language: Language) -> str:
    """Return the report as plain text."""
    stream = StringIO()
    print_report(report, language, Console(file=stream, width=WIDTH, color_system=None))
    return stream.getvalue()


def print_report(report: Report, language: Language, console: Console) -> None:
    """Print the report."""
    say = Translator(language)
    if report.headline:
        console.print(f"[bold reverse] {say(report.conclusion.sentence)} [/]")
        for required in (True, False):
            if changes := [change for change in report.changes if change.required is required]:
                console.print(changes_table(changes, say))
    console.print(documents_table(report, say))
    if report.findings:
        console.print(problems_table(report.main_problems, report.findings, say))
    if report.trial:
        title = LocalizedText(
            "Aturan yang masih dicoba (tidak ikut menentukan hasil)", "Rules on trial (they decide nothing)"
        )
        console.print(f"\n[bold]{say(title)}[/]")
        console.print(findings_table(report.trial, say))
    for table in (partly_judged_table(report, say), unjudged_table(report, say)):
        if table:
            console.print(table)
    for title, notes in (
        (LocalizedText("Dikecualikan", "Waived"), set_aside_notes(report.waived, say)),
        (FALSE_ALARMS.format(n=len(report.false_alarms)), set_aside_notes(report.false_alarms, say)),
        (TITLE, account_notes(report, say)),
        (LocalizedText("Catatan tentang berkas", "Notes on the files"), file_notes(report, say)),
        (
            LocalizedText("Tidak dipahami (tidak dipakai dalam penilaian)", "Not understood (not used in judging)"),
            not_understood_notes(report, say),
        ),
    ):
        if notes:
            console.print(f"\n[bold]{say(title)}[/]")
            for note in notes:
                console.print(f"  {note}", highlight=False)
    console.print(summary(report, say))
    console.print(f"[bold]{say(report.conclusion.sentence)}[/]", highlight=False)
