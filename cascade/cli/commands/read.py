"""Show what was understood of documents."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from cascade.cli.options import Format, Lang, Personal, Region, Seconds, Thorough, in_words, language_of, require_choice
from cascade.cli.output import console, print_problems, progress
from cascade.model import QUARTER_NAMES
from cascade.model.i18n import Language, LocalizedText
from cascade.pipeline.dossier import Dossier, nothing_read
from cascade.pipeline.dossier import read as read_dossier
from cascade.pipeline.options import CheckOptions
from cascade.reading.canonical import (
    account_to_json,
    from_document,
    json_text,
    not_understood_to_json,
    problem_to_json,
)
from cascade.reading.loaders import OCR_SECONDS
from cascade.reports.masking import mask_records
from cascade.reports.reading_account import NOT_WHOLE, correction_text, lines_of, sentence_of
from cascade.reports.terminal_text import plain


def run(
    files: Annotated[list[Path], typer.Argument(help="Dokumen. / Documents.")],
    format_: Format = "table",
    lang: Lang = "id",
    thorough: Thorough = False,
    personal: Personal = False,
    ocr_budget: Seconds = OCR_SECONDS,
    region: Region = None,
) -> None:
    """Tampilkan apa yang dipahami dari dokumen. / Show what was understood."""
    language = language_of(lang)
    require_choice("--format", format_, ("table", "json"))
    with progress(language) as report_progress:
        options = CheckOptions(thorough=thorough, ocr_seconds=ocr_budget, region=region)
        dossier = read_dossier(files, options, report_progress)
    dossier = dossier if personal else mask_records(dossier)
    if format_ == "json":
        data = {
            "documents": [from_document(document) for document in dossier.documents],
            "problems": [problem_to_json(each, language) for each in dossier.problems],
            "not_understood": [not_understood_to_json(each, language) for each in dossier.not_understood],
            "account": [account_to_json(each, language) for each in dossier.accounts],
        }
        sys.stdout.write(json_text(data))
    else:
        _show_documents(dossier, language)
        if not dossier.documents and not dossier.problems:
            raise nothing_read(dossier)
    raise typer.Exit(0 if dossier.documents else 2)


def _show_documents(dossier: Dossier, language: Language) -> None:
    screen = console()
    for document in dossier.documents:
        elements = {element.id: element for element in document.elements}
        years = sorted({year for indicator in document.indicators for year in indicator.targets})
        names = QUARTER_NAMES if any(indicator.quarters for indicator in document.indicators) else ()
        column_titles = [
            in_words("indikator", "indicator", language), in_words("satuan", "unit", language),
            in_words("awal", "baseline", language), *map(str, years), *names, in_words("tempat", "place", language),
        ]  # fmt: skip
        table = Table("", *column_titles, box=None)
        table.title_justify = "left"
        table.title = f"{document.name} · {plain(document.title.text if document.title else document.file)}"
        for indicator in document.indicators:
            element = elements.get(indicator.element or "")
            quarters = [q.raw if q else "" for q in (indicator.quarters or (None,) * 4)[: len(names)]]
            baseline = indicator.baseline.raw if indicator.baseline else ""
            targets = [indicator.targets[y].raw if y in indicator.targets else "" for y in years]
            name = f"{indicator.name.text}\n[{element.name.text}]" if element else indicator.name.text
            source = indicator.sources[0]
            place = source.cell or (source.place.say(language))
            unit = indicator.unit.text if indicator.unit else ""
            row = [indicator.level, name, unit, baseline, *targets, *quarters, place]
            table.add_row(*map(plain, row))
        screen.print(table)
        for note in document.notes:
            line = LocalizedText("catatan: {t}", "note: {t}").format(t=note.text).say(language)
            screen.print(plain(f"{line} ({note.source.say(language)})"), highlight=False)
    for missed in dossier.not_understood:
        line = f"? “{missed.text}” – {missed.reason.say(language)} ({missed.source.say(language)})"
        screen.print(plain(line), highlight=False)
    _show_accounts(dossier, language)
    print_problems(dossier.problems, language)


def _show_accounts(dossier: Dossier, language: Language) -> None:
    """Print what became of the tables of each file, those that were not read whole one by one."""
    screen = console()
    for account in dossier.accounts:
        screen.print(plain(f"{account.file}: {sentence_of(account).say(language)}"), highlight=False)
        for correction in account.corrections:
            screen.print(plain(f"  {correction_text(correction).say(language)}"), highlight=False)
        for line in lines_of([account], NOT_WHOLE):
            said = f"{line.state.say(language)}: {line.place.say(language)} “{line.table.title}”"
            screen.print(plain(f"  {said} – {line.reasons.say(language)}"), highlight=False)
