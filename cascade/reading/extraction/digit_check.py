"""Read the numbers of a page a second time, in the order in which the file draws their digits.

The glyphs of a page, in the order in which the file draws them, are read again without regard to ruled lines and places: a
number is a run of digits drawn one after the other. Where that is another number than the one set from the places, the cell
is in doubt: a ruled line that runs through a number, digits drawn out of order, digits that the edge of the page or of their
cell cuts off. Never decides which of the two is right.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import groupby

from cascade.reading.extraction.text_lines import Glyph

NEXT_DIGIT = 0.25  # of the font size, between two digits of one number
_NUMERIC = frozenset("0123456789.,")
_WHOLE = re.compile(r"\d{1,3}([.,])\d{3}(\1\d{3})*([.,]\d{1,2})?|\d+([.,]\d+)?")


def second_readings(
    glyphs: Sequence[Glyph], cells: Mapping[int, Hashable], hidden: Sequence[tuple[int, Glyph]] = ()
) -> dict[Hashable, str]:
    """Return, for each cell that a second look reads differently, the number that it reads.

    Args:
        glyphs: What a page prints, in the order of the file.
        cells: The cell of each glyph that stands in one, by its place in `glyphs`.
        hidden: Digits that are drawn and not seen, each with the place in `glyphs` before which it is drawn.
    """
    if hidden:
        glyphs, cells = _with_hidden(glyphs, cells, hidden)
    found: dict[Hashable, str] = {}
    for run in _numbers(glyphs):
        places = {cells.get(index) for index in run}
        text = "".join(glyphs[index].text for index in run)
        across = "".join(glyphs[index].text for index in sorted(run, key=lambda index: glyphs[index].left))
        if text != across or (len(places) > 1 and not _stand_close(run, glyphs, cells)):
            found.update((place, text) for place in places if place is not None)
    return found


def _stand_close(run: Sequence[int], glyphs: Sequence[Glyph], cells: Mapping[int, Hashable]) -> bool:
    """Tell whether a run is several whole numbers in narrow cells, and none together: 5.920.991.670 | 70,76."""
    parts = ["".join(glyphs[index].text for index in own) for _, own in groupby(run, cells.get)]
    return all(map(_WHOLE.fullmatch, parts)) and not _WHOLE.fullmatch("".join(parts))


def _with_hidden(
    glyphs: Sequence[Glyph], cells: Mapping[int, Hashable], hidden: Sequence[tuple[int, Glyph]]
) -> tuple[list[Glyph], dict[int, Hashable]]:
    every: list[Glyph] = []
    moved: dict[int, Hashable] = {}
    last = 0
    for before, glyph in [*hidden, (len(glyphs), None)]:
        for index in range(last, before):
            if index in cells:
                moved[len(every)] = cells[index]
            every.append(glyphs[index])
        last = before
        if glyph is not None:
            every.append(glyph)
    return every, moved


def _numbers(glyphs: Sequence[Glyph]) -> Iterator[list[int]]:
    """Yield the runs of digits that are drawn one after the other, side by side on one line."""
    run: list[int] = []
    for index in [index for index, glyph in enumerate(glyphs) if glyph[0] in _NUMERIC]:
        if run and not (index == run[-1] + 1 and _follows(glyphs[run[-1]], glyphs[index])):
            yield from _worth(run, glyphs)
            run = []
        run.append(index)
    yield from _worth(run, glyphs)


def _worth(run: list[int], glyphs: Sequence[Glyph]) -> Iterator[list[int]]:
    if len(run) > 1 and sum(glyphs[index].text.isdigit() for index in run) > 1:
        yield run


def _follows(last: Glyph, glyph: Glyph) -> bool:
    is_level = abs(glyph.base - last.base) <= NEXT_DIGIT * glyph.size
    return is_level and -glyph.size < glyph.left - last.right <= NEXT_DIGIT * glyph.size and glyph.left != last.left


def digits(text: str) -> str:
    """Return the digits of a text, for comparing two readings of a number."""
    return re.sub(r"\D", "", text)
