"""Write a document as a workbook, a text document or an OpenDocument sheet."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from docx import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import _Cell
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from layout import Break, Cell, Document, Line, Row, Table, placed

WORD_ALIGN = {"l": WD_ALIGN_PARAGRAPH.LEFT, "c": WD_ALIGN_PARAGRAPH.CENTER, "r": WD_ALIGN_PARAGRAPH.RIGHT}
SHEET_ALIGN = {"l": "left", "c": "center", "r": "right"}
STAMP = (2024, 1, 2, 8, 0, 0)


def same_every_time(data: bytes) -> bytes:
    """Pack a zip file anew without times of writing."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", b"2024-01-02T08:00:00Z", content)
            new.writestr(zipfile.ZipInfo(name, STAMP), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def write_xlsx(document: Document, path: Path) -> None:
    """Write a workbook; a Break begins a sheet."""
    book = Workbook()
    sheet = book.active
    sheet.title = document.options.get("sheet", "Sheet1")
    at = 1 + document.options.get("empty_rows", 0)
    columns = max([len(p.widths) for p in document.parts if isinstance(p, Table)], default=6)
    for part in document.parts:
        if isinstance(part, Break):
            sheet, at = book.create_sheet(part.title), 1
        elif isinstance(part, Line):
            at = _sheet_line(sheet, part, at, columns, merge=document.options.get("merge_titles", True))
        else:
            at = _sheet_table(sheet, part, at)
    data = io.BytesIO()
    book.save(data)
    path.write_bytes(same_every_time(data.getvalue()))


def _sheet_line(sheet: Worksheet, part: Line, at: int, columns: int, merge: bool) -> int:
    target = sheet.cell(at, max(1, columns - 2), part.text or None) if part.align == "r" else sheet.cell(at, 1, part.text or None)
    target.font = Font(bold=part.bold, size=part.size)
    if part.align == "c" and merge and part.text:
        sheet.merge_cells(start_row=at, start_column=1, end_row=at, end_column=columns)
        target.alignment = Alignment(horizontal="center")
    return at + 1


def _sheet_table(sheet: Worksheet, part: Table, at: int) -> int:
    thin = Side(style="thin") if part.rules == "grid" else Side()
    rows = part.header + part.body
    for c, width in enumerate(part.widths):
        letter = get_column_letter(c + 1)
        sheet.column_dimensions[letter].width = max(sheet.column_dimensions[letter].width if at > 8 else 0, width / 5.2)
    for r, c, one in placed(rows, len(part.widths)):
        room = sum(part.widths[c : c + one.cols]) / 5.2 - 1
        if one.rows == 1 and len(one.text) > room:
            height = (len(one.text) // room + 1) * (part.size + 2) * 1.4
            sheet.row_dimensions[at + r].height = max(sheet.row_dimensions[at + r].height or 0, round(height, 1))
        target = sheet.cell(at + r, c + 1)
        target.value = one.number if one.number is not None else (one.text or None)
        if one.number is not None:
            target.number_format = one.pattern
        elif one.text:
            target.number_format = "@"
        target.font = Font(bold=one.bold, size=part.size + 2)
        target.alignment = Alignment(horizontal=SHEET_ALIGN[one.align], vertical="top", wrap_text=True, indent=one.indent)
        if one.fill:
            target.fill = PatternFill("solid", fgColor=one.fill)
        for i in range(one.rows):
            for j in range(one.cols):
                sheet.cell(at + r + i, c + 1 + j).border = Border(left=thin, right=thin, top=thin, bottom=thin)
        if one.rows > 1 or one.cols > 1:
            sheet.merge_cells(start_row=at + r, start_column=c + 1, end_row=at + r + one.rows - 1, end_column=c + one.cols)
    return at + len(rows)


def write_docx(document: Document, path: Path) -> None:
    """Write a text document."""
    word = WordFile()
    word.styles["Normal"].font.name = "Arial"
    section = word.sections[0]
    _turn(section, document.wide)
    for part in document.parts:
        if isinstance(part, Break):
            if part.wide is None:
                word.add_page_break()
            else:
                _turn(word.add_section(), part.wide)
        elif isinstance(part, Line):
            paragraph = word.add_paragraph()
            paragraph.alignment = WORD_ALIGN[part.align]
            paragraph.paragraph_format.left_indent = Pt(part.indent)
            paragraph.paragraph_format.space_after = Pt(2)
            run = paragraph.add_run(part.text)
            run.bold, run.font.size = part.bold, Pt(part.size)
        else:
            _word_table(word, part)
    if document.footer:
        section.footer.paragraphs[0].text = document.footer.replace("{n}", "1")
    data = io.BytesIO()
    word.save(data)
    path.write_bytes(same_every_time(data.getvalue()))


def _turn(section, wide: bool) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    short, long = Pt(595), Pt(842)
    section.page_width, section.page_height = (long, short) if wide else (short, long)
    section.left_margin = section.right_margin = Pt(40)


def _word_table(word, part: Table) -> None:
    rows: list[Row] = part.header + part.body
    table = word.add_table(len(rows), len(part.widths))
    if part.rules == "grid":
        table.style = "Table Grid"
    grid = [[table._cells[r * len(part.widths) + c] for c in range(len(part.widths))] for r in range(len(rows))]
    scale = (762 if word.sections[-1].orientation == WD_ORIENT.LANDSCAPE else 515) / sum(part.widths)
    for column, width in zip(table.columns, part.widths, strict=True):
        column.width = Pt(width * scale)
    for r in range(len(rows)):
        for c, width in enumerate(part.widths):
            grid[r][c].width = Pt(width * scale)
    for r, c, one in placed(rows, len(part.widths)):
        target = grid[r][c]
        if one.rows > 1 or one.cols > 1:
            target = target.merge(grid[r + one.rows - 1][c + one.cols - 1])
        _word_cell(target, one, part.size)
    if part.repeat == "all":
        for line in table.rows[: len(part.header)]:
            line._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _word_cell(target: _Cell, one: Cell, size: float) -> None:
    for extra in target.paragraphs[1:]:
        extra._p.getparent().remove(extra._p)
    for n, text in enumerate(one.text.split("\n")):
        paragraph = target.paragraphs[0] if n == 0 else target.add_paragraph()
        paragraph.alignment = WORD_ALIGN[one.align]
        paragraph.paragraph_format.left_indent = Pt(6 * one.indent)
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(text)
        run.bold, run.font.size = one.bold, Pt(size)
    if one.fill:
        shade = OxmlElement("w:shd")
        for key, value in (("val", "clear"), ("color", "auto"), ("fill", one.fill)):
            shade.set(qn(f"w:{key}"), value)
        target._tc.get_or_add_tcPr().append(shade)


NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2"'
)
KIND = "application/vnd.oasis.opendocument.spreadsheet"


def write_ods(document: Document, path: Path) -> None:
    """Write an OpenDocument spreadsheet with one sheet."""
    columns = max(len(p.widths) for p in document.parts if isinstance(p, Table))
    lines: list[str] = []
    for part in document.parts:
        if isinstance(part, Line):
            lines.append(f"<table:table-row>{_ods_cell(Cell(part.text, bold=part.bold))}</table:table-row>")
        elif isinstance(part, Table):
            rows = part.header + part.body
            at = {(r, c): one for r, c, one in placed(rows, len(part.widths))}
            for r in range(len(rows)):
                cells = [_ods_cell(at[r, c]) if (r, c) in at else "<table:covered-table-cell/>" for c in range(len(part.widths))]
                lines.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    style = (
        '<style:style style:name="tebal" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="biasa" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap"/></style:style>'
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMES}><office:automatic-styles>{style}</office:automatic-styles>'
        f'<office:body><office:spreadsheet><table:table table:name="{document.options.get("sheet", "Lembar1")}">'
        f'<table:table-column table:number-columns-repeated="{columns}"/>{"".join(lines)}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{KIND}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    with zipfile.ZipFile(path, "w") as out:
        out.writestr(zipfile.ZipInfo("mimetype", STAMP), KIND)
        for name, text in (("content.xml", content), ("META-INF/manifest.xml", manifest)):
            out.writestr(zipfile.ZipInfo(name, STAMP), text, zipfile.ZIP_DEFLATED)


def _ods_cell(one: Cell) -> str:
    span = f' table:number-columns-spanned="{one.cols}" table:number-rows-spanned="{one.rows}"' if one.cols > 1 or one.rows > 1 else ""
    style = f' table:style-name="{"tebal" if one.bold else "biasa"}"'
    texts = "".join(f"<text:p>{escape(text)}</text:p>" for text in one.text.split("\n")) if one.text else ""
    if one.number is not None:
        return f'<table:table-cell{style}{span} office:value-type="float" office:value="{one.number}">{texts}</table:table-cell>'
    return f"<table:table-cell{style}{span}{' office:value-type=' + chr(34) + 'string' + chr(34) if texts else ''}>{texts}</table:table-cell>"
