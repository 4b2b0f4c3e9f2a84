"""Let one process at a time change a file that several people share.

The system holds the lock, on a file of its own beside the shared one: it ends with the process that holds it, so that what a
killed process leaves behind locks nobody out. Where a system or a network folder knows no locks, the caller goes on
without one; it has to compare before it replaces anyway. The lock file is removed by whoever is last.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PATIENCE = 30.0  # seconds
PAUSE = 0.01  # seconds between two attempts
_IS_HELD = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}  # the last two on Windows


@contextmanager
def locked(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of a file.

    Raises:
        TimeoutError: another process has held it all the time.
        OSError: the folder cannot be written.
    """
    lock = path.with_name(f".{path.name}.lock")
    handle = _acquired(lock, patience)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):  # Windows: another process waits at it, and will remove it
            if sys.platform != "win32":
                lock.unlink()
        os.close(handle)
        with contextlib.suppress(OSError):
            if sys.platform == "win32":
                lock.unlink()


def _acquired(lock: Path, patience: float) -> int:
    """Return the open and locked file; one that its last holder removed meanwhile locks nothing."""
    end = time.monotonic() + patience
    while True:
        handle = _opened(lock)
        if handle is not None:
            try:
                if _takes(handle) and _is_still(lock, handle):
                    return handle
            except BaseException:
                os.close(handle)
                raise
            os.close(handle)
        if time.monotonic() > end:
            raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT), str(lock))
        time.sleep(PAUSE)


def _opened(lock: Path) -> int | None:
    """Open the lock file, following no link; None where Windows is just removing it."""
    try:
        return os.open(lock, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    except PermissionError:
        if sys.platform == "win32" and os.access(lock.parent, os.W_OK):
            return None
        raise


def _takes(handle: int) -> bool:
    """Lock an open file; False while another process holds it."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in _IS_HELD
    return True


def _is_still(lock: Path, handle: int) -> bool:
    try:
        return os.path.samestat(lock.stat(follow_symlinks=False), os.fstat(handle))
    except FileNotFoundError:
        return False
