"""Read the paragraphs and tables of an OpenDocument text.

The body of a text goes in; lines and grids come out in their order. Tables that only frame other ones print nothing themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from cascade.model import Cell, Grid, Line, LoadedFile, Note, Problem, Source
from cascade.model.i18n import LocalizedText
from cascade.reading.loaders.odf.cells import placed_cells
from cascade.reading.loaders.odf.elements import (
    BOX,
    CELL,
    PARAGRAPHS,
    TABLE,
    WRAPPERS,
    is_aside,
    notes_of,
    number_of,
    paragraph_text,
    qualified,
    rows_in,
    text_boxes,
)
from cascade.reading.loaders.odf.styles import Styles, is_bold
from cascade.reading.loaders.sheet_grid import (
    SPACE,
    refuse_wide_merges,
)

MAX_TEXT_COLUMNS = 200  # of a table in a text


class TextReader:
    """Reads the body of one text, gathering its notes."""

    def __init__(self, origin: Source, styles: Styles):
        self.origin, self.styles = origin, styles
        self.notes: list[Note] = []

    def read(self, body: etree._Element) -> LoadedFile:
        """Return its lines and tables in their order."""
        blocks: list[Grid | Line] = []
        lines = tables = 0
        for element in _paragraphs_and_tables(body):
            if element.tag == TABLE:
                tables += 1
                blocks.append(self._grid(element, replace(self.origin, table=tables)))
                continue
            text = paragraph_text(element).strip()
            lines += bool(text)
            source = replace(self.origin, row=lines or 1)
            blocks += [Line(text, source)] if text else []
            self.notes += notes_of(element, source)
            self.notes += text_boxes(element, source)
        problems = (
            [_tracked(self.origin)] if next(body.iter(qualified("text:changed-region")), None) is not None else []
        )
        return LoadedFile(self.origin.file, self.origin.sha256, tuple(blocks), tuple(self.notes), tuple(problems))

    def _grid(self, table: etree._Element, source: Source) -> Grid:
        cells = []
        for place in placed_cells(table):
            if place.column > MAX_TEXT_COLUMNS:
                continue
            here = replace(source, row=place.row, column=place.column)
            self.notes += notes_of(place.cell, here)
            self.notes += text_boxes(place.cell, here)
            across = min(number_of(place.cell, "table:number-columns-spanned"), MAX_TEXT_COLUMNS - place.column + 1)
            text = _cell_text(place.cell)
            down = min(number_of(place.cell, "table:number-rows-spanned"), MAX_TEXT_COLUMNS * 50)
            bold, fill = is_bold(place.cell, self.styles, None), self.styles.fill(place.style)
            indent = self._indent(place.cell)
            cells.append(Cell(text, place.row, place.column, here, down, across, bold, indent=indent, fill=fill))
        last = max((cell.row for cell in cells), default=0)
        cells = [replace(cell, rows=min(cell.rows, last - cell.row + 1)) for cell in cells]
        refuse_wide_merges(sum(cell.rows * cell.columns for cell in cells), source.file)
        return Grid("", tuple(cells), last, max((c.column + c.columns - 1 for c in cells), default=0), source)

    def _indent(self, cell: etree._Element) -> int:
        """Return how far the first paragraph of a cell stands from its edge, in points."""
        first = next(cell.iterchildren(*PARAGRAPHS), None)
        if first is None:
            return 0
        printed = paragraph_text(first)
        own = self.styles.indent(first.get(qualified("text:style-name")))
        return own + SPACE * (len(printed) - len(printed.lstrip(" ")))


def _paragraphs_and_tables(element: etree._Element) -> Iterator[etree._Element]:
    """Yield paragraphs and tables in reading order, out of text boxes and of tables that only frame other ones."""
    for child in element:
        if child.tag in PARAGRAPHS:
            yield child
            for box in child.iter(BOX):
                yield from box.iterchildren(TABLE)
        elif child.tag == TABLE and _is_frame(child):
            for line in rows_in(child):
                for cell in line.iterchildren(CELL):
                    yield from _paragraphs_and_tables(cell)
        elif child.tag == TABLE:
            yield child
        elif child.tag in WRAPPERS:
            yield from _paragraphs_and_tables(child)


def _is_frame(table: etree._Element) -> bool:
    """Tell whether a table of one column holds tables of several ones: it frames them and prints nothing itself."""
    rows = [list(line.iterchildren(CELL)) for line in rows_in(table)]
    inner = [line for row in rows for cell in row for nested in cell.iter(TABLE) for line in rows_in(nested)]
    return all(len(row) == 1 for row in rows) and any(len(list(line.iterchildren(CELL))) > 2 for line in inner)


def _cell_text(cell: etree._Element) -> str:
    paragraphs = (p for p in cell.iter(*PARAGRAPHS) if not is_aside(p, cell))
    return "\n".join(map(paragraph_text, paragraphs)).strip()


def _tracked(origin: Source) -> Problem:
    return Problem(
        "warning",
        LocalizedText("Masih memuat perubahan terlacak (Track Changes).", "It still contains tracked changes."),
        LocalizedText(
            "Terima atau tolak semua perubahan, lalu simpan ulang.", "Accept or reject all changes and save it again."
        ),
        origin,
    )
