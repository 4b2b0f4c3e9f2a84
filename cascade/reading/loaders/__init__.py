"""Read one file of any supported format into what it prints: grids of cells, lines and notes.

In: a path, the name by which the report calls the file, and a `LoadContext` (whom to tell of progress, how long pictures may
take). Out: a `LoadedFile`. Each format has a module in this folder with `load(path, origin, context) -> LoadedFile`, named in
the table `FORMATS` and imported only when its first file is read. A loader understands nothing of what it reads; it raises
`DocumentError` when nothing of the file can be read, and never changes the file.

Files may be hostile or damaged: what unpacks, spans, repeats or draws too much has a cap where it is read, and a loader that waits
for something else says so (`LoadContext.still_working`), since a process without a sign of life is ended.
"""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from cascade.model import LoadedFile, Problem, Source
from cascade.model.errors import DocumentError
from cascade.model.i18n import LocalizedText, joined, same
from cascade.reading.loaders.overlong import shorten
from cascade.safe_io.lean_import import import_without
from cascade.safe_io.windows.files import reachable, refusal

MAX_BYTES = 200 * 1024 * 1024  # a scanned 300-page Renstra is about 60 MB
OCR_SECONDS = 90.0  # that reading the pictures of one file may take


@dataclass(frozen=True, slots=True)
class FileFormat:
    """The module in this folder that reads a format, what people call such files, and their suffixes in lower case."""

    module: str
    name: LocalizedText
    suffixes: tuple[str, ...]


FORMATS = (
    FileFormat("xlsx", same("Excel"), (".xlsx", ".xlsm")),
    FileFormat("xls", same("Excel"), (".xls", ".xlt")),
    FileFormat("docx", same("Word"), (".docx",)),
    FileFormat("doc", same("Word"), (".doc", ".rtf", ".dot")),
    FileFormat("odf", same("LibreOffice"), (".ods", ".odt", ".ots", ".ott")),
    FileFormat("pdf", same("PDF"), (".pdf",)),
    FileFormat("csv", same("CSV"), (".csv", ".tsv")),
    FileFormat("text", LocalizedText("teks", "text"), (".txt",)),
    FileFormat("html", LocalizedText("halaman web", "web pages"), (".html", ".htm")),
    FileFormat("image", LocalizedText("gambar", "pictures"), (".png", ".jpg", ".jpeg", ".tif", ".tiff")),
    FileFormat("canonical", LocalizedText("dokumen kanonik", "canonical documents"), (".json", ".yaml", ".yml")),
)
LOADERS = {suffix: form.module for form in FORMATS for suffix in form.suffixes}


def _ignore_progress(page: int, pages: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class LoadContext:
    """Whom a loader tells of its progress, and how long it may take.

    `on_page` is called with the page that is read and the number of pages; with 0, 0 where a loader that waits long for
    something only shows that it is still at work. `ocr_seconds` is how long the pictures of one file may take to read.
    """

    on_page: Callable[[int, int], None] = _ignore_progress
    ocr_seconds: float = OCR_SECONDS

    def still_working(self) -> None:
        """Show that a loader is still at work, where no page tells it."""
        self.on_page(0, 0)


def load(path: Path, file: str, context: LoadContext = LoadContext()) -> LoadedFile:
    """Read one file.

    Args:
        path: Where it is.
        file: Its name as the report shows it.
        context: Whom to tell of progress, and what time it may take.

    Raises:
        DocumentError: the type is not supported, the file is empty, too large, broken or locked.
    """
    suffix = path.suffix.lower()
    if suffix not in LOADERS:
        raise _not_supported(file, suffix)
    path = reachable(path)
    content = _bytes(path, file)
    loaded: LoadedFile = _loader(LOADERS[suffix]).load(path, Source(file, hashlib.sha256(content).hexdigest()), context)
    return shorten(loaded)


def preload(paths: Iterable[Path]) -> None:
    """Import what reads these files, so that processes which are copies of this one need not."""
    for module in {LOADERS[path.suffix.lower()] for path in paths if path.suffix.lower() in LOADERS}:
        _loader(module)


def _loader(module: str) -> ModuleType:
    if module == "xlsx":
        import_without("numpy", "openpyxl")  # takes longer to import than openpyxl itself
    return importlib.import_module(f"{__name__}.{module}")


def supported_formats() -> LocalizedText:
    """Return what can be read, for people: Excel (.xlsx, .xls), Word (.docx), …"""
    suffixes: dict[LocalizedText, list[str]] = {}
    for form in FORMATS:
        suffixes.setdefault(form.name, []).extend(form.suffixes)
    return joined((name + same(f"({', '.join(own)})") for name, own in suffixes.items()), ", ")


def unread_copy(origin: Source) -> LoadedFile:
    """Return what a loader gives for a copy of a document that cascade has written itself: nothing but the remark that it is one."""
    message = LocalizedText(
        "Salinan yang ditulis cascade; tidak dibaca.", "A copy that cascade has written; it was not read."
    )
    return LoadedFile(origin.file, origin.sha256, problems=(Problem("info", message, source=origin),))


def refuse_locked_or_old(content: bytes, origin: Source, *, program: str, old_suffix: str, save_as: str) -> None:
    """Refuse a file that is no package of parts but an OLE file: locked with a password, or of the program's old format.

    Raises:
        DocumentError: it is one.
    """
    if content.startswith(_OLE_SIGNATURE):
        words = {"file": origin.file, "program": program, "old": old_suffix, "new": save_as}
        raise DocumentError(
            LocalizedText(
                "{file}: terkunci kata sandi atau berformat {program} lama ({old}).",
                "{file}: it is locked with a password or in the old {program} format ({old}).",
            ).format(**words),
            LocalizedText(
                "Buka di {program}, hapus kata sandinya, lalu simpan sebagai “{new}”.",
                "Open it in {program}, remove the password and save it as “{new}”.",
            ).format(**words),
        )


_OLE_SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")
_SAVE_AS_WORKBOOK = LocalizedText(
    "Buka di Excel, simpan sebagai “Excel Workbook (.xlsx)”.",
    "Open it in Excel and save it as “Excel Workbook (.xlsx)”.",
)
_SAVE_AS_DOCUMENT = LocalizedText(
    "Buka di Word, simpan sebagai “Word Document (.docx)”.", "Open it in Word and save it as “Word Document (.docx)”."
)
_HINTS = {
    **dict.fromkeys((".xlsb", ".fods", ".numbers"), _SAVE_AS_WORKBOOK),
    **dict.fromkeys(
        (".zip", ".rar", ".7z"),
        LocalizedText("Ekstrak dahulu isinya ke folder ini.", "Unpack it into this folder first."),
    ),
    **dict.fromkeys((".docm", ".fodt", ".pages", ".wps"), _SAVE_AS_DOCUMENT),
}


def _not_supported(file: str, suffix: str) -> DocumentError:
    hint = LocalizedText(
        "Yang dibaca: {formats}. Bila bukan dokumen perencanaan, keluarkan dari folder ini.",
        "What is read: {formats}. If it is no planning document, take it out of the folder.",
    )
    return DocumentError(
        LocalizedText(
            "{file}: jenis berkas “{suffix}” belum didukung.", "{file}: file type “{suffix}” is not supported."
        ).format(file=file, suffix=suffix or "?"),
        _HINTS.get(suffix, hint.format(formats=supported_formats())),
    )


def _bytes(path: Path, file: str) -> bytes:
    try:
        size = path.stat().st_size
        content = path.read_bytes() if 0 < size <= MAX_BYTES else b""
    except OSError as error:
        why = refusal(path, error)
        raise DocumentError(
            LocalizedText("{file}: tidak dapat dibuka ({reason}).", "{file}: cannot be opened ({reason}).").format(
                file=file, reason=why.reason
            ),
            why.hint,
        ) from error
    if size == 0:
        raise DocumentError(
            LocalizedText("{file}: berkas kosong (0 byte).", "{file}: the file is empty (0 bytes).").format(file=file),
            LocalizedText("Minta salinan yang utuh.", "Ask for a complete copy."),
        )
    if size > MAX_BYTES:
        raise DocumentError(
            LocalizedText("{file}: terlalu besar ({size} MB).", "{file}: too large ({size} MB).").format(
                file=file, size=size // 1024**2
            ),
            LocalizedText("Batasnya 200 MB; bagi berkasnya.", "The limit is 200 MB; split the file."),
        )
    return content
