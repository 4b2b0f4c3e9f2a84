"""Tell where everything that a file prints as a table stands, and what its columns mean.

A file goes in; a `FilePrint` comes out: its grids with the place of each cell, the tables that were recognised in them and what is
printed around them. It can be kept as JSON. Numbers of persons are masked. What became of a value is told by the documents of a
check, not here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from pydantic import TypeAdapter

from cascade.model import QUARTER_NAMES, Cell, Grid, Line, LoadedFile
from cascade.model.errors import CascadeError
from cascade.pipeline.file_reading import FileToRead
from cascade.pipeline.page_image.reading_result import colour_group, field_label, table_address
from cascade.reading import loaders
from cascade.reading.document_builder import ReadFile, read_file
from cascade.reading.loaders import LoadContext
from cascade.reading.tables.table import Table
from cascade.reading.tables.vocabulary import vocabulary_with
from cascade.reports.html.places import PlaceKey, place_key
from cascade.reports.masking import mask

Box = tuple[float, float, float, float]
Role = Literal["header", "data", ""]
MOST_LINES = 3_000


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """One cell: where it stands in its grid and in its file, and its role in a recognised table.

    `source_row` and `source_column` are those of its address, `reference` its name in a spreadsheet, `box` its place on a page,
    `table` the index of the recognised table among those of the grid.
    """

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    page: int | None = None
    box: Box | None = None
    reference: str | None = None
    source_row: int | None = None
    source_column: int | None = None
    hidden: bool = False
    confidence: float | None = None
    role: Role = ""
    table: int | None = None


@dataclass(frozen=True, slots=True)
class PrintedColumn:
    """What a column of a recognised table holds: its field, its colour, its year or quarter; nothing where it is not known."""

    number: int
    header: str
    field: str
    when: str
    group: str | None
    known: bool
    ignored: bool


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A recognised table of a grid."""

    form: str
    columns: tuple[PrintedColumn, ...]

    def column(self, number: int) -> PrintedColumn | None:
        """Return what is known of a column."""
        return next((each for each in self.columns if each.number == number), None)


@dataclass(frozen=True, slots=True)
class PrintedGrid:
    """A grid as printed; `listed` says that it was told to be a table that was not recognised."""

    name: str
    sheet: str | None
    table: int | None
    cells: tuple[PrintedCell, ...]
    tables: tuple[PrintedTable, ...] = ()
    listed: bool = False


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of running text."""

    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class FilePrint:
    """Everything that a file prints, in reading order."""

    grids: tuple[PrintedGrid, ...] = ()
    lines: tuple[PrintedLine, ...] = ()

    def to_json(self) -> bytes:
        """Return it as JSON."""
        return _ADAPTER.dump_json(self, exclude_defaults=True)

    @classmethod
    def from_json(cls, content: bytes) -> FilePrint:
        """Return what was written by `to_json`; raises `ValueError` where it was not."""
        return _ADAPTER.validate_json(content)


_ADAPTER: TypeAdapter[FilePrint] = TypeAdapter(FilePrint)


def read_print(file: FileToRead, say: Callable[[None], None]) -> FilePrint | CascadeError:
    """Read a file and tell what it prints where, or why it cannot be read; meant for a process under limits."""
    say(None)
    try:
        with vocabulary_with(file.vocabulary):
            context = LoadContext(lambda page, pages: say(None), file.ocr_seconds)
            loaded = loaders.load(file.path, file.name, context)
            return print_of(loaded, read_file(loaded, file.setting, lambda: say(None)))
    except CascadeError as error:
        return error


def print_of(loaded: LoadedFile, read: ReadFile) -> FilePrint:
    """Return what a loaded file prints, with what reading found in it."""
    listed = {table_address(each.source) for each in read.not_understood if each.source.row is None}
    grids = [block for block in loaded.blocks if isinstance(block, Grid)]
    lines = [block for block in loaded.blocks if isinstance(block, Line)]
    return FilePrint(
        tuple(_grid(grid, [t for t in read.tables if t.grid.source == grid.source], listed) for grid in grids),
        tuple(PrintedLine(mask(line.text), line.source.page) for line in lines[:MOST_LINES]),
    )


def _grid(grid: Grid, tables: list[Table], listed: set[tuple[str | None, int | None]]) -> PrintedGrid:
    roles: dict[PlaceKey, tuple[Role, int]] = {}
    for number, table in enumerate(tables):
        data = set(table.data_rows)
        for cell in table.grid.cells:
            role: Role = "header" if cell.row in table.header_rows else "data" if cell.row in data else ""
            if role:
                roles[place_key(cell.source)] = role, number
    cells = tuple(_cell(cell, *roles.get(place_key(cell.source), ("", None))) for cell in grid.cells)
    printed = tuple(PrintedTable(table.form.name, tuple(_columns(table))) for table in tables)
    address = table_address(grid.source)
    return PrintedGrid(grid.name, grid.source.sheet, grid.source.table, cells, printed, address in listed)


def _cell(cell: Cell, role: Role, table: int | None) -> PrintedCell:
    source = cell.source
    return PrintedCell(
        mask(cell.text), cell.row, cell.column, cell.rows, cell.columns, source.page, source.box, source.cell,
        source.row, source.column, cell.hidden, source.confidence, role, table,
    )  # fmt: skip


def _columns(table: Table) -> Iterator[PrintedColumn]:
    for column in table.columns:
        known = column.name is not None or column.is_element
        when = QUARTER_NAMES[column.quarter - 1] if column.quarter else str(column.year or "")
        field = field_label(column) if column.name else ""
        yield PrintedColumn(
            column.number, mask(column.header), field, when, colour_group(column), known, column.ignored
        )
