from __future__ import annotations

import pytest
from documents_as_text import loaded
from planning_documents import programs
from reading_results import measured, targets

from cascade.reading.document_builder import read_file
from cascade.reading.tables.header_parser import folded_heading


def test_sd_triwulan_in_the_header_makes_the_quarters_cumulative(document):
    """
    RENCANA AKSI KECAMATAN GUMELAR TAHUN 2025
    | Sasaran | Indikator Kinerja | Satuan | Target Triwulan | < | < | < |
    | "       | "                 | "      | s.d. TW I       | s.d. TW II | s.d. TW III | s.d. TW IV |
    | S       | Jumlah rapat      | kali   | 3               | 6 | 9 | 12 |
    """
    assert document.indicators[0].quarter_aggregation == "cumulative"


def test_a_heading_that_is_not_merged_stands_over_the_columns_to_its_right(document):
    """
    RENCANA AKSI KECAMATAN GUMELAR TAHUN 2025
    | Sasaran | Indikator Kinerja | Satuan | Target Triwulan |    |     |    | Penanggung Jawab |
    |         |                   |        | I               | II | III | IV |                  |
    | S       | Jumlah rapat      | kali   | 3               | 4  | 5   | 6  | Kasi A           |
    """
    assert [q.raw for q in document.indicators[0].quarters] == ["3", "4", "5", "6"]


def test_a_merged_heading_does_not_reach_past_blank_columns_to_remarks_beside_the_table(document):
    """
    RENSTRA KECAMATAN GUMELAR TAHUN 2024-2026
    | Sasaran | Indikator Kinerja | Satuan | Target Kinerja | <    | <    |  |                    |
    | "       | "                 | "      | 2024           | 2025 | 2026 |  | sudah dikonfirmasi |
    | S       | Indeks kepuasan   | nilai  | 80             | 81   | 82   |  | lihat lampiran     |
    """
    assert targets(document) == {"Indeks kepuasan": {2024: "80", 2025: "81", 2026: "82"}}
    assert document.indicators[0].end_target is None


def test_the_targets_after_a_revision_are_the_ones_of_a_renja_perubahan(document):
    """
    PERUBAHAN RENJA DINAS CONTOH TAHUN 2025
    | Kode    | Program/Kegiatan | Indikator Kinerja | Sebelum Perubahan | <         | Sesudah Perubahan | <         |
    | "       | "                | "                 | Target            | Pagu      | Target            | Pagu      |
    | 1.01.02 | Program A        | Persentase A      | 80 %              | 1.000.000 | 85 %              | 2.000.000 |
    """
    assert (document.phase, targets(document)) == ("perubahan", {"Persentase A": {2025: "85 %"}})


@pytest.mark.parametrize("stages", [("Sebelum Perubahan", "Setelah Perubahan"), ("SEMULA", "MENJADI")])
def test_a_revised_renstra_says_what_it_is_after_the_revision(stages):
    text = f"""
    Perubahan Renstra Dinas Contoh Tahun 2021-2026
    | Kode    | Program/Kegiatan | Indikator | {stages[0]} | <   | <      | <   | {stages[1]} | <   | <      | <   |
    | "       | "                | "         | 2025        | <   | 2026   | <   | 2025        | <   | 2026   | <   |
    | "       | "                | "         | Target      | Rp  | Target | Rp  | Target      | Rp  | Target | Rp  |
    | 7.01.01 | Program A        | I         | 1           | 100 | 2      | 200 | 3           | 300 | 4      | 400 |
    """
    [document] = read_file(loaded(text)).documents

    assert {year: q.raw for year, q in document.indicators[0].targets.items()} == {2025: "3", 2026: "4"}
    assert {year: q.raw for year, q in document.indicators[0].pagu.items()} == {2025: "300", 2026: "400"}


@pytest.mark.parametrize(
    ("labels", "aggregation"),
    [("TRI TRII TRIII TRIV", None), ("TW.1 TW.2 TW.3 TW.4", None), ("TW-I TW-II TW-III TW-IV", None),
     ("Trw_I Trw_II Trw_III Trw_IV", None), ("TRI_I TRI_II TRI_III TRI_IV", None), ("Q1 Q2 Q3 Q4", None), ("I II III IV", None),
     ("Triwulan_ke-1 Triwulan_ke-2 Triwulan_ke-3 Triwulan_ke-4", None), ("TW_I_2025 TW_II_2025 TW_III_2025 TW_IV_2025", None),
     ("Triwulan_Pertama Triwulan_Kedua Triwulan_Ketiga Triwulan_Keempat", None),
     ("TW_I_(Jan-Mar) TW_II_(Apr-Jun) TW_III_(Jul-Sep) TW_IV_(Okt-Des)", None), ("Jan-Mar Apr-Jun Jul-Sep Okt-Des", None),
     ("B03 B06 B09 B12", "cumulative"), ("s/d_Maret s/d_Juni s/d_September s/d_Desember", "cumulative"),
     ("sampai_dengan_TW_I sampai_dengan_TW_II sampai_dengan_TW_III sampai_dengan_TW_IV", "cumulative")],
)  # fmt: skip
def test_the_quarters_are_read_whatever_their_names(labels, aggregation):
    names = " | ".join(label.replace("_", " ") for label in labels.split())
    text = f"""
    RENCANA AKSI DINAS CONTOH TAHUN 2025
    | No | Sasaran | Indikator Kinerja | Target | {names} |
    | 1  | S       | Indeks A          | 84     | 1 | 2 | 3 | 4 |
    """
    [document] = read_file(loaded(text)).documents

    assert measured(document)[0][3] == ["1", "2", "3", "4"]
    assert document.indicators[0].quarter_aggregation == aggregation


@pytest.mark.parametrize(
    "labels",
    ["Jan Feb Mar Apr Mei Jun Jul Ags Sep Okt Nov Des", "B01 B02 B03 B04 B05 B06 B07 B08 B09 B10 B11 B12",
     "B1 B2 B3 B4 B5 B6 B7 B8 B9 B10 B11 B12"],
)  # fmt: skip
def test_months_are_not_taken_for_quarters(labels):
    text = f"""
    RENCANA AKSI DINAS CONTOH TAHUN 2025
    | No | Sasaran | Indikator Kinerja | Target | {" | ".join(labels.split())} |
    | 1  | S       | Jumlah A          | 12     | {" | ".join("1" * 12)} |
    """
    [document] = read_file(loaded(text)).documents

    assert targets(document) == {"Jumlah A": {2025: "12"}}
    assert document.indicators[0].quarters is None


def test_the_number_of_a_column_under_its_year_leaves_the_year(document):
    """
    Tujuan dan Sasaran Renstra Dinas Contoh Tahun 2023-2026
    | No | Sasaran | Indikator | Target Tahun | < | < | < |
    | "  | "       | "         | 2023\\n4 | 2024\\n5 | 2025\\n(6) | 2026\\n7 |
    | 1  | 2       | 3         |    |    |    |    |
    | 1  | S       | Indeks X  | 70 | 71 | 72 | 73 |
    """
    assert targets(document) == {"Indeks X": {2023: "70", 2024: "71", 2025: "72", 2026: "73"}}


def test_four_years_in_roman_numbers_are_no_quarters():
    text = """
    Tujuan dan Sasaran Renstra Dinas Contoh Tahun 2023-2026
    | No | Tujuan       | Sasaran | Indikator | Target | <  | <   | <  |
    | "  | "            | "       | "         | I      | II | III | IV |
    | 1  | Mewujudkan X |         | Indeks X  | 70     | 71 | 72  | 73 |
    """
    assert read_file(loaded(text)).documents == ()


def test_a_stray_cell_far_to_the_right_does_no_harm():
    row = "| 1 | Meningkatnya A | Indeks A | 84 |" + " |" * 400 + " catatan |"
    text = f"PERJANJIAN KINERJA TAHUN 2025\n| No | Sasaran | Indikator | Target |\n{row}\n|" + " |" * 400 + " jauh |"
    [document] = read_file(loaded(text)).documents

    assert targets(document) == {"Indeks A": {2025: "84"}}


def test_twelve_months_are_no_quarters(document):
    """
    RENCANA AKSI DINAS CONTOH TAHUN 2025
    | No | Sasaran        | Indikator    | Satuan | Target | Jan | Feb | Mar | Apr | Mei | Jun | Jul | Ags | Sep | Okt | Nov | Des |
    | 1  | Meningkatnya A | Jumlah rapat | kali   | 12     | 1   | 1   | 1   | 1   | 1   | 1   | 1   | 1   | 1   | 1   | 1   | 1   |
    """
    [indicator] = document.indicators

    assert (indicator.targets[2025].raw, indicator.quarters) == ("12", None)


@pytest.mark.parametrize(
    "broken",
    [
        "BASELI\\nNE TAHUN 2024", "BASELINE TAHUN 202\\n4", "Kon\\ndisi Aw\\nal", "Da\\nta Cap\\naian A\\nwal",
    ],
)  # fmt: skip
def test_a_heading_that_its_narrow_column_breaks_is_the_heading(broken):
    [document] = programs(baseline=broken).documents

    assert [i.baseline and i.baseline.raw for i in document.indicators] == [
        i.baseline and i.baseline.raw for i in programs().documents[0].indicators
    ]


@pytest.mark.parametrize("band", ["Prakiraan Maju", "Prakiraan Maju Rencana Tahun n+1", "Perkiraan Maju Tahun 2027"])
def test_what_is_foreseen_is_of_the_next_year_and_never_of_this_one(band):
    text = f"""
    RENCANA KERJA (RENJA) DINAS CONTOH TAHUN 2026
    | Kode    | Program/Kegiatan | Indikator Kinerja | Rencana Tahun 2026 | <           | {band} | <           |
    | "       | "                | "                 | Target             | Pagu        | Target | Pagu        |
    | 7.01.01 | PROGRAM A        | Persentase A      | 80                 | 900.000.000 | 82     | 950.000.000 |
    """
    [document] = read_file(loaded(text)).documents

    [indicator] = document.indicators
    assert {year: q.raw for year, q in indicator.targets.items()} == {2026: "80", 2027: "82"}
    assert {year: q.raw for year, q in indicator.pagu.items()} == {2026: "900.000.000", 2027: "950.000.000"}


def test_months_beside_their_quarter_are_no_quarters(document):
    """
    RENCANA AKSI DINAS CONTOH TAHUN 2025
    | Sasaran | Indikator Kinerja | Satuan | Target 2025 | TW I | < | < | <    | TW II | < | < | <     | TW III | < | < | <      | TW IV | < | < | <     |
    | "       | "                 | "      | "           | Jan | Feb | Mar | TW I | Apr | Mei | Jun | TW II | Jul | Agt | Sep | TW III | Okt | Nov | Des | TW IV |
    | S       | Jumlah rapat      | kali   | 12          | 1 | 1 | 1 | 3      | 1 | 1 | 1 | 3       | 1 | 1 | 1 | 3        | 1 | 1 | 1 | 3       |
    | "       | Jumlah berkas     | berkas | 9           |   |   | 2 | 2      |   |   | 2 | 2       |   |   | 2 | 2        |   |   | 3 | 3       |
    """
    assert [[q.raw for q in i.quarters] for i in document.indicators] == [["3", "3", "3", "3"], ["2", "2", "2", "3"]]


def test_the_targets_of_a_draft_beside_the_final_ones_are_not_read(document):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2027
    | Sasaran | Indikator | Target Lama (draf) | <  | <  | Satuan | Target | <  | <  |
    | "       | "         | 2025 | 2026 | 2027             | "      | 2025 | 2026 | 2027 |
    | Meningkatnya A | Indeks A | 50 | 51 | 52            | Nilai  | 60 | 61 | 62 |
    | Meningkatnya B | Indeks B | 50 | 51 | 52            | Nilai  | 70 | 71 | 72 |
    """
    assert targets(document) == {
        "Indeks A": {2025: "60", 2026: "61", 2027: "62"},
        "Indeks B": {2025: "70", 2026: "71", 2027: "72"},
    }


def test_a_heading_that_ends_with_a_conjunction_goes_on_in_the_row_below(document):
    """
    Rencana Program dan Kegiatan Renstra Dinas Contoh Tahun 2025-2027
    | Kode            | Program, Kegiatan dan | Indikator    | Satuan | 2025   | <         | 2026   | <         | 2027   | <         |
    |                 | Sub Kegiatan          | Kinerja      |        | Target | Rp        | Target | Rp        | Target | Rp        |
    | 1.01.02         | Program A             | Persentase A | %      | 61     | 5.000.000 | 62     | 6.000.000 | 63     | 7.000.000 |
    | 1.01.02.2.01    | Kegiatan B            | Persentase B | %      | 71     | 5.000.000 | 72     | 6.000.000 | 73     | 7.000.000 |
    """
    assert [(i.name.text, i.level) for i in document.indicators] == [
        ("Persentase A", "program"),
        ("Persentase B", "kegiatan"),
    ]


def test_quarters_under_a_heading_of_actions_are_its_targets_where_they_print_values(document):
    """
    RENCANA AKSI DINAS CONTOH TAHUN 2025
    | Sasaran        | Indikator Kinerja | Target | Rencana Aksi Triwulan | <           | <            | <           |
    | "              | "                 | "      | Triwulan I            | Triwulan II | Triwulan III | Triwulan IV |
    | Meningkatnya A | Persentase A      | 80 %   | 20                    | 40          | 60           | 80          |
    | Meningkatnya B | Persentase B      | 90 %   | 20                    | 50          | 70           | 90          |
    """
    assert [[q.raw for q in i.quarters] for i in document.indicators] == [
        ["20", "40", "60", "80"],
        ["20", "50", "70", "90"],
    ]


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("definisi oper\nasional", "definisi operasional"),
        ("p a d", "pad"),
        ("lembaga pemerintah dan lembaga", "lembaga pemerintah dan lembaga"),
        ("i ii iii iv", "i ii iii iv"),
        ("6 kegiatan", "6 kegiatan"),
    ],
)
def test_the_words_of_the_vocabulary_are_put_together_where_a_narrow_column_breaks_them(printed, read):
    assert folded_heading(printed) == read
