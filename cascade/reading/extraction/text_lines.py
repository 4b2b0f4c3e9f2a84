"""Which text do these glyphs make?

Glyphs with their boxes go in; lines of words and the text of a cell come out. Repairs what narrow columns do to
words and numbers: lines broken inside a word, digits set apart. Knows no rules and no file format. Lengths are
points, from the top left of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, zip_longest
from math import inf
from operator import attrgetter
from typing import NamedTuple

from cascade.reading.extraction.lattice import Box

SAME_LINE = 0.35  # of the font size, between the baselines of glyphs on one line
LEVEL = 0.06  # of the font size, between the baselines of glyphs of one text
RAISED = 0.5  # of the larger font size, between the baselines of a line and of a small raised or lowered figure
SMALL = 0.75  # of the size of the line: a raised figure
STACKED = 3  # letters one above the other: a text that is turned
SPACE = 0.13  # of the height; a narrow font has spaces of 0.17, and letters less than 0.05 apart
HIDDEN_SPACE = 0.04  # of the font size: a space in a smaller gap belongs to text that is hidden below
WIDE = 1.4  # of the font size: digits so far apart are two numbers
PADDING = 11.0  # left and right of the text in a cell of a word processor
LONGEST_REST = 4  # letters: -kan, -nya, -ngan
MEAN_WIDTH = 0.6  # of the font size; a digit or a narrow letter
_DIGITS = re.compile(r"[\d.,]+%?")
_BROKEN_NUMBER = re.compile(r"(Rp\.?\s*)?[\d.,\s]*\d[\d.,\s]*%?")
_GROUPED = re.compile(r"(Rp\.?\s*)?\d{1,3}(([.,])\d{3})(\3\d{3})+([.,]\d+)?")
_PIECE = re.compile(
    r"(Rp\.?\s*)?\d{1,3}([.,])\d{3}(\2\d{3})*\2\d{0,2}|(Rp\.?\s*)?\d{1,3}[.,]"
)  # 3.022.224.9, a number without its end
_SMALL_WORDS = frozenset(  # begin a line as often as any, and so are no rest of a word
    re.findall(
        r"\w+",
        "dan atau yang di ke dari pada per para oleh bagi atas agar guna akan tiap awal data dana desa kota unit jiwa umum anak",
    )
)
_CUT_NUMBER = re.compile(r"\d+[.,]\d*")
_END = re.compile(r"([^\W\d_]+)$")
_BEGIN = re.compile(r"^([^\W\d_]+)")
_ALONE = re.compile(r"\S*")


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


_LEFT, _BASE = attrgetter("left"), attrgetter("base")


@dataclass(frozen=True, slots=True)
class TextLine:
    """One printed line; `ends_spaced` tells that a space is printed after its last word."""

    text: str
    box: Box
    size: float
    bold: bool
    ends_spaced: bool = False

    @property
    def middle(self) -> float:
        """The height at which it stands."""
        return (self.box[1] + self.box[3]) / 2


@dataclass(slots=True)
class Words:
    """The words that a document prints, and whether it keeps the space where a line is wrapped."""

    known: set[str] = field(default_factory=set)
    spaced: int = 0
    unspaced: int = 0

    def learn(self, text: str) -> None:
        """Take in the running text of a page, one printed line a line."""
        lines = text.splitlines()
        for line, below in zip_longest(lines, lines[1:], fillvalue=""):
            words = re.findall(r"[^\W\d_]+", line)
            self.known.update(word.casefold() for word in words[1:-1])
            if len(words) > 1 and below[:1].islower():  # wrapped, and not inside its only word
                self.spaced += line.endswith(" ")
                self.unspaced += not line.endswith(" ")

    @property
    def keeps_spaces(self) -> bool:
        """Tell whether a line end without a space means something."""
        return self.spaced > 1.5 * self.unspaced


def lines_of(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """Set glyphs into lines from top to bottom, each from left to right, with spaces where gaps are.

    Text that is turned by 90 degrees, as in the header of a narrow column, is set in its own direction.
    """
    by_turn: dict[int, list[Glyph]] = {0: [], 1: [], -1: []}
    for turn, run in _runs(glyphs):
        by_turn[turn] += [_set_upright(glyph, turn) for glyph in run] if turn else run
    found: list[TextLine] = []
    for turn, own in by_turn.items():
        rows = _rows(own)
        is_list = len(rows) > 1 and rows[0][0].text == "1" and _is_list(rows)
        found += (
            replace(line, box=_turned_back(line.box, turn)) if turn else line
            for row in rows
            if (line := _line(row, is_list=is_list))
        )
    return found


def _is_list(rows: Sequence[Sequence[Glyph]]) -> bool:
    """Tell whether each line begins with its own number: 1. 2. 3."""
    begins = (re.match(r"\s*(\d+)[.)]", "".join(glyph.text for glyph in row[:4])) for row in rows)
    return all(begin is not None and int(begin[1]) == number for number, begin in enumerate(begins, 1))


def _runs(glyphs: Iterable[Glyph]) -> Iterator[tuple[int, list[Glyph]]]:
    """Yield the glyphs in the order in which they are printed, those of a turned text together.

    The turn is 1 for a text that reads upwards, -1 for one that reads downwards, 0 for all others.
    """
    run: list[Glyph] = []
    turn = before = 0

    def own_turn() -> int:
        """Return the turn of the run; a short rest of a turned text goes on with it."""
        if len(run) >= STACKED:
            return turn
        edges = {1: [glyph.bottom for glyph in run], -1: [glyph.top for glyph in run]}.get(before, [])
        goes_on = edges and all(_begins_at(glyph, edge) for glyph, edge in zip(run, edges, strict=True))
        return before if goes_on else 0

    for glyph in glyphs:
        step = _climbs(run[-1], glyph) if run and glyph.base != run[-1].base else 0
        if run and step != turn and not (len(run) == 1 and step):
            first = [run.pop()] if step and not turn else []  # it was the first letter of a turned text
            before = own_turn()
            yield before, run
            run, step = first, step if first else 0
        run.append(glyph)
        turn = step
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
        gap = glyph.base - base
        if gap == 0 or gap <= _tolerance(glyph.size, size):
            row.append(glyph)
        else:
            row = [glyph]
            rows.append(row)
        base, size = glyph.base, glyph.size
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
    letters = bolds = 0
    last, begin, end = "", 0.0, 0.0  # of the glyph before
    for glyph in glyphs:
        text, left, _, right, _, _, size, bold = glyph
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
        if text.isalpha():
            letters += 1
            bolds += bold
    if not printed:
        return None
    _, lefts, tops, rights, bottoms, _, sizes, _ = zip(*printed, strict=True)
    box = (min(lefts), min(tops), max(rights), max(bottoms))
    text = "".join(parts)
    whole = text if is_list else _number_together(text, printed)
    return TextLine(whole, box, sorted(sizes)[len(sizes) // 2], letters > 0 and bolds > 0.8 * letters, spaced)


def words_of(glyphs: Iterable[Glyph]) -> list[list[TextLine]]:
    """Return the words of each line, from top to bottom and from left to right, each as a line of its own.

    In a table the lines of one column stand at other heights than those of the next: no chain of them makes one line.
    """
    found = []
    for row in _level_rows(glyphs):
        words: list[list[Glyph]] = [[]]
        for glyph in row:
            last = words[-1][-1] if words[-1] else None
            if glyph.text.isspace() or (last and glyph.left - last.right > SPACE * glyph.size):
                words.append([])
            if not glyph.text.isspace():
                words[-1].append(glyph)
        if line := [word for own in words if (word := _line(own))]:
            found.append(line)
    return found


def _level_rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    rows: list[list[Glyph]] = []
    first: Glyph | None = None
    last: Glyph | None = None
    for glyph in sorted(glyphs, key=_BASE):
        is_level = last is not None and glyph.base - last.base < LEVEL * glyph.size
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
            if last is None or glyph.left - last.right > WIDE * glyph.size:
                parts.append([])
            parts[-1].append(glyph)
            last = glyph
    return parts


def _is_overprint(left: float, before: float, size: float) -> bool:
    """Tell whether a glyph begins where the same one does before it: it is drawn again to look bold."""
    return abs(left - before) < 0.15 * size


def _number_together(text: str, glyphs: Sequence[Glyph]) -> str:
    """Join the digits of a number set apart: `1 00`, `9 0 , 0 2`; numbers that stand wide apart stay two."""
    if " " not in text or not _BROKEN_NUMBER.fullmatch(text) or "Rp" in text:
        return text
    gaps = [after.left - before.right for before, after in pairwise(glyphs)]
    return text if any(gap > WIDE * glyphs[0].size for gap in gaps) else text.replace(" ", "")


def text_of(lines: Sequence[TextLine], width: float, words: Words) -> str:
    """Return the text of a cell of a width, a line break where the print has one between words."""
    text = ""
    for number, line in enumerate(lines):
        if number == 0:
            text = line.text
            continue
        before = lines[number - 1]
        text += joint(text, line.text, spaced=before.ends_spaced, fills=fills(before, width), words=words) + line.text
    return text


def fills(line: TextLine, width: float) -> bool:
    """Tell whether a line has no room for one more letter in a cell of a width."""
    wide = line.box[2] - line.box[0]
    return wide + max(MEAN_WIDTH * line.size, wide / len(line.text)) > width - PADDING


def is_broken_amount(above: str, below: str) -> bool:
    """Tell whether two texts are numbers in groups of three only together: 3.022.224.9 | 05, 367.0 | 00.000."""
    is_piece = _PIECE.fullmatch(above) or (re.fullmatch(r"[\d.,]+", above) and re.match(r"[.,]|0\d", below))
    return bool(is_piece and _GROUPED.fullmatch(above + below))


def joint(above: str, below: str, *, spaced: bool, fills: bool, words: Words) -> str:
    """Return what stands between two lines of a cell: a line break, or nothing inside a word or a number.

    A word is broken where its column is too narrow for it: its first part stands alone on a full line, no space after
    it, although the document keeps the spaces at other line ends. Else only a word known from elsewhere is put together.
    """
    last, first = above.rsplit("\n", 1)[-1], below.split(" ", 1)[0]
    if is_broken_amount(last, first):
        return ""
    if fills and not spaced and below != first and _DIGITS.fullmatch(first) and _CUT_NUMBER.fullmatch(last):
        return ""  # 15.40 | 0 Unit
    if _BROKEN_NUMBER.fullmatch(last) and _DIGITS.fullmatch(first) and below == first:
        return (
            "" if last[-1] in ".," or below[0] in ".," or (fills and not spaced and re.search("[.,]", last)) else "\n"
        )
    if below[0] in ",.;:)":
        return ""
    if re.search(r"\w-$", last) and re.match(r"\w", below):
        return ""
    end, begin = _END.search(last), _BEGIN.match(below)
    if not end or not begin or spaced or not (begin[1][0].islower() or (end[1] + begin[1]).isupper()):
        return "\n"
    both_known = end[1].casefold() in words.known and begin[1].casefold() in words.known
    if (end[1] + begin[1]).casefold() in words.known:
        return "\n" if both_known and not (fills and words.keeps_spaces) else ""
    if not fills or both_known or not _ALONE.fullmatch(last):
        return "\n"
    word = begin[1].casefold()
    is_rest = len(word) <= LONGEST_REST and word not in words.known and word not in _SMALL_WORDS
    return "" if words.keeps_spaces or is_rest else "\n"
