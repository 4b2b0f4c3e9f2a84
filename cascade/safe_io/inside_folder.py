"""Follow the paths that a stranger's file names only to regular files of bounded size inside known folders.

A path as it is written and the folders in which it may end go in; the file or folder that it means comes out, or the
reason why it is refused. Links are followed first: what counts is where they end. Opens nothing.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from cascade.model.i18n import LocalizedText

MAX_NAMED_FILE = 50_000_000  # bytes of a file that settings name


class PathRefusedError(Exception):
    """A path is not followed; `reason` says why."""

    def __init__(self, reason: LocalizedText):
        super().__init__(reason.en)
        self.reason = reason


def regular_size(path: Path) -> int:
    """Return the size of a regular file.

    Raises:
        OSError: there is none: a folder, a pipe, a device, or a path that no system has.
    """
    try:
        status = path.stat()
    except ValueError as error:  # NUL in the path
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path)) from error
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "bukan berkas biasa / no regular file", str(path))
    return status.st_size


def is_there(path: Path) -> bool:
    """Tell whether there is a file or folder; a path that no system has is none."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def leaves(path: Path, folder: Path) -> bool:
    """Tell whether a path inside a folder ends outside of it, by a link."""
    try:
        return not path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):  # a link that leads to itself
        return True


def path_inside(start: Path, stated: str, folders: Iterable[Path]) -> Path:
    """Return what a path, stated in a file of the folder `start`, means inside one of some folders.

    Raises:
        PathRefusedError: it ends elsewhere, or at what is no folder and no regular file, or a file too large.
    """
    if "\0" in stated:
        raise PathRefusedError(_NO_PATH)
    path = start / stated
    try:
        end = path.resolve()
        if not any(end.is_relative_to(folder.resolve()) for folder in folders):
            raise PathRefusedError(_OUTSIDE.format(p=shortened(stated)))
        if path.exists() and not path.is_dir() and regular_size(path) > MAX_NAMED_FILE:
            raise PathRefusedError(_TOO_LARGE.format(p=shortened(stated), m=MAX_NAMED_FILE // 1_000_000))
    except (OSError, ValueError, RuntimeError) as error:
        raise PathRefusedError(_NO_PATH) from error
    return path


def shortened(stated: str) -> str:
    """Return a path as a sentence can show it."""
    return stated if len(stated) <= SHOWN else f"{stated[:SHOWN]}…"


SHOWN = 80  # characters of a path that is refused
_NO_PATH = LocalizedText("bukan berkas biasa atau jalur yang ada.", "no regular file, or no path that there is.")
_OUTSIDE = LocalizedText(
    "“{p}” di luar folder berkas ini; salin ke dalamnya, atau beri lewat pilihan perintah atau cascade.yaml kantor.",
    "“{p}” lies outside of this folder; copy it there, or give it by an option or in the office's cascade.yaml.",
)
_TOO_LARGE = LocalizedText("“{p}” lebih besar dari {m} MB.", "“{p}” is larger than {m} MB.")
