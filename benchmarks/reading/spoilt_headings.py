"""Spoil the headings of loaded tables by seed: slips, blanks, columns and rows that a printer put elsewhere.

Grids of a loaded file go in; the same grids with spoilt headers come out. Heading cells are the rows above the first row of data: one
that prints two numbers, or a name that the truth knows. The reader is never asked, so that its blind spots stay visible.
"""

from __future__ import annotations

import random
import re
import string
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from cascade.model import Cell, Grid, LoadedFile

SLIPS, BLANKS = 0.3, 0.15  # share of the heading cells
LONGEST, TALLEST = 160, 8  # letters of a heading, rows of a header
LEAST_CELLS = 3  # of a header
NUMERIC = 0.5  # share of the cells of a column of numbers
FOREIGN = (
    ("Keterangan", ("", "", "rutin", "", "lanjutan")),
    ("Bobot", ("10", "15", "5", "20")),
    ("Catatan", ("", "", "", "lihat lampiran")),
    ("Prioritas", ("1", "2", "3")),
    ("Mitra", ("swasta", "", "perguruan tinggi")),
)
_YEAR = re.compile(r"(?:tahun\s*)?\(?20\d\d\)?", re.I)
_NUMBER = re.compile(r"(?:rp\.?\s*)?[<>≤≥]?\s*-?\d[\d.,]*\s*(?:%|,-)?", re.I)
_COUNT = re.compile(r"[(\[]?\d{1,2}[)\].]*")
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class HeadedGrid:
    """A grid with the rows that print its headings, its repetitions aside; none where it goes on with another one."""

    grid: Grid
    header: range

    @property
    def cells(self) -> list[Cell]:
        """The cells that print a heading."""
        return [cell for cell in self.grid.cells if cell.row in self.header and _is_heading(cell.text)]


Spoiler = Callable[[list[HeadedGrid], random.Random], list[Grid]]


def spoilt(loaded: LoadedFile, names: Collection[str], spoiler: Spoiler, seed: str) -> LoadedFile:
    """Return a loaded file with spoilt headings; `names` are those of elements and indicators, without spaces and signs."""
    headed = [with_header(block, names) for block in loaded.blocks if isinstance(block, Grid)]
    grids = iter(spoiler(headed, random.Random(seed)))
    return replace(loaded, blocks=tuple(next(grids) if isinstance(block, Grid) else block for block in loaded.blocks))


def squash(text: str) -> str:
    """Keep letters and digits."""
    return re.sub(r"[^0-9a-z]", "", text.lower())


def with_header(grid: Grid, names: Collection[str]) -> HeadedGrid:
    """Find the rows above the first row of data of a grid, below what stands in it as title or as form of labels and values."""
    rows: list[tuple[int, list[Cell]]] = []
    for row in grid.filled_rows:
        cells = [cell for cell in grid.row(row) if cell.text.strip() and cell.starts_at(row)]
        if _is_data(cells, names) or len(rows) == TALLEST:
            break
        if rows or len(cells) >= LEAST_CELLS:
            rows.append((row, cells))
    texts = [cell.text for _, cells in rows for cell in cells]
    is_header = bool(texts) and max(map(len, texts)) <= LONGEST and ":" not in texts
    return HeadedGrid(grid, range(rows[0][0], rows[-1][0] + 1) if is_header else range(1, 1))


def _is_data(cells: Sequence[Cell], names: Collection[str]) -> bool:
    texts = [" ".join(cell.text.split()) for cell in cells]
    if any(squash(text) in names for text in texts):
        return True
    numbers = [text for text in texts if _NUMBER.fullmatch(text) and not _YEAR.fullmatch(text)]
    return len(numbers) >= 2


def _is_heading(text: str) -> bool:
    """Tell whether a text of a header is more than the number of its column."""
    return bool(text.strip()) and not _COUNT.fullmatch(text.strip())


def _with_texts(headed: HeadedGrid, change: Callable[[str], str]) -> Grid:
    chosen = set(map(id, headed.cells))
    return regrid(headed.grid, [replace(c, text=change(c.text)) if id(c) in chosen else c for c in headed.grid.cells])


def regrid(grid: Grid, cells: Sequence[Cell], **changes: object) -> Grid:
    """Return a grid with other cells."""
    last = max((cell.row + cell.rows - 1 for cell in cells), default=0)
    return replace(grid, cells=tuple(cells), **{"rows": max(last, 1), **changes, "_rows": {}})  # type: ignore[arg-type]


def slips(grids: list[HeadedGrid], chance: random.Random) -> list[Grid]:
    """Print one letter wrong in 30 % of the heading cells: two swapped, one lost, doubled or replaced."""
    return [_with_texts(each, lambda text: _slip(text, chance) if chance.random() < SLIPS else text) for each in grids]


def _slip(text: str, chance: random.Random) -> str:
    words = list(_WORD.finditer(text))
    if not words:
        return text
    word = chance.choice(words)
    place = chance.randrange(word.start(), word.end() - 1)
    letter, following = text[place], text[place + 1]
    other = chance.choice([each for each in string.ascii_lowercase if each != letter.lower()])
    wrong = chance.choice((following + letter, following, letter * 2 + following, other + following))
    return text[:place] + wrong + text[place + 2 :]


def blanks(grids: list[HeadedGrid], chance: random.Random) -> list[Grid]:
    """Print nothing in 15 % of the heading cells."""
    return [_with_texts(each, lambda text: "" if chance.random() < BLANKS else text) for each in grids]


def swapped_headings(grids: list[HeadedGrid], chance: random.Random) -> list[Grid]:
    """Swap the headings of two neighbouring columns, one of numbers and one of words; the cells below stay."""
    found = []
    for each in grids:
        leaves = sorted((cell for cell in each.cells if _is_leaf(cell, each)), key=lambda cell: cell.column)
        pairs = [
            (one, two)
            for one, two in pairwise(leaves)
            if one.column + 1 == two.column and _is_numeric(each, one.column) != _is_numeric(each, two.column)
        ]
        if not pairs:
            found.append(each.grid)
            continue
        one, two = chance.choice(pairs)
        texts = {id(one): two.text, id(two): one.text}
        found.append(regrid(each.grid, [replace(c, text=texts.get(id(c), c.text)) for c in each.grid.cells]))
    return found


def _is_leaf(cell: Cell, headed: HeadedGrid) -> bool:
    below = range(cell.row + cell.rows, headed.header.stop)
    return cell.columns == 1 and not any((c := headed.grid.at(row, cell.column)) and c.text for row in below)


def _is_numeric(headed: HeadedGrid, column: int) -> bool:
    texts = [
        cell.text.strip()
        for cell in headed.grid.cells
        if cell.column == column and cell.row >= headed.header.stop and cell.text.strip()
    ]
    return sum(bool(re.match(r"[<>≤≥Rrp.\s]*\d", text)) for text in texts) > NUMERIC * len(texts)


def foreign_column(grids: list[HeadedGrid], chance: random.Random) -> list[Grid]:
    """Print a column more, between two others or at the right edge, on all pages with as many columns."""
    choices: dict[int, tuple[int, tuple[str, tuple[str, ...]]]] = {}
    for each in grids:
        if each.header and each.grid.columns not in choices:
            open_edges = [0, *_open_edges(each)]
            choices[each.grid.columns] = chance.choice(open_edges[1:]), chance.choice(FOREIGN)
    return [
        _with_column(each, *choices[each.grid.columns], chance) if each.grid.columns in choices else each.grid
        for each in grids
    ]


def _open_edges(headed: HeadedGrid) -> list[int]:
    """Return the columns right of which no cell of the header reaches further."""
    closed = {n for cell in headed.cells for n in range(cell.column, cell.column + cell.columns - 1)}
    return [number for number in range(1, headed.grid.columns + 1) if number not in closed]


def _with_column(headed: HeadedGrid, after: int, foreign: tuple[str, tuple[str, ...]], chance: random.Random) -> Grid:
    grid, (heading, texts) = headed.grid, foreign
    cells, taken = [], set()
    for cell in grid.cells:
        if cell.column > after:
            cells.append(replace(cell, column=cell.column + 1))
        elif cell.column + cell.columns - 1 > after:
            cells.append(replace(cell, columns=cell.columns + 1))
            taken |= set(range(cell.row, cell.row + cell.rows))
        else:
            cells.append(cell)
    if headed.header:
        top = headed.header.start
        cells.append(Cell(heading, top, after + 1, grid.source, rows=len(headed.header)))
    for row in grid.filled_rows:
        if row >= headed.header.stop and row not in taken and len(list(grid.row(row))) > 1:
            cells += [
                Cell(text, row, after + 1, replace(grid.source, row=row)) for text in [chance.choice(texts)] if text
            ]
    edges = grid.edges
    if edges:
        width = (edges[-1] - edges[0]) / max(1, grid.columns) / 2
        edges = (*edges[: after + 1], *(edge + width for edge in edges[after:]))
    return regrid(grid, cells, rows=grid.rows, columns=grid.columns + 1, edges=edges)


def swapped_columns(grids: list[HeadedGrid], chance: random.Random) -> list[Grid]:
    """Swap two neighbouring columns with all they print, on all pages with as many columns."""
    choices: dict[int, int] = {}
    for each in grids:
        if each.header and each.grid.columns not in choices:
            places = [n for n in range(1, each.grid.columns) if _are_swappable(each, n)]
            if places:
                choices[each.grid.columns] = chance.choice(places)
    return [_with_swapped(each.grid, choices.get(each.grid.columns)) for each in grids]


def _are_swappable(headed: HeadedGrid, number: int) -> bool:
    own = {n: [c for c in headed.cells if c.column == n and c.columns == 1] for n in (number, number + 1)}
    return all(own.values()) and not any(_parts(cell, number) for cell in headed.grid.cells)


def _parts(cell: Cell, number: int) -> bool:
    """Tell whether a wider cell covers one of two columns only."""
    covered = {number, number + 1} & set(range(cell.column, cell.column + cell.columns))
    return cell.columns > 1 and len(covered) == 1


def _with_swapped(grid: Grid, number: int | None) -> Grid:
    if number is None or any(_parts(cell, number) for cell in grid.cells):
        return grid
    other = {number: number + 1, number + 1: number}
    cells = [replace(c, column=other.get(c.column, c.column)) if c.columns == 1 else c for c in grid.cells]
    edges = list(grid.edges)
    if edges:
        edges[number] = edges[number - 1] + edges[number + 1] - edges[number]
    return regrid(grid, cells, rows=grid.rows, edges=tuple(edges))


def header_repeated(grids: list[HeadedGrid], chance: random.Random) -> list[Grid]:
    """Print each header a second time, in the middle of its rows."""
    found = []
    for each in grids:
        rows = [row for row in each.grid.filled_rows if row >= each.header.stop and _begins_afresh(each.grid, row)]
        if not each.header or len(rows) < 2:
            found.append(each.grid)
            continue
        at, height = chance.choice(rows[1:]), len(each.header)
        moved = [replace(cell, row=cell.row + height) if cell.row >= at else cell for cell in each.grid.cells]
        again = [replace(cell, row=cell.row + at - each.header.start) for cell in each.cells]
        found.append(regrid(each.grid, [*moved, *again]))
    return found


def _begins_afresh(grid: Grid, row: int) -> bool:
    return all(cell.starts_at(row) for cell in grid.row(row))


def header_cut(grids: list[HeadedGrid], chance: random.Random) -> list[Grid]:
    """Print only the lowest line of a header on the pages after its first one."""
    return _on_later_pages(grids, lambda header: range(header.start, header.stop - 1))


def header_missing(grids: list[HeadedGrid], chance: random.Random) -> list[Grid]:
    """Print no header on the pages after its first one."""
    return _on_later_pages(grids, lambda header: header)


def _on_later_pages(grids: list[HeadedGrid], lost: Callable[[range], range]) -> list[Grid]:
    found: list[Grid] = []
    before: list[str] = []
    for each in grids:
        headings = [squash(cell.text) for cell in each.cells]
        is_later = bool(each.header) and headings == before
        before = headings or before
        found.append(_without_rows(each.grid, lost(each.header)) if is_later else each.grid)
    return found


def _without_rows(grid: Grid, rows: range) -> Grid:
    """Return a grid without some rows; what reaches below them begins there."""
    if not rows:
        return grid
    kept = []
    for cell in grid.cells:
        end = cell.row + cell.rows
        if cell.row >= rows.stop:
            kept.append(replace(cell, row=cell.row - len(rows)))
        elif cell.row in rows and end > rows.stop:
            kept.append(replace(cell, row=rows.start, rows=end - rows.stop))
        elif cell.row < rows.start:
            kept.append(cell)
    return regrid(grid, kept) if kept else grid


SPOILERS: dict[str, Spoiler] = {
    "slips": slips,
    "blanks": blanks,
    "foreign": foreign_column,
    "columns": swapped_columns,
    "headings": swapped_headings,
    "repeated": header_repeated,
    "cut": header_cut,
    "missing": header_missing,
}
