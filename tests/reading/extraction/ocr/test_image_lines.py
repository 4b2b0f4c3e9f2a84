"""The rules of a picture make the same lattice as those of a PDF, whatever a scanner does to it."""

from __future__ import annotations

import random
from functools import cache

import pytest
from PIL import ImageDraw
from scanned_pages import COLUMNS, ROWS, noisy, photographed, table

from cascade.reading.extraction.lattice import Lattice, find_lattices

pytest.importorskip("numpy", reason="the extra ocr brings numpy")

from cascade.reading.extraction.ocr.picture import Picture, look_at
from cascade.reading.extraction.ocr.text_pictures import has_ink, text_pictures


@cache
def upright() -> Picture:
    return look_at(table(200), 200)


def lattice(seen: Picture) -> Lattice:
    [found] = find_lattices(seen.ruled_lines)
    return found


def spans(seen: Picture) -> list[tuple[int, int, int, int]]:
    return [(cell.row, cell.column, cell.rows, cell.columns) for cell in lattice(seen).cells]


SPANS = [(0, 0, 1, 2), (0, 2, 1, 2), *((row, column, 1, 1) for row in range(1, ROWS) for column in range(COLUMNS))]


@pytest.mark.parametrize("dpi", [100, 200, 300])
def test_a_ruled_table_is_found_at_any_sharpness(dpi):
    assert spans(look_at(table(dpi), dpi)) == SPANS


@pytest.mark.parametrize("degrees", [-2.0, 0.5])
def test_a_page_that_lies_askew_is_set_straight(degrees):
    found = look_at(table(200).rotate(degrees, resample=3, fillcolor=255), 200)
    assert spans(found) == SPANS
    assert found.lean == pytest.approx(-degrees, abs=0.1)


def test_a_box_of_a_straightened_page_is_told_where_it_lies_on_the_page():
    askew = look_at(table(200).rotate(1.0, resample=3, fillcolor=255), 200)
    for one, other in zip(lattice(upright()).cells, lattice(askew).cells, strict=True):
        width, height = upright().size
        x, y = (one.box[0] + one.box[2] - width) / 2, (one.box[1] + one.box[3] - height) / 2
        left, top, right, bottom = askew.on_page(other.box)
        assert (left + right - width) / 2 == pytest.approx(x + y * 0.01745, abs=2)
        assert (top + bottom - height) / 2 == pytest.approx(y - x * 0.01745, abs=2)


def test_grain_jpeg_and_the_shadow_of_a_photograph_hide_no_rule():
    assert spans(look_at(noisy(table(200), random.Random(1)), 200)) == SPANS
    assert spans(look_at(photographed(table(200)), 200)) == SPANS


@pytest.mark.parametrize("shade", [200, 60])
def test_a_shaded_header_is_no_rule_and_hides_none(shade):
    assert spans(look_at(table(200, shade=shade), 200)) == SPANS


def test_lines_of_text_are_found_in_their_cells_dark_on_light_and_light_on_dark():
    for picture in (table(200), table(200, shade=60), noisy(table(200), random.Random(3))):
        seen = look_at(picture, 200)
        found = [len(list(text_pictures(seen, cell.box))) for cell in lattice(seen).cells]
        assert found == [1, 1, *([2, 1, 1, 0] * (ROWS - 1))]


def test_a_dash_is_told_from_a_letter():
    seen = look_at(table(200, text="-"), 200)
    cells = lattice(seen).cells
    assert [line.is_dash for line in text_pictures(seen, cells[4].box)] == [True]
    assert not any(line.is_dash for line in text_pictures(upright(), cells[4].box))


def test_a_cell_is_bare_only_where_nothing_is_drawn_in_it_be_it_too_small_for_a_line():
    for page in (table(200), noisy(table(200), random.Random(3))):
        seen = look_at(page, 200)
        assert [has_ink(seen, cell.box) for cell in lattice(seen).cells] == [
            True,
            True,
            *([True, True, True, False] * 5),
        ]
    small = table(200, text="")
    left, top = round((72 + 2.5 * 110) * 200 / 72), round((90 + 1.5 * 34) * 200 / 72)
    ImageDraw.Draw(small).rectangle((left, top, left + 2, top + 2), fill=0)
    seen = look_at(small, 200)
    cell = lattice(seen).cells[4]
    assert not list(text_pictures(seen, cell.box))
    assert has_ink(seen, cell.box)


def test_letters_alone_make_no_table():
    assert not find_lattices(look_at(table(200, ruled=False), 200).ruled_lines)
