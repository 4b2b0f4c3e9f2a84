"""Read the word lists of the field: `words.yaml` and `known-words.txt`.

Nothing comes in but the two files; spelling variants, units, kinds of measure, meaning-changing words, and how rare a
word is in official names come out. Never looks at a whole name, and guesses no word that is not listed or derived
from a listed one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import TypedDict

import yaml

from cascade.text.memo import memoized

# Prefixes stand before the letters that they can stand before: pen-duduk, never pe-duduk.
_DERIVED = re.compile(
    r"(?:di|ke|se|ber|ter|per|memper|diper|keber|keter|(?:me|pe)(?=[lrmnwy])|[mp]em(?=[bpfv])|[mp]en(?=[cdjtz])|[mp]eng(?=[aeioughk]))?"
    r"(?P<root>[a-z]{4,}?)(?:nya|kan|an|i)?$"
)


class WordLists(TypedDict):
    """The lists of `words.yaml`, which says above each one what it is for."""

    spelling: dict[str, list[str]]
    phrases: dict[str, list[str]]
    function_words: list[str]
    opposed: list[list[str]]
    light_words: list[str]
    closing: list[str]
    forms: list[str]
    offices: list[str]
    places: list[str]
    synonyms: dict[str, list[str]]
    units: dict[str, list[str]]
    unit_kinds: dict[str, list[str]]
    whole_kinds: list[str]
    counted: dict[str, list[str]]
    heads: dict[str, list[str]]
    related_measures: list[list[str]]
    implied_units: dict[str, str | None]
    changing: list[list[str]]
    one_sided: list[str]
    reach: list[str]
    roman: list[str]
    falling: list[str]
    amounts: list[str]
    resolved: list[str]
    happens: list[str]
    denials: list[str]
    plain_denials: list[str]
    auxiliaries: list[str]
    bad_states: list[str]
    growing: list[str]
    burdens: list[str]
    open_heads: list[str]
    always_falling: list[str]
    durations: list[str]
    maintained: list[str]
    rising: list[str]
    funds: dict[str, list[str]]
    funds_within: dict[str, list[str]]


@cache
def word_lists() -> WordLists:
    """Return the word lists."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loaded: WordLists = yaml.load(files("cascade.text").joinpath("words.yaml").read_text("utf-8"), loader)
    return loaded


@cache
def function_words() -> frozenset[str]:
    """Return the words that carry no meaning."""
    return frozenset(word_lists()["function_words"])


@cache
def rarity() -> dict[str, float]:
    """Return how rare the words of official names are (`known-words.txt`), in natural logarithms."""
    return {word: int(tenths) / 10 for tenths, *listed in _listed() if tenths != "-" for word in listed}


@cache
def _listed() -> list[list[str]]:
    lines = files("cascade.text").joinpath("known-words.txt").read_text("utf-8").splitlines()
    return [line.split() for line in lines if line and not line.startswith("#")]


@cache
def known_words() -> frozenset[str]:
    """Return the words of the field: those of `known-words.txt` and those of the word lists."""
    return official_words() | {word for tenths, *listed in _listed() if tenths == "-" for word in listed}


@cache
def official_words() -> frozenset[str]:
    """Return the words of official names and of the word lists."""
    lists = word_lists()
    groups = [*lists["changing"], *lists["counted"].values(), *lists["unit_kinds"].values(), *lists["heads"].values()]
    named = [text for group in groups for text in group]
    forms = [*lists["spelling"], *lists["light_words"], *lists["one_sided"], *lists["units"], *lists["synonyms"]]
    return frozenset(" ".join([*rarity(), *named, *forms]).split())


@memoized
def is_known_word(word: str) -> bool:
    """Tell whether this is a word of the field, or one made from its root: obat, pengobatan."""
    if word in known_words():
        return True
    match = _DERIVED.match(word)
    return match is not None and match["root"] in known_words()


@cache
def canonical_spellings() -> dict[str, str]:
    """Return the spelling that we compare with, by variant."""
    return {variant: form for form, variants in word_lists()["spelling"].items() for variant in variants}


@memoized
def spellings(word: str) -> tuple[str, ...]:
    """Return the longer spellings of a word beside the one that we compare with."""
    return tuple(variant for variant in word_lists()["spelling"].get(word, ()) if len(variant) > 4)


def one_of(words: Iterable[str]) -> str:
    """Return the pattern of any of some words, the longest first; those of one first letter stand together, which is tried once."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words, key=lambda word: (-len(word), word)):
        by_letter[word[0]].append(re.escape(word[1:]))
    return "|".join(f"{re.escape(letter)}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())
