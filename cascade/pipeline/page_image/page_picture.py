"""Render single pages of a PDF or of a picture file as WebP, whole or a part of them.

Requests go in, answers come out: how large the pages of a file are, or the picture of one, in which the numbers of persons are
painted over. Meant for a process that stands ready (`safe_io/standing_worker.py`). Reads no table and knows no finding.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, UnidentifiedImageError

from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.reading.loaders import image
from cascade.reports.html.page_excerpts import INK, personal_number_boxes

SCALES = (1.5, 3.0)  # pixels for a point
LONGEST_SIDE = 4800  # pixels
QUALITY = 80  # of WebP
EFFORT = 2  # of WebP, of 6: a page takes a tenth of a second
BESIDE, ABOVE = 150.0, 45.0  # points around a place in a part of a page
NARROWEST = 430.0  # points of a part of a page
FRAME = (180, 95, 6)

Box = tuple[float, float, float, float]  # left, top, right, bottom, in points from the top left


@dataclass(frozen=True, slots=True)
class WarmUp:
    """Load what every request needs."""


@dataclass(frozen=True, slots=True)
class SizesWanted:
    """How large the pages of a file are."""

    path: Path


@dataclass(frozen=True, slots=True)
class PictureWanted:
    """The picture of a page, counted from 1; with `around` of the part around a place, which is framed."""

    path: Path
    page: int
    scale: float = SCALES[0]
    around: Box | None = None


Wanted = WarmUp | SizesWanted | PictureWanted
Sizes = tuple[tuple[float, float], ...]  # width and height of each page, in points


def answer(wanted: Wanted, say: Callable[[None], None]) -> bytes | Sizes | CascadeError:
    """Answer one request; a page that cannot be shown is answered with a sentence."""
    say(None)
    try:
        match wanted:
            case SizesWanted(path):
                return _sizes(path)
            case PictureWanted(path, page, scale, around):
                return _webp(_part(*_page(path, page, scale), around))
        return _webp(Image.new("RGB", (8, 8)))
    except (pypdfium2.PdfiumError, OSError, SyntaxError, ValueError, UnidentifiedImageError) as error:
        return CascadeError(_UNREADABLE.format(e=type(error).__name__), _HINT)
    except Image.DecompressionBombError:
        return CascadeError(_UNREADABLE.format(e="DecompressionBombError"), _HINT)


def _sizes(path: Path) -> Sizes:
    if path.suffix.lower() != ".pdf":
        return image.page_sizes(path)
    document = pypdfium2.PdfDocument(path)
    try:
        return tuple(document.get_page_size(number) for number in range(len(document)))
    finally:
        document.close()


def _page(path: Path, number: int, scale: float) -> tuple[Image.Image, float]:
    """Return a page with the pixels of a point."""
    if path.suffix.lower() != ".pdf":
        return image.upright_page(path, number, scale, LONGEST_SIDE)
    document = pypdfium2.PdfDocument(path)
    try:
        if not 1 <= number <= len(document):
            raise ValueError(number)
        page = document[number - 1]
        scale = min(scale, LONGEST_SIDE / max(page.get_size()))
        picture = page.render(scale=scale).to_pil().convert("RGB")
        for box in personal_number_boxes(page):
            picture.paste(INK, _pixels(box, scale))
        page.close()
    finally:
        document.close()
    return picture, scale


def _part(picture: Image.Image, scale: float, around: Box | None) -> Image.Image:
    """Return the part of a page around a place, which gets a frame."""
    if around is None:
        return picture
    left, top, right, bottom = _pixels(around, scale)
    if not (0 <= left < picture.width and 0 <= top < picture.height):
        raise ValueError(around)
    ImageDraw.Draw(picture).rectangle((left - 3, top - 3, right + 2, bottom + 2), outline=FRAME, width=3)
    missing = max(0.0, NARROWEST * scale - (right - left) - 2 * BESIDE * scale) / 2
    beside, above = round(BESIDE * scale + missing), round(ABOVE * scale)
    sides = (left - beside, top - above, right + beside, bottom + above)
    return picture.crop(
        (max(0, sides[0]), max(0, sides[1]), min(picture.width, sides[2]), min(picture.height, sides[3]))
    )


def _pixels(box: Box, scale: float) -> tuple[int, int, int, int]:
    left, top, right, bottom = (round(side * scale) for side in box)
    return left, top, max(right, left + 1), max(bottom, top + 1)


def _webp(picture: Image.Image) -> bytes:
    written = io.BytesIO()
    picture.save(written, "WEBP", quality=QUALITY, method=EFFORT)
    return written.getvalue()


_UNREADABLE = LocalizedText("Halaman ini tidak dapat digambar ({e}).", "This page cannot be drawn ({e}).")
_HINT = LocalizedText(
    "Buka berkas aslinya; bila rusak, minta salinan yang utuh.",
    "Open the file itself; where it is damaged, ask for a complete copy.",
)
