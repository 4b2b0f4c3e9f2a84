"""RKA and DPA are read as each region prints them, on lines and in grids of any shape; what is spent on what is no target."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents_as_text import loaded
from loaded_files import document as word_file
from loaded_files import load, workbook
from reading_results import claims, levels, reasons
from ruled_pdf import paper

from cascade.model import Document, LoadedFile
from cascade.reading.document_builder import read_file


def pagu(document: Document) -> dict[str, dict[int, int]]:
    """Return the amounts of each element, by year."""
    return {e.name.text: {year: int(q.value) for year, q in e.pagu.items()} for e in document.elements if e.pagu}


def targets(document: Document) -> list[tuple[str, str, str]]:
    """Return level, name and target of each indicator."""
    return [(i.level, i.name.text, " ".join(q.raw for q in i.targets.values())) for i in document.indicators]


def test_the_form_of_2006_prints_program_and_kegiatan_with_codes_in_cells_of_their_own(document):
    """
    DOKUMEN PELAKSANAAN ANGGARAN
    SATUAN KERJA PERANGKAT DAERAH
    | NOMOR DPA SKPD                                  | 1.03 | 1.03.01                      | 15 | 02 | Formulir DPA-SKPD 2.2.1 |
    | Kabupaten Contoh\\nTahun Anggaran 2019           | <    | <                            | <  | <  | <                       |
    | Urusan Pemerintahan                             | :    | 1.03 .                       | Pekerjaan Umum | < | <            |
    | Organisasi                                      | :    | 1.03 . 1.03.01 .             | Dinas Pekerjaan Umum | < | <      |
    | Program                                         | :    | 1.03 . 1.03.01 . 15 .        | Program Jalan        | < | <      |
    | Kegiatan                                        | :    | 1.03 . 1.03.01 . 15 . 02 .   | Perencanaan Jalan    | < | <      |
    | Lokasi Kegiatan                                 | :    | Kabupaten Contoh             | <  | <  | <                       |
    | Sumber Dana                                     | :    | DAU                          | <  | <  | <                       |
    | Jumlah Tahun n-1                                | :    | Rp. 90.000.000,00 (sembilan puluh juta rupiah) | < | < | <      |
    | Jumlah Tahun n                                  | :    | Rp. 100.000.000,00 (seratus juta rupiah)       | < | < | <      |
    | Jumlah Tahun n+1                                | :    | Rp. 0,00 (nol rupiah)                          | < | < | <      |
    | Indikator & Tolok Ukur Kinerja Belanja Langsung | <    | <                            | <  | <  | <                       |
    | Indikator                                       | <    | Tolok Ukur Kinerja           | <  | <  | Target Kinerja          |
    | Capaian Program                                 | <    | Persentase jalan mantap      | <  | <  | 75 %                    |
    | Masukan                                         | <    | Dana yang dibutuhkan         | <  | <  | Rp. 100.000.000,00      |
    | Keluaran                                        | <    | Jumlah dokumen perencanaan   | <  | <  | 4 Dokumen               |
    | "                                               | <    | Jumlah paket pengawasan      | <  | <  | 2 Paket                 |
    | Hasil                                           | <    | Persentase jalan terencana   | <  | <  | 100 %                   |
    | Kelompok Sasaran Kegiatan : Masyarakat          | <    | <                            | <  | <  | <                       |
    | Kode Rekening                                   | Uraian | <                          | Rincian Perhitungan | < | Jumlah (Rp) |
    | 5.2                                             | BELANJA LANGSUNG | <                | <  | <  | 100.000.000,00          |
    | Jumlah                                          | <    | <                            | <  | <  | 100.000.000,00          |
    | Rencana Penarikan Dana per Triwulan             | <    | <                            | <  | <  | Contoh, 2 Januari 2019  |
    | Triwulan I                                      | Rp.  | 25.000.000,00                | <  | <  | "                       |
    | Triwulan II                                     | Rp.  | 25.000.000,00                | <  | <  | "                       |
    | Triwulan III                                    | Rp.  | 20.000.000,00                | <  | <  | "                       |
    | Triwulan IV                                     | Rp.  | 30.000.000,00                | <  | <  | "                       |
    """
    program, kegiatan = document.elements
    assert (document.kind, document.year, str(document.opd), str(document.signed)) == (
        "dpa", 2019, "Dinas Pekerjaan Umum", "Contoh, 2 Januari 2019",
    )  # fmt: skip
    assert [str(program.code), str(kegiatan.code)] == ["1.03.1.03.01.15", "1.03.1.03.01.15.02"]
    assert (kegiatan.parent, str(kegiatan.funds)) == (program.id, "DAU")
    assert pagu(document) == {"Perencanaan Jalan": {2019: 100_000_000}}
    assert [int(q.value) for q in kegiatan.pagu_quarters] == [25_000_000, 25_000_000, 20_000_000, 30_000_000]
    assert targets(document) == [
        ("program", "Persentase jalan mantap", "75 %"),
        ("kegiatan", "Jumlah dokumen perencanaan", "4 Dokumen"),
        ("kegiatan", "Jumlah paket pengawasan", "2 Paket"),
        ("kegiatan", "Persentase jalan terencana", "100 %"),
    ]


def test_allocations_of_the_years_before_and_after_are_no_pagu_and_that_is_said(result):
    """
    DOKUMEN PELAKSANAAN ANGGARAN
    TAHUN ANGGARAN 2021
    | Program          | : 2.16.02 - PROGRAM A      |
    | Kegiatan         | : 2.16.02.2.01 - B         |
    | Sub Kegiatan     | : 2.16.02.2.01.0001 - C    |
    | Alokasi Tahun -1 | : Rp. 10.000.000           |
    | Alokasi Tahun    | : Rp. 20.000.000           |
    | Alokasi Tahun +1 | : Rp. 30.000.000           |
    | Indikator        | Tolok Ukur Kinerja | Target Kinerja |
    | Keluaran         | Jumlah dokumen     | 4 Dokumen      |
    """
    [document] = result.documents

    assert pagu(document) == {"C": {2021: 20_000_000}}
    assert reasons(result).count("alokasi tahun sebelum dan sesudahnya (2 baris); tidak dipakai") == 1


def test_the_indicators_of_a_program_that_each_of_its_forms_prints_again_are_kept_each_time():
    block = """
    | Program | : 2.16.02 - PROGRAM A |
    | Kegiatan | : 2.16.02.2.01 - B |
    | Sub Kegiatan | : 2.16.02.2.01.{n:04d} - C{n} |
    | Alokasi Tahun | : Rp. 20.000.000 |
    | Indikator | Tolok Ukur Kinerja | Target Kinerja |
    | Capaian Program | Persentase A | 75 % |
    | | Indeks A | 80 Nilai |
    | | Jumlah warga | 8 Orang |
    | Keluaran | Jumlah dokumen {n} | 4 Dokumen |
    """
    title = "    DOKUMEN PELAKSANAAN ANGGARAN\n    TAHUN ANGGARAN 2021\n"
    text = title + block.format(n=1) + block.format(n=2)
    [document] = read_file(loaded(text)).documents

    assert targets(document).count(("program", "Jumlah warga", "8 Orang")) == 2
    assert len({i.element for i in document.indicators if i.level == "program"}) == 1


SIPD_2021 = """
    | DOKUMEN PELAKSANAAN ANGGARAN\\nSATUAN KERJA PERANGKAT DAERAH | < | FORMULIR DPA-RINCIAN BELANJA SKPD |
    | Pemerintah Kab. Contoh Tahun Anggaran 2021 | < | < |
    | Bidang Urusan           | : 2.16 - KOMUNIKASI | < |
    | Program                 | : 2.16.02 - PROGRAM INFORMASI | < |
    | Sasaran Program         | : Meningkatnya layanan | < |
    | Capaian Program         | (Indikator) | (Target) |
    |                         | Persentase layanan informasi | 80 % |
    |                         | Indeks keterbukaan | 75,5 Nilai |
    | Kegiatan                | : 2.16.02.2.01 - Pengelolaan Informasi | < |
    | Organisasi              | : 2.16.2.20.0.00.01.0000 - Dinas Komunikasi, Informatika dan Statistik | < |
    | Alokasi Tahun -1        | : Rp. 0,00 | < |
    | Alokasi Tahun           | : Rp. 300.000.000,00 | < |
    | Alokasi Tahun +1        | : Rp. 330.000.000,00 | < |
    | Indikator & Tolak Ukur Kinerja Kegiatan | < | < |
    | Indikator               | Tolak Ukur Kerja | Target Kinerja |
    | Capaian Kegiatan        | Persentase rilis | 100 % |
    | Masukan                 | Dana yang dibutuhkan | Rp. 300.000.000,00 |
    | Keluaran                | Jumlah rilis | 12 Dokumen |
    | Hasil                   | Cakupan pembaca | 60 % |
    | Sub Kegiatan            | : 2.16.02.2.01.01 - Perumusan Kebijakan | < |
    | Sumber Pendanaan        | : PAD | < |
    | Keluaran Sub Kegiatan   | (Indikator) | (Target) |
    |                         | Jumlah dokumen kebijakan | 1 Dokumen |
    | Waktu Pelaksanaan       | : Mulai Januari Sampai Desember | < |
    | Kode Rekening           | Uraian | Jumlah |
    | 5.1.02                  | Belanja Barang | 100.000.000 |
    | Jumlah Anggaran Sub Kegiatan : | < | Rp. 100.000.000,00 |
    | Sub Kegiatan            | : 2.16.02.2.01.02 - Monitoring Informasi | < |
    | Sumber Pendanaan        | : DAU | < |
    | Keluaran Sub Kegiatan   | (Indikator) | (Target) |
    |                         | Jumlah laporan | 12 Laporan |
    | Kode Rekening           | Uraian | Jumlah |
    | 5.1.02                  | Belanja Barang | 200.000.000 |
    | Jumlah Anggaran Sub Kegiatan : | < | Rp. 200.000.000,00 |
"""


def test_the_form_of_sipd_prints_pairs_of_indicator_and_target_for_program_and_sub_kegiatan():
    result = read_file(loaded(SIPD_2021))
    [document] = result.documents

    assert str(document.opd) == "Dinas Komunikasi, Informatika dan Statistik"
    assert [
        (level, indicator, raw) for _, level, _, indicator, values in claims(document) for raw in values.values()
    ] == [
        ("program", "Persentase layanan informasi", "80 %"),
        ("program", "Indeks keterbukaan", "75,5 Nilai"),
        ("kegiatan", "Persentase rilis", "100 %"),
        ("kegiatan", "Jumlah rilis", "12 Dokumen"),
        ("kegiatan", "Cakupan pembaca", "60 %"),
        ("sub_kegiatan", "Jumlah dokumen kebijakan", "1 Dokumen"),
        ("sub_kegiatan", "Jumlah laporan", "12 Laporan"),
    ]
    assert [element.funds and element.funds.text for element in document.elements] == [None, None, "PAD", "DAU"]


def test_a_kegiatan_has_the_allocation_and_each_sub_kegiatan_the_sum_of_its_details():
    [document] = read_file(loaded(SIPD_2021)).documents

    assert pagu(document) == {
        "Pengelolaan Informasi": {2021: 300_000_000},
        "Perumusan Kebijakan": {2021: 100_000_000},
        "Monitoring Informasi": {2021: 200_000_000},
    }


def test_details_of_spending_and_masukan_are_seen_and_no_targets():
    assert reasons(read_file(loaded(SIPD_2021))) == [
        "bukan indikator kinerja",
        "rincian belanja (2 baris); bukan tabel target",
        "rincian belanja (2 baris); bukan tabel target",
        "alokasi tahun sebelum dan sesudahnya (2 baris); tidak dipakai",
    ]


def test_the_form_of_one_sub_kegiatan_leaves_the_allocation_to_it(document):
    """
    | DOKUMEN PELAKSANAAN ANGGARAN SKPD TAHUN ANGGARAN 2026          | <                             | <           |
    | Program : 3.26.02 - PROGRAM DESTINASI                          | <                             | <           |
    | Kegiatan : 3.26.02.1.02 - KAWASAN                              | <                             | <           |
    | Alokasi Tahun : Rp100.000.000,10                               | <                             | <           |
    | Indikator dan Tolak Ukur Kinerja Kegiatan                      | <                             | <           |
    | Indikator                                                      | Tolak Ukur Kerja              | Target Kinerja |
    | Capaian Kegiatan                                               | Persentase Daya Tarik         | 100 Persentase |
    | Sub Kegiatan : 3.26.02.1.02.0002 - Perencanaan Kawasan         | <                             | <           |
    | Keluaran Sub Kegiatan : Tersedianya Dokumen Perencanaan        | <                             | <           |
    | Kode Rekening                                                  | Uraian                        | Jumlah (Rp) |
    | 5.1.02                                                         | Belanja Barang                | Rp100.000.000,10 |
    | Jumlah Anggaran Sub Kegiatan                                   | <                             | Rp100.000.000,10 |
    | Rencana Realisasi Belanja per Bulan*)\\n(Rp)                    | <                             | Palu,tanggal 09 Januari 2026 |
    | Mei                                                            | Rp100.000.000,10              | "           |
    """
    program, kegiatan, sub_kegiatan = document.elements
    assert (program.pagu, kegiatan.pagu) == ({}, {})
    assert [str(q) for q in sub_kegiatan.pagu.values()] == ["Rp100.000.000,10"]
    assert [str(said) for said in sub_kegiatan.statements] == ["Tersedianya Dokumen Perencanaan"]
    assert targets(document) == [("kegiatan", "Persentase Daya Tarik", "100 Persentase")]


def test_forms_of_sub_kegiatan_that_allot_different_amounts_to_one_kegiatan_tell_nothing_of_the_whole(document):
    """
    DPA-SKPD DINAS CONTOH TAHUN ANGGARAN 2026
    | Program : 7.01.01 - PROGRAM A |
    | Kegiatan : 7.01.01.2.01 - Kegiatan A |
    | Alokasi Tahun : Rp10.000.000 |
    | Sub Kegiatan : 7.01.01.2.01.0001 - Sub A |
    | Jumlah Anggaran Sub Kegiatan : Rp10.000.000 |
    | Program : 7.01.01 - PROGRAM A |
    | Kegiatan : 7.01.01.2.01 - Kegiatan A |
    | Alokasi Tahun : Rp20.000.000 |
    | Sub Kegiatan : 7.01.01.2.01.0002 - Sub B |
    | Jumlah Anggaran Sub Kegiatan : Rp20.000.000 |
    """
    assert levels(document) == [
        ("program", "PROGRAM A"),
        ("kegiatan", "Kegiatan A"),
        ("sub_kegiatan", "Sub A"),
        ("sub_kegiatan", "Sub B"),
    ]
    assert pagu(document) == {"Sub A": {2026: 10_000_000}, "Sub B": {2026: 20_000_000}}


def test_a_form_may_be_lines_of_text_that_break_names(document):
    """
    DOKUMEN PELAKSANAAN ANGGARAN
    DINAS SOSIAL KABUPATEN CONTOH TAHUN ANGGARAN 2022
    Urusan : 1.06 Sosial
    Organisasi : 1.06.01 Dinas Sosial
    Program : 1.06.04 - PROGRAM REHABILITASI
    SOSIAL
    Kegiatan : 1.06.04.2.01 - Rehabilitasi Sosial Dasar
    Alokasi Tahun : Rp. 50.000.000
    Indikator & Tolak Ukur Kinerja Kegiatan
    Indikator Tolak Ukur Kinerja Target Kinerja
    Capaian Kegiatan Persentase penyandang yang 80 %
    direhabilitasi
    Masukan Dana yang dibutuhkan Rp. 50.000.000
    Keluaran Jumlah orang yang dilayani 120 Orang
    Hasil Persentase kepuasan 90 %
    Sub Kegiatan : 1.06.04.2.01.0001 - Penyediaan Permakanan
    Keluaran Sub Kegiatan : Jumlah orang yang mendapat permakanan 120 Orang
    Kode Rekening Uraian Rincian Perhitungan Jumlah
    5.1.02.01 Belanja makanan 50.000.000
    Jumlah Anggaran Sub Kegiatan 50.000.000
    Contoh, 3 Januari 2022
    Kepala Dinas Sosial
    """
    assert levels(document) == [
        ("program", "PROGRAM REHABILITASI SOSIAL"),
        ("kegiatan", "Rehabilitasi Sosial Dasar"),
        ("sub_kegiatan", "Penyediaan Permakanan"),
    ]
    assert targets(document) == [
        ("kegiatan", "Persentase penyandang yang direhabilitasi", "80 %"),
        ("kegiatan", "Jumlah orang yang dilayani", "120 Orang"),
        ("kegiatan", "Persentase kepuasan", "90 %"),
        ("sub_kegiatan", "Jumlah orang yang mendapat permakanan", "120 Orang"),
    ]
    assert (pagu(document), str(document.signed)) == (
        {"Penyediaan Permakanan": {2022: 50_000_000}},
        "Contoh, 3 Januari 2022",
    )


def test_of_a_revised_form_what_holds_after_the_revision_counts(document):
    """
    DOKUMEN PELAKSANAAN PERUBAHAN ANGGARAN (DPPA) DINAS CONTOH TAHUN ANGGARAN 2023
    Program : 7.01.02 PROGRAM PENYELENGGARAAN
    Kegiatan : 7.01.02.2.01 Koordinasi
    | Indikator       | Tolok Ukur Kinerja | <                 | Target Kinerja    | <                 |
    | "               | Sebelum Perubahan  | Setelah Perubahan | Sebelum Perubahan | Setelah Perubahan |
    | Capaian Program | Indeks A           | Indeks A baru     | 80                | 85                |
    | Keluaran        | Jumlah rapat       | Jumlah rapat      | 4 Kali            | 6 Kali            |
    """
    assert document.phase == "perubahan"
    assert targets(document) == [("program", "Indeks A baru", "85"), ("kegiatan", "Jumlah rapat", "6 Kali")]


def test_each_form_of_a_revised_budget_begins_with_its_title_and_prints_the_amount_of_before(document):
    """
    | DOKUMEN PELAKSANAAN PERUBAHAN ANGGARAN SKPD TAHUN ANGGARAN 2023 | < | < | < | < |
    | Program : 1.05.03 PROGRAM A                       | <           | <       | <           | <       |
    | Kegiatan : 1.05.03.2.01 Kegiatan A                | <           | <       | <           | <       |
    | Jumlah Tahun 2023 sebelum perubahan : Rp1.000.000 | <           | <       | <           | <       |
    | Jumlah Tahun 2023 setelah perubahan : Rp2.000.000 | <           | <       | <           | <       |
    | Indikator | Sebelum Perubahan  | <              | Setelah Perubahan  | <              |
    | "         | Tolak Ukur Kinerja | Target Kinerja | Tolak Ukur Kinerja | Target Kinerja |
    | Hasil     | Persentase A       | 55 %           | Persentase A       | 75 %           |
    halaman 2
    | DOKUMEN PELAKSANAAN PERUBAHAN ANGGARAN SKPD TAHUN ANGGARAN 2023 | < | < | < | < |
    | Program : 1.05.03 PROGRAM A                       | <           | <       | <           | <       |
    | Kegiatan : 1.05.03.2.02 Kegiatan B                | <           | <       | <           | <       |
    | Indikator | Sebelum Perubahan  | <              | Setelah Perubahan  | <              |
    | "         | Tolak Ukur Kinerja | Target Kinerja | Tolak Ukur Kinerja | Target Kinerja |
    | Hasil     | Persentase B       | 60 %           | Persentase B       | 80 %           |
    """
    assert pagu(document) == {"Kegiatan A": {2023: 2_000_000}}
    assert [element.statements for element in document.elements] == [(), (), ()]
    assert document.notes == ()
    assert targets(document) == [("kegiatan", "Persentase A", "75 %"), ("kegiatan", "Persentase B", "80 %")]


def test_labels_are_known_within_a_slip(document):
    """
    DOKUMEN PELAKSANAAN ANGGARAN DINAS CONTOH TAHUN ANGGARAN 2025
    | Progam          | :                  | 7.01.01      | PROGRAM PENUNJANG |
    | Kegiatn         | :                  | 7.01.01.2.01 | Perencanaan       |
    | Indikator       | Tolok Ukr Kinerja  | <            | Taget Kinerja     |
    | Capain Kegiatan | Persentase dokumen | <            | 100 %             |
    | Masukkan        | Dana               | <            | Rp4.000.000       |
    | Kluaran (Output) | Jumlah dokumen    | <            | 2 Dokumen         |
    """
    assert levels(document) == [("program", "PROGRAM PENUNJANG"), ("kegiatan", "Perencanaan")]
    assert targets(document) == [
        ("kegiatan", "Persentase dokumen", "100 %"),
        ("kegiatan", "Jumlah dokumen", "2 Dokumen"),
    ]


def test_one_cell_may_hold_all_labels_or_several_indicators(document):
    """
    | DPA-SKPD DINAS CONTOH\\nTAHUN ANGGARAN 2025 | < | < |
    | Program : 7.01.01 - PROGRAM A\\nKegiatan : 7.01.01.2.01 - Kegiatan A\\nSub Kegiatan : 7.01.01.2.01.0001 - Sub A\\nAlokasi Tahun : Rp10.000.000 | < | < |
    | Indikator        | Tolok Ukur Kinerja                           | Target Kinerja             |
    | Capaian Kegiatan | Persentase A                                 | 100%                       |
    | Keluaran         | 1. Jumlah dokumen A\\n2. Jumlah dokumen B     | 1. 2 Dokumen\\n2. 3 Dokumen |
    | Hasil            | Jumlah X yang\\nbaik\\nPersentase Y            | 3\\n4                       |
    """
    assert pagu(document) == {"Sub A": {2025: 10_000_000}}
    assert targets(document) == [
        ("kegiatan", "Persentase A", "100%"),
        ("sub_kegiatan", "Jumlah dokumen A", "2 Dokumen"),
        ("sub_kegiatan", "Jumlah dokumen B", "3 Dokumen"),
        ("kegiatan", "Jumlah X yang baik", "3"),
        ("kegiatan", "Persentase Y", "4"),
    ]


def test_labels_side_by_side_are_values_of_their_own_and_a_page_cuts_the_block_of_indicators(document):
    """
    DPA DINAS KESEHATAN TAHUN ANGGARAN 2025
    | Program         | : 1.02.02 - PROGRAM UPAYA  | Sumber Dana | : DAU          |
    | Kegiatan        | : 1.02.02.2.01 - Layanan   | Lokasi      | : Kota         |
    | Indikator       | Tolok Ukur Kinerja         | <           | Target Kinerja |
    | Capaian Program | Persentase A               | <           | 80 %           |
    halaman 2
    | Keluaran        | Jumlah rapat               | 4 Kali      |
    |                 | yang diadakan              |             |
    | Hasil           | Persentase B               | 100 %       |
    """
    assert levels(document) == [("program", "PROGRAM UPAYA"), ("kegiatan", "Layanan")]
    assert targets(document) == [
        ("program", "Persentase A", "80 %"),
        ("kegiatan", "Jumlah rapat yang diadakan", "4 Kali"),
        ("kegiatan", "Persentase B", "100 %"),
    ]


def test_units_of_an_office_have_elements_of_their_own(document):
    """
    DPA DINAS KESEHATAN TAHUN ANGGARAN 2025
    | Program : 1.02.02 - PROGRAM UPAYA                    | <                | <              |
    | Kegiatan : 1.02.02.2.01 - Layanan                    | <                | <              |
    | Unit : 1.02.0.00.01 - Puskesmas Satu                 | <                | <              |
    | Indikator                                            | Tolok Ukur Kinerja | Target Kinerja |
    | Keluaran                                             | Jumlah kunjungan | 100 Orang      |
    | Kode Rekening                                        | Uraian           | Jumlah         |
    | 5.1                                                  | Belanja          | 100.000.000    |
    halaman 2
    | 5.1.02                                               | Belanja Barang   | 100.000.000    |
    | Program : 1.02.02 - PROGRAM UPAYA                    | <                | <              |
    | Kegiatan : 1.02.02.2.01 - Layanan                    | <                | <              |
    | Unit : 1.02.0.00.02 - Puskesmas Dua                  | <                | <              |
    | Indikator                                            | Tolok Ukur Kinerja | Target Kinerja |
    | Keluaran                                             | Jumlah kunjungan | 200 Orang      |
    """
    assert [element.id for element in document.elements] == ["e1", "e2", "e3", "e4"]
    assert [(i.element, str(i.targets[2025])) for i in document.indicators] == [
        ("e2", "100 Orang"),
        ("e4", "200 Orang"),
    ]


def test_pairs_of_indicator_and_target_may_stand_on_lines_or_in_one_cell(document):
    """
    DPA DINAS CONTOH TAHUN ANGGARAN 2021
    | Program : 7.01.01 - PROGRAM A |
    | Capaian Program : (Indikator) (Target)\\nPersentase dokumen yang tepat\\nwaktu 100 %\\nNilai SAKIP 75 Nilai |
    | Kegiatan : 7.01.01.2.01 - Kegiatan A |
    | Alokasi Tahun : Rp10.000.000 |
    Sub Kegiatan : 7.01.01.2.01.01 - Sub A
    Sumber Pendanaan : PAD
    Keluaran Sub Kegiatan :
    (Indikator) (Target)
    Jumlah dokumen A 2 Dokumen
    Jumlah laporan B 3 Laporan
    """
    assert targets(document) == [
        ("program", "Persentase dokumen yang tepat waktu", "100 %"),
        ("program", "Nilai SAKIP", "75 Nilai"),
        ("sub_kegiatan", "Jumlah dokumen A", "2 Dokumen"),
        ("sub_kegiatan", "Jumlah laporan B", "3 Laporan"),
    ]


def test_indicator_and_target_may_have_their_headings_in_their_own_cells(document):
    """
    DPA DINAS CONTOH TAHUN ANGGARAN 2021
    | Program         | : 7.01.01 PROGRAM A                                 | <                   |
    | Capaian Program | : (Indikator)\\nNaiknya akuntabilitas : Nilai LKIP | (Target)\\nNilai B |
    | Kegiatan        | : 7.01.01.2.01 Kegiatan A                           | <                   |
    | Alokasi Tahun 2021 | : Rp10.000.000 | < |
    """
    assert targets(document) == [("program", "Naiknya akuntabilitas : Nilai LKIP", "Nilai B")]


def test_a_label_may_stand_at_half_the_height_of_its_value(document):
    """
    DPA DINAS CONTOH TAHUN ANGGARAN 2021
    | Program : 7.01.01 PROGRAM A |
    | Kegiatan : 7.01.01.2.01 Kegiatan A |
    | Sub Kegiatan : 7.01.01.2.01.01 Sub A |
    | Keluaran Sub Kegiatan : (Indikator) (Target)\\nJumlah dokumen A 2 Dokumen |
    | Kode Rekening | Uraian         | Rincian Perhitungan | Jumlah (Rp) |
    | 5.1           | Belanja Barang | 2 Rim               | 67.200      |
    | 7.01.01.2.01.02 Koordinasi dan Penyusunan Laporan\\nSub Kegiatan : Kinerja |
    | Keluaran Sub Kegiatan : (Indikator) (Target)\\nJumlah laporan B 3 Laporan |
    """
    assert [(e.code and e.code.text, e.name.text) for e in document.elements if e.level == "sub_kegiatan"] == [
        ("7.01.01.2.01.01", "Sub A"),
        ("7.01.01.2.01.02", "Koordinasi dan Penyusunan Laporan Kinerja"),
    ]
    assert targets(document) == [
        ("sub_kegiatan", "Jumlah dokumen A", "2 Dokumen"),
        ("sub_kegiatan", "Jumlah laporan B", "3 Laporan"),
    ]


def test_details_of_spending_alone_are_named_as_what_they_are(result):
    """
    | Kode Akun         | Uraian              | Satuan | Volume | Jumlah |
    | 5.1.02.01.01.0024 | Alat Tulis Kantor   | Buah   | 12     | 67.200 |
    | 5.1.02.01.01.0025 | Jilid               | Dok    | 10     | 27.800 |
    """
    assert reasons(result) == ["rincian belanja (3 baris); bukan tabel target"]


def test_an_rka_is_a_kind_of_its_own_and_its_codes_may_be_parts(document):
    """
    | RENCANA KERJA DAN ANGGARAN\\nSATUAN KERJA PERANGKAT DAERAH | < | Formulir RKA-SKPD 2.2.1 |
    | Kabupaten Contoh Tahun Anggaran 2018            | <                  | <                      |
    | Program                                         | :                  | 15 Program Pendidikan  |
    | Kegiatan                                        | :                  | 02 Pembangunan Sekolah |
    | Indikator & Tolok Ukur Kinerja Belanja Langsung | <                  | <                      |
    | Indikator                                       | Tolok Ukur Kinerja | Target Kinerja         |
    | Capaian Program                                 | APK                | 95 %                   |
    | Keluaran                                        | Jumlah gedung      | 2 Unit                 |
    """
    assert (document.kind, document.year) == ("rka", 2018)
    assert [(e.name.text, e.code) for e in document.elements] == [
        ("Program Pendidikan", None),
        ("Pembangunan Sekolah", None),
    ]


def test_every_value_has_the_address_at_which_it_is_printed():
    [document] = read_file(loaded(SIPD_2021)).documents

    program, kegiatan, *_ = document.elements
    assert (program.name.source.row, program.code.source.column) == (4, 2)
    assert kegiatan.pagu[2021].source.row == 12
    assert [(i.name.source.row, i.targets[2021].source.column) for i in document.indicators[:2]] == [(7, 3), (8, 3)]


def test_lines_that_name_a_program_above_a_table_of_another_document_are_no_form(result):
    """
    RENCANA AKSI DINAS CONTOH TAHUN 2025
    Program : 7.01.01 PROGRAM PENUNJANG
    | No | Indikator    | Satuan | Target | TW I | TW II | TW III | TW IV |
    | 1  | Persentase A | %      | 100    | 25   | 50    | 75     | 100   |
    """
    assert {document.kind for document in result.documents} <= {"rencana_aksi"}


def test_a_plan_after_a_form_is_read_as_what_it_is(result):
    """
    DPA DINAS CONTOH TAHUN ANGGARAN 2025
    Program : 7.01.01 - PROGRAM PENUNJANG
    Kegiatan : 7.01.01.2.01 - Perencanaan
    | Indikator | Tolok Ukur Kinerja | Target Kinerja |
    | Keluaran  | Jumlah dokumen     | 2 Dokumen      |
    PERJANJIAN KINERJA TAHUN 2025
    DINAS CONTOH
    | No | Sasaran Strategis | Indikator Kinerja | Target |
    | 1  | Meningkatnya A    | Indeks A          | 80     |
    """
    assert [(d.kind, [i.name.text for i in d.indicators]) for d in result.documents] == [
        ("dpa", ["Jumlah dokumen"]),
        ("perjanjian_kinerja", ["Indeks A"]),
    ]


FORM = [
    ("", "Program", ": 7.01.01 - PROGRAM A"),
    ("", "Kegiatan", ": 7.01.01.2.01 - Kegiatan A"),
    ("", "Alokasi Tahun", ": Rp10.000.000,00"),
    ("", "Indikator", "Tolok Ukur Kinerja", "Target"),
    ("", "Capaian Program", "Persentase A", "80"),
    ("", "Keluaran", "Jumlah dokumen", "2 Dok"),
]
TITLE = "DPA-SKPD Dinas Contoh Tahun Anggaran 2025"


def as_sheet(folder: Path) -> LoadedFile:
    def fill(sheet: Any) -> None:
        for row in [(TITLE,), *FORM]:
            sheet.append(row)

    return workbook(folder, fill, "DPA.xlsx")


def as_word(folder: Path) -> LoadedFile:
    def fill(word: Any) -> None:
        word.add_paragraph(TITLE)
        table = word.add_table(len(FORM), 4)
        for number, row in enumerate(FORM):
            for column, text in enumerate(row):
                table.cell(number, column).text = text

    return word_file(folder, fill)


def as_pdf(folder: Path) -> LoadedFile:
    return load(paper(folder / "DPA.pdf", FORM[:5], FORM[5:], title=TITLE))


def as_text(folder: Path) -> LoadedFile:
    lines = [TITLE, *("  ".join(row).strip() for row in FORM)]
    (folder / "DPA.txt").write_text("\n".join(lines), "utf-8")
    return load(folder / "DPA.txt")


@pytest.mark.parametrize("made", [as_sheet, as_word, as_pdf, as_text])
def test_a_form_is_read_from_every_format(made: Any, tmp_path: Path):
    [document] = read_file(made(tmp_path)).documents

    assert (document.kind, document.year) == ("dpa", 2025)
    assert levels(document) == [("program", "PROGRAM A"), ("kegiatan", "Kegiatan A")]
    assert pagu(document) == {"Kegiatan A": {2025: 10_000_000}}
    assert targets(document) == [("program", "Persentase A", "80"), ("kegiatan", "Jumlah dokumen", "2 Dok")]
