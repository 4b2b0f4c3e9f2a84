"""Draw the boxes of new notes; without a shape in its VML drawing Excel does not show a comment.

Cells and texts go in; shapes come out at the end of the drawing of their sheet, which is made where there is none. The shapes that
are there are never moved, and no comment is written.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping

from lxml import etree
from openpyxl.utils.cell import coordinate_to_tuple

from cascade.reports.annotators.xlsx.cells import Cells
from cascade.reports.annotators.xlsx.spreadsheet_xml import OFFICE, RELATIONSHIP_ID, tag
from cascade.safe_io.office_package import Package

WIDTH, LINE_HEIGHT, LETTER_WIDTH = 300, 17, 6.2  # pixels: of a note, of its lines, of a mean letter in Tahoma 9
MAX_HEIGHT = 420  # pixels
MAX_SPAN = 200  # columns or rows that the box of a note reaches over, where most of them are hidden
SHAPES_PER_BLOCK = 1024  # the numbers of shapes are given out in blocks, one for each drawing

_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
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


class NoteShapes:
    """The shapes of new notes on one sheet; `workbook` and `sheet` are parts of the package."""

    def __init__(self, package: Package, workbook: str, sheet: str, cells: Cells):
        self._package, self._workbook, self._sheet, self._cells = package, workbook, sheet, cells
        self._drawing = self._drawing_part()
        self._shapes: dict[tuple[int, int], str] = {}  # by row and column

    def add(self, reference: str, text: str) -> None:
        """Draw the box of a note on a cell."""
        row, column = coordinate_to_tuple(reference)
        shape = _SHAPE.replace("{row}", str(row - 1)).replace("{column}", str(column - 1))
        self._shapes[row, column] = shape.replace("{anchor}", self._anchor(row, column, text))

    def write(self, comments: Mapping[str, str]) -> None:
        """Write the shapes; where the sheet had no drawing, its other `comments` get one too (some writers make none)."""
        if not self._shapes:
            return
        if self._drawing is None:
            self._drawing = self._new_drawing()
            for reference, text in comments.items():
                if coordinate_to_tuple(reference) not in self._shapes:
                    self.add(reference, text)
        self._write_shapes(self._drawing)

    def _write_shapes(self, drawing: str) -> None:
        """Put the shapes at the end of a drawing, under numbers that no other shape has."""
        text = self._package.read(drawing).decode("latin-1")  # byte by byte: it need not be well-formed
        end = text.rfind("</", 0, text.rfind("xml>") + 1)
        if end < 0:
            raise ValueError(f"{drawing} has no end")
        numbers = [int(each) for each in re.findall(r"_x0000_s(\d+)", text)]
        idmap = re.search(r"<o:idmap[^>]*\bdata=[\"'](\d+)", text)
        block = (int(idmap[1]) if idmap else 1) * SHAPES_PER_BLOCK
        first = max([*numbers, block]) + 1
        shapes = "".join(
            shape.replace("{id}", str(number)).replace("{order}", str(number - block))
            for number, shape in enumerate(self._shapes.values(), first)
        )
        kind = "" if 'id="_x0000_t202"' in text else _SHAPE_TYPE
        self._package.write(drawing, (text[:end] + kind + shapes + text[end:]).encode("latin-1"))

    def _drawing_part(self) -> str | None:
        """Return the drawing of the sheet, where it has one."""
        legacy = self._cells.tree.find(tag("legacyDrawing"))
        if legacy is None:
            return None
        targets = {each.id: each.target for each in self._package.relationships(self._sheet)}
        target = targets.get(legacy.get(RELATIONSHIP_ID, ""), "")
        return target if target in self._package else None

    def _new_drawing(self) -> str:
        """Make a drawing and let the sheet refer to it; return its part."""
        drawings = [name for name in self._package.part_names() if name.lower().endswith(".vml")]
        folder = posixpath.join(posixpath.dirname(self._workbook), "drawings")
        name = self._package.unused_name(posixpath.join(folder, "vmlDrawing{}.vml"))
        self._package.write(name, _VML.format(block=len(drawings) + 1).encode())
        self._package.declare_default_type("vml", _VML_TYPE)
        identity = self._package.add_relationship(self._sheet, f"{OFFICE}/vmlDrawing", name)
        tree = self._cells.tree
        legacy = tree.find(tag("legacyDrawing"))
        if legacy is None:
            legacy = etree.Element(tag("legacyDrawing"))
            later = next((each for each in tree if etree.QName(each).localname in _AFTER_LEGACY), None)
            if later is None:
                tree.append(legacy)
            else:
                later.addprevious(legacy)
        legacy.set(RELATIONSHIP_ID, identity)
        return name

    def _anchor(self, row: int, column: int, text: str) -> str:
        """Return where the box of a note stands: beside its cell, as high as its text needs."""
        per_line = int(WIDTH / LETTER_WIDTH)
        lines = 2 + sum(1 + len(line) // per_line for line in text.splitlines())
        right, right_rest = _walk(column + 1, WIDTH + 12, self._cells.width)
        bottom, bottom_rest = _walk(max(row - 1, 1), min(MAX_HEIGHT, LINE_HEIGHT * lines) + 4, self._cells.height)
        top = max(row - 2, 0)
        return f"{column}, 12, {top}, 4, {right - 1}, {right_rest}, {bottom - 1}, {bottom_rest}"


def _walk(first: int, pixels: int, size: Callable[[int], int]) -> tuple[int, int]:
    """Return the column or row in which a distance ends, and how far into it."""
    number, remaining = first, pixels
    while number < first + MAX_SPAN:
        length = size(number)
        if remaining <= length:
            return number, remaining
        remaining -= length
        number += 1
    return number, 0
