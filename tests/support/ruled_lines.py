"""The lines that a table written as text would be drawn with."""

from __future__ import annotations

from pdf_pages import boxes

from cascade.reading.extraction.lattice import RuledLine

WIDTH, HEIGHT = 60.0, 20.0

Span = tuple[int, int, int, int]  # row, column, rows, columns


def level(y: float, start: float, end: float) -> RuledLine:
    return RuledLine(False, y, start, end)


def upright(x: float, start: float, end: float) -> RuledLine:
    return RuledLine(True, x, start, end)


def drawn(text: str, left: float = 40.0, top: float = 50.0) -> list[RuledLine]:
    """Draw the four borders of each cell of a table that is written as text."""
    rows = [[cell.strip() for cell in line.strip("| ").split("|")] for line in text.strip().splitlines()]
    return [rule for box in boxes(rows) for rule in borders((box.row, box.column, box.rows, box.columns), left, top)]


def borders(span: Span, left: float = 40.0, top: float = 50.0) -> list[RuledLine]:
    row, column, rows, columns = span
    x0, x1 = left + column * WIDTH, left + (column + columns) * WIDTH
    y0, y1 = top + row * HEIGHT, top + (row + rows) * HEIGHT
    return [level(y0, x0, x1), level(y1, x0, x1), upright(x0, y0, y1), upright(x1, y0, y1)]
