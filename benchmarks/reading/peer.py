"""Print what one tool extracts of a PDF, as JSON: {"pages": n, "tables": [{"page": n, "rows": [[text or null, …], …]}]}.

    peer.py pdfplumber|camelot|cascade FILE.pdf [PAGE,PAGE,…]

A process of its own for each tool, so that its time and memory are its own. Only the tool that is asked for is imported.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any


def pdfplumber_tables(path: Path, pages: list[int]) -> dict[str, object]:
    """Extract with pdfplumber as it comes: `extract_tables` on each page; a merged position is null."""
    import pdfplumber

    tables = []
    with pdfplumber.open(path) as document:
        asked = pages or range(1, len(document.pages) + 1)
        for number in asked:
            page = document.pages[number - 1]
            tables += [{"page": number, "rows": rows} for rows in page.extract_tables()]
            page.close()
    return {"pages": len(asked), "tables": tables}


def camelot_tables(path: Path, pages: list[int]) -> dict[str, object]:
    """Extract with camelot, flavor lattice, as it comes; a merged position is blank."""
    import camelot

    found = camelot.read_pdf(
        str(path), pages=",".join(map(str, pages)) or "all", flavor="lattice", suppress_stdout=True
    )
    tables = [{"page": table.page, "rows": table.df.values.tolist()} for table in found]
    return {"pages": len(pages), "tables": tables}


def cascade_tables(path: Path, pages: list[int]) -> dict[str, object]:
    """Load with cascade: grids as they are handed to reading; a position that a cell above covers is null."""
    from cascade.model import Grid
    from cascade.reading import loaders

    tables = []
    for grid in loaders.load(path, path.name).blocks:
        if isinstance(grid, Grid):
            rows = [
                [_printed(grid.at(row, n), row, n) for n in range(1, grid.columns + 1)]
                for row in range(1, grid.rows + 1)
            ]
            tables.append({"page": grid.source.page, "rows": rows})
    return {"pages": len(pages), "tables": tables}


def _printed(cell: Any, row: int, column: int) -> str | None:
    if cell is None or (cell.row == row and cell.column != column):
        return ""
    return cell.text if cell.row == row else None


TOOLS = {"pdfplumber": pdfplumber_tables, "camelot": camelot_tables, "cascade": cascade_tables}

if __name__ == "__main__":
    asked = [int(number) for number in sys.argv[3].split(",")] if len(sys.argv) > 3 else []
    json.dump(TOOLS[sys.argv[1]](Path(sys.argv[2]), asked), sys.stdout)
