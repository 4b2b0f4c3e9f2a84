"""Calculate the one kind of formula that totals of pagu are: a sum of cells of the same sheet.

A formula and the cells of its sheet go in; its value comes out, None for every other formula. Writes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from lxml import etree
from openpyxl.utils.cell import get_column_letter, range_boundaries

from cascade.reports.annotators.xlsx.cells import Cells
from cascade.reports.annotators.xlsx.spreadsheet_xml import tag

MOST_CELLS = 10_000  # of one sum

_TERM = re.compile(r"[A-Z]{1,3}\d{1,7}(?::[A-Z]{1,3}\d{1,7})?")
_SUM = re.compile(r"SUM\(([^()]*)\)")


def value_of_sum(formula: str, cells: Cells) -> Decimal | None:
    """Return what a sum of cells comes to now: `SUM(E5:E8)`, `E5+E9`."""
    plain = _SUM.sub(r"\1", formula.upper().replace("$", "").replace(" ", ""))
    terms = re.split(r"[+,;]", plain)
    if not all(_TERM.fullmatch(term) for term in terms):
        return None
    references = [reference for term in terms for reference in _references(term)]
    if len(references) > MOST_CELLS:
        return None
    return sum((_number_in(cells.existing(reference)) for reference in references), Decimal(0))


def _references(term: str) -> Iterator[str]:
    left, top, right, bottom = range_boundaries(term)
    for row in range(top or 1, min(bottom or 1, (top or 1) + MOST_CELLS) + 1):
        for column in range(left or 1, (right or 1) + 1):
            yield f"{get_column_letter(column)}{row}"


def _number_in(cell: etree._Element | None) -> Decimal:
    """Return the number of a cell; text and blanks add nothing."""
    if cell is None or cell.get("t", "n") != "n":
        return Decimal(0)
    try:
        return Decimal(cell.findtext(tag("v")) or 0)
    except InvalidOperation:
        return Decimal(0)
