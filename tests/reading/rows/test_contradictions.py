from __future__ import annotations

import pytest
from reading_results import reasons
from tables_with_columns import read

from cascade.reading.rows.contradictions import contradiction, has_letter_for_digit
from cascade.reading.tables.table import Column


@pytest.mark.parametrize(
    ("field", "texts", "seen"),
    [
        ("indicator", ["Kecamatan Satu", "Desa Dua", "Kabupaten Contoh"], "kolom indikator memuat nama tempat"),
        ("indicator", ["1", "2", "3"], "kolom indikator memuat angka"),
        ("targets", ["Tersusunnya laporan kinerja pada akhir tahun"] * 3, "kolom target memuat kalimat"),
        ("unit", ["10", "12", "15"], "kolom satuan memuat angka"),
        ("pagus", ["90 %", "95 %", "100 %"], "kolom pagu memuat persen"),
        ("pagus", ["APBD", "APBN", "DAK"], "kolom pagu memuat teks"),
    ],
)
def test_a_column_whose_content_contradicts_its_heading_is_noticed(field, texts, seen):
    assert contradiction(Column(1, "judul", 0, field), texts).id == seen


def test_indicators_under_a_heading_of_places_are_noticed():
    texts = ["Jumlah laporan", "Persentase desa", "Indeks kepuasan"]

    assert contradiction(Column(1, "lokasi"), texts).id == "kolom lokasi memuat indikator"


@pytest.mark.parametrize(
    ("field", "texts"),
    [
        ("indicator", ["Jumlah desa", "Kecamatan Satu", "Indeks kepuasan"]),
        ("targets", ["80 %", "Baik", "12 dokumen"]),
        ("pagus", ["10.000.000", "-", "0"]),
        ("indicator", ["Kecamatan Satu", "Desa Dua"]),
    ],
)
def test_columns_that_fit_or_are_too_short_are_not(field, texts):
    assert contradiction(Column(1, "judul", 0, field), texts) is None


@pytest.mark.parametrize(
    ("text", "is_one"), [("O", True), ("1OO", True), ("9O %", True), ("Rp O", True), ("0", False), ("Orang", False)]
)
def test_letters_that_stand_for_digits_are_noticed(text, is_one):
    assert has_letter_for_digit(text) is is_one


def test_a_letter_in_the_place_of_a_zero_is_no_value_and_is_said():
    content = read(
        "| Program | Indikator | Target |\n| A | Indeks A | 1O |",
        "0 program, 0 indicator, 0 targets 2026",
    )

    assert (content.indicators[0].targets[2026].raw, content.indicators[0].targets[2026].value) == ("1O", None)
    assert [each.reason.id for each in content.not_understood] == ["huruf O di tempat angka nol"]


def test_a_table_reports_its_contradiction_once(result):
    """
    RENJA DINAS CONTOH TAHUN 2026
    | Kode | Program/Kegiatan/Sub Kegiatan | Indikator | Lokasi | Target 2026 | Pagu 2026 |
    | 7.01.02      | Program A  | Kecamatan Satu | Jumlah A | 2 | 30.000.000 |
    | 7.01.02.2.01 | Kegiatan B | Kecamatan Dua  | Jumlah B | 2 | 10.000.000 |
    | 7.01.02.2.02 | Kegiatan C | Kecamatan Tiga | Jumlah C | 2 | 10.000.000 |
    """
    assert reasons(result).count("kolom indikator memuat nama tempat") == 1
    assert reasons(result).count("kolom lokasi memuat indikator") == 1
