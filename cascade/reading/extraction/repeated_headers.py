"""Find the header of a table where later pages print it again: whole, its last lines only, or cut by a page end.

The cells of a table so far and those of the next page go in; the rows of that page without headers come out. A repeated header
may be squeezed, lose the last lines of its texts, stand in the middle of a page, or begin at the foot of the page before. Knows
no file format and no meaning.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product

from rapidfuzz.distance import OSA

from cascade.reading.extraction.printed_page import PrintedCell

HIGHEST_HEADER = 6  # rows
MOST_REPEATED = 12  # rows that a page prints again
FEWEST_HEADINGS = 3  # columns with a heading
_LETTERS_FOR_FIGURES = str.maketrans("1l|05", "iiios")  # in a word that was read from a picture
_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?")


def between_headers(cells_so_far: Sequence[PrintedCell], below: Sequence[PrintedCell]) -> Iterator[list[PrintedCell]]:
    """Yield the rows of a page between repetitions of the header, which a page may print in its middle too."""
    last = max((cell.row for cell in below), default=-1)
    cells_so_far = [cell for cell in cells_so_far if cell.row < MOST_REPEATED]
    begin = row = 0
    while row <= last:
        repeated = _repeated_rows(cells_so_far, below, row) or (0 if row else _last_header_rows(cells_so_far, below))
        if repeated > (1 if row else 0):
            yield _rows_between(below, begin, row)
            begin = row = row + repeated
            if not _prints_headings_only(below, row, cells_so_far):
                below = [_without_heading(cell, row) for cell in below]
        else:
            row += 1
    yield _rows_between(below, begin, last + 1)


def _rows_between(cells: Iterable[PrintedCell], begin: int, end: int) -> list[PrintedCell]:
    return [cell for cell in cells if begin <= cell.row < end]


def _without_heading(cell: PrintedCell, row: int) -> PrintedCell:
    """Return a heading that covers rows below its header as a blank cell of these, any other cell as it is."""
    if not cell.row < row < cell.row + cell.rows:
        return cell
    return replace(cell, text="", row=row, rows=cell.row + cell.rows - row)


def _prints_headings_only(below: Iterable[PrintedCell], row: int, cells_so_far: Iterable[PrintedCell]) -> bool:
    """Tell whether a row holds texts of the header in other columns than this."""
    headings = {cell.text for cell in cells_so_far if cell.row < HIGHEST_HEADER}
    return all(cell.text in headings for cell in below if cell.row == row and cell.text.strip())


def _row_texts(cells: Iterable[PrintedCell], row: int) -> list[str]:
    return [re.sub(r"\W+", "", cell.text).casefold() for cell in cells if cell.row == row and cell.text]


def _is_repeated(again: Sequence[str], texts: Sequence[str], *, is_picture: bool = False) -> bool:
    """Tell whether a row prints another again; a repeated header may be lower and lose the last lines of some cells."""
    if len(again) != len(texts):
        return False
    same = sum(one == other for one, other in zip(again, texts, strict=True))
    return 2 * same >= len(texts) and all(
        one and (other.startswith(one) or (is_picture and _may_be_misread(one, other)))
        for one, other in zip(again, texts, strict=True)
    )


def _may_be_misread(one: str, other: str) -> bool:
    """Tell whether two headings read from pictures differ in a letter or two, and not in their figures."""
    if re.match(r"[^\W\d]{2}", one):
        one, other = (text.translate(_LETTERS_FOR_FIGURES) for text in (one, other))
    slips = 1 + len(one) // 12
    figures = [re.sub(r"\D", "", text) for text in (one, other)]
    return figures[0] == figures[1] and OSA.distance(one, other, score_cutoff=slips) <= slips


def _repeated_rows(
    cells_so_far: Sequence[PrintedCell], below: Sequence[PrintedCell], begin: int, first: int = 0
) -> int:
    """Count the rows of a page, from one on, that print rows of the table again, from its first one or another on."""
    count = row = 0
    last = max(cell.row for cell in below)
    is_picture = any(cell.confidence is not None for cell in below)
    while begin + row <= last:
        again = _row_texts(below, begin + row)
        if not _is_repeated(again, _row_texts(cells_so_far, first + row), is_picture=is_picture):
            break
        row += 1
        if again:
            count = row
    return count


def _last_header_rows(cells_so_far: Sequence[PrintedCell], below: Sequence[PrintedCell]) -> int:
    """Count the first rows of a page that print only the last lines of the header again."""
    rows = _header_rows(cells_so_far)
    counts = ((first, _repeated_rows(cells_so_far, below, 0, first)) for first in range(1, rows))
    return next((count for first, count in counts if count and first + count >= rows), 0)


def _header_rows(cells: Sequence[PrintedCell]) -> int:
    """Return how many rows the first cells of a table cover, with the numbers of the columns below them."""
    rows = max((cell.rows for cell in cells if cell.row == 0 and cell.text.strip()), default=0)
    if rows > HIGHEST_HEADER:
        return 0
    numbers = [cell.text.strip() for cell in cells if cell.row == rows and cell.text.strip()]
    is_numbered = len(numbers) >= FEWEST_HEADINGS and all(map(_COLUMN_NUMBER.fullmatch, numbers))
    return rows + 1 if is_numbered else rows


def without_cut_header(
    cells_so_far: list[PrintedCell], rows: int, below: list[PrintedCell]
) -> tuple[list[PrintedCell], int, list[PrintedCell]]:
    """Return a table, its number of rows and the next page without a header that the page end between them cuts."""
    first_rows = [cell for cell in cells_so_far if cell.row < HIGHEST_HEADER]
    last_rows = [cell for cell in cells_so_far if cell.row >= rows - HIGHEST_HEADER]
    top_rows = [cell for cell in below if cell.row < HIGHEST_HEADER]
    high = max((cell.rows for cell in first_rows if cell.row == 0 and cell.text.strip()), default=0)
    header = _column_texts(first_rows, 0, high)
    if len(header) < FEWEST_HEADINGS or not 0 < high <= HIGHEST_HEADER:
        return cells_so_far, rows, below
    for above, under in product(range(1, high + 1), repeat=2):
        if above + under < high or rows - above <= high:
            continue
        foot = _column_texts(last_rows, rows - above, rows)
        top = _column_texts(top_rows, 0, under)
        if foot and top and {c: foot.get(c, "") + top.get(c, "") for c in {*foot, *top}} == header:
            under += _repeated_rows(cells_so_far, below, under, high)
            return (
                _rows_between(cells_so_far, 0, rows - above),
                rows - above,
                _rows_between(below, under, 1 + max(cell.row for cell in below)),
            )
    return cells_so_far, rows, below


def _column_texts(cells: Iterable[PrintedCell], begin: int, end: int) -> dict[int, str]:
    """Return what each column prints in some rows, from top to bottom."""
    texts: dict[int, str] = defaultdict(str)
    for cell in sorted(cells, key=lambda cell: cell.row):
        if begin <= cell.row < end and (text := re.sub(r"\W+", "", cell.text).casefold()):
            for column in range(cell.column, cell.column + cell.columns):
                texts[column] += text
    return dict(texts)
