"""Read and change single parts of an Office package.

A .xlsx or .docx is a zip archive of parts that refer to each other (Open Packaging Conventions). The bytes of a file
go in; the bytes of a file with some parts changed or added come out, in which all other parts are as they were and in
their order. Never follows a reference out of the file, and never changes a file on the disk.
"""

from __future__ import annotations

import datetime
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

COPY_MARK = "cascade-salinan"  # among the keywords of what cascade has written: it is not read again
FIRST_YEAR, LAST_YEAR = 1980, 2107  # that a zip archive can hold
MAX_XML_PART = 80 * 1024**2  # bytes of one XML part; its tree takes ten times as much memory

_EPOCH = (1980, 1, 1, 0, 0, 0)
_TYPES = "[Content_Types].xml"
_CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_CORE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


@dataclass(frozen=True, slots=True)
class Relationship:
    """That one part refers to another: `kind` is the last word of its type, `target` the name of the other part."""

    id: str
    kind: str
    target: str


class Package:
    """The parts of one file by name, as bytes or, once asked for, as XML that may be changed.

    Raises:
        ValueError: a part is too large to be changed.
    """

    def __init__(self, content: bytes):
        self._zip = ZipFile(BytesIO(content))
        if any(i.file_size > MAX_XML_PART and i.filename.lower().endswith(".xml") for i in self._zip.infolist()):
            raise ValueError("a part is too large")
        self._infos = {_name(info.filename): info for info in self._zip.infolist() if not info.is_dir()}
        self._new: dict[str, bytes] = {}
        self._trees: dict[str, etree._Element] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._infos or name in self._new or name in self._trees

    def read(self, name: str) -> bytes:
        """Return a part as it is now."""
        if name in self._trees:
            return etree.tostring(self._trees[name], encoding="UTF-8", xml_declaration=True, standalone=True)
        if name in self._new:
            return self._new[name]
        return self._zip.read(self._infos[name])

    def editable_xml(self, name: str) -> etree._Element:
        """Return a part as XML; what is changed in it is written."""
        if name not in self._trees:
            self._trees[name] = self.read_xml(name)
        return self._trees[name]

    def read_xml(self, name: str) -> etree._Element:
        """Return a part as XML that is only read."""
        if name in self._trees:
            return self._trees[name]
        return etree.fromstring(self.read(name), _PARSER)

    def write(self, name: str, content: bytes) -> None:
        """Replace or add a part; a new one needs a type too."""
        self._trees.pop(name, None)
        self._new[name] = content

    def unused_name(self, pattern: str) -> str:
        """Return the first name that no part has: `xl/comments{}.xml` → `xl/comments3.xml`."""
        taken = {each.casefold() for each in (*self._infos, *self._new, *self._trees)}
        number = 1
        while pattern.format(number).casefold() in taken:
            number += 1
        return pattern.format(number)

    def part_names(self) -> list[str]:
        """Return the names of all parts."""
        return list(dict.fromkeys((*self._infos, *self._new, *self._trees)))

    def relationships(self, part: str = "") -> Iterator[Relationship]:
        """Yield what a part, or the package itself, refers to inside the file."""
        name = _relationships_part(part)
        if name in self:
            for entry in self.read_xml(name):
                if entry.get("TargetMode") != "External":
                    target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), entry.get("Target", "")))
                    yield Relationship(
                        entry.get("Id", ""), posixpath.basename(entry.get("Type", "")), target.lstrip("/")
                    )

    def related_part(self, part: str, kind: str) -> str | None:
        """Return the first existing part of a kind that a part refers to."""
        return next(
            (each.target for each in self.relationships(part) if each.kind == kind and each.target in self), None
        )

    def add_relationship(self, part: str, kind: str, target: str) -> str:
        """Let a part refer to another one; `kind` is the whole type. Returns the id of the reference."""
        name = _relationships_part(part)
        if name not in self:
            self.write(name, f'<Relationships xmlns="{_RELATIONSHIPS}"/>'.encode())
            self.declare_default_type("rels", _RELATIONSHIPS_TYPE)
        tree = self.editable_xml(name)
        taken = {entry.get("Id") for entry in tree}
        number = 1
        while f"rId{number}" in taken:
            number += 1
        start = posixpath.dirname(part)
        relative = posixpath.relpath(target, start) if start else target
        entry = etree.SubElement(tree, f"{{{_RELATIONSHIPS}}}Relationship")
        entry.attrib.update({"Id": f"rId{number}", "Type": kind, "Target": relative})
        return f"rId{number}"

    def declare_content_type(self, name: str, content_type: str) -> None:
        """Say which type a part has."""
        tree = self.editable_xml(_TYPES)
        path = f"/{name}"
        if not any(entry.get("PartName", "").casefold() == path.casefold() for entry in tree):
            etree.SubElement(tree, f"{{{_CONTENT}}}Override", {"PartName": path, "ContentType": content_type})

    def declare_default_type(self, suffix: str, content_type: str) -> None:
        """Say which type all parts of a suffix have."""
        tree = self.editable_xml(_TYPES)
        if not any(entry.get("Extension", "").casefold() == suffix for entry in tree):
            tree.insert(0, etree.Element(f"{{{_CONTENT}}}Default", {"Extension": suffix, "ContentType": content_type}))

    def mark_as_copy(self) -> None:
        """Put the mark of a copy among the keywords of the file."""
        part = self.related_part("", "core-properties")
        if part is None:
            part = self.unused_name("docProps/core{}.xml")
            self.write(part, f'<cp:coreProperties xmlns:cp="{_CORE}"/>'.encode())
            self.declare_content_type(part, _CORE_TYPE)
            self.add_relationship("", _CORE_RELATION, part)
        tree = self.editable_xml(part)
        keywords = tree.find(f"{{{_CORE}}}keywords")
        if keywords is None:
            keywords = etree.SubElement(tree, f"{{{_CORE}}}keywords")
        if COPY_MARK not in (keywords.text or ""):
            keywords.text = f"{keywords.text or ''} {COPY_MARK}".strip()

    def save(self) -> bytes:
        """Return the file: the parts that it had in their order, then the new ones."""
        stream = BytesIO()
        with ZipFile(stream, "w", ZIP_DEFLATED) as written:
            for name in self.part_names():
                old = self._infos.get(name)
                info = ZipInfo(old.filename if old else name, old.date_time if old else _EPOCH)
                info.compress_type = old.compress_type if old else ZIP_DEFLATED
                info.external_attr = old.external_attr if old else 0o600 << 16
                written.writestr(info, self.read(name))
        return stream.getvalue()


def _name(filename: str) -> str:
    return re.sub(r"^/+", "", filename.replace("\\", "/"))


def _relationships_part(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def with_part_dates(content: bytes, date: datetime.datetime) -> bytes:
    """Return an Office file whose parts are all of one date, so that the same content gives the same bytes."""
    stream = BytesIO()
    stamp = (min(max(date.year, FIRST_YEAR), LAST_YEAR), date.month, date.day, date.hour, date.minute, date.second)
    with ZipFile(BytesIO(content)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for info in old.infolist():
            part = ZipInfo(info.filename, stamp)
            part.compress_type = ZIP_DEFLATED
            new.writestr(part, old.read(info))
    return stream.getvalue()
