"""Draws pages as pictures: a ruled table, and what scanners and cameras do to it."""

from __future__ import annotations

import io
import random

from PIL import Image, ImageDraw, ImageFont

PAPER = 595, 430  # points: the upper half of a page of A4 holds all that is drawn
COLUMNS, ROWS = 4, 6
LEFT, TOP, WIDTH, HEIGHT = 72, 90, 110, 34  # points: of the first cell


def _blank(dpi: int) -> Image.Image:
    width, height = PAPER
    return Image.new("L", (round(width * dpi / 72), round(height * dpi / 72)), 255)


def table(dpi: int, *, shade: int = 255, text: str = "84,5", ruled: bool = True, parted: bool = True) -> Image.Image:
    """Draw a page with a table: two headings over two columns each; names in two lines, two values, a blank.

    `ruled` draws the lines between its rows, `parted` those between its columns too.
    """
    scale = dpi / 72
    page = _blank(dpi)
    draw = ImageDraw.Draw(page)
    font = ImageFont.load_default(round(9 * scale))
    width = max(1, round(0.7 * scale))

    def at(column: float, row: float) -> tuple[float, float]:
        return (LEFT + column * WIDTH) * scale, (TOP + row * HEIGHT) * scale

    draw.rectangle((*at(0, 0), *at(COLUMNS, 1)), fill=shade)
    for row in range(ROWS + 1 if ruled else 0):
        draw.line((*at(0, row), *at(COLUMNS, row)), fill=0, width=width)
    for column in range(COLUMNS + 1 if ruled and parted else 0):
        begin = 1 if column % 2 else 0
        draw.line((*at(column, begin), *at(column, ROWS)), fill=0, width=width)

    def write(column: float, row: float, words: str, ink: int = 0) -> None:
        x, y = at(column, row)
        draw.text((x + 5 * scale, y + 4 * scale), words, fill=ink, font=font, spacing=2 * scale)

    for column, words in ((0, "Indikator Kinerja"), (2, "Target Tahun")):
        write(column, 0, words, 255 if shade < 128 else 0)
    for row in range(1, ROWS):
        write(0, row, "Persentase desa\nyang tertib")
        write(1, row, "Indeks")
        write(2, row, text)
    return page


def titled_table(dpi: int) -> Image.Image:
    """Draw the table below a title and above a line of text, as a page that is lying down holds it."""
    page = table(dpi)
    draw, font = ImageDraw.Draw(page), ImageFont.load_default(round(9 * dpi / 72))
    for top in (50, 330):
        draw.text((150 * dpi / 72, top * dpi / 72), "Dinas Kesehatan Kabupaten", fill=0, font=font)
    return page


def letter(dpi: int) -> Image.Image:
    """Draw a page of text without a table."""
    scale = dpi / 72
    page = _blank(dpi)
    draw, font = ImageDraw.Draw(page), ImageFont.load_default(round(10 * scale))
    for number in range(20):
        draw.text((80 * scale, (90 + 16 * number) * scale), "Dalam rangka mewujudkan manajemen yang efektif", 0, font)
    return page


def organisation_chart(dpi: int) -> Image.Image:
    """Draw boxes in three levels that lines join, those of the lowest in a row."""
    scale = dpi / 72
    page = _blank(dpi)
    draw, width = ImageDraw.Draw(page), max(1, round(0.7 * scale))

    def line(*points: float) -> None:
        draw.line([point * scale for point in points], fill=0, width=width)

    def box(left: float, top: float) -> None:
        draw.rectangle([side * scale for side in (left, top, left + 90, top + 30)], outline=0, width=width)

    box(250, 40)
    line(295, 70, 295, 240)
    for level, lefts in ((140, (70, 430)), (260, (40, 150, 260, 370, 480))):
        line(lefts[0] + 45, level - 20, lefts[-1] + 45, level - 20)
        for left in lefts:
            line(left + 45, level - 20, left + 45, level)
            box(left, level)
    return page


def noisy(page: Image.Image, chance: random.Random) -> Image.Image:
    """Return a page as a scanner gives it: grey paper, grain, JPEG."""
    grain = Image.effect_noise(page.size, 22)
    grey = Image.blend(page.point(lambda level: 20 + level * 0.87), grain, 0.12)
    data = io.BytesIO()
    grey.rotate(chance.uniform(-0.5, 0.5), resample=3, fillcolor=225).save(data, "JPEG", quality=60)
    return Image.open(data)


def photographed(page: Image.Image) -> Image.Image:
    """Return a page under a light that falls off to one corner."""
    light = Image.radial_gradient("L").resize(page.size).point(lambda level: 255 - level * 0.5)
    return Image.composite(page, Image.new("L", page.size, 0), light)
