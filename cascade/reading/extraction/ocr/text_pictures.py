"""Cut the lines of text out of a picture, each as a picture of its own.

A picture and a box in it go in; its lines of text come out from top to bottom, dark on light, without the ruled lines around
them, the specks of a scan and the shading of a cell. Reads no letters.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from PIL import Image

from cascade.reading.extraction.lattice import Box
from cascade.reading.extraction.ocr.picture import Picture
from cascade.reading.extraction.ocr.pixels import (
    Grey,
    Mask,
    Numbers,
    Pixels,
    grown,
    joined_runs,
    median_of,
    runs_of,
    shrunk,
)

DARKEST = 6  # pixels that show how dark the ink of a cell is
SPECK = 4  # pixels together; fewer are dirt
DENSE = 0.04  # share of a text's box that is ink; specks far apart are no text
EDGE = 2.2  # points from the edge of a cell within which ruled lines are wiped out
FADED = 32  # of 255: a cell with less contrast is blank
SHADE = 24.0  # points: the background of a cell is taken from squares of this size
CORE = 0.15  # share of the width of a line that is ink at the height of its small letters
FEW_LETTERS = 3.0  # heights of small letters: so narrow a text is one figure or two
OF_TALL, LARGEST = (
    0.6,
    2.0,
)  # share of the height of tall letters, and times the least: what is much lower is a part of letters
LEVEL_BAR = 1.5  # width of a dash at least, in its heights
MARGIN = 0.2  # of the height of a line, above and below it
APART = 1.5  # times the height of the ink of a line: parts so far apart are two texts
SMALLEST = (
    2.2  # points: smaller specks are dirt, or the rest of a ruled line; a dash of 5-point print is longer than high
)
LEAST_DASH = 1.5  # points
LOWEST = 2.6  # points: height of the small letters of 5-point print


@dataclass(frozen=True, slots=True)
class TextPicture:
    """One line of text: the box of its ink and the foot of its letters in points, and its pixels, dark on light.

    A short level bar that stands alone `is_dash`: a network that knows letters by their neighbours reads anything into it.
    """

    box: Box
    base: float
    pixels: Pixels
    is_dash: bool = False


class _Ink(NamedTuple):
    """What is drawn in a box: where it begins in pixels, which pixels are ink, and the same as dark on light."""

    left: int
    top: int
    black: Mask
    shown: Grey


def ink_in(picture: Picture, box: Box) -> _Ink | None:
    """Return what is drawn in a box apart from ruled lines; None where it is too small or all of one grey."""
    scale = picture.scale
    height, width = picture.grey.shape
    left, top = max(0, math.floor(box[0] * scale)), max(0, math.floor(box[1] * scale))
    right, bottom = min(width, math.ceil(box[2] * scale)), min(height, math.ceil(box[3] * scale))
    if right - left < 4 or bottom - top < 4:
        return None
    grey = picture.grey[top:bottom, left:right]
    wiped = _grown_by_one(picture.ruled[top:bottom, left:right])
    ground = _background(grey, max(8, round(SHADE * scale)))
    ink = ground - grey
    ink[wiped] = 0
    strong = np.abs(ink)
    strong = strong[strong >= FADED]
    if len(strong) < DARKEST:
        return None
    contrast = np.partition(strong, -DARKEST)[-DARKEST].item()
    least = max(FADED, 3.5 * picture.grain)
    if contrast < least:
        return None
    least = max(least, 0.35 * contrast)
    if (ink < -least).sum() > (ink > least).sum():  # light letters on dark ground
        ink = -ink
    ink = np.clip(ink, 0, None)
    black = _without_specks(ink > least)
    return _Ink(left, top, black, 255 - np.clip(ink * (225 / max(contrast, 1)), 0, 255))


def has_ink(picture: Picture, box: Box) -> bool:
    """Tell whether anything is drawn inside a box, be it too small or too faint for a line of text."""
    inside = box[0] + EDGE, box[1] + EDGE, box[2] - EDGE, box[3] - EDGE
    found = ink_in(picture, inside)
    return found is not None and bool(found.black.any())


def text_pictures(picture: Picture, box: Box) -> Iterator[TextPicture]:
    """Yield the lines of text inside a box, from top to bottom."""
    found = ink_in(picture, box)
    if found is None:
        return
    left, top, black, shown = found
    scale = picture.scale
    low = LOWEST * scale
    for upper, foot, lower in _text_bands(black, low):
        inked_rows = np.nonzero(black[upper:lower].any(axis=1))[0]
        height = int(inked_rows[-1] - inked_rows[0]) + 1 if len(inked_rows) else 0
        for begin, end in _parts_apart(black[upper:lower], APART * max(height, 2 * low)):
            own = np.nonzero(black[upper:lower, begin:end].any(axis=1))[0]
            first, last = upper + int(own[0]), upper + int(own[-1]) + 1
            inked = int(black[first:last, begin:end].sum())
            is_dash = _is_dash(end - begin, last - first, inked, low)
            is_speck = max(end - begin, last - first) < (LEAST_DASH if is_dash else SMALLEST) * scale
            is_low = is_dash or last - first < low
            is_border = is_low and not EDGE * scale <= (first + last) / 2 <= len(black) - EDGE * scale
            if is_speck or is_border or inked < DENSE * (end - begin) * (last - first):
                continue
            margin = max(2, round(MARGIN * max(last - first, 2 * low)))
            a, b, c, d = first - margin, last + margin, begin - 2 * margin, end + 2 * margin
            pixels = _cut(shown, (a, b, c, d), (upper, lower))
            place = ((left + begin) / scale, (top + first) / scale, (left + end) / scale, (top + last) / scale)
            yield TextPicture(place, (top + foot) / scale, pixels, is_dash)


def _is_dash(width: int, height: int, inked: int, low: float) -> bool:
    """Tell whether ink is a short level bar: flat, no longer than a few letters, and nearly solid."""
    is_flat = height <= 0.5 * low and LEVEL_BAR * height <= width
    return is_flat and width <= 3 * low and inked >= 0.6 * width * height


def _cut(shown: Grey, window: tuple[int, int, int, int], band: tuple[int, int]) -> Pixels:
    """Return a window of a picture, white where it reaches over its border or into other lines."""
    a, b, c, d = window
    height, width = shown.shape
    found = np.full((b - a, d - c), 255, np.uint8)
    top, bottom = max(0, a, band[0] - 1), min(height, b, band[1] + 1)
    left, right = max(0, c), min(width, d)
    found[top - a : bottom - a, left - c : right - c] = shown[top:bottom, left:right]
    return found


def _grown_by_one(ruled: Mask) -> Mask:
    """Return the pixels of ruled lines and those beside them."""
    wider = ruled.copy()
    wider[1:] |= ruled[:-1]
    wider[:-1] |= ruled[1:]
    wider[:, 1:] |= ruled[:, :-1]
    wider[:, :-1] |= ruled[:, 1:]
    return wider


def _background(grey: Pixels, size: int) -> Grey:
    """Return the background: the usual grey of each square, with soft passages between squares."""
    height, width = grey.shape
    rows, columns = max(1, height // size), max(1, width // size)
    if rows * columns == 1:
        return np.full(grey.shape, median_of(grey), np.float32)
    ys, xs = np.linspace(0, height, rows + 1).astype(int), np.linspace(0, width, columns + 1).astype(int)
    squares = np.array(
        [[median_of(grey[y0:y1, x0:x1]) for x0, x1 in pairwise(xs)] for y0, y1 in pairwise(ys)], np.float32
    )
    return np.asarray(Image.fromarray(squares).resize((width, height), Image.Resampling.BILINEAR))


def _without_specks(black: Mask) -> Mask:
    """Return ink without single pixels."""
    padded = np.pad(black, 1).astype(np.uint8)
    near = sum(
        padded[1 + dy : padded.shape[0] - 1 + dy, 1 + dx : padded.shape[1] - 1 + dx]
        for dy in (-1, 0, 1)
        for dx in (-1, 0, 1)
    )
    return black & (near >= SPECK)


def _text_bands(black: Mask, low: float) -> list[tuple[int, int, int]]:
    """Return (top, foot of the letters, bottom) of the lines of text: the heights of small letters, grown to where least is between."""
    inked = black.sum(axis=1)
    if not inked.any():
        return []
    cores = runs_of(_dense_heights(black, inked, low))
    cores = [core for core in joined_runs(cores, max(1, round(low / 4))) if inked[core[0] : core[1]].sum() >= 4]
    if not cores:
        return []
    tall = np.percentile([b - a for a, b in cores], 75).item()
    cores = _without_accents(cores, inked, min(max(low, OF_TALL * tall), LARGEST * low))
    usual = np.median([b - a for a, b in cores]).item()
    cores = [part for core in cores for part in _split_core(core, inked, max(usual, low))]
    borders = [0]
    for (_, above), (below, _) in pairwise(cores):
        gap = inked[above:below]
        lowest = np.nonzero(gap == gap.min())[0] if len(gap) else np.array([0])
        borders.append(above + int(lowest[len(lowest) // 2]))
    borders.append(len(inked))
    return [(a, core[1], b) for (a, b), core in zip(pairwise(borders), cores, strict=True) if b > a]


def _dense_heights(black: Mask, inked: Numbers, low: float) -> Mask:
    """Return at which heights a large share of the width of the text there is ink, as at that of its small letters.

    The one stroke of a single figure is less, and counts.
    """
    reach = max(1, round(low / 2))
    first = np.where(black.any(axis=1), black.argmax(axis=1), black.shape[1])
    last = np.where(black.any(axis=1), black.shape[1] - black[:, ::-1].argmax(axis=1), 0)
    begin = shrunk(first[:, None], 2 * reach + 1)[:, 0]
    end = grown(last[:, None], 2 * reach + 1)[:, 0]
    width = np.maximum(end - begin, 1)
    dense: Mask = inked >= np.where(width <= FEW_LETTERS * low, 1, CORE * width)
    return dense


def _without_accents(cores: list[tuple[int, int]], inked: Numbers, low: float) -> list[tuple[int, int]]:
    """Leave out thin runs close to a higher one: the dots of i, the feet of g; a dash stands alone."""
    remaining = []
    for number, (begin, end) in enumerate(cores):
        near = [cores[at] for at in (number - 1, number + 1) if 0 <= at < len(cores)]
        is_part = end - begin < 0.6 * low and any(
            max(begin - b, a - end) <= 0.7 * low and b - a > 2 * (end - begin) for a, b in near
        )
        if not is_part:
            remaining.append((begin, end))
    return remaining


def _split_core(core: tuple[int, int], inked: Numbers, usual: float) -> list[tuple[int, int]]:
    """Split the core of several lines whose letters touch, at the thinnest heights."""
    begin, end = core
    pitch = 2.1 * usual
    count = round((end - begin - usual) / pitch) + 1
    if count < 2 or end - begin < 2.2 * usual:
        return [core]
    step = (end - begin - usual) / (count - 1)
    cuts = []
    for number in range(1, count):
        middle = begin + usual / 2 + step * (number - 0.5)
        a, b = round(middle - step / 4), round(middle + step / 4) + 1
        cuts.append(a + int(inked[a:b].argmin()))
    places = [begin, *cuts, end]
    return [(a, b) for a, b in pairwise(places) if b > a]


def _parts_apart(black: Mask, apart: float) -> list[tuple[int, int]]:
    """Return (left, right) of the texts of a line that stand far apart."""
    inked: Mask = np.asarray(black.any(axis=0))
    return joined_runs(runs_of(inked), round(apart))
