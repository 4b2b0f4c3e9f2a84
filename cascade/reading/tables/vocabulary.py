"""Hold the words of column headings, and mend the misprinted ones.

`vocabulary.yaml` and what a region adds to it go in; phrases by role, levels, qualifiers and subjects come out, checked and read once. A
word of a heading that no list knows is mended to the only listed word within one slip. What rests on the words is remembered for each
vocabulary apart, so that the words of one region never reach the documents of another. Knows no grid.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache, wraps
from importlib.resources import files
from typing import ParamSpec, TypeVar

from rapidfuzz.distance import OSA

from cascade.safe_io import yaml_reader
from cascade.settings.heading_words import HeadingWords
from cascade.settings.strict_record import StrictRecord

SHORTEST_MENDED = 4  # letters of a word in which one slip can be told from another word
MOST_VOCABULARIES = 8  # of which answers are remembered at once
MOST_REMEMBERED = 50_000  # answers of one function
_WORD = re.compile(r"[^\W\d_]+")
_Arguments = ParamSpec("_Arguments")
_Answer = TypeVar("_Answer")
_Lists = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Words of column headings: what each phrase says of a column."""

    openers: tuple[str, ...]
    roles: _Lists
    levels: _Lists
    moments: _Lists
    qualifiers: _Lists
    subjects: _Lists
    fillers: tuple[str, ...]
    titles: Mapping[str, str]
    looks_back: str
    of_region: str
    proposals: str
    sections: Mapping[str, str]
    other_tables: Mapping[str, str]


_in_force: ContextVar[Vocabulary | None] = ContextVar("vocabulary in force", default=None)


def vocabulary() -> Vocabulary:
    """Return the vocabulary in force: the shipped one, or that of a region."""
    return _in_force.get() or _shipped()


@contextmanager
def vocabulary_with(added: HeadingWords | None) -> Iterator[None]:
    """Read headings with the words of a region beside the shipped ones; a phrase that it lists says what the region says."""
    token = _in_force.set(_extended(added) if added else _shipped())
    try:
        yield
    finally:
        _in_force.reset(token)


def remembered(function: Callable[_Arguments, _Answer]) -> Callable[_Arguments, _Answer]:
    """Remember the answers of a function that rest on the vocabulary, for each vocabulary apart."""
    caches: dict[Vocabulary, Callable[..., _Answer]] = {}

    @wraps(function)
    def answer(*args: _Arguments.args, **kwargs: _Arguments.kwargs) -> _Answer:
        words = _in_force.get() or _shipped()
        known = caches.get(words)
        if known is None:
            if len(caches) == MOST_VOCABULARIES:
                caches.clear()
            known = caches[words] = _cached(function)
        return known(*args, **kwargs)

    return answer


def _cached(function: Callable[_Arguments, _Answer]) -> Callable[..., _Answer]:
    return lru_cache(MOST_REMEMBERED)(function)


@cache
def _shipped() -> Vocabulary:
    return _extended(HeadingWords())


@cache
def _shipped_words() -> HeadingWords:
    text = files("cascade.reading.tables").joinpath("vocabulary.yaml").read_text("utf-8")
    return yaml_reader.parse(text, "vocabulary.yaml").validate(HeadingWords)


@lru_cache(MOST_VOCABULARIES)
def _extended(added: HeadingWords) -> Vocabulary:
    """Return the shipped vocabulary with the words of a region."""
    shipped = _shipped_words()
    return Vocabulary(
        openers=(*shipped.openers, *added.openers),
        roles=_lists(shipped.roles, added.roles),
        levels=_lists(shipped.levels, added.levels),
        moments=_lists(shipped.moments, added.moments),
        qualifiers=_lists(shipped.qualifiers, added.qualifiers),
        subjects=_lists(shipped.subjects, added.subjects),
        fillers=(*shipped.fillers, *added.fillers),
        titles=_patterns(shipped.titles, added.titles),
        looks_back=_either(shipped.looks_back, added.looks_back),
        of_region=_either(shipped.of_region, added.of_region),
        proposals=_either(shipped.proposals, added.proposals),
        sections=_patterns(shipped.sections, added.sections),
        other_tables=_patterns(shipped.other_tables, added.other_tables),
    )


def _lists(shipped: StrictRecord, added: StrictRecord) -> _Lists:
    """Return lists of phrases, each phrase of the region under its keys alone."""
    own = {phrase for phrases in dict(added).values() for phrase in phrases}
    taken = own | {f"={phrase}" for phrase in own}
    more = dict(added)
    return {
        key: (*(phrase for phrase in phrases if phrase not in taken), *more[key])
        for key, phrases in dict(shipped).items()
    }


def _patterns(shipped: StrictRecord, added: StrictRecord) -> Mapping[str, str]:
    more = dict(added)
    return {key: _either(pattern, more[key]) for key, pattern in dict(shipped).items()}


def _either(shipped: str | None, added: str | None) -> str:
    """Return a pattern that matches what one of two matches; one that matches nothing where there is none."""
    if shipped and added:
        return f"(?:{shipped})|(?:{added})"
    return shipped or added or "(?!)"


@remembered
def listed_words() -> frozenset[str]:
    """Return all words of the vocabulary."""
    lists = vocabulary()
    groups = (lists.roles, lists.levels, lists.qualifiers, lists.subjects)
    phrases = [phrase for group in groups for phrases in group.values() for phrase in phrases]
    return frozenset(word for phrase in (*phrases, *lists.openers, *lists.fillers) for word in _WORD.findall(phrase))


@remembered
def _words_by_length() -> dict[int, tuple[str, ...]]:
    words = sorted(word for word in listed_words() if len(word) >= SHORTEST_MENDED)
    return {n: tuple(w for w in words if abs(len(w) - n) <= 1) for n in range(SHORTEST_MENDED, 20)}


@remembered
def mended_word(word: str) -> str:
    """Return the only listed word within one slip of a word that is not listed, or two listed ones set as one; else the word itself."""
    if len(word) < SHORTEST_MENDED or word in listed_words():
        return word
    near = [w for w in _words_by_length().get(len(word), ()) if OSA.distance(w, word, score_cutoff=1) <= 1]
    return near[0] if len(near) == 1 else _parted(word) or word


def _parted(word: str) -> str | None:
    """Return the two words that stand in a word without a space between them: "Baselinetahun"."""
    known = listed_words()
    for cut in range(SHORTEST_MENDED, len(word) - SHORTEST_MENDED + 1):
        if word[cut:] in known and (first := mended_word(word[:cut])) in known:
            return f"{first} {word[cut:]}"
    return None


@remembered
def mended(heading: str) -> str:
    """Return a folded heading with its misprinted words mended."""
    return _WORD.sub(lambda match: mended_word(match[0]), heading)
