"""Tell where a header is printed again, whole or in part.

The texts of a header by column, and rows further down or on the next page, go in; whether these rows print that header once more comes
out. Pages print the whole header again, its lowest line alone, or squeeze a row of data into it.
"""

from __future__ import annotations

from collections.abc import Mapping

from cascade.model import Grid
from cascade.reading.tables.column_roles import ELEMENT_ROLES
from cascade.reading.tables.header_band import starting_cells
from cascade.reading.tables.header_parser import folded_heading
from cascade.reading.tables.heading_evidence import heading_evidence

SAME_HEADER = 0.8  # share of the texts of a row that the header prints too
IN_PLACE = 0.5  # share of them that stands in the columns of the header
SHORTEST_SQUEEZED = 5  # letters of a heading that is known although a row of data is squeezed into its cell


def header_texts(grid: Grid, rows: range) -> dict[int, frozenset[str]]:
    """Return the folded texts that some rows print over each column."""
    found: dict[int, set[str]] = {}
    for row in rows:
        for cell in starting_cells(grid, row):
            for column in range(cell.column, cell.column + cell.columns):
                found.setdefault(column, set()).add(folded_heading(cell.text))
    return {column: frozenset(texts) for column, texts in found.items()}


def is_repeated(header: Mapping[int, frozenset[str]], grid: Grid, rows: range) -> bool:
    """Tell whether rows print a header again, whole or in part."""
    texts = [(cell.column, folded_heading(cell.text)) for row in rows for cell in starting_cells(grid, row)]
    if len(texts) < 2 or not header:
        return False
    printed = frozenset[str]().union(*header.values())
    new = [text for _, text in texts if not _is_part(text, printed)]
    if len(new) > (1 - SAME_HEADER) * len(texts) or any(map(_begins_another_table, new)):
        return False
    in_place = sum(_is_part(text, header.get(column, frozenset())) for column, text in texts)
    return in_place >= IN_PLACE * len(texts)


def _is_part(text: str, headings: frozenset[str]) -> bool:
    """Tell whether a text is one of some headings, a piece of one, or one with a row of data squeezed into it."""
    if text in headings or (len(text) > 2 and any(text in heading for heading in headings)):
        return True
    return any(len(heading) >= SHORTEST_SQUEEZED and text.startswith(heading) for heading in headings)


def _begins_another_table(text: str) -> bool:
    """Tell whether a new text heads a column of another table: an element, an indicator or a year."""
    is_dated = any(character.isdigit() for character in text)
    return is_dated or bool({*ELEMENT_ROLES, "indicator"} & set(heading_evidence(text).weights))
