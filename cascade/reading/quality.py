"""Name the pages whose tables were read with doubt, or not at all, and the headings that leave a doubt.

A loaded file, the tables that were recognised in it and the account of all its tables go in; problems come out that name the pages:
those whose tables no rules enclose, and those that print the headings of targets and values below them of which nothing was read.
Files without pages have none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from cascade.model import FileAccount, Grid, Line, LoadedFile, Problem, Source
from cascade.model.i18n import LocalizedText, same
from cascade.reading.accounting.column_doubts import contradictions
from cascade.reading.accounting.other_tables import LOSSES
from cascade.reading.tables.table import Table
from cascade.text.table_headings import headings_end

LEAST_VALUES = 3  # lines or cells with a number below the headings
HEADING_ROWS = 4
_ASK_FOR_ORIGINAL = LocalizedText(
    "Minta berkas aslinya (Word atau Excel).", "Ask for the original file (Word or Excel)."
)
_ON_PAGE = LocalizedText("hal. {p}, ", "p. {p}, ")
_MEANINGS = {
    "indicator": LocalizedText("indikator", "indicator"),
    "target": LocalizedText("target", "target"),
    "targets": LocalizedText("target tahunan", "target of a year"),
    "quarters": LocalizedText("target triwulan", "target of a quarter"),
}
_VALUE = re.compile(r"(?<![\w.,])(?!20\d\d\b)\d[\d.,]*(?![\w.])")
_NAMES = re.compile(r"(urusan.*)?(indikator|sasaran|program|(sub )?kegiatan)\b", re.I)
_PLANNED = re.compile(r"(satuan )?(target|pagu|triwulan)\b", re.I)
_ACHIEVED = re.compile(
    r"realisasi|capaian kinerja|tingkat (capaian|kemajuan)|rasio (capaian|pada|antara)", re.I
)  # tables of what was achieved


def reading_warnings(loaded: LoadedFile, tables: Sequence[Table], account: FileAccount) -> Iterator[Problem]:
    """Yield what a person should check in the print."""
    yield from _doubtful_headings(loaded.file, tables)
    origin = Source(loaded.file, loaded.sha256)
    if guessed := {page for table in tables for page in _guessed_pages(table.grid)}:
        message = LocalizedText(
            "{file}: hal. {p} memuat tabel yang garisnya tidak memisahkan semua kolom atau baris; letaknya diperkirakan dari jarak antarkata. Periksa hasilnya.",
            "{file}: on p. {p} are tables whose rules do not part all columns or rows; these are guessed from the space between words. Check them.",
        )
        yield Problem.of_pages("warning", origin, guessed, message, _ASK_FOR_ORIGINAL)
    if unread := set(_unread_pages(loaded, tables)) - _pages_without_targets(account) | set(_lost_pages(account)):
        message = LocalizedText(
            "{file}: hal. {p} tampaknya memuat tabel target yang tidak terbaca; isinya tidak diperiksa.",
            "{file}: p. {p} seem to hold tables of targets that could not be read; what they say was not checked.",
        )
        yield Problem.of_pages("warning", origin, unread, message, _ASK_FOR_ORIGINAL)


def _doubtful_headings(file: str, tables: Sequence[Table]) -> Iterator[Problem]:
    """Yield the weakest column of each table whose meaning is a guess, by its heading."""
    for table in tables:
        column = table.unclear
        if column is None:
            continue
        contents = next(
            (LocalizedText(", {s}", ", {s}").format(s=doubt.share) for doubt in contradictions(table, column)), same("")
        )
        yield Problem(
            "warning",
            LocalizedText(
                "{file}: {place}kepala kolom ke-{n} ({heading}) tidak jelas{contents}; kolom ini dibaca sebagai {meaning}, nilai tabelnya diragukan.",
                "{file}: {place}the heading of column {n} ({heading}) is unclear{contents}; the column was read as {meaning}, the values of the table are in doubt.",
            ).format(
                file=file,
                place=_ON_PAGE.format(p=table.grid.source.page) if table.grid.source.page else same(""),
                n=column.number,
                contents=contents,
                heading=same(f"“{column.header}”") if column.header else LocalizedText("kosong", "blank"),
                meaning=_MEANINGS.get(column.name or "", LocalizedText("unsur", "element")),
            ),
            LocalizedText(
                "Cocokkan kepala kolom itu dengan isinya, lalu perbaiki di berkas asli.",
                "Compare that heading with what stands below it, and correct it in the original file.",
            ),
            table.grid.source,
        )


def _pages_without_targets(account: FileAccount) -> set[int]:
    return {page for page, state in account.pages.items() if state == "not_a_target_table"}


def _lost_pages(account: FileAccount) -> Iterator[int]:
    """Yield the pages of tables whose headings name targets, but whose columns nobody understood, and of lost rows that go on with one."""
    for table in account.tables:
        if table.state == "not_read" and any(reason in LOSSES for reason in table.reasons):
            yield from table.pages


def _guessed_pages(grid: Grid) -> set[int]:
    return {cell.source.page for cell in grid.cells if cell.source.is_unruled and cell.source.page}


def _unread_pages(loaded: LoadedFile, tables: Sequence[Table]) -> Iterator[int]:
    """Yield the pages with headings and values outside the recognised tables, or with rows that such a table lost."""
    lines: dict[int, list[str]] = defaultdict(list)
    read = {id(table.grid) for table in tables}
    doubtful = {page for table in tables for page in _guessed_pages(table.grid)}
    doubtful |= {table.grid.source.page for table in tables if not table.data_rows and table.grid.source.page}
    follows_doubtful = doubtful | {page + 1 for page in doubtful}
    for block in loaded.blocks:
        page = block.source.page
        if page is None:
            continue
        if isinstance(block, Line):
            lines[page].append(block.text)
        elif id(block) not in read:
            if _holds_targets(block):
                yield page
            elif page in follows_doubtful and _guessed_pages(block):
                lines[page] += [" ".join(cell.text for cell in block.row(row)) for row in block.filled_rows]
    for page, texts in lines.items():
        if _has_headings_over_values(texts) or (page in follows_doubtful and _count_rows_of_values(texts) > 1):
            yield page


def _has_headings_over_values(texts: Sequence[str]) -> bool:
    """Tell whether lines print the headings of targets, and numbers below."""
    end = headings_end(texts)
    return end is not None and sum(bool(_VALUE.search(text)) for text in texts[end:]) >= LEAST_VALUES


def _count_rows_of_values(texts: Sequence[str]) -> int:
    return sum(len(_VALUE.findall(text)) >= LEAST_VALUES for text in texts)


def _holds_targets(grid: Grid) -> bool:
    """Tell whether a grid begins with headings of planned values and prints numbers below."""
    rows = grid.filled_rows
    texts = [cell.text for row in rows[:HEADING_ROWS] for cell in grid.row(row) if cell.text]
    if not (any(map(_NAMES.match, texts)) and any(map(_PLANNED.match, texts))):
        return False
    below = [cell for row in rows[1:] for cell in grid.row(row) if _VALUE.search(cell.text)]
    return len(below) >= LEAST_VALUES and not any(_ACHIEVED.search(text) for text in texts)
