"""What do these documents claim?

Loaded files go in; documents of elements and indicators come out, each value with its address, and a
list of what was printed in a recognised table but not understood. One file may hold several documents.
Carried-down cells are marked. Never compares documents and never guesses a year or a number.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile
from typing import Any, TypeVar

from pydantic import ValidationError

from cascade.model import (
    PLAN_KINDS,
    Document,
    Element,
    Grid,
    Indicator,
    Label,
    Line,
    LoadedFile,
    Note,
    NotUnderstood,
    Party,
    PrintedDate,
    Problem,
    Quantity,
    Source,
    Total,
)
from cascade.model.i18n import LocalizedText
from cascade.reading.canonical import first_mistake, to_document
from cascade.reading.level_inference import told_elsewhere
from cascade.reading.quality import reading_doubts
from cascade.reading.row_parser import DATE, DATE_IN_FIGURES, MONTHS, PLACE, Content, read_table
from cascade.reading.table_classifier import Column, Profile, Table, find_tables
from cascade.settings.schema import DocumentSetting
from cascade.text.printable import one_line

Item = TypeVar("Item", Element, Indicator, Total)
_PERIOD = re.compile(r"\b(20\d\d)\s*(?:-|–|—|s\.?/?d\.?|sampai dengan|/)\s*(20\d\d)\b")
_YEAR = re.compile(r"\btahun\s*(?:anggaran)?\s*:?\s*(20\d\d)\b", re.I)
_OPD = re.compile(
    r"\b((?:kecamatan|kelurahan|dinas|badan|inspektorat|sekretariat|rumah sakit umum|rsud|satuan polisi|satpol pp|bagian|kantor|puskesmas"
    r"|bapp?(?:e|eli)\w*|bapenda|bpbd|bpkad|bkpsdm|bkd)\b(?: [A-Za-z&][A-Za-z.&]*){0,8}?)"
    r"(?=\s*(?:,|\(|\d|–|-|$|\btahun\b|\bkabupaten\b|\bkota\b|\bprovinsi\b|\bdan prakiraan\b))",
    re.I,
)
TITLES: dict[str, str] = {
    "rpjmd": r"^tabel.*\brpjmd\b|^rencana pembangunan jangka menengah",
    "perjanjian_kinerja": r"perjanjian kinerja",
    "rencana_aksi": r"rencana ?aksi|renaksi",
    "renstra": r"rencana strategis|renstra|t-c\.?2[5-7]|jangka menengah|rencana program|indikator kinerja (?:kunci|daerah)",
    "renja": r"rencana kerja|\brenja\b|t-c\.?33|rumusan rencana program",
    "iku": r"indikator kinerja utama|\biku\b",
    "dpa": r"dokumen pelaksanaan (?:perubahan |pergeseran )?anggaran|\bdpp?a\b",
}
_PAGE_NUMBER = re.compile(r"(?<=\d) (?:\d{1,3}|[ivxl]+)$")  # after the year, in the foot of a page
_STATEMENT = re.compile(r"dalam rangka mewujudkan manajemen pemerintahan", re.I)
COVER = 6  # lines
TITLE = 5  # lines: what, of whom, where, when
PROSE = 120  # characters of a line that is no title
SIGNED = 40  # characters of a line over a signature
FULL_GRID = 3  # rows and columns from which an unrecognised grid is worth a line in the report


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What was understood of one file."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    not_understood: tuple[NotUnderstood, ...]
    tables: tuple[Table, ...] = ()


def read_file(loaded: LoadedFile, settings: DocumentSetting | None = None) -> ReadFile:
    """Understand one loaded file; `settings` is what `berkas.yaml` says of it."""
    setting = settings or DocumentSetting()
    if loaded.canonical:
        return _read_canonical(loaded, setting)
    reader = _FileReader(loaded, setting)
    reader.read()
    documents, problems = [], list(loaded.problems)
    drafts = reader.drafts
    for number, draft in enumerate(drafts, 1):
        document = draft.finish(loaded.file if len(drafts) == 1 else f"{loaded.file}:{number}", setting, problems)
        documents.append(document)
    problems += reading_doubts(loaded, reader.tables)
    documents = [replace(d, opd=d.opd or _shared_opd(documents)) for d in documents]
    if documents and loaded.notes:
        documents[0] = replace(documents[0], notes=documents[0].notes + loaded.notes)
    if not documents and (loaded.blocks or not problems):
        problems.append(_nothing_recognised(loaded))
    missed = [item for draft in drafts for item in draft.content.not_understood]
    return ReadFile(tuple(documents), tuple(problems), (*missed, *reader.unrecognised), tuple(reader.tables))


def _shared_opd(documents: list[Document]) -> Label | None:
    """A PK and its Rencana Aksi in one file print the OPD once."""
    named = {document.opd.text.casefold(): document.opd for document in documents if document.opd}
    return next(iter(named.values())) if len(named) == 1 else None


def _read_canonical(loaded: LoadedFile, setting: DocumentSetting) -> ReadFile:
    documents, problems = [], list(loaded.problems)
    for number, data in enumerate(loaded.canonical, 1):
        name = loaded.file if len(loaded.canonical) == 1 else f"{loaded.file}:{number}"
        data = {**data, "year": setting.year} if setting.year else data  # its targets are those of that year
        try:
            document, found = to_document(data, name, loaded.file, loaded.sha256)
        except ValidationError as error:
            problems.append(
                Problem(
                    "error",
                    LocalizedText(
                        "{f}: dokumen kanonik tidak sah, {m}.", "{f}: not a valid canonical document, {m}."
                    ).format(f=loaded.file, m=first_mistake(error)),
                    LocalizedText("Lihat `cascade schema document`.", "See `cascade schema document`."),
                    Source(loaded.file, loaded.sha256),
                )
            )
            continue
        documents.append(_overridden(document, setting))
        problems += found
    return ReadFile(tuple(documents), tuple(problems), ())


def _nothing_recognised(loaded: LoadedFile) -> Problem:
    return Problem(
        "error",
        LocalizedText("{f}: tidak ada tabel yang dikenali.", "{f}: no table was recognised.").format(f=loaded.file),
        LocalizedText(
            "Pastikan ada tabel dengan kepala kolom (indikator, target, …) atau keluarkan berkas ini dari folder.",
            "Make sure that it has a table with header words (indikator, target, …) or take it out of the folder.",
        ),
        Source(loaded.file, loaded.sha256),
    )


def _overridden(document: Document, setting: DocumentSetting) -> Document:
    changes = {key: value for key in ("kind", "year", "years", "phase") if (value := getattr(setting, key)) is not None}
    if setting.opd:
        changes["opd"] = Label(setting.opd, Source("berkas.yaml"))
    return replace(document, **changes)


class _FileReader:
    """Walks the blocks of one file and hands tables and lines to document drafts."""

    def __init__(self, loaded: LoadedFile, setting: DocumentSetting):
        self.loaded = loaded
        self.setting = setting
        self.drafts: list[_Draft] = []
        self.unrecognised: list[NotUnderstood] = []
        self.pending: list[Line] = []
        self.previous: Profile | None = None  # of the table before
        self.tables: list[Table] = []
        self.cover = _cover(loaded)

    def read(self) -> None:
        for block in self.loaded.blocks:
            if isinstance(block, Line):
                self.pending.append(block)
            else:
                self._grid(block)
        self._settle_tail()

    def _grid(self, grid: Grid) -> None:
        above = [*(line.text for line in self.pending[-12:]), grid.name]
        found = find_tables(grid, above, self.previous, self.cover)
        strangers = found.strangers or (() if found.tables else (found.rest,))
        is_told = found.strangers or self._is_beside(grid) or _names_indicators(grid)
        least = 1 if is_told else FULL_GRID
        listed = {row for rows in strangers for row in self._unrecognised(grid, rows, least)}
        loose = sorted({*found.rest, *(row for rows in strangers for row in rows)} - listed)
        for table in found.tables:
            self.previous = table.profile
            self.tables.append(table)
            above_it = [row for row in loose if row < table.header_rows.start]
            self.pending += filter(None, (_line(grid, row) for row in above_it))
            loose = loose[len(above_it) :]
            goes_on = not self.pending and bool(self.drafts) and self._continues(table)
            lines = self.pending
            read_table(table, self._draft_for(table).content, lines, goes_on=goes_on)
        self.pending += filter(None, (_line(grid, row) for row in loose))

    def _is_beside(self, grid: Grid) -> bool:
        """Tell whether a grid may go on with the table before it, without its header."""
        if not self.drafts:
            return False
        above = self.drafts[-1].tables[-1].grid
        return grid.columns == above.columns or (not self.pending and grid.source.page is not None)

    def _continues(self, table: Table) -> bool:
        """Tell whether a table has the columns of the one right above it, as where a page ends."""
        above = self.drafts[-1].tables[-1]
        return above.profile is table.profile and above.columns == table.columns

    def _draft_for(self, table: Table) -> _Draft:
        kind = self.setting.kind or table.profile.kind
        own = [line for line in self.pending if _STATEMENT.search(line.text)]
        current = self.drafts[-1] if self.drafts else None
        if kind in PLAN_KINDS and (same := [draft for draft in self.drafts if draft.kind == kind]):
            self._resume(same[-1])
            current = same[-1]
        elif current is None or current.kind != kind or (kind == "perjanjian_kinerja" and own and current.tables):
            if current is not None:
                tail, self.pending = _split_tail(self.pending, kind)
                current.after += tail
            current = _Draft(kind, self.loaded, self.setting)
            self.drafts.append(current)
        current.before += self.pending
        self.pending = []
        current.tables.append(table)
        return current

    def _resume(self, draft: _Draft) -> None:
        """Go on with a plan after tables of another kind: a Renstra prints its IKU between its own tables."""
        last = self.drafts[-1]
        if draft is not last:
            tail, self.pending = _split_tail(self.pending, draft.kind)
            last.after += tail

    def _settle_tail(self) -> None:
        if self.drafts:
            self.drafts[-1].after += self.pending
        plans = [draft for draft in self.drafts if draft.kind in PLAN_KINDS]
        dated = [column for draft in plans for column in draft.dated_columns()]
        for draft in plans:
            draft.periods = [years for plan in plans for years in _periods(plan.before)]
            draft.numbered = {column.ordinal: column.year for column in dated if column.ordinal and column.year}
            draft.past = {year for plan in plans for year in plan.baseline_years()}
            draft.planned = tuple(sorted({column.year for column in dated if column.year}))

    def _unrecognised(self, grid: Grid, rows: Sequence[int], least: int) -> list[int]:
        """List rows as a table that was not recognised, if at least so many are filled; return those."""
        filled = [row for row in rows if _is_full(grid, row)]
        if len(filled) < least:
            return []
        first = next(cell for cell in grid.row(filled[0]) if cell.text)
        self.unrecognised.append(
            NotUnderstood(
                " | ".join(one_line(cell.text) for cell in grid.row(filled[0]) if cell.text)[:200],
                LocalizedText("tabel tidak dikenali ({n} baris)", "table not recognised ({n} rows)").format(
                    n=len(filled)
                ),
                replace(first.source, row=None, column=None, cell=None),
            )
        )
        return filled


def _cover(loaded: LoadedFile) -> str:
    """Return the title that stands at the head of a file, down to the first prose."""
    lines: list[str] = []
    for block in loaded.blocks[:COVER]:
        if isinstance(block, Line):
            lines.append(block.text)
        else:
            rows = [[cell.text for cell in block.row(row) if cell.text] for row in block.filled_rows[:COVER]]
            lines += [row[0] for row in takewhile(lambda row: len(row) == 1, rows)]
            break
    return " ".join(takewhile(lambda line: len(line) < PROSE, lines[:COVER]))


def _names_indicators(grid: Grid) -> bool:
    """Tell whether a heading of a table says that indicators stand below it."""
    first = next((row for row in grid.filled_rows if _is_full(grid, row)), 0)
    return any(re.match(r"(nama )?indikator\b", one_line(cell.text), re.I) for cell in grid.row(first))


def _is_full(grid: Grid, row: int) -> bool:
    """Tell whether a row looks like one of a table; "Nama : …" set in cells is a line of text."""
    texts = [cell.text.strip() for cell in grid.row(row) if cell.text]
    return len(texts) >= FULL_GRID and ":" not in texts


def _split_tail(lines: list[Line], next_kind: str) -> tuple[list[Line], list[Line]]:
    """Split the lines between two documents where the title of the next one begins."""
    pattern = re.compile(rf"{TITLES.get(next_kind, '$^')}|^tabel\s+[\dTt]", re.I)
    at = next((i for i, line in enumerate(lines) if pattern.search(line.text)), len(lines))
    return lines[:at], lines[at:]


def _line(grid: Grid, row: int) -> Line | None:
    """Return what a row prints as one line; it stands where its date stands, else where it begins."""
    cells = [cell for cell in grid.row(row) if cell.text and cell.row == row]
    if not cells:
        return None
    dated = next((cell for cell in cells if DATE.search(cell.text)), cells[0])
    return Line("  ".join(one_line(cell.text) for cell in cells), dated.source)


@dataclass(slots=True)
class _Draft:
    """A document while its tables are read."""

    kind: str
    loaded: LoadedFile
    setting: DocumentSetting
    before: list[Line] = field(default_factory=list)
    after: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    content: Content = field(default_factory=Content)
    problems: list[Problem] = field(default_factory=list)
    periods: list[tuple[int, ...]] = field(default_factory=list)  # that the plans of the file print
    numbered: dict[int, int] = field(default_factory=dict)  # the years that they number: "Tahun ke-1 (2022)"
    planned: tuple[int, ...] = ()  # the years for which they print targets or pagu
    past: set[int] = field(default_factory=set)  # the years of their baselines

    @property
    def closing(self) -> list[Line]:
        """The lines under the tables."""
        return [*self.content.remarks, *self.after]

    def finish(self, document_id: str, setting: DocumentSetting, problems: list[Problem]) -> Document:
        title = self._title()
        near = self._near(title)
        years = self._years(near)
        year = setting.year or (None if self.kind in PLAN_KINDS else _first_year(near))
        here = Source(self.loaded.file, self.loaded.sha256)
        if year is None and self.kind not in PLAN_KINDS:
            self.problems.append(no_year(self.kind, title.source if title else here))
        self._put_quarters_together()
        self._drop_lonely()
        elements, indicators = told_elsewhere(self.content.elements, self.content.indicators)
        signed, place = self._signature()
        owner, superior = _parties([*self.before, *self.closing]) if self.kind == "perjanjian_kinerja" else (None, None)
        document = Document(
            id=document_id,
            kind=self.kind,
            file=self.loaded.file,
            sha256=self.loaded.sha256,
            source=here,
            title=self._full_title(title),
            opd=_opd(near),
            year=year,
            years=years or ((year,) if year else ()),
            phase="perubahan" if any(re.search(r"\bperubahan\b", line.text, re.I) for line in near[:2]) else None,
            signed=signed,
            signed_place=place,
            owner=owner,
            superior=superior,
            elements=tuple(self._dated(element, year) for element in elements),
            indicators=tuple(self._dated(indicator, year) for indicator in indicators),
            totals=tuple(self._dated(total, year) for total in self.content.totals),
            notes=tuple(self.content.notes) + tuple(Note(line.text, line.source) for line in self._remarks()),
        )
        dated = self._on_calendar(_overridden(document, setting))
        problems += self.problems
        return dated

    def _remarks(self) -> list[Line]:
        """Return the remarks under the tables; a printed plan goes on with chapters of prose instead."""
        is_prose = self.kind in PLAN_KINDS and any(line.source.page for line in self.closing)
        return [] if is_prose else [line for line in self.closing if _is_remark(line.text)]

    def _title(self) -> Line | None:
        pattern = re.compile(TITLES.get(self.kind, "$^"), re.I)
        found = [
            at for at, line in enumerate(self.before) if pattern.search(line.text) and not _STATEMENT.search(line.text)
        ]
        dated = [
            at for at in found if any(_YEAR.search(line.text) or _PERIOD.search(line.text) for line in self._from(at))
        ]
        first = next(iter(dated or found), 0)
        return self.before[first] if self.before else None

    def _from(self, at: int) -> list[Line]:
        """Return the lines of a title that begins at a line."""
        return self.before[at : at + TITLE]

    def _full_title(self, title: Line | None) -> Label | None:
        """Return the title down to the line that prints the year, with that line's address."""
        if title is None:
            return None
        lines = self._from(self.before.index(title))
        dated = next((i for i, line in enumerate(lines) if re.search(r"\b20\d\d\b", line.text)), 0)
        text = one_line(" ".join(line.text for line in lines[: dated + 1]))
        return Label(_PAGE_NUMBER.sub("", text) if title.source.page else text, lines[dated].source)

    def _near(self, title: Line | None) -> list[Line]:
        """The title and the lines beside it, where the OPD and the year are printed."""
        if title is None:
            return []
        at = self.before.index(title)
        return [*self._from(at), *self.before[max(0, at - 2) : at]]

    def dated_columns(self) -> Iterator[Column]:
        """Yield the columns of targets and pagu of all its tables."""
        for table in self.tables:
            yield from (column for column in table.columns if column.name in ("targets", "pagus"))

    def baseline_years(self) -> Iterator[int]:
        """Yield the years that the headings of its baselines name."""
        for table in self.tables:
            yield from (column.year for column in table.columns if column.name == "baseline" and column.year)

    def _years(self, near: list[Line]) -> tuple[int, ...]:
        printed = {column.year for column in self.dated_columns() if column.year}
        said = [*_periods(near), *self.periods]
        if years := next((years for years in said if _covers(years, printed)), ()):
            return years
        return tuple(sorted(printed)) if self.kind in PLAN_KINDS else ()

    def _on_calendar(self, document: Document) -> Document:
        """Map "Tahun ke-n" to calendar years where the period leaves one way to do it."""
        if not self.content.ordinals:
            return document
        first = self._first_of_ordinals(document)
        year_of = {-ordinal: first + ordinal - 1 for ordinal in self.content.ordinals} if first else {}
        if not first:
            self.problems.append(_ordinal_years(document, max(self.content.ordinals)))

        def move(values: dict[int, Quantity]) -> dict[int, Quantity]:
            return {year_of.get(y, y): q for y, q in values.items() if y > 0 or y in year_of}

        return replace(
            document,
            indicators=tuple(
                replace(i, targets=move(dict(i.targets)), pagu=move(dict(i.pagu))) for i in document.indicators
            ),
            elements=tuple(replace(e, pagu=move(dict(e.pagu))) for e in document.elements),
            totals=tuple(replace(t, pagu=move(dict(t.pagu))) for t in document.totals),
        )

    def _first_of_ordinals(self, document: Document) -> int | None:
        """Return the year of "Tahun ke-1" if the file leaves one way: it numbers its years, or prints as many of them."""
        if self.setting.years:
            return document.years[0] if len(document.years) == max(self.content.ordinals) else None
        numbered = {year - ordinal + 1 for ordinal, year in self.numbered.items()}
        last = max(self.content.ordinals)
        after = tuple(year for year in document.years if year > max(self.past, default=0))
        runs = {years[0] for years in (after, self.planned) if years and years[-1] - years[0] + 1 == last}
        found = numbered or runs
        return found.pop() if len(found) == 1 else None

    def _dated(self, item: Item, year: int | None) -> Item:
        """Give the values of columns without a year the document's own year."""
        changes: dict[str, Any] = {}
        for name in ("targets", "pagu"):
            values = getattr(item, name, None)
            if values and 0 in values:
                changes[name] = {(year or 0) if y == 0 else y: q for y, q in values.items()}
        return replace(item, **changes) if changes else item

    def _signature(self) -> tuple[PrintedDate | None, str | None]:
        """Read place and date of the signature: under the tables first, else the last ones above."""
        for lines in (self.closing, self.before):
            signed = [(at, found) for at, line in enumerate(lines) if (found := _date(line))] or _wrapped_dates(lines)
            if signed:
                at, (dated, place) = signed[0 if lines is not self.before else -1]
                return dated, place or (_place(lines[at - 1]) if at else None)
        return None, None

    def _put_quarters_together(self) -> None:
        """Make one indicator of those that tables of single quarters print once each."""
        if not any(table.profile.per_quarter for table in self.tables):
            return
        content = self.content
        names = {element.id: element.name.text for element in content.elements}
        found: dict[tuple[str, str, str], Indicator] = {}
        for indicator in content.indicators:
            unit = indicator.unit.text if indicator.unit else ""
            key = (names.get(indicator.element or "", ""), indicator.name.text, unit)
            first = found.setdefault(key, indicator)
            if first is not indicator and first.quarters and indicator.quarters:
                quarters = tuple(a or b for a, b in zip(first.quarters, indicator.quarters, strict=True))
                found[key] = replace(first, quarters=quarters, sources=(*first.sources, *indicator.sources))
        content.indicators[:] = found.values()
        used = {indicator.element for indicator in content.indicators}
        content.elements[:] = [element for element in content.elements if element.id in used]

    def _drop_lonely(self) -> None:
        """A text alone in its row that nothing rests on is a remark, not an element."""
        content = self.content
        used = {indicator.element for indicator in content.indicators} | {
            element.parent for element in content.elements
        }
        for element in [e for e in content.elements if e.id in content.lonely and e.id not in used and not e.pagu]:
            content.elements.remove(element)
            content.notes.append(Note(element.name.text, element.name.source))


def _date(line: Line) -> tuple[PrintedDate, str | None] | None:
    """Return the date of a line, and the place before it."""
    if match := DATE.search(line.text):
        place, day, name, year = match.groups()
        months = {"pebruari": 2, "nopember": 11} | {month: number for number, month in enumerate(MONTHS, 1)}
        month = months[name.lower()]
    elif match := DATE_IN_FIGURES.match(one_line(line.text)):
        place, day, _, figures, year = match.groups()
        month = int(figures)
    else:
        return None
    try:
        found = datetime.date(int(year), month, int(day))
    except ValueError:
        return None
    return PrintedDate(found, one_line(match[0]), line.source), place


def _wrapped_dates(lines: Sequence[Line]) -> list[tuple[int, tuple[PrintedDate, str | None]]]:
    """Return the dates that a narrow cell breaks: "Gumelar, 15 | Januari 2024", each with the number of its first line."""
    short = (
        (at, one, below)
        for at, (one, below) in enumerate(pairwise(lines))
        if max(len(one.text), len(below.text)) < SIGNED
    )
    both = ((at, replace(one, text=f"{one.text} {below.text}")) for at, one, below in short)
    return [(at, found) for at, line in both if (found := _date(line))]


def _place(line: Line) -> str | None:
    """Return the place that stands alone on the line before a date: "Gumelar,", "Ditetapkan di Gumelar"."""
    match = PLACE.fullmatch(one_line(line.text))
    return (match[1] or match[2]).strip() if match else None


def _periods(lines: list[Line]) -> list[tuple[int, ...]]:
    """Return the years of each period that is printed: "2025-2029"."""
    found = (match for line in lines for match in _PERIOD.finditer(line.text))
    return [tuple(range(int(match[1]), int(match[2]) + 1)) for match in found]


def _covers(years: Sequence[int], printed: set[int]) -> bool:
    """Tell whether most years of the columns lie in a period; a title may be left over from the plan before."""
    return bool(years) and 2 * len(printed & set(years)) >= len(printed)


def _first_year(lines: list[Line]) -> int | None:
    for line in lines:
        if match := _YEAR.search(line.text) or re.search(r"\b(20\d\d)\b", line.text):
            return int(match[1])
    return None


def _opd(lines: list[Line]) -> Label | None:
    for line in lines:
        if match := _OPD.search(one_line(line.text)):
            return Label(match[1].strip().title(), line.source)
    return None


def _is_remark(text: str) -> bool:
    return not DATE.search(text) and len(text.split()) >= 4


def _parties(lines: list[Line]) -> tuple[Party | None, Party | None]:
    """Read the two parties of a PK from its "Nama : …" and "Jabatan : …" lines, in order."""
    found: list[Party] = []
    for line in lines:
        if match := re.match(r"\s*nama\s*:?\s*(\S.*)$", line.text, re.I):
            found.append(Party(Label(one_line(match[1]).lstrip(": "), line.source)))
        elif found and (match := re.match(r"\s*jabatan\s*:?\s*(\S.*)$", line.text, re.I)):
            found[-1] = replace(found[-1], position=Label(one_line(match[1]).lstrip(": "), line.source))
    return (found[0] if found else None, found[1] if len(found) > 1 else None)


def no_year(kind: str, source: Source) -> Problem:
    """Return the warning that nothing is printed from which to take the year of a document."""
    return Problem(
        "warning",
        LocalizedText("{f}: tahun dokumen tidak ditemukan di judul.", "{f}: no year in the title.").format(
            f=source.file
        ),
        LocalizedText(
            "Isi di berkas.yaml: documents: {{{f}: {{year: 2025}}}}",
            "Set it in berkas.yaml: documents: {{{f}: {{year: 2025}}}}",
        ).format(f=source.file),
        source,
    )


def _ordinal_years(document: Document, columns: int) -> Problem:
    return Problem(
        "warning",
        LocalizedText(
            "{f}: “Tahun ke-1 … {n}” tidak dapat dipetakan ke tahun kalender; targetnya tidak dipakai.",
            "{f}: “Tahun ke-1 … {n}” cannot be mapped to calendar years; its targets are not used.",
        ).format(f=document.file, n=columns),
        LocalizedText(
            "Isi di berkas.yaml: documents: {{{f}: {{years: [2019, 2020, …]}}}}",
            "Set it in berkas.yaml: documents: {{{f}: {{years: [2019, 2020, …]}}}}",
        ).format(f=document.file),
        document.source,
    )
