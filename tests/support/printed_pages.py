"""Printed pages as text, and what is read of them."""

from __future__ import annotations

import inspect

from pdf_pages import boxes

from cascade.reading.extraction.line_breaks import DocumentWords
from cascade.reading.extraction.printed_page import PrintedCell, PrintedPage, PrintedTable
from cascade.reading.extraction.reading_order import in_reading_order
from cascade.reading.extraction.text_lines import TextLine

WIDTH = 60.0


def page(number: int, text: str, *, shift: float = 0.0, width: float = WIDTH, places: bool = True) -> PrintedPage:
    """Return a page of lines and `| a | b |` tables; … ends a cell that has no lower border."""
    blocks: list[TextLine | PrintedTable] = []
    rows: list[list[str]] = []
    y = 40.0
    for line in [*inspect.cleandoc(text).splitlines(), ""]:
        if line.startswith("|"):
            rows.append([cell.strip().replace("\\n", "\n") for cell in line.strip("|").split("|")])
            continue
        if rows:
            blocks.append(table(rows, number, y, shift, width))
            y += 20 * len(rows)
            rows = []
        if line.strip():
            blocks.append(
                TextLine(line.strip(), (40, y, 200, y + 10) if places else (0, 0, 0, 0), 9 if places else 0, False)
            )
        y += 12
    return PrintedPage(number, tuple(blocks))


def table(rows: list[list[str]], number: int, top: float, shift: float, width: float) -> PrintedTable:
    xs = tuple(40 + shift + width * n for n in range(len(rows[0]) + 1))
    cells = tuple(
        PrintedCell(
            box.text, box.row, box.column, box.rows, box.columns, number,
            (xs[box.column], top + 20 * box.row, xs[box.column + box.columns], top + 20 * (box.row + box.rows)),
            open_below=box.cut,
        )
        for box in boxes(rows)
    )  # fmt: skip
    return PrintedTable(xs, len(rows), cells, number, (xs[0], top, xs[-1], top + 20 * len(rows)))


def read(*pages: PrintedPage, known: str = "") -> list[str]:
    """Return lines, and tables as their rows of "text" or "text rows×columns"; a row is joined by ` | `."""
    words = DocumentWords(set(known.split()))
    out = []
    for _, block in in_reading_order(pages, words, []):
        out += [block.text] if isinstance(block, TextLine) else ["-", *_rows(block)]
    return out


def _rows(block: PrintedTable) -> list[str]:
    rows = []
    for row in range(block.rows):
        cells = sorted((c for c in block.cells if c.row == row), key=lambda c: c.column)
        rows.append(" | ".join(c.text.replace("\n", "/") + _span(c) for c in cells))
    return rows


def _span(cell: PrintedCell) -> str:
    return f" {cell.rows}x{cell.columns}" if cell.rows * cell.columns > 1 else ""


HEADER = "| Sasaran | Indikator | 2025 |\n"
