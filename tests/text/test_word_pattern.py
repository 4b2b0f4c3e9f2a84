"""Words as one pattern."""

import re

from cascade.text.word_pattern import one_of


def test_the_longest_word_that_stands_at_a_place_is_found() -> None:
    pattern = re.compile(one_of(["no", "nomor", "rp", "rpjmd"]))
    assert [match[0] for match in pattern.finditer("nomor no rpjmd rp")] == ["nomor", "no", "rpjmd", "rp"]


def test_words_of_one_first_letter_stand_together_and_keep_their_marks() -> None:
    assert one_of(["dinas", "d.p.", "badan"]) == r"b(?:adan)|d(?:inas|\.p\.)"
    assert re.fullmatch(one_of(["a", "ab"]), "ab")
