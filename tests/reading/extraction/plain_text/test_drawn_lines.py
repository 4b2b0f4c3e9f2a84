"""The lines of a drawn table are split where bars, tabs or wide gaps part their cells."""

from __future__ import annotations

import pytest

from cascade.reading.extraction.plain_text.drawn_lines import (
    DrawnLine,
    at_bars,
    at_tabs,
    is_date_heading,
    is_heading,
    is_rule,
    segments_of,
)
from cascade.reading.extraction.plain_text.text_cells import TextRow


def rows(*texts: str) -> list[TextRow]:
    return [TextRow(text, number, None, False) for number, text in enumerate(texts, 1)]


def placed(lines: list[DrawnLine]) -> list[list[tuple[str, int, int]]]:
    return [[(each.text, each.column, each.columns) for each in line.texts] for line in lines]


@pytest.mark.parametrize("text", ["-------", "+-----+---+", "|:---|---:|", "├────┼───┤", "=====  ====="])
def test_a_line_of_strokes_is_a_rule(text: str) -> None:
    assert is_rule(text)


@pytest.mark.parametrize("text", ["| - | - |", "TW I - IV", "--", "| Jumlah --- |"])
def test_a_line_with_a_dash_for_nothing_is_no_rule(text: str) -> None:
    assert not is_rule(text)


def test_a_bar_at_an_edge_begins_no_cell_where_all_lines_have_it() -> None:
    assert placed(at_bars(rows("| a | b |", "| c |   |"), [0, 0])) == [
        [("a", 1, 1), ("b", 2, 1)],
        [("c", 1, 1), ("", 2, 1)],
    ]


def test_a_bar_at_an_edge_parts_a_blank_cell_where_another_line_has_a_text_there() -> None:
    assert placed(at_bars(rows("a | b", "  | c", "d |"), [0, 0, 0])) == [
        [("a", 1, 1), ("b", 2, 1)],
        [("", 1, 1), ("c", 2, 1)],
        [("d", 1, 1), ("", 2, 1)],
    ]


def test_a_line_with_fewer_bars_covers_the_columns_below_its_cells() -> None:
    lines = at_bars(rows("| a | bc    |", "| d | e | f |"), [0, 0])
    assert placed(lines)[0] == [("a", 1, 1), ("bc", 2, 2)]


def test_cells_are_counted_where_their_bars_do_not_stand_under_each_other() -> None:
    assert placed(at_bars(rows("| aaaaaa | b | c |", "| d | e |"), [0, 0]))[1] == [("d", 1, 1), ("e", 2, 1)]


def test_each_tab_begins_a_cell() -> None:
    assert placed(at_tabs(rows("a\t\tb"), [0])) == [[("a", 1, 1), ("", 2, 1), ("b", 3, 1)]]


def test_two_spaces_part_what_one_does_not() -> None:
    assert [(each.text, each.begin) for each in segments_of("a b  c")] == [("a b", 0), ("c", 5)]


def test_years_and_quarters_are_headings_and_numbers_are_none() -> None:
    assert [text for text in ("I", "TW IV", "2024", "Tahun 2", "(III)", "4", "Rute", "") if is_date_heading(text)] == [
        "I",
        "TW IV",
        "2024",
        "Tahun 2",
        "(III)",
    ]


def test_a_line_is_one_of_headings_where_most_of_its_cells_are() -> None:
    assert is_heading(["No", "Sasaran", "Indikator Kinerja", "2024"])
    assert not is_heading(["1", "Meningkatnya mutu", "Indeks", "4"])


def test_the_sign_of_a_currency_belongs_to_its_amount() -> None:
    assert [each.text for each in segments_of("1. Program A  Rp   1.000  APBD I")] == [
        "1. Program A",
        "Rp   1.000",
        "APBD I",
    ]
