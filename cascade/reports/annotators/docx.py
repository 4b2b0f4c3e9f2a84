"""Write notes into a Word document: comments on the text of the very cell or line, which gets the colour of its severity.

Only the body and the comments change; every other part of the package comes back as it was. Places are counted as the
loader counts them. A cell without text gets an empty run to hold its comment; one inside a text box is commented
where the box is anchored, since Word has no comments in boxes.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tc
from docx.oxml.text.paragraph import CT_P
from docx.oxml.text.run import CT_R
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree

from cascade.model import SEVERITIES, Severity
from cascade.reading.loaders.docx import paragraph_text, paragraphs_and_tables, placed_cells
from cascade.reports.annotations import Annotation
from cascade.reports.annotators import AUTHOR, FILLS
from cascade.safe_io.office_package import Package

SUFFIXES = (".docx",)

# What stands behind the shading in the properties of a cell and of letters: Word refuses another order.
_AFTER_SHADE_OF_CELL = frozenset(
    qn(f"w:{name}")
    for name in ("noWrap", "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark", "headers", "cellIns", "cellDel",
                 "cellMerge", "tcPrChange")
)  # fmt: skip
_AFTER_SHADE_OF_RUN = frozenset(
    qn(f"w:{name}")
    for name in (
        "fitText",
        "vertAlign",
        "rtl",
        "cs",
        "em",
        "lang",
        "eastAsianLayout",
        "specVanish",
        "oMath",
        "rPrChange",
    )
)
_BOX = qn("w:txbxContent")
_COMMENTS_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


def annotate(content: bytes, annotations: tuple[Annotation, ...], created: datetime.datetime) -> bytes:
    """Return the document with its notes; one of no place is on the first line."""
    package = Package(content)
    document = docx.Document(BytesIO(content))
    places = places_of(document)
    first = next(iter(places.values()))
    by_place: dict[etree._Element, list[Annotation]] = defaultdict(list)
    for annotation in annotations:
        source = annotation.source
        keys = ((source.table, source.row, source.column), (None, source.row, None))
        by_place[next((places[key] for key in keys if key in places), first)].append(annotation)
    for element, notes in by_place.items():
        _colour(element, min((note.severity for note in notes), key=SEVERITIES.index))
        text = "\n".join(dict.fromkeys(note.text for note in notes))
        comment = document.add_comment(_runs(element, document), text, AUTHOR, AUTHOR[:3])
        comment._comment_elm.set(qn("w:date"), created.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    return _merged(package, document)


def _colour(element: etree._Element, severity: Severity) -> None:
    """Give a cell, or the letters of a line, the colour that cells of a workbook get."""
    if isinstance(element, CT_Tc):
        _shade(element.get_or_add_tcPr(), severity, _AFTER_SHADE_OF_CELL)
    else:
        for run in (each for each in element.iter() if isinstance(each, CT_R)):
            _shade(run.get_or_add_rPr(), severity, _AFTER_SHADE_OF_RUN)


def _shade(properties: etree._Element, severity: Severity, later: frozenset[str]) -> None:
    for old in properties.findall(qn("w:shd")):
        properties.remove(old)
    values = {"val": "clear", "color": "auto", "fill": FILLS[severity]}
    shade = etree.SubElement(properties, qn("w:shd"), {qn(f"w:{name}"): value for name, value in values.items()})
    behind = next((each for each in properties if each.tag in later), None)
    if behind is not None:
        behind.addprevious(shade)


def places_of(document: Document) -> dict[tuple[int | None, int | None, int | None], etree._Element]:
    """Return what stands at each address: cells by table, row and column, lines by row."""
    places: dict[tuple[int | None, int | None, int | None], etree._Element] = {}
    tables = lines = 0
    for element in paragraphs_and_tables(document.element.body):
        if isinstance(element, CT_P):
            if paragraph_text(element).strip():
                lines += 1
                places[None, lines, None] = element
        else:
            tables += 1
            for row, column, tc in placed_cells(element):
                places[tables, row, column] = tc
    if not places:
        raise ValueError("nothing to comment on")
    return places


def _runs(element: etree._Element, document: Document) -> list[Run]:
    """Return the first and last run of the first printed paragraph, or an empty run made for the comment."""
    box = next(element.iterancestors(_BOX), None)
    if box is not None:
        outer = [run for run in box.iterancestors() if isinstance(run, CT_R)]
        if outer:
            return [Run(outer[-1], document)]
    paragraphs = [
        each for each in element.iter() if isinstance(each, CT_P) and next(each.iterancestors(_BOX), None) is box
    ]
    paragraph = next((each for each in paragraphs if paragraph_text(each).strip()), paragraphs[0])
    runs = [each for each in paragraph.iterchildren() if isinstance(each, CT_R) and each.text.strip()]
    if runs:
        return [Run(runs[0], document), Run(runs[-1], document)]
    return [Paragraph(paragraph, document._body).add_run()]


def _merged(package: Package, document: Document) -> bytes:
    """Put the changed body and the comments into the package that came."""
    stream = BytesIO()
    document.save(stream)
    saved = Package(stream.getvalue())
    body = package.related_part("", "officeDocument") or ""
    comments = saved.related_part(body, "comments") or ""
    if package.related_part(body, "comments") is None:
        comments_here = package.unused_name("word/comments{}.xml")
        package.add_relationship(body, _COMMENTS_KIND, comments_here)
        package.declare_content_type(comments_here, _COMMENTS_TYPE)
    else:
        comments_here = comments
    package.write(body, saved.read(body))
    package.write(comments_here, saved.read(comments))
    package.mark_as_copy()
    return package.save()
