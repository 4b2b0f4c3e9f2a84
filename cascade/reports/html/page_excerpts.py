"""Cut pictures of some places out of the pages of a PDF.

A file and places with boxes go in; a small picture of each page comes out, from a little above the first place to a
little below the last, with where each place lies. Letters that belong to numbers of persons are painted over.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pypdfium2

from cascade.model import Source
from cascade.reading.loaders.pdf.page_view import PageView
from cascade.reports.html.places import Box, PlaceKey, place_key
from cascade.reports.html.views import Frame, PageExcerpt
from cascade.text.personal_numbers import find_personal_numbers

SCALE = 1.5  # pixels for a point: small print of a landscape table stays legible
QUALITY = 55  # of WebP
AROUND = 70.0  # points above and below a place
INK = (60, 60, 60)  # over numbers of persons


def page_excerpts(
    path: Path, file: str, places: Sequence[Source], still_working: Callable[[], None]
) -> Iterator[PageExcerpt]:
    """Yield a picture of each page that has places.

    Args:
        path: Where the PDF lies.
        file: Its name as the report shows it.
        places: Those with a page and a box.
        still_working: Called before each page.
    """
    document = pypdfium2.PdfDocument(path)
    try:
        for number in dict.fromkeys(place.page for place in places):
            if number is None or not 1 <= number <= len(document):
                continue
            still_working()
            page = document[number - 1]
            yield _excerpt(page, file, [place for place in places if place.page == number])
            page.close()
    finally:
        document.close()


def _excerpt(page: pypdfium2.PdfPage, file: str, places: Sequence[Source]) -> PageExcerpt:
    image = page.render(scale=SCALE).to_pil().convert("RGB")
    for box in personal_number_boxes(page):
        image.paste(INK, _pixels(box))
    boxes = [place.box for place in places if place.box is not None]
    top = max(0, round((min(box[1] for box in boxes) - AROUND) * SCALE))
    bottom = min(image.height, round((max(box[3] for box in boxes) + AROUND) * SCALE))
    part = image.crop((0, top, image.width, max(bottom, top + 1)))
    written = io.BytesIO()
    part.save(written, "WEBP", quality=QUALITY, method=3)
    frames = tuple(_frame(place_key(place), place.box, top) for place in places if place.box is not None)
    return PageExcerpt(Source(file, page=places[0].page), written.getvalue(), part.width, part.height, frames)


def _frame(key: PlaceKey, box: Box, top: int) -> Frame:
    left, upper, right, lower = _pixels(box)
    return Frame(key, left - 2, upper - top - 2, right - left + 4, lower - upper + 4)


def _pixels(box: Box) -> tuple[int, int, int, int]:
    left, top, right, bottom = (round(side * SCALE) for side in box)
    return left, top, max(right, left + 1), max(bottom, top + 1)


def personal_number_boxes(page: pypdfium2.PdfPage) -> Iterator[Box]:
    """Yield the boxes of letters that belong to numbers of persons, one for each line of a number."""
    letters = page.get_textpage()
    try:
        count = letters.count_chars()
        raw = pypdfium2.raw
        text = "".join(chr(raw.FPDFText_GetUnicode(letters, index)) for index in range(count))
        view = PageView(page)
        for first, last in find_personal_numbers(text):
            lines: list[Box] = []
            for index in range(first, last):
                left, bottom, right, top = letters.get_charbox(index)
                if right <= left:
                    continue
                box = view.shown_box(left - 0.5, bottom - 0.5, right + 0.5, top + 0.5)
                if lines and _share_height(lines[-1], box):
                    lines[-1] = _around(lines[-1], box)
                else:
                    lines.append(box)
            yield from lines
    finally:
        letters.close()


def _share_height(one: Box, other: Box) -> bool:
    return one[1] < other[3] and other[1] < one[3]


def _around(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
