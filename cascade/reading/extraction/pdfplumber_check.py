"""Check the numbers of a PDF against those that another program reads.

A PDF and what was read of it go in; the same comes out, each number that pdfplumber reads differently marked with its
reading. Slow, and needs the extra `teliti`; used only when asked for. Decides nothing: a marked number is in doubt.
"""

from __future__ import annotations

import importlib.util
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cascade.model import Cell, Grid, LoadedFile, Problem, Source
from cascade.model.errors import CascadeError, install_hint
from cascade.model.i18n import LocalizedText
from cascade.reading.extraction.digit_check import digits

if TYPE_CHECKING:
    from pdfplumber.page import Page

_NUMBER = re.compile(r"[^\d]{0,4}\d[\d.,\s]*[^\d]{0,20}")


class _Letter(NamedTuple):
    """One character that pdfplumber reads, with its box on the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def require_pdfplumber() -> None:
    """Make sure that the other program is there.

    Raises:
        CascadeError: pdfplumber is not installed.
    """
    if importlib.util.find_spec("pdfplumber") is None:
        raise CascadeError(
            LocalizedText("--teliti membutuhkan pdfplumber.", "--teliti needs pdfplumber."),
            install_hint("teliti"),
        )


def check_numbers(path: Path, loaded: LoadedFile, still_working: Callable[[], None] = lambda: None) -> LoadedFile:
    """Read the numbers of a PDF once more, calling `still_working` on each page; other files come back as they are."""
    if path.suffix.lower() != ".pdf":
        return loaded
    import pdfplumber  # an extra, and slow to import

    cells = _numbers(loaded)
    found: dict[Source, str] = {}
    with pdfplumber.open(path) as document:
        pages = len(document.pages)  # of a damaged file fewer than others find
        cells = {number: asked for number, asked in sorted(cells.items()) if number <= pages}
        for number, asked in cells.items():
            still_working()
            found |= _read_again(document.pages[number - 1], asked)
            document.pages[number - 1].close()
    count = sum(map(len, cells.values()))
    message = LocalizedText(
        "{file}: {n} angka dibaca dua kali; {d} terbaca lain dan ditandai.",
        "{file}: {n} numbers were read twice; {d} read differently and are marked.",
    ).format(file=loaded.file, n=count, d=len(found))
    problem = Problem("warning" if found else "info", message, source=Source(loaded.file, loaded.sha256))
    blocks = tuple(_marked(block, found) if isinstance(block, Grid) else block for block in loaded.blocks)
    return replace(loaded, blocks=blocks, problems=(*loaded.problems, problem))


def _numbers(loaded: LoadedFile) -> dict[int, list[Cell]]:
    """Return the cells that hold a number, by page."""
    cells: dict[int, list[Cell]] = defaultdict(list)
    for block in loaded.blocks:
        for cell in block.cells if isinstance(block, Grid) else ():
            if cell.source.page and cell.source.box and _NUMBER.fullmatch(cell.text):
                cells[cell.source.page].append(cell)
    return cells


def _read_again(page: Page, cells: Sequence[Cell]) -> dict[Source, str]:
    """Return the other number for each cell in which pdfplumber reads one."""
    left, top = page.cropbox[0], page.cropbox[1]
    every = [_Letter(each["text"], each["x0"], each["top"], each["x1"], each["bottom"]) for each in page.chars]
    letters = sorted(every, key=lambda letter: letter.top + letter.bottom)
    heights = [(letter.top + letter.bottom) / 2 - top for letter in letters]
    found = {}
    for cell in cells:
        x0, y0, x1, y1 = cell.source.box or (0, 0, 0, 0)
        near = letters[bisect_left(heights, y0) : bisect_right(heights, y1)]
        own = [letter for letter in near if x0 <= (letter.left + letter.right) / 2 - left <= x1]
        text = _text_of(own)
        if digits(text) != digits(cell.text):
            found[cell.source] = text
    return found


def _text_of(letters: Sequence[_Letter]) -> str:
    """Return letters line by line, from left to right."""
    lines: dict[int, list[_Letter]] = defaultdict(list)
    for letter in letters:
        lines[round(letter.bottom / 2)].append(letter)
    return "".join(
        letter.text for _, line in sorted(lines.items()) for letter in sorted(line, key=lambda one: one.left)
    ).strip()


def _marked(grid: Grid, found: Mapping[Source, str]) -> Grid:
    cells = tuple(replace(cell, other=found.get(cell.source, cell.other)) for cell in grid.cells)
    return Grid(grid.name, cells, grid.rows, grid.columns, grid.source, grid.edges)
