"""Make the cell formats of a workbook again with another background.

The number of a format and a colour go in; the number of a format that differs in its background alone comes out. The formats
that are there stay as they are, and no cell is touched.
"""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from cascade.model import Severity
from cascade.reports import annotators
from cascade.reports.annotators.xlsx.spreadsheet_xml import tag
from cascade.safe_io.office_package import Package

FILLS: dict[Severity, str] = {severity: f"FF{colour}" for severity, colour in annotators.FILLS.items()}


class CellStyles:
    """The cell formats of a workbook, and those made of them by another background."""

    def __init__(self, package: Package, workbook: str):
        self._package = package
        self._part = package.related_part(workbook, "styles")
        self._made: dict[tuple[int, str], int] = {}
        self._fills: dict[str, int] = {}

    def coloured(self, style: int, colour: str) -> int:
        """Return the number of a format that is like another one but for its background."""
        if self._part is None:
            return style
        key = style, colour
        if key not in self._made:
            tree = self._package.editable_xml(self._part)
            formats = tree.find(tag("cellXfs"))
            if formats is None or style >= len(formats):
                return style
            made = deepcopy(formats[style])
            made.set("fillId", str(self._fill(tree, colour)))
            made.set("applyFill", "1")
            formats.append(made)
            formats.set("count", str(len(formats)))
            self._made[key] = len(formats) - 1
        return self._made[key]

    def _fill(self, tree: etree._Element, colour: str) -> int:
        """Return the number of a background, made when it is first asked for."""
        if colour not in self._fills:
            fills = tree.find(tag("fills"))
            if fills is None:
                fills = etree.Element(tag("fills"))
                tree.insert(0, fills)
            fill = etree.SubElement(fills, tag("fill"))
            pattern = etree.SubElement(fill, tag("patternFill"), patternType="solid")
            etree.SubElement(pattern, tag("fgColor"), rgb=colour)
            etree.SubElement(pattern, tag("bgColor"), indexed="64")
            fills.set("count", str(len(fills)))
            self._fills[colour] = len(fills) - 1
        return self._fills[colour]
