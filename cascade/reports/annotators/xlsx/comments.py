"""Write comments, and replies to threads, into the parts of a workbook that hold those of one sheet.

Cells and texts go in; the parts are changed in place, or made where the sheet has none. What somebody has written there is kept.
Draws no box: `note_shapes` does.
"""

from __future__ import annotations

import datetime
import posixpath
import uuid

from lxml import etree

from cascade.reports.annotators import AUTHOR
from cascade.reports.annotators.xlsx.spreadsheet_xml import MAIN, OFFICE, child, tag
from cascade.safe_io.office_package import Package

_THREADED = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_PERSON_KIND = "http://schemas.microsoft.com/office/2017/10/relationships/person"
_PERSON_TYPE = "application/vnd.ms-excel.person+xml"


class Comments:
    """The comments of one sheet; `workbook` and `sheet` are parts of the package, `at` dates the replies."""

    def __init__(self, package: Package, workbook: str, sheet: str, at: datetime.datetime):
        self._package, self._workbook, self._sheet, self._at = package, workbook, sheet, at
        self._part = package.related_part(sheet, "comments")
        self._threads = package.related_part(sheet, "threadedComment")

    def add(self, reference: str, text: str) -> bool:
        """Put a note on a cell, below one that is there; tell whether it is a new one, which needs a shape."""
        comments = self._package.editable_xml(self._comments_part())
        existing = next((each for each in comments.iter(tag("comment")) if each.get("ref") == reference), None)
        if existing is not None and self._reply(reference, text):
            _append(existing, f"\nReply:\n    {text}", bold=False)
            return False
        if existing is None:
            made = etree.SubElement(
                child(comments, "commentList"), tag("comment"), ref=reference, authorId=_author(comments)
            )
            etree.SubElement(made, tag("text"))
            _append(made, f"{AUTHOR}:", bold=True)
            _append(made, f"\n{text}", bold=False)
            return True
        _append(existing, f"\n\n{AUTHOR}:", bold=True)
        _append(existing, f"\n{text}", bold=False)
        return False

    def texts(self) -> dict[str, str]:
        """Return the text of every comment by its cell."""
        if self._part is None:
            return {}
        return {
            each.get("ref", "A1"): "".join(part for part in each.itertext() if isinstance(part, str))
            for each in self._package.read_xml(self._part).iter(tag("comment"))
        }

    def _comments_part(self) -> str:
        """Return the part that holds the comments, made where the sheet has none."""
        if self._part is None:
            folder = posixpath.dirname(self._workbook)
            self._part = self._package.unused_name(posixpath.join(folder, "comments{}.xml"))
            empty = f'<comments xmlns="{MAIN}"><authors/><commentList/></comments>'
            self._package.write(self._part, empty.encode())
            self._package.declare_content_type(self._part, _COMMENTS_TYPE)
            self._package.add_relationship(self._sheet, f"{OFFICE}/comments", self._part)
        return self._part

    def _reply(self, reference: str, text: str) -> bool:
        """Answer the thread of a cell, where it has one."""
        if self._threads is None:
            return False
        tree = self._package.editable_xml(self._threads)
        threaded = f"{{{_THREADED}}}threadedComment"
        thread = [each for each in tree.iter(threaded) if each.get("ref") == reference]
        if not thread:
            return False
        root = next((each for each in thread if not each.get("parentId")), thread[0])
        moment = self._at.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.00")
        reply = etree.Element(threaded, ref=reference, dT=moment, personId=self._person())
        reply.set("id", _guid(f"{self._sheet}!{reference}"))
        reply.set("parentId", root.get("id", ""))
        etree.SubElement(reply, f"{{{_THREADED}}}text").text = f"{AUTHOR}: {text}"
        thread[-1].addnext(reply)
        return True

    def _person(self) -> str:
        """Return the id of the author of replies, entered once among the persons of the workbook."""
        identity = _guid(AUTHOR)
        part = self._package.related_part(self._workbook, "person")
        if part is None:
            folder = posixpath.dirname(self._workbook)
            part = self._package.unused_name(posixpath.join(folder, "persons/person{}.xml"))
            self._package.write(part, f'<personList xmlns="{_THREADED}"/>'.encode())
            self._package.declare_content_type(part, _PERSON_TYPE)
            self._package.add_relationship(self._workbook, _PERSON_KIND, part)
        persons = self._package.editable_xml(part)
        if not any(each.get("id") == identity for each in persons):
            entry = etree.SubElement(persons, f"{{{_THREADED}}}person", displayName=AUTHOR)
            entry.attrib.update({"id": identity, "userId": AUTHOR, "providerId": "None"})
        return identity


def _author(comments: etree._Element) -> str:
    """Return the number of our author, entered once."""
    authors = child(comments, "authors")
    names = [each.text or "" for each in authors]
    if AUTHOR not in names:
        etree.SubElement(authors, tag("author")).text = AUTHOR
        names.append(AUTHOR)
    return str(names.index(AUTHOR))


def _append(comment: etree._Element, text: str, *, bold: bool) -> None:
    """Add a run of text at the end of a comment; plain text that is there becomes a run before it."""
    body = child(comment, "text")
    plain = body.find(tag("t"))
    if plain is not None:
        run = etree.Element(tag("r"))
        body.insert(0, run)
        run.append(plain)
        plain.set(_XML_SPACE, "preserve")
    run = etree.Element(tag("r"))
    properties = etree.SubElement(run, tag("rPr"))
    if bold:
        etree.SubElement(properties, tag("b"))
    etree.SubElement(properties, tag("sz"), val="9")
    etree.SubElement(properties, tag("color"), indexed="81")
    etree.SubElement(properties, tag("rFont"), val="Tahoma")
    etree.SubElement(properties, tag("family"), val="2")
    written = etree.SubElement(run, tag("t"))
    written.text = text
    written.set(_XML_SPACE, "preserve")
    last = body.findall(tag("r"))
    if last:
        last[-1].addnext(run)
    else:
        body.insert(0, run)


def _guid(text: str) -> str:
    return "{" + str(uuid.uuid5(uuid.NAMESPACE_URL, f"cascade:{text}")).upper() + "}"
