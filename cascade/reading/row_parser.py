"""Read the rows of a table into elements, indicators and their values.

A table with named columns goes in; what its rows claim comes out, each value with its address. A blank cell inherits the element above
unless a higher element begins in its row; a merged cell counts for each row that it covers and is marked so. What is printed and not
understood is reported, never dropped. Knows one table at a time and no titles.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cascade.model import (
    IKU_DETAILS,
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
from cascade.reading.cell_values import (
    amounts_by_year,
    blank_source,
    blocks_with_units_in_brackets,
    in_rupiah,
    printed_places,
    source_in_row,
)
from cascade.reading.document_content import DocumentContent
from cascade.reading.level_detection import levels_by_appearance
from cascade.reading.multi_value_cells import (
    SECTION_NUMBER,
    ItemPicker,
    is_value,
    join_by_head_words,
    printed_lines,
    split_items,
    without_label,
)
from cascade.reading.name_parser import (
    CODED_COLUMNS,
    LEVEL_WORDS,
    elements_named_above,
    has_code_before,
    has_letter,
    heading_name,
    is_result_sentence,
    is_total,
    is_total_of_office,
    is_urusan,
    level_by_name,
    level_rank,
    names_goal,
    split_code,
    unbroken_code,
    without_level_label,
)
from cascade.reading.signature import DATE, begins_signature
from cascade.reading.tables.header_parser import quarter_in
from cascade.reading.tables.table import MULTI_COLUMN_FIELDS, SUPPLEMENTARY_FIELDS, VALUE_FIELDS, Column, Table
from cascade.text.measures import counts_things
from cascade.text.normalize import without_bullet
from cascade.text.numbers import DecimalMark, decimal_mark, parse_quantity
from cascade.text.printable import one_line
from cascade.text.units import is_known_unit, split_unit

_BROKEN_UNIT = re.compile(r"[^\W\d_]{3,} [a-z]{1,6}")  # its column breaks it: Perse n
LONGEST_NUMBER = 4  # characters of what numbers a heading: "A.", "III."


def read_table(
    table: Table, content: DocumentContent, lines_above: Sequence[Line] = (), *, continues: bool = False
) -> None:
    """Read the data rows of one table into the content of its document.

    Args:
        table: What to read.
        content: What the document claims so far.
        lines_above: The lines above; one such as "Tujuan: …" names what a table without element columns measures.
        continues: The table is cut by a page.
    """
    if not continues:
        content.current, content.section = {}, None
    reader = _TableReader(table, content, continues=continues)
    if table.form.per_quarter:
        reader.quarter = next(
            (q for line in reversed(lines_above) if (q := quarter_in(line.text))), quarter_in(table.grid.name)
        )
    reader.open_elements_above(lines_above)
    reader.read()


def _is_result(element: Element) -> bool:
    """Tell whether a text alone in its row is a tujuan or sasaran that nobody gave an indicator, no remark."""
    return element.level in OUTCOME_LEVELS and is_result_sentence(element.name.text)


def _text_of(label: Label | None) -> str | None:
    return label.text if label else None


class _TableReader:
    """Walks the data rows of one table."""

    def __init__(self, table: Table, content: DocumentContent, *, continues: bool):
        self.table = table
        self.grid = table.grid
        self.content = content
        self.current = content.current
        self.understood_row = 0  # a row that is understood although it opens no element
        self.code_parts: dict[int, list[str]] = {}  # block → parts of its last code, which stand in cells of their own
        self.quarter: int | None = None  # to which all targets of the table belong
        self.begin_rows: dict[str, int] = {}  # element → its row
        self.claimed_pagu_cells: set[Cell] = set()  # pagu cells that an indicator has
        self.summed_rows: set[int] = set()  # rows of a total or an urusan, whose pagu is that of other rows
        self.first_element = len(content.elements)  # place of the first one of this table in the document
        self.elements_at_last_total = self.first_element
        self.totals_add_up = not continues
        self.levels_by_appearance = levels_by_appearance(table)
        self.names_without_level: list[Cell] = []  # names that nothing tells the level of
        self.blocks_with_bracketed_units = blocks_with_units_in_brackets(table)
        self.borrowed: set[tuple[int, int]] = set()  # block and row whose values belong to another block's indicator
        self.reported_cells: set[Cell] = set()  # of values in doubt; each is reported once
        self.signature_begun = False
        self.decimal_mark: DecimalMark | None = decimal_mark(self._values_as_text())

    def read(self) -> None:
        content, table = self.content, self.table
        first_of_rows = len(content.elements)
        content.ordinals |= {
            c.ordinal for c in table.columns if c.ordinal and not c.year and c.name in ("targets", "pagus")
        }
        for row in table.data_rows:
            cells = [cell for cell in self.grid.row(row) if cell.text and cell.starts_at(row)]
            if cells:
                self._read_row(row, cells)
        content.current = self.current
        self._give_shared_pagu(first_of_rows)
        self._report_unknown_columns()
        if self.names_without_level:
            reason = LocalizedText(
                "tidak jelas mana program, kegiatan atau sub kegiatan ({n} nama)",
                "it is unclear which are program, kegiatan or sub kegiatan ({n} names)",
            )
            self._report(self.names_without_level[0], reason.format(n=len(self.names_without_level)))

    def open_elements_above(self, lines: Sequence[Line]) -> None:
        """Open the elements that lines above name ("Tujuan: …", "Program : 7.01.01 …"), if no column of the table does."""
        if any(c.is_element for c in self.table.columns) or any(self.table.form.block_levels):
            return
        for level, name, code, source in elements_named_above(lines):
            self._begin_element(level, name, code, source, assumed=False)

    def _read_row(self, row: int, cells: list[Cell]) -> None:
        if any(self._is_total(cell) for cell in cells[:2]):
            self._read_total(row, cells[0])
            return
        if re.match(self.table.form.skip, one_line(cells[0].text), re.I):
            self._report(cells[0], LocalizedText("bukan indikator kinerja", "not an indicator of performance"))
            return
        if section := self._section_level(cells):
            self.content.section = section
            return
        if self._is_signature(row, cells):
            for cell in cells:
                self._add_note(cell)
            return
        if self._ends_row_above(row, cells):
            self._report(
                cells[0],
                LocalizedText(
                    "lanjutan teks baris di atasnya; tidak disambung", "goes on with the row above; not joined to it"
                ),
            )
            return
        understood = self._open_heading(cells)
        for index in range(len(self.table.form.block_levels)):
            understood |= self._read_block(index, row, len(cells))
        if not understood and row != self.understood_row:
            self._report_unread_row(cells)

    def _is_total(self, cell: Cell) -> bool:
        """Tell whether a cell heads a total row; an indicator may begin with the same word."""
        text = one_line(cell.text)
        if is_total(text):
            return self._column(cell).name != "indicator"
        return is_total_of_office(text) and any(column.is_element for column in self._covered_columns(cell))

    def _read_total(self, row: int, cell: Cell) -> None:
        """Keep a total row that prints the pagu of all elements since the last one; of two in a row the second is of all.

        Where a row above prints a pagu of no element, nobody can tell what it is the total of.
        """
        blocks = range(len(self.table.form.block_levels))
        pagu = {
            year: q
            for index in blocks
            for name in ("pagus", "pagu")
            for year, q in self._values_by_year(index, name, row)
            if not q.is_missing
        }
        elements = self.content.elements
        begin = self.elements_at_last_total if self.elements_at_last_total < len(elements) else self.first_element
        self.totals_add_up = self.totals_add_up and bool(pagu) and self._all_pagu_is_read(row)
        self.summed_rows.add(row)
        self.elements_at_last_total = len(elements)
        if self.totals_add_up and begin < len(elements):
            ids = tuple(element.id for element in elements[begin:])
            self.content.totals.append(Total(Label(one_line(cell.text), cell.source), pagu, ids))
            return
        self._report(
            cell, LocalizedText("baris jumlah; tidak dibaca sebagai unsur", "a total row; not read as an element")
        )

    def _all_pagu_is_read(self, end: int) -> bool:
        """Tell whether each pagu printed above a row is that of an element or indicator."""
        owners: list[Element | Indicator] = [*self.content.elements[self.first_element :], *self.content.indicators]
        read = {replace(q.source, carried=False) for each in owners for q in each.pagu.values() if q.source}
        columns = [c for c in self.table.columns if c.name in ("pagu", "pagus")]
        return all(
            cell is None or not cell.starts_at(row) or parse_quantity(cell.text).is_missing or cell.source in read
            for row in self.table.data_rows
            if row < end and row not in self.summed_rows
            for cell in (self.grid.at(row, column.number) for column in columns)
        )

    def _read_block(self, index: int, row: int, filled: int) -> bool:
        """Read what one block of columns says in a row that fills so many cells; tell whether it was understood."""
        new = self._open_elements(index, row, filled)
        self._read_outcome(index, row)
        element = self._measured_element(index, row)
        cell = self._indicator_cell(index, row)
        if cell is not None and cell.starts_at(row) and not self._is_section_heading(cell, filled):
            self._read_indicators(index, row, cell, element, new)
            return True
        if new is not None:
            self._read_pagu(index, row, new)
        self._report_values_without_indicator(index, row, merged=cell is not None)
        return new is not None or cell is not None

    def _section_level(self, cells: list[Cell]) -> str | None:
        """Return the level of the rows below one that prints nothing but a number and the name of a list."""
        sections, name = dict(self.table.form.sections), one_line(cells[-1].text)
        if len(cells) > 2 or any(len(one_line(cell.text)) > LONGEST_NUMBER for cell in cells[:-1]):
            return None
        return next((level for level, pattern in sections.items() if re.fullmatch(pattern, name, re.I)), None)

    def _is_section_heading(self, cell: Cell, filled: int) -> bool:
        """Tell whether a cell in the place of an indicator only heads the rows below: an urusan or an OPD with its code."""
        text = one_line(cell.text)
        return filled <= 2 and (has_code_before(text) or is_urusan(text) or self._is_wide(cell))

    def _is_signature(self, row: int, cells: list[Cell]) -> bool:
        """Tell whether a row belongs to the signature: it prints place and date, or stands below and has no value."""
        dated = any(DATE.fullmatch(one_line(cell.text)) for cell in cells)
        if not (dated or self.signature_begun):
            return False
        columns = [c for c in self.table.columns if c.name in VALUE_FIELDS]
        values = [self.grid.at(row, c.number) for c in columns]
        return all(
            cell is None or not cell.starts_at(row) or parse_quantity(cell.text).kind in ("none", "text")
            for cell in values
        )

    def _ends_row_above(self, row: int, cells: list[Cell]) -> bool:
        """Tell whether a row only ends the texts of the row above: names in lower case and no value."""
        names = {c.number for c in self.table.columns if c.is_element or c.name == "indicator"}
        is_below = any(
            cell.text and cell.starts_at(row - 1) and cell.column in names for cell in self.grid.row(row - 1)
        )
        return is_below and all(cell.column in names and cell.text[:1].islower() for cell in cells)

    def _open_heading(self, cells: list[Cell]) -> bool:
        """Open the element that a heading across the table names: "Sasaran 1: …", "Program …"."""
        wide = [cell for cell in cells if self._is_heading(cell)]
        heading = heading_name(one_line(wide[0].text)) if len(wide) == 1 else None
        if heading is None:
            return False
        self._begin_element(heading.level, heading.name, None, wide[0].source, assumed=True)
        return True

    def _is_heading(self, cell: Cell) -> bool:
        """Tell whether a cell stands across the table and belongs to none of its columns."""
        if not self._is_wide(cell):
            return False
        first = self._column(cell).name
        return first is None or (first == "code" and names_goal(one_line(cell.text)))

    def _column(self, cell: Cell) -> Column:
        """Return the column in which a cell begins."""
        columns = self.table.columns
        return columns[cell.column - 1] if cell.column <= len(columns) else Column(cell.column, "")

    def _is_wide(self, cell: Cell) -> bool:
        """Tell whether a merged cell lies across columns of different meaning."""
        if cell.columns == 1:
            return False
        covered = self._covered_columns(cell)
        return len({(c.block, c.name, c.year, c.ordinal, c.quarter) for c in covered if c.name}) > 1

    def _covered_columns(self, cell: Cell) -> tuple[Column, ...]:
        return self.table.columns[cell.column - 1 : cell.column - 1 + cell.columns]

    # Elements

    def _open_elements(self, index: int, row: int, filled: int) -> Element | None:
        """Open the elements whose names are printed in this row; return the deepest."""
        newest = None
        for column in self._element_columns(index):
            cell = self._name_cell(column, row)
            if cell is None or not cell.starts_at(row):
                continue
            newest = self._open_element(index, column, cell, row) or newest
            may_be_remark = filled == 1 and not self.table.form.is_list
            if newest is not None and may_be_remark and not _is_result(newest):
                self.content.alone_in_row.add(newest.id)
        return newest

    def _element_columns(self, index: int) -> list[Column]:
        return [c for c in self.table.columns if c.block == index and c.is_element]

    def _name_cell(self, column: Column, row: int) -> Cell | None:
        """Return the cell that prints a name for an element column; a number is none, a heading neither."""
        cell = self.grid.at(row, column.number)
        if cell is None or not has_letter(cell.text):
            return None
        is_anothers = cell.column != column.number and self._column(cell).is_element
        return None if is_anothers or self._is_heading(cell) else cell

    def _open_element(self, index: int, column: Column, cell: Cell, row: int) -> Element | None:
        is_deepest = column.name == "by_code" or column is self._element_columns(index)[-1]
        text = one_line(cell.text)
        code = self._read_code(index, row) if is_deepest else None
        if column.name in CODED_COLUMNS:
            printed_code, text = split_code(text)
            code = Label(printed_code, cell.source) if printed_code else code
        named = level_by_name(column.name or "", text, code)
        level, assumed = named.level, named.is_assumed
        level_cell = self._read_text(index, "level", row)
        if level_cell and (word := LEVEL_WORDS.get(level_cell.text.casefold())):
            level, assumed = word, False
        if level == "urusan":
            self.understood_row = row
            self.summed_rows.add(row)
            return None
        if level == "unknown" and is_result_sentence(text) and "sasaran" in column.header:
            level = self._level_of_result(column, row)
        if level == "unknown" and (deepest := self._deepest()) and self._is_statement(column, cell, text):
            self._add_statement(deepest, cell)
            self.understood_row = row
            return None
        level = self.levels_by_appearance.get(cell, level) if level == "unknown" else level
        if level == "unknown" and (deepest := self._deepest()) and self._is_cut_by_page(index, row, cell, deepest):
            self._complete_name(deepest, text)
            self.understood_row = row
            return None
        if level == "unknown" and column.name == "by_code":
            self.names_without_level.append(cell)
        element = self._begin_element(level, without_level_label(named.name), code, cell.source, assumed=assumed)
        self.begin_rows.setdefault(element.id, row)
        return element

    def _read_outcome(self, index: int, row: int) -> None:
        """Keep what a column of its own prints as the outcome of the program that begins in a row or goes on."""
        program = self.current.get("program")
        for column in self.table.find(index, "outcome"):
            cell = self.grid.at(row, column.number)
            is_own = (
                cell is not None and cell.starts_at(row) and has_letter(cell.text) and not self._spans_columns(cell)
            )
            if cell is not None and is_own and program is not None:
                self._add_statement(program, cell)

    def _is_cut_by_page(self, index: int, row: int, cell: Cell, deepest: Element) -> bool:
        """Tell whether a name without code only ends the coded one with which the page before ended."""
        row_above = max((r for r in self.table.data_rows if r < row), default=row)
        pages_above = {
            other.source.page for other in self.grid.row(row_above) if other.starts_at(row_above) and other.text
        }
        is_coded = bool(self.table.find(index, "code")) and deepest.code is not None
        return is_coded and cell.source.page is not None and bool(pages_above) and cell.source.page not in pages_above

    def _complete_name(self, element: Element, text: str) -> None:
        """Add to the name of an element what a page cut off."""
        name = replace(element.name, text=f"{element.name.text} {text}")
        position = self._position(element)
        self.content.elements[position] = replace(self.content.elements[position], name=name)
        self.current[element.level] = replace(element, name=name)

    def _level_of_result(self, column: Column, row: int) -> str:
        """Return the level of a sentence of a result in a column of tujuan, sasaran and programs that holds no outcomes."""
        if re.search("outcome|output", column.header):
            return "unknown"
        below = (
            cell for r in self.table.data_rows if r > row and (cell := self._name_cell(column, r)) and cell.starts_at(r)
        )
        following = next(below, None)
        leads_another = following is not None and is_result_sentence(one_line(following.text))
        return "tujuan" if leads_another and "tujuan" in column.header and "tujuan" not in self.current else "sasaran"

    def _deepest(self) -> Element | None:
        """Return the deepest of the elements that a row inherits."""
        return max(self.current.values(), key=lambda element: level_rank(element.level), default=None)

    def _is_statement(self, column: Column, cell: Cell, text: str) -> bool:
        """Tell whether a name without code and level is the outcome or output sentence of the element above it.

        Official names of programs and kegiatan are nouns; a sentence of a result begins with Meningkatnya, Tersedianya.
        """
        if is_result_sentence(text):
            return True
        return cell not in self.levels_by_appearance and re.search("outcome|output", column.header) is not None

    def _begin_element(self, level: str, name: str, code: Label | None, source: Source, *, assumed: bool) -> Element:
        open_element = self.current.get(level)
        rank = level_rank(level)
        if open_element and open_element.name.text == name and _text_of(open_element.code) == _text_of(code):
            self.current = {e.level: e for e in self.current.values() if level_rank(e.level) <= rank}
            return open_element
        higher = [e for e in self.current.values() if level_rank(e.level) < min(rank, level_rank("sub_kegiatan"))]
        parent = max(higher, key=lambda e: level_rank(e.level), default=None)
        element = Element(
            id=f"e{len(self.content.elements) + 1}",
            level=level,
            name=Label(name, source),
            code=code,
            parent=parent.id if parent else None,
            level_assumed=assumed,
        )
        self.content.elements.append(element)
        self.current = {e.level: e for e in self.current.values() if level_rank(e.level) < rank} | {level: element}
        return element

    def _measured_element(self, index: int, row: int) -> Element | None:
        """Return the element that this row's indicator measures: the deepest one printed for it.

        A blank cell inherits the element above, unless a higher element begins in this row.
        """
        columns = self._element_columns(index)
        if not columns:
            level = self.table.form.block_levels[index]
            return self.current.get(level) if level else self._deepest()
        printed = [(c, self.grid.at(row, c.number)) for c in columns]
        begins_element = any(cell is not None and cell.text and cell.starts_at(row) for _, cell in printed)
        levels = {
            "tujuan_sasaran": ("sasaran", "tujuan"),
            "by_code": ("unknown", "sub_kegiatan", "kegiatan", "program", "sasaran", "tujuan"),
        }
        for column, cell in reversed(printed):
            for level in levels.get(column.name or "", (column.name or "",)):
                element = self.current.get(level)
                if element and ((cell is not None and cell.text) or not begins_element):
                    return element
        return None

    def _read_pagu(self, index: int, row: int, element: Element) -> None:
        """Give an element what its row prints of its pagu and source of funds, unless a row above did."""
        pagu = dict(self._values_by_year(index, "pagus", row)) | dict(self._values_by_year(index, "pagu", row))
        quarters, funds = self._pagu_quarters(index, row), self._read_text(index, "funds", row, blank=True)
        if not pagu and quarters is None and funds is None:
            return
        position = self._position(element)
        printed_element = self.content.elements[position]
        self.content.elements[position] = replace(
            printed_element,
            pagu=printed_element.pagu or pagu,
            pagu_quarters=printed_element.pagu_quarters or quarters,
            funds=printed_element.funds if printed_element.funds and printed_element.funds.text else funds,
        )

    def _add_statement(self, element: Element, cell: Cell) -> None:
        """Keep a sentence that says what an element yields."""
        position = self._position(element)
        printed_element = self.content.elements[position]
        statement = Label(one_line(cell.text), cell.source)
        self.content.elements[position] = replace(printed_element, statements=(*printed_element.statements, statement))

    def _position(self, element: Element) -> int:
        """Return the place of an element among those of the document; it is one of the last."""
        elements = self.content.elements
        return next(position for position in reversed(range(len(elements))) if elements[position].id == element.id)

    def _pagu_quarters(self, index: int, row: int) -> tuple[Quantity, ...] | None:
        column_of_quarter = {c.quarter: c for c in self.table.find(index, "pagu_quarters")}
        quarters = [self._read_value(column_of_quarter[n], row) for n in (1, 2, 3, 4) if n in column_of_quarter]
        amounts = tuple(value for value in quarters if value is not None)
        return amounts if len(amounts) == len(QUARTER_NAMES) else None

    def _give_shared_pagu(self, first: int) -> None:
        """Give an element without pagu the one that all its indicator rows print alike."""
        printed: dict[str | None, list[Mapping[int, Quantity]]] = defaultdict(list)
        for indicator in self.content.indicators:
            if amounts_by_year(indicator.pagu):
                printed[indicator.element].append(indicator.pagu)
        for position, element in enumerate(self.content.elements[first:], first):
            pagus = printed[element.id]
            if (
                pagus
                and not amounts_by_year(element.pagu)
                and all(amounts_by_year(pagu) == amounts_by_year(pagus[0]) for pagu in pagus)
            ):
                self.content.elements[position] = replace(element, pagu=pagus[0])

    # Indicators

    def _indicator_cell(self, index: int, row: int) -> Cell | None:
        """Return the cell that names the indicator of a row, or the merged one above that still covers it."""
        columns = self.table.find(index, "indicator")
        cells = dict.fromkeys(cell for c in columns if (cell := self.grid.at(row, c.number)) is not None)
        named = [
            cell
            for cell in cells
            if has_letter(cell.text) and (self._column(cell).name == "indicator" or not self._is_wide(cell))
        ]
        starting_here = [cell for cell in named if cell.starts_at(row)]
        for cell in starting_here[1:]:
            self._report(
                cell, LocalizedText("nama indikator kedua di baris yang sama", "a second indicator name in one row")
            )
        return next(iter(starting_here or named), None)

    def _report_values_without_indicator(self, index: int, row: int, *, merged: bool) -> None:
        """Report values of a row that names no indicator; `merged` if the indicator above covers it."""
        if (index, row) in self.borrowed:
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
        self._report(cells[0], reason.format(n=len(cells)))

    def _read_indicators(self, index: int, row: int, cell: Cell, element: Element | None, new: Element | None) -> None:
        """Read the indicators that a cell names; `new` is the element that begins in the row."""
        if new is not None:
            self._read_pagu(index, row, new)
        items = split_items(cell.text)
        by_line = self._names_line_by_line(index, row, cell) if len(items) == 1 else []
        values_in = self._block_with_values(index, row)
        for position, text in enumerate(by_line or items):
            pick = ItemPicker(position, len(by_line or items), by_line=bool(by_line))
            name, label = without_label(text)
            name = SECTION_NUMBER.sub("", without_bullet(name))
            name, unit_in_brackets = split_unit(name, any_tail=index in self.blocks_with_bracketed_units)
            unit = self._read_unit(values_in, row, pick)
            if not (unit and unit.text) and unit_in_brackets:
                unit = Label(unit_in_brackets, cell.source)
            pick = replace(pick, whole=counts_things(name, unit.text if unit else None))
            targets = dict(self._values_by_year(values_in, "targets", row, pick))
            if not self.quarter:
                targets |= dict(self._values_by_year(index, "target", row, pick))
            is_cumulative = any(column.cumulative for column in self.table.find(index, "quarters"))
            self.content.indicators.append(
                Indicator(
                    id=f"i{len(self.content.indicators) + 1}",
                    name=Label(name, cell.source),
                    level=self._level_of_indicator(index, element),
                    element=element.id if element else None,
                    code=self._read_code(index, row) or (Label(label, cell.source) if label else None),
                    unit=unit,
                    baseline=self._latest_value(values_in, "baseline", row, pick),
                    targets=targets,
                    end_target=self._latest_value(values_in, "end_target", row, pick),
                    quarters=self._read_quarters(index, row, pick),
                    pagu=self._pagu_of_indicator(index, row, element) if position == 0 else {},
                    quarter_aggregation="cumulative" if is_cumulative else None,
                    details=self._read_details(index, row, pick),
                    packed=pick.count,
                    sources=printed_places(cell, targets),
                )
            )
        self._report_unpaired(index, row, cell, len(items))

    def _level_of_indicator(self, index: int, element: Element | None) -> str:
        level = self.content.section or self.table.form.block_levels[index]
        return level or (element.level if element else "unknown")

    def _read_unit(self, index: int, row: int, pick: ItemPicker) -> Label | None:
        """Return the unit of an indicator, whole where its narrow column breaks it."""
        unit = self._read_text(index, "unit", row, pick, blank=True)
        if unit and _BROKEN_UNIT.fullmatch(unit.text) and is_known_unit(joined := unit.text.replace(" ", "")):
            return replace(unit, text=joined)
        return unit

    def _read_details(self, index: int, row: int, pick: ItemPicker) -> dict[str, Label]:
        """Return what the columns of a decree on IKU say of an indicator; a blank one is kept, an absent one is left out."""
        texts = ((field, self._read_text(index, field, row, pick, blank=True)) for field in IKU_DETAILS)
        return {field: text for field, text in texts if text}

    def _report_unpaired(self, index: int, row: int, cell: Cell, count: int) -> None:
        """Report several indicators in one cell that stand beside another number of targets."""
        columns = [*self.table.find(index, "targets"), *self.table.find(index, "target")]
        values = [beside for c in columns if (beside := self.grid.at(row, c.number)) is not None]
        first = ItemPicker(0, count)
        if count > 1 and any(first(each.text) is None and not parse_quantity(each.text).is_missing for each in values):
            reason = LocalizedText(
                "{n} indikator dalam satu sel, targetnya tidak sebanyak itu; tidak dipasangkan",
                "{n} indicators in one cell but not as many targets; not paired",
            )
            self._report(cell, reason.format(n=count))

    def _block_with_values(self, index: int, row: int) -> int:
        """Return the block whose columns hold the values of a row's indicator.

        Where tujuan and sasaran stand side by side before one run of years, a row that names only the indicator of the
        tujuan prints its values.
        """
        if any(self.table.find(index, name) for name in VALUE_FIELDS):
            return index
        for other in range(len(self.table.form.block_levels)):
            cells = [self.grid.at(row, column.number) for column in self.table.find(other, "targets")]
            is_own = any(cell is not None and cell.starts_at(row) and cell.text for cell in cells)
            if is_own and self._indicator_cell(other, row) is None:
                self.borrowed.add((other, row))
                return other
        return index

    def _names_line_by_line(self, index: int, row: int, cell: Cell) -> list[str]:
        """Return the indicators that a cell prints line by line beside as many values; none where it is one."""
        columns = [c for name in ("target", "targets", "quarters") for c in self.table.find(index, name)]
        values = [printed_lines(beside.text) for c in columns if (beside := self.grid.at(row, c.number)) is not None]
        several = [lines for lines in values if len(lines) > 1]
        count = len(several[0]) if several else 0
        if not several or not all(len(lines) == count and all(map(is_value, lines)) for lines in several):
            return []
        names = printed_lines(cell.text)
        if len(names) > count:
            names = join_by_head_words(names)
        if len(names) == count and all(name[:1].isupper() for name in names):
            return names
        reason = LocalizedText(
            "{n} nilai per tahun dalam satu sel; nama indikatornya tidak dapat dipisahkan",
            "{n} values a year in one cell; the names of their indicators cannot be told apart",
        )
        self._report(cell, reason.format(n=count))
        return []

    def _read_quarters(self, index: int, row: int, pick: ItemPicker) -> tuple[Quantity | None, ...] | None:
        if self.quarter:
            [column] = self.table.find(index, "target")
            return tuple(self._read_value(column, row, pick) if n == self.quarter else None for n in (1, 2, 3, 4))
        columns = {c.quarter: c for c in self.table.find(index, "quarters")}
        if not columns:
            return None
        return tuple(
            self._read_value(columns[n], row, pick)
            if n in columns
            else Quantity("none", "", source=blank_source(self.grid, row, 0))
            for n in (1, 2, 3, 4)
        )

    def _values_by_year(
        self, index: int, name: str, row: int, pick: ItemPicker | None = None
    ) -> Iterator[tuple[int, Quantity]]:
        """Yield year and value; a "Tahun ke-n" without calendar year as -n, no year at all as 0."""
        for column in self.table.find(index, name):
            year = column.year or -(column.ordinal or 0)
            quantity = self._read_value(column, row, pick)
            is_inherited = quantity is not None and quantity.source is not None and quantity.source.carried
            if quantity is not None and not (name in ("pagus", "pagu") and is_inherited):
                yield year, quantity

    def _pagu_of_indicator(self, index: int, row: int, element: Element | None) -> dict[int, Quantity]:
        """Return the pagu of an indicator row: what is printed on it, or the merged cell from its element's row on.

        A pagu merged over several indicators is on the first of them.
        """
        pagu = dict(self._values_by_year(index, "pagus", row))
        for column in self.table.find(index, "pagus"):
            cell = self.grid.at(row, column.number)
            if cell is None or not cell.text:
                continue
            begin = self.begin_rows.get(element.id, row) if element else row
            is_merged_within_element = begin <= cell.row < row
            is_free = is_merged_within_element and cell not in self.claimed_pagu_cells
            if is_free and (quantity := self._read_value(column, row)):
                pagu[column.year or -(column.ordinal or 0)] = quantity
            self.claimed_pagu_cells.add(cell)
        return pagu

    def _latest_value(self, index: int, name: str, row: int, pick: ItemPicker) -> Quantity | None:
        """Return the value of a field; of several years that of the last one."""
        columns = self.table.find(index, name)
        latest = max(columns, key=lambda column: column.year or 0, default=None)
        return self._read_value(latest, row, pick) if latest else None

    def _read_value(self, column: Column, row: int, pick: ItemPicker | None = None) -> Quantity | None:
        cell = self.grid.at(row, column.number)
        is_money = column.name in ("pagus", "pagu", "end_pagu", "pagu_quarters")
        if cell is None or self._spans_columns(cell):
            return parse_quantity("", blank_source(self.grid, row, column.number))
        source = source_in_row(cell, row)
        if cell.unsure:
            return self._undecided_value(cell, source)
        if pick is None or pick.count == 1 or parse_quantity(cell.text).is_missing:
            whole = is_money or (pick is not None and pick.whole and cell.number is None)
            quantity = parse_quantity(cell.text, source, mark=self.decimal_mark, whole=whole, exact=cell.number)
            return self._with_second_reading(in_rupiah(quantity, column) if is_money else quantity, cell)
        part = pick(cell.text)
        return (
            None if part is None else parse_quantity(part, source, mark=self.decimal_mark, whole=is_money or pick.whole)
        )

    def _undecided_value(self, cell: Cell, source: Source) -> Quantity:
        """Return a print that may or may not be the value of this place: it has no value, only possible ones."""
        numbers = tuple(
            n for part in cell.text.split() if (n := parse_quantity(part, mark=self.decimal_mark).value) is not None
        )
        if not any(same.source == cell.source for same in self.reported_cells):
            self.reported_cells.add(cell)
            reason = LocalizedText(
                "tidak jelas kolom mana yang memuat nilai ini", "it is unclear which column holds this value"
            )
            self._report(cell, reason)
        return Quantity("text", cell.text, readings=numbers, source=source)

    def _with_second_reading(self, quantity: Quantity, cell: Cell) -> Quantity:
        """Return a value that a second reading of the file does not confirm as an ambiguous one."""
        second = parse_quantity(cell.other, mark=self.decimal_mark).value if cell.other else None
        if second is None or quantity.value is None or second == quantity.value:
            return quantity
        if cell not in self.reported_cells:
            self.reported_cells.add(cell)
            reason = LocalizedText("angka ini juga terbaca “{o}”", "this number also reads “{o}”")
            self._report(cell, reason.format(o=cell.other))
        return replace(quantity, readings=(*quantity.readings, second))

    def _read_text(
        self, index: int, name: str, row: int, pick: ItemPicker | None = None, *, blank: bool = False
    ) -> Label | None:
        columns = self.table.find(index, name)
        if not columns:
            return None
        cell = self.grid.at(row, columns[0].number)
        if cell is not None and cell.unsure:
            return None
        if cell is None or not cell.text or self._spans_columns(cell):
            return Label("", blank_source(self.grid, row, columns[0].number)) if blank else None
        text = (pick(cell.text) if pick else None) or cell.text
        return Label(one_line(text), source_in_row(cell, row))

    def _spans_columns(self, cell: Cell) -> bool:
        """Tell whether a cell lies across several columns and so is the value of none; a value is reported."""
        if not self._is_wide(cell):
            return False
        first = self._column(cell)
        is_value = (
            bool(first.name) and not first.is_element and first.name not in MULTI_COLUMN_FIELDS and bool(cell.text)
        )
        if is_value and cell not in self.reported_cells:
            self.reported_cells.add(cell)
            self._report(cell, LocalizedText("satu nilai untuk beberapa kolom", "one value for several columns"))
        return True

    def _read_code(self, index: int, row: int) -> Label | None:
        """Return the code of a row; one that is printed in several cells is joined, with the parts from above."""
        columns = self.table.find(index, "code")
        if len(columns) < 2:
            code = self._read_text(index, "code", row)
            is_broken = code and "." in code.text and re.fullmatch(r"[\dx., ]+", code.text, re.I)
            return replace(code, text=unbroken_code(code.text)) if code and is_broken else code
        cells = [self.grid.at(row, column.number) for column in columns]
        parts = [re.sub(r"\s", "", cell.text).replace(",", ".") if cell else "" for cell in cells]
        first = next((number for number, part in enumerate(parts) if part), None)
        if first is None:
            return None
        self.code_parts[index] = parts = [*self.code_parts.get(index, [])[:first], *parts[first:]]
        source = next(cell.source for cell in cells if cell is not None and cell.text)
        return Label(".".join(part for part in parts if part), source)

    def _values_as_text(self) -> list[str]:
        """Return the values of the table that are text, which together tell what a dot and a comma mean."""
        value_columns = [
            c.number for c in self.table.columns if c.name in (*VALUE_FIELDS, "baseline", "end_target", "end_pagu")
        ]
        cells = (self.grid.at(row, number) for row in self.table.data_rows for number in value_columns)
        return [cell.text for cell in cells if cell is not None and cell.number is None]

    # What was not understood

    def _report_unread_row(self, cells: list[Cell]) -> None:
        """Keep a row of which nothing was made: a remark as a note, all else as not understood."""
        about = {c.number for c in self.table.columns if c.ignored or c.name in ("policy", *SUPPLEMENTARY_FIELDS)}
        if all(cell.column in about for cell in cells):
            return
        named = {c.number for c in self.table.columns if c.name or c.ignored}
        values = [cell for cell in cells if cell.column in named]
        if any(self._is_wide(cell) for cell in cells):
            self._report(
                cells[0], LocalizedText("judul bagian; tidak dibaca sebagai unsur", "a heading; not read as an element")
            )
        elif len(cells) == 1 or not values:
            for cell in cells:
                self._add_note(cell)
        else:
            self._report(
                cells[0], LocalizedText("baris tanpa indikator dan tanpa unsur", "a row without indicator and element")
            )

    def _report_unknown_columns(self) -> None:
        """Keep texts beside the table as notes; report a headed column that no profile knows."""
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
                if cell is None or not cell.starts_at(row) or cell.column != column.number or not cell.text:
                    continue
                if header:
                    counted[header] += 1
                    first.setdefault(header, cell)
                elif not any(note.source == cell.source for note in self.content.notes):
                    self._add_note(cell)
        for header, count in counted.items():
            reason = LocalizedText("kolom “{h}” tidak dikenal ({n} sel)", "column “{h}” is not known ({n} cells)")
            self._report(first[header], reason.format(h=header, n=count))

    def _add_note(self, cell: Cell) -> None:
        """Keep a text that belongs to no column; from the place and date of a signature on as a line under the table."""
        if self.signature_begun or begins_signature(cell.text):
            self.signature_begun = True
            self.content.remarks.append(Line(one_line(cell.text), cell.source))
        else:
            self.content.notes.append(Note(one_line(cell.text), cell.source))

    def _report(self, cell: Cell, reason: LocalizedText) -> None:
        self.content.not_understood.append(NotUnderstood(one_line(cell.text)[:120], reason, cell.source))
