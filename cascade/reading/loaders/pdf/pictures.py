"""Find the PDF pages of which a picture is the content, and hand their pictures to the `Scanner`.

The pages of a document go in; out come the numbers of those of which a picture is the content, and the pictures of each as it is
shown. Ornaments and backgrounds of many pages are no content. Reads no letters itself, and nothing where the page prints
text over a picture.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING

import pypdfium2

from cascade.reading.extraction.lattice import Box
from cascade.reading.extraction.ocr.page_picture import PagePicture
from cascade.reading.extraction.ocr.scanner import Scanner
from cascade.reading.loaders.pdf.page import Page
from cascade.reading.loaders.pdf.page_view import PageView

if TYPE_CHECKING:
    from PIL.Image import Image


CONTENT_SHARE = 0.25  # share of a page that a picture covers to be its content
CONTENT_SHARE_ALONE = CONTENT_SHARE / 5  # where nothing else is printed
SMALL_SHARE = CONTENT_SHARE / 4  # less is a signature or a sign
LEAST_OF_TABLE, WIDE = 0.1, 0.6  # share of a page, and of its width, from which a picture beside text may be a table
MOST_REPEATED = 3  # pages; a picture at the same place of more pages is an ornament
CAPTION_LETTERS = 200  # letters that may stand on the page of a picture: head, foot, caption


def picture_pages(pages: list[Page]) -> list[int]:
    """Return the pages of which a picture is the content: large and not the background of many pages, nearly alone, or as wide as a table."""
    repetitions = Counter(place for page in pages for place in page.pictures)
    numbers = []
    for page in pages:
        letters, covered_in_all = len(page.text.strip()), sum(page.pictures.values())
        covered = sum(share for place, share in page.pictures.items() if repetitions[place] <= MOST_REPEATED)
        is_large = covered >= CONTENT_SHARE
        has_only_a_caption = letters < CAPTION_LETTERS and covered_in_all >= CONTENT_SHARE
        is_alone = not letters and covered_in_all >= CONTENT_SHARE_ALONE
        if is_large or has_only_a_caption or is_alone or _has_wide_picture(page, repetitions):
            numbers.append(page.number)
    return numbers


def _has_wide_picture(page: Page, repetitions: Mapping[tuple[int, ...], int]) -> bool:
    """Tell whether a picture that is no ornament goes over most of the width of a page, as a table below its caption does."""
    return any(
        share >= LEAST_OF_TABLE and repetitions[place] == 1 and max(abs(place[0]), abs(place[1])) >= WIDE * page.width
        for place, share in page.pictures.items()
    )


def pages_with_other_pictures(pages: list[Page], contents: list[int]) -> list[int]:
    """Return the pages with a picture beside the text that is neither their content nor an ornament, and that nobody looks into."""
    repetitions = Counter(place for page in pages for place in page.pictures)
    return [
        page.number
        for page in pages
        if page.number not in contents
        and sum(share for place, share in page.pictures.items() if repetitions[place] <= MOST_REPEATED) >= SMALL_SHARE
    ]


def look_at_pictures(document: pypdfium2.PdfDocument, draft: Page, scanner: Scanner) -> None:
    """Hand the pictures of a page over, but those under its text: an earlier reading of a scan, or a background."""
    letters = draft.text.strip()
    shown = _ShownPage(document, draft.number)
    for box, dpi in draft.picture_places:
        if len(letters) >= CAPTION_LETTERS and shown.letters_in(box) >= CAPTION_LETTERS:
            scanner.leave(draft.number)
            continue
        draw = partial(shown.part, box)
        scanner.look_at(PagePicture(draft.number, draw, dpi, box, shown.is_free, is_alone=not letters))


class _ShownPage:
    """A page as it is shown: parts of it as pictures, and where it prints text."""

    def __init__(self, document: pypdfium2.PdfDocument, number: int):
        self.document, self.number = document, number

    @cached_property
    def page(self) -> pypdfium2.PdfPage:
        """The open page."""
        return self.document[self.number - 1]

    @cached_property
    def textpage(self) -> pypdfium2.PdfTextPage:
        """The text of the page."""
        return self.page.get_textpage()

    @cached_property
    def view(self) -> PageView:
        """How the page is shown."""
        return PageView(self.page)

    def part(self, box: Box, dpi: float) -> Image:
        """Return a part of the page as a grey picture."""
        picture: Image = self.page.render(scale=dpi / 72, grayscale=True).to_pil()
        left, top, right, bottom = (round(side * dpi / 72) for side in box)
        return picture.crop((max(0, left), max(0, top), min(picture.width, right), min(picture.height, bottom)))

    def letters_in(self, box: Box) -> int:
        """Return how many letters the page prints in a box."""
        left, top, right, bottom = box
        over = (self.view.left + left, self.view.top - bottom, self.view.left + right, self.view.top - top)
        return len(self.textpage.get_text_bounded(*over).strip())

    def is_free(self, box: Box) -> bool:
        """Tell whether a box of the page is without text of its own."""
        return self.view.turn != 0 or not self.letters_in(box)
