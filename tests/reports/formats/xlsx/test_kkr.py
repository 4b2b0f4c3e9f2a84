"""The sheet KKR: a row for each main problem with room for the reviewer, what is known already, and who accepted what."""

from __future__ import annotations

import datetime
import io
from dataclasses import replace

import openpyxl
import pytest
from golden_reports import DOSSIERS, report_of

from cascade.model import WaivedFinding
from cascade.reports.formats.xlsx import kkr
from cascade.reports.formats.xlsx.workbook import Workbook
from cascade.reports.report import Report
from cascade.reports.reviewer_notes import ProblemNote

pytestmark = pytest.mark.slow

YELLOW = "FFFFFBE0"


def gumelar() -> Report:
    return report_of(DOSSIERS[0])


def sheet_of(report: Report, language: str = "id"):
    workbook = Workbook(report, language)
    kkr.add(workbook)
    return openpyxl.load_workbook(io.BytesIO(workbook.close()))["KKR"]


def rows_of(report: Report, language: str = "id") -> list[dict[str, object]]:
    """The cells of each row by their heads."""
    rows = list(sheet_of(report, language).iter_rows())
    top = next(number for number, row in enumerate(rows) if row[0].value == "No")
    heads = [str(cell.value) for cell in rows[top]]
    return [dict(zip(heads, row, strict=True)) for row in rows[top + 1 :]]


def test_main_problems_come_first_and_then_the_conclusion_on_each_aspect():
    numbers = [row["No"].value for row in rows_of(gumelar())]
    count = len(gumelar().main_problems)

    assert numbers[:count] == list(range(1, count + 1))
    assert numbers[count] is None
    assert not any(isinstance(number, int) for number in numbers[count:])


def test_only_what_is_read_back_is_yellow():
    for row in rows_of(gumelar()):
        is_problem = isinstance(row["No"].value, int)
        for head in ("Sebab (diisi pereviu)", "Tindak lanjut OPD", "Alasan bila dikecualikan", "Dikecualikan oleh"):
            assert (row[head].fill.fgColor.rgb == YELLOW) is is_problem
        assert bool(row["Kunci (jangan diubah)"].value) is is_problem


def test_the_column_of_keys_is_hidden_and_says_above_whose_papers_these_are():
    sheet = sheet_of(gumelar())
    [letter] = {
        cell.column_letter for row in sheet.iter_rows() for cell in row if cell.value == "Kunci (jangan diubah)"
    }

    assert sheet.column_dimensions[letter].hidden
    assert sheet[f"{letter}1"].value == "Kecamatan Gumelar · 2022"


def test_what_a_reviewer_wrote_before_stands_in_the_next_papers():
    report = replace(gumelar(), notes={2: ProblemNote("Salah salin", "", "Akan diperbaiki")})
    row = rows_of(report)[1]

    assert (row["Sebab (diisi pereviu)"].value, row["Akibat (diisi pereviu)"].value) == ("Salah salin", None)
    assert row["Tindak lanjut OPD"].value == "Akan diperbaiki"
    assert row["Sebab (diisi pereviu)"].fill.fgColor.rgb == YELLOW


def test_a_waived_finding_says_who_why_until_when_and_who_agreed():
    first, *others = gumelar().findings
    waived = WaivedFinding(first, "PK perubahan", "Irban I", datetime.date(2026, 12, 31), "Sekretaris")
    [row] = [
        row
        for row in rows_of(replace(gumelar(), findings=tuple(others), waived=(waived,)))
        if row["Alasan bila dikecualikan"].value
    ]

    assert row["Alasan bila dikecualikan"].value == "PK perubahan"
    assert row["Dikecualikan oleh"].value == "Irban I"
    assert row["Dikecualikan sampai"].value == "31 Desember 2026"
    assert row["Disetujui oleh (orang kedua)"].value == "Sekretaris"
    assert "Dikecualikan (Irban I, disetujui Sekretaris, sampai 31 Desember 2026)" in row["Kondisi"].value
    assert row["Status"].value == "Dikecualikan"


def test_heads_are_in_the_language_of_the_report():
    assert {"Cause (reviewer)", "Reason if waived", "Key (do not change)"} <= rows_of(gumelar(), "en")[0].keys()
