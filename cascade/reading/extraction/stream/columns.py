"""Find the columns of a table from the white space between its words.

The lines of the body and the headings of a table go in; the edges between its columns come out: upright lines where there are
several, else the middles of the strips that no word crosses, as far as the headings agree.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from math import inf
from statistics import median

from cascade.reading.extraction.lattice import SAME_EDGE, RuledLine
from cascade.reading.extraction.stream.headings import column_of
from cascade.reading.extraction.stream.regions import ALIGNED
from cascade.reading.extraction.stream.word_lines import WordLine, joined_words, width_of, words_in_column
from cascade.reading.extraction.text_lines import TextLine

CROSSING = 0.04  # share of the lines that may run over a strip: a heading within the table
HEADING_WIDTH = 0.35  # of the width of a table: one text so wide, alone on its line, heads a part of it
MANY_LINES = 4  # that leave two spaces free at one place
COMMON = 0.4  # share of the texts right of a narrow strip that begin at it
DISTINCT = 3  # words left of a strip that must differ: "Kec. Gumelar" in each row is one text, not two columns
PLACES_BETWEEN = 8  # looked at between two headings
_NUMBER_HEADING = re.compile(r"No(mor)?\.?|Kode", re.I)
_CURRENCY = re.compile(r"Rp\.?", re.I)


def column_edges(body: Sequence[WordLine], left: float, right: float, uprights: Sequence[RuledLine]) -> list[float]:
    """Return the edges between columns: ruled lines where there are several, else the middles of the white strips."""
    drawn = sorted({round(line.offset, 1) for line in uprights if left + SAME_EDGE < line.offset < right - SAME_EDGE})
    if len(drawn) > 2:
        return [left, *drawn, right]
    lines = [
        line for line in body if len(texts := line.labels) > 1 or width_of(texts[0]) < HEADING_WIDTH * (right - left)
    ]
    most = max(1, round(CROSSING * len(lines)))
    marks = sorted(mark for line in lines for word in line.words for mark in ((word.box[0], 1), (word.box[2], -1)))
    edges, open_words, free_from = [left], 0, None
    for place, change in marks:
        if change > 0:
            if free_from is not None and place > free_from and _divides(edges[-1], free_from, place, lines):
                edges.append((free_from + place) / 2)
            free_from = None
        open_words += change
        if open_words <= most - 1 and change < 0:
            free_from = place
    return [*edges, right]


def _divides(edge: float, left: float, right: float, lines: Sequence[WordLine]) -> bool:
    """Tell whether a strip right of an edge parts two columns: it is wide, or texts begin at it after words that vary."""
    size = median(word.size for line in lines for word in line.words)
    if right - left > size or (right - left > lines[0].apart * size and len(lines) >= MANY_LINES):
        return True
    before = {line_words[-1].text for line in lines if (line_words := words_in_column(line, edge, left + ALIGNED))}
    after = [next(w for w in line.words if w.box[0] > right - 1) for line in lines if line.words[-1].box[0] > right - 1]
    begun = sum(abs(word.box[0] - right) < ALIGNED for word in after)
    return len(before) >= DISTINCT and begun >= MANY_LINES and begun > COMMON * len(after)


def edges_with_headings(edges: Sequence[float], texts: Sequence[TextLine], body: Sequence[WordLine]) -> list[float]:
    """Return the edges without those inside a column, of whose sides one has no heading.

    Its texts are set differently in different rows, or its heading lies over both sides, or the gap is that of words.
    """
    remaining = list(edges)
    column = 0
    while column < len(remaining) - 1:
        headed = [n for n in range(len(remaining) - 1) if any(column_of(text, remaining) == n for text in texts)]
        sides = [edge for edge in (column, column + 1) if 0 < edge < len(remaining) - 1] if column not in headed else []
        sides.sort(
            key=lambda edge: _distance(texts, (remaining[column] + remaining[column + 1]) / 2, left=edge == column)
        )
        for edge in sides:
            pairs = [
                (
                    words_in_column(line, remaining[edge - 1], remaining[edge]),
                    words_in_column(line, remaining[edge], remaining[edge + 1]),
                )
                for line in body
            ]
            if _is_set_apart(pairs) or _is_one_text(remaining, edge, texts, pairs):
                del remaining[edge]
                break
        else:
            column += 1
    return remaining


def edges_with_blank_numbers(
    edges: Sequence[float], texts: Sequence[TextLine], body: Sequence[WordLine]
) -> list[float]:
    """Return the edges with those right of a heading such as No, below which no row prints a number."""
    words = [word for line in body for word in line.words]
    found = list(edges)
    for text in texts:
        column = column_of(text, edges)
        beside = [other.box[0] for other in texts if other.box[0] > text.box[2] and column_of(other, edges) == column]
        begins = [word.box[0] for word in words if column_of(word, edges) == column]
        if not _NUMBER_HEADING.fullmatch(text.text) or not beside or not begins:
            continue
        if min(begins) > text.box[2] and min(beside) - text.box[2] > text.size:
            found.append((text.box[2] + min(*begins, *beside)) / 2)
    return sorted(found)


def _distance(texts: Sequence[TextLine], middle: float, *, left: bool) -> float:
    """Return how far the next heading at one side is."""
    gaps = [middle - text.box[2] if left else text.box[0] - middle for text in texts]
    return min((gap for gap in gaps if gap > 0), default=inf)


def run_into_each_other(edges: Sequence[float], texts: Sequence[TextLine], body: Sequence[WordLine]) -> bool:
    """Tell whether two headings stand side by side over one column, whose texts run into each other: nobody can part them."""
    words = [word for line in body for word in line.words]
    for column, (left, right) in enumerate(pairwise(edges)):
        own = sorted((text for text in texts if column_of(text, edges) == column), key=lambda text: text.box[0])
        for one, other in pairwise(own):
            is_level = abs(one.box[3] - other.box[3]) < 0.3 * one.size
            is_over_column = left <= one.box[0] and other.box[2] <= right + one.size
            if is_level and is_over_column and one.box[2] < other.box[0]:
                least_crossing = min(
                    sum(word.box[0] + 1 < place < word.box[2] - 1 for word in words)
                    for place in _places_between(one.box[2], other.box[0])
                )
                if least_crossing > 1:
                    return True
    return False


def _places_between(left: float, right: float) -> list[float]:
    return [left + (right - left) * number / PLACES_BETWEEN for number in range(PLACES_BETWEEN + 1)]


_SidesOfEdge = Sequence[tuple[list[TextLine], list[TextLine]]]  # the words of each line at both sides of an edge


def _is_set_apart(pairs: _SidesOfEdge) -> bool:
    """Tell whether no line prints something at both sides of an edge, or nothing but Rp at its left."""
    is_currency = all(_CURRENCY.fullmatch(word.text) for held, _ in pairs for word in held)
    return is_currency or not any(one and other for one, other in pairs)


def _is_one_text(edges: Sequence[float], edge: int, texts: Sequence[TextLine], pairs: _SidesOfEdge) -> bool:
    """Tell whether the lowest heading lies over both sides of an edge, or some words stand close at both."""
    near = [text for text in texts if text.box[2] > edges[edge - 1] and text.box[0] < edges[edge + 1]]
    lowest = max(near, key=lambda text: text.box[3], default=None)
    if lowest and lowest.box[0] + 0.25 * width_of(lowest) < edges[edge] < lowest.box[2] - 0.25 * width_of(lowest):
        return True
    return min((b[0].box[0] - a[-1].box[2] - b[0].size for a, b in pairs if a and b), default=0.0) < 0


def lines_by_column(
    body: Sequence[WordLine], edges: Sequence[float]
) -> tuple[list[list[TextLine]], dict[TextLine, tuple[int, int]]]:
    """Return the lines of each column, and the columns over which the lines lie that head a part of the table."""
    columns: list[list[TextLine]] = [[] for _ in range(len(edges) - 1)]
    wide: dict[TextLine, tuple[int, int]] = {}
    for line in body:
        texts = line.labels
        crossed = [n for n, edge in enumerate(edges) if texts[0].box[0] + 1 < edge < texts[0].box[2] - 1]
        if len(texts) == 1 and crossed and width_of(texts[0]) >= HEADING_WIDTH * (edges[-1] - edges[0]):
            wide[texts[0]] = (crossed[0] - 1, crossed[-1])
            columns[crossed[0] - 1].append(texts[0])
            continue
        held: dict[int, list[TextLine]] = defaultdict(list)
        for word in line.words:
            held[column_of(word, edges)].append(word)
        for number, own in held.items():
            columns[number].append(joined_words(own))
    return columns, wide
