"""Check one dossier, or several, and write its reports."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NoReturn

import typer
from rich.console import Console
from rich.table import Table

from cascade.cli import options as given
from cascade.cli.browser import open_in_browser
from cascade.cli.options import THRESHOLDS, comma_separated, language_of, report_time, require_choice
from cascade.cli.output import console, print_message, progress
from cascade.cli.run_defaults import run_defaults
from cascade.model.errors import CascadeError
from cascade.model.i18n import Language, LocalizedText
from cascade.pipeline.check import check
from cascade.pipeline.dossier import name_of, require_existing
from cascade.pipeline.options import CheckOptions, Progress
from cascade.reading.loaders import OCR_SECONDS
from cascade.reports import formats
from cascade.reports.formats import json as json_reporter
from cascade.reports.report import Report
from cascade.reports.report_folder import REPORTS, claim_folder, find_folder
from cascade.reports.schema import ReportFile, read_report
from cascade.reports.terminal_text import plain
from cascade.safe_io.archives.zipped_folder import is_zip, opened
from cascade.safe_io.atomic_file import replace_file, unwritable_error

if TYPE_CHECKING:
    from cascade.reports import summary

# What only some checks need is imported by the functions that do it: it takes as long as reading a document.


@dataclass(frozen=True, slots=True)
class _Outputs:
    """What is written where, what is printed, and when the command fails."""

    formats: tuple[str, ...]
    folder: Path | None
    as_json: bool
    language: Language
    fail_on: str
    loudness: Literal["all", "brief", "none"]
    opens: bool = False

    @classmethod
    def of(  # one argument for each option that says what comes out
        cls,
        report: str,
        folder: Path | None,
        format_: str,
        language: Language,
        fail_on: str,
        verbosity: tuple[bool, bool],
        *,
        opens: bool,
    ) -> _Outputs:
        """Return what was asked for; refuse what there is not."""
        require_choice("--fail-on", fail_on, THRESHOLDS)
        require_choice("--format", format_, ("table", "json"))
        verbose, quiet = verbosity
        names = comma_separated([report]) if format_ == "table" or folder else ()
        for name in names:
            require_choice("--report", name, tuple(formats.available()))
        formats.require_installed(names)
        if opens and "html" not in names:
            names = (*names, "html")
        if verbose and quiet:
            raise CascadeError(LocalizedText("Pilih -v atau -q, tidak keduanya.", "Choose -v or -q, not both."))
        loudness: Literal["all", "brief", "none"] = "all" if verbose else "none" if quiet else "brief"
        return cls(tuple(names), folder, format_ == "json", language, fail_on, loudness, opens)


def run(  # noqa: PLR0913  # typer reads the options of the command from this signature
    paths: given.Paths = None,
    report: given.Reports = None,
    output: given.Output = None,
    format_: given.CheckFormat = "table",
    lang: given.CheckLang = None,
    fail_on: given.CheckFailOn = None,
    rules: given.Rules = None,
    region: given.Region = None,
    profile: given.Profile = None,
    select: given.Select = None,
    ignore: given.Ignore = None,
    baseline: given.Baseline = None,
    shrink: given.Shrink = False,
    timing: given.Timing = False,
    nomenclature: given.Nomenclature = None,
    now: given.Now = None,
    previous: given.Previous = None,
    no_follow_up: given.NoFollowUp = False,
    thorough: given.Thorough = False,
    personal: given.Personal = False,
    template: given.Template = None,
    answers: given.Answers = None,
    by: given.AnsweredBy = "",
    ocr_budget: given.Seconds = OCR_SECONDS,
    verbose: given.Verbose = False,
    quiet: given.Quiet = False,
    open_: given.Open = False,
    watch: given.Watch = False,
) -> None:
    """Periksa satu berkas perencanaan dan tulis laporannya. / Check a dossier."""
    paths = paths or [Path.cwd()]
    require_existing(paths)
    defaults = run_defaults(paths)
    outputs = _Outputs.of(
        ",".join(defaults.report) if report is None else report, output, format_, language_of(lang or defaults.lang),
        fail_on or defaults.fail_on, (verbose, quiet), opens=open_,
    )  # fmt: skip
    options = CheckOptions(
        rules=tuple(rules or ()), select=comma_separated(select), ignore=comma_separated(ignore), profile=profile,
        region=region, nomenclature=nomenclature, baseline=baseline, templates=template, now=report_time(now),
        thorough=thorough, ocr_seconds=ocr_budget, personal=personal, timed=timing,
        excerpts="html" in outputs.formats,
    )  # fmt: skip
    past = _Past(previous, follows_up=not no_follow_up, personal=personal)
    if watch:
        _watch(paths, options, outputs, past, is_answered=answers is not None)
    if answers is not None and len(paths) > 1:
        raise CascadeError(LocalizedText("--jawaban hanya untuk satu folder.", "--jawaban is for one folder only."))
    if len(paths) > 1 and any(path.is_dir() or is_zip(path) for path in paths):
        _check_each(paths, options, outputs, past)
    else:
        checked = _check_one(paths, options, outputs, past, shrink, _Answers(answers, by.strip()))
        raise typer.Exit(1 if checked.fails(outputs.fail_on) else 0)


@dataclass(frozen=True, slots=True)
class _Past:
    """What a new report is compared with: `previous`, else the last one where it will be written, unless nobody wants that."""

    previous: Path | None
    follows_up: bool
    personal: bool

    def write(
        self, report: Report, outputs: _Outputs, folder: Path, earlier: ReportFile | None, progress: Progress
    ) -> tuple[Report, tuple[Path, ...]]:
        """Write a report that tells what became of an earlier one; return it with the files."""
        from cascade.pipeline.compare import with_follow_up
        from cascade.pipeline.last_report import followed_up, keep_last

        if earlier is not None:
            report = with_follow_up(report, earlier, personal=self.personal)
        elif self.follows_up and outputs.formats:
            report = followed_up(report, folder, personal=self.personal)
        if self.follows_up and "json" in outputs.formats:
            keep_last(report, folder)
        return report, formats.write(report, outputs.formats, folder, outputs.language, progress)


@dataclass(frozen=True, slots=True)
class _Answers:
    """The workbook that a person filled in, if any, and who that was."""

    workbook: Path | None
    by: str

    def check(
        self, paths: list[Path], options: CheckOptions, progress: Progress
    ) -> tuple[Report, LocalizedText | None]:
        """Return the report under these answers, and what was taken down of them."""
        if self.workbook is None:
            return check(paths, options, progress), None
        from cascade.review.answered_check import check_with_answers  # openpyxl, which no other check needs

        answered = check_with_answers(paths, self.workbook, options, self.by, progress)
        return answered.report, answered.sentence


def _watch(paths: list[Path], options: CheckOptions, outputs: _Outputs, past: _Past, *, is_answered: bool) -> NoReturn:
    """Check one folder, and again whenever its files change, until Ctrl-C."""
    from cascade.cli import watching
    from cascade.pipeline.read_cache import ReadCache
    from cascade.pipeline.watch import changes, file_states

    if len(paths) != 1 or not paths[0].is_dir() or outputs.as_json or is_answered:
        raise CascadeError(
            LocalizedText(
                "--watch mengamati satu folder, tanpa --format json dan tanpa --jawaban.",
                "--watch is for one folder, without --format json and without --jawaban.",
            )
        )
    options = replace(options, cache=ReadCache())
    ignored = [outputs.folder] if outputs.folder else []
    begun = file_states(paths[0], ignored)
    nobody = _Answers(None, "")
    first = _check_one(paths, options, outputs, past, shrink=False, answers=nobody)
    quiet = replace(outputs, loudness="none", opens=False)
    watching.watch(
        first,
        changes(paths[0], ignored=ignored, begun=begun),
        lambda: _check_one(paths, options, quiet, past, shrink=False, answers=nobody),
        outputs.language,
        str(paths[0]),
    )
    raise typer.Exit(0)


def _check_one(
    paths: list[Path],
    options: CheckOptions,
    outputs: _Outputs,
    past: _Past,
    shrink: bool,
    answers: _Answers,
) -> Report:
    """Check one dossier, say and write what comes of it, and return the report; `previous` of the past is an earlier one of it."""
    language, baseline = outputs.language, options.baseline
    earlier = read_report(past.previous) if past.previous else None
    place = outputs.folder or find_folder(paths[0], name_of(paths))
    _refuse_to_overwrite(baseline, shrink, outputs.formats, place)
    written: tuple[Path, ...] = ()
    with progress(language) as report_progress, opened(paths[0], report_progress) as first:
        report, taken = answers.check([first, *paths[1:]], replace(options, given=paths[0]), report_progress)
        if outputs.formats:  # before anything is printed: who pipes the output into a pager may close it early
            folder = outputs.folder or claim_folder(paths[0], report.dossier)
            report, written = past.write(report, outputs, folder, earlier, report_progress)
        elif earlier:
            from cascade.pipeline.compare import with_follow_up

            report = with_follow_up(report, earlier, personal=options.personal)
    if taken is not None:
        print_message(taken, language)
    if outputs.as_json:
        sys.stdout.write(json_reporter.render(report, language))
    elif outputs.loudness == "all":
        from cascade.reports.formats import terminal

        terminal.print_report(report, language, console())
    elif outputs.loudness == "brief":
        from cascade.reports.formats.terminal import brief

        is_screen = sys.stdout.isatty() or "COLUMNS" in os.environ
        brief.print_brief(report, language, console(), written, is_screen=is_screen)
    if written and outputs.loudness == "all":
        listed = ", ".join(str(path) for path in written)
        print_message(LocalizedText("Laporan: {f}", "Report: {f}").format(f=listed), language)
    if outputs.opens:
        open_in_browser(next(path for path in written if path.suffix == ".html"), language)
    if options.timed:
        from cascade.reports.formats.terminal.coverage import timing_table

        Console(stderr=True).print(timing_table(report, language))
    if baseline and report.resolved:
        _shrink(baseline, report.resolved, shrink, language)
    return report


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the reports of several dossiers, each into its folder below `output`."""

    outputs: _Outputs
    past: _Past
    output: Path

    def claim(self, dossier: Path, report: Report) -> Path:
        """Return the folder of a report."""
        return claim_folder(dossier, report.dossier, self.output) if self.outputs.formats else self.output

    def write(self, report: Report, folder: Path, progress: Progress) -> tuple[Report, tuple[str, ...]]:
        """Write a report that tells what became of an earlier one; return it with its pages, as the recap names them."""
        last = self.past.previous / folder.name / json_reporter.FILE if self.past.previous else None
        earlier = read_report(last) if last is not None and last.exists() else None
        report, paths = self.past.write(report, self.outputs, folder, earlier, progress)
        return report, tuple(path.relative_to(self.output).as_posix() for path in paths if path.suffix == ".html")

    def fails(self, report: Report) -> bool:
        """Tell whether the findings of a report make the command fail."""
        return report.fails(self.outputs.fail_on)


def _check_each(dossiers: list[Path], options: CheckOptions, outputs: _Outputs, past: _Past) -> NoReturn:
    """Check several dossiers; `previous` of the past is the folder of an earlier run of the same ones."""
    from cascade.pipeline.batch import check_each
    from cascade.reading.canonical import json_text
    from cascade.reports import summary

    if options.baseline is not None:
        raise CascadeError(LocalizedText("--baseline hanya untuk satu folder.", "--baseline is for one folder only."))
    if not all(path.is_dir() or is_zip(path) for path in dossiers):
        raise CascadeError(
            LocalizedText(
                "Beri folder (atau ZIP) saja, atau dokumen saja.", "Give folders (or ZIPs) only, or documents only."
            ),
            LocalizedText("Satu folder untuk satu perangkat daerah.", "One folder for one OPD."),
        )
    language, output = outputs.language, outputs.folder or REPORTS
    with progress(language) as report_progress:
        batch = check_each(dossiers, _Writer(outputs, past, output), options, report_progress)
    recap = batch.summary
    if outputs.as_json:
        sys.stdout.write(json_text(summary.as_data(recap, language)))
    else:
        _show_recap(recap, language)
    if outputs.formats:
        page = _write_recap(recap, output, language)
        if outputs.opens:
            open_in_browser(page, language)
    raise typer.Exit(2 if any(line.failure for line in recap.dossiers) else 1 if batch.fails else 0)


def _write_recap(recap: summary.Summary, output: Path, language: Language) -> Path:
    """Write the recap of several dossiers, say where, and return its page."""
    from cascade.reports.summary import page, workbook  # jinja2 and xlsxwriter, which no other check needs

    formats.write_file(output / page.FILE, page.render(recap, language))
    formats.write_file(output / workbook.FILE, workbook.render(recap, language))
    written = LocalizedText(
        "Rekap: {h}, {x}; laporan setiap berkas: {d}", "Recap: {h}, {x}; the report of each dossier: {d}"
    )
    print_message(written.format(h=output / page.FILE, x=output / workbook.FILE, d=output / "…"), language)
    return output / page.FILE


def _refuse_to_overwrite(baseline: Path | None, shrink: bool, formats: tuple[str, ...], folder: Path) -> None:
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


def _shrink(baseline: Path, resolved: tuple[str, ...], is_asked_for: bool, language: Language) -> None:
    """Drop from the baseline what is solved, where that is asked for, else say that it can be dropped."""
    message = LocalizedText(
        "{n} temuan di {b} sudah selesai. Hapus dari sana dengan --shrink.",
        "{n} findings of {b} are solved. Drop them from it with --shrink.",
    )
    if is_asked_for:
        try:
            from cascade.reports.baseline import without_findings

            replace_file(baseline, without_findings(baseline, resolved))
        except OSError as error:
            raise unwritable_error(baseline, error) from error
        message = LocalizedText("{n} temuan yang selesai dihapus dari {b}.", "{n} solved findings dropped from {b}.")
    print_message(message.format(n=len(resolved), b=baseline), language)


def _show_recap(recap: summary.Summary, language: Language) -> None:
    from cascade.reports import summary

    names = [summary.SEVERITY_NAMES[severity] for severity in summary.SHOWN]
    column_titles = [
        summary.WORDS["folder"],
        summary.WORDS["opd"],
        *names,
        summary.WORDS["unjudged"],
        summary.WORDS["missing"],
    ]
    table = Table(*(title.say(language) for title in column_titles), box=None)
    for line in recap.dossiers:
        if line.failure:
            table.add_row(plain(line.folder), f"[bold red]{plain(line.failure.say(language))}[/]")
            continue
        missing = line.documents.say(language)
        counts = [str(line.problems.get(severity, 0)) for severity in summary.SHOWN]
        table.add_row(plain(line.folder), plain(line.opd), *counts, str(line.unjudged), missing)
    screen = console()
    screen.print(table)
    screen.print(recap.sentence().say(language), highlight=False)
