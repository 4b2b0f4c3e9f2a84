"""Read what the place of a cell adds to its value: address, brackets.

Values, cells and the columns in which they stand go in; amounts by year, addresses of blank cells and the places of an indicator come
out. Parses no number itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

from cascade.model import Cell, Grid, Quantity, Source
from cascade.reading.tables.table import VALUE_FIELDS, Table
from cascade.text.printable import one_line
from cascade.text.units import split_target, split_unit

_LETTERS_FOR_DIGITS = re.compile(r"(?:rp\.?\s*)?(?=.*o)[\do]+(?:[.,][\do]+)*\s*%?", re.I)
FEW_NAMES = 2  # of indicators: too few to tell a habit of the table


def has_letter_for_digit(text: str) -> bool:
    """Tell whether a text is a number but for letters that look like its digits: O, 1OO, 9O %; it has no value."""
    return _LETTERS_FOR_DIGITS.fullmatch(text.strip()) is not None


def amounts_by_year(pagu: Mapping[int, Quantity]) -> dict[int, Decimal | None]:
    """Return the amounts that a pagu promises, without blanks and dashes."""
    return {year: quantity.value for year, quantity in pagu.items() if not quantity.is_missing}


def blocks_with_units_in_brackets(table: Table) -> set[int]:
    """Return the blocks whose indicators mostly end with their unit in brackets, so that an unlisted one is a unit too."""
    return {number for number in range(len(table.form.block_levels)) if _has_units_in_brackets(table, number)}


def blocks_with_targets_in_names(table: Table) -> set[int]:
    """Return the blocks without a column of targets whose indicators mostly end with one behind a colon: "Jumlah rapat: 4 kali"."""
    without = (
        n for n in range(len(table.form.block_levels)) if not any(table.find(n, name) for name in VALUE_FIELDS[:3])
    )
    return {
        number for number in without if _most(_names(table, number), lambda name: split_target(name)[1] is not None)
    }


def _has_units_in_brackets(table: Table, block: int) -> bool:
    if table.find(block, "unit"):
        return False
    return _most(_names(table, block), lambda name: split_unit(name)[1] is not None)


def _names(table: Table, block: int) -> list[str]:
    """Return the indicators that the cells of a block print."""
    return [
        one_line(cell.text)
        for column in table.find(block, "indicator")
        if not column.is_continuation
        for row in table.data_rows
        if (cell := table.grid.at(row, column.number)) and cell.starts_at(row) and cell.text
    ]


def _most(names: list[str], has: Callable[[str], bool]) -> bool:
    return len(names) > FEW_NAMES and sum(map(has, names)) > len(names) / 2


def printed_places(name: Cell, targets: Mapping[int, Quantity]) -> tuple[Source, ...]:
    """Return where an indicator is printed: its name, and its values if they are on another page."""
    other = (q.source for q in targets.values() if q.source and q.raw and q.source.page != name.source.page)
    return (name.source, *(source for source in [next(other, None)] if source))


def blank_source(grid: Grid, row: int, column: int) -> Source:
    """Return the address of a blank cell; of the whole row where the column is 0."""
    letters = _column_letters(column) if grid.source.sheet and column else ""
    return replace(grid.source, row=row, column=column or None, cell=f"{letters}{row}" if letters else None)


def _column_letters(column: int) -> str:
    """Return how spreadsheets call a column: A, Z, AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
