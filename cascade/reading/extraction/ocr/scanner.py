"""Read the pictures of one file within its time budget and report the pages that were read, left out or without a table.

Places of pictures go in, page by page; scans with tables come out, and at the end what a person should know: what was read from
pictures, what was left and why. Loads the reader of pictures (the extra `ocr`) with the first one, and nothing of it before.
Never finds the pictures in a file itself, and lets none take more time than the file has left.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from cascade.model import Problem, Severity, Source
from cascade.model.errors import install_hint
from cascade.model.i18n import LocalizedText
from cascade.reading.extraction.line_breaks import DocumentWords
from cascade.reading.extraction.ocr.page_picture import PagePicture
from cascade.reading.extraction.ocr.time_budget import OutOfTimeError, TimeBudget
from cascade.reading.extraction.printed_page import PrintedTable
from cascade.reading.extraction.text_lines import TextLine

if TYPE_CHECKING:
    from cascade.reading.extraction.ocr.first_look import Look
    from cascade.reading.extraction.ocr.tables import Scan


WIDE = 5  # columns: a table of targets by years, quarters or with its budget has more than a list
_ASK_FOR_ORIGINAL = LocalizedText(
    "Minta berkas aslinya (Word, Excel, atau PDF yang disimpan darinya)",
    "Ask for the original file (Word, Excel, or a PDF saved from it)",
)


def is_installed() -> bool:
    """Tell whether the extra `ocr` is there."""
    return all(importlib.util.find_spec(name) for name in ("numpy", "onnxruntime", "rapidocr"))


def without_reader() -> LocalizedText:
    """Return what a person can do while the extra `ocr` is not there."""
    or_else = LocalizedText("atau pakai pembaca gambar.", "or use the reader of pictures.")
    return _ASK_FOR_ORIGINAL + or_else + install_hint("ocr")


class Scanner:
    """Reads the pictures of one file as long as its seconds last, and tells what came of them: the pages of each fate.

    All pictures are looked at first. Those that show tables are read, wide ones before lists; then the pages beside them that
    are pictures of text, which tell whose tables they are. Photographs, maps and charts are not read.
    """

    def __init__(self, origin: Source, seconds: float, still_working: Callable[[], None] = lambda: None):
        self.origin = origin
        self.budget = TimeBudget(seconds, still_working)
        self.is_able = is_installed()
        self.looked_at: list[tuple[PagePicture, Look]] = []
        self.read: list[int] = []
        self.read_as_text: list[int] = []
        self.left_out: list[int] = []
        self.without_table: list[int] = []

    def look_at(self, picture: PagePicture) -> None:
        """Take a picture in at first sight."""
        if not self.is_able or self.budget.left <= 0:
            self.left_out.append(picture.page)
            return
        from cascade.reading.extraction.ocr import first_look  # numpy, which no other file needs

        self.looked_at.append((picture, first_look.look_at(picture.draw(first_look.LOOK_DPI))))
        self.budget.still_working()

    def leave(self, page: int) -> None:
        """Leave a picture on a page that prints its text itself."""
        self.without_table.append(page)

    def read_pictures(self) -> dict[int, list[Scan]]:
        """Read the pictures that were looked at, the most useful first, and return the scans of each page."""
        found: dict[int, list[Scan]] = {}
        with_table = [(picture, look) for picture, look in self.looked_at if look.may_be_table]
        for picture, look in sorted(with_table, key=lambda each: (each[1].columns < WIDE, each[0].page)):
            self._read(picture, look, found, self.read)
        beside = {page + step for page in self.read for step in (-1, 1)}
        for picture, look in self.looked_at:
            if look.may_be_table:
                continue
            if picture.is_alone and picture.page in beside:
                self._read(picture, look, found, self.read_as_text)
            else:
                self.without_table.append(picture.page)
        return found

    def _read(self, picture: PagePicture, look: Look, found: dict[int, list[Scan]], fate: list[int]) -> None:
        """Read a picture as far as the seconds last."""
        from cascade.reading.extraction.ocr.tables import scan  # the network, which no other file needs

        try:
            result = scan(picture, self.budget, look)
        except OutOfTimeError:
            self.left_out.append(picture.page)
            return
        (fate if result else self.without_table).append(picture.page)
        if result:
            found.setdefault(picture.page, []).append(result)

    def problems(self) -> Iterator[Problem]:
        """Yield what a person should know of the pictures."""
        if self.left_out and not self.is_able:
            yield self._problem(
                self.left_out,
                LocalizedText(
                    "{file}: hal. {p} berisi gambar; bila gambar itu memuat tabel, tabelnya tidak dibaca.",
                    "{file}: p. {p} hold pictures; tables in them are not read.",
                ),
                without_reader(),
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
        if self.read_as_text:
            yield self._problem(
                self.read_as_text,
                LocalizedText(
                    "{file}: teks di hal. {p} dibaca dari gambar.", "{file}: the text on p. {p} was read from pictures."
                ),
                LocalizedText("Periksa nama, jabatan, dan tanggalnya.", "Check its names, posts and dates."),
                "info",
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
        return Problem.of_pages(
            severity,
            self.origin,
            pages,
            message,
            hint,
            unread=pages is not self.read and pages is not self.read_as_text,
        )


def blocks_with(
    scans: Sequence[Scan], page: int, words: DocumentWords, own: Sequence[TextLine | PrintedTable] = ()
) -> tuple[TextLine | PrintedTable, ...]:
    """Return what a page prints itself and what its scans show, from top to bottom; what is turned comes last."""
    upright = [block for scan in scans if not scan.is_turned for block in scan.printed(page, words)]
    turned = [block for scan in scans if scan.is_turned for block in scan.printed(page, words)]
    return (*sorted((*own, *upright), key=lambda block: block.box[1]), *turned)
