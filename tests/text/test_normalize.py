from __future__ import annotations

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cascade.text.changing_words import changed_words
from cascade.text.measures import counted_kind, lower_is_better, measure_kind
from cascade.text.normalize import normalized, same_letters, same_text, without_bullet
from cascade.text.spelling import misspellings
from cascade.text.stemming import is_agent_noun, stem
from cascade.text.units import split_unit, unit_kind, unit_of
from cascade.text.word_lists import is_known_word, known_words


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Prosentase pembayaran PBB di Kecamatan", "Persentase pembayaran PBB di Kecamatan"),
        ("Presentase Realisasi PBB", "Persentase realisasi Pajak Bumi dan Bangunan"),
        ("Program Penyelenggaraa n Pemerintahan", "Program Penyelenggaraan Pemerintahan"),
        ("Persentaserekomendasi pemerintahandan desa", "Persentase rekomendasi pemerintahan dan desa"),
        ("Jumlah dokumen Organisasi Perangkat Daerah", "Jumlah dokumen SKPD"),
        ("1. Nilai SAKIP Tahun 2025", "Nilai SAKIP"),
        ("Layanan non-perizinan", "Layanan Nonperizinan"),
        ("Jumlah UMKMyang naik kelas", "Jumlah UMKM yang naik kelas"),
    ],
)
def test_spelling_abbreviation_and_broken_words_do_not_make_another_name(left, right):
    assert same_text(left, right)


@pytest.mark.parametrize(
    ("left", "right", "word"),
    [
        ("Jumlah barang yang tersedia", "Jumlah barang yang dipelihara", "tersedia ↔ dipelihara"),
        ("Musrenbang di Desa", "Musrenbang di Kelurahan", "desa ↔ kelurahan"),
        ("Persentase peningkatan PAD", "Persentase penurunan PAD", "peningkatan ↔ penurunan"),
        ("Kelompok masyarakat aktif", "Kelompok swadaya masyarakat aktif", "swadaya"),
        ("Jumlah desa berkembang", "Jumlah desa belum berkembang", "belum"),
        ("Pelatihan Tahap I", "Pelatihan Tahap II", "i"),
        ("Dokumen perencanaan", "Dokumen evaluasi", "perencanaan ↔ evaluasi"),
        ("Layanan perizinan", "Layanan non perizinan", "perizinan ↔ nonperizinan"),
    ],
)
def test_a_word_that_changes_the_meaning_is_named(left, right, word):
    assert not same_text(left, right)
    assert word in changed_words(left, right)


def test_names_that_differ_in_spelling_only_have_no_changed_words():
    assert changed_words("Presentase desa tertib", "Persentase desa tertib") == ()


def test_same_letters_sees_the_difference_that_same_text_forgives():
    assert same_text("Presentase PBB", "Persentase PBB")
    assert not same_letters("Presentase PBB", "Persentase PBB")
    assert same_letters("Persentase PBB", "PERSENTASE  PBB.")


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        ("Dok.", "dokumen"),
        ("persen", "%"),
        ("org", "orang"),
        ("BLN", "bulan"),
        ("dokumen Renja", "dokumen"),
        ("Rp miliar", "rp miliar"),
        ("orang hari", "orang hari"),
        ("", None),
        ("-", None),
    ],
)
def test_units_have_one_form(printed, unit):
    assert unit_of(printed) == unit


def test_nilai_indeks_and_poin_are_one_unit():
    assert unit_of("Nilai") == unit_of("Indeks") == unit_of("poin") == unit_of("skor")


@pytest.mark.parametrize(
    ("name", "plain", "unit"),
    [
        ("Cakupan layanan (%)", "Cakupan layanan", "%"),
        ("Indeks Kepuasan Masyarakat (IKM)", "Indeks Kepuasan Masyarakat (IKM)", None),
    ],
)
def test_a_bracket_is_a_unit_only_if_it_names_one(name, plain, unit):
    assert split_unit(name) == (plain, unit)


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


@pytest.mark.parametrize("name", ["- Jumlah cetak", "1. Jumlah cetak", "a) Jumlah cetak", "• Jumlah cetak"])
def test_bullets_are_no_part_of_a_name(name):
    assert without_bullet(name) == "Jumlah cetak"


@given(st.text(max_size=60))
def test_a_name_is_always_the_same_text_as_itself_and_normalising_is_stable(name):
    assert same_text(name, name)
    assert normalized(normalized(name)) == normalized(name)
    assert changed_words(name, name) == ()


def test_forms_of_one_root_hold_together_and_prefixes_leave_the_root_whole():
    assert stem("dilaksanakan") == stem("pelaksanaan") == stem("terlaksana")
    assert stem("pelanggaran") != stem("penganggaran")
    assert stem("pelajar") == stem("pengajar")
    assert is_agent_noun("pelajar")
    assert not is_agent_noun("pelaksanaan")


def test_the_words_of_the_field_are_in_the_form_that_spelling_leaves():
    assert {"pengaduan", "pengadaan", "jumlah", "pertemuan"} <= known_words()
    assert "penyelengaraan" not in known_words()
    assert not {word for word in known_words() if " " in word}


def test_a_word_made_from_a_root_of_the_field_is_known_and_a_slip_of_one_is_not():
    assert all(map(is_known_word, ("pengobatan", "kelulusan", "diperiksa")))
    assert not any(map(is_known_word, ("pegobatan", "peduduk", "diusun")))


def test_pd_before_a_word_is_pada_and_elsewhere_the_office():
    assert normalized("belanja pd APBD") == normalized("belanja pada APBD")
    assert normalized("Nilai SAKIP PD") == normalized("Nilai SAKIP perangkat daerah")
    assert normalized("Renstra PD Kabupaten") == normalized("Renstra perangkat daerah Kabupaten")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Rata2 lama tinggal", "Rata – rata lama tinggal"),
        ("Nlai Ekspor Daerah", "Nilai Ekspor Daerah"),
        ("Persentase cakupan kunjungan bayi", "Cakupan kunjungan bayi"),
        ("Jumlah sekolh menengah atas", "Jumlah SMA"),
        ("Akte Kelahiran Tahn 2026", "Akta Kelahiran"),
    ],
)
def test_slips_in_heads_phrases_and_years_do_not_make_another_name(left, right):
    assert same_text(left, right)


def test_a_cell_of_endless_letters_is_not_cut_at_each_of_them():
    tracemalloc.start()
    normalized("x" * 10_000)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < 5_000_000


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("Jumlah Perpusatakaan yang Dipeliharra", (("perpusatakaan", "perpustakaan"), ("dipeliharra", "dipelihara"))),
        ("Jumlah korban yang dievakuasi", ()),
        ("Pembaruan data dan pengalaman kerja", ()),
        ("Banyaknya dokumen", ()),
    ],
)
def test_a_word_made_from_a_known_root_or_another_word_for_it_is_no_slip(printed, found):
    assert misspellings(printed) == found
