"""What do these documents claim?

Loaded files go in; documents of elements and indicators come out, each value with its address, and a
list of what was printed in a recognised table but not understood. One file may hold several documents.
Carried-down cells are marked. Never compares documents and never guesses a year or a number.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from pydantic import ValidationError

from cascade.canonical import CHAIN, to_document
from cascade.language import Phrase
from cascade.model import (
    Cell,
    Dated,
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
    Problem,
    Quantity,
    Source,
)
from cascade.policy import DocumentSetting
from cascade.quantity import Mark, decimal_mark, parse
from cascade.tables import Column, Table, find_tables
from cascade.text import one_line, split_unit, without_bullet

Item = TypeVar("Item", Element, Indicator)
MONTHS = (
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
)
_DATE = re.compile(
    rf"(?:([A-Z][A-Za-z.]+(?: [A-Z][A-Za-z]+)?)\s*,)?\s*\b(\d{{1,2}})\s+({'|'.join(MONTHS)}|pebruari|nopember)\s+(20\d\d)",
    re.I,
)
_PERIOD = re.compile(r"\b(20\d\d)\s*(?:-|–|—|s\.?/?d\.?|sampai dengan|/)\s*(20\d\d)\b")
_YEAR = re.compile(r"\btahun\s*(?:anggaran)?\s*:?\s*(20\d\d)\b", re.I)
_OPD = re.compile(
    r"\b((?:kecamatan|kelurahan|dinas|badan|inspektorat|sekretariat|rumah sakit umum|rsud|satuan polisi|bagian|kantor)\b(?: [A-Za-z.&]+){0,8}?)"
    r"(?=\s*(?:,|\(|\d|–|-|$|\btahun\b|\bkabupaten\b|\bkota\b|\bprovinsi\b|\bdan prakiraan\b))",
    re.I,
)
TITLES: dict[str, str] = {
    "perjanjian_kinerja": r"perjanjian kinerja",
    "rencana_aksi": r"rencana aksi|renaksi",
    "renstra": r"rencana strategis|renstra|t-c\.?2[5-7]|jangka menengah|rencana program",
    "renja": r"rencana kerja|\brenja\b|t-c\.?33|rumusan rencana program",
    "iku": r"indikator kinerja utama|\biku\b",
}
_STATEMENT = re.compile(r"dalam rangka mewujudkan manajemen pemerintahan", re.I)
_TOTAL = re.compile(r"^(jumlah|total|jumlah total|grand total|total anggaran)\b[ :.]*$", re.I)
_LEVEL_PREFIX = re.compile(r"^(tujuan|sasaran)(?: strategis)?(?: \d+)?\s*[:.]?\s+(?=\S)", re.I)
_NAME_PREFIX = re.compile(r"^(program|kegiatan|sub ?kegiatan)\b\s*:?", re.I)
CODE_LEVELS = {3: "program", 5: "kegiatan", 6: "sub_kegiatan"}  # 7.01.06 · 7.01.06.2.01 · 7.01.06.2.01.0006
FULL_GRID = 3  # rows and columns from which an unrecognised grid is worth a line in the report


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What was understood of one file."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    not_understood: tuple[NotUnderstood, ...]


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
    documents = [replace(d, opd=d.opd or _shared_opd(documents)) for d in documents]
    if documents and loaded.notes:
        documents[0] = replace(documents[0], notes=documents[0].notes + loaded.notes)
    if not documents and loaded.blocks:
        problems.append(_nothing_recognised(loaded))
    return ReadFile(tuple(documents), tuple(problems), tuple(reader.not_understood))


def _shared_opd(documents: list[Document]) -> Label | None:
    """A PK and its Rencana Aksi in one file print the OPD once."""
    named = {document.opd.text.casefold(): document.opd for document in documents if document.opd}
    return next(iter(named.values())) if len(named) == 1 else None


def _read_canonical(loaded: LoadedFile, setting: DocumentSetting) -> ReadFile:
    documents, problems = [], list(loaded.problems)
    for number, data in enumerate(loaded.canonical, 1):
        name = loaded.file if len(loaded.canonical) == 1 else f"{loaded.file}:{number}"
        try:
            document, found = to_document(data, name, loaded.file, loaded.sha256)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            problems.append(
                Problem(
                    "error",
                    Phrase(
                        "{f}: dokumen kanonik tidak sah, {w}: {r}.", "{f}: not a valid canonical document, {w}: {r}."
                    ).format(f=loaded.file, w=where, r=first["msg"]),
                    Phrase("Lihat `cascade schema document`.", "See `cascade schema document`."),
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
        Phrase("{f}: tidak ada tabel yang dikenali.", "{f}: no table was recognised.").format(f=loaded.file),
        Phrase(
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
        self.not_understood: list[NotUnderstood] = []
        self.pending: list[Line] = []

    def read(self) -> None:
        for block in self.loaded.blocks:
            if isinstance(block, Line):
                self.pending.append(block)
            else:
                self._grid(block)
        self._settle_tail()

    def _grid(self, grid: Grid) -> None:
        above = [*(line.text for line in self.pending[-12:]), grid.name]
        tables, rest = find_tables(grid, " ".join(above))
        lines = {row: line for row in rest if (line := _line(grid, row))}
        if not tables:
            self.pending += lines.values()
            filled = [row for row in rest if sum(bool(c.text) for c in grid.row(row)) >= FULL_GRID]
            if len(filled) >= FULL_GRID:
                self._unrecognised(grid, filled)
            return
        for table in tables:
            self.pending += [lines.pop(row) for row in sorted(lines) if row < table.header_rows.start]
            draft = self._draft_for(table)
            _TableReader(table, draft, self.not_understood).read()
        self.pending += lines.values()

    def _draft_for(self, table: Table) -> _Draft:
        kind = self.setting.kind or table.profile.kind
        own = [line for line in self.pending if _STATEMENT.search(line.text)]
        current = self.drafts[-1] if self.drafts else None
        if current is None or current.kind != kind or (kind == "perjanjian_kinerja" and own and current.tables):
            if current is not None:
                tail, self.pending = _split_tail(self.pending, kind)
                current.after += tail
            current = _Draft(kind, self.loaded, self.setting)
            self.drafts.append(current)
        current.before += self.pending
        self.pending = []
        current.tables.append(table)
        return current

    def _settle_tail(self) -> None:
        if self.drafts:
            self.drafts[-1].after += self.pending

    def _unrecognised(self, grid: Grid, rows: list[int]) -> None:
        first = next(cell for cell in grid.row(rows[0]) if cell.text)
        self.not_understood.append(
            NotUnderstood(
                one_line(first.text)[:120],
                Phrase("tabel tidak dikenali ({n} baris)", "table not recognised ({n} rows)").format(n=len(rows)),
                replace(first.source, row=None, column=None, cell=None),
            )
        )


def _split_tail(lines: list[Line], next_kind: str) -> tuple[list[Line], list[Line]]:
    """Split the lines between two documents where the title of the next one begins."""
    pattern = re.compile(TITLES.get(next_kind, "$^"), re.I)
    at = next((i for i, line in enumerate(lines) if pattern.search(line.text)), len(lines))
    return lines[:at], lines[at:]


def _line(grid: Grid, row: int) -> Line | None:
    cells = [cell for cell in grid.row(row) if cell.text and cell.row == row]
    return Line("  ".join(one_line(cell.text) for cell in cells), cells[0].source) if cells else None


@dataclass(slots=True)
class _Draft:
    """A document while its tables are read."""

    kind: str
    loaded: LoadedFile
    setting: DocumentSetting
    before: list[Line] = field(default_factory=list)
    after: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    ordinals: set[int] = field(default_factory=set)
    lonely: set[str] = field(default_factory=set)

    def finish(self, document_id: str, setting: DocumentSetting, problems: list[Problem]) -> Document:
        title = self._title()
        near = self._near(title)
        years = self._years(near)
        year = setting.year or (None if self.kind in ("renstra", "iku", "rpjmd") else _first_year(near))
        here = Source(self.loaded.file, self.loaded.sha256)
        if year is None and self.kind not in ("renstra", "iku", "rpjmd"):
            self.problems.append(_no_year(self.kind, title.source if title else here))
        self._drop_lonely()
        signed, place = self._signature()
        owner, superior = _parties([*self.before, *self.after]) if self.kind == "perjanjian_kinerja" else (None, None)
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
            elements=tuple(self._dated(element, year) for element in self.elements),
            indicators=tuple(self._dated(indicator, year) for indicator in self.indicators),
            notes=tuple(self.notes)
            + tuple(Note(line.text, line.source) for line in self.after if _is_remark(line.text)),
        )
        dated = self._on_calendar(_overridden(document, setting))
        problems += self.problems
        return dated

    def _title(self) -> Line | None:
        pattern = re.compile(TITLES.get(self.kind, "$^"), re.I)
        found = [line for line in self.before if pattern.search(line.text) and not _STATEMENT.search(line.text)]
        dated = [line for line in found if _YEAR.search(line.text) or _PERIOD.search(line.text)]
        return next(iter(found if found and found[:1] == dated[:1] else (dated or found)), None) or next(
            iter(self.before), None
        )

    def _full_title(self, title: Line | None) -> Label | None:
        """Return the title down to the line that prints the year, with that line's address."""
        if title is None:
            return None
        at = self.before.index(title)
        lines = self.before[at : at + 3]
        dated = next((i for i, line in enumerate(lines) if re.search(r"\b20\d\d\b", line.text)), 0)
        return Label(one_line(" ".join(line.text for line in lines[: dated + 1])), lines[dated].source)

    def _near(self, title: Line | None) -> list[Line]:
        """The title and the lines beside it, where the OPD and the year are printed."""
        if title is None:
            return []
        at = self.before.index(title)
        return [*self.before[at : at + 4], *self.before[max(0, at - 2) : at]]

    def _years(self, near: list[Line]) -> tuple[int, ...]:
        printed = {
            column.year
            for table in self.tables
            for column in table.columns
            if column.year and column.name in ("targets", "pagus")
        }
        for line in near:
            if match := _PERIOD.search(line.text):
                return tuple(range(int(match[1]), int(match[2]) + 1))
        return tuple(sorted(printed)) if self.kind in ("renstra", "iku", "rpjmd") else ()

    def _on_calendar(self, document: Document) -> Document:
        """Map "Tahun ke-n" to calendar years where the period leaves one way to do it."""
        if not self.ordinals:
            return document
        year_of: dict[int, int] = {}
        if len(document.years) == max(self.ordinals):
            year_of = {-ordinal: document.years[ordinal - 1] for ordinal in self.ordinals}
        else:
            self.problems.append(_ordinal_years(document, max(self.ordinals)))

        def move(values: dict[int, Quantity]) -> dict[int, Quantity]:
            return {year_of.get(y, y): q for y, q in values.items() if y > 0 or y in year_of}

        return replace(
            document,
            indicators=tuple(
                replace(i, targets=move(dict(i.targets)), pagu=move(dict(i.pagu))) for i in document.indicators
            ),
            elements=tuple(replace(e, pagu=move(dict(e.pagu))) for e in document.elements),
        )

    def _dated(self, item: Item, year: int | None) -> Item:
        """Give the values of columns without a year the document's own year."""
        changes: dict[str, Any] = {}
        for name in ("targets", "pagu"):
            values = getattr(item, name, None)
            if values and 0 in values:
                changes[name] = {(year or 0) if y == 0 else y: q for y, q in values.items()}
        return replace(item, **changes) if changes else item

    def _signature(self) -> tuple[Dated | None, str | None]:
        for line in [*self.after, *reversed(self.before)]:
            if match := _DATE.search(line.text):
                month = {"pebruari": 2, "nopember": 11}.get(match[3].lower()) or MONTHS.index(match[3].lower()) + 1
                try:
                    day = datetime.date(int(match[4]), month, int(match[2]))
                except ValueError:
                    continue
                return Dated(day, one_line(match[0]), line.source), match[1]
        return None, None

    def _drop_lonely(self) -> None:
        """A text alone in its row that nothing rests on is a remark, not an element."""
        used = {indicator.element for indicator in self.indicators} | {element.parent for element in self.elements}
        for element in [e for e in self.elements if e.id in self.lonely and e.id not in used and not e.pagu]:
            self.elements.remove(element)
            self.notes.append(Note(element.name.text, element.name.source))


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
    return not _DATE.search(text) and len(text.split()) >= 4


def _parties(lines: list[Line]) -> tuple[Party | None, Party | None]:
    """Read the two parties of a PK from its "Nama : …" and "Jabatan : …" lines, in order."""
    found: list[Party] = []
    for line in lines:
        if match := re.match(r"\s*nama\s*:?\s*(\S.*)$", line.text, re.I):
            found.append(Party(Label(one_line(match[1]).lstrip(": "), line.source)))
        elif found and (match := re.match(r"\s*jabatan\s*:?\s*(\S.*)$", line.text, re.I)):
            found[-1] = replace(found[-1], position=Label(one_line(match[1]).lstrip(": "), line.source))
    return (found[0] if found else None, found[1] if len(found) > 1 else None)


def _no_year(kind: str, source: Source) -> Problem:
    return Problem(
        "warning",
        Phrase("{f}: tahun dokumen tidak ditemukan di judul.", "{f}: no year in the title.").format(f=source.file),
        Phrase(
            "Isi di berkas.yaml: documents: {{{f}: {{year: 2025}}}}",
            "Set it in berkas.yaml: documents: {{{f}: {{year: 2025}}}}",
        ).format(f=source.file),
        source,
    )


def _ordinal_years(document: Document, columns: int) -> Problem:
    return Problem(
        "warning",
        Phrase(
            "{f}: “Tahun ke-1 … {n}” tidak dapat dipetakan ke tahun kalender; targetnya tidak dipakai.",
            "{f}: “Tahun ke-1 … {n}” cannot be mapped to calendar years; its targets are not used.",
        ).format(f=document.file, n=columns),
        Phrase(
            "Isi di berkas.yaml: documents: {{{f}: {{years: [2019, 2020, …]}}}}",
            "Set it in berkas.yaml: documents: {{{f}: {{years: [2019, 2020, …]}}}}",
        ).format(f=document.file),
        document.source,
    )


class _TableReader:
    """Reads the data rows of one table into a draft."""

    def __init__(self, table: Table, draft: _Draft, not_understood: list[NotUnderstood]):
        self.table = table
        self.grid = table.grid
        self.draft = draft
        self.not_understood = not_understood
        self.current: dict[str, Element] = {}
        self.urusan_row = 0
        self.signature_begun = False
        self.mark: Mark | None = decimal_mark(self._typed_values())

    def read(self) -> None:
        draft, table = self.draft, self.table
        draft.ordinals |= {
            c.ordinal for c in table.columns if c.ordinal and not c.year and c.name in ("targets", "pagus")
        }
        for row in table.data_rows:
            cells = [cell for cell in self.grid.row(row) if cell.text and cell.row == row]
            if cells:
                self._row(row, cells)
        self._unnamed_columns()

    def _row(self, row: int, cells: list[Cell]) -> None:
        if any(_TOTAL.match(one_line(cell.text)) for cell in cells[:2]):
            self._skip(
                cells[0], Phrase("baris jumlah; tidak dibaca sebagai unsur", "a total row; not read as an element")
            )
            return
        understood = False
        for index in range(len(self.table.profile.blocks)):
            understood |= self._block(index, row, len(cells))
        if not understood and row != self.urusan_row:
            self._leftover(cells)

    def _block(self, index: int, row: int, filled: int) -> bool:
        new = self._elements(index, row, filled)
        element = self._measured(index, row)
        names = self.table.find(index, "indicator")
        cell = self.grid.at(row, names[0].number) if names else None
        if cell is None or not cell.text or cell.row != row:
            if new is not None:
                self._element_pagu(index, row, new)
            return new is not None or (cell is not None and cell.row < row)
        self._indicators(index, row, cell, element, new)
        return True

    # Elements

    def _elements(self, index: int, row: int, filled: int) -> Element | None:
        """Open the elements whose names are printed in this row; return the deepest."""
        newest = None
        for column in self.table.columns:
            if column.block != index or not column.is_element:
                continue
            cell = self.grid.at(row, column.number)
            if cell is None or cell.row != row or not cell.text:
                continue
            newest = self._open(index, column, cell, row) or newest
            if newest is not None and filled == 1:
                self.draft.lonely.add(newest.id)
        return newest

    def _open(self, index: int, column: Column, cell: Cell, row: int) -> Element | None:
        deepest = [c for c in self.table.columns if c.block == index and c.is_element][-1]
        code = self._text(index, "code", row) if column is deepest else None
        level, name, assumed = self._level(column.name or "", one_line(cell.text), code)
        if level == "urusan":
            self.urusan_row = row
            return None
        same = self.current.get(level)
        if same and same.name.text == name and (same.code.text if same.code else None) == (code.text if code else None):
            return same
        rank = _rank(level)
        parent = max(
            (e for e in self.current.values() if _rank(e.level) < rank), key=lambda e: _rank(e.level), default=None
        )
        element = Element(
            id=f"e{len(self.draft.elements) + 1}",
            level=level,
            name=Label(name, cell.source),
            code=code,
            parent=parent.id if parent else None,
            level_assumed=assumed,
        )
        self.draft.elements.append(element)
        self.current = {e.level: e for e in self.current.values() if _rank(e.level) < rank} | {level: element}
        return element

    def _level(self, column: str, text: str, code: Label | None) -> tuple[str, str, bool]:
        """Return level, name without its level word, and whether the level is assumed."""
        if column == "tujuan_sasaran":
            if match := _LEVEL_PREFIX.match(text):
                return match[1].lower(), text[match.end() :], False
            # Sasaran are conditions ("Meningkatnya …"), tujuan are intentions ("Mewujudkan …").
            return ("tujuan" if re.match(r"me\w+kan\b", text, re.I) else "sasaran"), text, True
        if column != "by_code":
            return column, _LEVEL_PREFIX.sub("", text) if column in ("tujuan", "sasaran") else text, False
        parts = [part for part in re.split(r"[.\s]+", code.text) if part] if code else []
        if len(parts) in (1, 2):
            return "urusan", text, False
        if len(parts) in CODE_LEVELS:
            return CODE_LEVELS[len(parts)], text, False
        if match := _NAME_PREFIX.match(text):
            return re.sub(r"sub ?kegiatan", "sub_kegiatan", match[1].lower()), text, True
        return "unknown", text, True

    def _measured(self, index: int, row: int) -> Element | None:
        """Return the element that this row's indicator measures: the deepest one printed for it.

        A blank cell carries the element above down, unless a higher element begins in this row.
        """
        columns = [c for c in self.table.columns if c.block == index and c.is_element]
        printed = [(c, self.grid.at(row, c.number)) for c in columns]
        begun = any(cell is not None and cell.text and cell.row == row for _, cell in printed)
        levels = {
            "tujuan_sasaran": ("sasaran", "tujuan"),
            "by_code": ("sub_kegiatan", "kegiatan", "program", "unknown"),
        }
        for column, cell in reversed(printed):
            for level in levels.get(column.name or "", (column.name or "",)):
                element = self.current.get(level)
                if element and ((cell is not None and cell.text) or not begun):
                    return element
        return None

    def _element_pagu(self, index: int, row: int, element: Element) -> None:
        pagu = dict(self._years(index, "pagus", row)) | dict(self._years(index, "pagu", row))
        if not pagu:
            return
        at = next(i for i, e in enumerate(self.draft.elements) if e.id == element.id)
        if not self.draft.elements[at].pagu:
            self.draft.elements[at] = replace(self.draft.elements[at], pagu=pagu)

    # Indicators

    def _indicators(self, index: int, row: int, cell: Cell, element: Element | None, new: Element | None) -> None:
        if new is not None:
            self._element_pagu(index, row, new)
        names = split_packed(cell.text)
        quarters = self._quarters(index, row)
        targets = dict(self._years(index, "targets", row)) | dict(self._years(index, "target", row))
        level = self.table.profile.blocks[index].level or (element.level if element else "unknown")
        for position, name in enumerate(names):
            plain, bracket = split_unit(name)
            unit = self._text(index, "unit", row, blank=True)
            if unit is None and bracket:
                unit = Label(bracket, cell.source)
            pick = _Picker(position, len(names))
            cumulative = any(c.cumulative for c in self.table.find(index, "quarters"))
            self.draft.indicators.append(
                Indicator(
                    id=f"i{len(self.draft.indicators) + 1}",
                    name=Label(plain, cell.source),
                    level=level,
                    element=element.id if element else None,
                    code=self._text(index, "code", row),
                    unit=unit,
                    baseline=pick(self._value(index, "baseline", row)),
                    targets={year: picked for year, q in targets.items() if (picked := pick(q)) is not None},
                    end_target=pick(self._value(index, "end_target", row)),
                    quarters=tuple(pick(q) for q in quarters) if quarters else None,
                    pagu=dict(self._years(index, "pagus", row)) if position == 0 else {},
                    quarter_aggregation="cumulative" if cumulative else None,
                    packed=len(names),
                    sources=(cell.source,),
                )
            )
        if len(names) > 1 and any(
            len(split_packed(q.raw)) != len(names) and not q.is_missing for q in targets.values()
        ):
            self._skip(
                cell,
                Phrase(
                    "{n} indikator dalam satu sel, targetnya tidak sebanyak itu; tidak dipasangkan",
                    "{n} indicators in one cell but not as many targets; not paired",
                ).format(n=len(names)),
            )

    def _quarters(self, index: int, row: int) -> tuple[Quantity, ...] | None:
        columns = {c.quarter: c for c in self.table.find(index, "quarters")}
        if not columns:
            return None
        return tuple(
            self._quantity(columns[n], row) if n in columns else Quantity("none", "", source=self._place(row, 0))
            for n in (1, 2, 3, 4)
        )

    def _years(self, index: int, name: str, row: int) -> Iterator[tuple[int, Quantity]]:
        """Yield year and value; a "Tahun ke-n" without calendar year as -n, no year at all as 0."""
        for column in self.table.find(index, name):
            year = 0 if name in ("target", "pagu") else column.year or -(column.ordinal or 0)
            quantity = self._quantity(column, row)
            if not (name in ("pagus", "pagu") and quantity.source and quantity.source.carried):
                yield year, quantity

    def _value(self, index: int, name: str, row: int) -> Quantity | None:
        columns = self.table.find(index, name)
        return self._quantity(columns[0], row) if columns else None

    def _quantity(self, column: Column, row: int) -> Quantity:
        cell = self.grid.at(row, column.number)
        whole = column.name in ("pagus", "pagu", "end_pagu")
        if cell is None:
            return parse("", self._place(row, column.number))
        source = replace(cell.source, carried=True) if cell.row < row else cell.source
        return parse(cell.text, source, mark=self.mark, whole=whole, exact=cell.number)

    def _text(self, index: int, name: str, row: int, *, blank: bool = False) -> Label | None:
        columns = self.table.find(index, name)
        if not columns:
            return None
        cell = self.grid.at(row, columns[0].number)
        if cell is None or not cell.text:
            return Label("", self._place(row, columns[0].number)) if blank else None
        return Label(one_line(cell.text), replace(cell.source, carried=True) if cell.row < row else cell.source)

    def _place(self, row: int, column: int) -> Source:
        """Return the address of a blank cell."""
        letters = _letters(column) if self.grid.source.sheet and column else ""
        return replace(self.grid.source, row=row, column=column or None, cell=f"{letters}{row}" if letters else None)

    def _typed_values(self) -> list[str]:
        value_columns = [
            c.number
            for c in self.table.columns
            if c.name and not c.is_element and c.name not in ("code", "indicator", "unit")
        ]
        cells = (self.grid.at(row, number) for row in self.table.data_rows for number in value_columns)
        return [cell.text for cell in cells if cell is not None and cell.number is None]

    # What was not understood

    def _leftover(self, cells: list[Cell]) -> None:
        named = {c.number for c in self.table.columns if c.name or c.ignored}
        values = [cell for cell in cells if cell.column in named]
        if len(cells) == 1 or not values:
            for cell in cells:
                self._note(cell)
        else:
            self._skip(cells[0], Phrase("baris tanpa indikator dan tanpa unsur", "a row without indicator and element"))

    def _unnamed_columns(self) -> None:
        """Texts beside the table are notes; a headed column that no profile knows is not understood."""
        counted: Counter[int] = Counter()
        first: dict[int, Cell] = {}
        for column in self.table.columns:
            if column.name or column.ignored:
                continue
            for row in self.table.data_rows:
                cell = self.grid.at(row, column.number)
                if cell is None or cell.row != row or cell.column != column.number or not cell.text:
                    continue
                if column.header:
                    counted[column.number] += 1
                    first.setdefault(column.number, cell)
                elif not any(note.source == cell.source for note in self.draft.notes):
                    self._note(cell)
        for column in self.table.columns:
            if counted[column.number]:
                reason = Phrase("kolom “{h}” tidak dikenal ({n} sel)", "column “{h}” is not known ({n} cells)")
                self._skip(first[column.number], reason.format(h=column.header, n=counted[column.number]))

    def _note(self, cell: Cell) -> None:
        if self.signature_begun or _DATE.search(cell.text):
            self.signature_begun = True
            self.draft.after.append(Line(one_line(cell.text), cell.source))
        else:
            self.draft.notes.append(Note(one_line(cell.text), cell.source))

    def _skip(self, cell: Cell, reason: Phrase) -> None:
        self.not_understood.append(NotUnderstood(one_line(cell.text)[:120], reason, cell.source))


_NUMBERED = re.compile(r"(?:^|\s)(\d{1,2})[.)]\s+")
_DASHED = re.compile(r"(?:^|\n|\s{2,})\s*[-–•]\s+")


def split_packed(text: str) -> list[str]:
    """Split a cell that holds several numbered or dashed indicators; a single one stays whole.

    Numbers count only as 1, 2, 3 … from the start of the cell.
    """
    numbers = [int(match[1]) for match in _NUMBERED.finditer(text)]
    pattern = _NUMBERED if len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1)) else _DASHED
    marks = list(pattern.finditer(text))
    if len(marks) < 2 or text[: marks[0].start()].strip():
        return [without_bullet(text)]
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    parts = [one_line(text[mark.end() : end]) for mark, end in zip(marks, ends, strict=True)]
    return parts if all(parts) else [without_bullet(text)]


@dataclass(frozen=True, slots=True)
class _Picker:
    """Gives each of several indicators in one cell its own part of a value cell."""

    position: int
    count: int

    def __call__(self, quantity: Quantity | None) -> Quantity | None:
        if quantity is None or self.count == 1 or quantity.is_missing:
            return quantity
        parts = split_packed(quantity.raw)
        return parse(parts[self.position], quantity.source) if len(parts) == self.count else None


def _rank(level: str) -> int:
    return CHAIN.index(level) if level in CHAIN else len(CHAIN)


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
