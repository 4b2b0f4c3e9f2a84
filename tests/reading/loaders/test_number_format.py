"""A value of a spreadsheet reads as its number format shows it to an Indonesian reader."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from loaded_files import grid, texts, workbook

from cascade.reading.loaders.number_format import shown_value

ACCOUNTING = '_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)'
RUPIAH = '_-"Rp"* #,##0_-;\\-"Rp"* #,##0_-;_-"Rp"* "-"??_-;_-@_-'


@pytest.mark.slow
@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (0.84, "0%", "84%"),
        (0.8425, "0.00%", "84,25%"),
        (0.8425, "0%", "84%"),
        (0.845, "0%", "85%"),
        (1.005, "0.00", "1,01"),
        (2.5, "0", "3"),
        (-2.5, "0", "-3"),
        (1250000, "[$-421]#,##0", "1.250.000"),
        (1250000, "#,##0", "1.250.000"),
        (1250000.5, "#,##0.00", "1.250.000,50"),
        (1250000, "[$-409]#,##0.00", "1,250,000.00"),
        (1250000, '"Rp" #,##0', "Rp 1.250.000"),
        (1250000, '"Rp"#,##0', "Rp1.250.000"),
        (1250000, "[$Rp-421]#,##0", "Rp1.250.000"),
        (1250000, "[$Rp-421] #,##0;[Red]-[$Rp-421] #,##0", "Rp 1.250.000"),
        (-1250000, "[$Rp-421] #,##0;[Red]-[$Rp-421] #,##0", "-Rp 1.250.000"),
        (1250000, RUPIAH, "Rp 1.250.000"),
        (-1250000, RUPIAH, "-Rp 1.250.000"),
        (0, RUPIAH, "Rp -"),
        (1250000, '#,##0," ribu"', "1.250 ribu"),
        (1250000000, '0.00,,," M"', "1,25 M"),
        (5, '0" dokumen"', "5 dokumen"),
        (5, "0\\ \\d\\o\\k", "5 dok"),
        (12, '#,###" bln"', "12 bln"),
        (12, 'General" bln"', "12 bln"),
        (86.25, "0.00", "86,25"),
        (86.25, "General", "86,25"),
        (86.5, "0.##", "86,5"),
        (7, "000", "007"),
        (84, "General", "84"),
        (-84, "General", "-84"),
        (84.0, "General", "84"),
        (0.1 + 0.2, "General", "0,3"),
        (1 / 3, "General", "0,3333333333"),
        (0.3 - 0.1 * 3, "General", "0"),
        (12345678901, "General", "12345678901"),
        (1250000000000, "General", "1250000000000"),
        (12, ACCOUNTING, "12"),
        (1250, ACCOUNTING, "1.250"),
        (0, ACCOUNTING, "-"),
        (-5, ACCOUNTING, "(5)"),
        ("dua belas", ACCOUNTING, "dua belas"),
        (84, "@", "84"),
        ("84%", "@", "84%"),
        ("12", '@" bulan"', "12 bulan"),
        (0.75, "# ?/?", "0,75"),
        (1250, "0.00E+00", "1250"),
        (1250, '[>999]0,"rb";0', "1250"),
        (True, "General", "BENAR"),
        (False, "General", "SALAH"),
        (datetime.date(2022, 1, 4), "dd mmmm yyyy", "04 Januari 2022"),
        (datetime.date(2022, 1, 4), "[$-421]dd mmmm yyyy", "04 Januari 2022"),
        (datetime.date(2022, 1, 4), "[$-409]d mmmm yyyy", "4 January 2022"),
        (datetime.date(2022, 8, 17), "dddd, d mmm yy", "Rabu, 17 Agu 22"),
        (datetime.date(2022, 1, 4), "mm-dd-yy", "04/01/2022"),
        (datetime.date(2022, 1, 4), "dd/mm/yyyy;@", "04/01/2022"),
        (datetime.datetime(2022, 1, 4, 8, 5), "dd/mm/yyyy hh:mm", "04/01/2022 08:05"),
        (datetime.time(13, 5), "h:mm AM/PM", "1:05 PM"),
    ],
)
def test_a_value_reads_as_its_number_format_shows_it(tmp_path: Path, value: object, code: str, shown: str) -> None:
    def fill(sheet: Any) -> None:
        sheet["B2"] = value
        sheet["B2"].number_format = code

    assert texts(grid(workbook(tmp_path, fill))) == {(2, 2): shown}


@pytest.mark.slow
@given(value=st.integers() | st.floats(), code=st.text(alphabet='#0?.,%;"-@[]<>=$_*\\ EGeneraldmyhs/', max_size=20))
@settings(max_examples=300, deadline=None)
def test_no_number_format_is_an_exception(value: float, code: str) -> None:
    text, _ = shown_value(value, code)
    assert isinstance(text, str)


@given(value=st.integers(-(10**12), 10**12))
def test_a_grouped_whole_number_keeps_its_digits(value: int) -> None:
    text, number = shown_value(value, "#,##0")
    assert int(text.replace(".", "")) == value == number
