"""Text that is set on a page is read back as lines, whatever its order, turn and spaces."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdf_pages import glyphs, turned_glyphs

from cascade.reading.extraction.text_lines import Glyph, TextLine, lines_of, words_apart, words_of


def texts(letters: list[Glyph]) -> list[str]:
    return [line.text for line in lines_of(letters)]


WORD = st.text("abcdefghijklmnopqrstuvwxyzABCDEFG0123456789.,%()/", min_size=1, max_size=8)


@given(lines=st.lists(st.lists(WORD, min_size=1, max_size=6), min_size=1, max_size=6), seed=st.integers(0, 10**6))
def test_text_set_on_a_page_is_read_back(lines: list[list[str]], seed: int):
    letters = [g for n, line in enumerate(lines) for g in glyphs("x" + " ".join(line), 40, 100 + 12 * n)]
    random.Random(seed).shuffle(letters)

    assert texts(letters) == ["x" + " ".join(line) for line in lines]


def test_numbers_in_a_numbered_list_keep_their_numbering_apart():
    assert texts([*glyphs("1. 109"), *glyphs("2. 13,85", 0, 22)]) == ["1. 109", "2. 13,85"]
    assert texts([*glyphs("1. 109")]) == ["1.109"]


def test_words_without_printed_spaces_are_kept_apart_by_their_gaps():
    assert texts([*glyphs("Target"), *glyphs("2025", 32)]) == ["Target 2025"]


def test_a_space_of_text_hidden_below_parts_no_word():
    assert texts([*glyphs("URAIAN"), *glyphs(" ", 8)]) == ["URAIAN"]


def test_a_line_knows_its_box_size_and_weight():
    [line] = lines_of([*glyphs("A", 5, 20, bold=True), *glyphs("12", 20, 20)])

    assert line == TextLine("A 12", (5, 12, 30, 22), 10, bold=True)


def test_a_word_printed_twice_to_look_bold_is_read_once():
    assert texts([*glyphs("Sasaran"), *glyphs("Sasaran", 0.4)]) == ["Sasaran"]


def test_a_raised_figure_stays_on_its_line():
    raised = glyphs("1)", 35, base=46, size=5.8)

    assert texts([*glyphs("Program", 0, 38), *glyphs("Publik", 0, 50), *raised]) == ["Program", "Publik 1)"]


def test_baselines_that_differ_by_a_hair_are_one_line():
    assert texts([*glyphs("Nilai", 0, 20), *glyphs("IKM", 30, 21.5)]) == ["Nilai IKM"]


@pytest.mark.parametrize("down", [False, True])
def test_turned_text_is_read_in_its_own_direction(down: bool):
    letters = turned_glyphs("Satuan", 50, 100, down=down)

    [line] = lines_of([*glyphs("Target", 100, 60), *letters])[1:]

    assert line.text == "Satuan"
    assert line.box == ((48, 100, 58, 130) if down else (42, 70, 52, 100))


def test_the_short_last_line_of_a_turned_text_is_turned_too():
    letters = [*turned_glyphs("Kiner", 50, 100), *turned_glyphs("ja", 62, 100)]

    assert texts(letters) == ["Kiner", "ja"]


def test_letters_below_each_other_in_a_narrow_column_are_lines():
    assert texts([*glyphs("N", 0, 10), *glyphs("i", 0, 20), *glyphs("p", 0, 30)]) == ["N", "i", "p"]


@pytest.mark.parametrize(
    ("parts", "read"),
    [
        ([("1", 0), ("00", 9)], "100"),
        ([("9", 0), ("0,", 8), ("02", 22)], "90,02"),
        ([("12", 0), ("34", 30)], "12 34"),  # two values of two columns
        ([("Rp", 0), ("100", 20)], "Rp 100"),
        ([("1", 0), ("dokumen", 9)], "1 dokumen"),
    ],
)
def test_digits_set_apart_are_one_number_unless_they_stand_wide_apart(parts: list[tuple[str, float]], read: str):
    assert texts([g for text, left in parts for g in glyphs(text, left)]) == [read]


def test_runs_of_glyphs_that_stand_wide_apart_are_told_apart():
    runs = words_apart([*glyphs("Tujuan dan"), *glyphs("Target", 120), *glyphs("2025", 120, 22)])

    assert ["".join(g.text for g in run) for run in runs] == ["Tujuandan", "Target", "2025"]


def test_a_line_of_turned_text_is_one_word_at_its_own_height():
    found = words_of([*glyphs("No", 10, 80), *turned_glyphs("Target 2024", 50, 100), *glyphs("1", 10, 120)])

    assert [[word.text for word in line] for line in found] == [["Target 2024"], ["No"], ["1"]]
