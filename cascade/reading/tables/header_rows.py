"""Tell rows that number the columns and lines of text from rows of data.

One row of a grid goes in; whether it only counts the columns, or prints a single cell, comes out. Knows no meaning of a column.
"""

from __future__ import annotations

from cascade.model import Grid
from cascade.text import table_headings


def is_single_cell(grid: Grid, row: int) -> bool:
    """Tell whether a row prints one cell, as lines of text between tables do."""
    return sum(bool(cell.text) for cell in grid.row(row)) == 1


def is_numbering(grid: Grid, row: int, *, under_header: bool = False) -> bool:
    """Tell whether a row only numbers the columns, from the first one on: (1) (2) (3), 13 = 9 + 10.

    Right under a header letters, Roman numbers and numbers that begin anywhere count too.
    """
    cells = [cell for cell in grid.row(row) if cell.text and cell.starts_at(row)]
    if not cells or cells[0].column > grid.first_column + 1:
        return False
    return table_headings.is_numbering([cell.text for cell in cells], is_under_headings=under_header)


def row_text(grid: Grid, row: int) -> str:
    """Return what begins in a row as one text."""
    return " ".join(cell.text for cell in grid.row(row) if cell.text and cell.starts_at(row))
