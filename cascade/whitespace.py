"""Which table does the white space between words show?

The glyphs of a page without rules go in; tables come out whose columns are the strips that no word crosses and whose rows
are the lines that stand close together. This is a guess, and the tables say so. Knows no file format and no meaning.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from cascade.lattice import Box
from cascade.pages import PrintedCell, PrintedTable
from cascade.typesetting import Glyph, TextLine, Words, text_of, words_of

LEAST_LINES = 5  # of several columns that make a table
LEAST_COLUMNS = 4
CROSSING = 0.04  # share of the lines that may run over a strip: a heading within the table
ALIGNED = 1.5  # points between the beginnings of texts in one column
COMMON = 0.2  # share of the lines in which a text begins at a narrow strip
DISTINCT = 3  # words left of a strip that must differ: "Kec. Gumelar" in each row is one text, not two columns
HEADING = 3.0  # distance of a heading from what it heads, as a multiple of that within a row
NEW_ROW = 1.5  # distance between lines of two rows, as a multiple of that within a row
_NUMBERS = re.compile(r"\d[\d.,]*%?")
_FOLIO = re.compile(r"\(?\d{1,2}\)?")


def looks_tabular(text: str) -> bool:
    """Tell cheaply whether the text of a page may hold a table: lines with several numbers each."""
    return sum(len(_NUMBERS.findall(line)) > 2 for line in text.splitlines()) >= LEAST_LINES


@dataclass(frozen=True, slots=True)
class _Line:
    """The words of one printed line."""

    words: tuple[TextLine, ...]

    @property
    def top(self) -> float:
        return min(word.box[1] for word in self.words)

    @property
    def middle(self) -> float:
        return median((word.box[1] + word.box[3]) / 2 for word in self.words)

    @property
    def chunks(self) -> int:
        """How many texts stand wide apart."""
        return 1 + sum(b.box[0] - a.box[2] > 1.2 * a.size for a, b in pairwise(self.words))


def guess_table(glyphs: Sequence[Glyph], page: int, words: Words) -> tuple[PrintedTable | None, list[Glyph]]:
    """Find the table of a page without rules, and the glyphs outside it."""
    lines = [_Line(tuple(row)) for row in words_of(glyphs)]
    wide = [number for number, line in enumerate(lines) if line.chunks >= LEAST_COLUMNS - 1]
    if len(wide) < LEAST_LINES:
        return None, list(glyphs)
    inside = _with_neighbours(lines, wide[0], wide[-1])
    body = [line for line in inside if line.chunks >= LEAST_COLUMNS - 1 and not _is_heading(line)]
    edges = _edges(inside, body)
    if len(edges) - 1 < LEAST_COLUMNS:
        return None, list(glyphs)
    begin = inside.index(body[0])
    rows = [*_heading_rows(inside[:begin], edges), *_rows(inside[begin:], edges)]
    last = max(glyph.bottom for glyph in glyphs if glyph.top <= inside[-1].middle)
    box = (edges[0], inside[0].top, edges[-1], last)
    cells = tuple(cell for number, row in enumerate(rows) for cell in _cells(number, row, edges, page, words))
    outside = [glyph for glyph in glyphs if not box[1] <= (glyph.top + glyph.bottom) / 2 <= box[3]]
    return PrintedTable(tuple(edges), len(rows), cells, page, box, guessed=True), outside


def _with_neighbours(lines: Sequence[_Line], first: int, last: int) -> Sequence[_Line]:
    """Return lines with those close above, which head them, and close below, which end the last row."""
    pitch = _pitch(lines[first : last + 1])
    while first and lines[first].middle - lines[first - 1].middle < HEADING * pitch:
        first -= 1
    while last + 1 < len(lines) and lines[last + 1].middle - lines[last].middle < NEW_ROW * pitch:
        last += 1
    return lines[first : last + 1]


def _pitch(lines: Sequence[_Line]) -> float:
    """Return the distance between two lines of one row."""
    pitches = sorted(b.middle - a.middle for a, b in pairwise(lines))
    return pitches[len(pitches) // 4] if pitches else 0.0


def _is_heading(line: _Line) -> bool:
    """Tell whether a line prints no value: headings, and the numbers of the columns."""
    texts = [word.text for word in line.words]
    return all(_FOLIO.fullmatch(text) for text in texts) or not any(_NUMBERS.fullmatch(text) for text in texts)


def _edges(lines: Sequence[_Line], body: Sequence[_Line]) -> list[float]:
    """Return the middles of the strips between columns, and the outer sides."""
    first = min(word.box[0] for line in body for word in line.words)
    last = max(word.box[2] for line in body for word in line.words)
    below = lines[lines.index(body[0]) :]
    most = max(1, round(CROSSING * len(below)))
    marks = sorted(
        mark for line in below for word in line.words for mark in ((word.box[0], 1), (word.box[2], -1))
    )  # where words begin and end
    edges, open_words, free = [first - 1], 0, None
    for place, change in marks:
        if change > 0:
            if free is not None and place > free and _divides(free, place, below):
                edges.append((free + place) / 2)
            free = None
        open_words += change
        if open_words <= most - 1 and change < 0:
            free = place
    return [*edges, last + 1]


def _divides(left: float, right: float, lines: Sequence[_Line]) -> bool:
    """Tell whether a strip parts two columns: it is wide, or texts begin at it after words that vary."""
    if right - left > median(word.size for line in lines for word in line.words):
        return True
    before = [
        one.text
        for line in lines
        for one, other in pairwise(line.words)
        if abs(other.box[0] - right) < ALIGNED and one.box[2] <= left + ALIGNED
    ]
    return len(set(before)) >= DISTINCT and len(before) > COMMON * len(lines)


def _heading_rows(lines: Sequence[_Line], edges: Sequence[float]) -> Iterator[list[tuple[TextLine, int, int]]]:
    """Yield (text, first column, last column) of the rows of a header: bands first, then what stands in one column."""
    texts = [text for line in lines for text in _texts(line) if not _FOLIO.fullmatch(text.text)]
    heads: dict[int, list[TextLine]] = defaultdict(list)
    for text in texts:
        if len(_covered(text.box, edges)) < 2:
            heads[_column(text, edges)].append(text)
    bands = [(text, covered[0], covered[-1]) for text in texts if len(covered := _covered(text.box, edges)) > 1]
    for column, own in list(heads.items()):
        if band := _band(column, heads, NEW_ROW * _pitch(lines)):
            bands.append((own[0], *band))
    over = {id(text) for text, _, _ in bands}
    single = [(text, c, c) for c, own in sorted(heads.items()) for text in own if id(text) not in over]
    yield from (row for row in (bands, single) if row)


def _band(column: int, heads: Mapping[int, Sequence[TextLine]], apart: float) -> tuple[int, int] | None:
    """Return the columns over which the first heading of a column lies, if it stands apart from what is below.

    A band such as "Rencana Tahun 2025" is centred over columns whose own headings are as far below it.
    """
    first, *below = heads[column]
    distance = below[0].box[1] - first.box[1] if below else 0.0
    if distance <= apart:
        return None
    low = high = column
    while low - 1 in heads and heads[low - 1][0].box[1] - first.box[1] >= 0.8 * distance:
        low -= 1
    while high + 1 in heads and heads[high + 1][0].box[1] - first.box[1] >= 0.8 * distance:
        high += 1
    return (low, high) if high > low else None


def _column(text: TextLine, edges: Sequence[float]) -> int:
    """Return the column in which the middle of a text lies."""
    middle = (text.box[0] + text.box[2]) / 2
    return max(0, min(bisect_right(edges, middle) - 1, len(edges) - 2))


def _texts(line: _Line) -> list[TextLine]:
    """Return the words of a heading line joined where they stand close together."""
    joined: list[TextLine] = []
    for word in line.words:
        if joined and word.box[0] - joined[-1].box[2] < 0.6 * word.size:
            before = joined[-1]
            box = (before.box[0], min(before.box[1], word.box[1]), word.box[2], max(before.box[3], word.box[3]))
            joined[-1] = TextLine(f"{before.text} {word.text}", box, word.size, before.bold and word.bold, True)
        else:
            joined.append(word)
    return joined


def _rows(lines: Sequence[_Line], edges: Sequence[float]) -> Iterator[list[tuple[TextLine, int, int]]]:
    """Yield (word, column, column) of each row: lines that stand close together, until the first column begins anew."""
    pitch = _pitch(lines)
    row: list[TextLine] = []
    last: _Line | None = None
    for line in lines:
        anew = any(word.box[0] < edges[1] for word in line.words) and any(word.box[0] < edges[1] for word in row)
        if last is not None and (anew or line.middle - last.middle > NEW_ROW * pitch):
            yield [(word, column := _column(word, edges), column) for word in row]
            row = []
        row += line.words
        last = line
    if row:
        yield [(word, column := _column(word, edges), column) for word in row]


def _covered(box: Box, edges: Sequence[float]) -> list[int]:
    """Return the columns whose middle a text lies over."""
    return [n for n, (a, b) in enumerate(pairwise(edges)) if box[0] < (a + b) / 2 < box[2]]


def _cells(
    number: int, texts: Sequence[tuple[TextLine, int, int]], edges: Sequence[float], page: int, words: Words
) -> Iterator[PrintedCell]:
    held: dict[tuple[int, int], list[TextLine]] = defaultdict(list)
    for text, first, last in texts:
        held[first, last].append(text)
    for (first, last), own in sorted(held.items()):
        top, bottom = min(text.box[1] for text in own), max(text.box[3] for text in own)
        box = (edges[first], top, edges[last + 1], bottom)
        lines = [_together(line) for line in _by_height(own)]
        printed = text_of(lines, box[2] - box[0], words)
        yield PrintedCell(printed, number, first, 1, last - first + 1, page, box, all(line.bold for line in lines))


def _by_height(texts: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    line: list[TextLine] = []
    for text in sorted(texts, key=lambda text: (text.box[1] + text.box[3], text.box[0])):
        if line and (text.box[1] + text.box[3]) / 2 - (line[-1].box[1] + line[-1].box[3]) / 2 > 0.35 * text.size:
            yield line
            line = []
        line.append(text)
    if line:
        yield line


def _together(texts: Sequence[TextLine]) -> TextLine:
    row = sorted(texts, key=lambda text: text.box[0])
    box = (row[0].box[0], min(t.box[1] for t in row), row[-1].box[2], max(t.box[3] for t in row))
    return TextLine(" ".join(t.text for t in row), box, row[0].size, all(t.bold for t in row), row[-1].ends_spaced)
