"""Find the cells that ruled lines enclose.

Horizontal and vertical ruled lines of one page go in; tables of cells with their true spans come out. Knows
neither text nor file formats: the ruled lines may come from a PDF or from the picture of a page. All lengths are
points, from the top left of the page.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

Box = tuple[float, float, float, float]  # left, top, right, bottom
_Sides = set[tuple[int, int]]  # of cells: number of the edge, number of the gap between crossing edges

ON_ONE_LINE = 1.5  # ruled lines so near each other are one: the strokes of a double border, pieces of one border
GAP = 4.0  # a ruled line goes on after a gap of this length: crossings of other borders, dashes
DASHES, LONGEST_DASH = 8, 10.0  # so many pieces of one length make a dashed line; points
REACH = 3.0  # ruled lines meet when their ends are so near
SAME_EDGE = 3.5  # edges so near are one edge of the grid: no column and no line of text is so small
SHORTEST = 4.0  # shorter marks are letters, bullets and dots
LEAST_RULED_SHARE = 0.5  # share of a cell's side that is ruled
MOST_TOUCHED_SHARE = 0.3  # share of the rows of a table that a box beside it touches at most
HIGH_HEAD = 8.0  # a head over several columns is no lower than a line of small print
LEAST_STRIP_ROWS = 3  # of tables side by side that may be one
LEAST_DIVIDED = 2  # lines that begin at one height below the head of a group of columns
TALL_ROW = 60.0  # a row so high may hold several that no ruled line parts
FEW_ROWS = 4
MAX_RULED_LINES = 6000  # on one page after joining; the densest real page has about 300


_OFFSET, _START = itemgetter(1), itemgetter(2)  # of a ruled line


class RuledLine(NamedTuple):
    """One straight line, from `start` to `end` along it; `offset` is its place across: x for an upright one, else y."""

    upright: bool
    offset: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class LatticeCell:
    """One cell; rows and columns count from 0. `open_below` tells that no ruled line ends it at the lower edge of the table."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box
    open_below: bool = False


@dataclass(frozen=True, slots=True)
class Lattice:
    """One table: the edges of its columns and rows, and its cells in reading order."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[LatticeCell, ...]

    @property
    def box(self) -> Box:
        """The outer edges."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    @property
    def is_open(self) -> bool:
        """Tell whether ruled lines part the columns and the header, and hardly a row: the last one is most of the table."""
        low, high = self.ys[-2:]
        tall = high - low > TALL_ROW and high - low > (high - self.ys[0]) / 2
        return len(self.xs) > 3 and len(self.ys) <= FEW_ROWS + 1 and tall

    def owners(self) -> dict[tuple[int, int], int]:
        """Return the index of the cell that covers each (row, column)."""
        return {
            (row, column): index
            for index, cell in enumerate(self.cells)
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        }

    def position(self, x: float, y: float) -> tuple[int, int] | None:
        """Return (row, column) of a point, None outside."""
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        inside = 0 <= row < len(self.ys) - 1 and 0 <= column < len(self.xs) - 1
        return (row, column) if inside else None


def find_lattices(lines: Iterable[RuledLine]) -> tuple[Lattice, ...]:
    """Find the tables that ruled lines draw, from top to bottom.

    A table has at least two columns or two rows. Where the outer border is missing, the ends of the ruled lines that
    cross close it: a merged cell that goes on after a page break has no lower border. Columns that are merged over the
    whole page have no level lines and leave upright lines alone, or strips of the table side by side.
    """
    joined = join_ruled_lines(lines)
    if len(joined) > MAX_RULED_LINES:
        return ()
    groups = _connected(joined)
    alone = [group[0] for group in groups if len(group) == 1 and group[0].upright]
    parts = [(group, lattice) for group in groups if (lattice := _lattice(group))]
    return tuple(sorted(_with_merged_columns(parts, alone), key=lambda each: (each.ys[0], each.xs[0])))


def _with_merged_columns(
    parts: Iterable[tuple[list[RuledLine], Lattice]], alone: Sequence[RuledLine]
) -> Iterator[Lattice]:
    """Yield tables, the strips as one that columns merged over the whole page leave of a table.

    Args:
        parts: The lines that touch each other, and what they draw.
        alone: Upright lines that touch none.
    """
    tables: list[list[tuple[list[RuledLine], Lattice]]] = []
    for part in parts:
        beside = (strips for strips in tables if _have_same_rows(part[1].ys, strips[0][1].ys))
        if (strips := next(beside, None)) is not None:
            strips.append(part)
        else:
            tables.append([part])
    for strips in tables:
        if len(strips) > 1 and any(_is_beside(other[0][1], strips[0][1]) for other in tables if other is not strips):
            yield from (lattice for _, lattice in strips)  # boxes of a chart
            continue
        lattice = strips[0][1]
        as_high = [line for line in alone if _have_same_ends((line.start, line.end), lattice.ys)]
        if as_high or len(strips) > 1:
            lattice = _lattice([*(line for lines, _ in strips for line in lines), *as_high]) or lattice
        yield lattice


def _is_beside(one: Lattice, other: Lattice) -> bool:
    """Tell whether two tables stand at the same height."""
    return one.ys[0] < other.ys[-1] - SAME_EDGE and other.ys[0] < one.ys[-1] - SAME_EDGE


def _have_same_rows(ys: Sequence[float], others: Sequence[float]) -> bool:
    """Tell whether two tables of several rows have them at the same heights."""
    return (
        min(len(ys), len(others)) > LEAST_STRIP_ROWS
        and _have_same_ends(ys, others)
        and same_edges(ys, others, SAME_EDGE / 2)
    )


def _have_same_ends(one: Sequence[float], other: Sequence[float]) -> bool:
    return abs(one[0] - other[0]) <= SAME_EDGE and abs(one[-1] - other[-1]) <= SAME_EDGE


def join_ruled_lines(lines: Iterable[RuledLine]) -> list[RuledLine]:
    """Join the pieces of each line: borders are drawn cell by cell, some twice."""
    joined: list[RuledLine] = []
    every = list(lines)
    for upright in (True, False):
        rows = _clusters(sorted([line for line in every if line.upright is upright], key=_OFFSET), ON_ONE_LINE)
        for pieces in rows:
            pieces.sort(key=_START)
            gap = max(GAP, _dash(pieces)) if len(pieces) >= DASHES else GAP
            start, end, offsets = pieces[0].start, pieces[0].end, [pieces[0].offset]
            for piece in pieces[1:]:
                if piece.start <= end + gap:
                    end = max(end, piece.end)
                    offsets.append(piece.offset)
                else:
                    joined.append(RuledLine(upright, sum(offsets) / len(offsets), start, end))
                    start, end, offsets = piece.start, piece.end, [piece.offset]
            joined.append(RuledLine(upright, sum(offsets) / len(offsets), start, end))
    return [line for line in joined if line.end - line.start >= SHORTEST]


def _dash(pieces: Sequence[RuledLine]) -> float:
    """Return the length of the dashes of a line of short pieces, 0 where they are no dashes: a gap is no longer than these."""
    lengths = sorted(piece.end - piece.start for piece in pieces)
    usual = lengths[len(lengths) // 2]
    alike = sum(abs(length - usual) < 1 for length in lengths)
    return usual if usual <= LONGEST_DASH and alike > len(pieces) / 2 else 0.0


def _clusters(lines: Sequence[RuledLine], width: float) -> list[list[RuledLine]]:
    """Return parallel lines, in order, in groups that are no wider than a width."""
    clusters: list[list[RuledLine]] = []
    for line in lines:
        if clusters and line.offset - clusters[-1][0].offset <= width:
            clusters[-1].append(line)
        else:
            clusters.append([line])
    return clusters


def _connected(lines: list[RuledLine]) -> list[list[RuledLine]]:
    """Group the ruled lines that touch each other."""
    upright = sorted((line for line in lines if line.upright), key=lambda line: line.offset)
    places = [line.offset for line in upright]
    level = [line for line in lines if not line.upright]
    parent = list(range(len(upright) + len(level)))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for number, line in enumerate(level, len(upright)):
        for index in range(bisect_left(places, line.start - REACH), bisect_right(places, line.end + REACH)):
            if upright[index].start - REACH <= line.offset <= upright[index].end + REACH:
                parent[root(index)] = root(number)
    groups: dict[int, list[RuledLine]] = defaultdict(list)
    for node, line in enumerate([*upright, *level]):
        groups[root(node)].append(line)
    return list(groups.values())


def _lattice(lines: list[RuledLine]) -> Lattice | None:
    """Return the table that connected lines draw, None where they draw none."""
    upright = [line for line in lines if line.upright]
    level = [line for line in lines if not line.upright]
    if not upright or not level:
        return None
    xs = _edges(upright, level)
    ys = _edges(level, upright)
    ys = sorted([*ys, *_heads_of_groups(upright, xs, ys)])
    if len(xs) < 2 or len(ys) < 2 or len(xs) + len(ys) < 5:
        return None
    walls = _walls(upright, xs, ys)  # (column edge, row)
    floors = _walls(level, ys, xs)  # (row edge, column)
    own_sides = _without_neighbours(xs, len(ys) - 1, walls, floors)
    if own_sides != (xs[0], xs[-1]):
        return _lattice(list(_clipped(lines, *own_sides)))
    last = len(ys) - 1
    cells = []
    for row, column, rows, columns in _regions(len(ys) - 1, len(xs) - 1, walls, floors):
        below = row + rows
        is_open = below == last and not all((last, c) in floors for c in range(column, column + columns))
        cells.append(
            LatticeCell(row, column, rows, columns, (xs[column], ys[row], xs[column + columns], ys[below]), is_open)
        )
    return Lattice(tuple(xs), tuple(ys), tuple(cells))


def _heads_of_groups(upright: Iterable[RuledLine], xs: Sequence[float], ys: Sequence[float]) -> Iterator[float]:
    """Yield the heights inside a row at which the lines between several columns begin: the head of these stands above it."""
    inner = [line for line in upright if xs[0] + SAME_EDGE < line.offset < xs[-1] - SAME_EDGE]
    starts = sorted(line.start for line in inner if min(abs(line.start - y) for y in ys) > HIGH_HEAD)
    clusters: list[list[float]] = []
    for start in starts:
        if clusters and start - clusters[-1][0] <= ON_ONE_LINE:
            clusters[-1].append(start)
        else:
            clusters.append([start])
    yield from (cluster[0] for cluster in clusters if len(cluster) >= LEAST_DIVIDED and ys[0] < cluster[0] < ys[-1])


def _without_neighbours(xs: Sequence[float], rows: int, walls: _Sides, floors: _Sides) -> tuple[float, float]:
    """Return the left and right edge of a table without the boxes that touch its side, such as printed comments.

    Such a box gives a column that most rows do not have: few ruled lines reach its outer edge, which has none itself.
    """
    last = len(xs) - 1
    left, right = 0, last
    for outer, own, column, beside in ((last, last - 1, last - 1, last - 2), (0, 1, 0, 1)):
        if last < 3 or abs(xs[outer] - xs[own]) <= 2 * SAME_EDGE:
            continue
        walled = sum((outer, row) in walls for row in range(rows))
        reached = sum((edge, column) in floors for edge in range(rows + 1))
        usual = sum((edge, beside) in floors for edge in range(rows + 1))
        is_closed_before = all((own, row) in walls for row in range(rows))
        if walled < MOST_TOUCHED_SHARE * rows and reached < MOST_TOUCHED_SHARE * usual and is_closed_before:
            left, right = (left, own) if outer else (own, right)
    return xs[left], xs[right]


def _clipped(lines: Iterable[RuledLine], left: float, right: float) -> Iterator[RuledLine]:
    """Yield the parts of ruled lines between two edges."""
    for line in lines:
        if not line.upright and min(line.end, right) - max(line.start, left) >= SHORTEST:
            yield RuledLine(False, line.offset, max(line.start, left), min(line.end, right))
        elif line.upright and left - SAME_EDGE <= line.offset <= right + SAME_EDGE:
            yield line


def _edges(lines: list[RuledLine], crossing: list[RuledLine]) -> list[float]:
    """Return the places of parallel ruled lines, closed by the ends of the ruled lines that cross them."""
    clusters = _clusters(sorted(lines, key=lambda line: line.offset), SAME_EDGE)
    edges = [sum(line.offset for line in cluster) / len(cluster) for cluster in clusters]
    first = _agreed(sorted(line.start for line in crossing if line.start < edges[0] - 2 * SAME_EDGE))
    last = _agreed(sorted((line.end for line in crossing if line.end > edges[-1] + 2 * SAME_EDGE), reverse=True))
    return [*first, *edges, *last]


def _agreed(ends: list[float]) -> list[float]:
    """Return the outermost place where two ruled lines end; one alone is an ornament of the page that crosses the table."""
    return [one for one, other in pairwise(ends) if abs(one - other) <= SAME_EDGE][:1]


def _walls(lines: list[RuledLine], edges: list[float], across: list[float]) -> _Sides:
    """Return which sides are ruled: (number of the edge, number of the gap between crossing edges)."""
    covered: dict[tuple[int, int], float] = defaultdict(float)
    for line in lines:
        edge = _nearest(edges, line.offset)
        for gap in range(
            max(0, bisect_right(across, line.start) - 1), min(len(across) - 1, bisect_left(across, line.end))
        ):
            low, high = across[gap], across[gap + 1]
            covered[edge, gap] += max(0.0, min(high, line.end) - max(low, line.start)) / (high - low)
    return {side for side, share in covered.items() if share >= LEAST_RULED_SHARE}


def _nearest(edges: Sequence[float], place: float) -> int:
    """Return which of some edges, in order, is nearest to a place, the first of two."""
    after = bisect_left(edges, place)
    if after == 0 or after == len(edges):
        return min(after, len(edges) - 1)
    return after - 1 if place - edges[after - 1] <= edges[after] - place else after


def _regions(rows: int, columns: int, walls: _Sides, floors: _Sides) -> Iterable[tuple[int, int, int, int]]:
    """Yield (row, column, rows, columns) of the rectangles without a ruled line inside."""
    taken: set[tuple[int, int]] = set()
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            right = column + 1
            while right < columns and (right, row) not in walls and (row, right) not in taken:
                right += 1
            below = row + 1
            while below < rows and _is_free(below, range(column, right), walls, floors, taken):
                below += 1
            taken.update((r, c) for r in range(row, below) for c in range(column, right))
            yield row, column, below - row, right - column


def _is_free(row: int, columns: range, walls: _Sides, floors: _Sides, taken: _Sides) -> bool:
    """Tell whether no line above a row or inside it parts it from the region above, and no other region has begun in it."""
    is_ruled_above = any((row, column) in floors for column in columns)
    is_parted = any((edge, row) in walls for edge in columns[1:])
    return not is_ruled_above and not is_parted and not any((row, column) in taken for column in columns)


def same_edges(one: Sequence[float], other: Sequence[float], tolerance: float = SAME_EDGE) -> bool:
    """Tell whether each edge of the shorter sequence is one of the longer, and both begin and end alike."""
    few, many = sorted((one, other), key=len)
    if abs(few[0] - many[0]) > 2 * tolerance or abs(few[-1] - many[-1]) > 2 * tolerance:
        return False
    return all(min(abs(edge - other) for other in many) <= 2 * tolerance for edge in few)
