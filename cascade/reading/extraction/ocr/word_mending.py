"""Mend words that were read from a picture, where the vocabulary leaves one way.

A text and the known words go in; the text comes out with lost spaces and letters that look alike put right. A word that more than
one way would mend stays as it was read; figures are never touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

_WORD = re.compile(r"[^\W\d_]+")
_RUN_ON = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])|(?<=[a-z][.,;])(?=[A-Z])")
_BROKEN = re.compile(r"([^\W\d_]+)\n(?=([^\W\d_]+))")
_CONFUSED = {"l": "it", "I": "li", "i": "lt"}
SHORTEST = 3  # letters of a word that is mended
_LONGEST_MEND = 3  # letters of a word that may each be another one


def mended(text: str, known: frozenset[str]) -> str:
    """Return a text whose unknown words are mended where the vocabulary knows one way: a lost space, letters that look alike."""
    text = _RUN_ON.sub(" ", text)
    whole = _BROKEN.sub(lambda match: _without_break(match, known), text)
    return _WORD.sub(lambda match: mend_word(match[0], known), whole)


def _without_break(match: re.Match[str], known: frozenset[str]) -> str:
    """Return the first part of a word that its column broke without the break, if the whole is a word and the parts are not."""
    first, second = match[1].casefold(), match[2].casefold()
    is_broken = first + second in known and not (first in known and second in known)
    return match[1] if is_broken else match[0]


def mend_word(word: str, known: frozenset[str]) -> str:
    """Return a word, or the one that it can only be."""
    folded = word.casefold()
    if len(word) < SHORTEST or word.isupper():
        return word
    if folded in known:
        return word[0] + word[1:].replace("I", "i") if "I" in word[1:] else word
    ways = {way for way in _words_that_look_alike(word) if way.casefold() in known}
    if len({way.casefold() for way in ways}) == 1:
        way = min(ways)
        return way.capitalize() if word[0].isupper() else way.casefold()
    wider = {way for way in _words_with_a_lost_stroke(word) if way.casefold() in known}
    if len(wider) == 1:
        return wider.pop()
    parts = _parted_into_words(word, known)
    return " ".join(parts) if parts else word


def _words_that_look_alike(word: str) -> Iterator[str]:
    """Yield the words that look like one on a poor print."""
    places = [number for number, letter in enumerate(word) if letter in _CONFUSED]
    if len(places) > 8:
        return
    choices = [(letter, *_CONFUSED.get(letter, "")) for letter in word]
    for way in product(*choices):
        if sum(a != b for a, b in zip(way, word, strict=True)) <= _LONGEST_MEND:
            yield "".join(way)


def _words_with_a_lost_stroke(word: str) -> Iterator[str]:
    """Yield the words of which one has lost an i or l beside another upright stroke."""
    for place in range(1, len(word)):
        yield from (word[:place] + stroke + word[place:] for stroke in "il")


def _parted_into_words(word: str, known: frozenset[str]) -> list[str]:
    """Return the known words that a run of letters consists of, if there is but one way to part it in two or three."""
    folded = word.casefold()
    ways: list[list[str]] = []
    for first in range(2, len(word) - 1):
        if folded[:first] not in known:
            continue
        if folded[first:] in known:
            ways.append([word[:first], word[first:]])
        ways += [
            [word[:first], word[first:second], word[second:]]
            for second in range(first + 2, len(word) - 1)
            if folded[first:second] in known and folded[second:] in known
        ]
    fewest = min(map(len, ways), default=0)
    best = [way for way in ways if len(way) == fewest]
    return best[0] if len(best) == 1 else []
