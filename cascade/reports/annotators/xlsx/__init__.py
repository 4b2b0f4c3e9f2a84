"""Write notes into a workbook: comments and coloured cells, in the parts of the package that hold them.

A cell that has a note already keeps it and gets the new text below it; a thread gets a reply. Formulas, stored
values, pictures, charts and text boxes are in parts, or parts of parts, that nobody touches: no library that reads
and writes whole workbooks keeps all of them.
"""

from __future__ import annotations

import datetime
from collections import defaultdict

from openpyxl.utils.cell import get_column_letter

from cascade.reports.annotations import Annotation
from cascade.reports.annotators.xlsx.cell_styles import CellStyles
from cascade.reports.annotators.xlsx.cells import Cells
from cascade.reports.annotators.xlsx.comments import Comments
from cascade.reports.annotators.xlsx.note_shapes import NoteShapes
from cascade.reports.annotators.xlsx.spreadsheet_xml import RELATIONSHIP_ID
from cascade.safe_io.office_package import Package

SUFFIXES = (".xlsx", ".xlsm")
MAX_NOTE_LENGTH = 30_000  # letters; Excel takes 32,767 in a comment


def annotate(content: bytes, annotations: tuple[Annotation, ...], created: datetime.datetime) -> bytes:
    """Return the workbook with its notes; one of no sheet or cell is on the first cell of the first sheet."""
    package = Package(content)
    workbook = package.related_part("", "officeDocument") or ""
    sheets = sheet_parts(package, workbook)
    by_sheet: dict[str, dict[str, list[Annotation]]] = defaultdict(lambda: defaultdict(list))
    for annotation in annotations:
        sheet = annotation.source.sheet if annotation.source.sheet in sheets else next(iter(sheets))
        by_sheet[sheet or ""][_cell(annotation)].append(annotation)
    styles = CellStyles(package, workbook)
    for sheet, by_cell in by_sheet.items():
        _annotate_sheet(package, workbook, sheets[sheet], by_cell, styles, created)
    package.mark_as_copy()
    return package.save()


def _annotate_sheet(
    package: Package,
    workbook: str,
    sheet: str,
    by_cell: dict[str, list[Annotation]],
    styles: CellStyles,
    created: datetime.datetime,
) -> None:
    """Write all notes of one sheet; `workbook` and `sheet` are parts of the package."""
    cells = Cells(package.editable_xml(sheet), styles)
    comments = Comments(package, workbook, sheet, created)
    shapes = NoteShapes(package, workbook, sheet, cells)
    for reference, group in by_cell.items():
        text = "\n".join(dict.fromkeys(each.text for each in group))[:MAX_NOTE_LENGTH]
        if comments.add(reference, text):
            shapes.add(reference, text)
        for annotation in group:
            cells.colour(annotation.source.cell or reference, annotation.severity)
    shapes.write(comments.texts())


def sheet_parts(package: Package, workbook: str) -> dict[str, str]:
    """Return the part of each worksheet by its title."""
    targets = {each.id: each.target for each in package.relationships(workbook) if each.kind == "worksheet"}
    return {
        sheet.get("name", ""): targets[sheet.get(RELATIONSHIP_ID, "")]
        for sheet in package.read_xml(workbook).iter("{*}sheet")
        if targets.get(sheet.get(RELATIONSHIP_ID, ""), "") in package
    }


def _cell(annotation: Annotation) -> str:
    """Return the cell that a note stands on; of a range the first."""
    source = annotation.source
    if source.cell:
        return source.cell.partition(":")[0]
    return f"{get_column_letter(source.column)}{source.row}" if source.column and source.row else "A1"
