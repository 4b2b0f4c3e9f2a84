"""Put together what the screen of one page of a file shows.

A request for a page, the check and the library go in; a `PageScreen` comes out. What cannot be read or drawn is a sentence on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from cascade.decisions.decision_log import read_decisions
from cascade.model.errors import CascadeError
from cascade.pipeline.file_reading import FileToRead
from cascade.pipeline.page_image.file_print import FilePrint, PrintedGrid
from cascade.pipeline.page_image.page_picture import Sizes
from cascade.web.documents.hand_correction import Choice, choices_at
from cascade.web.documents.library import FileOnDisk, Library
from cascade.web.documents.outcomes import FileOutcomes, outcomes_of
from cascade.web.documents.page_view import CellView, GridView, address_of, cell_views, grid_at, grid_view
from cascade.web.open_dossier import Checked
from cascade.web.places import KEY_LENGTH, WITH_PAGES, Place, digest_of, file_keys, place_in

PATIENCE = 2.5  # seconds that a page waits for its cells
MOST_HITS = 60


@dataclass(frozen=True, slots=True)
class Hit:
    """A cell in which a searched word stands."""

    page: int
    address: str
    text: str


@dataclass(frozen=True, slots=True)
class PageScreen:
    """One page of a file: its picture where it has one, its cells where they are read, what is chosen."""

    key: str
    file: str
    number: int
    count: int
    names: tuple[str, ...]  # of the sheets or tables of a file without pages
    size: tuple[float, float] | None
    views: tuple[CellView, ...]
    grids: tuple[GridView, ...]
    lines: tuple[str, ...]
    choices: tuple[Choice, ...]
    is_read: bool
    error: CascadeError | None
    hits: tuple[Hit, ...] = ()

    @property
    def has_pages(self) -> bool:
        """It is a page on paper, not a sheet."""
        return not self.names

    @property
    def chosen(self) -> tuple[CellView, ...]:
        """The cells that were asked for."""
        return tuple(view for view in self.views if view.is_selected)

    @property
    def missed(self) -> tuple[CellView, ...]:
        """What was not read on it."""
        return tuple(view for view in self.views if view.kind == "missed")

    @property
    def with_problems(self) -> tuple[CellView, ...]:
        """The cells of which a problem speaks."""
        return tuple(view for view in self.views if view.problems)

    @property
    def corrected(self) -> tuple[CellView, ...]:
        """The cells that a person corrected."""
        return tuple(view for view in self.views if view.corrections)


def file_on_disk(checked: Checked, key: str) -> FileOnDisk | None:
    """Return the file that an address names, as it is on disk; None where there is none, or it has changed."""
    name = next((name for each, name in file_keys(checked) if each == key), None)
    if name is None:
        return None
    path = checked.prepared.dossier.files[name]
    digest = digest_of(path)
    if digest is None or digest[:KEY_LENGTH] != key.partition("-")[0]:
        return None
    settings = checked.prepared.settings
    return FileOnDisk(FileToRead(path, name, settings.documents.get(name), vocabulary=settings.vocabulary), digest)


def page_screen(
    library: Library, checked: Checked, folder: Path, key: str, page: int | None, query: Mapping[str, str]
) -> PageScreen | None:
    """Return a page of a file; without a number the one that holds the place that the query names. None where there is none."""
    file = file_on_disk(checked, key)
    if file is None:
        return None
    place = place_in(query)
    sizes: Sizes = ()
    error: CascadeError | None = None
    printed: FilePrint | None = None
    has_pages = file.path.suffix.lower() in WITH_PAGES
    try:
        sizes = library.sizes(file) if has_pages else ()
        printed = library.print_of(file, PATIENCE)
    except CascadeError as reason:
        error = reason
    number = page or (grid_at(printed, place) if printed and not has_pages else 1)
    names = () if has_pages else tuple(_name(grid, n) for n, grid in enumerate(printed.grids if printed else (), 1))
    count = len(sizes) if has_pages else len(names)
    if number > max(count, 1):
        return None
    outcomes = outcomes_of(checked, file.to_read.name, read_decisions(folder).corrections)
    name = file.to_read.name
    grids = list(_grids(printed, name, outcomes, place, number, has_pages=has_pages))
    start = int(query["mulai"]) if query.get("mulai", "").isdecimal() and len(query["mulai"]) < 8 else None
    views = tuple(view for _, _, found in grids for view in found)
    return PageScreen(
        key=key,
        file=name,
        number=number,
        count=count,
        names=names,
        size=sizes[number - 1] if sizes and number <= len(sizes) else None,
        views=views,
        grids=tuple(grid_view(grid, n, found, start) for grid, n, found in grids),
        lines=_lines(printed, number, has_pages=has_pages),
        choices=choices_at(checked, name, {view.key for view in views if view.is_selected}),
        is_read=printed is not None or error is not None,
        error=error,
        hits=tuple(islice(_hits(printed, query.get("cari", ""), has_pages=has_pages), MOST_HITS)),
    )


def _grids(
    printed: FilePrint | None, file: str, outcomes: FileOutcomes, place: Place, page: int, *, has_pages: bool
) -> Iterator[tuple[PrintedGrid, int, list[CellView]]]:
    """Yield the grids of a page, each with its number in the file and its cells there."""
    for number, grid in enumerate(printed.grids if printed else (), 1):
        if has_pages:
            views = cell_views(grid, file, outcomes, place, page)
        elif number == page:
            views = cell_views(grid, file, outcomes, replace(place, sheet=None, table=None), None)
        else:
            continue
        if views:
            yield grid, number, views


def _lines(printed: FilePrint | None, number: int, *, has_pages: bool) -> tuple[str, ...]:
    lines = printed.lines if printed else ()
    return tuple(line.text for line in lines if (line.page == number if has_pages else number == 1))


def _name(grid: PrintedGrid, number: int) -> str:
    return grid.sheet or str(grid.table or number)


def _hits(printed: FilePrint | None, asked: str, *, has_pages: bool) -> Iterator[Hit]:
    """Yield the cells in which a text stands, wherever in the file."""
    wanted = " ".join(asked.casefold().split())
    for number, grid in enumerate(printed.grids if printed and wanted else (), 1):
        for cell in grid.cells:
            if wanted in " ".join(cell.text.casefold().split()):
                yield Hit((cell.page or 1) if has_pages else number, address_of(grid, cell), cell.text)
