"""A number that a second look reads differently is in doubt; it is never decided which of the two is right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdf_pages import glyphs

from cascade.reading.extraction.digit_check import second_readings
from cascade.reading.extraction.text_lines import Glyph


def places(letters: list[Glyph], edge: float) -> dict[int, str]:
    """Put each glyph left or right of an edge."""
    return {n: "left" if (g.left + g.right) / 2 < edge else "right" for n, g in enumerate(letters)}


def test_a_rule_through_a_number_puts_both_cells_in_doubt():
    letters = glyphs("125.000", 100)

    assert second_readings(letters, places(letters, 121)) == {"left": "125.000", "right": "125.000"}


def test_digits_drawn_out_of_order_are_in_doubt():
    first, second, third = glyphs("84", 100)[0], glyphs("84", 100)[1], glyphs("1", 110)[0]
    letters = [first, third._replace(left=105.5, right=109), second]

    assert second_readings(letters, dict.fromkeys(range(3), "cell")) == {"cell": "814"}


def test_whole_numbers_close_together_in_narrow_cells_are_not():
    letters = glyphs("5.920.991.67070,76", 100)

    assert second_readings(letters, places(letters, 165)) == {}


def test_digits_that_an_edge_cuts_off_put_the_number_in_doubt():
    letters, hidden = glyphs("125", 100), [(3, glyph) for glyph in glyphs(".000", 115)]

    assert second_readings(letters, dict.fromkeys(range(3), "cell"), hidden) == {"cell": "125.000"}
    assert (
        second_readings(letters, dict.fromkeys(range(3), "cell"), [(3, hidden[0][1]._replace(left=140, right=145))])
        == {}
    )


@pytest.mark.parametrize("text", ["125.000.000", "84 85", "Tahun 2025", "3 Plus"])
def test_a_number_within_its_cell_is_not(text):
    letters = glyphs(text, 100)

    assert second_readings(letters, dict.fromkeys(range(len(letters)), "cell")) == {}


_DRAWN = st.lists(
    st.tuples(st.sampled_from("0123456789.,a%² "), st.sampled_from([4.0, 4.0, 4.5, -2.0, 0.0, 30.0])), max_size=9
)


@pytest.mark.slow
@given(_DRAWN, st.data())
def test_whatever_is_drawn_and_hidden_the_second_look_names_known_cells(drawn, data):
    letters, left = [], 100.0
    for text, step in drawn:
        letters.append(Glyph(text, left, 90, left + 4, 98, 97, 8, False))
        left += step
    hidden = (
        [
            (before, letters[0]._replace(text="7", left=left))
            for before in sorted(data.draw(st.lists(st.integers(0, len(letters)), max_size=3)))
        ]
        if letters
        else []
    )
    cells = data.draw(st.dictionaries(st.integers(0, max(len(letters) - 1, 0)), st.sampled_from("ab")))

    found = second_readings(letters, cells, hidden)

    assert set(found) <= set(cells.values())
    assert all(sum(map(str.isdigit, text)) > 1 for text in found.values())
