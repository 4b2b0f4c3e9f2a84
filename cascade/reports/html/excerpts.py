"""Show what a reader sees at the places of a report: rows of tables, and small pictures of pages of a PDF.

Places go in, the most wanted first; excerpts come out, as many as there is room for. Rows come from the grids that the
reader of the files kept. Other files are read once more, by a process under limits, and only where their digest is still
the one of the report: a file that is gone, changed or slow to open has no excerpts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from cascade.model import Source
from cascade.model.errors import CascadeError
from cascade.reading import loaders
from cascade.reading.accounting.kept_grids import headed_grids, unpack_grids
from cascade.reading.tables.vocabulary import vocabulary_with
from cascade.reports.html.places import PlaceKey, place_key
from cascade.reports.html.table_excerpts import TableExcerpt, table_excerpts
from cascade.reports.html.views import PageExcerpt
from cascade.safe_io import worker_pool
from cascade.settings.heading_words import HeadingWords

MOST_PAGES = 24
MOST_BYTES = 1_600_000  # of all pictures together
SLOW = {".doc", ".rtf"}  # another program has to open them
_RAISED = (CascadeError, OSError, ValueError, KeyError)

Excerpt = TableExcerpt | PageExcerpt
_NONE_KEPT: Mapping[str, bytes] = MappingProxyType({})


def read_excerpts(
    files: Mapping[str, Path],
    hashes: Mapping[str, str],
    places: Iterable[Source],
    vocabulary: HeadingWords | None = None,
    grids: Mapping[str, bytes] = _NONE_KEPT,
) -> tuple[Excerpt, ...]:
    """Return excerpts with these places, as many as there is room for; the first places are the most wanted.

    Args:
        files: Where each file lies.
        hashes: The SHA-256 that each file had when it was read.
        places: A place without row, cell or box has no excerpt.
        vocabulary: The words of headings that the region adds.
        grids: What was kept of files when they were read, packed.
    """
    by_file = {file: tuple(of_file.values()) for file, of_file in _places_by_file(files, places).items()}
    kept = {file: grids[file] for file in grids.keys() & hashes.keys()}
    jobs = [
        _Job(files[file], file, hashes.get(file, ""), of_file, vocabulary)
        for file, of_file in by_file.items()
        if file not in kept
    ]
    done = worker_pool.run_jobs(_read, jobs, on_failure=lambda *_: ()) if jobs else []
    read = {job.file: excerpts for job, excerpts in zip(jobs, done, strict=True)}
    shown = (
        read[file] if file in read else table_excerpts(unpack_grids(kept[file]), of_file)
        for file, of_file in by_file.items()
    )
    return tuple(_within_room(excerpt for excerpts in shown for excerpt in excerpts))


def place_ids(excerpts: Iterable[Excerpt]) -> dict[PlaceKey, str]:
    """Return an id for each place that excerpts show, in their order."""
    keys: dict[PlaceKey, None] = {}
    for excerpt in excerpts:
        if isinstance(excerpt, PageExcerpt):
            keys.update((frame.key, None) for frame in excerpt.frames)
        else:
            for row in excerpt.rows:
                keys.update((key, None) for shown in (row.keys, *(cell.keys for cell in row.cells)) for key in shown)
    return {key: f"q{number}" for number, key in enumerate(keys, 1)}


def _places_by_file(files: Mapping[str, Path], places: Iterable[Source]) -> dict[str, dict[PlaceKey, Source]]:
    """Return the places of each file of which there can be an excerpt, each once; only so many pages in all."""
    by_file: dict[str, dict[PlaceKey, Source]] = {}
    pages: set[tuple[str, int]] = set()
    for place in places:
        path = files.get(place.file)
        if path is None or path.suffix.lower() in SLOW:
            continue
        if path.suffix.lower() == ".pdf":
            if place.box is None or place.page is None:
                continue
            if (place.file, place.page) not in pages and len(pages) == MOST_PAGES:
                continue
            pages.add((place.file, place.page))
        elif place.row is None and place.cell is None:
            continue
        by_file.setdefault(place.file, {}).setdefault(place_key(place), place)
    return by_file


def _within_room(excerpts: Iterable[Excerpt]) -> Iterator[Excerpt]:
    """Leave out the pictures from that on which is too much for the page."""
    room = MOST_BYTES
    for excerpt in excerpts:
        if isinstance(excerpt, PageExcerpt):
            room -= len(excerpt.content)
            if room < 0:
                continue
        yield excerpt


@dataclass(frozen=True, slots=True)
class _Job:
    """The places of one file, and the words of headings that its region adds."""

    path: Path
    file: str
    sha256: str
    places: tuple[Source, ...]
    vocabulary: HeadingWords | None = None


def _read(job: _Job, say: Callable[[object], None]) -> tuple[Excerpt, ...]:
    """Return the excerpts of one file, none where it is no longer what was read."""
    say(None)
    try:
        if job.sha256 != hashlib.sha256(job.path.read_bytes()).hexdigest():
            return ()
        if job.path.suffix.lower() == ".pdf":
            return _pictures(job, say)
        loaded = loaders.load(job.path, job.file)
        with vocabulary_with(job.vocabulary):
            return tuple(table_excerpts(headed_grids(loaded), job.places))
    except _RAISED:
        return ()


def _pictures(job: _Job, say: Callable[[object], None]) -> tuple[Excerpt, ...]:
    """Return pictures of the pages of a PDF, none of one that cannot be opened."""
    import pypdfium2  # it and the reader of PDF are half of what a page imports, and most dossiers need neither

    from cascade.reports.html.page_excerpts import page_excerpts

    try:
        return tuple(page_excerpts(job.path, job.file, job.places, lambda: say(None)))
    except pypdfium2.PdfiumError:
        return ()
