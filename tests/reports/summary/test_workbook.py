"""The workbook of several dossiers holds numbers as numbers and says what the page says."""

from __future__ import annotations

import io

import openpyxl
import pytest
from several_dossiers import check_several, shipped_summary, three_dossiers

from cascade.reports.summary import SHOWN, workbook


@pytest.fixture
def folders(tmp_path):
    return three_dossiers(tmp_path)


@pytest.mark.slow
def test_the_workbook_has_the_numbers_as_numbers_and_no_formula(folders, tmp_path):
    check_several(folders, tmp_path / "out")
    book = openpyxl.load_workbook(tmp_path / "out" / "rekap.xlsx")

    for sheet in book:
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
        assert sheet.freeze_panes == "C6"
        assert sheet.auto_filter.ref
    rows = list(book["Angka"].iter_rows(min_row=6, values_only=True))
    assert {row[0] for row in rows} == {"=1+1", "Kecamatan Contoh"}
    assert all(isinstance(value, int) for row in rows for value in row[3:])


def test_the_same_dossiers_give_the_same_workbook():
    assert workbook.render(shipped_summary(), "id") == workbook.render(shipped_summary(), "id")


def test_the_workbook_agrees_with_the_page():
    [sheet, *_] = openpyxl.load_workbook(io.BytesIO(workbook.render(shipped_summary(), "id"))).worksheets
    totals = {row[1]: row[2:6] for row in sheet.iter_rows(min_row=6, values_only=True) if row[2] is not None}

    for dossier in shipped_summary().dossiers:
        if not dossier.failure:
            counts = (*(dossier.problems.get(severity, 0) for severity in SHOWN), dossier.unjudged)
            assert totals[dossier.folder] == counts
