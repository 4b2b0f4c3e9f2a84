"""Lay out one page of a file for its screen: the cells over its picture, and the same cells as a grid.

What a file prints, what its places became and a place that was asked for go in; views of cells come out, each with its colour, its
letter and a sentence. Opens no file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cascade.decisions.reading_correction import PlaceInFile
from cascade.model import Source
from cascade.model.i18n import LocalizedText, same
from cascade.pipeline.page_image.file_print import FilePrint, PrintedCell, PrintedColumn, PrintedGrid
from cascade.reports.html.places import PlaceKey, place_key
from cascade.web.documents.outcomes import (
    KIND_LABELS,
    LETTERS,
    CorrectionMark,
    FileOutcomes,
    Kind,
    Outcome,
    ProblemMark,
    column_letters,
    column_number,
    key_in_file,
)
from cascade.web.places import Place

MOST_ROWS = 200  # of one page of a sheet
MOST_CELLS = 2_500
NEAR = 1.5  # points by which two boxes of one place may differ


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell as the screen shows it; `address` names it in the query of the page."""

    cell: PrintedCell
    key: PlaceKey
    kind: Kind
    address: str
    became: tuple[Outcome, ...] = ()
    column: PrintedColumn | None = None
    missed: LocalizedText | None = None
    problems: tuple[ProblemMark, ...] = ()
    corrections: tuple[CorrectionMark, ...] = ()
    is_selected: bool = False
    rowspan: int = 1

    @property
    def letter(self) -> str:
        """What tells its kind besides its colour."""
        return LETTERS[self.kind]

    @property
    def label(self) -> LocalizedText:
        """What it became, in one line."""
        if self.missed is not None:
            return KIND_LABELS["missed"] + same("–") + self.missed
        if self.became and self.kind != "header":
            said = self.became[0].sentence
            return (
                said + LocalizedText(f"(dan {len(self.became) - 1} lagi)", f"(and {len(self.became) - 1} more)")
                if len(self.became) > 1
                else said
            )
        if self.column is not None and self.column.header:
            return KIND_LABELS[self.kind] + same(f"({self.column.header})")
        return KIND_LABELS[self.kind]


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a grid: its number, its cells by column, blanks as None with the columns that they fill; `after_gap` tells that empty rows were left out."""

    number: int
    cells: tuple[CellView | int, ...]
    after_gap: bool = False


@dataclass(frozen=True, slots=True)
class GridView:
    """A part of a grid, from one row to another; `starts` are the rows with which its parts begin."""

    grid: PrintedGrid
    number: int
    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]
    starts: tuple[int, ...]
    start: int

    @property
    def name(self) -> LocalizedText:
        """How a person calls it."""
        if self.grid.sheet:
            return LocalizedText(f"Lembar “{self.grid.sheet}”", f"Sheet “{self.grid.sheet}”")
        number = self.grid.table or self.number
        return LocalizedText(f"Tabel {number}", f"Table {number}")


def cell_views(grid: PrintedGrid, file: str, outcomes: FileOutcomes, place: Place, page: int | None) -> list[CellView]:
    """Return the cells of a grid, of one page where a page is given."""
    cells = [cell for cell in grid.cells if page is None or cell.page == page]
    chosen = {id(cell) for cell in chosen_cells(grid, cells, place)}
    return [_view(grid, cell, file, outcomes, id(cell) in chosen) for cell in cells]


def chosen_cells(grid: PrintedGrid, cells: Sequence[PrintedCell], place: Place) -> list[PrintedCell]:
    """Return the cells that a place names, whole rows where it names no column."""
    if place.box is not None:
        return [cell for cell in cells if cell.box is not None and _is_near(cell.box, place.box)][:1] or _around(
            cells, place.box
        )
    if (place.sheet is not None and grid.sheet != place.sheet) or (
        place.table is not None and grid.table != place.table
    ):
        return []
    if place.cell is not None:
        wanted = set(_references(place.cell))
        return [cell for cell in cells if cell.reference in wanted]
    if place.row is None:
        return []
    rows = [
        cell
        for cell in cells
        if cell.source_row is not None and cell.source_row <= place.row < cell.source_row + cell.rows
    ]
    if place.column is None:
        return rows
    at = place.column
    return [c for c in rows if c.source_column is not None and c.source_column <= at < c.source_column + c.columns]


def _is_near(one: Sequence[float], other: Sequence[float]) -> bool:
    return all(abs(a - b) <= NEAR for a, b in zip(one, other, strict=True))


def _around(cells: Sequence[PrintedCell], box: tuple[float, float, float, float]) -> list[PrintedCell]:
    """Return the cell in which the middle of a box lies."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return [c for c in cells if c.box is not None and c.box[0] <= x <= c.box[2] and c.box[1] <= y <= c.box[3]][:1]


def _references(cell: str) -> Iterator[str]:
    first, _, last = cell.partition(":")
    yield first
    letters, row = first.rstrip("0123456789"), first.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    if last.endswith(row):
        end = min(column_number(last.rstrip("0123456789")), column_number(letters) + 200)
        yield from (f"{column_letters(number)}{row}" for number in range(column_number(letters) + 1, end + 1))


def _view(grid: PrintedGrid, cell: PrintedCell, file: str, outcomes: FileOutcomes, is_selected: bool) -> CellView:
    source = Source(
        file, page=cell.page, sheet=grid.sheet, table=grid.table, row=cell.source_row, column=cell.source_column,
        cell=cell.reference, box=cell.box,
    )  # fmt: skip
    key = place_key(source)
    became = tuple(outcomes.became.get(key, ()))
    column = grid.tables[cell.table].column(cell.column) if cell.table is not None else None
    missed = outcomes.missed.get(key) or outcomes.lost_rows.get((grid.sheet, grid.table, cell.source_row))
    kind = _kind(grid, cell, became, column, is_missed=missed is not None)
    corrections = (
        *outcomes.corrections.get(key, ()),
        *outcomes.corrections.get(key_in_file(PlaceInFile.of(source)), ()),
    )
    problems = tuple(mark for _, mark in sorted(outcomes.problems.get(key, {}).items()))
    return CellView(cell, key, kind, address_of(grid, cell), became, column, missed, problems, corrections, is_selected)


def _kind(
    grid: PrintedGrid, cell: PrintedCell, became: tuple[Outcome, ...], column: PrintedColumn | None, *, is_missed: bool
) -> Kind:
    if is_missed and cell.text.strip():
        return "missed"
    if cell.role == "header":
        return "header"
    if became:
        names = (each.kind for each in became if each.kind in ("element", "indicator", "total"))
        return next(names, became[0].kind)
    if not cell.text.strip():
        return "plain"
    if cell.role == "data":
        if column is not None and column.ignored:
            return "ignored"
        return "missed" if column is not None and not column.known and column.header else "unused"
    return "stranger" if grid.listed else "plain"


def address_of(grid: PrintedGrid, cell: PrintedCell) -> str:
    """Return what names a cell in the query of its page."""
    if cell.box is not None:
        return ",".join(f"{side:.1f}" for side in cell.box)
    if cell.reference is not None:
        return cell.reference
    table = f"t{grid.table}" if grid.table is not None else ""
    return f"{table}r{cell.source_row or cell.row}k{cell.source_column or cell.column}"


def grid_view(grid: PrintedGrid, number: int, views: Sequence[CellView], start: int | None = None) -> GridView:
    """Return a part of a grid as rows of cells: that which begins with a row, or that holds the chosen cell."""
    width = max((view.cell.column + view.cell.columns - 1 for view in views), default=1)
    height = max(1, min(MOST_ROWS, MOST_CELLS // max(1, min(width, 40))))
    rows = sorted({row for view in views for row in (view.cell.row,)})
    starts = tuple(rows[::height]) or (1,)
    selected = next((view.cell.row for view in views if view.is_selected), None)
    wanted = start if start is not None else selected if selected is not None else starts[0]
    start = max((each for each in starts if each <= wanted), default=starts[0])
    shown = rows[rows.index(start) : rows.index(start) + height] if rows else []
    is_sheet = any(view.cell.reference for view in views)
    columns = tuple(column_letters(n) if is_sheet else str(n) for n in range(1, width + 1))
    return GridView(grid, number, columns, tuple(_rows(views, shown, width)), starts, start)


def _rows(views: Sequence[CellView], shown: Sequence[int], width: int) -> Iterator[GridRow]:
    beginning: dict[int, dict[int, CellView]] = {}
    for view in views:
        beginning.setdefault(view.cell.row, {})[view.cell.column] = view
    busy: dict[int, int] = {}  # by column the last row that a cell from above covers
    before: int | None = None
    for row in shown:
        cells: list[CellView | int] = []
        column = 1
        while column <= width:
            found = beginning.get(row, {}).get(column)
            if busy.get(column, 0) >= row:
                column += 1
                continue
            if found is None:
                if cells and isinstance(cells[-1], int):
                    cells[-1] += 1
                else:
                    cells.append(1)
                column += 1
                continue
            last = found.cell.row + found.cell.rows - 1
            span = sum(1 for each in shown if row <= each <= last)
            cells.append(replace(found, rowspan=span))
            for covered in range(column, column + found.cell.columns):
                busy[covered] = last
            column += found.cell.columns
        number = next((v.cell.source_row for v in beginning.get(row, {}).values() if v.cell.source_row), row)
        yield GridRow(number, tuple(cells), before is not None and row > before + 1)
        before = row


def grid_at(printed: FilePrint, place: Place) -> int:
    """Return the number of the grid that holds a place, counted from 1; of a place that names none the first recognised table."""
    if place.sheet is None and place.table is None:
        return next((number for number, grid in enumerate(printed.grids, 1) if grid.tables), 1)
    for number, grid in enumerate(printed.grids, 1):
        is_table = (
            place.table is not None and grid.table == place.table and (place.sheet is None or grid.sheet == place.sheet)
        )
        if is_table or (place.table is None and place.sheet is not None and grid.sheet == place.sheet):
            return number
    return 1
