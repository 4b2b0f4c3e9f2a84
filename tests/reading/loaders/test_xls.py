"""An old workbook reads as one of today does, whatever is called by its name."""

from __future__ import annotations

import datetime
from pathlib import Path

import openpyxl
import pytest
import xlwt

from cascade.model import Cell, Grid, LoadedFile
from cascade.model.errors import DocumentError
from cascade.reading import loaders


def load(path: Path) -> LoadedFile:
    return loaders.load(path, path.name)


def grid(loaded: LoadedFile) -> Grid:
    return next(block for block in loaded.blocks if isinstance(block, Grid))


def cells(loaded: LoadedFile) -> dict[str | None, Cell]:
    return {cell.source.cell: cell for cell in grid(loaded).cells}


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (0.84, "0%"),
        (0.8425, "0.00%"),
        (1250000, "#,##0"),
        (84.25, "0.00"),
        (4, '0" dokumen"'),
        (84, "General"),
        (86.25, "General"),
        (datetime.date(2022, 1, 4), "d mmmm yyyy"),
        ("1.250.000", "General"),
    ],
)
def test_an_old_workbook_shows_what_a_new_one_shows(tmp_path: Path, value: object, code: str) -> None:
    old, new = xlwt.Workbook(), openpyxl.Workbook()
    old.add_sheet("Target").write(1, 2, value, xlwt.easyxf(num_format_str=code))
    page = new.active
    assert page is not None
    page["C2"], page["C2"].number_format = value, code
    old.save(str(tmp_path / "a.xls"))
    new.save(tmp_path / "a.xlsx")

    [before], [after] = cells(load(tmp_path / "a.xls")).values(), cells(load(tmp_path / "a.xlsx")).values()

    assert (before.text, before.number, before.source.cell) == (after.text, after.number, "C2")


def test_an_old_workbook_keeps_merges_bold_hidden_rows_and_leaves_hidden_sheets(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("PK")
    page.write_merge(0, 1, 0, 2, "Sasaran", xlwt.easyxf("font: bold on"))
    page.write(3, 0, "rahasia")
    page.row(3).hidden = True
    book.add_sheet("Lama").write(0, 0, "x")
    book.get_sheet(1).visibility = 1
    book.save(str(tmp_path / "a.xls"))

    loaded = load(tmp_path / "a.xls")

    top = cells(loaded)["A1"]
    assert (top.rows, top.columns, top.bold, top.hidden) == (2, 3, True, False)
    assert cells(loaded)["A4"].hidden
    assert [problem.message.say("en") for problem in loaded.problems] == [
        "Hidden, but read all the same: rows 4.",
        "Sheet “Lama” is hidden; it was not read.",
    ]


def test_a_new_workbook_by_an_old_name_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page["A1"] = "Sasaran"
    book.save(tmp_path / "a.xlsx")
    (tmp_path / "a.xlsx").rename(tmp_path / "a.xls")
    assert cells(load(tmp_path / "a.xls"))["A1"].text == "Sasaran"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600), "not an intact"),
        (b"Sasaran\tTarget", "not an intact"),
    ],
)
def test_what_is_no_workbook_says_so_and_what_to_do(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "a.xls").write_bytes(content)
    with pytest.raises(DocumentError, match=said) as error:
        load(tmp_path / "a.xls")
    assert error.value.hint is not None
    assert ".xlsx" in error.value.hint.en
