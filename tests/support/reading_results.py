"""What was read, in the few words that a test compares."""

from __future__ import annotations

from cascade.model import Document
from cascade.reading.document_builder import ReadFile


def measured(document: Document) -> list[tuple[str, str, str | None, list[str]]]:
    """Return name, level, element and quarters of each indicator."""
    elements = {element.id: element.name.text for element in document.elements}
    return [
        (i.name.text, i.level, elements.get(i.element), [q.raw for q in i.quarters or ()]) for i in document.indicators
    ]


def targets(document: Document) -> dict[str, dict[int, str]]:
    """Return the targets of each indicator as printed, by year."""
    return {i.name.text: {year: q.raw for year, q in i.targets.items()} for i in document.indicators}


def reasons(result: ReadFile) -> list[str]:
    """Return why things were not understood."""
    return [missed.reason.id for missed in result.not_understood]


def levels(document: Document) -> list[tuple[str, str]]:
    """Return level and name of each element."""
    return [(element.level, element.name.text) for element in document.elements]


def claims(document: Document) -> list[tuple[str, str, str, str | None, dict[int, str]]]:
    """Return kind, level, element, indicator and targets of each indicator."""
    names = {element.id: element.name.text for element in document.elements}
    return [
        (document.kind, i.level, names[i.element], i.name.text, {year: q.raw for year, q in i.targets.items()})
        for i in document.indicators
    ]
