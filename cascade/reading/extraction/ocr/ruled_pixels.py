"""Find the ruled lines of a picture.

Grey pixels go in; the straight lines of tables come out in points, as `lattice` takes them, with the pixels that they cover.
Strokes of letters are told from lines by their length, and by the lines that short ones run into.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from cascade.reading.extraction.lattice import REACH, RuledLine
from cascade.reading.extraction.ocr.pixels import Mask, Pixels, grown, mean_along, shrunk

THICKEST = 3.5  # points: a thicker line is shading
SMOOTH = 0.9  # points along a ruled line over which the grain of a scan is averaged; the gaps between small letters are wider
SHORTEST_LEVEL = 15.0  # points: shorter level strokes are letters
SHORTEST_UPRIGHT = 11.0  # points; the stems of letters are shorter
SURELY_A_LINE = 40.0  # points: so long is no stroke of letters, nor the stems of several lines
NEAR_CROSSING = 1.8  # points between the end of a short level line and the one that it runs into; a row of letters keeps farther away
SOLID = 0.9  # share of a ruled line that is ink
EVEN = 0.6  # times the mean darkness along a line that each place of a ruled line reaches, unlike a row of letters
FAINTEST = 20  # of 255 grey levels, between a ruled line and what is beside it
GRAIN = 2.5  # times the usual contrast between neighbours: a ruled line is darker than the grain
DARK = 140  # mean grey of shading on which ruled lines are light


def pixels_of(strokes: Sequence[Stroke], lines: Sequence[RuledLine], across: Mask, down: Mask, scale: float) -> Mask:
    """Return the pixels of those strokes that are ruled lines, also where one bends."""
    ruled = np.zeros_like(across)
    kept = set(lines)
    for stroke in strokes:
        if stroke.line(scale) not in kept:
            continue
        for row, start, end in stroke.runs:
            place = (slice(start, end), row) if stroke.upright else (row, slice(start, end))
            ruled[place] |= (down if stroke.upright else across)[place]
    return ruled


def lines_of_tables(lines: list[RuledLine]) -> list[RuledLine]:
    """Return the long ruled lines, and the short ones that go from one crossing ruled line to another; the others are strokes of letters."""
    remaining = [line for line in lines if line.end - line.start >= SURELY_A_LINE or _is_held(line, lines)]
    return remaining if len(remaining) == len(lines) else lines_of_tables(remaining)


def _is_held(line: RuledLine, lines: Sequence[RuledLine]) -> bool:
    """Tell whether both ends of a ruled line lie on crossing ruled lines."""
    crossing = [other for other in lines if other.upright is not line.upright]
    near = REACH if line.upright else NEAR_CROSSING
    return all(
        any(
            abs(other.offset - end) <= near and other.start - REACH <= line.offset <= other.end + REACH
            for other in crossing
        )
        for end in (line.start, line.end)
    )


def ridges(grey: Pixels, scale: float) -> Mask:
    """Return where a picture is darker than above and below: thin lines and the strokes of letters; lighter, on shading."""
    along = mean_along(grey, max(1, round(SMOOTH * scale)))
    size = max(3, round(THICKEST * scale))
    dark = shrunk(grown(along, size), size) - along
    usual = mean_along(dark, round(SHORTEST_LEVEL * scale))
    found: Mask = (dark > max(FAINTEST, GRAIN * np.median(dark[::3]).item())) & (dark > EVEN * usual)
    shade = mean_along(mean_along(grey, round(12 * scale)).T, round(12 * scale)).T
    if (shade < DARK).mean() > 0.001:
        light = along - grown(shrunk(along, size), size)
        found |= (light > 2 * FAINTEST) & (shade < DARK)
    return found


def solid_runs(found: Mask, size: int) -> Mask:
    """Return the pixels that lie in a run, along a row, of at least so many which is nearly all ink."""
    height, width = found.shape
    if width <= size:
        return np.zeros_like(found)
    total = np.cumsum(np.pad(found, ((0, 0), (1, 0))), axis=1, dtype=np.int32)
    begins = (total[:, size:] - total[:, :-size]) >= SOLID * size
    change = np.zeros((height, width + 1), np.int32)
    change[:, : width - size + 1] += begins
    change[:, size : width + 1] -= begins
    inside = np.cumsum(change, axis=1)[:, :width] > 0
    return inside & _gaps_closed(found, max(2, size // 5))


def _gaps_closed(found: Mask, size: int) -> Mask:
    """Close gaps shorter than a size in each row, without growing the ends."""
    wide = grown(found.T.astype(np.uint8), size)
    return shrunk(wide, size).T > 0


def strokes_of(found: Mask, *, upright: bool) -> Iterator[Stroke]:
    """Yield the runs of pixels as strokes, those that lie one above the other together."""
    edges = np.diff(np.pad(found, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(edges == 1)
    ends = np.nonzero(edges == -1)[1]
    growing: list[Stroke] = []
    for row, start, end in zip(rows.tolist(), starts.tolist(), ends.tolist(), strict=True):
        done = [stroke for stroke in growing if stroke.row < row - 1]
        if done:
            yield from done
            growing = [stroke for stroke in growing if stroke.row >= row - 1]
        touching = [stroke for stroke in growing if stroke.start < end and start < stroke.end]
        if touching:
            touching[0].take(row, start, end)
        else:
            growing.append(
                Stroke(upright, row, start, end, (end - start) * (row + 0.5), end - start, [(row, start, end)])
            )
    yield from growing


@dataclass(slots=True)
class Stroke:
    """A ruled line, or a stroke of letters, as its runs of pixels are put together."""

    upright: bool
    row: int
    start: int
    end: int
    moment: float
    ink: int
    runs: list[tuple[int, int, int]]

    def take(self, row: int, start: int, end: int) -> None:
        """Add a run of pixels."""
        self.row, self.start, self.end = row, min(self.start, start), max(self.end, end)
        self.moment += (end - start) * (row + 0.5)
        self.ink += end - start
        self.runs.append((row, start, end))

    def line(self, scale: float) -> RuledLine:
        """Return it as a ruled line."""
        return RuledLine(self.upright, self.moment / self.ink / scale, self.start / scale, self.end / scale)
