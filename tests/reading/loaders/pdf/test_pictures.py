"""A picture is the content of its page where it is large, nearly alone, or as wide as a table below its caption."""

from __future__ import annotations

from types import SimpleNamespace

from cascade.reading.loaders.pdf.pictures import pages_with_other_pictures, picture_pages

PAGE_WIDTH, LONG_TEXT = 900.0, "Rencana " * 60


def page(number: int, width: float, share: float, *, top: int = 100) -> SimpleNamespace:
    """A page of text with one picture of a width in points and a share of the page."""
    place = (round(width), 0, 0, 90, 30, top)
    return SimpleNamespace(number=number, text=LONG_TEXT, pictures={place: share}, width=PAGE_WIDTH)


def test_a_picture_over_most_of_the_width_beside_text_is_looked_into():
    pages = [page(1, 820, 0.15), page(2, 300, 0.15), page(3, 820, 0.05, top=200)]

    assert picture_pages(pages) == [1]
    assert pages_with_other_pictures(pages, [1]) == [2]


def test_one_that_stands_on_several_pages_is_an_ornament():
    assert picture_pages([page(1, 820, 0.15), page(2, 820, 0.15)]) == []
