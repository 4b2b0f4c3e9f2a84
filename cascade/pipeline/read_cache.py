"""Keep what was read of files in this process, so that a check of a dossier that changed reads only what changed.

A file to read goes in; what was understood of it comes out where it is the same file still: size and time are those of the last
reading, or its bytes are. What could not be read is read anew each time. Keeps nothing on disk.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from cascade.pipeline.file_reading import FileToRead, read_files
from cascade.pipeline.options import Progress
from cascade.reading.document_builder import ReadFile

MOST_FILES = 400  # that are kept; a dossier has a dozen


@dataclass(frozen=True, slots=True)
class _Kept:
    """One file as it was read: what was asked for, its state, its bytes, what was understood."""

    file: FileToRead
    state: tuple[int, int]
    digest: str
    read: ReadFile


@dataclass(slots=True)
class ReadCache:
    """What was read so far, by path; `reads` counts the files that were really read."""

    kept: dict[Path, _Kept] = field(default_factory=dict)
    reads: int = 0

    def read_files(self, files: list[FileToRead], progress: Progress) -> list[ReadFile]:
        """Return what is understood of files, in their order, and read only those that are not known as they are now."""
        known = [self._known(file) for file in files]
        missing = [file for file, read in zip(files, known, strict=True) if read is None]
        states = [_state(file.path) for file in missing]
        results = read_files(missing, progress) if missing else []
        self.reads += len(missing)
        for file, state, read in zip(missing, states, results, strict=True):
            self._keep(file, state, read)
        fresh = iter(results)
        return [next(fresh) if read is None else read for read in known]

    def _known(self, file: FileToRead) -> ReadFile | None:
        kept, state = self.kept.get(file.path), _state(file.path)
        if kept is None or state is None or kept.file != file:
            return None
        if kept.state != state:
            if kept.state[0] != state[0] or kept.digest != _digest(file.path):
                return None
            self.kept[file.path] = _Kept(file, state, kept.digest, kept.read)
        return kept.read

    def _keep(self, file: FileToRead, state: tuple[int, int] | None, read: ReadFile) -> None:
        """Keep what was read, unless the file could not be read or changed meanwhile."""
        self.kept.pop(file.path, None)
        is_whole = not any(problem.severity == "error" for problem in read.problems)
        digest = _digest(file.path) if is_whole else None
        if state is None or digest is None or _state(file.path) != state:
            return
        self.kept[file.path] = _Kept(file, state, digest, read)
        while len(self.kept) > MOST_FILES:
            self.kept.pop(next(iter(self.kept)))


def _state(path: Path) -> tuple[int, int] | None:
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_size, state.st_mtime_ns


def _digest(path: Path) -> str | None:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None
