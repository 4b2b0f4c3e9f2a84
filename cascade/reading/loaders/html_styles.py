"""Tell what the styles of a web page say of its cells: bold, filled, indented.

The tree of a page goes in; questions about an element are answered by its attributes, by its own style, and by the classes that the page
itself defines, as programs write them that save a sheet as a page. Never follows a style sheet of another file.
"""

from __future__ import annotations

import re
from decimal import Decimal

from lxml import etree

MAX_RULES = 5000  # of a page
_CLASS = re.compile(r"\s*[a-z]*\.([\w-]+)\s*", re.I)
_MARKS = re.compile(r"<!--|-->")
_POINTS = {
    "px": Decimal("0.75"),
    "pt": Decimal("1.0"),
    "em": Decimal("12.0"),
    "cm": Decimal("28.35"),
    "mm": Decimal("2.835"),
    "in": Decimal("72.0"),
}
_LENGTH = re.compile(r"(\d{1,4}(?:\.\d{1,4})?)(px|pt|em|cm|mm|in)?")
_RGB = re.compile(r"rgba?\((\d{1,3}),\s*(\d{1,3}),\s*(\d{1,3})")
_HEX = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})\b")
_NAME = re.compile(r"[a-z]{3,20}")
_NO_COLOUR = ("ffffff", "white", "transparent", "none", "inherit", "initial", "auto", "windowtext")
_BOLD, _PLAIN = ("bold", "bolder", "600", "700", "800", "900"), ("normal", "lighter", "300", "400", "500")


class PageStyles:
    """What a page says of the look of its elements."""

    def __init__(self, root: etree._Element):
        self.classes: dict[str, dict[str, str]] = {}
        for sheet in root.iter("style"):
            for rule in _without_comments("".join(map(str, sheet.itertext()))).split("}")[:MAX_RULES]:
                selectors, _, declared = rule.partition("{")
                for selector in selectors.split(","):
                    if name := _CLASS.fullmatch(selector):
                        self.classes.setdefault(name[1], {}).update(_declared(declared))

    def fill(self, cell: etree._Element) -> str:
        """Return the colour behind a cell, its own or that of its row; blank where it is white or none."""
        row = cell.getparent()
        for element in (cell, row) if row is not None else (cell,):
            style = self._style(element)
            told = style.get("background-color") or style.get("background") or (element.get("bgcolor") or "").lower()
            if told:
                return _colour(told)
        return ""

    def is_bold(self, element: etree._Element) -> bool | None:
        """Tell whether an element sets a bold type or a plain one, None where it sets neither."""
        weight = self._style(element).get("font-weight")
        return True if weight in _BOLD else False if weight in _PLAIN else None

    def indent(self, cell: etree._Element) -> int:
        """Return by how many points a cell, or what alone it holds, moves its text to the right."""
        inner = [child for child in cell if isinstance(child.tag, str)]
        holders = [cell, inner[0]] if len(inner) == 1 and not (cell.text or "").strip() else [cell]
        return sum(_indent(self._style(each)) for each in holders)

    def _style(self, element: etree._Element) -> dict[str, str]:
        """Return what an element declares, its own style after that of its classes."""
        declared: dict[str, str] = {}
        for name in (element.get("class") or "").split():
            declared |= self.classes.get(name, {})
        return declared | _declared(element.get("style") or "")


def _without_comments(text: str) -> str:
    first, *others = _MARKS.sub("", text).split("/*")
    return first + "".join(other.partition("*/")[2] for other in others)


def _declared(text: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in text.split(";"))
    return {name.strip().lower(): value.strip().lower().removesuffix("!important").strip() for name, _, value in pairs}


def _indent(style: dict[str, str]) -> int:
    """Return the indent that a style declares, in points; a padding of all sides is none."""
    points = Decimal(0)
    for name in ("padding-left", "text-indent", "margin-left"):
        if length := _LENGTH.fullmatch(style.get(name, "")):
            points += Decimal(length[1]) * _POINTS[length[2] or "px"]
    return round(points)


def _colour(text: str) -> str:
    """Return a colour as rrggbb, or by its name; blank where it is white or none."""
    if digits := _HEX.search(text):
        name = digits[1] if len(digits[1]) == 6 else "".join(2 * digit for digit in digits[1])
    elif rgb := _RGB.search(text):
        name = "".join(f"{min(int(part), 255):02x}" for part in rgb.groups())
    else:
        word = _NAME.match(text)
        name = word[0] if word else ""
    return "" if name in _NO_COLOUR else name
