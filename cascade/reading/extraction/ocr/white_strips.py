"""Find the columns of a table whose picture rules nothing but lines between its rows.

A picture that is set straight goes in; upright lines in the middle of the white strips come out that no ink crosses below the headings,
as if they were ruled. The headings may lie across such strips. Reads no letters.
"""

from __future__ import annotations

import numpy as np

from cascade.reading.extraction.lattice import SAME_EDGE, RuledLine
from cascade.reading.extraction.ocr.picture import Picture
from cascade.reading.extraction.ocr.pixels import runs_of
from cascade.reading.extraction.ocr.text_pictures import ink_in

LEAST_LINES, LEAST_WIDTH = 5, 0.6  # lines between rows, and the share of the width of a picture over which they go
LEAST_COLUMNS = 4
LEAST_STRIP = 3.5  # points: no space between two words is so wide in small print
MOST_HEADINGS = 3  # rows that may be the header


def row_lines(picture: Picture) -> list[RuledLine]:
    """Return the long level lines of one length that part the rows of a picture without upright lines, from top to bottom."""
    if any(line.upright for line in picture.ruled_lines):
        return []
    wide = [line for line in picture.ruled_lines if line.end - line.start >= LEAST_WIDTH * picture.size[0]]
    alike = ([other for other in wide if _end_alike(line, other)] for line in wide)
    most = max(alike, key=len, default=[])
    return sorted(most, key=lambda line: line.offset) if len(most) >= LEAST_LINES else []


def strips_between(picture: Picture) -> list[RuledLine]:
    """Return upright lines through the white strips between the columns of a picture that is ruled between its rows alone."""
    lines = row_lines(picture)
    found: list[RuledLine] = []
    for below in range(1, min(MOST_HEADINGS, len(lines) - LEAST_LINES // 2) + 1 if lines else 1):
        strips = _white_strips(picture, lines[below], lines[-1])
        if len(strips) > len(found):
            found = strips
    return found if len(found) >= LEAST_COLUMNS - 1 else []


def _white_strips(picture: Picture, above: RuledLine, below: RuledLine) -> list[RuledLine]:
    """Return the middles of the strips between two level lines in which there is no ink."""
    box = (above.start, above.offset + 1, above.end, below.offset - 1)
    ink = ink_in(picture, box)
    if ink is None:
        return []
    inked = np.nonzero(ink.black.any(axis=0))[0]
    if not len(inked):
        return []
    first, last = int(inked[0]), int(inked[-1])
    white = np.logical_not(ink.black[:, first : last + 1].max(axis=0))
    return [
        RuledLine(True, (ink.left + first + (start + end) / 2) / picture.scale, above.offset, below.offset)
        for start, end in runs_of(white)
        if end - start >= LEAST_STRIP * picture.scale
    ]


def _end_alike(one: RuledLine, other: RuledLine) -> bool:
    return abs(one.start - other.start) <= SAME_EDGE and abs(one.end - other.end) <= SAME_EDGE
