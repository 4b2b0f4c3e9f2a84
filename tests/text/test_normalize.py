from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cascade.text.changing_words import changed_words
from cascade.text.normalize import normalized, same_letters, same_text, without_bullet


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


def test_same_letters_sees_the_difference_that_same_text_forgives():
    assert same_text("Presentase PBB", "Persentase PBB")
    assert not same_letters("Presentase PBB", "Persentase PBB")
    assert same_letters("Persentase PBB", "PERSENTASE  PBB.")


@pytest.mark.parametrize("name", ["- Jumlah cetak", "1. Jumlah cetak", "a) Jumlah cetak", "• Jumlah cetak"])
def test_bullets_are_no_part_of_a_name(name):
    assert without_bullet(name) == "Jumlah cetak"


@given(st.text(max_size=60))
def test_a_name_is_always_the_same_text_as_itself_and_normalising_is_stable(name):
    assert same_text(name, name)
    assert normalized(normalized(name)) == normalized(name)
    assert changed_words(name, name) == ()


def test_pd_before_a_word_is_pada_and_elsewhere_the_office():
    assert normalized("belanja pd APBD") == normalized("belanja pada APBD")
    assert normalized("Nilai SAKIP PD") == normalized("Nilai SAKIP perangkat daerah")
    assert normalized("Renstra PD Kabupaten") == normalized("Renstra perangkat daerah Kabupaten")
