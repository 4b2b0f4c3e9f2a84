"""A page is laid out: places find their cells, merged cells span, long sheets are cut, blanks stay blanks."""

from __future__ import annotations

import pytest

from cascade.pipeline.page_image.file_print import FilePrint, PrintedCell, PrintedGrid, PrintedTable
from cascade.web.documents.outcomes import FileOutcomes
from cascade.web.documents.page_view import MOST_ROWS, cell_views, chosen_cells, grid_at, grid_view
from cascade.web.places import Place


def cell(text, row, column, **more):
    return PrintedCell(text, row, column, source_row=row, source_column=column, **more)


def sheet(*cells):
    return PrintedGrid("RA", "RA", None, cells)


def texts(grid, place):
    return [each.text for each in chosen_cells(grid, grid.cells, place)]


def shown(grid, start=None, place=None):
    views = cell_views(grid, "a.xlsx", FileOutcomes(), place or Place(), None)
    return grid_view(grid, 1, views, start)


@pytest.mark.parametrize(
    ("place", "found"),
    [
        (Place(sheet="RA", cell="B2"), ["b"]),
        (Place(cell="A2:B2"), ["a", "b"]),
        (Place(row=2, column=2), ["b"]),
        (Place(row=2), ["a", "b"]),
        (Place(sheet="lain", cell="B2"), []),
        (Place(), []),
    ],
)
def test_a_place_finds_its_cells(place, found):
    grid = sheet(cell("a", 2, 1, reference="A2"), cell("b", 2, 2, reference="B2"), cell("c", 3, 2, reference="B3"))
    assert texts(grid, place) == found


def test_a_place_on_a_page_finds_the_cell_in_whose_box_it_lies():
    grid = PrintedGrid(
        "t", None, 1, (cell("a", 1, 1, page=1, box=(0, 0, 50, 20)), cell("b", 1, 2, page=1, box=(50, 0, 90, 20)))
    )
    assert texts(grid, Place(box=(50.4, 0, 90, 20))) == ["b"]
    assert texts(grid, Place(box=(5, 5, 20, 10))) == ["a"]
    assert texts(grid, Place(box=(500, 5, 520, 10))) == []


def test_merged_cells_span_and_blanks_fill():
    view = shown(sheet(cell("judul", 1, 1, columns=3), cell("a", 2, 1, rows=2), cell("c", 2, 3), cell("d", 3, 2)))
    assert view.columns == ("1", "2", "3")
    said = [
        [each if isinstance(each, int) else (each.cell.text, each.rowspan) for each in row.cells] for row in view.rows
    ]
    assert said == [[("judul", 1)], [("a", 2), 1, ("c", 1)], [("d", 1), 1]]


def test_empty_rows_are_left_out_and_told():
    view = shown(sheet(cell("a", 1, 1), cell("b", 9_000, 1)))
    assert [(row.number, row.after_gap) for row in view.rows] == [(1, False), (9_000, True)]


def test_a_long_sheet_is_cut_and_opens_where_the_chosen_cell_is():
    grid = sheet(*(cell(f"r{row}", row, 1, reference=f"A{row}") for row in range(1, 1_001)))
    assert len(shown(grid).rows) == MOST_ROWS
    assert shown(grid).starts == (1, 201, 401, 601, 801)
    assert shown(grid, start=201).rows[0].number == 201
    assert shown(grid, place=Place(cell="A950")).rows[0].number == 801
    assert shown(grid, start=10**6).rows[-1].number == 1_000


def test_what_was_not_understood_is_missed_and_a_strange_table_a_stranger():
    outcomes = FileOutcomes()
    listed = PrintedGrid("x", "x", None, (cell("a", 1, 1, reference="A1"),), listed=True)
    [stranger] = cell_views(listed, "a.xlsx", outcomes, Place(), None)
    assert (stranger.kind, stranger.letter) == ("stranger", "×")


def test_a_file_opens_at_its_first_recognised_table_or_at_the_place_that_is_asked_for():
    printed = FilePrint((PrintedGrid("a", None, 1, ()), PrintedGrid("b", None, 2, (), (PrintedTable("PK", ()),))))
    assert grid_at(printed, Place()) == 2
    assert grid_at(printed, Place(table=1, row=3)) == 1
