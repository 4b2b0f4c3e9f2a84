"""Give the tables of the terminal one look and one language.

Holds what the other modules of this package share; knows no report.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rich import box
from rich.table import Table

from cascade.model.i18n import Language, LocalizedText
from cascade.reports.terminal_text import plain


@dataclass(frozen=True, slots=True)
class Translator:
    """Says texts in one language, for a terminal."""

    language: Language

    def __call__(self, text: LocalizedText) -> str:
        """Return a text in the language, without anything that steers a terminal or is markup."""
        return plain(text.say(self.language))


def titled_table(title: str, *, expand: bool = False) -> Table:
    """Return an empty table with a title over it; `expand`: as wide as the terminal."""
    return Table(title=title, box=box.SIMPLE_HEAD, title_justify="left", title_style="bold", expand=expand)


def each_once(items: Iterable[str]) -> list[str]:
    """Return some texts in their order, none of them twice."""
    return list(dict.fromkeys(items))
