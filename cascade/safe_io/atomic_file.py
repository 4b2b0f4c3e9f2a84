"""Replace a file whole or not at all.

The new content goes into a temporary file beside the old one, is flushed to the disk and takes its name in one step:
whoever reads sees the old file or the new one, also after a crash or a full disk. Never leaves the temporary file
behind, unless the process is killed: what such a one left is taken away by whoever holds the lock of the file next.
"""

from __future__ import annotations

import glob
import os
import tempfile
from pathlib import Path

from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.safe_io.windows.files import reachable, refusal

_RANDOM = "?" * 8  # with what mkstemp ends a name
SHOWN_OF_NAME = 40  # letters; with what makes it unique the temporary name stays below 255 bytes


def replace_file(path: Path, content: bytes) -> None:
    """Replace a file whole or not at all; a link to a file stays a link."""
    path = reachable(path.resolve())
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:SHOWN_OF_NAME]}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def leftovers(path: Path) -> list[Path]:
    """Return the temporary files for a file that lie beside it: of who is writing it just now, or was killed at it."""
    return list(path.parent.glob(f".{glob.escape(path.name[:SHOWN_OF_NAME])}.{_RANDOM}"))


def unwritable_error(path: Path | str, error: OSError, hint: LocalizedText | None = None) -> CascadeError:
    """Return what to tell when a file or folder cannot be written."""
    message = LocalizedText("{p}: tidak dapat ditulis ({r}).", "{p}: cannot be written ({r}).")
    return CascadeError(message.format(p=path, r=refusal(Path(path), error).reason), hint)
