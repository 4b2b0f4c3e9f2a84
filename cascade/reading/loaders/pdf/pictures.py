"""Find the PDF pages of which a picture is the content, and hand their pictures to the `Scanner`.

The pages of a document go in; out come the numbers of those of which a picture is the content, and for each of them the scans of
its pictures. Ornaments and backgrounds of many pages are no content. Reads no letters itself, and nothing where the page prints
text over a picture.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pypdfium2

from cascade.reading.extraction.lattice import Box
from cascade.reading.extraction.ocr.scanner import Scanner, best_dpi
from cascade.reading.loaders.pdf.page import Page
from cascade.reading.loaders.pdf.page_view import PageView

if TYPE_CHECKING:
    from PIL.Image import Image


CONTENT_SHARE = 0.25  # share of a page that a picture covers to be its content
CONTENT_SHARE_ALONE = CONTENT_SHARE / 5  # where nothing else is printed
SMALL_SHARE = CONTENT_SHARE / 4  # less is a signature or a sign
MOST_REPEATED = 3  # pages; a picture at the same place of more pages is an ornament
CAPTION_LETTERS = 200  # letters that may stand on the page of a picture: head, foot, caption


def picture_pages(pages: list[Page]) -> list[int]:
    """Return the pages of which a picture is the content: large and not the background of many pages, or nearly alone."""
    repetitions = Counter(place for page in pages for place in page.pictures)
    numbers = []
    for page in pages:
        letters, covered_in_all = len(page.text.strip()), sum(page.pictures.values())
        covered = sum(share for place, share in page.pictures.items() if repetitions[place] <= MOST_REPEATED)
        is_large = covered >= CONTENT_SHARE
        has_only_a_caption = letters < CAPTION_LETTERS and covered_in_all >= CONTENT_SHARE
        is_alone = not letters and covered_in_all >= CONTENT_SHARE_ALONE
        if is_large or has_only_a_caption or is_alone:
            numbers.append(page.number)
    return numbers


def pages_with_other_pictures(pages: list[Page], contents: list[int]) -> list[int]:
    """Return the pages with a picture beside the text that is neither their content nor an ornament, and that nobody looks into."""
    repetitions = Counter(place for page in pages for place in page.pictures)
    return [
        page.number
        for page in pages
        if page.number not in contents
        and sum(share for place, share in page.pictures.items() if repetitions[place] <= MOST_REPEATED) >= SMALL_SHARE
    ]


def read_pictures(document: pypdfium2.PdfDocument, draft: Page, scanner: Scanner) -> None:
    """Add the scans of the pictures of a page, but where it prints text over them: an earlier reading of a scan, or a frame."""
    page = document[draft.number - 1]
    textpage = page.get_textpage()
    view = PageView(page)

    def is_free(box: Box) -> bool:
        left, top, right, bottom = box
        over = (view.left + left, view.top - bottom, view.left + right, view.top - top)
        return view.turn != 0 or not textpage.get_text_bounded(*over).strip()

    for box, dpi in draft.picture_places:
        dpi = best_dpi(dpi)
        draft.scans += scanner.read_picture(draft.number, lambda: _part_as_picture(page, box, dpi), dpi, box, is_free)  # noqa: B023  # called before the loop goes on
    textpage.close()
    page.close()


def _part_as_picture(page: pypdfium2.PdfPage, box: Box, dpi: float) -> Image:
    """Return a part of a page as a grey picture."""
    picture: Image = page.render(scale=dpi / 72, grayscale=True).to_pil()
    left, top, right, bottom = (round(side * dpi / 72) for side in box)
    return picture.crop((max(0, left), max(0, top), min(picture.width, right), min(picture.height, bottom)))
