"""Correct the meaning of columns by what stands in the rows below their headings.

A grid, its columns and the rows of data go in; the columns come out: those without a heading of their own are named after the one
at their left, a year before the others is the baseline, labels of target and pagu that were mistaken for each other are
swapped. A column whose heading is clear keeps its meaning.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from cascade.model import Grid
from cascade.reading.name_parser import level_label
from cascade.reading.tables.table import MULTI_COLUMN_FIELDS, Column
from cascade.text.printable import one_line
from cascade.text.units import is_known_unit

LEAST_OF_A_LEVEL = 0.15  # share of the codes of a column that are of one level
LEAST_CODES = 4
CODED_LEVELS = ("program", "kegiatan", "sub_kegiatan")
MOSTLY_LABELLED = 0.8  # share of the names of a column that are set behind their levels
MOSTLY_UNITS = 0.8  # share of cells; a signature or a stray remark may stand in the same column
MOSTLY_AMOUNTS = 0.8  # share of the cells of a column
_AMOUNT = re.compile(r"(Rp\.?\s*)?\d{1,3}([.,]\d{3}){2,}([.,]\d{2})?|\d{7,}")


def correct_columns(
    grid: Grid, columns: tuple[Column, ...], data: Sequence[int], first_year: int
) -> tuple[Column, ...]:
    """Return the columns as the rows of data show them to be meant; `first_year` is that of the plan, 0 if unknown."""
    return _unswapped(grid, _with_bare_baseline(_completed(grid, columns, data), first_year), data)


def with_levels_by_code(grid: Grid, columns: tuple[Column, ...], data: Sequence[int]) -> tuple[Column, ...]:
    """Return the columns; one headed "Program" whose codes have several lengths names the levels below too.

    Codes of one level have one number of parts; where a further column names the lower levels this one keeps its own.
    """
    elements = [c for c in columns if c.is_element and not c.is_continuation and c.name in CODED_LEVELS]
    codes = [c.number for c in columns if c.name == "code"]
    if len(elements) != 1 or not codes:
        return columns
    lengths = Counter(
        length
        for row in data
        if _begins(grid, row, elements[0].number) and (length := _parts_of_code(grid, row, codes)) > 2
    )
    common = [length for length, count in lengths.items() if count >= LEAST_OF_A_LEVEL * sum(lengths.values())]
    if len(common) < 2 or sum(lengths.values()) < LEAST_CODES:
        return columns
    return tuple(replace(c, name="by_code") if c.is_element and c.name == elements[0].name else c for c in columns)


def with_levels_by_label(grid: Grid, columns: tuple[Column, ...], data: Sequence[int]) -> tuple[Column, ...]:
    """Return the columns; the only one of elements names several levels where its names stand behind them: "[Program] …"."""
    elements = [c for c in columns if c.is_element and not c.is_continuation]
    if len(elements) != 1 or elements[0].name == "by_code":
        return columns
    number = elements[0].number
    names = [one_line(cell.text) for row in data if _begins(grid, row, number) and (cell := grid.at(row, number))]
    labels = [label for name in names if (label := level_label(name))]
    if len(set(labels)) < 2 or len(labels) < MOSTLY_LABELLED * len(names) or set(labels) <= {"tujuan", "sasaran"}:
        return columns
    return tuple(replace(c, name="by_code") if c.is_element and c.name == elements[0].name else c for c in columns)


def _begins(grid: Grid, row: int, column: int) -> bool:
    cell = grid.at(row, column)
    return cell is not None and cell.starts_at(row) and bool(cell.text)


def _parts_of_code(grid: Grid, row: int, columns: Sequence[int]) -> int:
    """Return how many parts the code of a row has, in one cell or in several."""
    cells = dict.fromkeys(cell for number in columns if (cell := grid.at(row, number)) and cell.starts_at(row))
    return len(re.findall(r"[\dx]+", " ".join(cell.text for cell in cells), re.I))


def _completed(grid: Grid, columns: tuple[Column, ...], data: Sequence[int]) -> tuple[Column, ...]:
    """Return the columns with those named that have no heading of their own and stand between headed ones.

    Such a column belongs to the one at its left: it prints its units, or the same field further in (a number
    and a name, names indented by level, the parts of a code).
    """
    named = list(columns)
    last = max((c.number for c in named if c.name and c.header), default=0)
    for index in range(1, len(named)):
        before, column = named[index - 1], named[index]
        is_unheaded_between = _is_unheaded(column) and column.number < last
        if not (is_unheaded_between or _shares_heading(column, before)):
            continue
        cells = [cell for row in data if (cell := grid.at(row, column.number)) is not None and cell.starts_at(row)]
        texts = [cell.text for cell in cells if cell.text and cell.column == column.number]
        if not texts:
            continue
        if before.name in ("indicator", "target") and _are_units(texts):
            if not any(c.name == "unit" and c.block == before.block for c in named):
                named[index] = replace(column, block=before.block, name="unit", is_continuation=False)
        elif _is_unheaded(column) and (before.is_element or before.name in MULTI_COLUMN_FIELDS):
            named[index] = replace(
                column, block=before.block, name=before.name, is_element=before.is_element, is_continuation=True
            )
    return tuple(named)


def _shares_heading(column: Column, before: Column) -> bool:
    """Tell whether two columns stand under one merged heading."""
    return "#" in column.header and column.header.partition(" #")[0] == before.header.partition(" #")[0]


def _is_unheaded(column: Column) -> bool:
    return not (column.header or column.name or column.year or column.ordinal or column.quarter)


def _are_units(texts: list[str]) -> bool:
    return sum(is_known_unit(text) for text in texts) >= len(texts) * MOSTLY_UNITS


def _with_bare_baseline(columns: tuple[Column, ...], first_year: int) -> tuple[Column, ...]:
    """Read a bare year before the others as the baseline: 2024 | TARGET: 2025 2026 …, or one before the period begins.

    Years further back were achieved and are no targets.
    """
    targets = [column for column in columns if column.name == "targets" and column.year]
    under_heading = [column.year or 0 for column in targets if column.header]
    has_heading = len(under_heading) > 1
    first = min(under_heading) if has_heading else first_year
    past = [c for c in targets if (c.year or 0) < first and not (has_heading and c.header)]
    if not past or len(past) == len(targets) or any(column.name == "baseline" for column in columns):
        return columns
    latest = max(column.year or 0 for column in past)
    names = {column.number: "baseline" if column.year == latest else None for column in past}
    return tuple(replace(c, name=names.get(c.number, c.name)) for c in columns)


def _unswapped(grid: Grid, columns: tuple[Column, ...], data: Sequence[int]) -> tuple[Column, ...]:
    """Swap the labels of target and pagu of a year where the values of all rows say that they were mistaken.

    Nobody plans a target of millions and a pagu of 95; the other years of the table must be the right way round.
    """
    pairs: dict[tuple[int | None, int], dict[str, Column]] = {}
    for column in columns:
        if column.name in ("targets", "pagus") and column.year:
            pairs.setdefault((column.block, column.year), {})[column.name] = column
    both = [(pair["targets"], pair["pagus"]) for pair in pairs.values() if len(pair) == 2]
    wrong = [pair for pair in both if _share_of_amounts(grid, pair[0], data) > MOSTLY_AMOUNTS]
    if not wrong or len(wrong) == len(both):
        return columns
    if any(_share_of_amounts(grid, pagu, data) > 0 for _, pagu in wrong):
        return columns
    names = {target.number: "pagus" for target, _ in wrong} | {pagu.number: "targets" for _, pagu in wrong}
    return tuple(replace(column, name=names.get(column.number, column.name)) for column in columns)


def _share_of_amounts(grid: Grid, column: Column, data: Sequence[int]) -> float:
    """Return the share of a column's numbers that are amounts of money, by their size."""
    cells = [cell for row in data if (cell := grid.at(row, column.number)) and cell.starts_at(row)]
    numbers = [cell.text for cell in cells if re.search(r"\d", cell.text)]
    return sum(bool(_AMOUNT.fullmatch(text.strip())) for text in numbers) / len(numbers) if numbers else 0.0
