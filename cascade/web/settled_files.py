"""Wait for documents that another program is writing at this moment.

A folder and what was known of its files go in; when it comes back, those that changed can be read whole, or have been waited for
long enough. Reads no document.
"""

from __future__ import annotations

import time
import zipfile
from collections.abc import Callable
from pathlib import Path

FileStamps = tuple[tuple[str, int, int], ...]  # name, bytes, moment of the last change
PATIENCE = 10.0  # seconds
BETWEEN_LOOKS = 0.25
_QUIET = 2.0  # seconds after the last change, after which nobody is writing any more
_ZIPPED = {".xlsx", ".xlsm", ".docx", ".ods", ".odt"}


def changed_files(before: FileStamps, after: FileStamps) -> tuple[str, ...]:
    """Return the names of the files that are new, gone, or were saved anew."""
    old, new = ({name: (size, moment) for name, size, moment in stamps} for stamps in (before, after))
    return tuple(name for name in sorted(old.keys() | new.keys()) if old.get(name) != new.get(name))


def wait_until_written(
    folder: Path, known: FileStamps, stamps_of: Callable[[Path], FileStamps], patience: float = PATIENCE
) -> FileStamps:
    """Return the stamps of a folder once what changed in it can be read."""
    end = time.monotonic() + patience
    stamps = stamps_of(folder)
    while time.monotonic() < end:
        recent = time.time() - _QUIET
        moments = {name: moment / 1e9 for name, _, moment in stamps}
        changed = [name for name in changed_files(known, stamps) if name in moments]
        if all(moments[name] < recent for name in changed) and all(is_whole(folder / name) for name in changed):
            return stamps
        time.sleep(BETWEEN_LOOKS)
        again = stamps_of(folder)
        if again == stamps and all(is_whole(folder / name) for name in changed):
            return again
        stamps = again
    return stamps


def is_whole(path: Path) -> bool:
    """Tell whether a file can be opened and, where it is a package, has been written to its end."""
    try:
        with path.open("rb") as file:
            return path.suffix.lower() not in _ZIPPED or zipfile.is_zipfile(file)
    except OSError:
        return False
