"""Lay the headings and rows of a table out in its columns.

The lines of a table, the edges of its columns and the height at which its body begins go in; a printed table comes out, marked as
a guess. Finds neither the table nor its columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cascade.reading.extraction.lattice import ON_ONE_LINE, SAME_EDGE, RuledLine
from cascade.reading.extraction.line_breaks import DocumentWords, text_of
from cascade.reading.extraction.printed_page import PrintedCell, PrintedTable
from cascade.reading.extraction.stream.columns import lines_by_column
from cascade.reading.extraction.stream.headings import headings
from cascade.reading.extraction.stream.rows import RowBorder, rows_of
from cascade.reading.extraction.stream.ruled_marks import RuledMarks
from cascade.reading.extraction.stream.word_lines import WordLine, has_value, is_column_number, is_labels, joined_words
from cascade.reading.extraction.text_lines import TextLine
from cascade.text.table_headings import is_heading

WHOLE_WIDTH = 0.8  # of the width of a table
SIMILAR = 0.75  # of the widest strip between rows


def lay_out_table(
    head: Sequence[WordLine],
    body: Sequence[WordLine],
    begin: float,
    edges: Sequence[float],
    marks: RuledMarks,
    page: int,
    words: DocumentWords,
) -> PrintedTable:
    """Lay headings and rows out in columns."""
    lines = [*head, *body]
    top, bottom = min(line.top for line in lines), max(line.bottom for line in lines)
    texts = [text for line in head for text in line.labels]
    lines_in_head = [line for line in (*marks.levels, *_between_bands(marks)) if top < line.offset < begin]
    named = [text for text in texts if not is_column_number(text, texts) and text.text.strip("-–—_")]
    heads = headings(named, edges, lines_in_head)
    borders = [
        RowBorder(y, own[0], own[-1], is_line=is_line)
        for y, start, end, is_line in _stripes(marks)
        if begin + ON_ONE_LINE < y < bottom
        and (own := [n for n, (a, b) in enumerate(pairwise(edges)) if start < (a + b) / 2 < end])
    ]
    columns, wide = lines_by_column(body, edges)
    for line in wide:
        borders += [RowBorder(y, 0, len(edges) - 2, is_line=False) for y in (line.box[1] - 0.5, line.box[3] + 0.5)]
    rows, cells = rows_of(columns, borders, begin, bottom + 1)
    above = max((h.row + h.rows for h in heads), default=0)
    printed = [_printed_cell(h.lines, h.row, h.rows, h.first, h.last, edges, page, words) for h in heads]
    for cell in cells:
        first, last = wide.get(cell.lines[0], (cell.column, cell.column))
        printed.append(_printed_cell(cell.lines, above + cell.row, cell.rows, first, last, edges, page, words))
    box = (edges[0], top, edges[-1], bottom)
    return PrintedTable(tuple(edges), above + rows, tuple(printed), page, box, guessed=True)


def _printed_cell(
    lines: Sequence[TextLine],
    row: int,
    rows: int,
    first: int,
    last: int,
    edges: Sequence[float],
    page: int,
    words: DocumentWords,
) -> PrintedCell:
    top, bottom = min(line.box[1] for line in lines), max(line.box[3] for line in lines)
    box = (edges[first], top, edges[last + 1], bottom)
    indent = max(0.0, min(line.box[0] for line in lines) - edges[first])
    text = text_of([joined_words(line) for line in _by_height(lines)], box[2] - box[0], words)
    return PrintedCell(text, row, first, rows, last - first + 1, page, box, all(line.bold for line in lines), indent)


def share_reached(line: RuledLine, top: float, bottom: float) -> float:
    """Return the share of a height over which an upright line goes."""
    return (min(line.end, bottom) - max(line.start, top)) / (bottom - top) if bottom > top else 0.0


def _stripes(marks: RuledMarks) -> Iterator[tuple[float, float, float, bool]]:
    """Yield (height, start, end, whether it is a ruled line) of level lines and of the edges of bands."""
    for line in marks.levels:
        yield line.offset, line.start, line.end, True
    for left, top, right, bottom in marks.bands:
        yield top, left, right, False
        yield bottom, left, right, False


def _between_bands(marks: RuledMarks) -> Iterator[RuledLine]:
    """Yield the heights at which one band of shading ends and another begins, as lines: between headings and those below."""
    for left, _, right, bottom in marks.bands:
        for other_left, top, other_right, _ in marks.bands:
            start, end = max(left, other_left), min(right, other_right)
            if abs(top - bottom) <= ON_ONE_LINE and start < end:
                yield RuledLine(False, bottom, start, end)


def without_lines_above(head: Sequence[WordLine], marks: RuledMarks, left: float, right: float) -> Sequence[WordLine]:
    """Return the lines of a header without a single text above its frame that heads no column: (dalam ribuan rupiah)."""
    lowest = max((line.middle for line in head), default=0.0)
    frame = next((y for y in _heights_of_wide_stripes(marks, left, right) if y < lowest), None)
    if frame is None or not any(line.middle > frame and len(line.labels) > 2 for line in head):
        return head
    return [line for line in head if line.middle > frame or len(line.labels) > 1 or is_heading(line.text)]


def body_begins(lines: Sequence[WordLine], marks: RuledMarks, left: float, right: float) -> float | None:
    """Return the height between the headings and the first row: a line, the edge of a band, or the widest white strip."""
    first = next((n for n, line in enumerate(lines) if has_value(line, left)), None)
    if not first:
        return None
    labels = [n for n in range(first) if is_labels(lines[n]) or (lines[n].columns > 2 and is_heading(lines[n].text))]
    low = max(lines[n].bottom for n in range((labels[-1] if labels else 0) + 1))
    value_height = lines[first].middle
    for y in _heights_of_wide_stripes(marks, left, right):
        has_headings_above = sum(len(line.texts()) for line in lines if line.middle < y) > 2
        if low - SAME_EDGE / 2 < y < value_height and has_headings_above:
            return y
    strips = list(_white(lines[: first + 1], low))
    if not strips:
        return (lines[first - 1].middle + value_height) / 2
    widest = max(b - a for a, b in strips)
    lowest_wide = [strip for strip in strips if strip[1] - strip[0] >= SIMILAR * widest][-1]
    return sum(lowest_wide) / 2


def _heights_of_wide_stripes(marks: RuledMarks, left: float, right: float) -> list[float]:
    """Return the heights of what is drawn over most of the width of a table, from top to bottom."""
    pieces = sorted((y, start, end) for y, start, end, _ in _stripes(marks))
    heights: list[float] = []
    for y, _, _ in pieces:
        level = sorted((start, end) for height, start, end in pieces if abs(height - y) <= ON_ONE_LINE)
        covered, reached = 0.0, left
        for start, end in level:
            covered += max(0.0, min(end, right) - max(start, reached))
            reached = max(reached, end)
        if covered > WHOLE_WIDTH * (right - left) and y not in heights:
            heights.append(y)
    return heights


def _white(lines: Sequence[WordLine], low: float) -> Iterator[tuple[float, float]]:
    """Yield the strips below a height that no line of text touches."""
    end = low
    for top, bottom in sorted((line.top, line.bottom) for line in lines):
        if top > end and bottom > low:
            yield end, top
        end = max(end, bottom)


def _by_height(texts: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    line: list[TextLine] = []
    for text in sorted(texts, key=lambda text: (text.box[1] + text.box[3], text.box[0])):
        if line and (text.box[1] + text.box[3]) / 2 - (line[-1].box[1] + line[-1].box[3]) / 2 > 0.35 * text.size:
            yield line
            line = []
        line.append(text)
    if line:
        yield line
