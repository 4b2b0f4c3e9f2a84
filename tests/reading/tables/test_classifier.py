from __future__ import annotations

from dataclasses import replace

from documents_as_text import loaded
from reading_results import reasons, targets

from cascade.reading.document_builder import read_file
from cascade.reading.tables.classifier import GridContent, find_tables


def test_a_lampiran_of_programs_with_their_indicators_is_read(document):
    """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis | Indikator Kinerja | Target |
    | 1  | Meningkatnya A    | Indeks A          | 84     |
    | No | Program / Kegiatan / Sub Kegiatan | Indikator    | Satuan | Target | Anggaran (Rp) |
    | 1  | Program Pelayanan                 | Persentase B | %      | 90     | 60.000.000    |
    """
    assert [(i.name.text, i.level, i.targets[2025].raw) for i in document.indicators] == [
        ("Indeks A", "sasaran", "84"),
        ("Persentase B", "program", "90"),
    ]


def test_a_second_indicator_whose_words_head_columns_elsewhere_begins_no_table(document):
    """
    RENJA DINAS PERHUBUNGAN TAHUN 2024
    | No | Kode            | Program/Kegiatan/Sub Kegiatan | Indikator Kinerja               | Target 2024 | Pagu 2024 (Rp) |
    | 1  | 2.15.02         | PROGRAM LALU LINTAS           | Persentase rambu yang terpasang | 50,7 %      | 574.000        |
    |    |                 |                               | Kinerja Lalu Lintas (V/C Ratio) | 0,66 Rasio  |                |
    | 2  | 2.15.02.2.02    | Penyediaan Perlengkapan Jalan | Jumlah ruas jalan yang ditata   | 7 Ruas      | 574.000        |
    """
    assert [(i.name.text, i.targets[2024].raw) for i in document.indicators] == [
        ("Persentase rambu yang terpasang", "50,7 %"),
        ("Kinerja Lalu Lintas (V/C Ratio)", "0,66 Rasio"),
        ("Jumlah ruas jalan yang ditata", "7 Ruas"),
    ]


def test_two_cells_that_read_like_headings_are_a_row_of_the_wide_table_above():
    content = rows_of("""
    | No | Kode    | Program     | Indikator          | Satuan | Target 2024 | Pagu 2024 (Rp) |
    | 1  | 2.15.02 | PROGRAM A   | Persentase rambu   | %      | 50,7        | 574.000        |
    |    |         |             | Kinerja Pelayanan  | Rasio  |             |                |
    | 2  | 2.15.03 | PROGRAM B   | Jumlah ruas        | Ruas   | 7           | 174.000        |
    """)
    assert [table.data_rows for table in content.tables] == [(2, 3, 4)]


def test_columns_of_indicators_of_which_each_row_fills_one_are_one_column(document):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    | Sasaran | Program | Kegiatan | Indikator Sasaran | Indikator Program | Indikator Kegiatan | Satuan | 2025 | <       | 2026 | <       |
    | "       | "       | "        | "                 | "                 | "                  | "      | K    | Rp      | K    | Rp      |
    | Naiknya mutu | | | Nilai SAKIP | | | Nilai | 82 | 35.405.160 | 83 | 37.405.160 |
    | | Program Penunjang | | | Persentase dukungan | | % | 91 | 35.405.160 | 92 | 37.405.160 |
    | | | Administrasi Umum | | | Cakupan administrasi umum | % | 90 | 20.405.160 | 95 | 21.405.160 |
    | | | Administrasi Keuangan | | | Cakupan administrasi keuangan | % | 80 | 15.000.000 | 85 | 16.000.000 |
    """
    assert [(i.level, i.name.text, i.targets[2026].raw) for i in document.indicators] == [
        ("sasaran", "Nilai SAKIP", "83"),
        ("program", "Persentase dukungan", "92"),
        ("kegiatan", "Cakupan administrasi umum", "95"),
        ("kegiatan", "Cakupan administrasi keuangan", "85"),
    ]


def test_rows_above_a_header_below_part_of_which_they_stand_have_its_columns(document):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2027
    | SKPD pro gra | AR GET CAPA | AIANB | INDIK NE | RJA R | AERA | ENST RA | OTA X | PER |
    |              |             |       | K        | Rp    | K    | Rp      | K     | Rp  |
    | Program Penunjang | Persentase dukungan | % | 91 | 35.405.160 | 92 | 37.405.160 | 93 | 37.505.160 |
    | Program Pelayanan | Persentase layanan | % | 81 | 15.405.160 | 82 | 17.405.160 | 83 | 17.505.160 |
    | Program | Indikator | Satuan | 2025 | < | 2026 | < | 2027 | < |
    | "       | "         | "      | K    | Rp | K   | Rp | K | Rp |
    | Program Pembinaan | Persentase pembinaan | % | 71 | 25.405.160 | 72 | 27.405.160 | 73 | 27.505.160 |
    """
    assert [(i.name.text, i.targets[2026].raw) for i in document.indicators] == [
        ("Persentase dukungan", "92"),
        ("Persentase layanan", "82"),
        ("Persentase pembinaan", "72"),
    ]


def test_a_table_of_its_own_caption_never_goes_on_with_the_one_further_up():
    text = """
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    | No | Tujuan       | Sasaran | Indikator | 2025 | 2026 |
    | 1  | Mewujudkan X |         | Indeks X  | 70   | 71   |
    Tabel 4.4 Indikator Kinerja Utama
    | No | Indikator | Satuan | Target | <    |
    | "  | "         | "      | 2025   | 2026 |
    | 1  | Indeks X  | Indeks | 70     | 71   |
    Tabel 4.5 Standar Pelayanan Minimal
    | No | Indikator    | Satuan | Target | <    |
    | "  | "            | "      | 2025   | 2026 |
    | 1  | Persentase K | %      | 10     | 20   |
    """
    result = read_file(loaded(text))

    assert [i.name.text for i in result.documents[1].indicators] == ["Indeks X"]
    assert any("tidak dikenali" in str(each.reason.id) for each in result.not_understood)


def test_a_caption_of_several_lines_above_a_blank_one_begins_a_table_of_its_own():
    text = """
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    | No | Tujuan       | Sasaran                 | Indikator    | Satuan | 2025 | 2026 |
    | 1  | Mewujudkan X | Meningkatnya layanan Y  | Persentase Y | %      | 70   | 71   |
    Tabel 14
    Permasalahan Pelayanan Berdasarkan Isu Strategis Kabupaten
    Contoh beserta Faktor Penghambat dan Pendorongnya
    | 1  | Pengentasan kemiskinan | Perlu mengoptimalkan warga | Belum optimal peran lembaga | kader | 12 | 13 |
    | 2  | Ketersediaan pangan    | Perlu mengoptimalkan usaha | Belum optimal usaha desa    | kader | 14 | 15 |
    """
    file = loaded(text)
    *above, caption, table = file.blocks
    blank = replace(caption, text=" ")
    result = read_file(replace(file, blocks=(*above, caption, blank, table)))

    assert [e.name.text for e in result.documents[0].elements] == ["Mewujudkan X", "Meningkatnya layanan Y"]


def test_a_table_under_another_one_is_not_read_with_its_columns():
    text = """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis | Indikator Kinerja | Satuan | Target |
    | 1  | Meningkatnya A    | Indeks A          | Indeks | 84     |
    | Daftar pegawai |
    | No | Nama | Jabatan | Golongan | Nilai |
    | 1  | Budi | Kasi    | III      | 90    |
    """
    result = read_file(loaded(text))

    assert targets(result.documents[0]) == {"Indeks A": {2025: "84"}}
    assert [e.name.text for e in result.documents[0].elements] == ["Meningkatnya A"]
    assert reasons(result) == ["tabel tidak dikenali (2 baris)"]


def rows_of(text: str) -> GridContent:
    [grid] = loaded(text).blocks
    return find_tables(grid, ["RENSTRA DINAS CONTOH TAHUN 2025-2026"])


def test_header_and_numbers_of_columns_are_apart_from_the_rows_of_data():
    [table] = rows_of("""
    | Tujuan | Sasaran | Indikator | Target | <    |
    | "      | "       | "         | 2025   | 2026 |
    | (1)    | (2)     | (3)       | (4)    | (5)  |
    | T      |         | Indeks A  | 80     | 81   |
    """).tables

    assert (list(table.header_rows), table.data_rows) == ([1, 2], (4,))
    assert [(c.name, c.year) for c in table.columns] == [
        ("tujuan", None), ("sasaran", None), ("indicator", None), ("targets", 2025), ("targets", 2026),
    ]  # fmt: skip


def test_the_line_above_the_next_table_belongs_to_neither():
    found = rows_of("""
    | Tujuan     | Sasaran | Indikator | 2025 | 2026 |
    | T          |         | Indeks A  | 80   | 81   |
    | Daftar aset |        |           |      |      |
    | No         | Nama    | Jabatan   | Ket  |      |
    | 1          | Budi    | Camat     |      |      |
    """)

    assert [table.data_rows for table in found.tables] == [(2,)]
    assert ([table.rows for table in found.rejected_tables], found.other_rows) == ([(4, 5)], (3,))
