"""Read the sheets of an OpenDocument workbook.

The body of a workbook goes in; a grid per visible sheet comes out. Repeated cells are counted up to a limit; the text that a program
has stored tells how a number is shown, its value which mark it has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

from lxml import etree

from cascade.model import Grid, LoadedFile, Note, Problem, Source
from cascade.reading.loaders.number_format import shown_value
from cascade.reading.loaders.odf.cells import MAX_COLUMNS, MAX_ROWS, PlacedCell, columns_in, placed_cells
from cascade.reading.loaders.odf.elements import (
    PARAGRAPHS,
    TABLE,
    notes_of,
    number_of,
    paragraph_text,
    qualified,
    rows_in,
    text_boxes,
    too_large,
)
from cascade.reading.loaders.odf.styles import Styles, is_bold
from cascade.reading.loaders.sheet_grid import (
    SPACE,
    Entry,
    Hidden,
    cell_source,
    fill_grid,
    hidden_sheet,
    visible_text,
)

MAX_ENTRIES = 1_000_000  # filled cells of a file, repeated ones counted
MAX_COPIES = 100_000  # cells that a file of a few bytes may state by repeating others
_DIGITS = re.compile(r"\d(?:[\d.,\u00a0\u202f]*\d)?")
_COMMA_FOR_POINT = str.maketrans(".,", ",.")


class WorkbookReader:
    """Reads the sheets of one workbook, gathering its notes and counting its filled cells."""

    def __init__(self, origin: Source, styles: Styles):
        self.origin, self.styles = origin, styles
        self.notes: list[Note] = []
        self.entries = self.copies = 0

    def read(self, body: etree._Element) -> LoadedFile:
        """Return the grids of the visible sheets."""
        grids: list[Grid] = []
        problems: list[Problem] = []
        for sheet in body.iterchildren(TABLE):
            source = replace(self.origin, sheet=sheet.get(qualified("table:name"), ""))
            if self.styles.is_hidden(sheet):
                problems.append(hidden_sheet(source))
                continue
            spans: dict[tuple[int, int], tuple[int, int]] = {}
            entries = [entry for place in placed_cells(sheet) for entry in self._entries(place, source, spans)]
            grid = fill_grid(entries, spans, _hidden(sheet), source, problems)
            grids += [grid] if grid else []
            for shapes in sheet.iterchildren(qualified("table:shapes")):
                self.notes += text_boxes(shapes, source)
        return LoadedFile(self.origin.file, self.origin.sha256, tuple(grids), tuple(self.notes), tuple(problems))

    def _entries(
        self, place: PlacedCell, source: Source, spans: dict[tuple[int, int], tuple[int, int]]
    ) -> Iterator[Entry]:
        """Yield what a cell shows, once for each time that it is repeated."""
        cell = place.cell
        across = min(number_of(cell, "table:number-columns-spanned"), MAX_COLUMNS - place.column + 1)
        down = min(number_of(cell, "table:number-rows-spanned"), MAX_ROWS - place.row + 1)
        if across * down > 1:
            spans[place.row, place.column] = down, across
        here = cell_source(source, place.row, place.column)
        self.notes += notes_of(cell, here)
        self.notes += text_boxes(cell, here)
        if not len(cell) and cell.get(qualified("office:value-type")) is None and across * down == 1:
            return
        text, number, stored = self._shown(cell, place.style)
        if not text and across * down == 1:
            return
        self.entries += place.rows * place.columns
        self.copies += place.rows * place.columns - 1
        if self.entries > MAX_ENTRIES or self.copies > MAX_COPIES:
            raise too_large(self.origin.file)
        bold = is_bold(cell, self.styles, self.styles.weight(place.style))
        indent, fill = self.styles.indent(place.style) + _spaces(cell), self.styles.fill(place.style)
        failed = cell.get(qualified("calcext:value-type")) == "error"
        for row in range(place.row, place.row + place.rows):
            for column in range(place.column, place.column + place.columns):
                yield Entry(row, column, text, number, stored, bold, failed, indent, fill)

    def _shown(self, cell: etree._Element, style: str | None) -> tuple[str, Decimal | None, Decimal | None]:
        """Return the text of a cell as an Indonesian reader sees it, its number as shown and as stored."""
        paragraphs = list(cell.iterchildren(*PARAGRAPHS))
        text = visible_text("\n".join(map(paragraph_text, paragraphs)))
        kind = cell.get(qualified("office:value-type"))
        if kind == "boolean":
            return shown_value(cell.get(qualified("office:boolean-value")) == "true", "General")[0], None, None
        stored = _decimal(cell.get(qualified("office:value"))) if kind in ("float", "percentage", "currency") else None
        if stored is None or (paragraphs and not text):
            return text, None, None
        if text and not _DIGITS.search(text):  # a format that prints no digit, such as a dash for nothing
            return text, stored if stored == 0 else None, stored
        english = self.styles.is_english(style)
        shown, number = _as_shown(text, stored, english=english)
        if number is None:  # a fraction or an exponent, or a program that writes the number alone
            shown, number = shown_value(stored, "0%" if kind == "percentage" else "General")
        return shown, number, stored


def _spaces(cell: etree._Element) -> int:
    """Return by how many points spaces move the first line of a cell to the right."""
    first = next((paragraph_text(each) for each in cell.iterchildren(*PARAGRAPHS)), "")
    return SPACE * (len(first) - len(first.lstrip(" ")))


def _as_shown(text: str, stored: Decimal, *, english: bool) -> tuple[str, Decimal | None]:
    """Return a displayed number with the decimal comma, and its value; the stored number tells which mark it has.

    A spreadsheet keeps the text as the computer of its author shows it: 1.250,5 or 1,250.5.
    """
    digits = _DIGITS.search(text)
    if digits is None:
        return text, None
    printed = re.sub(r"[\u00a0\u202f]", "", digits[0])
    shift = 2 if "%" in text else 0
    for mark, other in ((",", "."), (".", ",")):
        whole, _, fraction = printed.replace(other, "").partition(mark)
        if mark in fraction:
            continue
        number = Decimal(f"{whole}.{fraction}") if fraction else Decimal(whole)
        unit = Decimal(1).scaleb(-len(fraction))
        if abs(stored).scaleb(shift).quantize(unit, ROUND_HALF_UP, Context(prec=400)) == number:
            swapped = printed if mark == "," or english else printed.translate(_COMMA_FOR_POINT)
            shown = text[: digits.start()] + swapped + text[digits.end() :]
            return shown, number.scaleb(-shift).copy_sign(stored)
    return text, None


def _decimal(text: str | None) -> Decimal | None:
    try:
        value = Decimal(text or "")
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value.adjusted()) < 300 else None


def _hidden(table: etree._Element) -> Hidden:
    return Hidden(
        _numbers_hidden(rows_in(table), "table:number-rows-repeated", MAX_ROWS),
        _numbers_hidden(columns_in(table), "table:number-columns-repeated", MAX_COLUMNS),
    )


def _numbers_hidden(lines: Iterator[etree._Element], times: str, most: int) -> frozenset[int]:
    """Return the numbers of the rows or columns that are not shown; `times` is the attribute that repeats them."""
    hidden: set[int] = set()
    number = 1
    for line in lines:
        count = min(number_of(line, times), most - number + 1)
        if line.get(qualified("table:visibility")) in ("collapse", "filter"):
            hidden |= set(range(number, number + count))
        number += count
    return frozenset(hidden)
