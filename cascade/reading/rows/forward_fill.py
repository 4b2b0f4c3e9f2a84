"""Decide what a row inherits from the rows above it, and what it prints itself.

Open elements, cells and rows go in; what counts for a row comes out. All inheritance of a table is in these functions: rules ask whether
something is printed, so what is inherited stays told apart from it (`Source.carried`).

    |                             | merged over rows                       | blank below a value                          |
    | element (tujuan … sub keg.) | inherited                              | inherited, until a higher element begins     |
    | indicator                   | one indicator                          | not inherited; its values are reported       |
    | value (target, quarter)     | counts for each row, marked as carried | blank                                        |
    | pagu                        | of the first row that it covers        | blank; its element's, if all rows print one  |
    | parts of a code             | inherited                              | inherited, left of the first printed part    |
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cascade.model import Cell, Element, Label, Quantity, Source
from cascade.reading.cell_values import amounts_by_year
from cascade.reading.name_parser import level_rank
from cascade.reading.tables.table import Column

OpenElements = Mapping[str, Element]  # by level: the elements that the next rows inherit

_LEVELS_OF_COLUMNS = {  # that print elements of several levels, from the deepest on
    "tujuan_sasaran": ("sasaran", "tujuan"),
    "by_code": ("unknown", "sub_kegiatan", "kegiatan", "program", "sasaran", "tujuan"),
}


def deepest(current: OpenElements) -> Element | None:
    """Return the deepest of the elements that a row inherits."""
    return max(current.values(), key=lambda element: level_rank(element.level), default=None)


def parent_of(level: str, current: OpenElements) -> Element | None:
    """Return the element under which one of this level begins; nothing stands under a sub kegiatan."""
    rank = min(level_rank(level), level_rank("sub_kegiatan"))
    return deepest({e.level: e for e in current.values() if level_rank(e.level) < rank})


def after_beginning(element: Element, current: OpenElements) -> dict[str, Element]:
    """Return what the rows below inherit once an element has begun: it, and those above it."""
    rank = level_rank(element.level)
    return {e.level: e for e in current.values() if level_rank(e.level) < rank} | {element.level: element}


def down_to(level: str, current: OpenElements) -> dict[str, Element]:
    """Return what the rows below inherit where an open element goes on: it, and those above it."""
    rank = level_rank(level)
    return {e.level: e for e in current.values() if level_rank(e.level) <= rank}


def goes_on(element: Element, name: str, code: Label | None, unit: Label | None, pagu: Mapping[int, Quantity]) -> bool:
    """Tell whether a row that prints an open element again goes on with it, as below a page end.

    One with another pagu or of another unit is another element: units print the same codes.
    """
    texts = [label.text if label else None for label in (element.code, code, element.work_unit, unit)]
    if element.name.text != name or texts[0] != texts[1] or texts[2] != texts[3]:
        return False
    return may_be_pagu_of(element, pagu)


def may_be_pagu_of(element: Element, pagu: Mapping[int, Quantity]) -> bool:
    """Tell whether a row prints the pagu that an element has, or none; an element without any may get one."""
    before, now = amounts_by_year(element.pagu), amounts_by_year(pagu)
    return not before or all(before.get(year) == amount for year, amount in now.items())


def measured_element(printed: Sequence[tuple[Column, Cell | None]], row: int, current: OpenElements) -> Element | None:
    """Return the element that the indicator of a row measures: the deepest one printed for it.

    `printed` are the element columns of its block with what covers the row. A blank cell inherits the element above,
    unless a higher element begins in this row.
    """
    begins_element = any(cell is not None and cell.text and cell.starts_at(row) for _, cell in printed)
    for column, cell in reversed(printed):
        for level in _LEVELS_OF_COLUMNS.get(column.name or "", (column.name or "",)):
            element = current.get(level)
            if element and ((cell is not None and cell.text) or not begins_element):
                return element
    return None


def source_in_row(cell: Cell, row: int) -> Source:
    """Return the address of a value in a row; one that the row inherits from a merged cell above is marked so."""
    return cell.source if cell.starts_at(row) else replace(cell.source, carried=True)


def is_inherited(quantity: Quantity) -> bool:
    """Tell whether a value is printed in a row above."""
    return quantity.source is not None and quantity.source.carried


def is_merged_within(cell: Cell, first_row: int, row: int) -> bool:
    """Tell whether a cell is merged down to a row from one of the rows since its element began."""
    return first_row <= cell.row < row


def with_parts_above(parts: Sequence[str], above: Sequence[str]) -> list[str]:
    """Return the parts of a code in cells of their own, those left of the first printed one taken from the row above."""
    first = next((number for number, part in enumerate(parts) if part), len(parts))
    return [*above[:first], *parts[first:]]


def pagu_of_rows(pagus: Sequence[Mapping[int, Quantity]]) -> Mapping[int, Quantity] | None:
    """Return the pagu that all rows of an element print alike, which is that of the element; None where they differ."""
    if pagus and all(amounts_by_year(pagu) == amounts_by_year(pagus[0]) for pagu in pagus):
        return pagus[0]
    return None


def filled_in(
    element: Element,
    pagu: Mapping[int, Quantity],
    end_pagu: Quantity | None,
    quarters: tuple[Quantity, ...] | None,
    funds: Label | None,
) -> Element:
    """Return an element with the pagu and source of funds of its row, unless a row above printed them."""
    return replace(
        element,
        pagu=element.pagu or pagu,
        end_pagu=element.end_pagu or end_pagu,
        pagu_quarters=element.pagu_quarters or quarters,
        funds=element.funds if element.funds and element.funds.text else funds,
    )
