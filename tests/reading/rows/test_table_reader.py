from __future__ import annotations

import datetime

import pytest
from documents_as_text import loaded
from reading_results import levels, reasons

from cascade.reading.document_builder import read_file


def test_a_target_keeps_the_address_of_its_cell(document):
    """
    RENSTRA KECAMATAN GUMELAR TAHUN 2024-2026
    | Tujuan       | Sasaran | Indikator | Satuan | 2024 | 2025 | 2026 |
    | Mewujudkan A |         | IKM       | Indeks | 80   | 81,5 | 82   |
    """
    [indicator] = document.indicators

    target = indicator.targets[2025]
    assert (target.raw, target.source.table, target.source.row, target.source.column) == ("81,5", 2, 2, 6)


TWO_BLOCKS = """
RENCANA AKSI PELAKSANAAN PROGRAM DAN KEGIATAN
KECAMATAN GUMELAR  TAHUN  2022
| NO | TUJUAN / SASARAN      | INDIKATOR KINERJA | SATUAN | TARGET | <     | <      | <     | PROGRAM | <                 | KEGIATAN | <                 | SUB KEGIATAN | <                 | <     | <    | <     | <      | <     |
| "  | "                     | "                 | "      | "      | <     | <      | <     | URAIAN  | INDIKATOR PROGRAM | URAIAN   | INDIKATOR KINERJA | URAIAN       | INDIKATOR KINERJA | <     | TARGET | < | < | < |
| "  | "                     | "                 | "      | TR I   | TR II | TR III | TR IV | "       | "                 | "        | "                 | "            | "                 | <     | TR I | TR II | TR III | TR IV |
| 1  | TUJUAN Mewujudkan X   | Indeks X          |        | -      | -     | -      | 84    | Prog A  | Persentase A      | Keg B    | Jumlah B          | Sub C        | Jumlah C          | orang | 250  | -     | -      | -     |
| "  | "                     | "                 | "      | "      | "     | "      | "     | "       | "                 | "        | "                 | Sub D        | Jumlah D          | bulan | 3    | 3     | 3      | 3     |
| 2  | SASARAN Meningkatnya Y | Persentase Y     |        | 25%    | 50%   | 75%    | 90%   |         |                   |          |                   |              |                   |       |      |       |        |       |
|    | PERJANJIAN KINERJA..UTK TARGET TRIWULAN IV SAMA DENGAN TARGET DI PERJANJIAN KINERJA |
|    | | | | | | | | | | | | | | | Gumelar,   4  Januari 2021 |
"""


def test_two_blocks_of_quarters_in_one_row_belong_to_two_indicators():
    [document] = read_file(loaded(TWO_BLOCKS)).documents
    quarters = {i.name.text: [q.raw for q in i.quarters] if i.quarters else None for i in document.indicators}

    assert quarters == {
        "Indeks X": ["-", "-", "-", "84"],
        "Persentase A": None,
        "Jumlah B": None,
        "Jumlah C": ["250", "-", "-", "-"],
        "Jumlah D": ["3", "3", "3", "3"],
        "Persentase Y": ["25%", "50%", "75%", "90%"],
    }


def test_the_unit_without_header_beside_the_indicator_is_its_unit():
    [document] = read_file(loaded(TWO_BLOCKS)).documents
    units = {i.name.text: i.unit.text if i.unit else None for i in document.indicators}

    assert units["Jumlah C"] == "orang"
    assert units["Indeks X"] == ""  # the column exists and is blank
    assert units["Persentase A"] is None  # there is no such column


def test_a_level_word_in_the_name_is_the_level_and_no_part_of_the_name():
    [document] = read_file(loaded(TWO_BLOCKS)).documents

    assert [(e.level, e.name.text) for e in document.elements if e.level in ("tujuan", "sasaran")] == [
        ("tujuan", "Mewujudkan X"),
        ("sasaran", "Meningkatnya Y"),
    ]


def test_a_reviewers_line_under_the_table_is_a_note_and_the_signature_is_read():
    [document] = read_file(loaded(TWO_BLOCKS)).documents

    assert any(note.text.startswith("PERJANJIAN KINERJA..UTK") for note in document.notes)
    assert (document.year, document.signed.value, document.signed_place) == (2022, datetime.date(2021, 1, 4), "Gumelar")


def test_an_indicator_in_a_merged_cell_is_one_indicator_and_its_values_are_not_repeated():
    [document] = read_file(loaded(TWO_BLOCKS)).documents

    assert [i.name.text for i in document.indicators].count("Indeks X") == 1


def test_a_column_that_no_profile_knows_is_listed_and_not_dropped(result):
    """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis | Indikator Kinerja | Target | Bobot Penilaian |
    | 1  | Meningkatnya A    | Nilai SAKIP       | 80     | 25              |
    | 2  | Meningkatnya B    | Nilai Lain        | 81     | 30              |
    """
    [missed] = result.not_understood

    assert "bobot penilaian" in missed.reason.id
    assert "2 sel" in missed.reason.id


def test_two_blocks_without_any_merged_cell_are_read_the_same():
    merged = TWO_BLOCKS.replace("| <  ", "|    ").replace(" < ", "   ").replace('| "', "|  ")
    [plain] = read_file(loaded(merged)).documents
    [whole] = read_file(loaded(TWO_BLOCKS)).documents

    def shown(document):
        return [
            (i.name.text, i.level, i.unit and i.unit.text, [q.raw for q in i.quarters or ()])
            for i in document.indicators
        ]

    assert shown(plain) == shown(whole)


def test_a_code_in_several_cells_is_joined_and_goes_on_from_the_row_above(document):
    """
    RENJA DINAS CONTOH TAHUN 2025
    | Kode | <  | <  | <    | <    | Program/Kegiatan/Sub Kegiatan | Indikator Kinerja | Target | Pagu Indikatif |
    | 1    | 01 | 02 |      |      | Program A                     | Persentase A      | 80 %   | 1.000.000      |
    |      |    |    | 2,01 |      | Kegiatan B                    | Jumlah B          | 2 dok  | 1.000.000      |
    |      |    |    |      | 0001 | Sub C                         | Jumlah C          | 1 dok  | 1.000.000      |
    """
    assert [(e.level, e.code.text) for e in document.elements] == [
        ("program", "1.01.02"),
        ("kegiatan", "1.01.02.2.01"),
        ("sub_kegiatan", "1.01.02.2.01.0001"),
    ]


@pytest.mark.parametrize(
    ("first", "second"), [("Indikator Kinerja Utama", "Indikator Kinerja Kunci (IKK)"), ("IKU", "IKK")]
)
def test_a_heading_among_the_rows_tells_iku_and_ikk_of_one_table_apart(first, second):
    text = f"""
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    Tabel 4.4 Indikator Kinerja Utama (IKU) dan Indikator Kinerja Kunci (IKK)
    | No | Indikator    | Satuan | 2025 | 2026 |
    | A  | {first}      |        |      |      |
    | 1  | Indeks X     | Indeks | 70   | 71   |
    | B  | {second}     |        |      |      |
    | 1  | Persentase K | %      | 10   | 20   |
    """
    [iku] = read_file(loaded(text)).documents

    assert [(i.name.text, i.level) for i in iku.indicators] == [("Indeks X", "iku"), ("Persentase K", "ikk")]


def test_a_heading_across_the_table_opens_its_element_or_is_reported_as_none(result):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    | Kode    | Program dan Kegiatan | Indikator Kinerja | Target 2025 | Rp 2025   | Target 2026 | Rp 2026   |
    | Sasaran 1: Meningkatnya Y | <  | <                 | <           | <         | <           | <         |
    | A. Belanja wajib | <           | <                 | <           | <         | <           | <         |
    | 1.01.02 | Program A            | Persentase A      | 61 %        | 1.000.000 | 62 %        | 2.000.000 |
    """
    [document] = result.documents

    assert (document.elements[0].level, document.elements[0].name.text) == ("sasaran", "Meningkatnya Y")
    assert document.elements[-1].parent == document.elements[0].id
    assert all(q.kind == "percent" for i in document.indicators for q in i.targets.values())


def test_a_row_that_only_ends_the_texts_above_is_no_indicator(result):
    """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis     | Indikator Kinerja    | Target |
    | 1  | Meningkatnya kualitas | Persentase desa yang | 84     |
    |    | pelayanan publik      | tertib administrasi  |        |
    """
    assert len(result.documents[0].indicators) == 1
    assert reasons(result) == ["lanjutan teks baris di atasnya; tidak disambung"]


def test_an_urusan_heads_the_rows_below_and_is_no_indicator(document):
    """
    Rencana Program dan Kegiatan Renstra Dinas Contoh Tahun 2025-2026
    | Kode    | Program/Kegiatan/Sub Kegiatan | Indikator    | Target 2025 | Rp 2025   |
    | URUSAN PEMERINTAHAN WAJIB | < | < | < | < |
    | 1.01.02 | Program Penunjang             | Persentase P | 80 %        | 9.000.000 |
    """
    assert levels(document) == [("program", "Program Penunjang")]
    assert [i.name.text for i in document.indicators] == ["Persentase P"]
