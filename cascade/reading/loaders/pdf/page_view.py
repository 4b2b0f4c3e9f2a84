"""Turn the coordinates of a PDF page into points from the top left of what is shown, and back.

A page comes in, with its rotation and its visible box; points and boxes are turned by it. Reads nothing of what is printed.
"""

from __future__ import annotations

import pypdfium2
import pypdfium2.raw as raw

from cascade.reading.extraction.lattice import Box


class PageView:
    """How a page turns its own coordinates into points from the top left of what is shown."""

    def __init__(self, page: pypdfium2.PdfPage):
        box = raw.FS_RECTF()  # what is shown, also where the file states one size for all pages
        raw.FPDF_GetPageBoundingBox(page.raw, box)
        left, bottom, right, top = box.left, box.bottom, box.right, box.top
        self.turn = page.get_rotation() // 90
        self.left, self.bottom, self.right, self.top = left, bottom, right, top
        self.width, self.height = (top - bottom, right - left) if self.turn % 2 else (right - left, top - bottom)

    def shown_point(self, x: float, y: float) -> tuple[float, float]:
        """Return a point as shown."""
        if self.turn == 0:
            return x - self.left, self.top - y
        if self.turn == 1:
            return y - self.bottom, x - self.left
        if self.turn == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def shown_box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return a box as shown."""
        if self.turn == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        (x0, y0), (x1, y1) = self.shown_point(left, bottom), self.shown_point(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def page_point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point that is shown lies in the page's own coordinates."""
        if self.turn == 0:
            return x + self.left, self.top - y
        if self.turn == 1:
            return y + self.left, x + self.bottom
        if self.turn == 2:
            return self.right - x, y + self.bottom
        return self.right - y, self.top - x
