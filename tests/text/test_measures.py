from __future__ import annotations

import pytest

from cascade.text.measures import counted_kind, lower_is_better, measure_kind
from cascade.text.units import unit_kind


@pytest.mark.parametrize(
    ("name", "sort"), [("Jumlah dokumen", "count"), ("Prosentase desa", "share"), ("Nilai SAKIP", "index"), ("Opini BPK", "ordinal"), ("Tertib administrasi", None)]
)  # fmt: skip
def test_the_head_word_tells_the_sort_of_measure(name, sort):
    assert measure_kind(name) == sort


def test_what_is_counted_and_what_a_unit_counts_are_sorts_that_compare():
    assert counted_kind("Jumlah dokumen administrasi") == unit_kind("laporan") == "paper"
    assert counted_kind("Jumlah ASN yang digaji") == unit_kind("orang") == "people"
    assert counted_kind("Persentase dokumen") is None


@pytest.mark.parametrize(
    ("name", "down"),
    [("Angka Kemiskinan", True), ("Prevalensi stunting", True), ("Persentase penurunan stunting", False),
     ("Persentase temuan yang ditindaklanjuti", False), ("Indeks Kepuasan Masyarakat", False),
     ("Persentase desa yang aktif", False), ("Lama waktu tunggu pelayanan", True),
     ("Rata-rata waktu tanggap kebakaran", True), ("Persentase pelayanan dengan waktu tunggu sesuai standar", False),
     ("Tingkat inflasi", True), ("Jumlah laporan pengendalian inflasi", False), ("Rasio Gini", True),
     ("Jumlah korban bencana", True), ("Jumlah Korban Bencana yang Mendapatkan Logistik", False),
     ("Jumlah korban bencana yang telah dievakuasi", False), ("Jumlah kasus kekerasan yang terjadi", True),
     ("Persentase temuan yang belum ditindaklanjuti", True), ("Persentase penduduk miskin", True),
     ("Jumlah penduduk miskin yang menerima bantuan", False), ("Peringkat LPPD", True),
     ("Jumlah Cagar Budaya Peringkat Provinsi yang Ditetapkan", False), ("Jumlah dokumen profil emisi GRK", False),
     ("Jumlah rumah tidak layak huni yang diperbaiki", False), ("Luas kawasan kumuh", True),
     ("Jumlah kasus tindak pidana", True)],
)  # fmt: skip
def test_lower_is_better_only_where_nothing_is_done_about_it(name, down):
    assert lower_is_better(name) is down
