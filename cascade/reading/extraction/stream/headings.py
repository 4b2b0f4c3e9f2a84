"""Find which heading stands over which columns where no ruled line parts them.

The printed lines of a header, the edges of the columns below and the ruled lines inside the header go in; headings come out, each
with the columns that it covers. A heading over several columns, such as "Target" over five years, is centred over them or
begins with the first of them, and their own headings stand lower. Knows no meaning.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from cascade.reading.extraction.lattice import RuledLine
from cascade.reading.extraction.text_lines import TextLine

AS_LOW = 0.75  # of the distance of a spanning heading from the heading below it: other headings under it stand as low
NO_LOWER = 1.35
MOST_LEVELS = 3  # of headings one over the other
TWO_HEADINGS = 0.1  # of the font size: more than between the lines of one heading
_SHORT_LABEL = re.compile(
    r"\(?(20\d\d|[1-6]|[ivx]{1,4}|(tr|tw|triwulan|tahun)[ .-]*(ke[- ]*)?([ivx]{1,4}|\d{1,4}))\)?", re.I
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
    found = _levels(list(texts), list(range(len(edges) - 1)), edges, ruled_lines, 0)
    rows = 1 + max((heading.row for heading in found), default=0)
    spanned = {
        (column, heading.row)
        for heading in found
        if heading.last > heading.first
        for column in range(heading.first, heading.last + 1)
    }
    result = []
    for heading in found:
        is_leaf = (heading.first, heading.row) not in spanned
        result.append(
            Heading(heading.lines, heading.first, heading.last, heading.row, rows - heading.row if is_leaf else 1)
        )
    return result


def _levels(
    texts: list[TextLine], columns: Sequence[int], edges: Sequence[float], ruled_lines: Sequence[RuledLine], level: int
) -> list[Heading]:
    """Return the headings of some columns: the spanning headings, what stands below each, and single headings."""
    stacks: dict[int, list[TextLine]] = {column: [] for column in columns}
    for text in sorted(texts, key=lambda text: (text.box[1], text.box[0])):
        column = column_of(text, edges)
        stacks[min(columns, key=lambda each: abs(each - column))].append(text)
    found: list[Heading] = []
    left = list(columns)
    if level < MOST_LEVELS:
        for run in _runs_under_spanning(stacks, left, edges, ruled_lines):
            spanning = _spanning_headings(run, stacks, edges)
            for lines, own in spanning:
                if len(own) == 1:
                    found.append(Heading(tuple(stacks[own[0]]), own[0], own[0], level))
                    continue
                found.append(Heading(tuple(lines), own[0], own[-1], level))
                used = {id(line) for line in lines}
                below = [text for column in own for text in stacks[column] if id(text) not in used]
                found += _levels(below, own, edges, ruled_lines, level + 1)
            left = [column for column in left if column not in run]
    found += [Heading(tuple(stacks[column]), column, column, level) for column in left if stacks[column]]
    return found


def _runs_under_spanning(
    stacks: dict[int, list[TextLine]], columns: Sequence[int], edges: Sequence[float], ruled_lines: Sequence[RuledLine]
) -> list[list[int]]:
    """Return runs of columns that lie under spanning headings."""
    under: set[int] = set()
    for column in columns:
        under |= _columns_under(column, stacks, edges, ruled_lines)
    runs: list[list[int]] = []
    for column in sorted(under):
        if runs and column == runs[-1][-1] + 1:
            runs[-1].append(column)
        else:
            runs.append([column])
    return [run for run in runs if len(run) > 1]


def _columns_under(
    column: int, stacks: dict[int, list[TextLine]], edges: Sequence[float], ruled_lines: Sequence[RuledLine]
) -> set[int]:
    """Return the columns under the first heading of a column, if it is a spanning heading."""
    stack = stacks[column]
    if not stack:
        return set()
    first = stack[0]
    below = [text for text in stack[1:] if text.box[1] > first.middle]
    for ruled_line in ruled_lines:
        if own := _columns_of_line_below(ruled_line, column, stacks, edges):
            return own
    wide = [n for n in columns_covered(first, edges) if n in stacks]
    if len(wide) > 1:
        below = below or next((lower for n in wide if (lower := _lower(stacks[n], first))), [])
    elif not (below and _stands_apart(first, below)):
        return set()
    if not below:
        return set()
    found = {column, *wide}
    for step in (-1, 1):
        at = (min(found) if step < 0 else max(found)) + step
        while at in stacks and _is_lower(stacks[at], first, below):
            found.add(at)
            at += step
    return found if len(found) > 1 else set()


def _columns_of_line_below(
    ruled_line: RuledLine, column: int, stacks: dict[int, list[TextLine]], edges: Sequence[float]
) -> set[int]:
    """Return the columns under a line that is drawn right below the first heading of a column, with lower headings under it."""
    own = [n for n in stacks if ruled_line.start < (edges[n] + edges[n + 1]) / 2 < ruled_line.end]
    is_below = column in own and stacks[column][0].middle < ruled_line.at
    is_over_some_columns = 1 < len(own) < len(stacks)
    has_lower = any(text.middle > ruled_line.at for n in own for text in stacks[n])
    return set(own) if is_below and is_over_some_columns and has_lower else set()


def _lower(stack: Sequence[TextLine], first: TextLine) -> list[TextLine]:
    return [text for text in stack if text is not first and text.middle > first.box[3] - 1]


def _stands_apart(first: TextLine, below: Sequence[TextLine]) -> bool:
    """Tell whether a heading is no line of the one below it."""
    if _SHORT_LABEL.fullmatch(below[0].text) and not _SHORT_LABEL.fullmatch(first.text):
        return True
    return below[0].box[1] - first.box[3] > TWO_HEADINGS * first.size


def _is_lower(stack: Sequence[TextLine], first: TextLine, below: Sequence[TextLine]) -> bool:
    """Tell whether the headings of a column stand below a spanning heading, as low as those that surely do.

    They may include a spanning heading of their own at its height.
    """
    level = [text for text in stack if abs(text.middle - first.middle) < 0.3 * first.size]
    rest = [text for text in stack if text not in level]
    if not rest or any(text.box[1] < first.box[3] - 0.3 * first.size for text in rest):
        return False
    return any(
        AS_LOW * one <= other <= NO_LOWER * one
        for one, other in zip(_depths(below, first), _depths(rest, first), strict=True)
    )


def _depths(stack: Sequence[TextLine], first: TextLine) -> tuple[float, float]:
    """Return how far the middle and the last line of a stack are below a spanning heading."""
    top, bottom = min(text.box[1] for text in stack), max(text.box[3] for text in stack)
    return (top + bottom) / 2 - first.middle, max(text.middle for text in stack) - first.middle


def _spanning_headings(
    run: list[int], stacks: dict[int, list[TextLine]], edges: Sequence[float]
) -> list[tuple[list[TextLine], list[int]]]:
    """Return the spanning headings over a run of columns, each with its lines and columns."""
    texts = sorted((text for column in run for text in stacks[column]), key=attrgetter("middle"))
    top = texts[0]
    height = top.middle + 0.3 * top.size
    tops = sorted((text for text in texts if text.middle <= height), key=lambda text: text.box[0])
    spanning: list[tuple[list[TextLine], list[int]]] = []
    if len(tops) == 1:
        return [(_lines_of_spanning(top, texts, run, edges), run)]
    shares = _dealt_to(tops, run, stacks, edges)
    for text, own in zip(tops, shares, strict=True):
        if own:
            mine = sorted((t for column in own for t in stacks[column]), key=attrgetter("middle"))
            spanning.append((_lines_of_spanning(text, mine, own, edges), own))
    return spanning


def _lines_of_spanning(
    top: TextLine, texts: Sequence[TextLine], run: Sequence[int], edges: Sequence[float]
) -> list[TextLine]:
    """Return the lines of a spanning heading: the first, and those that go on with it over several columns too."""
    lines = [top]
    for text in texts:
        near = text is not top and 0 < text.middle - lines[-1].middle < 1.5 * top.size
        if near and len([n for n in columns_covered(text, edges) if n in run]) > 1:
            lines.append(text)
    return lines


def _dealt_to(
    tops: Sequence[TextLine], run: Sequence[int], stacks: dict[int, list[TextLine]], edges: Sequence[float]
) -> list[list[int]]:
    """Deal the columns of a run out to the spanning headings over it: centred under each, or beginning with it."""
    count, rest = divmod(len(run), len(tops))
    if not rest:
        equal = [list(run[n * count : (n + 1) * count]) for n in range(len(tops))]
        if all(edges[own[0]] <= _centre(text) <= edges[own[-1] + 1] for text, own in zip(tops, equal, strict=True)):
            return equal
    begins = [max(n for n in run if edges[n] <= text.box[0] + 1 or n == run[0]) for text in tops]
    left = begins[0] == run[0] and all(_begins_alike(text, stacks[n]) for text, n in zip(tops, begins, strict=True))
    shares: list[list[int]] = [[] for _ in tops]
    for column in run:
        middle = (edges[column] + edges[column + 1]) / 2
        if left:
            at = max((n for n, begin in enumerate(begins) if begin <= column), default=0)
        else:
            at = min(range(len(tops)), key=lambda n: abs(_centre(tops[n]) - middle))
        shares[at].append(column)
    return shares


def _begins_alike(spanning: TextLine, stack: Sequence[TextLine]) -> bool:
    """Tell whether a spanning heading begins where the headings below it do."""
    below = [text for text in stack if text is not spanning]
    return any(abs(text.box[0] - spanning.box[0]) < 0.3 * spanning.size for text in below)


def _centre(text: TextLine) -> float:
    return (text.box[0] + text.box[2]) / 2
