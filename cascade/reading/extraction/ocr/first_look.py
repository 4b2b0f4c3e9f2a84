"""Look at a picture before seconds are spent on it: whether it shows a table, and which way its text runs.

A picture goes in; the columns of the widest ruled table that it shows come out, none of a photograph, a map or a chart. The lines
of a table run through it, those of an organisation chart go from box to box, and a diagram has few rows of several cells. Reads
no letters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from PIL import Image

from cascade.reading.extraction.lattice import SAME_EDGE, Lattice, RuledLine, find_lattices
from cascade.reading.extraction.ocr.picture import POINTS, Picture, straighten
from cascade.reading.extraction.ocr.pixels import Mask, Pixels, grown, mean_along, shrunk
from cascade.reading.extraction.ocr.ruled_pixels import SHORTEST_LEVEL, ridges, solid_runs
from cascade.reading.extraction.ocr.white_strips import row_lines

LOOK_DPI = 100.0
LEAST_CELLS = 6  # with fewer a picture shows a box or a diagram
LEAST_RULED = 0.6  # mean share of the height and width of a table through which its ruled lines run
LEAST_LINES = 3  # level lines of a table
LEAST_SIDE = 0.3  # share of a side of the picture that a table takes
CELLS_OF_A_ROW, LEAST_ROWS = 3, 0.5  # share of the rows that have so many cells
NEIGHBOURHOOD = 12.0  # points around a pixel that tell how light the paper is there
INK = 40  # of 255 grey levels: darker than the paper
BETWEEN_LETTERS = 1.5  # points
SURELY_TURNED = 1.2  # times as long as high, or as high as long: the usual run of ink


class Look(NamedTuple):
    """What a picture shows at first sight.

    `columns` are those of its widest table, 0 without one; `is_sideways` tells that its text runs up or down, `is_lined` that it has no
    such table, but level lines as rows of one have them.
    """

    columns: int
    is_sideways: bool
    is_lined: bool = False

    @property
    def may_be_table(self) -> bool:
        """Whether it is worth the seconds that reading takes."""
        return self.columns > 0 or self.is_lined


def look_at(image: Image.Image, dpi: float = LOOK_DPI) -> Look:
    """Return what a picture shows at first sight."""
    if not _has_level_lines(image.convert("L"), dpi / POINTS):
        return Look(0, False)
    picture = straighten(image, dpi)
    is_sideways = runs_upright(picture)
    widths = [len(lattice.ys if is_sideways else lattice.xs) - 1 for lattice in tables_of(picture, is_sideways)]
    return Look(max(widths, default=0), is_sideways, not widths and not is_sideways and bool(row_lines(picture)))


def _has_level_lines(plain: Image.Image, scale: float) -> bool:
    """Tell whether there are level lines enough for the smallest table, be the picture a little askew."""
    grey = np.asarray(plain)
    length = int(solid_runs(ridges(grey, scale), round(SHORTEST_LEVEL * scale)).sum())
    return length >= LEAST_LINES * LEAST_SIDE * min(plain.size)


def tables_of(picture: Picture, is_sideways: bool = False) -> Iterator[Lattice]:
    """Yield the lattices of a picture, or of one whose text runs up or down, that may be tables."""
    width, height = picture.size
    for lattice in find_lattices(picture.ruled_lines):
        left, top, right, bottom = lattice.box
        is_large = max((right - left) / width, (bottom - top) / height) >= LEAST_SIDE
        has_cells = len(lattice.cells) >= LEAST_CELLS and min(len(lattice.xs), len(lattice.ys)) > 2
        if (
            is_large
            and has_cells
            and _has_rows(lattice, is_sideways)
            and _ruled_share(lattice, picture.ruled_lines) >= LEAST_RULED
        ):
            yield lattice


def runs_upright(picture: Picture) -> bool:
    """Tell whether the text of a picture runs up or down: its words are higher than long."""
    ink = _words(picture.grey, picture.ruled, picture.scale)
    return bool(_mean_run(ink.T) > SURELY_TURNED * _mean_run(ink))


def _has_rows(lattice: Lattice, is_sideways: bool) -> bool:
    """Tell whether many rows have several cells."""
    counts = [0] * (len(lattice.xs if is_sideways else lattice.ys) - 1)
    for cell in lattice.cells:
        first, size = (cell.column, cell.columns) if is_sideways else (cell.row, cell.rows)
        for row in range(first, first + size):
            counts[row] += 1
    return sum(count >= CELLS_OF_A_ROW for count in counts) >= LEAST_ROWS * len(counts)


def _ruled_share(lattice: Lattice, lines: Sequence[RuledLine]) -> float:
    """Return the mean share of a lattice through which the ruled lines of its edges run."""
    left, top, right, bottom = lattice.box
    shares = []
    for edges, upright, begin, end in ((lattice.xs, True, top, bottom), (lattice.ys, False, left, right)):
        lengths = [
            sum(
                max(0.0, min(line.end, end) - max(line.start, begin))
                for line in lines
                if line.upright is upright and abs(line.offset - edge) < SAME_EDGE / 2
            )
            for edge in edges
        ]
        shares.append(sum(min(1.0, length / (end - begin)) for length in lengths) / len(lengths))
    return sum(shares) / 2


def _words(grey: Pixels, ruled: Mask, scale: float) -> Mask:
    """Return the ink of a picture without its ruled lines, with the gaps between letters closed."""
    size = round(NEIGHBOURHOOD * scale)
    paper = mean_along(np.ascontiguousarray(mean_along(grey, size).T), size).T
    near_lines = grown(grown(ruled.astype(np.uint8), 5).T, 5).T > 0
    ink = ((paper - grey > INK) & ~near_lines).astype(np.uint8)
    gap = max(3, round(BETWEEN_LETTERS * scale) + 1)
    upright = shrunk(grown(ink, gap), gap)
    return shrunk(grown(upright.T, gap), gap).T > 0


def _mean_run(ink: Mask) -> float:
    """Return the mean length of the runs of ink in the rows of a picture."""
    begins = int((ink[:, 1:] & ~ink[:, :-1]).sum()) + int(ink[:, 0].sum())
    return int(ink.sum()) / max(1, begins)
