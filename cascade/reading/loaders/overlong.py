"""Shorten texts that no planning document prints: they only cost time, wherever somebody looks for words in them.

What a loader has read goes in; the same comes out with words and blanks of a bearable length, and with a problem that says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from cascade.model import Grid, Line, LoadedFile, Problem, Source
from cascade.model.i18n import LocalizedText

LONGEST_TEXT = 10_000  # characters of a cell, a line or a note; a page of prose has 3,000
LONGEST_WORD = 300  # characters without a blank; the longest addresses of web pages in documents have 200
_LONG_WORD = re.compile(rf"(\S{{{LONGEST_WORD}}})\S+")
_LONG_BLANK = re.compile(rf"(\s{{{LONGEST_WORD}}})\s+")
_MARK = "…"


def shorten(loaded: LoadedFile) -> LoadedFile:
    """Return what was read with its overlong texts cut, and a problem that names the first of them."""
    shortener = _Shortener()
    blocks = tuple(
        _grid(block, shortener) if isinstance(block, Grid) else _line(block, shortener) for block in loaded.blocks
    )
    notes = tuple(replace(each, text=shortener.text(each.text, each.source)) for each in loaded.notes)
    canonical = tuple({key: shortener.value(value) for key, value in each.items()} for each in loaded.canonical)
    loaded = replace(loaded, blocks=blocks, notes=notes, canonical=canonical)
    if not shortener.count:
        return loaded
    source = shortener.first or Source(loaded.file)
    problem = Problem("warning", _CUT.format(f=loaded.file, n=shortener.count), _HINT, source)
    return replace(loaded, problems=(*loaded.problems, problem))


_CUT = LocalizedText("{f}: {n} teks yang terlalu panjang dipotong.", "{f}: {n} texts that are too long were cut.")
_HINT = LocalizedText(
    f"Yang dibaca paling banyak {LONGEST_TEXT} huruf dan {LONGEST_WORD} huruf tanpa spasi; periksa isinya.",
    f"At most {LONGEST_TEXT} characters are read, and {LONGEST_WORD} without a blank; look at what it says.",
)


@dataclass(slots=True)
class _Shortener:
    """How many texts were cut, and where the first of them stands."""

    count: int = 0
    first: Source | None = None

    def text(self, text: str, source: Source | None) -> str:
        """Return a text that is short enough."""
        if len(text) <= LONGEST_WORD:
            return text
        cut = _LONG_WORD.sub(rf"\1{_MARK}", _LONG_BLANK.sub(r"\1", text))
        if len(cut) > LONGEST_TEXT:
            cut = cut[:LONGEST_TEXT] + _MARK
        if cut.split() == text.split():
            return cut  # nothing but blanks is gone
        self.count += 1
        self.first = self.first or source
        return cut

    def value(self, value: object) -> object:
        """Return a value of a canonical document with its texts short enough."""
        if isinstance(value, str):
            return self.text(value, None)
        if isinstance(value, Mapping):
            return {key: self.value(inner) for key, inner in value.items()}
        return [self.value(inner) for inner in value] if isinstance(value, list) else value


def _grid(grid: Grid, shortener: _Shortener) -> Grid:
    if len(grid.name) <= LONGEST_WORD and all(len(cell.text) <= LONGEST_WORD for cell in grid.cells):
        return grid
    cells = tuple(replace(cell, text=shortener.text(cell.text, cell.source)) for cell in grid.cells)
    return Grid(shortener.text(grid.name, grid.source), cells, grid.rows, grid.columns, grid.source, grid.edges)


def _line(line: Line, shortener: _Shortener) -> Line:
    return line if len(line.text) <= LONGEST_WORD else replace(line, text=shortener.text(line.text, line.source))
