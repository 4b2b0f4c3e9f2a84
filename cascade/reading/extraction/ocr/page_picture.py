"""Hold a picture of a page until it is looked at or read: its place, how sharp it is, and how it is drawn.

Knows neither file formats nor what the picture shows, and draws nothing before it is asked to.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cascade.reading.extraction.lattice import Box

if TYPE_CHECKING:
    from PIL.Image import Image

LEAST_DPI = 180  # dots an inch: below it, small print is enlarged before it is looked at
MOST_DPI = 300


def _always(_: Box) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A picture on a page.

    Attributes:
        page: The number of the page.
        draw: Draws it at so many dots an inch.
        dpi: Its own dots an inch.
        box: Its place on the page, in points.
        is_free: Tells whether a place of the page is without text of its own, which needs no reading.
        is_alone: Nothing else is printed on the page.
    """

    page: int
    draw: Callable[[float], Image]
    dpi: float
    box: Box
    is_free: Callable[[Box], bool] = _always
    is_alone: bool = True


def best_dpi(dpi: float) -> float:
    """Return the dots an inch at which a picture of so many is best read."""
    return dpi * math.ceil(MOST_DPI / dpi) if dpi < LEAST_DPI else min(MOST_DPI, dpi)
