"""Tell whether the first row of a page is the rest of the last row of the page before.

The texts of both rows go in, by column, with the table so far; yes or no comes out. Each rule is a habit of real documents: codes
and amounts that narrow columns break, units under their number, names that go on in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from cascade.reading.extraction.line_breaks import EXPECTS_MORE, DocumentWords, is_broken_amount
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
    last_row: Mapping[int, PrintedCell],
    first_row: Mapping[int, PrintedCell],
    cells_so_far: Sequence[PrintedCell],
    rows: int,
    words: DocumentWords,
    cells_below: Sequence[PrintedCell] = (),
) -> bool:
    """Tell whether the first row of a page ends the last row of the page before.

    It does where its texts go on with the texts above (in lower case, after a comma), or where it prints nothing but the
    ends of names in a table whose rows have values. The first of `_TESTS` that holds decides.

    Args:
        last_row: The cells with text of the last row above, by column.
        first_row: The cells with text of the first row of the page, by column.
        cells_so_far: The cells of the table so far.
        rows: How many rows these have.
        words: What the document prints.
        cells_below: The cells of the page.
    """
    page_end = _PageEnd(last_row, first_row, cells_so_far, rows, words, cells_below)
    return next((answer for holds, answer in _TESTS if holds(page_end)), False)


@dataclass(frozen=True)
class _PageEnd:
    """The last row of a page and the first row of the next one, by column, with the table so far."""

    last_row: Mapping[int, PrintedCell]
    first_row: Mapping[int, PrintedCell]
    cells_so_far: Sequence[PrintedCell]
    rows: int
    words: DocumentWords
    cells_below: Sequence[PrintedCell] = ()

    @cached_property
    def ends_code(self) -> bool:
        """Tell whether some text can only be the end of the code above it."""
        above = self.last_row
        return any(column in above and _ends_code(above[column].text, c.text) for column, c in self.first_row.items())

    @cached_property
    def units(self) -> set[int]:
        """The columns in which nothing but the unit of the number above stands."""
        return {
            column
            for column, cell in self.first_row.items()
            if column in self.last_row and _ends_value(cell, self.last_row[column], self.cells_so_far)
        }

    @cached_property
    def cells(self) -> dict[int, PrintedCell]:
        """The cells of the first row that are no units."""
        return {column: cell for column, cell in self.first_row.items() if column not in self.units}

    @cached_property
    def texts(self) -> dict[int, str]:
        """What these cells print, as far as it is more than a bare value."""
        return {column: cell.text for column, cell in self.cells.items() if not BARE_VALUE.fullmatch(cell.text.strip())}

    @cached_property
    def values_under_texts(self) -> list[tuple[str, str]]:
        """Each bare value with what stands above it, where that is more than the currency of its amount or half of a code."""
        return [
            (self.last_row[column].text, cell.text)
            for column, cell in self.cells.items()
            if column not in self.texts
            and column in self.last_row
            and not _CURRENCY.fullmatch(self.last_row[column].text.strip())
            and not self._ends_part_of_code(column)
        ]

    def _ends_part_of_code(self, column: int) -> bool:
        """Tell whether digits are the end of a part of a code that has a column of its own: 000 | 4 among 0001, 0002."""
        part = self.last_row[column].text.strip() + self.first_row[column].text.strip()
        if not (part.isdigit() and part.startswith("0")):
            return False
        own = (self.last_row[column], self.first_row[column])
        others = (c for c in (*self.cells_so_far, *self.cells_below) if c.column == column and c not in own)
        lengths = [len(text) for c in others if (text := re.sub(r"\s", "", c.text)).isdigit()]
        return len(lengths) > 1 and lengths.count(len(part)) > MOSTLY * len(lengths)

    def ends_code_under_filled_cells(self) -> bool:
        """Tell whether it ends a code, and nothing stands in a column that the last row left blank."""
        return self.ends_code and self.first_row.keys() <= self.last_row.keys()

    def ends_code_beside_new_text(self) -> bool:
        """Tell whether it ends a code, with texts in columns that the last row left blank."""
        return self.ends_code and not self.first_row.keys() <= self.last_row.keys()

    def begins_with_new_code_or_value(self) -> bool:
        """Tell whether some text can end none above it."""
        return any(_tells_new(self.last_row.get(column), cell) for column, cell in self.first_row.items())

    def prints_values_only(self) -> bool:
        """Tell whether it prints neither a text nor just units."""
        has_only_units = bool(self.units) and not self.cells
        return not self.texts and not has_only_units

    def begins_anew(self) -> bool:
        """Tell whether a text has a number, a bullet or a word with which a row begins."""
        return any(BEGINS_ANEW.match(text) for text in self.texts.values())

    def holds_the_values(self) -> bool:
        """Tell whether a page prints all values of the row above, set in the middle of it, beside the ends of its names."""
        values = self.cells.keys() - self.texts.keys()
        left_of_values = {column: text for column, text in self.texts.items() if column < min(values, default=0)}
        names = {column for column, text in left_of_values.items() if not is_known_unit(text)}
        is_beside_open_names = bool(names) and names <= self.last_row.keys() and values.isdisjoint(self.last_row)
        if len(values) < 2 or not is_beside_open_names:
            return False
        right_of_first = [cell for column, cell in self.last_row.items() if column > min(self.last_row)]
        has_values_above = any(re.search(r"\d", cell.text) for cell in right_of_first)
        if has_values_above or not all(_is_unfinished(self.last_row[column].text) for column in names):
            return False
        named = {cell.row for cell in self.cells_so_far if cell.column == max(names) and cell.text.strip()}
        valued = {cell.row for cell in self.cells_so_far if cell.column in values and cell.text.strip()}
        return len(named & valued) > MOSTLY * (len(named) - 1)

    def stands_under_blank_or_whole(self) -> bool:
        """Tell whether a text stands under a blank cell, or under a value or code with which nothing goes on."""
        return any(
            column not in self.last_row or _is_whole(self.last_row[column], self.cells_so_far) for column in self.texts
        )

    def is_printed_whole_elsewhere(self) -> bool:
        """Tell whether it prints nothing but texts, and the document one of them elsewhere together with the text above.

        A text that begins with the first word of another cell of its column begins a row.
        """
        if not self.texts or len(self.texts) < len(self.cells):
            return False
        if not any(self.words.print_as_one(self.last_row[column].text, text) for column, text in self.texts.items()):
            return False
        others = (cell for cell in (*self.cells_so_far, *self.cells_below) if cell.text.strip())
        own = {id(cell) for cell in self.first_row.values()}
        begins = {(cell.column, _first_word(cell.text)) for cell in others if id(cell) not in own}
        return not any((column, _first_word(text)) in begins for column, text in self.texts.items())

    def ends_amounts(self) -> bool:
        """Tell whether its values can only be the ends of amounts of money above."""
        return _are_rests_of_amounts([(above.strip(), below.strip()) for above, below in self.values_under_texts])

    def goes_on_under_codes_only(self) -> bool:
        """Tell whether a text goes on, or a unit, and each value under another text ends a code."""
        return self.goes_on() and all(_is_rest_of_code(above, below) for above, below in self.values_under_texts)

    def goes_on(self) -> bool:
        """Tell whether a text can only be the end of the one above, or a unit."""
        return bool(self.units) or any(goes_on_with(self.last_row[c].text, text) for c, text in self.texts.items())

    def ends_names_where_rows_have_values(self) -> bool:
        """Tell whether it prints nothing but the ends of names, in a table whose rows have values."""
        is_names_alone = len(self.texts) == len(self.cells)
        has_values = is_names_alone and _rows_have_values(self.cells_so_far, self.rows)
        return has_values and all(_is_unfinished(self.last_row[column].text) for column in self.texts)


_TESTS: tuple[tuple[Callable[[_PageEnd], bool], bool], ...] = (  # the first that holds decides; none: no cut row
    (_PageEnd.ends_code_under_filled_cells, True),
    (_PageEnd.ends_code_beside_new_text, False),
    (_PageEnd.begins_with_new_code_or_value, False),
    (_PageEnd.prints_values_only, False),
    (_PageEnd.begins_anew, False),
    (_PageEnd.holds_the_values, True),
    (_PageEnd.stands_under_blank_or_whole, False),
    (_PageEnd.is_printed_whole_elsewhere, True),
    (_PageEnd.ends_amounts, True),
    (_PageEnd.goes_on_under_codes_only, True),
    (_PageEnd.goes_on, False),
    (_PageEnd.ends_names_where_rows_have_values, True),
)


def _rows_have_values(cells: Sequence[PrintedCell], rows: int) -> bool:
    """Tell whether so many rows of a table print a value that the row below must print one too, unless it is a rest."""
    valued = {cell.row for cell in cells if BARE_VALUE.fullmatch(cell.text.strip())}
    return len(valued) > VALUED_ROWS * rows


def _is_whole(cell: PrintedCell, cells: Sequence[PrintedCell]) -> bool:
    """Tell whether a cell holds a value or a code, and no code after which its name goes on as in other rows."""
    text = cell.text.strip()
    if not BARE_VALUE.fullmatch(text):
        return False
    others = (other.text for other in cells if other.column == cell.column and other is not cell)
    return not _OWN_CODE.fullmatch(text) or not any(map(_CODE_AND_NAME.match, others))


def _tells_new(above: PrintedCell | None, below: PrintedCell) -> bool:
    """Tell whether a text can end none above it: a code of its own, a second value with its unit."""
    text = below.text.strip()
    if above is None:
        return _CODE.fullmatch(text) is not None and not _AMOUNT.fullmatch(text)
    text_above = above.text.strip()
    is_under_whole_code = _CODE.fullmatch(text_above) is not None and not text_above.endswith(".")
    if is_under_whole_code and _OWN_CODE.fullmatch(text):
        return True
    return _MEASURED.fullmatch(text_above) is not None and _MEASURED.fullmatch(text) is not None


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


def _first_word(text: str) -> str:
    """Return the first word of a text, its figures left open: S.2 and S.3 begin alike."""
    return re.sub(r"\d+", "0", text.split(maxsplit=1)[0].casefold())


def _is_unfinished(text: str) -> bool:
    """Tell whether a text may go on: no full stop, no closing bracket at its end but that of a number, 1 (satu)."""
    return not re.search(r"[.;:)]\s*$", text) or re.search(r"\d\s\(\w+\)\s*$", text) is not None
