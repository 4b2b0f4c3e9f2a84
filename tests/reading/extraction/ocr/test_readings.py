"""Two readings of a line are settled without correcting a digit."""

from __future__ import annotations

import pytest
from read_pictures import letters

from cascade.reading.extraction.ocr import engine
from cascade.reading.extraction.ocr.readings import DISPUTED, LineReading, NumberMarks, marks_of, settled


def test_of_two_readings_of_a_name_the_one_with_known_words_is_taken():
    known = frozenset({"terlaksananya"})
    one, two = (LineReading((0, 0, 1, 1), letters(text)) for text in ("Terlalkadndnyd", "Terlaksananya"))
    assert settled(one, two, known, NumberMarks()).text == "Terlaksananya"


def test_other_figures_in_a_name_leave_it_unsure():
    one, two = (LineReading((0, 0, 1, 1), letters(text)) for text in ("12 dokumen", "72 dokumen"))
    assert {letter.confidence for letter in settled(one, two, frozenset({"dokumen"}), NumberMarks()).letters} == {
        DISPUTED
    }


def read_with_poor_marks(text: str, digits: float = 0.99) -> LineReading:
    return LineReading(
        (0, 0, 1, 1), [engine.Letter(each, 0, 1, digits if each.isdigit() else 0.4, "") for each in text]
    )


POINTS = NumberMarks(".", ",")


@pytest.mark.parametrize(
    ("one", "two", "taken"),
    [
        ("14.057.696.600", "14.057.696.600", "14.057.696.600"),
        ("14.057.696.600", "14.057,696.600", "14.057.696.600"),
        ("14,057,696,600", "14,057,696,600", "14.057.696.600"),
        ("92,5", "92,5", "92,5"),
    ],
)
def test_a_number_whose_marks_leave_its_value_the_same_is_as_sure_as_its_digits(one, two, taken):
    agreed = settled(read_with_poor_marks(one), read_with_poor_marks(two), frozenset(), POINTS)

    assert agreed.text == taken
    assert not agreed.other
    assert min(letter.confidence for letter in agreed.letters) == 0.99


@pytest.mark.parametrize(
    ("one", "two"),
    [("2.596.000.000", "2.595.000.000"), ("3.500", "3,500"), ("92,5", "92.5"), ("14.057.696", "14.057.6966")],
)
def test_other_digits_or_marks_that_change_the_value_leave_a_number_unsure(one, two):
    agreed = settled(read_with_poor_marks(one), read_with_poor_marks(two), frozenset(), POINTS)

    assert agreed.other
    assert max(letter.confidence for letter in agreed.letters) <= DISPUTED


@pytest.mark.parametrize(("number", "usual"), [("3.500", POINTS), ("92.5", POINTS), ("92,5", NumberMarks("."))])
def test_a_poor_mark_counts_where_it_may_be_of_thousands_or_is_not_that_of_the_page(number, usual):
    one, two = (read_with_poor_marks(number) for _ in range(2))
    assert min(letter.confidence for letter in settled(one, two, frozenset(), usual).letters) == 0.4


def test_a_large_number_with_a_poor_digit_stays_unsure():
    one, two = (read_with_poor_marks("2.596.000.000", digits=0.7) for _ in range(2))
    assert min(letter.confidence for letter in settled(one, two, frozenset(), POINTS).letters) == 0.7


def test_of_two_disputed_numbers_the_one_with_marks_of_one_sort_is_taken_and_stays_unsure():
    mixed, even = read_with_poor_marks("10.809,396.900", 0.999), read_with_poor_marks("10.809.398.900")
    agreed = settled(mixed, even, frozenset(), POINTS)

    assert (agreed.text, agreed.other) == ("10.809.398.900", "10.809,396.900")
    assert max(letter.confidence for letter in agreed.letters) <= DISPUTED


def test_the_marks_of_a_page_are_those_of_its_sure_numbers():
    assert marks_of([letters("1.250.000"), letters("84,5"), letters("2,500,000", 0.6)]) == (".", ",")
    assert marks_of([letters("1,250,000")]) == (",", ".")
    assert marks_of([letters("1.250.000"), letters("84,5"), letters("84.5")]) == (".", "")
    assert marks_of([letters("12")]) == ("", "")
