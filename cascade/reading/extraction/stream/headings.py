"""Find which heading stands over which columns where no ruled line parts them.

The printed lines of a header, the edges of the columns below and the ruled lines inside the header go in; headings come out, each
with the columns that it covers. A heading over several columns, such as "Target" over five years, is centred over them or
begins with the first of them, and their own headings stand lower. Knows no meaning.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from operator import attrgetter

from cascade.reading.extraction.lattice import RuledLine
from cascade.reading.extraction.text_lines import TextLine

AS_LOW = 0.75  # of the distance of a spanning heading from the heading below it: other headings under it stand as low
NO_LOWER = 1.35
MOST_LEVELS = 3  # of headings one over the other
MOST_SPANNING = 4  # headings side by side, so that all ways to share the columns are tried
CENTRED = 0.6  # of the font size, between the middles of a heading and of its columns
TWO_HEADINGS = 0.1  # of the font size: more than between the lines of one heading
_SHORT_LABEL = re.compile(
    r"\(?(20\d\d|[1-6]|[ivx]{1,4}|(tr|tw|tri|triwulan|tahun)[ .-]*(ke[- ]*)?([ivx]{1,4}|\d{1,4}))\)?", re.I
)


@dataclass(frozen=True, slots=True)
class Heading:
    """The lines of one heading, its columns from the first to the last, and its rows from 0."""

    lines: tuple[TextLine, ...]
    first: int
    last: int
    row: int
    rows: int = 1


def columns_covered(text: TextLine, edges: Sequence[float]) -> list[int]:
    """Return the columns whose middle a text lies over."""
    return [n for n, (a, b) in enumerate(pairwise(edges)) if text.box[0] < (a + b) / 2 < text.box[2]]


def column_of(text: TextLine, edges: Sequence[float]) -> int:
    """Return the column in which the middle of a text lies."""
    middle = (text.box[0] + text.box[2]) / 2
    return max(0, min(bisect_right(edges, middle) - 1, len(edges) - 2))


def headings(texts: Sequence[TextLine], edges: Sequence[float], ruled_lines: Sequence[RuledLine]) -> list[Heading]:
    """Return the headings of a header, and which of its rows they fill."""
    with_level = _levels(list(texts), list(range(len(edges) - 1)), edges, ruled_lines, 0)
    rows = 1 + max((heading.row for heading in with_level), default=0)
    spanned = {
        (column, heading.row)
        for heading in with_level
        if heading.last > heading.first
        for column in range(heading.first, heading.last + 1)
    }
    result = []
    for heading in with_level:
        is_leaf = (heading.first, heading.row) not in spanned
        result.append(
            Heading(heading.lines, heading.first, heading.last, heading.row, rows - heading.row if is_leaf else 1)
        )
    return result


def _levels(
    texts: list[TextLine], columns: Sequence[int], edges: Sequence[float], ruled_lines: Sequence[RuledLine], level: int
) -> list[Heading]:
    """Return the headings of some columns: the spanning headings, what stands below each, and single headings."""
    lines_by_column: dict[int, list[TextLine]] = {column: [] for column in columns}
    for text in sorted(texts, key=lambda text: (text.box[1], text.box[0])):
        column = column_of(text, edges)
        lines_by_column[min(columns, key=lambda each: abs(each - column))].append(text)
    result: list[Heading] = []
    remaining = list(columns)
    if level < MOST_LEVELS:
        for run in _runs_under_spanning(lines_by_column, remaining, edges, ruled_lines):
            spanning = _spanning_headings(run, lines_by_column, edges)
            for lines, columns_below in spanning:
                if len(columns_below) == 1:
                    result.append(
                        Heading(tuple(lines_by_column[columns_below[0]]), columns_below[0], columns_below[0], level)
                    )
                    continue
                result.append(Heading(tuple(lines), columns_below[0], columns_below[-1], level))
                used = {id(line) for line in lines}
                below = [text for column in columns_below for text in lines_by_column[column] if id(text) not in used]
                result += _levels(below, columns_below, edges, ruled_lines, level + 1)
            remaining = [column for column in remaining if column not in run]
    result += [
        Heading(tuple(lines_by_column[column]), column, column, level)
        for column in remaining
        if lines_by_column[column]
    ]
    return result


def _runs_under_spanning(
    lines_by_column: dict[int, list[TextLine]],
    columns: Sequence[int],
    edges: Sequence[float],
    ruled_lines: Sequence[RuledLine],
) -> list[list[int]]:
    """Return runs of columns that lie under spanning headings."""
    under: set[int] = set()
    for column in columns:
        under |= _columns_under(column, lines_by_column, edges, ruled_lines)
    runs: list[list[int]] = []
    for column in sorted(under):
        if runs and column == runs[-1][-1] + 1:
            runs[-1].append(column)
        else:
            runs.append([column])
    return [run for run in runs if len(run) > 1]


def _columns_under(
    column: int, lines_by_column: dict[int, list[TextLine]], edges: Sequence[float], ruled_lines: Sequence[RuledLine]
) -> set[int]:
    """Return the columns under the first heading of a column, if it is a spanning heading."""
    lines = lines_by_column[column]
    if not lines:
        return set()
    first = lines[0]
    below = [text for text in lines[1:] if text.box[1] > first.middle]
    for ruled_line in ruled_lines:
        if columns_below_line := _columns_of_line_below(ruled_line, column, lines_by_column, edges):
            return columns_below_line
    wide = [n for n in columns_covered(first, edges) if n in lines_by_column]
    if len(wide) > 1:
        below = below or next((lower for n in wide if (lower := _lower(lines_by_column[n], first))), [])
    elif not (below and _stands_apart(first, below)) or _is_beside_drawn(ruled_lines, column, lines_by_column, edges):
        return set()
    if not below:
        return set()
    under = {column, *wide}
    for step in (-1, 1):
        neighbour = (min(under) if step < 0 else max(under)) + step
        while neighbour in lines_by_column and _is_lower(lines_by_column[neighbour], first, below):
            under.add(neighbour)
            neighbour += step
    return under if len(under) > 1 else set()


def _is_beside_drawn(
    ruled_lines: Sequence[RuledLine], column: int, columns: Iterable[int], edges: Sequence[float]
) -> bool:
    """Tell whether lines are drawn below the headings of some other columns, so that this one has a single heading."""
    middles = {n: (edges[n] + edges[n + 1]) / 2 for n in columns}
    covered = [{n for n, middle in middles.items() if line.start < middle < line.end} for line in ruled_lines]
    partial = [each for each in covered if 1 < len(each) < len(middles)]
    return bool(partial) and not any(column in each for each in covered)


def _columns_of_line_below(
    ruled_line: RuledLine, column: int, lines_by_column: dict[int, list[TextLine]], edges: Sequence[float]
) -> set[int]:
    """Return the columns under a line that is drawn right below the first heading of a column, with lower headings under it."""
    columns_below = [n for n in lines_by_column if ruled_line.start < (edges[n] + edges[n + 1]) / 2 < ruled_line.end]
    is_below = column in columns_below and lines_by_column[column][0].middle < ruled_line.offset
    is_over_some_columns = 1 < len(columns_below) < len(lines_by_column)
    has_lower = any(text.middle > ruled_line.offset for n in columns_below for text in lines_by_column[n])
    return set(columns_below) if is_below and is_over_some_columns and has_lower else set()


def _lower(lines: Sequence[TextLine], first: TextLine) -> list[TextLine]:
    return [text for text in lines if text is not first and text.middle > first.box[3] - 1]


def _stands_apart(first: TextLine, below: Sequence[TextLine]) -> bool:
    """Tell whether a heading is no line of the one below it."""
    if _SHORT_LABEL.fullmatch(below[0].text) and not _SHORT_LABEL.fullmatch(first.text):
        return True
    return below[0].box[1] - first.box[3] > TWO_HEADINGS * first.size


def _is_lower(lines: Sequence[TextLine], first: TextLine, below: Sequence[TextLine]) -> bool:
    """Tell whether the headings of a column stand below a spanning heading, as low as those that surely do.

    They may include a spanning heading of their own at its height.
    """
    level = [text for text in lines if abs(text.middle - first.middle) < 0.3 * first.size]
    rest = [text for text in lines if text not in level]
    if not rest or any(text.box[1] < first.box[3] - 0.3 * first.size for text in rest):
        return False
    return any(
        AS_LOW * one <= other <= NO_LOWER * one
        for one, other in zip(_depths(below, first), _depths(rest, first), strict=True)
    )


def _depths(lines: Sequence[TextLine], first: TextLine) -> tuple[float, float]:
    """Return how far the middle and the last line of a stack are below a spanning heading."""
    top, bottom = min(text.box[1] for text in lines), max(text.box[3] for text in lines)
    return (top + bottom) / 2 - first.middle, max(text.middle for text in lines) - first.middle


def _spanning_headings(
    run: list[int], lines_by_column: dict[int, list[TextLine]], edges: Sequence[float]
) -> list[tuple[list[TextLine], list[int]]]:
    """Return the spanning headings over a run of columns, each with its lines and columns."""
    texts = sorted((text for column in run for text in lines_by_column[column]), key=attrgetter("middle"))
    top = texts[0]
    height = top.middle + 0.3 * top.size
    highest = sorted((text for text in texts if text.middle <= height), key=lambda text: text.box[0])
    spanning: list[tuple[list[TextLine], list[int]]] = []
    if len(highest) == 1:
        return [(_lines_of_spanning(top, texts, run, edges), run)]
    shares = _dealt_to(highest, run, lines_by_column, edges)
    for text, columns in zip(highest, shares, strict=True):
        if columns:
            lines = sorted((t for column in columns for t in lines_by_column[column]), key=attrgetter("middle"))
            spanning.append((_lines_of_spanning(text, lines, columns, edges), columns))
    return spanning


def _lines_of_spanning(
    top: TextLine, texts: Sequence[TextLine], run: Sequence[int], edges: Sequence[float]
) -> list[TextLine]:
    """Return the lines of a spanning heading: the first, and those that go on with it over several columns too."""
    lines = [top]
    for text in texts:
        is_near = text is not top and 0 < text.middle - lines[-1].middle < 1.5 * top.size
        if is_near and len([n for n in columns_covered(text, edges) if n in run]) > 1:
            lines.append(text)
    return lines


def _dealt_to(
    spanning: Sequence[TextLine], run: Sequence[int], lines_by_column: dict[int, list[TextLine]], edges: Sequence[float]
) -> list[list[int]]:
    """Deal the columns of a run out to the spanning headings over it: centred under each, or beginning with it."""
    begins = [max(n for n in run if edges[n] <= text.box[0] + 1 or n == run[0]) for text in spanning]
    begin_alike = begins[0] == run[0] and all(
        _begins_alike(text, lines_by_column[n]) for text, n in zip(spanning, begins, strict=True)
    )
    if not begin_alike and (centred := _centred_over(spanning, run, edges)):
        return centred
    count, rest = divmod(len(run), len(spanning))
    equal = [] if rest else [list(run[n * count : (n + 1) * count]) for n in range(len(spanning))]
    if equal and all(
        edges[columns[0]] <= _centre(text) <= edges[columns[-1] + 1]
        for text, columns in zip(spanning, equal, strict=True)
    ):
        return equal
    shares: list[list[int]] = [[] for _ in spanning]
    for column in run:
        middle = (edges[column] + edges[column + 1]) / 2
        if begin_alike:
            share = max((n for n, begin in enumerate(begins) if begin <= column), default=0)
        else:
            share = min(range(len(spanning)), key=lambda n: abs(_centre(spanning[n]) - middle))
        shares[share].append(column)
    return shares


def _centred_over(spanning: Sequence[TextLine], run: Sequence[int], edges: Sequence[float]) -> list[list[int]]:
    """Return the columns of each spanning heading if each stands in the middle of its own, else nothing."""
    if len(spanning) > MOST_SPANNING:
        return []
    best, least = [], CENTRED * min(text.size for text in spanning)
    for cuts in combinations(range(1, len(run)), len(spanning) - 1):
        shares = [list(run[begin:end]) for begin, end in pairwise((0, *cuts, len(run)))]
        middles = [(edges[columns[0]] + edges[columns[-1] + 1]) / 2 for columns in shares]
        farthest = max(abs(_centre(text) - middle) for text, middle in zip(spanning, middles, strict=True))
        if farthest < least:
            best, least = shares, farthest
    return best


def _begins_alike(spanning: TextLine, lines: Sequence[TextLine]) -> bool:
    """Tell whether a spanning heading begins where the headings below it do."""
    below = [text for text in lines if text is not spanning]
    return any(abs(text.box[0] - spanning.box[0]) < 0.3 * spanning.size for text in below)


def _centre(text: TextLine) -> float:
    return (text.box[0] + text.box[2]) / 2
