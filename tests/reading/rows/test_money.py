from __future__ import annotations

from decimal import Decimal

import pytest
from reading_results import reasons

from cascade.model import Document
from cascade.reading.rows.money import are_whole_rupiah, heading_factor, leading_amount, unbroken_amount
from cascade.text.numbers import parse_quantity


def pagus(document: Document) -> list[list[Decimal | None]]:
    return [[q.value for q in element.pagu.values()] for element in document.elements]


@pytest.mark.parametrize(
    ("heading", "factor"), [("pagu (rp)", 1), ("pagu (rp.000)", 1_000), ("rp juta", 1_000_000), ("rp (ribuan)", 1_000)]
)
def test_a_heading_tells_in_what_its_amounts_are_counted(heading, factor):
    assert heading_factor(heading) == factor


def test_amounts_under_a_heading_in_millions_are_rupiah(document):
    """
    RENJA DINAS CONTOH TAHUN 2026
    | Kode | Program/Kegiatan/Sub Kegiatan | Indikator | Target 2026 | Pagu 2026 (Rp juta) |
    | 7.01.02      | Program A  | Indeks A | 2 | 1.500 |
    | 7.01.02.2.01 | Kegiatan B | Jumlah B | 2 | 250,5 |
    """
    assert pagus(document) == [[Decimal(1_500_000_000)], [Decimal(250_500_000)]]


def test_whole_rupiah_under_a_heading_in_millions_are_not_multiplied_and_it_is_said(result):
    """
    RENJA DINAS CONTOH TAHUN 2026
    | Kode | Program/Kegiatan/Sub Kegiatan | Indikator | Target 2026 | Pagu 2026 (Rp juta) |
    | 7.01.02      | Program A  | Indeks A | 2 | 48.114.709.000 |
    | 7.01.02.2.01 | Kegiatan B | Jumlah B | 2 | 150.000.000 |
    """
    [document] = result.documents

    assert pagus(document) == [[Decimal(48_114_709_000)], [Decimal(150_000_000)]]
    assert "kepala kolom menyebut jutaan, angkanya rupiah penuh; tidak dikalikan" in reasons(result)


def test_a_year_in_millions_beside_one_in_rupiah_is_multiplied_and_it_is_said(result):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    | Kode | Program/Kegiatan/Sub Kegiatan | Indikator | 2025 | < | 2026 | < |
    | " | " | " | Target | Rp | Target | Rp |
    | 7.01.02      | Program A  | Indeks A | 2 | 6.000.000 | 2 | 6,4 |
    | 7.01.02.2.01 | Kegiatan B | Jumlah B | 2 | 2.000.000 | 2 | 2,2 |
    | 7.01.02.2.02 | Kegiatan C | Jumlah C | 2 | 4.000.000 | 2 | 4,2 |
    """
    [document] = result.documents

    assert pagus(document)[1] == [Decimal(2_000_000), Decimal(2_200_000)]
    assert "angka kolom ini dalam jutaan, menurut kolom tahun lain; dikalikan" in reasons(result)


def test_years_of_like_amounts_are_left_as_they_are(result):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    | Kode | Program/Kegiatan/Sub Kegiatan | Indikator | 2025 | < | 2026 | < |
    | " | " | " | Target | Rp | Target | Rp |
    | 7.01.02      | Program A  | Indeks A | 2 | 60.000.000 | 2 | 6.000.000 |
    | 7.01.02.2.01 | Kegiatan B | Jumlah B | 2 | 20.000.000 | 2 | 2.000.000 |
    | 7.01.02.2.02 | Kegiatan C | Jumlah C | 2 | 40.000.000 | 2 | 4.000.000 |
    """
    assert pagus(result.documents[0])[1] == [Decimal(20_000_000), Decimal(2_000_000)]
    assert result.not_understood == ()


def test_thousands_of_large_programs_are_believed():
    assert not are_whole_rupiah([Decimal(50_000_000), Decimal(400_000_000)], Decimal(1_000))
    assert are_whole_rupiah([Decimal(50_000_000)] * 10, Decimal(1_000))
    assert not are_whole_rupiah([], Decimal(1_000))


@pytest.mark.parametrize(
    ("printed", "amount"),
    [
        ("48.114.7\n09.000", "48.114.709.000"),
        ("9.985.639. 757", "9.985.639.757"),
        ("Rp 1.500.00\n0,00", "Rp1.500.000,00"),
        ("1.000.000\n2.000.000", "1.000.000\n2.000.000"),
        ("150,000,000 15 org", "150,000,000 15 org"),
        ("12 500.000", "12 500.000"),
        ("16447\n87457\n6", "16447874576"),
        ("95999\n600", "95999600"),
        ("15000\n250000", "15000\n250000"),
        ("15000 250", "15000 250"),
    ],
)
def test_an_amount_that_its_column_breaks_is_one_and_two_are_two(printed, amount):
    assert unbroken_amount(printed) == amount


def test_a_broken_amount_keeps_its_print(document):
    """
    RENJA DINAS CONTOH TAHUN 2026
    | Kode | Program/Kegiatan/Sub Kegiatan | Indikator | Target 2026 | Pagu 2026 |
    | 7.01.02 | Program A | Indeks A | 2 | 48.114.7\\n09.000 |
    """
    [element] = document.elements

    assert (element.pagu[2026].raw, element.pagu[2026].value) == ("48.114.7 09.000", 48_114_709_000)


@pytest.mark.parametrize("printed", ["Rp -", "'-", "Rp. –"])
def test_a_dash_behind_rupiah_or_an_apostrophe_is_no_amount(printed):
    assert parse_quantity(printed).is_missing


@pytest.mark.parametrize(
    ("printed", "amount"),
    [
        ("150,000,000 15 org", "150,000,000"),
        ("150.000.000 APBD", "150.000.000"),
        ("1.000.000 2.000.000", None),
        ("150.000.000", None),
        ("15 orang", None),
    ],
)
def test_an_amount_is_read_before_what_the_next_cell_overflowed_with(printed, amount):
    assert leading_amount(printed) == amount
