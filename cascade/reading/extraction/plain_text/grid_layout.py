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


@dataclass(frozen=True, slots=True)
class GridLayout:
    """The columns of a table: a left block (tujuan, sasaran) or none, the levels, how many values, whether it has units."""

    left: list[str]
    levels: list[str]
    count: int
    has_units: bool

    def grid(self, rows: list[TableRow], head: TextRow, source: Source) -> Grid:
        """Return the grid of some rows, its header at the line `head` of the text."""
        cells: list[Cell] = []
        header = _guessed_at(source, head)
        places = self._header(rows, header, cells)
        for number, row in enumerate(rows, 4):
            self._fill(number, row, places, source, cells)
        last = max(cell.row for cell in cells)
        return Grid("", tuple(cells), last, max(cell.column + cell.columns - 1 for cell in cells), header)

    def _header(self, rows: list[TableRow], source: Source, cells: list[Cell]) -> dict[str, int]:
        """Add the headings in three rows and return the column of each field."""
        places: dict[str, int] = {}
        column = 1

        def add(field_: str, *texts: str, width: int = 1) -> None:
            nonlocal column
            places[field_] = column
            for row, text in enumerate(texts, 1):
                rest = 4 - row if row == len(texts) else 1
                cells.append(Cell(text, row, column, source, rest, width))
            column += width

        def quarters(field_: str, *above: str) -> None:
            nonlocal column
            places[field_] = column
            for row, text in enumerate(above, 1):
                rest = 3 - row if row == len(above) else 1
                cells.append(Cell(text, row, column, source, rest, self.count))
            for number, name in enumerate(("TR I", "TR II", "TR III", "TR IV")):
                cells.append(Cell(name, 3, column + number, source))
            column += self.count

        if self.left:
            add("left name", "Tujuan/Sasaran")
            add("left indicator", "Indikator Kinerja")
            if any(row.values and row.values.unit for row in rows if row.is_left):
                add("left unit", "Satuan")
            quarters("left values", "Target")
        for level in self.levels[:-1]:
            title = _TITLES[level]
            over = [title] if self.left else []
            if any(level in row.names for row in rows) or self.left:
                add(f"{level} name", *over, "Uraian" if self.left else title)
            if any(level in row.indicators for row in rows) or self.left:
                add(f"{level} indicator", *over, f"Indikator {title}")
        leaf = self.levels[-1]
        over = [_TITLES[leaf]] if self.left else []
        add(f"{leaf} name", *over, "Uraian" if self.left else _TITLES[leaf])
        add(f"{leaf} indicator", *over, "Indikator Kinerja")
        if self.has_units:
            add("unit", *over, "Satuan")
        if self.count == QUARTERS:
            quarters("values", *over, "Target")
        else:
            add("values", "Target")
        return places

    def _fill(self, number: int, row: TableRow, places: dict[str, int], source: Source, cells: list[Cell]) -> None:
        def put(field_: str, text: str, at: TextRow, *, unsure: bool = False, shift: int = 0) -> None:
            if field_ in places:
                cells.append(Cell(text, number, places[field_] + shift, _guessed_at(source, at), unsure=unsure))

        for level, cell in row.names.items():
            put(f"{level} name", cell.text, cell.rows[0])
        for level, cell in row.indicators.items():
            put(f"{level} indicator", cell.text, cell.rows[0])
        values = row.values
        if values is None:
            return
        block = "left " if row.is_left else ""
        at = values.rows[0]
        is_whole = len(values.values) == self.count
        if values.unit or not is_whole:
            put(f"{block}unit", values.unit, at, unsure=not values.unit)
        for shift in range(self.count):
            text = values.values[shift] if is_whole else " ".join(values.values)
            put(f"{block}values", text, at, unsure=not is_whole, shift=shift)


def _guessed_at(source: Source, row: TextRow) -> Source:
    return replace(source, page=row.page, row=row.number, guessed=True)
