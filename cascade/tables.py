"""Which column means what?

Grids go in; tables whose columns are named come out. Header words name the fields, by one YAML profile
per document kind and variant (`profiles/*.yaml`, found by walking the folder). Numbering rows and
repeated headers are no data. Reads no values.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from itertools import pairwise

from pydantic import BaseModel, ConfigDict

from cascade import yamlfile
from cascade.model import Cell, Grid
from cascade.text import is_known_unit

MAX_HEADER_ROWS = 5
HEADER_WORDS = re.compile(
    r"\b(no|nomor|indikator|sasaran|tujuan|program|kegiatan|sub|satuan|target|kode|triwulan|tahun|anggaran|pagu|uraian|kinerja|tr|tw)\b"
)
LONGEST_HEADER = 160  # characters; "Indikator Kinerja Tujuan, Sasaran, Program (outcome) dan Kegiatan (output)" has 80
MAX_COLUMNS = 300  # the widest real table (targets and pagu by quarter for five years) has about 60
MOSTLY_UNITS = 0.8  # share of cells; a signature or a stray remark may stand in the same column
NUMBERING = re.compile(r"\(?\d{1,2}\)?(\s*=.*)?")
_YEAR_LABEL = re.compile(r"(?:target )?(?:pada )?(?:tahun )?\(?(20\d\d)\)?(?: ?\(?tahun ?-? ?(?:ke ?-? ?)?\d\)?)?")
_ORDINAL_LABEL = re.compile(r"(?:tahun ?(?:ke)? ?-? ?)?\(?([1-6])\)?")
_QUARTER_LABEL = re.compile(
    r"(s\.?/?d\.? ?)?(?:target )?(?:tr|tw|trw|triw|triwulan|tribulan|q)?\.? ?(i{1,3}|iv|[1-4])", re.I
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


class Block(BaseModel):
    """A run of columns about one indicator per row: the elements that it may measure, and its fields.

    Patterns are regular expressions on the header of a column, read from top to bottom: the texts of
    its header cells joined by " > ", without years and quarters; `#2` marks the second column under one
    merged header cell.
    """

    model_config = ConfigDict(extra="forbid")
    elements: dict[str, str] = {}
    fields: dict[str, str] = {}
    level: str | None = None


class Profile(BaseModel):
    """How one kind of table looks; of a need such as `program|kegiatan` one field or element must be there."""

    model_config = ConfigDict(extra="forbid")
    name: str
    kind: str
    about: str = ""
    title: str = ""
    needs: list[str]
    blocks: list[Block]
    ignore: str = "^$"


@dataclass(frozen=True, slots=True)
class Column:
    """What one printed column holds: a field of a block, for one year or quarter where it has one.

    `ordinal` is the "Tahun ke-n" of a header that prints no calendar year.
    """

    number: int
    header: str
    block: int | None = None
    name: str | None = None
    is_element: bool = False
    year: int | None = None
    ordinal: int | None = None
    quarter: int | None = None
    cumulative: bool = False
    ignored: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A recognised table: its columns, and the rows that hold data (from 1, inside the grid)."""

    profile: Profile
    grid: Grid
    columns: tuple[Column, ...]
    header_rows: range
    data_rows: tuple[int, ...]

    def find(self, block: int, name: str) -> tuple[Column, ...]:
        """Return the columns of one field of one block."""
        return tuple(c for c in self.columns if c.block == block and c.name == name)


@dataclass(slots=True)
class _Candidate:
    profile: Profile
    rows: range
    columns: tuple[Column, ...]
    score: float = 0


@cache
def profiles() -> tuple[Profile, ...]:
    """Return all profiles."""
    folder = files("cascade").joinpath("profiles")
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".yaml"))
    return tuple(yamlfile.parse(folder.joinpath(n).read_text("utf-8"), n).validate(Profile) for n in names)


def find_tables(grid: Grid, title: str) -> tuple[tuple[Table, ...], tuple[int, ...]]:
    """Find the tables of a grid.

    Args:
        grid: One sheet, or one table of a text document.
        title: The lines above it, which may say what it is.

    Returns:
        The recognised tables from top to bottom, and the rows that belong to none.
    """
    headers: list[_Candidate] = []
    above = title
    for row in grid.filled_rows:
        if headers and row in headers[-1].rows:
            continue
        if candidate := _header_at(grid, row, above):
            headers.append(candidate)
        else:
            above = f"{above} {_row_text(grid, row)}"[-2000:]
    tables: list[Table] = []
    used: set[int] = set()
    for index, header in enumerate(headers):
        end = headers[index + 1].rows.start if index + 1 < len(headers) else grid.rows + 1
        own = [r for r in grid.filled_rows if header.rows.start <= r < end]
        data = [r for r in own if r >= header.rows.stop and not _is_numbering(grid, r)]
        used |= set(own)
        previous = tables[-1] if tables else None
        if previous and previous.profile is header.profile and _same_columns(previous.columns, header.columns):
            tables[-1] = Table(
                previous.profile, grid, previous.columns, previous.header_rows, (*previous.data_rows, *data)
            )
        else:
            columns = _with_unlabelled_units(grid, header.columns, data)
            tables.append(Table(header.profile, grid, columns, header.rows, tuple(data)))
    return tuple(tables), tuple(r for r in grid.filled_rows if r not in used)


def _with_unlabelled_units(grid: Grid, columns: tuple[Column, ...], data: list[int]) -> tuple[Column, ...]:
    """Name a column without header, right of an indicator column, that prints hardly anything but units."""
    named = list(columns)
    for index in range(1, len(named)):
        before, column = named[index - 1], named[index]
        if before.name != "indicator" or column.name or column.header:
            continue
        if any(c.name == "unit" and c.block == before.block for c in named):
            continue
        cells = [
            cell for row in data if (cell := grid.at(row, column.number)) is not None and cell.row == row and cell.text
        ]
        if cells and sum(is_known_unit(cell.text) for cell in cells) >= len(cells) * MOSTLY_UNITS:
            named[index] = replace(column, block=before.block, name="unit")
    return tuple(named)


def _header_at(grid: Grid, row: int, above: str) -> _Candidate | None:
    cells = [cell for cell in grid.row(row) if cell.text and cell.row == row]
    hits = [cell for cell in cells if _is_header_word(cell)]
    if len(hits) < 2 or len(hits) * 2 < len(cells):
        return None
    best: _Candidate | None = None
    for height in range(1, MAX_HEADER_ROWS + 1):
        rows = range(row, row + height)
        if rows.stop - 1 > grid.rows or _is_numbering(grid, rows.stop - 1):
            break
        if any(cell.row + cell.rows > rows.stop for r in rows for cell in grid.row(r) if cell.row == r):
            continue  # a header cell reaches further down
        described = _describe(grid, rows)
        for profile in profiles():
            candidate = _Candidate(profile, rows, _assign(profile, described))
            candidate.score = _score(candidate, above)
            if candidate.score > (best.score if best else 0):
                best = candidate
    return best


def _is_header_word(cell: Cell) -> bool:
    return len(cell.text) <= LONGEST_HEADER and bool(HEADER_WORDS.search(_fold(cell.text)))


def _score(candidate: _Candidate, above: str) -> float:
    """Count the named columns; 0 when the profile lacks a needed one."""
    named = [column for column in candidate.columns if column.name]
    have = {f"{column.block}.{column.name}" for column in named} | {str(column.name) for column in named}
    if any(0 < len(quarters) < 4 for quarters in _quarters(named)):
        return 0  # a lone "TR I" would be read as the whole year
    if any(have.isdisjoint(need.split("|")) for need in candidate.profile.needs):
        return 0
    if _elements_after_indicator(named):
        return 0
    unknown = sum(1 for c in candidate.columns if c.header and not c.name and not c.ignored)
    title = 3 if candidate.profile.title and re.search(candidate.profile.title, above, re.I) else 0
    return len(named) + title - unknown - 0.01 * len(candidate.rows)


def _elements_after_indicator(named: list[Column]) -> bool:
    """Tell whether an element stands right of the indicator that would measure it.

    "Program" before "Indikator" is what the row measures, after it is what supports the indicator.
    """
    indicator = {column.block: column.number for column in named if column.name == "indicator"}
    return any(c.is_element and c.number > indicator.get(c.block, c.number) for c in named)


def _quarters(named: list[Column]) -> list[set[int | None]]:
    """Return the quarters that each block of columns has."""
    blocks = {column.block for column in named}
    return [{c.quarter for c in named if c.block == block and c.name == "quarters"} for block in blocks]


@dataclass(frozen=True, slots=True)
class _Described:
    number: int
    header: str
    year: int | None = None
    ordinal: int | None = None
    quarter: int | None = None
    cumulative: bool = False


@dataclass(slots=True)
class _Path:
    texts: list[str] = field(default_factory=list)
    year: int | None = None
    ordinal: int | None = None
    quarter: int | None = None
    cumulative: bool = False


def _describe(grid: Grid, rows: range) -> list[_Described]:
    """Read each column's header from top to bottom."""
    described = []
    last_column = max((cell.column + cell.columns - 1 for cell in grid.cells), default=0)
    for number in range(1, min(last_column, MAX_COLUMNS) + 1):
        path, last = _Path(), None
        for row in rows:
            cell = grid.at(row, number)
            if cell is None or not cell.text:
                band = _unmerged_band(grid, rows, row, number)
                if band is not None:
                    _take(path, _fold(band.text))
                continue
            if cell is not last:
                last = cell
                _take(path, _fold(cell.text))
        header = " > ".join(path.texts)
        if last is not None and number > last.column and not (path.year or path.quarter or path.ordinal):
            header += f" #{number - last.column + 1}"
        cumulative = path.cumulative or bool(re.search(r"kumulatif|\bs\.?/?d\b", header))
        described.append(_Described(number, header, path.year, path.ordinal, path.quarter, cumulative))
    return described


def _unmerged_band(grid: Grid, rows: range, row: int, column: int) -> Cell | None:
    """Return the heading that stands over several columns without being merged: "Target Triwulan" over I II III IV.

    A blank place above a printed one belongs to the heading left of it, past columns that print something below
    or nothing at all.
    """
    below = range(row + 1, rows.stop)
    for left in range(column, 0, -1):
        cell = grid.at(row, left)
        if cell is not None and cell.text:
            return cell if left < column else None
        silent = left < column and not any((other := grid.at(r, left)) is not None and other.text for r in rows)
        if not silent and not any((under := grid.at(r, left)) is not None and under.text for r in below):
            return None
    return None


def _take(path: _Path, text: str) -> None:
    under = path.texts[-1] if path.texts else ""
    if match := _YEAR_LABEL.fullmatch(text):
        path.year = int(match[1])
        return
    quarter = _QUARTER_LABEL.fullmatch(text)
    roman_only = quarter and re.fullmatch(r"[ivIV1-4]+", text)
    if quarter and (not roman_only or re.search(r"triwulan|tribulan|\btw\b|\btr\b", under)):
        path.quarter = _ROMAN.get(quarter[2].lower()) or int(quarter[2])
        path.cumulative = path.cumulative or bool(quarter[1])
        return
    ordinal = _ORDINAL_LABEL.fullmatch(text)
    if ordinal and ("tahun" in text or "tahun" in under):
        path.ordinal = int(ordinal[1])
        return
    if match := re.search(r"\b(20\d\d)\b", text):
        path.year = path.year or int(match[1])
    elif match := re.search(r"\btahun (?:ke ?)?-? ?([1-6])\b", text):
        path.ordinal = path.ordinal or int(match[1])
    if match := re.search(r"\b(?:tr|tw|triwulan|tribulan)\.? ?(i{1,3}|iv|[1-4])\b", text):
        path.quarter = path.quarter or _ROMAN.get(match[1]) or int(match[1])
    path.texts.append(text)


def _assign(profile: Profile, described: list[_Described]) -> tuple[Column, ...]:
    columns: list[Column] = []
    taken: set[tuple[object, ...]] = set()
    for one in described:
        block, name, is_element = _meaning(profile, one)
        key = (block, name, one.year, one.ordinal, one.quarter)
        if name is not None and key in taken:
            block, name, is_element = None, None, False  # a second column of the same meaning is not understood
        taken.add(key)
        ignored = name is None and bool(one.header) and bool(re.search(profile.ignore, one.header))
        columns.append(
            Column(
                one.number,
                one.header,
                block,
                name,
                is_element,
                one.year,
                one.ordinal,
                one.quarter,
                one.cumulative,
                ignored,
            )
        )
    return tuple(columns)


def _meaning(profile: Profile, one: _Described) -> tuple[int | None, str | None, bool]:
    if not one.header and not (one.quarter or one.year or one.ordinal):
        return None, None, False
    for index, block in enumerate(profile.blocks):
        for name, pattern in block.elements.items():
            if re.search(pattern, one.header) and not one.quarter:
                return index, name, True
        for name, pattern in block.fields.items():
            if re.search(pattern, one.header) and _dated_as_needed(name, one):
                return index, name, False
    return None, None, False


def _dated_as_needed(name: str, one: _Described) -> bool:
    if name == "quarters":
        return one.quarter is not None
    if name in ("targets", "pagus"):
        return (one.year or one.ordinal) is not None and one.quarter is None
    return one.quarter is None


def _same_columns(left: tuple[Column, ...], right: tuple[Column, ...]) -> bool:
    return [(c.number, c.name, c.year, c.quarter) for c in left] == [
        (c.number, c.name, c.year, c.quarter) for c in right
    ]


def _is_numbering(grid: Grid, row: int) -> bool:
    """Tell whether a row only numbers the columns: (1) (2) (3), from the first column on."""
    cells = [cell for cell in grid.row(row) if cell.text and cell.row == row]
    texts = [cell.text for cell in cells]
    if len(texts) < 3 or not all(NUMBERING.fullmatch(text) for text in texts) or not _counts_up(texts):
        return False
    return cells[0].column <= min(cell.column for cell in grid.cells) + 1


def _counts_up(texts: list[str]) -> bool:
    """Column numbers rise by one at least once; a data row of equal figures does not."""
    numbers = [int(re.findall(r"\d+", text)[0]) for text in texts]
    rising = sum(b == a + 1 for a, b in pairwise(numbers))
    return rising >= (len(numbers) - 1) * 0.6 and numbers[0] <= 1


def _row_text(grid: Grid, row: int) -> str:
    return " ".join(cell.text for cell in grid.row(row) if cell.text and cell.row == row)


def _fold(text: str) -> str:
    folded = re.sub(r"\s+", " ", text.casefold()).strip(" .:*")
    return re.sub(r"\s*([/])\s*", r"\1", folded)
