"""Find the rows that the texts of a table make where no ruled line parts them.

The printed lines of each column and the ruled lines and bands that part some of the rows go in; cells come out, each with its
row and how many rows it covers. Values stand in one line for each row; the lines of the other columns are dealt out so that
each text begins, ends or is centred at the values of its row, or of the rows that it covers. Knows no meaning.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from math import inf
from statistics import median

from cascade.reading.extraction.line_breaks import is_broken_amount
from cascade.reading.extraction.text_lines import TextLine

VALUE = re.compile(
    r"(Rp\.?\s*)?[-+]?\d[\d.,:/-]*\s*(%|[^\W\d_][\w/ ]{0,20})?|[-–—]|[A-D]{1,2}(\s?\(\d[\d.,]*\))?|W[TD]P|%", re.I
)  # numbers with their unit, codes, dashes and grades
VALUED = 0.6  # share of the lines of a column that are values
COVERED = 0.6  # share of the columns of values over which a ruled line of a row lies
ONE_LINE = 0.5  # of the font size, between values of one row
CLOSEST = 0.85  # of the font size, between two lines
ONE_CELL = 1.3  # distance between lines of one cell, as a multiple of the usual one
NEAR_ITS_VALUES = 0.4  # of the font size: so near its values is each text of a column with one text a row
MOST_COMBINATIONS = 8_000  # lines times rows; a full page has some 100 × 50
SPANNING = ("centre", "end")  # where a text stands that is printed in a merged cell, and not in the first of its rows
TORN_TEXT = 0.15  # of the weight of a gap within a text: a text that ends where no gap is
LONGEST_UNIT = 12  # letters
OUTLIER = 0.75  # weight of a text that stands elsewhere: the page end cuts the first or the last
FIRST_ROWS_BLANK = 0.5  # weight of blank rows above the first text of a column
FEW_ROWS = 3  # among which no text may stand elsewhere
LONGEST_CELL = 16  # lines, and rows that one cell covers
_COUNT = re.compile(r"\d{1,3}[.)]?")
_CODE = re.compile(r"[\dx]{1,2}(\.[\dx]{1,4})+\.?", re.I)
_LONG_CODE = re.compile(r"[\dx]{1,2}(\.[\dx]{1,4}){3,}\.?", re.I)
_END_OF_CODE = re.compile(r"\.?\d{1,4}")


@dataclass(frozen=True, slots=True)
class RowBorder:
    """A ruled line or the edge of a band over some columns, from the first to the last.

    Where a ruled line stops, a cell goes on; shading may stop there or not.
    """

    y: float
    first: int
    last: int
    is_line: bool = True


@dataclass(frozen=True, slots=True)
class StreamCell:
    """The lines of one cell; rows count from 0."""

    row: int
    rows: int
    column: int
    lines: tuple[TextLine, ...]


def rows_of(
    columns: Sequence[Sequence[TextLine]], borders: Sequence[RowBorder], top: float, bottom: float
) -> tuple[int, list[StreamCell]]:
    """Return the number of rows between two heights, and their cells."""
    values = _value_columns(columns)
    value_columns = values or list(range(len(columns)))
    whole_borders = [
        border.y
        for border in borders
        if sum(border.first <= c <= border.last for c in value_columns) >= COVERED * len(value_columns)
    ]
    drawn_heights = [top, *sorted(y for y in whole_borders if top < y < bottom), bottom]
    edges, drawn = [top], set()  # `drawn` are the numbers of the edges that a line or a band draws
    body = _TableBody(columns, values)
    for low, high in pairwise(drawn_heights):
        edges += body.row_edges(low, high)
        edges.append(high)
        drawn.add(len(edges) - 1)
    ruled = {index for index in drawn if any(border.is_line and abs(edges[index] - border.y) < 1 for border in borders)}
    cells: list[StreamCell] = []
    for number, lines in enumerate(columns):
        heights_of_column = [border.y for border in borders if border.first <= number <= border.last]
        ends = sorted(
            {index for index in drawn if any(abs(edges[index] - y) < 1 for y in heights_of_column)}
            | {0, len(edges) - 1}
        )
        cells_of_column: list[StreamCell] = []
        for first, end in pairwise(ends):
            lines_between = [line for line in lines if edges[first] <= line.middle < edges[end]]
            if lines_between:
                cells_of_column += body.cells(number, lines_between, edges, first, end, ruled)
        cells += body.joined_over_shading(cells_of_column, drawn - ruled)
    return len(edges) - 1, cells


def _value_columns(columns: Sequence[Sequence[TextLine]]) -> list[int]:
    """Return the columns that print values in the line of each row: after the first column of texts, and codes."""
    value_columns, follows_text = [], False
    for number, lines in enumerate(columns):
        if not lines:
            continue
        share_of_values = sum(bool(VALUE.fullmatch(line.text)) for line in lines) / len(lines)
        share_of_codes = sum(bool(_CODE.fullmatch(line.text)) for line in lines) / len(lines)
        if share_of_values < VALUED:
            follows_text = True
        elif follows_text or share_of_codes >= VALUED:
            value_columns.append(number)
    return value_columns


class _TableBody:
    """The columns of a table below its headings."""

    def __init__(self, columns: Sequence[Sequence[TextLine]], values: Sequence[int]):
        self.columns = columns
        self.values = values
        sizes = [line.size for lines in columns for line in lines]
        self.size = median(sizes) if sizes else 8.0
        self.pitch = _pitch(columns, self.size)
        self.placements: dict[tuple[int, int, int], dict[str, tuple[float, list[StreamCell]]]] = {}
        narrow = [lines for lines in columns if max((len(line.text) for line in lines), default=0) <= LONGEST_UNIT]
        self.units = {id(line) for lines in narrow for line in lines}
        self.numbered: list[StreamCell] = []  # cells of a column that numbers groups of rows, as 1, 2, 3

    def row_edges(self, low: float, high: float) -> list[float]:
        """Return the heights at which the values between two ruled lines begin a row, as far as there are several."""
        within = [[line for line in lines if low <= line.middle < high] for lines in self.columns]
        anchors = self._anchors(within)
        if len(anchors) < 2:
            return []
        top_edges, bottom_edges = [a - self.size / 2 for a in anchors], [a + self.size / 2 for a in anchors]
        for number, lines in enumerate(within):
            parts = self._one_text_a_row(lines, anchors) if number not in self.values else None
            for index, part in enumerate(parts or ()):
                top_edges[index] = min(top_edges[index], part[0].box[1])
                bottom_edges[index] = max(bottom_edges[index], part[-1].box[3])
        return [(end + begin) / 2 for end, begin in zip(bottom_edges, top_edges[1:], strict=False)]

    def _anchors(self, within: Sequence[Sequence[TextLine]]) -> list[float]:
        """Return the heights of the lines of values, one for each row."""
        heights: list[tuple[float, int]] = []
        mixed: list[list[TextLine]] = []
        for number in self.values:
            for line_group in _line_groups(within[number], ONE_CELL * self.pitch):
                plain = [line for line in line_group if VALUE.fullmatch(line.text)]
                if len(plain) == len(line_group):
                    first_lines = [
                        line
                        for n, line in enumerate(line_group)
                        if not n or not _is_broken(line_group[n - 1].text, line.text)
                    ]
                    heights += [(line.middle, number) for line in first_lines]
                elif plain:
                    mixed.append(line_group)
        rows = self._clustered(heights)
        for line_group in mixed:
            alignments = (
                line_group[0].middle,
                (line_group[0].middle + line_group[-1].middle) / 2,
                line_group[-1].middle,
            )
            if not any(abs(alignment - row) < ONE_LINE * self.size for alignment in alignments for row in rows):
                rows.append(alignments[1])
        return sorted(rows)

    def _clustered(self, heights: Sequence[tuple[float, int]]) -> list[float]:
        groups: list[list[tuple[float, int]]] = []
        for height, number in sorted(heights):
            if groups and height - groups[-1][-1][0] < ONE_LINE * self.size:
                groups[-1].append((height, number))
            else:
                groups.append([(height, number)])
        middles = [(median(h for h, _ in group), len({n for _, n in group})) for group in groups]
        most = max((count for _, count in middles), default=0)
        return [
            height
            for height, count in middles
            if count * 3 > most
            or not any(
                other_count * 2 > most and abs(height - other_height) < 0.8 * self.pitch
                for other_height, other_count in middles
                if other_height != height
            )
        ]

    def _one_text_a_row(self, lines: Sequence[TextLine], anchors: Sequence[float]) -> list[list[TextLine]] | None:
        """Return the parts of a column that prints a text for each row, None for one that leaves rows blank."""
        if len(lines) * len(anchors) > MOST_COMBINATIONS:
            return None
        most = OUTLIER * self.size**2
        placements = [_dealt_to_anchors(lines, anchors, alignment, most) for alignment in _ALIGNMENTS]
        torn = TORN_TEXT * self.size**2
        best = min(
            placements,
            key=lambda placement: (
                placement[0] + torn * sum(self._goes_on(a[-1], b[0]) for a, b in pairwise(placement[1]))
            ),
        )
        allowed = len(anchors) * (NEAR_ITS_VALUES * self.size) ** 2 + (most if len(anchors) > FEW_ROWS else 0)
        return best[1] if best[0] <= allowed else None

    def cells(
        self, column: int, lines: Sequence[TextLine], edges: Sequence[float], first: int, end: int, drawn: set[int]
    ) -> list[StreamCell]:
        """Return the cells that lines between two edges make."""
        if all(edge in drawn for edge in range(first + 1, end)):
            return [StreamCell(first, end - first, column, tuple(lines))]
        if column in self.values:
            return _where_they_stand(column, lines, edges, first, end)
        parts = self._one_text_a_row(lines, self._row_heights(edges, first, end))
        if parts and not any(self._goes_on(above[-1], part[0]) for above, part in pairwise(parts)):
            return [StreamCell(row, 1, column, tuple(part)) for row, part in enumerate(parts, first)]
        numbered = [cell for cell in self.numbered if first <= cell.row and cell.row + cell.rows <= end]
        parts = self._one_text_a_row(lines, [cell.lines[0].middle for cell in numbered]) if len(numbered) > 1 else None
        if parts:
            return [
                StreamCell(cell.row, cell.rows, column, tuple(part)) for cell, part in zip(numbered, parts, strict=True)
            ]
        cells = self._cells_over_rows(column, lines, edges, first, end)
        if _count_up(lines) and len(cells) == len(lines):
            self.numbered += cells
        return cells

    def joined_over_shading(self, cells: Sequence[StreamCell], shaded: set[int]) -> list[StreamCell]:
        """Put the cells of a column together where a text goes on and only the edge of a band parts it."""
        whole: list[StreamCell] = []
        for cell in cells:
            above = whole[-1] if whole else None
            is_next = above and above.row + above.rows == cell.row and cell.row in shaded
            if above and is_next and self._goes_on(above.lines[-1], cell.lines[0]):
                whole[-1] = StreamCell(above.row, above.rows + cell.rows, cell.column, (*above.lines, *cell.lines))
            else:
                whole.append(cell)
        return whole

    def _goes_on(self, above: TextLine, line: TextLine) -> bool:
        """Tell whether a line in lower case, close below another one, ends its text; units stand in narrow columns."""
        is_near = line.middle - above.middle <= ONE_CELL * self.pitch
        return is_near and line.text[:1].islower() and id(line) not in self.units

    def _cells_over_rows(
        self, column: int, lines: Sequence[TextLine], edges: Sequence[float], first: int, end: int
    ) -> list[StreamCell]:
        """Deal the lines of a column with fewer texts than rows out: each is placed at its first row, or amid all of its rows.

        Where two ways fit as well, the other columns tell.
        """
        placements = self._placements(column, lines, edges, first, end)
        least = min(cost for cost, _ in placements.values())
        near = [alignment for alignment, (cost, _) in placements.items() if cost <= least + TORN_TEXT * self.size**2]
        if len(near) > 1:
            near.sort(key=lambda alignment: self._cost_in_other_columns(alignment, column, edges, first, end))
        cells = placements[near[0]][1] or _where_they_stand(column, lines, edges, first, end)
        return cells if near[0] in SPANNING else [StreamCell(cell.row, 1, column, cell.lines) for cell in cells]

    def _placements(
        self, column: int, lines: Sequence[TextLine], edges: Sequence[float], first: int, end: int
    ) -> dict[str, tuple[float, list[StreamCell]]]:
        key = (column, first, end)
        if key not in self.placements:
            heights = self._row_heights(edges, first, end)
            self.placements[key] = {
                alignment: self._spread_over_rows(column, lines, edges, heights, first, alignment)
                for alignment in ("centre", "first", "top", "end")
            }
        return self.placements[key]

    def _cost_in_other_columns(
        self, alignment: str, column: int, edges: Sequence[float], first: int, end: int
    ) -> float:
        """Return what a way costs in the other columns with fewer texts than rows."""
        cost = 0.0
        for number, all_lines in enumerate(self.columns):
            lines = [line for line in all_lines if edges[first] <= line.middle < edges[end]]
            if number == column or number in self.values or not lines:
                continue
            if self._one_text_a_row(lines, self._row_heights(edges, first, end)) is None:
                cost += self._placements(number, lines, edges, first, end)[alignment][0]
        return cost

    def _row_heights(self, edges: Sequence[float], first: int, end: int) -> list[float]:
        """Return the height of the values in each row, its middle where it has none."""
        heights = []
        for row in range(first, end):
            low, high = edges[row], edges[row + 1]
            heights_of_values = [
                line.middle
                for number in self.values
                for line in self.columns[number]
                if low <= line.middle < high and VALUE.fullmatch(line.text)
            ]
            heights.append(median(heights_of_values) if heights_of_values else (low + high) / 2)
        return heights

    def _spread_over_rows(
        self,
        column: int,
        lines: Sequence[TextLine],
        edges: Sequence[float],
        anchors: Sequence[float],
        first: int,
        alignment: str,
    ) -> tuple[float, list[StreamCell]]:
        """Cut lines and rows into as many parts so that each text stands where its rows want it; return cost and cells."""
        rows = len(anchors)
        if len(lines) * rows > MOST_COMBINATIONS:
            return inf, []
        text_costs = self._costs_of_texts(column, lines)
        outlier = OUTLIER * self.size**2
        best: dict[tuple[int, int], tuple[float, tuple[tuple[int, int, int, int], ...]]] = {
            (0, row): (FIRST_ROWS_BLANK * bool(row) * self.size**2, ()) for row in range(rows)
        }
        for used, row in product(range(len(lines)), range(rows)):
            if (used, row) not in best:
                continue
            cost, parts = best[used, row]
            for until, last in product(_ends_after(used, len(lines)), _ends_after(row, rows)):
                off = self._distance_from_alignment(lines[used:until], edges, anchors, first, row, last, alignment)
                limit = outlier if row == 0 or last == rows else inf
                key, cost_with_part = (until, last), cost + min(limit, off**2) + text_costs[used, until]
                if key not in best or cost_with_part < best[key][0]:
                    best[key] = (cost_with_part, (*parts, (used, until, row, last)))
        if (len(lines), rows) not in best:
            return inf, []
        cost, parts = best[len(lines), rows]
        return cost, [StreamCell(first + row, last - row, column, tuple(lines[a:b])) for a, b, row, last in parts]

    def _costs_of_texts(self, column: int, lines: Sequence[TextLine]) -> dict[tuple[int, int], float]:
        """Return what each run of lines costs as one text: gaps within it, and an end where no gap is."""
        wide, room = ONE_CELL * self.pitch, max(_width(line) for line in self.columns[column])
        gaps = [b.middle - a.middle > wide or _would_fit(b, a, room) for a, b in pairwise(lines)]
        costs = {}
        for begin in range(len(lines)):
            for end in _ends_after(begin, len(lines)):
                is_torn = end < len(lines) and not gaps[end - 1]
                costs[begin, end] = (sum(gaps[begin : end - 1]) + TORN_TEXT * is_torn) * self.size**2
        return costs

    def _distance_from_alignment(
        self,
        lines: Sequence[TextLine],
        edges: Sequence[float],
        anchors: Sequence[float],
        first: int,
        row: int,
        last: int,
        alignment: str,
    ) -> float:
        """Return how far lines are from where a text of these rows would stand."""
        if alignment == "top":
            return lines[0].middle - anchors[row]
        if alignment == "end":
            return lines[-1].middle - anchors[last - 1]
        middle = (lines[0].middle + lines[-1].middle) / 2
        if alignment == "first" or last - row == 1:
            return middle - anchors[row]
        return middle - (edges[first + row] + edges[first + last]) / 2


def _is_broken(above: str, text: str) -> bool:
    """Tell whether a narrow column breaks an amount or a code, whose end stands in the next line: 1.01.02.1.01.001 | 7."""
    is_code = _LONG_CODE.fullmatch(above) and _END_OF_CODE.fullmatch(text)
    return bool(is_code) or is_broken_amount(above, text)


def _ends_after(begin: int, count: int) -> range:
    """Return where a cell that begins at a line or row may end."""
    return range(begin + 1, min(count, begin + LONGEST_CELL) + 1)


def _where_they_stand(
    column: int, lines: Sequence[TextLine], edges: Sequence[float], first: int, end: int
) -> list[StreamCell]:
    """Return the cells of lines that belong to the row in which each stands."""
    lines_by_row: dict[int, list[TextLine]] = defaultdict(list)
    for line in lines:
        lines_by_row[max(edge for edge in range(first, end) if edges[edge] <= line.middle)].append(line)
    return [StreamCell(row, 1, column, tuple(lines_of_row)) for row, lines_of_row in sorted(lines_by_row.items())]


def _count_up(lines: Sequence[TextLine]) -> bool:
    """Tell whether lines are numbers that rise by one."""
    numbers = [int(line.text.strip(" .)")) for line in lines if _COUNT.fullmatch(line.text)]
    return len(numbers) == len(lines) and all(b == a + 1 for a, b in pairwise(numbers))


def _width(line: TextLine) -> float:
    return line.box[2] - line.box[0]


def _would_fit(line: TextLine, above: TextLine, room: float) -> bool:
    """Tell whether the first word of a line has room at the end of the one above, so that another text begins with it."""
    word = len(line.text.split(" ", 1)[0]) + 1
    return _width(above) + word * _width(line) / len(line.text) < room


def _pitch(columns: Sequence[Sequence[TextLine]], size: float) -> float:
    """Return the distance between two lines of one cell: the smallest that is found again."""
    gaps = sorted(b.middle - a.middle for lines in columns for a, b in pairwise(lines))
    again = (a for a, b in pairwise(gaps) if a >= CLOSEST * size and b - a < 0.1 * size)
    return next(again, 1.1 * size)


def _line_groups(lines: Sequence[TextLine], apart: float) -> list[list[TextLine]]:
    """Return runs of lines that stand close together."""
    groups: list[list[TextLine]] = []
    for line in lines:
        if groups and line.middle - groups[-1][-1].middle <= apart:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


_ALIGNMENTS: tuple[Callable[[Sequence[TextLine]], float], ...] = (
    lambda lines: (lines[0].middle + lines[-1].middle) / 2,
    lambda lines: lines[0].middle,
    lambda lines: lines[-1].middle,
)


def _dealt_to_anchors(
    lines: Sequence[TextLine], anchors: Sequence[float], alignment: Callable[[Sequence[TextLine]], float], most: float
) -> tuple[float, list[list[TextLine]]]:
    """Deal lines out in order, some to each anchor, so that the parts, so aligned, are nearest to the anchors.

    The first and the last cost at most so much.
    """
    best: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {(0, 0): (0.0, ())}
    for part, anchor in enumerate(anchors):
        limit = most if part in (0, len(anchors) - 1) else inf
        for used in range(len(lines)):
            if (part, used) not in best:
                continue
            cost, ends = best[part, used]
            for end in _ends_after(used, len(lines)):
                key, cost_with_part = (part + 1, end), cost + min(limit, (alignment(lines[used:end]) - anchor) ** 2)
                if key not in best or cost_with_part < best[key][0]:
                    best[key] = (cost_with_part, (*ends, end))
    if (len(anchors), len(lines)) not in best:
        return inf, []
    cost, ends = best[len(anchors), len(lines)]
    return cost, [list(lines[a:b]) for a, b in zip((0, *ends), ends, strict=False)]
