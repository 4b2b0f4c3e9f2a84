"""Match the words of two names one to one.

The words of two parsed names go in; the share of their weight that has a partner comes out, with the words left over on
each side. Two words are partners if they are equal, synonyms, forms of one root, or one is a slip of the other; a word of
the field is never a slip of another one (pengaduan, pengadaan). Judges nothing.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from cascade.linking.comparison.parsed_names import ParsedName
from cascade.linking.comparison.word_weights import weight_without_partner, word_weight
from cascade.text.changing_words import changing_groups
from cascade.text.stemming import is_agent_noun, stem
from cascade.text.word_lists import is_known_word, known_words, spellings, word_lists

# How surely two different words are one, by what joins them.
STEM_MATCH = 0.93
TYPO_MATCH = 0.9
JOINED_MATCH = 0.95
SYNONYM_MATCH = 0.95
INITIALS_MATCH = 0.9
ABBREVIATION_MATCH = 0.85
UNSURE_MATCH = 0.8  # two words that nobody knows and that differ in a letter: a slip, or two names


class Alignment(NamedTuple):
    """How the words of two names were matched."""

    coverage: float  # share of the words' weight that has a partner
    only_left: tuple[str, ...]
    only_right: tuple[str, ...]
    spelled_out: tuple[str, ...]  # acronyms that were matched by initials
    unsure: tuple[str, ...]  # words that may be slips of each other or two names


def align(left: ParsedName, right: ParsedName) -> Alignment:
    """Match words one to one: equal ones first, then the surest pairs, broken words and initials."""
    only_left, only_right = [], list(right.words)
    matched = 0.0
    for word in left.words:
        if word in only_right:
            only_right.remove(word)
            matched += 2 * word_weight(word)
        else:
            only_left.append(word)
    spelled_out: list[str] = []
    unsure: list[str] = []
    if only_left and only_right:
        unmatched = []
        for word in only_left:
            likeness, partner = _best_partner(word, only_right)
            if not likeness:
                unmatched.append(word)
                continue
            only_right.remove(partner)
            matched += likeness * (word_weight(word) + word_weight(partner))
            if likeness == UNSURE_MATCH:
                unsure.append(f"{word} ↔ {partner}")
        only_left = unmatched
        for broken, whole in ((only_left, only_right), (only_right, only_left)):
            matched += _rejoin(broken, whole)
            matched += _match_initials(broken, whole, spelled_out)
    missing = sum(weight_without_partner(word, right.words) for word in only_left)
    missing += sum(weight_without_partner(word, left.words) for word in only_right)
    coverage = matched / (matched + missing or 1)
    return Alignment(coverage, tuple(only_left), tuple(only_right), tuple(spelled_out), tuple(unsure))


def _best_partner(word: str, others: list[str]) -> tuple[float, str]:
    """Return the surest partner of a word and how sure it is; 0 where none of them is one."""
    meaning, root = _meaning_and_root(word)
    likeness, partner = 0.0, ""
    for other in others:
        other_meaning, other_root = _meaning_and_root(other)
        if root and other_root and root != other_root and meaning != other_meaning:
            continue  # two words of the field
        found = _word_likeness(word, other)
        if found and (found, other) > (likeness, partner):
            likeness, partner = found, other
    return likeness, partner


def _rejoin(broken: list[str], whole: list[str]) -> float:
    """Match words that a narrow column broke ("penyelenggaraa n"), which may have a slip as well."""
    joined, place, known = 0.0, 0, known_words()
    while place < len(broken) - 1:
        parts = broken[place] + broken[place + 1]
        found = None
        if parts in whole:
            found = parts
        elif broken[place] not in known or broken[place + 1] not in known:
            size = len(parts)
            found = next((word for word in whole if -4 < len(word) - size < 4 and _word_likeness(word, parts)), None)
        if found:
            joined += JOINED_MATCH * (word_weight(broken[place]) + word_weight(broken[place + 1]) + word_weight(found))
            whole.remove(found)
            del broken[place : place + 2]
        else:
            place += 1
    return joined


def _match_initials(short: list[str], long: list[str], spelled: list[str]) -> float:
    """Match an acronym with the words whose initials it has: "pug", "pengarusutamaan gender …"."""
    matched = 0.0
    for token in list(short):
        size = len(token)
        if not 2 < size <= 6 or token in known_words():
            continue
        for place in range(len(long) - size + 1):
            run = long[place : place + size]
            if "".join(word[0] for word in run) == token:
                matched += INITIALS_MATCH * (word_weight(token) + sum(map(word_weight, run)))
                short.remove(token)
                del long[place : place + size]
                spelled.append(f"{token.upper()} = {' '.join(run)}")
                break
    return matched


@cache
def _synonym(word: str) -> str:
    return _synonyms().get(word, word)


@cache
def _synonyms() -> dict[str, str]:
    return {variant: form for form, variants in word_lists()["synonyms"].items() for variant in variants}


@cache
def _meaning_and_root(word: str) -> tuple[str, str]:
    """Return what a word says and its root, empty where nobody knows the word."""
    return _synonym(word), stem(word) if is_known_word(word) else ""


@lru_cache(maxsize=2**18)
def _word_likeness(word: str, other: str) -> float:
    """Return how surely two different words are one: same root, or one is a typing slip of the other.

    Of two forms of a root, the one that names a person is another thing (pelajar, pengajar, pelajaran).
    A word of the field is no slip of another one (pengaduan, pengadaan), and of two names nobody knows.
    """
    if _synonym(word) == _synonym(other):
        return SYNONYM_MATCH
    known = known_words()
    ours, theirs = is_known_word(word), is_known_word(other)
    both = ours and theirs
    if len(word) > 3 and len(other) > 3 and stem(word) == stem(other):
        people = both and (is_agent_noun(word) or is_agent_noun(other))
        return 0.0 if people or set(changing_groups(word)).intersection(changing_groups(other)) else STEM_MATCH
    if both:
        return 0.0
    short, long = (word, other) if len(word) <= len(other) else (other, word)
    longer = len(long) - len(short)
    if longer > 2 and 3 <= len(short) <= 5 and short not in known and long.startswith(short):
        return ABBREVIATION_MATCH
    if not ours and not theirs:
        return UNSURE_MATCH if len(short) > 4 and longer < 2 and OSA.distance(word, other, score_cutoff=1) < 2 else 0.0
    if len(short) < 5 and (len(short) < 4 or short in known or longer != 1):
        return 0.0  # of four letters one may be lost ("etak"), not changed
    slips = 1 if len(short) < 10 else 2 if len(short) < 13 else 3
    typed, meant = (other, word) if ours else (word, other)
    distance = OSA.distance(word, other, score_cutoff=slips)
    if longer <= slips and distance <= slips:
        return UNSURE_MATCH if _may_mean_another(typed, meant, distance) else TYPO_MATCH
    return TYPO_MATCH if any(OSA.distance(typed, each, score_cutoff=1) < 2 for each in spellings(meant)) else 0.0


def _may_mean_another(typed: str, meant: str, distance: int) -> bool:
    """Tell whether a slip is as near to another word of the field: "pengadan" to pengadaan and pengaduan."""
    lengths = range(len(typed) - distance, len(typed) + distance + 1)
    choices = [word for length in lengths for word in _known_by_length().get(length, ())]
    near = process.extract(typed, choices, scorer=OSA.distance, score_cutoff=distance, limit=None)
    return any(word != meant and stem(word) != stem(meant) for word, _, _ in near)


@cache
def _known_by_length() -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for word in sorted(known_words()):
        found.setdefault(len(word), []).append(word)
    return found
