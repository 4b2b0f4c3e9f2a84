"""Find the rows in which a table prints its headings.

A grid goes in; the rows of each header come out. A row is one where most cells read like headings; a header grows downwards while rows
read so, or lie beside a heading that reaches further down, and ends at the row that numbers the columns. Knows no meaning of a column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cascade.model import Cell, Grid
from cascade.reading.tables.column_roles import ELEMENT_ROLES
from cascade.reading.tables.header_parser import LONGEST_HEADER, YEAR_LABEL, folded_heading, quarter_of
from cascade.reading.tables.header_rows import is_numbering
from cascade.reading.tables.heading_evidence import heading_evidence
from cascade.reading.tables.vocabulary import listed_words, mended, remembered
from cascade.text.table_headings import ROMANS

LEAST_HEADINGS = 3  # of a row that is a header, whatever its table is about
SHARE_OF_LABELS = 0.6  # of the cells of such a row
FEW_WORDS = 5  # of a heading that names a field, although some of them are misprinted
WIDE = 0.5  # share of the columns that the name of a list among the rows covers
MOST_FIGURES = 0.25  # share of the cells of a row that print values and no years, above which it heads nothing
TALLEST = 7  # rows of a header
LEAST_MEAN = 0.5  # of a row that begins a header
CORE = frozenset(
    ("indicator", "target", "pagu", "tujuan", "sasaran", "tujuan_sasaran", "program", "kegiatan", "sub_kegiatan", "by_code",
     "baseline", "code", "unit", "realised", "formula", "activity")
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_PERIOD_LABEL = re.compile(r"(?:target |pagu |periode |tahun )*\(?20\d\d ?(?:-|–|s\.?/?d\.?|sampai dengan) ?20\d\d\)?")
_ORDINAL_LABEL = re.compile(r"(?:tahun|thn?)[ .-]*(?:ke)?[ .-]*(?:\d|[ivx]{1,4}|n ?[-+]? ?\d?)")
_FIGURES = re.compile(r"(?!\s*(?:rp\.?)?\s*20\d\d\s*$)(?!\s*\(?[1-6]\)?\s*$)(?:rp)?[\s\d.,%-]*\d[\s\d.,%-]*", re.I)
_MEASURED = re.compile(
    r"(?!20\d\d\b)\d[\d.,]*(?: ?%)? (?!s\.?/?d\b)[^\W\d_]{2,}(?:[ /][^\W\d_]{2,}){0,2}"
)  # 12 laporan
_VALUE = re.compile(r"[<>≤≥]?\s*(?:rp\.?\s*)?-?\d[\d.,]*\s*%?(?:,-)?|[-–—]+")


def header_at(grid: Grid, row: int) -> range | None:
    """Return the rows of the header that begins in a row; None where none does."""
    if not begins_header(grid, row):
        return None
    stop = row + 1
    while stop <= grid.rows and stop - row < TALLEST and _goes_on(grid, range(row, stop)):
        stop += 1
    return range(row, stop)


def begins_header(grid: Grid, row: int) -> bool:
    """Tell whether a row begins a header: most of its cells read like headings, one of them heads a column of targets."""
    cells = starting_cells(grid, row)
    if sum(_FIGURES.fullmatch(cell.text) is not None for cell in cells) > MOST_FIGURES * len(cells):
        return False
    scores = [heading_score(cell.text) for cell in cells]
    if len(cells) <= 2 and any(cell.columns > WIDE * grid.columns for cell in cells):
        return False
    if sum(score > 0 for score in scores) < 2:
        return _is_lone_span(grid, row, cells)
    if sum(scores) < LEAST_MEAN * len(scores):
        return False
    return any(_is_core(cell.text) for cell in cells)


def is_header_row(grid: Grid, row: int) -> bool:
    """Tell whether all cells of a row read like headings."""
    scores = [heading_score(cell.text) for cell in starting_cells(grid, row)]
    return bool(scores) and min(scores) > 0


def names_fields(grid: Grid, row: int) -> bool:
    """Tell whether a row prints nothing but headings, whether or not its table holds targets: "No | Jenis Barang | Merk"."""
    texts = [folded_heading(cell.text) for cell in starting_cells(grid, row)]
    if len(texts) < LEAST_HEADINGS or any(text.isdigit() and not YEAR_LABEL.fullmatch(text) for text in texts):
        return False
    return texts[0] in ("no", "nomor") or sum(map(_is_label, texts)) >= len(texts) * SHARE_OF_LABELS


def _is_label(text: str) -> bool:
    """Tell whether a heading consists of the words of headings; a number with its unit, a year alone and "I" are none."""
    if YEAR_LABEL.fullmatch(text):
        return not text.isdigit()
    words = _WORD.findall(mended(text))
    if not words or len(words) > FEW_WORDS or text in ROMANS or any(letter.isdigit() for letter in text):
        return False
    return max(map(len, words)) > 2 and all(word in listed_words() for word in words)


def starting_cells(grid: Grid, row: int) -> list[Cell]:
    """Return the cells that begin in a row and print something."""
    return [cell for cell in grid.row(row) if cell.text and cell.starts_at(row)]


def cells_of_column(grid: Grid, rows: Sequence[int], column: int) -> Iterator[tuple[int, Cell]]:
    """Yield each cell with text that begins in a column in some rows, behind its row."""
    for row in rows:
        cell = grid.at(row, column)
        if cell and cell.text and cell.starts_at(row) and cell.column == column:
            yield row, cell


def _is_lone_span(grid: Grid, row: int, cells: list[Cell]) -> bool:
    """Tell whether a row prints one heading over several columns, whose own headings stand in the row below."""
    if len(cells) != 1 or cells[0].column == 1 or row + 1 > grid.rows or heading_score(cells[0].text) <= 0:
        return False
    below = starting_cells(grid, row + 1)
    return sum(heading_score(cell.text) > 0 for cell in below) >= LEAST_HEADINGS and begins_header(grid, row + 1)


def _is_core(text: str) -> bool:
    return any(role in CORE for role in heading_evidence(folded_heading(text)).weights)


def _goes_on(grid: Grid, rows: range) -> bool:
    """Tell whether the row below some rows of a header is part of it."""
    row = rows.stop
    if is_numbering(grid, row, under_header=True):
        return False
    cells = starting_cells(grid, row)
    scores = [heading_score(cell.text) for cell in cells]
    beside = [
        cell for r in rows for cell in grid.row(r) if cell.row + cell.rows > row and cell.text and cell.starts_at(r)
    ]
    if not cells:
        return bool(beside)
    if _counts_years_or_quarters(grid, rows, cells):
        return True
    mean = sum(scores) / len(scores)
    if beside and not any(_VALUE.fullmatch(cell.text.strip()) and heading_score(cell.text) < 0 for cell in cells):
        return mean > -0.3
    return mean >= LEAST_MEAN and len(cells) > 1 and not _repeats_row_above(grid, rows, cells)


def _counts_years_or_quarters(grid: Grid, rows: range, cells: list[Cell]) -> bool:
    """Tell whether a row counts 1 2 3 or I II III under a heading of years or quarters."""
    texts = [folded_heading(cell.text).strip("()") for cell in cells]
    if len(texts) < 2 or not all(re.fullmatch(r"\d|[iv]{1,3}", text) for text in texts):
        return False
    above = " ".join(cell.text for row in rows for cell in starting_cells(grid, row) if _covers(cell, cells))
    return re.search(r"\b(tahun|thn?|triwulan|tribulan|tw|tr|periode)\b", above, re.I) is not None and texts[0] in (
        "1",
        "i",
    )


def _covers(cell: Cell, cells: list[Cell]) -> bool:
    return any(cell.column <= each.column < cell.column + cell.columns for each in cells)


def _repeats_row_above(grid: Grid, rows: range, cells: list[Cell]) -> bool:
    """Tell whether cells print again what stands in the same columns above: a header that is printed twice."""
    above = {(cell.column, folded_heading(cell.text)) for row in rows for cell in starting_cells(grid, row)}
    return len(cells) > 2 and all((cell.column, folded_heading(cell.text)) in above for cell in cells)


def heading_score(text: str) -> float:
    """Return how much a cell reads like a heading, from -1 to 1."""
    return _score(folded_heading(text))


@remembered
def _score(text: str) -> float:
    if len(text) > LONGEST_HEADER:
        return -1.0
    if YEAR_LABEL.fullmatch(text) or _PERIOD_LABEL.fullmatch(text) or _ORDINAL_LABEL.fullmatch(text):
        return 1.0
    if quarter_of(text, "")[0] is not None:
        return 1.0
    if re.fullmatch(r"rp\.? ?20\d\d", text):
        return 1.0
    if text in ("i", "ii", "iii", "iv"):
        return 0.6
    if _VALUE.fullmatch(text) or re.fullmatch(r"[\d.,x\s%-]+", text):
        return -1.0
    if _MEASURED.fullmatch(text):
        return -1.0
    words = _WORD.findall(mended(text))
    unlisted = [word for word in words if word not in listed_words() and len(word) > 1]
    if len(words) > FEW_WORDS and len(unlisted) > 0.6 * len(words):
        return -0.7
    evidence = heading_evidence(text)
    if not any(len(word) > 1 or word in "kt" for word in words):
        return -0.3
    names_field = evidence.speaks and not set(ELEMENT_ROLES) & set(evidence.weights)
    if names_field and len(words) <= FEW_WORDS:
        return 1.0
    if len(unlisted) > 0.4 * len(words):
        return -0.2 if len(words) < 4 else -0.7
    if evidence.speaks:
        return 1.0 if len(words) <= 12 else 0.4
    return 0.4 if evidence.weights or not unlisted else -0.1
