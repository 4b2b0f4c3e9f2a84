"""Give each row of values of a text without layout the names that stand before it.

The cells of one table go in, in the order of the text; its rows come out, each with the names of elements and indicators by level.
Values without a name belong to a block at the left whose names stand apart, if these are as many; else they are counted as nameless.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import pairwise

from cascade.reading.extraction.plain_text.text_cells import REMARK, TextCell, joined_lines
from cascade.reading.extraction.plain_text.text_content import TextContent
from cascade.text.measures import measure_kind

_LABEL = re.compile(r"(tujuan|sasaran)\b(?: strategis)?\s*[:.]?\s+(?=\S)", re.I)
_RESULT = re.compile(r"(me|ter)\w+nya\b|me\w+kan\b", re.I)
DATED = re.compile(r"\b\d{1,2}\s+[A-Z][a-z]+\s+20\d\d\b")
_NUMBERED = re.compile(r"(\d{1,3})\.?\s+(?=[^\W\d_])")


@dataclass(slots=True)
class TableRow:
    """One row of the table: names by level, indicators by level, the unit and the values."""

    names: dict[str, TextCell] = field(default_factory=dict)
    indicators: dict[str, TextCell] = field(default_factory=dict)
    values: TextCell | None = None
    is_left: bool = False


@dataclass(frozen=True, slots=True)
class LevelChain:
    """The levels of a table, and whether those above the deepest one have indicators of their own."""

    levels: list[str]
    alternate: bool


def rows_of(
    cells: list[TextCell], chain: LevelChain, has_left: bool, content: TextContent
) -> tuple[list[TableRow], int]:
    """Give each row of values the names that stand before it; values without a name belong to the left block.

    Returns:
        The rows, and how many rows of values have no name.
    """
    rows: list[TableRow] = []
    names: list[TextCell] = []
    loose: dict[int | None, list[TextCell]] = defaultdict(list)  # names that no value follows, by page
    left: dict[int | None, list[TableRow]] = defaultdict(list)  # values that no name stands before, by page
    page = cells[0].page if cells else None
    for cell in cells:
        if cell.page != page:
            loose[page] += names
            names, page = [], cell.page
        if cell.kind == "name" and (REMARK.search(cell.text) or DATED.search(cell.text)):
            content.add_lines([cell], content.below)
        elif cell.kind == "name":
            names.append(cell)
        elif cell.kind == "values" and names:
            row, spare = _row_with_names(names, cell, chain)
            rows.append(row)
            content.add_lines(spare, content.below)
            names = []
        elif cell.kind == "values":
            row = TableRow(values=cell, is_left=True)
            rows.append(row)
            left[page].append(row)
    loose[page] += names
    nameless = 0
    for number in {*loose, *left}:
        if not has_left or not _match_left_names(loose[number], left[number]):
            nameless += len(left[number])
            for row in left[number]:
                rows.remove(row)
    return rows, nameless


def _row_with_names(names: list[TextCell], values: TextCell, chain: LevelChain) -> tuple[TableRow, list[TextCell]]:
    """Read the names before a row of values: elements from above to the deepest one, each with its indicator or none.

    Returns:
        The row, and the texts for which the table has no column.
    """
    leaf = chain.levels[-1]
    row = TableRow(values=values)
    row.indicators[leaf] = names[-1]
    if len(names) > 1:
        row.names[leaf] = _unnumbered(names[-2])
    upper = (
        _names_with_indicators(_with_swallowed_elements(names[:-2]))
        if chain.alternate
        else [(name, None) for name in names[:-2]]
    )
    free = list(chain.levels[:-1])
    spare: list[TextCell] = []
    for name, indicator in reversed(upper):
        level = next((level for level in free if name.text.casefold().startswith(level.replace("_", " "))), None)
        level = level or (free[-1] if free else None)
        if level is None:
            spare += [name, *([indicator] if indicator else [])]
            continue
        free = free[: free.index(level)]
        row.names[level] = _unnumbered(name)
        if indicator is not None:
            row.indicators[level] = indicator
    return row, spare


def _with_swallowed_elements(cells: list[TextCell]) -> list[TextCell]:
    """Put back the element between two indicators: a space at the end of the first one's text hid where it begins.

    Texts of indicators go on in lower case; the element begins with the first line in upper case after one of those.
    """
    parted: list[TextCell] = []
    for cell, below in pairwise([*cells, None]):
        begin = None
        if cell is not None and below is not None and _is_indicator(cell) and _is_indicator(below):
            letters = [row.text.strip()[:1] for row in cell.rows]
            begin = next((n for n in range(1, len(letters)) if letters[n - 1].islower() and letters[n].isupper()), None)
        if cell is not None:
            parted += [cell] if begin is None else [joined_lines(cell.rows[:begin]), joined_lines(cell.rows[begin:])]
    return parted


def _names_with_indicators(cells: list[TextCell]) -> list[tuple[TextCell, TextCell | None]]:
    """Pair names of elements with their indicators: they alternate, and where one lacks its own its words tell."""
    if len(cells) % 2 == 0 and not any(_is_indicator(name) for name in cells[::2]):
        return [(cells[index], cells[index + 1]) for index in range(0, len(cells), 2)]
    pairs: list[tuple[TextCell, TextCell | None]] = []
    for cell in cells:
        if _is_indicator(cell) and pairs and pairs[-1][1] is None:
            pairs[-1] = (pairs[-1][0], cell)
        elif not _is_indicator(cell):
            pairs.append((cell, None))
    return pairs


def _is_indicator(cell: TextCell) -> bool:
    return measure_kind(cell.text) is not None


def _unnumbered(cell: TextCell) -> TextCell:
    match = _NUMBERED.match(cell.text)
    return replace(cell, text=cell.text[match.end() :]) if match else cell


def _match_left_names(names: list[TextCell], rows: list[TableRow]) -> bool:
    """Give the values of the left block their names, which stand apart in the same order; only if they are as many."""
    if not rows:
        return True
    elements = [n for n in names if not _is_indicator(n) and (_LABEL.match(n.text) or _RESULT.match(n.text))]
    indicators = [name for name in names if name not in elements]
    if len(indicators) != len(rows) or len(elements) > sum(bool(row.values and row.values.number) for row in rows):
        return False
    for row, indicator in zip(rows, indicators, strict=True):
        row.indicators["left"] = indicator
    first_rows = [row for row in rows if row.values and row.values.number]
    for row, element in zip(first_rows, elements, strict=False):
        row.names["left"] = element
    return True
