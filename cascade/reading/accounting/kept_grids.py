"""Keep the grids of a file in little room, so that whoever shows rows of it need not read it again.

A loaded file goes in; bytes come out that become grids again, each with the rows that head its tables. Files with very many
cells are not kept. Only what this program packed itself may be unpacked.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import dataclass

from cascade.model import Grid, LoadedFile
from cascade.reading.tables.classifier import find_tables

MOST_CELLS = 20_000  # of one file: two megabytes


@dataclass(frozen=True, slots=True)
class HeadedGrid:
    """A grid and the rows that head each of its tables."""

    grid: Grid
    headers: tuple[range, ...]


def headed_grids(loaded: LoadedFile) -> Iterator[HeadedGrid]:
    """Yield the grids of a file as it prints them; the words of headings are those in force."""
    for block in loaded.blocks:
        if isinstance(block, Grid):
            yield HeadedGrid(block, tuple(table.header_rows for table in find_tables(block, ()).tables))


def pack_grids(loaded: LoadedFile) -> bytes | None:
    """Return the grids of a file as bytes, None where they are too large to keep."""
    if sum(len(block.cells) for block in loaded.blocks if isinstance(block, Grid)) > MOST_CELLS:
        return None
    return pickle.dumps(tuple(headed_grids(loaded)), pickle.HIGHEST_PROTOCOL)


def unpack_grids(packed: bytes) -> tuple[HeadedGrid, ...]:
    """Return the grids that `pack_grids` packed."""
    grids: tuple[HeadedGrid, ...] = pickle.loads(packed)
    return grids
