"""Make texts fit to be shown on a terminal.

What documents say goes in, which could steer a terminal or be taken for markup; plain text comes out. Decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.markup import escape
from rich.text import Text

from cascade.model import Problem, Severity
from cascade.model.i18n import Language, LocalizedText
from cascade.text.printable import printable

SEVERITY_STYLES: dict[Severity, str] = {"error": "bold red", "warning": "yellow", "question": "cyan", "info": "dim"}


def plain(text: str) -> str:
    """Return a text that a terminal shows as it is: no control characters, no markup."""
    return escape(printable(text))


def show_problems(console: Console, problems: Iterable[Problem], language: Language) -> None:
    """Print what a person should know of the files, each with its hint."""
    for problem in problems:
        where = f"{problem.source.say(language)}: " if problem.source and problem.source.row else ""
        console.print(Text(printable(f"{where}{problem.message.say(language)}")), soft_wrap=True)
        if problem.hint and (hint := problem.hint.say(language)):
            console.print(Text(printable(f"  → {hint}"), "dim"), soft_wrap=True)


def in_language(lines: Iterable[LocalizedText], language: Language) -> list[tuple[str, bool]]:
    """Return lines of prose in one language, each with whether it is a heading (`**…**`); empty ones are left out."""
    texts = [text for line in lines if (text := line.say(language))]
    return [(text.strip("*"), text.startswith("**")) for text in texts]
