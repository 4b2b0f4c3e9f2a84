"""Which tables go on over a page break?

The tables and lines of each page go in; the same in reading order come out, a table that is cut by page ends as one:
its repeated header dropped, a row or a merged cell that is cut put together. Knows no file format and no meaning.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rapidfuzz.distance import OSA

from cascade.model import Cell, Grid, Line, Note, Source
from cascade.reading.extraction.lattice import Box, merge_edges, same_edges
from cascade.reading.extraction.text_lines import TextLine, Words, is_broken_amount, joint
from cascade.text.units import is_known_unit

RUNNING = 3  # pages on which a line with other numbers stands to be a running head
HEAD_LINES = 3  # at the top or the bottom of a page
IN_PLACE = 3.0  # points between the heights of a running head on two pages
FORM = 2  # lines inside two pages that are the same: letters of one form
_LETTERS = re.compile(r"[^\W\d_]{2}")
_LOOKS_LIKE = str.maketrans("1l|05", "iiios")  # in a word that was read from a picture
NOTES = 3  # lines that may stand between the parts of a table
LEAST_AGAIN = 2  # headings that are printed again, or values
_SAYS_SOMETHING = re.compile(r"[^\W_]")
_CAPTION = re.compile(
    r"tabel?\b|table\b|bab\b|lampiran\b|(triwulan|tribulan) (i{1,3}|iv|[1-4])( tahun( anggaran)? 20\d\d)?$", re.I
)
_VALUE = re.compile(r"(Rp\.?\s*)?[-+]?[\d.,\s]*\d[\d.,\s]*(?:%|-)?|[-–—]+")
MOSTLY = 0.8  # of the rows of a table
_CURRENCY = re.compile(r"Rp\.?", re.I)
_AMOUNT = re.compile(r"\d{1,3}([.,]\d{3}){2,}")
_MEASURED = re.compile(r"\d[\d.,]*\s[^\W\d_]+(\s[^\W\d_]+){0,2}")  # 12 Dokumen, 3 Unit Kerja
_CODE = re.compile(r"[\dX]{1,2}\s?([.\s]{1,2}[\dX]{1,4}){2,}\.?", re.I)  # 7.01.06.2.01.0006, or its begin
_OWN_CODE = re.compile(r"[\dX]{1,2}\.[\dX]{2}(\.[\dX]{1,4})+\.?", re.I)
_SUB_KEGIATAN = re.compile(r"[\dX]{1,2}\.[\dX]{2}\.\d{2}\.\d\.\d{2}\.\d{4}", re.I)
EXPECTS_MORE = re.compile(
    r"([,/&]|\b(dan|atau|yang|di|ke|dari|dengan|untuk|pada|oleh|dalam|serta|bagi|terhadap|atas))$", re.I
)
_BEGINS_ANEW = re.compile(
    r"\d{1,2}[.)]\s|[\dxX]{1,2}\.[\dxX]|[-–•]\s|[a-z][.)]\s|(program|kegiatan|sub ?kegiatan|tujuan|sasaran)\b", re.I
)


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """One cell with its text; rows and columns count from 0. `page` and `box` tell where its text begins.

    `indent` is the distance of the text from the left edge; `open_below` that no rule ends the cell at the page end; `other` what a second
    look reads where it reads another number; `sure` (0 to 1) how sure a text is that was read from a picture.
    """

    text: str
    row: int
    column: int
    rows: int
    columns: int
    page: int
    box: Box
    bold: bool = False
    indent: float = 0.0
    open_below: bool = False
    other: str = ""
    sure: float | None = None


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table: the edges of its columns, the number of its rows and its cells in reading order.

    Of one over several pages, `page` and `box` are those of its last part. `guessed` tells that no rules part its columns.
    """

    xs: tuple[float, ...]
    rows: int
    cells: tuple[PrintedCell, ...]
    page: int
    box: Box
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """What one page prints, from top to bottom."""

    number: int
    blocks: tuple[TextLine | PrintedTable, ...]


def as_blocks(
    pages: Sequence[PrintedPage], words: Words, origin: Source
) -> tuple[tuple[Grid | Line, ...], tuple[Note, ...]]:
    """Return the tables and lines of all pages in reading order, and the lines in their margins, with their addresses."""
    blocks: list[Grid | Line] = []
    tables = 0
    remarks: list[tuple[int, TextLine]] = []
    for number, block in in_reading_order(pages, words, remarks):
        if isinstance(block, TextLine):
            box = _rounded(block.box) if block.size else None
            blocks.append(Line(block.text, replace(origin, page=number, box=box)))
        else:
            tables += 1
            blocks.append(_grid(block, replace(origin, page=number, table=tables)))
    grids = [block for block in blocks if isinstance(block, Grid)]
    places = (_beside(grids, replace(origin, page=page, box=_rounded(line.box))) for page, line in remarks)
    notes = tuple(Note(line.text, place) for (_, line), place in zip(remarks, places, strict=True))
    return tuple(blocks), notes


def _beside(grids: Sequence[Grid], remark: Source) -> Source:
    """Return the address of a remark in the margin, with the row of the table that it stands by."""
    _, top, _, bottom = remark.box or (0, 0, 0, 0)
    middle = (top + bottom) / 2
    for grid in grids:
        for cell in grid.cells:
            box = cell.source.box
            if cell.rows == 1 and cell.source.page == remark.page and box and box[1] <= middle <= box[3]:
                return replace(remark, table=cell.source.table, row=cell.row)
    return remark


def _grid(table: PrintedTable, source: Source) -> Grid:
    cells = tuple(
        Cell(
            cell.text,
            cell.row + 1,
            cell.column + 1,
            Source(
                source.file,
                source.sha256,
                page=cell.page,
                table=source.table,
                row=cell.row + 1,
                column=cell.column + 1,
                box=_rounded(cell.box),
                guessed=table.guessed,
                confidence=cell.sure,
            ),
            cell.rows,
            cell.columns,
            cell.bold,
            indent=round(cell.indent),
            other=cell.other,
        )
        for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column))
    )
    return Grid("", cells, table.rows, len(table.xs) - 1, source)


def _rounded(box: Box) -> Box:
    left, top, right, bottom = (round(side, 1) for side in box)
    return left, top, right, bottom


def in_reading_order(
    pages: Sequence[PrintedPage], words: Words, remarks: list[tuple[int, TextLine]]
) -> Iterator[tuple[int, TextLine | PrintedTable]]:
    """Yield (page, block) of all pages: running heads once, tables cut by page ends put together.

    Lines in the margin beside a table are put into `remarks` instead.
    """
    pages = list(_with_single_texts_as_lines(pages))
    running = _running_lines(pages)
    said: set[str] = set()
    waiting: PrintedTable | None = None
    between: list[tuple[int, TextLine]] = []  # lines after a table that may yet go on
    for page in pages:
        for index, block in enumerate(page.blocks):
            if isinstance(block, PrintedTable):
                joined = _joined(waiting, block, words) if waiting and waiting.page != block.page else None
                if between and not (joined and waiting and _surely_goes_on(waiting, block)):
                    joined = None
                if waiting and joined is None:
                    yield waiting.cells[0].page, waiting
                    yield from between
                for remark in between if joined else ():
                    _remark(remarks, *remark)
                waiting, between = joined or block, []
                continue
            if not _SAYS_SOMETHING.search(block.text):
                continue
            if (page.number, index) in running:
                key = _running_key(block.text)
                if key in said:
                    continue
                said.add(key)
                yield page.number, block
            elif waiting is None or _is_over_a_table(block, page):
                yield page.number, block
            elif _stands_beside(block, waiting, page.number):
                _remark(remarks, page.number, block)
            else:
                between.append((page.number, block))
                if len(between) > NOTES or _CAPTION.match(block.text):
                    yield waiting.cells[0].page, waiting
                    yield from between
                    waiting, between = None, []
    if waiting:
        yield waiting.cells[0].page, waiting
    yield from between


def _surely_goes_on(above: PrintedTable, below: PrintedTable) -> bool:
    """Tell whether a table goes on although a note stands between: its header again, or a row of values, on the next page."""
    if below.page != above.page + 1:
        return False
    first = [cell.text.strip() for cell in below.cells if cell.row == 0 and cell.text.strip()]
    again = sum(text in first for text in {cell.text.strip() for cell in above.cells if cell.row == 0} - {""})
    return again >= LEAST_AGAIN or sum(bool(_VALUE.fullmatch(text)) for text in first[1:]) >= LEAST_AGAIN


def _stands_beside(line: TextLine, table: PrintedTable, page: int) -> bool:
    """Tell whether a line stands at the height of a table: a remark in its margin does not end it."""
    return table.page == page and table.box[1] <= line.box[1] and line.box[3] <= table.box[3]


def _remark(remarks: list[tuple[int, TextLine]], page: int, line: TextLine) -> None:
    """Add a line to the remark right above it, or begin another one."""
    if remarks and remarks[-1][0] == page:
        above = remarks[-1][1]
        left, top, right, bottom = above.box
        if line.box[1] - bottom < line.size and line.box[0] < right and left < line.box[2]:
            box = (min(left, line.box[0]), top, max(right, line.box[2]), line.box[3])
            remarks[-1] = page, replace(above, text=f"{above.text} {line.text}", box=box)
            return
    remarks.append((page, line))


def _with_single_texts_as_lines(pages: Sequence[PrintedPage]) -> Iterator[PrintedPage]:
    """Yield pages on which a table with one text only is a line, but where it can be the rest of a row cut by the page."""
    last: PrintedTable | None = None
    for page in pages:
        blocks: list[TextLine | PrintedTable] = []
        for block in page.blocks:
            if isinstance(block, PrintedTable):
                texts = [cell for cell in block.cells if cell.text.strip()]
                if len(texts) == 1 and not (last and last.page < page.number and same_edges(last.xs, block.xs)):
                    blocks += [TextLine(text, texts[0].box, 1, texts[0].bold) for text in texts[0].text.splitlines()]
                    continue
                last = block
            blocks.append(block)
        yield replace(page, blocks=tuple(blocks))


def _is_over_a_table(line: TextLine, page: PrintedPage) -> bool:
    """Tell whether a line is printed across a table, as a watermark is, and not before or after it."""
    x, y = (line.box[0] + line.box[2]) / 2, (line.box[1] + line.box[3]) / 2
    boxes = [block.box for block in page.blocks if isinstance(block, PrintedTable)]
    return any(box[0] < x < box[2] and box[1] < y < box[3] for box in boxes)


# Running heads


def _running_lines(pages: Sequence[PrintedPage]) -> set[tuple[int, int]]:
    """Return (page, place among its blocks) of the lines that the next or the last page prints at the same edge too.

    A file of several letters of one form, a page each, repeats most of its text and has no running heads.
    """
    counted = Counter(key for page in pages for key in _keys(page))
    running: set[tuple[int, int]] = set()
    for one, other in pairwise(pages):
        edges = [(_edge(one, end), _edge(other, end)) for end in (1, -1)]
        at_edges = {key for pair in edges for edge in pair for key, _, _ in edge}
        if len((_keys(one) & _keys(other)) - at_edges - {""}) >= FORM:
            continue
        for first, second in edges:
            for key, place, line in first:
                for other_key, other_place, other_line in second:
                    is_first = first is edges[0][0] and line is first[0][2] and other_line is second[0][2]
                    if key == other_key and _is_running(line, other_line, counted[key], is_first=is_first):
                        running |= {(one.number, place), (other.number, other_place)}
    return running


def _keys(page: PrintedPage) -> set[str]:
    return {_running_key(block.text) for block in page.blocks if isinstance(block, TextLine)}


def _edge(page: PrintedPage, step: int) -> list[tuple[str, int, TextLine]]:
    """Return (key, place, line) of the outermost lines at the top (1) or the bottom (-1) of a page, the outermost first."""
    found: list[tuple[str, int, TextLine]] = []
    for place, block in list(enumerate(page.blocks))[::step][:HEAD_LINES]:
        if isinstance(block, PrintedTable):
            break
        found.append((_running_key(block.text), place, block))
    return found


def _is_running(one: TextLine, other: TextLine, count: int, *, is_first: bool) -> bool:
    """Tell whether two lines with the same words are one that runs over the pages.

    Of a page without tables nobody knows the places of its lines, and its signature stands at the bottom too.
    """
    is_number = not _LETTERS.search(one.text)
    if not (one.size and other.size):
        return is_number or (is_first and count >= RUNNING)
    in_place = abs(one.box[1] - other.box[1]) <= IN_PLACE
    return in_place and (count >= RUNNING or one.text == other.text or is_number)


def _running_key(text: str) -> str:
    """Return a line without the page number at its end or beginning."""
    return re.sub(r"\W+", "", re.sub(r"^(\d+|[ivxl]+)\b|\b(\d+|[ivxl]+)\W*$", "", text.casefold().strip()))


# Tables


def _joined(above: PrintedTable, below: PrintedTable, words: Words) -> PrintedTable | None:
    """Return two tables as one if the second goes on with the first, else None."""
    if above.guessed != below.guessed or not same_edges(above.xs, below.xs):
        return None
    if above.guessed and above.xs != below.xs:  # guessed on each page anew
        return None
    xs = merge_edges(above.xs, below.xs) if above.xs != below.xs else list(above.xs)
    cells = _on_edges(above, xs)
    rows = above.rows
    for part in _between_headers(cells, _on_edges(below, xs)):
        cells, rows = _put_below(cells, rows, part, words)
    return PrintedTable(tuple(xs), rows, tuple(cells), below.page, below.box, above.guessed)


def _between_headers(above: list[PrintedCell], below: list[PrintedCell]) -> Iterator[list[PrintedCell]]:
    """Yield the rows of a page between repetitions of the header, which a page may print in its middle too."""
    last = max(cell.row for cell in below)
    begin = row = 0
    while row <= last:
        repeated = _repeated_rows(above, below, row)
        if repeated > (1 if row else 0):
            yield [cell for cell in below if begin <= cell.row < row]
            begin = row = row + repeated
        else:
            row += 1
    yield [cell for cell in below if begin <= cell.row]


def _put_below(
    above: list[PrintedCell], rows: int, below: list[PrintedCell], words: Words
) -> tuple[list[PrintedCell], int]:
    """Put the rows of a page below those of the pages before; return all cells and the number of rows."""
    if not below:
        return above, rows
    first = min(cell.row for cell in below)
    height = max(cell.row + cell.rows for cell in below) - first
    above, below, cut = _row_together(above, below, first, rows, words)
    above, below = _open_cells_closed(above, below, first, rows, words)
    offset = rows - first - (1 if cut else 0)
    return [*above, *(replace(cell, row=cell.row + offset) for cell in below)], rows + height - (1 if cut else 0)


def _on_edges(table: PrintedTable, xs: Sequence[float]) -> list[PrintedCell]:
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


def _texts(cells: Iterable[PrintedCell], row: int) -> list[str]:
    return [re.sub(r"\W+", "", cell.text).casefold() for cell in cells if cell.row == row and cell.text]


def _is_again(again: Sequence[str], texts: Sequence[str], *, is_picture: bool = False) -> bool:
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
        one, other = (text.translate(_LOOKS_LIKE) for text in (one, other))
    slips = 1 + len(one) // 12
    figures = [re.sub(r"\D", "", text) for text in (one, other)]
    return figures[0] == figures[1] and OSA.distance(one, other, score_cutoff=slips) <= slips


def _repeated_rows(above: list[PrintedCell], below: list[PrintedCell], begin: int) -> int:
    """Count the rows of a page, from one on, that print the first rows of the table again."""
    count = row = 0
    last = max(cell.row for cell in below)
    is_picture = any(cell.sure is not None for cell in below)
    while begin + row <= last:
        again = _texts(below, begin + row)
        if not _is_again(again, _texts(above, row), is_picture=is_picture):
            break
        row += 1
        if again:
            count = row
    return count


def _row_together(
    above: list[PrintedCell], below: list[PrintedCell], first: int, rows: int, words: Words
) -> tuple[list[PrintedCell], list[PrintedCell], bool]:
    """Put a row that is cut by the page end together, if it is one."""
    last = {cell.column: cell for cell in above if cell.row + cell.rows == rows}
    begun = {column: cell for column, cell in last.items() if cell.text}
    rest = {cell.column: cell for cell in below if cell.text and cell.row == first}
    if not _is_cut(begun, rest, above, rows):
        return above, below, False
    under = {cell.column: cell for cell in below if cell.row == first}
    put = {column: _put_together(cell, under.get(column), words) for column, cell in last.items()}
    joined = [put.get(cell.column, cell) if cell is last.get(cell.column) else cell for cell in above]
    joined += [replace(cell, row=rows - 1) for column, cell in rest.items() if column not in last]
    return joined, [cell for cell in below if cell.row != first], True


def _put_together(cell: PrintedCell, more: PrintedCell | None, words: Words) -> PrintedCell:
    """Return a cell with the rest of its text; a merged one covers the rows of both parts."""
    if more is None:
        return cell
    rows = cell.rows + more.rows - 1
    if not more.text:
        return replace(cell, rows=rows, open_below=more.open_below)
    if not cell.text:
        return replace(more, row=cell.row, rows=rows)
    return replace(cell, text=_continued(cell.text, more.text, words), rows=rows, sure=_less_sure(cell, more))


def _less_sure(cell: PrintedCell, more: PrintedCell) -> float | None:
    return min((each.sure for each in (cell, more) if each.sure is not None), default=None)


def _continued(above: str, below: str, words: Words) -> str:
    return f"{above}{joint(above, below, spaced=False, fills=True, words=words)}{below}"


def _is_cut(
    begun: dict[int, PrintedCell], rest: dict[int, PrintedCell], above: Sequence[PrintedCell], rows: int
) -> bool:
    """Tell whether the first row of a page ends the last row of the page before.

    It does where its texts go on with the texts above (in lower case, after a comma), or where it prints nothing but the
    ends of names in a table whose rows have values.
    """
    if any(column in begun and _ends_code(begun[column].text, cell.text) for column, cell in rest.items()):
        return rest.keys() <= begun.keys()
    if any(_tells_new(begun.get(column), cell) for column, cell in rest.items()):
        return False
    units = {column for column, cell in rest.items() if column in begun and _ends_value(cell, begun[column], above)}
    rest = {column: cell for column, cell in rest.items() if column not in units}
    texts = {column: cell.text for column, cell in rest.items() if not _VALUE.fullmatch(cell.text.strip())}
    if not (texts or (units and not rest)) or any(_BEGINS_ANEW.match(text) for text in texts.values()):
        return False
    if _holds_the_values(begun, rest, texts, above):
        return True
    if not all(column in begun and not _is_whole(begun[column], above) for column in texts):
        return False
    doubled = [c for c in rest if c not in texts and c in begun and not _CURRENCY.fullmatch(begun[c].text.strip())]
    if _are_rests_of_amounts([(begun[column].text.strip(), rest[column].text.strip()) for column in doubled]):
        return True
    doubled = [column for column in doubled if not _is_rest_of_code(begun[column].text, rest[column].text)]
    if units or any(_goes_on_with(begun[column].text, text) for column, text in texts.items()):
        return not doubled
    with_values = {cell.row for cell in above if _VALUE.fullmatch(cell.text.strip())}
    return (
        len(texts) == len(rest) and len(with_values) > 0.4 * rows and all(_is_unfinished(begun[c].text) for c in texts)
    )


def _is_whole(cell: PrintedCell, above: Sequence[PrintedCell]) -> bool:
    """Tell whether a cell holds a value or a code, and no code after which its name goes on as in other rows."""
    text = cell.text.strip()
    if not _VALUE.fullmatch(text):
        return False
    coded = (other.text for other in above if other.column == cell.column and other is not cell)
    return not _OWN_CODE.fullmatch(text) or not any(
        re.match(rf"{_OWN_CODE.pattern}\s+[^\W\d]", each, re.I) for each in coded
    )


def _holds_the_values(
    begun: dict[int, PrintedCell], rest: dict[int, PrintedCell], texts: dict[int, str], above: Sequence[PrintedCell]
) -> bool:
    """Tell whether a page prints all values of the row above, set in the middle of it, beside the ends of its names."""
    values = {column for column in rest if column not in texts}
    names = {column for column, text in texts.items() if column < min(values, default=0) and not is_known_unit(text)}
    if len(values) < 2 or not names or not names <= begun.keys() or not values.isdisjoint(begun):
        return False
    if any(re.search(r"\d", cell.text) for column, cell in begun.items() if column > min(begun)):
        return False
    named = {cell.row for cell in above if cell.column == max(names) and cell.text.strip()}
    valued = {cell.row for cell in above if cell.column in values and cell.text.strip()}
    return len(named & valued) > MOSTLY * (len(named) - 1) and all(_is_unfinished(begun[each].text) for each in names)


def _tells_new(above: PrintedCell | None, below: PrintedCell) -> bool:
    """Tell whether a text can end none above it: a code of its own, a second value with its unit."""
    text = below.text.strip()
    if above is None:
        return _CODE.fullmatch(text) is not None and not _AMOUNT.fullmatch(text)
    begun = above.text.strip()
    if _CODE.fullmatch(begun) and not begun.endswith(".") and _OWN_CODE.fullmatch(text):
        return True
    return all(_MEASURED.fullmatch(each) for each in (begun, text))


def _ends_value(cell: PrintedCell, above: PrintedCell, cells: Sequence[PrintedCell]) -> bool:
    """Tell whether a text is the unit of the bare number above it, a known one or as other cells of its column have it."""
    if not _VALUE.fullmatch(above.text.strip()) or re.search(r"\d", cell.text):
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


def _goes_on_with(above: str, below: str) -> bool:
    """Tell whether a text can only be the end of the one above."""
    return below[:1].islower() or below[:1] in "(),;&/" or EXPECTS_MORE.search(above) is not None


def _is_unfinished(text: str) -> bool:
    """Tell whether a text may go on: no full stop, no closing bracket at its end but that of a number, 1 (satu)."""
    return not re.search(r"[.;:)]\s*$", text) or re.search(r"\d\s\(\w+\)\s*$", text) is not None


def _open_cells_closed(
    above: list[PrintedCell], below: list[PrintedCell], first: int, rows: int, words: Words
) -> tuple[list[PrintedCell], list[PrintedCell]]:
    """Let a merged cell at the end of a page cover the cell that it goes on with: a blank one, or one with its last words."""
    begun = {(cell.column, cell.columns): cell for cell in above if cell.text and cell.row + cell.rows == rows}
    top = {(cell.column, cell.columns): cell for cell in below if cell.row == first}
    pages = {cell.page for cell in begun.values()} | {cell.page for cell in below}
    spans: dict[int, list[int]] = defaultdict(list)
    for cell in (*above, *below):
        if cell.text.strip() and cell.page in pages:
            spans[cell.column].append(cell.rows)
    split = {top[place].rows for place, cell in begun.items() if place in top and _is_split(cell, top[place])}
    grown: dict[int, PrintedCell] = {}
    swallowed: set[int] = set()
    for place, cell in begun.items():
        more = top.get(place)
        if more is None or _belongs_left(more, top.values()):
            continue
        is_blank = not more.text.strip()
        if (is_blank and (cell.open_below or _covers(cell, more, spans[cell.column]))) or (
            not is_blank and more.rows in split and not _BEGINS_ANEW.match(more.text)
        ):
            swallowed.add(id(more))
            text = cell.text if is_blank else _continued(cell.text, more.text, words)
            sure = cell.sure if is_blank else _less_sure(cell, more)
            grown[id(cell)] = replace(
                cell, text=text, rows=cell.rows + more.rows, open_below=more.open_below, sure=sure
            )
    return [grown.get(id(cell), cell) for cell in above], [cell for cell in below if id(cell) not in swallowed]


def _belongs_left(cell: PrintedCell, row: Iterable[PrintedCell]) -> bool:
    """Tell whether a blank merged cell is the empty part of what begins at its left and is as high: the code of a program."""
    if cell.text.strip() or cell.rows == 1:
        return False
    return any(other.column < cell.column and other.text.strip() and other.rows >= cell.rows for other in row)


def _is_split(cell: PrintedCell, more: PrintedCell) -> bool:
    """Tell whether a merged cell at the top of a page prints the last words of the cell above it."""
    return more.rows > 1 and bool(more.text) and more.text[:1].islower() and _goes_on_with(cell.text, more.text)


def _covers(cell: PrintedCell, more: PrintedCell, spans: Sequence[int]) -> bool:
    """Tell whether a blank cell at the top of a page belongs to the last cell of the page before.

    It does if it is merged itself: nobody merges cells to leave them blank. A single one does if the column is mostly
    merged and the cell above is not, so that the break has cut it.
    """
    return more.rows > 1 or (cell.rows == 1 and sum(span > 1 for span in spans) > len(spans) / 2)
