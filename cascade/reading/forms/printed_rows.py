"""See lines and grids alike: as rows of texts, each with its address.

The lines and grids of a file go in; printed rows come out, from top to bottom. A cell that prints several labelled lines below
each other is as many rows. Nothing is understood in here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from cascade.model import Cell, Grid, Line
from cascade.reading.forms.labels import CODE, headings_in, split_label
from cascade.text.printable import one_line


@dataclass(frozen=True)
class PrintedRow:
    """What one row of a grid prints, or a line of text, which is one cell; never empty."""

    cells: tuple[Cell, ...]
    is_line: bool = False

    @cached_property
    def texts(self) -> list[str]:
        """The texts of its cells, each on one line."""
        return [one_line(cell.text) for cell in self.cells]

    @cached_property
    def text(self) -> str:
        """All that it prints."""
        return " ".join(self.texts)

    def without_first(self) -> PrintedRow | None:
        """Return what stands behind its first cell."""
        return replace(self, cells=self.cells[1:]) if len(self.cells) > 1 else None

    def as_lines(self) -> list[Line]:
        """Return it as lines of text, a lone cell line by line."""
        if len(self.cells) == 1 and not self.is_line:
            cell = self.cells[0]
            return [Line(one_line(line), cell.source) for line in cell.text.splitlines() if line.strip()]
        return [self.as_line()]

    def as_line(self) -> Line:
        """Return it as one line of text; blanks in a line of text part what stood in cells."""
        text = self.cells[0].text if self.is_line else "  ".join(self.texts)
        return Line(text, self.cells[0].source)


def rows_of_lines(lines: Iterable[Line]) -> Iterator[PrintedRow]:
    """Yield lines of text as rows."""
    for line in lines:
        yield PrintedRow((Cell(line.text, 1, 1, line.source),), is_line=True)


def rows_of_grid(grid: Grid) -> Iterator[PrintedRow]:
    """Yield the rows of a grid that print something."""
    for row in grid.filled_rows:
        cells = tuple(cell for cell in grid.row(row) if cell.text.strip() and cell.starts_at(row))
        if cells:
            yield from _parted(PrintedRow(cells))


def _parted(row: PrintedRow) -> Iterator[PrintedRow]:
    """Yield each labelled value of a row as a row of its own: the lines of a lone cell, or labels side by side."""
    if len(row.cells) > 1:
        texts = row.texts if any(":" in cell.text for cell in row.cells[1:]) else []
        begins = [n for n in range(1, len(texts)) if _begins_field(texts[n], texts[n + 1 : n + 2])]
        begins = [0, *begins, len(row.cells)]
        yield from (PrintedRow(row.cells[begin:end]) for begin, end in pairwise(begins))
        return
    lines = _with_labels_first([line for line in row.cells[0].text.splitlines() if line.strip()])
    labelled = [line for line in lines if (found := split_label(line)) and found.is_marked]
    holds_pairs = len(lines) > 1 and any(map(_heads_pairs, lines[:2]))
    for line in lines if len(labelled) > 1 or holds_pairs else ["\n".join(lines)]:
        yield PrintedRow((replace(row.cells[0], text=line),), is_line=holds_pairs)


def _with_labels_first(lines: Sequence[str]) -> list[str]:
    """Return the lines; a label in the middle of the height of its value comes before it: "7.01.02 Koordinasi | Sub Kegiatan : Camat"."""
    found = list(lines)
    for place, (line, after) in enumerate(pairwise(lines)):
        below, (label, colon, rest) = split_label(after), after.partition(":")
        if below and below.label.group == "element" and colon and CODE.match(line) and not CODE.match(rest.strip()):
            found[place], found[place + 1] = f"{label}: {line}", rest.strip()
    return [line for line in found if line]


def _heads_pairs(line: str) -> bool:
    """Tell whether a line heads pairs of indicator and target that one cell holds, behind a label or alone."""
    found = split_label(line)
    text = found.value if found and found.label.group == "measure" else line
    return {label.name for label in headings_in(text)} >= {"measure", "target"}


def _begins_field(text: str, following: Sequence[str]) -> bool:
    """Tell whether a cell begins another labelled value, beside the first one of its row; its colon may stand in the next cell."""
    is_parted = ":" in text or any(each.startswith(":") for each in following)
    found = split_label(text) if is_parted else None
    return found is not None and found.is_marked and found.label.group in ("element", "field")
