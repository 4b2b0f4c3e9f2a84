"""Pages of PDFs and of picture files are drawn to scale, parts of them with a frame."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from ruled_pdf import ROWS, paper

from cascade.model.errors import CascadeError
from cascade.pipeline.page_image.page_picture import PictureWanted, SizesWanted, WarmUp, answer


def drawn(wanted) -> Image.Image:
    content = answer(wanted, lambda _: None)
    assert isinstance(content, bytes), content
    return Image.open(io.BytesIO(content)).convert("RGB")


def test_a_page_of_a_pdf_is_drawn_to_scale(tmp_path):
    path = paper(tmp_path / "iku.pdf", ROWS, ROWS)
    assert answer(SizesWanted(path), lambda _: None) == ((600, 600), (600, 600))
    assert drawn(PictureWanted(path, 2)).size == (900, 900)
    assert drawn(PictureWanted(path, 1, 3.0)).size == (1800, 1800)


def test_a_photographed_page_is_drawn_upright(tmp_path):
    photo = Image.new("RGB", (1600, 1000), "white")
    exif = photo.getexif()
    exif[0x0112] = 6  # the camera lay on its side
    photo.save(tmp_path / "foto.jpg", exif=exif, dpi=(150, 150))
    [(width, height)] = answer(SizesWanted(tmp_path / "foto.jpg"), lambda _: None)
    assert (width, height) == pytest.approx((480, 768))
    assert drawn(PictureWanted(tmp_path / "foto.jpg", 1)).size == (720, 1152)


def test_a_part_around_a_place_has_a_frame_and_is_smaller(tmp_path):
    part = drawn(PictureWanted(paper(tmp_path / "iku.pdf", ROWS), 1, 1.5, (200, 124, 340, 148)))
    assert part.width < 900
    assert part.height < 250
    colours = [colour for _, colour in part.getcolors(10**6)]
    assert any(abs(r - 180) < 25 and abs(g - 95) < 25 and b < 60 for r, g, b in colours)


@pytest.mark.parametrize("page", [0, 3])
def test_a_page_that_is_not_there_is_a_sentence(tmp_path, page):
    assert isinstance(answer(PictureWanted(paper(tmp_path / "iku.pdf", ROWS), page), lambda _: None), CascadeError)


def test_a_broken_file_is_a_sentence_and_warming_up_is_not(tmp_path):
    (tmp_path / "rusak.pdf").write_bytes(b"%PDF rusak")
    (tmp_path / "rusak.png").write_bytes(b"\x89PNG rusak")
    for name in ("rusak.pdf", "rusak.png", "hilang.pdf"):
        assert isinstance(answer(PictureWanted(tmp_path / name, 1), lambda _: None), CascadeError)
    assert isinstance(answer(WarmUp(), lambda _: None), bytes)
