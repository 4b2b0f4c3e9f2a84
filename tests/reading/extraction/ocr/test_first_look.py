"""One look tells a table from what costs seconds and holds none."""

from __future__ import annotations

import random

import pytest
from PIL import Image
from scanned_pages import letter, noisy, organisation_chart, photographed, table

pytest.importorskip("numpy", reason="the extra ocr brings numpy")
from cascade.reading.extraction.ocr.first_look import LOOK_DPI, Look, look_at

pytestmark = pytest.mark.slow

DPI = round(LOOK_DPI)


@pytest.mark.parametrize("page", [table(DPI), noisy(table(DPI), random.Random(1)), photographed(table(DPI))])
def test_a_ruled_table_is_seen_with_its_columns(page):
    assert look_at(page) == Look(4, is_sideways=False)


def test_a_table_on_its_side_is_seen_and_told_by_its_text():
    assert look_at(table(DPI).rotate(90, expand=True)) == Look(4, is_sideways=True)


@pytest.mark.parametrize(
    "page",
    [
        letter(DPI),
        table(DPI, ruled=False),
        organisation_chart(DPI),
        Image.effect_noise((800, 600), 90),
        Image.radial_gradient("L").resize((800, 600)),
    ],
    ids=["letter", "table without ruled lines", "organisation chart", "noise", "shading"],
)
def test_what_shows_no_ruled_table_is_not_worth_reading(page):
    assert look_at(page).columns == 0


def test_a_small_grid_in_the_corner_of_a_picture_is_an_ornament():
    page = Image.new("L", (2200, 2200), 255)
    page.paste(table(DPI).crop((90, 115, 730, 420)), (100, 100))
    assert look_at(page).columns == 0


def test_lines_between_rows_alone_may_part_a_table():
    found = look_at(table(DPI, parted=False))

    assert (found.columns, found.is_lined, found.may_be_table) == (0, True, True)
    assert not look_at(letter(DPI)).may_be_table
