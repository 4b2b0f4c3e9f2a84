"""Documents for tests, written as text."""

from __future__ import annotations

import inspect

from cascade.model import Cell, Document, Grid, Line, LoadedFile, Source
from cascade.reading.canonical import to_document


def loaded(text: str, file: str = "uji.xlsx") -> LoadedFile:
    """Turn lines and `| a | b |` tables into what a loader hands over.

    `"` goes on with the cell above and `<` with the cell to the left (a merge), `*a*` is bold, each `>` indents by 10 points.
    """
    blocks: list[Grid | Line] = []
    rows: list[list[str]] = []

    def close() -> None:
        if rows:
            blocks.append(_grid(rows, file, len(blocks) + 1))
            rows.clear()

    for number, line in enumerate(inspect.cleandoc(text).splitlines(), 1):
        if line.startswith("|"):
            rows.append([cell.strip().replace("\\n", "\n") for cell in line.strip("|").split("|")])
        else:
            close()
            if line.strip():
                blocks.append(Line(line.strip(), Source(file, row=number)))
    close()
    return LoadedFile(file, "0" * 64, tuple(blocks))


def _grid(rows: list[list[str]], file: str, table: int) -> Grid:
    cover: dict[tuple[int, int], tuple[int, int]] = {}  # position → top left corner of its cell
    texts: dict[tuple[int, int], str] = {}
    for r, row in enumerate(rows, 1):
        for c, text in enumerate(row, 1):
            if text == '"':
                cover[r, c] = cover.get((r - 1, c), (r, c))
            elif text == "<":
                cover[r, c] = cover.get((r, c - 1), (r, c))
            else:
                cover[r, c] = (r, c)
                texts[r, c] = text
    cells = []
    for (r, c), text in texts.items():
        own = [at for at, corner in cover.items() if corner == (r, c)]
        height, width = max(at[0] for at in own) - r + 1, max(at[1] for at in own) - c + 1
        if text or len(own) > 1:
            indent = 10 * (len(text) - len(text.lstrip(">")))
            bold = len(text) > 2 and text.startswith("*") and text.endswith("*")
            plain = text.strip("*") if bold else text.lstrip(">").lstrip()
            place = Source(file, table=table, row=r, column=c)
            cells.append(Cell(plain, r, c, place, height, width, bold, indent=indent))
    return Grid("", tuple(cells), len(rows), max(map(len, rows)), Source(file, table=table))


def canonical(kind: str, indicators: list[dict], **more) -> Document:
    """Return a document from canonical indicators."""
    data = {"kind": kind, "opd": "Kecamatan Uji", "indicators": indicators, **more}
    return to_document(data, more.get("id", kind), f"{more.get('id', kind)}.yaml")[0]
