"""Set the picture of a page straight and find its ruled lines.

An image goes in; the picture set straight comes out, with its ruled lines in points, and how a box of it lies on the page. Reads
no letters and knows no file format.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from PIL import Image

from cascade.reading.extraction.lattice import Box, RuledLine
from cascade.reading.extraction.ocr.pixels import Mask, Pixels, median_of
from cascade.reading.extraction.ocr.ruled_pixels import (
    SHORTEST_LEVEL,
    SHORTEST_UPRIGHT,
    lines_of_tables,
    pixels_of,
    ridges,
    solid_runs,
    strokes_of,
)

POINTS = 72  # in an inch
LINE_DPI = 120  # pixels an inch, at which ruled lines are seen as well as at more, and sooner
MOST_LEAN = 3.0  # degrees
LEAST_LEAN = 0.04


@dataclass(slots=True)
class Picture:
    """A picture of a page, set straight.

    `grey` holds its pixels, `scale` pixels a point, `quarters` and `lean` the quarter turns and degrees by which it was turned,
    against the clock, to stand upright; `slant` by how many degrees its upright lines ran to the right of upright then; `grain` how much its paper varies from pixel to pixel, in grey levels; `ruled` the pixels of its ruled lines.
    """

    grey: Pixels
    scale: float
    lean: float
    slant: float
    ruled_lines: tuple[RuledLine, ...]
    grain: float
    quarters: int
    ruled: Mask = field(repr=False)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        height, width = self.grey.shape
        return width / self.scale, height / self.scale

    def on_page(self, box: Box) -> Box:
        """Return a box of the straight picture as it lies on the page."""
        width, height = self.size
        turn = math.radians(self.lean)
        x, y = (box[0] + box[2] - width) / 2, (box[1] + box[3] - height) / 2
        leaning = y * math.tan(math.radians(self.slant))
        moved_x = (x + leaning) * math.cos(turn) - y * math.sin(turn) - x
        moved_y = (x + leaning) * math.sin(turn) + y * math.cos(turn) - y
        left, top, right, bottom = box[0] + moved_x, box[1] + moved_y, box[2] + moved_x, box[3] + moved_y
        for _ in range(self.quarters):
            left, top, right, bottom = height - bottom, left, height - top, right
            width, height = height, width
        return left, top, right, bottom


def straighten(image: Image.Image, dpi: float, quarters: int = 0) -> Picture:
    """Set a picture straight and find its ruled lines.

    Args:
        image: The picture of a page, in any mode.
        dpi: Pixels an inch.
        quarters: Quarter turns against the clock that make its text upright.
    """
    scale = dpi / POINTS
    plain = image.convert("L").rotate(90 * quarters, expand=True)
    times = max(1, round(dpi // LINE_DPI))
    rough = plain.reduce(times)
    level = ridges(np.asarray(rough), scale / times)
    lean = _lean(level)
    rough = _turned(rough, lean, 0.0)
    down = _upright_runs(rough, scale / times)
    if slant := _lean(down):
        rough = _turned(plain.reduce(times), lean, slant)
        down = _upright_runs(rough, scale / times)
    if lean or slant:
        level = ridges(np.asarray(rough), scale / times)
    across = solid_runs(level, round(SHORTEST_LEVEL * scale / times))
    strokes = [*strokes_of(across, upright=False), *strokes_of(down, upright=True)]
    lines = lines_of_tables([stroke.line(scale / times) for stroke in strokes])
    ruled = pixels_of(strokes, lines, across, down.T, scale / times)
    grey = np.asarray(_turned(plain, lean, slant))
    ruled = ruled.repeat(times, axis=0).repeat(times, axis=1)[: grey.shape[0], : grey.shape[1]]
    return Picture(grey, scale, lean, slant, tuple(lines), _grain(grey), quarters, ruled)


def _upright_runs(rough: Image.Image, scale: float) -> Mask:
    """Return the pixels of upright ruled lines, each column of the picture as a row."""
    turned = np.ascontiguousarray(np.asarray(rough).T)
    return solid_runs(ridges(turned, scale), round(SHORTEST_UPRIGHT * scale))


def _turned(plain: Image.Image, lean: float, slant: float) -> Image.Image:
    """Return a picture turned about its middle by `lean` degrees against the clock, its upright lines set upright by `slant`."""
    if not lean and not slant:
        return plain
    cosine, sine, shift = math.cos(math.radians(lean)), math.sin(math.radians(lean)), math.tan(math.radians(slant))
    x, y = plain.width / 2, plain.height / 2
    across = (cosine, cosine * shift - sine)
    down = (sine, sine * shift + cosine)
    matrix = (*across, x - across[0] * x - across[1] * y, *down, y - down[0] * x - down[1] * y)
    paper = int(median_of(np.asarray(plain.reduce(4))))
    return plain.transform(
        plain.size, Image.Transform.AFFINE, matrix, resample=Image.Resampling.BICUBIC, fillcolor=paper
    )


def _grain(grey: Pixels) -> float:
    """Return the standard deviation of the paper: most neighbours are paper."""
    steps = np.abs(np.diff(grey[::4].astype(np.int16), axis=1))
    return 1.05 * median_of(steps)  # of a difference of two, as a normal distribution has it


def _lean(found: Mask) -> float:
    """Return by how many degrees, against the clock, the lines of a picture must be turned to lie level; 0 where it hardly matters."""
    ys, xs = np.nonzero(found)
    if len(ys) < 100:
        return 0.0
    step = max(1, len(ys) // 200_000)
    ys, xs = ys[::step].astype(np.float32), xs[::step].astype(np.float32)

    def sharpness(degrees: float) -> float:
        at = (ys - xs * math.tan(math.radians(degrees))).round().astype(np.int32)
        counts = np.bincount(at - at.min()).astype(np.float64)
        total: float = (counts * counts).sum().item()
        return total

    best = 0.0
    for reach, step_size in ((MOST_LEAN, 0.25), (0.25, 0.05), (0.05, 0.01)):
        count = round(reach / step_size)
        best = max((best + n * step_size for n in range(-count, count + 1)), key=sharpness)
    return best if abs(best) >= LEAST_LEAN and sharpness(best) > 1.02 * sharpness(0.0) else 0.0
