"""Unpack a zip of documents into a temporary folder, and take it away again.

The path of a zip goes in; a folder that bears its name comes out, for as long as it is open. It is unpacked by a process
under limits. Refused whole are archives that write outside their folder (absolute paths, "..", links), are locked, or
unpack to too much or too many files. A zip inside a zip stays a file. What the archive wraps in one folder of its own
lies at the top, so that settings beside the documents are found.
"""

from __future__ import annotations

import multiprocessing
import re
import stat
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import IO, BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from cascade.model.errors import CascadeError, DocumentError, os_error_reason
from cascade.model.i18n import LocalizedText
from cascade.safe_io import worker_pool
from cascade.safe_io.archives.zip_guard import MAX_UNPACKED, is_out_of_proportion
from cascade.safe_io.temporary_folder import temporary_folder
from cascade.safe_io.windows.names import name_for_every_system, no_device

MAX_FILES = 2_000
SUFFIX = ".zip"
_CHUNK = 1024**2
_UTF8_NAMES = 0x800  # flag of an entry whose name is UTF-8; many programs write UTF-8 without it
_LOCKED = 0x1
_BROKEN = (BadZipFile, zlib.error, struct.error, EOFError, ValueError, NotImplementedError, RuntimeError)

_MAKE_ANEW = LocalizedText(
    "Buat ZIP baru dari folder berkasnya (klik kanan, kompres), tanpa kata sandi.",
    "Make a new ZIP of the folder (right click, compress), without a password.",
)
_SPLIT = LocalizedText(
    "Ekstrak sendiri bila asalnya jelas, lalu periksa foldernya.",
    "Unpack it yourself if you trust it, and check the folder.",
)
_TOO_MUCH = LocalizedText(
    "{z}: isinya terlalu besar setelah dibuka (batasnya {m} MB).", "{z}: too large once unpacked (at most {m} MB)."
)
_BOMB = LocalizedText(
    "{z}: “{n}” mengembang tidak wajar saat dibuka.", "{z}: “{n}” swells out of proportion when it is unpacked."
)
_TOO_MANY = LocalizedText("{z}: terlalu banyak isinya (batasnya {m} berkas).", "{z}: too many files (at most {m}).")
_OUTSIDE = LocalizedText("{z}: “{n}” menunjuk ke luar ZIP; tidak dibuka.", "{z}: “{n}” points out of it; not opened.")
_LINK = LocalizedText("{z}: “{n}” adalah tautan, bukan berkas; tidak dibuka.", "{z}: “{n}” is a link; not opened.")
_PASSWORD = LocalizedText("{z}: terkunci kata sandi.", "{z}: it is locked with a password.")
_METHOD = LocalizedText(
    "{z}: “{n}” dikompres dengan cara yang tidak dikenal.", "{z}: “{n}” is compressed in a way that is not known."
)
_TWICE = LocalizedText("{z}: “{n}” ada dua kali.", "{z}: “{n}” is there twice.")
_DAMAGED = LocalizedText("{z}: bukan ZIP yang utuh.", "{z}: this is no whole ZIP.")
_UNREADABLE = LocalizedText("{z}: tidak dapat dibuka ({r}).", "{z}: cannot be opened ({r}).")
_LOST = LocalizedText(
    "{z}: pembukaan berhenti di tengah jalan (rusak atau terlalu besar).",
    "{z}: opening it broke off (damaged or too large).",
)


def is_zip(path: Path) -> bool:
    """Tell whether a path is that of a zip, by its name."""
    return path.suffix.lower() == SUFFIX and not path.is_dir()


def opened(path: Path, progress: Callable[[LocalizedText], None]) -> AbstractContextManager[Path]:
    """Give the folder of a zip for as long as it is open, or any other path as it is."""
    if not is_zip(path):
        return nullcontext(path)
    progress(LocalizedText("Membuka {z} …", "Opening {z} …").format(z=path.name))
    return unpacked(path)


@contextmanager
def unpacked(archive: Path) -> Iterator[Path]:
    """Give the content of a zip as a folder of its name, which is gone afterwards.

    Raises:
        DocumentError: the zip cannot be unpacked, or must not be.
    """
    with temporary_folder() as place:
        folder = place / no_device(archive.stem.strip(". ") or "berkas")
        if multiprocessing.current_process().daemon:  # a worker under limits already
            unpack(archive, folder)
        else:
            _unpack_in_worker(archive, folder)
        try:
            yield folder
        except CascadeError as error:  # whoever reads it knows the zip, not where it was unpacked
            texts = (text.replace(str(folder), str(archive)) for text in (error.message.id, error.message.en))
            raise type(error)(LocalizedText(*texts), error.hint) from error


def _unpack_in_worker(archive: Path, folder: Path) -> None:
    (refusal,) = worker_pool.run_jobs(
        _unpack_under_limits,
        [(archive, folder)],
        on_failure=lambda job, _: DocumentError(_LOST.format(z=job[0].name), _SPLIT),
        max_workers=1,
    )
    if refusal is not None:
        raise refusal


def _unpack_under_limits(job: tuple[Path, Path], still_working: Callable[[None], None]) -> DocumentError | None:
    """Unpack a zip into a folder, in a process of its own; return why it cannot be."""
    archive, folder = job
    try:
        unpack(archive, folder, lambda: still_working(None))
    except DocumentError as error:
        return error
    return None


def unpack(archive: Path, folder: Path, still_working: Callable[[], None] = lambda: None) -> None:
    """Unpack a zip into a folder that is not there yet.

    Raises:
        DocumentError: it cannot be unpacked, or must not be.
    """
    name = archive.name
    try:
        folder.mkdir(parents=True)
        with ZipFile(archive) as content:
            files = _checked_files(content, name)
            left = MAX_UNPACKED
            for entry, parts in files:
                path = folder.joinpath(*parts)
                path.parent.mkdir(parents=True, exist_ok=True)
                with content.open(entry) as source, path.open("xb") as target:
                    left -= _copy(source, target, left, still_working)
                if left < 0:
                    raise DocumentError(_TOO_MUCH.format(z=name, m=MAX_UNPACKED // _CHUNK), _SPLIT)
    except FileExistsError as error:
        raise DocumentError(_TWICE.format(z=name, n=Path(error.filename).name), _MAKE_ANEW) from error
    except OSError as error:
        raise DocumentError(_UNREADABLE.format(z=name, r=os_error_reason(error)), _MAKE_ANEW) from error
    except _BROKEN as error:
        raise DocumentError(_DAMAGED.format(z=name), _MAKE_ANEW) from error


def _copy(source: IO[bytes], target: BinaryIO, limit: int, still_working: Callable[[], None]) -> int:
    """Copy at most one chunk more than the limit; return how many bytes were copied."""
    copied = 0
    while copied <= limit and (chunk := source.read(_CHUNK)):
        target.write(chunk)
        copied += len(chunk)
        still_working()
    return copied


def _checked_files(archive: ZipFile, name: str) -> list[tuple[ZipInfo, tuple[str, ...]]]:
    """Return the files of an archive with the parts of their paths; refuse what must not be unpacked."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MAX_FILES:
        raise DocumentError(_TOO_MANY.format(z=name, m=MAX_FILES), _SPLIT)
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise DocumentError(_TOO_MUCH.format(z=name, m=MAX_UNPACKED // _CHUNK), _SPLIT)
    for entry in filter(is_out_of_proportion, entries):
        raise DocumentError(_BOMB.format(z=name, n=_name_of(entry)), _SPLIT)
    files = []
    for entry in entries:
        printed = _name_of(entry)
        parts = tuple(part for part in printed.split("/") if part not in ("", "."))
        refused = _refusal(entry, printed, parts)
        if refused:
            raise DocumentError(refused.format(z=name, n=printed), _MAKE_ANEW)
        if parts[0] != "__MACOSX":  # what macOS puts beside every file
            files.append((entry, tuple(map(name_for_every_system, parts))))
    tops = {parts[0] for _, parts in files}
    if len(tops) == 1 and all(len(parts) > 1 for _, parts in files):
        return [(entry, parts[1:]) for entry, parts in files]
    return files


def _refusal(entry: ZipInfo, printed: str, parts: tuple[str, ...]) -> LocalizedText | None:
    """Say why an entry must not be unpacked; None where it may be."""
    if printed.startswith("/") or re.match(r"[A-Za-z]:", printed) or ".." in parts or not parts:
        return _OUTSIDE
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        return _LINK
    if entry.flag_bits & _LOCKED:
        return _PASSWORD
    return None if entry.compress_type in (ZIP_STORED, ZIP_DEFLATED) else _METHOD


def _name_of(entry: ZipInfo) -> str:
    """Return the name of an entry as it was meant, with slashes between its parts."""
    name = entry.filename
    if not entry.flag_bits & _UTF8_NAMES:
        with suppress(UnicodeError):  # else it is written in the letters of DOS, as the format says
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")
