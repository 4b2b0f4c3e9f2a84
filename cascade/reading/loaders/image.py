"""Read photographed or scanned pages from picture files.

In: a picture file, a TIFF with several pages too. Out: its ruled tables as grids and the lines around them, each with its
confidence. Needs the extra `ocr`.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from cascade.model import LoadedFile, Source
from cascade.model.errors import DocumentError
from cascade.model.i18n import LocalizedText
from cascade.reading.extraction.line_breaks import DocumentWords
from cascade.reading.extraction.ocr import scanner
from cascade.reading.extraction.ocr.page_picture import PagePicture
from cascade.reading.extraction.ocr.scanner import Scanner, blocks_with
from cascade.reading.extraction.printed_page import PrintedPage
from cascade.reading.extraction.reading_order import as_blocks
from cascade.reading.loaders import LoadContext

MAX_PIXELS = 120_000_000  # A3 at 600 dots an inch is 70 million
MAX_PAGES = 300
PAPER = 13.0  # inches: the longer side of F4, where the file does not tell its size
SIZES = (5.0, 24.0)  # inches: longer sides of paper that are believed
_ORIENTATION, _LYING = 0x0112, {5, 6, 7, 8}  # how a camera was held; on its side


def load(path: Path, origin: Source, context: LoadContext) -> LoadedFile:
    """Read one picture file.

    Raises:
        DocumentError: it is broken or too large, or the extra is not installed.
    """
    if not scanner.is_installed():
        raise DocumentError(
            LocalizedText("{file}: berkas gambar; pembaca gambar belum terpasang.", "{file}: a picture; the reader of pictures is not installed.").format(file=origin.file),
            scanner.without_reader(),
        )  # fmt: skip
    reader = Scanner(origin, context.ocr_seconds, context.still_working)
    words = DocumentWords()
    pages: list[PrintedPage] = []
    try:
        with Image.open(path) as picture:
            if picture.width * picture.height > MAX_PIXELS or getattr(picture, "n_frames", 1) > MAX_PAGES:
                raise _unreadable(origin.file)
            count = getattr(picture, "n_frames", 1)
            for number in range(1, count + 1):
                context.on_page(number, count)
                page, dpi = _page(picture, number)
                box = (0.0, 0.0, page.width / dpi * 72, page.height / dpi * 72)
                reader.look_at(PagePicture(number, partial(_drawn, picture, number), dpi, box))
            for number, scans in sorted(reader.read_pictures().items()):
                pages.append(PrintedPage(number, blocks_with(scans, number, words)))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise _unreadable(origin.file) from error
    blocks, notes = as_blocks(pages, words, origin)
    return LoadedFile(origin.file, origin.sha256, blocks, notes, tuple(reader.problems()))


def page_sizes(path: Path) -> tuple[tuple[float, float], ...]:
    """Return how large the pages of a picture file are, in points."""
    sizes = []
    with Image.open(path) as picture:
        for number in range(1, min(getattr(picture, "n_frames", 1), MAX_PAGES) + 1):
            picture.seek(number - 1)
            width, height = picture.size
            if picture.getexif().get(_ORIENTATION, 1) in _LYING:
                width, height = height, width
            dpi = _dots_an_inch(picture, (width, height))
            sizes.append((width / dpi * 72, height / dpi * 72))
    return tuple(sizes)


def upright_page(path: Path, number: int, scale: float, longest: int) -> tuple[Image.Image, float]:
    """Return a page as it is printed, with its pixels for a point: `scale`, or fewer where the longer side would be too long."""
    with Image.open(path) as picture:
        if picture.width * picture.height > MAX_PIXELS:
            raise ValueError(picture.size)
        picture.seek(number - 1)
        page = _on_white(ImageOps.exif_transpose(picture)).convert("RGB")
        dpi = _dots_an_inch(picture, page.size)
    scale = min(scale, longest / (max(page.size) / dpi * 72))
    return _resized(page, scale * 72 / dpi), scale


def _page(picture: Image.Image, number: int) -> tuple[Image.Image, float]:
    """Return a page upright and grey, with its dots an inch."""
    picture.seek(number - 1)
    page = _on_white(ImageOps.exif_transpose(picture)).convert("L")
    return page, _dots_an_inch(picture, page.size)


def _dots_an_inch(picture: Image.Image, size: tuple[int, int]) -> float:
    stated = 1.0 * max(picture.info.get("dpi", (0, 0)))
    believed = stated and SIZES[0] <= max(size) / stated <= SIZES[1]
    return stated if believed else max(size) / PAPER


def _drawn(picture: Image.Image, number: int, wanted: float) -> Image.Image:
    """Return a page at so many dots an inch."""
    page, dpi = _page(picture, number)
    return _resized(page, wanted / dpi)


def _on_white(page: Image.Image) -> Image.Image:
    if not page.has_transparency_data:
        return page
    shown = page.convert("RGBA")
    paper = Image.new("RGBA", shown.size, "white")
    paper.alpha_composite(shown)
    return paper


def _resized(page: Image.Image, times: float) -> Image.Image:
    size = (max(1, round(page.width * times)), max(1, round(page.height * times)))
    return page if size == page.size else page.resize(size, Image.Resampling.BICUBIC, reducing_gap=2)


def _unreadable(file: str) -> DocumentError:
    return DocumentError(
        LocalizedText("{file}: bukan gambar yang utuh, atau terlalu besar.", "{file}: not an intact picture, or too large.").format(file=file),
        LocalizedText("Minta salinan yang utuh, atau pindai ulang pada 300 dpi.", "Ask for a complete copy, or scan it again at 300 dpi."),
    )  # fmt: skip
