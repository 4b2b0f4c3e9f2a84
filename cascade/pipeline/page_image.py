"""What did cascade see on this page?

A loaded file and what reading made of it go in; a picture of one page comes out, with the tables, cells and fields drawn
over the print, for whoever adds a profile. A file without pages gets the picture of one of its grids. Decides nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from cascade.model import QUARTER_NAMES, Cell, Grid, Line, LoadedFile, Source
from cascade.model.errors import CascadeError
from cascade.model.i18n import Language, LocalizedText
from cascade.reading.document_builder import MIN_TABLE_SIZE, ReadFile
from cascade.reading.tables.table import Column, Table
from cascade.reports.html.graph_layout import wrap
from cascade.text.printable import one_line

Box = tuple[int, int, int, int]  # left, top, right, bottom, in pixels
Colour = tuple[int, int, int]

SCALE = 2.0  # pixels for a point: the 6-point print of a wide table stays readable
LONGEST_SIDE = 3600  # pixels; a larger sheet of paper is drawn smaller
MOST_ROWS = 150  # rows of a spreadsheet in one picture
NARROWEST, WIDEST = 46, 260  # pixels of a spreadsheet column
FONT = 13
SMALL = 11
LEADING = 15
GUTTER = 104  # pixels at the left, for what each row became
BAND = 52  # pixels above a table, for its name and its fields
MOST_REMARKS = 14

WHITE, BLACK, GREY, PALE = (255, 255, 255), (0, 0, 0), (120, 120, 120), (205, 205, 205)
STRANGER, MISSED = (200, 0, 170), (215, 0, 0)
COLOURS: dict[str, Colour] = {
    "element": (30, 90, 220),
    "indicator": (0, 140, 60),
    "unit": (0, 150, 160),
    "code": (95, 95, 125),
    "baseline": (150, 75, 200),
    "target": (225, 110, 0),
    "quarters": (190, 145, 0),
    "pagu": (140, 80, 45),
}
_NAMES = {
    "element": LocalizedText("unsur", "element"),
    "stranger": LocalizedText("tabel tidak dikenali", "table not recognised"),
    "missed": LocalizedText("tidak dipahami", "not understood"),
    "plain": LocalizedText("kolom lain, teks di luar tabel", "other columns, text outside tables"),
    "header": LocalizedText("Garis tebal: kepala tabel.", "Thick rule: header."),
    "carried": LocalizedText("Garis putus: sel dari halaman sebelumnya.", "Broken rule: a cell from the page before."),
    "marks": LocalizedText(
        "Kolom “?” tidak dikenal, “-” diabaikan. Di kiri tabel: setiap baris menjadi apa (“-”: tidak menjadi apa-apa).",
        "A column “?” is not known, “-” is ignored. At the left of a table: what each row became (“-”: nothing).",
    ),
}


def draw(path: Path, loaded: LoadedFile, read: ReadFile, number: int, language: Language = "id") -> Image.Image:
    """Draw a page of a PDF, or a grid of another file, both counted from 1.

    Raises:
        CascadeError: there is no such page, or nothing of the file can be drawn.
    """
    grids = [block for block in loaded.blocks if isinstance(block, Grid)]
    if path.suffix.lower() == ".pdf":
        ground = _page_of(path, loaded, grids, number)
    elif not grids:
        raise CascadeError(
            LocalizedText("{f}: tidak ada tabel yang dapat digambar.", "{f}: it has no table to draw.").format(
                f=loaded.file
            )
        )
    else:
        _in_range(loaded.file, number, len(grids), LocalizedText("tabel", "tables"))
        ground = _sheet_of(grids[number - 1])
    parts = [part for grid in grids for part in _parts(grid, read, ground)]
    return _Painter(ground, parts, _Outcome.of(read), read, loaded.file, language).picture()


def _in_range(file: str, number: int, count: int, what: LocalizedText) -> None:
    if not 1 <= number <= count:
        raise CascadeError(
            LocalizedText("{f}: tidak ada --page {n}.", "{f}: there is no --page {n}.").format(f=file, n=number),
            LocalizedText("Berkas ini punya {c} {w}.", "This file has {c} {w}.").format(c=count, w=what),
        )


# The ground: what is printed


@dataclass(slots=True)
class _Ground:
    """The print itself, and where each cell of it lies. `page` is None for a grid that no page shows."""

    image: Image.Image
    title: LocalizedText
    page: int | None
    cells: dict[int, list[tuple[Cell, Box]]] = field(default_factory=dict)  # by the id of their grid
    carried: dict[int, list[tuple[Cell, Box]]] = field(default_factory=dict)
    columns: dict[int, dict[int, tuple[int, int]]] = field(default_factory=dict)
    lines: list[Box] = field(default_factory=list)


def _page_of(path: Path, loaded: LoadedFile, grids: list[Grid], number: int) -> _Ground:
    document = pypdfium2.PdfDocument(path)
    try:
        count = len(document)
        _in_range(loaded.file, number, count, LocalizedText("halaman", "pages"))
        page = document[number - 1]
        scale = min(SCALE, LONGEST_SIDE / max(page.get_size()))
        image = page.render(scale=scale).to_pil().convert("RGB")
        page.close()
    finally:
        document.close()
    title = LocalizedText("{f}, halaman {n} dari {c}", "{f}, page {n} of {c}").format(f=loaded.file, n=number, c=count)
    ground = _Ground(image, title, number)
    for grid in grids:
        own = [(cell, box) for cell in grid.cells if (box := _scaled(cell.source, number, scale))]
        if own:
            ground.cells[id(grid)] = own
            ground.columns[id(grid)] = _columns(grid, own, scale)
            ground.carried[id(grid)] = list(_carried(grid, own, ground.columns[id(grid)], number))
    lines = (block for block in loaded.blocks if isinstance(block, Line))
    ground.lines = [box for line in lines if (box := _scaled(line.source, number, scale)) and box[2] > box[0]]
    return ground


def _columns(grid: Grid, own: list[tuple[Cell, Box]], scale: float) -> dict[int, tuple[int, int]]:
    """Return where the columns reach; one in which no cell begins on this page, as on the others."""
    anywhere = [(cell, box) for cell in grid.cells if (box := _scaled(cell.source, cell.source.page, scale))]
    return _extents(anywhere)[1] | _extents(own)[1]


def _scaled(source: Source, page: int | None, scale: float) -> Box | None:
    if source.page != page or source.box is None:
        return None
    left, top, right, bottom = (round(side * scale) for side in source.box)
    return left, top, right, bottom


def _carried(
    grid: Grid, own: list[tuple[Cell, Box]], columns: dict[int, tuple[int, int]], page: int
) -> Iterator[tuple[Cell, Box]]:
    """Yield the cells of an earlier page that go on here, in the room that the cells of this page leave them."""
    rows = _extents(own)[0]
    for cell in grid.cells:
        if cell.source.page is not None and cell.source.page < page and cell.row + cell.rows > min(rows):
            here = [rows[row] for row in range(cell.row, cell.row + cell.rows) if row in rows]
            wide = [columns[c] for c in range(cell.column, cell.column + cell.columns) if c in columns]
            if here and wide and cell.rows > 1:
                yield cell, (wide[0][0], here[0][0], wide[-1][1], here[-1][1])


def _extents(cells: Iterable[tuple[Cell, Box]]) -> tuple[dict[int, tuple[int, int]], dict[int, tuple[int, int]]]:
    """Return from where to where each row and each column reaches in which a cell begins."""
    placed = list(cells)
    rows = _spans((cell.row, cell.rows, box[1], box[3]) for cell, box in placed)
    return rows, _spans((cell.column, cell.columns, box[0], box[2]) for cell, box in placed)


def _spans(sides: Iterable[tuple[int, int, int, int]]) -> dict[int, tuple[int, int]]:
    """Return where each row or column begins and ends, of (first, count, low, high) of its cells."""
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    for first, count, low, high in sides:
        starts.setdefault(first, low)
        ends.setdefault(first + count - 1, high)
    following = [*sorted(starts.values()), max(ends.values(), default=0)]
    return {n: (low, ends.get(n, next((end for end in following if end > low), low))) for n, low in starts.items()}


def _sheet_of(grid: Grid) -> _Ground:
    """Print a grid that has no page: its texts in columns as wide as they need."""
    rows = grid.filled_rows[:MOST_ROWS]
    cells = [cell for cell in grid.cells if cell.row in set(rows)]
    widths = dict.fromkeys(range(1, max((c.column + c.columns for c in cells), default=2)), NARROWEST)
    for cell in cells:
        if cell.columns == 1 and cell.column in widths:
            longest = max((len(line) for line in cell.text.splitlines()), default=0)
            widths[cell.column] = max(widths[cell.column], min(WIDEST, longest * 7 + 10))
    lefts = _running(widths, 4)
    heights = dict.fromkeys(rows, LEADING + 6)
    texts = {id(cell): wrap(_plain(cell.text), _width(cell, widths) - 8) for cell in cells}
    for cell in cells:
        if cell.rows == 1:
            heights[cell.row] = max(heights[cell.row], len(texts[id(cell)]) * LEADING + 6)
    tops = _running(heights, 4)
    image = Image.new("RGB", (lefts[max(lefts)] + 4, tops[max(tops)] + 4), WHITE)
    pen = ImageDraw.Draw(image)
    placed = []
    for cell in cells:
        last = max(row for row in rows if row < cell.row + cell.rows)
        right = lefts[min(cell.column + cell.columns, max(lefts))]
        box = (lefts[cell.column], tops[cell.row], right, tops[last] + heights[last])
        placed.append((cell, box))
        pen.rectangle(box, outline=PALE)
        for line, text in enumerate(texts[id(cell)]):
            pen.text((box[0] + 4, box[1] + 3 + line * LEADING), text, fill=BLACK, font=_font(SMALL))
    more = grid.filled_rows[MOST_ROWS:]
    title = LocalizedText("{s}, {c} baris", "{s}, {c} rows").format(s=_place(grid.source), c=grid.rows)
    if more:
        title += LocalizedText("(hanya {n} baris pertama)", "(the first {n} rows only)").format(n=MOST_ROWS)
    return _Ground(image, title, None, {id(grid): placed})


def _place(source: Source) -> LocalizedText:
    return LocalizedText(source.say("id"), source.say("en"))


def _width(cell: Cell, widths: dict[int, int]) -> int:
    return sum(widths.get(column, 0) for column in range(cell.column, cell.column + cell.columns))


def _running(sizes: dict[int, int], start: int) -> dict[int, int]:
    """Return where each row or column begins, and one more for the end."""
    places, at = {}, start
    for number, size in sorted(sizes.items()):
        places[number] = at
        at += size
    places[max(sizes, default=0) + 1] = at
    return places


# What reading made of it


@dataclass(slots=True)
class _Part:
    """A table, or rows that belong to none, as far as the picture shows them."""

    grid: Grid
    table: Table | None
    listed: bool  # as a table that was not recognised
    cells: list[tuple[Cell, Box]]
    carried: list[tuple[Cell, Box]]

    @property
    def box(self) -> Box:
        """The outer edges."""
        boxes = [box for _, box in (*self.cells, *self.carried)]
        return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def _parts(grid: Grid, read: ReadFile, ground: _Ground) -> Iterator[_Part]:
    cells, carried = ground.cells.get(id(grid), []), ground.carried.get(id(grid), [])
    taken: set[int] = set()
    for table in (table for table in read.tables if table.grid is grid):
        rows = {*table.header_rows, *table.data_rows}
        taken |= rows
        own = [(cell, box) for cell, box in cells if cell.row in rows]
        if own:
            first, last = min(cell.row for cell, _ in own), max(cell.row + cell.rows - 1 for cell, _ in own)
            going_on = [(c, b) for c, b in carried if c.row <= last and c.row + c.rows > first and c.row in rows]
            yield _Part(grid, table, listed=False, cells=own, carried=going_on)
    rest = [(cell, box) for cell, box in cells if cell.row not in taken]
    is_listed = any(
        _address(each.source) == _address(grid.source) and each.source.row is None for each in read.not_understood
    )
    counted = Counter(row for cell, _ in rest if cell.text for row in range(cell.row, cell.row + cell.rows))
    if rest:
        listed = is_listed and (not taken or any(count >= MIN_TABLE_SIZE for count in counted.values()))
        yield _Part(grid, None, listed, rest, [])


def _address(source: Source) -> tuple[str | None, int | None]:
    return source.sheet, source.table


@dataclass(slots=True)
class _Outcome:
    """What became of each row: levels of elements and indicators by (sheet, table, row), and the cells left over."""

    elements: dict[tuple[str | None, int | None, int | None], list[str]] = field(default_factory=dict)
    indicators: dict[tuple[str | None, int | None, int | None], list[str]] = field(default_factory=dict)
    missed: set[Source] = field(default_factory=set)

    @classmethod
    def of(cls, read: ReadFile) -> _Outcome:
        """Sort what was read by the row that prints it."""
        outcome = cls(missed={each.source for each in read.not_understood if each.source.row is not None})
        for document in read.documents:
            for element in document.elements:
                outcome.elements.setdefault(_row(element.name.source), []).append(element.level)
            for indicator in document.indicators:
                outcome.indicators.setdefault(_row(indicator.name.source), []).append(indicator.level)
        return outcome


def _row(source: Source) -> tuple[str | None, int | None, int | None]:
    return (*_address(source), source.row)


def _group(column: Column) -> str | None:
    """Return the name under which a field is coloured: all targets alike, all pagu alike."""
    if column.is_element:
        return "element"
    name = column.name or ""
    return next((key for key in COLOURS if key in name), "baseline" if "end" in name else None)


def _label(column: Column) -> str:
    """Name a column as a profile does, with its year or quarter."""
    if column.name is None:
        return "-" if column.ignored else ("?" if column.header else "")
    more = str(column.year) if column.year else f"ke-{column.ordinal}" if column.ordinal else ""
    quarter = QUARTER_NAMES[column.quarter - 1] if column.quarter else ""
    block = f"({column.block + 1}.)" if column.block else ""
    return " ".join(part for part in (block, column.name, more, quarter, "+" if column.is_continuation else "") if part)


def _clear_above(part: _Part, parts: list[_Part]) -> int:
    """Return the height at or above the top of a table where a cut goes through no cell."""
    boxes = [box for other in parts for _, box in (*other.cells, *other.carried)]
    left, cut, right, _ = part.box
    while crossed := [b[1] for b in boxes if b[1] < cut - 1 < cut + 1 < b[3] and b[0] < right and b[2] > left]:
        cut = min(crossed)
    return cut


# Painting


class _Painter:
    """Lays bands of labels between the strips of the print, then draws over both."""

    def __init__(
        self, ground: _Ground, parts: list[_Part], outcome: _Outcome, read: ReadFile, file: str, language: Language
    ):
        self.ground, self.outcome, self.read, self.file, self.language = ground, outcome, read, file, language
        self.parts = sorted(parts, key=lambda part: (part.box[1], part.box[0]))
        self.bands = {id(part): _clear_above(part, self.parts) for part in self.parts if part.table or part.listed}
        self.cuts = sorted(set(self.bands.values()))
        self.tagged: Counter[int] = Counter()  # pixels of a band that names of tables take
        self.head = 2 * LEADING + 8
        self.legend = _Legend(self.parts, read, ground.page, language)
        width = GUTTER + max(ground.image.width, 640)
        paper = ground.image.height + BAND * len(self.cuts)
        legend = self.legend.lines(width - 24)
        self.image = Image.new(
            "RGB", (width, self.head + paper + 2 * LEADING * 2 + len(legend) * (LEADING + 2) + 16), WHITE
        )
        self.pen = ImageDraw.Draw(self.image, "RGBA")
        self._title()
        self._strips()
        for box in ground.lines:
            self._line(box)
        for part in self.parts:
            self._part(part)
        self._legend(self.head + paper + 8, legend)

    def picture(self) -> Image.Image:
        """Return what was painted."""
        return self.image

    def _title(self) -> None:
        self.pen.text((12, 8), _plain(self.ground.title.say(self.language)), fill=BLACK, font=_font(FONT + 3))

    def _strips(self) -> None:
        """Set the print down, cut where a table begins so that its labels hide nothing."""
        edges = [0, *self.cuts, self.ground.image.height]
        for number, (top, bottom) in enumerate(pairwise(edges)):
            if bottom > top:
                strip = self.ground.image.crop((0, top, self.ground.image.width, bottom))
                self.image.paste(strip, (GUTTER, self.head + top + number * BAND))

    def _placed(self, box: Box) -> Box:
        """Return a box of the print on the picture."""
        left, top, right, bottom = box
        above = sum(cut <= top for cut in self.cuts)
        below = max(above, sum(cut < bottom for cut in self.cuts))
        return GUTTER + left, self.head + top + above * BAND, GUTTER + right, self.head + bottom + below * BAND

    def _line(self, box: Box) -> None:
        left, top, right, bottom = self._placed(box)
        self.pen.rectangle((left - 2, top - 1, right + 2, bottom + 1), outline=(*GREY, 90))

    def _part(self, part: _Part) -> None:
        if part.table is None:
            self._stranger(part)
            return
        rows, columns = _extents(part.cells)
        columns = self.ground.columns.get(id(part.grid), columns)
        groups = {column.number: _group(column) for column in part.table.columns}
        for cell, box in part.cells:
            self._cell(cell, self._placed(box), groups, is_header=cell.row in part.table.header_rows)
        for cell, box in part.carried:
            self._cell(cell, self._placed(box), groups, is_header=False)
            _broken(self.pen, self._placed(box), BLACK)
        for cell, box in part.cells:
            if cell.source in self.outcome.missed:
                self._missed(self._placed(box))
        self._outline(part, BLACK)
        self._fields(part, columns, groups)
        for row, (top, bottom) in sorted(rows.items()):
            self._row(part.table, row, (part.box[0], top, part.box[2], bottom))

    def _cell(self, cell: Cell, box: Box, groups: dict[int, str | None], *, is_header: bool) -> None:
        covered = {groups.get(column) for column in range(cell.column, cell.column + cell.columns)}
        name = next(iter(covered)) if len(covered) == 1 else None
        colour = COLOURS[name] if name else GREY
        self.pen.rectangle(box, fill=(*colour, 70 if is_header else 32 if name else 14))
        self.pen.rectangle(box, outline=(*colour, 230), width=2 if is_header else 1)

    def _missed(self, box: Box) -> None:
        self.pen.rectangle(box, fill=(*MISSED, 40), outline=(*MISSED, 255), width=2)

    def _outline(self, part: _Part, colour: Colour) -> None:
        left, top, right, bottom = self._placed(part.box)
        self.pen.rectangle((left - 1, top - 1, right + 1, bottom + 1), outline=(*colour, 255), width=2)
        cut, name = self.bands[id(part)], self.legend.names[id(part)]
        x, y = max(left, self.tagged[cut]), self._below(cut) - BAND + 2
        wide = round(_font(SMALL).getlength(name)) + 8
        self.tagged[cut] = x + wide + 6
        self.pen.rectangle((x, y, x + wide, y + LEADING), fill=(*colour, 255))
        self.pen.text((x + 4, y + 1), name, fill=WHITE, font=_font(SMALL))

    def _below(self, cut: int) -> int:
        """Return where the print goes on below a band."""
        return self._placed((0, cut, 0, cut))[1]

    def _fields(self, part: _Part, columns: dict[int, tuple[int, int]], groups: dict[int, str | None]) -> None:
        """Write the field of each column above the table."""
        bottom = self._below(self.bands[id(part)]) - 3
        for column in part.table.columns if part.table else ():
            if column.number not in columns or not (label := _label(column)):
                continue
            left, right = (GUTTER + side for side in columns[column.number])
            name = groups[column.number]
            colour = COLOURS[name] if name else GREY
            words = _broken_label(label, right - left - 4)
            top = bottom - 12 * len(words) - 2
            self.pen.rectangle((left + 1, top, right - 1, bottom), fill=(*colour, 255))
            for line, word in enumerate(words):
                self.pen.text((left + 3, top + 12 * line), word, fill=WHITE, font=_font(SMALL - 1))

    def _row(self, table: Table, row: int, box: Box) -> None:
        """Write at the left of a table what a row became: elements, indicators, or nothing."""
        left, top, _, bottom = self._placed(box)
        room = max(1, (bottom - top) // 11)
        groups = self._became(table, row)
        lines = [[each] for group in groups for each in group]
        if len(lines) > room:
            lines = groups if len(groups) <= room else [[each for group in groups for each in group]]
        for line, words in enumerate(lines):
            wide = sum(_font(SMALL - 1).getlength(text) + 6 for text, _ in words)
            y, x = top + 1 + line * 11, left - 5
            for text, colour in reversed(words if wide < left else [(_short(text), colour) for text, colour in words]):
                x -= round(_font(SMALL - 1).getlength(text))
                self.pen.rectangle((x - 2, y, x + _font(SMALL - 1).getlength(text) + 2, y + 11), fill=(*WHITE, 215))
                self.pen.text((x, y), text, fill=colour, font=_font(SMALL - 1))
                x -= 6

    def _became(self, table: Table, row: int) -> list[list[tuple[str, Colour]]]:
        key = (*_address(table.grid.source), row)
        if row in table.header_rows:
            return [[(LocalizedText("kepala", "header").say(self.language), BLACK)]]
        elements = [(level, COLOURS["element"]) for level in self.outcome.elements.get(key, ())]
        counted = Counter(self.outcome.indicators.get(key, ())).items()
        indicators = [(f"ind. {level}{f' x{n}' if n > 1 else ''}", COLOURS["indicator"]) for level, n in counted]
        is_missed = any(_row(source) == key for source in self.outcome.missed)
        found = [elements, indicators, [("?", MISSED)] if is_missed else []]
        if not any(found) and row in table.data_rows and any(c.text and c.row == row for c in table.grid.row(row)):
            found = [[("-", GREY)]]
        return [group for group in found if group]

    def _stranger(self, part: _Part) -> None:
        colour = STRANGER if part.listed else GREY
        for _, box in part.cells:
            self.pen.rectangle(self._placed(box), outline=(*colour, 170), fill=(*colour, 14))
        if part.listed:
            self._outline(part, STRANGER)

    def _legend(self, top: int, lines: list[tuple[str, Colour]]) -> None:
        x, y = 12, top
        words = [_NAMES[name].say(self.language) for name in ("header", "carried", "marks")]
        chips = [
            *(
                (colour, _NAMES[name].say(self.language) if name in _NAMES else name)
                for name, colour in COLOURS.items()
            ),
            (STRANGER, _NAMES["stranger"].say(self.language)),
            (MISSED, _NAMES["missed"].say(self.language)),
            (GREY, _NAMES["plain"].say(self.language)),
        ]
        for colour, text in chips:
            wide = round(_font(SMALL).getlength(text)) + 30
            if x + wide > self.image.width:
                x, y = 12, y + LEADING + 4
            self.pen.rectangle((x, y, x + 12, y + 12), fill=(*colour, 110), outline=(*colour, 255))
            self.pen.text((x + 17, y), text, fill=BLACK, font=_font(SMALL))
            x += wide
        self.pen.text((12, y + LEADING + 4), " ".join(words), fill=BLACK, font=_font(SMALL))
        y += 2 * LEADING + 12
        for text, colour in lines:
            self.pen.text((12, y), text, fill=colour, font=_font(FONT))
            y += LEADING + 2


class _Legend:
    """Names the tables of a picture and says what was left over on it."""

    def __init__(self, parts: list[_Part], read: ReadFile, page: int | None, language: Language):
        self.parts, self.read, self.page, self.language = parts, read, page, language
        self.names = {id(part): self._name(part) for part in parts}

    def _name(self, part: _Part) -> str:
        number = part.grid.source.table or part.grid.source.sheet or ""
        word = LocalizedText("tabel", "table") if part.grid.source.table else LocalizedText("lembar", "sheet")
        profile = (
            part.table.profile.name
            if part.table
            else LocalizedText("tidak dikenali", "not recognised").say(self.language)
        )
        return _plain(f"{word.say(self.language)} {number}: {profile}")

    def lines(self, width: int) -> list[tuple[str, Colour]]:
        """Return the legend below the picture, broken to a width, each line with its colour."""
        found: list[tuple[str, Colour]] = []
        for part in self.parts:
            if part.table is not None:
                found.append((f"{self.names[id(part)]} - {self._about(part.table)}", BLACK))
            elif part.listed:
                found.append((self.names[id(part)], STRANGER))
        missed = [
            each for each in self.read.not_understood if each.source.row is not None and self._is_here(each.source)
        ]
        found += [
            (f"? “{each.text[:90]}”: {each.reason.say(self.language)} ({each.source.place.say(self.language)})", MISSED)
            for each in missed[:MOST_REMARKS]
        ]
        if len(missed) > MOST_REMARKS:
            more = LocalizedText("… dan {n} lainnya; lihat cascade read", "… and {n} more; see cascade read")
            found.append((more.format(n=len(missed) - MOST_REMARKS).say(self.language), MISSED))
        return [(line, colour) for text, colour in found for line in wrap(_plain(text), width)]

    def _is_here(self, source: Source) -> bool:
        if self.page is not None:
            return source.page == self.page
        return any(_address(source) == _address(part.grid.source) for part in self.parts)

    def _about(self, table: Table) -> str:
        rows = LocalizedText("kepala baris {a}, {n} baris data", "header in rows {a}, {n} data rows").format(
            a="-".join(str(row) for row in sorted({table.header_rows.start, table.header_rows.stop - 1})),
            n=len(table.data_rows),
        )
        pages = sorted({cell.source.page for cell in table.grid.cells if cell.source.page is not None})
        if len(pages) > 1:
            rows += LocalizedText(
                "; tabel ini hal. {a}-{b}, kepalanya di hal. {h}", "; pages {a}-{b}, its header on p. {h}"
            ).format(a=pages[0], b=pages[-1], h=_header_page(table))
        return f"{table.profile.about}. {rows.say(self.language)}"


def _header_page(table: Table) -> int | None:
    return next((cell.source.page for row in table.header_rows for cell in table.grid.row(row)), None)


# Small things


def _short(level: str) -> str:
    """Return the name of a level as it fits a low row."""
    return re.sub(r"(sub_kegiatan)|([a-z])[a-z]{3}[a-z]*", lambda m: "SK" if m[1] else m[2].upper(), level).replace(
        ". ", "."
    )


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return _FONTS.setdefault(size, ImageFont.load_default(size))


_FONTS: dict[int, ImageFont.FreeTypeFont | ImageFont.ImageFont] = {}


def _plain(text: str) -> str:
    """Return a text in the letters that the built-in font has."""
    text = re.sub("[–—]", "-", one_line(text)).replace("≥", ">=").replace("≤", "<=")
    return "".join(c for c in unicodedata.normalize("NFKD", text) if c in "“”…’" or " " <= c <= "~")


def _broken_label(text: str, width: int) -> list[str]:
    """Break the name of a field at its spaces and underscores so that it fits a narrow column."""
    lines: list[str] = []
    for word in re.findall(r"[^ _]+_?", text):
        if lines and _font(SMALL - 1).getlength(f"{lines[-1]} {word}") <= width and not lines[-1].endswith("_"):
            lines[-1] += f" {word}"
        elif lines and _font(SMALL - 1).getlength(f"{lines[-1]}{word}") <= width and lines[-1].endswith("_"):
            lines[-1] += word
        else:
            lines.append(word)
    return lines[:3]


def _broken(pen: ImageDraw.ImageDraw, box: Box, colour: Colour) -> None:
    """Draw a broken rule around a box."""
    left, top, right, bottom = box
    for x in range(left, right, 9):
        for y in (top, bottom):
            pen.line((x, y, min(x + 5, right), y), fill=colour)
    for y in range(top, bottom, 9):
        for x in (left, right):
            pen.line((x, y, x, min(y + 5, bottom)), fill=colour)
