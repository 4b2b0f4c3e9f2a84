"""Lay the rows of a table that a text tells out in a grid with a header.

The rows, their levels and how many values each has go in; the grid comes out, its header in three rows as an official form
has it, every cell with the line of the text that it stands in, as a guess.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from cascade.model import Cell, Grid, Source
from cascade.reading.extraction.plain_text.rows import TableRow
from cascade.reading.extraction.plain_text.text_cells import QUARTERS, TextRow

_TITLES = {
    "tujuan": "Tujuan",
    "sasaran": "Sasaran",
    "program": "Program",
    "kegiatan": "Kegiatan",
    "sub_kegiatan": "Sub Kegiatan",
}


class _Header:
    """Three rows of headings, which grow column by column; `columns` holds the column of each field."""

    ROWS = 3

    def __init__(self, source: Source):
        self.source = source
        self.cells: list[Cell] = []
        self.columns: dict[str, int] = {}
        self._next_column = 1

    def add(self, field: str, *texts: str) -> None:
        """Add a field of one column; its last text reaches down to the last row."""
        self._add_texts(field, texts, self.ROWS, 1)
        self._next_column += 1

    def add_quarters(self, field: str, *texts: str, count: int) -> None:
        """Add a field of several columns, with the names of the quarters in the last row."""
        self._add_texts(field, texts, self.ROWS - 1, count)
        for number, name in enumerate(("TR I", "TR II", "TR III", "TR IV")):
            self.cells.append(Cell(name, self.ROWS, self._next_column + number, self.source))
        self._next_column += count

    def _add_texts(self, field: str, texts: tuple[str, ...], last_row: int, columns: int) -> None:
        self.columns[field] = self._next_column
        for row, text in enumerate(texts, 1):
            rows = last_row + 1 - row if row == len(texts) else 1
            self.cells.append(Cell(text, row, self._next_column, self.source, rows, columns))


@dataclass(frozen=True, slots=True)
class GridLayout:
    """The columns of a table: a left block (tujuan, sasaran) or none, the levels, how many values, whether it has units."""

    left: list[str]
    levels: list[str]
    count: int
    has_units: bool

    def grid(self, rows: list[TableRow], head: TextRow, source: Source) -> Grid:
        """Return the grid of some rows, its header at the line `head` of the text."""
        header = self._header(rows, _guessed_at(source, head))
        cells = header.cells
        for number, row in enumerate(rows, _Header.ROWS + 1):
            self._fill(number, row, header.columns, source, cells)
        last = max(cell.row for cell in cells)
        return Grid("", tuple(cells), last, max(cell.column + cell.columns - 1 for cell in cells), header.source)

    def _header(self, rows: list[TableRow], source: Source) -> _Header:
        """Return the headings of all fields, from left to right."""
        header = _Header(source)
        if self.left:
            self._add_left_block(header, rows)
        *outer_levels, leaf = self.levels
        for level in outer_levels:
            self._add_outer_level(header, rows, level)
        self._add_leaf(header, leaf)
        return header

    def _add_left_block(self, header: _Header, rows: list[TableRow]) -> None:
        header.add("left name", "Tujuan/Sasaran")
        header.add("left indicator", "Indikator Kinerja")
        if any(row.values and row.values.unit for row in rows if row.is_left):
            header.add("left unit", "Satuan")
        header.add_quarters("left values", "Target", count=self.count)

    def _add_outer_level(self, header: _Header, rows: list[TableRow], level: str) -> None:
        """Add the name and the indicator of a level that has others below it, as far as the rows have them."""
        over = self._titles_over(level)
        if any(level in row.names for row in rows) or self.left:
            header.add(f"{level} name", *over, self._name_title(level))
        if any(level in row.indicators for row in rows) or self.left:
            header.add(f"{level} indicator", *over, f"Indikator {_TITLES[level]}")

    def _add_leaf(self, header: _Header, leaf: str) -> None:
        """Add the lowest level, and what is printed of its indicators."""
        over = self._titles_over(leaf)
        header.add(f"{leaf} name", *over, self._name_title(leaf))
        header.add(f"{leaf} indicator", *over, "Indikator Kinerja")
        if self.has_units:
            header.add("unit", *over, "Satuan")
        if self.count == QUARTERS:
            header.add_quarters("values", *over, "Target", count=self.count)
        else:
            header.add("values", "Target")

    def _titles_over(self, level: str) -> list[str]:
        """Return the heading over the columns of a level, which stands beside a left block only."""
        return [_TITLES[level]] if self.left else []

    def _name_title(self, level: str) -> str:
        return "Uraian" if self.left else _TITLES[level]

    def _fill(self, number: int, row: TableRow, columns: dict[str, int], source: Source, cells: list[Cell]) -> None:
        def put(field: str, text: str, line: TextRow, *, unsure: bool = False, shift: int = 0) -> None:
            if field in columns:
                cells.append(Cell(text, number, columns[field] + shift, _guessed_at(source, line), unsure=unsure))

        for level, cell in row.names.items():
            put(f"{level} name", cell.text, cell.rows[0])
        for level, cell in row.indicators.items():
            put(f"{level} indicator", cell.text, cell.rows[0])
        values = row.values
        if values is None:
            return
        block = "left " if row.is_left else ""
        line = values.rows[0]
        is_whole = len(values.values) == self.count
        if values.unit or not is_whole:
            put(f"{block}unit", values.unit, line, unsure=not values.unit)
        for shift in range(self.count):
            text = values.values[shift] if is_whole else " ".join(values.values)
            put(f"{block}values", text, line, unsure=not is_whole, shift=shift)


def _guessed_at(source: Source, row: TextRow) -> Source:
    return replace(source, page=row.page, row=row.number, guessed=True)
