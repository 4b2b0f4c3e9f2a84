"""Tell whether the first row of a page is the rest of the last row of the page before.

The texts of both rows go in, by column, with the table so far; yes or no comes out. Each rule is a habit of real documents: codes
and amounts that narrow columns break, units under their number, names that go on in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from cascade.reading.extraction.line_breaks import EXPECTS_MORE, is_broken_amount
from cascade.reading.extraction.printed_page import PrintedCell
from cascade.text.units import is_known_unit

BARE_VALUE = re.compile(r"(Rp\.?\s*)?[-+]?[\d.,\s]*\d[\d.,\s]*(?:%|-)?|[-–—]+")
MOSTLY = 0.8  # of the rows of a table
VALUED_ROWS = 0.4  # share of the rows of a table that print a value; names of levels stand between them
_CURRENCY = re.compile(r"Rp\.?", re.I)
_AMOUNT = re.compile(r"\d{1,3}([.,]\d{3}){2,}")
_MEASURED = re.compile(r"\d[\d.,]*\s[^\W\d_]+(\s[^\W\d_]+){0,2}")  # 12 Dokumen, 3 Unit Kerja
_CODE = re.compile(r"[\dX]{1,2}\s?([.\s]{1,2}[\dX]{1,4}){2,}\.?", re.I)  # 7.01.06.2.01.0006, or its begin
_OWN_CODE = re.compile(r"[\dX]{1,2}\.[\dX]{2}(\.[\dX]{1,4})+\.?", re.I)
_CODE_AND_NAME = re.compile(rf"{_OWN_CODE.pattern}\s+[^\W\d]", re.I)
_SUB_KEGIATAN = re.compile(r"[\dX]{1,2}\.[\dX]{2}\.\d{2}\.\d\.\d{2}\.\d{4}", re.I)
BEGINS_ANEW = re.compile(
    r"\d{1,2}[.)]\s|[\dxX]{1,2}\.[\dxX]|[-–•]\s|[a-z][.)]\s|(program|kegiatan|sub ?kegiatan|tujuan|sasaran)\b", re.I
)


def is_cut_row(
    begun: Mapping[int, PrintedCell], rest: Mapping[int, PrintedCell], above: Sequence[PrintedCell], rows: int
) -> bool:
    """Tell whether the first row of a page ends the last row of the page before.

    It does where its texts go on with the texts above (in lower case, after a comma), or where it prints nothing but the
    ends of names in a table whose rows have values.

    Args:
        begun: The cells with text of the last row above, by column.
        rest: The cells with text of the first row of the page, by column.
        above: The cells of the table so far.
        rows: How many rows these have.
    """
    if any(column in begun and _ends_code(begun[column].text, cell.text) for column, cell in rest.items()):
        return rest.keys() <= begun.keys()
    if any(_tells_new(begun.get(column), cell) for column, cell in rest.items()):
        return False
    units = {column for column, cell in rest.items() if column in begun and _ends_value(cell, begun[column], above)}
    rest = {column: cell for column, cell in rest.items() if column not in units}
    texts = {column: cell.text for column, cell in rest.items() if not BARE_VALUE.fullmatch(cell.text.strip())}
    has_only_units = bool(units) and not rest
    if not (texts or has_only_units) or any(BEGINS_ANEW.match(text) for text in texts.values()):
        return False
    if _holds_the_values(begun, rest, texts, above):
        return True
    if not all(column in begun and not _is_whole(begun[column], above) for column in texts):
        return False
    doubled = _values_under_values(begun, rest, texts)
    if _are_rests_of_amounts([(begun[column].text.strip(), rest[column].text.strip()) for column in doubled]):
        return True
    if units or any(goes_on_with(begun[column].text, text) for column, text in texts.items()):
        return all(_is_rest_of_code(begun[column].text, rest[column].text) for column in doubled)
    is_names_alone = len(texts) == len(rest)
    return is_names_alone and _rows_have_values(above, rows) and all(_is_unfinished(begun[c].text) for c in texts)


def _values_under_values(
    begun: Mapping[int, PrintedCell], rest: Mapping[int, PrintedCell], texts: Mapping[int, str]
) -> list[int]:
    """Return the columns in which a bare value stands under something other than the currency of its amount."""
    return [
        column
        for column in rest
        if column not in texts and column in begun and not _CURRENCY.fullmatch(begun[column].text.strip())
    ]


def _rows_have_values(above: Sequence[PrintedCell], rows: int) -> bool:
    """Tell whether so many rows of a table print a value that the row below must print one too, unless it is a rest."""
    valued = {cell.row for cell in above if BARE_VALUE.fullmatch(cell.text.strip())}
    return len(valued) > VALUED_ROWS * rows


def _is_whole(cell: PrintedCell, above: Sequence[PrintedCell]) -> bool:
    """Tell whether a cell holds a value or a code, and no code after which its name goes on as in other rows."""
    text = cell.text.strip()
    if not BARE_VALUE.fullmatch(text):
        return False
    others = (other.text for other in above if other.column == cell.column and other is not cell)
    return not _OWN_CODE.fullmatch(text) or not any(map(_CODE_AND_NAME.match, others))


def _holds_the_values(
    begun: Mapping[int, PrintedCell],
    rest: Mapping[int, PrintedCell],
    texts: Mapping[int, str],
    above: Sequence[PrintedCell],
) -> bool:
    """Tell whether a page prints all values of the row above, set in the middle of it, beside the ends of its names."""
    values = {column for column in rest if column not in texts}
    names = {column for column, text in texts.items() if column < min(values, default=0) and not is_known_unit(text)}
    is_beside_open_names = bool(names) and names <= begun.keys() and values.isdisjoint(begun)
    if len(values) < 2 or not is_beside_open_names:
        return False
    has_values_above = any(re.search(r"\d", cell.text) for column, cell in begun.items() if column > min(begun))
    if has_values_above or not all(_is_unfinished(begun[each].text) for each in names):
        return False
    named = {cell.row for cell in above if cell.column == max(names) and cell.text.strip()}
    valued = {cell.row for cell in above if cell.column in values and cell.text.strip()}
    return len(named & valued) > MOSTLY * (len(named) - 1)


def _tells_new(above: PrintedCell | None, below: PrintedCell) -> bool:
    """Tell whether a text can end none above it: a code of its own, a second value with its unit."""
    text = below.text.strip()
    if above is None:
        return _CODE.fullmatch(text) is not None and not _AMOUNT.fullmatch(text)
    begun = above.text.strip()
    is_under_whole_code = _CODE.fullmatch(begun) is not None and not begun.endswith(".")
    if is_under_whole_code and _OWN_CODE.fullmatch(text):
        return True
    return all(_MEASURED.fullmatch(each) for each in (begun, text))


def _ends_value(cell: PrintedCell, above: PrintedCell, cells: Sequence[PrintedCell]) -> bool:
    """Tell whether a text is the unit of the bare number above it, a known one or as other cells of its column have it."""
    if not BARE_VALUE.fullmatch(above.text.strip()) or re.search(r"\d", cell.text):
        return False
    unit = cell.text.split()
    return is_known_unit(cell.text) or any(o.column == cell.column and o.text.split()[1:] == unit for o in cells)


def _ends_code(above: str, below: str) -> bool:
    """Tell whether digits can only be the end of the code above: 7.01.02.2.01.00 | 01, for a sub kegiatan has four."""
    above, below = re.sub(r"\s", "", above), re.sub(r"\s", "", below)
    return _SUB_KEGIATAN.fullmatch(above + below) is not None and (
        above[-1:] == "." or above.count(".") == 5 or below[:1] == "."
    )


def _is_rest_of_code(above: str, below: str) -> bool:
    """Tell whether digits can be the end of a code that its column breaks: 7.01.02.2. | 01."""
    return _CODE.fullmatch(above.strip()) is not None and re.fullmatch(r"\.?\d{1,4}(\.\d{1,4})*", below) is not None


def _are_rests_of_amounts(pairs: Sequence[tuple[str, str]]) -> bool:
    """Tell whether digits can only be the ends of amounts of money that their columns break: 478.584. | 224."""
    broken = [is_broken_amount(above.split()[-1], below) for above, below in pairs if above]
    whole = [_AMOUNT.fullmatch(above) and _AMOUNT.fullmatch(below) for above, below in pairs]
    return any(broken) and not any(whole)


def goes_on_with(above: str, below: str) -> bool:
    """Tell whether a text can only be the end of the one above."""
    return below[:1].islower() or below[:1] in "(),;&/" or EXPECTS_MORE.search(above) is not None


def _is_unfinished(text: str) -> bool:
    """Tell whether a text may go on: no full stop, no closing bracket at its end but that of a number, 1 (satu)."""
    return not re.search(r"[.;:)]\s*$", text) or re.search(r"\d\s\(\w+\)\s*$", text) is not None
