from __future__ import annotations

import re

import pytest
from documents_as_text import loaded
from reading_results import levels, measured

from cascade.model import Line, Source
from cascade.reading.document_builder import read_file
from cascade.reading.name_parser import elements_named_above, level_of_code, split_code


def test_a_code_tells_the_level_and_the_tree_follows(document):
    """
    Tabel T-C.27 Rencana Program, Kegiatan, dan Pendanaan Kecamatan Gumelar Tahun 2024-2025
    | Kode             | Program dan Kegiatan | Indikator Kinerja | Tahun 2024 | <          | Tahun 2025 | <          |
    | "                | "                    | "                 | target     | Rp         | target     | Rp         |
    | 7.01             | KECAMATAN            |                   |            | 30.000.000 |            | 31.000.000 |
    | 7.01.02          | Program A            | Persentase A      | 80 %       | 30.000.000 | 82 %       | 31.000.000 |
    | 7.01.02.2.01     | Kegiatan B           | Jumlah B          | 2 jenis    | 30.000.000 | 2 jenis    | 31.000.000 |
    | 7.01.02.2.01.001 | Sub C                | Jumlah C          | 12 bulan   | 10.000.000 | 12 bulan   | 10.500.000 |
    | 7.01.02.2.01.02  | Sub D                | Jumlah D          | 1 unit     | 20.000.000 | 1 unit     | 20.500.000 |
    """
    by_id = {element.id: element for element in document.elements}
    tree = [(e.level, e.name.text, by_id[e.parent].name.text if e.parent else None) for e in document.elements]

    assert tree == [
        ("program", "Program A", None),
        ("kegiatan", "Kegiatan B", "Program A"),
        ("sub_kegiatan", "Sub C", "Kegiatan B"),
        ("sub_kegiatan", "Sub D", "Kegiatan B"),
    ]
    assert document.elements[2].pagu[2025].value == 10_500_000
    assert document.indicators[2].targets[2025].unit == "bulan"


def test_one_column_for_all_levels_is_read_by_code_or_word(document):
    """
    RENCANA AKSI KECAMATAN GUMELAR TAHUN 2025
    | Kode             | Program / Kegiatan / Sub Kegiatan | Indikator Kinerja | Satuan | TW I | TW II | TW III | TW IV |
    | 7.01.02          | Pelayanan Publik                  | Persentase B      | %      | 25   | 50    | 75     | 90    |
    | 7.01.02.2.04     | Urusan yang dilimpahkan           | Jumlah C          | kali   | 1    | 1     | 1      | 1     |
    | 7.01.02.2.04.0002 | Nonperizinan                     | Jumlah D          | orang  | 10   | 10    | 10     | 10    |
    """
    assert [(name, level) for name, level, *_ in measured(document)] == [
        ("Persentase B", "program"),
        ("Jumlah C", "kegiatan"),
        ("Jumlah D", "sub_kegiatan"),
    ]


def test_a_level_word_with_a_colon_is_no_part_of_the_name(document):
    """
    Renstra Tahun 2025-2026
    | Program/Kegiatan/Sub Kegiatan      | Indikator | 2025   | <  | 2026   | <  |
    | "                                  | "         | Target | Rp | Target | Rp |
    | Program : PROGRAM PELAYANAN        | I         | 1      | 10 | 2      | 10 |
    | Kegiatan: Penataan Organisasi      | J         | 1      | 10 | 2      | 10 |
    | Sub Kegiatan 1.1 : Pelaporan Tugas | K         | 1      | 10 | 2      | 10 |
    """
    assert [(e.level, e.name.text) for e in document.elements] == [
        ("program", "PROGRAM PELAYANAN"),
        ("kegiatan", "Penataan Organisasi"),
        ("sub_kegiatan", "Pelaporan Tugas"),
    ]


@pytest.mark.parametrize(
    ("codes", "levels"),
    [
        (("1 02 02", "1 02 02 2.01", "1 02 02 2.01 01"), ["program", "kegiatan", "sub_kegiatan"]),
        (("1.02.0 2", "1.02.02.2. 01", "1.02.02.2.01.00 01"), ["program", "kegiatan", "sub_kegiatan"]),
        (("X.XX.01.", "X.XX.01.2.01.", "X.XX.01.2.01.0001"), ["program", "kegiatan", "sub_kegiatan"]),
        (("1.02.1.02.01.16", "1.02.1.02.01.16.05", "1.02.1.02.01.16.06"), ["program", "kegiatan", "kegiatan"]),
    ],
)
def test_codes_of_all_spellings_and_regulations_tell_their_levels(codes, levels):
    rows = "".join(f"| {code} | Nama {code} | Indikator {code} | 1 | 100 |\n" for code in codes)
    text = (
        "Renstra Tahun 2025-2026\n| Kode | Program dan Kegiatan | Indikator | 2025 | < |\n| "
        + '" | " | " | Target | Rp |\n'
    )
    [document] = read_file(loaded(text + rows)).documents

    assert [indicator.level for indicator in document.indicators] == levels


@pytest.mark.parametrize(
    "names",
    [
        ("1. Program A", "1.1 Kegiatan B", "1.1.1 Sub Kegiatan C"),
        ("1. PELAYANAN A", "1.1 Penyediaan B", "1.1.1 Penyusunan C"),
        ("I. PELAYANAN A", "1. Penyediaan B", "a. Penyusunan C"),
        ("A. Pelayanan A", "1. Penyediaan B", "- Penyusunan C"),
        ("I.PROGRAM PELAYANAN", "1.Kegiatan Penyediaan B", "a.Sub Kegiatan Penyusunan C"),
        ("[1.02.02] Pelayanan A", "[1.02.02.2.01] Penyediaan B", "[1.02.02.2.01.0001] Penyusunan C"),
        ("Pelayanan A (1.02.02)", "Penyediaan B (1.02.02.2.01)", "Penyusunan C (1.02.02.2.01.0001)"),
    ],
)
def test_numbers_and_codes_beside_names_tell_their_levels_and_are_no_part_of_them(names):
    rows = "".join(f"| {name} | Indikator {n} | 1 | 100 | 1 | 100 |\n" for n, name in enumerate(names))
    head = (
        '| Program/Kegiatan/Sub Kegiatan | Indikator | 2025 | < | 2026 | < |\n| " | " | Target | Rp | Target | Rp |\n'
    )
    [document] = read_file(loaded("Renstra Tahun 2025-2026\n" + head + rows)).documents

    assert [indicator.level for indicator in document.indicators] == ["program", "kegiatan", "sub_kegiatan"]
    assert not any(re.search(r"[\d\[(]", element.name.text) for element in document.elements)


def test_codes_of_tujuan_and_sasaran_tell_them_apart(document):
    """
    Renstra Tahun 2025-2026
    | Kode | Tujuan/Sasaran       | Indikator | 2025 | 2026 |
    | T1   | Tujuan 1.1: Terwujudnya layanan | I | 1 | 2 |
    | S1.1 | Meningkatnya kinerja | J         | 1    | 2    |
    """
    assert [indicator.level for indicator in document.indicators] == ["tujuan", "sasaran"]
    assert [element.name.text for element in document.elements] == ["Terwujudnya layanan", "Meningkatnya kinerja"]


def test_a_level_in_brackets_behind_a_name_is_its_level_and_no_part_of_it(document):
    """
    Renstra Tahun 2025-2026
    | Tujuan / Sasaran                      | Indikator | 2025 | 2026 |
    | Meningkatnya pelayanan (Tujuan)       | I         | 1    | 2    |
    | Meningkatnya administrasi (sasaran 1) | J         | 1    | 2    |
    """
    assert levels(document) == [("tujuan", "Meningkatnya pelayanan"), ("sasaran", "Meningkatnya administrasi")]


def test_the_line_above_a_table_names_the_tujuan_that_it_measures(document):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    Tujuan : Mewujudkan desa mandiri
    | No | Indikator Kinerja | Satuan | Target Tahun | < |
    | " | " | " | 2025 | 2026 |
    | 1  | Indeks Desa       | Indeks | 80 | 81 |
    """
    assert levels(document) == [("tujuan", "Mewujudkan desa mandiri")]
    assert [(i.level, i.name.text) for i in document.indicators] == [("tujuan", "Indeks Desa")]


def test_a_code_that_its_narrow_column_breaks_is_one(document):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    | Kode | Program/Kegiatan/Sub Kegiatan | Indikator | Target 2025 | Rp 2025 |
    | 3.25.03 | Program A | Persentase A | 80 % | 9.000.000 |
    | 3.25.03.2.04 | Kegiatan B | Jumlah B | 3 | 9.000.000 |
    | 3.25.03.2.04.00\\n01 | Sub C | Jumlah C | 5 | 9.000.000 |
    """
    assert [(e.level, str(e.code)) for e in document.elements][-1] == ("sub_kegiatan", "3.25.03.2.04.0001")


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        ("7.01.02 - PROGRAM PELAYANAN", "7.01.02", "PROGRAM PELAYANAN"),
        ("[7.01.02.2.01] Koordinasi", "7.01.02.2.01", "Koordinasi"),
        ("Koordinasi (7.01.02.2.01)", "7.01.02.2.01", "Koordinasi"),
        ("X.XX.01 Program Penunjang", "X.XX.01", "Program Penunjang"),
        ("1.1 Koordinasi", None, "Koordinasi"),
        ("II. Koordinasi", None, "Koordinasi"),
        ("II.Koordinasi", None, "Koordinasi"),
        ("S.Kom bersama", None, "S.Kom bersama"),
        ("Koordinasi 2025", None, "Koordinasi 2025"),
    ],
)
def test_code_and_number_are_split_off_a_name(text, code, name):
    assert split_code(text) == (code, name)


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("7.01", "urusan"),
        ("7.01.06", "program"),
        ("7.01.06.2", None),
        ("1.07.15.02", "kegiatan"),
        ("7.01.06.2.01", "kegiatan"),
        ("7.01.06.2.01.0006", "sub_kegiatan"),
        ("1.02.1.02.01.16", "program"),
        ("1.02.1.02.01.16.05", "kegiatan"),
        ("7", "urusan"),
    ],
)
def test_the_parts_of_a_code_tell_its_level(code, level):
    assert level_of_code(code) == level


def test_of_two_lines_that_name_one_level_the_nearer_counts_and_a_far_tujuan_does_not():
    texts = ["Tujuan: jauh", "Program : 7.01.01 LAMA", "a", "Program : 7.01.02 BARU", "Sasaran 1: dekat", "b"]
    lines = [Line(text, Source("a.xlsx", row=row)) for row, text in enumerate(texts, 1)]

    assert [(level, name, code and str(code)) for level, name, code, _ in elements_named_above(lines)] == [
        ("sasaran", "dekat", None),
        ("program", "BARU", "7.01.02"),
    ]
