"""Find the running heads and feet: lines that one page after the other prints at the same edge.

Printed pages go in; the places of such lines come out. Page numbers in them may differ. The pages of letters of one form repeat
most of their text and have no running heads.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise, product

from cascade.reading.extraction.printed_page import PrintedPage, PrintedTable
from cascade.reading.extraction.text_lines import TextLine

FEWEST_PAGES = 3  # pages on which a line with other numbers stands to be a running head
HEAD_LINES = 3  # at the top or the bottom of a page
IN_PLACE = 3.0  # points between the heights of a running head on two pages
FORM_LINES = 2  # lines inside two pages that are the same: letters of one form
_LETTERS = re.compile(r"[^\W\d_]{2}")
_PAGE_NUMBER = re.compile(r"^(\d+|[ivxl]+)\b|\b(\d+|[ivxl]+)\W*$")
_NO_LETTERS = re.compile(r"\W+")


def running_lines(pages: Sequence[PrintedPage]) -> set[tuple[int, int]]:
    """Return (page, place among its blocks) of the lines that the next or the last page prints at the same edge too.

    A file of several letters of one form, a page each, repeats most of its text and has no running heads.
    """
    counted = Counter(key for page in pages for key in _text_keys(page))
    running: set[tuple[int, int]] = set()
    for one, other in pairwise(pages):
        edges = [(_edge_lines(one, end), _edge_lines(other, end)) for end in (1, -1)]
        at_edges = {key for pair in edges for edge in pair for key, _, _ in edge}
        if len((_text_keys(one) & _text_keys(other)) - at_edges - {""}) >= FORM_LINES:
            continue
        for first, second in edges:
            for (key, place, line), (other_key, other_place, other_line) in product(first, second):
                is_first = first is edges[0][0] and line is first[0][2] and other_line is second[0][2]
                if key == other_key and _is_running(line, other_line, counted[key], is_first=is_first):
                    running |= {(one.number, place), (other.number, other_place)}
    return running


def _text_keys(page: PrintedPage) -> set[str]:
    return {running_key(block.text) for block in page.blocks if isinstance(block, TextLine)}


def _edge_lines(page: PrintedPage, step: int) -> list[tuple[str, int, TextLine]]:
    """Return (key, place, line) of the outermost lines at the top (1) or the bottom (-1) of a page, the outermost first."""
    found: list[tuple[str, int, TextLine]] = []
    for place, block in list(enumerate(page.blocks))[::step][:HEAD_LINES]:
        if isinstance(block, PrintedTable):
            break
        found.append((running_key(block.text), place, block))
    return found


def _is_running(one: TextLine, other: TextLine, count: int, *, is_first: bool) -> bool:
    """Tell whether two lines with the same words are one that runs over the pages.

    Of a page without tables nobody knows the places of its lines, and its signature stands at the bottom too.
    """
    is_number = not _LETTERS.search(one.text)
    if not (one.size and other.size):
        return is_number or (is_first and count >= FEWEST_PAGES)
    in_place = abs(one.box[1] - other.box[1]) <= IN_PLACE
    return in_place and (count >= FEWEST_PAGES or one.text == other.text or is_number)


@lru_cache(
    maxsize=10_000
)  # each line is asked for several times: among those of its page, at its edges, in reading order
def running_key(text: str) -> str:
    """Return a line without the page number at its end or beginning."""
    return _NO_LETTERS.sub("", _PAGE_NUMBER.sub("", text.casefold().strip()))
