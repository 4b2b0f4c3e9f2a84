"""Lay a table out on paper: on one page wide where its type stays legible, else on as many as its columns need.

The columns of a sheet go in; breaks and the scale come out. Pages beside each other are about equally wide, columns of one
group stay together, and those that stay in sight on a screen are printed again at the left of each page.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from cascade.reports.formats.xlsx.columns import SheetColumn

Record = TypeVar("Record")

PAGE = 1_036  # pixels between the margins of A4 on its side
SPARE = 86  # of them, where a scale is stated: programs differ by a tenth in how wide they draw a column
PIXELS_PER_UNIT, PADDING = 7, 5  # of a column's width, as spreadsheets count it
LEAST_SCALE = 60  # per cent: smaller than that, type of nine points is hard to read on paper


@dataclass(frozen=True, slots=True)
class PrintLayout:
    """How a table stands on paper.

    Shape:
        printed: how many of its columns, from the left, go on paper.
        repeated: how many of them are printed again on each further page to the right.
        breaks: the columns before which a page ends; none: all fit the width of one page.
        scale: in per cent, where there are breaks.
    """

    printed: int
    repeated: int = 0
    breaks: tuple[int, ...] = ()
    scale: int = 100


def print_layout(columns: Sequence[SheetColumn[Record]]) -> PrintLayout:
    """Return how the columns of a table stand on paper.

    Raises:
        ValueError: a column that goes on paper stands right of one that does not.
    """
    printed = list(itertools.takewhile(lambda column: column.is_printed, columns))
    if any(column.is_printed for column in columns[len(printed) :]):
        raise ValueError("a column that goes on paper stands right of one that does not")
    if _pixels(printed) * LEAST_SCALE <= PAGE * 100:
        return PrintLayout(len(printed))
    repeated = max((number for number, column in enumerate(printed, 1) if column.stays_in_sight), default=0)
    beside = _pixels(printed[:repeated])
    groups = list(_groups(printed[repeated:]))
    pages = _pages(groups, (PAGE - SPARE) * 100 // LEAST_SCALE - beside)
    rooms = range(max(map(_pixels, groups)), max(map(_pixels, map(_joined, pages))) + 1)
    pages = next((even for room in rooms if len(even := _pages(groups, room)) == len(pages)), pages)
    ends = itertools.accumulate((len(_joined(page)) for page in pages[:-1]), initial=repeated)
    widest = max(_pixels(_joined(page)) for page in pages)
    return PrintLayout(len(printed), repeated, tuple(ends)[1:], _scale(beside + widest))


def _pages(groups: Iterable[list[SheetColumn[Record]]], room: int) -> list[list[list[SheetColumn[Record]]]]:
    """Return the groups that stand on each page, as many as there is room for."""
    pages: list[list[list[SheetColumn[Record]]]] = []
    for group in groups:
        if pages and _pixels(_joined([*pages[-1], group])) <= room:
            pages[-1].append(group)
        else:
            pages.append([group])
    return pages


def _joined(groups: Iterable[list[SheetColumn[Record]]]) -> list[SheetColumn[Record]]:
    return [column for group in groups for column in group]


def _groups(columns: Iterable[SheetColumn[Record]]) -> Iterator[list[SheetColumn[Record]]]:
    """Yield the columns under one head together, others one by one."""
    for group, members in itertools.groupby(columns, key=lambda column: column.group):
        if group is None:
            yield from ([column] for column in members)
        else:
            yield list(members)


def _pixels(columns: Iterable[SheetColumn[Record]]) -> int:
    return sum(int(column.width * PIXELS_PER_UNIT) + PADDING for column in columns)


def _scale(pixels: int) -> int:
    """Return the scale at which something fits a page; what is wider than any page is printed at the least scale."""
    return max(LEAST_SCALE - 10, min(100, (PAGE - SPARE) * 100 // max(pixels, 1)))
