"""The cells that a sheet shows make a grid; what is hidden, rounded or failed is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from loaded_files import grid, load, messages, texts, workbook
from openpyxl.utils import get_column_letter

from cascade.reading.loaders.sheet_grid import column_letters


def test_merged_cells_span_even_when_blank(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"] = "Target"
        sheet.merge_cells("A1:C2")
        sheet.merge_cells("A3:A5")

    table = grid(workbook(tmp_path, fill))
    target, blank = table.cells
    assert (target.rows, target.columns) == (2, 3)
    assert table.at(2, 3) is target
    assert (blank.text, blank.rows, blank.columns) == ("", 3, 1)
    assert (table.rows, table.columns) == (5, 3)


def test_a_far_cell_costs_nothing(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"] = "Program"
        sheet["XFD1048576"] = "x"

    assert len(grid(workbook(tmp_path, fill)).cells) == 2


def test_hidden_rows_and_columns_are_read_and_told(tmp_path: Path) -> None:
    path = tmp_path / "Renja.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for row in range(8):
            sheet.write_row(row, 0, ["a", "b", "c", "d"])
        for row in (1, 2, 3, 6):
            sheet.set_row(row, None, None, {"hidden": True})
        sheet.set_column("B:C", None, None, {"hidden": True})
        sheet.set_column("H:XFD", None, None, {"hidden": True})
    loaded = load(path)
    table = grid(loaded)
    assert [cell.hidden for cell in table.row(1)] == [False, True, True, False]
    assert all(cell.hidden for cell in table.row(7))
    assert messages(loaded) == ["Tersembunyi tetapi ikut dibaca: baris 2–4, 7; kolom B–C."]


def test_a_merged_cell_is_hidden_only_when_all_of_it_is(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"], sheet["B1"] = "Sasaran", "Indikator"
        sheet.merge_cells("A1:A2")
        sheet.row_dimensions[1].hidden = True

    assert [cell.hidden for cell in grid(workbook(tmp_path, fill)).cells] == [False, True]


def test_an_error_value_stays_as_text_and_is_a_warning(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"], sheet["A2"] = "#DIV/0!", "#REF!"

    loaded = workbook(tmp_path, fill)
    assert texts(grid(loaded)) == {(1, 1): "#DIV/0!", (2, 1): "#REF!"}
    assert [(problem.severity, problem.source.cell) for problem in loaded.problems if problem.source] == [
        ("warning", "A1"),
        ("warning", "A2"),
    ]


def test_a_format_that_hides_digits_is_told(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet.append([0.8425, 0.84, 0.1 + 0.2])
        for cell, code in zip(sheet[1], ("0%", "0%", "General"), strict=True):
            cell.number_format = code

    (problem,) = workbook(tmp_path, fill).problems
    assert problem.severity == "info"
    assert problem.message.say("id") == "Yang terlihat “84%”, nilai tersimpannya 0,8425."
    assert problem.message.say("en") == "Shown is “84%”, stored is 0.8425."
    assert problem.source is not None
    assert problem.source.cell == "A1"


def test_a_format_that_hides_everything_prints_nothing_and_is_told(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"], sheet["A2"], sheet["A3"] = "tampak", 5, "rahasia"
        sheet["A2"].number_format = sheet["A3"].number_format = ";;;"

    loaded = workbook(tmp_path, fill)
    assert texts(grid(loaded)) == {(1, 1): "tampak"}
    assert messages(loaded) == ["Yang terlihat “”, nilai tersimpannya 5."]


@pytest.mark.parametrize("column", [1, 26, 27, 52, 53, 702, 703, 16384])
def test_columns_have_the_names_of_a_spreadsheet(column: int) -> None:
    assert column_letters(column) == get_column_letter(column)
