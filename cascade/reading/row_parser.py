"""What does each row of a table claim?

A table with named columns goes in; elements, indicators and their values come out, each with its address.
A blank cell carries the element above down; what is printed and not understood is kept apart. Knows one
table at a time and no titles.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from cascade.model import (
    IKU_DETAILS,
    LEVEL_CHAIN,
    OUTCOME_LEVELS,
    QUARTER_NAMES,
    Cell,
    Element,
    Indicator,
    Label,
    Line,
    Note,
    NotUnderstood,
    Quantity,
    Source,
    Total,
)
from cascade.model.i18n import LocalizedText
from cascade.reading.header_parser import quarter_in
from cascade.reading.level_detection import (
    CODE_IN_NAME,
    LETTER,
    NAME_PREFIX,
    NUMBER_OF_NAME,
    RESULT,
    TOTAL,
    URUSAN,
    levels_by_print,
)
from cascade.reading.multi_value_cells import (
    SECTION_NUMBER,
    Picker,
    by_head_words,
    is_value,
    printed_lines,
    split_packed,
    without_label,
)
from cascade.reading.table_classifier import ADDED, SPREADABLE, VALUES, Column, Table
from cascade.text.measures import counts_things
from cascade.text.normalize import without_bullet
from cascade.text.numbers import DecimalMark, decimal_mark, parse_quantity
from cascade.text.printable import one_line
from cascade.text.units import is_known_unit, split_unit

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
_PLACE = r"(?:([A-Z][A-Za-z.]+(?: [A-Z][A-Za-z]+)?)\s*,)?\s*"
DATE = re.compile(rf"{_PLACE}\b(\d{{1,2}})\s+({'|'.join(MONTHS)}|pebruari|nopember)\s+(20\d\d)", re.I)
DATE_IN_FIGURES = re.compile(
    rf"^{_PLACE}(?:(?:pada )?tanggal\s*:?\s*)?(\d{{1,2}})\s*([-/.])\s*(\d{{1,2}})\s*\3\s*(20\d\d)$", re.I
)
PLACE = re.compile(
    r"(?:di(?:tetapkan|buat|tandatangani) di)\s*:?\s*([A-Z][A-Za-z .]{2,30})|([A-Z][A-Za-z .]{2,30}),", re.I
)
_TOTAL_OF = re.compile(
    r"^(jumlah|total) (anggaran|pagu|belanja|biaya)\b", re.I
)  # in the place of a name: "… Dinas Sosial"
_LEVEL_PREFIX = re.compile(r"^(tujuan|sasaran)(?: strategis)?(?: \d+(?:\.\d+)*)?\s*[:.]?\s+(?=\S)(?!strategis$)", re.I)
_GOAL_CODE = re.compile(r"([TS])[A-Z]?[ .-]?\d", re.I)  # T1, S1.2
_NAME_LABEL = re.compile(r"^(program|kegiatan|sub ?kegiatan)(?: [\d.]+)?\s*:\s*(?=\S)", re.I)  # no part of the name
_HEADING = re.compile(
    r"^(tujuan|sasaran)(?: strategis)?(?: \d+(?:\.\d+)*)?\s*:\s*(?=\S)|^(program|kegiatan|sub ?kegiatan)\b\s*:?\s+(?=\S)",
    re.I,
)
_FORM_LINE = re.compile(r"(program|kegiatan|sub ?kegiatan)\s*:\s*", re.I)
_CODE_AFTER_NAME = re.compile(r"\s*[(\[]([\dx]{1,2}\.[\dx]{2}(?:\.[\dx]{1,4})+)\.?[)\]]$", re.I)
_CODE = re.compile(r"[\dx]{1,2}([.,][\dx]{1,4})+[.,]?", re.I)
HEADINGS = 4  # lines above a table among which one may name its tujuan or sasaran
_BROKEN_UNIT = re.compile(r"[^\W\d_]{3,} [a-z]{1,6}")  # its column breaks it: Perse n
_SCALES = ((r"\bjuta(an)?\b|000\.000", Decimal(1_000_000)), (r"\bribu(an)?\b|[. (]000\b", Decimal(1000)))
NUMBERED = 4  # characters of what numbers a heading: "A.", "III."
LEVEL_WORDS = {
    "urusan": "urusan", "bidang urusan": "urusan", "tujuan": "tujuan", "sasaran": "sasaran", "program": "program",
    "kegiatan": "kegiatan", "sub kegiatan": "sub_kegiatan", "subkegiatan": "sub_kegiatan", "sub-kegiatan": "sub_kegiatan",
}  # fmt: skip
CODED = ("program", "kegiatan", "sub_kegiatan", "by_code")
CODE_LEVELS = {
    3: "program",
    4: "kegiatan",
    5: "kegiatan",
    6: "sub_kegiatan",
}  # 7.01.06 · 1.07.15.02 (until 2020) · 7.01.06.2.01 · 7.01.06.2.01.0006


@dataclass(slots=True)
class Content:
    """What the tables of one document claim, while they are read.

    `remarks` are lines among the rows that belong to no table (a signature); `ordinals` the "Tahun ke-n" that
    no calendar year is known for; `lonely` the elements that stand alone in their row.
    """

    elements: list[Element] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    remarks: list[Line] = field(default_factory=list)
    not_understood: list[NotUnderstood] = field(default_factory=list)
    ordinals: set[int] = field(default_factory=set)
    lonely: set[str] = field(default_factory=set)
    current: dict[str, Element] = field(default_factory=dict)  # what blank cells of the next rows carry down
    section: str | None = None  # the level that a heading among the rows gives those below it


def read_table(table: Table, content: Content, above: Sequence[Line] = (), *, goes_on: bool = False) -> None:
    """Read the data rows of one table into the content of its document.

    Args:
        table: What to read.
        content: What the document claims so far.
        above: The lines above; one such as "Tujuan: …" names what a table without element columns measures.
        goes_on: The table is cut by a page.
    """
    if not goes_on:
        content.current, content.section = {}, None
    reader = _TableReader(table, content, goes_on=goes_on)
    if table.profile.per_quarter:
        reader.quarter = next(
            (q for line in reversed(above) if (q := quarter_in(line.text))), quarter_in(table.grid.name)
        )
    reader.begin_above(above)
    reader.read()


def _is_result(element: Element) -> bool:
    """Tell whether a text alone in its row is a tujuan or sasaran that nobody gave an indicator, no remark."""
    return element.level in OUTCOME_LEVELS and RESULT.match(element.name.text) is not None


class _TableReader:
    """Walks the data rows of one table."""

    def __init__(self, table: Table, content: Content, *, goes_on: bool):
        self.table = table
        self.grid = table.grid
        self.content = content
        self.current = content.current
        self.read_row = 0  # a row that is understood although it opens no element
        self.codes: dict[int, list[str]] = {}
        self.quarter: int | None = None  # to which all targets of the table belong
        self.opened: dict[str, int] = {}  # element → its row
        self.paid: set[Cell] = set()  # pagu cells that an indicator has
        self.added_up: set[int] = set()  # rows of a total or an urusan, whose pagu is that of other rows
        self.begun = self.summed = len(content.elements)  # above the table, above its last total row
        self.may_add_up = not goes_on
        self.levels = levels_by_print(table)
        self.unlevelled: list[Cell] = []  # names that nothing tells the level of
        self.bracketed = {number for number in range(len(table.profile.blocks)) if _mostly_bracketed(table, number)}
        self.lent: set[tuple[int, int]] = set()  # blocks whose values in a row are those of another block's indicator
        self.said: set[Cell] = set()
        self.signature_begun = False
        self.mark: DecimalMark | None = decimal_mark(self._typed_values())

    def read(self) -> None:
        content, table = self.content, self.table
        begin = len(content.elements)
        content.ordinals |= {
            c.ordinal for c in table.columns if c.ordinal and not c.year and c.name in ("targets", "pagus")
        }
        for row in table.data_rows:
            cells = [cell for cell in self.grid.row(row) if cell.text and cell.row == row]
            if cells:
                self._row(row, cells)
        content.current = self.current
        self._pagu_of_statements(begin)
        self._unnamed_columns()
        if self.unlevelled:
            reason = LocalizedText(
                "tidak jelas mana program, kegiatan atau sub kegiatan ({n} nama)",
                "it is unclear which are program, kegiatan or sub kegiatan ({n} names)",
            )
            self._skip(self.unlevelled[0], reason.format(n=len(self.unlevelled)))

    def begin_above(self, lines: Sequence[Line]) -> None:
        """Open the elements that lines above name ("Tujuan: …", "Program : 7.01.01 …"), if no column of the table does."""
        if any(c.is_element for c in self.table.columns) or any(block.level for block in self.table.profile.blocks):
            return
        found: dict[str, tuple[str, Label | None, Source]] = {}
        for number, line in enumerate(reversed(lines)):
            text = one_line(line.text)
            if (match := _FORM_LINE.match(text)) and (code := CODE_IN_NAME.match(text[match.end() :])):
                name = text[match.end() + code.end() :]
                level = re.sub("sub ?", "sub_", match[1].lower())
                found.setdefault(level, (name, Label(code[1], line.source), line.source))
            elif number < HEADINGS and (match := _HEADING.match(text)) and match[1]:
                found.setdefault(match[1].lower(), (text[match.end() :], None, line.source))
        for level, (name, printed, source) in sorted(found.items(), key=lambda each: _rank(each[0])):
            self._begin(level, name, printed, source, assumed=False)

    def _row(self, row: int, cells: list[Cell]) -> None:
        if any(self._is_total(cell) for cell in cells[:2]):
            self._total(row, cells[0])
            return
        if re.match(self.table.profile.skip, one_line(cells[0].text), re.I):
            self._skip(cells[0], LocalizedText("bukan indikator kinerja", "not an indicator of performance"))
            return
        if section := self._section(cells):
            self.content.section = section
            return
        if self._signs(row, cells):
            for cell in cells:
                self._note(cell)
            return
        if self._goes_on(row, cells):
            self._skip(
                cells[0],
                LocalizedText(
                    "lanjutan teks baris di atasnya; tidak disambung", "goes on with the row above; not joined to it"
                ),
            )
            return
        understood = self._heading(cells)
        for index in range(len(self.table.profile.blocks)):
            understood |= self._block(index, row, len(cells))
        if not understood and row != self.read_row:
            self._leftover(cells)

    def _is_total(self, cell: Cell) -> bool:
        text = one_line(cell.text)
        if TOTAL.match(text):
            return self._column(cell).name != "indicator"
        covered = self.table.columns[cell.column - 1 : cell.column - 1 + cell.columns]
        return _TOTAL_OF.match(text) is not None and any(column.is_element for column in covered)

    def _total(self, row: int, cell: Cell) -> None:
        """Keep a total row that prints the pagu of all elements since the last one; of two in a row the second is of all.

        Where a row above prints a pagu of no element, nobody can tell what it is the total of.
        """
        blocks = range(len(self.table.profile.blocks))
        pagu = {
            year: q
            for index in blocks
            for name in ("pagus", "pagu")
            for year, q in self._years(index, name, row)
            if not q.is_missing
        }
        elements = self.content.elements
        begin = self.summed if self.summed < len(elements) else self.begun
        self.may_add_up = self.may_add_up and bool(pagu) and self._pagu_is_read(row)
        self.added_up.add(row)
        self.summed = len(elements)
        if self.may_add_up and begin < len(elements):
            ids = tuple(element.id for element in elements[begin:])
            self.content.totals.append(Total(Label(one_line(cell.text), cell.source), pagu, ids))
            return
        self._skip(
            cell, LocalizedText("baris jumlah; tidak dibaca sebagai unsur", "a total row; not read as an element")
        )

    def _pagu_is_read(self, end: int) -> bool:
        """Tell whether each pagu printed above a row is that of an element or indicator."""
        owners: list[Element | Indicator] = [*self.content.elements[self.begun :], *self.content.indicators]
        read = {replace(q.source, carried=False) for each in owners for q in each.pagu.values() if q.source}
        columns = [c for c in self.table.columns if c.name in ("pagu", "pagus")]
        return all(
            cell is None or cell.row < row or parse_quantity(cell.text).is_missing or cell.source in read
            for row in self.table.data_rows
            if row < end and row not in self.added_up
            for cell in (self.grid.at(row, column.number) for column in columns)
        )

    def _block(self, index: int, row: int, filled: int) -> bool:
        new = self._elements(index, row, filled)
        self._outcome(index, row)
        element = self._measured(index, row)
        cell = self._indicator_cell(index, row)
        if cell is not None and cell.row == row and not self._is_section(cell, filled):
            self._indicators(index, row, cell, element, new)
            return True
        if new is not None:
            self._money(index, row, new)
        self._say_values_without_indicator(index, row, merged=cell is not None)
        return new is not None or cell is not None

    def _section(self, cells: list[Cell]) -> str | None:
        """Return the level of the rows below one that prints nothing but a number and the name of a list."""
        sections, name = self.table.profile.sections, one_line(cells[-1].text)
        if len(cells) > 2 or any(len(one_line(cell.text)) > NUMBERED for cell in cells[:-1]):
            return None
        return next((level for level, pattern in sections.items() if re.fullmatch(pattern, name, re.I)), None)

    def _is_section(self, cell: Cell, filled: int) -> bool:
        """Tell whether a cell in the place of an indicator only heads the rows below: an urusan or an OPD with its code."""
        text = one_line(cell.text)
        is_name = CODE_IN_NAME.match(text) or URUSAN.match(text) or self._is_spread(cell)
        return filled <= 2 and bool(is_name)

    def _signs(self, row: int, cells: list[Cell]) -> bool:
        """Tell whether a row belongs to the signature: it prints place and date, or stands below and has no value."""
        dated = any(DATE.fullmatch(one_line(cell.text)) for cell in cells)
        if not (dated or self.signature_begun):
            return False
        columns = [c for c in self.table.columns if c.name in VALUES]
        values = [self.grid.at(row, c.number) for c in columns]
        return all(
            cell is None or cell.row < row or parse_quantity(cell.text).kind in ("none", "text") for cell in values
        )

    def _goes_on(self, row: int, cells: list[Cell]) -> bool:
        """Tell whether a row only ends the texts of the row above: names in lower case and no value."""
        names = {c.number for c in self.table.columns if c.is_element or c.name == "indicator"}
        is_below = any(cell.text and cell.row == row - 1 and cell.column in names for cell in self.grid.row(row - 1))
        return is_below and all(cell.column in names and cell.text[:1].islower() for cell in cells)

    def _heading(self, cells: list[Cell]) -> bool:
        """Open the element that a heading across the table names: "Sasaran 1: …", "Program …"."""
        wide = [cell for cell in cells if self._is_heading(cell)]
        match = _HEADING.match(one_line(wide[0].text)) if len(wide) == 1 else None
        if match is None:
            return False
        level = re.sub("sub ?kegiatan", "sub_kegiatan", (match[1] or match[2]).lower())
        name = one_line(wide[0].text)
        self._begin(level, name[match.end() :] if match[1] else name, None, wide[0].source, assumed=True)
        return True

    def _is_heading(self, cell: Cell) -> bool:
        """Tell whether a cell stands across the table and belongs to none of its columns."""
        if not self._is_spread(cell):
            return False
        match = _HEADING.match(one_line(cell.text))
        first = self._column(cell).name
        return first is None or (first == "code" and match is not None and match[1] is not None)

    def _column(self, cell: Cell) -> Column:
        """Return the column in which a cell begins."""
        columns = self.table.columns
        return columns[cell.column - 1] if cell.column <= len(columns) else Column(cell.column, "")

    def _is_spread(self, cell: Cell) -> bool:
        """Tell whether a merged cell lies across columns of different meaning."""
        if cell.columns == 1:
            return False
        covered = self.table.columns[cell.column - 1 : cell.column - 1 + cell.columns]
        return len({(c.block, c.name, c.year, c.ordinal, c.quarter) for c in covered if c.name}) > 1

    # Elements

    def _elements(self, index: int, row: int, filled: int) -> Element | None:
        """Open the elements whose names are printed in this row; return the deepest."""
        newest = None
        for column in self._element_columns(index):
            cell = self._name_cell(column, row)
            if cell is None or cell.row != row:
                continue
            newest = self._open(index, column, cell, row) or newest
            may_be_remark = filled == 1 and not self.table.profile.lists
            if newest is not None and may_be_remark and not _is_result(newest):
                self.content.lonely.add(newest.id)
        return newest

    def _element_columns(self, index: int) -> list[Column]:
        return [c for c in self.table.columns if c.block == index and c.is_element]

    def _name_cell(self, column: Column, row: int) -> Cell | None:
        """Return the cell that prints a name for an element column; a number is none, a heading neither."""
        cell = self.grid.at(row, column.number)
        if cell is None or not LETTER.search(cell.text):
            return None
        is_anothers = cell.column != column.number and self._column(cell).is_element
        return None if is_anothers or self._is_heading(cell) else cell

    def _open(self, index: int, column: Column, cell: Cell, row: int) -> Element | None:
        is_deepest = column.name == "by_code" or column is self._element_columns(index)[-1]
        text = one_line(cell.text)
        code = self._code(index, row) if is_deepest else None
        if column.name in CODED:
            if match := CODE_IN_NAME.match(text):
                code, text = Label(match[1], cell.source), text[match.end() :]
            elif match := _CODE_AFTER_NAME.search(text):
                code, text = Label(match[1], cell.source), text[: match.start()]
            else:
                text = NUMBER_OF_NAME.sub("", text)
        level, name, assumed = self._level(column.name or "", text, code)
        said = self._text(index, "level", row)
        if said and (word := LEVEL_WORDS.get(said.text.casefold())):
            level, assumed = word, False
        if level == "urusan":
            self.read_row = row
            self.added_up.add(row)
            return None
        if level == "unknown" and RESULT.match(text) and "sasaran" in column.header:
            level = self._level_of_result(column, row)
        if level == "unknown" and self.current and self._is_statement(column, cell, text):
            self._state(max(self.current.values(), key=lambda e: _rank(e.level)), cell)
            self.read_row = row
            return None
        level = self.levels.get(cell, level) if level == "unknown" else level
        if level == "unknown" and self._is_cut_by_page(index, row, cell):
            self._lengthen(max(self.current.values(), key=lambda e: _rank(e.level)), text)
            self.read_row = row
            return None
        if level == "unknown" and column.name == "by_code":
            self.unlevelled.append(cell)
        element = self._begin(level, _NAME_LABEL.sub("", name), code, cell.source, assumed=assumed)
        self.opened.setdefault(element.id, row)
        return element

    def _outcome(self, index: int, row: int) -> None:
        """Keep what a column of its own prints as the outcome of the program that begins in a row or goes on."""
        program = self.current.get("program")
        for column in self.table.find(index, "outcome"):
            cell = self.grid.at(row, column.number)
            is_own = cell is not None and cell.row == row and LETTER.search(cell.text) and not self._is_across(cell)
            if cell is not None and is_own and program is not None:
                self._state(program, cell)

    def _is_cut_by_page(self, index: int, row: int, cell: Cell) -> bool:
        """Tell whether a name without code only ends the coded one with which the page before ended."""
        above = max((r for r in self.table.data_rows if r < row), default=row)
        pages = {other.source.page for other in self.grid.row(above) if other.row == above and other.text}
        deepest = max(self.current.values(), key=lambda e: _rank(e.level), default=None)
        is_coded = bool(self.table.find(index, "code")) and deepest is not None and deepest.code is not None
        return is_coded and cell.source.page is not None and bool(pages) and cell.source.page not in pages

    def _lengthen(self, element: Element, text: str) -> None:
        """Add to the name of an element what a page cut off."""
        name = replace(element.name, text=f"{element.name.text} {text}")
        at = self._place_of(element)
        self.content.elements[at] = replace(self.content.elements[at], name=name)
        self.current[element.level] = replace(element, name=name)

    def _level_of_result(self, column: Column, row: int) -> str:
        """Return the level of a sentence of a result in a column of tujuan, sasaran and programs that holds no outcomes."""
        if re.search("outcome|output", column.header):
            return "unknown"
        below = (
            cell for r in self.table.data_rows if r > row and (cell := self._name_cell(column, r)) and cell.row == r
        )
        following = next(below, None)
        leads_another = following is not None and RESULT.match(one_line(following.text)) is not None
        return "tujuan" if leads_another and "tujuan" in column.header and "tujuan" not in self.current else "sasaran"

    def _is_statement(self, column: Column, cell: Cell, text: str) -> bool:
        """Tell whether a name without code and level is the outcome or output sentence of the element above it.

        Official names of programs and kegiatan are nouns; a sentence of a result begins with Meningkatnya, Tersedianya.
        """
        if RESULT.match(text):
            return True
        return cell not in self.levels and re.search("outcome|output", column.header) is not None

    def _begin(self, level: str, name: str, code: Label | None, source: Source, *, assumed: bool) -> Element:
        same = self.current.get(level)
        rank = _rank(level)
        if same and same.name.text == name and (same.code.text if same.code else None) == (code.text if code else None):
            self.current = {e.level: e for e in self.current.values() if _rank(e.level) <= rank}
            return same
        above = [e for e in self.current.values() if _rank(e.level) < min(rank, _rank("sub_kegiatan"))]
        parent = max(above, key=lambda e: _rank(e.level), default=None)
        element = Element(
            id=f"e{len(self.content.elements) + 1}",
            level=level,
            name=Label(name, source),
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
            if code and (match := _GOAL_CODE.match(code.text)):
                return ("tujuan" if match[1] in "Tt" else "sasaran"), _LEVEL_PREFIX.sub("", text), False
            if match := _LEVEL_PREFIX.match(text):
                return match[1].lower(), text[match.end() :], False
            # Sasaran are conditions ("Meningkatnya …"), tujuan are intentions ("Mewujudkan …").
            return ("tujuan" if re.match(r"me\w+kan\b", text, re.I) else "sasaran"), text, True
        if column != "by_code":
            return column, _LEVEL_PREFIX.sub("", text) if column in ("tujuan", "sasaran") else text, False
        if code is None and URUSAN.match(text):
            return "urusan", text, True
        parts = [part for part in re.split(r"[.,\s]+", code.text) if part] if code else []
        if len(parts) in (1, 2):
            return "urusan", text, False
        if len(parts) in (6, 7) and len(parts[2]) == 1:  # 1.02.1.02.01.16.05: Permendagri 13/2006, until 2020
            return ("program" if len(parts) == 6 else "kegiatan"), text, False
        if len(parts) in CODE_LEVELS and not (len(parts) == 4 and len(parts[-1]) == 1):
            return CODE_LEVELS[len(parts)], text, False
        if code is None and (match := _HEADING.match(text)) and match[1]:
            return match[1].lower(), text[match.end() :], False
        if match := NAME_PREFIX.match(text):
            return re.sub(r"sub ?kegiatan", "sub_kegiatan", match[1].lower()), text, True
        return "unknown", text, True

    def _measured(self, index: int, row: int) -> Element | None:
        """Return the element that this row's indicator measures: the deepest one printed for it.

        A blank cell carries the element above down, unless a higher element begins in this row.
        """
        columns = self._element_columns(index)
        if not columns:
            level = self.table.profile.blocks[index].level
            return (
                self.current.get(level)
                if level
                else max(self.current.values(), key=lambda e: _rank(e.level), default=None)
            )
        printed = [(c, self.grid.at(row, c.number)) for c in columns]
        begun = any(cell is not None and cell.text and cell.row == row for _, cell in printed)
        levels = {
            "tujuan_sasaran": ("sasaran", "tujuan"),
            "by_code": ("unknown", "sub_kegiatan", "kegiatan", "program", "sasaran", "tujuan"),
        }
        for column, cell in reversed(printed):
            for level in levels.get(column.name or "", (column.name or "",)):
                element = self.current.get(level)
                if element and ((cell is not None and cell.text) or not begun):
                    return element
        return None

    def _money(self, index: int, row: int, element: Element) -> None:
        """Give an element what its row prints of its pagu, unless a row above did."""
        pagu = dict(self._years(index, "pagus", row)) | dict(self._years(index, "pagu", row))
        quarters, funds = self._pagu_quarters(index, row), self._text(index, "funds", row, blank=True)
        if not pagu and quarters is None and funds is None:
            return
        at = self._place_of(element)
        found = self.content.elements[at]
        self.content.elements[at] = replace(
            found,
            pagu=found.pagu or pagu,
            pagu_quarters=found.pagu_quarters or quarters,
            funds=found.funds if found.funds and found.funds.text else funds,
        )

    def _state(self, element: Element, cell: Cell) -> None:
        """Keep a sentence that says what an element yields."""
        at = self._place_of(element)
        found = self.content.elements[at]
        said = Label(one_line(cell.text), cell.source)
        self.content.elements[at] = replace(found, statements=(*found.statements, said))

    def _place_of(self, element: Element) -> int:
        """Return the place of an element among those of the document; it is one of the last."""
        elements = self.content.elements
        return next(at for at in reversed(range(len(elements))) if elements[at].id == element.id)

    def _pagu_quarters(self, index: int, row: int) -> tuple[Quantity, ...] | None:
        columns = {c.quarter: c for c in self.table.find(index, "pagu_quarters")}
        values = [self._quantity(columns[n], row) for n in (1, 2, 3, 4) if n in columns]
        found = tuple(value for value in values if value is not None)
        return found if len(found) == len(QUARTER_NAMES) else None

    def _pagu_of_statements(self, begin: int) -> None:
        """Give an element without pagu the one that all its indicator rows print alike."""
        printed: dict[str | None, list[Mapping[int, Quantity]]] = defaultdict(list)
        for indicator in self.content.indicators:
            if _amounts(indicator.pagu):
                printed[indicator.element].append(indicator.pagu)
        for at, element in enumerate(self.content.elements[begin:], begin):
            pagus = printed[element.id]
            if pagus and not _amounts(element.pagu) and all(_amounts(pagu) == _amounts(pagus[0]) for pagu in pagus):
                self.content.elements[at] = replace(element, pagu=pagus[0])

    # Indicators

    def _indicator_cell(self, index: int, row: int) -> Cell | None:
        """Return the cell that names the indicator of a row, or the merged one above that still covers it."""
        columns = self.table.find(index, "indicator")
        cells = dict.fromkeys(cell for c in columns if (cell := self.grid.at(row, c.number)) is not None)
        named = [
            cell
            for cell in cells
            if LETTER.search(cell.text) and (self._column(cell).name == "indicator" or not self._is_spread(cell))
        ]
        own = [cell for cell in named if cell.row == row]
        for cell in own[1:]:
            self._skip(
                cell, LocalizedText("nama indikator kedua di baris yang sama", "a second indicator name in one row")
            )
        return next(iter(own or named), None)

    def _say_values_without_indicator(self, index: int, row: int, *, merged: bool) -> None:
        if (index, row) in self.lent:
            return
        cells = [
            cell
            for column in self.table.columns
            if column.block == index and column.name in ("target", "targets", "quarters")
            if (cell := self.grid.at(row, column.number)) is not None
            and (cell.row, cell.column, cell.rows) == (row, column.number, 1)
            and parse_quantity(cell.text).kind not in ("none", "text")
        ]
        if not cells:
            return
        reason = (
            LocalizedText(
                "nilai lain pada indikator yang selnya digabung ({n} sel)",
                "more values for an indicator in a merged cell ({n} cells)",
            )
            if merged
            else LocalizedText(
                "nilai tanpa nama indikator ({n} sel)", "values without the name of an indicator ({n} cells)"
            )
        )
        self._skip(cells[0], reason.format(n=len(cells)))

    def _indicators(self, index: int, row: int, cell: Cell, element: Element | None, new: Element | None) -> None:
        if new is not None:
            self._money(index, row, new)
        names = split_packed(cell.text)
        stacked = self._stacked(index, row, cell) if len(names) == 1 else []
        level = (
            self.content.section or self.table.profile.blocks[index].level or (element.level if element else "unknown")
        )
        lender = self._lender(index, row)
        for position, name in enumerate(stacked or names):
            pick = Picker(position, len(stacked or names), by_line=bool(stacked))
            name, label = without_label(name)
            plain, bracket = split_unit(SECTION_NUMBER.sub("", without_bullet(name)), any_tail=index in self.bracketed)
            unit = self._text(lender, "unit", row, pick, blank=True)
            if unit and _BROKEN_UNIT.fullmatch(unit.text) and is_known_unit(joined := unit.text.replace(" ", "")):
                unit = replace(unit, text=joined)
            if not (unit and unit.text) and bracket:
                unit = Label(bracket, cell.source)
            pick = replace(pick, whole=counts_things(plain, unit.text if unit else None))
            targets = dict(self._years(lender, "targets", row, pick))
            if not self.quarter:
                targets |= dict(self._years(index, "target", row, pick))
            self.content.indicators.append(
                Indicator(
                    id=f"i{len(self.content.indicators) + 1}",
                    name=Label(plain, cell.source),
                    level=level,
                    element=element.id if element else None,
                    code=self._code(index, row) or (Label(label, cell.source) if label else None),
                    unit=unit,
                    baseline=self._value(lender, "baseline", row, pick),
                    targets=targets,
                    end_target=self._value(lender, "end_target", row, pick),
                    quarters=self._quarters(index, row, pick),
                    pagu=self._own_pagu(index, row, element) if position == 0 else {},
                    quarter_aggregation="cumulative"
                    if any(c.cumulative for c in self.table.find(index, "quarters"))
                    else None,
                    details={
                        name: text for name in IKU_DETAILS if (text := self._text(index, name, row, pick, blank=True))
                    },
                    packed=pick.count,
                    sources=_places(cell, targets),
                )
            )
        columns = [*self.table.find(index, "targets"), *self.table.find(index, "target")]
        values = [beside for c in columns if (beside := self.grid.at(row, c.number)) is not None]
        first = Picker(0, len(names))
        if len(names) > 1 and any(
            first(each.text) is None and not parse_quantity(each.text).is_missing for each in values
        ):
            self._skip(
                cell,
                LocalizedText(
                    "{n} indikator dalam satu sel, targetnya tidak sebanyak itu; tidak dipasangkan",
                    "{n} indicators in one cell but not as many targets; not paired",
                ).format(n=len(names)),
            )

    def _lender(self, index: int, row: int) -> int:
        """Return the block whose columns hold the values of a row's indicator.

        Where tujuan and sasaran stand side by side before one run of years, a row that names only the indicator of the
        tujuan prints its values.
        """
        if any(self.table.find(index, name) for name in VALUES):
            return index
        for other in range(len(self.table.profile.blocks)):
            cells = [self.grid.at(row, column.number) for column in self.table.find(other, "targets")]
            is_own = any(cell is not None and cell.row == row and cell.text for cell in cells)
            if is_own and self._indicator_cell(other, row) is None:
                self.lent.add((other, row))
                return other
        return index

    def _stacked(self, index: int, row: int, cell: Cell) -> list[str]:
        """Return the indicators that a cell prints line by line beside as many values; none where it is one."""
        names = printed_lines(cell.text)
        columns = [c for name in ("target", "targets", "quarters") for c in self.table.find(index, name)]
        values = [printed_lines(beside.text) for c in columns if (beside := self.grid.at(row, c.number)) is not None]
        several = [lines for lines in values if len(lines) > 1]
        if not several or not all(len(lines) == len(several[0]) and all(map(is_value, lines)) for lines in several):
            return []
        if len(names) > len(several[0]):
            names = by_head_words(names)
        if len(names) == len(several[0]) and all(name[:1].isupper() for name in names):
            return names
        reason = LocalizedText(
            "{n} nilai per tahun dalam satu sel; nama indikatornya tidak dapat dipisahkan",
            "{n} values a year in one cell; the names of their indicators cannot be told apart",
        )
        self._skip(cell, reason.format(n=len(several[0])))
        return []

    def _quarters(self, index: int, row: int, pick: Picker) -> tuple[Quantity | None, ...] | None:
        if self.quarter:
            [column] = self.table.find(index, "target")
            return tuple(self._quantity(column, row, pick) if n == self.quarter else None for n in (1, 2, 3, 4))
        columns = {c.quarter: c for c in self.table.find(index, "quarters")}
        if not columns:
            return None
        return tuple(
            self._quantity(columns[n], row, pick) if n in columns else Quantity("none", "", source=self._place(row, 0))
            for n in (1, 2, 3, 4)
        )

    def _years(self, index: int, name: str, row: int, pick: Picker | None = None) -> Iterator[tuple[int, Quantity]]:
        """Yield year and value; a "Tahun ke-n" without calendar year as -n, no year at all as 0."""
        for column in self.table.find(index, name):
            year = column.year or -(column.ordinal or 0)
            quantity = self._quantity(column, row, pick)
            carried = quantity is not None and quantity.source is not None and quantity.source.carried
            if quantity is not None and not (name in ("pagus", "pagu") and carried):
                yield year, quantity

    def _own_pagu(self, index: int, row: int, element: Element | None) -> dict[int, Quantity]:
        """Return the pagu of an indicator row: what is printed on it, or the merged cell from its element's row on.

        A pagu merged over several indicators is on the first of them.
        """
        found = dict(self._years(index, "pagus", row))
        for column in self.table.find(index, "pagus"):
            cell = self.grid.at(row, column.number)
            if cell is None or not cell.text:
                continue
            begun = self.opened.get(element.id, row) if element else row
            year = column.year or -(column.ordinal or 0)
            if begun <= cell.row < row and cell not in self.paid and (quantity := self._quantity(column, row)):
                found[year] = quantity
            self.paid.add(cell)
        return found

    def _value(self, index: int, name: str, row: int, pick: Picker) -> Quantity | None:
        columns = self.table.find(index, name)
        latest = max(columns, key=lambda column: column.year or 0, default=None)
        return self._quantity(latest, row, pick) if latest else None

    def _quantity(self, column: Column, row: int, pick: Picker | None = None) -> Quantity | None:
        cell = self.grid.at(row, column.number)
        is_money = column.name in ("pagus", "pagu", "end_pagu", "pagu_quarters")
        if cell is None or self._is_across(cell):
            return parse_quantity("", self._place(row, column.number))
        source = replace(cell.source, carried=True) if cell.row < row else cell.source
        if cell.unsure:
            return self._unsure(cell, source)
        if pick is None or pick.count == 1 or parse_quantity(cell.text).is_missing:
            whole = is_money or (pick is not None and pick.whole and cell.number is None)
            quantity = parse_quantity(cell.text, source, mark=self.mark, whole=whole, exact=cell.number)
            return self._doubted(_scaled(quantity, column) if is_money else quantity, cell)
        part = pick(cell.text)
        return None if part is None else parse_quantity(part, source, mark=self.mark, whole=is_money or pick.whole)

    def _unsure(self, cell: Cell, source: Source) -> Quantity:
        """Return a print that may or may not be the value of this place: it has no value, only possible ones."""
        numbers = tuple(
            n for part in cell.text.split() if (n := parse_quantity(part, mark=self.mark).value) is not None
        )
        if not any(same.source == cell.source for same in self.said):
            self.said.add(cell)
            reason = LocalizedText(
                "tidak jelas kolom mana yang memuat nilai ini", "it is unclear which column holds this value"
            )
            self._skip(cell, reason)
        return Quantity("text", cell.text, readings=numbers, source=source)

    def _doubted(self, quantity: Quantity, cell: Cell) -> Quantity:
        """Return a value that a second reading of the file does not confirm as an ambiguous one."""
        second = parse_quantity(cell.other, mark=self.mark).value if cell.other else None
        if second is None or quantity.value is None or second == quantity.value:
            return quantity
        if cell not in self.said:
            self.said.add(cell)
            reason = LocalizedText("angka ini juga terbaca “{o}”", "this number also reads “{o}”")
            self._skip(cell, reason.format(o=cell.other))
        return replace(quantity, readings=(*quantity.readings, second))

    def _text(
        self, index: int, name: str, row: int, pick: Picker | None = None, *, blank: bool = False
    ) -> Label | None:
        columns = self.table.find(index, name)
        if not columns:
            return None
        cell = self.grid.at(row, columns[0].number)
        if cell is not None and cell.unsure:
            return None
        if cell is None or not cell.text or self._is_across(cell):
            return Label("", self._place(row, columns[0].number)) if blank else None
        text = (pick(cell.text) if pick else None) or cell.text
        return Label(one_line(text), replace(cell.source, carried=True) if cell.row < row else cell.source)

    def _is_across(self, cell: Cell) -> bool:
        """Tell whether a cell lies across several columns and so is the value of none; says it of a value."""
        if not self._is_spread(cell):
            return False
        first = self._column(cell)
        if first.name and not first.is_element and first.name not in SPREADABLE and cell.text and cell not in self.said:
            self.said.add(cell)
            self._skip(cell, LocalizedText("satu nilai untuk beberapa kolom", "one value for several columns"))
        return True

    def _code(self, index: int, row: int) -> Label | None:
        """Return the code of a row; one that is printed in several cells is joined, with the parts from above."""
        columns = self.table.find(index, "code")
        if len(columns) < 2:
            code = self._text(index, "code", row)
            is_broken = code and "." in code.text and re.fullmatch(r"[\dx., ]+", code.text, re.I)
            return replace(code, text=_unbroken(code.text)) if code and is_broken else code
        cells = [self.grid.at(row, column.number) for column in columns]
        parts = [re.sub(r"\s", "", cell.text).replace(",", ".") if cell else "" for cell in cells]
        first = next((at for at, part in enumerate(parts) if part), None)
        if first is None:
            return None
        self.codes[index] = parts = [*self.codes.get(index, [])[:first], *parts[first:]]
        source = next(cell.source for cell in cells if cell is not None and cell.text)
        return Label(".".join(part for part in parts if part), source)

    def _place(self, row: int, column: int) -> Source:
        """Return the address of a blank cell."""
        letters = _letters(column) if self.grid.source.sheet and column else ""
        return replace(self.grid.source, row=row, column=column or None, cell=f"{letters}{row}" if letters else None)

    def _typed_values(self) -> list[str]:
        value_columns = [
            c.number for c in self.table.columns if c.name in (*VALUES, "baseline", "end_target", "end_pagu")
        ]
        cells = (self.grid.at(row, number) for row in self.table.data_rows for number in value_columns)
        return [cell.text for cell in cells if cell is not None and cell.number is None]

    # What was not understood

    def _leftover(self, cells: list[Cell]) -> None:
        about = {c.number for c in self.table.columns if c.ignored or c.name in ("policy", *ADDED)}
        if all(cell.column in about for cell in cells):
            return
        named = {c.number for c in self.table.columns if c.name or c.ignored}
        values = [cell for cell in cells if cell.column in named]
        if any(self._is_spread(cell) for cell in cells):
            self._skip(
                cells[0], LocalizedText("judul bagian; tidak dibaca sebagai unsur", "a heading; not read as an element")
            )
        elif len(cells) == 1 or not values:
            for cell in cells:
                self._note(cell)
        else:
            self._skip(
                cells[0], LocalizedText("baris tanpa indikator dan tanpa unsur", "a row without indicator and element")
            )

    def _unnamed_columns(self) -> None:
        """Texts beside the table are notes; a headed column that no profile knows is not understood."""
        counted: Counter[str] = Counter()
        first: dict[str, Cell] = {}
        for column in self.table.columns:
            if column.name or column.ignored:
                continue
            header = (
                column.header or str(column.year or "") or (QUARTER_NAMES[column.quarter - 1] if column.quarter else "")
            )
            for row in self.table.data_rows:
                cell = self.grid.at(row, column.number)
                if cell is None or cell.row != row or cell.column != column.number or not cell.text:
                    continue
                if header:
                    counted[header] += 1
                    first.setdefault(header, cell)
                elif not any(note.source == cell.source for note in self.content.notes):
                    self._note(cell)
        for header, count in counted.items():
            reason = LocalizedText("kolom “{h}” tidak dikenal ({n} sel)", "column “{h}” is not known ({n} cells)")
            self._skip(first[header], reason.format(h=header, n=count))

    def _note(self, cell: Cell) -> None:
        begins = DATE.search(cell.text) or DATE_IN_FIGURES.match(cell.text) or PLACE.fullmatch(one_line(cell.text))
        if self.signature_begun or begins:
            self.signature_begun = True
            self.content.remarks.append(Line(one_line(cell.text), cell.source))
        else:
            self.content.notes.append(Note(one_line(cell.text), cell.source))

    def _skip(self, cell: Cell, reason: LocalizedText) -> None:
        self.content.not_understood.append(NotUnderstood(one_line(cell.text)[:120], reason, cell.source))


def _mostly_bracketed(table: Table, block: int) -> bool:
    """Tell whether the indicators of a block end with their unit in brackets, so that an unlisted one is a unit too."""
    if table.find(block, "unit"):
        return False
    names = [
        one_line(cell.text)
        for column in table.find(block, "indicator")
        if not column.is_twin
        for row in table.data_rows
        if (cell := table.grid.at(row, column.number)) and cell.row == row and cell.text
    ]
    return len(names) > 2 and sum(split_unit(name)[1] is not None for name in names) > len(names) / 2


def _places(name: Cell, targets: Mapping[int, Quantity]) -> tuple[Source, ...]:
    """Return where an indicator is printed: its name, and its values if they are on another page."""
    other = (q.source for q in targets.values() if q.source and q.raw and q.source.page != name.source.page)
    return (name.source, *(source for source in [next(other, None)] if source))


def _scaled(quantity: Quantity, column: Column) -> Quantity:
    """Return an amount in rupiah where the heading counts in thousands or millions: "Pagu (Rp.000)"."""
    scale = next((scale for pattern, scale in _SCALES if re.search(pattern, column.header)), None)
    if scale is None or quantity.value is None:
        return quantity
    return replace(quantity, value=quantity.value * scale, readings=tuple(r * scale for r in quantity.readings))


def _amounts(pagu: Mapping[int, Quantity]) -> dict[int, Decimal | None]:
    return {year: quantity.value for year, quantity in pagu.items() if not quantity.is_missing}


def _unbroken(code: str) -> str:
    """Return a code without the spaces at which its column breaks it: 7.01.0 1; those between its parts are dots: 7 01 01 2.01."""
    joined = code.replace(" ", "")
    return joined if _CODE.fullmatch(joined) else re.sub(r"[ .]+", ".", code)


def _rank(level: str) -> int:
    return LEVEL_CHAIN.index(level) if level in LEVEL_CHAIN else len(LEVEL_CHAIN)


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
