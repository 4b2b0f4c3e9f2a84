"""The white space between words parts columns, as far as headings and texts agree."""

from __future__ import annotations

from cascade.reading.extraction.lattice import RuledLine
from cascade.reading.extraction.stream.columns import (
    column_edges,
    edges_with_blank_numbers,
    edges_with_headings,
    lines_by_column,
)
from cascade.reading.extraction.stream.word_lines import WordLine
from cascade.reading.extraction.text_lines import TextLine

LETTER = 5.0


def text(words: str, left: float, top: float) -> TextLine:
    return TextLine(words, (left, top, left + LETTER * len(words), top + 10), 10, False)


def lines(*rows: tuple[tuple[str, float], ...]) -> list[WordLine]:
    return [WordLine(tuple(text(words, left, 20.0 * n) for words, left in row)) for n, row in enumerate(rows)]


BODY = lines(
    (("Jumlah", 10), ("84", 100), ("86", 160)),
    (("Persentase", 10), ("1", 100), ("2", 160)),
    (("Nilai", 10), ("70,5", 100), ("71", 160)),
    (("Indeks", 10), ("3", 100), ("4", 160)),
)


def test_strips_that_no_word_crosses_part_the_columns():
    assert column_edges(BODY, 0, 200, []) == [0, 80, 140, 200]


def test_upright_lines_part_the_columns_where_there_are_several():
    uprights = [RuledLine(True, at, 0, 80) for at in (70.0, 90.0, 150.0)]

    assert column_edges(BODY, 0, 200, uprights) == [0, 70, 90, 150, 200]


def test_a_strip_inside_a_column_without_a_heading_of_its_own_is_none():
    body = lines((("Kec.", 10), ("84", 100)), (("Gumelar", 40), ("86", 100)))
    headings = [text("Lokasi", 10, -20), text("2025", 100, -20)]

    assert edges_with_headings([0, 35, 90, 130], headings, body) == [0, 90, 130]


def test_a_wide_line_alone_heads_the_columns_that_it_lies_over():
    [heading] = lines((("Program Penyelenggaraan Pemerintahan", 10),))
    columns, wide = lines_by_column([heading, *BODY], [0, 80, 140, 200])

    assert list(wide.values()) == [(0, 2)]
    assert [line.text for line in columns[1]] == ["84", "1", "70,5", "3"]


def test_a_column_of_numbers_without_any_number_has_its_heading_alone():
    heads = [text("No", 2, 0), text("Tujuan", 40, 0)]
    body = lines((("Meningkatnya", 30), ("84", 120)), (("pelayanan", 30), ("86", 120)))

    assert edges_with_blank_numbers([0, 100, 200], heads, body) == [0, 21, 100, 200]
    assert edges_with_blank_numbers([0, 100, 200], [text("Nama", 2, 0), heads[1]], body) == [0, 100, 200]
