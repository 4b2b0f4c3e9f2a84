"""Put the parts of a table together that page ends cut.

A table and one on the next page go in; if the second goes on with the first, both come out as one: the repeated header dropped,
a row or a merged cell that the page end cuts put together. Knows no file format and no meaning.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from cascade.reading.extraction.cut_rows import BEGINS_ANEW, goes_on_with, is_cut_row
from cascade.reading.extraction.lattice import SAME_EDGE, same_edges
from cascade.reading.extraction.line_breaks import DocumentWords, line_separator
from cascade.reading.extraction.printed_page import PrintedCell, PrintedTable
from cascade.reading.extraction.repeated_headers import between_headers, without_cut_header

LEAST_LAST_COLUMNS = 4  # that a page and the table before it have in common


def joined_tables(above: PrintedTable, below: PrintedTable, words: DocumentWords) -> PrintedTable | None:
    """Return two tables as one if the second goes on with the first, else None."""
    if above.guessed and above.xs != below.xs:  # guessed on each page anew
        return None
    if not above.guessed and _lacks_first_columns(above.xs, below.xs):
        below = _with_blank_columns(below, above.xs)
    if above.guessed != below.guessed or not same_edges(above.xs, below.xs):
        return None
    xs = max(above.xs, below.xs, key=len)
    cells = _cells_on_edges(above, xs)
    cells, rows, rest = without_cut_header(cells, above.rows, _cells_on_edges(below, xs))
    for part in between_headers(cells, rest):
        cells, rows = _put_below(cells, rows, part, words)
    return PrintedTable(tuple(xs), rows, tuple(cells), below.page, below.box, above.guessed)


def _lacks_first_columns(xs: Sequence[float], xs_below: Sequence[float]) -> bool:
    """Tell whether the edges of a page are the last ones of the table: its first columns, merged over the page, are not drawn."""
    last = xs[-len(xs_below) :]
    is_shorter = LEAST_LAST_COLUMNS < len(xs_below) < len(xs)
    return is_shorter and all(abs(one - other) <= SAME_EDGE for one, other in zip(last, xs_below, strict=True))


def _with_blank_columns(table: PrintedTable, xs: Sequence[float]) -> PrintedTable:
    """Return a table with the first columns of others, which are blank and merged over all of its rows."""
    missing = len(xs) - len(table.xs)
    _, top, _, bottom = table.box
    blank = [
        PrintedCell("", 0, n, table.rows, 1, table.page, (xs[n], top, xs[n + 1], bottom), open_below=True)
        for n in range(missing)
    ]
    cells = (replace(cell, column=cell.column + missing) for cell in table.cells)
    return replace(table, xs=(*xs[:missing], *table.xs), cells=(*blank, *cells), box=(xs[0], *table.box[1:]))


def _put_below(
    cells_so_far: list[PrintedCell], rows: int, below: list[PrintedCell], words: DocumentWords
) -> tuple[list[PrintedCell], int]:
    """Put the rows of a page below those of the pages before; return all cells and the number of rows."""
    if not below:
        return cells_so_far, rows
    first = min(cell.row for cell in below)
    height = max(cell.row + cell.rows for cell in below) - first
    cells_so_far, below, cut = _with_cut_row(cells_so_far, below, first, rows, words)
    cells_so_far, below = _with_merged_cells_continued(cells_so_far, below, first, rows, words)
    offset = rows - first - (1 if cut else 0)
    return [*cells_so_far, *(replace(cell, row=cell.row + offset) for cell in below)], rows + height - (1 if cut else 0)


def _cells_on_edges(table: PrintedTable, xs: Sequence[float]) -> list[PrintedCell]:
    """Return the cells with their columns counted on other edges."""
    place = [min(range(len(xs)), key=lambda index: abs(xs[index] - x)) for x in table.xs]
    if place == list(range(len(place))):
        return list(table.cells)
    moved = []
    for cell in table.cells:
        first, end = place[cell.column], place[cell.column + cell.columns]
        if end > first:
            moved.append(replace(cell, column=first, columns=end - first))
    return moved


def _with_cut_row(
    cells_so_far: list[PrintedCell], below: list[PrintedCell], first: int, rows: int, words: DocumentWords
) -> tuple[list[PrintedCell], list[PrintedCell], bool]:
    """Put a row that is cut by the page end together, if it is one."""
    last_row = {cell.column: cell for cell in cells_so_far if cell.row + cell.rows == rows}
    with_text = {column: cell for column, cell in last_row.items() if cell.text}
    texts_below = {cell.column: cell for cell in below if cell.text and cell.row == first}
    if not is_cut_row(with_text, texts_below, cells_so_far, rows, words, below):
        return cells_so_far, below, False
    row_below = {cell.column: cell for cell in below if cell.row == first}
    joined_cells = {column: _with_rest(cell, row_below.get(column), words) for column, cell in last_row.items()}
    joined = [
        joined_cells.get(cell.column, cell) if cell is last_row.get(cell.column) else cell for cell in cells_so_far
    ]
    joined += [replace(cell, row=rows - 1) for column, cell in texts_below.items() if column not in last_row]
    return joined, [cell for cell in below if cell.row != first], True


def _with_rest(cell: PrintedCell, cell_below: PrintedCell | None, words: DocumentWords) -> PrintedCell:
    """Return a cell with the rest of its text; a merged one covers the rows of both parts."""
    if cell_below is None:
        return cell
    rows = cell.rows + cell_below.rows - 1
    if not cell_below.text:
        return replace(cell, rows=rows, open_below=cell_below.open_below)
    if not cell.text:
        return replace(cell_below, row=cell.row, rows=rows)
    return replace(
        cell,
        text=_continued_text(cell.text, cell_below.text, words),
        rows=rows,
        confidence=_lower_confidence(cell, cell_below),
    )


def _lower_confidence(cell: PrintedCell, cell_below: PrintedCell) -> float | None:
    return min((each.confidence for each in (cell, cell_below) if each.confidence is not None), default=None)


def _continued_text(above: str, below: str, words: DocumentWords) -> str:
    return f"{above}{line_separator(above, below, spaced=False, fills=True, words=words)}{below}"


def _with_merged_cells_continued(
    cells_so_far: list[PrintedCell], below: list[PrintedCell], first: int, rows: int, words: DocumentWords
) -> tuple[list[PrintedCell], list[PrintedCell]]:
    """Let a merged cell at the end of a page cover the cell that it goes on with: a blank one, or one with its last words."""
    last_row = {
        (cell.column, cell.columns): cell for cell in cells_so_far if cell.text and cell.row + cell.rows == rows
    }
    row_below = {(cell.column, cell.columns): cell for cell in below if cell.row == first}
    pages = {cell.page for cell in last_row.values()} | {cell.page for cell in below}
    spans = _rows_covered((*cells_so_far, *below), pages)
    split = {
        row_below[place].rows
        for place, cell in last_row.items()
        if place in row_below and _ends_merged_cell(cell, row_below[place])
    }
    grown: dict[int, PrintedCell] = {}
    swallowed: set[int] = set()
    for place, cell in last_row.items():
        cell_below = row_below.get(place)
        if cell_below is None or _belongs_left(cell_below, row_below.values()):
            continue
        if cell_below.text.strip():
            goes_on = cell_below.rows in split and not BEGINS_ANEW.match(cell_below.text)
        else:
            goes_on = cell.open_below or _belongs_to_cell_above(cell, cell_below, spans[cell.column])
        if goes_on:
            swallowed.add(id(cell_below))
            grown[id(cell)] = _grown(cell, cell_below, words)
    return [grown.get(id(cell), cell) for cell in cells_so_far], [cell for cell in below if id(cell) not in swallowed]


def _rows_covered(cells: Iterable[PrintedCell], pages: set[int]) -> dict[int, list[int]]:
    """Return for each column how many rows its cells with text on some pages cover."""
    spans: dict[int, list[int]] = defaultdict(list)
    for cell in cells:
        if cell.text.strip() and cell.page in pages:
            spans[cell.column].append(cell.rows)
    return spans


def _grown(cell: PrintedCell, cell_below: PrintedCell, words: DocumentWords) -> PrintedCell:
    """Return a merged cell with the one below the page end that belongs to it."""
    rows = cell.rows + cell_below.rows
    if not cell_below.text.strip():
        return replace(cell, rows=rows, open_below=cell_below.open_below)
    text = _continued_text(cell.text, cell_below.text, words)
    return replace(
        cell, text=text, rows=rows, open_below=cell_below.open_below, confidence=_lower_confidence(cell, cell_below)
    )


def _belongs_left(cell: PrintedCell, row: Iterable[PrintedCell]) -> bool:
    """Tell whether a blank merged cell is the empty part of what begins at its left and is as high: the code of a program."""
    if cell.text.strip() or cell.rows == 1:
        return False
    return any(other.column < cell.column and other.text.strip() and other.rows >= cell.rows for other in row)


def _ends_merged_cell(cell: PrintedCell, cell_below: PrintedCell) -> bool:
    """Tell whether a merged cell at the top of a page prints the last words of the cell above it."""
    return (
        cell_below.rows > 1
        and bool(cell_below.text)
        and cell_below.text[:1].islower()
        and goes_on_with(cell.text, cell_below.text)
    )


def _belongs_to_cell_above(cell: PrintedCell, cell_below: PrintedCell, spans: Sequence[int]) -> bool:
    """Tell whether a blank cell at the top of a page belongs to the last cell of the page before.

    It does if it is merged itself: nobody merges cells to leave them blank. A single one does if the column is mostly
    merged and the cell above is not, so that the break has cut it.
    """
    return cell_below.rows > 1 or (cell.rows == 1 and sum(span > 1 for span in spans) > len(spans) / 2)
