"""Pictures of what was seen on a page, and the colours in them."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from cascade.pipeline import page_image
from cascade.reading import loaders
from cascade.reading.document_builder import read_file


def drawn(path: Path, number: int = 1) -> Image.Image:
    """Draw a page, or a table, of a file."""
    loaded = loaders.load(path, path.name)
    return page_image.draw(path, loaded, read_file(loaded), number)


def colours(image: Image.Image) -> set[tuple[int, int, int]]:
    """Return every colour of a picture."""
    return {colour for _, colour in image.getcolors(1 << 24)}


def holds(image: Image.Image, colour: tuple[int, int, int]) -> bool:
    """Tell whether a picture has a colour."""
    return colour in colours(image)
