"""What does each sheet of an Excel workbook show?

In: an .xlsx or .xlsm file. Out: one grid per visible sheet that prints something, with every value as
its number format shows it to an Indonesian reader; comments and text boxes as notes.
Never calculates a formula, never runs a macro, never follows a link to another workbook.
"""

from __future__ import annotations

import datetime
import math
import posixpath
import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache
from io import BytesIO
from itertools import groupby
from pathlib import Path
from zipfile import ZipFile

import openpyxl
from lxml import etree
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from cascade.errors import DocumentError
from cascade.language import Phrase
from cascade.model import Cell, Grid, LoadedFile, Note, Problem, Source

SUFFIXES = (".xlsx", ".xlsm")
MAX_UNPACKED = 1024**3  # bytes
MAX_MERGED = 500_000  # openpyxl creates an object for every merged position
COPY_MARK = "cascade-salinan"

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def load(path: Path, file: str, sha256: str) -> LoadedFile:
    """Read one workbook.

    Raises:
        DocumentError: it is locked with a password, an old .xls, broken, without sheets, or too large.
    """
    content = path.read_bytes()
    if content.startswith(_OLE):
        raise DocumentError(
            Phrase(
                "{file}: terkunci kata sandi atau berformat Excel lama (.xls).",
                "{file}: it is locked with a password or in the old Excel format (.xls).",
            ).format(file=file),
            Phrase(
                "Buka di Excel, hapus kata sandinya, lalu simpan sebagai “Excel Workbook (.xlsx)”.",
                "Open it in Excel, remove the password and save it as “Excel Workbook (.xlsx)”.",
            ),
        )
    try:
        return _read(BytesIO(content), Source(file, sha256))
    except DocumentError:
        raise
    except Exception as error:  # a broken package fails anywhere in openpyxl, zipfile or lxml
        raise DocumentError(
            Phrase("{file}: bukan buku kerja Excel yang utuh.", "{file}: it is not an intact Excel workbook.").format(
                file=file
            ),
            Phrase(
                "Buka di Excel, simpan ulang sebagai .xlsx, atau minta salinan yang utuh.",
                "Open it in Excel, save it again as .xlsx, or ask for a complete copy.",
            ),
        ) from error


def _read(stream: BytesIO, origin: Source) -> LoadedFile:
    with ZipFile(stream) as archive:
        _refuse_huge(sum(info.file_size for info in archive.infolist()) > MAX_UNPACKED, origin)
        parts = _parts(archive)
    _refuse_huge(any(part.merged > MAX_MERGED for part in parts.values()), origin)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of what it drops: charts, validations
        book = openpyxl.load_workbook(stream, data_only=True, keep_links=False)
    if COPY_MARK in (book.properties.keywords or ""):
        return LoadedFile(origin.file, origin.sha256, problems=(_copy(origin),))
    if not book.worksheets:  # openpyxl finds no sheet in “Strict Open XML”
        raise _no_sheet(origin)
    grids: list[Grid] = []
    notes: list[Note] = []
    problems: list[Problem] = []
    for sheet in book.worksheets:
        source = replace(origin, sheet=sheet.title)
        if sheet.sheet_state != "visible":
            problems.append(_hidden_sheet(source))
            continue
        part = parts.get(sheet.title, _Part())
        cells = _cells(sheet, source, problems)
        if cells:
            rows = max(cell.row + cell.rows for cell in cells) - 1
            columns = max(cell.column + cell.columns for cell in cells) - 1
            grids.append(Grid(sheet.title, tuple(cells), rows, columns, source))
        notes += _notes(sheet, part, source)
        problems += _hidden_lines(sheet, cells, source)
        problems += _without_value(part, source)
    return LoadedFile(origin.file, origin.sha256, tuple(grids), tuple(notes), tuple(problems))


def _refuse_huge(huge: bool, origin: Source) -> None:
    if huge:
        raise DocumentError(
            Phrase(
                "{file}: isinya terlalu besar setelah dibuka, atau sel gabungannya terlalu luas.",
                "{file}: too large once unpacked, or its merged cells cover too much.",
            ).format(file=origin.file),
            Phrase(
                "Pisahkan sel gabungan yang meliputi seluruh baris atau kolom, lalu simpan ulang.",
                "Unmerge the cells that span whole rows or columns and save it again.",
            ),
        )


def _no_sheet(origin: Source) -> DocumentError:
    return DocumentError(
        Phrase("{file}: tidak ada lembar kerja yang terbaca.", "{file}: no worksheet can be read.").format(
            file=origin.file
        ),
        Phrase(
            "Simpan ulang sebagai “Excel Workbook (.xlsx)”, bukan “Strict Open XML”.",
            "Save it as “Excel Workbook (.xlsx)”, not as “Strict Open XML”.",
        ),
    )


# Cells


def _cells(sheet: Worksheet, source: Source, problems: list[Problem]) -> list[Cell]:
    """Return what the sheet prints; an empty merged cell is printed too, as a blank that spans."""
    spans = {
        (merged.min_row, merged.min_col): (merged.size["rows"], merged.size["columns"])
        for merged in sheet.merged_cells.ranges
    }
    hidden_rows, hidden_columns = _hidden(sheet)
    cells = []
    rounded: list[Problem] = []
    for (row, column), cell in sorted(sheet._cells.items()):
        if cell.value is None and (row, column) not in spans:
            continue
        place = _at(source, row, column)
        shown, number = _shown(cell.value, cell.number_format)
        text = _clean(shown)
        if cell.data_type == "e":
            problems.append(_failed_formula(text, place))
        rounded += _rounded(text, cell.value, number, place)
        if not text and (row, column) not in spans:
            continue
        rows, columns = spans.get((row, column), (1, 1))
        hidden = hidden_rows.issuperset(range(row, row + rows)) or hidden_columns.issuperset(
            range(column, column + columns)
        )
        if number is not None and "%" in text:
            number *= 100
        cells.append(Cell(text, row, column, place, rows, columns, bool(cell.font.bold), hidden, number))
    problems += _at_most_one(rounded)
    return cells


def _hidden(sheet: Worksheet) -> tuple[set[int], set[int]]:
    rows = {row for row, dimension in sheet.row_dimensions.items() if dimension.hidden}
    columns = {
        column
        for dimension in sheet.column_dimensions.values()
        if dimension.hidden
        for column in range(dimension.min or 1, (dimension.max or 0) + 1)
    }
    return rows, columns


def _at(source: Source, row: int, column: int) -> Source:
    return replace(source, row=row, column=column, cell=f"{get_column_letter(column)}{row}")


def _clean(text: str) -> str:
    text = text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\xa0", " ").replace("\xad", "").strip()


# Values as shown

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<space>[_*].)|(?P<end>;)|(?P<percent>%)|(?P<text>@)'
    r"|\[(?P<condition>[<>=][^\]]*)\]|\[(?P<bracket>[^\]]*)\]|(?P<general>General)"
    r"|(?P<date>y+|m+|d+|h+|s+|AM/PM|A/P)"
    r"|(?P<digits>[#?0][#?0,]*(?:\.[#?0]*)?,*|\.[#?0]+)|(?P<literal>.)",
    re.IGNORECASE | re.DOTALL,
)
_ENGLISH = re.compile(r"\[\$[^\]-]*-(?:en\b|[0-9A-F]*09\b)", re.IGNORECASE)  # [$-409] is en-US
_COMMA_FOR_POINT = str.maketrans(".,", ",.")
_SYSTEM_DATES = {  # Excel shows these by the region of the computer, not as they are written
    "mm-dd-yy": "dd/mm/yyyy",
    "m/d/yy h:mm": "dd/mm/yyyy hh:mm",
    "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy": "dd mmmm yyyy",
}
_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_DAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_Section = tuple[tuple[str, str], ...]


def _shown(value: object, code: str) -> tuple[str, Decimal | None]:
    """Return what a number format prints, and the number that a reader takes from it."""
    match value:
        case None:
            return "", None
        case bool():
            return ("BENAR" if value else "SALAH"), None
        case float() if not math.isfinite(value):
            return str(value), None
        case int() | float():
            return _number(Decimal(repr(value)), code)
        case datetime.datetime():
            return _date(value, code), None
        case datetime.date():
            return _date(datetime.datetime.combine(value, datetime.time()), code), None
        case datetime.time():
            return _date(datetime.datetime.combine(datetime.date(1900, 1, 1), value), code), None
    return _text(str(value), code), None


@cache
def _sections(code: str) -> tuple[_Section, ...]:
    """Split a number format into its sections, and these into (kind, text)."""
    sections: list[list[tuple[str, str]]] = [[]]
    for match in _TOKEN.finditer(code):
        kind = match.lastgroup or ""
        if kind == "end":
            sections.append([])
        else:
            sections[-1].append((kind, match[kind]))
    return tuple(tuple(section) for section in sections)


def _literal(kind: str, text: str) -> str:
    if kind == "bracket":  # [$Rp-421] prints Rp, [Red] nothing
        return text[1:].partition("-")[0] if text.startswith("$") else ""
    return " " if kind == "space" else text


def _text(value: str, code: str) -> str:
    sections = _sections(code)
    if len(sections) < 4 and ("text", "@") not in sections[-1]:
        return value
    return "".join(value if kind == "text" else _literal(kind, text) for kind, text in sections[:4][-1])


def _number(value: Decimal, code: str) -> tuple[str, Decimal]:
    sections = [section for section in _sections(code)[:3] if ("text", "@") not in section]
    if not sections or not all(map(_is_plain, sections)) or not abs(value) < Decimal("1e300"):
        sections = list(_sections("General"))
    index = 0 if value > 0 else 1 if value < 0 else 2
    section = sections[index] if index < len(sections) else sections[0]
    text, number = _print(abs(value), section, english=bool(_ENGLISH.search(code)))
    sign = "-" if value < 0 and number and section is sections[0] else ""
    return sign + " ".join(text.split()), number.copy_sign(value)


def _is_plain(section: _Section) -> bool:
    """Neither conditional nor with several groups of digits, as in fractions and exponents."""
    kinds = [kind for kind, _ in section]
    return "condition" not in kinds and kinds.count("digits") + kinds.count("general") <= 1


def _print(value: Decimal, section: _Section, english: bool) -> tuple[str, Decimal]:
    shift = 2 * sum(kind == "percent" for kind, _ in section)
    number = Decimal(0)
    printed = []
    for kind, text in section:
        if kind in ("digits", "general"):
            scaled = value.scaleb(shift)
            digits, number = _digits(scaled, text) if kind == "digits" else _general(scaled)
            printed.append(digits if english else digits.translate(_COMMA_FOR_POINT))
        else:
            printed.append(_literal(kind, text))
    return "".join(printed), number.scaleb(-shift)


def _digits(value: Decimal, pattern: str) -> tuple[str, Decimal]:
    """Print by digit placeholders; each comma at the end hides three digits."""
    whole, point, fraction = pattern.rstrip(",").partition(".")
    shift = 3 * (len(pattern) - len(pattern.rstrip(",")))
    unit = Decimal(1).scaleb(-len(fraction))
    number = value.scaleb(-shift).quantize(unit, ROUND_HALF_UP, Context(prec=400))
    left, _, right = format(number, ",f" if "," in whole else "f").partition(".")
    if left == "0":
        left = ""
    while right.endswith("0") and fraction[len(right) - 1] != "0":
        right = right[:-1]
    return left.zfill(whole.count("0")) + point + right, number.scaleb(shift)


def _general(value: Decimal) -> tuple[str, Decimal]:
    """Print at most 10 significant digits and 10 decimals, and whole numbers in full."""
    places = max(0, min(10, 9 - value.adjusted()))
    enough = Context(prec=max(30, value.adjusted() + 12))
    number = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, enough)
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if places else text, number


def _date(value: datetime.datetime, code: str) -> str:
    section = _sections(_SYSTEM_DATES.get(code, code))[0]
    fields = [text.lower() for kind, text in section if kind == "date"]
    english = bool(_ENGLISH.search(code))
    half_day = "am/pm" in fields or "a/p" in fields
    printed = []
    index = 0
    for kind, text in section:
        if kind != "date":
            printed.append(_literal(kind, text))
            continue
        around = fields[index - 1][0] if index else "", fields[index + 1][0] if index + 1 < len(fields) else ""
        is_minute = fields[index][0] == "m" and (around[0] == "h" or around[1] == "s")
        printed.append(_field(value, "n" * len(text) if is_minute else fields[index], english, half_day))
        index += 1
    return "".join(printed)


def _field(value: datetime.datetime, field: str, english: bool, half_day: bool) -> str:
    """Print one field of a date; `n` is the minute."""
    months, days = (_MONTHS_EN, _DAYS_EN) if english else (_MONTHS, _DAYS)
    month, day = months[value.month - 1], days[value.weekday()]
    width = len(field)
    match field[0]:
        case "y":
            return f"{value.year:04}" if width > 2 else f"{value.year % 100:02}"
        case "m" if width > 2:
            return month[:3] if width == 3 else month[:1] if width == 5 else month
        case "d" if width > 2:
            return day[:3] if width == 3 else day
        case "a":
            return "AM" if value.hour < 12 else "PM"
    hour = (value.hour - 1) % 12 + 1 if half_day else value.hour
    numbers = {"m": value.month, "d": value.day, "h": hour, "n": value.minute, "s": value.second}
    return str(numbers[field[0]]).zfill(min(width, 2))


# What openpyxl does not tell


@dataclass(frozen=True, slots=True)
class _Part:
    """What is read from the XML of one sheet: formulas without value, text boxes and threads."""

    without_value: tuple[str, ...] = ()
    merged: int = 0
    boxes: tuple[tuple[str, tuple[int, int] | None], ...] = ()
    threads: tuple[tuple[str, tuple[int, int], str | None], ...] = ()


def _parts(archive: ZipFile) -> dict[str, _Part]:
    workbook = next(target for _, kind, target in _relations(archive, "") if kind == "officeDocument")
    targets = {identity: target for identity, _, target in _relations(archive, workbook)}
    people = {
        person.get("id"): person.get("displayName")
        for _, kind, target in _relations(archive, workbook)
        if kind == "person"
        for person in _xml(archive, target).iter("{*}person")
    }
    return {
        sheet.get("name", ""): _part(archive, targets[sheet.get(_RELATION_ID, "")], people)
        for sheet in _xml(archive, workbook).iter("{*}sheet")
        if targets.get(sheet.get(_RELATION_ID, ""), "") in archive.namelist()
    }


def _part(archive: ZipFile, name: str, people: dict[str | None, str | None]) -> _Part:
    tree = _xml(archive, name)
    boxes: list[tuple[str, tuple[int, int] | None]] = []
    threads: list[tuple[str, tuple[int, int], str | None]] = []
    for _, kind, target in _relations(archive, name):
        if kind == "drawing":
            boxes += _boxes(_xml(archive, target))
        elif kind == "threadedComment":
            threads += [
                (_clean(comment.findtext("{*}text") or ""), coordinate_to_tuple(comment.get("ref", "")), author)
                for comment in _xml(archive, target).iter("{*}threadedComment")
                for author in [people.get(comment.get("personId"))]
            ]
    return _Part(
        tuple(
            cell.get("r", "?")
            for cell in tree.iter("{*}c")
            if cell.find("{*}f") is not None and not cell.findtext("{*}v") and cell.get("t") != "str"
        ),
        sum(_area(merged.get("ref", "A1")) for merged in tree.iter("{*}mergeCell")),
        tuple(boxes),
        tuple(threads),
    )


def _area(reference: str) -> int:
    left, top, right, bottom = range_boundaries(reference)
    return ((right or 0) - (left or 0) + 1) * ((bottom or 0) - (top or 0) + 1)


def _boxes(drawing: etree._Element) -> Iterator[tuple[str, tuple[int, int] | None]]:
    """Yield the text of each text box and the row and column that it is anchored to."""
    for shape in drawing.iter("{*}sp"):
        text = _clean("\n".join(_box_line(line) for line in shape.iter("{*}p")))
        if not text or next(shape.iterancestors("{*}Fallback"), None) is not None:
            continue
        anchor = next(shape.iterancestors("{*}twoCellAnchor", "{*}oneCellAnchor"), None)
        place = None
        if anchor is not None:
            row, column = anchor.findtext("{*}from/{*}row"), anchor.findtext("{*}from/{*}col")
            place = int(row or 0) + 1, int(column or 0) + 1
        yield text, place


def _box_line(line: etree._Element) -> str:
    return "".join("\n" if run.tag.endswith("}br") else run.text or "" for run in line.iter("{*}t", "{*}br"))


def _relations(archive: ZipFile, part: str) -> Iterator[tuple[str, str, str]]:
    """Yield identity, kind and target of the parts that a part refers to."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if relations in archive.namelist():
        for relation in _xml(archive, relations):
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
            if relation.get("TargetMode") != "External":
                yield relation.get("Id", ""), posixpath.basename(relation.get("Type", "")), target.lstrip("/")


def _xml(archive: ZipFile, part: str) -> etree._Element:
    tree: etree._Element = etree.fromstring(
        archive.read(part), etree.XMLParser(resolve_entities=False, no_network=True)
    )
    return tree


def _notes(sheet: Worksheet, part: _Part, source: Source) -> Iterator[Note]:
    for (row, column), cell in sorted(sheet._cells.items()):
        comment = cell.comment
        if comment is None or (part.threads and (comment.author or "").startswith("tc=")):
            continue  # a thread leaves a placeholder comment for old versions of Excel
        author = (comment.author or "").strip() or None
        text = _clean(_clean(comment.text or "").removeprefix(f"{author}:"))
        if text:
            yield Note(text, _at(source, row, column), author)
    for text, place, author in part.threads:
        yield Note(text, _at(source, *place), author)
    for text, anchor in part.boxes:
        yield Note(text, _at(source, *anchor) if anchor else source)


# Problems


def _copy(origin: Source) -> Problem:
    return Problem(
        "info",
        Phrase("Salinan yang ditulis cascade; tidak dibaca.", "A copy that cascade has written; it was not read."),
        source=origin,
    )


def _hidden_sheet(source: Source) -> Problem:
    return Problem(
        "info",
        Phrase("Lembar “{sheet}” tersembunyi; tidak dibaca.", "Sheet “{sheet}” is hidden; it was not read.").format(
            sheet=source.sheet
        ),
        Phrase(
            "Tampilkan lembar itu (Unhide) bila termasuk dokumen.", "Unhide the sheet if it belongs to the document."
        ),
        source,
    )


def _hidden_lines(sheet: Worksheet, cells: list[Cell], source: Source) -> Iterator[Problem]:
    hidden_rows, hidden_columns = _hidden(sheet)
    rows = _ranges(hidden_rows & {cell.row for cell in cells}, str)
    columns = _ranges(hidden_columns & {cell.column for cell in cells}, get_column_letter)
    if rows or columns:
        what = [Phrase("baris {at}", "rows {at}").format(at=rows)] if rows else []
        what += [Phrase("kolom {at}", "columns {at}").format(at=columns)] if columns else []
        yield Problem(
            "info",
            Phrase("Tersembunyi tetapi ikut dibaca: {what}.", "Hidden, but read all the same: {what}.").format(
                what=Phrase("; ".join(part.id for part in what), "; ".join(part.en for part in what))
            ),
            Phrase("Hapus bila tidak termasuk dokumen.", "Delete them if they do not belong to the document."),
            source,
        )


def _ranges(numbers: Iterable[int], name: Callable[[int], str]) -> str:
    runs = []
    for _, run in groupby(enumerate(sorted(numbers)), lambda pair: pair[1] - pair[0]):
        members = [name(number) for _, number in run]
        runs.append(members[0] if len(members) == 1 else f"{members[0]}–{members[-1]}")
    return ", ".join(runs)


def _without_value(part: _Part, source: Source) -> Iterator[Problem]:
    cells = part.without_value
    if cells:
        yield Problem(
            "warning",
            Phrase(
                "{count} rumus tanpa nilai tersimpan, dibaca sebagai kosong: {cells}.",
                "{count} formulas without a stored value, read as blank: {cells}.",
            ).format(count=len(cells), cells=", ".join(cells[:5]) + (", …" if len(cells) > 5 else "")),
            Phrase("Buka di Excel lalu simpan ulang.", "Open it in Excel and save it again."),
            source if cells[0] == "?" else _at(source, *coordinate_to_tuple(cells[0])),
        )


def _failed_formula(text: str, source: Source) -> Problem:
    return Problem(
        "warning",
        Phrase("{f}: rumusnya gagal: {text}.", "{f}: its formula fails: {text}.").format(f=source.say(), text=text),
        Phrase("Perbaiki rumus di sel itu.", "Correct the formula of that cell."),
        source,
    )


def _rounded(text: str, value: object, number: Decimal | None, source: Source) -> Iterator[Problem]:
    """Yield a problem where the number that is shown is not the one that is stored."""
    if number is None or not isinstance(value, int | float):
        return
    stored = Decimal(repr(value))
    if abs(number - stored) > Decimal("1e-9") * max(Decimal(1), abs(stored)):
        yield Problem(
            "info",
            Phrase(
                "Yang terlihat “{shown}”, nilai tersimpannya {stored}.", "Shown is “{shown}”, stored is {stored}."
            ).format(shown=text, stored=Phrase(_number(stored, "General")[0], _number(stored, "[$-409]General")[0])),
            Phrase(
                "Tambah angka desimal pada format sel bila nilai tersimpan yang dimaksud.",
                "Show more decimals if the stored value is what is meant.",
            ),
            source,
        )


def _at_most_one(problems: list[Problem]) -> list[Problem]:
    """Join the same remark on many cells of a sheet: a computed column would fill the report with it."""
    if len(problems) < 2:
        return problems
    first = problems[0]
    at = first.source.say() if first.source else ""
    more = Phrase("({n} sel di lembar ini, pertama {at})", "({n} cells of this sheet, first {at})")
    return [replace(first, message=first.message + more.format(n=len(problems), at=at))]
