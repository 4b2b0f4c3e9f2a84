"""Name the XML of a workbook's parts, and find or make elements in it.

Holds the names of namespaces and a few short helpers that the modules of this package share; knows nothing of notes.
"""

from __future__ import annotations

from lxml import etree

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONSHIP_ID = f"{{{OFFICE}}}id"


def tag(name: str) -> str:
    """Return the name of an element as lxml wants it."""
    return f"{{{MAIN}}}{name}"


def child(tree: etree._Element, name: str) -> etree._Element:
    """Return the child of a name, made where there is none."""
    element = tree.find(tag(name))
    return element if element is not None else etree.SubElement(tree, tag(name))


def is_true(printed: str | None) -> bool:
    """Tell whether an attribute says so, in one of the two ways that XML has for it."""
    return printed in ("1", "true")
