from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from cascade.model.i18n import LocalizedText, joined, number_ranges, same, written_date, written_number


def test_a_text_inside_a_text_is_said_in_each_language():
    kind = LocalizedText("kesalahan", "error")

    assert LocalizedText("satu {k}", "one {k}").format(k=kind) == LocalizedText("satu kesalahan", "one error")


def test_texts_are_said_in_indonesian_unless_english_is_asked_for():
    text = LocalizedText("berkas", "file")

    assert (text.say(), text.say("id"), text.say("en")) == ("berkas", "berkas", "file")


def test_added_texts_have_one_space_between_them_and_none_beside_an_empty_one():
    assert same("a") + same("b") == same("a b")
    assert same("a") + same("") == same("a")


def test_joined_texts_may_have_a_word_of_each_language_between_them():
    assert joined([same("A"), same("B")], LocalizedText(" dan ", " and ")) == LocalizedText("A dan B", "A and B")
    assert joined([same("A"), same("B")]) == same("A; B")
    assert joined([]) == same("")


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [(1250, "1.250", "1,250"), (Decimal("1250.5"), "1.250,5", "1,250.5"), ("0.30", "0,30", "0.30"), (-7, "-7", "-7")],
)
def test_a_number_is_written_with_the_marks_of_each_language(value, indonesian, english):
    assert written_number(value) == LocalizedText(indonesian, english)


def test_a_date_is_written_with_the_month_of_each_language():
    assert written_date(datetime.date(2021, 1, 4)) == LocalizedText("4 Januari 2021", "4 January 2021")


@pytest.mark.parametrize(
    ("numbers", "text"), [([1, 2, 3, 7], "1–3, 7"), ([5], "5"), ([1, 3, 5], "1, 3, 5"), ([1, 2], "1–2"), ([], "")]
)
def test_numbers_in_a_row_are_told_as_ranges(numbers, text):
    assert number_ranges(numbers) == text
