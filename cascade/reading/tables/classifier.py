"""Find the tables of a grid and say which kind each is and what its columns mean.

Grids go in, with the lines above them; tables whose columns are named come out, and the rows that belong to none. A header is found
by its words, not by its place; the best profile is the one whose patterns name most columns. Numbering rows and repeated headers are
no data. Reads no values.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from cascade.model import Grid
from cascade.reading.tables.column_corrections import correct_columns
from cascade.reading.tables.column_mapping import map_columns
from cascade.reading.tables.header_parser import read_headings
from cascade.reading.tables.header_rows import (
    is_header,
    is_header_word,
    is_numbering,
    is_single_cell,
    repeats_headings,
    row_text,
)
from cascade.reading.tables.profile import profiles
from cascade.reading.tables.profile_scoring import Candidate, TableContext, score
from cascade.reading.tables.table import Column, Table, TableForm

MAX_HEADER_ROWS = 5
MOST_LINES = 20  # above a table that may say what it is


@dataclass(frozen=True, slots=True)
class GridContent:
    """What a grid holds: recognised tables, the rows of tables with an unknown header, and all remaining rows."""

    tables: tuple[Table, ...]
    unknown_tables: tuple[tuple[int, ...], ...]
    other_rows: tuple[int, ...]


def find_tables(grid: Grid, above: Sequence[str], previous: TableForm | None = None, cover: str = "") -> GridContent:
    """Find the tables of a grid.

    Args:
        grid: One sheet, or one table of a text document.
        above: The lines above it, which may say what it is.
        previous: The form of the table before it.
        cover: The first lines of the file.

    Returns:
        The recognised tables, the tables with an unknown header and the rows that belong to none.
    """
    heads: list[_TableHead] = []
    repeated: set[int] = set()
    context = TableContext(tuple(line for line in above if line.strip()), previous, cover)
    last: Candidate | None = None
    for row in grid.filled_rows:
        if last and row in last.rows:
            continue
        candidate = _header_at(grid, row, context)
        if last and heads[-1].table and repeats_headings(last.columns, grid, row):
            repeated |= {row}
        elif candidate is None and not is_header(grid, row):
            if not heads or is_single_cell(grid, row):
                context = TableContext((*context.lines, row_text(grid, row))[-MOST_LINES:], context.previous, cover)
        elif last and heads[-1].table and _repeats_header(last, grid, row, candidate, context):
            repeated |= set(candidate.rows if candidate else [row])
        else:
            heads.append(_TableHead(row, candidate, _title_row(grid, candidate, heads, row)))
            last = candidate or last
            lines = () if candidate else (row_text(grid, row),)  # below an unknown header no table further up goes on
            context = TableContext(lines, last.profile.form if last else previous, cover)
    return _assign_rows(grid, heads, repeated, context.first_year)


@dataclass(frozen=True, slots=True)
class _TableHead:
    """Where a table begins: its header, known or not, and the row from which the lines above belong to it."""

    row: int
    table: Candidate | None
    begin: int


def _title_row(grid: Grid, header: Candidate | None, heads: list[_TableHead], row: int) -> int:
    """Return the row that titles a table below another one: a line of its kind, else the lines right above it."""
    after = heads[-1].row if heads else 0
    above = [r for r in grid.filled_rows if after < r < row]
    lines = [r for r in above if is_single_cell(grid, r)]
    if header and header.profile.title:
        for line in lines:
            if re.search(header.profile.title, row_text(grid, line), re.I):
                return line
    return min(takewhile(lambda r: r in lines, reversed(above)), default=row)


def _assign_rows(grid: Grid, heads: list[_TableHead], repeated: set[int], first_year: int) -> GridContent:
    """Give each header the rows down to the lines that title the next one."""
    tables: list[Table] = []
    unknown: list[tuple[int, ...]] = []
    ends = [*(head.begin for head in heads), grid.rows + 1]
    other = [row for row in grid.filled_rows if row < (heads[0].row if heads else ends[0])]
    for index, head in enumerate(heads):
        other += [row for row in grid.filled_rows if index and head.begin <= row < head.row]
        own = [row for row in grid.filled_rows if head.row <= row < ends[index + 1]]
        if head.table is None:
            unknown.append(tuple(own))
            continue
        below = [row for row in own if row >= head.table.rows.stop and row not in repeated]
        data = [r for i, r in enumerate(below) if not is_numbering(grid, r, under_header=i == 0 or r - 1 in repeated)]
        columns = correct_columns(grid, head.table.columns, data, first_year)
        tables.append(Table(head.table.profile.form, grid, columns, head.table.rows, tuple(data)))
    return GridContent(tuple(tables), tuple(unknown), tuple(other))


def _repeats_header(last: Candidate, grid: Grid, row: int, found: Candidate | None, context: TableContext) -> bool:
    """Tell whether a row begins the last header again, whole or in part, and no title stands between."""
    if found and found.profile is last.profile and _headed(found.columns) == _headed(last.columns):
        return not context.has_title_of(last.profile)
    return not context.lines and repeats_headings(last.columns, grid, row, least=1)


def _headed(columns: tuple[Column, ...]) -> list[tuple[object, ...]]:
    """Return what tells two headers apart: number, meaning and date of the columns with a heading."""
    return [(c.number, c.name, c.year, c.quarter) for c in columns if c.header or c.year or c.quarter]


def _header_at(grid: Grid, row: int, context: TableContext) -> Candidate | None:
    """Return the header that begins in a row, as the best profile reads it; None where none fits."""
    if not _may_begin_header(grid, row):
        return None
    best: Candidate | None = None
    for height in range(1, MAX_HEADER_ROWS + 1):
        rows = range(row, row + height)
        if rows.stop - 1 > grid.rows or (height > 1 and is_numbering(grid, rows.stop - 1)):
            break
        if any(cell.row + cell.rows > rows.stop for r in rows for cell in grid.row(r) if cell.starts_at(r)):
            continue  # a header cell reaches further down
        headings = read_headings(grid, rows, is_yearly=context.is_yearly)
        for profile in profiles():
            candidate = Candidate(profile, rows, map_columns(profile, headings))
            candidate.score = score(candidate, context)
            if candidate.score > (best.score if best else 0):
                best = candidate
    return best


def _may_begin_header(grid: Grid, row: int) -> bool:
    """Tell whether half of a row or more are headings, and it is not the lower half of a header that began above."""
    cells = [cell for cell in grid.row(row) if cell.text and cell.starts_at(row)]
    headings = [cell for cell in cells if is_header_word(cell)]
    if len(headings) < 2 or len(headings) * 2 < len(cells):
        return False
    return not any(cell.row < row and cell.text and is_header_word(cell) for cell in grid.row(row))
