"""Give one place of a document one key, whether a cell, a box on a page or a row and column addresses it.

A source goes in; a key comes out that is equal for equal places, so that findings can be marked in excerpts. Opens no document.
"""

from __future__ import annotations

from cascade.model import Source

Box = tuple[float, float, float, float]
PlaceKey = tuple[str | int | Box | None, ...]


def place_key(source: Source) -> PlaceKey:
    """Return what two addresses of one place have in common; the last part is None for a whole row."""
    if source.box is not None:
        return (source.file, source.page, source.box)
    if source.cell is not None:
        return (source.file, source.sheet, source.cell.partition(":")[0])
    return (source.file, source.sheet, source.table, source.row, source.column)
