"""The lines of text of a picture are cut out of their cells, dark on light."""

from __future__ import annotations

import pytest
from PIL import ImageDraw
from scanned_pages import ROWS, table

pytest.importorskip("numpy", reason="the extra ocr brings numpy")
from scanned_tables import grainy, lattice, upright

from cascade.reading.extraction.ocr.picture import straighten
from cascade.reading.extraction.ocr.text_pictures import has_ink, text_pictures

pytestmark = pytest.mark.slow


def test_lines_of_text_are_found_in_their_cells_dark_on_light_and_light_on_dark():
    for seen in (upright(), straighten(table(200, shade=60), 200), grainy()):
        found = [len(list(text_pictures(seen, cell.box))) for cell in lattice(seen).cells]
        assert found == [1, 1, *([2, 1, 1, 0] * (ROWS - 1))]


def test_a_dash_is_told_from_a_letter():
    seen = straighten(table(200, text="-"), 200)
    cells = lattice(seen).cells
    assert [line.is_dash for line in text_pictures(seen, cells[4].box)] == [True]
    assert not any(line.is_dash for line in text_pictures(upright(), cells[4].box))


def test_the_rest_of_a_ruled_line_at_the_edge_of_a_cell_is_no_text():
    page = table(200)
    left, top, _, _ = (value * 200 / 72 for value in lattice(upright()).cells[4].box)
    ImageDraw.Draw(page).rectangle((left + 30, top + 3, left + 50, top + 7), fill=0)
    seen = straighten(page, 200)
    assert len(list(text_pictures(seen, lattice(seen).cells[4].box))) == 1


def test_a_single_figure_is_one_line_however_thin_its_strokes():
    for figure in "1579":
        coarse = table(100, text=figure)
        seen = straighten(coarse.resize((3 * coarse.width, 3 * coarse.height), 3), 300)
        assert len(list(text_pictures(seen, lattice(seen).cells[4].box))) == 1


def test_texts_far_apart_at_one_height_are_two():
    seen = straighten(table(200, text="205.000   APBD"), 200)
    assert len(list(text_pictures(seen, lattice(seen).cells[4].box))) == 1
    seen = straighten(table(200, text="205.000        APBD"), 200)
    assert len(list(text_pictures(seen, lattice(seen).cells[4].box))) == 2


def test_a_cell_is_bare_only_where_nothing_is_drawn_in_it_be_it_too_small_for_a_line():
    for seen in (upright(), grainy()):
        assert [has_ink(seen, cell.box) for cell in lattice(seen).cells] == [
            True,
            True,
            *([True, True, True, False] * 5),
        ]
    small = table(200, text="")
    left, top = round((72 + 2.5 * 110) * 200 / 72), round((90 + 1.5 * 34) * 200 / 72)
    ImageDraw.Draw(small).rectangle((left, top, left + 2, top + 2), fill=0)
    seen = straighten(small, 200)
    cell = lattice(seen).cells[4]
    assert not list(text_pictures(seen, cell.box))
    assert has_ink(seen, cell.box)
