"""PDFs in tests, and what is read of them."""

from __future__ import annotations

from pathlib import Path

from cascade.model import Grid, LoadedFile
from cascade.reading import loaders
from cascade.reading.document_builder import read_file


def load(path: Path) -> LoadedFile:
    return loaders.load(path, path.name)


def grids(loaded: LoadedFile) -> list[list[tuple[int, int, int, int, str]]]:
    return [
        [(c.row, c.column, c.rows, c.columns, " ".join(c.text.split())) for c in block.cells if c.text]
        for block in loaded.blocks
        if isinstance(block, Grid)
    ]


def lines(loaded: LoadedFile) -> list[str]:
    return [block.text for block in loaded.blocks if not isinstance(block, Grid)]


def understood(loaded: LoadedFile) -> list[tuple[str, str, str, list[str]]]:
    """Return (level, element, indicator, targets) of all documents."""
    found = []
    for document in read_file(loaded).documents:
        names = {element.id: " ".join(element.name.text.split()) for element in document.elements}
        found += [
            (i.level, names[i.element or ""], " ".join(i.name.text.split()), [q.raw for q in i.targets.values()])
            for i in document.indicators
        ]
    return found
