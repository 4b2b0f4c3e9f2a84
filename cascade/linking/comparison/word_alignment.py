"""Match the words of two names one to one.

The words of two parsed names go in; the share of their weight that has a partner comes out, with the words left over on
each side. Two words are partners if they are equal, synonyms, forms of one root, or one is a slip of the other; a word of
the field is never a slip of another one (pengaduan, pengadaan). Judges nothing.
"""

from __future__ import annotations

from functools import cache, partial
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from cascade.linking.comparison.parsed_names import ParsedName
from cascade.linking.comparison.word_weights import weight_without_partner, word_weight
from cascade.text.changing_words import changing_groups
from cascade.text.memo import memoized
from cascade.text.stemming import are_forms_of_one_root, is_agent_noun, stem
from cascade.text.word_lists import is_known_word, known_words, spellings, word_lists

# How surely two different words are one, by what joins them.
STEM_MATCH = 0.93
TYPO_MATCH = 0.9
JOINED_MATCH = 0.95
SYNONYM_MATCH = 0.95
INITIALS_MATCH = 0.9
ABBREVIATION_MATCH = 0.85
CHANGING_FORM_MATCH = 0.92  # forms of one root where another form may mean something else: peningkatan, meningkat
UNSURE_MATCH = 0.8  # two words that nobody knows and that differ in a letter: a slip, or two names


class Alignment(NamedTuple):
    """How the words of two names were matched."""

    coverage: float  # share of the words' weight that has a partner
    only_left: tuple[str, ...]
    only_right: tuple[str, ...]
    spelled_out: tuple[str, ...]  # acronyms that were matched by initials
    unsure: tuple[str, ...]  # words that may be slips of each other or two names
    other_forms: tuple[str, ...] = ()  # forms of one root where another form may mean something else


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
    other_forms: list[str] = []
    if only_left and only_right:
        unmatched = []
        for word in only_left:
            likeness, partner = _best_partner(word, only_right)
            if not likeness:
                unmatched.append(word)
                continue
            only_right.remove(partner)
            matched += likeness * (word_weight(word) + word_weight(partner))
            if likeness in (UNSURE_MATCH, CHANGING_FORM_MATCH):
                (unsure if likeness == UNSURE_MATCH else other_forms).append(f"{word} ↔ {partner}")
        only_left = unmatched
        for broken, whole in ((only_left, only_right), (only_right, only_left)):
            matched += _rejoin(broken, whole)
            matched += _match_initials(broken, whole, spelled_out)
    missing = sum(weight_without_partner(word, right.words) for word in only_left)
    missing += sum(weight_without_partner(word, left.words) for word in only_right)
    coverage = matched / (matched + missing or 1)
    return Alignment(
        coverage, tuple(only_left), tuple(only_right), tuple(spelled_out), tuple(unsure), tuple(other_forms)
    )


def _best_partner(word: str, others: list[str]) -> tuple[float, str]:
    """Return the surest partner of a word and how sure it is; 0 where none of them is one."""
    meaning, root = _meaning_and_root(word)
    likeness, partner = 0.0, ""
    for other in others:
        other_meaning, other_root = _meaning_and_root(other)
        are_two_words = root and other_root and root != other_root and meaning != other_meaning
        if are_two_words and not are_forms_of_one_root(word, other):
            continue
        found_likeness = _word_likeness(word, other)
        if found_likeness and (found_likeness, other) > (likeness, partner):
            likeness, partner = found_likeness, other
    return likeness, partner


def _rejoin(broken: list[str], whole: list[str]) -> float:
    """Match words that a narrow column broke ("penyelenggaraa n"), which may have a slip as well."""
    joined, index, known = 0.0, 0, known_words()
    while index < len(broken) - 1:
        parts = broken[index] + broken[index + 1]
        partner = None
        if parts in whole:
            partner = parts
        elif broken[index] not in known or broken[index + 1] not in known:
            size = len(parts)
            partner = next((word for word in whole if -4 < len(word) - size < 4 and _word_likeness(word, parts)), None)
        if partner:
            joined += JOINED_MATCH * (
                word_weight(broken[index]) + word_weight(broken[index + 1]) + word_weight(partner)
            )
            whole.remove(partner)
            del broken[index : index + 2]
        else:
            index += 1
    return joined


def _match_initials(short: list[str], long: list[str], spelled: list[str]) -> float:
    """Match an acronym with the words whose initials it has: "pug", "pengarusutamaan gender …"."""
    matched = 0.0
    for token in list(short):
        size = len(token)
        if not 2 < size <= 6 or token in known_words():
            continue
        for start in range(len(long) - size + 1):
            run = long[start : start + size]
            if "".join(word[0] for word in run) == token:
                matched += INITIALS_MATCH * (word_weight(token) + sum(map(word_weight, run)))
                short.remove(token)
                del long[start : start + size]
                spelled.append(f"{token.upper()} = {' '.join(run)}")
                break
    return matched


@memoized
def _synonym(word: str) -> str:
    return _synonyms().get(word, word)


@cache
def _synonyms() -> dict[str, str]:
    return {variant: form for form, variants in word_lists()["synonyms"].items() for variant in variants}


@memoized
def _meaning_and_root(word: str) -> tuple[str, str]:
    """Return what a word says and its root, empty where nobody knows the word."""
    return _synonym(word), stem(word) if is_known_word(word) else ""


@partial(memoized, most=2**18)
def _word_likeness(word: str, other: str) -> float:
    """Return how surely two different words are one: a synonym, the same root, an abbreviation or a typing slip."""
    if _synonym(word) == _synonym(other):
        return SYNONYM_MATCH
    known, other_known = is_known_word(word), is_known_word(other)
    if are_forms_of_one_root(word, other):
        may_change = set(changing_groups(word)).intersection(changing_groups(other))
        return CHANGING_FORM_MATCH if may_change else STEM_MATCH
    if len(word) > 3 and len(other) > 3 and stem(word) == stem(other):
        return _likeness_of_forms(word, other, both_known=known and other_known)
    if known and other_known:
        return 0.0  # a word of the field is no slip of another one: pengaduan, pengadaan
    if _is_abbreviation(word, other):
        return ABBREVIATION_MATCH
    if not known and not other_known:
        return _likeness_of_unknown_words(word, other)
    return _likeness_of_slip(other, word) if known else _likeness_of_slip(word, other)


def _likeness_of_forms(word: str, other: str, *, both_known: bool) -> float:
    """Return how surely two forms of a root are one: not if one names a person, or the form changes the meaning.

    Pelajar, pengajar and pelajaran are three things.
    """
    if is_agent_noun(word) or is_agent_noun(other):
        agent, form = sorted((word, other), key=len)
        if both_known or form == f"{agent}an":
            return 0.0
    return 0.0 if set(changing_groups(word)).intersection(changing_groups(other)) else STEM_MATCH


def _is_abbreviation(word: str, other: str) -> bool:
    """Tell whether the shorter one, which is no word, is how the longer one begins: "kec", "kecamatan"."""
    short, long = sorted((word, other), key=len)
    if len(long) - len(short) <= 2 or not 3 <= len(short) <= 5:
        return False
    return short not in known_words() and long.startswith(short)


def _likeness_of_unknown_words(word: str, other: str) -> float:
    """Return how surely two words that nobody knows are one: a slip, or two names."""
    if min(len(word), len(other)) < 5 or abs(len(word) - len(other)) > 1:
        return 0.0
    return UNSURE_MATCH if OSA.distance(word, other, score_cutoff=1) < 2 else 0.0


def _likeness_of_slip(typed: str, meant: str) -> float:
    """Return how surely an unknown word is a slip of a word of the field, or of another spelling of it."""
    shorter, difference = min(len(typed), len(meant)), abs(len(typed) - len(meant))
    if shorter < 4:
        return 0.0
    if shorter == 4:  # of four letters one may be lost ("etak"), not changed
        short = min(typed, meant, key=len)
        if short in known_words() or difference != 1:
            return 0.0
    slips = 1 if shorter < 10 else 2 if shorter < 13 else 3
    distance = OSA.distance(typed, meant, score_cutoff=slips)
    if difference <= slips and distance <= slips:
        return UNSURE_MATCH if _may_mean_another(typed, meant, distance) else TYPO_MATCH
    return (
        TYPO_MATCH if any(OSA.distance(typed, spelling, score_cutoff=1) < 2 for spelling in spellings(meant)) else 0.0
    )


def _may_mean_another(typed: str, meant: str, distance: int) -> bool:
    """Tell whether a slip is as near to another word of the field: "pengadan" to pengadaan and pengaduan."""
    lengths = range(len(typed) - distance, len(typed) + distance + 1)
    choices = [word for length in lengths for word in _known_by_length().get(length, ())]
    near = process.extract(typed, choices, scorer=OSA.distance, score_cutoff=distance, limit=None)
    return any(word != meant and stem(word) != stem(meant) for word, _, _ in near)


@cache
def _known_by_length() -> dict[int, list[str]]:
    by_length: dict[int, list[str]] = {}
    for word in sorted(known_words()):
        by_length.setdefault(len(word), []).append(word)
    return by_length
