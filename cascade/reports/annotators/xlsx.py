"""Notes in a workbook: comments and coloured cells, written into the parts of the package that hold them.

A cell that has a note already keeps it and gets the new text below it; a thread gets a reply. Formulas, stored values,
pictures, charts and text boxes are in parts, or parts of parts, that nobody touches.
"""

from __future__ import annotations

import datetime
import posixpath
import re
import uuid
from collections import defaultdict
from collections.abc import Callable
from copy import deepcopy
from decimal import Decimal

from lxml import etree
from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter, range_boundaries

from cascade.model import SEVERITIES, Severity
from cascade.reports.annotations import Annotation
from cascade.reports.annotators import AUTHOR
from cascade.safe_io.opc import Package

SUFFIXES = (".xlsx", ".xlsm")
FILLS: dict[Severity, str] = {"error": "FFFFC7CE", "warning": "FFFFEB9C", "question": "FFDDEBF7", "info": "FFEDEDED"}
LONGEST = 30_000  # letters; Excel takes 32,767 in a comment
WIDTH, LINE, LETTER = 300, 17, 6.2  # pixels: width of a note, height of its lines, mean width of a letter in Tahoma 9
TALLEST = 420  # pixels
DEFAULT_WIDTH, DEFAULT_HEIGHT = 64, 20  # pixels, of a column and a row of Calibri 11
MOST_MARKED = 200  # cells of one range that are coloured

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_THREADED = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ID = f"{{{_OFFICE}}}id"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_PERSON_KIND = "http://schemas.microsoft.com/office/2017/10/relationships/person"
_PERSON_TYPE = "application/vnd.ms-excel.person+xml"
_AFTER_LEGACY = (
    "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
)  # fmt: skip
_SHAPE_TYPE = (
    '<v:shapetype xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" id="_x0000_t202"'
    ' coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel" id="_x0000_s{id}" type="#_x0000_t202"'
    ' style="position:absolute;margin-left:80pt;margin-top:5pt;width:225pt;height:80pt;z-index:{order};visibility:hidden"'
    ' fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_VML = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{block}"/>'
    "</o:shapelayout></xml>"
)


def annotate(content: bytes, remarks: tuple[Annotation, ...], at: datetime.datetime) -> bytes:
    """Return the workbook with its notes; one of no sheet or cell is on the first cell of the first sheet."""
    package = Package(content)
    workbook = package.related_part("", "officeDocument") or ""
    sheets = _sheets(package, workbook)
    by_sheet: dict[str, dict[str, list[Annotation]]] = defaultdict(lambda: defaultdict(list))
    for remark in remarks:
        sheet = remark.source.sheet if remark.source.sheet in sheets else next(iter(sheets))
        by_sheet[sheet or ""][_cell(remark)].append(remark)
    styles = _Styles(package, workbook)
    for sheet, cells in by_sheet.items():
        part = _Sheet(package, workbook, sheets[sheet], at)
        for reference, group in cells.items():
            part.note(reference, "\n".join(dict.fromkeys(each.text for each in group))[:LONGEST])
            for remark in group:
                part.colour(remark.source.cell or reference, remark.severity, styles)
        part.finish()
    package.mark_as_copy()
    return package.save()


def _sheets(package: Package, workbook: str) -> dict[str, str]:
    """Return the part of each worksheet by its title."""
    targets = {each.id: each.target for each in package.relationships(workbook) if each.kind == "worksheet"}
    return {
        sheet.get("name", ""): targets[sheet.get(_ID, "")]
        for sheet in package.read_xml(workbook).iter("{*}sheet")
        if targets.get(sheet.get(_ID, ""), "") in package
    }


def _cell(remark: Annotation) -> str:
    source = remark.source
    if source.cell:
        return source.cell.partition(":")[0]
    return f"{get_column_letter(source.column)}{source.row}" if source.column and source.row else "A1"


class _Styles:
    """The cell formats of a workbook, and those made of them by another background."""

    def __init__(self, package: Package, workbook: str):
        self.package = package
        self.part = package.related_part(workbook, "styles")
        self.made: dict[tuple[int, Severity], int] = {}
        self.fills: dict[Severity, int] = {}

    def coloured(self, style: int, severity: Severity) -> int:
        """Return the number of a format that is like another one but for its background."""
        if self.part is None:
            return style
        key = style, severity
        if key not in self.made:
            tree = self.package.editable_xml(self.part)
            formats = tree.find(f"{{{_MAIN}}}cellXfs")
            if formats is None or style >= len(formats):
                return style
            made = deepcopy(formats[style])
            made.set("fillId", str(self._fill(tree, severity)))
            made.set("applyFill", "1")
            formats.append(made)
            formats.set("count", str(len(formats)))
            self.made[key] = len(formats) - 1
        return self.made[key]

    def _fill(self, tree: etree._Element, severity: Severity) -> int:
        if severity not in self.fills:
            fills = tree.find(f"{{{_MAIN}}}fills")
            if fills is None:
                fills = etree.Element(f"{{{_MAIN}}}fills")
                tree.insert(0, fills)
            pattern = etree.SubElement(
                etree.SubElement(fills, f"{{{_MAIN}}}fill"), f"{{{_MAIN}}}patternFill", patternType="solid"
            )
            etree.SubElement(pattern, f"{{{_MAIN}}}fgColor", rgb=FILLS[severity])
            etree.SubElement(pattern, f"{{{_MAIN}}}bgColor", indexed="64")
            fills.set("count", str(len(fills)))
            self.fills[severity] = len(fills) - 1
        return self.fills[severity]


class _Sheet:
    """One sheet with its cells, its notes and their shapes."""

    def __init__(self, package: Package, workbook: str, part: str, at: datetime.datetime):
        self.package, self.workbook, self.part, self.at = package, workbook, part, at
        self.tree = package.editable_xml(part)
        self.rows = _numbered_rows(self.tree)
        self.marked: dict[str, Severity] = {}
        self.plain: dict[str, int] = {}
        self.comments = package.related_part(part, "comments")
        self.threads = package.related_part(part, "threadedComment")
        self.vml = self._vml()
        self.shapes: list[str] = []

    # Cells

    def colour(self, cells: str, severity: Severity, styles: _Styles) -> None:
        """Colour a cell or a range; the worst severity of several wins."""
        left, top, right, bottom = range_boundaries(cells)
        references = [
            f"{get_column_letter(column)}{row}"
            for row in range(top or 1, (bottom or top or 1) + 1)
            for column in range(left or 1, (right or left or 1) + 1)
        ]
        for reference in references[:MOST_MARKED]:
            known = self.marked.get(reference)
            if known is None or SEVERITIES.index(severity) < SEVERITIES.index(known):
                cell = self._cell(reference)
                style = self.plain.setdefault(reference, int(cell.get("s", "0")))
                cell.set("s", str(styles.coloured(style, severity)))
                self.marked[reference] = severity

    def _cell(self, reference: str) -> etree._Element:
        """Return a cell, made where the sheet does not hold it."""
        number, column = coordinate_to_tuple(reference)
        row = self.rows.get(number)
        if row is None:
            row = self._new_row(number)
        before = None
        at = 0
        for cell in row.iterchildren(f"{{{_MAIN}}}c"):
            known = cell.get("r")
            at = coordinate_to_tuple(known)[1] if known else at + 1
            cell.set("r", f"{get_column_letter(at)}{number}")
            if at == column:
                return cell
            if at < column:
                before = cell
        row.attrib.pop("spans", "")  # the columns that it had; only a hint
        made = etree.Element(f"{{{_MAIN}}}c", r=reference)
        style = row.get("s") if row.get("customFormat") in ("1", "true") else self._column_style(column)
        if style:
            made.set("s", style)
        if before is None:
            row.insert(0, made)
        else:
            before.addnext(made)
        return made

    def _new_row(self, number: int) -> etree._Element:
        data = self.tree.find(f"{{{_MAIN}}}sheetData")
        if data is None:
            raise ValueError("a sheet without data")
        made = etree.Element(f"{{{_MAIN}}}row", r=str(number))
        before = max((each for each in self.rows if each < number), default=None)
        if before is None:
            data.insert(0, made)
        else:
            self.rows[before].addnext(made)
        self.rows[number] = made
        return made

    def _column_style(self, column: int) -> str | None:
        for each in self.tree.iterfind(f"{{{_MAIN}}}cols/{{{_MAIN}}}col"):
            if int(each.get("min", "0")) <= column <= int(each.get("max", "0")):
                return each.get("style")
        return None

    # Notes

    def note(self, reference: str, text: str) -> None:
        """Put a note on a cell, below one that is there."""
        comments = self.package.editable_xml(self._comments())
        known = next((each for each in comments.iter(f"{{{_MAIN}}}comment") if each.get("ref") == reference), None)
        if known is not None and self._reply(reference, text):
            _append(known, f"\nReply:\n    {text}", bold=False)
            return
        if known is None:
            known = etree.SubElement(
                _child(comments, "commentList"), f"{{{_MAIN}}}comment", ref=reference, authorId=_author(comments)
            )
            etree.SubElement(known, f"{{{_MAIN}}}text")
            self.shapes.append(self._shape(reference, text))
            _append(known, f"{AUTHOR}:", bold=True)
        else:
            _append(known, f"\n\n{AUTHOR}:", bold=True)
        _append(known, f"\n{text}", bold=False)

    def _comments(self) -> str:
        if self.comments is None:
            self.comments = self.package.unused_name(posixpath.join(posixpath.dirname(self.workbook), "comments{}.xml"))
            empty = f'<comments xmlns="{_MAIN}"><authors/><commentList/></comments>'
            self.package.write(self.comments, empty.encode())
            self.package.declare_content_type(self.comments, _COMMENTS_TYPE)
            self.package.add_relationship(self.part, f"{_OFFICE}/comments", self.comments)
        return self.comments

    def _reply(self, reference: str, text: str) -> bool:
        """Answer the thread of a cell, where it has one."""
        if self.threads is None:
            return False
        tree = self.package.editable_xml(self.threads)
        tag = f"{{{_THREADED}}}threadedComment"
        thread = [each for each in tree.iter(tag) if each.get("ref") == reference]
        if not thread:
            return False
        root = next((each for each in thread if not each.get("parentId")), thread[0])
        moment = self.at.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.00")
        reply = etree.Element(tag, ref=reference, dT=moment, personId=self._person())
        reply.set("id", _guid(f"{self.part}!{reference}"))
        reply.set("parentId", root.get("id", ""))
        etree.SubElement(reply, f"{{{_THREADED}}}text").text = f"{AUTHOR}: {text}"
        thread[-1].addnext(reply)
        return True

    def _person(self) -> str:
        """Return the id of the author of replies, entered once among the persons of the workbook."""
        identity = _guid(AUTHOR)
        part = self.package.related_part(self.workbook, "person")
        if part is None:
            part = self.package.unused_name(posixpath.join(posixpath.dirname(self.workbook), "persons/person{}.xml"))
            self.package.write(part, f'<personList xmlns="{_THREADED}"/>'.encode())
            self.package.declare_content_type(part, _PERSON_TYPE)
            self.package.add_relationship(self.workbook, _PERSON_KIND, part)
        persons = self.package.editable_xml(part)
        if not any(each.get("id") == identity for each in persons):
            entry = etree.SubElement(persons, f"{{{_THREADED}}}person", displayName=AUTHOR)
            entry.attrib.update({"id": identity, "userId": AUTHOR, "providerId": "None"})
        return identity

    # Shapes

    def _vml(self) -> str | None:
        legacy = self.tree.find(f"{{{_MAIN}}}legacyDrawing")
        if legacy is None:
            return None
        targets = {each.id: each.target for each in self.package.relationships(self.part)}
        target = targets.get(legacy.get(_ID, ""), "")
        return target if target in self.package else None

    def finish(self) -> None:
        """Write the shapes of the new notes; without one Excel does not show a note."""
        if not self.shapes:
            return
        if self.vml is None:
            self._new_vml()
        name = self.vml or ""
        text = self.package.read(name).decode("latin-1")  # byte by byte: it need not be well-formed
        end = text.rfind("</", 0, text.rfind("xml>") + 1)
        if end < 0:
            raise ValueError(f"{name} has no end")
        numbers = [int(each) for each in re.findall(r"_x0000_s(\d+)", text)]
        idmap = re.search(r"<o:idmap[^>]*\bdata=[\"'](\d+)", text)
        block = int(idmap[1]) if idmap else 1
        first = max([*numbers, block * 1024]) + 1
        shapes = "".join(
            shape.replace("{id}", str(first + i)).replace("{order}", str(first + i - block * 1024))
            for i, shape in enumerate(self.shapes)
        )
        kind = "" if 'id="_x0000_t202"' in text else _SHAPE_TYPE
        self.package.write(name, (text[:end] + kind + shapes + text[end:]).encode("latin-1"))

    def _new_vml(self) -> None:
        known = [name for name in self.package.part_names() if name.lower().endswith(".vml")]
        folder = posixpath.join(posixpath.dirname(self.workbook), "drawings")
        name = self.vml = self.package.unused_name(posixpath.join(folder, "vmlDrawing{}.vml"))
        self.package.write(name, _VML.format(block=len(known) + 1).encode())
        self.package.declare_default_type("vml", _VML_TYPE)
        identity = self.package.add_relationship(self.part, f"{_OFFICE}/vmlDrawing", name)
        legacy = self.tree.find(f"{{{_MAIN}}}legacyDrawing")
        if legacy is None:
            legacy = etree.Element(f"{{{_MAIN}}}legacyDrawing")
            later = next((each for each in self.tree if etree.QName(each).localname in _AFTER_LEGACY), None)
            if later is None:
                self.tree.append(legacy)
            else:
                later.addprevious(legacy)
        legacy.set(_ID, identity)
        if self.comments is not None:
            self._shapes_of_others()

    def _shapes_of_others(self) -> None:
        """Give a shape to the notes that had none, as some writers leave them."""
        mine = {re.search(r"<x:Row>(\d+)</x:Row><x:Column>(\d+)<", shape).groups() for shape in self.shapes}  # type: ignore[union-attr]
        for each in self.package.read_xml(self.comments or "").iter(f"{{{_MAIN}}}comment"):
            reference = each.get("ref", "A1")
            row, column = coordinate_to_tuple(reference)
            if (str(row - 1), str(column - 1)) not in mine:
                text = "".join(part for part in each.itertext() if isinstance(part, str))
                self.shapes.append(self._shape(reference, text))

    def _shape(self, reference: str, text: str) -> str:
        row, column = coordinate_to_tuple(reference)
        shape = _SHAPE.replace("{row}", str(row - 1)).replace("{column}", str(column - 1))
        return shape.replace("{anchor}", self._anchor(row, column, text))

    def _anchor(self, row: int, column: int, text: str) -> str:
        """Return where the box of a note stands: beside its cell, as high as its text needs."""
        per_line = int(WIDTH / LETTER)
        lines = 2 + sum(1 + len(line) // per_line for line in text.splitlines())
        right, right_rest = _walk(column + 1, WIDTH + 12, self._width)
        bottom, bottom_rest = _walk(max(row - 1, 1), min(TALLEST, LINE * lines) + 4, self._height)
        top = max(row - 2, 0)
        return f"{column}, 12, {top}, 4, {right - 1}, {right_rest}, {bottom - 1}, {bottom_rest}"

    def _width(self, column: int) -> int:
        for each in self.tree.iterfind(f"{{{_MAIN}}}cols/{{{_MAIN}}}col"):
            if int(each.get("min", "0")) <= column <= int(each.get("max", "0")):
                return (
                    0 if each.get("hidden") in ("1", "true") else _pixels(each.get("width"), Decimal(7), DEFAULT_WIDTH)
                )
        return DEFAULT_WIDTH

    def _height(self, number: int) -> int:
        row = self.rows.get(number)
        if row is None:
            return DEFAULT_HEIGHT
        return 0 if row.get("hidden") in ("1", "true") else _pixels(row.get("ht"), Decimal(4) / 3, DEFAULT_HEIGHT)


def _pixels(printed: str | None, scale: Decimal, default: int) -> int:
    return round(Decimal(printed) * scale) if printed else default


def _walk(first: int, pixels: int, size: Callable[[int], int]) -> tuple[int, int]:
    """Return the column or row in which a distance ends, and how far into it."""
    number, left = first, pixels
    while number < first + 200:
        own = size(number)
        if left <= own:
            return number, left
        left -= own
        number += 1
    return number, 0


def _numbered_rows(tree: etree._Element) -> dict[int, etree._Element]:
    rows: dict[int, etree._Element] = {}
    number = 0
    for row in tree.iterfind(f"{{{_MAIN}}}sheetData/{{{_MAIN}}}row"):
        number = int(row.get("r") or number + 1)
        row.set("r", str(number))
        rows[number] = row
    return rows


def _child(tree: etree._Element, name: str) -> etree._Element:
    found = tree.find(f"{{{_MAIN}}}{name}")
    return found if found is not None else etree.SubElement(tree, f"{{{_MAIN}}}{name}")


def _author(comments: etree._Element) -> str:
    """Return the number of our author, entered once."""
    authors = _child(comments, "authors")
    names = [each.text or "" for each in authors]
    if AUTHOR not in names:
        etree.SubElement(authors, f"{{{_MAIN}}}author").text = AUTHOR
        names.append(AUTHOR)
    return str(names.index(AUTHOR))


def _append(comment: etree._Element, text: str, *, bold: bool) -> None:
    """Add a run of text at the end of a comment; plain text that is there becomes a run before it."""
    body = _child(comment, "text")
    plain = body.find(f"{{{_MAIN}}}t")
    if plain is not None:
        run = etree.Element(f"{{{_MAIN}}}r")
        body.insert(0, run)
        run.append(plain)
        plain.set(_XML_SPACE, "preserve")
    run = etree.Element(f"{{{_MAIN}}}r")
    properties = etree.SubElement(run, f"{{{_MAIN}}}rPr")
    if bold:
        etree.SubElement(properties, f"{{{_MAIN}}}b")
    etree.SubElement(properties, f"{{{_MAIN}}}sz", val="9")
    etree.SubElement(properties, f"{{{_MAIN}}}color", indexed="81")
    etree.SubElement(properties, f"{{{_MAIN}}}rFont", val="Tahoma")
    etree.SubElement(properties, f"{{{_MAIN}}}family", val="2")
    written = etree.SubElement(run, f"{{{_MAIN}}}t")
    written.text = text
    written.set(_XML_SPACE, "preserve")
    last = body.findall(f"{{{_MAIN}}}r")
    if last:
        last[-1].addnext(run)
    else:
        body.insert(0, run)


def _guid(text: str) -> str:
    return "{" + str(uuid.uuid5(uuid.NAMESPACE_URL, f"cascade:{text}")).upper() + "}"
