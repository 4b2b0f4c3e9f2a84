"""Pictures of pages in files, letters as a network reads them, and what is read."""

from __future__ import annotations

from pathlib import Path

import fpdf
from PIL import Image
from scanned_pages import PAPER

from cascade.model import Grid, LoadedFile
from cascade.reading import loaders
from cascade.reading.extraction.ocr import engine


def letters(text: str, confidence: float = 0.99) -> list[engine.Letter]:
    size = len(text)
    return [engine.Letter(each, n / size, (n + 1) / size, confidence, "") for n, each in enumerate(text)]


def scanned(path: Path, *pictures: Image.Image) -> Path:
    pdf = fpdf.FPDF(unit="pt", format=PAPER)
    for picture in pictures:
        pdf.add_page()
        pdf.image(picture, 0, 0, *PAPER)
    pdf.output(str(path))
    return path


def load(path: Path, seconds: float = 60) -> LoadedFile:
    return loaders.load(path, path.name, loaders.LoadContext(ocr_seconds=seconds))


def cells(loaded: LoadedFile) -> dict[tuple[int, int], tuple[str, float | None]]:
    [grid] = [block for block in loaded.blocks if isinstance(block, Grid)]
    return {(cell.row, cell.column): (" ".join(cell.text.split()), cell.source.confidence) for cell in grid.cells}
