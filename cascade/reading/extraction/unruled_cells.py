"""Part the cells of a ruled table where no line does but the text itself shows columns or rows.

Cells with the lines that they hold go in; more cells come out where texts stand in columns of their own (a header whose inner borders
have the colour of its shading), and where several values stand one below the other in a ruled row, each beside its own name.
Knows no meaning.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from cascade.reading.extraction.lattice import Lattice, LatticeCell
from cascade.reading.extraction.line_breaks import EXPECTS_MORE, NEXT_LINE, DocumentWords, fills, text_of
from cascade.reading.extraction.printed_page import PrintedCell
from cascade.reading.extraction.text_lines import Glyph, TextLine, lines_of, words_apart
from cascade.text.table_headings import is_numbering

LEAST_VALUES = 3  # cells of a row that must agree that it holds several printed rows
LEAST_TEXTS = 2  # cells in which a text begins beside each running number
ALIGNED = 0.5  # of the font size, between values of one printed row
PARAGRAPH = 2.5  # of the font size, between the middles of lines of one text
_VALUE = re.compile(
    r"(Rp\.?\s*)?[-+]?[\d.,]*\d[\d.,]*\s*%?|[-–—]|\d Plus|[A-D]{1,2}|W[TD]P", re.I
)  # numbers and grades


@dataclass(slots=True)
class FilledCell:
    """A cell with the lines that it holds."""

    cell: LatticeCell
    lines: list[TextLine]
    glyphs: list[Glyph]
    other: str = ""


def parted_by_columns(lattice: Lattice, filled: FilledCell) -> Iterator[FilledCell]:
    """Yield a cell as it is, or the cells of a header whose inner borders have the colour of its shading.

    Such a row is one region of the lattice, but its texts stand apart, each within columns of its own.
    """
    cell = filled.cell
    groups = _texts_in_own_columns(lattice, filled) if cell.columns > 2 else []
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
        yield FilledCell(part, lines_of(glyphs), glyphs)
        begin = end


def _texts_in_own_columns(lattice: Lattice, filled: FilledCell) -> list[tuple[int, int, list[Glyph]]]:
    """Return (first column, last column, glyphs) of texts that stand in columns of their own, from left to right."""
    texts: list[tuple[int, int, list[Glyph]]] = []
    for part in sorted(words_apart(filled.glyphs), key=lambda part: min(g.left for g in part)):
        left, right = min(g.left for g in part), max(g.right for g in part)
        columns = [
            column
            for column in range(filled.cell.column, filled.cell.column + filled.cell.columns)
            if left < lattice.xs[column + 1] - 1 and right > lattice.xs[column] + 1
        ]
        if not columns:
            return []
        if texts and columns[0] <= texts[-1][1]:
            first, last, glyphs = texts[-1]
            texts[-1] = first, max(last, columns[-1]), [*glyphs, *part]
        else:
            texts.append((columns[0], columns[-1], part))
    return texts


def _middle(glyphs: Sequence[Glyph]) -> float:
    return (min(g.left for g in glyphs) + max(g.right for g in glyphs)) / 2


def parted_by_rows(lattice: Lattice, filled: Sequence[FilledCell]) -> list[FilledCell]:
    """Return cells, those parted that are several rows between which no line is ruled.

    A spreadsheet sets each text in the middle of its own row; that of merged rows stands at their top or in the middle of all.
    """
    merged = [each for each in filled if each.cell.rows > 1 and each.cell.row and each.lines]
    texts = {id(each): _texts_apart(each.lines) for each in merged}
    whole = [each for each in merged if not _stand_in_own_rows(texts[id(each)], each.cell, lattice.ys)]
    parted: list[FilledCell] = []
    for each in filled:
        own = texts.get(id(each), [])
        if not own or any(each is other or _are_merged_alike(each, other) for other in whole):
            parted.append(each)
        else:
            parted += _rows_of_cell(each, own, lattice.ys)
    return sorted(parted, key=lambda each: (each.cell.row, each.cell.column))


def _are_merged_alike(one: FilledCell, other: FilledCell) -> bool:
    """Tell whether two cells cover the same rows and their texts have the same middle."""
    covers_same = (one.cell.row, one.cell.rows) == (other.cell.row, other.cell.rows)
    return covers_same and abs(_height(one.lines) - _height(other.lines)) < ALIGNED * one.lines[0].size


def _rows_of_cell(filled: FilledCell, texts: Sequence[list[TextLine]], ys: Sequence[float]) -> Iterator[FilledCell]:
    """Yield the cells of the rows in which texts stand, and the blank ones between them."""
    cell, end_of_cell = filled.cell, filled.cell.row + filled.cell.rows
    lines_in = {_row_of(text, cell, ys): text for text in texts}
    starts = {cell.row, *lines_in, *(row + 1 for row in lines_in if row + 1 < end_of_cell)}
    for start, end in pairwise([*sorted(starts), end_of_cell]):
        top, bottom = ys[start], ys[end]
        box = (cell.box[0], top, cell.box[2], bottom)
        is_open = cell.open_below and end == end_of_cell
        part = replace(cell, row=start, rows=end - start, box=box, open_below=is_open)
        glyphs = [glyph for glyph in filled.glyphs if top <= (glyph.top + glyph.bottom) / 2 < bottom]
        yield FilledCell(part, lines_in.get(start, []), glyphs, filled.other if start in lines_in else "")


def _texts_apart(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """Return the lines of a cell in groups that stand further apart than the lines of a paragraph."""
    texts: list[list[TextLine]] = []
    for line in lines:
        if texts and line.middle - texts[-1][-1].middle <= PARAGRAPH * line.size:
            texts[-1].append(line)
        else:
            texts.append([line])
    return texts


def _row_of(text: Sequence[TextLine], cell: LatticeCell, ys: Sequence[float]) -> int:
    """Return the row of a cell in which a text stands, -1 where it stands in several."""
    rows = range(cell.row, cell.row + cell.rows)
    return next((row for row in rows if ys[row] - 1 < text[0].middle and text[-1].middle < ys[row + 1] + 1), -1)


def _stand_in_own_rows(texts: Sequence[Sequence[TextLine]], cell: LatticeCell, ys: Sequence[float]) -> bool:
    """Tell whether texts stand in the middle of rows of their own; one in the first row may stand anywhere."""
    rows = [_row_of(text, cell, ys) for text in texts]
    if -1 in rows or len(set(rows)) < len(rows) or set(rows) == {cell.row}:
        return False
    below = [(text, row) for text, row in zip(texts, rows, strict=True) if row != cell.row]
    if not all(_is_between(text, ys[row], ys[row + 1]) for text, row in below):
        return False
    if len(texts) > 1:
        return True
    text, row = below[0]
    is_loose = ys[row + 1] - ys[row] > text[-1].box[3] - text[0].box[1] + 2 * text[0].size
    return is_loose and not _is_between(text, cell.box[1], cell.box[3])


def _is_between(text: Sequence[TextLine], top: float, bottom: float) -> bool:
    """Tell whether a text stands in the middle between two heights."""
    return abs(_height(text) - (top + bottom) / 2) < ALIGNED * text[0].size


def _height(text: Sequence[TextLine]) -> float:
    """Return the height of the middle of a text."""
    return (text[0].box[1] + text[-1].box[3]) / 2


def with_rows_parted(
    filled: Sequence[FilledCell], printed: list[PrintedCell], rows: int, words: DocumentWords
) -> tuple[list[PrintedCell], int]:
    """Split ruled rows in which several values or running numbers stand one below the other, each beside its own name.

    The first row of a page may hold the rest of one that the page end cuts, and far below it a row with its values.
    """
    splits = {}
    first_row = [each for each in filled if each.cell.row == 0 and each.cell.rows == 1]
    below_rest = _height_below_rest(first_row) if rows else None
    if below_rest is not None:
        splits[0] = [first_row[0].cell.box[1], below_rest]
    cells_by_row: dict[int, list[tuple[FilledCell, PrintedCell]]] = defaultdict(list)
    for each, cell in zip(filled, printed, strict=True):
        if cell.rows == 1:
            cells_by_row[cell.row].append((each, cell))
    for row in range(int(below_rest is not None), rows):
        cells_of_row = cells_by_row[row]
        heights = _value_heights(cells_of_row) or _numbered_heights([each for each, _ in cells_of_row])
        if heights:
            splits[row] = heights
    if not splits:
        return printed, rows
    before = [0]
    for row in range(rows):
        before.append(before[-1] + len(splits.get(row, [0])))
    result: list[PrintedCell] = []
    for each, cell in zip(filled, printed, strict=True):
        begin, end = before[cell.row], before[cell.row + cell.rows]
        parts = _dealt_out(each.lines, splits[cell.row]) if cell.rows == 1 and cell.row in splits else []
        if below_rest is not None and cell.row == 0 and cell.rows == 1:
            parts = _cut_at(each.lines, below_rest)
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


def _height_below_rest(row: Sequence[FilledCell]) -> float | None:
    """Return the height at which a row begins with its values, where a text beside them has lines far above that too."""
    values = [each.lines[0] for each in row if len(each.lines) == 1 and _VALUE.fullmatch(each.lines[0].text.strip())]
    if len(values) < LEAST_VALUES:
        return None
    height, near = values[0].middle, ALIGNED * values[0].size
    if any(abs(value.middle - height) > near for value in values):
        return None
    has_rest = False
    for above, below in (_cut_at(each.lines, height) for each in row):
        if above and below:
            is_apart = below[0].middle - above[-1].middle > PARAGRAPH * below[0].size
            if not is_apart or abs(below[0].middle - height) > near:
                return None
            has_rest = True
    return height if has_rest else None


def _cut_at(lines: Sequence[TextLine], height: float) -> list[list[TextLine]]:
    """Return the lines above a height, and those at it and below."""
    above = [line for line in lines if line.middle < height - ALIGNED * line.size]
    return [above, list(lines[len(above) :])]


def _value_heights(row: Sequence[tuple[FilledCell, PrintedCell]]) -> list[float]:
    """Return the heights of the values that stand one below the other in a row, none where it is one row."""
    stacks: dict[int, list[list[float]]] = defaultdict(list)  # by how many values stand in a cell
    sizes = [line.size for each, _ in row for line in each.lines]
    for each, cell in row:
        if _is_stack_of_values(each, cell):
            stacks[len(each.lines)].append([line.middle for line in each.lines])
    for alike in stacks.values():
        near = [s for s in alike if all(abs(a - b) < ALIGNED * max(sizes) for a, b in zip(s, alike[0], strict=True))]
        if len(near) >= LEAST_VALUES and len(near) == sum(map(len, stacks.values())):
            return [] if _is_paragraph(near[0], row) else near[0]
    return []


def _numbered_heights(row: Sequence[FilledCell]) -> list[float]:
    """Return the heights of the running numbers 1, 2, 3 of a row, beside each of which texts begin that stand apart."""
    counting = next((each.lines for each in row if is_numbering([line.text for line in each.lines], least=2)), [])
    if len(counting) < 2:
        return []
    near = ALIGNED * counting[0].size

    def stand_beside(lines: Sequence[TextLine]) -> bool:
        return all(any(abs(line.middle - number.middle) < near for line in lines) for number in counting)

    several = [each.lines for each in row if len(each.lines) > 1 and each.lines is not counting]
    apart = [begins for lines in several if len(begins := [text[0] for text in _texts_apart(lines)]) == len(counting)]
    if len([begins for begins in apart if stand_beside(begins)]) < LEAST_TEXTS or not all(map(stand_beside, several)):
        return []
    return [line.middle for line in counting]


def _is_stack_of_values(filled: FilledCell, cell: PrintedCell) -> bool:
    """Tell whether each line of a cell is a value of its own.

    A full line may be the begin of a number that its column breaks: 201 | 8.
    """
    texts = cell.text.splitlines()
    if len(texts) < 2 or len(texts) != len(filled.lines):
        return False
    may_go_on = texts[0][-1:].isdigit() and fills(filled.lines[0], cell.box[2] - cell.box[0])
    return not may_go_on and not is_numbering(texts, least=2) and all(_VALUE.fullmatch(text.strip()) for text in texts)


def _is_paragraph(heights: Sequence[float], row: Sequence[tuple[FilledCell, PrintedCell]]) -> bool:
    """Tell whether values are set line by line, whatever the names beside them take: their heights tell no rows."""
    close = all(b - a < NEXT_LINE * each.lines[0].size for a, b in pairwise(heights) for each, _ in row if each.lines)
    return close and any(len(each.lines) > len(heights) for each, _ in row)


def _dealt_out(lines: Sequence[TextLine], heights: Sequence[float]) -> list[list[TextLine]]:
    """Deal the lines of a cell out to the printed rows; none where the cell holds but one line for all of them.

    Values stand beside the first line of their name, or beside its middle.
    """
    if len(lines) < 2:
        return []
    tolerance = ALIGNED * lines[0].size
    if lines[0].middle >= heights[0] - tolerance:
        parts: list[list[TextLine]] = [[] for _ in heights]
        for line in lines:
            at = max((n for n, height in enumerate(heights) if height <= line.middle + tolerance), default=0)
            begun = [number for number, part in enumerate(parts) if part]
            goes_on = begun and not parts[at] and _goes_on(parts[begun[-1]][-1], line)
            parts[begun[-1] if goes_on else at].append(line)
        return parts
    return _dealt_around_middles(lines, heights)


def _goes_on(above: TextLine, line: TextLine) -> bool:
    """Tell whether a line is in the middle of a text that covers several rows, not the begin of another one."""
    return line.text[0].islower() or EXPECTS_MORE.search(above.text) is not None


def _dealt_around_middles(lines: Sequence[TextLine], heights: Sequence[float]) -> list[list[TextLine]]:
    """Deal lines out in order so that the middle of each part is nearest to its anchor."""
    best: dict[tuple[int, int], tuple[float, list[int]]] = {(0, 0): (0.0, [])}  # (parts, lines used) → cost, ends
    for part, height in enumerate(heights):
        for used in range(len(lines)):
            if (part, used) not in best:
                continue
            cost, ends = best[part, used]
            for end in range(used + 1, len(lines) + 1):
                middle = (lines[used].middle + lines[end - 1].middle) / 2
                key, more = (part + 1, end), cost + (middle - height) ** 2
                if key not in best or more < best[key][0]:
                    best[key] = (more, [*ends, end])
    if (len(heights), len(lines)) not in best:
        return []
    ends = best[len(heights), len(lines)][1]
    return [list(lines[begin:end]) for begin, end in zip([0, *ends], ends, strict=False)]
