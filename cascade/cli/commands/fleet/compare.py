"""Compare two runs."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from cascade.cli import options as given
from cascade.cli.fleet_options import fleet_libraries
from cascade.cli.options import Format, language_of, require_choice
from cascade.cli.output import console, print_message
from cascade.model import SEVERITIES, SEVERITY_NAMES
from cascade.model.errors import CascadeError
from cascade.model.i18n import Language, LocalizedText
from cascade.reading.canonical import json_text
from cascade.reports.terminal_text import plain

if TYPE_CHECKING:
    from cascade.fleet.compare import Comparison

Runs = Annotated[
    list[str] | None,
    typer.Argument(metavar="[RUN RUN]", help="Dua hasil; bawaan: dua yang terakhir. / Two runs; else the newest two."),
]
Out = Annotated[
    Path, typer.Argument(help="Folder hasil, atau folder satu hasil. / The output folder, or that of one run.")
]


def run(out: Out, runs: Runs = None, format_: Format = "table", lang: given.Lang = "id") -> None:
    """Bandingkan dua hasil: baru, masih ada, selesai. / Compare two runs."""
    with fleet_libraries():
        from cascade.fleet.compare import compare
    language = language_of(lang)
    require_choice("--format", format_, ("table", "json"))
    old, new = _folders(out, runs or [])
    comparison = compare(old, new)
    if format_ == "json":
        sys.stdout.write(json_text(asdict(comparison)))
    else:
        _show(comparison, language)


def _folders(out: Path, runs: list[str]) -> tuple[Path, Path]:
    """Return the folders of the two runs, which are named, or given as they are."""
    from cascade.fleet.output_folder import RUN_FILE, OutputFolder

    if (out / RUN_FILE).is_file() and len(runs) == 1:
        return out, Path(runs[0])
    folder = OutputFolder(out)
    if not runs:
        runs = folder.finished()[-2:]
    if len(runs) != 2:
        raise CascadeError(_TWO)
    return folder.run_folder(runs[0]), folder.run_folder(runs[1])


def _show(comparison: Comparison, language: Language) -> None:
    def say(indonesian: str, english: str) -> str:
        return LocalizedText(indonesian, english).say(language)

    headings = (
        say("Pemerintah", "Government"), "", say("baru", "new"), say("masih ada", "still"), say("selesai", "solved"),
        say("tidak diketahui", "unknown"),
    )  # fmt: skip
    table = Table(
        *headings, box=None, header_style="bold", title=f"{comparison.old} → {comparison.new}", title_justify="left"
    )
    totals = [(say("Jumlah", "Total"), comparison.total(severity)) for severity in SEVERITIES]
    for name, change in [*totals, *((each.government, each) for each in comparison.changes)]:
        counts = (change.new, change.still, change.solved, change.unknown)
        severity = next(SEVERITY_NAMES[each] for each in SEVERITIES if each == change.severity)
        table.add_row(plain(name), severity.say(language).lower(), *map(str, counts))
    console().print(table, highlight=False)
    if not comparison.is_alike:
        print_message(_OTHER_RULES, language)
    if comparison.missing:
        print_message(_MISSING.format(g=", ".join(comparison.missing)), language)


_TWO = LocalizedText("Sebut dua hasil, atau tidak satu pun.", "Name two runs, or none.")
_OTHER_RULES = LocalizedText(
    "Kedua hasil dinilai dengan cascade atau aturan yang berbeda: sebagian perubahan bukan perubahan dokumen.",
    "The two runs were judged by another cascade or other rules: not every change is one of the documents.",
)
_MISSING = LocalizedText(
    "Tidak ikut dibandingkan, berkas hasilnya rusak: {g}.", "Not compared, files of their results are damaged: {g}."
)
