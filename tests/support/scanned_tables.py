"""Pictures of one table, and what is seen of it."""

from __future__ import annotations

import random
from functools import cache

import pytest
from scanned_pages import COLUMNS, ROWS, noisy, table

from cascade.reading.extraction.lattice import Lattice, find_lattices

pytest.importorskip("numpy", reason="the extra ocr brings numpy")
from cascade.reading.extraction.ocr.picture import Picture, straighten


@cache
def upright() -> Picture:
    return straighten(table(200), 200)


@cache
def grainy() -> Picture:
    return straighten(noisy(table(200), random.Random(3)), 200)


def lattice(seen: Picture) -> Lattice:
    [found] = find_lattices(seen.ruled_lines)
    return found


def spans(seen: Picture) -> list[tuple[int, int, int, int]]:
    return [(cell.row, cell.column, cell.rows, cell.columns) for cell in lattice(seen).cells]


SPANS = [(0, 0, 1, 2), (0, 2, 1, 2), *((row, column, 1, 1) for row in range(1, ROWS) for column in range(COLUMNS))]
