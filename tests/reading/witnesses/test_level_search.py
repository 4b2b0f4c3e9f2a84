from __future__ import annotations

from dataclasses import replace

from printed_rows import rows_of

from cascade.reading.witnesses.level_search import best_depths
from cascade.reading.witnesses.records import DEPTHS
from cascade.reading.witnesses.scoring import Table


def levels(rows):
    return [DEPTHS[depth] for depth in best_depths(Table(rows))]


def test_codes_of_before_2021_make_details_of_the_rows_without_code():
    rows = rows_of("""
        2.10     | Urusan Komunikasi             | 3.901 371
        210.2    | Program Sarana                | 3.901 371
        210.2.3  | Pembangunan gedung            | 3.502 201
         | Pembangunan gedung kantor             | 3.001 100
         | Pengawasan gedung kantor              | 501 101
        210.2.7  | Pengadaan perlengkapan            | 399 170
         | Pengadaan meja                        | 300 70
         | Pengadaan kursi                       | 99 100
    """)
    rows = [
        replace(
            row,
            heads="urusan" if row.name.startswith("Urusan") else "name",
            word="program" if row.code == "210.2" else None,
        )
        for row in rows
    ]

    assert levels(rows)[1:] == ["program", "kegiatan", "rincian", "rincian", "kegiatan", "rincian", "rincian"]


def test_codes_that_lost_a_part_are_read_beside_whole_ones():
    rows = rows_of("""
        7.01.01           | Program Penunjang         | 999 1.110
        7.01.01.2.01      | Kegiatan Perencanaan      | 401 447
        7.01.01.2.01.01   | Penyusunan Dokumen        | 302 331
        7.01.01.2.01.06   | Penyusunan Laporan        | 99 116
        7.01.2.05         | Kegiatan Kepegawaian      | 598 663
        7.01.2.05.02      | Pengadaan Pakaian Dinas   | 201 212
        7.01.2.05.09      | Pendidikan dan Pelatihan  | 397 451
    """)

    assert levels(rows) == [
        "program", "kegiatan", "sub_kegiatan", "sub_kegiatan", "kegiatan", "sub_kegiatan", "sub_kegiatan",
    ]  # fmt: skip
