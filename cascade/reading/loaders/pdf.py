"""What does a PDF print?

In: a .pdf file with text. Out: for each page its lines of text and its ruled tables as grids, in reading order; tables
that go on over pages as one. Glyphs outside their clip path are not printed and not read. Pictures that are the content of a
page are handed to `scans`.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import pairwise, repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
import pypdfium2.raw as raw

from cascade.model import LoadedFile, Problem, Source
from cascade.model.errors import DocumentError
from cascade.model.i18n import LocalizedText
from cascade.reading.extraction.cell_text import fill
from cascade.reading.extraction.lattice import MAX_RULES, Box, Lattice, RuledLine, find_lattices
from cascade.reading.extraction.ocr.tables import Scan, Scanner, sharpness
from cascade.reading.extraction.page_breaks import PrintedPage, PrintedTable, as_blocks
from cascade.reading.extraction.stream import Drawing, encloses, guess_tables, holds, is_header_alone, looks_tabular
from cascade.reading.extraction.text_lines import Glyph, TextLine, Words, lines_of, words_apart
from cascade.reading.loaders import at_page, at_work, ocr_seconds
from cascade.safe_io.opc import COPY_MARK
from cascade.text.table_headings import headings_end

if TYPE_CHECKING:
    from PIL.Image import Image

SUFFIXES = (".pdf",)
MAX_PAGES = 1000
PICTURE = 0.25  # share of a page that a picture covers to be its content
BACKGROUND = 3  # pages; a picture at the same place of more pages is an ornament
CAPTION = 200  # letters that may stand on the page of a picture: head, foot, caption
MAX_OBJECTS = 60_000  # on one page
MAX_GLYPHS = 60_000  # on one page; a dense A3 table has about 8,000
THIN = 2.6  # points: a filled box so thin is a rule, a thicker one is shading
STRAIGHT = 0.7  # points that a straight rule may lean
DEEPEST_FORM = 6
EDGE = 3.0  # points from the edge of a page, within which nothing ends by intention
FEWEST_RULES = 3  # of a table
FOOT = 2  # lines below a table at the end of a page
FEW_CELLS = 8  # so few may be the ornament of a page head; it is looked whether they hold text
LEAST_CELLS = 3  # a header, or a name and its value, and something below
BOX = 5  # corners of a rectangle, the first one twice
LETTERS = 0.3  # of the height of a glyph over its baseline: the middle of what one reads of a line
NARROW = 0.4  # width of a glyph without box, as a share of its height


def load(path: Path, file: str, sha256: str) -> LoadedFile:
    """Read one document.

    Raises:
        DocumentError: it is locked with a password, broken, or has too many pages.
    """
    origin = Source(file, sha256)
    document = _open(path, file)
    try:
        return _read(document, origin)
    finally:
        document.close()


def _open(path: Path, file: str) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise DocumentError(
            LocalizedText("{file}: terkunci kata sandi.", "{file}: it is locked with a password.").format(file=file)
            if locked
            else LocalizedText("{file}: bukan PDF yang utuh.", "{file}: it is not an intact PDF.").format(file=file),
            LocalizedText(
                "Buka dengan kata sandinya, cetak ke PDF baru tanpa kata sandi.",
                "Open it with its password and print it to a new PDF without one.",
            )
            if locked
            else LocalizedText("Minta salinan yang utuh.", "Ask for a complete copy."),
        ) from error
    if len(document) > MAX_PAGES:
        pages = len(document)
        document.close()
        raise DocumentError(
            LocalizedText("{file}: {n} halaman, terlalu banyak.", "{file}: {n} pages are too many.").format(
                file=file, n=pages
            ),
            LocalizedText("Batasnya {n} halaman; bagi berkasnya.", "The limit is {n} pages; split the file.").format(
                n=MAX_PAGES
            ),
        )
    return document


def _read(document: pypdfium2.PdfDocument, origin: Source) -> LoadedFile:
    if COPY_MARK in document.get_metadata_value("Keywords"):
        return LoadedFile(origin.file, origin.sha256, problems=(_copy(origin),))
    words = Words()
    drafts: list[_Page] = []
    broken: list[int] = []
    for number in range(1, len(document) + 1):
        at_page(number, len(document))
        try:
            drafts.append(_Page(document, number, words))
        except pypdfium2.PdfiumError:
            broken.append(number)
    scanner = Scanner(origin, ocr_seconds(), at_work)
    pictured = _picture_pages(drafts)
    for draft in drafts:
        if draft.number in pictured:
            at_page(draft.number, len(document))
            _scan(document, draft, scanner)
    pages: list[PrintedPage] = []
    above: PrintedTable | None = None
    for draft in drafts:
        if above and not draft.lattices and not draft.is_tabular:
            draft.look_closer(document)
        pages.append(draft.printed(words, above))
        above = _goes_on(pages[-1])
    blocks, notes = as_blocks(pages, words, origin)
    problems = (*_unread(drafts, broken, origin), *scanner.problems())
    return LoadedFile(origin.file, origin.sha256, blocks, notes, problems)


def _goes_on(page: PrintedPage) -> PrintedTable | None:
    """Return the guessed table that ends a page and may go on, only a foot below it."""
    last = page.blocks[-1 - FOOT :]
    found = [block for block in last if isinstance(block, PrintedTable)]
    return found[-1] if found and found[-1].guessed else None


def _unread(pages: list[_Page], broken: list[int], origin: Source) -> Iterator[Problem]:
    """Yield what was not read: damaged pages, pictures, too much drawing, letters that are hidden."""
    if broken:
        said = LocalizedText(
            "{file}: hal. {p} rusak dan tidak dapat dibaca.", "{file}: p. {p} are damaged and cannot be read."
        )
        ask = LocalizedText("Minta salinan yang utuh.", "Ask for a complete copy.")
        yield Problem.of_pages("error", origin, broken, said, ask)
    if crowded := [page.number for page in pages if page.is_crowded]:
        said = LocalizedText(
            "{file}: hal. {p} memuat terlalu banyak garis atau huruf; tabelnya tidak dibaca seluruhnya.",
            "{file}: p. {p} hold too many lines or letters; their tables are not read whole.",
        )
        yield Problem.of_pages("warning", origin, crowded, said)
    if wider := [page.number for page in pages if page.is_wider]:
        said = LocalizedText(
            "{file}: tabel di hal. {p} lebih lebar daripada halamannya: kolom di kanan terpotong dan tidak terbaca.",
            "{file}: the tables on p. {p} are wider than the page: columns at the right are cut off and not read.",
        )
        ask = LocalizedText(
            "Cetak ulang mendatar atau dengan skala lebih kecil, atau minta berkas aslinya (Word atau Excel).",
            "Print it again in landscape or at a smaller scale, or ask for the original file (Word or Excel).",
        )
        yield Problem.of_pages("error", origin, wider, said, ask)
    if hidden := [page.number for page in pages if page.hidden]:
        said = LocalizedText(
            "{file}: {n} huruf di luar bidang cetaknya tidak dibaca (hal. {p}).",
            "{file}: {n} letters outside their printed area were not read (p. {p}).",
        )
        yield Problem.of_pages("info", origin, hidden, said, n=sum(page.hidden for page in pages))


def _copy(origin: Source) -> Problem:
    return Problem(
        "info",
        LocalizedText(
            "Salinan yang ditulis cascade; tidak dibaca.", "A copy that cascade has written; it was not read."
        ),
        source=origin,
    )


def _picture_pages(pages: list[_Page]) -> list[int]:
    """Return the pages of which a picture is the content: large and not the background of many pages, or nearly alone."""
    seen = Counter(place for page in pages for place in page.pictures)
    found = []
    for page in pages:
        letters, shown = len(page.text.strip()), sum(page.pictures.values())
        own = sum(share for place, share in page.pictures.items() if seen[place] <= BACKGROUND)
        if own >= PICTURE or (letters < CAPTION and shown >= PICTURE) or (not letters and shown >= PICTURE / 5):
            found.append(page.number)
    return found


def _scan(document: pypdfium2.PdfDocument, draft: _Page, scanner: Scanner) -> None:
    """Have the pictures of a page read, each with the text of the page that may lie over it."""
    page = document[draft.number - 1]
    textpage = page.get_textpage()
    view = View(page)

    def is_free(box: Box) -> bool:
        left, top, right, bottom = box
        over = (view.left + left, view.top - bottom, view.left + right, view.top - top)
        return view.turn != 0 or not textpage.get_text_bounded(*over).strip()

    for box, dpi in draft.areas:
        dpi = sharpness(dpi)
        draft.scans += scanner.look(draft.number, lambda: _rendered(page, box, dpi), dpi, box, is_free)  # noqa: B023
    textpage.close()
    page.close()


def _rendered(page: pypdfium2.PdfPage, box: Box, dpi: float) -> Image:
    """Return a part of a page as a grey picture."""
    picture: Image = page.render(scale=dpi / 72, grayscale=True).to_pil()
    left, top, right, bottom = (round(side * dpi / 72) for side in box)
    return picture.crop((max(0, left), max(0, top), min(picture.width, right), min(picture.height, bottom)))


class _Page:
    """One page: its rules at once, its glyphs only where it has tables."""

    def __init__(self, document: pypdfium2.PdfDocument, number: int, words: Words):
        self.number = number
        page = document[number - 1]
        textpage = page.get_textpage()
        self.text = textpage.get_text_range()
        words.learn(self.text)
        view = View(page)
        drawn = _drawn(page, view)
        rules = drawn.rules()
        self.lattices = tuple(lattice for lattice in find_lattices(rules) if _may_be_table(lattice, textpage, view))
        self.hidden = 0
        self.cut: list[tuple[int, Glyph]] = []  # digits that are not seen, with the number of the glyphs before
        self.is_tabular = not self.lattices and looks_tabular(self.text)
        self.is_headed = self.is_tabular or headings_end(self.text.splitlines()) is not None
        self.drawn = (rules, drawn.shades)
        self.glyphs = _glyphs(textpage, view, self) if self.lattices or self.is_tabular else []
        self.is_wider = _is_wider(self, document, view)
        if self.is_wider:
            self.glyphs = _without_cut(self.glyphs, view.width)
        self.pictures = {  # place and size, share of the page
            tuple(round(number) for number in (a, b, c, d, e, f)): abs(a * d - b * c) / (view.width * view.height)
            for (a, b, c, d, e, f), _ in drawn.pictures
        }
        self.areas = _areas(drawn.pictures, view)
        self.scans: list[Scan] = []
        self.is_crowded = drawn.is_cut or len(rules) > MAX_RULES or textpage.count_chars() > MAX_GLYPHS
        textpage.close()
        page.close()

    @cached_property
    def drawing(self) -> Drawing:
        """What is drawn of tables."""
        rules, shades = self.drawn
        return Drawing.of(rules, shades.values())

    def look_closer(self, document: pypdfium2.PdfDocument) -> None:
        """Take in the glyphs of a page on which a table without rules may go on."""
        page = document[self.number - 1]
        textpage = page.get_textpage()
        self.is_tabular = True
        self.glyphs = _glyphs(textpage, View(page), self)
        textpage.close()
        page.close()

    def printed(self, words: Words, above: PrintedTable | None = None) -> PrintedPage:
        """Return the page from top to bottom; `above` is the guessed table that ends the page before."""
        page = self._as_text(words, above)
        if not self.scans:
            return page
        seen = [block for scan in self.scans for block in scan.printed(self.number, words)]
        return PrintedPage(self.number, tuple(sorted((*page.blocks, *seen), key=lambda block: block.box[1])))

    def _opened(self, tables: list[PrintedTable], words: Words) -> list[PrintedTable]:
        """Return tables, those of one tall ruled row as white space parts it if it finds more rows than were filled."""
        open_boxes = [lattice.box for lattice in self.lattices if lattice.is_open]
        found = []
        for table in tables:
            inside = [glyph for glyph in self.glyphs if holds(table.box, glyph)] if table.box in open_boxes else []
            guessed, outside = guess_tables(inside, self.number, words, self.drawing) if inside else ([], [])
            is_better = len(guessed) == 1 and not outside and guessed[0].rows > table.rows
            found.append(replace(guessed[0], box=table.box) if is_better else table)
        return found

    def _with_unruled(
        self, tables: list[PrintedTable], loose: list[Glyph], words: Words
    ) -> tuple[list[PrintedTable], list[Glyph]]:
        """Return the tables of a page with those beside them whose rules enclose no cells, or the header alone."""
        heads = [table for table in tables if is_header_alone(table)]
        if not heads and headings_end([line.text for line in lines_of(loose)]) is None:
            return tables, loose
        others = [table for table in tables if table not in heads]
        inside = [glyph for glyph in self.glyphs if any(holds(head.box, glyph) for head in heads)]
        drawing = self.drawing.outside([table.box for table in others])
        found, outside = guess_tables([*inside, *loose], self.number, words, drawing)
        covered = all(any(encloses(table.box, head.box) for table in found) for head in heads)
        return ([*others, *found], outside) if covered else (tables, loose)

    def _as_text(self, words: Words, above: PrintedTable | None) -> PrintedPage:
        if self.is_tabular:
            guessed, outside = guess_tables(self.glyphs, self.number, words, self.drawing, above)
            parts: list[TextLine | PrintedTable] = [*guessed, *lines_of(outside)]
            return PrintedPage(self.number, tuple(sorted(parts, key=lambda block: block.box[1])))
        if not self.lattices:
            nowhere = (0.0, 0.0, 0.0, 0.0)
            lines = (line.strip() for line in self.text.splitlines())
            return PrintedPage(self.number, tuple(TextLine(line, nowhere, 0, False) for line in lines if line))
        tables, loose = fill(self.lattices, self.glyphs, self.number, words, self.cut)
        tables = self._opened(tables, words) if self.is_headed else tables
        tables, loose = self._with_unruled(tables, loose, words) if self.is_headed else (tables, loose)
        blocks: list[TextLine | PrintedTable] = [*tables, *lines_of(loose)]
        return PrintedPage(self.number, tuple(sorted(blocks, key=lambda block: block.box[1])))


def _is_wider(page: _Page, document: pypdfium2.PdfDocument, view: View) -> bool:
    """Tell whether a table is wider than its page and loses columns: its rules run off the page.

    A browser prints within equal margins and leaves out what begins beyond the right one.
    """
    boxes = [lattice.box for lattice in page.lattices if len(lattice.cells) > FEW_CELLS]
    boxes += [box for box, ys in page.drawing.fields() if len(ys) > FEWEST_RULES] if page.is_tabular else []
    if any(box[0] > EDGE and box[2] > view.width - EDGE for box in boxes):
        return True
    over = any(box[2] > view.width - box[0] + EDGE for box in boxes)
    return over and document.get_metadata_value("Producer").startswith("Skia/PDF")


def _without_cut(glyphs: list[Glyph], width: float) -> list[Glyph]:
    """Return the glyphs without the texts that run to the edge of the page, of which nobody knows the end."""
    lost = {
        id(glyph)
        for run in words_apart(glyphs)
        if max(glyph.right + glyph.size for glyph in run) > width
        for glyph in run
    }
    return [glyph for glyph in glyphs if id(glyph) not in lost]


def _may_be_table(lattice: Lattice, textpage: pypdfium2.PdfTextPage, view: View) -> bool:
    """Tell whether a lattice parts columns; a box, rules between the lines of a text and ornaments do not."""
    if len(lattice.xs) < 3 or len(lattice.cells) < LEAST_CELLS:
        return False
    if len(lattice.cells) > FEW_CELLS or view.turn:
        return True
    boxes = (cell.box for cell in lattice.cells)
    held = (
        textpage.get_text_bounded(view.left + left, view.top - bottom, view.left + right, view.top - top)
        for left, top, right, bottom in boxes
    )
    return sum(bool(text.strip()) for text in held) > 1


class View:
    """How a page turns its own coordinates into points from the top left of what is shown."""

    def __init__(self, page: pypdfium2.PdfPage):
        box = raw.FS_RECTF()  # what is shown, also where the file states one size for all pages
        raw.FPDF_GetPageBoundingBox(page.raw, box)
        left, bottom, right, top = box.left, box.bottom, box.right, box.top
        self.turn = page.get_rotation() // 90
        self.left, self.bottom, self.right, self.top = left, bottom, right, top
        self.width, self.height = (top - bottom, right - left) if self.turn % 2 else (right - left, top - bottom)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a point as shown."""
        if self.turn == 0:
            return x - self.left, self.top - y
        if self.turn == 1:
            return y - self.bottom, x - self.left
        if self.turn == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return a box as shown."""
        if self.turn == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        (x0, y0), (x1, y1) = self.point(left, bottom), self.point(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def back(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point that is shown lies in the page's own coordinates."""
        if self.turn == 0:
            return x + self.left, self.top - y
        if self.turn == 1:
            return y + self.left, x + self.bottom
        if self.turn == 2:
            return self.right - x, y + self.bottom
        return self.right - y, self.top - x


# Glyphs


class _Plain:
    """The functions of pdfium once more, with plain numbers for its objects, for what is called for every character or path.

    A pointer that ctypes makes for each object costs more than the call.
    """

    def __getattr__(self, name: str) -> Any:
        typed = getattr(raw, name)
        plain = type(typed)(ctypes.cast(typed, ctypes.c_void_p).value)
        plain.argtypes = [self._number(kind) for kind in typed.argtypes]
        plain.restype = self._number(typed.restype)
        setattr(self, name, plain)
        return plain

    @staticmethod
    def _number(kind: Any) -> Any:
        is_object = issubclass(getattr(kind, "_type_", int) if hasattr(kind, "contents") else int, ctypes.Structure)
        return ctypes.c_void_p if is_object else kind


_pdfium = _Plain()


@dataclass(slots=True)
class _Run:
    """What the glyphs of one text object share."""

    clip: Box | None
    bold: bool
    below: float | None = None  # how far its boxes reach under the baseline


def _glyphs(textpage: pypdfium2.PdfTextPage, view: View, page: _Page) -> list[Glyph]:
    """Return the characters that are printed: on the page, inside their clip path, each with its full box; count the others."""
    handle = ctypes.cast(textpage.raw, ctypes.c_void_p).value
    count = min(textpage.count_chars(), MAX_GLYPHS)
    sides = (ctypes.c_float * (4 * count))()
    start = ctypes.addressof(sides)
    places = range(start, start + ctypes.sizeof(sides), 4 * ctypes.sizeof(ctypes.c_float))
    every = zip(
        range(count),
        _codes(textpage, page.text, count),
        map(_pdfium.FPDFText_GetTextObject, repeat(handle), range(count)),
        list(map(_pdfium.FPDFText_GetLooseCharBox, repeat(handle), range(count), places)),
        *(sides[side::4] for side in range(4)),
        strict=True,
    )
    x, y = ctypes.c_double(), ctypes.c_double()
    runs: dict[int | None, _Run] = {}
    fonts: dict[int | None, bool] = {}
    upright, x0, y0 = view.turn == 0, view.left, view.top
    width, height = 2 * view.width, 2 * view.height
    make = partial(tuple.__new__, Glyph)  # by name it takes three times as long, and it is called for every character
    above, below = 6.0, 2.0  # of the last glyph, over and under its baseline
    glyphs: list[Glyph] = []
    here, run = 0, _Run(None, False)
    for index, code, address, is_placed, left, top, right, bottom in every:
        if code < 32 or code in _UNPRINTED or (code == 32 and _pdfium.FPDFText_IsGenerated(handle, index) == 1):
            continue
        if address != here:
            here = address
            if address not in runs:
                runs[address] = _Run(_clip(address, view), _is_bold(address, fonts))
            run = runs[address]
        if not is_placed:
            continue
        if upright:
            left, top, right, bottom = left - x0, y0 - top, right - x0, y0 - bottom
        else:
            left, top, right, bottom = view.box(left, bottom, right, top)
        if upright and run.below is not None and bottom - top > 1:
            base = bottom - run.below
        else:
            _pdfium.FPDFText_GetCharOrigin(handle, index, x, y)
            base = view.point(x.value, y.value)[1]
            if bottom - top > 1:
                above, below = base - top, bottom - base
                run.below = below
            else:  # some writers leave out the box of a glyph
                top, bottom, right = base - above, base + below, left + NARROW * (above + below)
        text = chr(code) if code < 0x7F else _character(code)
        glyph = make((text, left, top, right, bottom, base, bottom - top, run.bold))
        is_seen = 0 <= left + right <= width and 0 <= top + bottom <= height
        if is_seen and run.clip is not None:
            is_seen = _is_inside(handle, index, run.clip, view, base - LETTERS * (bottom - top))
        if is_seen:
            glyphs.append(glyph)
        else:
            page.hidden += code not in _SPACES
            if text in _NUMERIC:
                page.cut.append((len(glyphs), glyph))
    return glyphs


def _codes(textpage: pypdfium2.PdfTextPage, text: str, count: int) -> Iterable[int]:
    """Return the code of each character of a page: those of its text, unless pdfium made one or two of a character."""
    if len(text) == textpage.count_chars():
        return map(ord, text[:count])
    return (_pdfium.FPDFText_GetUnicode(textpage.raw, index) for index in range(count))


def _is_inside(handle: int | None, index: int, clip: Box, view: View, height: float) -> bool:
    """Tell whether the middle of what is seen of a glyph is inside a clip path.

    All letters of an upright line are seen or not at the same height: a low border cuts the feet of p and y alone.
    """
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    _pdfium.FPDFText_GetCharBox(handle, index, left, right, bottom, top)
    seen = view.box(left.value, bottom.value, right.value, top.value)
    x, y = (seen[0] + seen[2]) / 2, (seen[1] + seen[3]) / 2
    if seen[1] <= height <= seen[3]:
        y = height
    return clip[0] <= x <= clip[2] and clip[1] <= y <= clip[3]


_SPACES = {0x20, 0xA0}
_NUMERIC = frozenset("0123456789.,")
_UNPRINTED = {0xAD, 0xFFFE, 0xFFFF, 0xFEFF, 0x200B}


def _character(code: int) -> str:
    """Return the character of a code; some writers swap the two bytes of a ligature's parts (0x7400 for t)."""
    if code & 0xFF == 0 and 0x20 <= code >> 8 < 0x7F:
        code >>= 8
    return " " if code == 0xA0 else chr(code)


def _clip(text_object: int | None, view: View) -> Box | None:
    """Return the box of the clip path of an object; None where it has none."""
    path = _pdfium.FPDFPageObj_GetClipPath(text_object)
    count = _pdfium.FPDFClipPath_CountPaths(path) if path else 0
    box: Box | None = None
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(max(0, count)):
        points = []
        for segment in range(_pdfium.FPDFClipPath_CountPathSegments(path, number)):
            _pdfium.FPDFPathSegment_GetPoint(_pdfium.FPDFClipPath_GetPathSegment(path, number, segment), x, y)
            points.append(view.point(x.value, y.value))
        if not points:
            continue
        own = (
            min(p[0] for p in points), min(p[1] for p in points), max(p[0] for p in points), max(p[1] for p in points),
        )  # fmt: skip
        box = own if box is None else (
            max(box[0], own[0]), max(box[1], own[1]), min(box[2], own[2]), min(box[3], own[3]),
        )  # fmt: skip
    return box


def _is_bold(text_object: int | None, fonts: dict[int | None, bool]) -> bool:
    font: int | None = _pdfium.FPDFTextObj_GetFont(text_object)
    if font not in fonts:
        name = ctypes.create_string_buffer(200)
        _pdfium.FPDFFont_GetBaseFontName(font, name, 200)
        fonts[font] = bool(re.search(rb"bold|black|heavy", name.value, re.I))
    return fonts[font]


# Rules


_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _drawn(page: pypdfium2.PdfPage, view: View) -> _Drawn:
    """Return what the paths and pictures of a page draw, form objects included."""
    drawn = _Drawn()
    budget = MAX_OBJECTS
    count = _pdfium.FPDFPage_CountObjects(page.raw)
    stack = [(_pdfium.FPDFPage_GetObject(page.raw, index), _IDENTITY, 0) for index in range(min(count, MAX_OBJECTS))]
    while stack and budget:
        budget -= 1
        item, outer, depth = stack.pop()
        kind = _pdfium.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            _draw(item, outer, view, drawn)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST_FORM:
            inner = _times(_matrix(item), outer)
            count = min(_pdfium.FPDFFormObj_CountObjects(item), budget)
            stack += [(_pdfium.FPDFFormObj_GetObject(item, index), inner, depth + 1) for index in range(count)]
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            width, height = ctypes.c_uint(), ctypes.c_uint()
            _pdfium.FPDFImageObj_GetImagePixelSize(item, width, height)
            drawn.pictures.append((_times(_matrix(item), outer), max(width.value, height.value)))
    drawn.is_cut = bool(stack)
    return drawn


def _areas(pictures: list[tuple[_Matrix, int]], view: View) -> list[tuple[Box, float]]:
    """Return the places of pictures and their dots an inch, the strips of one picture together."""
    found: list[tuple[Box, float]] = []
    for (a, b, c, d, e, f), pixels in pictures:
        box = view.box(min(e, e + a, e + c, e + a + c), min(f, f + b, f + d, f + b + d), max(e, e + a, e + c, e + a + c), max(f, f + b, f + d, f + b + d))  # fmt: skip
        dpi = 72 * pixels / (max(box[2] - box[0], box[3] - box[1]) or 1)
        for other in [other for other in found if _overlap(other[0], box)]:
            found.remove(other)
            (x0, y0, x1, y1), sharp = other
            box, dpi = (min(x0, box[0]), min(y0, box[1]), max(x1, box[2]), max(y1, box[3])), max(dpi, sharp)
        found.append((box, dpi))
    return sorted(found, key=lambda each: each[0][1])


_Colour = tuple[int, int, int]


@dataclass(slots=True)
class _Drawn:
    """What the paths of a page draw: strokes, thin filled boxes and shading."""

    lines: list[RuledLine] = field(default_factory=list)
    thin: list[tuple[Box, _Colour]] = field(default_factory=list)
    shades: dict[_Colour, list[Box]] = field(default_factory=lambda: defaultdict(list))
    pictures: list[tuple[_Matrix, int]] = field(default_factory=list)  # its place, pixels along its longer side
    is_cut: bool = False

    def rules(self) -> list[RuledLine]:
        """Return the straight lines and thin boxes, but those that nobody sees on their shading."""
        return [*self.lines, *(_as_rule(box) for box, colour in self.thin if not self.is_hidden(box, colour))]

    def is_hidden(self, box: Box, colour: _Colour) -> bool:
        """Tell whether a thin box lies between two boxes of its own colour: a border that is switched off."""
        near = [shade for shade in self.shades.get(colour, ()) if _overlap(shade, box)]
        left, top, right, bottom = box
        if bottom - top <= right - left:
            near = [s for s in near if min(s[2], right) - max(s[0], left) > THIN]
            return any(abs(s[3] - top) <= THIN for s in near) and any(abs(s[1] - bottom) <= THIN for s in near)
        near = [s for s in near if min(s[3], bottom) - max(s[1], top) > THIN]
        return any(abs(s[2] - left) <= THIN for s in near) and any(abs(s[0] - right) <= THIN for s in near)


def _overlap(shade: Box, box: Box) -> bool:
    return (
        shade[0] <= box[2] + THIN
        and shade[2] >= box[0] - THIN
        and shade[1] <= box[3] + THIN
        and shade[3] >= box[1] - THIN
    )


def _as_rule(box: Box) -> RuledLine:
    left, top, right, bottom = box
    if bottom - top <= right - left:
        return RuledLine(False, (top + bottom) / 2, left, right)
    return RuledLine(True, (left + right) / 2, top, bottom)


def _matrix(item: int | None) -> _Matrix:
    found = raw.FS_MATRIX()
    if not _pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(found)):
        return _IDENTITY
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(one: _Matrix, two: _Matrix) -> _Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _draw(item: int | None, outer: _Matrix, view: View, drawn: _Drawn) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    _pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
    if not (fill.value or stroke.value):
        return
    colour = _fill_colour(item) if fill.value else (0, 0, 0)
    if not stroke.value and _pdfium.FPDFPath_CountSegments(item) <= BOX and outer is _IDENTITY:
        _pdfium.FPDFPageObj_GetBounds(item, *_SIDES)
        left, bottom, right, top = (side.value for side in _SIDES)
        _fill(view.box(left, bottom, right, top), colour, drawn)
        return
    a, b, c, d, e, f = _times(_matrix(item), outer)
    for points in _outlines(item):
        placed = [view.point(a * x + c * y + e, b * x + d * y + f) for x, y in points]
        xs, ys = [x for x, _ in placed], [y for _, y in placed]
        box = (min(xs), min(ys), max(xs), max(ys))
        if fill.value:
            _fill(box, colour, drawn)
        if stroke.value:
            for (x0, y0), (x1, y1) in pairwise(placed):
                if abs(y1 - y0) <= STRAIGHT:
                    drawn.lines.append(RuledLine(False, (y0 + y1) / 2, min(x0, x1), max(x0, x1)))
                elif abs(x1 - x0) <= STRAIGHT:
                    drawn.lines.append(RuledLine(True, (x0 + x1) / 2, min(y0, y1), max(y0, y1)))


_PAINT = tuple(ctypes.c_uint() for _ in range(4))
_SIDES = tuple(ctypes.c_float() for _ in range(4))


def _fill(box: Box, colour: _Colour, drawn: _Drawn) -> None:
    if min(box[2] - box[0], box[3] - box[1]) <= THIN:
        drawn.thin.append((box, colour))
    else:
        drawn.shades[colour].append(box)


def _fill_colour(item: int | None) -> _Colour:
    _pdfium.FPDFPageObj_GetFillColor(item, *_PAINT)
    return _PAINT[0].value, _PAINT[1].value, _PAINT[2].value


def _outlines(item: int | None) -> Iterator[list[tuple[float, float]]]:
    """Yield the parts of a path that have straight sides only, as their corners."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    curved = False
    for number in range(_pdfium.FPDFPath_CountSegments(item)):
        segment = _pdfium.FPDFPath_GetPathSegment(item, number)
        kind = _pdfium.FPDFPathSegment_GetType(segment)
        _pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 and not curved:
                yield points
            points, curved = [], False
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        points.append((x.value, y.value))
        if _pdfium.FPDFPathSegment_GetClose(segment) and points:
            points.append(points[0])
    if len(points) > 1 and not curved:
        yield points
