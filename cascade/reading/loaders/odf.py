"""Read OpenDocument files as LibreOffice saves them.

In: an .ods or .odt file, as LibreOffice saves it. Out: a grid per visible sheet, or the paragraphs and tables of a text in
their order; annotations and text boxes as notes. A number is shown as its author saw it, with the decimal comma.
Never calculates a formula, never reads headers and footers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from cascade.model import Cell, Grid, Line, LoadedFile, Note, Problem, Source
from cascade.model.errors import DocumentError
from cascade.model.i18n import LocalizedText
from cascade.reading.loaders import LoadContext
from cascade.reading.loaders.number_format import shown_value
from cascade.reading.loaders.sheet_grid import (
    Entry,
    Hidden,
    cell_source,
    fill_grid,
    hidden_sheet,
    refuse_wide_merges,
    visible_text,
)
from cascade.safe_io import zip_guard

MAX_ENTRIES = 1_000_000  # filled cells of a file, repeated ones counted
MAX_ROWS = 1_048_576  # of a sheet
MAX_COLUMNS = 16_384
MAX_TEXT_COLUMNS = 200  # of a table in a text
MAX_SPACES = 1000  # one text:s may stand for

_NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
}


def _name(prefixed: str) -> str:
    prefix, _, local = prefixed.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


_ROW, _CELL, _COVERED = _name("table:table-row"), _name("table:table-cell"), _name("table:covered-table-cell")
_TABLE, _COLUMN = _name("table:table"), _name("table:table-column")
_PARAGRAPHS = {_name("text:p"), _name("text:h")}
_GROUPS = {
    _name(f"table:{group}")
    for group in ("table-header-rows", "table-rows", "table-row-group", "table-columns", "table-header-columns",
                  "table-column-group")
}  # fmt: skip
_WRAPPERS = {_name("text:section"), _name("text:list"), _name("text:list-item"), _name("text:list-header")}
_BOX, _NOTE = _name("draw:text-box"), _name("office:annotation")
_ASIDE = {_NOTE, _name("text:note"), _name("draw:frame"), _name("draw:custom-shape"), _name("text:ruby-text")}
_SIGNS = {_name("text:tab"): " ", _name("text:line-break"): "\n"}
_SPACES = _name("text:s")
_DIGITS = re.compile(r"\d(?:[\d.,\u00a0\u202f]*\d)?")
_COMMA_FOR_POINT = str.maketrans(".,", ",.")


def load(path: Path, origin: Source, context: LoadContext) -> LoadedFile:
    """Read one file.

    Raises:
        DocumentError: it is locked with a password, broken, or too large.
    """
    try:
        return _read(BytesIO(path.read_bytes()), origin)
    except (DocumentError, MemoryError):
        raise
    except Exception as error:  # a broken package fails anywhere in zipfile or lxml
        raise _broken(origin.file) from error


def _read(stream: BytesIO, origin: Source) -> LoadedFile:
    with ZipFile(stream) as archive:
        zip_guard.check_archive(archive, origin.file)
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise _locked(origin.file)
        content = zip_guard.parse_part(archive, "content.xml")
        others = zip_guard.parse_part(archive, "styles.xml") if "styles.xml" in archive.namelist() else None
    styles = _Styles(content, others)
    sheets = content.find(f"{{*}}body/{_name('office:spreadsheet')}")
    if sheets is not None:
        return _Workbook(origin, styles).read(sheets)
    text = content.find(f"{{*}}body/{_name('office:text')}")
    if text is not None:
        return _Text(origin, styles).read(text)
    raise _broken(origin.file)


class _Styles:
    """What the styles of a file say of a cell: is it bold, is its sheet hidden, does it force English numbers."""

    def __init__(self, *trees: etree._Element | None):
        self.styles: dict[str, etree._Element] = {}
        self.english: set[str] = set()
        for tree in trees:
            for style in tree.iter(_name("style:style")) if tree is not None else ():
                self.styles.setdefault(style.get(_name("style:name"), ""), style)
            for style in (
                tree.iter("{*}number-style", "{*}percentage-style", "{*}currency-style") if tree is not None else ()
            ):
                if style.get(_name("number:language")) == "en":
                    self.english.add(style.get(_name("style:name"), ""))

    def _chain(self, name: str | None) -> Iterator[etree._Element]:
        seen: set[str] = set()
        while name and name in self.styles and name not in seen:
            seen.add(name)
            yield self.styles[name]
            name = self.styles[name].get(_name("style:parent-style-name"))

    def weight(self, name: str | None) -> str | None:
        """Return the weight of the type that a style sets, if any."""
        for style in self._chain(name):
            for properties in style.iter(_name("style:text-properties")):
                if weight := properties.get(_name("fo:font-weight")):
                    return weight
        return None

    def is_hidden(self, sheet: etree._Element) -> bool:
        shown = (p.get(_name("table:display")) for s in self._chain(sheet.get(_name("table:style-name")))
                 for p in s.iter(_name("style:table-properties")))  # fmt: skip
        return next((each == "false" for each in shown if each), False)

    def is_english(self, name: str | None) -> bool:
        data = (style.get(_name("style:data-style-name")) for style in self._chain(name))
        return next((each in self.english for each in data if each), False)


# Sheets


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell of a table with its place and how often it is repeated from there."""

    cell: etree._Element
    row: int
    column: int
    rows: int
    columns: int


class _Workbook:
    def __init__(self, origin: Source, styles: _Styles):
        self.origin, self.styles = origin, styles
        self.notes: list[Note] = []
        self.entries = 0

    def read(self, body: etree._Element) -> LoadedFile:
        grids: list[Grid] = []
        problems: list[Problem] = []
        for sheet in body.iterchildren(_TABLE):
            source = replace(self.origin, sheet=sheet.get(_name("table:name"), ""))
            if self.styles.is_hidden(sheet):
                problems.append(hidden_sheet(source))
                continue
            spans: dict[tuple[int, int], tuple[int, int]] = {}
            entries = [entry for place in _places(sheet) for entry in self._entries(place, source, spans)]
            grid = fill_grid(entries, spans, _hidden(sheet), source, problems)
            grids += [grid] if grid else []
            for shapes in sheet.iterchildren(_name("table:shapes")):
                self.notes += _boxes(shapes, source)
        return LoadedFile(self.origin.file, self.origin.sha256, tuple(grids), tuple(self.notes), tuple(problems))

    def _entries(self, place: _Place, source: Source, spans: dict[tuple[int, int], tuple[int, int]]) -> Iterator[Entry]:
        cell = place.cell
        across = min(_count(cell, "table:number-columns-spanned"), MAX_COLUMNS - place.column + 1)
        down = min(_count(cell, "table:number-rows-spanned"), MAX_ROWS - place.row + 1)
        if across * down > 1:
            spans[place.row, place.column] = down, across
        here = cell_source(source, place.row, place.column)
        self.notes += _annotations(cell, here)
        self.notes += _boxes(cell, here)
        if not len(cell) and cell.get(_name("office:value-type")) is None and across * down == 1:
            return
        text, number, stored = self._shown(cell)
        if not text and across * down == 1:
            return
        self.entries += place.rows * place.columns
        if self.entries > MAX_ENTRIES:
            raise _too_large(self.origin.file)
        style = cell.get(_name("table:style-name"))
        bold = _is_bold(cell, self.styles, self.styles.weight(style))
        failed = cell.get(_name("calcext:value-type")) == "error"
        for row in range(place.row, place.row + place.rows):
            for column in range(place.column, place.column + place.columns):
                yield Entry(row, column, text, number, stored, bold, failed)

    def _shown(self, cell: etree._Element) -> tuple[str, Decimal | None, Decimal | None]:
        """Return the text of a cell as an Indonesian reader sees it, its number as shown and as stored."""
        paragraphs = list(cell.iterchildren(*_PARAGRAPHS))
        text = visible_text("\n".join(map(_text, paragraphs)))
        kind = cell.get(_name("office:value-type"))
        if kind == "boolean":
            return shown_value(cell.get(_name("office:boolean-value")) == "true", "General")[0], None, None
        stored = _decimal(cell.get(_name("office:value"))) if kind in ("float", "percentage", "currency") else None
        if stored is None or (paragraphs and not text):
            return text, None, None
        if text and not _DIGITS.search(text):  # a format that prints no digit, such as a dash for nothing
            return text, stored if stored == 0 else None, stored
        english = self.styles.is_english(cell.get(_name("table:style-name")))
        shown, number = _as_shown(text, stored, english=english)
        if number is None:  # a fraction or an exponent, or a program that writes the number alone
            shown, number = shown_value(stored, "0%" if kind == "percentage" else "General")
        return shown, number, stored


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


def _places(table: etree._Element) -> Iterator[_Place]:
    """Yield the cells of a table that are not covered by others, row by row."""
    row = 1
    for line in _lines(table):
        rows = min(_count(line, "table:number-rows-repeated"), MAX_ROWS - row + 1)
        column = 1
        for cell in line.iterchildren(_CELL, _COVERED):
            columns = min(_count(cell, "table:number-columns-repeated"), MAX_COLUMNS - column + 1)
            if cell.tag == _CELL and columns > 0 and rows > 0:
                yield _Place(cell, row, column, rows, columns)
            column += columns
        row += rows


def _lines(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == _ROW:
            yield child
        elif child.tag in _GROUPS:
            yield from _lines(child)


def _columns(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == _COLUMN:
            yield child
        elif child.tag in _GROUPS:
            yield from _columns(child)


def _hidden(table: etree._Element) -> Hidden:
    return Hidden(
        _unseen(_lines(table), "table:number-rows-repeated", MAX_ROWS),
        _unseen(_columns(table), "table:number-columns-repeated", MAX_COLUMNS),
    )


def _unseen(lines: Iterator[etree._Element], repeated: str, most: int) -> frozenset[int]:
    found: set[int] = set()
    at = 1
    for line in lines:
        count = min(_count(line, repeated), most - at + 1)
        if line.get(_name("table:visibility")) in ("collapse", "filter"):
            found |= set(range(at, at + count))
        at += count
    return frozenset(found)


def _count(element: etree._Element, name: str) -> int:
    text = element.get(_name(name), "1")
    return max(1, int(text)) if text.isdecimal() and len(text) < 10 else 1


# Texts


class _Text:
    def __init__(self, origin: Source, styles: _Styles):
        self.origin, self.styles = origin, styles
        self.notes: list[Note] = []

    def read(self, body: etree._Element) -> LoadedFile:
        blocks: list[Grid | Line] = []
        lines = tables = 0
        for element in _flow(body):
            if element.tag == _TABLE:
                tables += 1
                blocks.append(self._grid(element, replace(self.origin, table=tables)))
                continue
            text = _text(element).strip()
            lines += bool(text)
            source = replace(self.origin, row=lines or 1)
            blocks += [Line(text, source)] if text else []
            self.notes += _annotations(element, source)
            self.notes += _boxes(element, source)
        problems = [_tracked(self.origin)] if next(body.iter(_name("text:changed-region")), None) is not None else []
        return LoadedFile(self.origin.file, self.origin.sha256, tuple(blocks), tuple(self.notes), tuple(problems))

    def _grid(self, table: etree._Element, source: Source) -> Grid:
        cells = []
        for place in _places(table):
            if place.column > MAX_TEXT_COLUMNS:
                continue
            here = replace(source, row=place.row, column=place.column)
            self.notes += _annotations(place.cell, here)
            self.notes += _boxes(place.cell, here)
            across = min(_count(place.cell, "table:number-columns-spanned"), MAX_TEXT_COLUMNS - place.column + 1)
            text = _cell_text(place.cell)
            down = min(_count(place.cell, "table:number-rows-spanned"), MAX_TEXT_COLUMNS * 50)
            cells.append(
                Cell(text, place.row, place.column, here, down, across, _is_bold(place.cell, self.styles, None))
            )
        last = max((cell.row for cell in cells), default=0)
        cells = [replace(cell, rows=min(cell.rows, last - cell.row + 1)) for cell in cells]
        refuse_wide_merges(sum(cell.rows * cell.columns for cell in cells), source.file)
        return Grid("", tuple(cells), last, max((c.column + c.columns - 1 for c in cells), default=0), source)


def _flow(element: etree._Element) -> Iterator[etree._Element]:
    """Yield paragraphs and tables in reading order, out of text boxes and of tables that only frame other ones."""
    for child in element:
        if child.tag in _PARAGRAPHS:
            yield child
            for box in child.iter(_BOX):
                yield from box.iterchildren(_TABLE)
        elif child.tag == _TABLE and _is_frame(child):
            for line in _lines(child):
                for cell in line.iterchildren(_CELL):
                    yield from _flow(cell)
        elif child.tag == _TABLE:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _flow(child)


def _is_frame(table: etree._Element) -> bool:
    """Tell whether a table of one column holds tables of several ones: it frames them and prints nothing itself."""
    rows = [list(line.iterchildren(_CELL)) for line in _lines(table)]
    inner = [line for row in rows for cell in row for nested in cell.iter(_TABLE) for line in _lines(nested)]
    return all(len(row) == 1 for row in rows) and any(len(list(line.iterchildren(_CELL))) > 2 for line in inner)


def _cell_text(cell: etree._Element) -> str:
    paragraphs = (p for p in cell.iter(*_PARAGRAPHS) if not _is_aside(p, cell))
    return "\n".join(map(_text, paragraphs)).strip()


def _is_aside(element: etree._Element, within: etree._Element) -> bool:
    for above in element.iterancestors():
        if above is within:
            return False
        if above.tag in _ASIDE:
            return True
    return False


def _text(paragraph: etree._Element) -> str:
    """Return what a paragraph prints, without annotations, footnotes and the boxes anchored in it."""
    printed = [paragraph.text or ""]
    for child in paragraph:
        if child.tag == _SPACES:
            printed.append(" " * min(_count(child, "text:c"), MAX_SPACES))
        elif child.tag in _SIGNS:
            printed.append(_SIGNS[child.tag])
        elif isinstance(child.tag, str) and child.tag not in _ASIDE:
            printed.append(_text(child))
        printed.append(child.tail or "")
    return "".join(printed).replace("\xa0", " ").replace("\xad", "")


def _is_bold(cell: etree._Element, styles: _Styles, own: str | None) -> bool:
    """Tell whether all that a cell prints is bold: by the style of the cell, its paragraphs or their spans."""
    found = [
        styles.weight(run.get(_name("text:style-name"))) or styles.weight(p.get(_name("text:style-name"))) or own
        for p in cell.iterchildren(*_PARAGRAPHS)
        for run in (list(p.iter(_name("text:span"))) or [p])
        if _text(run).strip()
    ]
    return bool(found) and all(weight in ("bold", "600", "700", "800", "900") for weight in found)


def _annotations(element: etree._Element, source: Source) -> Iterator[Note]:
    for note in element.iter(_NOTE):
        text = "\n".join(_text(p) for p in note.iter(*_PARAGRAPHS)).strip()
        if text:
            yield Note(text, source, (note.findtext(_name("dc:creator")) or "").strip() or None)


def _boxes(element: etree._Element, source: Source) -> Iterator[Note]:
    for box in element.iter(_BOX, _name("draw:custom-shape")):
        text = "\n".join(_text(p) for p in box.iterchildren(*_PARAGRAPHS)).strip()
        if text:
            yield Note(text, source)


# Problems


def _broken(file: str) -> DocumentError:
    return DocumentError(
        LocalizedText(
            "{file}: bukan berkas OpenDocument yang utuh.", "{file}: it is not an intact OpenDocument file."
        ).format(file=file),
        LocalizedText(
            "Buka di LibreOffice atau Office, simpan sebagai .xlsx atau .docx.",
            "Open it in LibreOffice or Office and save it as .xlsx or .docx.",
        ),
    )


def _locked(file: str) -> DocumentError:
    return DocumentError(
        LocalizedText("{file}: terkunci kata sandi.", "{file}: it is locked with a password.").format(file=file),
        LocalizedText("Hapus kata sandinya, lalu simpan ulang.", "Remove the password and save it again."),
    )


def _too_large(file: str) -> DocumentError:
    return DocumentError(
        LocalizedText("{file}: terlalu banyak sel terisi.", "{file}: too many filled cells.").format(file=file),
        LocalizedText("Hapus baris dan kolom yang tidak dipakai.", "Delete the rows and columns that are not used."),
    )


def _tracked(origin: Source) -> Problem:
    return Problem(
        "warning",
        LocalizedText("Masih memuat perubahan terlacak (Track Changes).", "It still contains tracked changes."),
        LocalizedText(
            "Terima atau tolak semua perubahan, lalu simpan ulang.", "Accept or reject all changes and save it again."
        ),
        origin,
    )
