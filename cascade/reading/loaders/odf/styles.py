"""Tell what the styles of an OpenDocument file say of its cells: bold, filled, indented, hidden, with English numbers.

The trees of content and styles go in; questions about a style are answered by its chain of parents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from lxml import etree

from cascade.reading.loaders.odf.elements import PARAGRAPHS, paragraph_text, qualified

_POINTS = {
    "cm": Decimal("28.35"),
    "mm": Decimal("2.835"),
    "in": Decimal("72.0"),
    "pt": Decimal("1.0"),
    "px": Decimal("0.75"),
}
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)(cm|mm|in|pt|px)")
_COLOUR = re.compile(r"#([0-9a-f]{6})")
_WHITE = "ffffff"


class Styles:
    """What the styles of a file say of a cell: is it bold, filled or indented, is its sheet hidden, does it force English numbers."""

    def __init__(self, *trees: etree._Element | None):
        self.styles: dict[str, etree._Element] = {}
        self.english: set[str] = set()
        for tree in trees:
            for style in tree.iter(qualified("style:style")) if tree is not None else ():
                self.styles.setdefault(style.get(qualified("style:name"), ""), style)
            for style in (
                tree.iter("{*}number-style", "{*}percentage-style", "{*}currency-style") if tree is not None else ()
            ):
                if style.get(qualified("number:language")) == "en":
                    self.english.add(style.get(qualified("style:name"), ""))

    def _chain(self, name: str | None) -> Iterator[etree._Element]:
        seen: set[str] = set()
        while name and name in self.styles and name not in seen:
            seen.add(name)
            yield self.styles[name]
            name = self.styles[name].get(qualified("style:parent-style-name"))

    def weight(self, name: str | None) -> str | None:
        """Return the weight of the type that a style sets, if any."""
        return self._property(name, "style:text-properties", "fo:font-weight")

    def fill(self, name: str | None) -> str:
        """Return the colour behind a cell (rrggbb), blank where it is white or none."""
        colour = _COLOUR.fullmatch(
            (self._property(name, "style:table-cell-properties", "fo:background-color") or "").lower()
        )
        return colour[1] if colour and colour[1] != _WHITE else ""

    def indent(self, name: str | None) -> int:
        """Return by how many points a style moves a text to the right."""
        length = _LENGTH.fullmatch(self._property(name, "style:paragraph-properties", "fo:margin-left") or "")
        return round(Decimal(length[1]) * _POINTS[length[2]]) if length else 0

    def _property(self, name: str | None, group: str, attribute: str) -> str | None:
        """Return what a style or the nearest one above it sets."""
        for style in self._chain(name):
            for properties in style.iter(qualified(group)):
                if value := properties.get(qualified(attribute)):
                    return value
        return None

    def is_hidden(self, sheet: etree._Element) -> bool:
        """Tell whether a sheet is not shown."""
        shown = (p.get(qualified("table:display")) for s in self._chain(sheet.get(qualified("table:style-name")))
                 for p in s.iter(qualified("style:table-properties")))  # fmt: skip
        return next((each == "false" for each in shown if each), False)

    def is_english(self, name: str | None) -> bool:
        """Tell whether a style shows numbers as English ones, whatever the computer."""
        data = (style.get(qualified("style:data-style-name")) for style in self._chain(name))
        return next((each in self.english for each in data if each), False)


def is_bold(cell: etree._Element, styles: Styles, own: str | None) -> bool:
    """Tell whether all that a cell prints is bold: by the style of the cell, its paragraphs or their spans."""
    found = [
        styles.weight(run.get(qualified("text:style-name")))
        or styles.weight(p.get(qualified("text:style-name")))
        or own
        for p in cell.iterchildren(*PARAGRAPHS)
        for run in (list(p.iter(qualified("text:span"))) or [p])
        if paragraph_text(run).strip()
    ]
    return bool(found) and all(weight in ("bold", "600", "700", "800", "900") for weight in found)
