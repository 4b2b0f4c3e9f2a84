"""A picture that lies askew is set straight, and its boxes are told where they lie on the page."""

from __future__ import annotations

import pytest
from scanned_pages import table

pytest.importorskip("numpy", reason="the extra ocr brings numpy")
from scanned_tables import SPANS, lattice, spans, upright

from cascade.reading.extraction.ocr.picture import straighten


@pytest.mark.parametrize("degrees", [-2.0, 0.5])
def test_a_page_that_lies_askew_is_set_straight(degrees):
    found = straighten(table(200).rotate(degrees, resample=3, fillcolor=255), 200)
    assert spans(found) == SPANS
    assert found.lean == pytest.approx(-degrees, abs=0.1)


def test_a_box_of_a_straightened_page_is_told_where_it_lies_on_the_page():
    askew = straighten(table(200).rotate(1.0, resample=3, fillcolor=255), 200)
    for one, other in zip(lattice(upright()).cells, lattice(askew).cells, strict=True):
        width, height = upright().size
        x, y = (one.box[0] + one.box[2] - width) / 2, (one.box[1] + one.box[3] - height) / 2
        left, top, right, bottom = askew.on_page(other.box)
        assert (left + right - width) / 2 == pytest.approx(x + y * 0.01745, abs=2)
        assert (top + bottom - height) / 2 == pytest.approx(y - x * 0.01745, abs=2)
