"""Read a pair of names in the other ways that brackets and abbreviations leave open.

Two parsed names go in; the pair comes out again with the abbreviations of one name spelled out in the words of the other
("AKI" beside "Angka Kematian Ibu": by its initials, by no list), or without what only one of them has in brackets, each time
with what was left unsaid. Judges nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from cascade.linking.comparison.parsed_names import ParsedName, parse_name
from cascade.text.memo import memoized
from cascade.text.normalize import normalized
from cascade.text.spelling import TOKEN
from cascade.text.stemming import possible_roots
from cascade.text.word_lists import function_words, is_known_word, word_lists

SURE_INITIALS = 4  # letters from which initials in capitals can hardly fit the words of the other name by chance
MAX_WORDS_IN_CAPITALS = 2  # words of a name that is all abbreviations: "APK PAUD"
MAX_OTHER_WORDS = 1  # words beside the abbreviations that only this name has
SHORTEST_WORD = 5  # letters of a word of the field that may stand for several: damkar, puskesmas
SHORTEST, LONGEST = 2, 12  # letters of an abbreviation
_CAPITALS = re.compile(r"\b[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?:-[A-Za-z]{1,3}\b)?\d?|\b[A-Z]\d\b")
_REPEATED = re.compile(r"([a-z])([2-4])$")  # K3: three words with K
_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_NUMBER_OF_RESULT = re.compile(r"(?:T|S|SS|TJ|IK[A-Z]{0,2}|IS|IT)[-. ]?\d{1,2}(?:\.\d{1,2})*")


class Reading(NamedTuple):
    """A pair of names as it may be meant, and what has to be believed for that."""

    left: ParsedName
    right: ParsedName
    spelled_out: tuple[str, ...] = ()  # "AKI = angka kematian ibu", where the initials are too few to be sure
    gloss: tuple[str, ...] = ()  # what only one name has in brackets
    is_as_printed: bool = False


class Abbreviation(NamedTuple):
    """A word of a name that may stand for several: its parts in the normalised name, its letters."""

    parts: tuple[str, ...]
    letters: str
    is_capitals: bool


def readings(left: ParsedName, right: ParsedName) -> Iterator[Reading]:
    """Yield a pair as it is printed, then as its brackets and abbreviations may mean it."""
    yield Reading(left, right, is_as_printed=True)
    if "(" not in left.text and "(" not in right.text:
        yield from _spelled_out(left, right)
        return
    plain = [_without_gloss(name) for name in (left, right)]
    (one, said_of_one), (other, said_of_other) = plain
    if said_of_one and said_of_other:
        yield from _spelled_out(left, right)
        if said_of_one == said_of_other and said_of_one.isupper():  # "Angka kelahiran total (TFR)"
            yield from _spelled_out(parse_name(said_of_one, ()), other)
            yield from _spelled_out(one, parse_name(said_of_one, ()))
        return
    said = said_of_one or said_of_other
    gloss = () if _NUMBER_OF_RESULT.fullmatch(said.strip()) or not said else (said,)
    if said:
        yield Reading(one, other, (), gloss)
        yield from _spelled_out(one, other, gloss)
    yield from _spelled_out(left, right)


def _spelled_out(left: ParsedName, right: ParsedName, gloss: tuple[str, ...] = ()) -> Iterator[Reading]:
    """Yield a pair with the abbreviations of either name in the words of the other one."""
    short, unsure = _spelled_in_words_of(left, right)
    long, unsure_too = _spelled_in_words_of(right, short)
    if short is not left or long is not right:
        yield Reading(short, long, (*unsure, *unsure_too), gloss)


@memoized
def _without_gloss(name: ParsedName) -> tuple[ParsedName, str]:
    """Return a name without its brackets, and what stands in them; the name itself where nothing else is left."""
    said = " ".join(_BRACKETS.findall(name.text))
    rest = _BRACKETS.sub("", name.text)
    return (parse_name(rest, ()), said) if said and normalized(rest) else (name, "")


@memoized
def abbreviations(text: str) -> tuple[Abbreviation, ...]:
    """Return the words of a name that may stand for several: in capitals, or unknown to the field."""
    words = normalized(text).split()
    capitals = [] if text.isupper() and len(words) > MAX_WORDS_IN_CAPITALS else _CAPITALS.findall(text)
    found = [(token, True) for token in capitals]
    covered = {*function_words(), *TOKEN.findall(" ".join(capitals).casefold().replace("-", " "))}
    unknown = (word for word in words if len(word) > SHORTEST and word.isalpha() and not is_known_word(word))
    found += [(word, False) for word in unknown if word not in covered]
    answer: dict[tuple[str, ...], Abbreviation] = {}
    for token, is_capitals in found:
        folded = token.casefold()
        parts = tuple(TOKEN.findall(folded.replace("-", " "))) if is_capitals else (token,)
        letters = (
            _REPEATED.sub(lambda match: match[1] * int(match[2]), folded.replace("-", "")) if is_capitals else token
        )
        if letters.isalpha() and SHORTEST <= len(letters) <= LONGEST and _place_of(parts, words) is not None:
            answer.setdefault(parts, Abbreviation(parts, letters, is_capitals))
    return tuple(answer.values())


@memoized
def initials(text: str) -> tuple[str, str]:
    """Return the initials of the words of a name: of all of them, and of those that carry meaning."""
    words, small = spoken_words(text), function_words()
    return "".join([word[0] for word in words]), "".join([word[0] for word in words if word not in small])


@memoized
def spoken_words(text: str) -> tuple[str, ...]:
    """Return the words of a normalised name as they are spoken: "perangkatdaerah" is two."""
    words, joined = normalized(text).split(), _joined_phrases()
    if joined.keys().isdisjoint(words):
        return tuple(words)
    return tuple(part for word in words for part in joined.get(word, (word,)))


@cache
def _joined_phrases() -> dict[str, tuple[str, ...]]:
    phrases = word_lists()["phrases"].items()
    return {form: tuple(text.split()) for form, texts in phrases for text in texts if text.replace(" ", "") == form}


def _spelled_in_words_of(name: ParsedName, other: ParsedName) -> tuple[ParsedName, tuple[str, ...]]:
    """Return a name with its abbreviations in the words of the other one, and those that are not sure."""
    found = left_unsaid(name, other)
    if not found:
        return name, ()
    words, unsure = normalized(name.text).split(), []
    others, before = spoken_words(other.text), len(words)
    others = others[1:] if others[:1] == tuple(words[:1]) else others  # both say how they count
    for short in found:
        run = _run_meant(short.letters, others)
        at = _place_of(short.parts, words) if run else None
        if at is None:
            continue
        words[at : at + len(short.parts)] = run
        is_by_initials = short.letters in initials(" ".join(run))
        if not (short.is_capitals and is_by_initials and len(short.letters) >= SURE_INITIALS):
            unsure.append(f"{short.letters.upper()} = {' '.join(run)}")
    return (parse_name(" ".join(words), ()), tuple(unsure)) if len(words) > before else (name, ())


def left_unsaid(name: ParsedName, other: ParsedName) -> tuple[Abbreviation, ...]:
    """Return the abbreviations of a name that another one may spell out: it has more words, and nearly all of the rest.

    A word of the field is one ("puskesmas") where nothing but it is not in the other name.
    """
    if len(name.words) >= len(other.words) + bool(other.measure and not name.measure):
        return ()
    alone = set(name.words).difference(other.words)
    if not alone:
        return ()
    found = abbreviations(name.text)
    if found:
        short = {part for each in found for part in each.parts}
        if not alone.isdisjoint(short) and len(alone - short) <= MAX_OTHER_WORDS:
            return found
    if len(alone) == 1 and len(word := alone.pop()) >= SHORTEST_WORD and word.isalpha() and not possible_roots(word):
        return (Abbreviation((word,), word, is_capitals=False),)
    return ()


def _place_of(parts: tuple[str, ...], words: list[str]) -> int | None:
    size = len(parts)
    return next((at for at in range(len(words)) if tuple(words[at : at + size]) == parts), None)


@memoized
def _run_meant(letters: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the neighbouring words that an abbreviation stands for; none where it has no letters of one."""
    if not _is_subsequence(letters, "".join(words)):
        return ()
    for start, word in enumerate(words):
        if letters[0] in word and word not in function_words():
            end = _end_of_run(letters, words, start)
            if end > start + 1:
                return words[start:end]
    return ()


def _end_of_run(letters: str, words: tuple[str, ...], at: int) -> int:
    """Return behind which word the letters are used up, each word giving some, small words if need be; 0 for none."""
    if not letters:
        return at
    if at == len(words):
        return 0
    word = words[at]
    if word in function_words():
        own = letters[0] == word[0] and _end_of_run(letters[1:], words, at + 1)
        return own or _end_of_run(letters, words, at + 1)
    for size in range(1, min(len(letters), len(word)) + 1):
        if _is_part(letters[:size], word) and (end := _end_of_run(letters[size:], words, at + 1)):
            return end
    return 0


def _is_part(piece: str, word: str) -> bool:
    """Tell whether a piece of an abbreviation may come from a word: its beginning, a syllable, its consonants."""
    if word.startswith(piece) or (len(piece) > 1 and piece in word):
        return True
    follows = piece[0] == word[0] or (len(piece) > SHORTEST and piece[0] in word)
    is_skeleton = len(piece) > SHORTEST or not set(piece) & set("aeiou")
    return len(piece) > 1 and follows and is_skeleton and _is_subsequence(piece, word[word.find(piece[0]) :])


def _is_subsequence(piece: str, word: str) -> bool:
    rest = iter(word)
    return all(letter in rest for letter in piece)
