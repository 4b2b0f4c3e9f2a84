"""Which rules and which lines of text does this picture of a page show?

Grey pixels go in; the picture set straight, its rules in points and the boxes of its lines of text come out. The rules are
those that `lattice` makes tables of. Reads no letters and knows no file format. Needs numpy, which the extra `ocr` brings.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from cascade.reading.extraction.lattice import REACH, Box, RuledLine

if TYPE_CHECKING:
    from PIL.Image import Image as Drawn

Pixels = Any  # numpy.ndarray of uint8, rows × columns; numpy is an extra

POINTS = 72  # in an inch
FINE = 120  # pixels an inch, at which rules are seen as well as at more, and sooner
THICKEST = 3.5  # points: a thicker line is shading
SMOOTH = 0.9  # points along a rule over which the grain of a scan is averaged; the gaps between small letters are wider
LEVEL = 15.0  # points: shorter level strokes are letters
UPRIGHT = 11.0  # points; the stems of letters are shorter
SURE = 40.0  # points: so long is no stroke of letters, nor the stems of several lines
HELD = 1.8  # points between the end of a short level rule and the one that it runs into; a row of letters keeps farther away
SOLID = 0.9  # share of a rule that is ink
EVEN = 0.6  # times the mean darkness along a line that each place of a rule reaches, unlike a row of letters
FAINTEST = 20  # of 255 grey levels, between a rule and what is beside it
GRAIN = 2.5  # times the usual contrast between neighbours: a rule is darker than the grain
DARKEST = 6  # pixels that show how dark the ink of a cell is
SPECK = 4  # pixels together; fewer are dirt
DENSE = 0.04  # share of a text's box that is ink; specks far apart are no text
DARK = 140  # mean grey of shading on which rules are light
MOST_LEAN = 3.0  # degrees
LEAST_LEAN = 0.04
EDGE = 2.2  # points from the edge of a cell within which rules are wiped out
FADED = 32  # of 255: a cell with less contrast is blank
SHADE = 24.0  # points: the background of a cell is taken from squares of this size
CORE = 0.15  # share of the width of a line that is ink at the height of its small letters
LEVEL_BAR = 1.5  # width of a dash at least, in its heights
MARGIN = 0.2  # of the height of a line, above and below it
APART = 2.0  # times the height of a line: parts so far apart are two texts
SMALLEST = 1.2  # points: smaller specks are dirt; a full stop of 6 points is as large
LOWEST = 2.6  # points: height of the small letters of 5-point print


@dataclass(slots=True)
class Picture:
    """A picture of a page, set straight.

    `grey` holds its pixels, `scale` pixels a point, `quarters` and `lean` the quarter turns and degrees by which it was turned,
    against the clock, to stand upright; `grain` how much its paper varies from pixel to pixel, in grey levels.
    """

    grey: Pixels
    scale: float
    lean: float = 0.0
    rules: tuple[RuledLine, ...] = ()
    grain: float = 0.0
    quarters: int = 0
    _ruled: Pixels = field(default=None, repr=False)

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
        moved_x = x * math.cos(turn) - y * math.sin(turn) - x
        moved_y = x * math.sin(turn) + y * math.cos(turn) - y
        left, top, right, bottom = box[0] + moved_x, box[1] + moved_y, box[2] + moved_x, box[3] + moved_y
        for _ in range(self.quarters):
            left, top, right, bottom = height - bottom, left, height - top, right
            width, height = height, width
        return left, top, right, bottom

    def lines(self, box: Box) -> list[TextPicture]:
        """Return the lines of text inside a box, from top to bottom."""
        return list(_lines(self, box))

    def has_ink(self, box: Box) -> bool:
        """Tell whether anything is drawn inside a box, be it too small or too faint for a line of text."""
        inside = box[0] + EDGE, box[1] + EDGE, box[2] - EDGE, box[3] - EDGE
        found = _ink(self, inside)
        return found is not None and bool(found.black.any())


@dataclass(frozen=True, slots=True)
class TextPicture:
    """One line of text: the box of its ink and the foot of its letters in points, and its pixels, dark on light.

    A short level bar that stands alone `is_dash`: a network that knows letters by their neighbours reads anything into it.
    """

    box: Box
    base: float
    pixels: Pixels
    is_dash: bool = False


def look_at(image: Drawn, dpi: float, quarters: int = 0) -> Picture:
    """Set a picture straight and find its rules.

    Args:
        image: The picture of a page, in any mode.
        dpi: Pixels an inch.
        quarters: Quarter turns against the clock that make its text upright.
    """
    import numpy as np
    from PIL import Image

    scale = dpi / POINTS
    plain = image.convert("L").rotate(90 * quarters, expand=True)
    times = max(1, round(dpi // FINE))
    lean = _lean(_ridge(np.asarray(plain.reduce(times)), scale / times))
    if abs(lean) >= LEAST_LEAN:
        plain = plain.rotate(
            lean, resample=Image.Resampling.BICUBIC, fillcolor=int(np.median(np.asarray(plain.reduce(4))))
        )
    else:
        lean = 0.0
    rough = np.asarray(plain.reduce(times))
    across = _solid(_ridge(rough, scale / times), round(LEVEL * scale / times))
    down = _solid(_ridge(np.ascontiguousarray(rough.T), scale / times), round(UPRIGHT * scale / times))
    rules = _of_tables(
        [*_rules(across, scale / times, upright=False), *_rules(down, scale / times, upright=True)],
    )
    ruled = _inked(rules, across, down.T, scale / times)
    grey = np.asarray(plain)
    ruled = ruled.repeat(times, axis=0).repeat(times, axis=1)[: grey.shape[0], : grey.shape[1]]
    return Picture(grey, scale, lean, tuple(rules), _grain(grey), quarters, ruled)


def _grain(grey: Pixels) -> float:
    """Return the standard deviation of the paper: most neighbours are paper."""
    import numpy as np

    steps = np.abs(np.diff(grey[::2].astype(np.int16), axis=1))
    deviation: float = 1.05 * np.median(steps).item()  # of a difference of two, as a normal distribution has it
    return deviation


# Rules


def _inked(rules: Sequence[RuledLine], across: Pixels, down: Pixels, scale: float) -> Pixels:
    """Return the pixels of rules."""
    import numpy as np

    ruled = np.zeros_like(across)
    for rule in rules:
        low, high = max(0, round((rule.at - THICKEST / 2) * scale)), round((rule.at + THICKEST / 2) * scale) + 1
        start, end = max(0, round(rule.start * scale)), round(rule.end * scale) + 1
        place = (slice(start, end), slice(low, high)) if rule.upright else (slice(low, high), slice(start, end))
        ruled[place] |= (down if rule.upright else across)[place]
    return ruled


def _of_tables(rules: list[RuledLine]) -> list[RuledLine]:
    """Return the long rules, and the short ones that go from one crossing rule to another; the others are strokes of letters."""
    kept = [rule for rule in rules if rule.end - rule.start >= SURE or _is_held(rule, rules)]
    return kept if len(kept) == len(rules) else _of_tables(kept)


def _is_held(rule: RuledLine, rules: Sequence[RuledLine]) -> bool:
    """Tell whether both ends of a rule lie on crossing rules."""
    crossing = [other for other in rules if other.upright is not rule.upright]
    near = REACH if rule.upright else HELD
    return all(
        any(abs(other.at - end) <= near and other.start - REACH <= rule.at <= other.end + REACH for other in crossing)
        for end in (rule.start, rule.end)
    )


def _ridge(grey: Pixels, scale: float) -> Pixels:
    """Return where a picture is darker than above and below: thin lines and the strokes of letters; lighter, on shading."""
    import numpy as np

    along = _mean_along(grey, max(1, round(SMOOTH * scale)))
    size = max(3, round(THICKEST * scale))
    dark = _shrunk(_grown(along, size), size) - along
    usual = _mean_along(dark, round(LEVEL * scale))
    found = (dark > max(FAINTEST, GRAIN * np.median(dark).item())) & (dark > EVEN * usual)
    shade = _mean_along(_mean_along(grey, round(12 * scale)).T, round(12 * scale)).T
    if (shade < DARK).mean() > 0.001:
        light = along - _grown(_shrunk(along, size), size)
        found |= (light > 2 * FAINTEST) & (shade < DARK)
    return found


def _mean_along(grey: Pixels, size: int) -> Pixels:
    """Return the mean of so many neighbours in each row."""
    import numpy as np

    if size < 2:
        return grey.astype(np.float32)
    before = size // 2
    padded = np.pad(grey, ((0, 0), (before + 1, size - before - 1)), mode="edge")
    total: Pixels = np.cumsum(padded, axis=1, dtype=np.int32 if grey.dtype == np.uint8 else np.float64)
    return ((total[:, size:] - total[:, :-size]) / size).astype(np.float32)


def _grown(grey: Pixels, size: int) -> Pixels:
    """Return the largest of so many neighbours in each column."""
    import numpy as np

    return _extreme(grey, size, np.maximum)


def _shrunk(grey: Pixels, size: int) -> Pixels:
    import numpy as np

    return _extreme(grey, size, np.minimum)


def _extreme(grey: Pixels, size: int, choose: Any) -> Pixels:
    import numpy as np

    padded = np.pad(grey, ((size // 2, size - 1 - size // 2), (0, 0)), mode="edge")
    reach = 1
    while 2 * reach <= size:
        padded = choose(padded[reach:], padded[:-reach])
        reach *= 2
    rest = size - reach
    return choose(padded[rest:], padded[: len(padded) - rest]) if rest else padded


def _solid(found: Pixels, size: int) -> Pixels:
    """Return the pixels that lie in a run, along a row, of at least so many which is nearly all ink."""
    import numpy as np

    height, width = found.shape
    if width <= size:
        return np.zeros_like(found)
    total = np.cumsum(np.pad(found, ((0, 0), (1, 0))), axis=1, dtype=np.int32)
    begins = (total[:, size:] - total[:, :-size]) >= SOLID * size
    change = np.zeros((height, width + 1), np.int32)
    change[:, : width - size + 1] += begins
    change[:, size : width + 1] -= begins
    inside = np.cumsum(change, axis=1)[:, :width] > 0
    return inside & _bridged(found, max(2, size // 5))


def _bridged(found: Pixels, size: int) -> Pixels:
    """Close gaps shorter than a size in each row, without growing the ends."""
    wide = _grown(found.T.astype("uint8"), size)
    return _shrunk(wide, size).T > 0


def _rules(found: Pixels, scale: float, *, upright: bool) -> Iterator[RuledLine]:
    """Yield the runs of pixels as rules, those that lie one above the other together."""
    import numpy as np

    edges = np.diff(np.pad(found, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(edges == 1)
    ends = np.nonzero(edges == -1)[1]
    growing: list[_Stroke] = []
    for row, start, end in zip(rows.tolist(), starts.tolist(), ends.tolist(), strict=True):
        done = [stroke for stroke in growing if stroke.row < row - 1]
        if done:
            yield from (stroke.rule(scale, upright) for stroke in done)
            growing = [stroke for stroke in growing if stroke.row >= row - 1]
        touching = [stroke for stroke in growing if stroke.start < end and start < stroke.end]
        if touching:
            touching[0].take(row, start, end)
        else:
            growing.append(_Stroke(row, start, end, (end - start) * (row + 0.5), end - start))
    yield from (stroke.rule(scale, upright) for stroke in growing)


@dataclass(slots=True)
class _Stroke:
    """A rule while its rows of pixels are put together."""

    row: int
    start: int
    end: int
    moment: float
    ink: int

    def take(self, row: int, start: int, end: int) -> None:
        self.row, self.start, self.end = row, min(self.start, start), max(self.end, end)
        self.moment += (end - start) * (row + 0.5)
        self.ink += end - start

    def rule(self, scale: float, upright: bool) -> RuledLine:
        return RuledLine(upright, self.moment / self.ink / scale, self.start / scale, self.end / scale)


def _lean(found: Pixels) -> float:
    """Return by how many degrees, against the clock, the lines of a picture must be turned to lie level."""
    import numpy as np

    ys, xs = np.nonzero(found)
    if len(ys) < 100:
        return 0.0
    step = max(1, len(ys) // 200_000)
    ys, xs = ys[::step].astype(np.float32), xs[::step].astype(np.float32)

    def sharpness(degrees: float) -> float:
        at = (ys - xs * math.tan(math.radians(degrees))).round().astype(np.int32)
        counts = np.bincount(at - at.min()).astype(np.float64)
        return (counts * counts).sum().item()  # type: ignore[no-any-return]

    best = 0.0
    for reach, step_size in ((MOST_LEAN, 0.25), (0.25, 0.05), (0.05, 0.01)):
        count = round(reach / step_size)
        best = max((best + n * step_size for n in range(-count, count + 1)), key=sharpness)
    return best if sharpness(best) > 1.02 * sharpness(0.0) else 0.0


# Lines of text


class _Ink(NamedTuple):
    """What is drawn in a box: where it begins in pixels, which pixels are ink, and the same as dark on light."""

    left: int
    top: int
    black: Pixels
    shown: Pixels


def _ink(picture: Picture, box: Box) -> _Ink | None:
    """Return what is drawn in a box apart from rules; None where it is too small or all of one grey."""
    import numpy as np

    scale = picture.scale
    height, width = picture.grey.shape
    left, top = max(0, math.floor(box[0] * scale)), max(0, math.floor(box[1] * scale))
    right, bottom = min(width, math.ceil(box[2] * scale)), min(height, math.ceil(box[3] * scale))
    if right - left < 4 or bottom - top < 4:
        return None
    grey = picture.grey[top:bottom, left:right].astype(np.float32)
    wiped = _at_edges(picture._ruled[top:bottom, left:right], max(2, round(EDGE * scale)))
    ground = _ground(grey, max(8, round(SHADE * scale)))
    ink = ground - grey
    ink[wiped] = 0
    strong = np.abs(ink)
    contrast = np.partition(strong, -DARKEST, axis=None)[-DARKEST].item()
    least = max(FADED, 3.5 * picture.grain)
    if contrast < least:
        return None
    least = max(least, 0.35 * contrast)
    if (ink < -least).sum() > (ink > least).sum():  # light letters on dark ground
        ink = -ink
    ink = np.clip(ink, 0, None)
    black = _without_specks(ink > least)
    return _Ink(left, top, black, 255 - np.clip(ink * (225 / max(contrast, 1)), 0, 255))


def _lines(picture: Picture, box: Box) -> Iterator[TextPicture]:
    import numpy as np

    found = _ink(picture, box)
    if found is None:
        return
    left, top, black, shown = found
    scale = picture.scale
    low = LOWEST * scale
    for upper, foot, lower in _bands(black, low):
        for begin, end in _parts(black[upper:lower], APART * max(lower - upper, low)):
            own = np.nonzero(black[upper:lower, begin:end].any(axis=1))[0]
            first, last = upper + int(own[0]), upper + int(own[-1]) + 1
            inked = int(black[first:last, begin:end].sum())
            if max(end - begin, last - first) < SMALLEST * scale or inked < DENSE * (end - begin) * (last - first):
                continue
            margin = max(2, round(MARGIN * max(last - first, 2 * low)))
            a, b, c, d = first - margin, last + margin, begin - 2 * margin, end + 2 * margin
            pixels = _cut(shown, black, (a, b, c, d), (upper, lower))
            place = ((left + begin) / scale, (top + first) / scale, (left + end) / scale, (top + last) / scale)
            is_dash = _is_dash(end - begin, last - first, inked, low)
            yield TextPicture(place, (top + foot) / scale, pixels, is_dash)


def _is_dash(width: int, height: int, inked: int, low: float) -> bool:
    return LEVEL_BAR * height <= width <= 3 * low and height <= 0.5 * low and inked >= 0.6 * width * height


def _cut(shown: Pixels, black: Pixels, window: tuple[int, int, int, int], band: tuple[int, int]) -> Pixels:
    """Return a window of a picture, white where it reaches over its border or into other lines."""
    import numpy as np

    a, b, c, d = window
    height, width = shown.shape
    found = np.full((b - a, d - c), 255, np.uint8)
    top, bottom = max(0, a, band[0] - 1), min(height, b, band[1] + 1)
    left, right = max(0, c), min(width, d)
    found[top - a : bottom - a, left - c : right - c] = shown[top:bottom, left:right]
    return found


def _at_edges(ruled: Pixels, reach: int) -> Pixels:
    """Return the pixels of rules near the edges of a cell, and what lies outside them."""
    wiped = ruled.copy()
    grown = wiped.copy()
    grown[1:] |= wiped[:-1]
    grown[:-1] |= wiped[1:]
    grown[:, 1:] |= wiped[:, :-1]
    grown[:, :-1] |= wiped[:, 1:]
    return grown


def _ground(grey: Pixels, size: int) -> Pixels:
    """Return the background: the usual grey of each square, with soft passages between squares."""
    import numpy as np
    from PIL import Image

    height, width = grey.shape
    rows, columns = max(1, height // size), max(1, width // size)
    if rows * columns == 1:
        return np.full_like(grey, np.median(grey).item())
    ys, xs = np.linspace(0, height, rows + 1).astype(int), np.linspace(0, width, columns + 1).astype(int)
    squares = np.array(
        [[np.median(grey[y0:y1, x0:x1]) for x0, x1 in pairwise(xs)] for y0, y1 in pairwise(ys)], np.float32
    )
    return np.asarray(Image.fromarray(squares).resize((width, height), Image.Resampling.BILINEAR))


def _without_specks(black: Pixels) -> Pixels:
    """Return ink without single pixels."""
    import numpy as np

    padded = np.pad(black, 1).astype(np.uint8)
    near = sum(
        padded[1 + dy : padded.shape[0] - 1 + dy, 1 + dx : padded.shape[1] - 1 + dx]
        for dy in (-1, 0, 1)
        for dx in (-1, 0, 1)
    )
    return black & (near >= SPECK)


def _bands(black: Pixels, low: float) -> list[tuple[int, int, int]]:
    """Return (top, foot of the letters, bottom) of the lines of text: the heights of small letters, grown to where least is between."""
    import numpy as np

    inked = black.sum(axis=1)
    if not inked.any():
        return []
    reach = max(1, round(low / 2))
    first = np.where(black.any(axis=1), black.argmax(axis=1), black.shape[1])
    last = np.where(black.any(axis=1), black.shape[1] - black[:, ::-1].argmax(axis=1), 0)
    begin = _shrunk(first[:, None], 2 * reach + 1)[:, 0]
    end = _grown(last[:, None], 2 * reach + 1)[:, 0]
    dense = inked >= CORE * np.maximum(end - begin, 1)
    cores = _runs(dense)
    cores = [core for core in _joined(cores, max(1, round(low / 4))) if inked[core[0] : core[1]].sum() >= 4]
    cores = _without_accents(cores, inked, low)
    if not cores:
        return []
    usual = np.median([b - a for a, b in cores]).item()
    cores = [part for core in cores for part in _split(core, inked, max(usual, low))]
    borders = [0]
    for (_, above), (below, _) in pairwise(cores):
        gap = inked[above:below]
        lowest = np.nonzero(gap == gap.min())[0] if len(gap) else np.array([0])
        borders.append(above + int(lowest[len(lowest) // 2]))
    borders.append(len(inked))
    return [(a, core[1], b) for (a, b), core in zip(pairwise(borders), cores, strict=True) if b > a]


def _runs(dense: Pixels) -> list[tuple[int, int]]:
    import numpy as np

    edges = np.diff(np.pad(dense, 1).astype(np.int8))
    return list(zip(np.nonzero(edges == 1)[0].tolist(), np.nonzero(edges == -1)[0].tolist(), strict=True))


def _joined(runs: Sequence[tuple[int, int]], gap: int) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for begin, end in runs:
        if joined and begin - joined[-1][1] <= gap:
            joined[-1] = joined[-1][0], end
        else:
            joined.append((begin, end))
    return joined


def _without_accents(cores: list[tuple[int, int]], inked: Pixels, low: float) -> list[tuple[int, int]]:
    """Leave out thin runs close to a higher one: the dots of i, the feet of g; a dash stands alone."""
    kept = []
    for number, (begin, end) in enumerate(cores):
        near = [cores[at] for at in (number - 1, number + 1) if 0 <= at < len(cores)]
        is_part = end - begin < 0.6 * low and any(
            max(begin - b, a - end) <= 0.7 * low and b - a > 2 * (end - begin) for a, b in near
        )
        if not is_part:
            kept.append((begin, end))
    return kept


def _split(core: tuple[int, int], inked: Pixels, usual: float) -> list[tuple[int, int]]:
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


def _parts(black: Pixels, apart: float) -> list[tuple[int, int]]:
    """Return (left, right) of the texts of a line that stand far apart."""
    return _joined(_runs(black.any(axis=0)), round(apart))
