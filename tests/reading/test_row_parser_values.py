from __future__ import annotations

from decimal import Decimal

import pytest
from documents_as_text import loaded
from planning_documents import YEARS, paper
from reading_results import measured, reasons

from cascade.reading.document_builder import read_file


def test_one_value_across_four_quarters_is_not_given_to_any(result):
    """
    RENCANA AKSI DINAS CONTOH TAHUN 2025
    | No | Sasaran        | Indikator Kinerja | Target | TW I       | TW II | TW III | TW IV |
    | 1  | Meningkatnya A | Jumlah A          | 12     | 12 dokumen | <     | <      | <     |
    """
    [document] = result.documents

    assert all(q.is_missing for q in document.indicators[0].quarters)
    assert reasons(result) == ["satu nilai untuk beberapa kolom"]


def test_more_values_under_a_merged_indicator_are_reported_and_not_dropped(result):
    """
    RENCANA AKSI DINAS CONTOH TAHUN 2025
    | No | Sasaran        | Indikator Kinerja | Rencana Aksi | TW I | TW II | TW III | TW IV |
    | 1  | Meningkatnya A | Indeks A          | Rapat        | 1    | 2     | 3      | 4     |
    | "  | "              | "                 | Survei       | 5    | 6     | 7      | 8     |
    """
    assert measured(result.documents[0])[0][3] == ["1", "2", "3", "4"]
    assert reasons(result) == ["nilai lain pada indikator yang selnya digabung (4 sel)"]


def test_values_beside_no_indicator_are_reported(result):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    | Kode    | Program dan Kegiatan | Indikator Kinerja | Target 2025 | Rp 2025   | Target 2026 | Rp 2026   |
    | 1.01.02 | Program A            | 0                 | 61 %        | 1.000.000 | 62 %        | 2.000.000 |
    """
    assert result.documents[0].indicators == ()
    assert reasons(result) == ["nilai tanpa nama indikator (2 sel)"]


def test_a_pagu_merged_over_the_indicators_of_one_element_is_on_the_first(document):
    """
    Rencana Program dan Kegiatan Renstra Dinas Contoh Tahun 2025-2026
    | Kode    | Program/Kegiatan/Sub Kegiatan | Indikator    | Target 2025 | Rp 2025   |
    | 1.01.02 | Program Penunjang             | Persentase P | 80 %        | 9.000.000 |
    | "       | "                             | Nilai Q      | 70          | "         |
    """
    assert [(i.name.text, q.value) for i in document.indicators for q in i.pagu.values() if q.value] == [
        ("Persentase P", 9_000_000)
    ]


def test_a_unit_that_its_narrow_column_breaks_is_one(document):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    | Tujuan | Sasaran | Indikator | Satuan | 2025 | 2026 |
    | T | | Indeks T | Perse\\nn | 1 | 2 |
    | | S | Jumlah S | Orang bulan | 1 | 2 |
    """
    assert [i.unit and i.unit.text for i in document.indicators] == ["Persen", "Orang bulan"]


def test_a_row_that_names_only_the_indicator_of_the_tujuan_prints_its_values(document):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    Tabel 3.1 Tujuan dan Sasaran
    | No | Tujuan   | Indikator Tujuan | Sasaran   | Indikator Sasaran | Satuan | 2025 | 2026 |
    | 1  | Tujuan A | Indeks A         |           |                   | Indeks | 70   | 71   |
    |    |          |                  | Sasaran B | Persentase B      | %      | 40   | 45   |
    """
    assert [(i.level, i.name.text, i.unit.text, i.targets[2026].raw) for i in document.indicators] == [
        ("tujuan", "Indeks A", "Indeks", "71"),
        ("sasaran", "Persentase B", "%", "45"),
    ]


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


def test_what_a_decree_says_of_an_iku_is_kept_and_blank_is_not_absent():
    text = """
    INDIKATOR KINERJA UTAMA DINAS CONTOH
    | No | Sasaran Strategis | Indikator Kinerja Utama | Alasan Pemilihan | Definisi Operasional | Formulasi Pengukuran | Sumber Data |
    | 1  | Meningkatnya A    | Indeks A                | karena           | nilai survei         | jumlah skor dibagi n | Dinas       |
    | 2  | Meningkatnya B    | Persentase B            | karena           | bagian yang baik     |                      | -           |
    """
    [document] = read_file(loaded(text)).documents
    first, second = document.indicators

    assert {name: label.text for name, label in first.details.items()} == {
        "definition": "nilai survei",
        "formula": "jumlah skor dibagi n",
        "data_source": "Dinas",
    }
    assert (second.details["formula"].text, second.details["formula"].source.row) == ("", 3)


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


def test_the_outcomes_of_a_program_are_those_of_its_rows(document):
    """
    Teknik Merumuskan Program, Kegiatan dan Sub Kegiatan Renstra Dinas Contoh Tahun 2025-2029
    | NSPK | Tujuan | Sasaran        | Outcome        | Output | Indikator    | Program/Kegiatan/Subkegiatan | Ket |
    | x    | T      |                |                |        | Indeks T     |                              |     |
    |      |        | Meningkatnya S |                |        | Indeks S     |                              |     |
    |      |        |                | Meningkatnya A |        | Persentase A | Program X                    |     |
    |      |        |                | Meningkatnya B |        | Persentase B |                              |     |
    |      |        |                |                | Laporan | Jumlah C    | Kegiatan Y                   |     |
    """
    said = {element.name.text: [each.text for each in element.statements] for element in document.elements}
    assert said == {"T": [], "Meningkatnya S": [], "Program X": ["Meningkatnya A", "Meningkatnya B"], "Kegiatan Y": []}
