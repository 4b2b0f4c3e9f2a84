"""Read the glyphs that a PDF page prints, each with its box, baseline and weight.

A text page comes in, its glyphs come out, with the order in which the file draws them and the digits that are not seen. Glyphs
outside the page or their clip path are counted, not read. This is the loop that reading a PDF spends its time in.
"""

from __future__ import annotations

import ctypes
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from ctypes import byref
from dataclasses import dataclass, field
from functools import partial
from itertools import islice, repeat
from operator import gt, methodcaller

import pypdfium2
import pypdfium2.raw as raw

from cascade.reading.extraction.lattice import Box
from cascade.reading.extraction.text_lines import Glyph
from cascade.reading.loaders.pdf.drawn_objects import clip_box
from cascade.reading.loaders.pdf.page_view import PageView
from cascade.reading.loaders.pdf.pdfium import Handle, handle_of, pdfium, plain_function

MAX_GLYPHS = 60_000  # on one page; a dense A3 table has about 8,000
MIDDLE_OF_LETTERS = 0.3  # of the height of a glyph over its baseline: the middle of what one reads of a line
LEAST_SEEN = (0.5, 0.25)  # share of the width of a letter and of a digit, of whose number one sees that it goes on
USUAL_WIDTH = 0.4  # width of a glyph without box, as a share of its height


@dataclass(slots=True)
class PageGlyphs:
    """What a page prints, and how many characters are drawn outside what is shown.

    The glyphs stand in the order in which pdfium gives them: the texts of a line from left to right, whenever the file draws
    them. Where the file draws them otherwise, `order` holds their places in its own order. `hidden_digits` are digits that
    are not seen, each with the number of the seen glyphs that the file draws before it.
    """

    seen: list[Glyph] = field(default_factory=list)
    hidden: int = 0
    hidden_digits: list[tuple[int, Glyph]] = field(default_factory=list)
    order: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _TextObject:
    """What the glyphs of one text object share."""

    clip: Box | None
    bold: bool
    rank: int = 0  # of all text objects, in the order of the file
    below: float | None = None  # how far its boxes reach under the baseline


class _TextObjects(dict[int, _TextObject]):
    """The text objects of a page by their addresses, each looked at when its first glyph comes."""

    def __init__(self, view: PageView, ranks: Mapping[int | None, int]):
        super().__init__()
        self.view = view
        self.ranks = ranks
        self.fonts: dict[int | None, bool] = {}

    def __missing__(self, address: int) -> _TextObject:
        item = Handle(address)
        found = _TextObject(clip_box(item, self.view), _is_bold(item, self.fonts), self.ranks.get(address, 0))
        self[address] = found
        return found


def read_glyphs(
    textpage: pypdfium2.PdfTextPage, view: PageView, text: str, ranks: Mapping[int | None, int] | None = None
) -> PageGlyphs:
    """Return the characters of a page whose text is `text`: those inside their clip path, and the hidden ones; `ranks` orders its objects."""
    handle = handle_of(textpage)
    x, y = ctypes.c_double(), ctypes.c_double()
    runs = _TextObjects(view, ranks or {})
    upright, x0, y0 = view.turn == 0, view.left, view.top
    width, height = 2 * view.width, 2 * view.height
    make = partial(tuple.__new__, Glyph)  # by name it takes three times as long, and it is called for every character
    ascent, descent = 6.0, 2.0  # of the last glyph, over and under its baseline
    page_glyphs = PageGlyphs()
    seen, seen_ranks, hidden_ranks = page_glyphs.seen, list[int](), list[int]()
    see, rank = seen.append, seen_ranks.append
    address_of_run, run = 0, _TextObject(None, False)
    plain = -1  # address of the run while its glyphs stand upright, without clip path, as far down as one before
    for index, code, address, is_placed, (left, top, right, bottom) in _characters(textpage, handle, text):
        if address == plain and 32 < code < 0x7F and is_placed:
            x1, y1, x2, y2 = left - x0, y0 - top, right - x0, y0 - bottom
            if 0 <= x1 + x2 <= width and 0 <= y1 + y2 <= height and y2 - y1 > 1:
                see(make((chr(code), x1, y1, x2, y2, y2 - run.below, y2 - y1, run.bold)))
                rank(run.rank)
                continue
        if code < 32 or code in _UNPRINTED or (code == 32 and pdfium.FPDFText_IsGenerated(handle, index) == 1):
            continue
        if address != address_of_run:
            address_of_run, run = address, runs[address]
            plain = address if upright and run.clip is None and run.below is not None else -1
        if not is_placed:
            continue
        left, top, right, bottom = view.shown_box(left, bottom, right, top)
        if upright and run.below is not None and bottom - top > 1:
            base = bottom - run.below
        else:
            pdfium.FPDFText_GetCharOrigin(handle, index, byref(x), byref(y))
            base = view.shown_point(x.value, y.value)[1]
            if bottom - top > 1:
                ascent, descent = base - top, bottom - base
                run.below = descent
                plain = address if upright and run.clip is None else -1
            else:  # some writers leave out the box of a glyph
                top, bottom, right = base - ascent, base + descent, left + USUAL_WIDTH * (ascent + descent)
        character = chr(code) if code < 0x7F else _character_of(code)
        glyph = make((character, left, top, right, bottom, base, bottom - top, run.bold))
        is_seen = 0 <= left + right <= width and 0 <= top + bottom <= height
        if is_seen and run.clip is not None:
            middle = base - MIDDLE_OF_LETTERS * (bottom - top)
            is_seen = _is_inside(handle, index, run.clip, view, middle, LEAST_SEEN[code in _DIGITS])
        if is_seen:
            see(glyph)
            rank(run.rank)
        else:
            page_glyphs.hidden += code not in _SPACES
            if character in _NUMERIC:
                page_glyphs.hidden_digits.append((len(seen), glyph))
                hidden_ranks.append(run.rank)
    if any(map(gt, seen_ranks, islice(seen_ranks, 1, None))):
        _put_in_order(page_glyphs, seen_ranks, hidden_ranks)
    return page_glyphs


def _put_in_order(page: PageGlyphs, seen_ranks: Sequence[int], hidden_ranks: Sequence[int]) -> None:
    """Set the order in which the file draws the glyphs of a page, and put its hidden digits into it."""
    page.order = sorted(range(len(page.seen)), key=seen_ranks.__getitem__)
    keys = [(seen_ranks[place], place) for place in page.order]
    hidden = zip(hidden_ranks, page.hidden_digits, strict=True)
    placed = [(bisect_left(keys, (rank, before)), glyph) for rank, (before, glyph) in hidden]
    page.hidden_digits = sorted(placed, key=lambda digit: digit[0])


_address_of_text = plain_function(raw.FPDFText_GetTextObject, ctypes.c_ssize_t)


def _characters(
    textpage: pypdfium2.PdfTextPage, handle: Handle, text: str
) -> Iterator[tuple[int, int, int, int, list[float]]]:
    """Yield each character: its place in the page, code, text object, whether it has a box, and the sides of its full box."""
    count = min(textpage.count_chars(), MAX_GLYPHS)
    sides = (ctypes.c_float * 4)()
    filled = memoryview(sides).cast("B").cast("f")
    return zip(  # asks for the box right before its sides are read
        range(count),
        _codes(textpage, text, count),
        map(_address_of_text, repeat(handle), range(count)),
        map(pdfium.FPDFText_GetLooseCharBox, repeat(handle), range(count), repeat(byref(sides))),
        map(methodcaller("tolist"), repeat(filled, count)),
        strict=True,
    )


def _codes(textpage: pypdfium2.PdfTextPage, text: str, count: int) -> Iterable[int]:
    """Return the code of each character of a page: those of its text, unless pdfium made one or two of a character."""
    if len(text) == textpage.count_chars():
        return map(ord, text[:count])
    return (pdfium.FPDFText_GetUnicode(handle_of(textpage), index) for index in range(count))


def _is_inside(handle: Handle, index: int, clip: Box, view: PageView, height: float, least: float) -> bool:
    """Tell whether the middle line of what is seen of a glyph, and so large a share of its width, is inside a clip path.

    All letters of an upright line are seen or not at the same height: a low border cuts the feet of p and y alone.
    """
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(handle, index, byref(left), byref(right), byref(bottom), byref(top))
    seen = view.shown_box(left.value, bottom.value, right.value, top.value)
    inside, y = least * (seen[2] - seen[0]), (seen[1] + seen[3]) / 2
    if seen[1] <= height <= seen[3]:
        y = height
    return clip[0] + inside <= seen[2] and seen[0] + inside <= clip[2] and clip[1] <= y <= clip[3]


_SPACES = {0x20, 0xA0}
_DIGITS = frozenset(b"0123456789")
_NUMERIC = frozenset("0123456789.,")
_UNPRINTED = {0xAD, 0xFFFE, 0xFFFF, 0xFEFF, 0x200B}


def _character_of(code: int) -> str:
    """Return the character of a code; some writers swap the two bytes of a ligature's parts (0x7400 for t)."""
    if code & 0xFF == 0 and 0x20 <= code >> 8 < 0x7F:
        code >>= 8
    return " " if code == 0xA0 else chr(code)


def _is_bold(text_object: Handle, fonts: dict[int | None, bool]) -> bool:
    font: Handle = pdfium.FPDFTextObj_GetFont(text_object)
    if font.value not in fonts:
        name = ctypes.create_string_buffer(200)
        pdfium.FPDFFont_GetBaseFontName(font, byref(name), ctypes.c_size_t(200))
        fonts[font.value] = bool(re.search(rb"bold|black|heavy", name.value, re.I))
    return fonts[font.value]
