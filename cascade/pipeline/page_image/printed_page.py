"""Render what a file prints on one page, and find where each cell lies on it.

A PDF and the number of a page go in, or a grid that no page shows, which is drawn as a sheet of its own; the print comes out
with the boxes of its cells. Lengths are pixels. Knows no table and no field.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

from cascade.model import Cell, Grid, Line, LoadedFile, Source
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.pipeline.page_image.style import (
    BLACK,
    LEADING,
    LONGEST_SIDE,
    MOST_ROWS,
    NARROWEST,
    PALE,
    SCALE,
    SMALL,
    WHITE,
    WIDEST,
    Box,
    ascii_text,
    font,
)
from cascade.reports.html.graph_layout import wrap
from cascade.reports.html.page_excerpts import INK, personal_number_boxes
from cascade.reports.masking import mask


def require_in_range(file: str, number: int, count: int, what: LocalizedText) -> None:
    """Refuse the number of a page or table that a file has not."""
    if not 1 <= number <= count:
        raise CascadeError(
            LocalizedText("{f}: tidak ada --page {n}.", "{f}: there is no --page {n}.").format(f=file, n=number),
            LocalizedText("Berkas ini punya {c} {w}.", "This file has {c} {w}.").format(c=count, w=what),
        )


@dataclass(slots=True)
class RenderedPage:
    """The print itself, and where each cell of it lies. `page` is None for a grid that no page shows."""

    image: Image.Image
    title: LocalizedText
    page: int | None
    cells: dict[int, list[tuple[Cell, Box]]] = field(default_factory=dict)  # by the id of their grid
    cells_from_before: dict[int, list[tuple[Cell, Box]]] = field(default_factory=dict)
    columns: dict[int, dict[int, tuple[int, int]]] = field(default_factory=dict)
    lines: list[Box] = field(default_factory=list)


def page_of_pdf(
    path: Path, loaded: LoadedFile, grids: list[Grid], number: int, *, personal: bool = False
) -> RenderedPage:
    """Return a page of a PDF with the cells that lie on it."""
    document = pypdfium2.PdfDocument(path)
    try:
        count = len(document)
        require_in_range(loaded.file, number, count, LocalizedText("halaman", "pages"))
        page = document[number - 1]
        scale = min(SCALE, LONGEST_SIDE / max(page.get_size()))
        image = page.render(scale=scale).to_pil().convert("RGB")
        for left, top, right, bottom in () if personal else personal_number_boxes(page):
            image.paste(INK, (round(left * scale), round(top * scale), round(right * scale), round(bottom * scale)))
        page.close()
    finally:
        document.close()
    title = LocalizedText("{f}, halaman {n} dari {c}", "{f}, page {n} of {c}").format(f=loaded.file, n=number, c=count)
    printed = RenderedPage(image, title, number)
    for grid in grids:
        cells = [(cell, box) for cell in grid.cells if (box := _scaled(cell.source, number, scale))]
        if cells:
            printed.cells[id(grid)] = cells
            printed.columns[id(grid)] = _columns(grid, cells, scale)
            printed.cells_from_before[id(grid)] = list(
                _cells_from_before(grid, cells, printed.columns[id(grid)], number)
            )
    lines = (block for block in loaded.blocks if isinstance(block, Line))
    printed.lines = [box for line in lines if (box := _scaled(line.source, number, scale)) and box[2] > box[0]]
    return printed


def _columns(grid: Grid, cells: list[tuple[Cell, Box]], scale: float) -> dict[int, tuple[int, int]]:
    """Return where the columns reach; one in which no cell begins on this page, as on the others."""
    anywhere = [(cell, box) for cell in grid.cells if (box := _scaled(cell.source, cell.source.page, scale))]
    return _extents(anywhere)[1] | _extents(cells)[1]


def _scaled(source: Source, page: int | None, scale: float) -> Box | None:
    if source.page != page or source.box is None:
        return None
    left, top, right, bottom = (round(side * scale) for side in source.box)
    return left, top, right, bottom


def _cells_from_before(
    grid: Grid, cells: list[tuple[Cell, Box]], columns: dict[int, tuple[int, int]], page: int
) -> Iterator[tuple[Cell, Box]]:
    """Yield the cells of an earlier page that go on here, in the room that the cells of this page leave them."""
    rows = _extents(cells)[0]
    for cell in grid.cells:
        if cell.source.page is not None and cell.source.page < page and cell.row + cell.rows > min(rows):
            row_spans = [rows[row] for row in range(cell.row, cell.row + cell.rows) if row in rows]
            column_spans = [columns[c] for c in range(cell.column, cell.column + cell.columns) if c in columns]
            if row_spans and column_spans and cell.rows > 1:
                yield cell, (column_spans[0][0], row_spans[0][0], column_spans[-1][1], row_spans[-1][1])


def _extents(cells: Iterable[tuple[Cell, Box]]) -> tuple[dict[int, tuple[int, int]], dict[int, tuple[int, int]]]:
    """Return from where to where each row and each column reaches in which a cell begins."""
    placed = list(cells)
    rows = _spans((cell.row, cell.rows, box[1], box[3]) for cell, box in placed)
    return rows, _spans((cell.column, cell.columns, box[0], box[2]) for cell, box in placed)


def _spans(sides: Iterable[tuple[int, int, int, int]]) -> dict[int, tuple[int, int]]:
    """Return where each row or column begins and ends, of (first, count, low, high) of its cells."""
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    for first, count, low, high in sides:
        starts.setdefault(first, low)
        ends.setdefault(first + count - 1, high)
    following = [*sorted(starts.values()), max(ends.values(), default=0)]
    return {n: (low, ends.get(n, next((end for end in following if end > low), low))) for n, low in starts.items()}


def page_of_grid(grid: Grid, *, personal: bool = False) -> RenderedPage:
    """Print a grid that has no page: its texts in columns as wide as they need."""
    rows = grid.filled_rows[:MOST_ROWS]
    shown = str if personal else mask
    cells = [cell for cell in grid.cells if cell.row in set(rows)]
    widths = dict.fromkeys(range(1, max((c.column + c.columns for c in cells), default=2)), NARROWEST)
    for cell in cells:
        if cell.columns == 1 and cell.column in widths:
            longest = max((len(line) for line in cell.text.splitlines()), default=0)
            widths[cell.column] = max(widths[cell.column], min(WIDEST, longest * 7 + 10))
    lefts = _running(widths, 4)
    heights = dict.fromkeys(rows, LEADING + 6)
    texts = {id(cell): wrap(ascii_text(shown(cell.text)), _width(cell, widths) - 8) for cell in cells}
    for cell in cells:
        if cell.rows == 1:
            heights[cell.row] = max(heights[cell.row], len(texts[id(cell)]) * LEADING + 6)
    tops = _running(heights, 4)
    image = Image.new("RGB", (lefts[max(lefts)] + 4, tops[max(tops)] + 4), WHITE)
    pen = ImageDraw.Draw(image)
    placed = []
    for cell in cells:
        last = max(row for row in rows if row < cell.row + cell.rows)
        right = lefts[min(cell.column + cell.columns, max(lefts))]
        box = (lefts[cell.column], tops[cell.row], right, tops[last] + heights[last])
        placed.append((cell, box))
        pen.rectangle(box, outline=PALE)
        for line, text in enumerate(texts[id(cell)]):
            pen.text((box[0] + 4, box[1] + 3 + line * LEADING), text, fill=BLACK, font=font(SMALL))
    left_out = grid.filled_rows[MOST_ROWS:]
    title = LocalizedText("{s}, {c} baris", "{s}, {c} rows").format(s=_place(grid.source), c=grid.rows)
    if left_out:
        title += LocalizedText("(hanya {n} baris pertama)", "(the first {n} rows only)").format(n=MOST_ROWS)
    return RenderedPage(image, title, None, {id(grid): placed})


def _place(source: Source) -> LocalizedText:
    return LocalizedText(source.say("id"), source.say("en"))


def _width(cell: Cell, widths: dict[int, int]) -> int:
    return sum(widths.get(column, 0) for column in range(cell.column, cell.column + cell.columns))


def _running(sizes: dict[int, int], start: int) -> dict[int, int]:
    """Return where each row or column begins, and one more for the end."""
    places, position = {}, start
    for number, size in sorted(sizes.items()):
        places[number] = position
        position += size
    places[max(sizes, default=0) + 1] = position
    return places
