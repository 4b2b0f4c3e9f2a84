"""Read the sheets of an old Excel workbook.

In: an .xls file of Excel 97 to 2003 (or older). Out: what the loader of .xlsx gives: one grid per visible sheet, every
value as its number format shows it, cell comments as notes. Text boxes cannot be read from this format.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from io import StringIO
from pathlib import Path

import xlrd
from xlrd.biffh import XLRDError, error_text_from_code
from xlrd.book import Book
from xlrd.sheet import Sheet
from xlrd.xldate import xldate_as_datetime

from cascade.model import Grid, LoadedFile, Note, Problem, Source
from cascade.model.errors import DocumentError
from cascade.model.i18n import LocalizedText
from cascade.reading.loaders import LoadContext, html, xlsx
from cascade.reading.loaders.number_format import shown_value
from cascade.reading.loaders.sheet_grid import Entry, Hidden, cell_source, fill_grid, hidden_sheet, visible_text

_BOLD = 600  # a weight; regular type has 400
_SYSTEM_DATE = 14  # the number of the format that shows a date by the region of the computer
_ZIP = b"PK\x03\x04"
_MARKUP = (b"<html", b"<table", b"<!doctype html", b"<meta", b"<style", b"<head", b"<div")
_SAVE_ANEW = LocalizedText(
    "Buka di Excel, simpan sebagai “Excel Workbook (.xlsx)”.",
    "Open it in Excel and save it as “Excel Workbook (.xlsx)”.",
)


def load(path: Path, origin: Source, context: LoadContext) -> LoadedFile:
    """Read one workbook.

    Raises:
        DocumentError: it is locked with a password, or broken.
    """
    content = path.read_bytes()
    if content.startswith(_ZIP):  # saved by a program that gave a new workbook the old name
        return xlsx.load(path, origin, context)
    if content.lstrip(b"\xef\xbb\xbf \r\n\t")[:20].lower().startswith(_MARKUP):  # what web applications call Excel
        return html.load(path, origin, context)
    try:
        return _read(content, origin)
    except (DocumentError, MemoryError):
        raise
    except Exception as error:  # xlrd asserts on what is damaged
        locked = isinstance(error, XLRDError) and "encrypt" in str(error).lower()
        raise DocumentError(
            LocalizedText("{file}: terkunci kata sandi.", "{file}: it is locked with a password.").format(
                file=origin.file
            )
            if locked
            else LocalizedText(
                "{file}: bukan buku kerja Excel yang utuh.", "{file}: it is not an intact Excel workbook."
            ).format(file=origin.file),
            _SAVE_ANEW,
        ) from error


def _read(content: bytes, origin: Source) -> LoadedFile:
    book = xlrd.open_workbook(file_contents=content, formatting_info=True, ragged_rows=True, logfile=StringIO())
    grids: list[Grid] = []
    notes: list[Note] = []
    problems: list[Problem] = []
    for sheet in book.sheets():
        source = replace(origin, sheet=sheet.name)
        if sheet.visibility:
            problems.append(hidden_sheet(source))
            continue
        spans = {(top + 1, left + 1): (bottom - top, right - left) for top, bottom, left, right in sheet.merged_cells}
        grid = fill_grid(_entries(book, sheet, spans), spans, _hidden(sheet), source, problems)
        grids += [grid] if grid else []
        notes += _notes(sheet, source)
    return LoadedFile(origin.file, origin.sha256, tuple(grids), tuple(notes), tuple(problems))


def _entries(book: Book, sheet: Sheet, spans: Mapping[tuple[int, int], tuple[int, int]]) -> Iterator[Entry]:
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            is_blank = cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK)
            if is_blank and (row + 1, column + 1) not in spans:
                continue
            style = book.xf_list[cell.xf_index or 0]
            value = _value(book, cell.ctype, cell.value)
            text, number = shown_value(value, _code(book, style.format_key))
            yield Entry(
                row + 1,
                column + 1,
                visible_text(text),
                number,
                Decimal(repr(value)) if number is not None else None,
                book.font_list[style.font_index].weight >= _BOLD,
                cell.ctype == xlrd.XL_CELL_ERROR,
            )


def _value(book: Book, kind: int, value: object) -> object:
    match kind, value:
        case (xlrd.XL_CELL_NUMBER, float()):
            return int(value) if value.is_integer() and abs(value) < 1e15 else value
        case (xlrd.XL_CELL_DATE, float()):
            try:
                return xldate_as_datetime(value, book.datemode)
            except (ValueError, OverflowError):
                return value
        case (xlrd.XL_CELL_BOOLEAN, _):
            return bool(value)
        case (xlrd.XL_CELL_ERROR, int()):
            return error_text_from_code.get(value, "#N/A")
        case (xlrd.XL_CELL_TEXT, _):
            return value
    return None


def _code(book: Book, key: int) -> str:
    if key == _SYSTEM_DATE:
        return "mm-dd-yy"
    known = book.format_map.get(key)
    return known.format_str if known else "General"


def _hidden(sheet: Sheet) -> Hidden:
    return Hidden(
        frozenset(row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden),
        frozenset(column + 1 for column, info in sheet.colinfo_map.items() if info.hidden),
    )


def _notes(sheet: Sheet, source: Source) -> Iterator[Note]:
    for (row, column), note in sorted(sheet.cell_note_map.items()):
        author = (note.author or "").strip() or None
        text = visible_text(visible_text(note.text or "").removeprefix(f"{author}:"))
        if text:
            yield Note(text, cell_source(source, row + 1, column + 1), author)
