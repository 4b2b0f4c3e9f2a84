"""Read plain text files.

In: a .txt file, as a program writes it or as copied from a PDF, in UTF-8, UTF-16 or Windows-1252. Out: its lines, and its tables as
grids where the text draws them or its order tells them; remarks among them as notes. What no bar or tab parts is marked as a guess.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from cascade.model import Grid, Line, LoadedFile, Note, Problem, Source
from cascade.model.errors import DocumentError
from cascade.model.i18n import LocalizedText
from cascade.reading.extraction.plain_text.tables import read_tables
from cascade.reading.extraction.plain_text.text_cells import TextRow
from cascade.reading.extraction.plain_text.text_content import TextContent
from cascade.reading.loaders import LoadContext
from cascade.reading.loaders.encoding import decode

MAX_LINES = 200_000


def load(path: Path, origin: Source, context: LoadContext) -> LoadedFile:
    """Read one file.

    Raises:
        DocumentError: it is not text, or too long.
    """
    try:
        text = decode(path.read_bytes())
    except UnicodeDecodeError as error:
        raise _unreadable(origin.file) from error
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if "\0" in text or len(lines) > MAX_LINES:
        raise _unreadable(origin.file)
    rows = _rows(lines)
    content = read_tables(rows, origin)

    blocks = tuple(part if isinstance(part, Grid) else _line(part, origin) for part in content.parts)
    notes = tuple(Note(row.text, replace(origin, page=row.page, row=row.number)) for row in content.remarks)
    return LoadedFile(origin.file, origin.sha256, blocks, notes, tuple(_problems(content, origin)))


def _line(row: TextRow, origin: Source) -> Line:
    return Line(row.text.strip(), replace(origin, page=row.page, row=row.number))


def _rows(lines: list[str]) -> list[TextRow]:
    """Return the lines that are not blank, each with its page: form feeds count them, or a heading that comes again.

    A text that shows no end of a page has none.
    """
    clean = [line.replace("\xa0", " ").replace("\xad", "") for line in lines]
    has_feeds = any("\f" in line.strip("\n") for line in clean[:-1])
    first = None if has_feeds else _first_of_page(clean)
    rows: list[TextRow] = []
    page = 1
    begun = False
    for number, line in enumerate(clean, 1):
        for part, text in enumerate(line.split("\f")):
            page += part > 0
            if first is not None and text.strip() == first:
                page += begun
                begun = True
            if text.strip():
                rows.append(TextRow(text, number, page, text.endswith(" ")))
    return rows if page > 1 else [replace(row, page=None) for row in rows]


def _first_of_page(lines: list[str]) -> str | None:
    """Return the heading that comes again on every page, the first of those that do."""
    counted = Counter(line.strip() for line in lines if len(line.split()) > 2)
    headings = [
        text
        for text in counted
        if counted[text] > 1 and re.search(r"\b(tr|tw|triwulan|target|indikator)\b", text, re.I)
    ]
    return headings[0] if headings else None


def _problems(content: TextContent, origin: Source) -> Iterator[Problem]:
    hint = LocalizedText(
        "Minta berkas aslinya (Excel, Word, atau PDF).", "Ask for the original file (Excel, Word or PDF)."
    )
    for count, message in (
        (
            len(content.grids),
            LocalizedText(
                "{f}: teks tanpa tata letak; kolom {n} tabelnya diperkirakan dari urutan teks. Periksa hasilnya.",
                "{f}: a text without layout; the columns of its {n} tables are guessed from its order. Check them.",
            ),
        ),
        (
            sum(isinstance(part, Grid) and part.source.guessed for part in content.drawn),
            LocalizedText(
                "{f}: kolom {n} tabelnya hanya diatur dengan spasi dan diperkirakan dari jarak antarkata. Periksa hasilnya.",
                "{f}: the columns of {n} of its tables are only aligned by spaces and guessed from the gaps. Check them.",
            ),
        ),
        (
            content.nameless,
            LocalizedText(
                "{f}: {n} baris nilai tidak dapat dipasangkan dengan nama indikatornya.",
                "{f}: {n} rows of values cannot be matched with the name of their indicator.",
            ),
        ),
        (
            content.unread,
            LocalizedText(
                "{f}: urutan teksnya tidak menunjukkan kolom tabel; {n} baris nilai tidak dibaca.",
                "{f}: the order of the text does not tell the columns of a table; {n} rows of values were not read.",
            ),
        ),
    ):
        if count:
            yield Problem("warning", message.format(f=origin.file, n=count), hint, origin)


def _unreadable(file: str) -> DocumentError:
    return DocumentError(
        LocalizedText("{file}: bukan teks yang dapat dibaca.", "{file}: it is not a readable text.").format(file=file),
        LocalizedText(
            "Minta berkas aslinya (Excel, Word, atau PDF).", "Ask for the original file (Excel, Word or PDF)."
        ),
    )
