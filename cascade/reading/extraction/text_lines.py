"""Set glyphs into lines of words, from top to bottom and from left to right.

Glyphs with their boxes go in; lines of text come out, or the words of each line, or its runs that stand wide apart. Turned text
is read in its own direction, digits set apart are joined. Knows no ruled lines, no file format and no meaning. Lengths are
points, from the top left of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf
from operator import itemgetter
from typing import NamedTuple

from cascade.reading.extraction.lattice import Box

SAME_LINE = 0.35  # of the font size, between the baselines of glyphs on one line
SAME_BASELINE = 0.06  # of the font size, between the baselines of glyphs of one text
RAISED = 0.5  # of the larger font size, between the baselines of a line and of a small raised or lowered figure
SMALL = 0.75  # of the size of the line: a raised figure
STACKED = 3  # letters one above the other: a text that is turned
SPACE = 0.13  # of the height; a narrow font has spaces of 0.17, and letters less than 0.05 apart
HIDDEN_SPACE = 0.04  # of the font size: a space in a smaller gap belongs to text that is hidden below
TWO_NUMBERS = 1.4  # of the font size: digits so far apart are two numbers
BROKEN_NUMBER = re.compile(r"(Rp\.?\s*)?[\d.,\s]*\d[\d.,\s]*%?")


class Glyph(NamedTuple):
    """One printed character with its box (full height of the font), the height of its baseline and its size."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float
    bold: bool


_LEFT, _BASE = itemgetter(1), itemgetter(5)


@dataclass(frozen=True, slots=True)
class TextLine:
    """One printed line; `ends_spaced` tells that a space is printed after its last word, `confidence` how surely a picture was read."""

    text: str
    box: Box
    size: float
    bold: bool
    ends_spaced: bool = False
    confidence: float | None = None

    @property
    def middle(self) -> float:
        """The height at which it stands."""
        return (self.box[1] + self.box[3]) / 2


def lines_of(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """Set glyphs into lines from top to bottom, each from left to right, with spaces where gaps are.

    Text that is turned by 90 degrees, as in the header of a narrow column, is set in its own direction.
    """
    found: list[TextLine] = []
    for turn, own in _by_turn(glyphs).items():
        if not own:
            continue
        rows = _rows(own)
        is_list = len(rows) > 1 and rows[0][0].text == "1" and _is_list(rows)
        found += (
            replace(line, box=_turned_back(line.box, turn)) if turn else line
            for row in rows
            if (line := _line(row, is_list=is_list))
        )
    return found


def _by_turn(glyphs: Iterable[Glyph]) -> dict[int, list[Glyph]]:
    """Return the glyphs by the turn of their text, those of a turned one as they would stand in an upright one."""
    by_turn: dict[int, list[Glyph]] = {0: [], 1: [], -1: []}
    for turn, run in _runs(glyphs):
        by_turn[turn] += [_set_upright(glyph, turn) for glyph in run] if turn else run
    return by_turn


def _is_list(rows: Sequence[Sequence[Glyph]]) -> bool:
    """Tell whether each line begins with its own number: 1. 2. 3."""
    begins = (re.match(r"\s*(\d+)[.)]", "".join(glyph.text for glyph in row[:4])) for row in rows)
    return all(begin is not None and int(begin[1]) == number for number, begin in enumerate(begins, 1))


def _runs(glyphs: Iterable[Glyph]) -> Iterator[tuple[int, list[Glyph]]]:
    """Yield the glyphs in the order in which they are printed, those of a turned text together.

    The turn is 1 for a text that reads upwards, -1 for one that reads downwards, 0 for all others.
    """
    run: list[Glyph] = []
    last: Glyph | None = None
    turn = before = 0

    def own_turn() -> int:
        """Return the turn of the run; a short rest of a turned text goes on with it."""
        if len(run) >= STACKED:
            return turn
        edges = {1: [glyph.bottom for glyph in run], -1: [glyph.top for glyph in run]}.get(before, [])
        goes_on = edges and all(_begins_at(glyph, edge) for glyph, edge in zip(run, edges, strict=True))
        return before if goes_on else 0

    for glyph in glyphs:
        step = _climbs(last, glyph) if last is not None and glyph[5] != last[5] else 0
        if step != turn and run and not (len(run) == 1 and step):
            first = [run.pop()] if step and not turn else []  # it was the first letter of a turned text
            before = own_turn()
            yield before, run
            run, step = first, step if first else 0
        run.append(glyph)
        last, turn = glyph, step
    if run:
        yield own_turn(), run


def _climbs(last: Glyph, glyph: Glyph) -> int:
    """Return 1 if a glyph stands on the one before and -1 if it hangs below it, each beginning at its own baseline."""
    overlap = min(last.right, glyph.right) - max(last.left, glyph.left)
    if overlap < 0.5 * min(last.right - last.left, glyph.right - glyph.left):
        return 0
    gap = 0.5 * (glyph.right - glyph.left)
    if _begins_at(glyph, glyph.bottom) and -1 <= last.top - glyph.bottom <= gap:
        return 1
    if _begins_at(glyph, glyph.top) and -1 <= glyph.top - last.bottom <= gap:
        return -1
    return 0


def _begins_at(glyph: Glyph, edge: float) -> bool:
    """Tell whether the baseline is an edge of the glyph; that of an upright one lies well inside its box."""
    return abs(glyph.base - edge) < 0.1 * (glyph.right - glyph.left)


def _set_upright(glyph: Glyph, turn: int) -> Glyph:
    """Return a glyph of a turned text as it would stand in an upright one."""
    left, top, right, bottom = glyph.left, glyph.top, glyph.right, glyph.bottom
    if turn == 1:
        return Glyph(glyph.text, -bottom, left, -top, right, right, right - left, glyph.bold)
    return Glyph(glyph.text, top, -right, bottom, -left, -left, right - left, glyph.bold)


def _turned_back(box: Box, turn: int) -> Box:
    left, top, right, bottom = box
    return (top, -right, bottom, -left) if turn == 1 else (-bottom, left, -top, right)


def _rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    rows: list[list[Glyph]] = []
    row: list[Glyph] = []
    base, size = -inf, 0.0  # of the last glyph
    for glyph in sorted(glyphs, key=_BASE):
        _, _, _, _, _, own_base, own_size, _ = glyph
        if own_base == base or own_base - base <= _tolerance(own_size, size):
            row.append(glyph)
        else:
            row = [glyph]
            rows.append(row)
        base, size = own_base, own_size
    for row in rows:
        row.sort(key=_LEFT)
    return rows


def _tolerance(one: float, other: float) -> float:
    small, large = (one, other) if one < other else (other, one)
    return (RAISED if small < SMALL * large else SAME_LINE) * large


def _line(glyphs: list[Glyph], *, is_list: bool = False) -> TextLine | None:
    parts: list[str] = []
    printed: list[Glyph] = []
    spaced = False
    last, begin, end = "", 0.0, 0.0  # of the glyph before
    for glyph in glyphs:
        text, left, _, right, _, _, size, _ = glyph
        if text.isspace():
            spaced = bool(printed)
            continue
        if printed:
            if text == last and _is_overprint(left, begin, size):
                continue
            if left - end > (HIDDEN_SPACE if spaced else SPACE) * size:
                parts.append(" ")
        parts.append(text)
        printed.append(glyph)
        last, begin, end, spaced = text, left, right, False
    if not printed:
        return None
    texts, lefts, tops, rights, bottoms, _, sizes, bolds = zip(*printed, strict=True)
    box = (min(lefts), min(tops), max(rights), max(bottoms))
    text = "".join(parts)
    whole = text if is_list else _number_together(text, printed)
    return TextLine(whole, box, sorted(sizes)[len(sizes) // 2], any(bolds) and _is_bold(texts, bolds), spaced)


def _is_bold(texts: Sequence[str], bolds: Sequence[bool]) -> bool:
    """Tell whether nearly all letters are bold."""
    letters = [bold for text, bold in zip(texts, bolds, strict=True) if text.isalpha()]
    return sum(letters) > 0.8 * len(letters)


def words_of(glyphs: Iterable[Glyph]) -> list[list[TextLine]]:
    """Return the words of each line, from top to bottom and from left to right, each as a line of its own.

    In a table the lines of one column stand at other heights than those of the next: no chain of them makes one line. A line of turned
    text is one word, at the height of its middle.
    """
    by_turn = _by_turn(glyphs)
    found = [(row[0].base, line) for row in _level_rows(by_turn[0]) if (line := _words_in(row))]
    for turn in (1, -1):
        for row in _rows(by_turn[turn]):
            if text := _line(row):
                word = replace(text, box=_turned_back(text.box, turn))
                found.append((word.middle, [word]))
    return [line for _, line in sorted(found, key=lambda each: each[0])]


def _words_in(row: Iterable[Glyph]) -> list[TextLine]:
    words: list[list[Glyph]] = [[]]
    for glyph in row:
        last = words[-1][-1] if words[-1] else None
        if glyph.text.isspace() or (last and glyph.left - last.right > SPACE * glyph.size):
            words.append([])
        if not glyph.text.isspace():
            words[-1].append(glyph)
    return [word for own in words if (word := _line(own))]


def _level_rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    rows: list[list[Glyph]] = []
    first: Glyph | None = None
    last: Glyph | None = None
    for glyph in sorted(glyphs, key=_BASE):
        is_level = last is not None and glyph.base - last.base < SAME_BASELINE * glyph.size
        if first and (is_level or glyph.base - first.base <= _tolerance(glyph.size, first.size)):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
            first = glyph
        last = glyph
    for row in rows:
        row.sort(key=_LEFT)
    return rows


def words_apart(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Return the runs of glyphs of each line that stand wide apart."""
    parts: list[list[Glyph]] = []
    for row in _rows(glyphs):
        last: Glyph | None = None
        for glyph in row:
            if glyph.text.isspace():
                continue
            if last is None or glyph.left - last.right > TWO_NUMBERS * glyph.size:
                parts.append([])
            parts[-1].append(glyph)
            last = glyph
    return parts


def _is_overprint(left: float, before: float, size: float) -> bool:
    """Tell whether a glyph begins where the same one does before it: it is drawn again to look bold."""
    return abs(left - before) < 0.15 * size


def _number_together(text: str, glyphs: Sequence[Glyph]) -> str:
    """Join the digits of a number set apart: `1 00`, `9 0 , 0 2`; numbers that stand wide apart stay two."""
    if " " not in text or not BROKEN_NUMBER.fullmatch(text) or "Rp" in text:
        return text
    gaps = [after.left - before.right for before, after in pairwise(glyphs)]
    return text if any(gap > TWO_NUMBERS * glyphs[0].size for gap in gaps) else text.replace(" ", "")
