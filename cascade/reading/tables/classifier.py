"""Find the tables of a grid and say which kind each is and what its columns mean.

Grids go in, with the lines above them; tables whose columns are named come out, and the rows that belong to none. A header is found by
its words, not by its place; what each column means is one joint choice over headings, contents and order. Reads no values.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from cascade.model import Grid
from cascade.reading.heading_gaps import with_gaps_filled
from cascade.reading.swapped_headings import read_header_by_content
from cascade.reading.tables.column_blocks import build_columns
from cascade.reading.tables.column_corrections import correct_columns, with_levels_by_code, with_levels_by_label
from cascade.reading.tables.column_roles import (
    ColumnEvidence,
    RoleChoice,
    choose_roles,
    column_evidence,
    with_steps_joined,
)
from cascade.reading.tables.content_evidence import content_of
from cascade.reading.tables.continuation import continued_table
from cascade.reading.tables.header_band import cells_of_column, header_at, is_header_row, names_fields, starting_cells
from cascade.reading.tables.header_parser import numbers_of_columns
from cascade.reading.tables.header_repetition import header_texts, is_repeated
from cascade.reading.tables.header_rows import is_numbering, is_single_cell, row_text
from cascade.reading.tables.table import Table, TableForm
from cascade.reading.tables.table_context import TableContext
from cascade.reading.tables.table_kind import NoTargetTable, form_of
from cascade.reading.tables.vocabulary import vocabulary

MOST_LINES = 20  # above a table that may say what it is
CAPTION_LINES = 3  # above a table without header among which a caption would begin another one
LEAST_CELLS = 2  # of a row of a table that goes on
_CAPTION = re.compile(r"tabel?\b|table\b", re.I)


@dataclass(frozen=True, slots=True)
class GridContent:
    """What a grid holds: recognised tables, those that are none of targets, and all remaining rows."""

    tables: tuple[Table, ...]
    rejected_tables: tuple[RejectedTable, ...]
    other_rows: tuple[int, ...]
    rejected: RejectedTable | None = None  # the last table, where it is none of targets


@dataclass(frozen=True, slots=True)
class RejectedTable:
    """A table that is none of targets: its rows, the texts over its columns, and why; what repeats its header is none either."""

    grid: Grid
    rows: tuple[int, ...]
    header: Mapping[int, frozenset[str]]
    why: NoTargetTable


@dataclass(slots=True)
class _Part:
    """A header with the rows below it, down to the next one."""

    header: range
    texts: Mapping[int, frozenset[str]]
    begin: int
    context: TableContext
    repeated: set[int] = field(default_factory=set)


def find_tables(
    grid: Grid,
    above: Sequence[str],
    previous: Table | None = None,
    cover: str = "",
    rejected: RejectedTable | None = None,
) -> GridContent:
    """Find the tables of a grid.

    Args:
        grid: One sheet, or one table of a text document.
        above: The lines above it, which may say what it is.
        previous: The table before it.
        cover: The first lines of the file.
        rejected: The table before it, where that is none of targets.
    """
    parts = _parts(grid, above, previous.form if previous else None, cover)
    tables: list[Table] = []
    rejected_tables: list[RejectedTable] = []
    ends = [*(part.begin for part in parts), grid.rows + 1]
    other = [row for row in grid.filled_rows if row < (parts[0].begin if parts else ends[0])]
    if previous and not rejected and (continued := _continued(grid, other, previous, above)):
        tables.append(continued)
        other = []
    other += [row for row in grid.filled_rows if parts and parts[0].begin <= row < parts[0].header.start]
    for index, part in enumerate(parts):
        other += [row for row in grid.filled_rows if index and part.begin <= row < part.header.start]
        own = [row for row in grid.filled_rows if part.header.start <= row < ends[index + 1]]
        below = [row for row in own if row >= part.header.stop and row not in part.repeated]
        data = [
            r for i, r in enumerate(below) if not is_numbering(grid, r, under_header=i == 0 or r - 1 in part.repeated)
        ]
        context = replace(part.context, previous=tables[-1].form) if tables else part.context
        if rejected and not context.lines and is_repeated(rejected.header, grid, part.header):
            table: Table | NoTargetTable = rejected.why
        else:
            table = read_header(grid, part.header, tuple(data), context, tables[-1] if tables else previous)
        if isinstance(table, NoTargetTable):
            rejected = RejectedTable(grid, tuple(own), part.texts, table)
            rejected_tables.append(rejected)
        else:
            if rejected_tables and (first := _begun(rejected_tables[-1], grid, parts[index - 1], table)):
                rejected_tables.pop()
                tables.append(first)
                other = [row for row in other if not parts[index - 1].begin <= row < first.data_rows[0]]
            tables.append(table)
            rejected = None
    return GridContent(tuple(tables), tuple(rejected_tables), tuple(other), rejected)


def read_header(
    grid: Grid, header: range, data: tuple[int, ...], context: TableContext, before: Table | None = None
) -> Table | NoTargetTable:
    """Give the columns below a header their meaning; `before` is the table before, which may print the same header in full."""
    printed = [dict(cells_of_column(grid, data, number)) for number in numbers_of_columns(grid)]
    contents = [content_of([cell.text for cell in cells.values()]) for cells in printed]
    read = read_header_by_content(grid, header, contents, is_yearly=context.is_yearly)
    headings = with_gaps_filled(read.headings, contents, before.columns if before else (), context.period)
    evidence = list(map(column_evidence, headings, contents))
    choices = choose_roles(evidence)
    evidence = with_steps_joined(evidence, choices, printed)
    columns, subjects, unused = build_columns(evidence, choices)
    columns = with_levels_by_label(grid, with_levels_by_code(grid, columns, data), data)
    columns = correct_columns(grid, columns, data, context.first_year)
    undated = sum(
        choice.role == "target" and column.name is None and each.content.cells > 0 and "#" not in column.header
        for each, choice, column in zip(evidence, choices, columns, strict=True)
    )
    form = form_of(
        columns,
        subjects,
        _realised(evidence, choices),
        context,
        undated,
        names_hold_targets=_names_hold_targets(evidence, choices),
    )
    return (
        form
        if isinstance(form, NoTargetTable)
        else Table(
            form, grid, columns, header, data, unused=(*unused, *read.swapped), header=header_texts(grid, header)
        )
    )


def _names_hold_targets(evidence: Sequence[ColumnEvidence], choices: Sequence[RoleChoice]) -> bool:
    """Tell whether the indicators of a column mostly end with their target."""
    pairs = zip(evidence, choices, strict=True)
    return any(choice.role == "indicator" and each.content.shares.get("with_target", 0) > 0.5 for each, choice in pairs)


def _continued(grid: Grid, rows: Sequence[int], previous: Table, above: Sequence[str]) -> Table | None:
    """Return the rows above the first header as the rest of the table before, if they are."""
    if _is_captioned(above):
        return None
    begin = 0
    while begin < len(rows) and _is_header_of(previous, grid, rows[begin]):
        begin += 1
    data = tuple(row for i, row in enumerate(rows[begin:]) if not is_numbering(grid, row, under_header=i == 0))
    if not any(len(starting_cells(grid, row)) >= LEAST_CELLS for row in data):
        return None
    return continued_table(grid, data, previous)


def _is_captioned(above: Sequence[str]) -> bool:
    """Tell whether one of the last lines above a grid begins a caption."""
    printed = [line for line in above if line.strip()]
    return any(_CAPTION.match(line) for line in printed[-CAPTION_LINES:])


def _begun(rejected: RejectedTable, grid: Grid, part: _Part, table: Table) -> Table | None:
    """Return a table without meaning as the beginning of the next one of its grid, of whose header it prints a part.

    What else stands over its columns may be illegible: a title printed across them, letters cut by rules.
    """
    if (
        rejected.grid is not grid
        or part.texts is not rejected.header
        or not is_repeated(table.header, grid, part.header)
    ):
        return None
    rows = tuple(row for row in rejected.rows if row >= part.header.stop and row not in part.repeated)
    return continued_table(grid, rows, table) if rows else None


def _is_header_of(table: Table, grid: Grid, row: int) -> bool:
    """Tell whether a row prints nothing but parts of the headings of a table."""
    return is_header_row(grid, row) and is_repeated(table.header, grid, range(row, row + 1))


def _realised(
    evidence: Sequence[ColumnEvidence], choices: Sequence[RoleChoice]
) -> frozenset[tuple[int | None, int | None, int | None]]:
    reached = [each for each, choice in zip(evidence, choices, strict=True) if choice.role == "realised"]
    of_targets = [each for each in reached if "pagu" not in each.words.weights]
    has_targets = any(choice.role == "target" for choice in choices)
    return frozenset(each.date for each in (of_targets if has_targets else reached))


def _parts(grid: Grid, above: Sequence[str], previous: TableForm | None, cover: str) -> list[_Part]:
    """Return the headers of a grid, repetitions aside, with what stands above each."""
    parts: list[_Part] = []
    lines = tuple(line for line in above if line.strip())
    until = 0
    for row in grid.filled_rows:
        if row < until:
            continue
        header = header_at(grid, row)
        last = parts[-1] if parts else None
        if header and last and not lines and _is_row_of(last, grid, header):
            header = None
        rows = header or range(row, row + 1)
        if last and not _is_captioned(lines) and is_repeated(last.texts, grid, rows):
            last.repeated |= set(rows)
            until = rows.stop
        elif header is not None or names_fields(grid, row):
            context = TableContext(lines, previous, cover)
            parts.append(_Part(rows, header_texts(grid, rows), _title_row(grid, parts, row), context))
            lines, until = (), rows.stop
        elif not parts or is_single_cell(grid, row):
            lines = (*lines, row_text(grid, row))[-MOST_LINES:]
    return parts


def _is_row_of(part: _Part, grid: Grid, header: range) -> bool:
    """Tell whether two cells that read like headings are a row of the table right above them, which has far more columns."""
    few = len(starting_cells(grid, header.start)) <= 2 and len(header) == 1
    return few and any(grid.row(header.start - 1)) and 2 * len(header_texts(grid, header)) < len(part.texts)


def _title_row(grid: Grid, parts: list[_Part], row: int) -> int:
    """Return the row with which the lines right above a header begin."""
    after = parts[-1].header.stop - 1 if parts else 0
    above = [r for r in grid.filled_rows if after < r < row]
    lines = [r for r in above if is_single_cell(grid, r)]
    titles = (
        r for r in lines if any(re.search(title, row_text(grid, r), re.I) for title in vocabulary().titles.values())
    )
    return next(titles, min(takewhile(lambda r: r in lines, reversed(above)), default=row))
