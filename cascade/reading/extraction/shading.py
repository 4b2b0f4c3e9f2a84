"""Tell with which colour the cells of a table are shaded.

A table and the coloured boxes that its page draws go in; the table comes out with the colour of the smallest box around the middle
of each cell. White is no colour.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import replace

from cascade.reading.extraction.lattice import Box
from cascade.reading.extraction.printed_page import PrintedTable

WHITE = 250  # of 255, from which on nobody sees a colour
_Colour = tuple[int, int, int]


def with_fills(table: PrintedTable, shades: Mapping[_Colour, Iterable[Box]]) -> PrintedTable:
    """Return a table whose cells know their colour."""
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


def _middle(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
