"""Recognised tables have the colours of their fields, others are drawn as unrecognised."""

from __future__ import annotations

import pytest
from page_pictures import drawn, holds
from ruled_pdf import ROWS, paper

from cascade.pipeline.page_image import style


@pytest.mark.slow
def test_the_fields_of_a_recognised_table_have_their_colours(tmp_path):
    image = drawn(paper(tmp_path / "iku.pdf", ROWS))

    assert all(holds(image, style.COLOURS[name]) for name in ("indicator", "unit", "target"))
    assert sum(n for n, colour in image.getcolors(1 << 24) if colour == style.UNRECOGNISED) < 100  # the legend alone


def test_a_table_that_no_profile_knows_is_drawn_as_a_stranger(tmp_path):
    rows = [("Golongan", "Pria", "Wanita", "Jumlah", "", ""), *[("IV", "1", "2", "3", "x", "y")] * 4]

    image = drawn(paper(tmp_path / "pegawai.pdf", rows, title="Susunan Pegawai"))

    assert sum(n for n, colour in image.getcolors(1 << 24) if colour == style.UNRECOGNISED) > 500
