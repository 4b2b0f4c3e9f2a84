from __future__ import annotations


def test_units_in_brackets_are_units_where_most_names_end_with_one(document):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    | Tujuan | Sasaran | Indikator                 | 2025 | 2026 |
    | T      | S       | Persentase desa (%)       | 80   | 81   |
    |        |         | Jumlah rapat (kali)       | 3    | 4    |
    |        |         | Jumlah surat (dokumen)    | 3    | 4    |
    |        |         | Jumlah kelompok (kelompok tani) | 3 | 4 |
    |        |         | Nilai evaluasi (SAKIP)    | 70   | 71   |
    """
    assert [(i.name.text, i.unit.text if i.unit else None) for i in document.indicators] == [
        ("Persentase desa", "%"),
        ("Jumlah rapat", "kali"),
        ("Jumlah surat", "dokumen"),
        ("Jumlah kelompok", "kelompok tani"),
        ("Nilai evaluasi (SAKIP)", None),
    ]


def test_units_in_brackets_are_units_beside_a_column_of_indicators_without_any(document):
    """
    RENCANA AKSI DINAS CONTOH TAHUN 2025
    | Sasaran | Indikator Sasaran | Sub Kegiatan | Indikator Sub Kegiatan | TW I | TW II | TW III | TW IV |
    | S | Indeks S | Sub A | Jumlah A (Dokumen)    | 1 | 2 | 3 | 4 |
    |   |          | Sub B | Jumlah B (Laporan)    | 1 | 2 | 3 | 4 |
    |   |          | Sub C | Jumlah C (Perusahaan) | 1 | 2 | 3 | 4 |
    """
    assert [i.unit and i.unit.text for i in document.indicators] == [None, "Dokumen", "Laporan", "Perusahaan"]
