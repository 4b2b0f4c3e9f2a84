"""Cut the rows around some places out of the tables of a file.

The grids of a file and places go in; tables come out with the heads of their columns, the rows that hold a place, and
the cells marked. Numbers of persons are hidden; a cell that nobody asked for is shortened.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cascade.model import Cell, Grid, Source
from cascade.reading.accounting.kept_grids import HeadedGrid
from cascade.reports.html.places import PlaceKey, place_key
from cascade.reports.masking import mask
from cascade.text.printable import one_line

MOST_ROWS = 200  # of one table
MOST_LETTERS = 120  # of a cell that nobody asked for
HEAD_ROWS = 3  # of a table whose header is not known
DITTO = "″"


@dataclass(frozen=True, slots=True)
class ExcerptCell:
    """One cell of an excerpt; `keys` are the places that it is."""

    text: str
    columns: int
    keys: tuple[PlaceKey, ...] = ()


@dataclass(frozen=True, slots=True)
class ExcerptRow:
    """One row of an excerpt; `after_gap` tells that rows before it are left out."""

    number: int
    cells: tuple[ExcerptCell, ...]
    keys: tuple[PlaceKey, ...] = ()
    is_header: bool = False
    after_gap: bool = False


@dataclass(frozen=True, slots=True)
class TableExcerpt:
    """The rows of a table around some places."""

    source: Source
    rows: tuple[ExcerptRow, ...]


def table_excerpts(grids: Iterable[HeadedGrid], places: Sequence[Source]) -> Iterator[TableExcerpt]:
    """Yield the part of each grid that holds places; a grid without any has none."""
    keys = tuple(place_key(place) for place in places)
    for headed in grids:
        if marked := _marked_rows(headed.grid, keys):
            yield TableExcerpt(headed.grid.source, tuple(_rows(headed, marked)))


def _marked_rows(grid: Grid, keys: Sequence[PlaceKey]) -> dict[int, list[PlaceKey]]:
    """Return the rows of a grid that hold one of the places, with those that lie in it; the most wanted ones."""
    rows = {key: cell.row for cell in grid.cells for key in (place_key(cell.source), _row_key(cell))}
    marked: dict[int, list[PlaceKey]] = {}
    for key in keys:
        if (row := rows.get(key)) is not None and (row in marked or len(marked) < MOST_ROWS):
            marked.setdefault(row, []).append(key)
    return marked


def _row_key(cell: Cell) -> PlaceKey:
    return (cell.source.file, cell.source.sheet, cell.source.table, cell.source.row, None)


def _rows(headed: HeadedGrid, marked: Mapping[int, list[PlaceKey]]) -> Iterator[ExcerptRow]:
    grid, heads = headed.grid, _header_rows(headed, min(marked))
    before: int | None = None
    printed: dict[int, Cell] = {}
    for row in sorted({*heads, *marked}):
        cells = tuple(grid.row(row))
        keys = marked.get(row, [])
        yield ExcerptRow(
            cells[0].source.row or row if cells[0].row == row else row,
            tuple(_cells(grid, row, printed, keys)),
            tuple(key for key in keys if key[-1] is None),
            row in heads,
            before is not None and row > before + 1,
        )
        before = row


def _cells(grid: Grid, row: int, printed: dict[int, Cell], marked: list[PlaceKey]) -> Iterator[ExcerptCell]:
    """Yield the cells of a row; `printed` is kept up to date with the last cell of each column."""
    column = 1
    for cell in grid.row(row):
        if cell.column > column:
            yield ExcerptCell("", cell.column - column)
        key = place_key(cell.source)
        keys = (key,) if key in marked else ()
        is_repeated = printed.get(cell.column) is cell  # a merged cell is printed once
        printed[cell.column] = cell
        text = DITTO if is_repeated and cell.text else mask(one_line(cell.text))
        is_whole = keys or len(text) <= MOST_LETTERS
        yield ExcerptCell(text if is_whole else f"{text[:MOST_LETTERS].rstrip()} …", cell.columns, keys)
        column = cell.column + cell.columns


def _header_rows(headed: HeadedGrid, first: int) -> list[int]:
    """Return the rows that head the columns."""
    above = [header for header in headed.headers if header.start <= first]
    known = (above or list(headed.headers))[-1:]
    rows = [row for header in known for row in header]
    return rows or [row for row in headed.grid.filled_rows if row <= first][:HEAD_ROWS]
