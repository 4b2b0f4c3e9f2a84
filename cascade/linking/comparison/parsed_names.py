"""Take the names of indicators and of the elements above them apart, once, so that pairs can be compared fast.

Texts as printed go in (name, unit, elements above, code), together with the acronyms and units of their documents; words,
measure and letters come out. Compares nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from rapidfuzz.distance import OSA

from cascade.linking.comparison.word_weights import word_weight
from cascade.text.measures import measure_kind, without_denominator
from cascade.text.memo import memoized
from cascade.text.normalize import letters_and_digits, normalized, ordered_tokens, role_words, tokens
from cascade.text.word_lists import function_words, is_known_word, known_words, word_lists

_IN_BRACKETS = re.compile(r"((?:[\w/-]+\s+){2,8})\(\s*([A-Za-z][A-Za-z-]{1,9})\s*\)")
_SPELLED_OUT = re.compile(r"\b([A-Z][A-Z-]{1,9})\s*\(\s*((?:[\w/-]+\s+){1,7}[\w/-]+)\s*\)")
_IN_LAST_BRACKETS = re.compile(r"\(([^()]{2,40})\)\W*$")
_REGULATION = re.compile(
    r"\s*\((?:[a-z.]+\s+){1,3}(?:no(?:mor|\.)?\s*)?\d+\s*(?:/|tahun)\s*(?:19|20)\d\d\)\s*$", re.IGNORECASE
)
_TWO_IN_ONE_CELL = re.compile(r"^\W*(?:1|a)[.)]\s*(?P<first>.+?)[\s;,]+(?:2|b)[.)]\s+(?P<second>.+)$", re.I | re.S)

Acronyms = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class ParsedName:
    """One name, taken apart once."""

    text: str
    words: tuple[str, ...]
    weight: float
    compact_key: str
    measure: str | None
    ordered: tuple[str, ...]
    turns: frozenset[str] = frozenset()  # function words that may turn a name round: oleh, terhadap
    basis: int = 0  # how many words at the end say what it is counted against: "per 100.000 kelahiran hidup"

    @property
    def first_word(self) -> str:
        """What is counted."""
        return self.words[0] if self.words else ""


@dataclass(frozen=True, slots=True)
class ComparableIndicator:
    """What one indicator shows of itself: its names (two where one cell has two), and what stands around it."""

    text: str
    names: tuple[ParsedName, ...]
    unit: str | None = None
    parents: tuple[ParsedName, ...] = ()
    code: str | None = None
    shares_cell: bool = False


def learn_acronyms(texts: Iterable[str]) -> Acronyms:
    """Learn what the acronyms of some documents stand for: "Indeks Kepuasan Masyarakat (IKM)", "ODF (Open Defecation Free)".

    One that is explained in two ways is not learned, nor one that is a word and not in capitals.
    """
    spelled_out: dict[str, set[tuple[str, ...]]] = {}
    for text in texts:
        if "(" not in text:
            continue
        explained = [(match[2], match[1]) for match in _IN_BRACKETS.finditer(text)]
        explained += [(match[1], match[2]) for match in _SPELLED_OUT.finditer(text)]
        for acronym, explanation in explained:
            short = acronym.casefold().replace("-", "")
            long = _spelled_by(short, tuple(normalized(explanation).split()))
            if long and (acronym.isupper() or short not in known_words()) and short not in long:
                spelled_out.setdefault(short, set()).add(long)
    return tuple(sorted((short, next(iter(longs))) for short, longs in spelled_out.items() if len(longs) == 1))


def _spelled_by(short: str, long: tuple[str, ...]) -> tuple[str, ...]:
    """Return the last words whose initials an acronym has, without the words that carry no meaning."""
    small = function_words()
    for kept in (tuple(word for word in long if word not in small), long):
        if len(short) > 1 and "".join(word[0] for word in kept[-len(short) :]) == short:
            return tuple(word for word in kept[-len(short) :] if word not in small)
    return ()


def parse_indicator(
    text: str,
    unit: str | None,
    parents: Iterable[str],
    code: str | None,
    shares_cell: bool,
    learned: Acronyms = (),
    units: frozenset[str] = frozenset(),
) -> ComparableIndicator:
    """Take one indicator apart; `units` are those of the documents, squashed, which names may end with in brackets."""
    match = _TWO_IN_ONE_CELL.match(text)
    parts = (match["first"], match["second"]) if match else (text,)
    names = tuple(parse_name(_without_unit(part, units), learned) for part in parts)
    digits = letters_and_digits(code) if code else None
    return ComparableIndicator(
        text, names, unit, tuple(parse_name(parent, learned) for parent in parents), digits, shares_cell or bool(match)
    )


def _without_unit(name: str, units: frozenset[str]) -> str:
    """Leave out at the end of a name what only says how or by which regulation it is measured: "(%)", "(PMDN 18/2020)"."""
    name = _REGULATION.sub("", name)
    match = _IN_LAST_BRACKETS.search(name)
    return name[: match.start()] if match and letters_and_digits(match[1]) in units else name


@partial(memoized, most=2**16)
def parse_name(text: str, learned: Acronyms) -> ParsedName:
    """Take one name apart: without its measure and the words that carry no meaning, acronyms spelled out."""
    words = tuple(word for word in tokens(text) if word != "%" and not _is_slip_of_function_word(word))
    spelled_out, measure = dict(learned), measure_kind(text)
    if spelled_out and not spelled_out.keys().isdisjoint(words):
        words = tuple(word for token in _expanded(words, spelled_out) for word in token)
        measure = measure or measure_kind(" ".join(words))  # "IKM" is an index
    words_after_measure = words[1:] if measure and len(words) > 1 else words
    basis = len(tokens(text)) - len(tokens(without_denominator(text))) if " per " in normalized(text) else 0
    turns = role_words(text)
    return ParsedName(
        text,
        words_after_measure,
        sum(map(word_weight, words_after_measure)),
        "".join(words_after_measure),
        measure,
        ordered_tokens(text),
        turns,
        basis,
    )


def _expanded(words: tuple[str, ...], spelled_out: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    for index, token in enumerate(words):
        long = spelled_out.get(token)
        if long is None:
            yield (token,)
        elif long not in (words[max(0, index - len(long)) : index], words[index + 1 : index + 1 + len(long)]):
            yield long


@memoized
def _is_slip_of_function_word(word: str) -> bool:
    """Tell whether a word says nothing: "dengin" is a slip of "dengan"."""
    if len(word) < 4 or word in known_words() or word[0].isdigit():
        return False
    longer = (small for small in function_words() if len(small) > 3 and len(word) + len(small) > 8)
    return any(OSA.distance(word, small, score_cutoff=1) <= 1 for small in longer)


def letters_without_empty_ending(name: ParsedName) -> str:
    """Return the letters of a name without a last word that adds nothing."""
    last = len(name.words) > 1 and name.words[-1]
    return name.compact_key[: -len(last)] if last and is_empty_ending(last) else name.compact_key


@memoized
def is_empty_ending(word: str) -> bool:
    """Tell whether a last word adds nothing, slips aside: "… yang dilaksanakan"."""
    near = (OSA.distance(word, closing, score_cutoff=2) <= 2 for closing in word_lists()["closing"] if len(closing) > 6)
    return word in word_lists()["closing"] or (len(word) > 6 and not is_known_word(word) and any(near))


def shortened(name: ParsedName, size: int) -> ParsedName:
    """Return a name of which only the first words are left."""
    left = name.words[:size]
    return replace(name, words=left, weight=sum(map(word_weight, left)), compact_key="".join(left), basis=0)
