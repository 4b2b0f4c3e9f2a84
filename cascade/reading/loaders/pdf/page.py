"""Find the tables and lines of one PDF page.

A page of a document comes in; what it prints from top to bottom comes out: tables that ruled lines enclose, tables that white space
shows where no lines do, and lines of text around them. Glyphs are read only where a page may hold a table.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from itertools import accumulate, compress
from typing import TYPE_CHECKING

import pypdfium2

from cascade.reading.extraction.cell_text import fill_cells
from cascade.reading.extraction.lattice import MAX_RULED_LINES, Lattice, find_lattices
from cascade.reading.extraction.line_breaks import DocumentWords
from cascade.reading.extraction.ocr.scanner import blocks_with
from cascade.reading.extraction.printed_page import PrintedPage, PrintedTable
from cascade.reading.extraction.shading import ends_of_shaded_heads, with_fills
from cascade.reading.extraction.stream.ruled_marks import RuledMarks, encloses, holds
from cascade.reading.extraction.stream.tables import guess_tables, is_header_alone, looks_tabular
from cascade.reading.extraction.text_lines import Glyph, TextLine, lines_of, words_apart
from cascade.reading.loaders.pdf.drawn_objects import picture_places, read_drawn_objects
from cascade.reading.loaders.pdf.glyphs import MAX_GLYPHS, PageGlyphs, read_glyphs
from cascade.reading.loaders.pdf.page_view import PageView
from cascade.text.table_headings import headings_end

if TYPE_CHECKING:
    from cascade.reading.extraction.ocr.tables import Scan

EDGE = 3.0  # points from the edge of a page, within which nothing ends by intention
FEWEST_LINES = 3  # of a table
FEW_CELLS = 8  # so few may be the ornament of a page head; it is looked whether they hold text
LEAST_CELLS = 3  # a header, or a name and its value, and something below


class Page:
    """One page: its ruled lines at once, its glyphs only where it has tables."""

    def __init__(self, document: pypdfium2.PdfDocument, number: int, words: DocumentWords):
        self.number = number
        page = document[number - 1]
        textpage = page.get_textpage()
        self.text = textpage.get_text_range()
        words.learn(self.text)
        view = PageView(page)
        drawn = read_drawn_objects(page, view)
        ruled_lines = drawn.ruled_lines()
        lattices = find_lattices(ruled_lines)
        if ends := [end for lattice in lattices for end in ends_of_shaded_heads(lattice, drawn.shades)]:
            lattices = find_lattices([*ruled_lines, *ends])
        self.lattices = tuple(lattice for lattice in lattices if _may_be_table(lattice, textpage, view))
        self.is_tabular = not self.lattices and looks_tabular(self.text)
        self.is_headed = self.is_tabular or headings_end(self.text.splitlines()) is not None
        self.drawn = (ruled_lines, drawn.shades)
        self.glyphs = (
            read_glyphs(textpage, view, self.text, drawn.texts) if self.lattices or self.is_tabular else PageGlyphs()
        )
        self.is_wider = _is_wider_than_page(self, document, view)
        if self.is_wider:
            self.glyphs = _without_cut_texts(self.glyphs, view.width)
        self.pictures = {  # place and size, share of the page
            tuple(round(number) for number in (a, b, c, d, e, f)): abs(a * d - b * c) / (view.width * view.height)
            for (a, b, c, d, e, f), _ in drawn.pictures
        }
        self.picture_places = picture_places(drawn.pictures, view)
        self.width = view.width
        self.scans: list[Scan] = []
        self.is_crowded = drawn.is_cut or len(ruled_lines) > MAX_RULED_LINES or textpage.count_chars() > MAX_GLYPHS
        textpage.close()
        page.close()

    @cached_property
    def marks(self) -> RuledMarks:
        """What is drawn of tables."""
        ruled_lines, shades = self.drawn
        return RuledMarks.of(ruled_lines, shades.values())

    def look_closer(self, document: pypdfium2.PdfDocument) -> None:
        """Take in the glyphs of a page on which a table without ruled lines may go on."""
        page = document[self.number - 1]
        textpage = page.get_textpage()
        self.is_tabular = True
        self.glyphs = read_glyphs(textpage, PageView(page), self.text)
        textpage.close()
        page.close()

    def printed(self, words: DocumentWords, above: PrintedTable | None = None) -> PrintedPage:
        """Return the page from top to bottom; `above` is the guessed table that ends the page before."""
        page = self._as_text(words, above)
        blocks = (with_fills(b, self.drawn[1]) if isinstance(b, PrintedTable) else b for b in page.blocks)
        page = replace(page, blocks=tuple(blocks))
        if not self.scans:
            return page
        return PrintedPage(self.number, blocks_with(self.scans, self.number, words, page.blocks))

    def _with_rows_parted(self, tables: list[PrintedTable], words: DocumentWords) -> list[PrintedTable]:
        """Return tables, those of one tall ruled row as white space parts it if it finds more rows than were filled."""
        open_boxes = [lattice.box for lattice in self.lattices if lattice.is_open]
        found = []
        for table in tables:
            inside = [glyph for glyph in self.glyphs.seen if holds(table.box, glyph)] if table.box in open_boxes else []
            guessed, outside = guess_tables(inside, self.number, words, self.marks) if inside else ([], [])
            is_better = len(guessed) == 1 and not outside and guessed[0].rows > table.rows
            found.append(replace(guessed[0], box=table.box) if is_better else table)
        return found

    def _with_unruled(
        self, tables: list[PrintedTable], loose: list[Glyph], words: DocumentWords
    ) -> tuple[list[PrintedTable], list[Glyph]]:
        """Return the tables of a page with those beside them whose ruled lines enclose no cells, or the header alone."""
        heads = [table for table in tables if is_header_alone(table)]
        if not heads and headings_end([line.text for line in lines_of(loose)]) is None:
            return tables, loose
        others = [table for table in tables if table not in heads]
        inside = [glyph for glyph in self.glyphs.seen if any(holds(head.box, glyph) for head in heads)]
        marks = self.marks.outside([table.box for table in others])
        found, outside = guess_tables([*inside, *loose], self.number, words, marks)
        covered = all(any(encloses(table.box, head.box) for table in found) for head in heads)
        return ([*others, *found], outside) if covered else (tables, loose)

    def _as_text(self, words: DocumentWords, above: PrintedTable | None) -> PrintedPage:
        if self.is_tabular:
            guessed, outside = guess_tables(self.glyphs.seen, self.number, words, self.marks, above)
            parts: list[TextLine | PrintedTable] = [*guessed, *lines_of(outside)]
            return PrintedPage(self.number, tuple(sorted(parts, key=lambda block: block.box[1])))
        if not self.lattices:
            nowhere = (0.0, 0.0, 0.0, 0.0)
            lines = (line.strip() for line in self.text.splitlines())
            return PrintedPage(self.number, tuple(TextLine(line, nowhere, 0, False) for line in lines if line))
        tables, loose = fill_cells(
            self.lattices, self.glyphs.seen, self.number, words, self.glyphs.hidden_digits, self.glyphs.order
        )
        tables = self._with_rows_parted(tables, words) if self.is_headed else tables
        tables, loose = self._with_unruled(tables, loose, words) if self.is_headed else (tables, loose)
        blocks: list[TextLine | PrintedTable] = [*tables, *lines_of(loose)]
        return PrintedPage(self.number, tuple(sorted(blocks, key=lambda block: block.box[1])))


def _is_wider_than_page(page: Page, document: pypdfium2.PdfDocument, view: PageView) -> bool:
    """Tell whether a table is wider than its page and loses columns: its ruled lines run off the page.

    A browser prints within equal margins and leaves out what begins beyond the right one.
    """
    boxes = [lattice.box for lattice in page.lattices if len(lattice.cells) > FEW_CELLS]
    boxes += [box for box, ys in page.marks.fields() if len(ys) > FEWEST_LINES] if page.is_tabular else []
    if any(box[0] > EDGE and box[2] > view.width - EDGE for box in boxes):
        return True
    over = any(box[2] > view.width - box[0] + EDGE for box in boxes)
    return over and document.get_metadata_value("Producer").startswith("Skia/PDF")


def _without_cut_texts(page: PageGlyphs, width: float) -> PageGlyphs:
    """Return the glyphs without the texts that run to the edge of the page, of which nobody knows the end."""
    lost = {
        id(glyph)
        for run in words_apart(page.seen)
        if max(glyph.right + glyph.size for glyph in run) > width
        for glyph in run
    }
    is_kept = [id(glyph) not in lost for glyph in page.seen]
    moved = list(accumulate(is_kept, initial=0))
    kept_before = list(accumulate((is_kept[place] for place in page.order or range(len(is_kept))), initial=0))
    hidden_digits = [(kept_before[before], glyph) for before, glyph in page.hidden_digits]
    order = [moved[place] for place in page.order if is_kept[place]]
    return PageGlyphs(list(compress(page.seen, is_kept)), page.hidden, hidden_digits, order)


def _may_be_table(lattice: Lattice, textpage: pypdfium2.PdfTextPage, view: PageView) -> bool:
    """Tell whether a lattice parts columns; a box, ruled lines between the lines of a text and ornaments do not."""
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
