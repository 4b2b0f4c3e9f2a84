"""Files that a loader reads in tests, and what it gives."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl

from cascade.model import Grid, LoadedFile
from cascade.reading import loaders

Fill = Callable[[Any], None]


def load(path: Path) -> LoadedFile:
    return loaders.load(path, path.name)


def workbook(tmp_path: Path, fill: Fill, name: str = "Renja.xlsx") -> LoadedFile:
    """Save the first sheet as openpyxl leaves it after `fill`."""
    book = openpyxl.Workbook()
    fill(book.active)
    book.save(tmp_path / name)
    return load(tmp_path / name)


def document(tmp_path: Path, fill: Fill) -> LoadedFile:
    word = docx.Document()
    fill(word)
    word.save(str(tmp_path / "PK.docx"))
    return load(tmp_path / "PK.docx")


def grid(loaded: LoadedFile, index: int = 0) -> Grid:
    return [block for block in loaded.blocks if isinstance(block, Grid)][index]


def texts(table: Grid) -> dict[tuple[int, int], str]:
    return {(cell.row, cell.column): cell.text for cell in table.cells}


def messages(loaded: LoadedFile) -> list[str]:
    return [problem.message.say("id") for problem in loaded.problems]


def rewrite(path: Path, part: str, change: Callable[[str], str]) -> None:
    """Change one part of a package in place, as a program other than ours would have written it."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts.get(part, b"").decode()).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
