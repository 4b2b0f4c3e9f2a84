from __future__ import annotations

import pytest

from cascade.model import Cell, Grid, Source
from cascade.reading.cell_values import blank_source, has_letter_for_digit


def test_units_in_brackets_are_units_where_most_names_end_with_one(document):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    | Tujuan | Sasaran | Indikator                 | 2025 | 2026 |
    | T      | S       | Persentase desa (%)       | 80   | 81   |
    |        |         | Jumlah rapat (kali)       | 3    | 4    |
    |        |         | Jumlah surat (dokumen)    | 3    | 4    |
    |        |         | Jumlah kelompok (kelompok tani) | 3 | 4 |
    |        |         | Nilai evaluasi (SAKIP)    | 70   | 71   |
    """
    assert [(i.name.text, i.unit.text if i.unit else None) for i in document.indicators] == [
        ("Persentase desa", "%"),
        ("Jumlah rapat", "kali"),
        ("Jumlah surat", "dokumen"),
        ("Jumlah kelompok", "kelompok tani"),
        ("Nilai evaluasi (SAKIP)", None),
    ]


def test_names_merged_over_the_column_of_indicators_are_none_of_them(document):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    | Program/Outcome   | Indikator Outcome           | 2025 | < | 2026 | < |
    | "                 | "                           | Target | Pagu | Target | Pagu |
    | 7.01.01 Program A | <                           |      | 100 |    | 200 |
    | Meningkatnya A    | Persentase desa (%)         | 80   |     | 81 |     |
    | 7.01.02 Program B | <                           |      | 100 |    | 200 |
    | Meningkatnya B    | Jumlah rapat (kali)         | 3    |     | 4  |     |
    | 7.01.03 Program C | <                           |      | 100 |    | 200 |
    | Meningkatnya C    | Jumlah pokmas (Pokmas/Ormas) | 3   |     | 4  |     |
    """
    assert [i.unit and i.unit.text for i in document.indicators] == ["%", "kali", "Pokmas/Ormas"]


def test_units_in_brackets_are_units_beside_a_column_of_indicators_without_any(document):
    """
    RENCANA AKSI DINAS CONTOH TAHUN 2025
    | Sasaran | Indikator Sasaran | Sub Kegiatan | Indikator Sub Kegiatan | TW I | TW II | TW III | TW IV |
    | S | Indeks S | Sub A | Jumlah A (Dokumen)    | 1 | 2 | 3 | 4 |
    |   |          | Sub B | Jumlah B (Laporan)    | 1 | 2 | 3 | 4 |
    |   |          | Sub C | Jumlah C (Perusahaan) | 1 | 2 | 3 | 4 |
    """
    assert [i.unit and i.unit.text for i in document.indicators] == [None, "Dokumen", "Laporan", "Perusahaan"]


def grid(sheet: str | None, *cells: Cell) -> Grid:
    return Grid("", cells, 9, 60, Source("a.xlsx", sheet=sheet))


@pytest.mark.parametrize(("column", "cell"), [(1, "A7"), (26, "Z7"), (27, "AA7"), (53, "BA7")])
def test_a_blank_cell_of_a_sheet_has_the_address_that_spreadsheets_give_it(column, cell):
    source = blank_source(grid("Lembar"), 7, column)

    assert (source.sheet, source.row, source.column, source.cell) == ("Lembar", 7, column, cell)


def test_a_blank_cell_outside_of_a_sheet_has_row_and_column_alone():
    source = blank_source(grid(None), 7, 2)

    assert (source.row, source.column, source.cell) == (7, 2, None)
    assert blank_source(grid("Lembar"), 7, 0).cell is None


@pytest.mark.parametrize(
    ("text", "is_one"), [("O", True), ("1OO", True), ("9O %", True), ("Rp O", True), ("0", False), ("Orang", False)]
)
def test_letters_that_stand_for_digits_are_no_number(text, is_one):
    assert has_letter_for_digit(text) is is_one


def test_a_letter_in_the_place_of_a_zero_is_no_value(document):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    | Tujuan | Sasaran | Indikator | 2025 | 2026 |
    | T      | S       | Indeks A  | 8O   | 81   |
    """
    [indicator] = document.indicators

    assert (indicator.targets[2025].raw, indicator.targets[2025].value) == ("8O", None)
