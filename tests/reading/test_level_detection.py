from __future__ import annotations

from reading_results import levels


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


def test_a_table_in_one_type_leaves_the_levels_open_and_says_so(result):
    """
    Rencana Program dan Kegiatan Renstra Dinas Contoh Tahun 2025-2026
    | Program/Kegiatan/Sub Kegiatan | Indikator    | Target 2025 | Rp 2025   |
    | Penunjang Urusan              | Persentase P | 80 %        | 9.000.000 |
    | Administrasi Keuangan         | Jumlah K     | 1 laporan   | 5.000.000 |
    """
    [document] = result.documents

    assert {level for level, _ in levels(document)} == {"unknown"}
    assert any("tidak jelas mana program" in missed.reason.id for missed in result.not_understood)
