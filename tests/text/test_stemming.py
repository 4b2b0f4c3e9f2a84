from __future__ import annotations

from cascade.text.stemming import is_agent_noun, stem


def test_forms_of_one_root_hold_together_and_prefixes_leave_the_root_whole():
    assert stem("dilaksanakan") == stem("pelaksanaan") == stem("terlaksana")
    assert stem("pelanggaran") != stem("penganggaran")
    assert stem("pelajar") == stem("pengajar")
    assert is_agent_noun("pelajar")
    assert not is_agent_noun("pelaksanaan")


def test_a_short_word_keeps_its_ending_and_a_prefix_leaves_four_letters():
    assert stem("jalan") == "jalan"
    assert stem("berita") == "berita"
