"""Put the tables and lines of all pages into reading order.

The printed pages of a document go in; grids and lines with their addresses come out, running heads once, tables that page ends
cut as one, remarks in the margin as notes. Knows no file format and no meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cascade.model import Cell, Grid, Line, Note, Source
from cascade.reading.extraction.cut_rows import BARE_VALUE
from cascade.reading.extraction.lattice import Box, same_edges
from cascade.reading.extraction.line_breaks import DocumentWords
from cascade.reading.extraction.page_breaks import joined_tables
from cascade.reading.extraction.printed_page import PrintedPage, PrintedTable
from cascade.reading.extraction.running_heads import running_key, running_lines
from cascade.reading.extraction.text_lines import TextLine

MOST_NOTES = 3  # lines that may stand between the parts of a table
LEAST_AGAIN = 2  # headings that are printed again, or values
_CAPTION = re.compile(
    r"tabel?\b|table\b|bab\b|lampiran\b|(triwulan|tribulan) (i{1,3}|iv|[1-4])( tahun( anggaran)? 20\d\d)?$", re.I
)


PlacedBlock = tuple[int, TextLine | PrintedTable]  # with its page


def as_blocks(
    pages: Sequence[PrintedPage], words: DocumentWords, origin: Source
) -> tuple[tuple[Grid | Line, ...], tuple[Note, ...]]:
    """Return the tables and lines of all pages in reading order, and the lines in their margins, with their addresses."""
    blocks: list[Grid | Line] = []
    tables = 0
    remarks: list[tuple[int, TextLine]] = []
    for number, block in in_reading_order(pages, words, remarks):
        if isinstance(block, TextLine):
            box = _rounded(block.box) if block.size else None
            place = Source(origin.file, origin.sha256, page=number, box=box, confidence=block.confidence)
            blocks.append(Line(block.text, place))
        else:
            tables += 1
            blocks.append(_as_grid(block, replace(origin, page=number, table=tables)))
    grids = [block for block in blocks if isinstance(block, Grid)]
    places = (_beside_row(grids, replace(origin, page=page, box=_rounded(line.box))) for page, line in remarks)
    notes = tuple(Note(line.text, place) for (_, line), place in zip(remarks, places, strict=True))
    return tuple(blocks), notes


def _beside_row(grids: Sequence[Grid], remark: Source) -> Source:
    """Return the address of a remark in the margin, with the row of the table that it stands by."""
    _, top, _, bottom = remark.box or (0, 0, 0, 0)
    middle = (top + bottom) / 2
    for grid in grids:
        for cell in grid.cells:
            box = cell.source.box
            if cell.rows == 1 and cell.source.page == remark.page and box and box[1] <= middle <= box[3]:
                return replace(remark, table=cell.source.table, row=cell.row)
    return remark


def _as_grid(table: PrintedTable, source: Source) -> Grid:
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
                confidence=cell.confidence,
            ),
            cell.rows,
            cell.columns,
            cell.bold,
            indent=round(cell.indent),
            other=cell.other,
            fill=cell.fill,
        )
        for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column))
    )
    return Grid("", cells, table.rows, len(table.xs) - 1, source, tuple(round(x, 1) for x in table.xs))


def _rounded(box: Box) -> Box:
    left, top, right, bottom = box
    return round(left, 1), round(top, 1), round(right, 1), round(bottom, 1)


def in_reading_order(
    pages: Sequence[PrintedPage], words: DocumentWords, remarks: list[tuple[int, TextLine]]
) -> Iterator[PlacedBlock]:
    """Yield (page, block) of all pages: running heads once, tables cut by page ends put together.

    Lines in the margin beside a table are put into `remarks` instead.
    """
    pages = list(_with_single_texts_as_lines(pages))
    running = running_lines(pages)
    yielded_heads: set[str] = set()
    last = _LastTable(words, remarks)
    for page in pages:
        for index, block in enumerate(page.blocks):
            if isinstance(block, PrintedTable):
                yield from last.before(block)
            elif not any(map(str.isalnum, block.text)):
                continue
            elif (page.number, index) in running:
                key = running_key(block.text)
                if key not in yielded_heads:
                    yielded_heads.add(key)
                    yield page.number, block
            elif last.table is None or _is_over_a_table(block, page):
                yield page.number, block
            else:
                yield from last.before_line(page.number, block)
    yield from last.end()


class _LastTable:
    """The last table, which may yet go on after a page end, and the lines below it."""

    def __init__(self, words: DocumentWords, remarks: list[tuple[int, TextLine]]):
        self.words = words
        self.remarks = remarks
        self.table: PrintedTable | None = None
        self.lines: list[tuple[int, TextLine]] = []

    def before(self, table: PrintedTable) -> Iterator[PlacedBlock]:
        """Take another table: put it together with the last one, or yield what stands before it."""
        joined = self._joined_with(table)
        if joined is None:
            yield from self.end()
        else:
            for page, line in self.lines:
                _add_remark(self.remarks, page, line)
        self.table, self.lines = joined or table, []

    def before_line(self, page: int, line: TextLine) -> Iterator[PlacedBlock]:
        """Take a line below or beside the table; yield both if the table cannot go on after it."""
        if self.table and _stands_beside(line, self.table, page):
            _add_remark(self.remarks, page, line)
            return
        self.lines.append((page, line))
        if len(self.lines) > MOST_NOTES or _CAPTION.match(line.text):
            yield from self.end()

    def end(self) -> Iterator[PlacedBlock]:
        """Yield the table, and the lines below it."""
        if self.table:
            yield self.table.cells[0].page, self.table
        yield from self.lines
        self.table, self.lines = None, []

    def _joined_with(self, table: PrintedTable) -> PrintedTable | None:
        """Return the last table with another one that goes on with it, None where it does not."""
        if self.table is None or self.table.page == table.page:
            return None
        joined = joined_tables(self.table, table, self.words)
        return None if self.lines and not _surely_goes_on(self.table, table) else joined


def _surely_goes_on(above: PrintedTable, below: PrintedTable) -> bool:
    """Tell whether a table goes on although a note stands between: its header again, or a row of values, on the next page."""
    if below.page != above.page + 1:
        return False
    first = [cell.text.strip() for cell in below.cells if cell.row == 0 and cell.text.strip()]
    again = sum(text in first for text in {cell.text.strip() for cell in above.cells if cell.row == 0} - {""})
    return again >= LEAST_AGAIN or sum(bool(BARE_VALUE.fullmatch(text)) for text in first[1:]) >= LEAST_AGAIN


def _stands_beside(line: TextLine, table: PrintedTable, page: int) -> bool:
    """Tell whether a line stands at the height of a table: a remark in its margin does not end it."""
    return table.page == page and table.box[1] <= line.box[1] and line.box[3] <= table.box[3]


def _add_remark(remarks: list[tuple[int, TextLine]], page: int, line: TextLine) -> None:
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
