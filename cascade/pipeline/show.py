"""Draw what was seen on one page of a file.

A path and the number of a page, or of a table where the file has no pages, go in; a picture comes out. The file is read and
drawn in a process under the same limits as for a check. Links nothing, judges nothing, writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PIL.Image import Image

from cascade.decisions.decision_file import DECISIONS_FILE
from cascade.decisions.decision_log import read_decisions
from cascade.decisions.reading_correction import ReadingCorrection
from cascade.model.errors import CascadeError
from cascade.model.i18n import Language, LocalizedText
from cascade.pipeline.dossier import require_existing
from cascade.pipeline.file_reading import FileToRead, not_read
from cascade.pipeline.hand_corrections import apply_corrections
from cascade.pipeline.options import Progress, no_progress
from cascade.pipeline.page_image import draw
from cascade.reading import loaders
from cascade.reading.document_builder import read_file
from cascade.reading.loaders import LoadContext
from cascade.reading.tables.vocabulary import vocabulary_with
from cascade.safe_io import worker_pool
from cascade.settings import policy
from cascade.text.printable import readable_name

FOLDERS_ABOVE = 3  # in which the decisions on a file may lie


def show_page(
    path: Path,
    number: int,
    language: Language = "id",
    progress: Progress = no_progress,
    *,
    region: Path | None = None,
    personal: bool = False,
) -> Image:
    """Draw what was seen on one page of a file, or in one table of a file without pages; `region` is a region pack, `personal` shows the numbers of persons.

    What persons corrected of the file, by the `keputusan.yaml` beside or above it, is put right and marked.

    Raises:
        CascadeError: the file cannot be read, or has no such page or table; the region pack or `keputusan.yaml` is wrong.
    """
    require_existing([path])
    settings, _ = policy.read(None, region, path)
    name, decided = _decided(path)
    file = FileToRead(path, name, vocabulary=settings.vocabulary)

    def report_progress(job: _PageToDraw, page: tuple[int, int] | None) -> None:
        progress(LocalizedText("Membaca {f} …", "Reading {f} …").format(f=file.name))

    def fail(job: _PageToDraw, reason: worker_pool.FailureReason) -> CascadeError:
        problem = not_read(job.file, reason)
        return CascadeError(problem.message, problem.hint)

    [drawn] = worker_pool.run_jobs(
        _draw, [_PageToDraw(file, number, language, personal, decided)], on_failure=fail, on_progress=report_progress
    )
    if isinstance(drawn, CascadeError):
        raise drawn
    return drawn


@dataclass(frozen=True, slots=True)
class _PageToDraw:
    """One page or table of a file to draw."""

    file: FileToRead
    number: int
    language: Language
    personal: bool
    decided: tuple[ReadingCorrection, ...] = ()


def _decided(path: Path) -> tuple[str, tuple[ReadingCorrection, ...]]:
    """Return the name of a file in its dossier, and what persons corrected there."""
    whole = path.resolve()
    for folder in whole.parents[:FOLDERS_ABOVE]:
        if (folder / DECISIONS_FILE).is_file():
            return readable_name(whole.relative_to(folder).as_posix()), read_decisions(folder).corrections
    return readable_name(path.name), ()


def _draw(job: _PageToDraw, report_progress: Callable[[tuple[int, int] | None], None]) -> Image | CascadeError:
    path = job.file.path
    report_progress(None)
    try:
        with vocabulary_with(job.file.vocabulary):
            loaded = loaders.load(path, job.file.name, LoadContext(lambda page, pages: report_progress((page, pages))))
            read = read_file(loaded)
            result = apply_corrections(read.documents, [c for c in job.decided if c.file == job.file.name])
            read = replace(read, documents=result.documents)
            return draw(
                path, loaded, read, job.number, job.language, personal=job.personal, corrections=result.corrections
            )
    except CascadeError as error:
        return error
