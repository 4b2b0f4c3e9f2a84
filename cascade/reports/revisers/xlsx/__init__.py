"""Write values into a workbook: the cell coloured, what stood there in its comment.

A cell keeps its format: a number stays a number, a percentage a percentage, and what its format cannot show is not written.
Formulas are never overwritten: a sum that comes to the new value today stores it, others stay as they are. A workbook that has some is
calculated anew when it is opened. All other parts of the package
come back as they were.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from decimal import Decimal
from io import BytesIO

import openpyxl
from lxml import etree
from openpyxl.workbook import Workbook

from cascade.model.i18n import LocalizedText
from cascade.reading.loaders.number_format import show_number, shown_value
from cascade.reports.annotators.xlsx import sheet_parts
from cascade.reports.annotators.xlsx.cell_styles import CellStyles
from cascade.reports.annotators.xlsx.cells import Cells
from cascade.reports.annotators.xlsx.comments import Comments
from cascade.reports.annotators.xlsx.note_shapes import NoteShapes
from cascade.reports.annotators.xlsx.spreadsheet_xml import tag
from cascade.reports.revisers import (
    NOT_BLANK,
    OTHER_TEXT,
    NotWritableError,
    Revised,
    Revision,
    is_blank,
    span_of,
)
from cascade.reports.revisers.xlsx.sums import value_of_sum
from cascade.safe_io.office_package import Package
from cascade.text.numbers import parse_quantity
from cascade.text.printable import one_line

SUFFIXES = (".xlsx", ".xlsm")
FILL = "FFA9D08E"  # a green of Excel's palette that headings rarely have
WHOLE_FROM = 1000  # a cell that holds so much shows `30.000` as thirty thousand

_FORMULA = LocalizedText(
    "sel berisi rumus; buka salinannya, biarkan dihitung ulang, lalu periksa",
    "the cell holds a formula; open the copy, let it calculate, and look at it",
)
_FORMAT = LocalizedText(
    "format angka sel itu tidak dapat menampilkan {v}", "the number format of the cell cannot show {v}"
)
_NO_CELL = LocalizedText("selnya tidak ditemukan", "the cell was not found")
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BEFORE_CALCULATION = ("definedNames", "externalReferences", "functionGroups", "sheets")


def revise(content: bytes, revisions: tuple[Revision, ...], created: datetime.datetime) -> Revised:
    """Return the workbook with its new values."""
    package, book = Package(content), openpyxl.load_workbook(BytesIO(content), data_only=True)
    workbook = package.related_part("", "officeDocument") or ""
    parts, styles = sheet_parts(package, workbook), CellStyles(package, workbook)
    by_sheet: dict[str, list[Revision]] = defaultdict(list)
    for revision in revisions:
        by_sheet[revision.source.sheet or ""].append(revision)
    refused: dict[Revision, LocalizedText] = {}
    for sheet, group in by_sheet.items():
        if sheet not in parts:
            refused |= dict.fromkeys(group, _NO_CELL)
            continue
        cells = Cells(package.editable_xml(parts[sheet]), styles)
        comments = Comments(package, workbook, parts[sheet], created)
        shapes = NoteShapes(package, workbook, parts[sheet], cells)
        for revision in group:
            try:
                reference = _write(revision, cells, book)
            except NotWritableError as error:
                refused[revision] = error.reason
                continue
            cells.fill(reference, FILL)
            if comments.add(reference, revision.note):
                shapes.add(reference, revision.note)
        shapes.write(comments.texts())
    if any(b"<f" in package.read(part) for part in parts.values()):
        _calculate_on_load(package.editable_xml(workbook))
    return Revised(package.save(), refused)


def _write(revision: Revision, cells: Cells, book: Workbook) -> str:
    """Write one value; return its cell."""
    reference = revision.source.cell or ""
    if not reference or ":" in reference:
        raise NotWritableError(_NO_CELL)
    cell, shown = cells.cell(reference), book[revision.source.sheet or ""][reference]
    stored = _stored(shown.value, shown.number_format, revision)
    formula = cell.find(tag("f"))
    if formula is not None and value_of_sum(formula.text or "", cells) != stored:
        raise NotWritableError(_FORMULA)
    _store(cell, stored)
    return reference


def _stored(value: object, code: str, revision: Revision) -> Decimal | str:
    """Return what to store in a cell, by what it holds and how it shows it."""
    text, number = shown_value(value, code)
    if not revision.old and not is_blank(text):
        raise NotWritableError(NOT_BLANK)
    if isinstance(value, str) and revision.old:
        start, end = (0, len(text)) if one_line(text) == revision.old else span_of(text, revision.old)
        return text[:start] + revision.new + text[end:]
    if revision.old and one_line(text) != revision.old:
        raise NotWritableError(OTHER_TEXT.format(v=revision.old))
    wanted = _number(revision.new, number)
    if wanted is None:
        return revision.new
    stored = wanted / 100 if "%" in code else wanted
    is_other = not isinstance(value, int | float) or stored != Decimal(repr(value))
    if is_other and parse_quantity(show_number(stored, code)[0], exact=wanted).value == wanted:
        return stored
    if not revision.old:
        return revision.new
    raise NotWritableError(_FORMAT.format(v=revision.new))


def _number(text: str, old: Decimal | None) -> Decimal | None:
    """Return the number that a text is; None for any other text, and for one with a unit where no number was."""
    is_whole = old is not None and abs(old) >= WHOLE_FROM
    quantity = parse_quantity(text)
    if quantity.readings:
        quantity = parse_quantity(text, whole=is_whole, mark=None if is_whole else ",")
    if old is None and quantity.unit not in (None, "%"):
        return None
    return quantity.value if quantity.kind in ("number", "percent") and not quantity.readings else None


def _store(cell: etree._Element, value: Decimal | str) -> None:
    """Put a value into a cell; its style stays, and so does the formula that comes to it."""
    for name in ("v", "is"):
        for each in cell.findall(tag(name)):
            cell.remove(each)
    for name in ("t", "cm", "vm"):
        cell.attrib.pop(name, "")
    if isinstance(value, Decimal):
        etree.SubElement(cell, tag("v")).text = format(value.normalize(), "f")
        return
    cell.set("t", "inlineStr")
    text = etree.SubElement(etree.SubElement(cell, tag("is")), tag("t"))
    text.text = value
    text.set(_XML_SPACE, "preserve")


def _calculate_on_load(workbook: etree._Element) -> None:
    """Let Excel calculate all formulas when the workbook is opened."""
    calculation = workbook.find(tag("calcPr"))
    if calculation is None:
        calculation = etree.Element(tag("calcPr"))
        before = next(each for name in _BEFORE_CALCULATION if (each := workbook.find(tag(name))) is not None)
        before.addnext(calculation)
    calculation.set("fullCalcOnLoad", "1")
