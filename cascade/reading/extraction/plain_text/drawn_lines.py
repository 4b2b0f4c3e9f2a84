"""Split the lines of a table that a text draws into cells: at bars, at tabs, or at the white gaps that its lines share.

The lines of a text go in; lines of placed cells come out. Knows what a rule and a heading look like, not what a table tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cascade.reading.extraction.plain_text.text_cells import TextRow, is_header_text
from cascade.text.printable import one_line

_BAR = re.compile(r"[|│┃║¦]")
_RULE = re.compile(r"[\s\-=_+*|:~─━═┄┈┼├┤┌┐└┘┬┴╔╗╚╝╠╣╦╩╬╪╞╡╤╧│┃║¦]+")
_STROKE = re.compile(r"[-=_─━═┄┈]{3}")
_SEGMENT = re.compile(r"Rp\.? {2,40}\d\S*|\S+(?: \S+)*?(?= Rp\.? {2,40}\d| {2}|\s*$)|\S+")
_DATE_HEAD = re.compile(
    r"\(?(?:(?:tw|tr|trw|triwulan|tribulan|tahun|th)\.?[ -]?(?:i{1,3}|iv|v|[1-5]|20\d\d)|i{1,3}|iv|v|20\d\d)\)?", re.I
)
_MORE_HEADINGS = frozenset(
    [
        "lvl",
        "level",
        "sumber",
        "dana",
        "apbd",
        "kondisi",
        "awal",
        "akhir",
        "realisasi",
        "capaian",
        "formula",
        "lokasi",
        "hasil",
        "tolok",
        "ukur",
    ]
)
_LONG_NUMBER = re.compile(r"\d[.,]\d")
NEAR = 1  # characters by which a bar may stand off the bars above it


@dataclass(frozen=True, slots=True)
class PlacedText:
    """The text of one cell on one line, with its first column and how many it covers."""

    text: str
    column: int
    columns: int = 1

    @property
    def covered(self) -> range:
        """The columns that it covers."""
        return range(self.column, self.column + self.columns)


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """One line of a drawn table; `group` counts the rules and blank lines above it."""

    row: TextRow
    group: int
    texts: tuple[PlacedText, ...]

    @property
    def filled(self) -> dict[int, str]:
        """The texts of the line by their first column."""
        return {each.column: each.text for each in self.texts if each.text}


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a line without a wide gap, from `begin` to before `end`."""

    text: str
    begin: int
    end: int

    def meets(self, other: Segment) -> bool:
        """Tell whether it stands above or below another one."""
        return self.begin < other.end and other.begin < self.end


def is_rule(text: str) -> bool:
    """Tell whether a line only draws a rule."""
    return bool(_RULE.fullmatch(text)) and bool(_STROKE.search(text))


def bars_in(text: str) -> int:
    """Count the bars of a line."""
    return len(_BAR.findall(text))


def segments_of(text: str) -> list[Segment]:
    """Split a line where two or more spaces stand, but not between the sign of a currency and its amount."""
    line = text.expandtabs()
    return [Segment(match[0], match.start(), match.end()) for match in _SEGMENT.finditer(line)]


def is_date_heading(text: str) -> bool:
    """Tell whether a text is a year or a quarter as a heading prints it."""
    return bool(text) and bool(_DATE_HEAD.fullmatch(one_line(text)))


def is_heading(texts: Sequence[str]) -> bool:
    """Tell whether the cells of a line are headings: most are made of heading words, years or quarters, none is a long number."""
    told = [text for text in texts if text.strip()]
    if any(_LONG_NUMBER.search(text) for text in told):
        return False
    heads = sum(is_header_text(text, _MORE_HEADINGS) or is_date_heading(text) for text in told)
    return bool(told) and 2 * heads > len(told)


def at_bars(rows: Sequence[TextRow], groups: Sequence[int]) -> list[DrawnLine]:
    """Place the cells of lines with bars: by the bars above them, where these stand under each other, else by their number."""
    lines = [row.text.strip("\n") for row in rows]
    has_left = all(_BAR.match(line.strip()) for line in lines)
    has_right = all(_BAR.match(line.strip()[-1:]) for line in lines)
    split = [_between_bars(line)[has_left : -1 if has_right else None] for line in lines]
    widest = max(split, key=len)
    drawn = []
    for row, group, segments in zip(rows, groups, split, strict=True):
        columns = _columns_at(segments, widest) if len(segments) < len(widest) else None
        begins = columns or range(len(segments))
        ends = [*columns[1:], len(widest)] if columns else [begin + 1 for begin in begins]
        texts = (
            PlacedText(one_line(segment.text), begin + 1, end - begin)
            for segment, begin, end in zip(segments, begins, ends, strict=True)
        )
        drawn.append(DrawnLine(row, group, tuple(texts)))
    return drawn


def _between_bars(line: str) -> list[Segment]:
    edges = [-1, *(match.start() for match in _BAR.finditer(line)), len(line)]
    return [Segment(line[begin + 1 : end], begin, end) for begin, end in pairwise(edges)]


def _columns_at(segments: Sequence[Segment], widest: Sequence[Segment]) -> list[int] | None:
    """Return the columns whose bars stand above the bars of a line, None where one of them has none."""
    columns = []
    for segment in segments:
        near = [index for index, each in enumerate(widest) if abs(each.begin - segment.begin) <= NEAR]
        if not near:
            return None
        columns.append(near[0])
    return columns if len(set(columns)) == len(columns) else None


def at_tabs(rows: Sequence[TextRow], groups: Sequence[int]) -> list[DrawnLine]:
    """Place the cells of lines that tabs part."""
    return [
        DrawnLine(
            row,
            group,
            tuple(PlacedText(one_line(text), column) for column, text in enumerate(row.text.split("\t"), 1)),
        )
        for row, group in zip(rows, groups, strict=True)
    ]
