"""Tell by the words of a name whether more or less of what it measures is the better.

A name goes in; "up", "down", "open" or None comes out: "open" where its words speak against each other or only name a
relation (Rasio belanja pegawai), None where no word tells. Bad things fall (kemiskinan), what is done about them rises
(pelanggaran yang diselesaikan), a denial turns it round (yang tidak diselesaikan, tidak tertinggal), and the last clause of
a name says what is measured. Knows no series of values.
"""

from __future__ import annotations

import re
from typing import Literal

from cascade.text.memo import memoized
from cascade.text.normalize import normalized
from cascade.text.stemming import stem
from cascade.text.units import unit_kind
from cascade.text.word_lists import word_lists

Better = Literal["up", "down", "open"]
_CLAUSE = re.compile(r"\byang\b")
_DEED = re.compile(
    r"(?:ter|me|ber)\w+nya$"
)  # Terlaksananya, Terwujudnya: the name is a sentence, and measures nothing bad
_NEAR = 4  # words before a denial that may still be what is measured


@memoized
def better_by_words(name: str) -> Better | None:
    """Return the direction in which what a name measures gets better, as far as its words tell."""
    lists = word_lists()
    text = _without(normalized(name), lists["plain_denials"])
    head, *clauses = (part.split() for part in _CLAUSE.split(text))
    if _begins_with(head, lists["always_falling"], after=lists["durations"]):
        return "down"
    if head and _DEED.match(head[0]) and not _mentions(head[0], lists["rising"]):
        return None
    falling, rising = (_begins_with(head, lists[kind], after=lists["amounts"]) for kind in ("falling", "rising"))
    bad = falling > rising  # "prevalensi kontrasepsi" says more than "prevalensi"
    worse = bad or _in_bad_state(head) or _denied(head) == "down"
    said = [answer for clause in clauses if (answer := _clause(clause, bad=worse)) is not None]
    if said:
        return said[-1]
    if of_head := _denied(head) or _resolved(text):
        return of_head
    if (bad or _in_bad_state(head)) and not _mentions(" ".join(head), lists["resolved"]):
        return "down"
    if not bad and _mentions(text, lists["rising"]):
        return "up"
    return "open" if head and head[0] in lists["open_heads"] else None


def _clause(words: list[str], *, bad: bool) -> Better | None:
    """Return what a clause after "yang" tells: what was done, that it was not, or a bad state."""
    lists = word_lists()
    plain = [word for word in words if word not in lists["auxiliaries"]]
    if not plain or plain[0] in lists["happens"]:
        return None
    if denied := _denied(plain):
        return denied
    if _mentions(" ".join(plain), lists["rising"]):
        return "up"
    if plain[0] in lists["bad_states"]:
        return "down"
    return "up" if bad and stem(plain[0]) != plain[0] and not plain[0].startswith("pe") else None


def _denied(words: list[str]) -> Better | None:
    """Return the direction that a denial gives: "tidak puas" falls, "tidak tertinggal" rises."""
    lists = word_lists()
    place = next((index for index, word in enumerate(words) if word in lists["denials"]), None)
    if place is None or place > _NEAR or place + 1 == len(words) or _counts_papers(words):
        return None
    if _mentions(" ".join(words[:place]), lists["resolved"]):
        return "up"
    denied = words[place + 1 :]
    return "up" if any(_is_bad(word) for word in denied[:2]) else "down"


def _resolved(text: str) -> Better | None:
    """Return "up" where something is done about it or it falls, "open" where a burden grows."""
    lists = word_lists()
    if _mentions(text, lists["growing"]) and _mentions(text, lists["burdens"]):
        return "open"
    return "up" if _mentions(text, lists["resolved"]) and _mentions(text, lists["rising"]) else None


def _in_bad_state(head: list[str]) -> bool:
    """Tell whether a word of the name says that what is measured is in a bad state."""
    return any(word in word_lists()["bad_states"] for word in head[1:]) and not _counts_papers(head)


def _begins_with(words: list[str], things: list[str], *, after: list[str]) -> int:
    """Return how many letters of a name are the longest of these things, after words that only say how it is measured."""
    for start in range(len(words)):
        rest = f"{' '.join(words[start:])} "
        if begun := [len(thing) for thing in things if rest.startswith(thing)]:
            return max(begun)
        if words[start] not in after:
            return 0
    return 0


def _is_bad(word: str) -> bool:
    lists = word_lists()
    return word in {*lists["bad_states"], *lists["burdens"]} or any(
        word.startswith(thing) for thing in lists["falling"] if " " not in thing
    )


def _counts_papers(words: list[str]) -> bool:
    """Tell whether the name counts papers or meetings about something, not the thing itself."""
    return words[:1] == ["jumlah"] and unit_kind(words[1] if len(words) > 1 else None) in ("paper", "occasion")


def _mentions(text: str, things: list[str]) -> bool:
    return any(f" {thing} " in f" {text} " for thing in things)


def _without(text: str, things: list[str]) -> str:
    for thing in things:
        text = re.sub(rf"\b{thing}\b", " ", text)
    return " ".join(text.split())
