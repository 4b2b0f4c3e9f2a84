"""Which column means what?

Grids go in; tables whose columns are named come out. Header words name the fields, by one YAML profile
per document kind and variant (`profiles/*.yaml`, found by walking the folder). Numbering rows and
repeated headers are no data. Reads no values.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from itertools import pairwise, takewhile
from typing import Literal

from pydantic import BaseModel, ConfigDict

from cascade.model import IKU_DETAILS, PLAN_KINDS, Cell, Grid
from cascade.reading.header_parser import (
    LONGEST_HEADER,
    MONTH,
    PERIOD,
    ROMANS,
    YEAR_LABEL,
    Described,
    Heading,
    folded,
    quarter_of,
    read_headings,
)
from cascade.safe_io import yaml_reader
from cascade.text.units import is_known_unit

MAX_HEADER_ROWS = 5
_HEADER_WORDS = re.compile(  # a heading begins with one of these; so do few names and no sentences
    r"\(?(no|nomor|nama|kode|uraian|urusan|bidang urusan|tujuan|sasaran|program|kegiatan|sub|outcome|output|indikator|kinerja|tolok"
    r"|sat|satuan|volume|target|realisasi|capaian|rencana|prakiraan|perkiraan|kondisi|data|baseline|base line|th|tahun"
    r"|anggaran|pagu|kerangka|kebutuhan|dana|triwulan|tribulan|kuartal|tr|tw|trw|triw|opd|pejabat|lokasi|unit|sumber|status"
    r"|data|definisi|formulasi|alasan|strategi|arah kebijakan|permasalahan|isu strategis|penanggung|ket|keterangan|catatan|nspk)\b"
)
MOST_LINES = 20  # above a table that may say what it is
_ELEMENT_HEADER = r"^(nama |uraian )?(tujuan|sasaran|program|(sub ?)?kegiatan)(/.*)?$"
_INDICATOR_HEADER = r"(^|> )(nama )?indikator\b(?! #)(?!.*> (no|jenis|tipe|sifat)\b)(?!.*\b(positif|negatif)\b)"
MOSTLY_UNITS = 0.8  # share of cells; a signature or a stray remark may stand in the same column
VALUES = ("target", "targets", "quarters", "pagu", "pagus", "pagu_quarters")
ADDED = ("pagu_quarters", "funds", "outcome", *IKU_DETAILS)  # fields that tell no kind of table from another
SPREADABLE = ("indicator", "code")  # fields that may be printed in several columns under one heading
EVALUATED = ("renstra", "renja", "perjanjian_kinerja", "iku", "rpjmd")  # of which evaluations print the same columns
NEAR = 5  # lines above a table among which its caption stands
_NUMBER_HEADER = re.compile(r"> (no|nomor)$")
_CAPTION = re.compile(r"tabel?\b|table\b|matriks\b|lampiran\b", re.I)
_DOCUMENT = re.compile(
    r"renstra|rencana strategis|renja\b|rencana kerja|perjanjian kinerja|rencana ?aksi|renaksi|\bik[udk]\b|indikator kinerja (utama|kunci|daerah)"
    r"|rpjm|\bdpp?a\b|pelaksanaan anggaran|T-C\.?\d",
    re.I,
)
_HEADER_LABEL = re.compile(  # a cell that is nothing but a column heading
    r"(no|nomor|no urut|kode( rekening)?|uraian|nama( .+)?|jabatan|nip|golongan|pangkat.*|ket(erangan)?|sat(uan)?|volume"
    r"|target.{0,30}|realisasi.{0,40}|capaian.{0,30}|tujuan|sasaran( strategis| program| kegiatan)?|program|(sub ?)?kegiatan"
    r"|program/.*|indikator.{0,40}|anggaran.{0,15}|pagu.{0,20}|triwulan.*|tahun.*|lokasi|sumber (dana|data)"
    r"|penanggung ?jawab|jumlah|bobot|nilai|jenis|waktu|bulan|hari.*|tanggal)"
)
_NUMBERING = re.compile(r"(?:kol(?:om)?\.? ?)?[(\[]?-?(\d{1,2}|[a-z]|[ivx]+)[)\].]*(\s*=.*)?", re.I)
_MONTH_LABEL = re.compile(rf"{MONTH}|b ?(0?[1-9]|1[0-2])")
_REACHED = r"(^|> )(realisasi|capaian)( (kinerja|indikator|pada|tahun|20\d\d))*( \(?%\)?)?$"
_AMOUNT = re.compile(r"(Rp\.?\s*)?\d{1,3}([.,]\d{3}){2,}([.,]\d{2})?|\d{7,}")
AMOUNTS = 0.8  # share of a target column
_LETTERS = [chr(ord("a") + n) for n in range(26)]


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
    """How one kind of table looks.

    `needs` names fields and elements (`a|b`: one of them; `1.indicator`: of that block), `refuse` a header that only
    another kind of table has, `unless` a title that only another kind of document has, `outside` a cover of one. `context` tells where such a
    table may stand: anywhere, under its `title` (which its own header may be), or also after a table of its kind.
    `lists` marks a table that lists elements, and indicators without values, in any order of columns. `skip` tells the
    rows, by the text they begin with, that hold no indicator of performance; `sections` the level of the rows below a row that
    prints nothing but such a heading; `per_quarter` tables whose target is that of the quarter in their title.
    """

    model_config = ConfigDict(extra="forbid")
    name: str
    kind: str
    about: str = ""
    title: str = ""
    context: Literal["any", "title", "kind"] = "any"
    needs: list[str]
    refuse: str = "(?!)"
    lists: bool = False
    skip: str = "(?!)"
    sections: dict[str, str] = {}
    per_quarter: bool = False
    unless: str = "(?!)"
    outside: str = "(?!)"
    blocks: list[Block]
    ignore: str = "^$"

    def __hash__(self) -> int:
        """Profiles have names of their own."""
        return hash(self.name)


@dataclass(frozen=True, slots=True)
class Column:
    """What one printed column holds: a field of a block, for one year or quarter where it has one.

    `ordinal` is the "Tahun ke-n" of a header that prints no calendar year; `is_twin` marks a further column
    under the same heading.
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
    is_twin: bool = False


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


@dataclass(frozen=True, slots=True)
class Found:
    """What a grid holds: recognised tables, rows that begin with another header, and all remaining rows."""

    tables: tuple[Table, ...]
    strangers: tuple[tuple[int, ...], ...]
    rest: tuple[int, ...]


@dataclass(slots=True)
class _Candidate:
    profile: Profile
    rows: range
    columns: tuple[Column, ...]
    score: float = 0


@dataclass(frozen=True)
class _Context:
    """What stands above a header: the lines, the nearest last, and the table before it.

    The caption, which is the line "Tabel …" and what follows or else the last lines, goes before prose further up; a
    caption that names no kind of document is read with the cover of the file.
    """

    lines: tuple[str, ...]
    previous: Profile | None
    cover: str = ""

    @cached_property
    def above(self) -> str:
        """The caption if it is the title of any kind of table, else all lines; with the cover if they name no document."""
        last = self.lines[-NEAR:]
        begin = next((i for i in reversed(range(len(last))) if _CAPTION.match(last[i])), max(0, len(last) - 2))
        caption = " ".join(last[begin:])
        known = any(each.title and re.search(each.title, caption, re.I) for each in profiles())
        said = caption if known else " ".join(self.lines)
        return said if _DOCUMENT.search(said) else f"{self.cover} {said}"

    def admits(self, profile: Profile, columns: tuple[Column, ...]) -> bool:
        """Tell whether a table of this profile may stand here."""
        follows = self.previous is not None and self.previous.kind == profile.kind
        continues = self.previous is profile and not self.lines
        headed = self.titles(profile) or any(self._is_title(profile, column.header) for column in columns)
        said = self.above if self.titles(profile) else " ".join((self.cover, *self.lines))
        if re.search(profile.unless, said, re.I) or re.search(profile.outside, self.cover, re.I):
            return False
        return profile.context == "any" or headed or continues or (profile.context == "kind" and follows)

    @cached_property
    def begin(self) -> int:
        """The year with which the period on the cover begins, 0 where it names none."""
        period = PERIOD.search(self.cover)
        return int(period[0][:4]) if period else 0

    @property
    def is_yearly(self) -> bool:
        """Tell whether the document plans one year, so that I II III IV are quarters and no years of a plan."""
        follows = self.previous is not None and self.previous.kind in ("rencana_aksi", "perjanjian_kinerja")
        return follows or re.search(r"aksi\b|triwulan|perjanjian kinerja", self.above, re.I) is not None

    def titles(self, profile: Profile) -> bool:
        """Tell whether the title of this profile stands above."""
        return self._is_title(profile, self.above)

    def _is_title(self, profile: Profile, text: str) -> bool:
        return bool(profile.title) and re.search(profile.title, text, re.I) is not None


@cache
def profiles() -> tuple[Profile, ...]:
    """Return all profiles."""
    folder = files("cascade.reading").joinpath("profiles")
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".yaml"))
    return tuple(
        yaml_reader.parse(_spelled_out(folder.joinpath(n).read_text("utf-8"), _wordings()), n).validate(Profile)
        for n in names
    )


@cache
def _wordings() -> Mapping[str, str]:
    """Return the wordings that profiles share (`headings.yaml`)."""
    found: dict[str, str] = {}
    text = files("cascade.reading").joinpath("headings.yaml").read_text("utf-8")
    for name, pattern in yaml_reader.parse(text, "headings.yaml").data.items():
        found[name] = f"(?:{_spelled_out(pattern, found)})"
    return found


def _spelled_out(text: str, wordings: Mapping[str, str]) -> str:
    return re.sub(r"\{([a-z_]+)\}", lambda match: wordings[match[1]], text)


def find_tables(grid: Grid, above: Sequence[str], previous: Profile | None = None, cover: str = "") -> Found:
    """Find the tables of a grid.

    Args:
        grid: One sheet, or one table of a text document.
        above: The lines above it, which may say what it is.
        previous: The profile of the table before it.
        cover: The first lines of the file.

    Returns:
        The recognised tables, the tables with an unknown header and the rows that belong to none.
    """
    heads: list[_Head] = []
    repeated: set[int] = set()
    context = _Context(tuple(line for line in above if line.strip()), previous, cover)
    last: _Candidate | None = None
    for row in grid.filled_rows:
        if last and row in last.rows:
            continue
        candidate = _header_at(grid, row, context)
        if last and heads[-1].table and _is_part_of(last, grid, row):
            repeated |= {row}
        elif candidate is None and not _is_header(grid, row):
            if not heads or _is_alone(grid, row):
                context = _Context((*context.lines, _row_text(grid, row))[-MOST_LINES:], context.previous, cover)
        elif last and heads[-1].table and _repeats(last, grid, row, candidate, context):
            repeated |= set(candidate.rows if candidate else [row])
        else:
            heads.append(_Head(row, candidate, _title_row(grid, candidate, heads, row)))
            last = candidate or last
            stranger = () if candidate else (_row_text(grid, row),)  # what follows it goes on with no table further up
            context = _Context(stranger, last.profile if last else previous, cover)
    return _cut(grid, heads, repeated, context.begin)


@dataclass(frozen=True, slots=True)
class _Head:
    """Where a table begins: its header, known or not, and the row from which the lines above belong to it."""

    row: int
    table: _Candidate | None
    begin: int


def _title_row(grid: Grid, header: _Candidate | None, heads: list[_Head], row: int) -> int:
    """Return the row that titles a table below another one: a line of its kind, else the lines right above it."""
    after = heads[-1].row if heads else 0
    above = [r for r in grid.filled_rows if after < r < row]
    lines = [r for r in above if _is_alone(grid, r)]
    if header and header.profile.title:
        for line in lines:
            if re.search(header.profile.title, _row_text(grid, line), re.I):
                return line
    return min(takewhile(lambda r: r in lines, reversed(above)), default=row)


def _cut(grid: Grid, heads: list[_Head], repeated: set[int], begin: int) -> Found:
    """Give each header the rows down to the lines that title the next one."""
    tables: list[Table] = []
    strangers: list[tuple[int, ...]] = []
    ends = [*(head.begin for head in heads), grid.rows + 1]
    rest = [row for row in grid.filled_rows if row < (heads[0].row if heads else ends[0])]
    for index, head in enumerate(heads):
        rest += [row for row in grid.filled_rows if index and head.begin <= row < head.row]
        own = [row for row in grid.filled_rows if head.row <= row < ends[index + 1]]
        if head.table is None:
            strangers.append(tuple(own))
            continue
        below = [row for row in own if row >= head.table.rows.stop and row not in repeated]
        data = [r for i, r in enumerate(below) if not _is_numbering(grid, r, under_header=i == 0 or r - 1 in repeated)]
        columns = _with_bare_baseline(_completed(grid, head.table.columns, data), begin)
        columns = _unswapped(grid, columns, data)
        tables.append(Table(head.table.profile, grid, columns, head.table.rows, tuple(data)))
    return Found(tuple(tables), tuple(strangers), tuple(rest))


def _is_header(grid: Grid, row: int) -> bool:
    """Tell whether a row prints nothing but column headings, whether or not any profile knows them."""
    texts = [folded(cell.text) for cell in grid.row(row) if cell.text and cell.row == row]
    if len(texts) < 3 or any(text.isdigit() and not YEAR_LABEL.fullmatch(text) for text in texts):
        return False
    return texts[0] in ("no", "nomor") or sum(bool(_HEADER_LABEL.fullmatch(t)) for t in texts) >= len(texts) * 0.6


def _repeats(last: _Candidate, grid: Grid, row: int, found: _Candidate | None, context: _Context) -> bool:
    """Tell whether a row begins the last header again, whole or in part, and no title stands between."""
    if found and found.profile is last.profile and _headed(found.columns) == _headed(last.columns):
        return not context.titles(last.profile)
    return not context.lines and _is_part_of(last, grid, row, least=1)


def _is_part_of(last: _Candidate, grid: Grid, row: int, least: int = 2) -> bool:
    """Tell whether a row prints nothing but parts of the last header, each in its column: one that a page cuts in two."""
    columns = {column.number: column for column in last.columns}
    texts = {cell.column: folded(cell.text) for cell in grid.row(row) if cell.text and cell.row == row}
    return len(texts) >= least and all(n in columns and _is_said_by(columns[n], text) for n, text in texts.items())


def _is_said_by(column: Column, text: str) -> bool:
    if year := YEAR_LABEL.fullmatch(text):
        return int(year["year"]) == column.year
    return text in column.header.split(" > ") or (len(text) > 2 and text in column.header)


def _is_alone(grid: Grid, row: int) -> bool:
    return sum(bool(cell.text) for cell in grid.row(row)) == 1


def _completed(grid: Grid, columns: tuple[Column, ...], data: list[int]) -> tuple[Column, ...]:
    """Name the columns without a heading of their own that stand between headed ones.

    Such a column belongs to the one at its left: it prints its units, or the same field further in (a number
    and a name, names indented by level, the parts of a code).
    """
    named = list(columns)
    last = max((c.number for c in named if c.name and c.header), default=0)
    for index in range(1, len(named)):
        before, column = named[index - 1], named[index]
        is_twin = "#" in column.header and column.header.partition(" #")[0] == before.header.partition(" #")[0]
        if not (is_twin or (_is_silent(column) and column.number < last)):
            continue
        cells = [c for row in data if (c := grid.at(row, column.number)) is not None and c.row == row]
        texts = [cell.text for cell in cells if cell.text and cell.column == column.number]
        if not texts:
            continue
        if before.name in ("indicator", "target") and _are_units(texts):
            if not any(c.name == "unit" and c.block == before.block for c in named):
                named[index] = replace(column, block=before.block, name="unit", is_twin=False)
        elif _is_silent(column) and (before.is_element or before.name in SPREADABLE):
            named[index] = replace(
                column, block=before.block, name=before.name, is_element=before.is_element, is_twin=True
            )
    return tuple(named)


def _with_bare_baseline(columns: tuple[Column, ...], begin: int) -> tuple[Column, ...]:
    """Read a bare year before the others as the baseline: 2024 | TARGET: 2025 2026 …, or one before the period begins.

    Years further back were achieved and are no targets.
    """
    targets = [column for column in columns if column.name == "targets" and column.year]
    banded = [column.year or 0 for column in targets if column.header]
    first = min(banded) if len(banded) > 1 else begin
    past = [c for c in targets if (c.year or 0) < first and (not c.header or len(banded) < 2)]
    if not past or len(past) == len(targets) or any(column.name == "baseline" for column in columns):
        return columns
    latest = max(column.year or 0 for column in past)
    names = {column.number: "baseline" if column.year == latest else None for column in past}
    return tuple(replace(c, name=names.get(c.number, c.name)) for c in columns)


def _unswapped(grid: Grid, columns: tuple[Column, ...], data: list[int]) -> tuple[Column, ...]:
    """Swap the labels of target and pagu of a year where the values of all rows say that they were mistaken.

    Nobody plans a target of millions and a pagu of 95; the other years of the table must be the right way round.
    """
    pairs: dict[tuple[int | None, int], dict[str, Column]] = {}
    for column in columns:
        if column.name in ("targets", "pagus") and column.year:
            pairs.setdefault((column.block, column.year), {})[column.name] = column
    both = [(pair["targets"], pair["pagus"]) for pair in pairs.values() if len(pair) == 2]
    wrong = [pair for pair in both if _share_of_amounts(grid, pair[0], data) > AMOUNTS]
    if not wrong or len(wrong) == len(both) or any(_share_of_amounts(grid, pagu, data) > 0 for _, pagu in wrong):
        return columns
    names = {target.number: "pagus" for target, _ in wrong} | {pagu.number: "targets" for _, pagu in wrong}
    return tuple(replace(column, name=names.get(column.number, column.name)) for column in columns)


def _share_of_amounts(grid: Grid, column: Column, data: list[int]) -> float:
    """Return the share of a column's numbers that are amounts of money, by their size."""
    cells = [cell for row in data if (cell := grid.at(row, column.number)) and cell.row == row]
    numbers = [cell.text for cell in cells if re.search(r"\d", cell.text)]
    return sum(bool(_AMOUNT.fullmatch(text.strip())) for text in numbers) / len(numbers) if numbers else 0.0


def _is_silent(column: Column) -> bool:
    return not (column.header or column.name or column.year or column.ordinal or column.quarter)


def _are_units(texts: list[str]) -> bool:
    return sum(is_known_unit(text) for text in texts) >= len(texts) * MOSTLY_UNITS


def _header_at(grid: Grid, row: int, context: _Context) -> _Candidate | None:
    cells = [cell for cell in grid.row(row) if cell.text and cell.row == row]
    hits = [cell for cell in cells if _is_header_word(cell)]
    if len(hits) < 2 or len(hits) * 2 < len(cells):
        return None
    if any(cell.row < row and cell.text and _is_header_word(cell) for cell in grid.row(row)):
        return None  # the lower half of a header
    best: _Candidate | None = None
    for height in range(1, MAX_HEADER_ROWS + 1):
        rows = range(row, row + height)
        if rows.stop - 1 > grid.rows or (height > 1 and _is_numbering(grid, rows.stop - 1)):
            break
        if any(cell.row + cell.rows > rows.stop for r in rows for cell in grid.row(r) if cell.row == r):
            continue  # a header cell reaches further down
        described = read_headings(grid, rows, is_yearly=context.is_yearly)
        for profile in profiles():
            candidate = _Candidate(profile, rows, _assign(profile, described))
            candidate.score = _score(candidate, context)
            if candidate.score > (best.score if best else 0):
                best = candidate
    return best


def _is_header_word(cell: Cell) -> bool:
    text = folded(cell.text)
    if len(text) > LONGEST_HEADER:
        return False
    known = _HEADER_WORDS.match(text) or YEAR_LABEL.fullmatch(text) or _MONTH_LABEL.fullmatch(text)
    return bool(known) or quarter_of(text, "")[0] is not None


def _score(candidate: _Candidate, context: _Context) -> float:
    """Count the named columns; 0 when the profile lacks a needed one or may not stand here."""
    profile, columns = candidate.profile, candidate.columns
    named = [column for column in columns if column.name]
    have = {f"{column.block}.{column.name}" for column in named} | {str(column.name) for column in named}
    if any(have.isdisjoint(need.split("|")) for need in profile.needs):
        return 0
    if any(0 < len(quarters) < 4 for quarters in _quarters(named)):
        return 0  # a lone "TR I" would be read as the whole year
    if (_elements_after_indicator(named) and not profile.lists) or _single_targets(named) > 2:
        return 0
    if (
        _passes_over(columns)
        or _compares(columns)
        or _evaluates(profile, columns)
        or _is_past(profile, named, context.begin)
    ):
        return 0
    if any(_names(profile.refuse, column.header) for column in columns) or not context.admits(profile, columns):
        return 0
    unknown = sum(1 for c in columns if c.header and not c.name and not c.ignored)
    title = 3 if context.titles(profile) else 0
    several = max(0, _single_targets(named) - 1)
    telling = sum(1 for column in named if column.name not in ADDED)
    return telling + title - unknown - several - 0.01 * len(candidate.rows)


def _single_targets(named: list[Column]) -> int:
    """Count the targets of one indicator in a year's document: two print last year's beside it, more are a plan."""
    return max(Counter(column.block for column in named if column.name == "target").values(), default=0)


def _elements_after_indicator(named: list[Column]) -> bool:
    """Tell whether an element stands right of the indicator that would measure it.

    "Program" before "Indikator" is what the row measures, after it is what supports the indicator.
    """
    indicator = {column.block: column.number for column in named if column.name == "indicator"}
    return any(c.is_element and c.number > indicator.get(c.block, c.number) for c in named)


def _passes_over(columns: tuple[Column, ...]) -> bool:
    """Tell whether a profile leaves out what the values are about.

    That is an element between the last named one and its indicator, or an indicator between the named one and its values.
    """
    for block in {column.block for column in columns} - {None}:
        own = [column for column in columns if column.block == block and column.name]
        indicator = next((c.number for c in own if c.name == "indicator" and not c.is_twin), 0)
        element = max((c.number for c in own if c.is_element and c.number < indicator), default=indicator)
        values = [c for c in own if c.name in VALUES and c.number > indicator]
        value = min((c.number for c in values), default=indicator)
        value = min((c.number for c in values if c.name == "quarters"), default=value)
        unnamed = [column for column in columns if not column.name]
        if any(element < c.number < indicator and _names(_ELEMENT_HEADER, c.header) for c in unnamed):
            return True
        if any(indicator < c.number < value and _names(_INDICATOR_HEADER, c.header) for c in unnamed):
            return True
    return False


def _is_past(profile: Profile, named: list[Column], begin: int) -> bool:
    """Tell whether the years of a plan's table all lie before its period: what was achieved, not what is planned."""
    years = [column.year for column in named if column.name in ("targets", "pagus") and column.year]
    return profile.kind in PLAN_KINDS and bool(years) and max(years) < begin


def _compares(columns: tuple[Column, ...]) -> bool:
    """Tell whether a table lists its elements twice, side by side: what was drafted and what was found to be needed."""
    elements = {column.header for column in columns if column.is_element}
    return any(column.header in elements for column in columns if not (column.name or column.ignored))


def _evaluates(profile: Profile, columns: tuple[Column, ...]) -> bool:
    """Tell whether what was reached stands beside every target: such a table looks back and is no plan."""
    if profile.kind not in EVALUATED:
        return False
    planned = {(c.year, c.ordinal) for c in columns if c.name in ("target", "targets")}
    reached = {(c.year, c.ordinal) for c in columns if _names(_REACHED, c.header)}
    return bool(planned) and planned <= reached


def _quarters(named: list[Column]) -> list[set[int | None]]:
    """Return the quarters that each block of columns has."""
    blocks = {column.block for column in named}
    return [{c.quarter for c in named if c.block == block and c.name == "quarters"} for block in blocks]


def _assign(profile: Profile, described: list[Described]) -> tuple[Column, ...]:
    """Give each described column its meaning; a second column of the same meaning has none.

    A second indicator closes its block: what stands right of it is about another indicator.
    """
    columns: list[Column] = []
    taken: set[tuple[object, ...]] = set()
    closed: set[int | None] = set()
    focus = _Focus()
    for one in described:
        meaning = _Meaning() if one.superseded else _meaning(profile, one, focus)
        key = (meaning.block, meaning.name, one.year, one.ordinal, one.quarter)
        if meaning.block in closed or (key in taken and not meaning.is_twin):
            if meaning.name == "indicator":
                closed.add(meaning.block)
            meaning = _Meaning()
        elif meaning.name:
            taken.add(key)
            focus.move(meaning)
        ignored = one.superseded or (meaning.name is None and bool(one.header) and _is_ignored(profile, one.header))
        columns.append(
            Column(
                one.number,
                one.header,
                meaning.block,
                meaning.name,
                meaning.is_element,
                one.year,
                one.ordinal,
                one.quarter,
                one.cumulative,
                ignored,
                meaning.is_twin,
            )
        )
    owned = {column.block for column in columns if column.is_element or column.name == "indicator"}
    return tuple(
        replace(column, block=None, name=None) if column.name in ADDED and column.block not in owned else column
        for column in columns
    )


@dataclass(frozen=True, slots=True)
class _Meaning:
    block: int | None = None
    name: str | None = None
    is_element: bool = False
    is_twin: bool = False


@dataclass(slots=True)
class _Focus:
    """The blocks of the last element and the last indicator: what follows is about them."""

    element: int | None = None
    indicator: int | None = None

    def move(self, meaning: _Meaning) -> None:
        if meaning.is_element:
            self.element = meaning.block
        elif meaning.name == "indicator":
            self.indicator = meaning.block

    def choose(self, found: Sequence[_Meaning]) -> _Meaning:
        """Return the meaning in the block that the column is about, else the first."""
        near = [m for m in found if m.block == (self.element if m.name == "indicator" else self.indicator)]
        return (near or found or [_Meaning()])[0]


def _meaning(profile: Profile, one: Described, focus: _Focus) -> _Meaning:
    if not one.header and not (one.quarter or one.year or one.ordinal):
        return _Meaning()
    base, mark, _ = one.header.partition(" #")
    if _NUMBER_HEADER.search(base):
        return _Meaning()
    heading = one.heading
    whole = _matching(profile, heading, one.header)
    found = focus.choose(whole or _matching(profile, heading, base))
    if not mark or found.name is None:
        return found
    if found.is_element or found.name in SPREADABLE:
        return replace(found, is_twin=True)
    return found if whole else _Meaning()


@lru_cache(maxsize=50_000)
def _matching(profile: Profile, heading: Heading, text: str) -> tuple[_Meaning, ...]:
    """Return what a heading, or the text of it, may mean, at most one meaning for each block."""
    found = []
    for index, block in enumerate(profile.blocks):
        elements = (n for n, pattern in block.elements.items() if not heading.has_quarter and _names(pattern, text))
        if (element := next(elements, None)) is not None:
            return (_Meaning(index, element, is_element=True),)
        fields = (n for n, pattern in block.fields.items() if _names(pattern, text) and _may_be(n, heading))
        if (name := next(fields, None)) is not None:
            found.append(_Meaning(index, name))
    return tuple(found)


def _is_ignored(profile: Profile, header: str) -> bool:
    return _NUMBER_HEADER.search(header) is not None or _names(profile.ignore, header)


@lru_cache(maxsize=50_000)
def _names(pattern: str, header: str) -> bool:
    """Tell whether a pattern of a profile fits a header; the same few headers are tried many times."""
    return re.search(pattern, header) is not None


def _may_be(name: str, heading: Heading) -> bool:
    """Tell whether a column is dated as a field needs it and no realised value passes for a planned one."""
    if name in VALUES and _is_realised(heading.text):
        return False
    if name in ("quarters", "pagu_quarters"):
        return heading.has_quarter
    if name in ("targets", "pagus"):
        return (heading.has_year or heading.has_ordinal) and not heading.has_quarter
    return not heading.has_quarter and not (name in VALUES and heading.has_ordinal and not heading.has_year)


def _is_realised(header: str) -> bool:
    """Tell whether the last word of a header on the matter is realisation: "realisasi > k", "target 2024 > capaian"."""
    parts = [part for part in header.split(" > ") if re.search(r"realisasi|capaian|target|rencana|prakiraan", part)]
    last = parts[-1] if parts else ""
    planned = re.search(r"target|rencana|prakiraan maju|kerangka pendanaan", last)
    return bool(re.search(r"realisasi|rasio", last)) or ("capaian" in last and not planned)


def _headed(columns: tuple[Column, ...]) -> list[tuple[object, ...]]:
    return [(c.number, c.name, c.year, c.quarter) for c in columns if c.header or c.year or c.quarter]


def _is_numbering(grid: Grid, row: int, *, under_header: bool = False) -> bool:
    """Tell whether a row only numbers the columns, from the first one on: (1) (2) (3), 13 = 9 + 10.

    Right under a header letters, Roman numbers and numbers that begin anywhere count too.
    """
    cells = [cell for cell in grid.row(row) if cell.text and cell.row == row]
    found = [_NUMBERING.fullmatch(_figures_together(" ".join(cell.text.split()))) for cell in cells]
    if len(cells) < 3 or not all(found) or cells[0].column > min(cell.column for cell in grid.cells) + 1:
        return False
    marks = [match[1].lower() for match in found if match]
    if all(mark.isdigit() for mark in marks):
        numbers = [int(mark) for mark in marks]
        return _counts_up(numbers) and (under_header or numbers[0] <= 1)
    return under_header and marks in (ROMANS[: len(marks)], _LETTERS[: len(marks)])


def _figures_together(text: str) -> str:
    """Join the figures of a column number that a narrow column breaks: ( 0 1)."""
    return re.sub(r"(?<=[(\d]) (?=[\d)])", "", text)


def _counts_up(numbers: list[int]) -> bool:
    """Column numbers rise by one mostly; a data row of equal figures does not."""
    rising = sum(b == a + 1 for a, b in pairwise(numbers))
    return rising >= (len(numbers) - 1) * 0.6


def _row_text(grid: Grid, row: int) -> str:
    return " ".join(cell.text for cell in grid.row(row) if cell.text and cell.row == row)
