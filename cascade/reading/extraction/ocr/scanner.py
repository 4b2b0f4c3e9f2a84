"""Read the pictures of one file within its time budget and report the pages that were read, left out or without a table.

Places of pictures go in, page by page; scans with tables come out, and at the end what a person should know: what was read from
pictures, what was left and why. Loads the reader of pictures (the extra `ocr`) with the first one, and nothing of it before.
Never finds the pictures in a file itself, and lets none take more time than the file has left.
"""

from __future__ import annotations

import importlib.util
import math
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from cascade.model import Problem, Severity, Source
from cascade.model.i18n import LocalizedText, same
from cascade.reading.extraction.lattice import Box
from cascade.reading.extraction.ocr.time_budget import OutOfTimeError, TimeBudget

if TYPE_CHECKING:
    from PIL.Image import Image

    from cascade.reading.extraction.ocr.tables import Scan


LEAST_DPI = 180  # dots an inch: below it, small print is enlarged before it is looked at
MOST_DPI = 300
_ASK_FOR_ORIGINAL = LocalizedText(
    "Minta berkas aslinya (Word, Excel, atau PDF yang disimpan darinya)",
    "Ask for the original file (Word, Excel, or a PDF saved from it)",
)
INSTALL = same("pip install 'cascade-sakip[ocr]'.")


def is_installed() -> bool:
    """Tell whether the extra `ocr` is there."""
    return all(importlib.util.find_spec(name) for name in ("numpy", "onnxruntime", "rapidocr"))


class Scanner:
    """Reads the pictures of one file as long as its seconds last, and tells what came of them: the pages of each fate."""

    def __init__(self, origin: Source, seconds: float, still_working: Callable[[], None] = lambda: None):
        self.origin = origin
        self.budget = TimeBudget(seconds, still_working)
        self.is_able = is_installed()
        self.read: list[int] = []
        self.left_out: list[int] = []
        self.without_table: list[int] = []

    def read_picture(
        self, page: int, image: Callable[[], Image], dpi: float, box: Box, is_free: Callable[[Box], bool] | None = None
    ) -> list[Scan]:
        """Read the picture at a place of a page, if it shows a table; nothing comes back where it does not.

        Args:
            page: The number of the page.
            image: Draws the picture.
            dpi: Its dots an inch.
            box: Its place on the page, in points.
            is_free: Tells whether a place of the page is without text of its own, which needs no reading.
        """
        if not self.is_able:
            self.left_out.append(page)
            return []
        from cascade.reading.extraction.ocr.tables import scan  # numpy and the network, which no other file needs

        try:
            result = scan(image, dpi, self.budget, (box[0], box[1]), is_free)
        except OutOfTimeError:
            self.left_out.append(page)
            return []
        (self.read if result else self.without_table).append(page)
        return [result] if result else []

    def problems(self) -> Iterator[Problem]:
        """Yield what a person should know of the pictures."""
        if self.left_out and not self.is_able:
            yield self._problem(
                self.left_out,
                LocalizedText(
                    "{file}: hal. {p} berisi gambar; bila gambar itu memuat tabel, tabelnya tidak dibaca.",
                    "{file}: p. {p} hold pictures; tables in them are not read.",
                ),
                _ASK_FOR_ORIGINAL
                + LocalizedText("atau pasang pembaca gambar:", "or install the reader of pictures:")
                + INSTALL,
            )
        elif self.left_out:
            given = f"{self.budget.seconds:g}"
            yield self._problem(
                self.left_out,
                LocalizedText(
                    f"{{file}}: gambar di hal. {{p}} tidak dibaca; waktunya ({given} detik) habis.",
                    f"{{file}}: pictures on p. {{p}} were not read; their time ({given} seconds) was used up.",
                ),
                LocalizedText("Beri waktu lebih: --ocr-budget {s}.", "Give it more time: --ocr-budget {s}.").format(
                    s=f"{max(60, 4 * self.budget.seconds):g}"
                ),
            )
        if self.read:
            yield self._problem(
                self.read,
                LocalizedText(
                    "{file}: tabel di hal. {p} dibaca dari gambar; angkanya ditandai. Periksa hasilnya.",
                    "{file}: the tables on p. {p} were read from pictures; their numbers are marked. Check them.",
                ),
                LocalizedText(f"{_ASK_FOR_ORIGINAL.id}.", f"{_ASK_FOR_ORIGINAL.en}."),
            )
        if without_table := [page for page in self.without_table if page not in self.read]:
            yield self._problem(
                without_table,
                LocalizedText(
                    "{file}: hal. {p} berisi gambar tanpa tabel bergaris; gambar itu tidak dibaca.",
                    "{file}: p. {p} hold pictures without a ruled table; they are not read.",
                ),
                _ASK_FOR_ORIGINAL + LocalizedText("bila gambar itu memuat tabel.", "if they show tables."),
                "info",
            )

    def _problem(
        self, pages: list[int], message: LocalizedText, hint: LocalizedText, severity: Severity = "warning"
    ) -> Problem:
        return Problem.of_pages(severity, self.origin, pages, message, hint, unread=pages is not self.read)


def best_dpi(dpi: float) -> float:
    """Return the dots an inch at which a picture of so many is best looked at."""
    return dpi * math.ceil(MOST_DPI / dpi) if dpi < LEAST_DPI else min(MOST_DPI, dpi)
