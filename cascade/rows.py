"""What does each row of a table claim?

A table with named columns goes in; elements, indicators and their values come out, each with its address.
A blank cell carries the element above down; what is printed and not understood is kept apart. Knows one
table at a time and no titles.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from cascade.canonical import CHAIN
from cascade.language import Phrase
from cascade.model import Cell, Element, Indicator, Label, Line, Note, NotUnderstood, Quantity, Source
from cascade.quantity import Mark, decimal_mark, parse
from cascade.tables import Column, Table
from cascade.text import one_line, split_unit, without_bullet

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
DATE = re.compile(
    rf"(?:([A-Z][A-Za-z.]+(?: [A-Z][A-Za-z]+)?)\s*,)?\s*\b(\d{{1,2}})\s+({'|'.join(MONTHS)}|pebruari|nopember)\s+(20\d\d)",
    re.I,
)
_TOTAL = re.compile(r"^(jumlah|total|jumlah total|grand total|total anggaran)\b[ :.]*$", re.I)
_LEVEL_PREFIX = re.compile(r"^(tujuan|sasaran)(?: strategis)?(?: \d+)?\s*[:.]?\s+(?=\S)", re.I)
_NAME_PREFIX = re.compile(r"^(program|kegiatan|sub ?kegiatan)\b\s*:?", re.I)
CODE_LEVELS = {3: "program", 5: "kegiatan", 6: "sub_kegiatan"}  # 7.01.06 · 7.01.06.2.01 · 7.01.06.2.01.0006


@dataclass(slots=True)
class Content:
    """What the tables of one document claim, while they are read.

    `remarks` are lines among the rows that belong to no table (a signature); `ordinals` the "Tahun ke-n" that
    no calendar year is known for; `lonely` the elements that stand alone in their row.
    """

    elements: list[Element] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    remarks: list[Line] = field(default_factory=list)
    not_understood: list[NotUnderstood] = field(default_factory=list)
    ordinals: set[int] = field(default_factory=set)
    lonely: set[str] = field(default_factory=set)


def read_table(table: Table, content: Content) -> None:
    """Read the data rows of one table into the content of its document."""
    _TableReader(table, content).read()


class _TableReader:
    """Walks the data rows of one table."""

    def __init__(self, table: Table, content: Content):
        self.table = table
        self.grid = table.grid
        self.content = content
        self.current: dict[str, Element] = {}
        self.urusan_row = 0
        self.signature_begun = False
        self.mark: Mark | None = decimal_mark(self._typed_values())

    def read(self) -> None:
        content, table = self.content, self.table
        content.ordinals |= {
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
                self.content.lonely.add(newest.id)
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
            id=f"e{len(self.content.elements) + 1}",
            level=level,
            name=Label(name, cell.source),
            code=code,
            parent=parent.id if parent else None,
            level_assumed=assumed,
        )
        self.content.elements.append(element)
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
        at = next(i for i, e in enumerate(self.content.elements) if e.id == element.id)
        if not self.content.elements[at].pagu:
            self.content.elements[at] = replace(self.content.elements[at], pagu=pagu)

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
            self.content.indicators.append(
                Indicator(
                    id=f"i{len(self.content.indicators) + 1}",
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
                elif not any(note.source == cell.source for note in self.content.notes):
                    self._note(cell)
        for column in self.table.columns:
            if counted[column.number]:
                reason = Phrase("kolom “{h}” tidak dikenal ({n} sel)", "column “{h}” is not known ({n} cells)")
                self._skip(first[column.number], reason.format(h=column.header, n=counted[column.number]))

    def _note(self, cell: Cell) -> None:
        if self.signature_begun or DATE.search(cell.text):
            self.signature_begun = True
            self.content.remarks.append(Line(one_line(cell.text), cell.source))
        else:
            self.content.notes.append(Note(one_line(cell.text), cell.source))

    def _skip(self, cell: Cell, reason: Phrase) -> None:
        self.content.not_understood.append(NotUnderstood(one_line(cell.text)[:120], reason, cell.source))


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
