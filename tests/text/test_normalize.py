from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cascade.text.changing_words import changed_words
from cascade.text.normalize import (
    letters_and_digits,
    mentions,
    normalized,
    opposed_role_words,
    ordered_tokens,
    role_words,
    same_letters,
    same_text,
    tokens,
    with_sorted_lists,
    without_bullet,
)


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


def test_function_words_carry_no_meaning_but_those_that_turn_a_name_round():
    assert tokens("Persentase desa yang tertib di kecamatan") == ("persentase", "desa", "tertib", "kecamatan")
    assert not same_text("Kekerasan oleh anak", "Kekerasan terhadap anak")
    assert opposed_role_words(role_words("Kekerasan oleh anak"), role_words("Kekerasan terhadap anak")) == (
        "oleh ↔ terhadap",
    )
    assert opposed_role_words({"oleh"}, set()) == ()


def test_the_order_of_a_list_makes_no_other_name():
    assert ordered_tokens("Sarana dan Peralatan") == ordered_tokens("Peralatan dan Sarana")
    assert with_sorted_lists("Desa, Kota dan Lurah") == with_sorted_lists("Kota, Lurah dan Desa")
    assert tokens("Peralatan dan Meja") != tokens("Meja dan Peralatan")


def test_a_name_mentions_whole_words_in_any_spelling():
    assert mentions("Penyusunan Musrenbangdes 2025", "musrenbangdesa")
    assert mentions("Prosentase desa", "persentase")
    assert not mentions("Jumlah pedesaan", "desa")


def test_letters_and_digits_are_all_that_is_left_of_a_code():
    assert letters_and_digits(" 7.01-A ") == "701a"


@pytest.mark.parametrize(
    "numbered",
    ["1 Indeks Layanan", "1Indeks Layanan", "3. 1 Indeks Layanan", "(T1) Indeks Layanan", "IK-1 Indeks Layanan", "a. Indeks Layanan"],
)  # fmt: skip
def test_what_numbers_a_row_is_no_part_of_its_name(numbered):
    assert without_bullet(numbered) == "Indeks Layanan"


def test_a_number_that_belongs_to_a_name_stays():
    assert without_bullet("10 Program Pokok PKK") == "10 Program Pokok PKK"
    assert without_bullet("Cakupan imunisasi tetanus 1") == "Cakupan imunisasi tetanus 1"
