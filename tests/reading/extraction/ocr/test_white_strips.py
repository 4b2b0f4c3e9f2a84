"""White strips part the columns of a picture that is ruled between its rows alone."""

from __future__ import annotations

import pytest
from scanned_pages import COLUMNS, HEIGHT, LEFT, ROWS, TOP, WIDTH, table

pytest.importorskip("numpy", reason="the extra ocr brings numpy")
from cascade.reading.extraction.ocr import white_strips
from cascade.reading.extraction.ocr.picture import straighten


@pytest.mark.slow
def test_the_lines_between_the_rows_of_a_table_without_upright_lines_are_found():
    lines = white_strips.row_lines(straighten(table(150, parted=False), 150))

    assert [line.offset for line in lines] == pytest.approx([TOP + HEIGHT * row for row in range(ROWS + 1)], abs=1)
    assert white_strips.row_lines(straighten(table(150), 150)) == []


@pytest.mark.slow
def test_white_strips_below_the_headings_part_the_columns(monkeypatch):
    monkeypatch.setattr(white_strips, "LEAST_COLUMNS", 3)

    strips = white_strips.strips_between(straighten(table(150, parted=False), 150))

    names, units, values = (LEFT + WIDTH * column for column in range(COLUMNS - 1))
    assert [names < strips[0].offset < units + 5, units < strips[1].offset < values + 5, len(strips)] == [True, True, 2]
    assert {round(strip.start) for strip in strips} == {TOP + HEIGHT}
