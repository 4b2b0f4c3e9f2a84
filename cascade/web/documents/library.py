"""Give the pages of files as pictures, and what stands on them, without opening a file in the server itself.

A file and its digest go in; sizes, WebP or a `FilePrint` come out. One process that stands ready draws, another one reads; what
they bring is kept on disk under the digest, so that it is made once for each state of a file.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections import OrderedDict
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from cascade import __version__
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.pipeline.file_reading import FileToRead, not_read
from cascade.pipeline.page_image import page_picture
from cascade.pipeline.page_image.file_print import FilePrint, read_print
from cascade.pipeline.page_image.page_picture import Box, PictureWanted, Sizes, SizesWanted, Wanted, WarmUp
from cascade.safe_io.limited_call import REASONS
from cascade.safe_io.standing_worker import StandingWorker, WorkerLostError
from cascade.web.documents.page_store import PageStore

FOLDER = "pages"
IN_MEMORY = 6  # files whose cells stay at hand
Print = FilePrint | CascadeError


@dataclass(frozen=True, slots=True)
class FileOnDisk:
    """A file with the digest of what it holds now."""

    to_read: FileToRead
    digest: str

    @property
    def path(self) -> Path:
        """Where it lies."""
        return self.to_read.path

    @property
    def reading(self) -> str:
        """What its cells are kept under: they also rest on what is said of the file, and on the version that reads it."""
        said = repr((self.to_read.setting, self.to_read.vocabulary, __version__))
        return f"{self.digest}/cells-{hashlib.sha256(said.encode()).hexdigest()[:16]}.json"


class Library:
    """The pages of the files of a workspace."""

    def __init__(self, state_folder: Path) -> None:
        self.store = PageStore(state_folder / FOLDER)
        self.painter: StandingWorker[Wanted, None, bytes | Sizes | CascadeError] = StandingWorker(
            page_picture.answer, WarmUp()
        )
        self.reader: StandingWorker[FileToRead, None, Print] = StandingWorker(read_print, FileToRead(Path(), ""))
        self._prints: OrderedDict[str, Future[Print]] = OrderedDict()
        self._lock = threading.Lock()

    def close(self) -> None:
        """End both processes."""
        self.painter.close()
        self.reader.close()

    def warm_up(self) -> None:
        """Begin the process that draws, so that the first page does not wait for it."""
        self.painter.begin(WarmUp())

    def sizes(self, file: FileOnDisk) -> Sizes:
        """Return how large each page is, in points.

        Raises:
            CascadeError: the file cannot be opened.
        """
        name = f"{file.digest}/sizes.json"
        kept = self.store.get(name)
        if kept is not None:
            return tuple((width, height) for width, height in json.loads(kept))
        sizes = self._drawn(SizesWanted(file.path))
        assert isinstance(sizes, tuple)
        self.store.put(name, json.dumps(sizes).encode())
        return sizes

    def picture(self, file: FileOnDisk, page: int, scale: float, around: Box | None = None) -> bytes:
        """Return a page, or the part of it around a place, as WebP.

        Raises:
            CascadeError: there is no such page, or it cannot be drawn.
        """
        part = "-" + "_".join(f"{side:.1f}" for side in around) if around else ""
        name = f"{file.digest}/{page}-{scale}{part}.webp"
        kept = self.store.get(name)
        if kept is not None:
            return kept
        drawn = self._drawn(PictureWanted(file.path, page, scale, around))
        assert isinstance(drawn, bytes)
        self.store.put(name, drawn)
        return drawn

    def print_of(self, file: FileOnDisk, patience: float) -> FilePrint | None:
        """Return what a file prints where; None where reading it takes longer than `patience` seconds.

        Raises:
            CascadeError: it cannot be read.
        """
        with self._lock:
            future = self._prints.get(file.reading)
            if future is None:
                future = self._prints[file.reading] = self._begin(file)
            self._prints.move_to_end(file.reading)
            for name in [name for name, each in self._prints.items() if each.done()][:-IN_MEMORY]:
                del self._prints[name]
        try:
            found = future.result(patience)
        except TimeoutError:
            return None
        except WorkerLostError as error:
            self._forget(file)
            problem = not_read(file.to_read, error.reason)
            raise CascadeError(problem.message, problem.hint) from error
        except RuntimeError as error:
            raise CascadeError(_MISTAKE) from error
        if isinstance(found, CascadeError):
            raise found
        return found

    def _begin(self, file: FileOnDisk) -> Future[Print]:
        """Take what is kept of a file, else have it read."""
        kept = self.store.get(file.reading)
        if kept is not None:
            try:
                ready: Future[Print] = Future()
                ready.set_result(FilePrint.from_json(kept))
            except ValueError:  # half written, or of another version
                pass
            else:
                return ready
        future = self.reader.begin(file.to_read)
        future.add_done_callback(lambda done: self._keep(file, done))
        return future

    def _keep(self, file: FileOnDisk, done: Future[Print]) -> None:
        if done.exception() is None and isinstance(found := done.result(), FilePrint):
            self.store.put(file.reading, found.to_json())

    def _forget(self, file: FileOnDisk) -> None:
        with self._lock:
            self._prints.pop(file.reading, None)

    def _drawn(self, wanted: Wanted) -> bytes | Sizes:
        try:
            drawn = self.painter.do(wanted)
        except WorkerLostError as error:
            raise CascadeError(_LOST.format(r=REASONS[error.reason])) from error
        except RuntimeError as error:
            raise CascadeError(_MISTAKE) from error
        if isinstance(drawn, CascadeError):
            raise drawn
        return drawn


_LOST = LocalizedText("Halaman ini tidak dapat digambar: {r}.", "This page cannot be drawn: {r}.")
_MISTAKE = LocalizedText(
    "Halaman ini tidak dapat ditampilkan karena kekeliruan cascade.",
    "This page cannot be shown by a mistake of cascade.",
)
