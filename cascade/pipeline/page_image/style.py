"""Set scale, colours and letters of the picture of a page, and fit words to them.

Holds every length and colour that the other modules of this package use, and no state but the fonts that were asked for.
"""

from __future__ import annotations

import re
import unicodedata

from PIL import ImageDraw, ImageFont

from cascade.text.printable import one_line

Box = tuple[int, int, int, int]  # left, top, right, bottom, in pixels
Colour = tuple[int, int, int]

SCALE = 2.0  # pixels for a point: the 6-point print of a wide table stays readable
LONGEST_SIDE = 3600  # pixels; a larger sheet of paper is drawn smaller
MOST_ROWS = 150  # rows of a spreadsheet in one picture
NARROWEST, WIDEST = 46, 260  # pixels of a spreadsheet column
FONT = 13
SMALL = 11
LEADING = 15
GUTTER = 104  # pixels at the left, for what each row became
BAND = 52  # pixels above a table, for its name and its fields
MOST_REMARKS = 14

WHITE, BLACK, GREY, PALE = (255, 255, 255), (0, 0, 0), (120, 120, 120), (205, 205, 205)
UNRECOGNISED, MISSED, CORRECTED = (200, 0, 170), (215, 0, 0), (110, 0, 200)
COLOURS: dict[str, Colour] = {
    "element": (30, 90, 220),
    "indicator": (0, 140, 60),
    "unit": (0, 150, 160),
    "code": (95, 95, 125),
    "baseline": (150, 75, 200),
    "target": (225, 110, 0),
    "quarters": (190, 145, 0),
    "pagu": (140, 80, 45),
}


def short_level(level: str) -> str:
    """Return the name of a level as it fits a low row."""
    return re.sub(r"(sub_kegiatan)|([a-z])[a-z]{3}[a-z]*", lambda m: "SK" if m[1] else m[2].upper(), level).replace(
        ". ", "."
    )


def font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """Return the built-in font in a size."""
    return _FONTS.setdefault(size, ImageFont.load_default(size))


_FONTS: dict[int, ImageFont.FreeTypeFont | ImageFont.ImageFont] = {}


def ascii_text(text: str) -> str:
    """Return a text in the letters that the built-in font has."""
    text = re.sub("[–—]", "-", one_line(text)).replace("≥", ">=").replace("≤", "<=")
    return "".join(c for c in unicodedata.normalize("NFKD", text) if c in "“”…’" or " " <= c <= "~")


def broken_label(text: str, width: int) -> list[str]:
    """Break the name of a field at its spaces and underscores so that it fits a narrow column."""
    lines: list[str] = []
    for word in re.findall(r"[^ _]+_?", text):
        if lines and font(SMALL - 1).getlength(f"{lines[-1]} {word}") <= width and not lines[-1].endswith("_"):
            lines[-1] += f" {word}"
        elif lines and font(SMALL - 1).getlength(f"{lines[-1]}{word}") <= width and lines[-1].endswith("_"):
            lines[-1] += word
        else:
            lines.append(word)
    return lines[:3]


def draw_dashed_box(pen: ImageDraw.ImageDraw, box: Box, colour: Colour) -> None:
    """Draw a broken rule around a box."""
    left, top, right, bottom = box
    for x in range(left, right, 9):
        for y in (top, bottom):
            pen.line((x, y, min(x + 5, right), y), fill=colour)
    for y in range(top, bottom, 9):
        for x in (left, right):
            pen.line((x, y, x, min(y + 5, bottom)), fill=colour)
