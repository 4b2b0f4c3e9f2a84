"""Tell the tables of a text, those of one without layout in here.

The lines of a table that a program wrote out cell by cell go in, as copied from a PDF; the table comes out, its columns
told by the order of names and values and by the words of its header, marked as a guess. A row that has fewer values than
columns leaves open whose they are: they are unsure. Knows no file format and no document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from cascade.model import Grid, Source
from cascade.reading.extraction.line_breaks import DocumentWords
from cascade.reading.extraction.plain_text.drawn_tables import drawn_parts, draws_tables
from cascade.reading.extraction.plain_text.grid_layout import GridLayout
from cascade.reading.extraction.plain_text.rows import DATED, LevelChain, rows_of
from cascade.reading.extraction.plain_text.text_cells import (
    QUARTERS,
    REMARK,
    TextCell,
    TextRow,
    text_cells,
    values_on_line,
    with_headings_marked,
)
from cascade.reading.extraction.plain_text.text_content import TextContent

MOST_BETWEEN = 3  # cells that may stand between two parts of a header: a title, a remark
MOST_NAMELESS = 0.1  # share of the rows of values; with more, the names stand elsewhere in the text
LAID_OUT = 0.2  # share of lines with wide gaps, from which columns stand side by side
_GAP_WITHIN = re.compile(r"\S {3,}\S")
_QUARTER_HEAD = re.compile(r"\b(?:tr|tw|tri|trw|triwulan|tribulan)\.? ?iv\b", re.I)
_SPOKEN = re.compile(
    rf"{REMARK.pattern}|{DATED.pattern}|:", re.I
)  # what is said around a table, of one that is not read
LEVELS_IN_ORDER = ("tujuan", "sasaran", "program", "kegiatan", "sub_kegiatan")


def read_tables(rows: Sequence[TextRow], source: Source) -> TextContent:
    """Read the tables of a text; `rows` are its lines that are not blank.

    Where cells end must be seen: by what the text draws, or by the space that a wrapped line keeps at its end.
    """
    words = DocumentWords()
    words.learn("\n".join(row.text for row in rows))
    wide = sum(bool(_GAP_WITHIN.search(row.text.strip())) for row in rows)
    if not words.keeps_spaces or wide > LAID_OUT * len(rows) or draws_tables(rows):
        parts = list(drawn_parts(rows, source))
        lines = [part for part in parts if isinstance(part, TextRow)]
        unread = sum(values_on_line(row, has_units=False, follows=False) is not None for row in lines)
        return TextContent(drawn=parts, unread=unread)
    cells = with_headings_marked(text_cells(rows))
    content = TextContent()
    for table in list(_tables(cells, content)):
        grid = table.grid(source, content)
        if grid is not None:
            content.grids.append(grid)
    return content


def _header_ranges(cells: Sequence[TextCell]) -> Iterator[tuple[int, int]]:
    """Yield begin and end of each header: headings on one page with few other cells between them."""
    heads = [index for index, cell in enumerate(cells) if cell.kind == "header"]
    begin = last = None
    for index in heads:
        if begin is not None and last is not None:
            between = cells[last + 1 : index]
            same = cells[last].page == cells[index].page and all(cell.kind == "name" for cell in between)
            if same and len(between) <= MOST_BETWEEN:
                last = index
                continue
            yield begin, last + 1
        begin = last = index
    if begin is not None and last is not None:
        yield begin, last + 1


def _tables(cells: list[TextCell], content: TextContent) -> Iterator[_TextTable]:
    """Yield the tables of a text: a header, and the cells until another header."""
    regions = list(_header_ranges(cells))
    if not regions:
        content.above += [row for cell in cells for row in cell.rows]
        return
    content.add_lines(cells[: regions[0][0]], content.above)
    current: _TextTable | None = None
    ends = [*(begin for begin, _ in regions[1:]), len(cells)]
    seen: Counter[str] = Counter()
    for (begin, end), stop in zip(regions, ends, strict=True):
        heads = [cell for cell in cells[begin:end] if cell.kind == "header"]
        content.add_lines([cell for cell in cells[begin:end] if cell.kind != "header"], content.above)
        if current is None or current.differs(heads):
            if current is not None:
                yield current
            current = _TextTable()
        current.heads += heads
        current.cells += _without_repeated(cells[end:stop], seen)
    if current is not None:
        yield current


def _without_repeated(cells: list[TextCell], seen: Counter[str]) -> list[TextCell]:
    """Leave out what stands right under the header of each page again: a merged cell that a program writes on every page."""
    own = list(cells)
    while own and own[0].kind == "name" and seen[own[0].text]:
        own.pop(0)
    for cell in own:
        if cell.kind != "name":
            break
        seen[cell.text] += 1
    return own


@dataclass(slots=True)
class _TextTable:
    """A header and the cells under it."""

    heads: list[TextCell] = field(default_factory=list)
    cells: list[TextCell] = field(default_factory=list)

    @property
    def head(self) -> str:
        """The words of its headings, folded."""
        return " ".join(cell.text.casefold() for cell in self.heads)

    @property
    def blocks(self) -> int:
        """How many times the four quarters stand side by side."""
        return max((len(_QUARTER_HEAD.findall(cell.text)) for cell in self.heads), default=0)

    def differs(self, heads: Sequence[TextCell]) -> bool:
        """Tell whether headings begin another table and do not repeat or complete this one's."""
        mine, theirs = set(_words_of(self.heads)), set(_words_of(heads))
        return "indikator" in mine and not theirs <= mine

    def levels(self) -> list[str]:
        """Return the levels that its headings name, from above."""
        head = re.sub(r"sub ?kegiatan", "sub_kegiatan", self.head)
        return [level for level in LEVELS_IN_ORDER if re.search(rf"\b{level}\b", head)]

    def grid(self, source: Source, content: TextContent) -> Grid | None:
        """Return the table, or None where the order of the text does not tell its columns."""
        levels, blocks = self.levels(), self.blocks
        is_table_of_targets = "indikator" in self.head and "target" in self.head and bool(levels)
        is_deep_without_quarters = not blocks and len(levels) > 2
        if not is_table_of_targets or blocks > 2 or is_deep_without_quarters:
            content.add_lines(self.cells, content.below)
            return None
        left = [level for level in levels if level in ("tujuan", "sasaran")] if blocks == 2 else []
        right = [level for level in levels if level not in left]
        if not right:
            left, right = [], levels
        remarks, below = len(content.remarks), len(content.below)
        headings = {cell.text.casefold() for cell in self.heads}
        alternate = sum(text.count("indikator") for text in headings) > (2 if left else 1)
        rows, nameless = rows_of(self.cells, LevelChain(right, alternate), bool(left), content)
        valued = sum(cell.kind == "values" for cell in self.cells)
        if nameless > MOST_NAMELESS * valued or nameless == valued:
            del content.remarks[remarks:], content.below[below:]
            spoken = [cell for cell in self.cells if _SPOKEN.search(cell.text)]
            content.add_lines(spoken, content.below)
            content.unread += valued
            return None
        content.nameless += nameless
        columns = QUARTERS if blocks else 1
        return GridLayout(left, right, columns, "satuan" in self.head).grid(rows, self.heads[0].rows[0], source)


def _words_of(cells: Iterable[TextCell]) -> list[str]:
    return re.findall(r"[^\W\d_]+", " ".join(cell.text.casefold() for cell in cells))
