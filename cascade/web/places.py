"""Give the place of a value its address in the workbench: the page or sheet that prints it, with the cell framed.

A checked dossier and a `Source` go in; addresses come out, ready for an `href` or a `src`. A file is named by the digest of what
it holds, so that an address never shows another file than the one that was checked; a place by its box on a page, its cell in a
sheet, or its table, row and column.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cascade.model import Source
from cascade.web.open_dossier import Checked
from cascade.web.pages import address

KEY_LENGTH = 16  # digits of a digest in an address
WITH_PAGES = {".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff"}
FRAME = "sel"  # the id of the framed cell, and the name of the place in an address
SHEET = "lembar"
_BOX = re.compile(r"-?\d+(?:\.\d+)?(?:,-?\d+(?:\.\d+)?){3}")
_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})(?::[A-Z]{1,3}[1-9]\d{0,6})?")
_ROW = re.compile(r"(?:t(\d{1,6}))?(?:r(\d{1,7}))?(?:k(\d{1,5}))?")


@dataclass(frozen=True, slots=True)
class Place:
    """A place inside a file, as an address names it; of a row, table or sheet where there is no cell."""

    box: tuple[float, float, float, float] | None = None
    sheet: str | None = None
    cell: str | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None


def place_address(base: str, checked: Checked, source: Source | None) -> str | None:
    """Return the address of the page or sheet that prints a place, which it frames; None where no file of the dossier does.

    Args:
        base: The path of the dossier, `/berkas/NAME`, as `frame()` gives it.
        checked: The check that the place comes from.
        source: The place.
    """
    key = file_key(checked, source.file) if source else None
    if source is None or key is None:
        return None
    query = _query(source)
    page = f"/{source.page}" if source.page is not None else ""
    return address(f"{base}/dokumen/{key}{page}", **query) + (f"#{FRAME}" if FRAME in query else "")


def crop_address(base: str, checked: Checked, source: Source | None) -> str | None:
    """Return the address of a picture of what is printed around a place, with the place framed; None where there is none.

    It is a part of the page, or of the sheet as a grid; `<img src alt loading="lazy">` shows it.
    """
    key = file_key(checked, source.file) if source else None
    if source is None or key is None:
        return None
    query = _query(source)
    has_pages = checked.prepared.dossier.files[source.file].suffix.lower() in WITH_PAGES
    if FRAME not in query or (has_pages and (source.box is None or source.page is None)):
        return None
    page = source.page if source.page is not None else 0
    return address(f"{base}/potongan/{key}/{page}", **query)


def place_in(query: Mapping[str, str]) -> Place:
    """Return the place that an address names; one that names nothing where it is not well formed."""
    text, sheet = query.get(FRAME, ""), query.get(SHEET) or None
    if _BOX.fullmatch(text):
        left, top, right, bottom = map(float, text.split(","))
        return Place(box=(left, top, right, bottom))
    if _CELL.fullmatch(text):
        return Place(sheet=sheet, cell=text)
    if text and (found := _ROW.fullmatch(text)):
        table, row, column = (int(each) if each else None for each in found.groups())
        return Place(sheet=sheet, table=table, row=row, column=column)
    return Place(sheet=sheet)


def file_key(checked: Checked, file: str) -> str | None:
    """Return what names a file in an address; None where the dossier has no such file."""
    return next((key for key, name in file_keys(checked) if name == file), None)


def file_keys(checked: Checked) -> Iterator[tuple[str, str]]:
    """Yield each file of a dossier with its key: the digest of what was read, with a number where files are the same."""
    digests = {document.file: document.sha256 for document in checked.report.documents if document.sha256}
    seen: dict[str, int] = {}
    for name, path in checked.prepared.dossier.files.items():
        digest = digests.get(name) or digest_of(path)
        if digest is None:
            continue
        key = digest[:KEY_LENGTH]
        seen[key] = seen.get(key, 0) + 1
        yield key if seen[key] == 1 else f"{key}-{seen[key]}", name


def digest_of(path: Path) -> str | None:
    """Return the digest of a file as it is now; None where it is gone."""
    try:
        status = path.stat()
        return _digest(path, status.st_size, status.st_mtime_ns)
    except OSError:
        return None


@lru_cache(maxsize=2_000)
def _digest(path: Path, size: int, changed: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _query(source: Source) -> dict[str, str]:
    """Return the parts of an address that name a place inside its file."""
    if source.box is not None:
        return {FRAME: ",".join(f"{side:.1f}" for side in source.box)}
    sheet = {SHEET: source.sheet} if source.sheet else {}
    if source.cell is not None:
        return {**sheet, FRAME: source.cell}
    parts = (("t", source.table), ("r", source.row), ("k", source.column))
    text = "".join(f"{letter}{number}" for letter, number in parts if number is not None)
    return {**sheet, FRAME: text} if text else sheet
