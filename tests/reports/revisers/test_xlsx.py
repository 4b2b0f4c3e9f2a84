"""A workbook gets new values in their cells, each in its own format, green, with the old value in a comment."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from annotated_copies import changed, comments
from golden_reports import NOW

from cascade.model import Source
from cascade.reports.revisers import Revision
from cascade.reports.revisers.xlsx import revise

FORMATS = {"A1": "0%", "A2": "#,##0", "A3": "0.0", "A4": "General", "A5": "#,##0", "A6": "#,##0", "A7": "General"}


@pytest.fixture
def book(tmp_path: Path) -> bytes:
    path = tmp_path / "uji.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("RA")
    formats = {cell: book.add_format({"num_format": code, "bold": True}) for cell, code in FORMATS.items()}
    for cell, value in (("A1", 0.9), ("A2", 74_000_000), ("A3", 84), ("A4", "12 dokumen"), ("A7", "Sekitar 84 orang")):
        sheet.write(cell, value, formats[cell])
    sheet.write_formula("A5", "=SUM(A2:A2)", formats["A5"], 74_000_000)
    sheet.write_formula("A6", "=A2*2", formats["A6"], 148_000_000)
    book.close()
    return path.read_bytes()


def revised(book: bytes, *values: tuple[str, str, str]):
    revisions = [Revision(Source("uji", sheet="RA", cell=cell), old, new, f"dahulu {old}") for cell, old, new in values]
    return revise(book, tuple(revisions), NOW)


def cells(content: bytes, *, formulas: bool = False):
    return openpyxl.load_workbook(BytesIO(content), data_only=not formulas)["RA"]


@pytest.mark.parametrize(
    ("cell", "old", "new", "stored"),
    [
        ("A1", "90%", "85%", 0.85),
        ("A1", "90%", "85", 0.85),
        ("A2", "74.000.000", "74.500.000", 74_500_000),
        ("A3", "84,0", "82,50", 82.5),
        ("A4", "12 dokumen", "10 dokumen", "10 dokumen"),
        ("A7", "84", "85", "Sekitar 85 orang"),
        ("C9", "", "Indeks", "Indeks"),
        ("C9", "", "82,5", 82.5),
    ],
)
def test_a_cell_keeps_its_format_and_a_number_stays_a_number(book, cell, old, new, stored):
    result = revised(book, (cell, old, new))
    written = cells(result.content)[cell]

    assert not result.refused
    assert written.value == stored
    assert (written.number_format, written.fill.fgColor.rgb) == (FORMATS.get(cell, "General"), "FFA9D08E")
    assert written.font.bold == (cell in FORMATS)
    assert f"dahulu {old}" in comments(result.content)["RA", cell]


@pytest.mark.parametrize(
    ("cell", "old", "new"),
    [
        ("A6", "148.000.000", "149.000.000"),
        ("A5", "74.000.000", "75.000.000"),
        ("A3", "84,0", "82,55"),
        ("A2", "75.000.000", "74.500.000"),
        ("A2", "74.000.000", "74,000,000"),
        ("A4", "2 dokumen", "10 dokumen"),
        ("A4", "", "10 dokumen"),
        ("A1:A2", "90%", "85%"),
    ],
)
def test_a_formula_a_number_that_the_format_hides_and_another_value_stay_as_they_are(book, cell, old, new):
    result = revised(book, (cell, old, new))

    assert len(result.refused) == 1
    first = cell.partition(":")[0]
    assert cells(result.content)[first].value == cells(book)[first].value
    assert cells(result.content)[first].fill.fill_type is None


def test_a_sum_that_comes_to_the_new_value_stores_it_and_stays_a_formula(book):
    result = revised(book, ("A2", "74.000.000", "74.500.000"), ("A5", "74.000.000", "74.500.000"))

    assert not result.refused
    assert cells(result.content)["A5"].value == 74_500_000
    assert cells(result.content, formulas=True)["A5"].value == "=SUM(A2:A2)"


def test_a_workbook_with_formulas_is_calculated_when_it_is_opened(book):
    result = revised(book, ("A2", "74.000.000", "74.500.000"))
    assert openpyxl.load_workbook(BytesIO(result.content)).calculation.fullCalcOnLoad


def test_only_the_parts_that_hold_the_values_change(book):
    result = revised(book, ("A1", "90%", "85%"))
    assert "xl/sharedStrings.xml" not in changed(book, result.content)
    assert {"xl/worksheets/sheet1.xml", "xl/styles.xml"} <= changed(book, result.content)


def test_a_sheet_that_is_not_there_is_said(book):
    result = revise(book, (Revision(Source("uji", sheet="X", cell="A1"), "90%", "85%", ""),), NOW)
    assert [reason.id for reason in result.refused.values()] == ["selnya tidak ditemukan"]
