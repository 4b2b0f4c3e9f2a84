"""Which tables were read with doubt, which not at all?

A loaded file and the tables that were recognised in it go in; problems come out that name the pages: those whose tables no
rules enclose, and those that print the headings of targets and values below them of which nothing was read.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from cascade.model import Grid, Line, LoadedFile, Problem, Source
from cascade.model.i18n import LocalizedText
from cascade.reading.table_classifier import Table
from cascade.text.table_headings import headings_end

LEAST_VALUES = 3  # lines or cells with a number below the headings
HEADING_ROWS = 4
_VALUE = re.compile(r"(?<![\w.,])(?!20\d\d\b)\d[\d.,]*(?![\w.])")
_NAMES = re.compile(r"(urusan.*)?(indikator|sasaran|program|(sub )?kegiatan)\b", re.I)
_PLANNED = re.compile(r"(satuan )?(target|pagu|triwulan)\b", re.I)
_DONE = re.compile(
    r"realisasi|capaian kinerja|tingkat (capaian|kemajuan)|rasio (capaian|pada|antara)", re.I
)  # tables of what was achieved


def reading_doubts(loaded: LoadedFile, tables: Sequence[Table]) -> Iterator[Problem]:
    """Yield what a person should check in the print, for files with pages."""
    origin = Source(loaded.file, loaded.sha256)
    if guessed := {page for table in tables for page in _guessed_pages(table.grid)}:
        said = LocalizedText(
            "{file}: hal. {p} memuat tabel yang garisnya tidak memisahkan semua kolom atau baris; letaknya diperkirakan dari jarak antarkata. Periksa hasilnya.",
            "{file}: on p. {p} are tables whose rules do not part all columns or rows; these are guessed from the space between words. Check them.",
        )
        yield Problem.of_pages("warning", origin, guessed, said, _ASK)
    if missed := set(_missed_pages(loaded, tables)):
        said = LocalizedText(
            "{file}: hal. {p} tampaknya memuat tabel target yang tidak terbaca; isinya tidak diperiksa.",
            "{file}: p. {p} seem to hold tables of targets that could not be read; what they say was not checked.",
        )
        yield Problem.of_pages("warning", origin, missed, said, _ASK)


_ASK = LocalizedText("Minta berkas aslinya (Word atau Excel).", "Ask for the original file (Word or Excel).")


def _guessed_pages(grid: Grid) -> set[int]:
    return {cell.source.page for cell in grid.cells if cell.source.is_without_rules and cell.source.page}


def _missed_pages(loaded: LoadedFile, tables: Sequence[Table]) -> Iterator[int]:
    """Yield the pages with headings and values outside the recognised tables, or with rows that such a table lost."""
    lines: dict[int, list[str]] = defaultdict(list)
    read = {id(table.grid) for table in tables}
    guessed = {page for table in tables for page in _guessed_pages(table.grid)}
    guessed |= {table.grid.source.page for table in tables if not table.data_rows and table.grid.source.page}
    for block in loaded.blocks:
        page = block.source.page
        if page is None:
            continue
        if isinstance(block, Line):
            lines[page].append(block.text)
        elif id(block) not in read:
            if _holds_targets(block):
                yield page
            elif {page, page - 1} & guessed and _guessed_pages(block):
                lines[page] += [" ".join(cell.text for cell in block.row(row)) for row in block.filled_rows]
    for page, texts in lines.items():
        end = headings_end(texts)
        is_headed = end is not None and sum(bool(_VALUE.search(text)) for text in texts[end:]) >= LEAST_VALUES
        rows = sum(len(_VALUE.findall(text)) >= LEAST_VALUES for text in texts) if {page, page - 1} & guessed else 0
        if is_headed or rows > 1:
            yield page


def _holds_targets(grid: Grid) -> bool:
    """Tell whether a grid begins with headings of planned values and prints numbers below."""
    rows = grid.filled_rows
    texts = [cell.text for row in rows[:HEADING_ROWS] for cell in grid.row(row) if cell.text]
    if not (any(map(_NAMES.match, texts)) and any(map(_PLANNED.match, texts))):
        return False
    below = [cell for row in rows[1:] for cell in grid.row(row) if _VALUE.search(cell.text)]
    return len(below) >= LEAST_VALUES and not any(_DONE.search(text) for text in texts)
