"""Find headings of neighbouring columns that were printed the wrong way round.

The header of a grid goes in with what its columns hold; the same header comes out with the texts of two neighbouring headings exchanged
where the content of a column contradicts its own heading and both columns fit the other one: "No" over names beside "Tujuan" over 1, 2,
3. Where only one of them would fit better nothing is exchanged, and the contradiction stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from cascade.model import Cell, Grid
from cascade.model.i18n import LocalizedText
from cascade.reading.tables.content_evidence import ColumnContent, content_weights
from cascade.reading.tables.header_parser import ColumnHeading, read_headings
from cascade.reading.tables.heading_evidence import heading_evidence
from cascade.reading.tables.table import UnusedColumn

CONTRADICTS = -1.0  # fit of a content that cannot stand under its heading
LEAST_GAIN = 1.0  # of each of two columns by the heading of the other one
CLEAR_GAIN = 4.0  # of both together
SWAPPED = LocalizedText(
    "kepala kolom ini tertukar dengan kolom {k}; dibaca menurut isinya",
    "the heading of this column is swapped with that of column {k}; read by what stands below",
)


@dataclass(frozen=True, slots=True)
class ReadHeader:
    """The headings over the columns of a grid, and those of them that were read the other way round than they are printed."""

    headings: list[ColumnHeading]
    swapped: tuple[UnusedColumn, ...] = ()


def read_header_by_content(
    grid: Grid, rows: range, contents: Sequence[ColumnContent], *, is_yearly: bool
) -> ReadHeader:
    """Read the headings in some rows of a grid, those of two neighbours exchanged where both contents say so."""
    headings = read_headings(grid, rows, is_yearly=is_yearly)
    swapped: list[UnusedColumn] = []
    number = 1
    while number < len(headings):
        fits = _fits(headings, contents, number)
        leaves = _leaf(grid, rows, number), _leaf(grid, rows, number + 1)
        if fits and min(fits) <= CONTRADICTS and (exchanged := _with_texts_exchanged(grid, *leaves)):
            others = read_headings(exchanged, rows, is_yearly=is_yearly)
            better = _fits(others, contents, number)
            if better and _are_swapped(fits, better):
                grid, headings = exchanged, others
                swapped += [UnusedColumn(one, SWAPPED.format(k=two)) for one, two in _both_ways(number)]
                number += 1
        number += 1
    return ReadHeader(headings, tuple(swapped))


def _both_ways(number: int) -> Iterator[tuple[int, int]]:
    return pairwise((number, number + 1, number))


def _are_swapped(fits: tuple[float, float], better: tuple[float, float]) -> bool:
    gains = [after - before for before, after in zip(fits, better, strict=True)]
    return min(gains) >= LEAST_GAIN and sum(gains) >= CLEAR_GAIN and min(better) > 0


def _fits(
    headings: Sequence[ColumnHeading], contents: Sequence[ColumnContent], number: int
) -> tuple[float, float] | None:
    """Return how well a column and its right neighbour fit their headings; None where one of them says or prints nothing."""
    one, two = (_fit(headings[at], contents[at]) for at in (number - 1, number))
    return None if one is None or two is None else (one, two)


def _fit(heading: ColumnHeading, content: ColumnContent) -> float | None:
    """Return what a content says for the field that its heading names first, or for a value under a bare date."""
    weights = heading_evidence(heading.header).weights
    by_content = content_weights(content)
    if not by_content or heading.superseded or "#" in heading.header:
        return None
    if weights:
        best = max(weights.values())
        return max(by_content.get(role, 0.0) for role, weight in weights.items() if weight == best)
    is_dated = bool(heading.year or heading.ordinal or heading.quarter)
    return max(by_content["target"], by_content["pagu"]) if is_dated else None


def _leaf(grid: Grid, rows: range, column: int) -> Cell | None:
    """Return the lowest heading over one column alone."""
    cells = (grid.at(row, column) for row in reversed(rows))
    lowest = next((cell for cell in cells if cell is not None and cell.text), None)
    return lowest if lowest is not None and lowest.columns == 1 else None


def _with_texts_exchanged(grid: Grid, one: Cell | None, two: Cell | None) -> Grid | None:
    """Return a grid in which two cells print each what the other one does."""
    if one is None or two is None:
        return None
    texts = {one: two.text, two: one.text}
    cells = tuple(replace(cell, text=texts[cell]) if cell in texts else cell for cell in grid.cells)
    return replace(grid, cells=cells, _rows={})
