"""Read the lines, boxes and pictures that a PDF page draws.

A page comes in; its ruled lines, thin boxes, shading and the places of its pictures come out, in points from the top left,
those of form objects included. Knows no text and no tables: what a ruled line encloses, `lattice` finds.
"""

from __future__ import annotations

import ctypes
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from ctypes import byref
from dataclasses import dataclass, field
from itertools import pairwise, repeat
from operator import itemgetter
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

from cascade.reading.extraction.lattice import Box, RuledLine
from cascade.reading.loaders.pdf.page_view import PageView
from cascade.reading.loaders.pdf.pdfium import Handle, handle_of, pdfium

MAX_OBJECTS = 60_000  # on one page
THIN_BOX = 2.6  # points: a filled box so thin is a ruled line, a thicker one is shading
MOST_LEAN = 0.7  # points that a straight ruled line may lean
DEEPEST_FORM = 6
RECTANGLE = 5  # corners of a rectangle, the first one twice
Matrix = tuple[float, float, float, float, float, float]
_TEXT, _PATH = raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def read_drawn_objects(page: pypdfium2.PdfPage, view: PageView) -> DrawnObjects:
    """Return what the paths and pictures of a page draw, form objects included."""
    drawn = DrawnObjects()
    budget = MAX_OBJECTS
    handle = handle_of(page)
    count = min(pdfium.FPDFPage_CountObjects(handle), MAX_OBJECTS)
    stack = [(item, _IDENTITY, 0) for item in map(pdfium.FPDFPage_GetObject, repeat(handle), range(count))]
    while stack and budget:
        budget -= 1
        item, outer, depth = stack.pop()
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == _TEXT:
            drawn.texts[item.value] = -len(drawn.texts)  # the walk goes from the last object to the first
        elif kind == _PATH:
            _add_path(item, outer, view, drawn)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST_FORM:
            inner = _multiplied(_matrix(item), outer)
            count = min(pdfium.FPDFFormObj_CountObjects(item), budget)
            stack += [(pdfium.FPDFFormObj_GetObject(item, index), inner, depth + 1) for index in range(count)]
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            width, height = ctypes.c_uint(), ctypes.c_uint()
            pdfium.FPDFImageObj_GetImagePixelSize(item, byref(width), byref(height))
            drawn.pictures.append((_multiplied(_matrix(item), outer), max(width.value, height.value)))
    drawn.is_cut = bool(stack)
    return drawn


_Colour = tuple[int, int, int]


@dataclass(slots=True)
class DrawnObjects:
    """What the paths of a page draw (strokes, thin filled boxes and shading), and where its pictures lie."""

    lines: list[RuledLine] = field(default_factory=list)
    thin_boxes: list[tuple[Box, _Colour]] = field(default_factory=list)
    shades: dict[_Colour, list[Box]] = field(default_factory=lambda: defaultdict(list))
    pictures: list[tuple[Matrix, int]] = field(default_factory=list)  # its place, pixels along its longer side
    texts: dict[int | None, int] = field(default_factory=dict)  # rank of each text object, the lower the earlier drawn
    is_cut: bool = False  # there are more objects than are looked at

    def ruled_lines(self) -> list[RuledLine]:
        """Return the straight lines and thin boxes, but those that nobody sees on their shading."""
        shading = {colour: _Shading(boxes) for colour, boxes in self.shades.items()}
        return [
            *self.lines,
            *(
                _as_ruled_line(box)
                for box, colour in self.thin_boxes
                if colour not in shading or not shading[colour].hides(box)
            ),
        ]


class _Shading:
    """The shaded boxes of one colour, by their sides: a large table has thousands of them, and as many borders."""

    def __init__(self, boxes: Sequence[Box]):
        self.by_side = [sorted(boxes, key=itemgetter(side)) for side in range(4)]
        self.places = [[box[side] for box in by_side] for side, by_side in enumerate(self.by_side)]

    def hides(self, box: Box) -> bool:
        """Tell whether a thin box lies between two boxes of its own colour: a border that is switched off."""
        left, top, right, bottom = box
        if bottom - top <= right - left:
            return self._reaches(box, 3, top) and self._reaches(box, 1, bottom)
        return self._reaches(box, 2, left) and self._reaches(box, 0, right)

    def _reaches(self, box: Box, side: int, place: float) -> bool:
        """Tell whether a shaded box has a side at a place, and runs along a thin box there."""
        first = bisect_left(self.places[side], place - 2 * THIN_BOX)
        last = bisect_right(self.places[side], place + 2 * THIN_BOX)
        begin, end = (0, 2) if side % 2 else (1, 3)
        return any(
            abs(shade[side] - place) <= THIN_BOX
            and min(shade[end], box[end]) - max(shade[begin], box[begin]) > THIN_BOX
            and _touch(shade, box)
            for shade in self.by_side[side][first:last]
        )


def picture_places(pictures: list[tuple[Matrix, int]], view: PageView) -> list[tuple[Box, float]]:
    """Return the places of pictures and their dots an inch, the strips of one picture together."""
    found: list[tuple[Box, float]] = []
    for (a, b, c, d, e, f), pixels in pictures:
        box = view.shown_box(min(e, e + a, e + c, e + a + c), min(f, f + b, f + d, f + b + d), max(e, e + a, e + c, e + a + c), max(f, f + b, f + d, f + b + d))  # fmt: skip
        dpi = 72 * pixels / (max(box[2] - box[0], box[3] - box[1]) or 1)
        for other in [other for other in found if _touch(other[0], box)]:
            found.remove(other)
            (x0, y0, x1, y1), other_dpi = other
            box, dpi = (min(x0, box[0]), min(y0, box[1]), max(x1, box[2]), max(y1, box[3])), max(dpi, other_dpi)
        found.append((box, dpi))
    return sorted(found, key=lambda each: each[0][1])


def _touch(one: Box, other: Box) -> bool:
    """Tell whether two boxes overlap, or nearly so."""
    return (
        one[0] <= other[2] + THIN_BOX
        and one[2] >= other[0] - THIN_BOX
        and one[1] <= other[3] + THIN_BOX
        and one[3] >= other[1] - THIN_BOX
    )


def _as_ruled_line(box: Box) -> RuledLine:
    left, top, right, bottom = box
    if bottom - top <= right - left:
        return RuledLine(False, (top + bottom) / 2, left, right)
    return RuledLine(True, (left + right) / 2, top, bottom)


def _matrix(item: Handle) -> Matrix:
    matrix = raw.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, byref(matrix)):
        return _IDENTITY
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _multiplied(one: Matrix, two: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _add_path(item: Handle, outer: Matrix, view: PageView, drawn: DrawnObjects) -> None:
    pdfium.FPDFPath_GetDrawMode(item, *_MODE_PLACES)
    is_filled, is_stroked = _mode()
    if not (is_filled or is_stroked):
        return
    colour = _fill_colour(item) if is_filled else (0, 0, 0)
    clip = clip_box(item, view, outer)
    if not is_stroked and pdfium.FPDFPath_CountSegments(item) <= RECTANGLE and outer is _IDENTITY:
        pdfium.FPDFPageObj_GetBounds(item, *_SIDE_PLACES)
        left, bottom, right, top = _sides()
        _add_filled(view.shown_box(left, bottom, right, top), colour, drawn, clip)
        return
    a, b, c, d, e, f = _multiplied(_matrix(item), outer)
    for points in _outlines(item):
        placed = [view.shown_point(a * x + c * y + e, b * x + d * y + f) for x, y in points]
        xs, ys = [x for x, _ in placed], [y for _, y in placed]
        box = (min(xs), min(ys), max(xs), max(ys))
        if is_filled:
            _add_filled(box, colour, drawn, clip)
        if is_stroked:
            for (x0, y0), (x1, y1) in pairwise(placed):
                if clip is not None and not _is_seen((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)), clip):
                    continue
                if abs(y1 - y0) <= MOST_LEAN:
                    drawn.lines.append(RuledLine(False, (y0 + y1) / 2, min(x0, x1), max(x0, x1)))
                elif abs(x1 - x0) <= MOST_LEAN:
                    drawn.lines.append(RuledLine(True, (x0 + x1) / 2, min(y0, y1), max(y0, y1)))


def _room_for(kind: str, count: int) -> tuple[tuple[object, ...], Callable[[], list[Any]]]:
    """Return where pdfium puts some numbers, and what tells them."""
    room = array(kind, [0] * count)
    start = room.buffer_info()[0]
    return tuple(ctypes.c_void_p(start + number * room.itemsize) for number in range(count)), room.tolist


_MODE_PLACES, _mode = _room_for("i", 2)
_PAINT_PLACES, _paint = _room_for("I", 4)
_SIDE_PLACES, _sides = _room_for("f", 4)
_POINT_PLACES, _point = _room_for("f", 2)


def _is_seen(box: Box, clip: Box | None) -> bool:
    """Tell whether a clip path leaves anything of a box; a ruled line has some width of its own."""
    return clip is None or (_touch(box, clip) and clip[0] < clip[2] and clip[1] < clip[3])


def clip_box(item: Handle, view: PageView, outer: Matrix = _IDENTITY) -> Box | None:
    """Return the box of the clip path of an object, inside forms placed by `outer`; None where it has none."""
    path = pdfium.FPDFPageObj_GetClipPath(item)
    count = pdfium.FPDFClipPath_CountPaths(path) if path else 0
    box: Box | None = None
    for number in range(count):
        points = [
            _point_of(pdfium.FPDFClipPath_GetPathSegment(path, number, segment))
            for segment in range(pdfium.FPDFClipPath_CountPathSegments(path, number))
        ]
        if not points:
            continue
        if outer is not _IDENTITY:
            a, b, c, d, e, f = outer
            points = [(a * x + c * y + e, b * x + d * y + f) for x, y in points]
        xs, ys = zip(*points, strict=True)
        own = view.shown_box(min(xs), min(ys), max(xs), max(ys))
        box = own if box is None else (
            max(box[0], own[0]), max(box[1], own[1]), min(box[2], own[2]), min(box[3], own[3]),
        )  # fmt: skip
    return box


def _point_of(segment: Handle) -> tuple[float, float]:
    pdfium.FPDFPathSegment_GetPoint(segment, *_POINT_PLACES)
    x, y = _point()
    return x, y


def _add_filled(box: Box, colour: _Colour, drawn: DrawnObjects, clip: Box | None) -> None:
    if not _is_seen(box, clip):
        return
    if min(box[2] - box[0], box[3] - box[1]) <= THIN_BOX:
        drawn.thin_boxes.append((box, colour))
    else:
        drawn.shades[colour].append(box)


def _fill_colour(item: Handle) -> _Colour:
    pdfium.FPDFPageObj_GetFillColor(item, *_PAINT_PLACES)
    red, green, blue, _ = _paint()
    return red, green, blue


def _outlines(item: Handle) -> Iterator[list[tuple[float, float]]]:
    """Yield the parts of a path that have straight sides only, as their corners."""
    points: list[tuple[float, float]] = []
    curved = False
    for number in range(pdfium.FPDFPath_CountSegments(item)):
        segment = pdfium.FPDFPath_GetPathSegment(item, number)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 and not curved:
                yield points
            points, curved = [], False
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        points.append(_point_of(segment))
        if pdfium.FPDFPathSegment_GetClose(segment) and points:
            points.append(points[0])
    if len(points) > 1 and not curved:
        yield points
