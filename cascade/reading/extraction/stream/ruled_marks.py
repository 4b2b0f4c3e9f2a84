"""Sort what is drawn of the tables of a page: level lines, upright lines and bands of shading.

The ruled lines and shaded boxes of a page go in; the boxes around those that belong together come out, as far as they may frame a
table whose cells they do not enclose. Knows no text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from cascade.reading.extraction.lattice import ON_ONE_LINE, SAME_EDGE, Box, RuledLine, join_ruled_lines
from cascade.reading.extraction.text_lines import Glyph

LEAST_WIDTH = 150.0  # points that a table is wide
MOST_MARKS = 400  # ruled lines and bands on a page; more draw a picture
NEAR_MARKS = 60.0  # points between ruled lines or bands of one table


@dataclass(frozen=True, slots=True)
class RuledMarks:
    """What is drawn of the tables of a page: level lines, upright lines, and bands of shading."""

    levels: Sequence[RuledLine] = ()
    uprights: Sequence[RuledLine] = ()
    bands: Sequence[Box] = ()

    @classmethod
    def of(cls, rules: Iterable[RuledLine], shades: Iterable[Sequence[Box]]) -> RuledMarks:
        """Sort what a page draws; the shaded cells of a row are one band."""
        joined = join_ruled_lines(rules)
        levels = [line for line in joined if not line.upright]
        uprights = [line for line in joined if line.upright]
        return cls(levels, uprights, [band for boxes in shades for band in _bands(boxes)])

    def outside(self, boxes: Sequence[Box]) -> RuledMarks:
        """Return what is drawn outside other tables."""
        levels = [
            r for r in self.levels if not any(encloses(box, (r.start, r.offset, r.end, r.offset)) for box in boxes)
        ]
        uprights = [
            r for r in self.uprights if not any(encloses(box, (r.offset, r.start, r.offset, r.end)) for box in boxes)
        ]
        return RuledMarks(
            levels, uprights, [band for band in self.bands if not any(encloses(box, band) for box in boxes)]
        )

    def between(self, top: float, bottom: float) -> RuledMarks:
        """Return what is drawn between two heights."""
        return RuledMarks(
            [line for line in self.levels if top < line.offset < bottom],
            [line for line in self.uprights if top < (line.start + line.end) / 2 < bottom],
            [band for band in self.bands if top < (band[1] + band[3]) / 2 < bottom],
        )

    def fields(self) -> list[tuple[Box, list[float]]]:
        """Return the boxes around ruled lines or bands that belong together, with the heights of these; low boxes first."""
        if len(self.levels) + len(self.bands) + len(self.uprights) > MOST_MARKS:
            return []
        marks = [(line.start, line.offset, line.end, line.offset) for line in self.levels]
        marks += [box for box in self.bands if box[2] - box[0] > box[3] - box[1]]
        fields = []
        for group in _grouped(marks, _belong_together):
            ys = _distinct(y for box in group for y in (box[1], box[3]))
            fields.append((_box_around(group), ys))
        uprights = [(line.offset, line.start, line.offset, line.end) for line in self.uprights]
        for group in _grouped(uprights, _end_alike):
            if len(_distinct(box[0] for box in group)) > 2:
                box = _box_around(group)
                fields.append((box, [box[1], box[3]]))
        fields = [(box, ys) for box, ys in fields if box[2] - box[0] >= LEAST_WIDTH and len(ys) > 1]
        whole_fields = [one for one in fields if not any(_is_part(one, other) for other in fields if other is not one)]
        return sorted(whole_fields, key=lambda each: each[0][3] - each[0][1])


NOTHING_DRAWN = RuledMarks()


def _grouped(boxes: Sequence[Box], are_one: Callable[[Box, Box], bool]) -> list[list[Box]]:
    """Return the boxes in groups in which each belongs to another one."""
    groups: list[list[Box]] = []
    for box in boxes:
        joined = [group for group in groups if any(are_one(box, other) for other in group)]
        groups = [group for group in groups if group not in joined]
        groups.append([box, *(other for group in joined for other in group)])
    return groups


def _belong_together(one: Box, other: Box) -> bool:
    """Tell whether two ruled lines or bands begin and end alike, or do so at one side, or touch, and are near."""
    left, right = abs(one[0] - other[0]) <= SAME_EDGE, abs(one[2] - other[2]) <= SAME_EDGE
    if left and right:
        return True
    near = one[1] < other[3] + NEAR_MARKS and one[3] > other[1] - NEAR_MARKS
    touch = (
        min(abs(one[0] - other[2]), abs(one[2] - other[0])) <= SAME_EDGE and one[1] <= other[3] and one[3] >= other[1]
    )
    return near and (left or right or touch)


def _end_alike(one: Box, other: Box) -> bool:
    """Tell whether two upright lines end at the same height, as those of a table do."""
    return abs(one[3] - other[3]) <= SAME_EDGE


def _box_around(boxes: Iterable[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _distinct(offsets: Iterable[float]) -> list[float]:
    """Return places in order, those near each other once."""
    distinct: list[float] = []
    for offset in sorted(offsets):
        if not distinct or offset - distinct[-1] > SAME_EDGE:
            distinct.append(offset)
    return distinct


def _is_part(one: tuple[Box, Sequence[float]], other: tuple[Box, Sequence[float]]) -> bool:
    """Tell whether ruled lines part some columns of the table that other ones enclose; the frame of a page encloses tables too."""
    (left, top, right, bottom), (begin, above, end, below) = one[0], other[0]
    if left < begin - SAME_EDGE or right > end + SAME_EDGE or top < above - SAME_EDGE or bottom > below + SAME_EDGE:
        return False
    return right - left < end - begin - SAME_EDGE and (len(other[1]) > 2 or below - bottom <= SAME_EDGE)


def _bands(boxes: Iterable[Box]) -> Iterator[Box]:
    """Yield the shaded boxes of one colour, those side by side as one."""
    band: Box | None = None
    for box in sorted(boxes, key=lambda box: (round(box[1]), round(box[3]), box[0])):
        if band and max(abs(band[1] - box[1]), abs(band[3] - box[3])) <= ON_ONE_LINE and box[0] <= band[2] + SAME_EDGE:
            band = (band[0], band[1], max(band[2], box[2]), band[3])
            continue
        if band:
            yield band
        band = box
    if band:
        yield band


def encloses(box: Box, other: Box) -> bool:
    """Tell whether the middle of another box is in a box."""
    x, y = (other[0] + other[2]) / 2, (other[1] + other[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def holds(box: Box, glyph: Glyph) -> bool:
    """Tell whether the middle of a glyph is in a box."""
    return encloses(box, (glyph.left, glyph.top, glyph.right, glyph.bottom))
