"""Write notes into a PDF: the lines of the value highlighted, the note in a pop-up, one for a whole page as an icon.

Each annotation draws itself (its own appearance stream, multiplied onto the page), since viewers draw highlights
without one each in their own way. The content of the pages and the annotations that are there are not touched, and
what is coloured is the value as the page is shown: turned and cropped.
"""

from __future__ import annotations

import ctypes
import datetime
from collections import defaultdict
from collections.abc import Iterable
from io import BytesIO

import pikepdf
import pypdfium2
import pypdfium2.raw as raw
from pikepdf import Array, Dictionary, Name, String

from cascade.model import Severity
from cascade.reading.extraction.lattice import Box
from cascade.reading.loaders.pdf.glyphs import MAX_GLYPHS
from cascade.reading.loaders.pdf.page_view import PageView
from cascade.reports.annotations import Annotation
from cascade.reports.annotators import AUTHOR
from cascade.safe_io.office_package import COPY_MARK

SUFFIXES = (".pdf",)
COLOURS: dict[Severity, tuple[str, str, str]] = {  # red, green, blue; text, since they are no values of a document
    "error": ("1", "0.72", "0.76"),
    "warning": ("1", "0.92", "0.45"),
    "question": ("0.68", "0.85", "1"),
    "info": ("0.9", "0.9", "0.9"),
}
ICON_SIZE, MARGIN = 18, 8  # points: size of the icon of a page note, its distance from the edge and the next one
POPUP_SIZE = (220, 110)  # points
STRIP_HEIGHT = 12  # points: the height of the strip that marks an empty cell
INSET = 1.5  # points that the strip stays off the rules of its cell


def annotate(content: bytes, annotations: tuple[Annotation, ...], at: datetime.datetime) -> bytes:
    """Return the document with its notes; one of no page is on the first page."""
    shown = pypdfium2.PdfDocument(content)
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            by_page: dict[int, list[Annotation]] = defaultdict(list)
            for annotation in annotations:
                by_page[min(annotation.source.page or 1, len(pdf.pages))].append(annotation)
            for number, group in sorted(by_page.items()):
                _annotate_page(pdf, shown, number, group, at)
            keywords = str(pdf.docinfo.get(Name.Keywords, ""))
            pdf.docinfo[Name.Keywords] = f"{keywords} {COPY_MARK}".strip()
            stream = BytesIO()
            pdf.save(
                stream, deterministic_id=True, encryption=False, stream_decode_level=pikepdf.StreamDecodeLevel.none
            )
            return stream.getvalue()
    finally:
        shown.close()


def _annotate_page(
    pdf: pikepdf.Pdf,
    shown: pypdfium2.PdfDocument,
    number: int,
    annotations: list[Annotation],
    at: datetime.datetime,
) -> None:
    """Add the notes of one page; `shown` is the same document, which tells where letters are."""
    page = shown[number - 1]
    textpage = page.get_textpage()
    view = PageView(page)
    notes = _PageNotes(pdf, pdf.pages[number - 1], view, at)
    try:
        letters = _letters(textpage, view) if any(each.source.box for each in annotations) else []
        for annotation in annotations:
            lines = _lines(letters, annotation.source.box) if annotation.source.box else []
            if lines:
                notes.highlight(annotation, lines)
            else:
                notes.add_icon(annotation)
    finally:
        textpage.close()
        page.close()
    notes.attach()


def _letters(textpage: pypdfium2.PdfTextPage, view: PageView) -> list[Box]:
    """Return the boxes of all printed letters of a page, as shown."""
    handle = textpage.raw
    sides = [ctypes.c_double() for _ in range(4)]
    found = []
    for index in range(min(textpage.count_chars(), MAX_GLYPHS)):
        if raw.FPDFText_GetUnicode(handle, index) > 32 and raw.FPDFText_GetCharBox(handle, index, *sides):
            left, right, bottom, top = (side.value for side in sides)
            found.append(view.shown_box(left, bottom, right, top))
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
    return [(left, top, right, min(bottom, top + STRIP_HEIGHT))] if right > left and bottom > top else []


def _middle(line: Box) -> float:
    return (line[1] + line[3]) / 2


def _padded(line: Box, cell: Box) -> Box:
    """Return a line with the room that descenders and ascenders need, inside its cell."""
    room = max(1.0, 0.18 * (line[3] - line[1]))
    return (
        max(line[0] - 1, cell[0]), max(line[1] - room, cell[1]), min(line[2] + 1, cell[2]), min(line[3] + room, cell[3]),
    )  # fmt: skip


class _PageNotes:
    """The annotations that are made for one page."""

    def __init__(self, pdf: pikepdf.Pdf, page: pikepdf.Page, view: PageView, at: datetime.datetime):
        self._pdf, self._page, self._view, self._at = pdf, page, view, at
        self._made: list[pikepdf.Object] = []
        self._icons = 0

    def highlight(self, annotation: Annotation, lines: list[Box]) -> None:
        """Highlight some lines of text, with the note in a pop-up beside them."""
        quads = [self._corners(line) for line in lines]
        rects = [_around(each) for each in quads]
        rect = _around([(x, y) for left, bottom, right, top in rects for x, y in ((left, bottom), (right, top))])
        drawn = [f"/Kali gs {' '.join(COLOURS[annotation.severity])} rg"]
        drawn += [f"{a:.2f} {b:.2f} {c - a:.2f} {d - b:.2f} re f" for a, b, c, d in rects]
        multiply = Dictionary(ExtGState=Dictionary(Kali=Dictionary(Type=Name.ExtGState, BM=Name.Multiply)))
        note = self._note(Name.Highlight, rect, annotation)
        note.QuadPoints = _numbers(side for quad in quads for corner in quad for side in corner)
        note.AP = Dictionary(N=self._appearance(rect, "\n".join(drawn), multiply))
        popup = self._popup(note, lines)
        note.Popup = popup
        self._made += [note, popup]

    def add_icon(self, annotation: Annotation) -> None:
        """Add a note on the whole page: a sheet with three lines in the top left corner, one below the other."""
        left, top = MARGIN, MARGIN + self._icons * (ICON_SIZE + MARGIN)
        rect = _around([self._view.page_point(left, top), self._view.page_point(left + ICON_SIZE, top + ICON_SIZE)])
        a, b, c, d = rect
        bars = " ".join(f"{a + 4:.2f} {b + y:.2f} m {c - 4:.2f} {b + y:.2f} l S" for y in (5, 9, 13))
        sheet = f"{a + 1:.2f} {b + 1:.2f} {c - a - 2:.2f} {d - b - 2:.2f} re B"
        drawn = f"{' '.join(COLOURS[annotation.severity])} rg 0.35 0.35 0.35 RG 0.8 w {sheet} {bars}"
        note = self._note(Name.Text, rect, annotation)
        note.Name = Name.Note
        note.Open = False
        note.AP = Dictionary(N=self._appearance(rect, drawn, Dictionary()))
        self._made.append(note)
        self._icons += 1

    def attach(self) -> None:
        """Put what was made behind the annotations that the page has."""
        known = self._page.obj.get(Name.Annots)
        self._page.obj[Name.Annots] = Array([*(known or []), *self._made])

    def _corners(self, line: Box) -> list[tuple[float, float]]:
        """Return the corners of a line in the order of the PDF standard: top left and right, bottom left and right."""
        left, top, right, bottom = line
        return [self._view.page_point(*each) for each in ((left, top), (right, top), (left, bottom), (right, bottom))]

    def _note(self, kind: Name, rect: Box, annotation: Annotation) -> pikepdf.Object:
        moment = String(self._at.astimezone(datetime.UTC).strftime("D:%Y%m%d%H%M%SZ"))
        colour = COLOURS[annotation.severity]
        return self._pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=kind,
                Rect=_numbers(rect),
                C=Array([pikepdf.Object.parse(each.encode()) for each in colour]),
                T=String(AUTHOR),
                Contents=String(annotation.text),
                M=moment,
                CreationDate=moment,
                NM=String(f"cascade-{self._page.index + 1}-{len(self._made) + 1}"),
                F=4,  # is printed with the page
                P=self._page.obj,
            )
        )

    def _popup(self, note: pikepdf.Object, lines: list[Box]) -> pikepdf.Object:
        """Return the window of a note, to the right of its lines where there is room."""
        width, height = POPUP_SIZE
        left = min(max(line[2] for line in lines) + 10, max(0.0, self._view.width - width))
        top = min(min(line[1] for line in lines), max(0.0, self._view.height - height))
        rect = _around([self._view.page_point(left, top), self._view.page_point(left + width, top + height)])
        return self._pdf.make_indirect(
            Dictionary(Type=Name.Annot, Subtype=Name.Popup, Rect=_numbers(rect), Parent=note, Open=False)
        )

    def _appearance(self, rect: Box, drawn: str, resources: Dictionary) -> pikepdf.Stream:
        """Return how a note draws itself."""
        stream = pikepdf.Stream(self._pdf, drawn.encode())
        stream.Type, stream.Subtype, stream.BBox = Name.XObject, Name.Form, _numbers(rect)
        stream.Resources = resources
        return stream


def _around(points: list[tuple[float, float]]) -> Box:
    """Return the box around some points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _numbers(sides: Iterable[float]) -> Array:
    return Array([pikepdf.Object.parse(f"{side:.2f}".encode()) for side in sides])
