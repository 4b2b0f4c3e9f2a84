from __future__ import annotations

from decimal import Decimal

import pytest
from planning_documents import YEARS, paper
from reading_results import reasons


def test_one_value_across_four_quarters_is_not_given_to_any(result):
    """
    RENCANA AKSI DINAS CONTOH TAHUN 2025
    | No | Sasaran        | Indikator Kinerja | Target | TW I       | TW II | TW III | TW IV |
    | 1  | Meningkatnya A | Jumlah A          | 12     | 12 dokumen | <     | <      | <     |
    """
    [document] = result.documents

    assert all(q.is_missing for q in document.indicators[0].quarters)
    assert reasons(result) == ["satu nilai untuk beberapa kolom"]


def test_a_unit_that_its_narrow_column_breaks_is_one(document):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    | Tujuan | Sasaran | Indikator | Satuan | 2025 | 2026 |
    | T | | Indeks T | Perse\\nn | 1 | 2 |
    | | S | Jumlah S | Orang bulan | 1 | 2 |
    """
    assert [i.unit and i.unit.text for i in document.indicators] == ["Persen", "Orang bulan"]


@pytest.mark.parametrize(
    ("name", "unit", "value", "readings"),
    [
        ("Warga yang terlatih", "Orang", 1157, 0),
        ("Jumlah lembaga yang dibina", "Lembaga Kemasyarakatan", 1157, 0),
        ("Indeks Pembangunan Desa", "Indeks", Decimal("1.157"), 0),
    ],
)
def test_what_is_counted_in_whole_pieces_has_no_thousandths_where_others_have_a_decimal_point(
    name, unit, value, readings
):
    header = ["NO", "SASARAN", "INDIKATOR", "SATUAN", *map(str, YEARS)]
    result = paper(
        "Tabel 4.1 Tujuan dan Sasaran",
        [header],
        [
            ["1", "Meningkatnya layanan", "Persentase layanan", "%", *["81.5"] * 5],
            ["2", "Meningkatnya pembinaan", name, unit, *["1.157"] * 5],
        ],
    )
    target = result.documents[0].indicators[1].targets[2026]

    assert (target.value, len(target.readings), target.raw) == (value, readings, "1.157")


def test_a_budget_by_quarter_is_the_elements_and_no_target(result):
    """
    RENCANA AKSI TAHUN 2025
    | Sub Kegiatan | Indikator    | Satuan | Target Triwulan | < | <   | <  | Anggaran (Rp) | Anggaran Triwulan (Rp) | < | < | < |
    | "            | "            | "      | I | II | III | IV         | "             | I          | II        | III | IV  |
    | Sub A        | Jumlah rapat | kali   | 3 | 3  | 3   | 3          | 10.000.000    | 2.500.000  | 2.500.000 | 5.000.000 | - |
    """
    [document] = result.documents
    [element], [indicator] = document.elements, document.indicators

    assert [q.raw for q in indicator.quarters] == ["3", "3", "3", "3"]
    assert [q.raw for q in element.pagu_quarters] == ["2.500.000", "2.500.000", "5.000.000", "-"]
    assert element.pagu[2025].value == 10_000_000
    assert not [reason for reason in reasons(result) if "kolom" in reason]


def test_target_and_budget_may_stand_side_by_side_under_each_quarter(document):
    """
    RENCANA AKSI TAHUN 2025
    | Sub Kegiatan | Indikator    | Satuan | Pagu       | Triwulan I | <         | Triwulan II | <         | Triwulan III | <         | Triwulan IV | <         |
    | "            | "            | "      | "          | Target     | Anggaran  | Target      | Anggaran  | Target       | Anggaran  | Target      | Anggaran  |
    | Sub A        | Jumlah rapat | kali   | 10.000.000 | 1          | 1.000.000 | 2           | 2.000.000 | 3            | 3.000.000 | 4           | 4.000.000 |
    """
    assert [q.raw for q in document.indicators[0].quarters] == ["1", "2", "3", "4"]
    assert [q.value for q in document.elements[0].pagu_quarters] == [1_000_000, 2_000_000, 3_000_000, 4_000_000]


def test_one_heading_for_definition_and_formula_is_the_formula(document):
    """
    INDIKATOR KINERJA UTAMA DINAS CONTOH
    | No | Indikator Kinerja Utama | Satuan | Penjelasan          | <           | <                | Target | <    |
    | "  | "                       | "      | Cara Perhitungan    | Sumber Data | PIC              | 2025   | 2026 |
    | 1  | Persentase B            | %      | B dibagi seluruh C  | Dinas       | Bidang B         | 80     | 85   |
    """
    [indicator] = document.indicators
    assert {name: label.text for name, label in indicator.details.items()} == {
        "formula": "B dibagi seluruh C",
        "data_source": "Dinas",
        "responsible": "Bidang B",
    }
    assert indicator.targets[2026].value == 85
