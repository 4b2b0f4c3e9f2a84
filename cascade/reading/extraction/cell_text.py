"""Which text stands in which cell?

The lattices and glyphs of one page go in; printed tables come out, and the glyphs that stand in none. Where the print has
no rule between cells (a header in the colour of its borders, indicators one below the other in one ruled row), the text
itself shows the columns and rows. Knows no file format and no meaning.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from cascade.reading.extraction.digit_check import second_readings
from cascade.reading.extraction.lattice import Box, Lattice, LatticeCell
from cascade.reading.extraction.line_breaks import EXPECTS_MORE, DocumentWords, fills, text_of
from cascade.reading.extraction.printed_page import PrintedCell, PrintedTable
from cascade.reading.extraction.text_lines import Glyph, TextLine, lines_of, words_apart

TOUCHING = 0.08  # of the font size: the gap between letters of a word
STAMP = 3.0  # of the usual size of the glyphs in a table: text so large is stamped across it
LEAST_VALUES = 3  # cells of a row that must agree that it holds several printed rows
ALIGNED = 0.5  # of the font size, between values of one printed row
NEXT_LINE = 1.6  # of the font size: values no further apart stand on lines of one paragraph
_VALUE = re.compile(
    r"(Rp\.?\s*)?[-+]?[\d.,]*\d[\d.,]*\s*%?|[-–—]|\d Plus|[A-D]{1,2}|W[TD]P", re.I
)  # numbers and grades


@dataclass(slots=True)
class _Filled:
    """A cell with the lines that it holds."""

    cell: LatticeCell
    lines: list[TextLine]
    glyphs: list[Glyph]
    other: str = ""


def fill(
    lattices: Sequence[Lattice],
    glyphs: Sequence[Glyph],
    page: int,
    words: DocumentWords,
    hidden: Sequence[tuple[int, Glyph]] = (),
    *,
    overflows: bool = True,
) -> tuple[list[PrintedTable], list[Glyph]]:
    """Put each glyph into the cell that encloses its middle, of nested tables into the inner one.

    A lattice with less than two filled cells is a frame: what it holds is no table, unless it is one row of several cells,
    the rest of a row that the page end cut. A watermark stays outside. `hidden` are digits that are drawn and not seen, each
    with the place in `glyphs` before which it is drawn. Text of a spreadsheet may run on over blank
    cells, if it `overflows`.
    """
    inside, loose, places = _sorted_in(lattices, glyphs)
    doubted = second_readings(glyphs, places, hidden)
    loose += _without_stamps(inside)
    tables = []
    for index, lattice in enumerate(lattices):
        least = 1 if len(lattice.ys) == 2 and len(lattice.cells) > 2 else 2
        if sum((index, number) in inside for number in range(len(lattice.cells))) < least:
            loose += [glyph for number in range(len(lattice.cells)) for glyph in inside.get((index, number), ())]
            continue
        held = [inside.get((index, number), []) for number in range(len(lattice.cells))]
        if overflows:
            _take_back_overflow(lattice, held)
        filled: list[_Filled] = []
        for number, (cell, own) in enumerate(zip(lattice.cells, held, strict=True)):
            filled += _by_columns(lattice, _Filled(cell, lines_of(own), own, doubted.get((index, number), "")))
        rows = len(lattice.ys) - 1
        printed = [_printed(each, page, words) for each in filled]
        printed, rows = _unruled_rows(filled, printed, rows, words)
        tables.append(PrintedTable(lattice.xs, rows, tuple(printed), page, lattice.box))
    return tables, loose


def _sorted_in(
    lattices: Sequence[Lattice], glyphs: Sequence[Glyph]
) -> tuple[dict[tuple[int, int], list[Glyph]], list[Glyph], dict[int, tuple[int, int]]]:
    small_first = sorted(range(len(lattices)), key=lambda index: _area(lattices[index].box))
    owners = [lattice.owners() for lattice in lattices]
    inside: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    loose: list[Glyph] = []
    places: dict[int, tuple[int, int]] = {}
    last = (0, 0)
    cells = lattices[0].cells if len(lattices) == 1 else ()
    x0 = y0 = x1 = y1 = 0.0  # the cell of the last glyph; the next one stands mostly in it too
    for number, glyph in enumerate(glyphs):
        _, left, top, right, bottom, _, _, _ = glyph
        x, y = (left + right) / 2, (top + bottom) / 2
        if x0 < x < x1 and y0 < y < y1:
            places[number] = last
            inside[last].append(glyph)
            continue
        for index in small_first:
            if (place := lattices[index].position(x, y)) is not None:
                places[number] = index, owners[index][place]
                last = places[number]
                inside[last].append(glyph)
                if cells:
                    x0, y0, x1, y1 = cells[last[1]].box
                break
        else:
            loose.append(glyph)
    return inside, loose, places


def _without_stamps(inside: dict[tuple[int, int], list[Glyph]]) -> list[Glyph]:
    """Take the large glyphs of a watermark out of the cells and return them."""
    every = (glyph for own in inside.values() for glyph in own)
    sizes = sorted(max(bottom - top, right - left) for _, left, top, right, bottom, _, _, _ in every)
    stamps: list[Glyph] = []
    most = STAMP * sizes[len(sizes) // 2] if sizes else 0.0
    if not sizes or sizes[-1] <= most:
        return stamps
    for place, own in list(inside.items()):
        large = [glyph for glyph in own if _extent(glyph) > most]
        if large:
            stamps += large
            inside[place] = [glyph for glyph in own if _extent(glyph) <= most]
            if not inside[place]:
                del inside[place]
    return stamps


def _take_back_overflow(lattice: Lattice, held: list[list[Glyph]]) -> None:
    """Put a line that a spreadsheet prints on over blank cells to its right into the cell where it begins."""
    owners = lattice.owners()
    for number, cell in enumerate(lattice.cells):
        column = cell.column + cell.columns
        while (beside := owners.get((cell.row, column))) is not None:
            if not _goes_over(held[number], cell, held[beside], lattice.cells[beside]):
                break
            held[number] = [*held[number], *held[beside]]
            held[beside] = []
            column = lattice.cells[beside].column + lattice.cells[beside].columns


def _goes_over(line: Sequence[Glyph], cell: LatticeCell, more: Sequence[Glyph], beside: LatticeCell) -> bool:
    """Tell whether the glyphs of a cell only go on with the single line of the cell to the left.

    A text of its own begins as far from its border as the text to the left does, which may be clipped right before it.
    """
    if not line or not more:
        return False
    last, first = max(line, key=lambda glyph: glyph.right), min(more, key=lambda glyph: glyph.left)
    on_line = all(abs(glyph.base - last.base) < 0.1 * last.size for glyph in (*line, *more))
    indent = min(glyph.left for glyph in line) - cell.box[0]
    is_own = abs(first.left - beside.box[0] - indent) < TOUCHING * last.size
    return on_line and not is_own and abs(first.left - last.right) < TOUCHING * last.size


def _extent(glyph: Glyph) -> float:
    return max(glyph.bottom - glyph.top, glyph.right - glyph.left)


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _printed(filled: _Filled, page: int, words: DocumentWords) -> PrintedCell:
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


# Columns without rules


def _by_columns(lattice: Lattice, filled: _Filled) -> Iterator[_Filled]:
    """Yield a cell as it is, or the cells of a header whose inner borders have the colour of its shading.

    Such a row is one region of the lattice, but its texts stand apart, each within columns of its own.
    """
    cell = filled.cell
    groups = _groups(lattice, filled) if cell.columns > 2 else []
    if len(groups) < 3:
        yield filled
        return
    edges = lattice.xs
    begin = cell.column
    for number, (_, last, glyphs) in enumerate(groups):
        if number + 1 < len(groups):
            between = range(last + 1, groups[number + 1][0] + 1)
            end = min(between, key=lambda edge: abs((edges[begin] + edges[edge]) / 2 - _middle(glyphs)))
        else:
            end = cell.column + cell.columns
        box = (edges[begin], cell.box[1], edges[end], cell.box[3])
        part = replace(cell, column=begin, columns=end - begin, box=box)
        yield _Filled(part, lines_of(glyphs), glyphs)
        begin = end


def _groups(lattice: Lattice, filled: _Filled) -> list[tuple[int, int, list[Glyph]]]:
    """Return (first column, last column, glyphs) of texts that stand in columns of their own, from left to right."""
    found: list[tuple[int, int, list[Glyph]]] = []
    for part in sorted(words_apart(filled.glyphs), key=lambda part: min(g.left for g in part)):
        left, right = min(g.left for g in part), max(g.right for g in part)
        columns = [
            column
            for column in range(filled.cell.column, filled.cell.column + filled.cell.columns)
            if left < lattice.xs[column + 1] - 1 and right > lattice.xs[column] + 1
        ]
        if not columns:
            return []
        if found and columns[0] <= found[-1][1]:
            first, last, glyphs = found[-1]
            found[-1] = first, max(last, columns[-1]), [*glyphs, *part]
        else:
            found.append((columns[0], columns[-1], part))
    return found


def _middle(glyphs: Sequence[Glyph]) -> float:
    return (min(g.left for g in glyphs) + max(g.right for g in glyphs)) / 2


# Rows without rules


def _unruled_rows(
    filled: Sequence[_Filled], printed: list[PrintedCell], rows: int, words: DocumentWords
) -> tuple[list[PrintedCell], int]:
    """Split ruled rows in which several values stand one below the other, each beside its own name."""
    splits = {}
    for row in range(rows):
        here = [(each, cell) for each, cell in zip(filled, printed, strict=True) if cell.row == row and cell.rows == 1]
        anchors = _anchors(here)
        if anchors:
            splits[row] = anchors
    if not splits:
        return printed, rows
    before = [0]
    for row in range(rows):
        before.append(before[-1] + len(splits.get(row, [0])))
    result: list[PrintedCell] = []
    for each, cell in zip(filled, printed, strict=True):
        begin, end = before[cell.row], before[cell.row + cell.rows]
        parts = _parts(each.lines, splits[cell.row]) if cell.rows == 1 and cell.row in splits else []
        if not parts:
            result.append(replace(cell, row=begin, rows=end - begin))
            continue
        width = cell.box[2] - cell.box[0]
        for number, lines in enumerate(parts):
            top = lines[0].box[1] if lines else cell.box[1]
            bottom = lines[-1].box[3] if lines else cell.box[3]
            box = (cell.box[0], top, cell.box[2], bottom)
            result.append(replace(cell, text=text_of(lines, width, words), row=begin + number, rows=1, box=box))
    return result, before[-1]


def _anchors(row: Sequence[tuple[_Filled, PrintedCell]]) -> list[float]:
    """Return the heights of the values that stand one below the other in a row, none where it is one row.

    A full line may be the begin of a number that its column breaks: 201 | 8.
    """
    heights: dict[int, list[list[float]]] = defaultdict(list)
    sizes = [line.size for each, _ in row for line in each.lines]
    for each, cell in row:
        texts = cell.text.splitlines()
        if not texts or (texts[0][-1:].isdigit() and fills(each.lines[0], cell.box[2] - cell.box[0])):
            continue
        if (
            len(texts) == len(each.lines) > 1
            and not _counts(texts)
            and all(_VALUE.fullmatch(text.strip()) for text in texts)
        ):
            heights[len(texts)].append([line.middle for line in each.lines])
    for stacks in heights.values():
        near = [s for s in stacks if all(abs(a - b) < ALIGNED * max(sizes) for a, b in zip(s, stacks[0], strict=True))]
        if len(near) >= LEAST_VALUES and len(near) == sum(map(len, heights.values())):
            return [] if _is_paragraph(near[0], row) else near[0]
    return []


def _is_paragraph(anchors: Sequence[float], row: Sequence[tuple[_Filled, PrintedCell]]) -> bool:
    """Tell whether values are set line by line, whatever the names beside them take: their heights tell no rows."""
    close = all(b - a < NEXT_LINE * each.lines[0].size for a, b in pairwise(anchors) for each, _ in row if each.lines)
    return close and any(len(each.lines) > len(anchors) for each, _ in row)


def _counts(texts: Sequence[str]) -> bool:
    """Tell whether a cell numbers what stands beside it: 1, 2, 3 are no values."""
    return [text.strip(" .)") for text in texts] == [str(number) for number in range(1, len(texts) + 1)]


def _parts(lines: Sequence[TextLine], anchors: Sequence[float]) -> list[list[TextLine]]:
    """Deal the lines of a cell out to the printed rows; none where the cell holds but one line for all of them.

    Values stand beside the first line of their name, or beside its middle.
    """
    if len(lines) < 2:
        return []
    tolerance = ALIGNED * lines[0].size
    if lines[0].middle >= anchors[0] - tolerance:
        parts: list[list[TextLine]] = [[] for _ in anchors]
        for line in lines:
            at = max((n for n, anchor in enumerate(anchors) if anchor <= line.middle + tolerance), default=0)
            begun = [number for number, part in enumerate(parts) if part]
            goes_on = begun and not parts[at] and _goes_on(parts[begun[-1]][-1], line)
            parts[begun[-1] if goes_on else at].append(line)
        return parts
    return _around(lines, anchors)


def _goes_on(above: TextLine, line: TextLine) -> bool:
    """Tell whether a line is in the middle of a text that covers several rows, not the begin of another one."""
    return line.text[0].islower() or EXPECTS_MORE.search(above.text) is not None


def _around(lines: Sequence[TextLine], anchors: Sequence[float]) -> list[list[TextLine]]:
    """Deal lines out in order so that the middle of each part is nearest to its anchor."""
    best: dict[tuple[int, int], tuple[float, list[int]]] = {(0, 0): (0.0, [])}  # (parts, lines used) → cost, ends
    for part, anchor in enumerate(anchors):
        for used in range(len(lines)):
            if (part, used) not in best:
                continue
            cost, ends = best[part, used]
            for end in range(used + 1, len(lines) + 1):
                middle = (lines[used].middle + lines[end - 1].middle) / 2
                key, more = (part + 1, end), cost + (middle - anchor) ** 2
                if key not in best or more < best[key][0]:
                    best[key] = (more, [*ends, end])
    if (len(anchors), len(lines)) not in best:
        return []
    ends = best[len(anchors), len(lines)][1]
    return [list(lines[begin:end]) for begin, end in zip([0, *ends], ends, strict=False)]
