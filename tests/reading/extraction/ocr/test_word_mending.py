"""A word is mended only where the vocabulary leaves one way."""

from __future__ import annotations

from cascade.reading.extraction.ocr.word_mending import mended


def test_words_are_mended_only_where_the_vocabulary_leaves_one_way():
    known = frozenset({"persentase", "kepuasan", "masyarakat", "pemeliharaan", "ketertiban", "dan"})
    assert mended("PersentaseKepuasanMasyarakat", known) == "Persentase Kepuasan Masyarakat"
    assert mended("ketertibandan", known) == "ketertiban dan"
    assert mended("Pemellharaan", known) == "Pemeliharaan"
    assert mended("pemeliha\nraan", known) == "pemeliharaan"
    assert mended("Repiblik 1O0", known) == "Repiblik 1O0"


def test_a_lost_stroke_is_put_back_where_one_known_word_has_it():
    known = frozenset({"unit", "nilai", "data"})
    assert mended("Unt 12", known) == "Unit 12"
    assert mended("Nlai", known) == "Nilai"
    assert mended("dat", known) == "dat"
    assert mended("UNT", known) == "UNT"
