from __future__ import annotations

from documents_as_text import loaded

from cascade.model.account import TableAccount
from cascade.reading.document_builder import read_file

HEAD = """
RENSTRA DINAS CONTOH TAHUN 2025-2026
| Kode | Program/Kegiatan/Sub Kegiatan | Indikator | 2025 | < | 2026 | < |
| "    | "                             | "         | Target | Rp | Target | Rp |
"""
ROWS = [
    "| 1.01.02 | Program Pengelolaan Pendidikan | Persentase A | 80 | 900.000.000 | 81 | 930.000.000 |",
    "| 1.01.02.2.01 | Pengelolaan Sekolah Dasar | Jumlah B | 4 | 600.000.000 | 5 | 620.000.000 |",
    "| 1.01.02.2.01.0001 | Pembangunan Kelas | Jumlah C | 4 | 350.000.000 | 5 | 360.000.000 |",
    "| 1.01.02.2.01.0002 | Rehabilitasi Kelas | Jumlah D | 4 | 250.000.000 | 5 | 260.000.000 |",
    "| 1.01.02.2.02 | Pengelolaan Sekolah Menengah | Jumlah E | 4 | 300.000.000 | 5 | 310.000.000 |",
    "| 1.01.02.2.02.0001 | Pembangunan Laboratorium | Jumlah F | 4 | 200.000.000 | 5 | 205.000.000 |",
    "| 1.01.02.2.02.0002 | Pengadaan Perlengkapan Siswa | Jumlah G | 4 | 100.000.000 | 5 | 105.000.000 |",
]


def account(rows: list[str]) -> TableAccount:
    read = read_file(loaded(HEAD + "\n".join(rows)))
    assert read.account is not None
    [table] = read.account.tables
    return table


def test_a_table_whose_sums_all_come_out_is_complete_and_says_so():
    table = account(ROWS)

    assert table.complete is True
    assert "rupiah" in table.proof[0].id


def test_a_table_that_lacks_a_row_is_never_called_complete():
    assert account([*ROWS[:3], *ROWS[4:]]).complete is not True


def test_a_table_without_sums_stays_open():
    assert account(ROWS[2:3]).complete is None
