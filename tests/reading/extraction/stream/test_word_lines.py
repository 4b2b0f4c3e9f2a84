"""One line of words tells what it may be in a table: values, years and quarters, a title."""

from __future__ import annotations

import pytest

from cascade.reading.extraction.stream.word_lines import WordLine, has_value, is_labels, is_title, more_than_space
from cascade.reading.extraction.text_lines import TextLine

LETTER = 5.0


def word(text: str, left: float, size: float = 10.0) -> TextLine:
    return TextLine(text, (left, 0, left + LETTER * len(text), size), size, False)


def line(*words: tuple[str, float]) -> WordLine:
    return WordLine(tuple(word(text, left) for text, left in words))


def test_words_with_spaces_between_them_are_one_text_and_wide_gaps_part_columns():
    found = line(("Indeks", 50), ("kepuasan", 83), ("84,5", 200), ("86", 260))

    assert [text.text for text in found.labels] == ["Indeks kepuasan", "84,5", "86"]
    assert found.columns == 3


@pytest.mark.parametrize(
    ("texts", "valued"),
    [
        (("Indeks kepuasan", "84,5"), True),
        (("Indeks kepuasan", "-"), True),
        (("Indikator", "Satuan"), False),
        (("Indikator", "Satuan", "-"), False),  # dirt among headings
        (("2025", "2026"), False),
        (("1", "Indeks kepuasan"), False),  # the number of its row
        (("1", "2", "3"), False),  # the numbers of columns
        (("Target", "Rp. 000"), False),  # amounts in thousands
        (("Target", "Rp 000.000"), False),
        (("Indeks kepuasan", "Rp. 0"), True),
    ],
)
def test_years_numbers_of_rows_and_columns_and_scales_of_amounts_are_no_values(texts: tuple[str, ...], valued: bool):
    found = line(*((text, 10 + 150.0 * number) for number, text in enumerate(texts)))

    assert has_value(found, left=10) is valued


def test_years_quarters_and_numbers_of_columns_are_labels():
    assert is_labels(line(("2025", 50), ("2026", 150)))
    assert is_labels(line(("I", 50), ("II", 150), ("III", 250)))
    assert is_labels(line(("(1)", 50), ("(2)", 150), ("(3)", 250)))
    assert not is_labels(line(("84", 50), ("12", 150), ("9", 250)))


def test_counts_of_years_of_targets_and_again_of_money_are_labels():
    twice = [(str(number), 50.0 * place) for place, number in enumerate([1, 2, 3, 1, 2, 3], 1)]

    assert is_labels(line(("K/SK", 0), *twice))
    assert not is_labels(line(("Jumlah rapat", 0), *twice[:3]))


def test_a_line_in_the_middle_or_in_other_letters_is_a_title():
    below = line(("Indikator", 120))

    assert is_title(line(("RENSTRA", 282)), below, left=0, right=600)
    assert is_title(WordLine((word("Lampiran", 120, size=14),)), below, left=0, right=600)
    assert not is_title(line(("Target", 420)), below, left=0, right=600)


def test_a_font_with_wide_spaces_needs_wider_gaps_between_headings():
    close = [[word("a", 0), word("b", 7), word("c", 14)]] * 4
    wide = [[word("a", 0), word("b", 10), word("c", 20)]] * 4

    assert more_than_space(close) < more_than_space(wide)
