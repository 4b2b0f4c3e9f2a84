"""Read the words of column headings and mend the misprinted ones.

`vocabulary.yaml` goes in; phrases by role, levels, qualifiers and subjects come out, checked and read once. A word of a heading that no
list knows is mended to the only listed word within one slip. Knows no grid.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict
from rapidfuzz.distance import OSA

from cascade.safe_io import yaml_reader

SHORTEST_MENDED = 4  # letters of a word in which one slip can be told from another word
_WORD = re.compile(r"[^\W\d_]+")


class Vocabulary(BaseModel):
    """Words of column headings: what each phrase says of a column."""

    model_config = ConfigDict(extra="forbid")
    openers: list[str]
    roles: dict[str, list[str]]
    levels: dict[str, list[str]]
    moments: dict[str, list[str]]
    qualifiers: dict[str, list[str]]
    subjects: dict[str, list[str]]
    fillers: list[str]
    titles: dict[str, str]
    looks_back: str
    of_region: str
    proposals: str
    sections: dict[str, str]


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary that the project ships."""
    text = files("cascade.reading.tables").joinpath("vocabulary.yaml").read_text("utf-8")
    return yaml_reader.parse(text, "vocabulary.yaml").validate(Vocabulary)


@cache
def listed_words() -> frozenset[str]:
    """Return all words of the vocabulary."""
    lists = vocabulary()
    groups = (lists.roles, lists.levels, lists.qualifiers, lists.subjects)
    phrases = [phrase for group in groups for phrases in group.values() for phrase in phrases]
    return frozenset(word for phrase in (*phrases, *lists.openers, *lists.fillers) for word in _WORD.findall(phrase))


@cache
def _words_by_length() -> dict[int, tuple[str, ...]]:
    words = sorted(word for word in listed_words() if len(word) >= SHORTEST_MENDED)
    return {n: tuple(w for w in words if abs(len(w) - n) <= 1) for n in range(SHORTEST_MENDED, 20)}


@lru_cache(maxsize=20_000)
def mended_word(word: str) -> str:
    """Return the only listed word within one slip of a word that is not listed, or two listed ones set as one; else the word itself."""
    if len(word) < SHORTEST_MENDED or word in listed_words():
        return word
    near = [w for w in _words_by_length().get(len(word), ()) if OSA.distance(w, word, score_cutoff=1) <= 1]
    return near[0] if len(near) == 1 else _parted(word) or word


def _parted(word: str) -> str | None:
    """Return the two words that stand in a word without a space between them: "Baselinetahun"."""
    for cut in range(SHORTEST_MENDED, len(word) - SHORTEST_MENDED + 1):
        first, second = mended_word(word[:cut]), word[cut:]
        if first in listed_words() and second in listed_words():
            return f"{first} {second}"
    return None


@lru_cache(maxsize=20_000)
def mended(heading: str) -> str:
    """Return a folded heading with its misprinted words mended."""
    return _WORD.sub(lambda match: mended_word(match[0]), heading)
