from __future__ import annotations

import re

from cascade.text.word_lists import WordLists, is_known_word, known_words, one_of, rarity, spellings, word_lists


def test_the_words_of_the_field_are_in_the_form_that_spelling_leaves():
    assert {"pengaduan", "pengadaan", "jumlah", "pertemuan"} <= known_words()
    assert "penyelengaraan" not in known_words()
    assert not {word for word in known_words() if " " in word}


def test_a_word_made_from_a_root_of_the_field_is_known_and_a_slip_of_one_is_not():
    assert all(map(is_known_word, ("pengobatan", "kelulusan", "diperiksa")))
    assert not any(map(is_known_word, ("pegobatan", "peduduk", "diusun")))


def test_every_list_of_the_file_has_its_type():
    assert set(word_lists()) == set(WordLists.__annotations__)


def test_a_spelling_never_leads_on_to_another_one():
    lists = word_lists()["spelling"]
    variants = {variant for variants in lists.values() for variant in variants}

    assert not variants & set(lists)


def test_the_longer_spellings_of_a_word_are_listed_beside_it():
    assert "prosentase" in spellings("persentase")
    assert "prs" not in spellings("persentase")
    assert spellings("meja") == ()


def test_a_word_of_few_official_names_is_rarer_than_one_of_many():
    assert rarity()["musrenbang"] > rarity()["daerah"]


def test_the_longest_word_that_stands_at_a_place_is_found():
    pattern = re.compile(one_of(["no", "nomor", "rp", "rpjmd"]))
    assert [match[0] for match in pattern.finditer("nomor no rpjmd rp")] == ["nomor", "no", "rpjmd", "rp"]


def test_words_of_one_first_letter_stand_together_and_keep_their_marks():
    assert one_of(["dinas", "d.p.", "badan"]) == r"b(?:adan)|d(?:inas|\.p\.)"
    assert re.fullmatch(one_of(["a", "ab"]), "ab")
