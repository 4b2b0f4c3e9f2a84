"""Define what one page prints, the same for every kind of file: tables of cells and lines of text.

These records are what the readers of pages (ruled lines, white space, pictures) hand to those that put pages together. Rows and
columns count from 0, lengths are points from the top left of the page.
"""

from __future__ import annotations

from dataclasses import dataclass

from cascade.reading.extraction.lattice import Box
from cascade.reading.extraction.text_lines import TextLine


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """One cell with its text; rows and columns count from 0. `page` and `box` tell where its text begins.

    `indent` is the distance of the text from the left edge; `open_below` tells that no ruled line ends the cell at the page end;
    `other` is what a second look reads where it reads another number; `confidence` (0 to 1) that of a text read from a picture;
    `fill` the colour behind it.
    """

    text: str
    row: int
    column: int
    rows: int
    columns: int
    page: int
    box: Box
    bold: bool = False
    indent: float = 0.0
    open_below: bool = False
    other: str = ""
    confidence: float | None = None
    fill: str = ""


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table: the edges of its columns, the number of its rows and its cells in reading order.

    Of one over several pages, `page` and `box` are those of its last part. `guessed` tells that no ruled lines part its columns.
    """

    xs: tuple[float, ...]
    rows: int
    cells: tuple[PrintedCell, ...]
    page: int
    box: Box
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """What one page prints, from top to bottom."""

    number: int
    blocks: tuple[TextLine | PrintedTable, ...]
