"""Describe a document as an office lays it out: lines, tables with merged cells, page breaks, and the truth of each row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

Truth = dict[str, Any]


@dataclass
class Cell:
    """One printed cell; `cols` and `rows` are what it spans, `number` and `pattern` what a spreadsheet keeps behind it."""

    text: str = ""
    cols: int = 1
    rows: int = 1
    bold: bool = False
    fill: str | None = None
    align: str = "l"
    indent: int = 0
    number: float | int | None = None
    pattern: str = "General"


@dataclass
class Row:
    """One row of cells from left to right, without those that a merged cell above covers."""

    cells: list[Cell]
    truth: list[Truth] = field(default_factory=list)
    height: int = 1


@dataclass
class Table:
    """A table; `repeat` says which header lines later pages print: all, none, last (only the lowest)."""

    widths: Sequence[float]
    header: list[Row]
    body: list[Row]
    repeat: str = "all"
    rules: str = "grid"
    split: bool = False
    size: float = 7
    left: float = 0


@dataclass
class Line:
    """One line or paragraph outside tables."""

    text: str
    bold: bool = False
    align: str = "l"
    size: float = 10
    indent: float = 0
    truth: list[Truth] = field(default_factory=list)


@dataclass
class Picture:
    """A photo or a chart of invented bars, in the middle of a page."""

    width: float
    height: float
    seed: int
    kind: str = "photo"


@dataclass
class Break:
    """A new page, or a new sheet that is called `title`; `wide` turns it."""

    wide: bool | None = None
    title: str = ""


@dataclass
class Document:
    """A document and what is true of it."""

    name: str
    suffix: str
    facts: Truth
    parts: list[Line | Table | Break | Picture]
    wide: bool = False
    paper: tuple[float, float] = (595.3, 841.9)
    footer: str = ""
    font: str = "Helvetica"
    group: str = ""
    scan: dict[str, Any] | None = None
    options: dict[str, Any] = field(default_factory=dict)


def cell(text: str | Cell | None, **style: Any) -> Cell:
    """Make a cell of a text; a cell stays what it is."""
    return text if isinstance(text, Cell) else Cell(text or "", **style)


def row(*texts: str | Cell | None, truth: Sequence[Truth] = (), height: int = 1, **style: Any) -> Row:
    """Make a row whose plain texts share one style."""
    return Row([cell(text, **style) for text in texts], list(truth), height)


def head(*lines: Sequence[str | Cell], fill: str | None = "D9D9D9") -> list[Row]:
    """Make header lines: bold, centred, filled."""
    made = []
    for line in lines:
        cells = [cell(each) for each in line]
        for each in cells:
            each.bold, each.align, each.fill = True, "c", each.fill or fill
        made.append(Row(cells))
    return made


def placed(rows: Sequence[Row], columns: int) -> Iterator[tuple[int, int, Cell]]:
    """Yield each cell with its row and column once merged cells have taken their places."""
    taken: set[tuple[int, int]] = set()
    for r, each in enumerate(rows):
        c = 0
        for one in each.cells:
            while (r, c) in taken:
                c += 1
            if c + one.cols > columns:
                raise ValueError(f"row {r} is too long: {[x.text for x in each.cells]}")
            taken.update((r + i, c + j) for i in range(one.rows) for j in range(one.cols))
            yield r, c, one
            c += one.cols
        missing = [c for c in range(columns) if (r, c) not in taken]
        if missing:
            raise ValueError(f"row {r} lacks columns {missing}: {[x.text for x in each.cells]}")
