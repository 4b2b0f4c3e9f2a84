"""Tell for one page which tables were recognised, and what became of each row.

A read file and the cells that a page shows go in; the tables to draw come out, and levels and names for their rows and columns.
Draws nothing and reads nothing again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from cascade.model import QUARTER_NAMES, AppliedCorrection, Cell, Grid, Source
from cascade.pipeline.page_image.printed_page import RenderedPage
from cascade.pipeline.page_image.style import COLOURS, Box
from cascade.reading.document_builder import MIN_TABLE_SIZE, ReadFile
from cascade.reading.tables.table import Column, Table


@dataclass(slots=True)
class DrawnTable:
    """A table, or rows that belong to none, as far as the picture shows them."""

    grid: Grid
    table: Table | None
    listed: bool  # as a table that was not recognised
    cells: list[tuple[Cell, Box]]
    cells_from_before: list[tuple[Cell, Box]]

    @property
    def box(self) -> Box:
        """The outer edges."""
        boxes = [box for _, box in (*self.cells, *self.cells_from_before)]
        return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def drawn_tables(grid: Grid, read: ReadFile, printed: RenderedPage) -> Iterator[DrawnTable]:
    """Yield the tables of a grid that a page shows, then its rows that belong to none."""
    cells, cells_from_before = printed.cells.get(id(grid), []), printed.cells_from_before.get(id(grid), [])
    taken: set[int] = set()
    for table in (table for table in read.tables if table.grid is grid):
        rows = {*table.header_rows, *table.data_rows}
        taken |= rows
        table_cells = [(cell, box) for cell, box in cells if cell.row in rows]
        if table_cells:
            reaching = _reaching_into(table_cells, [(cell, box) for cell, box in cells_from_before if cell.row in rows])
            yield DrawnTable(grid, table, listed=False, cells=table_cells, cells_from_before=reaching)
    rest = [(cell, box) for cell, box in cells if cell.row not in taken]
    if rest:
        listed = _is_listed(grid, read) and (not taken or _is_as_wide_as_a_table(rest))
        yield DrawnTable(grid, None, listed, rest, [])


def _reaching_into(cells: list[tuple[Cell, Box]], before: list[tuple[Cell, Box]]) -> list[tuple[Cell, Box]]:
    """Return the cells of an earlier page that reach into the rows of these."""
    first, last = min(cell.row for cell, _ in cells), max(cell.row + cell.rows - 1 for cell, _ in cells)
    return [(cell, box) for cell, box in before if cell.row <= last and cell.row + cell.rows > first]


def _is_listed(grid: Grid, read: ReadFile) -> bool:
    """Tell whether a grid, or a part of it, is told to be a table that was not recognised."""
    return any(
        table_address(each.source) == table_address(grid.source) and each.source.row is None
        for each in read.not_understood
    )


def _is_as_wide_as_a_table(cells: list[tuple[Cell, Box]]) -> bool:
    """Tell whether one of the rows fills as many cells as a table has at least."""
    filled = Counter(row for cell, _ in cells if cell.text for row in range(cell.row, cell.row + cell.rows))
    return any(count >= MIN_TABLE_SIZE for count in filled.values())


def table_address(source: Source) -> tuple[str | None, int | None]:
    """Return what tells a table of a file from the others."""
    return source.sheet, source.table


@dataclass(slots=True)
class RowOutcomes:
    """What became of each row: levels of elements and indicators by (sheet, table, row), the cells left over, what was corrected."""

    elements: dict[tuple[str | None, int | None, int | None], list[str]] = field(default_factory=dict)
    indicators: dict[tuple[str | None, int | None, int | None], list[str]] = field(default_factory=dict)
    missed: set[Source] = field(default_factory=set)
    corrections: tuple[AppliedCorrection, ...] = ()

    @classmethod
    def of(cls, read: ReadFile, corrections: tuple[AppliedCorrection, ...] = ()) -> RowOutcomes:
        """Sort what was read by the row that prints it."""
        missed = {each.source for each in read.not_understood if each.source.row is not None}
        outcome = cls(missed=missed, corrections=tuple(each for each in corrections if each.is_used))
        for document in read.documents:
            for element in document.elements:
                outcome.elements.setdefault(row_address(element.name.source), []).append(element.level)
            for indicator in document.indicators:
                outcome.indicators.setdefault(row_address(indicator.name.source), []).append(indicator.level)
        return outcome

    def corrected_in(self, cell: Cell) -> Iterator[AppliedCorrection]:
        """Yield what a person corrected of a cell."""
        for correction in self.corrections:
            at = correction.source
            if table_address(at) == table_address(cell.source) and at.row is not None:
                is_in_column = at.column is None or cell.column <= at.column < cell.column + cell.columns
                if is_in_column and cell.row <= at.row < cell.row + cell.rows:
                    yield correction


def row_address(source: Source) -> tuple[str | None, int | None, int | None]:
    """Return what tells a row of a file from the others."""
    return (*table_address(source), source.row)


def colour_group(column: Column) -> str | None:
    """Return the name under which a field is coloured: all targets alike, all pagu alike."""
    if column.is_element:
        return "element"
    name = column.name or ""
    return next((key for key in COLOURS if key in name), "baseline" if "end" in name else None)


def field_label(column: Column) -> str:
    """Name the field of a column, with its year or quarter."""
    if column.name is None:
        return "-" if column.ignored else ("?" if column.header else "")
    suffix = str(column.year) if column.year else f"ke-{column.ordinal}" if column.ordinal else ""
    quarter = QUARTER_NAMES[column.quarter - 1] if column.quarter else ""
    block = f"({column.block + 1}.)" if column.block else ""
    return " ".join(
        drawn for drawn in (block, column.name, suffix, quarter, "+" if column.is_continuation else "") if drawn
    )


def clear_height_above(drawn: DrawnTable, tables: list[DrawnTable]) -> int:
    """Return the height at or above the top of a table where a cut goes through no cell."""
    boxes = [box for other in tables for _, box in (*other.cells, *other.cells_from_before)]
    left, cut, right, _ = drawn.box
    while crossed := [b[1] for b in boxes if b[1] < cut - 1 < cut + 1 < b[3] and b[0] < right and b[2] > left]:
        cut = min(crossed)
    return cut
