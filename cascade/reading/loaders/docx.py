"""Read what a Word document prints.

In: a .docx file. Out: paragraphs as lines and tables as grids, in the order of the body; comments and
text boxes as notes. Tracked insertions count as printed, tracked deletions do not.
Never reads headers, footers or footnotes, never numbers a list, never updates a field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import TypeVar
from zipfile import ZipFile

import docx
from docx.comments import Comment
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row, CT_Tbl, CT_Tc
from docx.oxml.text.paragraph import CT_P
from docx.oxml.text.run import CT_R
from lxml import etree

from cascade.model import Cell, Grid, Line, LoadedFile, Note, Problem, Source
from cascade.model.errors import DocumentError
from cascade.model.i18n import LocalizedText
from cascade.reading.loaders import LoadContext, refuse_locked_or_old, unread_copy
from cascade.safe_io.archives import zip_guard
from cascade.safe_io.office_package import COPY_MARK

MAX_COLUMNS = 200
SPACE = 3  # points, the width of a space
TAB = 8  # spaces

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = qn("w:txbxContent")
_WRAPPERS = {qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml")}  # content controls wrap whole tables and rows
_UNPRINTED = (qn("w:del"), qn("w:moveFrom"), _FALLBACK)
_TRACKED = (qn("w:ins"), qn("w:del"), qn("w:moveFrom"), qn("w:moveTo"))
_SIGNS: dict[object, str] = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}

_COLOUR, _WHITE = re.compile(r"[0-9a-f]{6}"), "ffffff"
_Kind = TypeVar("_Kind", bound=etree._Element)


def load(path: Path, origin: Source, context: LoadContext) -> LoadedFile:
    """Read one document.

    Raises:
        DocumentError: it is locked with a password, an old .doc, broken, or unreasonably large.
    """
    content = path.read_bytes()
    refuse_locked_or_old(content, origin, program="Word", old_suffix=".doc", save_as="Word Document (.docx)")
    try:
        return _read(BytesIO(content), origin)
    except (DocumentError, MemoryError):
        raise
    except Exception as error:  # a broken package fails anywhere in python-docx, zipfile or lxml
        raise DocumentError(
            LocalizedText("{file}: bukan dokumen Word yang utuh.", "{file}: it is not an intact Word document.").format(
                file=origin.file
            ),
            LocalizedText(
                "Buka di Word, simpan ulang sebagai .docx, atau minta salinan yang utuh.",
                "Open it in Word, save it again as .docx, or ask for a complete copy.",
            ),
        ) from error


def _read(stream: BytesIO, origin: Source) -> LoadedFile:
    with ZipFile(stream) as archive:
        zip_guard.check_archive(archive, origin.file)
    document = docx.Document(stream)
    if COPY_MARK in (document.core_properties.keywords or ""):
        return unread_copy(origin)
    comments = {comment.comment_id: comment for comment in document.comments}
    body = document.element.body
    blocks: list[Grid | Line] = []
    notes: list[Note] = []
    problems = [_tracked(origin)] if next(body.iter(*_TRACKED), None) is not None else []
    lines = tables = 0
    for element in paragraphs_and_tables(body):
        if isinstance(element, CT_P):
            text = paragraph_text(element).strip()
            lines += bool(text)
            source = replace(origin, row=lines or 1)
            if text:
                blocks.append(Line(text, source))
            notes += _notes(element, source, comments)
        else:
            tables += 1
            blocks.append(_grid(element, replace(origin, table=tables), comments, notes, problems))
    return LoadedFile(origin.file, origin.sha256, tuple(blocks), tuple(notes), tuple(problems))


def paragraphs_and_tables(element: etree._Element) -> Iterator[etree._Element]:
    """Yield paragraphs and tables in reading order, out of text boxes and of tables that only frame other ones."""
    for child in _children(element, CT_P, CT_Tbl):
        if isinstance(child, CT_Tbl) and _is_frame(child):
            for tr in _children(child, CT_Row):
                for tc in _children(tr, CT_Tc):
                    yield from paragraphs_and_tables(tc)
            continue
        yield child
        for box in child.iter(_BOX) if isinstance(child, CT_P) else ():
            if next(box.iterancestors(_FALLBACK), None) is None:
                yield from _children(box, CT_Tbl)


def _is_frame(table: CT_Tbl) -> bool:
    """Tell whether a table of one column holds tables of several ones: it frames them and prints nothing itself."""
    rows = [list(_children(tr, CT_Tc)) for tr in _children(table, CT_Row)]
    inner = [tr for row in rows for tc in row for nested in _children(tc, CT_Tbl) for tr in _children(nested, CT_Row)]
    return all(len(row) == 1 for row in rows) and any(len(list(_children(tr, CT_Tc))) > 2 for tr in inner)


def _grid(
    table: etree._Element,
    source: Source,
    comments: Mapping[int, Comment],
    notes: list[Note],
    problems: list[Problem],
) -> Grid:
    cells: dict[tuple[int, int], Cell] = {}
    origins_above: dict[int, tuple[int, int]] = {}
    is_cut = False
    for row, group in groupby(placed_cells(table), key=lambda each: each[0]):
        origins: dict[int, tuple[int, int]] = {}
        for _, column, tc in group:
            span = max(1, tc.grid_span)
            is_cut = is_cut or column + span - 1 > MAX_COLUMNS
            if column > MAX_COLUMNS:
                break
            place = replace(source, row=row, column=column)
            notes += _notes(tc, place, comments)
            if tc.vMerge == "continue" and column in origins_above:
                origin = origins[column] = origins_above[column]
                cells[origin] = replace(cells[origin], rows=row - origin[0] + 1)
            else:
                origins[column] = row, column
                columns = min(span, MAX_COLUMNS - column + 1)
                cells[row, column] = Cell(
                    _cell_text(tc), row, column, place, 1, columns, _is_bold(tc), indent=_indent(tc), fill=_fill(tc)
                )
        origins_above = origins
    if is_cut:
        problems.append(_too_wide(source))
    all_cells = tuple(cells.values())
    rows = max((cell.row + cell.rows - 1 for cell in all_cells), default=0)
    return Grid("", all_cells, rows, max((cell.column + cell.columns - 1 for cell in all_cells), default=0), source)


def placed_cells(table: etree._Element) -> Iterator[tuple[int, int, CT_Tc]]:
    """Yield the cells of a table with their row and column, as `Source` counts them."""
    for row, tr in enumerate(_children(table, CT_Row), 1):
        column = 1 + tr.grid_before
        for tc in _children(tr, CT_Tc):
            yield row, column, tc
            column += max(1, tc.grid_span)


def _children(element: etree._Element, *kinds: type[_Kind]) -> Iterator[_Kind]:
    for child in element:
        if isinstance(child, kinds):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, *kinds)


def _cell_text(tc: CT_Tc) -> str:
    """Return the paragraphs of a cell, those of nested tables included, without text boxes."""
    boxed = {p for box in tc.iter(_BOX) for p in _paragraphs(box)}
    return "\n".join(paragraph_text(p) for p in _paragraphs(tc) if p not in boxed).strip()


def _paragraphs(element: etree._Element) -> Iterator[CT_P]:
    return (p for p in element.iter() if isinstance(p, CT_P))


def paragraph_text(paragraph: CT_P) -> str:
    """Return what a paragraph prints; the text boxes in it are not part of it."""
    parts = []
    for node in paragraph.iter(qn("w:t"), *_SIGNS):
        owner = next(node.iterancestors(paragraph.tag, *_UNPRINTED))
        if owner is paragraph and isinstance(node.getparent(), CT_R):  # a w:tab elsewhere is a tab stop
            parts.append(_SIGNS.get(node.tag, node.text or ""))
    return "".join(parts).replace("\xa0", " ").replace("\xad", "").replace("\t", " ")


def _indent(tc: CT_Tc) -> int:
    """Return how far the first text of a cell stands from its edge, in points: by the paragraph, or by spaces and tabs."""
    first = next((p for p in _paragraphs(tc) if paragraph_text(p).strip()), None)
    if first is None:
        return 0
    left = first.pPr.ind_left if first.pPr is not None else None
    text = "".join(run.text for run in first.iter() if isinstance(run, CT_R))
    blanks = text[: len(text) - len(text.lstrip())]
    return round(left.pt if left else 0) + SPACE * len(blanks.replace("\t", " " * TAB))


def _is_bold(tc: CT_Tc) -> bool:
    runs = [run for run in tc.iter() if isinstance(run, CT_R) and run.text.strip()]
    return bool(runs) and all(run.rPr is not None and run.rPr.b is not None and run.rPr.b.val for run in runs)


def _fill(tc: CT_Tc) -> str:
    """Return the colour with which a cell is shaded."""
    shading = tc.tcPr.find(qn("w:shd")) if tc.tcPr is not None else None
    colour = (shading.get(qn("w:fill")) or "").lower() if shading is not None else ""
    return colour if _COLOUR.fullmatch(colour) and colour != _WHITE else ""


def _notes(element: etree._Element, source: Source, comments: Mapping[int, Comment]) -> Iterator[Note]:
    for reference in element.iter(qn("w:commentReference")):
        comment = comments.get(int(reference.get(qn("w:id"), "-1")))
        if comment is not None and comment.text.strip():
            yield Note(comment.text.strip(), source, comment.author or None)
    for box in element.iter(_BOX):
        text = "\n".join(paragraph_text(paragraph) for paragraph in _children(box, CT_P)).strip()
        if text and next(box.iterancestors(_FALLBACK), None) is None:
            yield Note(text, source)


# Problems


def _tracked(origin: Source) -> Problem:
    return Problem(
        "warning",
        LocalizedText("Masih memuat perubahan terlacak (Track Changes).", "It still contains tracked changes."),
        LocalizedText(
            "Terima atau tolak semua perubahan di Word, lalu simpan ulang.",
            "Accept or reject all changes in Word and save it again.",
        ),
        origin,
    )


def _too_wide(source: Source) -> Problem:
    return Problem(
        "warning",
        LocalizedText(
            "Tabel lebih dari {limit} kolom; sisanya tidak dibaca.",
            "The table has more than {limit} columns; the rest was not read.",
        ).format(limit=MAX_COLUMNS),
        LocalizedText("Susun ulang tabelnya di Word.", "Rebuild the table in Word."),
        source,
    )
