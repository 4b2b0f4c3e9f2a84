"""Split a cell that holds the names or values of several indicators.

The text of a cell goes in; the names or values in it come out: numbered, lettered, dashed, or line by line. What nothing parts stays
whole. Judges no level and no year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cascade.text.measures import measure_kind
from cascade.text.normalize import without_bullet
from cascade.text.numbers import parse_quantity
from cascade.text.printable import one_line
from cascade.text.units import is_known_unit

_LABEL = re.compile(r"((?:[TSP]|IKU|IKK|IK|IT|IS)[ -]?\d{1,2}(?:\.\d{1,2})*)\s*[.:)]\s*(?=[^\W\d_])")
SECTION_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2})+\.?\s+(?=[^\W\d_])")  # "1.2 Indeks"
_NUMBERED = re.compile(r"(?:^|\s)(\d{1,2})[.)]\s+")
_LETTERED = re.compile(r"(?:^|\s)([a-h])[.)]\s+")
_GOES_ON = re.compile(r"(\b(dan|atau|serta|dengan|per|dari|terhadap|antara|yang|pada|untuk)|[,/(&-])$", re.I)
LEAST_WORDS = 3  # of the name of an indicator
_DASHED = re.compile(r"(?:^|\n|\s{2,})\s*[-–•]\s+")


def without_label(name: str) -> tuple[str, str]:
    """Split the label of a tujuan, sasaran or IKU off the name of its indicator: "S1. Indeks …"."""
    match = _LABEL.match(name)
    return (name[match.end() :], match[1]) if match else (name, "")


def split_items(text: str) -> list[str]:
    """Split a cell that holds several numbered, lettered or dashed indicators; a single one stays whole.

    Numbers count only as 1, 2, 3 … from the start of the cell, letters as a, b, c ….
    """
    numbers = [match[1] for match in _NUMBERED.finditer(text)]
    letters = [match[1] for match in _LETTERED.finditer(text)]
    if len(numbers) > 1 and numbers == [str(n) for n in range(1, len(numbers) + 1)]:
        pattern = _NUMBERED
    elif len(letters) > 1 and letters == list("abcdefgh"[: len(letters)]):
        pattern = _LETTERED
    else:
        pattern = _DASHED
    marks = list(pattern.finditer(text))
    if len(marks) < 2 or text[: marks[0].start()].strip():
        return [without_bullet(text)]
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    parts = [one_line(text[mark.end() : end]) for mark, end in zip(marks, ends, strict=True)]
    return parts if all(parts) else [without_bullet(text)]


@dataclass(frozen=True, slots=True)
class ItemPicker:
    """Gives each of several indicators in one cell its own part of another cell, None where the parts differ.

    `whole` tells that the indicator counts whole things.
    """

    position: int
    count: int
    by_line: bool = False
    whole: bool = False

    def __call__(self, text: str) -> str | None:
        """Return the part of a cell that belongs to this indicator."""
        parts = split_items(text)
        if self.by_line or all(is_value(line) or is_known_unit(line) for line in several_lines(text)):
            parts = parts if len(parts) == self.count else several_lines(text)
        return parts[self.position] if len(parts) == self.count else None


def printed_lines(text: str) -> list[str]:
    """Return the lines of a cell that print something."""
    return [one_line(line) for line in text.splitlines() if line.strip()]


def several_lines(text: str) -> list[str]:
    """Return what a cell prints line by line, or between semicolons: 5; 25%; 80%."""
    lines = printed_lines(text)
    parts = [part.strip() for part in one_line(text).split(";")]
    return parts if len(parts) > 1 and all(parts) else lines


def join_by_capitals(lines: Sequence[str]) -> list[str]:
    """Join the lines of each name that begins with a capital; a line in small letters goes on with the one above."""
    names: list[str] = []
    for line in lines:
        if not names or line[:1].isupper():
            names.append(line)
        else:
            names[-1] += f" {line}"
    return names


def join_by_head_words(lines: Sequence[str]) -> list[str]:
    """Join the lines of each name that begins with the head word of a measure: Jumlah …, Persentase …."""
    names: list[str] = []
    for line in lines:
        if not names or measure_kind(line) is not None:
            names.append(line)
        else:
            names[-1] += f" {line}"
    return names


def names_with_one_head(text: str) -> list[str]:
    """Return the names of a cell in which several lines begin with the same head word of a measure; none where it holds one.

    Only a whole name ends above such a line: of three words or more, and no "dan" at its end.
    """
    lines = printed_lines(text)
    head = lines[0].split()[0] if lines else ""
    if not head[:1].isupper() or measure_kind(head) is None:
        return []
    names = [lines[0]]
    for line in lines[1:]:
        is_whole = len(names[-1].split()) >= LEAST_WORDS and not _GOES_ON.search(names[-1])
        if line.split()[0] == head and is_whole:
            names.append(line)
        else:
            names[-1] += f" {line}"
    return names if len(names) > 1 else []


def without_repetition(text: str) -> str:
    """Return a name without lines at its end that only print its beginning again, as a cell edited by hand keeps them."""
    lines = printed_lines(text)
    for number in range(1, len(lines)):
        name, rest = " ".join(lines[:number]), " ".join(lines[number:])
        is_whole = len(rest.split()) >= LEAST_WORDS and not _GOES_ON.search(name)
        if is_whole and name.casefold().startswith(rest.casefold()):
            return name
    return text


def is_value(text: str) -> bool:
    """Tell whether a line is a value: a number, a grade, a dash."""
    return parse_quantity(text).kind != "text"
