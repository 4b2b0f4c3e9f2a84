from __future__ import annotations

import time

from cascade.model import Cell, Grid, Source
from cascade.reading.tables.header_rows import is_numbering

HERE = Source("r.xlsx")


def cell(text: str, row: int, column: int, **more) -> Cell:
    return Cell(text, row, column, HERE, **more)


def test_a_merged_cell_covers_every_position_of_its_span():
    merged = cell("Program A", 2, 1, rows=3, columns=2)
    grid = Grid("Tabel", (merged, cell("84", 4, 3)), 4, 3, HERE)

    assert {grid.at(row, column) for row in (2, 3, 4) for column in (1, 2)} == {merged}
    assert grid.at(1, 1) is None
    assert grid.at(2, 3) is None


def test_a_row_yields_each_cell_once_from_left_to_right():
    wide, value = cell("Program A", 1, 1, columns=3), cell("84", 1, 4)
    grid = Grid("Tabel", (value, wide), 1, 4, HERE)

    assert list(grid.row(1)) == [wide, value]
    assert list(grid.row(2)) == []


def test_the_first_of_two_cells_that_claim_one_position_has_it():
    first, second = cell("A", 1, 1, columns=2), cell("B", 1, 2)

    assert Grid("Tabel", (first, second), 1, 2, HERE).at(1, 2) is first


def test_only_rows_that_print_something_are_filled():
    grid = Grid("Tabel", (cell("jauh", 1_048_576, 1), cell("A", 2, 1, rows=2)), 1_048_576, 1, HERE)

    assert grid.filled_rows == [2, 3, 1_048_576]


def test_a_grid_of_many_rows_is_looked_through_once_to_tell_rows_that_number_the_columns():
    source = Source("buku.xlsx")
    cells = tuple(Cell(f"{row}", row, column, source) for row in range(1, 8001) for column in (2, 3, 4))
    grid = Grid("Renja", cells, 8000, 4, source)
    began = time.process_time()

    assert grid.first_column == 2
    assert not any(is_numbering(grid, row) for row in grid.filled_rows)
    assert time.process_time() - began < 3
