"""Read the sheets of an Excel workbook as they are shown.

In: an .xlsx or .xlsm file. Out: one grid per visible sheet that prints something, with every value as
its number format shows it to an Indonesian reader; comments and text boxes as notes.
Never calculates a formula, never runs a macro, never follows a link to another workbook.
"""

from __future__ import annotations

import posixpath
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
from lxml import etree
from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.styles.proxy import StyleProxy
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries
from openpyxl.worksheet.merge import MergedCellRange
from openpyxl.worksheet.worksheet import Worksheet

from cascade.model import Grid, LoadedFile, Note, Problem, Source
from cascade.model.errors import DocumentError
from cascade.model.i18n import LocalizedText
from cascade.reading.loaders import LoadContext, refuse_locked_or_old, unread_copy
from cascade.reading.loaders.number_format import shown_value
from cascade.reading.loaders.sheet_grid import (
    SPACE,
    Entry,
    Hidden,
    cell_source,
    fill_grid,
    hidden_sheet,
    refuse_wide_merges,
    visible_text,
)
from cascade.safe_io.archives import zip_guard
from cascade.safe_io.office_package import COPY_MARK

INDENT = 9  # points, one step of the indent of a cell
_WHITE = "ffffff"

_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def load(path: Path, origin: Source, context: LoadContext) -> LoadedFile:
    """Read one workbook.

    Raises:
        DocumentError: it is locked with a password, an old .xls, broken, without sheets, or too large.
    """
    content = path.read_bytes()
    refuse_locked_or_old(content, origin, program="Excel", old_suffix=".xls", save_as="Excel Workbook (.xlsx)")
    try:
        return _read(BytesIO(content), origin)
    except (DocumentError, MemoryError):
        raise
    except Exception as error:  # a broken package fails anywhere in openpyxl, zipfile or lxml
        raise DocumentError(
            LocalizedText(
                "{file}: bukan buku kerja Excel yang utuh.", "{file}: it is not an intact Excel workbook."
            ).format(file=origin.file),
            LocalizedText(
                "Buka di Excel, simpan ulang sebagai .xlsx, atau minta salinan yang utuh.",
                "Open it in Excel, save it again as .xlsx, or ask for a complete copy.",
            ),
        ) from error


def _read(stream: BytesIO, origin: Source) -> LoadedFile:
    with ZipFile(stream) as archive:
        zip_guard.check_archive(archive, origin.file)
        parts = _parts(archive)
    for part in parts.values():
        refuse_wide_merges(part.merged, origin.file)
    with warnings.catch_warnings(), _borders_not_copied():
        warnings.simplefilter("ignore")  # openpyxl warns of what it drops: charts, validations
        book = openpyxl.load_workbook(stream, data_only=True, keep_links=False)
    if COPY_MARK in (book.properties.keywords or ""):
        return unread_copy(origin)
    if not book.worksheets:  # openpyxl finds no sheet in “Strict Open XML”
        raise _no_sheet(origin)
    grids: list[Grid] = []
    notes: list[Note] = []
    problems: list[Problem] = []
    for sheet in book.worksheets:
        source = replace(origin, sheet=sheet.title)
        if sheet.sheet_state != "visible":
            problems.append(hidden_sheet(source))
            continue
        part = parts.get(sheet.title, _Part())
        spans = {
            (merged.min_row, merged.min_col): (merged.size["rows"], merged.size["columns"])
            for merged in sheet.merged_cells.ranges
        }
        grid = fill_grid(_entries(sheet, spans), spans, _hidden(sheet), source, problems)
        grids += [grid] if grid else []
        notes += _notes(sheet, part, source)
        problems += _without_value(part, source)
    return LoadedFile(origin.file, origin.sha256, tuple(grids), tuple(notes), tuple(problems))


@contextmanager
def _borders_not_copied() -> Iterator[None]:
    """Keep openpyxl from copying the borders of a merged cell to all that it covers: most of its time, and nobody looks at them."""
    copying = MergedCellRange.format
    MergedCellRange.format = _leave_as_is  # type: ignore[assignment, method-assign]
    try:
        yield
    finally:
        MergedCellRange.format = copying  # type: ignore[method-assign]


def _leave_as_is(_: MergedCellRange) -> None:
    """Copy nothing."""


def _no_sheet(origin: Source) -> DocumentError:
    return DocumentError(
        LocalizedText("{file}: tidak ada lembar kerja yang terbaca.", "{file}: no worksheet can be read.").format(
            file=origin.file
        ),
        LocalizedText(
            "Simpan ulang sebagai “Excel Workbook (.xlsx)”, bukan “Strict Open XML”.",
            "Save it as “Excel Workbook (.xlsx)”, not as “Strict Open XML”.",
        ),
    )


# Cells


def _entries(sheet: Worksheet, spans: Mapping[tuple[int, int], tuple[int, int]]) -> Iterator[Entry]:
    for (row, column), cell in sorted(sheet._cells.items()):
        if cell.value is None and (row, column) not in spans:
            continue
        text, number = shown_value(cell.value, cell.number_format)
        stored = Decimal(repr(cell.value)) if number is not None else None
        indent = round(INDENT * cell.alignment.indent) + SPACE * (len(text) - len(text.lstrip(" ")))
        is_bold, failed = bool(cell.font.bold), cell.data_type == "e"
        yield Entry(row, column, visible_text(text), number, stored, is_bold, failed, indent, _colour(cell.fill))


def _colour(fill: StyleProxy) -> str:
    """Return the colour of a fill, that of a theme by its number and tint."""
    colour = fill.fgColor if fill.fill_type == "solid" else None
    if colour is None:
        return ""
    if colour.type == "theme":
        return f"theme {colour.theme} {colour.tint:.2f}" if colour.theme or colour.tint else ""
    if colour.type == "indexed" and colour.indexed >= len(COLOR_INDEX):
        return ""
    name = (COLOR_INDEX[colour.indexed] if colour.type == "indexed" else colour.rgb)[-6:].lower()
    return "" if name == _WHITE else name


def _hidden(sheet: Worksheet) -> Hidden:
    rows = frozenset(row for row, dimension in sheet.row_dimensions.items() if dimension.hidden)
    columns = frozenset(
        column
        for dimension in sheet.column_dimensions.values()
        if dimension.hidden
        for column in range(dimension.min or 1, (dimension.max or 0) + 1)
    )
    return Hidden(rows, columns)


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
        for person in zip_guard.parse_part(archive, target).iter("{*}person")
    }
    return {
        sheet.get("name", ""): _part(archive, targets[sheet.get(_RELATION_ID, "")], people)
        for sheet in zip_guard.parse_part(archive, workbook).iter("{*}sheet")
        if targets.get(sheet.get(_RELATION_ID, ""), "") in archive.namelist()
    }


def _part(archive: ZipFile, name: str, people: dict[str | None, str | None]) -> _Part:
    tree = zip_guard.parse_part(archive, name)
    boxes: list[tuple[str, tuple[int, int] | None]] = []
    threads: list[tuple[str, tuple[int, int], str | None]] = []
    for _, kind, target in _relations(archive, name):
        if kind == "drawing":
            boxes += _boxes(zip_guard.parse_part(archive, target))
        elif kind == "threadedComment":
            threads += [
                (
                    visible_text(comment.findtext("{*}text") or ""),
                    coordinate_to_tuple(comment.get("ref", "")),
                    author,
                )
                for comment in zip_guard.parse_part(archive, target).iter("{*}threadedComment")
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
        text = visible_text("\n".join(_box_line(line) for line in shape.iter("{*}p")))
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
        for relation in zip_guard.parse_part(archive, relations):
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
            if relation.get("TargetMode") != "External":
                yield relation.get("Id", ""), posixpath.basename(relation.get("Type", "")), target.lstrip("/")


def _notes(sheet: Worksheet, part: _Part, source: Source) -> Iterator[Note]:
    for (row, column), cell in sorted(sheet._cells.items()):
        comment = cell.comment
        if comment is None or (part.threads and (comment.author or "").startswith("tc=")):
            continue  # a thread leaves a placeholder comment for old versions of Excel
        author = (comment.author or "").strip() or None
        text = visible_text(visible_text(comment.text or "").removeprefix(f"{author}:"))
        if text:
            yield Note(text, cell_source(source, row, column), author)
    for text, place, author in part.threads:
        yield Note(text, cell_source(source, *place), author)
    for text, anchor in part.boxes:
        yield Note(text, cell_source(source, *anchor) if anchor else source)


# Problems


def _without_value(part: _Part, source: Source) -> Iterator[Problem]:
    cells = part.without_value
    if cells:
        yield Problem(
            "warning",
            LocalizedText(
                "{count} rumus tanpa nilai tersimpan, dibaca sebagai kosong: {cells}.",
                "{count} formulas without a stored value, read as blank: {cells}.",
            ).format(count=len(cells), cells=", ".join(cells[:5]) + (", …" if len(cells) > 5 else "")),
            LocalizedText("Buka di Excel lalu simpan ulang.", "Open it in Excel and save it again."),
            source if cells[0] == "?" else cell_source(source, *coordinate_to_tuple(cells[0])),
        )
