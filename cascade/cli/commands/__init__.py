"""What can a user ask for? One module per command, found by walking this folder.

A command is a module with a function `run`, whose signature typer reads and whose docstring is its help; a folder is a
group of commands. A command has no logic of its own, and imports the rooms that it needs, since a command line begins
with importing them. Here is what commands share: options, and how they speak. JSON goes to standard output, messages to
standard error.
"""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from cascade.model import Problem
from cascade.model.errors import CascadeError, os_error_reason
from cascade.model.i18n import LANGUAGES, Language, LocalizedText
from cascade.reports import terminal_text

Lang = Annotated[str, typer.Option("--lang", help="Bahasa / language: id, en.")]
Format = Annotated[str, typer.Option("--format", help="table, json.")]
Rules = Annotated[list[Path] | None, typer.Option("--rules", help="Folder aturan tambahan. / More rules.")]
Personal = Annotated[
    bool, typer.Option("--data-pribadi", help="NIP ditampilkan utuh. / Show the numbers of officials.")
]
Region = Annotated[
    Path | None, typer.Option("--region", help="Paket daerah: folder dengan daerah.yaml. / A region pack.")
]
Thorough = Annotated[
    bool, typer.Option("--teliti", help="Angka PDF dibaca dua kali; lambat. / Read the numbers of PDFs twice; slow.")
]
Seconds = Annotated[
    float,
    typer.Option(
        "--ocr-budget", min=0, help="Detik per dokumen untuk membaca gambar. / Seconds a document for reading pictures."
    ),
]
FailOn = Annotated[str, typer.Option("--fail-on", help="error, warning, question, info, never.")]
THRESHOLDS = ("error", "warning", "question", "info", "never")


def in_words(indonesian: str, english: str, language: Language) -> str:
    """Return one of two texts."""
    return LocalizedText(indonesian, english).say(language)


def language_of(given: str) -> Language:
    """Return the language that was asked for."""
    one_of("--lang", given, LANGUAGES)
    return "en" if given == "en" else "id"


def one_of(option: str, given: str, known: tuple[str, ...]) -> None:
    """Refuse a choice that there is not."""
    if given not in known:
        raise CascadeError(
            LocalizedText(
                "{o}: “{g}” tidak dikenal. Pilihan: {k}.", "{o}: “{g}” is not known. Choose from: {k}."
            ).format(o=option, g=given, k=", ".join(known))
        )


def moment(given: str | None) -> datetime.datetime | None:
    """Return the time that the report shall bear: given, of `SOURCE_DATE_EPOCH`, or None for now."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if given is None and epoch and epoch.isdigit():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
    if given is None:
        return None
    try:
        parsed = datetime.datetime.fromisoformat(given)
    except ValueError as error:
        raise CascadeError(
            LocalizedText("--now: “{g}” bukan waktu ISO 8601.", "--now: “{g}” is not ISO 8601.").format(g=given)
        ) from error
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=datetime.UTC)


def console() -> Console:
    """Return where a table for a person goes: the terminal, or a file 140 columns wide."""
    return Console(width=None if sys.stdout.isatty() else 140)


def tell(said: LocalizedText, language: Language) -> None:
    """Print a message to standard error."""
    Console(stderr=True, soft_wrap=True).print(terminal_text.plain(said.say(language)), highlight=False)


def tell_problems(problems: tuple[Problem, ...], language: Language) -> None:
    """Print to standard error what a person should know of the files."""
    terminal_text.show_problems(Console(stderr=True, highlight=False), problems, language)


def unwritable(path: Path, error: OSError) -> CascadeError:
    """Return what to tell when a file cannot be written."""
    said = LocalizedText("{p}: tidak dapat ditulis ({r}).", "{p}: cannot be written ({r}).")
    return CascadeError(said.format(p=path, r=os_error_reason(error)))


def print_lines(lines: Iterable[tuple[str, bool]]) -> None:
    """Print lines of prose; those that are headings bold and apart."""
    page = Console(soft_wrap=not sys.stdout.isatty())
    for number, (text, is_heading) in enumerate(lines):
        if is_heading and number:
            page.print()
        page.print(
            f"[bold]{terminal_text.plain(text)}[/]" if is_heading else terminal_text.plain(text), highlight=False
        )


class progress:  # noqa: N801  # reads as a verb at its call: `with progress(language) as say`
    """A status line on a terminal; nothing where the output goes to a file."""

    def __init__(self, language: Language):
        self.language = language
        self.status = Console(stderr=True).status("cascade …") if sys.stderr.isatty() else None

    def __enter__(self) -> Callable[[LocalizedText], None]:
        return self._say

    def _say(self, phrase: LocalizedText) -> None:
        if self.status:
            self.status.start()  # not before the first word: its thread would make beginning a reading process dearer
            self.status.update(terminal_text.plain(phrase.say(self.language)))

    def __exit__(self, *_: object) -> None:
        if self.status:
            self.status.stop()
