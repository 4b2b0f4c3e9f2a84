"""Read files in processes under limits, several at once where that is faster.

Each file comes back as what was understood of it; one that is damaged, hangs or swells costs its own result only.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from cascade.model import LoadedFile, Problem, Source
from cascade.model.errors import DocumentError
from cascade.model.i18n import LocalizedText
from cascade.pipeline.options import Progress
from cascade.reading import loaders
from cascade.reading.accounting.kept_grids import pack_grids
from cascade.reading.document_builder import ReadFile, read_file
from cascade.reading.extraction import pdfplumber_check
from cascade.reading.loaders import LoadContext
from cascade.reading.tables.vocabulary import vocabulary, vocabulary_with
from cascade.safe_io import worker_pool
from cascade.safe_io.windows.files import KEEP_HERE, is_only_in_cloud
from cascade.settings.heading_words import HeadingWords
from cascade.settings.schema import DocumentSetting
from cascade.text.memo import let_go
from cascade.text.word_lists import known_words

WITHOUT_ROWS = {".pdf", ".doc", ".rtf"}  # of which an HTML report shows pictures or nothing
HEAVY = 1_000_000  # bytes; an XLSX so large takes seconds
Sign = tuple[int, int] | Literal["read"] | None  # page and pages of a file, that it has been read, or that it is begun


@dataclass(frozen=True, slots=True)
class ReadingStep(LocalizedText):
    """How far the reading of one of several files is, as a sentence and in figures; pages are 0 where nobody tells them."""

    file: str = ""
    files: tuple[str, ...] = ()
    page: int = 0
    pages: int = 0
    is_done: bool = False


@dataclass(frozen=True, slots=True)
class FileToRead:
    """One file to read: where it is, its name in the report, what `berkas.yaml` says of it and which words its region adds."""

    path: Path
    name: str
    setting: DocumentSetting | None = None
    thorough: bool = False
    ocr_seconds: float = loaders.OCR_SECONDS
    vocabulary: HeadingWords | None = None
    keeps_grids: bool = False

    @property
    def size(self) -> int:
        """Bytes; 0 where nobody can tell."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0

    @property
    def is_heavy(self) -> bool:
        """Tell whether reading it takes longer than beginning a process."""
        return self.path.suffix.lower() == ".pdf" or self.size > HEAVY


def read_files(files: list[FileToRead], progress: Progress) -> list[ReadFile]:
    """Read files in processes of their own, several where that is faster; the results are in the order of the files."""
    file_numbers: dict[str, int] = {}
    names = tuple(file.name for file in files)

    def report_progress(file: FileToRead, sign: Sign) -> None:
        file_numbers.setdefault(file.name, len(file_numbers) + 1)
        page, pages = sign if isinstance(sign, tuple) else (0, 0)
        phrase = LocalizedText("Membaca {f} ({i}/{n})", "Reading {f} ({i}/{n})")
        phrase = phrase.format(f=file.name, i=file_numbers[file.name], n=len(files))
        if pages:
            phrase += LocalizedText("halaman {p}/{m}", "page {p}/{m}").format(p=page, m=pages)
        said = phrase + LocalizedText("…", "…")
        progress(ReadingStep(said.id, said.en, file.name, names, page, pages, sign == "read"))

    if worker_pool.are_copies():
        loaders.preload(file.path for file in files)
        vocabulary(), known_words()
    heavy = sum(file.is_heavy for file in files)
    processes = max(1, min(worker_pool.available_cpus(), heavy))  # one process reads all that is small
    order = sorted(range(len(files)), key=lambda number: -files[number].size)  # the longest work must not begin last
    results = worker_pool.run_jobs(
        _read_one,
        [files[number] for number in order],
        on_failure=_failed,
        on_progress=report_progress,
        max_workers=processes,
    )
    return [read for _, read in sorted(zip(order, results, strict=True), key=lambda each: each[0])]


def _read_one(file: FileToRead, report_progress: Callable[[Sign], None]) -> ReadFile:
    """Read one file, and tell when it has been read."""
    read = read_here(file, report_progress)
    report_progress("read")
    return read


def read_here(file: FileToRead, report_progress: Callable[[Sign], None]) -> ReadFile:
    """Return what was understood of a file, read by this process, which must be one under limits.

    The tables stay where they were found, nobody asks for them.
    """
    let_go()
    report_progress(None)
    last: list[tuple[int, int] | None] = [None]

    def on_page(page: int, pages: int) -> None:
        last[0] = (page, pages)
        report_progress(last[0])

    try:
        with vocabulary_with(file.vocabulary):
            loaded = loaders.load(file.path, file.name, LoadContext(on_page, file.ocr_seconds))
            if file.thorough:
                loaded = pdfplumber_check.check_numbers(file.path, loaded, lambda: report_progress(None))
            read = read_file(loaded, file.setting, lambda: report_progress(last[0]))
            return replace(read, tables=(), grids=_kept_grids(file, loaded))
    except DocumentError as error:
        return ReadFile((), (Problem("error", error.message, error.hint, Source(file.name)),), ())
    except MemoryError:
        raise
    except Exception as error:  # a mistake of ours must not cost the other files
        return ReadFile((), (_mistake(file, error),), ())


def _kept_grids(file: FileToRead, loaded: LoadedFile) -> bytes | None:
    """Return what an HTML report will show rows of."""
    return pack_grids(loaded) if file.keeps_grids and file.path.suffix.lower() not in WITHOUT_ROWS else None


def _mistake(file: FileToRead, error: Exception) -> Problem:
    at = traceback.extract_tb(error.__traceback__)[-1]
    message = LocalizedText(
        "{f}: kesalahan di dalam cascade saat membaca berkas ini ({e}, {m}:{n}).",
        "{f}: a mistake in cascade while reading this file ({e}, {m}:{n}).",
    ).format(f=file.name, e=type(error).__name__, m=Path(at.filename).name, n=at.lineno)
    hint = LocalizedText("Laporkan kepada pengelola cascade.", "Report it to those who maintain cascade.")
    return Problem("error", message, hint, Source(file.name))


def _failed(file: FileToRead, reason: worker_pool.FailureReason) -> ReadFile:
    return ReadFile((), (not_read(file, reason),), ())


def not_read(file: FileToRead, reason: worker_pool.FailureReason) -> Problem:
    """Say that the process that read a file was lost."""
    message = {
        "died": LocalizedText(
            "{f}: pembacaan berhenti di tengah jalan (berkas rusak atau terlalu besar).",
            "{f}: reading it broke off (the file is damaged or too large).",
        ),
        "silent": LocalizedText(
            "{f}: terlalu lama dibaca, tidak ada kemajuan selama {s} detik; dihentikan.",
            "{f}: it takes too long, no progress for {s} seconds; stopped.",
        ),
        "out_of_memory": LocalizedText(
            "{f}: membutuhkan terlalu banyak memori (lebih dari {g} GB); dihentikan.",
            "{f}: it needs too much memory (more than {g} GB); stopped.",
        ),
    }[reason].format(f=file.name, s=worker_pool.HEARTBEAT_TIMEOUT, g=worker_pool.MEMORY_LIMIT // 1024**3)
    if reason == "silent" and is_only_in_cloud(file.path):
        return Problem("error", message, KEEP_HERE, Source(file.name))
    hint = LocalizedText(
        "Simpan ulang dari aplikasinya (atau cetak ke PDF baru), atau bagi berkasnya.",
        "Save it again in its program (or print it to a new PDF), or split the file.",
    )
    return Problem("error", message, hint, Source(file.name))
