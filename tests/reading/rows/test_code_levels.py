from __future__ import annotations

from documents_as_text import loaded
from reading_results import levels

from cascade.reading.document_builder import read_file
from cascade.reading.rows.code_levels import CodeLevels, levels_by_depth


def test_an_offices_own_numbers_are_levelled_by_the_names_that_say_their_level(document):
    """
    RENJA DINAS CONTOH TAHUN 2019
    | Kode     | Program/Kegiatan/Sub Kegiatan | Indikator | Target 2019 | Pagu 2019 |
    | 210      | Urusan Komunikasi             |           |         | 90.000.000 |
    | 210.2    | Program Peningkatan Sarana    | Indeks A  | 100%    | 90.000.000 |
    | 210.2.3  | Pembangunan gedung            | Jumlah B  | 1 paket | 50.000.000 |
    |          | Pengadaan pagar               |           | 1 paket | 50.000.000 |
    | 210.2.1 2 | Pengadaan laptop             | Jumlah C  | 1 paket | 40.000.000 |
    """
    assert levels(document) == [
        ("program", "Program Peningkatan Sarana"),
        ("kegiatan", "Pembangunan gedung"),
        ("unknown", "Pengadaan pagar"),
        ("kegiatan", "Pengadaan laptop"),
    ]
    assert [e.code and e.code.text for e in document.elements] == ["210.2", "210.2.3", None, "210.2.12"]
    assert [i.level for i in document.indicators] == ["program", "kegiatan", "kegiatan"]


def test_a_code_without_its_first_part_has_the_level_that_the_names_say():
    coded = [("01.01", "Program A"), ("01.01.2.01", "Kegiatan B"), ("01.01.2.01.01", "Sub Kegiatan C")]
    table = CodeLevels(coded)

    assert [table.level(code) for code, _ in coded] == ["program", "kegiatan", "sub_kegiatan"]


def test_codes_of_the_nomenclature_tell_their_level_without_words():
    table = CodeLevels([("7", "Unsur Kewilayahan"), ("7.01.02", "Pemberdayaan"), ("7.01.02.2.01", "Koordinasi")])

    assert [table.level(code) for code in ("7", "7.01", "7.01.02", "7.01.02.2.01")] == [
        "urusan",
        "urusan",
        "program",
        "kegiatan",
    ]


def test_a_running_number_beside_codes_is_none():
    table = CodeLevels([("7.01.02", "Pemberdayaan"), ("3", "Pembinaan")])

    assert table.level("3") is None


def test_words_that_disagree_tell_nothing():
    coded = [("210.1", "Program A"), ("210.2", "Kegiatan B"), ("210.2.1", "Pengadaan")]

    assert levels_by_depth(coded) == {}


def test_equal_parts_of_a_code_in_cells_side_by_side_are_all_kept():
    head = """
RENSTRA KECAMATAN CONTOH TAHUN 2025-2026
| Kode | < | < | < | < | Program/Kegiatan/Sub Kegiatan | Indikator | Target 2025 | Rp 2025 |
"""
    rows = """| 7 | 01 | 01 |      |    | Program A  | Indeks A | 3 | 9.000.000 |
| 7 | 01 | 01 | 2.01 |    | Kegiatan B | Jumlah B | 3 | 9.000.000 |
| 7 | 01 | 01 | 2.01 | 0\\n1 | Sub C    | Jumlah C | 3 | 9.000.000 |
"""
    [document] = read_file(loaded(head + rows)).documents

    assert [e.code.text for e in document.elements] == ["7.01.01", "7.01.01.2.01", "7.01.01.2.01.01"]


def test_a_code_in_one_cell_across_the_columns_of_its_parts_is_read_once():
    head = """
RENSTRA KECAMATAN CONTOH TAHUN 2025-2026
| Kode | < | < | < | < | Program/Kegiatan/Sub Kegiatan | Indikator | Target 2025 | Rp 2025 |
| 7.01.01 | < | < | < | < | Program A  | Indeks A | 3 | 9.000.000 |
| 7 | 01 | 01 | 2.01 |    | Kegiatan B | Jumlah B | 3 | 9.000.000 |
"""
    [document] = read_file(loaded(head)).documents

    assert [e.code.text for e in document.elements] == ["7.01.01", "7.01.01.2.01"]


def test_a_measured_row_whose_code_lost_a_part_is_no_urusan(document):
    """
    RENSTRA KECAMATAN CONTOH TAHUN 2025-2026
    | Kode | Program/Kegiatan/Sub Kegiatan | Indikator | Target 2025 | Rp 2025 |
    | 7.03 | Progam Pemberdayaan           | Indeks A  | 3 | 9.000.000 |
    | 7.03.2.02 | Kegiatan Pemberdayaan    | Jumlah B  | 3 | 9.000.000 |
    """
    assert [i.level for i in document.indicators] == ["program", "kegiatan"]
