"""Tell with which colour the cells of a table are shaded, and where shading parts rows between which no line is ruled.

A table and the coloured boxes that its page draws go in; the table comes out with the colour of the smallest box around the middle
of each cell, or the lower ends of a header that is told by its colour alone. White is no colour.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from cascade.reading.extraction.lattice import ON_ONE_LINE, SAME_EDGE, Box, Lattice, RuledLine
from cascade.reading.extraction.printed_page import PrintedTable

WHITE = 250  # of 255, from which on nobody sees a colour
FIRST_ROWS = 4  # of a table, which may be its header
LEAST = 7.0  # points from an edge of the row, where one line of text has room
WHOLE_WIDTH = 0.9  # of the width of a table
_Colour = tuple[int, int, int]


def with_fills(table: PrintedTable, shades: Mapping[_Colour, Iterable[Box]]) -> PrintedTable:
    """Return a table whose cells know their colour."""
    if all(min(colour) >= WHITE for colour in shades):
        return table
    order = sorted(range(len(table.cells)), key=lambda index: _middle(table.cells[index].box)[1])
    middles = [_middle(table.cells[index].box) for index in order]
    heights = [y for _, y in middles]
    left, top, right, bottom = table.box
    boxes = [
        ((box[2] - box[0]) * (box[3] - box[1]), box, colour)
        for colour, own in shades.items()
        for box in own
        if box[0] < right and box[2] > left and box[1] < bottom and box[3] > top
    ]
    fills: dict[int, str] = {}
    for _, box, colour in sorted(boxes, reverse=True):
        for place in range(bisect_left(heights, box[1]), bisect_right(heights, box[3])):
            if box[0] < middles[place][0] < box[2]:
                fills[order[place]] = "" if min(colour) >= WHITE else "{:02x}{:02x}{:02x}".format(*colour)
    if not any(fills.values()):
        return table
    cells = (replace(cell, fill=fills[n]) if fills.get(n) else cell for n, cell in enumerate(table.cells))
    return replace(table, cells=tuple(cells))


def ends_of_shaded_heads(lattice: Lattice, shades: Mapping[_Colour, Iterable[Box]]) -> Iterator[RuledLine]:
    """Yield the lower edge of shading that covers the upper part of one of the first rows of a table, over its whole width.

    Nothing of the lower part is shaded: the lines of a text may be shaded one by one.
    """
    left, _, right, _ = lattice.box
    coloured = [box for colour, boxes in shades.items() if min(colour) < WHITE for box in boxes]
    for top, bottom in pairwise(lattice.ys[: FIRST_ROWS + 1]):
        for colour, boxes in shades.items():
            if min(colour) >= WHITE:
                continue
            strips = [box for box in boxes if abs(box[1] - top) <= SAME_EDGE and top + LEAST < box[3] < bottom - LEAST]
            lowest = max((box[3] for box in strips), default=0.0)
            covered, reached = 0.0, left
            for box in sorted(box for box in strips if lowest - box[3] <= ON_ONE_LINE):
                covered += max(0.0, min(box[2], right) - max(box[0], reached))
                reached = max(reached, box[2])
            is_shaded_below = any(
                box[1] < bottom - 1 and box[3] > lowest + 1 and box[0] < right and box[2] > left for box in coloured
            )
            if covered > WHOLE_WIDTH * (right - left) and not is_shaded_below:
                yield RuledLine(False, lowest, left, right)


def _middle(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
