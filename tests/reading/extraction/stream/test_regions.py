"""The lines of one table are told from the text around it."""

from __future__ import annotations

from cascade.reading.extraction.stream.regions import TableRegion, line_distance, parts_with_headings
from cascade.reading.extraction.stream.word_lines import WordLine
from cascade.reading.extraction.text_lines import TextLine

LETTER = 5.0
ROW = (("Jumlah", 10), ("84", 120), ("85", 180), ("86", 240), ("87", 300))
PROSE = (("Bab ini menjelaskan tujuan dan sasaran.", 10),)


def lines(*rows: tuple[tuple[str, float], ...], top: float = 0.0, step: float = 14.0) -> list[WordLine]:
    return [
        WordLine(tuple(TextLine(t, (x, y, x + LETTER * len(t), y + 10), 10, False) for t, x in row))
        for number, row in enumerate(rows)
        for y in [top + step * number]
    ]


def region(page: list[WordLine]) -> list[str]:
    return [line.text for line in TableRegion(page, None, [], is_headed=False).lines]


def test_lines_with_texts_side_by_side_are_a_table_and_prose_far_below_is_not():
    table = lines(*[ROW] * 6)
    page = [*table, *lines(PROSE, top=300)]

    assert region(page) == ["Jumlah 84 85 86 87"] * 6


def test_a_few_lines_of_which_nothing_is_drawn_are_no_table():
    assert region(lines(*[ROW] * 4)) == []


def test_headings_right_above_belong_to_the_table_and_a_caption_does_not():
    caption = (("Tabel 4.1 Target Kinerja", 10),)
    heads = (("Indikator", 10), ("2025", 120), ("2026", 180))

    assert region(lines(caption, heads, *[ROW] * 6))[0] == "Indikator 2025 2026"


def test_a_caption_ends_the_table_above():
    page = [*lines(*[ROW] * 6), *lines((("Tabel", 10), ("2", 40)), *[ROW] * 2, top=84)]

    assert region(page) == ["Jumlah 84 85 86 87"] * 6


def test_headings_after_values_begin_another_part_of_the_page():
    heads = (("Sasaran", 10), ("Indikator", 90), ("Satuan", 170), ("Target", 250))
    parts = list(parts_with_headings(lines(heads, ROW, ROW, heads, ROW)))

    assert [len(part) for part in parts] == [3, 2]


def test_the_distance_of_lines_is_that_within_cells():
    assert line_distance(lines(*[ROW] * 6)) == 14
    assert line_distance(lines(*[ROW] * 6, step=60)) == 16.5
    assert line_distance([]) == 0
