"""Keep pictures of pages and cells of files on disk, up to a cap; what nobody has asked for the longest goes first.

Names and bytes go in and come out again. All of it may be deleted at any time.
"""

from __future__ import annotations

import os
import re
import threading
from contextlib import suppress
from pathlib import Path

from cascade.safe_io.atomic_file import replace_file

MOST_BYTES = 500 * 1024**2
ROOM = 0.9  # of it is left when the oldest went
_NAME = re.compile(r"[0-9a-f]{64}/[\w.-]{1,120}")


class PageStore:
    """A folder of kept files."""

    def __init__(self, folder: Path, most_bytes: int = MOST_BYTES) -> None:
        self.folder = folder
        self.most_bytes = most_bytes
        self._lock = threading.Lock()
        self._bytes: int | None = None  # nobody has counted yet

    def get(self, name: str) -> bytes | None:
        """Return what is kept under a name, `DIGEST/NAME`; None where nothing is."""
        path = self._path(name)
        try:
            content = path.read_bytes()
        except OSError:
            return None
        with suppress(OSError):
            os.utime(path)
        return content

    def put(self, name: str, content: bytes) -> None:
        """Keep something; where the disk takes nothing more it is only not kept."""
        path = self._path(name)
        with self._lock:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                replace_file(path, content)
            except Exception:  # full, read-only: the next one asks again
                return
            self._bytes = self._counted() if self._bytes is None else self._bytes + len(content)
            if self._bytes > self.most_bytes:
                self._make_room()

    def _path(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise ValueError(name)
        return self.folder / name

    def _files(self) -> list[tuple[float, int, Path]]:
        found = []
        for path in self.folder.glob("*/*"):
            with suppress(OSError):
                status = path.stat()
                found.append((status.st_mtime, status.st_size, path))
        return sorted(found)

    def _counted(self) -> int:
        return sum(size for _, size, _ in self._files())

    def _make_room(self) -> None:
        files = self._files()
        left = sum(size for _, size, _ in files)
        for _, size, path in files[:-1]:
            if left <= self.most_bytes * ROOM:
                break
            with suppress(OSError):
                path.unlink()
                left -= size
        self._bytes = left
