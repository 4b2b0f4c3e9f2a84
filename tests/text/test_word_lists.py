from __future__ import annotations

from cascade.text.word_lists import is_known_word, known_words


def test_the_words_of_the_field_are_in_the_form_that_spelling_leaves():
    assert {"pengaduan", "pengadaan", "jumlah", "pertemuan"} <= known_words()
    assert "penyelengaraan" not in known_words()
    assert not {word for word in known_words() if " " in word}


def test_a_word_made_from_a_root_of_the_field_is_known_and_a_slip_of_one_is_not():
    assert all(map(is_known_word, ("pengobatan", "kelulusan", "diperiksa")))
    assert not any(map(is_known_word, ("pegobatan", "peduduk", "diusun")))
