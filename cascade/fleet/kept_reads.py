"""Keep what was understood of files in the output folder of a run, so that a file that lies in forty dossiers is read once.

Files to read go in; what was understood of them comes out, found by the digest of their content, or read here, in this process, which
must be one under limits. One process reads a file while others take another first. What is kept may be deleted at any time; of what
lies there only records of documents are made, no other code is run.
"""

from __future__ import annotations

import datetime
import hashlib
import io
import pickle
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, is_dataclass
from decimal import Decimal
from pathlib import Path

from cascade.fleet.identity import engine, key_of
from cascade.pipeline.file_reading import FileToRead, not_read, read_here
from cascade.pipeline.options import Progress
from cascade.reading.document_builder import ReadFile
from cascade.safe_io.atomic_file import replace_file
from cascade.safe_io.file_lock import locked
from cascade.safe_io.worker_pool import FailureReason

WAIT = 5.0  # seconds between two signs of life while another process reads a file
LARGEST = 512 * 1024**2  # bytes of what was understood of one file
_PLAIN = {"Decimal": Decimal, "date": datetime.date, "datetime": datetime.datetime}
Say = Callable[[str | None], None]


@dataclass(slots=True)
class KeptReads:
    """The reads of a run; `say` tells which file is being read, `lost` are those at which a process was lost."""

    folder: Path
    say: Say
    lost: Mapping[str, FailureReason] = field(default_factory=dict)
    reads: int = 0

    def read_files(self, files: list[FileToRead], progress: Progress) -> list[ReadFile]:
        """Return what is understood of files, in their order; those that another process reads come last."""
        results: dict[int, ReadFile] = {}
        for patience in (0.0, WAIT):
            for number, file in enumerate(files):
                while number not in results:
                    read = self._read(file, patience)
                    if read is not None:
                        results[number] = read
                    elif not patience:
                        break
        return [results[number] for number in range(len(files))]

    def _read(self, file: FileToRead, patience: float) -> ReadFile | None:
        """Return what is understood of a file; None where another process reads it just now."""
        if file.name in self.lost:
            return ReadFile((), (not_read(file, self.lost[file.name]),), ())
        place = self._place_of(file)
        self.say(None)
        if place is None:
            return self._read_anew(file)
        if (kept := _unpacked(place)) is not None:
            return kept
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with locked(place, patience):
                return _unpacked(place) or self._read_and_keep(file, place)
        except TimeoutError:
            return None
        except OSError:  # a folder that takes no file: what is not kept is read anew
            return self._read_anew(file)

    def _read_and_keep(self, file: FileToRead, place: Path) -> ReadFile:
        read = self._read_anew(file)
        if self._place_of(file) == place:  # it did not change meanwhile
            packed = zlib.compress(pickle.dumps(read, pickle.HIGHEST_PROTOCOL), 1)
            try:
                replace_file(place, packed)
            except OSError:
                return read
        return read

    def _read_anew(self, file: FileToRead) -> ReadFile:
        self.reads += 1
        self.say(file.name)
        read = read_here(file, lambda _: self.say(file.name))
        self.say(None)
        return read

    def _place_of(self, file: FileToRead) -> Path | None:
        """Return where what was understood of a file is kept; None where the file cannot be read."""
        try:
            with file.path.open("rb") as stream:
                content = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError:
            return None
        told = (file.name, repr(file.setting), repr(file.vocabulary), file.thorough, file.ocr_seconds, file.keeps_grids)
        key = key_of(engine(), content, *told)
        return self.folder / key[:2] / key


class _Records(pickle.Unpickler):
    """Makes only records of cascade, numbers and days of what it reads."""

    def find_class(self, module: str, name: str) -> object:
        """Return a class that may be made; refuse all others."""
        if module in ("decimal", "datetime") and name in _PLAIN:
            return _PLAIN[name]
        if module.startswith("cascade.model.") or (module, name) == (ReadFile.__module__, ReadFile.__name__):
            found = super().find_class(module, name)
            if isinstance(found, type) and is_dataclass(found):
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")


def _unpacked(place: Path) -> ReadFile | None:
    """Return what is kept at a place, None where nothing usable is."""
    try:
        packed = place.read_bytes()
        read = _Records(io.BytesIO(zlib.decompressobj().decompress(packed, LARGEST))).load()
    except (OSError, zlib.error, pickle.UnpicklingError, EOFError, AttributeError, TypeError, ValueError, ImportError):
        return None
    return read if isinstance(read, ReadFile) else None
