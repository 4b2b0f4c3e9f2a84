"""List what can be downloaded of a check, and say whom each of it is for.

Formats of reports come out with a title, the reader and a place in the list. A format that nobody has described is offered too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cascade.model.errors import install_hint
from cascade.model.i18n import LocalizedText, same
from cascade.reports import formats
from cascade.reports.formats import FileReporter

FIX = "usulan"
ALL = "semua"


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to download: its name in an address, what it is, whom it is for, and the name of its file.

    `install` says how to get what it needs, where that is not installed.
    """

    name: str
    title: LocalizedText
    reader: LocalizedText
    file: str
    install: LocalizedText | None = None


@dataclass(frozen=True, slots=True)
class Shelf:
    """What is offered to one kind of reader."""

    title: LocalizedText
    offers: tuple[Offer, ...]


def shelves() -> Iterator[Shelf]:
    """Yield everything that is offered, by its reader."""
    told = {name for _, names in _SHELVES for name in names}
    rest = tuple(name for name in formats.available() if name not in told)
    for title, names in _SHELVES:
        yield Shelf(title, tuple(offer(name) for name in names))
    if rest:
        yield Shelf(_OTHER, tuple(offer(name) for name in rest))


def offer(name: str) -> Offer:
    """Return what is offered under a name; a format, or the revised copies."""
    title, reader = _WORDS.get(name, (same(name), _OTHER))
    if name == FIX:
        return Offer(name, title, reader, f"{FIX}.zip")
    reporter = formats.reporter(name)
    file = reporter.FILE if isinstance(reporter, FileReporter) else f"{reporter.FOLDER}.zip"
    lacking = formats.missing(name)
    return Offer(name, title, reader, file, lacking and install_hint(lacking.extra))


def is_offered(name: str) -> bool:
    """Tell whether there is such a thing to download."""
    return name in (FIX, ALL) or name in formats.available()


_FOR_OFFICE = LocalizedText("Untuk dikirim dan dicetak", "To send and to print")
_FOR_REVIEW = LocalizedText("Untuk pereviu", "For reviewers")
_FOR_PLANNERS = LocalizedText("Untuk perencana", "For planners")
_FOR_PROGRAMS = LocalizedText("Untuk program lain", "For other programs")
_OTHER = LocalizedText("Bentuk lain", "Other forms")
_SHELVES = (
    (_FOR_OFFICE, ("docx", "pdf")),
    (_FOR_REVIEW, ("xlsx", "html")),
    (_FOR_PLANNERS, ("annotated", FIX)),
    (_FOR_PROGRAMS, ("md", "terminal", "json", "sarif", "junit")),
)
_WORDS = {
    "docx": (
        LocalizedText("Surat Catatan Hasil Reviu, Word", "The letter with the review note, Word"),
        LocalizedText("Kepala perangkat daerah; masih dapat disunting.", "The head of the office; can still be edited."),
    ),
    "pdf": (
        LocalizedText("Surat Catatan Hasil Reviu, PDF", "The letter with the review note, PDF"),
        LocalizedText("Arsip dan cetak; isinya sama dengan Word.", "For the archive and for print; says what the Word one does."),
    ),
    "xlsx": (
        LocalizedText("Kertas kerja reviu, Excel", "The working papers, Excel"),
        LocalizedText("Pereviu; isi sel kuningnya, lalu taruh kembali di halaman ini.", "Reviewers; fill in its yellow cells and drop it on this page."),
    ),
    "html": (
        LocalizedText("Laporan lengkap, halaman web", "The whole report, a web page"),
        LocalizedText("Siapa saja yang ingin menelusuri; satu berkas, tanpa internet.", "Whoever wants to look into it; one file, no internet."),
    ),
    "annotated": (
        LocalizedText("Salinan dokumen dengan catatan pada selnya", "Copies of the documents with notes on their cells"),
        LocalizedText("Penyusun dokumen; warna dan komentar ada di sel yang dimaksud.", "Who wrote the documents; colours and comments are on the very cells."),
    ),
    FIX: (
        LocalizedText("Salinan dokumen dengan nilai yang sudah dibetulkan", "Copies of the documents with the corrected values"),
        LocalizedText("Penyusun dokumen; hanya nilai yang pasti, dengan daftar yang belum.", "Who wrote the documents; only values without a choice, with a list of the rest."),
    ),
    "md": (
        LocalizedText("Ringkasan teks, Markdown", "A summary, Markdown"),
        LocalizedText("Untuk ditempel di percakapan atau catatan rapat.", "To paste into a chat or minutes."),
    ),
    "terminal": (
        LocalizedText("Laporan teks biasa", "The report as plain text"),
        LocalizedText("Untuk surel dan layar tanpa grafik.", "For mail and screens without graphics."),
    ),
    "json": (
        LocalizedText("Semua data, JSON", "All data, JSON"),
        LocalizedText("Program lain, dan pembanding pada pemeriksaan berikutnya.", "Other programs, and to compare the next check with."),
    ),
    "sarif": (
        LocalizedText("Temuan, SARIF", "The findings, SARIF"),
        LocalizedText("Alat yang menampilkan temuan pada tempatnya.", "Tools that show findings where they stand."),
    ),
    "junit": (
        LocalizedText("Hasil per aturan, JUnit XML", "Results by rule, JUnit XML"),
        LocalizedText("Server yang menjalankan pemeriksaan berkala.", "Servers that check regularly."),
    ),
}  # fmt: skip
