"""Print what a rule may ask."""

from __future__ import annotations

from rich.table import Table

from cascade.cli.options import Lang, in_words, language_of
from cascade.cli.output import console
from cascade.reports.terminal_text import plain
from cascade.rules import condition_wording
from cascade.rules.vocabulary.type_environment import type_environment


def run(lang: Lang = "id") -> None:
    """Apa yang dapat ditanyakan sebuah aturan. / What a rule may ask."""
    language = language_of(lang)
    words = type_environment()
    table = Table(
        "",
        in_words("nama", "name", language),
        in_words("jenis", "type", language),
        in_words("arti", "meaning", language),
        box=None,
    )
    for record, attributes in words.records.items():
        for name, attribute in attributes.items():
            table.add_row(record, name, str(attribute.type), plain(attribute.label.say(language)))
            record = ""
    for function in words.functions.values():
        said = condition_wording.FUNCTION_PHRASES.get(function.name) if language == "id" else None
        places = [f"‹{number}›" for number, _ in enumerate(function.arguments, 1)]
        about = said.id.format(*places, rest=places[-1]) if said else function.about
        table.add_row(
            "", f"{function.name}({', '.join(map(str, function.arguments))})", str(function.result), plain(about)
        )
    console().print(table)
