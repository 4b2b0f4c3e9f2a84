"""Know one place of a document again, by whichever address it is named."""

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
