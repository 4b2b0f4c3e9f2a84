from __future__ import annotations

import pytest

from cascade.text.stemming import are_forms_of_one_root, is_agent_noun, stem


def test_forms_of_one_root_hold_together_and_prefixes_leave_the_root_whole():
    assert stem("dilaksanakan") == stem("pelaksanaan") == stem("terlaksana")
    assert stem("pelanggaran") != stem("penganggaran")
    assert stem("pelajar") == stem("pengajar")
    assert is_agent_noun("pelajar")
    assert not is_agent_noun("pelaksanaan")


def test_a_short_word_keeps_its_ending_and_a_prefix_leaves_four_letters():
    assert stem("jalan") == "jalan"
    assert stem("berita") == "berita"


@pytest.mark.parametrize(
    ("form", "other"),
    [
        ("disalurkan", "penyaluran"),
        ("dibina", "pembinaan"),
        ("tertagih", "penagihan"),
        ("ditetapkan", "penetapan"),
        ("terpenuhi", "pemenuhan"),
        ("dikelola", "pengelolaan"),
        ("diperbaiki", "perbaikan"),
        ("divaksin", "vaksinasi"),
        ("diadakan", "pengadaan"),
        ("layak", "kelayakan"),
        ("tersedia", "ketersediaan"),
    ],
)
def test_what_is_done_was_done_or_is_so_are_forms_of_one_root(form, other):
    assert are_forms_of_one_root(form, other)
    assert are_forms_of_one_root(other, form)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("pengadaan", "pemeliharaan"),
        ("disewa", "penyediaan"),
        ("tingkat", "meningkat"),
        ("rumah", "perumahan"),
        ("berada", "pengadaan"),
        ("tertutup", "terbuka"),
        ("pendidikan", "kependidikan"),
        ("diadukan", "pengadaan"),
    ],
)
def test_two_roots_and_a_root_by_itself_are_no_forms_of_one(word, other):
    assert not are_forms_of_one_root(word, other)
    assert not are_forms_of_one_root(other, word)
