"""Write into copies of the documents, each in a process under limits, for whatever writes there.

Documents and what is to be written into each go in; the copies come out, or why there is none. The documents themselves are
never touched, and one that has changed since it was read is not copied.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from cascade.model.i18n import LocalizedText
from cascade.safe_io import worker_pool
from cascade.safe_io.limited_call import REASONS, WRITING_TIMEOUT
from cascade.text.printable import one_line

Entry = TypeVar("Entry")
Copy = TypeVar("Copy")

_CHANGED = LocalizedText("berkasnya berubah sejak dibaca", "the file has changed since it was read")
_FAILED = LocalizedText("berkasnya tidak dapat diubah ({r})", "the file cannot be changed ({r})")


@dataclass(frozen=True, slots=True)
class Original(Generic[Entry, Copy]):
    """A document to copy, the SHA-256 that it had when it was read, what to write into it, and what writes.

    `write` gets the suffix, the content, the entries and the date; it is a function of a module, as another process calls it.
    """

    path: Path
    sha256: str | None
    entries: tuple[Entry, ...]
    created: datetime.datetime
    write: Callable[[str, bytes, tuple[Entry, ...], datetime.datetime], Copy]


def rewritten(originals: Mapping[str, Original[Entry, Copy]]) -> dict[str, Copy | LocalizedText]:
    """Return the copy of each file, or why there is none."""
    made: list[Copy | LocalizedText] = worker_pool.run_jobs(
        _copy,
        list(originals.values()),
        on_failure=lambda _, reason: _FAILED.format(r=REASONS[reason]),
        heartbeat_timeout=WRITING_TIMEOUT,
    )
    return dict(zip(originals, made, strict=True))


def _copy(original: Original[Entry, Copy], say: Callable[[None], None]) -> Copy | LocalizedText:
    say(None)
    path = original.path
    try:
        content = path.read_bytes()
        if original.sha256 and hashlib.sha256(content).hexdigest() != original.sha256:
            return _CHANGED
        return original.write(path.suffix.lower(), content, original.entries, original.created)
    except MemoryError:
        raise
    except (
        Exception
    ) as error:  # what is odd in some way fails anywhere in zipfile, lxml, openpyxl, python-docx or pikepdf
        return _FAILED.format(r=one_line(f"{type(error).__name__}: {error}")[:200])
