"""How does a text get onto a terminal?

What documents say could steer a terminal or be taken for markup; here it becomes plain. Decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.markup import escape
from rich.text import Text

from cascade.model import Problem
from cascade.model.i18n import Language
from cascade.text.printable import printable


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
