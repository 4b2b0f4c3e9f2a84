"""Find the lines of a page that make one table.

The lines of words of a page go in, with a box that is drawn around some of them or none; those of one table come out: between its
outermost ruled lines, or the longest run of lines with texts side by side, with the headings above and the rows that surely go on.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from cascade.reading.extraction.lattice import SAME_EDGE, Box
from cascade.reading.extraction.stream.word_lines import WordLine, has_value, is_title, words_between
from cascade.reading.extraction.text_lines import TextLine
from cascade.text.table_headings import headings_end, is_heading

LEAST_LINES = 5  # of several columns that make a table of which nothing is drawn
LEAST_HEADED = 3  # below headings of targets
LEAST_DRAWN = 2  # of one with ruled lines or bands
LEAST_COLUMNS = 4
ALIGNED = 1.5  # points between the beginnings of texts in one column
GOES_ON = 2.6  # distance between the lines of a table, as a multiple of that within a row
FARTHEST_ROW = 6.0  # as GOES_ON, for a row that fits the columns above
CLOSEST_LINES, LOOSEST_LINES = 1.2, 1.65  # of the font size: distances between the lines of a cell
ONE_CELL = 1.3  # distance between lines of one cell, as a multiple of the usual one
MOST_HEADINGS = 8  # lines of a header
CAPTION = re.compile(r"tabel?\b|lampiran\b", re.I)


def parts_with_headings(lines: Sequence[WordLine]) -> Iterator[list[WordLine]]:
    """Yield the lines of a page in parts, each with the headings of one table: those after values begin another one."""
    part: list[WordLine] = []
    texts = [line.text for line in lines]
    left = min((word.box[0] for line in lines for word in line.words), default=0.0)
    follows_value = False
    for number, line in enumerate(lines):
        is_heading_after_values = follows_value and is_heading(texts[number])
        if is_heading_after_values and headings_end(texts[number : number + MOST_HEADINGS]) is not None:
            yield part
            part, follows_value = [], False
        part.append(line)
        follows_value = follows_value or has_value(line, left)
    if part:
        yield part


class TableRegion:
    """The lines of one table: those between the outermost of its ruled lines, and those that surely go on with them."""

    def __init__(self, lines: Sequence[WordLine], field: Box | None, ys: Sequence[float], *, is_headed: bool):
        self.every = lines if field is None else list(words_between(lines, field[0] - SAME_EDGE, field[2] + SAME_EDGE))
        self.pitch = line_distance(self.every)
        self.lines: list[WordLine] = []
        self.columns = [line.columns for line in self.every]  # of each line
        lines_inside = range(len(self.every))
        least_columns, least_lines = LEAST_COLUMNS - 1, LEAST_HEADED if is_headed else LEAST_LINES
        if field is not None:
            least_columns, least_lines = 2, LEAST_DRAWN
            lines_inside = range(*self._between_outermost(ys))
        seeds = [n for n in lines_inside if self.columns[n] >= least_columns]
        if len(seeds) < least_lines:
            return
        is_parted = field is not None and len(ys) > 2
        first, last = (lines_inside[0], lines_inside[-1]) if is_parted else self._longest_run(seeds)
        if last - first + 1 < least_lines:
            return
        last = self._last_line_below(first, last)
        first = self._first_heading_above(first, last)
        self.lines = list(self.every[first : last + 1])

    def _between_outermost(self, ys: Sequence[float]) -> tuple[int, int]:
        """Return the lines between the outermost ruled lines that enclose texts side by side; a running head has a line too."""
        spans = [[n for n, line in enumerate(self.every) if low <= line.middle < high] for low, high in pairwise(ys)]
        tabular = [n for n, span in enumerate(spans) if any(self.columns[line] > 1 for line in span)]
        if not tabular:
            return 0, 0
        lines_of_table = [line for span in spans[tabular[0] : tabular[-1] + 1] for line in span]
        return lines_of_table[0], lines_of_table[-1] + 1

    def _longest_run(self, seeds: Sequence[int]) -> tuple[int, int]:
        """Return the first and last line of the longest run of lines of which none stands far from the next."""
        runs = [[seeds[0]]]
        for one, other in pairwise(seeds):
            steps = pairwise(self.every[one : other + 1])
            if any(b.middle - a.middle > 2 * GOES_ON * self.pitch or CAPTION.match(b.words[0].text) for a, b in steps):
                runs.append([])
            runs[-1].append(other)
        longest = max(runs, key=len)
        return longest[0], longest[-1]

    def _last_line_below(self, first: int, last: int) -> int:
        """Go on with lines close below, and further with rows, whose texts begin or end where those above do."""
        last_line = last
        alignments = sorted(
            alignment
            for line in self.every[first : last + 1]
            for text in line.texts()
            for alignment in alignment_places(text)
        )
        for number in range(last + 1, len(self.every)):
            line = self.every[number]
            gap = line.middle - self.every[number - 1].middle
            if gap > FARTHEST_ROW * self.pitch or CAPTION.match(line.words[0].text):
                break
            texts = line.texts()
            fitting = sum(any(is_near(alignment, alignments) for alignment in alignment_places(text)) for text in texts)
            is_row = self.columns[number] >= LEAST_COLUMNS - 1
            is_next_line_of_cell = number == last_line + 1 and gap <= ONE_CELL * self.pitch
            if is_row and 2 * fitting > len(texts):
                last_line = number
            elif gap > GOES_ON * self.pitch:
                break
            elif is_row or is_next_line_of_cell:
                last_line = number
        return last_line

    def _first_heading_above(self, first: int, last: int) -> int:
        """Go up over headings: several in a line, or one that is neither a title nor a caption."""
        left = min(word.box[0] for line in self.every[first : last + 1] for word in line.words)
        right = max(word.box[2] for line in self.every[first : last + 1] for word in line.words)
        while first:
            line, below = self.every[first - 1], self.every[first]
            if below.middle - line.middle > GOES_ON * self.pitch or CAPTION.match(line.words[0].text):
                break
            if self.columns[first - 1] < 2 and is_title(line, below, left, right):
                break
            first -= 1
        return first


def alignment_places(text: TextLine) -> tuple[float, float, float]:
    """Return the places at which a text may be aligned with others: its begin, end and middle."""
    return text.box[0], text.box[2], (text.box[0] + text.box[2]) / 2


def is_near(place: float, places: Sequence[float]) -> bool:
    """Tell whether a place is near one of others, which are in order."""
    next_place = bisect_left(places, place - ALIGNED)
    return next_place < len(places) and places[next_place] <= place + ALIGNED


def line_distance(lines: Sequence[WordLine]) -> float:
    """Return the distance between two lines of one cell: of those that begin alike, as far as that is a usual one."""
    sizes = [word.size for line in lines for word in line.words]
    if not sizes:
        return 0.0
    size = median(sizes)
    alike = sorted(
        below.middle - line.middle
        for line, below in pairwise(lines)
        if any(abs(one.box[0] - other.box[0]) < ALIGNED for one in line.words for other in below.words)
    )
    return max(CLOSEST_LINES * size, min(LOOSEST_LINES * size, alike[len(alike) // 4] if alike else 0.0))
