"""Settle what a line of a picture prints from two readings of it.

Readings of one line go in, letters with their confidence; one comes out, as sure as both agree. Points and commas of a number are
settled by those that the page prints elsewhere, where they leave its value the same. Never corrects a digit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cascade.model import SURE_CONFIDENCE
from cascade.reading.extraction.lattice import Box
from cascade.reading.extraction.ocr import engine
from cascade.reading.extraction.ocr.word_mending import mend_word

DISPUTED = 0.5  # confidence of a number that two readings give differently
DIGIT = re.compile(r"\d")
_MARKS = (".", ",")
_FIGURES = re.compile(r"[\d.,]*\d")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3}){2,}")
_DECIMAL = re.compile(r"\d+[.,]\d{1,2}")
LONG_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class LineReading:
    """One line as it was read; `other` is what the second reading of a number gives, where it gives another one."""

    box: Box
    letters: list[engine.Letter]
    other: str = ""

    @property
    def text(self) -> str:
        """Its characters, without the spaces around them."""
        return text_of_letters(self.letters).strip()


def mean_confidence(letters: Sequence[engine.Letter]) -> float:
    """Return the mean confidence of letters, 0 of none."""
    return sum(letter.confidence for letter in letters) / len(letters) if letters else 0.0


def text_of_letters(letters: Sequence[engine.Letter]) -> str:
    """Return the characters of letters."""
    return "".join(letter.text for letter in letters)


def is_worth_another_look(letters: Sequence[engine.Letter], known: frozenset[str]) -> bool:
    """Tell whether a line is to be read twice: it prints figures, only short words, or words that nobody knows."""
    text = text_of_letters(letters)
    return bool(DIGIT.search(text)) or not LONG_WORD.search(text) or unknown_words(text, known) > 0


def unknown_words(text: str, known: frozenset[str]) -> int:
    """Count the words that nobody knows, also if letters that look alike are exchanged."""
    return sum(mend_word(word, known).casefold() not in known for word in LONG_WORD.findall(text))


def settled(one: LineReading, two: LineReading, known: frozenset[str], usual: NumberMarks) -> LineReading:
    """Return the better of two readings. Where they give two numbers it is not sure, whatever the network says."""
    if number := _with_marks_settled(one, two, usual):
        return number
    if re.sub(r"\s", "", one.text) == re.sub(r"\s", "", two.text):
        return one
    if LONG_WORD.search(one.text):
        best, worse = sorted(
            (one, two), key=lambda read: (unknown_words(read.text, known), -mean_confidence(read.letters))
        )
        if _FIGURES.findall(one.text) == _FIGURES.findall(two.text):
            return best
    else:
        best, worse = sorted((one, two), key=lambda read: (_mixes_marks(read), -_least_confidence(read.letters)))
    return LineReading(
        best.box,
        [letter._replace(confidence=min(letter.confidence, DISPUTED)) for letter in best.letters],
        worse.text or "?",
    )


class NumberMarks(NamedTuple):
    """The mark that a page prints between thousands and that before decimals; empty where it is not known."""

    thousands: str = ""
    decimals: str = ""


def marks_of(lines: Sequence[Sequence[engine.Letter]]) -> NumberMarks:
    """Return the marks of a page from those that are read surely; decimals of two sorts leave theirs open."""
    surely_read: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for letters in lines:
        text = _without_spaces(letters)
        if (is_grouped := bool(_GROUPED.fullmatch(text))) or _DECIMAL.fullmatch(text):
            surely_read[is_grouped].update(
                letter.text for letter in letters if letter.text in _MARKS and letter.confidence >= SURE_CONFIDENCE
            )
    thousands = surely_read[True].most_common(1)[0][0] if surely_read[True] else ""
    other = "".join(mark for mark in _MARKS if thousands and mark != thousands)
    return NumberMarks(
        thousands, other if not surely_read[False] else min(surely_read[False]) if len(surely_read[False]) == 1 else ""
    )


def _with_marks_settled(one: LineReading, two: LineReading, usual: NumberMarks) -> LineReading | None:
    """Return a number whose points and commas leave its value the same, if two readings give its digits; else None.

    Points and commas are hard to tell in small print. Between groups of three they are all of one sort, that of the page; what
    stands before one or two decimals counts as read if both readings and the page have it.
    """
    texts = [_without_spaces(read.letters) for read in (one, two)]
    is_grouped = all(map(_GROUPED.fullmatch, texts)) and len({re.sub(r"\D", "", text) for text in texts}) == 1
    is_decimal = bool(usual.decimals) and texts[0] == texts[1] and bool(_DECIMAL.fullmatch(texts[0]))
    if not is_grouped and not (is_decimal and usual.decimals in texts[0]):
        return None
    marks = [letter for read in (one, two) for letter in read.letters if letter.text in _MARKS]
    mark = (usual.thousands if is_grouped else usual.decimals) or max(marks, key=lambda letter: letter.confidence).text
    least = min(letter.confidence for letter in one.letters if letter.text.isdigit())
    letters = [
        letter._replace(text=mark, confidence=max(letter.confidence, least))
        if letter.text in _MARKS and letter.confidence < SURE_CONFIDENCE
        else letter
        for letter in one.letters
    ]
    is_one_sort = len({letter.text for letter in letters if letter.text in _MARKS}) == 1
    return LineReading(one.box, letters) if is_one_sort else None


def _mixes_marks(read: LineReading) -> bool:
    """Tell whether points and commas stand between groups of three: one of the marks, or what is beside it, is misread."""
    text = _without_spaces(read.letters)
    return _GROUPED.fullmatch(text) is not None and all(mark in text for mark in _MARKS)


def _without_spaces(letters: Sequence[engine.Letter]) -> str:
    return re.sub(r"\s", "", text_of_letters(letters))


def _least_confidence(letters: Sequence[engine.Letter]) -> float:
    return min((letter.confidence for letter in letters if not letter.text.isspace()), default=0.0)
