"""Reach files that Windows reaches only by a longer path, and say why it does not open one.

A path goes in, or a path and the error of the system; out comes the path by which the file is opened, or the reason and the advice
as people read them. Opens nothing and asks for no file of the cloud: only attributes are looked at.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from cascade.model.errors import os_error_reason
from cascade.model.i18n import LocalizedText

ON_WINDOWS = os.name == "nt"
LONGEST_PATH = 247  # characters: a file may have 259, a folder 12 fewer, so that a file fits in
_ONLY_IN_CLOUD = (
    stat.FILE_ATTRIBUTE_OFFLINE | 0x0004_0000 | 0x0040_0000  # FILE_ATTRIBUTE_RECALL_ON_OPEN, …_ON_DATA_ACCESS
)
_SHARING_VIOLATIONS = (32, 33)  # ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
_PROGRAMS = {
    **dict.fromkeys((".xlsx", ".xlsm", ".xls", ".xltx", ".csv"), "Excel"),
    **dict.fromkeys((".docx", ".docm", ".doc", ".rtf"), "Word"),
    **dict.fromkeys((".ods", ".odt"), "LibreOffice"),
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why the system does not open a file, and what to do."""

    reason: LocalizedText
    hint: LocalizedText


def reachable(path: Path) -> Path:
    """Return the path by which a file or folder is opened: on Windows a long one gets the prefix that lifts its limit."""
    return Path(extended(os.path.abspath(path))) if _is_too_long(path) else path


def walkable(folder: Path) -> Path:
    """Return the path by which all that lies in a folder is found, however long the paths below it are."""
    return Path(extended(os.path.abspath(folder))) if ON_WINDOWS else folder


def extended(whole: str) -> str:
    r"""Return an absolute path of Windows with its prefix `\\?\`, by which it may have 32,767 characters."""
    if whole.startswith(("\\\\?\\", "\\\\.\\")):
        return whole
    return f"\\\\?\\UNC\\{whole[2:]}" if whole.startswith("\\\\") else f"\\\\?\\{whole}"


def is_only_in_cloud(path: Path) -> bool:
    """Tell whether what a file holds is not on this computer, as OneDrive and others leave it."""
    try:
        return bool(getattr(path.stat(), "st_file_attributes", 0) & _ONLY_IN_CLOUD)
    except (OSError, ValueError):
        return False


def is_open_in_office(path: Path) -> bool:
    """Tell whether an office program has a file open: it keeps a small file beside it."""
    signs = (f"~${path.name}", f"~${path.name[2:]}", f".~lock.{path.name}#")
    try:
        return any((path.parent / sign).exists() for sign in signs)
    except (OSError, ValueError):
        return False


def refusal(path: Path, error: OSError) -> Refusal:
    """Return why a file is not opened for reading or writing, as exactly as can be known."""
    program = _PROGRAMS.get(path.suffix.lower())
    if is_only_in_cloud(path):
        return Refusal(_IN_CLOUD, KEEP_HERE)
    if isinstance(error, PermissionError) and (is_open_in_office(path) or _is_shared(error)):
        elsewhere = LocalizedText("program lain", "another program")
        where = LocalizedText(program, program) if program else elsewhere
        return Refusal(_OPEN.format(w=where), _CLOSE.format(w=where))
    if isinstance(error, PermissionError) and program:
        return Refusal(os_error_reason(error), _PERHAPS_OPEN.format(w=program))
    if _is_too_long(path):
        return Refusal(_LONG, _SHORTER)
    return Refusal(os_error_reason(error), _CLOSE_OR_PERMIT)


def _is_too_long(path: Path) -> bool:
    return ON_WINDOWS and len(os.path.abspath(path)) > LONGEST_PATH


def _is_shared(error: OSError) -> bool:
    return getattr(error, "winerror", None) in _SHARING_VIOLATIONS


_OPEN = LocalizedText("sedang dibuka di {w}", "it is open in {w}")
_CLOSE = LocalizedText("Tutup di {w}, lalu ulangi.", "Close it in {w}, then try again.")
_PERHAPS_OPEN = LocalizedText(
    "Bila sedang dibuka di {w}, tutup lalu ulangi; bila tidak, periksa izinnya.",
    "If it is open in {w}, close it and try again; else check its permissions.",
)
_CLOSE_OR_PERMIT = LocalizedText(
    "Tutup berkas di aplikasi lain atau periksa izinnya.", "Close it elsewhere or check its permissions."
)
_IN_CLOUD = LocalizedText("isinya hanya ada di OneDrive", "its content is only in OneDrive")
KEEP_HERE = LocalizedText(
    "Klik kanan berkas atau foldernya, pilih “Selalu simpan di perangkat ini”, tunggu sampai selesai, lalu ulangi.",
    "Right-click the file or its folder, choose “Always keep on this device”, wait until it is here, then try again.",
)
_LONG = LocalizedText("jalurnya lebih dari 260 huruf", "its path has more than 260 letters")
_SHORTER = LocalizedText(
    "Pindahkan foldernya ke tempat yang lebih pendek, mis. C:\\SAKIP, lalu ulangi.",
    "Move its folder to a shorter place, for instance C:\\SAKIP, and try again.",
)
