"""Notes for the tests of annotators, and what came of them in a copy."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from zipfile import ZipFile

import openpyxl
from golden_reports import NOW

from cascade.model import Source
from cascade.reports import annotators
from cascade.reports.annotations import Annotation


def remark(text: str = "PLF-01: untuk target jangan melebihi target di Renstra.", **place: object) -> Annotation:
    """Return a note at a place."""
    return Annotation(Source("uji", **place), text, "error")  # type: ignore[arg-type]


def annotate(content: bytes, *remarks: Annotation, suffix: str = ".xlsx") -> bytes:
    """Return a copy with some notes."""
    return annotators.annotate(suffix, content, remarks, NOW)


def parts(content: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name."""
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(before: bytes, after: bytes) -> set[str]:
    """Return the names of the parts that have changed; none may be gone."""
    old, new = parts(before), parts(after)
    assert set(old) <= set(new)
    return {name for name, content in old.items() if new[name] != content}


@cache
def comments(content: bytes) -> dict[tuple[str, str], str]:
    """Return the comments of a workbook by sheet and cell."""
    book = openpyxl.load_workbook(BytesIO(content))
    return {
        (sheet.title, cell.coordinate): cell.comment.text
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }
