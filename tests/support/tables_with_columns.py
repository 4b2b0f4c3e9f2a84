"""Tables whose columns have their meaning already, for tests of what rows claim."""

from __future__ import annotations

from documents_as_text import loaded

from cascade.model import Grid
from cascade.reading.document_content import DocumentContent
from cascade.reading.rows.table_reader import read_table
from cascade.reading.tables.table import Column, Table, TableForm

ELEMENTS = ("tujuan", "sasaran", "program", "kegiatan", "sub_kegiatan", "by_code", "tujuan_sasaran")


def table_of(text: str, columns: str, header_rows: int = 1, kind: str = "rencana_aksi") -> Table:
    """Return a table of which `columns` says the meaning: "0 program, 0 indicator, 0 quarters Q1, 1 pagus 2026, -"."""
    [grid] = [block for block in loaded(text).blocks if isinstance(block, Grid)]
    found = tuple(_column(number, grid, words.split()) for number, words in enumerate(columns.split(","), 1))
    blocks = 1 + max(column.block or 0 for column in found)
    form = TableForm(kind, "uji", block_levels=(None,) * blocks)
    data = tuple(row for row in range(header_rows + 1, grid.rows + 1) if any(cell.text for cell in grid.row(row)))
    return Table(form, grid, found, range(1, header_rows + 1), data)


def read(text: str, columns: str, header_rows: int = 1) -> DocumentContent:
    """Return what the rows of a table claim."""
    content = DocumentContent()
    read_table(table_of(text, columns, header_rows), content)
    return content


def _column(number: int, grid: Grid, words: list[str]) -> Column:
    head = grid.at(1, number)
    header = head.text.casefold() if head else ""
    if words == ["-"]:
        return Column(number, header)
    block, name, *dates = words
    year = next((int(date) for date in dates if date.isdigit()), None)
    quarter = next((int(date[1:]) for date in dates if date.startswith("Q")), None)
    return Column(number, header, int(block), name, name in ELEMENTS, year=year, quarter=quarter)
