"""Compare two reports, or two versions of a document."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from cascade.cli import diff_view
from cascade.cli.options import THRESHOLDS, FailOn, Lang, Personal, language_of, require_choice
from cascade.cli.output import console, print_problems, progress
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.pipeline.compare import compare, mask_report_file
from cascade.reading.canonical import json_text
from cascade.reports import followup
from cascade.reports.masking import mask_records
from cascade.reports.schema import is_report, read_report


def run(
    old: Annotated[Path, typer.Argument(help="laporan.json atau dokumen yang lama. / The old report or document.")],
    new: Annotated[Path, typer.Argument(help="laporan.json atau dokumen yang baru. / The new one.")],
    format_: Annotated[str, typer.Option("--format", help="table, json, md.")] = "table",
    lang: Lang = "id",
    fail_on: FailOn = "error",
    personal: Personal = False,
) -> None:
    """Bandingkan dua laporan, atau dua versi satu dokumen. / Compare two reports, or two versions of a document."""
    language = language_of(lang)
    require_choice("--format", format_, ("table", "json", "md"))
    require_choice("--fail-on", fail_on, THRESHOLDS)
    shown: diff_view.ReportDiff | diff_view.DocumentDiff
    if is_report(old) and is_report(new):
        before, after = read_report(old), read_report(new)
        if not personal:
            before, after = mask_report_file(before), mask_report_file(after)
        follow_up = followup.compare_reports(before, after)
        shown = diff_view.ReportDiff(before, after, follow_up, language)
        fails = any(
            followup.reaches_threshold(each, fail_on) for each in followup.new_or_graver(before, after, follow_up)
        )
    elif is_report(old) or is_report(new):
        raise CascadeError(
            LocalizedText("Beri dua laporan, atau dua dokumen.", "Give two reports, or two documents."),
            LocalizedText("cascade diff LAMA.json BARU.json", "cascade diff OLD.json NEW.json"),
        )
    else:
        with progress(language) as report_progress:
            comparison, problems = compare(old, new, report_progress)
        if not personal:
            comparison, problems = mask_records(comparison), mask_records(problems)
        shown = diff_view.DocumentDiff(comparison, language)
        fails = bool(comparison.changes or comparison.columns) and fail_on != "never"
        print_problems(problems, language)
    if format_ == "json":
        sys.stdout.write(json_text(shown.data()))
    elif format_ == "md":
        sys.stdout.write(shown.markdown())
    else:
        shown.show(console())
    raise typer.Exit(1 if fails else 0)
