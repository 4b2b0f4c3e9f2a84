"""The ruled lines of a picture make the same lattice as those of a PDF, whatever a scanner does to it."""

from __future__ import annotations

import random

import pytest
from scanned_pages import noisy, photographed, table

from cascade.reading.extraction.lattice import find_lattices

pytest.importorskip("numpy", reason="the extra ocr brings numpy")
from scanned_tables import SPANS, spans

from cascade.reading.extraction.ocr.picture import straighten

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("dpi", [100, 200, 300])
def test_a_ruled_table_is_found_at_any_sharpness(dpi):
    assert spans(straighten(table(dpi), dpi)) == SPANS


def test_grain_jpeg_and_the_shadow_of_a_photograph_hide_no_rule():
    assert spans(straighten(noisy(table(200), random.Random(1)), 200)) == SPANS
    assert spans(straighten(photographed(table(200)), 200)) == SPANS


@pytest.mark.parametrize("shade", [200, 60])
def test_a_shaded_header_is_no_rule_and_hides_none(shade):
    assert spans(straighten(table(200, shade=shade), 200)) == SPANS


def test_letters_alone_make_no_table():
    assert not find_lattices(straighten(table(200, ruled=False), 200).ruled_lines)
