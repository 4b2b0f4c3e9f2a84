"""Notes in a PDF: the lines of the value highlighted, the note in a pop-up; a note for a whole page as an icon.

Each annotation draws itself (its own appearance stream, multiplied onto the page), since viewers draw highlights
without one each in their own way. The content of the pages is not touched.
"""

from __future__ import annotations

import ctypes
import datetime
from collections import defaultdict
from io import BytesIO

import pikepdf
import pypdfium2
import pypdfium2.raw as raw
from pikepdf import Array, Dictionary, Name, String

from cascade.model import Severity
from cascade.reading.extraction.lattice import Box
from cascade.reading.loaders.pdf import MAX_GLYPHS, View
from cascade.reports.annotations import Annotation
from cascade.reports.annotators import AUTHOR
from cascade.safe_io.opc import COPY_MARK

SUFFIXES = (".pdf",)
COLOURS: dict[Severity, tuple[str, str, str]] = {  # red, green, blue; text, since they are no values of a document
    "error": ("1", "0.72", "0.76"),
    "warning": ("1", "0.92", "0.45"),
    "question": ("0.68", "0.85", "1"),
    "info": ("0.9", "0.9", "0.9"),
}
ICON, MARGIN = 18, 8  # points: size of the icon of a page note, its distance from the edge and the next one
POPUP = (220, 110)  # points
BLANK = 12  # points: the height of the strip that marks an empty cell
INSET = 1.5  # points that the strip stays off the rules of its cell


def annotate(content: bytes, annotations: tuple[Annotation, ...], at: datetime.datetime) -> bytes:
    """Return the document with its notes; one of no page is on the first page."""
    seen = pypdfium2.PdfDocument(content)
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            by_page: dict[int, list[Annotation]] = defaultdict(list)
            for annotation in annotations:
                by_page[min(annotation.source.page or 1, len(pdf.pages))].append(annotation)
            for number, group in sorted(by_page.items()):
                _annotate_page(pdf, number, seen, group, at)
            keywords = str(pdf.docinfo.get(Name.Keywords, ""))
            pdf.docinfo[Name.Keywords] = f"{keywords} {COPY_MARK}".strip()
            stream = BytesIO()
            pdf.save(
                stream, deterministic_id=True, encryption=False, stream_decode_level=pikepdf.StreamDecodeLevel.none
            )
            return stream.getvalue()
    finally:
        seen.close()


def _annotate_page(
    pdf: pikepdf.Pdf, number: int, seen: pypdfium2.PdfDocument, annotations: list[Annotation], at: datetime.datetime
) -> None:
    page = seen[number - 1]
    textpage = page.get_textpage()
    view = View(page)
    target = pdf.pages[number - 1]
    icons = 0
    made: list[pikepdf.Object] = []
    try:
        letters = _letters(textpage, view) if any(annotation.source.box for annotation in annotations) else []
        for annotation in annotations:
            lines = _lines(letters, annotation.source.box) if annotation.source.box else []
            if lines:
                made += _highlight(pdf, target, view, lines, annotation, at, len(made))
            else:
                made.append(_icon(pdf, target, view, icons, annotation, at, len(made)))
                icons += 1
    finally:
        textpage.close()
        page.close()
    known = target.obj.get(Name.Annots)
    target.obj[Name.Annots] = Array([*(known or []), *made])


def _letters(textpage: pypdfium2.PdfTextPage, view: View) -> list[Box]:
    """Return the boxes of all printed letters of a page, as shown."""
    handle = textpage.raw
    sides = [ctypes.c_double() for _ in range(4)]
    found = []
    for index in range(min(textpage.count_chars(), MAX_GLYPHS)):
        if raw.FPDFText_GetUnicode(handle, index) > 32 and raw.FPDFText_GetCharBox(handle, index, *sides):
            left, right, bottom, top = (side.value for side in sides)
            found.append(view.box(left, bottom, right, top))
    return found


def _lines(letters: list[Box], box: Box) -> list[Box]:
    """Return the boxes of the text lines in a cell; of an empty cell a strip at its top."""
    lines: list[Box] = []
    for shown in letters:
        x, y = (shown[0] + shown[2]) / 2, (shown[1] + shown[3]) / 2
        if not (box[0] <= x <= box[2] and box[1] <= y <= box[3]):
            continue
        near = next(
            (i for i, line in enumerate(lines) if line[1] <= y <= line[3] or shown[1] <= _middle(line) <= shown[3]),
            None,
        )
        if near is None:
            lines.append(shown)
        else:
            line = lines[near]
            lines[near] = (
                min(line[0], shown[0]), min(line[1], shown[1]), max(line[2], shown[2]), max(line[3], shown[3]),
            )  # fmt: skip
    if lines:
        return [_padded(line, box) for line in lines]
    left, top, right, bottom = box[0] + INSET, box[1] + INSET, box[2] - INSET, box[3] - INSET
    return [(left, top, right, min(bottom, top + BLANK))] if right > left and bottom > top else []


def _middle(line: Box) -> float:
    return (line[1] + line[3]) / 2


def _padded(line: Box, cell: Box) -> Box:
    """Return a line with the room that descenders and ascenders need, inside its cell."""
    room = max(1.0, 0.18 * (line[3] - line[1]))
    return (
        max(line[0] - 1, cell[0]), max(line[1] - room, cell[1]), min(line[2] + 1, cell[2]), min(line[3] + room, cell[3]),
    )  # fmt: skip


def _highlight(
    pdf: pikepdf.Pdf,
    page: pikepdf.Page,
    view: View,
    lines: list[Box],
    annotation: Annotation,
    at: datetime.datetime,
    number: int,
) -> list[pikepdf.Object]:
    corners = []
    for left, top, right, bottom in lines:
        corners.append([view.back(*each) for each in ((left, top), (right, top), (left, bottom), (right, bottom))])
    rects = [_around(each) for each in corners]
    rect = _around([(x, y) for left, bottom, right, top in rects for x, y in ((left, bottom), (right, top))])
    colour = COLOURS[annotation.severity]
    drawn = [f"/Kali gs {' '.join(colour)} rg"]
    drawn += [f"{a:.2f} {b:.2f} {c - a:.2f} {d - b:.2f} re f" for a, b, c, d in rects]
    multiply = Dictionary(ExtGState=Dictionary(Kali=Dictionary(Type=Name.ExtGState, BM=Name.Multiply)))
    note = _note(pdf, page, Name.Highlight, rect, colour, annotation, at, number)
    note.QuadPoints = _numbers(side for each in corners for corner in each for side in corner)
    note.AP = Dictionary(N=_appearance(pdf, rect, "\n".join(drawn), multiply))
    right, top = max(line[2] for line in lines), min(line[1] for line in lines)
    width, height = POPUP
    at_x, at_y = min(right + 10, max(0.0, view.width - width)), min(top, max(0.0, view.height - height))
    popup = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Popup,
            Rect=_numbers(_around([view.back(at_x, at_y), view.back(at_x + width, at_y + height)])),
            Parent=note,
            Open=False,
        )
    )
    note.Popup = popup
    return [note, popup]


def _icon(
    pdf: pikepdf.Pdf,
    page: pikepdf.Page,
    view: View,
    row: int,
    annotation: Annotation,
    at: datetime.datetime,
    number: int,
) -> pikepdf.Object:
    """Return a note on a whole page: a sheet with three lines in the top left corner, one below the other."""
    left, top = MARGIN, MARGIN + row * (ICON + MARGIN)
    rect = _around([view.back(left, top), view.back(left + ICON, top + ICON)])
    colour = COLOURS[annotation.severity]
    a, b, c, d = rect
    bars = " ".join(f"{a + 4:.2f} {b + y:.2f} m {c - 4:.2f} {b + y:.2f} l S" for y in (5, 9, 13))
    drawn = f"{' '.join(colour)} rg 0.35 0.35 0.35 RG 0.8 w {a + 1:.2f} {b + 1:.2f} {c - a - 2:.2f} {d - b - 2:.2f} re B {bars}"
    note = _note(pdf, page, Name.Text, rect, colour, annotation, at, number)
    note.Name = Name.Note
    note.Open = False
    note.AP = Dictionary(N=_appearance(pdf, rect, drawn, Dictionary()))
    return note


def _note(
    pdf: pikepdf.Pdf,
    page: pikepdf.Page,
    kind: Name,
    rect: Box,
    colour: tuple[str, str, str],
    annotation: Annotation,
    at: datetime.datetime,
    number: int,
) -> pikepdf.Object:
    moment = String(at.astimezone(datetime.UTC).strftime("D:%Y%m%d%H%M%SZ"))
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=kind,
            Rect=_numbers(rect),
            C=Array([pikepdf.Object.parse(each.encode()) for each in colour]),
            T=String(AUTHOR),
            Contents=String(annotation.text),
            M=moment,
            CreationDate=moment,
            NM=String(f"cascade-{page.index + 1}-{number + 1}"),
            F=4,  # is printed with the page
            P=page.obj,
        )
    )


def _appearance(pdf: pikepdf.Pdf, rect: Box, drawn: str, resources: Dictionary) -> pikepdf.Stream:
    stream = pikepdf.Stream(pdf, drawn.encode())
    stream.Type, stream.Subtype, stream.BBox = Name.XObject, Name.Form, _numbers(rect)
    stream.Resources = resources
    return stream


def _around(points: list[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _numbers(sides: object) -> Array:
    return Array([pikepdf.Object.parse(f"{side:.2f}".encode()) for side in sides])  # type: ignore[attr-defined]
