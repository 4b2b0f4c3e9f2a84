"""Tell the columns of a table that spaces align: by the white gaps that its headings and its rows share.

The lines of the headings and of the rows go in; the boundaries of the columns come out. A line that writes across a gap
belongs to no row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from cascade.reading.extraction.plain_text.drawn_lines import PlacedText, Segment, is_date_heading, segments_of
from cascade.text.printable import one_line

WIDEST = 2000  # characters of a line of a table
ROW_SEGMENTS = 3  # of a line that looks like a row


@dataclass(frozen=True, slots=True)
class AlignedHeader:
    """The headings of an aligned table: `leaves`, one a column from left to right, and each line with the leaves it covers."""

    leaves: tuple[Segment, ...]
    lines: tuple[tuple[PlacedText, ...], ...]


def aligned_header(lines: Sequence[str]) -> AlignedHeader:
    """Return the headings of some lines: one that stands over two or more of the line below covers their columns."""
    split = [segments_of(line) for line in lines]
    below = [_covered_below(split, number) for number in range(len(split))]

    def columns_under(number: int, segment: Segment) -> list[Segment]:
        under = below[number][segment]
        return [segment] if len(under) < 2 else [leaf for each in under for leaf in columns_under(number + 1, each)]

    alone = [segment for covers in below for segment, under in covers.items() if len(under) < 2]
    leaves: list[Segment] = []
    for segment in sorted(alone, key=lambda each: each.begin):
        if leaves and leaves[-1].meets(segment):
            last = leaves[-1]
            leaves[-1] = Segment(last.text, last.begin, max(last.end, segment.end))
        else:
            leaves.append(segment)
    placed = []
    for number, segments in enumerate(split):
        texts = []
        for segment in segments:
            under = columns_under(number, segment)
            columns = [at for at, leaf in enumerate(leaves, 1) if any(leaf.meets(each) for each in under)]
            texts.append(PlacedText(one_line(segment.text), columns[0], columns[-1] - columns[0] + 1))
        placed.append(tuple(texts))
    return AlignedHeader(tuple(leaves), tuple(placed))


def _covered_below(lines: Sequence[Sequence[Segment]], number: int) -> dict[Segment, list[Segment]]:
    """Return the headings of the next line under each one of a line; those under none go to the nearest one.

    A year or quarter goes to the heading that covers others.
    """
    segments = lines[number]
    covers: dict[Segment, list[Segment]] = {segment: [] for segment in segments}
    if number + 1 == len(lines) or not segments:
        return covers
    loose = []
    for segment in lines[number + 1]:
        over = [each for each in segments if each.meets(segment)]
        if over:
            covers[over[0]].append(segment)
        else:
            loose.append(segment)
    for segment in loose:
        dated = [over for over in segments if any(is_date_heading(each.text) for each in covers[over])]
        beside = dated if is_date_heading(segment.text) else []
        nearest = min(beside or segments, key=lambda each: max(each.begin - segment.end, segment.begin - each.end))
        if covers[nearest]:
            covers[nearest].append(segment)
    return covers


@dataclass(slots=True)
class WhiteGaps:
    """The boundaries of aligned columns, held as long as every line leaves the gaps between them white."""

    leaves: tuple[Segment, ...]
    written: list[bool] = field(default_factory=list)
    boundaries: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin with the gaps between the headings."""
        for leaf in self.leaves:
            self.written = _with(self.written, leaf)
        self.boundaries = self._boundaries(self.written, 1) or []

    def accept(self, line: str) -> bool:
        """Take a line into account where it leaves a gap between all columns; tell whether it does.

        The first line that leaves only one space must look like a row by its other gaps.
        """
        written, segments = self.written, segments_of(line)
        if len(line) > WIDEST:
            return False
        if all(segment.end <= len(written) and all(written[segment.begin : segment.end]) for segment in segments):
            return True
        for segment in segments:
            written = _with(written, segment)
        is_narrow = self._boundaries(self.written, 2) is None
        boundaries = self._boundaries(written, 1 if is_narrow or len(segments) >= ROW_SEGMENTS else 2)
        if boundaries is None or not _parts_all(segments, boundaries):
            return False
        self.written, self.boundaries = written, boundaries
        return True

    def placed(self, line: str) -> tuple[PlacedText, ...]:
        """Return the texts of a line by column."""
        text = line.expandtabs().rstrip()
        edges = [0, *self.boundaries, max(len(text), *self.boundaries, 0)]
        parts = (one_line(text[begin:end]) for begin, end in pairwise(edges))
        return tuple(PlacedText(part, column) for column, part in enumerate(parts, 1) if part)

    def _boundaries(self, written: Sequence[bool], least: int) -> list[int] | None:
        """Return where each column but the first begins: after the last white gap before its heading ends.

        Numbers that stand right of a heading at the left of its column belong under it.
        """
        boundaries = []
        for left, right in pairwise(self.leaves):
            gaps = list(_gaps(written, left.begin, right.end))
            wide = [end for begin, end in gaps if end - begin > 1]
            single = [end for _, end in gaps] if least == 1 else []
            if not wide and not single:
                return None
            boundaries.append((wide or single)[-1])
        return boundaries


def _parts_all(segments: Sequence[Segment], boundaries: Sequence[int]) -> bool:
    """Tell whether each text of a line stands in a column of its own; texts that nobody aligned do not."""
    columns = [sum(boundary <= segment.begin for boundary in boundaries) for segment in segments]
    return len(set(columns)) == len(columns)


def _gaps(written: Sequence[bool], begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield begin and end of each white gap in a stretch of the line."""
    start = begin
    for at in range(begin, end):
        if at >= len(written) or not written[at]:
            continue
        if at > start:
            yield start, at
        start = at + 1


def _with(written: Sequence[bool], segment: Segment) -> list[bool]:
    """Return what is written on, the words of a segment more."""
    more = list(written) + [False] * (segment.end - len(written))
    is_amount = "  " in segment.text
    for at, sign in enumerate(segment.text, segment.begin):
        more[at] = more[at] or is_amount or sign != " "
    return more
