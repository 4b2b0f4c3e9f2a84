"""A picture that lies askew is set straight, and its boxes are told where they lie on the page."""

from __future__ import annotations

import pytest
from PIL import Image
from scanned_pages import table

pytest.importorskip("numpy", reason="the extra ocr brings numpy")
from scanned_tables import SPANS, lattice, spans, upright

from cascade.reading.extraction.ocr.picture import straighten
from cascade.reading.extraction.ocr.text_pictures import has_ink

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("degrees", [-2.0, 0.5])
def test_a_page_that_lies_askew_is_set_straight(degrees):
    found = straighten(table(200).rotate(degrees, resample=3, fillcolor=255), 200)
    assert spans(found) == SPANS
    assert found.lean == pytest.approx(-degrees, abs=0.1)


def test_upright_lines_that_lean_more_than_the_level_ones_are_set_upright_and_nothing_of_them_remains_in_the_cells():
    page = table(200)
    slanting = page.transform(
        page.size, Image.Transform.AFFINE, (1, 0.01, -8, 0, 1, 0), Image.Resampling.BICUBIC, fillcolor=255
    )
    found = straighten(slanting, 200)
    assert spans(found) == SPANS
    assert found.slant == pytest.approx(-0.57, abs=0.1)
    assert not any(has_ink(found, cell.box) for cell in lattice(found).cells if cell.row and cell.column == 3)


def test_a_box_of_a_straightened_page_is_told_where_it_lies_on_the_page():
    askew = straighten(table(200).rotate(1.0, resample=3, fillcolor=255), 200)
    for one, other in zip(lattice(upright()).cells, lattice(askew).cells, strict=True):
        width, height = upright().size
        x, y = (one.box[0] + one.box[2] - width) / 2, (one.box[1] + one.box[3] - height) / 2
        left, top, right, bottom = askew.on_page(other.box)
        assert (left + right - width) / 2 == pytest.approx(x + y * 0.01745, abs=2)
        assert (top + bottom - height) / 2 == pytest.approx(y - x * 0.01745, abs=2)
