"""Print what a rule may ask, all of it or what a word leads to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import typer
from rapidfuzz import fuzz, utils
from rich.table import Table

from cascade.cli.options import Lang, in_words, language_of
from cascade.cli.output import console
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText, same
from cascade.reports.terminal_text import plain
from cascade.rules import condition_wording
from cascade.rules.vocabulary.type_environment import type_environment

NEAR = 80  # of 100: about one letter in five is another


@dataclass(frozen=True, slots=True)
class _Word:
    """One name of the vocabulary: whose it is (of nobody: a function), how it is written, what it is and means."""

    record: str
    name: str
    type: str
    meaning: LocalizedText

    def nearness(self, asked: str) -> float:
        """Return how near the names and explanations are to the words that were asked for, of 100."""
        texts = (self.name, self.record, self.meaning.id, self.meaning.en)
        told = utils.default_process(" ".join(texts).replace("_", " "))
        if utils.default_process(asked.replace("_", " ")) in told:
            return 100
        return min(
            (
                max(100 if word in known else fuzz.ratio(word, known) for known in told.split())
                for word in utils.default_process(asked.replace("_", " ")).split()
            ),
            default=0,
        )


def run(
    word: Annotated[
        list[str] | None, typer.Argument(help="Kata yang dicari, mis. triwulan. / A word to look for.")
    ] = None,
    lang: Lang = "id",
) -> None:
    """Apa yang dapat ditanyakan sebuah aturan. / What a rule may ask."""
    language = language_of(lang)
    table = Table(
        "",
        in_words("nama", "name", language),
        in_words("jenis", "type", language),
        in_words("arti", "meaning", language),
        box=None,
    )
    shown = list(_words())
    if word:
        asked = " ".join(word)
        nearness = {each: each.nearness(asked) for each in shown}
        best = max(nearness.values())
        shown = [each for each in shown if nearness[each] >= (100 if best == 100 else NEAR)]
        if not shown:
            unknown = LocalizedText("Tidak ada yang cocok dengan “{x}”.", "Nothing fits “{x}”.").format(x=asked)
            raise CascadeError(unknown, _ALL)
    last = ""
    for each in shown:
        table.add_row(
            "" if each.record == last else each.record, each.name, each.type, plain(each.meaning.say(language))
        )
        last = each.record
    console().print(table)


def _words() -> Iterator[_Word]:
    """Yield the attributes of each record, then the functions."""
    words = type_environment()
    for record, attributes in words.records.items():
        for name, attribute in attributes.items():
            yield _Word(record, name, str(attribute.type), attribute.label)
    for function in words.functions.values():
        said = condition_wording.FUNCTION_PHRASES.get(function.name)
        places = [f"‹{number}›" for number, _ in enumerate(function.arguments, 1)]
        meaning = (
            LocalizedText(said.id.format(*places, rest=places[-1]), function.about) if said else same(function.about)
        )
        yield _Word("", f"{function.name}({', '.join(map(str, function.arguments))})", str(function.result), meaning)


_ALL = LocalizedText("Semuanya: cascade rules vocabulary", "All of it: cascade rules vocabulary")
