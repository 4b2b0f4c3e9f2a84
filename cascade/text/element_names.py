"""Compare the names of elements: program, kegiatan, sub kegiatan, sasaran, tujuan.

Names as printed go in; the same without level words and spelling variants, and how near two of them are, come out. Never
decides that two elements are one: the graph does, by their place as well.
"""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from cascade.model import Element
from cascade.text.measures import measure_kind
from cascade.text.memo import memoized
from cascade.text.normalize import normalized, tokens

REWORDED_SIMILARITY = 80  # similarity (0 to 100) from which two names in one place are one name, reworded
MIN_CONTAINED_WORDS = 3  # words that a name must have to be held for another one cut short
_LEVEL_WORD = re.compile(  # also "Kegiatan Kegiatan Pemberdayaan …": some official names begin with the word
    r"^\s*(?:(?:program|sub\s*[- ]?\s*kegiatan|kegiatan)(?:\s+|\s*:\s*|(?=[A-Z][a-z])))+(?=\w)", re.I
)

_NEXT_IN_LIST = re.compile(r"\S\s+(?:[A-Z]\.?)?(?:[2-9]|1\d)[.)]\s*[A-Z][A-Za-z]{2}")
_LABEL = re.compile(r"^\s*[A-Z]\.?\d{1,2}[.)]\s+|\s*\([A-Z]\.?\s?\d{1,2}\)\s*$")


@memoized
def without_level_word(name: str) -> str:
    """Return a name without its level word: documents print "Program X", "PROGRAM X" and "X" alike."""
    return _LEVEL_WORD.sub("", name, count=1)


@memoized
def without_label(name: str) -> str:
    """Return the name of a tujuan or sasaran without what a table calls it: "Meningkatnya A (S1)", "S.1. Meningkatnya A"."""
    return _LABEL.sub("", name)


@memoized
def lists_several(name: str) -> bool:
    """Tell whether a cell lists several names, and is the name of none of them: "Program A 2. Program B"."""
    return bool(_NEXT_IN_LIST.search(name.strip()))


def has_printed_level(element: Element) -> bool:
    """Tell whether the level of an element is printed: by its code, its column, a word before its name or another table."""
    return not element.level_assumed or without_level_word(element.name.text) != element.name.text


def has_known_level(element: Element) -> bool:
    """Tell whether the level of an element is printed, or proved by a sum that comes out."""
    return element.level_proved or has_printed_level(element)


@memoized
def compact_key(name: str) -> str:
    """Return a name with nothing but its letters, spelling variants levelled."""
    return "".join(normalized(name).split())


@memoized
def name_similarity(left: str, right: str) -> float:
    """Return how near two names are (0 to 100); a name that lacks nothing but words of the other one is near."""
    letters = fuzz.ratio(compact_key(left), compact_key(right))
    short, long = sorted((frozenset(tokens(left)), frozenset(tokens(right))), key=len)
    if len(short) >= MIN_CONTAINED_WORDS and short <= long and measure_kind(left) == measure_kind(right):
        return max(letters, REWORDED_SIMILARITY + 5)
    return letters
