"""What does a reader see at this place of a document?

Places go in; tables of a file come back as the rows around them, pages of a PDF as small pictures, each with the places
marked. Files are read once more, by a process under limits; one that is gone, changed or slow to open has no excerpts.
Numbers of persons are hidden in both.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2

from cascade.model import Cell, Grid, Source
from cascade.model.errors import CascadeError
from cascade.reading import loaders
from cascade.reading.loaders.pdf import View
from cascade.reading.table_classifier import find_tables
from cascade.reports.masking import mask, numbers_in
from cascade.safe_io import worker_pool
from cascade.text.printable import one_line

Key = tuple[Any, ...]
Box = tuple[float, float, float, float]
SCALE = 1.5  # pixels for a point: small print of a landscape table stays legible
QUALITY = 55  # of WebP
MOST_PAGES = 24
MOST_BYTES = 1_600_000  # of all pictures together
MOST_ROWS = 200  # of one table
MOST_LETTERS = 120  # of a cell that nobody asked for
AROUND = 70.0  # points above and below a place
HEAD_ROWS = 3  # of a table whose header is not known
SLOW = {".doc", ".rtf"}  # another program has to open them
_RAISED = (CascadeError, OSError, ValueError, KeyError, pypdfium2.PdfiumError)


@dataclass(frozen=True, slots=True)
class Shown:
    """One cell of an excerpt; `keys` are the places that it is."""

    text: str
    columns: int
    keys: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row of an excerpt; `after_gap` tells that rows before it are left out."""

    number: int
    cells: tuple[Shown, ...]
    keys: tuple[Key, ...] = ()
    is_header: bool = False
    after_gap: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table around some places."""

    source: Source
    rows: tuple[ShownRow, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a place lies on a picture, in its pixels."""

    key: Key
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A part of a page as WebP; the frames are not painted into it."""

    source: Source
    content: bytes
    width: int
    height: int
    frames: tuple[Frame, ...]


Excerpt = Table | Picture


def key_of(source: Source) -> Key:
    """Return what two addresses of one place have in common."""
    if source.box is not None:
        return (source.file, source.page, source.box)
    if source.cell is not None:
        return (source.file, source.sheet, source.cell.partition(":")[0])
    return (source.file, source.sheet, source.table, source.row, source.column)


def take(files: Mapping[str, Path], hashes: Mapping[str, str], places: Iterable[Source]) -> tuple[Excerpt, ...]:
    """Return excerpts with these places, as many as there is room for; the first places are the most wanted.

    Args:
        files: Where each file lies.
        hashes: The SHA-256 that each file had when it was read.
        places: A place without row, cell or box has no excerpt.
    """
    wanted: dict[str, dict[Key, Source]] = {}
    pages: set[tuple[str, int]] = set()
    for place in places:
        path = files.get(place.file)
        if path is None or path.suffix.lower() in SLOW:
            continue
        if path.suffix.lower() == ".pdf":
            if place.box is None or place.page is None:
                continue
            if (place.file, place.page) not in pages and len(pages) == MOST_PAGES:
                continue
            pages.add((place.file, place.page))
        elif place.row is None and place.cell is None:
            continue
        wanted.setdefault(place.file, {}).setdefault(key_of(place), place)
    jobs = [_Job(files[file], file, hashes.get(file, ""), tuple(found.values())) for file, found in wanted.items()]
    taken = [each for found in worker_pool.run(_take, jobs, on_failure=lambda *_: ()) for each in found] if jobs else []
    return tuple(_within(taken))


def _within(excerpts: Iterable[Excerpt]) -> Iterator[Excerpt]:
    room = MOST_BYTES
    for each in excerpts:
        if isinstance(each, Picture):
            room -= len(each.content)
            if room < 0:
                continue
        yield each


@dataclass(frozen=True, slots=True)
class _Job:
    """The places of one file."""

    path: Path
    file: str
    sha256: str
    places: tuple[Source, ...]


def _take(job: _Job, say: Callable[[Any], None]) -> tuple[Excerpt, ...]:
    """Return the excerpts of one file, none where it is no longer what was read."""
    say(None)
    try:
        if job.sha256 != hashlib.sha256(job.path.read_bytes()).hexdigest():
            return ()
        return tuple(_pictures(job, say) if job.path.suffix.lower() == ".pdf" else _tables(job))
    except _RAISED:
        return ()


# Tables


def _tables(job: _Job) -> Iterator[Table]:
    keys = tuple(key_of(place) for place in job.places)
    for block in loaders.load(job.path, job.file, lambda page, pages: None).blocks:
        if isinstance(block, Grid) and (found := _marked(block, keys)):
            yield Table(block.source, tuple(_rows(block, found)))


def _marked(grid: Grid, keys: Sequence[Key]) -> dict[int, list[Key]]:
    """Return the rows of a grid that hold one of the places, with those that lie in it; the most wanted ones."""
    rows = {key: cell.row for cell in grid.cells for key in (key_of(cell.source), _row_key(cell))}
    found: dict[int, list[Key]] = {}
    for key in keys:
        if (row := rows.get(key)) is not None and (row in found or len(found) < MOST_ROWS):
            found.setdefault(row, []).append(key)
    return found


def _row_key(cell: Cell) -> Key:
    return (cell.source.file, cell.source.sheet, cell.source.table, cell.source.row, None)


def _rows(grid: Grid, marked: Mapping[int, list[Key]]) -> Iterator[ShownRow]:
    heads = _header_rows(grid, min(marked))
    before: int | None = None
    last: dict[int, Cell] = {}
    for row in sorted({*heads, *marked}):
        cells = tuple(grid.row(row))
        own = marked.get(row, [])
        yield ShownRow(
            cells[0].source.row or row if cells[0].row == row else row,
            tuple(_shown(grid, row, last, own)),
            tuple(key for key in own if key[-1] is None),
            row in heads,
            before is not None and row > before + 1,
        )
        before = row


def _shown(grid: Grid, row: int, last: dict[int, Cell], marked: list[Key]) -> Iterator[Shown]:
    column = 1
    for cell in grid.row(row):
        if cell.column > column:
            yield Shown("", cell.column - column)
        key = key_of(cell.source)
        own = (key,) if key in marked else ()
        said = last.get(cell.column) is cell  # a merged cell is printed once
        text = "″" if said and cell.text else mask(one_line(cell.text))
        last[cell.column] = cell
        short = text if own or len(text) <= MOST_LETTERS else f"{text[:MOST_LETTERS].rstrip()} …"
        yield Shown(short, cell.columns, own)
        column = cell.column + cell.columns


def _header_rows(grid: Grid, first: int) -> list[int]:
    """Return the rows that head the columns."""
    tables = find_tables(grid, ()).tables
    above = [table for table in tables if table.header_rows.start <= first]
    known = (above or list(tables))[-1:]
    rows = [row for table in known for row in table.header_rows]
    return rows or [row for row in grid.filled_rows if row <= first][:HEAD_ROWS]


# Pages


def _pictures(job: _Job, say: Callable[[Any], None]) -> Iterator[Picture]:
    document = pypdfium2.PdfDocument(job.path)
    try:
        for number in dict.fromkeys(place.page for place in job.places):
            if number is None or not 1 <= number <= len(document):
                continue
            say(None)
            page = document[number - 1]
            yield _picture(page, [place for place in job.places if place.page == number], job)
            page.close()
    finally:
        document.close()


def _picture(page: pypdfium2.PdfPage, places: Sequence[Source], job: _Job) -> Picture:
    image = page.render(scale=SCALE).to_pil().convert("RGB")
    for box in _hidden(page):
        image.paste((60, 60, 60), _pixels(box))
    boxes = [place.box for place in places if place.box is not None]
    top = max(0, round((min(box[1] for box in boxes) - AROUND) * SCALE))
    bottom = min(image.height, round((max(box[3] for box in boxes) + AROUND) * SCALE))
    shown = image.crop((0, top, image.width, max(bottom, top + 1)))
    written = io.BytesIO()
    shown.save(written, "WEBP", quality=QUALITY, method=3)
    frames = []
    for place in places:
        if place.box is not None:
            left, upper, right, lower = _pixels(place.box)
            frames.append(Frame(key_of(place), left - 2, upper - top - 2, right - left + 4, lower - upper + 4))
    return Picture(Source(job.file, page=places[0].page), written.getvalue(), shown.width, shown.height, tuple(frames))


def _pixels(box: Box) -> tuple[int, int, int, int]:
    left, top, right, bottom = (round(side * SCALE) for side in box)
    return left, top, max(right, left + 1), max(bottom, top + 1)


def _hidden(page: pypdfium2.PdfPage) -> Iterator[Box]:
    """Yield the boxes of letters that belong to numbers of persons."""
    letters = page.get_textpage()
    try:
        count = letters.count_chars()
        raw = pypdfium2.raw
        text = "".join(chr(raw.FPDFText_GetUnicode(letters, index)) for index in range(count))
        view = View(page)
        for first, last in numbers_in(text):
            lines: list[Box] = []
            for index in range(first, last):
                left, bottom, right, top = letters.get_charbox(index)
                if right <= left:
                    continue
                box = view.box(left - 0.5, bottom - 0.5, right + 0.5, top + 0.5)
                if lines and lines[-1][1] < box[3] and box[1] < lines[-1][3]:
                    box, lines = _around(lines[-1], box), lines[:-1]
                lines.append(box)
            yield from lines
    finally:
        letters.close()


def _around(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
