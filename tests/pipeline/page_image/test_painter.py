"""Recognised tables have the colours of their fields, others are drawn as unrecognised."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from ruled_pdf import ROWS, paper

from cascade.pipeline import page_image
from cascade.pipeline.page_image import style
from cascade.reading import loaders
from cascade.reading.document_builder import read_file


def drawn(path: Path, number: int = 1) -> Image.Image:
    loaded = loaders.load(path, path.name)
    return page_image.draw(path, loaded, read_file(loaded), number)


def colours(image: Image.Image) -> set[tuple[int, int, int]]:
    return {colour for _, colour in image.getcolors(1 << 24)}


def holds(image: Image.Image, colour: tuple[int, int, int]) -> bool:
    return colour in colours(image)


def test_the_fields_of_a_recognised_table_have_their_colours(tmp_path):
    image = drawn(paper(tmp_path / "iku.pdf", ROWS))

    assert all(holds(image, style.COLOURS[name]) for name in ("indicator", "unit", "target"))
    assert sum(n for n, colour in image.getcolors(1 << 24) if colour == style.UNRECOGNISED) < 100  # the legend alone


def test_a_table_that_no_profile_knows_is_drawn_as_a_stranger(tmp_path):
    rows = [("Golongan", "Pria", "Wanita", "Jumlah", "", ""), *[("IV", "1", "2", "3", "x", "y")] * 4]

    image = drawn(paper(tmp_path / "pegawai.pdf", rows, title="Susunan Pegawai"))

    assert sum(n for n, colour in image.getcolors(1 << 24) if colour == style.UNRECOGNISED) > 500
