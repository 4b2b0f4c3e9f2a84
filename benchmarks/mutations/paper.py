"""Change cells of a copy of a dossier, and print the copy as other formats.

An edit names a cell by the `Source` that cascade read there, so that faults can be planted in any dossier.
"""

from __future__ import annotations

import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

import docx
import openpyxl
from docx.enum.section import WD_ORIENT
from docx.shared import Cm, Pt
from openpyxl.utils import range_boundaries

from cascade.model import Source

SETTINGS = (".yaml", ".yml", ".csv")


@dataclass(frozen=True)
class Edit:
    """One cell or line and what it says instead; `swap` replaces a part of its text only."""

    at: Source
    text: str = ""
    swap: str | None = None


@dataclass(frozen=True)
class Removal:
    """A file that is left out."""

    file: str


def write(base: Path, folder: Path, edits: Iterable[Edit | Removal], only: Iterable[str] | None = None) -> None:
    """Copy a dossier with some cells changed; with `only`, those files and the settings alone."""
    by_file: dict[str, list[Edit]] = defaultdict(list)
    left_out = set()
    for edit in edits:
        if isinstance(edit, Removal):
            left_out.add(edit.file)
        else:
            by_file[edit.at.file].append(edit)
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(base.iterdir()):
        wanted = only is None or path.name in set(only) or path.suffix in SETTINGS
        if path.is_dir() or path.name in left_out or not wanted:
            continue
        if path.name in by_file:
            _WRITERS[path.suffix](path, folder / path.name, by_file[path.name])
        else:
            shutil.copy(path, folder / path.name)


def _xlsx(path: Path, out: Path, edits: list[Edit]) -> None:
    book = openpyxl.load_workbook(path)
    for edit in edits:
        cell = book[edit.at.sheet or ""][(edit.at.cell or "").split(":")[0]]
        if edit.swap is not None:
            cell.value = str(cell.value).replace(edit.swap, edit.text)
        else:
            cell.value = _number(edit.text) if isinstance(cell.value, int | float) else edit.text or None
    book.save(out)


def _number(text: str) -> int | float | str | None:
    try:
        value = Decimal(text.replace(".", "").replace(",", ".") if "," in text else text)
    except InvalidOperation:
        return text or None
    return int(value) if value == value.to_integral_value() else float(value)


def _docx(path: Path, out: Path, edits: list[Edit]) -> None:
    document = docx.Document(str(path))
    for edit in edits:
        if edit.at.table is None:
            block = next(p for p in document.paragraphs if (edit.swap or "") in p.text and p.text.strip())
            places = [block]
        else:
            row = document.tables[edit.at.table - 1].rows[(edit.at.row or 1) - 1]
            places = row.cells[(edit.at.column or 1) - 1].paragraphs
        for place in places:
            _retype(place, edit)
    document.save(str(out))


def _retype(paragraph: object, edit: Edit) -> None:
    runs = paragraph.runs  # type: ignore[attr-defined]
    if edit.swap is not None:
        for run in runs:
            run.text = run.text.replace(edit.swap, edit.text)
        return
    for number, run in enumerate(runs):
        run.text = edit.text if number == 0 else ""


_WRITERS = {".xlsx": _xlsx, ".docx": _docx}


# The same dossier in other formats


def as_pdf(folder: Path, files: Iterable[str]) -> None:
    """Replace some files of a folder by PDFs that LibreOffice prints."""
    names = [name for name in files if (folder / name).is_file()]
    if not names:
        return
    profile = f"-env:UserInstallation=file://{folder.parent / 'soffice'}"
    for name in names:
        if name.endswith(".xlsx"):
            _fit_width(folder / name)
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *(str(folder / name) for name in names)], check=True, capture_output=True, timeout=300)
    for name in names:
        (folder / name).unlink()


def _fit_width(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    for sheet in book:
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 8  # A3
        sheet.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True)
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    align = copy(cell.alignment)
                    align.wrap_text = True
                    cell.alignment = align
    book.save(path)


def as_docx(folder: Path, files: Iterable[str]) -> None:
    """Replace some workbooks of a folder by Word documents: a title, then a table for each sheet."""
    for name in files:
        path = folder / name
        if not (path.is_file() and path.suffix == ".xlsx"):
            continue
        book, out = openpyxl.load_workbook(path), docx.Document()
        section = out.sections[0]
        section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Cm(42), Cm(29.7)
        for sheet in book:
            _sheet_as_table(sheet, out)
        out.save(str(path.with_suffix(".docx")))
        path.unlink()


def _sheet_as_table(sheet: object, out: object) -> None:
    filled = [row for row in sheet.iter_rows() if any(c.value is not None for c in row)]  # type: ignore[attr-defined]
    single = [row for row in filled if sum(c.value is not None for c in row) == 1]
    titles = [row for row in filled[:3] if row in single]
    body = [row for row in filled if row not in titles]
    for row in titles:
        out.add_paragraph(str(next(c.value for c in row if c.value is not None)))  # type: ignore[attr-defined]
    last = max(n for n, row in enumerate(body) if sum(c.value is not None for c in row) > 2)
    rows, after = body[: last + 1], body[last + 1 :]
    numbers = {row[0].row: n for n, row in enumerate(rows)}
    columns = max(c.column for row in rows for c in row if c.value is not None)
    table = out.add_table(len(rows), columns)  # type: ignore[attr-defined]
    table.style = "Table Grid"
    for merged in sheet.merged_cells.ranges:  # type: ignore[attr-defined]
        left, top, right, bottom = range_boundaries(str(merged))
        if top in numbers and bottom in numbers and right <= columns:
            table.cell(numbers[top], left - 1).merge(table.cell(numbers[bottom], right - 1))
    for row in rows:
        for cell in row[:columns]:
            if cell.value is not None:
                target = table.cell(numbers[cell.row], cell.column - 1)
                target.text = shown(cell)
                for paragraph in target.paragraphs:
                    for run in paragraph.runs:
                        run.font.size = Pt(8)
    for row in after:
        out.add_paragraph(str(next(c.value for c in row if c.value is not None)))  # type: ignore[attr-defined]


def shown(cell: object) -> str:
    """Return what a reader of a spreadsheet cell sees, for the formats of the example dossiers."""
    value, code = cell.value, cell.number_format  # type: ignore[attr-defined]
    if not isinstance(value, int | float):
        return str(value)
    if "0.00" in code:
        return f"{value:.2f}".replace(".", ",")
    if "#,##0" in code:
        return f"{value:,.0f}".replace(",", ".")
    return (f"{value:.0%}" if "%" in code else f"{value:g}").replace(".", ",")
