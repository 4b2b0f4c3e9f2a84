"""What is printed where? One module per file format, found by walking this folder.

A loader is a module with `SUFFIXES` (a plain tuple, lower case, with the dot) and
`load(path: Path, file: str, sha256: str) -> LoadedFile`. It understands nothing: grids of cells, lines
and notes come out. It raises `DocumentError` when nothing of the file can be read.
"""

from __future__ import annotations

import ast
import hashlib
import importlib
import importlib.util
import pkgutil
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable
from contextvars import ContextVar
from functools import cache
from importlib.abc import InspectLoader
from pathlib import Path
from types import ModuleType

from cascade.model import LoadedFile
from cascade.model.errors import DocumentError, os_error_reason
from cascade.model.i18n import LocalizedText

Watch = Callable[[int, int], None]  # the page that is read and the number of pages; 0, 0 where there are none
MAX_BYTES = 200 * 1024 * 1024  # a scanned 300-page Renstra is about 60 MB
OCR_SECONDS = 90.0  # that reading the pictures of one file may take
_seconds: ContextVar[float] = ContextVar("seconds", default=OCR_SECONDS)
_watching: ContextVar[Watch | None] = ContextVar("watching", default=None)

_EXCEL = LocalizedText(
    "Buka di Excel, simpan sebagai “Excel Workbook (.xlsx)”.",
    "Open it in Excel and save it as “Excel Workbook (.xlsx)”.",
)
_WORD = LocalizedText(
    "Buka di Word, simpan sebagai “Word Document (.docx)”.", "Open it in Word and save it as “Word Document (.docx)”."
)
_ANY_HINT = LocalizedText(
    "Yang dibaca: Excel (.xlsx, .xls), Word (.docx, .doc), LibreOffice (.ods, .odt), PDF, CSV, teks (.txt), gambar (.png, .jpg, .tif). Bila bukan dokumen perencanaan, keluarkan dari folder ini.",
    "What is read: Excel (.xlsx, .xls), Word (.docx, .doc), LibreOffice (.ods, .odt), PDF, CSV, text (.txt), pictures (.png, .jpg, .tif). If it is no planning document, take it out of the folder.",
)
_HINTS = {
    **dict.fromkeys((".xlsb", ".fods", ".numbers"), _EXCEL),
    **dict.fromkeys(
        (".zip", ".rar", ".7z"),
        LocalizedText("Ekstrak dahulu isinya ke folder ini.", "Unpack it into this folder first."),
    ),
    **dict.fromkeys((".docm", ".fodt", ".pages", ".wps"), _WORD),
}


@cache
def discover() -> dict[str, str]:
    """Return the module name of the loader for each suffix; no loader is imported before its first file."""
    found: dict[str, str] = {}
    for info in pkgutil.iter_modules(__path__, prefix=f"{__name__}."):
        spec = importlib.util.find_spec(info.name)
        source = spec.loader.get_source(info.name) if spec and isinstance(spec.loader, InspectLoader) else None
        found.update(dict.fromkeys(_suffixes(source or ""), info.name))
    return dict(sorted(found.items()))


def _suffixes(source: str) -> tuple[str, ...]:
    line = re.search(r"^SUFFIXES = (\(.*?\))$", source, re.M | re.S)
    suffixes: tuple[str, ...] = ast.literal_eval(line[1]) if line else ()
    return suffixes


def load(path: Path, file: str, watch: Watch | None = None, ocr_seconds: float = OCR_SECONDS) -> LoadedFile:
    """Read one file.

    Args:
        path: Where it is.
        file: Its name as the report shows it.
        watch: Called with the page that is read and the number of pages, where the file has pages.
        ocr_seconds: How long the pictures in the file may take to read.

    Raises:
        DocumentError: the type is not supported, the file is empty, too large, broken or locked.
    """
    suffix = path.suffix.lower()
    if suffix not in discover():
        raise DocumentError(
            LocalizedText(
                "{file}: jenis berkas “{suffix}” belum didukung.", "{file}: file type “{suffix}” is not supported."
            ).format(file=file, suffix=suffix or "?"),
            _HINTS.get(suffix, _ANY_HINT),
        )
    content = _bytes(path, file)
    loader: ModuleType = importlib.import_module(discover()[suffix])
    before, seconds = _watching.set(watch), _seconds.set(ocr_seconds)
    try:
        loaded: LoadedFile = loader.load(path, file, hashlib.sha256(content).hexdigest())
    finally:
        _watching.reset(before)
        _seconds.reset(seconds)
    return loaded


def at_page(page: int, pages: int) -> None:
    """Tell whoever watches which page a loader is at; only a loader of long files calls it."""
    watch = _watching.get()
    if watch is not None:
        watch(page, pages)


def at_work() -> None:
    """Tell whoever watches that a loader is still at work, where it waits long for something that shows no progress."""
    at_page(0, 0)


def ocr_seconds() -> float:
    """Return how long a loader may take to read the pictures in its file."""
    return _seconds.get()


def _bytes(path: Path, file: str) -> bytes:
    try:
        size = path.stat().st_size
        content = path.read_bytes() if 0 < size <= MAX_BYTES else b""
    except OSError as error:
        raise DocumentError(
            LocalizedText("{file}: tidak dapat dibuka ({reason}).", "{file}: cannot be opened ({reason}).").format(
                file=file, reason=os_error_reason(error)
            ),
            LocalizedText(
                "Tutup berkas di aplikasi lain atau periksa izinnya.", "Close it elsewhere or check its permissions."
            ),
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


def decoded(content: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 (the “Unicode Text” of Excel) or Windows-1252."""
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252")


_NOT_DOCUMENTS = (
    (re.compile(r"^~\$"), LocalizedText("berkas sementara Office, dilewati", "temporary Office file, skipped")),
    (
        re.compile(r"^(thumbs\.db|desktop\.ini|\..*)$", re.I),
        LocalizedText("berkas sistem, dilewati", "system file, skipped"),
    ),
    (re.compile(r"^readme(\..*)?$", re.I), LocalizedText("keterangan, dilewati", "read-me, skipped")),
    (re.compile(r"^berkas\.ya?ml$", re.I), LocalizedText("dipakai sebagai pengaturan", "used as settings")),
    (re.compile(r"^keputusan\.ya?ml$", re.I), LocalizedText("dipakai sebagai keputusan", "used as decisions")),
    (
        re.compile(r"^laporan\.(json|html|xlsx|docx|pdf|md|sarif|xml)$", re.I),
        LocalizedText("laporan cascade, dilewati", "cascade report, skipped"),
    ),
)
_NOT_FOLDERS = {"reports", "annotated"}


def list_files(folder: Path) -> tuple[tuple[Path, ...], tuple[tuple[Path, LocalizedText], ...]]:
    """Return the files of a folder that may be documents, and those that are not, by name, with the reason."""
    documents, others = [], []
    for path in sorted(folder.rglob("*"), key=lambda p: str(p.relative_to(folder)).casefold()):
        inside = path.relative_to(folder).parts[:-1]
        if not path.is_file() or any(part in _NOT_FOLDERS or part.startswith(".") for part in inside):
            continue
        reason = next((reason for pattern, reason in _NOT_DOCUMENTS if pattern.match(path.name)), None)
        if reason is None:
            documents.append(path)
        else:
            others.append((path, reason))
    return tuple(documents), tuple(others)
