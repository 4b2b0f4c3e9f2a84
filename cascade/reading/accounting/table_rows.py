"""Tell which rows and values of a recognised table were read, by the addresses of what the documents claim."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile

from cascade.model import Cell, Document, Source
from cascade.reading.accounting.figures import is_figure
from cascade.reading.name_parser import is_total, is_urusan, level_of_code
from cascade.reading.signature import DATE
from cascade.reading.tables.table import VALUE_FIELDS, Column, Table
from cascade.text.numbers import parse_quantity
from cascade.text.printable import one_line
from cascade.text.table_headings import is_numbering

_CODE = re.compile(r"\d{1,2}(?:\.\d{1,4})+")
WIDEST_VALUE = 2  # columns; a wider cell is a heading
_BARE = {str, int, bool, Decimal, type(None)}  # that hold no address
Address = tuple[str | None, int | None, int | None, int | None, str | None]


@dataclass(frozen=True, slots=True)
class RowsRead:
    """The rows of a table that print something, those of them of which something was read, and what was lost.

    `lost_rows` print values and nothing of them was read; `lost_values` are cells with a number in a column of values of a row
    that was read otherwise.
    """

    printed: tuple[int, ...]
    read: tuple[int, ...]
    lost_rows: tuple[int, ...]
    lost_values: tuple[Cell, ...]


def address(source: Source) -> Address:
    """Return what tells one cell of a file from another."""
    return (source.sheet, source.table, source.row, source.column, source.cell)


def addresses(documents: Iterable[Document]) -> set[Address]:
    """Return the addresses of all that documents claim; a number that became a remark was not read."""
    return {
        address(source)
        for document in documents
        for part in (
            document.elements,
            document.indicators,
            document.totals,
            tuple(note for note in document.notes if not is_figure(note.text)),
        )
        for source in _sources(part)
    }


def _sources(value: object) -> Iterator[Source]:
    """Yield all addresses in a record, in no order."""
    stack = [value]
    while stack:
        each = stack.pop()
        if isinstance(each, Source):
            yield each
        elif isinstance(each, tuple | list):
            stack += each
        elif isinstance(each, Mapping):
            stack += each.values()
        else:
            names = getattr(each, "__dataclass_fields__", ())
            stack += [part for name in names if type(part := getattr(each, name)) not in _BARE]


def rows_read(table: Table, read: set[Address]) -> RowsRead:
    """Return which rows of a table were read; `read` are the addresses of what was."""
    values = [column for column in table.columns if column.name in VALUE_FIELDS and not column.ignored]
    printed, found, lost_rows, lost_values = [], [], [], []
    for row in table.data_rows:
        cells = [cell for cell in table.grid.row(row) if cell.text.strip() and cell.starts_at(row)]
        if not cells:
            continue
        printed.append(row)
        numbers = list(_numbers(table, row, values))
        if any(address(cell.source) in read for cell in cells):
            found.append(row)
            lost_values += [cell for cell in numbers if address(cell.source) not in read]
        elif numbers and not _is_aside(table, cells) and not _sums_its_programs(table, row, numbers):
            lost_rows.append(row)
    return RowsRead(tuple(printed), tuple(found), tuple(lost_rows), tuple(dict.fromkeys(lost_values)))


def _numbers(table: Table, row: int, values: Iterable[Column]) -> Iterator[Cell]:
    """Yield the cells of a row that print a number in a column of values; a heading across them is none."""
    for column in values:
        cell = table.grid.at(row, column.number)
        if cell is not None and cell.starts_at(row) and cell.columns <= WIDEST_VALUE and re.search(r"\d", cell.text):
            yield cell


def _sums_its_programs(table: Table, row: int, numbers: Iterable[Cell]) -> bool:
    """Tell whether a row has the code of an urusan and prints nothing but the sums of the programs below it."""
    code = _code_of(table, row)
    if level_of_code(code) != "urusan":
        return False
    below = takewhile(
        lambda other: (
            level_of_code(_code_of(table, other)) != "urusan" or _code_of(table, other).startswith(f"{code}.")
        ),
        (other for other in table.data_rows if other > row),
    )
    programs = [other for other in below if level_of_code(_code_of(table, other)) == "program"]
    return bool(programs) and all(
        sum(_amount(table.grid.at(other, cell.column)) for other in programs) == _amount(cell) for cell in numbers
    )


def _code_of(table: Table, row: int) -> str:
    """Return the code that begins a row; empty where it begins with something else."""
    text = next((one_line(cell.text) for cell in table.grid.row(row) if cell.text.strip()), "")
    return text if _CODE.fullmatch(text) else ""


def _amount(cell: Cell | None) -> Decimal:
    value = parse_quantity(cell.text, whole=True, exact=cell.number).value if cell is not None else None
    return value if value is not None else Decimal(0)


def _is_aside(table: Table, cells: list[Cell]) -> bool:
    """Tell whether a row is a total, an urusan, place and date of a signature, numbers columns, or is not to be read by its table."""
    if is_numbering([cell.text for cell in cells], is_under_headings=True):
        return True
    texts = [one_line(cell.text) for cell in cells[:2]]
    return (
        bool(DATE.fullmatch(texts[-1]))
        or any(is_total(text) or is_urusan(text) for text in texts)
        or re.match(table.form.skip, texts[0], re.I) is not None
    )
