"""Check one dossier, or several, and write its reports."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console
from rich.table import Table

from cascade.cli.commands import (
    THRESHOLDS,
    FailOn,
    Lang,
    Personal,
    Region,
    Rules,
    Seconds,
    Thorough,
    console,
    language_of,
    moment,
    one_of,
    progress,
    tell,
    unwritable,
)
from cascade.model import KIND_NAMES
from cascade.model.errors import CascadeError
from cascade.model.i18n import Language, LocalizedText
from cascade.pipeline import check as pipeline
from cascade.pipeline import dossier
from cascade.reading.canonical import json_text
from cascade.reading.loaders import OCR_SECONDS
from cascade.reports import formats as reporters
from cascade.reports import summary
from cascade.reports.formats import json as json_reporter
from cascade.reports.formats import terminal
from cascade.reports.formats.terminal.coverage import timing_table
from cascade.reports.report import Report
from cascade.reports.schema import read_report, without_findings
from cascade.reports.terminal_text import plain
from cascade.rules.rule_set import RuleSelection
from cascade.safe_io.atomic_file import replace_file


def run(
    paths: Annotated[
        list[Path],
        typer.Argument(help="Satu folder berkas, beberapa folder, atau beberapa dokumen. / Folders or files."),
    ],
    report: Annotated[str, typer.Option("--report", help="Laporan yang ditulis, mis. html,json.")] = "html,json",
    output: Annotated[Path | None, typer.Option("--output", help="Folder laporan (bawaan: reports/<berkas>/).")] = None,
    format_: Annotated[
        str, typer.Option("--format", help="table; json menulis laporan ke keluaran standar.")
    ] = "table",
    lang: Lang = "id",
    fail_on: FailOn = "error",
    rules: Rules = None,
    region: Region = None,
    profile: Annotated[
        str | None, typer.Option("--profile", help="inti, lengkap, evaluasi, pra-pk, renstra, atau berkas YAML.")
    ] = None,
    select: Annotated[
        list[str] | None, typer.Option("--select", help="Hanya aturan ini: TRI-01, TRI, inti. / Only these rules.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", help="Tanpa aturan ini. / Without these rules.")
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option("--baseline", help="Laporan lama: hanya temuan baru yang menggagalkan. / Old report.")
    ] = None,
    shrink: Annotated[
        bool, typer.Option("--shrink", help="Hapus dari --baseline yang sudah selesai. / Drop what is solved.")
    ] = False,
    timing: Annotated[bool, typer.Option("--timing", help="Waktu setiap aturan. / Seconds of every rule.")] = False,
    nomenclature: Annotated[Path | None, typer.Option("--nomenclature", help="CSV nomenklatur resmi.")] = None,
    now: Annotated[str | None, typer.Option("--now", help="Waktu laporan, mis. 2026-01-31T08:00.")] = None,
    previous: Annotated[
        Path | None, typer.Option("--previous", help="laporan.json sebelumnya, untuk tindak lanjut. / Earlier report.")
    ] = None,
    thorough: Thorough = False,
    personal: Personal = False,
    template: Annotated[
        Path | None, typer.Option("--template", help="Folder templat DOCX/PDF daerah. / Templates of your own.")
    ] = None,
    ocr_budget: Seconds = OCR_SECONDS,
) -> None:
    """Periksa satu berkas perencanaan dan tulis laporannya. / Check a dossier."""
    language = language_of(lang)
    one_of("--fail-on", fail_on, THRESHOLDS)
    one_of("--format", format_, ("table", "json"))
    formats = tuple(name.strip() for name in report.split(",") if name.strip()) if format_ == "table" or output else ()
    for name in formats:
        one_of("--report", name, reporters.available())
    asked = RuleSelection(tuple(rules or ()), _listed(select), _listed(ignore), profile)
    if len(paths) > 1 and any(path.is_dir() for path in paths):
        if baseline is not None:
            raise CascadeError(
                LocalizedText("--baseline hanya untuk satu folder.", "--baseline is for one folder only.")
            )
        _check_each(
            paths, formats, output or Path("reports"), format_, language, fail_on,
            asked=asked, region=region, nomenclature=nomenclature, now=moment(now), previous=previous, thorough=thorough,
            personal=personal, templates=template,
        )  # fmt: skip
    earlier = read_report(previous) if previous else None
    _spare(baseline, shrink, formats, output or _reports(paths))
    with progress(language) as say:
        result = pipeline.check(
            paths,
            asked=asked,
            region=region,
            nomenclature=nomenclature,
            baseline=baseline,
            now=moment(now),
            progress=say,
            thorough=thorough,
            timed=timing,
            personal=personal,
            templates=template,
            ocr_seconds=ocr_budget,
        )
    if earlier:
        result = pipeline.follow(result, earlier, personal=personal)
    written: tuple[Path, ...] = ()
    if formats:  # before anything is printed: who pipes the output into a pager may close it early
        with progress(language) as say:
            say(LocalizedText("Menulis laporan …", "Writing the reports …"))
            written = reporters.write(result, formats, output or Path("reports") / result.dossier, language)
    if format_ == "json":
        sys.stdout.write(json_reporter.render(result, language))
    else:
        terminal.print_report(result, language, console())
    if written:
        said = LocalizedText("Laporan: {f}", "Report: {f}").format(f=", ".join(str(path) for path in written))
        tell(said, language)
    if timing:
        Console(stderr=True).print(timing_table(result, language))
    if baseline and result.settled:
        _shrink(baseline, result.settled, shrink, language)
    raise typer.Exit(1 if result.fails(fail_on) else 0)


def _check_each(
    folders: list[Path],
    formats: tuple[str, ...],
    output: Path,
    format_: str,
    language: Language,
    fail_on: str,
    *,
    previous: Path | None,
    **options: Any,
) -> NoReturn:
    """Check several dossiers; `previous` is the folder of an earlier run of the same ones."""
    if not all(path.is_dir() for path in folders):
        raise CascadeError(
            LocalizedText("Beri folder saja, atau dokumen saja.", "Give folders only, or documents only."),
            LocalizedText("Satu folder untuk satu perangkat daerah.", "One folder for one OPD."),
        )
    failed = []

    def written(name: str, report: Report) -> list[str]:
        earlier = previous / name / json_reporter.FILE if previous else None
        if earlier is not None and earlier.exists():
            report = pipeline.follow(report, read_report(earlier), personal=options["personal"])
        failed.append(report.fails(fail_on))
        paths = reporters.write(report, formats, output / name, language)
        return [path.relative_to(output).as_posix() for path in paths if path.suffix == ".html"]

    with progress(language) as say:
        found = pipeline.check_each(folders, written, progress=say, **options)
    if format_ == "json":
        sys.stdout.write(json_text(summary.data(found, language)))
    else:
        _show_recap(found, language)
    if formats:
        reporters.write_file(output / summary.HTML, summary.html(found, language))
        reporters.write_file(output / summary.XLSX, summary.xlsx(found, language))
        said = LocalizedText(
            "Rekap: {h}, {x}; laporan setiap berkas: {d}", "Recap: {h}, {x}; the report of each dossier: {d}"
        )
        said = said.format(h=output / summary.HTML, x=output / summary.XLSX, d=output / "…")
        tell(said, language)
    raise typer.Exit(2 if any(line.failure for line in found.lines) else 1 if any(failed) else 0)


def _listed(given: list[str] | None) -> tuple[str, ...]:
    return tuple(part.strip() for each in given or () for part in each.split(",") if part.strip())


def _reports(paths: list[Path]) -> Path:
    return Path("reports") / dossier.name_of(paths)


def _spare(baseline: Path | None, shrink: bool, formats: tuple[str, ...], folder: Path) -> None:
    """Refuse to write a report over the baseline: it would grow by what is new."""
    if shrink and baseline is None:
        raise CascadeError(LocalizedText("--shrink membutuhkan --baseline.", "--shrink needs --baseline."))
    if baseline and "json" in formats and baseline.resolve() == (folder / json_reporter.FILE).resolve():
        raise CascadeError(
            LocalizedText("Laporan baru akan menimpa {b}.", "The new report would overwrite {b}.").format(b=baseline),
            LocalizedText(
                "Salin dahulu ke tempat lain, mis. dasar.json.", "Copy it first, for instance to baseline.json."
            ),
        )


def _shrink(baseline: Path, settled: tuple[str, ...], wanted: bool, language: Language) -> None:
    said = LocalizedText(
        "{n} temuan di {b} sudah selesai. Hapus dari sana dengan --shrink.",
        "{n} findings of {b} are solved. Drop them from it with --shrink.",
    )
    if wanted:
        try:
            replace_file(baseline, without_findings(baseline, settled))
        except OSError as error:
            raise unwritable(baseline, error) from error
        said = LocalizedText("{n} temuan yang selesai dihapus dari {b}.", "{n} solved findings dropped from {b}.")
    tell(said.format(n=len(settled), b=baseline), language)


def _show_recap(found: summary.Recap, language: Language) -> None:
    names = [summary.SEVERITY_NAMES[severity] for severity in summary.SHOWN]
    heads = [summary.WORDS["folder"], summary.WORDS["opd"], *names, summary.WORDS["unjudged"], summary.WORDS["missing"]]
    table = Table(*(head.say(language) for head in heads), box=None)
    for line in found.lines:
        if line.failure:
            table.add_row(plain(line.folder), f"[bold red]{plain(line.failure.say(language))}[/]")
            continue
        missing = ", ".join(KIND_NAMES[kind] for kind in line.missing) or summary.WORDS["complete"].say(language)
        counts = [str(line.count(severity)) for severity in summary.SHOWN]
        table.add_row(plain(line.folder), plain(line.opd), *counts, str(line.unjudged), missing)
    screen = console()
    screen.print(table)
    screen.print(found.summary().say(language), highlight=False)
