"""Give a temporary folder that nobody leaves behind.

A folder comes out, for as long as it is open. While it is open its lock is held; one whose lock nobody holds belongs to a
process that was killed, and the next start takes it away. Never touches a folder without such a lock.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cascade.model.i18n import LocalizedText
from cascade.safe_io.atomic_file import unwritable_error

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

PREFIX = "cascade-"
_LOCK = ".cascade-kunci"


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """Give a folder that only this user may open, and take it away with all that is in it.

    Raises:
        CascadeError: there is no place for one.
    """
    try:
        place = Path(tempfile.mkdtemp(prefix=PREFIX)).resolve()
    except OSError as error:
        hint = LocalizedText(
            "Kosongkan tempat penyimpanan, atau sebut folder sementara lain dengan TMPDIR.",
            "Make room on the disk, or name another temporary folder by TMPDIR.",
        )
        raise unwritable_error(error.filename or "TMPDIR", error, hint) from error
    try:
        with _locked(place):
            yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def remove_left_behind() -> None:
    """Take away the folders of processes that were killed."""
    with suppress(OSError):
        for entry in list(os.scandir(tempfile.gettempdir())):
            if entry.name.startswith(PREFIX) and entry.is_dir(follow_symlinks=False) and _is_ours(entry):
                _remove_unlocked(Path(entry.path))


@contextmanager
def _locked(place: Path) -> Iterator[None]:
    """Hold the lock of a folder, which bears its name only once it is held."""
    new = place / f"{_LOCK}-baru"
    with new.open("wb") as lock:
        if fcntl is not None:
            with suppress(OSError):  # a file system without locks: nobody can tell, so nobody takes it away
                fcntl.flock(lock, fcntl.LOCK_EX)
            new.rename(place / _LOCK)
            yield
            return
    with (place / _LOCK).open("wb"):  # Windows removes and renames nothing that is open
        yield


def _is_ours(entry: os.DirEntry[str]) -> bool:
    """Tell whether a folder belongs to the user who runs this; Windows has a temporary folder for each user."""
    return not hasattr(os, "getuid") or entry.stat(follow_symlinks=False).st_uid == os.getuid()


def _remove_unlocked(place: Path) -> None:
    """Remove a folder of ours whose lock nobody holds."""
    with suppress(OSError):
        if fcntl is None:
            gone = place / f"{_LOCK}-lama"
            (place / _LOCK).rename(gone)
            shutil.rmtree(place, ignore_errors=True)
            return
        with (place / _LOCK).open("rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(place, ignore_errors=True)
