"""Name the elements of OpenDocument, and take texts, notes and counts from them.

The same for sheets and texts. An element goes in, what it prints comes out; annotations, footnotes and drawings in it are not part of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from cascade.model import Note, Source
from cascade.model.errors import DocumentError
from cascade.model.i18n import LocalizedText

MAX_SPACES = 1000  # one text:s may stand for
NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
}


def qualified(prefixed: str) -> str:
    """Return the name of an element or attribute as lxml spells it."""
    prefix, _, local = prefixed.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


ROW, CELL, COVERED = qualified("table:table-row"), qualified("table:table-cell"), qualified("table:covered-table-cell")
TABLE, COLUMN = qualified("table:table"), qualified("table:table-column")
PARAGRAPHS = {qualified("text:p"), qualified("text:h")}
GROUPS = {
    qualified(f"table:{group}")
    for group in ("table-header-rows", "table-rows", "table-row-group", "table-columns", "table-header-columns",
                  "table-column-group")
}  # fmt: skip
WRAPPERS = {
    qualified("text:section"),
    qualified("text:list"),
    qualified("text:list-item"),
    qualified("text:list-header"),
}
BOX, NOTE = qualified("draw:text-box"), qualified("office:annotation")
_ASIDE = {
    NOTE,
    qualified("text:note"),
    qualified("draw:frame"),
    qualified("draw:custom-shape"),
    qualified("text:ruby-text"),
}
_SIGNS = {qualified("text:tab"): " ", qualified("text:line-break"): "\n"}
_SPACES = qualified("text:s")


def rows_in(table: etree._Element) -> Iterator[etree._Element]:
    """Yield the rows of a table, those in groups too."""
    for child in table:
        if child.tag == ROW:
            yield child
        elif child.tag in GROUPS:
            yield from rows_in(child)


def number_of(element: etree._Element, name: str) -> int:
    """Return the number that an attribute tells: 1 where there is none."""
    text = element.get(qualified(name), "1")
    return max(1, int(text)) if text.isdecimal() and len(text) < 10 else 1


def is_aside(element: etree._Element, anchor: etree._Element) -> bool:
    """Tell whether an element lies in an annotation, a note or a drawing that is anchored in another one."""
    for above in element.iterancestors():
        if above is anchor:
            return False
        if above.tag in _ASIDE:
            return True
    return False


def paragraph_text(paragraph: etree._Element) -> str:
    """Return what a paragraph prints, without annotations, footnotes and the boxes anchored in it."""
    printed = [paragraph.text or ""]
    for child in paragraph:
        if child.tag == _SPACES:
            printed.append(" " * min(number_of(child, "text:c"), MAX_SPACES))
        elif child.tag in _SIGNS:
            printed.append(_SIGNS[child.tag])
        elif isinstance(child.tag, str) and child.tag not in _ASIDE:
            printed.append(paragraph_text(child))
        printed.append(child.tail or "")
    return "".join(printed).replace("\xa0", " ").replace("\xad", "")


def notes_of(element: etree._Element, source: Source) -> Iterator[Note]:
    """Yield the annotations in an element."""
    for note in element.iter(NOTE):
        text = "\n".join(paragraph_text(p) for p in note.iter(*PARAGRAPHS)).strip()
        if text:
            yield Note(text, source, (note.findtext(qualified("dc:creator")) or "").strip() or None)


def text_boxes(element: etree._Element, source: Source) -> Iterator[Note]:
    """Yield the text boxes in an element as notes."""
    for box in element.iter(BOX, qualified("draw:custom-shape")):
        text = "\n".join(paragraph_text(p) for p in box.iterchildren(*PARAGRAPHS)).strip()
        if text:
            yield Note(text, source)


def broken(file: str) -> DocumentError:
    """Return what to say of a file that is not intact."""
    return DocumentError(
        LocalizedText(
            "{file}: bukan berkas OpenDocument yang utuh.", "{file}: it is not an intact OpenDocument file."
        ).format(file=file),
        LocalizedText(
            "Buka di LibreOffice atau Office, simpan sebagai .xlsx atau .docx.",
            "Open it in LibreOffice or Office and save it as .xlsx or .docx.",
        ),
    )


def too_large(file: str) -> DocumentError:
    """Return what to say of a file with too many cells."""
    return DocumentError(
        LocalizedText("{file}: terlalu banyak sel terisi.", "{file}: too many filled cells.").format(file=file),
        LocalizedText("Hapus baris dan kolom yang tidak dipakai.", "Delete the rows and columns that are not used."),
    )
