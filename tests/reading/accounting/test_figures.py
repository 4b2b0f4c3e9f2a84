"""Numbers, codes and prose are told apart."""

from __future__ import annotations

import pytest

from cascade.reading.accounting.figures import is_figure, is_list_of_contents, lines_of_figures


@pytest.mark.parametrize("text", ["82,5", "100 %", "1.250.000.000", "Rp 35.000.000,-", "12 bulan", "N/A"])
def test_numbers_amounts_and_numbers_with_units_are_figures(text):
    assert is_figure(text)


@pytest.mark.parametrize("text", ["2025", "7.01.01.2.01", "3.", "(5)", "Indikator", "BB", ""])
def test_years_codes_and_words_are_no_figures(text):
    assert not is_figure(text)


def test_lines_that_end_in_figures_are_columns_and_prose_is_not():
    lines = [
        "Laki-laki 12 14",
        "Sebanyak 12 dari 14 orang hadir pada 2025.",
        "Nilai naik dari 70 ke 72.",
        "Jumlah 20 30",
    ]

    assert lines_of_figures(lines) == [0, 3]


def test_a_list_of_contents_is_no_column_of_figures():
    lines = [f"Tabel 3.{n} Target Kinerja ............ 1 {n}" for n in range(5)]

    assert is_list_of_contents(lines)
    assert lines_of_figures(lines) == []
