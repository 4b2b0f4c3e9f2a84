from __future__ import annotations

import pytest

from cascade.text.directions import better_by_words


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("Angka Kemiskinan", "down"), ("Persentase penurunan stunting", "up"), ("Indeks Kepuasan Masyarakat", "up"),
     ("Jumlah rapat", None), ("Rasio belanja pegawai", "open"), ("Persentase kenaikan belanja pegawai", "open")],
)  # fmt: skip
def test_bad_things_fall_what_is_done_about_them_rises_and_a_mere_relation_leaves_it_open(name, wanted):
    assert better_by_words(name) == wanted


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("Persentase temuan yang ditindaklanjuti", "up"), ("Persentase temuan yang belum ditindaklanjuti", "down"),
     ("Persentase pemohon yang tidak puas", "down"), ("Persentase desa yang tidak tertinggal", "up"),
     ("Persentase rumah tidak layak huni yang diperbaiki", "up"), ("Persentase ASN tanpa pelanggaran", "up"),
     ("Jumlah penderita penyakit tidak menular", "down"), ("Jumlah kasus kekerasan yang terjadi", "down")],
)  # fmt: skip
def test_the_last_clause_says_what_is_measured_and_a_denial_turns_it_round(name, wanted):
    assert better_by_words(name) == wanted


@pytest.mark.parametrize(
    "name",
    ["Lama waktu tunggu pelayanan", "Rata-rata waktu tanggap kebakaran", "Tingkat inflasi", "Rasio Gini", "Jumlah korban bencana",
     "Persentase penduduk miskin", "Peringkat LPPD", "Luas kawasan kumuh", "Jumlah kasus tindak pidana"],
)  # fmt: skip
def test_what_a_name_begins_with_is_what_is_measured(name):
    assert better_by_words(name) == "down"


def test_of_two_things_that_a_name_begins_with_the_longer_one_tells():
    assert better_by_words("Prevalensi kontrasepsi modern") == "up"
    assert better_by_words("Prevalensi stunting") == "down"
    assert better_by_words("Laju pertumbuhan ekonomi") == "up"
    assert better_by_words("Laju pertumbuhan penduduk") == "down"


@pytest.mark.parametrize(
    "name",
    ["Persentase pelayanan dengan waktu tunggu sesuai standar", "Jumlah laporan pengendalian inflasi",
     "Jumlah Korban Bencana yang Mendapatkan Logistik", "Jumlah korban bencana yang telah dievakuasi",
     "Jumlah penduduk miskin yang menerima bantuan", "Jumlah Cagar Budaya Peringkat Provinsi yang Ditetapkan",
     "Jumlah dokumen profil emisi GRK", "Persentase desa yang aktif"],
)  # fmt: skip
def test_a_bad_thing_that_is_only_mentioned_does_not_make_a_name_fall(name):
    assert better_by_words(name) != "down"
