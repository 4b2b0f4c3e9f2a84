"""Put the glyphs of a page into the cells of its ruled tables.

The lattices and glyphs of one page go in; printed tables come out, and the glyphs that stand in none: those around the tables,
those in frames, watermarks. Text that a spreadsheet prints on over blank cells goes back to the cell where it begins. Knows no
file format and no meaning.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from operator import attrgetter

from cascade.reading.extraction.digit_check import second_readings
from cascade.reading.extraction.lattice import Box, Lattice, LatticeCell
from cascade.reading.extraction.line_breaks import DocumentWords, text_of
from cascade.reading.extraction.printed_page import PrintedCell, PrintedTable
from cascade.reading.extraction.text_lines import Glyph, TextLine, lines_of
from cascade.reading.extraction.unruled_cells import FilledCell, parted_by_columns, parted_by_rows, with_rows_parted

_LEFT, _RIGHT = attrgetter("left"), attrgetter("right")
TOUCHING = 0.08  # of the font size: the gap between letters of a word
_GROUPED = re.compile(r"(Rp\.?\s*)?\d{1,3}(([.,])\d{3})(\3\d{3})+")
STAMP_SIZE = 3.0  # of the usual size of the glyphs in a table: text so large is stamped across it


def fill_cells(
    lattices: Sequence[Lattice],
    glyphs: Sequence[Glyph],
    page: int,
    words: DocumentWords,
    hidden: Sequence[tuple[int, Glyph]] = (),
    order: Sequence[int] = (),
    *,
    overflows: bool = True,
) -> tuple[list[PrintedTable], list[Glyph]]:
    """Put each glyph into the cell that encloses its middle, of nested tables into the inner one.

    Args:
        lattices: The ruled tables of the page.
        glyphs: What it prints.
        page: Its number.
        words: What the document prints.
        hidden: Digits that are drawn and not seen, each with the number of glyphs that are drawn before it.
        order: The places of the glyphs in the order in which the file draws them, unless they stand in it.
        overflows: Whether text may run on over blank cells, as that of a spreadsheet does.

    Returns:
        The tables, and the glyphs that stand in none.
    """
    inside, loose, places = _glyphs_by_cell(lattices, glyphs)
    drawn, cells = glyphs, places
    if order:
        drawn = [glyphs[place] for place in order]
        cells = {number: places[place] for number, place in enumerate(order) if place in places}
    doubted = second_readings(drawn, cells, hidden)
    loose += _take_out_stamps(inside)
    tables = []
    for index, lattice in enumerate(lattices):
        glyphs_of_cells = [inside.get((index, number), []) for number in range(len(lattice.cells))]
        if _is_frame(lattice, glyphs_of_cells):
            loose += [glyph for own in glyphs_of_cells for glyph in own]
            continue
        if overflows:
            _take_back_overflow(lattice, glyphs_of_cells)
        filled: list[FilledCell] = []
        for number, (cell, own) in enumerate(zip(lattice.cells, glyphs_of_cells, strict=True)):
            whole = FilledCell(cell, lines_of(own) if own else [], own, doubted.get((index, number), ""))
            filled += parted_by_columns(lattice, whole)
        filled = parted_by_rows(lattice, filled)
        rows = len(lattice.ys) - 1
        printed = [_printed_cell(each, page, words) for each in filled]
        printed, rows = with_rows_parted(filled, printed, rows, words)
        tables.append(PrintedTable(lattice.xs, rows, tuple(printed), page, lattice.box))
    return tables, loose


def _is_frame(lattice: Lattice, glyphs_of_cells: Sequence[Sequence[Glyph]]) -> bool:
    """Tell whether less than two cells hold anything: then it frames a text, unless it is the rest of a row that a page end cut."""
    is_one_row = len(lattice.ys) == 2 and len(lattice.cells) > 2
    return sum(map(bool, glyphs_of_cells)) < (1 if is_one_row else 2)


def _glyphs_by_cell(
    lattices: Sequence[Lattice], glyphs: Sequence[Glyph]
) -> tuple[dict[tuple[int, int], list[Glyph]], list[Glyph], dict[int, tuple[int, int]]]:
    """Return the glyphs of each (lattice, cell), those in no cell, and the cell of each glyph by its place."""
    small_first = sorted(range(len(lattices)), key=lambda index: _area(lattices[index].box))
    owners = [lattice.owners() for lattice in lattices]
    inside: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    loose: list[Glyph] = []
    places: dict[int, tuple[int, int]] = {}
    last = (0, 0)
    cells = lattices[0].cells if len(lattices) == 1 else ()
    x0 = y0 = x1 = y1 = 0.0  # the cell of the last glyph; the next one stands mostly in it too
    take = loose.append
    for number, glyph in enumerate(glyphs):
        _, left, top, right, bottom, _, _, _ = glyph
        x, y = (left + right) / 2, (top + bottom) / 2
        if x0 < x < x1 and y0 < y < y1:
            places[number] = last
            take(glyph)
            continue
        for index in small_first:
            if (place := lattices[index].position(x, y)) is not None:
                places[number] = index, owners[index][place]
                last = places[number]
                take = inside[last].append
                take(glyph)
                if cells:
                    x0, y0, x1, y1 = cells[last[1]].box
                break
        else:
            loose.append(glyph)
    return inside, loose, places


def _take_out_stamps(inside: dict[tuple[int, int], list[Glyph]]) -> list[Glyph]:
    """Take the large glyphs of a watermark out of the cells and return them."""
    sizes = [
        bottom - top if bottom - top > right - left else right - left
        for glyphs in inside.values()
        for _, left, top, right, bottom, _, _, _ in glyphs
    ]
    sizes.sort()
    stamps: list[Glyph] = []
    most = STAMP_SIZE * sizes[len(sizes) // 2] if sizes else 0.0
    if not sizes or sizes[-1] <= most:
        return stamps
    for place, glyphs in list(inside.items()):
        large = [glyph for glyph in glyphs if _extent(glyph) > most]
        if large:
            stamps += large
            inside[place] = [glyph for glyph in glyphs if _extent(glyph) <= most]
            if not inside[place]:
                del inside[place]
    return stamps


def _take_back_overflow(lattice: Lattice, glyphs_of_cells: list[list[Glyph]]) -> None:
    """Put a line that a spreadsheet prints on over blank cells to its right into the cell where it begins."""
    owners = lattice.owners()
    for number, cell in enumerate(lattice.cells):
        column = cell.column + cell.columns
        while (beside := owners.get((cell.row, column))) is not None:
            if not _overflows(glyphs_of_cells[number], cell, glyphs_of_cells[beside], lattice.cells[beside]):
                break
            glyphs_of_cells[number] = [*glyphs_of_cells[number], *glyphs_of_cells[beside]]
            glyphs_of_cells[beside] = []
            column = lattice.cells[beside].column + lattice.cells[beside].columns


def _overflows(
    line: Sequence[Glyph], cell: LatticeCell, glyphs_beside: Sequence[Glyph], cell_beside: LatticeCell
) -> bool:
    """Tell whether the glyphs of a cell only go on with the single line of the cell to the left.

    A text of its own begins as far from its border as the text to the left does, which may be clipped right before it. No
    digit goes on with a whole number in groups of three.
    """
    if not line or not glyphs_beside:
        return False
    last, first = max(line, key=_RIGHT), min(glyphs_beside, key=_LEFT)
    if abs(first.left - last.right) >= TOUCHING * last.size:
        return False
    indent = min(glyph.left for glyph in line) - cell.box[0]
    is_own = abs(first.left - cell_beside.box[0] - indent) < TOUCHING * last.size
    if is_own or not all(abs(glyph.base - last.base) < 0.1 * last.size for glyph in (*line, *glyphs_beside)):
        return False
    text, text_beside = ("".join(glyph.text for glyph in glyphs).strip() for glyphs in (line, glyphs_beside))
    return not (text_beside[:1].isdigit() and _GROUPED.fullmatch(text))


def _extent(glyph: Glyph) -> float:
    return max(glyph.bottom - glyph.top, glyph.right - glyph.left)


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _printed_cell(filled: FilledCell, page: int, words: DocumentWords) -> PrintedCell:
    """Return a cell with the text of its lines."""
    cell, lines = filled.cell, filled.lines
    left, _, right, _ = cell.box
    return PrintedCell(
        text_of(lines, right - left, words),
        cell.row,
        cell.column,
        cell.rows,
        cell.columns,
        page,
        cell.box,
        _is_bold(lines),
        min((line.box[0] for line in lines), default=left) - left,
        cell.open_below,
        filled.other,
    )


def _is_bold(lines: Sequence[TextLine]) -> bool:
    lettered = [line for line in lines if any(map(str.isalpha, line.text))]
    return bool(lettered) and all(line.bold for line in lettered)
