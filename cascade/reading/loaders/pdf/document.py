"""Read what a PDF prints: its lines of text and its tables, in reading order.

In: a .pdf file with text. Out: for each page its lines and its tables as grids; tables that go on over pages as one; what of the
file was not read, as problems. Pictures that are the content of a page are read if the extra `ocr` is there. Glyphs outside their
clip path are not printed and not read. Never guesses what a number means.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from cascade.model import LoadedFile, Problem, Source
from cascade.model.errors import DocumentError
from cascade.model.i18n import LocalizedText
from cascade.reading.extraction.line_breaks import DocumentWords
from cascade.reading.extraction.ocr.scanner import Scanner
from cascade.reading.extraction.printed_page import PrintedPage, PrintedTable
from cascade.reading.extraction.reading_order import as_blocks
from cascade.reading.loaders import LoadContext, unread_copy
from cascade.reading.loaders.pdf.page import Page
from cascade.reading.loaders.pdf.pictures import look_at_pictures, pages_with_other_pictures, picture_pages
from cascade.safe_io.office_package import COPY_MARK

MAX_PAGES = 1000
FOOT_LINES = 2  # lines below a table at the end of a page


def load(path: Path, origin: Source, context: LoadContext) -> LoadedFile:
    """Read one document.

    Raises:
        DocumentError: it is locked with a password, broken, or has too many pages.
    """
    document = _open(path, origin.file)
    try:
        return _read(document, origin, context)
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


def _read(document: pypdfium2.PdfDocument, origin: Source, context: LoadContext) -> LoadedFile:
    if COPY_MARK in document.get_metadata_value("Keywords"):
        return unread_copy(origin)
    words = DocumentWords()
    drafts: list[Page] = []
    broken: list[int] = []
    for number in range(1, len(document) + 1):
        context.on_page(number, len(document))
        try:
            drafts.append(Page(document, number, words))
        except pypdfium2.PdfiumError:
            broken.append(number)
    scanner = Scanner(origin, context.ocr_seconds, context.still_working)
    pictured = picture_pages(drafts)
    for draft in drafts:
        if draft.number in pictured:
            context.on_page(draft.number, len(document))
            look_at_pictures(document, draft, scanner)
    scans = scanner.read_pictures()
    pages: list[PrintedPage] = []
    above: PrintedTable | None = None
    for draft in drafts:
        draft.scans = scans.get(draft.number, [])
        if above and not draft.lattices and not draft.is_tabular:
            draft.look_closer(document)
        pages.append(draft.printed(words, above))
        above = _unfinished_table(pages[-1])
    blocks, notes = as_blocks(pages, words, origin)
    unseen = pages_with_other_pictures(drafts, pictured)
    problems = (*_not_read(drafts, broken, origin), *scanner.problems(), *_unseen_pictures(unseen, origin))
    return LoadedFile(origin.file, origin.sha256, blocks, notes, problems)


def _unfinished_table(page: PrintedPage) -> PrintedTable | None:
    """Return the guessed table that ends a page and may go on, only a foot below it."""
    last = page.blocks[-1 - FOOT_LINES :]
    found = [block for block in last if isinstance(block, PrintedTable)]
    return found[-1] if found and found[-1].guessed else None


def _unseen_pictures(pages: list[int], origin: Source) -> Iterator[Problem]:
    """Yield that pictures beside text were not looked into."""
    if pages:
        message = LocalizedText(
            "{file}: hal. {p} memuat gambar di samping teks; gambar itu tidak dibaca.",
            "{file}: p. {p} hold pictures beside text; they are not read.",
        )
        yield Problem.of_pages("info", origin, pages, message, unread=True)


def _not_read(pages: list[Page], broken: list[int], origin: Source) -> Iterator[Problem]:
    """Yield what was not read: damaged pages, pictures, too much drawing, letters that are hidden."""
    if broken:
        message = LocalizedText(
            "{file}: hal. {p} rusak dan tidak dapat dibaca.", "{file}: p. {p} are damaged and cannot be read."
        )
        hint = LocalizedText("Minta salinan yang utuh.", "Ask for a complete copy.")
        yield Problem.of_pages("error", origin, broken, message, hint, unread=True)
    if crowded := [page.number for page in pages if page.is_crowded]:
        message = LocalizedText(
            "{file}: hal. {p} memuat terlalu banyak garis atau huruf; tabelnya tidak dibaca seluruhnya.",
            "{file}: p. {p} hold too many lines or letters; their tables are not read whole.",
        )
        yield Problem.of_pages("warning", origin, crowded, message)
    if wider := [page.number for page in pages if page.is_wider]:
        message = LocalizedText(
            "{file}: tabel di hal. {p} lebih lebar daripada halamannya: kolom di kanan terpotong dan tidak terbaca.",
            "{file}: the tables on p. {p} are wider than the page: columns at the right are cut off and not read.",
        )
        hint = LocalizedText(
            "Cetak ulang mendatar atau dengan skala lebih kecil, atau minta berkas aslinya (Word atau Excel).",
            "Print it again in landscape or at a smaller scale, or ask for the original file (Word or Excel).",
        )
        yield Problem.of_pages("error", origin, wider, message, hint)
    if hidden := [page.number for page in pages if page.glyphs.hidden]:
        message = LocalizedText(
            "{file}: {n} huruf di luar bidang cetaknya tidak dibaca (hal. {p}).",
            "{file}: {n} letters outside their printed area were not read (p. {p}).",
        )
        yield Problem.of_pages("info", origin, hidden, message, n=sum(page.glyphs.hidden for page in pages))
