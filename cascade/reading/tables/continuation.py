"""Give a table without headings the columns of the table before it, where a page end cut the two apart.

A grid, its rows without header and the last table go in; the same columns on this grid come out, or None. Columns are matched by where
they stand on the page, else by number; left ones may be missing, as where cells are merged over the whole page. What stands in the
columns must fit their meaning.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cascade.model import Grid
from cascade.reading.tables.content_evidence import content_of, content_weights
from cascade.reading.tables.header_band import cells_of_column
from cascade.reading.tables.table import VALUE_FIELDS, Column, Table

LEAST_OVERLAP = 0.6  # of the narrower one of two columns that are one
LEAST_MATCHED = 0.7  # share of the columns of this grid that the table before has
LEAST_VALUES = 0.6  # share of the columns of values of the table before that this grid has
LEAST_FIT = 0.3  # mean weight of the contents for the meaning of their columns
_ROLES = {
    "targets": "target", "quarters": "target", "target": "target", "pagus": "pagu", "pagu": "pagu", "pagu_quarters": "pagu",
    "end_target": "end", "end_pagu": "pagu", "unknown": "activity",
}  # fmt: skip


def continued_table(grid: Grid, rows: tuple[int, ...], last: Table) -> Table | None:
    """Return rows as a table with the columns of the last one; None where they do not go on with it."""
    places = _matched(grid, last.grid)
    if len(places) < LEAST_MATCHED * grid.columns or list(places.values()) != sorted(places.values()):
        return None
    by_number = {column.number: column for column in last.columns}
    columns = tuple(
        replace(by_number[places[number]], number=number) if places.get(number) in by_number else Column(number, "")
        for number in range(1, grid.columns + 1)
    )
    if not (_has_values(columns, last) and _fits(grid, rows, columns)):
        return None
    no_header = range(rows[0], rows[0])
    header = {number: last.header.get(place, frozenset()) for number, place in places.items()}
    return Table(last.form, grid, columns, no_header, rows, continues=True, header=header)


def _matched(grid: Grid, other: Grid) -> dict[int, int]:
    """Return for each column of a grid the one of another grid that stands in the same place."""
    if grid.columns == other.columns:
        return {number: number for number in range(1, grid.columns + 1)}
    if not grid.edges or not other.edges:
        return {}
    found: dict[int, int] = {}
    for number in range(1, len(grid.edges)):
        overlaps = {place: _overlap(grid.edges, number, other.edges, place) for place in range(1, len(other.edges))}
        best = max(overlaps, key=lambda place: overlaps[place])
        if overlaps[best] >= LEAST_OVERLAP and best not in found.values():
            found[number] = best
    return found


def _overlap(edges: Sequence[float], number: int, others: Sequence[float], place: int) -> float:
    """Return which share of the narrower one of two columns both cover."""
    left, right = max(edges[number - 1], others[place - 1]), min(edges[number], others[place])
    narrower = min(edges[number] - edges[number - 1], others[place] - others[place - 1])
    return max(0.0, right - left) / narrower if narrower > 0 else 0.0


def _has_values(columns: Sequence[Column], last: Table) -> bool:
    """Tell whether most columns of values are there, and the indicator where the last table has one."""
    wanted = [c for c in last.columns if c.name in VALUE_FIELDS]
    found = [c for c in columns if c.name in VALUE_FIELDS]
    has_indicator = any(c.name == "indicator" for c in columns) or not any(c.name == "indicator" for c in last.columns)
    return has_indicator and len(found) >= LEAST_VALUES * len(wanted)


def _fits(grid: Grid, rows: Sequence[int], columns: Sequence[Column]) -> bool:
    """Tell whether the cells look like what their columns mean."""
    fits = [weight for column in columns if column.name and (weight := _fit(grid, rows, column)) is not None]
    return bool(fits) and sum(fits) / len(fits) >= LEAST_FIT


def _fit(grid: Grid, rows: Sequence[int], column: Column) -> float | None:
    weights: Mapping[str, float] = content_weights(
        content_of([cell.text for _, cell in cells_of_column(grid, rows, column.number)])
    )
    role = _ROLES.get(column.name or "", column.name or "")
    return weights.get(role)
