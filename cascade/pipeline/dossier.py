"""What do this folder and what `berkas.yaml` says of it hold?

Files go in; their documents come out, each read in a process under limits, with everything that a person should
know about files that were not read. Links and judges nothing.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cascade.model import PLANS, Document, Ignored, Label, NotUnderstood, Problem, Quantity, Source
from cascade.model.errors import CascadeError, DocumentError
from cascade.model.i18n import Language, LocalizedText, joined
from cascade.reading import loaders
from cascade.reading.document_builder import ReadFile, missing_year_problem, read_file
from cascade.reading.extraction import pdfplumber_check
from cascade.reading.level_inference import infer_levels_across_documents
from cascade.safe_io import worker_pool
from cascade.safe_io.yaml_reader import did_you_mean
from cascade.settings import policy
from cascade.settings.policy import DocumentSetting, Policy

if TYPE_CHECKING:
    from PIL.Image import Image

Progress = Callable[[LocalizedText], None]
HEAVY = 1_000_000  # bytes; an XLSX so large takes seconds
MOST_TOLD = 3  # problems that an error message lists


@dataclass(frozen=True, slots=True)
class Dossier:
    """What was read of a folder or of some files; `files` says where each of them lies."""

    name: str
    folder: Path | None
    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    not_understood: tuple[NotUnderstood, ...]
    ignored: tuple[Ignored, ...]
    files: Mapping[str, Path] = field(default_factory=dict)


def read(
    paths: list[Path],
    choices: Policy | None = None,
    progress: Progress = lambda _: None,
    *,
    thorough: bool = False,
    ocr_seconds: float = loaders.OCR_SECONDS,
) -> Dossier:
    """Read a folder, or some files, into documents.

    `thorough` has another program confirm the numbers of PDFs; reading the pictures of one file stops after `ocr_seconds`.
    """
    if thorough:
        pdfplumber_check.require()
    folder = paths[0] if len(paths) == 1 and paths[0].is_dir() else None
    choices = choices or policy.read(folder)[0]
    files, ignored = _files(paths, folder, choices)
    documents: list[Document] = []
    problems: list[Problem] = []
    missed: list[NotUnderstood] = []
    for found in _read_all(
        [_File(path, name, choices.documents.get(name), thorough, ocr_seconds) for path, name in files], progress
    ):
        documents += found.documents
        problems += (problem for problem in found.problems if not _is_settled(problem, choices))
        missed += found.not_understood
    if files and not worker_pool.limits_memory():
        problems.append(_NO_MEMORY_LIMIT)
    if folder is not None:
        problems += _not_there(choices, [name for _, name in files], [each.file for each in ignored])
    finished = infer_levels_across_documents([_completed(document, choices) for document in documents])
    places = {name: path for path, name in files}
    return Dossier(name_of(paths), folder, finished, tuple(problems), tuple(missed), ignored, places)


_NO_MEMORY_LIMIT = Problem(
    "info",
    LocalizedText(
        "Sistem ini tidak dapat membatasi memori pembaca berkas; yang dibatasi waktunya, ukurannya dan isinya.",
        "This system cannot limit the memory of what reads files; their time, size and content are limited.",
    ),
)


@dataclass(frozen=True, slots=True)
class _File:
    """One file to read: where it is, its name in the report, and what `berkas.yaml` says of it."""

    path: Path
    name: str
    setting: DocumentSetting | None = None
    thorough: bool = False
    ocr_seconds: float = loaders.OCR_SECONDS

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


def _read_all(files: list[_File], progress: Progress) -> list[ReadFile]:
    """Read files in processes of their own, several where that is faster; the results are in the order of the files."""
    begun: dict[str, int] = {}

    def said(file: _File, page: tuple[int, int] | None) -> None:
        begun.setdefault(file.name, len(begun) + 1)
        phrase = LocalizedText("Membaca {f} ({i}/{n})", "Reading {f} ({i}/{n})")
        phrase = phrase.format(f=file.name, i=begun[file.name], n=len(files))
        if page and page[1]:
            phrase += LocalizedText("halaman {p}/{m}", "page {p}/{m}").format(p=page[0], m=page[1])
        progress(phrase + LocalizedText("…", "…"))

    most = min(
        worker_pool.available_cpus(), sum(file.is_heavy for file in files)
    )  # one process reads all that is small
    first = sorted(range(len(files)), key=lambda number: -files[number].size)  # the longest work must not begin last
    results = worker_pool.run_jobs(
        _read_one, [files[number] for number in first], on_failure=_lost, on_progress=said, max_workers=max(1, most)
    )
    return [found for _, found in sorted(zip(first, results, strict=True), key=lambda each: each[0])]


def _read_one(file: _File, say: Callable[[tuple[int, int] | None], None]) -> ReadFile:
    """Read one file; the tables stay where they were found, nobody asks for them."""
    say(None)
    try:
        loaded = loaders.load(file.path, file.name, lambda page, pages: say((page, pages)), file.ocr_seconds)
        checked = pdfplumber_check.recheck(file.path, loaded, lambda: say(None)) if file.thorough else loaded
        return replace(read_file(checked, file.setting), tables=())
    except DocumentError as error:
        return ReadFile((), (Problem("error", error.message, error.hint, Source(file.name)),), ())
    except MemoryError:
        raise
    except Exception as error:  # a mistake of ours must not cost the other files
        return ReadFile((), (_mistake(file, error),), ())


def _mistake(file: _File, error: Exception) -> Problem:
    at = traceback.extract_tb(error.__traceback__)[-1]
    said = LocalizedText(
        "{f}: kesalahan di dalam cascade saat membaca berkas ini ({e}, {m}:{n}).",
        "{f}: a mistake in cascade while reading this file ({e}, {m}:{n}).",
    ).format(f=file.name, e=type(error).__name__, m=Path(at.filename).name, n=at.lineno)
    hint = LocalizedText("Laporkan kepada pengelola cascade.", "Report it to those who maintain cascade.")
    return Problem("error", said, hint, Source(file.name))


def _lost(file: _File, fate: worker_pool.FailureReason) -> ReadFile:
    return ReadFile((), (_not_read(file, fate),), ())


def _not_read(file: _File, fate: worker_pool.FailureReason) -> Problem:
    """Say that the process that read a file was lost."""
    said = {
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
    }[fate].format(f=file.name, s=worker_pool.HEARTBEAT_TIMEOUT, g=worker_pool.MEMORY_LIMIT // 1024**3)
    hint = LocalizedText(
        "Simpan ulang dari aplikasinya (atau cetak ke PDF baru), atau bagi berkasnya.",
        "Save it again in its program (or print it to a new PDF), or split the file.",
    )
    return Problem("error", said, hint, Source(file.name))


def picture(path: Path, number: int, language: Language = "id", progress: Progress = lambda _: None) -> Image:
    """Draw what was seen on one page of a file, or in one table of a file without pages.

    Raises:
        CascadeError: the file cannot be read, or has no such page or table.
    """
    [(path, name)], _ = _files([path], None, Policy())

    def said(wanted: _Picture, page: tuple[int, int] | None) -> None:
        progress(LocalizedText("Membaca {f} …", "Reading {f} …").format(f=name))

    def lost(wanted: _Picture, fate: worker_pool.FailureReason) -> CascadeError:
        problem = _not_read(wanted.file, fate)
        return CascadeError(problem.message, problem.hint)

    [drawn] = worker_pool.run_jobs(
        _draw, [_Picture(_File(path, name), number, language)], on_failure=lost, on_progress=said
    )
    if isinstance(drawn, CascadeError):
        raise drawn
    return drawn


@dataclass(frozen=True, slots=True)
class _Picture:
    """One page or table of a file to draw."""

    file: _File
    number: int
    language: Language


def _draw(wanted: _Picture, say: Callable[[tuple[int, int] | None], None]) -> Image | CascadeError:
    from cascade.pipeline.page_image import draw  # a library for pictures, which no other command needs

    path = wanted.file.path
    say(None)
    try:
        loaded = loaders.load(path, wanted.file.name, lambda page, pages: say((page, pages)))
        return draw(path, loaded, read_file(loaded), wanted.number, wanted.language)
    except CascadeError as error:
        return error


def _files(
    paths: list[Path], folder: Path | None, choices: Policy
) -> tuple[list[tuple[Path, str]], tuple[Ignored, ...]]:
    for path in paths:
        if not path.exists():
            raise CascadeError(
                LocalizedText("{p}: tidak ditemukan.", "{p}: not found.").format(p=path),
                LocalizedText("Periksa nama folder atau berkasnya.", "Check the name of the folder or file."),
            )
    if folder is None:
        return [(path, path.name) for path in paths], ()
    found, others = loaders.list_files(folder)
    ignored = [Ignored(path.relative_to(folder).as_posix(), reason) for path, reason in others]
    files = []
    for path in found:
        name = path.relative_to(folder).as_posix()
        if name == choices.nomenclature:
            ignored.append(Ignored(name, LocalizedText("dipakai sebagai nomenklatur", "used as nomenclature")))
        else:
            files.append((path, name))
    return files, tuple(ignored)


def _completed(document: Document, choices: Policy) -> Document:
    """Fill in what `berkas.yaml` says of the whole dossier where the document itself is silent."""
    if document.opd is None and choices.opd:
        document = replace(document, opd=Label(choices.opd, Source(policy.BERKAS)))
    if document.year is None and document.kind not in PLANS and choices.year:
        document = _of_year(document, choices.year)
    return document


def _of_year(document: Document, year: int) -> Document:
    """Give a document without a year, and its values without a year, the year of the dossier."""

    def dated(values: Mapping[int, Quantity]) -> dict[int, Quantity]:
        return {at or year: quantity for at, quantity in values.items()}

    return replace(
        document,
        year=year,
        years=document.years or (year,),
        elements=tuple(replace(e, pagu=dated(e.pagu)) for e in document.elements),
        totals=tuple(replace(t, pagu=dated(t.pagu)) for t in document.totals),
        indicators=tuple(replace(i, targets=dated(i.targets), pagu=dated(i.pagu)) for i in document.indicators),
    )


def _is_settled(problem: Problem, choices: Policy) -> bool:
    """Tell whether `berkas.yaml` answers what a document leaves open: its year."""
    return bool(choices.year) and problem.source is not None and problem == missing_year_problem("", problem.source)


def _not_there(choices: Policy, files: list[str], others: list[str]) -> Iterator[Problem]:
    """Report what `berkas.yaml` says of files that are not there."""
    for name in choices.documents:
        if name not in files:
            said = (
                LocalizedText("{b}: “{f}” tidak dibaca sebagai dokumen.", "{b}: “{f}” is not read as a document.")
                if name in others
                else LocalizedText(
                    "{b}: tidak ada berkas “{f}” di folder ini.", "{b}: there is no file “{f}” in this folder."
                )
            )
            yield Problem(
                "warning", said.format(b=policy.BERKAS, f=name), did_you_mean(name, files), Source(policy.BERKAS)
            )


def name_of(paths: list[Path]) -> str:
    """Return the name of a dossier: that of its folder or first file."""
    first = paths[0].resolve()
    return first.name if first.is_dir() else first.stem


def nothing_read(dossier: Dossier) -> CascadeError:
    """Return what to tell whoever gave a folder or files without a document."""
    where = str(dossier.folder or dossier.name)
    if not dossier.problems:
        return CascadeError(
            LocalizedText("{w}: tidak ada dokumen.", "{w}: there are no documents.").format(w=where),
            LocalizedText(
                "Taruh Renstra, Renja, PK dan Rencana Aksi (Excel .xlsx, Word .docx, PDF, CSV) di folder ini.",
                "Put Renstra, Renja, PK and Rencana Aksi (Excel .xlsx, Word .docx, PDF, CSV) there.",
            ),
        )
    told = [problem.message for problem in dossier.problems]
    more = len(told) - MOST_TOLD
    listed = joined(told[:MOST_TOLD])
    if more > 0:
        listed += LocalizedText("… dan {n} lainnya.", "… and {n} more.").format(n=more)
    said = LocalizedText("{w}: tidak ada dokumen yang dapat dibaca. {p}", "{w}: no document could be read. {p}")
    return CascadeError(said.format(w=where, p=listed), dossier.problems[0].hint)
