"""Write values into a Word document as tracked changes, so that each can be accepted or rejected.

The old value is marked as deleted, the new one as inserted, in the letters of the old one. Only the body changes; every other
part of the package comes back as it was. Places are counted as the loader counts them.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from copy import deepcopy
from io import BytesIO
from itertools import count

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.text.paragraph import CT_P
from docx.oxml.text.run import CT_R
from lxml import etree

from cascade.model.i18n import LocalizedText
from cascade.reading.loaders.docx import paragraph_text
from cascade.reports.annotators import AUTHOR
from cascade.reports.annotators.docx import places_of
from cascade.reports.revisers import (
    NOT_BLANK,
    OTHER_TEXT,
    NotWritableError,
    Revised,
    Revision,
    is_blank,
    span_of,
)
from cascade.safe_io.office_package import Package

SUFFIXES = (".docx",)

_FIELD = LocalizedText("teksnya dihitung oleh Word (field)", "its text is computed by Word (a field)")
_NO_PLACE = LocalizedText("tempatnya tidak ditemukan", "the place was not found")
_BOX = qn("w:txbxContent")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def revise(content: bytes, revisions: tuple[Revision, ...], created: datetime.datetime) -> Revised:
    """Return the document with its new values."""
    package, document = Package(content), docx.Document(BytesIO(content))
    places, marks = places_of(document), _Marks(document, created)
    refused: dict[Revision, LocalizedText] = {}
    for revision in revisions:
        source = revision.source
        keys = ((source.table, source.row, source.column), (None, source.row, None))
        element = next((places[key] for key in keys[: 1 if source.table else 2] if key in places), None)
        try:
            _write(revision, element, marks)
        except NotWritableError as error:
            refused[revision] = error.reason
    body = package.related_part("", "officeDocument") or ""
    written = etree.tostring(document.element, encoding="UTF-8", xml_declaration=True, standalone=True)
    package.write(body, written)
    return Revised(package.save(), refused)


class _Marks:
    """Makes the marks of tracked changes, each under a number of its own."""

    def __init__(self, document: Document, created: datetime.datetime):
        taken = (each.get(qn("w:id"), "") for each in document.element.iter(qn("w:ins"), qn("w:del"), qn("w:moveTo")))
        self._numbers = count(1 + max((int(number) for number in taken if number.isdigit()), default=0))
        self._date = created.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def mark(self, name: str) -> etree._Element:
        """Return an empty mark: `w:ins` or `w:del`."""
        made = etree.Element(qn(name))
        made.attrib.update({qn("w:id"): str(next(self._numbers)), qn("w:author"): AUTHOR, qn("w:date"): self._date})
        return made


def _write(revision: Revision, element: etree._Element | None, marks: _Marks) -> None:
    """Mark one value as deleted and the new one as inserted behind it."""
    if element is None:
        raise NotWritableError(_NO_PLACE)
    box = next(element.iterancestors(_BOX), None)
    paragraphs = [p for p in element.iter() if isinstance(p, CT_P) and next(p.iterancestors(_BOX), None) is box]
    if not revision.old:
        _fill_blank(paragraphs, revision.new, marks)
        return
    holding = [paragraph for paragraph in paragraphs if revision.old in _text(paragraph)]
    if len(holding) != 1:
        raise NotWritableError(OTHER_TEXT.format(v=revision.old))
    [paragraph] = holding
    if next(paragraph.iter(qn("w:fldChar"), qn("w:fldSimple")), None) is not None:
        raise NotWritableError(_FIELD)
    start, end = span_of(_text(paragraph), revision.old)
    _replace(paragraph, _cut(paragraph, start, end), revision.new, marks)


def _fill_blank(paragraphs: list[CT_P], text: str, marks: _Marks) -> None:
    """Put a text where nothing is printed, or a dash that says so."""
    printed = [paragraph for paragraph in paragraphs if paragraph_text(paragraph).strip()]
    if len(printed) > 1 or any(not is_blank(_text(paragraph)) for paragraph in printed):
        raise NotWritableError(NOT_BLANK)
    paragraph = (printed or paragraphs)[0]
    _replace(paragraph, _runs(paragraph), text, marks)


def _runs(paragraph: CT_P) -> list[CT_R]:
    """Return the runs that print something, but for those of links and of earlier tracked changes."""
    return [run for run in paragraph.iterchildren() if isinstance(run, CT_R) and _printed(run)]


def _printed(run: etree._Element) -> str:
    return "".join(node.text or "" for node in run.iterchildren(qn("w:t")))


def _text(paragraph: CT_P) -> str:
    """Return the letters of those runs, blanks as the loader reads them."""
    return "".join(map(_printed, _runs(paragraph))).replace("\xa0", " ")


def _cut(paragraph: CT_P, start: int, end: int) -> list[etree._Element]:
    """Return the runs of a part of the text, cut out of longer ones.

    Raises:
        NotWritableError: the paragraph prints more than its runs do, so that the letters cannot be counted.
    """
    if paragraph_text(paragraph).strip() != _text(paragraph).strip():
        raise NotWritableError(_FIELD if paragraph_text(paragraph).strip() else _NO_PLACE)
    inside: list[etree._Element] = []
    position = 0
    for run in _runs(paragraph):
        text = _printed(run)
        first, last = max(start - position, 0), min(end - position, len(text))
        position += len(text)
        if first >= last:
            continue
        for piece, is_inside in ((text[:first], False), (text[first:last], True), (text[last:], False)):
            if piece:
                part = run if is_inside and first == 0 and last == len(text) else _copy(run, piece)
                if part is not run:
                    run.addprevious(part)
                if is_inside:
                    inside.append(part)
        if first or last < len(text):
            paragraph.remove(run)
    return inside


def _copy(run: etree._Element, text: str, name: str = "w:t") -> etree._Element:
    """Return a run in the letters of another one with another text."""
    made = deepcopy(run)
    for node in list(made):
        if node.tag != qn("w:rPr"):
            made.remove(node)
    written = etree.SubElement(made, qn(name))
    written.text = text
    written.set(_SPACE, "preserve")
    return made


def _replace(paragraph: CT_P, runs: Sequence[etree._Element], text: str, marks: _Marks) -> None:
    """Mark runs as deleted and a text as inserted behind them; without runs at the end of the paragraph."""
    inserted = marks.mark("w:ins")
    inserted.append(_copy(runs[0], text) if runs else _copy(_blank_run(paragraph), text))
    if not runs:
        paragraph.append(inserted)
        return
    deleted = marks.mark("w:del")
    runs[0].addprevious(deleted)
    for run in runs:
        paragraph.remove(run)
        deleted.append(_copy(run, _printed(run), "w:delText"))
    deleted.addnext(inserted)


def _blank_run(paragraph: CT_P) -> etree._Element:
    """Return a run in the letters that the end of a blank paragraph has."""
    run = OxmlElement("w:r")
    mark = paragraph.pPr.find(qn("w:rPr")) if paragraph.pPr is not None else None
    if mark is not None:
        run.append(deepcopy(mark))
    return run
