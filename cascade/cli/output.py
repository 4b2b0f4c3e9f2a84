"""Print to a terminal: tables and prose to standard output, messages and progress to standard error.

Everything that a document says is cleaned before it is printed.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable

from rich.console import Console

from cascade.model import Problem
from cascade.model.i18n import Language, LocalizedText
from cascade.reports import terminal_text


def console() -> Console:
    """Return where a table for a person goes: the terminal, or a file 140 columns wide if `COLUMNS` says nothing else."""
    return Console(width=None if sys.stdout.isatty() or os.environ.get("COLUMNS") else 140)


def print_message(message: LocalizedText, language: Language) -> None:
    """Print a message to standard error."""
    Console(stderr=True, soft_wrap=True).print(terminal_text.plain(message.say(language)), highlight=False)


def print_problems(problems: tuple[Problem, ...], language: Language) -> None:
    """Print to standard error what a person should know of the files."""
    terminal_text.show_problems(Console(stderr=True, highlight=False), problems, language)


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


class steady_progress:  # noqa: N801  # reads as a verb at its call
    """A status line on a terminal; a line from time to time where the output goes to a file, for work that takes hours."""

    def __init__(self, language: Language, pause: int = 60):
        self.language, self.pause = language, pause
        self.line = progress(language) if sys.stderr.isatty() else None
        self.last: tuple[float, str] | None = None

    def __enter__(self) -> Callable[[LocalizedText], None]:
        return self.line.__enter__() if self.line else self._say

    def _say(self, phrase: LocalizedText) -> None:
        now, said = time.monotonic(), phrase.say(self.language)
        if self.last is None or (now - self.last[0] >= self.pause and said != self.last[1]):
            self.last = now, said
            print_message(phrase, self.language)

    def __exit__(self, *_: object) -> None:
        if self.line:
            self.line.__exit__()
