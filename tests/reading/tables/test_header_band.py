from __future__ import annotations

import pytest
from documents_as_text import loaded

from cascade.model import Cell, Grid, Source
from cascade.reading.tables.header_band import header_at, heading_score, names_fields


def grid(text: str) -> Grid:
    return next(block for block in loaded(text).blocks if isinstance(block, Grid))


def test_a_header_grows_over_all_its_rows_and_ends_at_the_numbers_of_the_columns():
    table = grid("""
    | Program | Indikator | Kinerja dan Pendanaan | <   | <      | <   |
    | "       | "         | 2025                  | <   | 2026   | <   |
    | "       | "         | Target                | Rp  | Target | Rp  |
    | 1       | 2         | 3                     | 4   | 5      | 6   |
    | P       | Indeks A  | 80                    | 100 | 81     | 110 |
    """)

    assert header_at(table, 1) == range(1, 4)


def test_years_counted_from_one_under_a_heading_of_years_belong_to_the_header():
    table = grid("""
    | Tujuan | Indikator | Target pada Tahun ke- | <  | <  |
    | "      | "         | 1                     | 2  | 3  |
    | T      | Indeks A  | 70                    | 75 | 80 |
    """)

    assert header_at(table, 1) == range(1, 3)


def test_rows_of_names_and_values_begin_no_header():
    table = grid("""
    | 7.01.01 | Program Penunjang Urusan Pemerintahan | Persentase layanan | 80 | 1.000.000 |
    | Program Pelayanan Publik | Kegiatan Penyediaan Jasa | Sub Kegiatan Pengadaan Alat | 5 | 6 |
    """)

    assert header_at(table, 1) is None
    assert header_at(table, 2) is None


def test_the_name_of_a_list_across_the_table_begins_no_header():
    table = grid("""
    | No | Indikator | Satuan | 2025 | 2026 |
    | A  | Indikator Kinerja Kunci | < | < | < |
    | 1  | Indeks A  | Indeks | 70   | 71   |
    """)

    assert header_at(table, 1) == range(1, 2)
    assert header_at(table, 2) is None


def test_one_heading_over_several_columns_may_stand_alone_in_the_first_row():
    table = grid("""
    |    |           |        | Target | <    |
    | No | Indikator | Satuan | 2025   | 2026 |
    | 1  | Indeks A  | Indeks | 70     | 71   |
    """)

    assert header_at(table, 1) == range(1, 3)


def test_a_number_with_its_unit_is_no_heading():
    """Units may be words that head columns elsewhere: rasio, indeks, laporan."""
    assert heading_score("0,66 Rasio") < 0
    assert heading_score("42 Orang/bulan") < 0
    assert heading_score("Target Tahun 2025") > 0


def test_headings_score_high_and_values_low():
    assert heading_score("Indikator Kinerja") == heading_score("TW III") == heading_score("2026") == 1.0
    assert heading_score("85,5") == heading_score("12.500.000") == -1.0
    assert heading_score("Program Pengembangan Perumahan Rakyat") < 0


def row(*texts: str) -> Grid:
    cells = tuple(Cell(text, 1, n, Source("a.xlsx")) for n, text in enumerate(texts, 1) if text)
    return Grid("", cells, 1, len(texts), Source("a.xlsx"))


@pytest.mark.parametrize(
    ("texts", "is_heading"),
    [
        (("No", "Jenis Barang", "Merk"), True),
        (("Nama", "Jabatan", "Golongan"), True),
        (("Tujuan", "Sasaran", "Indeks A", "Indeks B"), False),
        (("No", "Nama"), False),
        (("Nomor", "Uraian", "12"), False),
        (("Keluaran", "6 Kegiatan", "8 Kegiatan"), False),
        (("Program", "Rp -", "Rp -"), False),
        (("I", "II", "III", "IV"), False),
    ],
)
def test_a_header_of_any_table_is_told_by_its_words(texts, is_heading):
    assert names_fields(row(*texts), 1) is is_heading
