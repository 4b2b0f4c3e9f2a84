"""Set the quarters of a table side by side where it prints them one below the other.

A grid goes in; the same comes out, with one row where a column names the quarters I to IV in four rows of one indicator: the values
beside these names stand in four columns then, each headed by its quarter. Each cell keeps its source. Knows no other meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cascade.model import Cell, Grid
from cascade.reading.tables.header_parser import folded_heading, quarter_of

QUARTERS = ("I", "II", "III", "IV")
_HEADING = re.compile(r"(?:triwulan|tribulan|tw|periode|periode triwulan|waktu)(?: ke)?", re.I)
_VALUE = re.compile(r"[<>≤≥]?\s*(?:rp\.?\s*)?-?\d[\d.,]*\s*%?(?:,-)?|[-–—]*", re.I)
_SPAN = len(QUARTERS)


def with_quarters_beside(grid: Grid) -> Grid:
    """Return a grid with the quarters beside each other that a column names below each other; any other one as it is."""
    heads = (cell for cell in grid.cells if _HEADING.fullmatch(folded_heading(cell.text)) and cell.columns == 1)
    for head in heads:
        runs = _runs(grid, head)
        columns = _columns_of_values(grid, head, runs) if runs else []
        if columns and _name_one_thing(grid, runs, {head.column, *columns}):
            return _Turned(grid, head, runs, columns).grid()
    return grid


def _runs(grid: Grid, head: Cell) -> list[int]:
    """Return the first rows of the runs of four quarters below a heading; none where other texts stand between them."""
    below = [
        (row, quarter_of(folded_heading(cell.text), "triwulan")[0])
        for row in grid.filled_rows
        if row >= head.row + head.rows and (cell := grid.at(row, head.column)) and cell.text and cell.starts_at(row)
    ]
    runs = [below[place : place + _SPAN] for place in range(0, len(below), _SPAN)]
    for run in runs:
        rows, quarters = [row for row, _ in run], [quarter for _, quarter in run]
        if quarters != [1, 2, 3, 4] or rows != list(range(rows[0], rows[0] + _SPAN)):
            return []
    return [run[0][0] for run in runs]


def _columns_of_values(grid: Grid, head: Cell, runs: Sequence[int]) -> list[int]:
    """Return the columns that print a value for each quarter."""
    return [
        column for column in range(1, grid.columns + 1) if column != head.column and _prints_values(grid, column, runs)
    ]


def _prints_values(grid: Grid, column: int, runs: Sequence[int]) -> bool:
    cells = [grid.at(row, column) for run in runs for row in range(run, run + _SPAN)]
    own = [cell for cell in cells if cell is not None and cell.rows == cell.columns == 1]
    is_last_of_each = all((cell := grid.at(run + _SPAN - 1, column)) is not None and cell.text for run in runs)
    return is_last_of_each and len(own) == len(cells) and all(_VALUE.fullmatch(cell.text.strip()) for cell in own)


def _name_one_thing(grid: Grid, runs: Sequence[int], own: set[int]) -> bool:
    """Tell whether a column prints one text for each run, and none but texts of each quarter stand in the others."""
    others = [column for column in range(1, grid.columns + 1) if column not in own]
    below = [row for run in runs for row in range(run + 1, run + _SPAN)]
    begun = {column: [cell for row in below if (cell := _begins(grid, row, column))] for column in others}
    names = [column for column in others if not begun[column] and all(_begins(grid, run, column) for run in runs)]
    return bool(names) and not any(_VALUE.fullmatch(cell.text.strip()) for cells in begun.values() for cell in cells)


def _begins(grid: Grid, row: int, column: int) -> Cell | None:
    """Return the cell with a text that begins at a place."""
    cell = grid.at(row, column)
    return cell if cell is not None and cell.text and cell.starts_at(row) and cell.column == column else None


class _Turned:
    """A grid whose runs of quarters become one row each."""

    def __init__(self, grid: Grid, head: Cell, runs: Sequence[int], columns: Sequence[int]):
        self.old, self.head, self.runs, self.columns = grid, head, runs, columns
        dropped = [row for run in runs for row in range(run + 1, run + _SPAN)]
        self.rows = {row: row - sum(each < row for each in dropped) for row in range(1, grid.rows + 2)}
        self.starts = [1]  # for each old column the first new one
        for column in range(1, grid.columns + 1):
            width = 0 if column == head.column else _SPAN if column in columns else 1
            self.starts.append(self.starts[-1] + width)

    def grid(self) -> Grid:
        """Return the grid."""
        cells = [cell for old in self.old.cells for cell in self._cells(old)]
        cells.sort(key=lambda cell: (cell.row, cell.column))
        rows, columns = self.rows[self.old.rows + 1] - 1, self.starts[-1] - 1
        return replace(self.old, cells=tuple(cells), rows=rows, columns=columns, edges=(), _rows={})

    def _cells(self, cell: Cell) -> Iterator[Cell]:
        """Yield what becomes of a cell."""
        run = next((run for run in self.runs if run <= cell.row < run + _SPAN), None)
        first, end = self.starts[cell.column - 1], self.starts[cell.column - 1 + cell.columns]
        row, rows = self.rows[cell.row], self.rows[cell.row + cell.rows] - self.rows[cell.row]
        if end == first:
            return
        if cell.column in self.columns and cell.columns == 1 and run is not None:
            yield replace(cell, row=self.rows[run], column=first + cell.row - run)
        elif cell.column in self.columns and cell.row + cell.rows == self.head.row + self.head.rows:
            for number, quarter in enumerate(QUARTERS):
                text = f"{re.sub(r'(?i)[ /]*triwulan$', '', ' '.join(cell.text.split()))} Triwulan {quarter}"
                yield replace(cell, text=text.strip(), row=row, rows=rows, column=first + number, columns=1)
        elif run is None or cell.row == run:
            yield replace(cell, row=row, rows=max(1, rows), column=first, columns=end - first)
