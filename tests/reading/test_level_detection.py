from __future__ import annotations

import pytest
from documents_as_text import loaded
from reading_results import levels

from cascade.reading.document_builder import read_file


def test_bold_type_tells_program_kegiatan_and_sub_kegiatan_apart(document):
    """
    Rencana Program dan Kegiatan Renstra Dinas Contoh Tahun 2025-2026
    | Program/Kegiatan/Sub Kegiatan | Indikator    | Target 2025 | Rp 2025   |
    | *PROGRAM PENUNJANG*           | Persentase P | 80 %        | 9.000.000 |
    | *Administrasi Keuangan*       | Jumlah K     | 1 laporan   | 5.000.000 |
    | Penyediaan Gaji               | Jumlah S     | 12 bulan    | 5.000.000 |
    | *Administrasi Umum*           | Jumlah L     | 1 laporan   | 4.000.000 |
    | Penyediaan Peralatan          | Jumlah T     | 2 paket     | 4.000.000 |
    """
    assert levels(document) == [
        ("program", "PROGRAM PENUNJANG"), ("kegiatan", "Administrasi Keuangan"), ("sub_kegiatan", "Penyediaan Gaji"),
        ("kegiatan", "Administrasi Umum"), ("sub_kegiatan", "Penyediaan Peralatan"),
    ]  # fmt: skip


def test_columns_under_one_heading_tell_program_kegiatan_and_sub_kegiatan_apart(document):
    """
    Renstra Tahun 2025-2026
    | Program/Kegiatan/Sub Kegiatan | <         | <         | Indikator | 2025   | <  | 2026   | <  |
    | "                             | "         | "         | "         | Target | Rp | Target | Rp |
    | Program A                     |           |           | I         | 1      | 10 | 2      | 10 |
    |                               | Penataan  |           | J         | 1      | 10 | 2      | 10 |
    |                               |           | Pelaporan | K         | 1      | 10 | 2      | 10 |
    """
    assert [e.level for e in document.elements] == ["program", "kegiatan", "sub_kegiatan"]
    assert [i.level for i in document.indicators] == ["program", "kegiatan", "sub_kegiatan"]


def test_indents_tell_program_kegiatan_and_sub_kegiatan_apart(document):
    """
    Rencana Program dan Kegiatan Renstra Dinas Contoh Tahun 2025-2026
    | Program/Kegiatan/Sub Kegiatan | Indikator    | Target 2025 | Rp 2025   |
    | Penunjang Urusan              | Persentase P | 80 %        | 9.000.000 |
    | >Administrasi Keuangan        | Jumlah K     | 1 laporan   | 5.000.000 |
    | >>Penyediaan Gaji             | Jumlah S     | 12 bulan    | 5.000.000 |
    | >Administrasi Umum            | Jumlah L     | 1 laporan   | 4.000.000 |
    """
    assert [level for level, _ in levels(document)] == ["program", "kegiatan", "sub_kegiatan", "kegiatan"]


def test_a_table_in_one_type_leaves_the_levels_open_and_this_is_reported(result):
    """
    Rencana Program dan Kegiatan Renstra Dinas Contoh Tahun 2025-2026
    | Program/Kegiatan/Sub Kegiatan | Indikator    | Target 2025 | Rp 2025   |
    | Penunjang Urusan              | Persentase P | 80 %        | 9.000.000 |
    | Administrasi Keuangan         | Jumlah K     | 1 laporan   | 5.000.000 |
    """
    [document] = result.documents

    assert {level for level, _ in levels(document)} == {"unknown"}
    assert any("tidak jelas mana program" in missed.reason.id for missed in result.not_understood)


def levels_of(*names: str, heading: str = "Program/Kegiatan/Sub Kegiatan") -> list[str]:
    rows = "\n".join(f"| {name} | Jumlah {number} | 1 | 10 |" for number, name in enumerate(names))
    text = f"Rencana Program Renstra Dinas Contoh Tahun 2025-2026\n| {heading} | Indikator | Target 2025 | Rp 2025 |\n{rows}"
    [document] = read_file(loaded(text)).documents
    return [element.level for element in document.elements]


@pytest.mark.parametrize(
    "numbers",
    [("1.", "1.1", "1.1.1", "1.1.2"), ("I.", "A.", "1.", "2."), ("A.", "1.", "a.", "b."), ("1.", "a.", "-", "-")],
)
def test_numbers_tell_program_kegiatan_and_sub_kegiatan_apart(numbers):
    names = ("Penunjang Urusan", "Administrasi Keuangan", "Penyediaan Gaji", "Penyediaan Alat")

    assert levels_of(*(f"{number} {name}" for number, name in zip(numbers, names, strict=True))) == [
        "program", "kegiatan", "sub_kegiatan", "sub_kegiatan",
    ]  # fmt: skip


def test_the_one_level_without_its_word_is_that_of_all_names_without_a_word():
    found = levels_of("Program Penunjang", "Kegiatan Administrasi", "Penyediaan Gaji", "Penyediaan Alat")

    assert found == ["program", "kegiatan", "sub_kegiatan", "sub_kegiatan"]


def test_a_level_word_that_may_be_part_of_a_name_tells_no_other_level():
    found = levels_of("Program Satu", "Program Dua", "Kegiatan Pemberdayaan", "Penyediaan Gaji", "Penyediaan Alat")

    assert found[3:] == ["unknown", "unknown"]


def test_a_heading_of_two_levels_lets_bold_type_tell_two():
    assert levels_of("*Penunjang*", "Administrasi", "*Pelayanan*", "Umum", heading="Program/Kegiatan") == [
        "program", "kegiatan", "program", "kegiatan",
    ]  # fmt: skip


def test_looks_tell_nothing_in_a_table_that_prints_codes():
    assert levels_of("*7.01.01 Penunjang*", "*Administrasi*", "Penyediaan") == ["program", "unknown", "unknown"]
