"""Write the example dossiers of this folder: `python documents/make_documents.py`.

One real document (the Rencana Aksi of Kecamatan Gumelar 2022, typed over from its public text, spelling kept) and
composed ones around it; a second, invented kecamatan in which everything agrees. What was put in on purpose stands
in README.md. The data tables come first, then one function per document. Running twice gives the same bytes.

The tables are text: a record begins with a code at the margin, its fields are parted by ` | `, an indented line
continues the record.
"""

from __future__ import annotations

import csv
import io
import math
import textwrap
import zipfile
from collections import namedtuple
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import docx
import xlsxwriter
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

HERE = Path(__file__).parent
GUMELAR = HERE / "kecamatan-gumelar-2022"
SELARAS = HERE / "kecamatan-contoh-selaras"
MADE_ON = datetime(2026, 1, 15, 8, 0, 0)
AUTHOR = "cascade: dokumen contoh"
PERCENT, RUPIAH, TWO_DECIMALS = "0%", "[$-421]#,##0", "[$-421]0.00"

# ---------------------------------------------------------------------------------------------- nomenclature
# code | name | indicator | unit. In the list the programme "Penunjang" is X.XX.01; 7.01 is put in for X.XX.
EDITION = "2027"
EDITION_SOURCE = "nomenklatur-subkegiatan-2027, KAB/KOTA"
NOMENCLATURE = """
7.01 | KECAMATAN
7.01.01 | PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA
7.01.01.2.01 | Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah
7.01.01.2.01.0001 | Penyusunan Dokumen Perencanaan Perangkat Daerah | Jumlah Dokumen Perencanaan Perangkat Daerah |
    Dokumen
7.01.01.2.01.0007 | Evaluasi Kinerja Perangkat Daerah | Jumlah Laporan Evaluasi Kinerja Perangkat Daerah | Laporan
7.01.01.2.02 | Administrasi Keuangan Perangkat Daerah
7.01.01.2.02.0001 | Penyediaan Gaji dan Tunjangan ASN | Jumlah Orang yang Menerima Gaji dan Tunjangan ASN |
    Orang/bulan
7.01.01.2.02.0002 | Penyediaan Administrasi Pelaksanaan Tugas ASN | Jumlah Dokumen Hasil Penyediaan Administrasi
    Pelaksanaan Tugas ASN | Dokumen
7.01.01.2.06 | Administrasi Umum Perangkat Daerah
7.01.01.2.06.0001 | Penyediaan Komponen Instalasi Listrik/Penerangan Bangunan Kantor | Jumlah Paket Komponen Instalasi
    Listrik/Penerangan Bangunan Kantor yang Disediakan | Paket
7.01.01.2.06.0002 | Penyediaan Peralatan dan Perlengkapan Kantor | Jumlah Paket Peralatan dan Perlengkapan Kantor yang
    Disediakan | Paket
7.01.01.2.06.0003 | Penyediaan Peralatan Rumah Tangga | Jumlah Paket Peralatan Rumah Tangga yang Disediakan | Paket
7.01.01.2.06.0004 | Penyediaan Bahan Logistik Kantor | Jumlah Paket Bahan Logistik Kantor yang Disediakan | Paket
7.01.01.2.06.0005 | Penyediaan Barang Cetakan dan Penggandaan | Jumlah Paket Barang Cetakan dan Penggandaan yang
    Disediakan | Paket
7.01.01.2.06.0009 | Penyelenggaraan Rapat Koordinasi dan Konsultasi SKPD | Jumlah Laporan Penyelenggaraan Rapat
    Koordinasi dan Konsultasi SKPD | Laporan
7.01.01.2.07 | Pengadaan Barang Milik Daerah Penunjang Urusan Pemerintah Daerah
7.01.01.2.07.0005 | Pengadaan Mebel | Jumlah Paket Mebel yang Disediakan | Unit
7.01.01.2.07.0006 | Pengadaan Peralatan dan Mesin Lainnya | Jumlah Unit Peralatan dan Mesin Lainnya yang Disediakan |
    Unit
7.01.01.2.07.0011 | Pengadaan Sarana dan Prasarana Pendukung Gedung Kantor atau Bangunan Lainnya | Jumlah Unit Sarana
    dan Prasarana Pendukung Gedung Kantor atau Bangunan Lainnya yang Disediakan | Unit
7.01.01.2.08 | Penyediaan Jasa Penunjang Urusan Pemerintahan Daerah
7.01.01.2.08.0002 | Penyediaan Jasa Komunikasi, Sumber Daya Air dan Listrik | Jumlah Laporan Penyediaan Jasa
    Komunikasi, Sumber Daya Air dan Listrik yang Disediakan | Laporan
7.01.01.2.08.0004 | Penyediaan Jasa Pelayanan Umum Kantor | Jumlah Laporan Penyediaan Jasa Pelayanan Umum Kantor yang
    Disediakan | Laporan
7.01.01.2.09 | Pemeliharaan Barang Milik Daerah Penunjang Urusan Pemerintahan Daerah
7.01.01.2.09.0002 | Penyediaan Jasa Pemeliharaan, Biaya Pemeliharaan, Pajak dan Perizinan Kendaraan Dinas Operasional
    atau Lapangan | Jumlah Kendaraan Dinas Operasional atau Lapangan yang Dipelihara dan dibayarkan Pajak dan
    Perizinannya | Unit
7.01.01.2.09.0006 | Pemeliharaan Peralatan dan Mesin Lainnya | Jumlah Peralatan dan Mesin Lainnya yang Dipelihara |
    Unit
7.01.01.2.09.0009 | Pemeliharaan/Rehabilitasi Gedung Kantor dan Bangunan Lainnya | Jumlah Gedung Kantor dan Bangunan
    Lainnya yang Dipelihara/Direhabilitasi | Unit
7.01.02 | PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK
7.01.02.2.04 | Pelaksanaan Urusan Pemerintahan yang Dilimpahkan kepada Camat
7.01.02.2.04.0002 | Pelaksanaan Urusan Pemerintahan yang terkait dengan Nonperizinan | Jumlah Laporan Pelaksanaan
    Nonperizinan pada Urusan Pemerintahan | Laporan
7.01.02.2.04.0003 | Pelaksanaan Urusan Pemerintahan yang Terkait dengan Kewenangan Lain yang Dilimpahkan | Jumlah
    Laporan Pelaksanaan Kewenangan Lain yang Dilimpahkan | Laporan
7.01.03 | PROGRAM PEMBERDAYAAN MASYARAKAT DESA DAN KELURAHAN
7.01.03.2.01 | Koordinasi Kegiatan Pemberdayaan Desa
7.01.03.2.01.0001 | Peningkatan Partisipasi Masyarakat dalam Forum Musyawarah Perencanaan Pembangunan di Desa | Jumlah
    Lembaga Kemasyarakatan yang Berpartisipasi dalam Forum Musyawarah Perencanaan Pembangunan di Desa | Lembaga
    Kemasyarakatan
7.01.03.2.01.0002 | Sinkronisasi Program Kerja dan Kegiatan Pemberdayaan Masyarakat yang Dilakukan oleh Pemerintah dan
    Swasta di Wilayah Kerja Kecamatan | Jumlah Dokumen Sinkronisasi Program Kerja dan Kegiatan Pemberdayaan Masyarakat
    yang Dilakukan oleh Pemerintah dan Swasta di Wilayah Kerja Kecamatan | Dokumen
7.01.04 | PROGRAM KOORDINASI KETENTRAMAN DAN KETERTIBAN UMUM
7.01.04.2.01 | Koordinasi Upaya Penyelenggaraan Ketenteraman dan Ketertiban Umum
7.01.04.2.01.0001 | Sinergitas dengan Kepolisian Negara Republik Indonesia, Tentara Nasional Indonesia dan Instansi
    Vertikal di Wilayah Kecamatan | Jumlah Laporan Hasil Sinergitas dengan Kepolisian Negara Republik Indonesia,
    Tentara Nasional Indonesia dan Instansi Vertikal di Wilayah Kecamatan | Laporan
7.01.04.2.01.0002 | Harmonisasi Hubungan dengan Tokoh Agama dan Tokoh Masyarakat | Jumlah Laporan Pelaksanaan
    Harmonisasi Hubungan dengan Tokoh Agama dan Tokoh Masyarakat | Laporan
7.01.06 | PROGRAM PEMBINAAN DAN PENGAWASAN PEMERINTAHAN DESA
7.01.06.2.01 | Fasilitasi, Rekomendasi dan Koordinasi Pembinaan dan Pengawasan Pemerintahan Desa
7.01.06.2.01.0003 | Fasilitasi Pengelolaan Keuangan Desa dan Pendayagunaan Aset Desa | Jumlah Dokumen yang
    Difasilitasi dalam rangka Pengelolaan Keuangan Desa dan Pendayagunaan Aset Desa | Dokumen
7.01.06.2.01.0006 | Fasilitasi Pelaksanaan Pemilihan Kepala Desa | Jumlah Dokumen Fasilitasi dalam rangka Pelaksanaan
    Pemilihan Kepala Desa | Dokumen
"""

# ------------------------------------------------------------------------------- Kecamatan Gumelar 2022: the tree
# code | name | indicator | Renstra targets | pagu 2022 in thousand rupiah | satuan and TR I..TR IV of the Rencana Aksi
#
# Programmes and kegiatan have no pagu of their own (it is summed) and no quarters (the form has no column for them).
# Renstra targets: one number for all years, or six: awal, 2019, 2020, 2021, 2022, 2023. In the quarters "-" is
# printed as a dash and "." is blank. The order is that of the Rencana Aksi. Typing errors are those of the source.
GUMELAR_TREE = """
7.01.02 | Program Penyelenggaraan Pemerintahan dan Pelayanan Publik
    | Persentase Pemohon Pelayanan Di Kecamatan terlayani dengan baik | 88 90 92 94 96 98 %
7.01.02.2.04 | Pelaksanaan Urusan Pemerintahan yang Dilimpahkan Kepada Camat
    | Jumlah jenis pelimpahan wewenang yang dilaksanakan | 2 jenis
7.01.02.2.04.0002 | Pelaksanaan Urusan Pemerintahan yang terkait dengan non perizinan
    | Jumlah Pemohon pelayanan non perizinan yang dilayani | 100 % | 14500 | % 100% 100% 100% 100%
7.01.02.2.04.0003 | Pelaksanaan Urusan Pemerintahan yang terkait dengan kewenangan lain yang dilimpahkan
    | Presentase Realisasi PBB | 88 90 92 95 100 100 % | 22000 | % 25% 50% 75% 100%
7.01.03 | Program Pemberdayaan Masyarakat Desa dan Kelurahan
    | Persentase desa yang aktif dalam kegiatan masyarakat | 80 80 80 90 100 110 %
7.01.03.2.01 | Koordinasi Kegiatan Pemberdayaan Desa
    | Jumlah desa yang aktif dalam kegiatan pemberdayaan masyarakat | 8 8 8 9 10 10 desa
7.01.03.2.01.0001 | Peningkatan partisipasi masyarakat dalam forum musyawarah Perencanaan pembagunan Desa
    | Jumlah Lembaga dan organisasi masyarakat yang terlibat dalam Forum Musyawarah Perencanaan Pembangunan di Desa
    | 200 200 225 240 250 260 orang | 18500 | orang 250 - - -
7.01.03.2.01.0002 | Sinkronisasi program kerja dan kegiatan pemberdayaan masyarakat yang dilakukan oleh pemerintah
    dan swasta di wilayah kerja Kecamatan
    | Jumlah program kerja pemberdayaan masyarakat yang disusun dan dievaluasi | 12 kali | 12000 | Kali 3 3 3 3
7.01.04 | Program Koordinasi Ketentraman dan Ketertiban Umum
    | Persentase pelaksanaan koordinasi ketentraman dan ketertiban umum | 100 %
7.01.04.2.01 | Koordinasi Upaya Penyelenggaraan Ketentraman dan Ketertiban Umum
    | Jumlah kegiatan koordinasi upaya penyelenggaraan ketentraman dan ketertiban umum yang dilaksanakan | 12 kegiatan
7.01.04.2.01.0001 | Sinergitas dengan Kepolisian Negara Repiblik Indonesia, Tentara Nasional Indonesia dan Instansi
    Vertikal di Wilayah Kecamatan
    | Jumlah Unsur yang bersinergi dalam upaya Penyelenggaraan Ketentraman dan Ketertiban Umum di Wilayah Kecamatan
    | 12 lembaga | 16000 | lembaga 0 6 0 6
7.01.04.2.01.0002 | Harmonisasi hubungan dengan tokoh agama dan tokoh masyarakat
    | Jumlah Rapat koordinasi FKUB Kecamatan yang dilaksanakan | 12 kali | 9500 | Kegiatan 3 3 3 3
7.01.06 | Program Pembinaan dan Pengawasan Pemerintahan Desa
    | Persentase desa yang mendapatkan pembinaan dan pengawasan administrasi pemerintahan | 100 %
7.01.06.2.01 | Fasilitasi, Rekomendasi dan Koordinasi Pembinaan dan Pengawasan Pemerintahan Desa
    | Jumlah desa yang adminstrasi pemerintahannya baik | 8 8 9 9 10 10 desa
7.01.06.2.01.0003 | Fasilitasi Pengelolaan Keuangan Desa dan Pendayagunaan Aset Desa
    | Frekuensi Pembinaan dan Pengawasan APBDes yang dilaksanakan | 2 kegiatan | 13500 | kegiatan 1 . 1 .
7.01.06.2.02 | Fasilitasi Pelaksanaan Pemilihan Kepala Desa
    | Jumlah fasilitasi pemilihan kepala desa yang dilaksanakan | 1 kali
7.01.06.2.02.0001 | Fasilitasi Pemberdayaan Masyarakat dan Tim Penganggulangan Kemiskinan Kecamatan
    | Jumlah desa yang difasilitasi dalam rangka Pemilihan Kepala Desa | 1 desa | 11000 | Desa - - - 1
7.01.01 | Program Penunjang Urusan Pemerintahan Daerah Kabupaten / Kota
    | Kesesuaian program antar dokumen perencanaan dan dokumen penganggaran perangkat daerah | 100 %
7.01.01.2.01 | Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah
    | Jumlah dokumen perencnaan dan evaluasi kinerja yang disusun | 6 dokumen
7.01.01.2.01.0001 | Penyusunan Dokumen Perencanaan Perangkat Daerah
    | Jumlah dokumen renja yang disusun | 5 dokumen | 6500 | dokumen . . . 5
7.01.01.2.01.0007 | Evaluasi Kinerja Perangkat Daerah
    | Jumlah dokumen evaluasi kinerja yang disusun | 1 dokumen | 3500 | . . . . 1
7.01.01.2.02 | Administrasi Keuangan Perangkat Daerah | Tertib administrasi keuangan | 12 bulan
7.01.01.2.02.0001 | Penyediaan Gaji dan Tunjangan ASN
    | Jumlah ASN yang terbayarkan gaji dan tunjangannya | 10 orang | 1245000 | orang 10 10 10 10
7.01.01.2.02.0002 | Penyediaan Administrasi Pelaksanaan Tugas ASN
    | Jumlah dokumen adminstrasi pelaksanaan tugas ASN yang tersedia | 3 orang | 24000 | orang 3 3 3 3
7.01.01.2.06 | Administrasi Umum Perangkat Daerah | Jumlah sarana dan prasarana kantor yang tersedia | 6 jenis
7.01.01.2.06.0001 | Penyediaan Komponen Instalasi Listrik/Penerangan Bangunan Kantor
    | Jumlah Alat listrik dan elektronik yang tersedia | 12 bulan | 3000 | Bulan 3 3 3 3
7.01.01.2.06.0002 | Penyediaan Peralatan dan Perlengkapan Kantor
    | Jumlah perlatan dan perlengkapan kantor yang tersedia | 12 bulan | 14000 | Bulan 3 3 3 3
7.01.01.2.06.0003 | Penyediaan Peralatan Rumah Tangga
    | Jumlah Alat Kebersihan, Bahan Pembersih dan Alat Rumah Tangga yang tersedia | 12 bulan | 6500 | Bulan 3 3 3 3
7.01.01.2.06.0004 | Penyediaan Bahan Logistik Kantor
    | Jumlah Bahan Logistik Kantor dan Makan Minum harian Pegawai, Rapat dan jamuan tamu yang tersedia
    | 12 bulan | 18000 | bulan 3 3 3 3
7.01.01.2.06.0005 | Penyediaan Barang Cetakan dan Penggandaan
    | - Jumlah cetak yang tersedia | 12 bulan | 7500 | bulan 3 3 3 3
7.01.01.2.06.0005 | idem | - Jumlah penggandaan  yang tersedia | 12 bulan | 0 | bulan 3 3 3 3
7.01.01.2.06.0009 | Penyelenggaraan Rapat Koordinasi dan Konsultasi SKPD
    | Jumlah Perjalanan dinas untuk rapat, Koordinasi dan konsultasi yang dlaksanakan
    | 12 bulan | 25000 | bulan 3 3 3 3
7.01.01.2.08 | Penyediaan Jasa Penunjang Urusan Pemerintahan Daerah
    | Jumlah jasa pelayanan umum kantor yang tersedia | 12 bulan
7.01.01.2.08.0002 | Penyediaan Jasa Komunikasi, Sumber Daya Air Dan Listrik
    | Jasa langganan surat kabar, telepon, internet, listrik dan air yang dibayar
    | 12 bulan | 42000 | bulan 3 3 3 3
7.01.01.2.08.0004 | Penyediaan Jasa Pelayanan Umum Kantor
    | Jumlah jasa pelayanan umum kantor yang tersedia | 12 bulan | 96000 | bulan 3 3 3 3
7.01.01.2.07 | Pengadaan Barang Milik Daerah Penunjang Urusan Pemerintah Daerah
    | Jumlah barang milik daerah yang tersedia | 6 unit
7.01.01.2.07.0011 | Pengadaan Sarana dan Prasarana Pendukung Gedung Kantor atau Bangunan Lainnya
    | Jumlah sarana dan prasarana pendukung gedug kantor yang tersedia | 1 unit | 15000 | unit . 1 . .
7.01.01.2.07.0006 | Pengadaan Peralatan dan Mesin Lainnya
    | Jumlah peralatan dan mesin yang tersedia | 3 unit | 21000 | unit . 3 . .
7.01.01.2.07.0005 | Pengadaan Mebel | Jumlah mebel  yang tersedia | 2 buah | 8000 | Buah . 2 . .
7.01.01.2.09 | Pemeliharaan Barang Milik Daerah Penunjang Urusan Pemerintahan Daerah
    | Jumlah barang milik daerah yang dipelihara | 24 unit
7.01.01.2.09.0002 | Penyediaan Jasa Pemeliharaan, Biaya Pemeliharaan, Pajak dan Perizinan Kendaraan Dinas Operasional
    atau Lapangan
    |  Jasa Pemeliharaan, Biaya Pemeliharaan, Pajak dan Perizinan Kendaraan Dinas Operasional atau Lapangan yang
    tersedia | 12 bulan | 28500 | bulan 3 3 3 3
7.01.01.2.09.0006 | Pemeliharaan Peralatan dan Mesin Lainnya
    | Jumlah Peralatan kantor yang dipelihara | 12 unit | 7000 | unit 3 3 5 3
7.01.01.2.09.0009 | Pemeliharaan/Rehabilitasi Gedung Kantor dan Bangunan Lainnya
    | Gedung kantor dan rumah dinas yang dipelihara | 12 unit | 35000 | Unit 3 3 3 3
"""
BLANK_IN_RENCANA_AKSI = {"7.01.06.2.02"}  # this kegiatan has no indicator in the Rencana Aksi
SECOND_PRINTING = {"Buah": "buah"}  # the tree is printed twice; this unit is spelt otherwise the second time
RENJA_TARGET_2022 = {"Presentase Realisasi PBB": "95 %"}  # all other targets of the Renja are those of the Renstra
RENJA_PAGU_2022 = {"7.01.01.2.06.0009": 25_500_000}  # raised by 500.000 without raising the kegiatan above it

GUMELAR_YEARS = range(2019, 2024)
PAGU_SHARE = {2019: 88, 2020: 90, 2021: 95, 2022: 100, 2023: 105}  # percent of the pagu of 2022
PARENTS = {
    "1": "Mewujudkan kinerja pelayanan Kecamatan yang prima",
    "2": "Meningkatnya peran kecamatan dalam pelayanan dan pemberdayaan masyarakat",
    "3": "Meningkatnya peran kecamatan dan kelurahan",
}
SASARAN_OF_PROGRAM = {"7.01.01": "2", "7.01.02": "2", "7.01.03": "2", "7.01.04": "3", "7.01.06": "3"}
UNIT_OF_PROGRAM = {
    "7.01.01": "Sekretariat Kecamatan",
    "7.01.02": "Seksi Pelayanan Umum",
    "7.01.03": "Seksi Pemberdayaan Masyarakat",
    "7.01.04": "Seksi Ketentraman dan Ketertiban Umum",
    "7.01.06": "Seksi Tata Pemerintahan",
}
# parent | indicator | satuan | Renstra 2019..2023 | quarters of the Rencana Aksi | target of the PK
#     | wording in the Renstra, where it differs | wording in the PK, where it differs
# "." stands for: not in this document. Satuan is printed in the Renstra only.
GUMELAR_GOALS = """
1 | Indeks Kepuasan Masyarakat (IKM) Pelayanan Kecamatan | Indeks | 80,00 81,00 81,75 82,50 84,00 | - - - 84 | 84
1 | Nilai SAKIP Kecamatan | . | . | . | 72
2 | Persentase Layanan Kecamatan diselesaikan tepat Waktu | % | 90% 95% 98% 100% 100% | 25% 50% 75% 100% | 100%
2 | Persentase kelompok masyarakat di kecamatan yang aktif | % | 90% 92% 95% 100% 100% | 25% 50% 75% 100% | .
2 | Persentase pengaduan masyarakat yang ditindaklanjuti | % | 100% 100% 100% 100% 100% | . | .
3 | Persentase permohonan administrasi kependudukan dan PATEN yang terlayani secara baik | % | 95% 97% 98% 100% 100%
    | 25% 50% 75% 100% | 100%
3 | Persentase Linmas terbina | % | 70% 75% 80% 85% 95% | 25% 50% 75% 90% | 95%
3 | Persentase desa/kelurahan yang tertib administrasi pemerintahan desa/kelurahan | % | 80% 80% 90% 100% 100%
    | 25% 50% 75% 100% | 100% | Persentase desa yang tertib administrasi pemerintahan desa
3 | Persentase pembayaran PBB di Kecamatan | % | 90% 92% 95% 100% 100% | 25% 50% 75% 100% | 100%
    | = | Prosentase pembayaran PBB di Kecamatan
3 | Persentase kelompok swadaya masyarakat di kecamatan yang aktif | % | 85% 90% 92% 95% 100% | 25% 50% 75% 95% | 100%
3 | Persentase desa yang mendapatkan pembinaan dan pengawasan pengelolaan APBDes | % | 100% 100% 100% 100% 100%
    | 25% 50% 75% 100% | 100%
"""
COMMENT_CEILING = "untuk target jangan melebihi target di Renstra"
COMMENT_CALENDAR = "untuk disesesuaikan dengan jadwal pelaksanaan musrenbang"
COMMENT_PK = "PERJANJIAN KINERJA..UTK TARGET TRIWULAN IV SAMA DENGAN TARGET DI PERJANJIAN KINERJA"
GUMELAR_DOSSIER = """\
opd: Kecamatan Gumelar
year: 2022
nomenclature: nomenklatur-7.01-kutipan.csv
calendar:            # kalender ini disusun untuk contoh, bukan kalender resmi Kabupaten Banyumas
  - event: musrenbang_desa
    quarters: [3]
    note: "Musrenbang desa (RKP Desa) Juli–September; disusun untuk contoh"
"""

# ------------------------------------------------------------------------------ Kecamatan Contoh 2026: the tree
# code | indicator (sub kegiatan: official) | satuan | baseline 2024 and 2025..2030 | pagu 2026 in thousand rupiah
SELARAS_TREE = """
7.01.01 | Persentase layanan penunjang perangkat daerah yang terpenuhi | % | 92 93 94 95 96 97 98
7.01.01.2.01 | Persentase dokumen kinerja yang disusun tepat waktu | % | 90 95 100 100 100 100 100
7.01.01.2.01.0001 | = | = | 5 5 6 6 6 6 6 | 8000
7.01.01.2.01.0007 | = | = | 4 4 4 4 4 4 4 | 5000
7.01.01.2.02 | Persentase ASN yang menerima gaji tepat waktu | % | 100 100 100 100 100 100 100
7.01.01.2.02.0001 | = | = | 168 168 168 168 168 168 168 | 1620000
7.01.01.2.08 | Persentase jasa penunjang kantor yang tersedia | % | 100 100 100 100 100 100 100
7.01.01.2.08.0002 | = | = | 12 12 12 12 12 12 12 | 54000
7.01.01.2.08.0004 | = | = | 12 12 12 12 12 12 12 | 132000
7.01.02 | Persentase layanan yang memenuhi standar pelayanan | % | 85 88 90 92 94 96 98
7.01.02.2.04 | Persentase urusan pemerintahan yang dilimpahkan kepada camat yang terlaksana | % | 90 92 94 95 96 97 98
7.01.02.2.04.0002 | = | = | 12 12 12 12 12 12 12 | 36000
7.01.02.2.04.0003 | = | = | 4 4 4 4 4 4 4 | 24000
7.01.03 | Persentase lembaga kemasyarakatan yang aktif | % | 70 74 78 82 86 90 94
7.01.03.2.01 | Persentase desa yang menyusun perencanaan partisipatif | % | 80 90 100 100 100 100 100
7.01.03.2.01.0001 | = | = | 20 22 24 26 28 30 32 | 45000
7.01.03.2.01.0002 | = | = | 2 2 2 2 2 2 2 | 18000
"""
SELARAS_PAGU_SHARE = {2026: 100, 2027: 104, 2028: 108, 2029: 112, 2030: 116}
SELARAS_YEARS = range(2025, 2031)
RPJMD = "Sasaran RPJMD: Meningkatnya kualitas tata kelola pemerintahan dan pelayanan publik"
Goal = namedtuple("Goal", "parent indicator unit years quarters program action officer formula source")
# The fields of Goal; years: baseline 2024 and 2025..2030; quarters: of 2026. The first parent is the tujuan.
SELARAS_GOALS = """
Terwujudnya pelayanan kecamatan yang prima | Indeks Kepuasan Masyarakat (IKM) Pelayanan Kecamatan | Indeks
    | 82,50 83,00 83,50 84,00 84,50 85,00 85,50 | - - - 83,50 | 7.01.02
    | Penyempurnaan standar pelayanan dan maklumat pelayanan kecamatan | Kepala Seksi Pelayanan Umum
    | Nilai rata-rata tertimbang sembilan unsur pelayanan dikalikan 25 | Laporan hasil survei pelayanan kecamatan
Meningkatnya kualitas pelayanan publik kecamatan | Persentase layanan kecamatan yang diselesaikan tepat waktu | %
    | 90 93 95 96 97 98 99 | 25 50 75 95 | 7.01.02
    | Pemantauan waktu penyelesaian layanan setiap bulan | Kepala Seksi Pelayanan Umum
    | Jumlah layanan yang selesai sesuai standar waktu dibagi jumlah layanan yang dimohonkan dikalikan 100%
    | Register layanan kecamatan
Meningkatnya keberdayaan masyarakat desa | Persentase desa yang mengikuti musrenbang kecamatan | %
    | 100 100 100 100 100 100 100 | 100 - - - | 7.01.03
    | Penyelenggaraan musrenbang kecamatan | Kepala Seksi Pemberdayaan Masyarakat
    | Jumlah desa yang mengikuti musrenbang kecamatan dibagi jumlah desa dikalikan 100%
    | Berita acara musrenbang kecamatan
Meningkatnya keberdayaan masyarakat desa | Jumlah kelompok usaha masyarakat yang naik kelas | Kelompok
    | 4 6 8 10 12 14 16 | 2 2 2 2 | 7.01.03
    | Pendampingan kelompok usaha masyarakat di desa | Kepala Seksi Pemberdayaan Masyarakat
    | Banyaknya kelompok usaha masyarakat yang naik kelas dalam tahun berjalan | Data kelompok usaha masyarakat
Meningkatnya akuntabilitas kinerja kecamatan | Nilai SAKIP Kecamatan | Nilai
    | 72,00 74,00 76,00 77,00 78,00 79,00 80,50 | - - - 76,00 | 7.01.01
    | Tindak lanjut rekomendasi evaluasi akuntabilitas kinerja | Sekretaris Kecamatan
    | Nilai hasil evaluasi akuntabilitas kinerja oleh Inspektorat | Laporan hasil evaluasi Inspektorat
"""
SELARAS_DOSSIER = """\
opd: Kecamatan Contoh
year: 2026
nomenclature: nomenklatur-7.01-kutipan.csv
calendar:            # kalender ini disusun untuk contoh
  - event: musrenbang_kecamatan
    quarters: [1]
    note: "Musrenbang kecamatan Februari 2026; disusun untuk contoh"
"""

# ------------------------------------------------------------------------------------------------- heads of the tables
# One record a row; "<" continues the cell to its left, "^" the one above.
QUARTER_HEAD = "TR I | TR II | TR III | TR IV"
RENCANA_AKSI_HEAD = f"""
NO | TUJUAN / SASARAN | INDIKATOR KINERJA | SATUAN | TARGET | < | < | < | PROGRAM | < | KEGIATAN | < | SUB KEGIATAN
    | < | < | < | < | < | <
^ | ^ | ^ | ^ | ^ | < | < | < | URAIAN | INDIKATOR PROGRAM | URAIAN | INDIKATOR KINERJA | URAIAN | INDIKATOR KINERJA
    | < | TARGET | < | < | <
^ | ^ | ^ | ^ | {QUARTER_HEAD} | ^ | ^ | ^ | ^ | ^ | ^ | < | {QUARTER_HEAD}
1 | 2 | 3 | 4 | 5 | < | < | < | 6 | 7 | 8 | 9 | 10 | 11 | < | 12 | < | < | <
"""
TC25_HEAD = """
No | Tujuan | Sasaran | Indikator Tujuan/Sasaran | Satuan | Target Kinerja Tujuan/Sasaran pada Tahun ke- | < | < | < | <
^ | ^ | ^ | ^ | ^ | 2019 | 2020 | 2021 | 2022 | 2023
"""
TC27_HEAD = """
Tujuan | Sasaran | Kode | Program dan Kegiatan
    | Indikator Kinerja Tujuan, Sasaran, Program (outcome) dan Kegiatan (output)
    | Data Capaian pada Tahun Awal Perencanaan | Target Kinerja Program dan Kerangka Pendanaan
    | < | < | < | < | < | < | < | < | < | < | < | Unit Kerja Perangkat Daerah Penanggung jawab | Lokasi
^ | ^ | ^ | ^ | ^ | ^ | Tahun 2019 | < | Tahun 2020 | < | Tahun 2021 | < | Tahun 2022 | < | Tahun 2023 | <
    | Kondisi Kinerja pada akhir periode Renstra Perangkat Daerah | < | ^ | ^
^ | ^ | ^ | ^ | ^ | ^ | target | Rp | target | Rp | target | Rp | target | Rp | target | Rp | target | Rp | ^ | ^
"""
TC33_HEAD = """
Kode | Urusan/Bidang Urusan Pemerintahan Daerah dan Program/Kegiatan/Sub Kegiatan
    | Indikator Kinerja Program/Kegiatan/Sub Kegiatan | Rencana Tahun {year} | < | < | < | Catatan Penting
    | Prakiraan Maju Rencana Tahun {after} | <
^ | ^ | ^ | Lokasi | Target Capaian Kinerja | Kebutuhan Dana/ Pagu Indikatif (Rp) | Sumber Dana | ^
    | Target Capaian Kinerja | Kebutuhan Dana/ Pagu Indikatif (Rp)
"""
TUJUAN_2025_HEAD = """
NO | NSPK DAN SASARAN RPJMD YANG RELEVAN | TUJUAN | SASARAN | INDIKATOR | SATUAN | BASELINE 2024 | TARGET TAHUN
    | < | < | < | < | < | KETERANGAN
^ | ^ | ^ | ^ | ^ | ^ | ^ | 2025 | 2026 | 2027 | 2028 | 2029 | 2030 | ^
"""
PROGRAM_2025_HEAD = """
KODE | BIDANG URUSAN/ PROGRAM/ OUTCOME/ KEGIATAN/ SUBKEGIATAN/ OUTPUT | INDIKATOR OUTCOME/ OUTPUT | SATUAN
    | BASELINE TAHUN 2024 | TARGET DAN PAGU INDIKATIF TAHUN | < | < | < | < | < | < | < | < | < | PD PENANGGUNG JAWAB
^ | ^ | ^ | ^ | ^ | 2026 | < | 2027 | < | 2028 | < | 2029 | < | 2030 | < | ^
^ | ^ | ^ | ^ | ^ | TARGET | PAGU | TARGET | PAGU | TARGET | PAGU | TARGET | PAGU | TARGET | PAGU | ^
"""
RENCANA_AKSI_2026_HEAD = """
No | Sasaran | Indikator Kinerja | Satuan | Target | Program | Anggaran (Rp) | Rencana Aksi | Target Triwulan
    | < | < | < | Penanggung Jawab
^ | ^ | ^ | ^ | ^ | ^ | ^ | ^ | I | II | III | IV | ^
1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13
"""
IKU_HEAD = """
No | Tujuan/Sasaran Strategis | Indikator Kinerja Utama | Definisi Operasional/ Formulasi | Sumber Data
    | Penanggung Jawab | Satuan | Target | < | < | < | <
^ | ^ | ^ | ^ | ^ | ^ | ^ | 2025 | 2026 | 2027 | 2028 | 2029
"""


# --------------------------------------------------------------------------------------------------- the tables read
def records(text: str) -> list[list[str]]:
    """Return the fields of every record of a text table."""
    found: list[str] = []
    for line in text.strip().splitlines():
        if line.startswith(" "):
            found[-1] += f" {line.strip()}"
        else:
            found.append(line.strip())
    return [record.split(" | ") for record in found]


@dataclass(frozen=True)
class Entry:
    """One programme, kegiatan or sub kegiatan with one indicator."""

    code: str
    name: str
    indicator: str
    unit: str
    targets: dict[int, str]  # by year; the year before the first is the data capaian awal
    pagu: int = 0  # thousand rupiah in the base year; 0 above the sub kegiatan
    quarters: tuple[str, ...] = ()  # satuan, TR I..TR IV as the Rencana Aksi prints them

    @property
    def is_sub_kegiatan(self) -> bool:
        return self.code.count(".") == 5

    def target(self, year: int) -> str:
        return f"{self.targets[year]} {self.unit}" if self.targets else ""


def gumelar_entries() -> list[Entry]:
    """Return the tree in the order of the Rencana Aksi; two indicators of one sub kegiatan are two entries."""
    entries: list[Entry] = []
    for code, name, indicator, target, *rest in records(GUMELAR_TREE):
        *numbers, unit = target.split()
        targets = dict(zip((2018, *GUMELAR_YEARS), numbers * (6 // len(numbers)), strict=True))
        name = entries[-1].name if name == "idem" else name
        entries.append(
            Entry(code, name, indicator, unit, targets, *map(int, rest[:1]), *(tuple(q.split()) for q in rest[1:]))
        )
    return entries


def selaras_entries() -> list[Entry]:
    official = {code: rest for code, *rest in records(NOMENCLATURE)}
    entries = [Entry("7.01", *official["7.01"], "", "", {})]
    for code, indicator, unit, target, *pagu in records(SELARAS_TREE):
        name, *standard = official[code]
        targets = dict(zip((2024, *SELARAS_YEARS), target.split(), strict=True))
        entries.append(Entry(code, name, *(standard or (indicator, unit)), targets, *map(int, pagu)))
    return entries


def pagu_of(entries: list[Entry], code: str, percent: int) -> int:
    """Sum the sub kegiatan under a code, in rupiah, for a year with that share of the base year."""
    return sum(entry.pagu for entry in entries if f"{entry.code}.".startswith(f"{code}.")) * 10 * percent


def spans(keys: list[str]) -> list[tuple[int, int]]:
    """Return first and last index of every run of equal keys."""
    starts = [i for i, key in enumerate(keys) if i == 0 or key != keys[i - 1]]
    return [(start, end - 1) for start, end in zip(starts, [*starts[1:], len(keys)], strict=True)]


def rupiah(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


# ------------------------------------------------------------------------------------------------------- spreadsheets
@dataclass
class Page:
    """A worksheet that knows how long its texts are: row heights are set at the end, merged cells included."""

    book: xlsxwriter.Workbook
    name: str
    widths: tuple[float, ...]
    fill: str = "#D9E1F2"
    size: int = 8
    texts: list[tuple[int, int, int, int, str, bool]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sheet = self.book.add_worksheet(self.name)
        for column, width in enumerate(self.widths):
            self.sheet.set_column(column, column, width)

    def put(self, row, column, value, to=None, *, form="General", align="left", bold=False, style=None):
        """Write one ruled cell, or a merged one when `to` names the last row and column."""
        look = {"font_name": "Arial", "font_size": self.size, "align": align, "valign": "top", "bold": bold}
        look |= {"num_format": form, "border": 1, "text_wrap": True} | (style or {})
        last_row, last_column = to or (row, column)
        if (last_row, last_column) == (row, column):
            write = self.sheet.write_string if isinstance(value, str) and value else self.sheet.write
            write(row, column, value, self.book.add_format(look))
        else:
            self.sheet.merge_range(row, column, last_row, last_column, value, self.book.add_format(look))
        if look["border"]:
            self.texts.append((row, column, last_row, last_column, str(value), bold))

    def put_printed(self, row, column, token, to=None):
        """Write a target from its print: `25%`, `82,50`, `250`, `-`, or `.` for a blank cell."""
        value, form = ("" if token == "." else token), "General"
        if token.endswith("%") and token != "%":
            value, form = int(token[:-1]) / 100, PERCENT
        elif "," in token:
            value, form = float(token.replace(",", ".")), TWO_DECIMALS
        elif token.isdigit():
            value = int(token)
        self.put(row, column, value, to, form=form, align="center")

    def put_money(self, row, column, amount, to=None, bold=False):
        self.put(row, column, amount, to, form=RUPIAH, align="right", bold=bold)

    def plain(self, row, column, text, **style):
        """Write text outside the table: no rules, not wrapped."""
        self.put(row, column, text, style={"border": 0, "text_wrap": False} | style)

    def head(self, lines: tuple[str, ...], grid: str, numbered: bool = True) -> int:
        """Write title rows, table head and numbering row; return the first row of the table's body."""
        for row, line in enumerate(lines):
            style = {"border": 0, "font_size": self.size + 3}
            self.put(row, 0, line, (row, len(self.widths) - 1), align="center", bold=True, style=style)
        top = len(lines) + 1
        rows = records(grid)
        if numbered:
            rows.append([f"({i + 1})" for i in range(len(self.widths))])
        for r, cells in enumerate(rows):
            for c, text in enumerate(cells):
                if text in "<^":
                    continue
                down, right = r, c
                while down + 1 < len(rows) and rows[down + 1][c] == "^":
                    down += 1
                while right + 1 < len(cells) and cells[right + 1] == "<":
                    right += 1
                value, style = int(text) if text.isdigit() else text, {"bg_color": self.fill, "valign": "vcenter"}
                self.put(top + r, c, value, (top + down, right), align="center", bold=True, style=style)
        self.sheet.repeat_rows(top, top + len(rows) - 1)
        self.sheet.freeze_panes(top + len(rows), 0)
        return top + len(rows)

    def finish(self) -> None:
        """Set row heights and the print: landscape, folio (the F4 of Indonesian offices), one page wide."""
        heights: dict[int, float] = {}
        for top, left, bottom, right, text, bold in sorted(self.texts, key=lambda cell: cell[2] - cell[0]):
            room = int(sum(self.widths[left : right + 1]) * (1.12 if bold else 1.28) * 8 / self.size)
            needed = len(textwrap.wrap(text, max(3, room))) * self.size * 1.4 + 3
            missing = max(0.0, needed - sum(heights.get(row, 0) for row in range(top, bottom + 1)))
            for row in range(top, bottom + 1):
                heights[row] = heights.get(row, 0) + missing / (bottom - top + 1)
        for row, height in heights.items():
            self.sheet.set_row(row, math.ceil(height))
        self.sheet.set_landscape()
        self.sheet.set_paper(14)
        self.sheet.set_margins(0.3, 0.3, 0.4, 0.5)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.center_horizontally()
        self.sheet.set_footer("&C&8Halaman &P dari &N")


@contextmanager
def workbook(path: Path, title: str):
    book = xlsxwriter.Workbook(path)
    book.set_properties({"title": title, "author": AUTHOR, "created": MADE_ON})
    yield book
    book.close()


# --------------------------------------------------------------------------------------------------- Gumelar documents
def write_rencana_aksi_gumelar(book: xlsxwriter.Workbook) -> None:
    entries = gumelar_entries()
    lines = [entry for entry in entries if entry.is_sub_kegiatan]
    goals = [goal for goal in records(GUMELAR_GOALS) if goal[4] != "."]
    page = Page(book, "RENAKSI 2022", (4, 13, 15, 8, *(5.5,) * 4, 13, 13, 13, 13, 21, 25, 8.5, *(5.5,) * 4))
    title = ("RENCANA AKSI PELAKSANAAN PROGRAM DAN KEGIATAN", "KECAMATAN GUMELAR  TAHUN  2022")
    first = page.head(title, RENCANA_AKSI_HEAD, numbered=False)
    second, third = first + len(lines), first + 2 * len(lines)  # the blocks begin in rows 8, 35 and 62
    end = third + sum(goal[0] == "3" for goal in goals)

    def put_tree(first: int) -> None:
        for column, parts in ((8, 3), (10, 5)):
            codes = [".".join(entry.code.split(".")[:parts]) for entry in lines]
            for start, last in spans(codes):
                above = next(entry for entry in entries if entry.code == codes[start])
                indicator = "" if above.code in BLANK_IN_RENCANA_AKSI else above.indicator
                page.put(first + start, column, above.name, (first + last, column))
                page.put(first + start, column + 1, indicator, (first + last, column + 1))
        for start, last in spans([entry.code for entry in lines]):
            page.put(first + start, 12, lines[start].name, (first + last, 12))
        for row, entry in enumerate(lines, first):
            page.put(row, 13, entry.indicator)
            for column, token in enumerate(entry.quarters, 14):
                page.put_printed(row, column, SECOND_PRINTING.get(token, token) if first == second else token)

    rows = {"1": [(first, second - 1)], "2": [(second, second), (second + 1, third - 1)]}
    rows["3"] = [(row, row) for row in range(third, end)]
    for parent, places in rows.items():
        top, bottom = places[0][0], places[-1][1]
        label = {"1": "TUJUAN ", "2": "SASARAN ", "3": ""}[parent] + PARENTS[parent]
        page.put(top, 0, int(parent), (bottom, 0), align="center")
        page.put(top, 1, label, (bottom, 1))
        for (row, last), goal in zip(places, (goal for goal in goals if goal[0] == parent), strict=True):
            page.put(row, 2, goal[1], (last, 2))
            page.put(row, 3, "", (last, 3))
            for column, token in enumerate(goal[4].split(), 4):
                if row >= end - 2:  # in the last two rows percentages are text
                    page.put(row, column, token, align="center")
                else:
                    page.put_printed(row, column, token, (last, column))
    put_tree(first)
    put_tree(second)
    for row in range(third, end):
        for column in range(8, 19):
            page.put(row, column, "")
    page.plain(end, 1, COMMENT_PK)
    page.plain(end + 2, 15, "Gumelar,      4    Januari 2021")
    box = {"width": 165, "height": 44, "x_offset": 8, "y_offset": 2, "fill": {"color": "#FFFFCC"}}
    box |= {"font": {"name": "Arial", "size": 8}, "line": {"color": "#7F7F7F", "width": 0.75}}
    for row, comment in ((first, COMMENT_CEILING), (first + 2, COMMENT_CALENDAR), (second, COMMENT_CEILING)):
        page.sheet.insert_textbox(row, 19, comment, box)
    page.sheet.set_column(19, 19, 24)
    page.finish()


def write_renstra_gumelar(book: xlsxwriter.Workbook) -> None:
    page = Page(book, "T-C.25", (5, 24, 30, 38, 10, 9, 9, 9, 9, 9), size=9)
    subject = "Tujuan dan Sasaran Jangka Menengah Pelayanan Kecamatan Gumelar Tahun 2019-2023 (CONTOH)"
    first = page.head(("Tabel T-C.25", subject), TC25_HEAD)
    goals = [goal for goal in records(GUMELAR_GOALS) if goal[3] != "."]
    page.put(first, 0, 1, (first + len(goals) - 1, 0), align="center")
    page.put(first, 1, PARENTS["1"], (first + len(goals) - 1, 1))
    for start, last in spans([goal[0] for goal in goals]):
        page.put(first + start, 2, PARENTS[goals[start][0]] if start else "", (first + last, 2))
    for row, (_, indicator, unit, years, _, _, *other) in enumerate(goals, first):
        page.put(row, 3, indicator if not other or other[0] == "=" else other[0])
        page.put(row, 4, unit, align="center")
        for column, token in enumerate(years.split(), 5):
            page.put_printed(row, column, token)
    page.finish()

    page = Page(book, "T-C.27", (13, 15, 16.5, 25, 26, 10, *(9, 12.5) * 5, 9, 13.5, 15, 10))
    subject = "Rencana Program, Kegiatan, dan Pendanaan Kecamatan Gumelar Kabupaten Banyumas Tahun 2019-2023 (CONTOH)"
    first = page.head(("Tabel T-C.27", subject), TC27_HEAD)
    entries = sorted(gumelar_entries(), key=lambda entry: entry.code)
    page.put(first, 0, PARENTS["1"], (first + len(entries) - 1, 0))
    parents = [SASARAN_OF_PROGRAM[entry.code[:7]] for entry in entries]
    for start, last in spans(parents):
        page.put(first + start, 1, PARENTS[parents[start]], (first + last, 1))
    for start, last in spans([entry.code for entry in entries]):
        entry, row, to = entries[start], first + start, first + last
        bold = not entry.is_sub_kegiatan
        page.put(row, 2, entry.code, (to, 2), bold=bold)
        page.put(row, 3, entry.name, (to, 3), bold=bold)
        pagu = [pagu_of(entries, entry.code, PAGU_SHARE[year]) for year in GUMELAR_YEARS]
        for i, amount in enumerate([*pagu, sum(pagu)]):
            page.put_money(row, 7 + 2 * i, amount, (to, 7 + 2 * i), bold)
        page.put(row, 18, UNIT_OF_PROGRAM[entry.code[:7]], (to, 18))
        page.put(row, 19, "Kec. Gumelar", (to, 19))
    for row, entry in enumerate(entries, first):
        page.put(row, 4, entry.indicator, bold=not entry.is_sub_kegiatan)
        for column, year in zip((5, 6, 8, 10, 12, 14, 16), (*entry.targets, 2023), strict=True):
            page.put(row, column, entry.target(year), align="center")
    page.finish()


def write_renja(book, kecamatan, year, entries: list[Entry], share: dict[int, int], total: bool) -> None:
    """Write table T-C.33, with a JUMLAH row at the end when `total` is asked for."""
    subject = f"KECAMATAN {kecamatan.upper()} TAHUN {year} DAN PRAKIRAAN MAJU TAHUN {year + 1} (CONTOH)"
    page = Page(book, f"RENJA {year}", (17, 36, 38, 14, 13, 17, 12, 16, 13, 17), fill="#E2EFDA")
    grid = TC33_HEAD.format(year=year, after=year + 1)
    first = page.head((f"RENCANA KERJA (RENJA) {subject}", "Tabel T-C.33"), grid)
    for start, last in spans([entry.code for entry in entries]):
        entry, row, to = entries[start], first + start, first + last
        bold = not entry.is_sub_kegiatan
        page.put(row, 0, entry.code, (to, 0), bold=bold)
        page.put(row, 1, entry.name, (to, 1), bold=bold)
        page.put(row, 3, f"Kec. {kecamatan}", (to, 3))
        amount = RENJA_PAGU_2022.get(entry.code) if year == 2022 else None
        page.put_money(row, 5, amount or pagu_of(entries, entry.code, share[year]), (to, 5), bold)
        page.put(row, 6, "APBD Kab.", (to, 6), align="center")
        page.put(row, 7, "", (to, 7))
        page.put_money(row, 9, pagu_of(entries, entry.code, share[year + 1]), (to, 9), bold)
    for row, entry in enumerate(entries, first):
        target = RENJA_TARGET_2022.get(entry.indicator) if year == 2022 else None
        page.put(row, 2, entry.indicator, bold=not entry.is_sub_kegiatan)
        page.put(row, 4, target or entry.target(year), align="center")
        page.put(row, 8, entry.target(year + 1), align="center")
    if total:
        bottom = first + len(entries)
        page.put(bottom, 0, "JUMLAH", (bottom, 4), align="center", bold=True)
        page.put_money(bottom, 5, pagu_of(entries, "7.01", share[year]), bold=True)
        page.put(bottom, 6, "", (bottom, 8))
        page.put_money(bottom, 9, pagu_of(entries, "7.01", share[year + 1]), bold=True)
    page.finish()


# ------------------------------------------------------------------------------------------------- Perjanjian Kinerja
ALIGNMENT = {"l": WD_ALIGN_PARAGRAPH.LEFT, "c": WD_ALIGN_PARAGRAPH.CENTER, "r": WD_ALIGN_PARAGRAPH.RIGHT}


def cell_text(cell, text: str, align: str = "l", *, bold: bool = False, fill: str = "") -> None:
    paragraph = cell.paragraphs[0]
    paragraph.alignment, paragraph.paragraph_format.space_after = ALIGNMENT[align], Pt(0)
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(10)
    if fill:
        shade = OxmlElement("w:shd")
        for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill)):
            shade.set(qn(name), value)
        cell._tc.get_or_add_tcPr().append(shade)


def add_table(document, header: tuple[str, ...], rows: list[tuple[str, ...]], widths: tuple[float, ...], aligns: str):
    """Add a ruled table with header and numbering row, both repeated on every page; `aligns` has l, c or r a column."""
    table = document.add_table(rows=2 + len(rows), cols=len(header))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    numbers = tuple(f"({i + 1})" for i in range(len(header)))
    for number, values in enumerate([header, numbers, *rows]):
        rules = table.rows[number]._tr.get_or_add_trPr()
        rules.append(OxmlElement("w:cantSplit"))
        if number < 2:
            rules.append(OxmlElement("w:tblHeader"))
        for cell, value, width, align in zip(table.rows[number].cells, values, widths, aligns, strict=True):
            cell.width = Cm(width)
            cell_text(cell, value, "c" if number < 2 else align, bold=number == 0, fill="D9E1F2" if number < 2 else "")
    return table


def merge_cells(first, last) -> None:
    """Merge cells of which only the first has text, and drop the empty paragraphs that python-docx gathers."""
    merged = first.merge(last)
    for paragraph in [paragraph for paragraph in merged.paragraphs if not paragraph.text]:
        paragraph._p.getparent().remove(paragraph._p)


def add_lines(document, *lines: str, bold: bool = False, center: bool = False, after: int = 6) -> None:
    for line in lines:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(after)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if center else WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(3))
        paragraph.add_run(line).bold = bold


def add_signatures(document, place_and_date: str, regent: tuple[str, str], head: tuple[str, str]) -> None:
    table = document.add_table(rows=1, cols=2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    gap = "\n" * 5
    cell_text(table.cell(0, 0), f"\nPihak Kedua,\n{regent[0]}{gap}{regent[1]}", "c")
    cell_text(table.cell(0, 1), f"{place_and_date}\nPihak Pertama,\n{head[0]}{gap}{head[1]}", "c")


def write_perjanjian_kinerja(path, kecamatan, kabupaten, year, signed, header, goals, widths, aligns, programs) -> None:
    """Write statement and annex; `goals` are rows of table A, `programs` pairs of name and amount for table B."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.5), Cm(33)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2)
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Arial", Pt(11)
    head, regent = (f"Camat {kecamatan}", "CONTOH NAMA CAMAT, S.Sos."), (f"Bupati {kabupaten}", "CONTOH NAMA BUPATI")
    marked = "(CONTOH) Dokumen susunan untuk contoh, bukan dokumen resmi"
    place = f"KECAMATAN {kecamatan.upper()} KABUPATEN {kabupaten.upper()}"
    add_lines(document, f"PERJANJIAN KINERJA TAHUN {year}", place, bold=True, center=True, after=2)
    add_lines(document, marked, center=True, after=18)
    add_lines(
        document,
        "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan dan akuntabel serta berorientasi pada "
        "hasil, kami yang bertanda tangan di bawah ini:",
    )
    add_lines(document, f"Nama\t: {head[1]}", f"Jabatan\t: {head[0]}", after=2)
    add_lines(document, "selanjutnya disebut Pihak Pertama", after=12)
    add_lines(document, f"Nama\t: {regent[1]}", f"Jabatan\t: {regent[0]}", after=2)
    add_lines(document, "selaku atasan Pihak Pertama, selanjutnya disebut Pihak Kedua", after=12)
    add_lines(
        document,
        "Pihak Pertama berjanji akan mewujudkan target kinerja yang seharusnya sesuai lampiran perjanjian ini, dalam "
        "rangka mencapai target kinerja jangka menengah seperti yang telah ditetapkan dalam dokumen perencanaan. "
        "Keberhasilan dan kegagalan pencapaian target kinerja tersebut menjadi tanggung jawab kami.",
        "Pihak Kedua akan melakukan supervisi yang diperlukan serta akan melakukan evaluasi terhadap capaian kinerja "
        "dari perjanjian ini dan mengambil tindakan yang diperlukan dalam rangka pemberian penghargaan dan sanksi.",
        after=12,
    )
    add_signatures(document, signed, regent, head)
    document.add_page_break()
    add_lines(document, f"LAMPIRAN PERJANJIAN KINERJA TAHUN {year}", place, bold=True, center=True, after=2)
    add_lines(document, marked, center=True, after=12)
    add_lines(document, "A. Sasaran, Indikator dan Target Kinerja", bold=True)
    runs = spans([goal[0] for goal in goals])
    numbers = {start: str(number) for number, (start, _) in enumerate(runs, 1)}
    rows = [(numbers.get(i, ""), goal[0] if i in numbers else "", *goal[1:]) for i, goal in enumerate(goals)]
    table = add_table(document, header, rows, widths, aligns)
    for start, last in runs:
        for column in (0, 1):
            if last > start:
                merge_cells(table.cell(2 + start, column), table.cell(2 + last, column))
    add_lines(document, "", "B. Program dan Anggaran", bold=True)
    rows = [(str(i), name, rupiah(amount), "APBD") for i, (name, amount) in enumerate(programs, 1)]
    rows.append(("Jumlah", "", rupiah(sum(amount for _, amount in programs)), ""))
    header = ("No", "Program", "Anggaran (Rp)", "Keterangan")
    table = add_table(document, header, rows, (1.2, 9.2, 3.8, 2.8), "clrc")
    merge_cells(table.cell(len(rows) + 1, 0), table.cell(len(rows) + 1, 1))
    add_lines(document, "")
    add_signatures(document, signed, regent, head)
    save_document(document, path, f"Perjanjian Kinerja Kecamatan {kecamatan} {year} (CONTOH)")


def save_document(document, path: Path, title: str) -> None:
    """Save with fixed dates in the properties and in the archive."""
    facts = document.core_properties
    facts.title, facts.author, facts.last_modified_by, facts.comments = title, AUTHOR, AUTHOR, ""
    facts.created = facts.modified = MADE_ON
    saved = io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, old.read(name))


# ----------------------------------------------------------------------------------- Contoh: everything in agreement
def put_parents(page: Page, first: int, goals: list[Goal]) -> None:
    """Write number and tujuan or sasaran in the first two columns, merged over the indicators of each."""
    for number, (start, last) in enumerate(spans([goal.parent for goal in goals]), 1):
        page.put(first + start, 0, number, (first + last, 0), align="center")
        page.put(first + start, 1, goals[start].parent, (first + last, 1))


def write_renstra_selaras(book: xlsxwriter.Workbook, goals: list[Goal]) -> None:
    page = Page(book, "Tujuan Sasaran", (5, 24, 22, 24, 32, 10, 11, *(8,) * 6, 14), fill="#FCE4D6", size=9)
    title = ("TUJUAN DAN SASARAN RENSTRA", "KECAMATAN CONTOH KABUPATEN CONTOH TAHUN 2025-2029 (CONTOH)")
    first = page.head(title, TUJUAN_2025_HEAD)
    for column, value in enumerate((1, RPJMD, goals[0].parent)):
        page.put(first, column, value, (first + len(goals) - 1, column), align="left" if column else "center")
    for start, last in spans([goal.parent for goal in goals]):
        page.put(first + start, 3, goals[start].parent if start else "", (first + last, 3))
    for row, goal in enumerate(goals, first):
        page.put(row, 4, goal.indicator)
        page.put(row, 5, goal.unit, align="center")
        for column, token in enumerate(goal.years.split(), 6):
            page.put_printed(row, column, token)
        page.put(row, 13, "")
    page.finish()

    page = Page(book, "Program", (16, 34, 34, 13, 10, *(8.5, 13.5) * 5, 16), fill="#FCE4D6")
    title = (
        "RENCANA PROGRAM, KEGIATAN, SUBKEGIATAN DAN PENDANAAN",
        "RENSTRA KECAMATAN CONTOH TAHUN 2025-2029 (CONTOH)",
    )
    first = page.head(title, PROGRAM_2025_HEAD)
    entries = selaras_entries()
    for row, entry in enumerate(entries, first):
        bold = not entry.is_sub_kegiatan
        for column, text in enumerate((entry.code, entry.name, entry.indicator)):
            page.put(row, column, text, bold=bold)
        page.put(row, 3, entry.unit, align="center")
        page.put_printed(row, 4, entry.targets.get(2024, "."))
        for i, (year, share) in enumerate(SELARAS_PAGU_SHARE.items()):
            page.put_printed(row, 5 + 2 * i, entry.targets.get(year, "."))
            page.put_money(row, 6 + 2 * i, pagu_of(entries, entry.code, share), bold=bold)
        page.put(row, 15, "Kecamatan Contoh")
    page.finish()


def write_rencana_aksi_selaras(book: xlsxwriter.Workbook, goals: list[Goal]) -> None:
    widths = (5, 26, 30, 10, 9, 26, 16, 32, 8, 8, 8, 8, 20)
    page = Page(book, "Rencana Aksi 2026", widths, fill="#DDEBF7", size=9)
    title = ("RENCANA AKSI ATAS PERJANJIAN KINERJA TAHUN 2026", "KECAMATAN CONTOH (CONTOH)")
    first = page.head(title, RENCANA_AKSI_2026_HEAD, numbered=False)
    put_parents(page, first, goals)
    entries = selaras_entries()
    for start, last in spans([goal.program for goal in goals]):
        program = next(entry for entry in entries if entry.code == goals[start].program)
        page.put(first + start, 5, program.name, (first + last, 5))
        page.put_money(first + start, 6, pagu_of(entries, program.code, SELARAS_PAGU_SHARE[2026]), (first + last, 6))
    for row, goal in enumerate(goals, first):
        page.put(row, 2, goal.indicator)
        page.put(row, 3, goal.unit, align="center")
        page.put_printed(row, 4, goal.years.split()[2])
        page.put(row, 7, goal.action)
        for column, token in enumerate(goal.quarters.split(), 8):
            page.put_printed(row, column, token)
        page.put(row, 12, goal.officer)
    below = first + len(goals) + 1
    for row, text in ((0, "Contoh, 15 Januari 2026"), (1, "Camat Contoh,"), (6, "CONTOH NAMA CAMAT, S.Sos.")):
        page.plain(below + row, 10, text)
    page.finish()


def write_iku_selaras(book: xlsxwriter.Workbook, goals: list[Goal]) -> None:
    page = Page(book, "IKU", (5, 26, 30, 40, 24, 22, 10, *(8,) * 5), fill="#FFF2CC", size=9)
    title = ("INDIKATOR KINERJA UTAMA (IKU) KECAMATAN CONTOH", "TAHUN 2025-2029 (CONTOH)")
    first = page.head(title, IKU_HEAD)
    put_parents(page, first, goals)
    for row, goal in enumerate(goals, first):
        for column, text in enumerate((goal.indicator, goal.formula, goal.source, goal.officer), 2):
            page.put(row, column, text)
        page.put(row, 6, goal.unit, align="center")
        for column, token in enumerate(goal.years.split()[1:6], 7):
            page.put_printed(row, column, token)
    page.finish()


# ---------------------------------------------------------------------------------------------------------- all of it
def write_nomenclature(path: Path) -> None:
    levels = {2: "bidang", 3: "program", 5: "kegiatan", 6: "sub_kegiatan"}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("code", "level", "name", "indicator", "unit", "edition", "source"))
        for code, name, *rest in records(NOMENCLATURE):
            listed = f"; di daftar X.XX{code[4:]}" if code.startswith("7.01.01") else ""
            row = (code, levels[code.count(".") + 1], name, *(rest or ("", "")), EDITION, EDITION_SOURCE + listed)
            writer.writerow(row)


def budget(entries: list[Entry]) -> list[tuple[str, int]]:
    """Return name and pagu of every programme in the base year."""
    return [(entry.name, pagu_of(entries, entry.code, 100)) for entry in entries if entry.code.count(".") == 2]


def write_gumelar(folder: Path) -> None:
    with workbook(folder / "rencana-aksi-2022.xlsx", "Rencana Aksi Kecamatan Gumelar 2022") as book:
        write_rencana_aksi_gumelar(book)
    with workbook(folder / "renstra-2019-2023-contoh.xlsx", "Renstra Kecamatan Gumelar (CONTOH)") as book:
        write_renstra_gumelar(book)
    entries = sorted(gumelar_entries(), key=lambda entry: entry.code)
    with workbook(folder / "renja-2022-contoh.xlsx", "Renja Kecamatan Gumelar 2022 (CONTOH)") as book:
        write_renja(book, "Gumelar", 2022, entries, PAGU_SHARE, total=True)
    goals = [
        (PARENTS[parent], other[1] if other[1:] else indicator, target)
        for parent, indicator, _, _, _, target, *other in records(GUMELAR_GOALS)
        if target != "."
    ]
    header, widths = ("No", "Sasaran Strategis", "Indikator Kinerja", "Target"), (1.2, 5.4, 8, 2.4)
    facts = ("Gumelar", "Banyumas", 2022, "Gumelar, 10 Januari 2022", header, goals, widths, "cllc", budget(entries))
    write_perjanjian_kinerja(folder / "perjanjian-kinerja-2022-contoh.docx", *facts)


def write_selaras(folder: Path) -> None:
    goals, entries = [Goal(*record) for record in records(SELARAS_GOALS)], selaras_entries()
    with workbook(folder / "renstra-2025-2029-contoh.xlsx", "Renstra Kecamatan Contoh (CONTOH)") as book:
        write_renstra_selaras(book, goals)
    with workbook(folder / "renja-2026-contoh.xlsx", "Renja Kecamatan Contoh 2026 (CONTOH)") as book:
        write_renja(book, "Contoh", 2026, entries, SELARAS_PAGU_SHARE, total=False)
    rows = [(goal.parent, goal.indicator, goal.unit, goal.years.split()[2]) for goal in goals]
    header, widths = ("No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target"), (1.2, 5.2, 6.4, 2.2, 2)
    facts = ("Contoh", "Contoh", 2026, "Contoh, 12 Januari 2026", header, rows, widths, "cllcc", budget(entries))
    write_perjanjian_kinerja(folder / "perjanjian-kinerja-2026-contoh.docx", *facts)
    with workbook(folder / "rencana-aksi-2026-contoh.xlsx", "Rencana Aksi Kecamatan Contoh 2026 (CONTOH)") as book:
        write_rencana_aksi_selaras(book, goals)
    with workbook(folder / "iku-2025-2029-contoh.xlsx", "IKU Kecamatan Contoh (CONTOH)") as book:
        write_iku_selaras(book, goals)


def main() -> None:
    for folder, dossier, write in (
        (GUMELAR, GUMELAR_DOSSIER, write_gumelar),
        (SELARAS, SELARAS_DOSSIER, write_selaras),
    ):
        folder.mkdir(exist_ok=True)
        (folder / "berkas.yaml").write_text(dossier, encoding="utf-8", newline="\n")
        write_nomenclature(folder / "nomenklatur-7.01-kutipan.csv")
        write(folder)
        for file in sorted(folder.iterdir()):
            print(file.relative_to(HERE).as_posix())


if __name__ == "__main__":
    main()
