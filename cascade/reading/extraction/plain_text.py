"""Which table does a text without layout tell?

The lines of a table that a program wrote out cell by cell go in, as copied from a PDF; the table comes out, its columns
told by the order of names and values and by the words of its header, marked as a guess. A row that has fewer values than
columns leaves open whose they are: they are unsure. Knows no file format and no document.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from cascade.model import Cell, Grid, Source
from cascade.reading.extraction.text_lines import Words
from cascade.text.measures import measure_kind
from cascade.text.numbers import parse_quantity
from cascade.text.printable import one_line
from cascade.text.units import is_known_unit
from cascade.text.word_lists import known_words

QUARTERS = 4
SHORT_UNIT = 2  # words
GAP = 3  # cells that may stand between two parts of a header: a title, a remark
LEAST_WHOLE = 0.6  # share of a text that a page may leave of it where it cuts it
MOST_NAMELESS = 0.1  # share of the rows of values; with more, the names stand elsewhere in the text
LAID_OUT = 0.2  # share of lines with wide gaps, from which columns stand side by side
SHORTEST_CUT = 12  # letters; a shorter text is found in many others
_VALUE = re.compile(r"(?:[<>≥≤]=?)?\d[\d.,]*%?|[-–—]+")
_GAP_WITHIN = re.compile(r"\S {3,}\S")
_FOLIOS = re.compile(r"\(?\d{1,2}\)?")
_QUARTER_HEAD = re.compile(r"\b(?:tr|tw|trw|triwulan|tribulan)\.? ?iv\b", re.I)
_HEADER_WORDS = frozenset(
    [
        "no",
        "nomor",
        "kode",
        "uraian",
        "urusan",
        "bidang",
        "tujuan",
        "sasaran",
        "strategis",
        "program",
        "kegiatan",
        "sub",
        "indikator",
        "kinerja",
        "utama",
        "satuan",
        "sat",
        "volume",
        "target",
        "tahun",
        "tahunan",
        "rp",
        "pagu",
        "anggaran",
        "indikatif",
        "triwulan",
        "tribulan",
        "tr",
        "tw",
        "trw",
        "i",
        "ii",
        "iii",
        "iv",
        "ket",
        "keterangan",
        "penanggung",
        "jawab",
        "outcome",
        "output",
        "dan",
        "per",
    ]
)
_LABEL = re.compile(r"(tujuan|sasaran)\b(?: strategis)?\s*[:.]?\s+(?=\S)", re.I)
_RESULT = re.compile(r"(me|ter)\w+nya\b|me\w+kan\b", re.I)
_REMARK = re.compile(
    r"\btarget\b.*\b(renstra|rpjmd|renja|perjanjian kinerja|pk|triwulan)\b|\bjangan\b|\b(mohon|harap|sebaiknya|utk)\b"
    r"|\b(untuk|agar|harus)\b.{0,20}\bdise\w*suaikan\b|\bdise\w*suaikan dengan\b",
    re.I,
)
_DATED = re.compile(r"\b\d{1,2}\s+[A-Z][a-z]+\s+20\d\d\b")
_SPOKEN = re.compile(
    rf"{_REMARK.pattern}|{_DATED.pattern}|:", re.I
)  # what is said around a table, of one that is not read
_SECOND_NAME = re.compile(
    r"(?<=\w)\s+(?=(?:Jumlah|Persentase|Presentase|Prosentase|Frekuensi|Indeks|Nilai|Cakupan)\s[a-z])"
)
_HEAD_AT_LINE = re.compile(r"(?:Jumlah|Persentase|Presentase|Prosentase|Frekuensi|Cakupan)\b")
_NUMBERED = re.compile(r"(\d{1,3})\.?\s+(?=[^\W\d_])")
_CHAIN = ("tujuan", "sasaran", "program", "kegiatan", "sub_kegiatan")
_TITLES = {
    "tujuan": "Tujuan",
    "sasaran": "Sasaran",
    "program": "Program",
    "kegiatan": "Kegiatan",
    "sub_kegiatan": "Sub Kegiatan",
}


@dataclass(frozen=True, slots=True)
class TextRow:
    """One line of a text; `spaced` tells that a space stands at its end, as where a cell goes on."""

    text: str
    number: int
    page: int
    spaced: bool


@dataclass(slots=True)
class Told:
    """What a text tells: lines above, the tables, lines below, remarks.

    `nameless` counts the rows of values without a name, `unread` those of tables that the order of the text does not tell.
    """

    above: list[TextRow] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    below: list[TextRow] = field(default_factory=list)
    remarks: list[TextRow] = field(default_factory=list)
    nameless: int = 0
    unread: int = 0


@dataclass(slots=True)
class _Piece:
    """One cell of the text: a heading, a name, or a row of values with what stands before them on its line."""

    rows: list[TextRow]
    text: str
    kind: Literal["header", "name", "values"] = "name"
    values: tuple[str, ...] = ()
    unit: str = ""
    number: str = ""

    @property
    def page(self) -> int:
        return self.rows[0].page


def tell(rows: Sequence[TextRow], source: Source) -> Told:
    """Read the tables of a text; `rows` are its lines that are not blank.

    Where cells end must be seen: by the space that a wrapped line keeps at its end.
    """
    words = Words()
    words.learn("\n".join(row.text for row in rows))
    wide = sum(bool(_GAP_WITHIN.search(row.text.strip())) for row in rows)
    if not words.keeps_spaces or wide > LAID_OUT * len(rows):
        unread = sum(_values(row, has_units=False, follows=False) is not None for row in rows)
        return Told(above=list(rows), unread=unread)
    pieces = _headed(_pieces(rows))
    told = Told()
    for table in list(_tables(pieces, told)):
        grid = table.grid(source, told)
        if grid is not None:
            told.grids.append(grid)
    return told


# Lines to cells


def _pieces(rows: Sequence[TextRow]) -> list[_Piece]:
    """Put the lines of each cell together."""
    pieces: list[_Piece] = []
    has_units = any(re.search(r"\bsat(uan)?\b", row.text, re.I) for row in rows)
    for row in rows:
        last = pieces[-1] if pieces else None
        follows = last is not None and last.kind == "name" and not last.rows[-1].spaced
        found = _values(row, has_units=has_units, follows=follows)
        if last and last.kind == "name" and last.rows[-1].page == row.page:
            open_header = last.rows[-1].spaced and _is_header_text(last.text)
            if open_header and _FOLIOS.fullmatch(row.text.strip()):
                _append(last, row, " ")
                continue
            if found is None and (glue := _glue(last, row)) is not None:
                _append(last, row, glue)
                continue
        pieces += found or [_Piece([row], one_line(row.text))]
    return _uncut(pieces)


def _append(piece: _Piece, row: TextRow, glue: str) -> None:
    piece.rows.append(row)
    piece.text = one_line(f"{piece.text}{glue}{row.text.strip()}")


def _glue(piece: _Piece, row: TextRow) -> str | None:
    """Return what joins a line to the cell before it, None where it begins a cell of its own."""
    before, text = piece.rows[-1], row.text.strip()
    if before.spaced:
        return (
            None if _HEAD_AT_LINE.match(text) and not piece.text.isupper() and len(piece.text) > SHORTEST_CUT else " "
        )
    if not (text[:1].islower() or text[:1] in ",;.)"):
        return None
    if text[:1] in ",;.)":
        return ""
    end, begin = before.text.split()[-1], re.split(r"[^\w]", text)[0]
    known = known_words()
    is_broken = " " not in before.text.strip() and not (end.casefold() in known and begin in known)
    if is_broken and ((end + begin).casefold() in known or begin not in known or end.casefold() not in known):
        return ""
    return None if _REMARK.search(text) else " "


def _uncut(pieces: list[_Piece]) -> list[_Piece]:
    """Part the cells of which a page cuts the first: its last line ends with a space, and the next cell was taken for its end.

    Such a document prints both texts whole elsewhere.
    """
    whole = [piece.text for piece in pieces if piece.kind == "name"]
    parted: list[_Piece] = []
    for piece in pieces:
        at = _cut_at(piece, whole) if piece.kind == "name" else None
        parted += [piece] if at is None else [_joined(piece.rows[:at]), _joined(piece.rows[at:])]
    return parted


def _cut_at(piece: _Piece, whole: list[str]) -> int | None:
    for at in range(1, len(piece.rows)):
        if not piece.rows[at].text[:1].isupper():
            continue
        first, second = _joined(piece.rows[:at]).text, _joined(piece.rows[at:]).text
        if min(len(first), len(second)) < SHORTEST_CUT or (piece.text in whole and whole.count(piece.text) > 1):
            continue
        if _is_part(first, whole) and _is_part(second, whole):
            return at
    return None


def _is_part(text: str, whole: list[str]) -> bool:
    return any(other.startswith(text) and len(text) >= LEAST_WHOLE * len(other) for other in whole)


def _joined(rows: list[TextRow]) -> _Piece:
    piece = _Piece(rows[:1], one_line(rows[0].text))
    for row in rows[1:]:
        _append(piece, row, _glue(piece, row) or (" " if piece.rows[-1].spaced else ""))
    return piece


def _values(row: TextRow, *, has_units: bool, follows: bool) -> list[_Piece] | None:
    """Return the names and values on a line that ends with values, None for any other line.

    Args:
        row: The line.
        has_units: The table has a column of units.
        follows: A name stands before it that does not go on; then a few words before the values are their unit.
    """
    whole = one_line(row.text)
    if follows and not row.spaced and (_is_counted(whole) or parse_quantity(whole).kind == "ordinal"):
        return [_Piece([row], whole, "values", (whole,))]
    tokens = re.sub(r"(?<=\d) %", "%", row.text).split()
    begin = len(tokens)
    while begin and _VALUE.fullmatch(tokens[begin - 1]):
        begin -= 1
    head, values = tokens[:begin], tokens[begin:]
    if (
        not values
        or re.fullmatch(r"20\d\d", " ".join(values))
        or (head and _is_header_text(" ".join(head)) and len(head) > 1)
    ):
        return None
    number = ""
    if not head and len(values) == QUARTERS + 1 and values[0].isdigit():
        number, values = values[0], values[1:]
    elif len(head) in (1, 2) and head[0].isdigit():
        number, head = head[0], head[1:]
    unit = head[-1] if head and has_units and is_known_unit(head[-1]) else ""
    text = " ".join(head)
    if follows and has_units and (text[:1].islower() or (len(head) <= SHORT_UNIT and measure_kind(text) is None)):
        unit = text
    if head and not unit and len(values) != QUARTERS:
        return None
    name = text.removesuffix(unit).strip()
    names = _SECOND_NAME.split(name) if name else []
    parts = [_Piece([row], text) for text in names]
    return [*parts, _Piece([row], one_line(row.text), "values", tuple(values), unit, number)]


def _is_counted(text: str) -> bool:
    """Tell whether a text is a number with its unit: "12 dokumen"."""
    number, _, unit = text.partition(" ")
    return bool(_VALUE.fullmatch(number)) and number[:1].isdigit() and is_known_unit(unit)


def _is_header_text(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return bool(words) and all(word in _HEADER_WORDS for word in words)


# Headers and tables


def _headed(pieces: list[_Piece]) -> list[_Piece]:
    """Mark the headings: cells of header words, the numbers of the columns, and what stands among them."""
    for index, piece in enumerate(pieces):
        if (piece.kind == "name" and _is_header_text(piece.text)) or (
            index and pieces[index - 1].kind == "header" and _is_numbering(piece)
        ):
            piece.kind = "header"
    return pieces


def _is_numbering(piece: _Piece) -> bool:
    tokens = piece.text.split()
    if not all(_FOLIOS.fullmatch(token) for token in tokens):
        return False
    numbers = [int(token.strip("()")) for token in tokens]
    return len(numbers) > 1 and all(a < b for a, b in pairwise(numbers))


def _regions(pieces: Sequence[_Piece]) -> Iterator[tuple[int, int]]:
    """Yield begin and end of each header: headings on one page with few other cells between them."""
    heads = [index for index, piece in enumerate(pieces) if piece.kind == "header"]
    begin = last = None
    for index in heads:
        if begin is not None and last is not None:
            between = pieces[last + 1 : index]
            same = pieces[last].page == pieces[index].page and all(piece.kind == "name" for piece in between)
            if same and len(between) <= GAP:
                last = index
                continue
            yield begin, last + 1
        begin = last = index
    if begin is not None and last is not None:
        yield begin, last + 1


def _tables(pieces: list[_Piece], told: Told) -> Iterator[_Table]:
    """Yield the tables of a text: a header, and the cells until another header."""
    regions = list(_regions(pieces))
    if not regions:
        told.above += [row for piece in pieces for row in piece.rows]
        return
    _say_lines(pieces[: regions[0][0]], told, told.above)
    current: _Table | None = None
    ends = [*(begin for begin, _ in regions[1:]), len(pieces)]
    seen: Counter[str] = Counter()
    for (begin, end), stop in zip(regions, ends, strict=True):
        heads = [piece for piece in pieces[begin:end] if piece.kind == "header"]
        _say_lines([piece for piece in pieces[begin:end] if piece.kind != "header"], told, told.above)
        if current is None or current.differs(heads):
            if current is not None:
                yield current
            current = _Table()
        current.heads += heads
        current.pieces += _without_repeated(pieces[end:stop], seen)
    if current is not None:
        yield current


def _say_lines(pieces: Iterable[_Piece], told: Told, lines: list[TextRow]) -> None:
    for piece in pieces:
        row = replace(piece.rows[0], text=piece.text)
        (told.remarks if _REMARK.search(piece.text) and piece.kind == "name" else lines).append(row)


def _without_repeated(pieces: list[_Piece], seen: Counter[str]) -> list[_Piece]:
    """Leave out what stands right under the header of each page again: a merged cell that a program writes on every page."""
    own = list(pieces)
    while own and own[0].kind == "name" and seen[own[0].text]:
        own.pop(0)
    for piece in own:
        if piece.kind != "name":
            break
        seen[piece.text] += 1
    return own


@dataclass(slots=True)
class _Row:
    """One row of the table: names by level, indicators by level, the unit and the values."""

    at: TextRow
    names: dict[str, _Piece] = field(default_factory=dict)
    indicators: dict[str, _Piece] = field(default_factory=dict)
    values: _Piece | None = None
    is_left: bool = False


@dataclass(slots=True)
class _Table:
    """A header and the cells under it."""

    heads: list[_Piece] = field(default_factory=list)
    pieces: list[_Piece] = field(default_factory=list)

    @property
    def head(self) -> str:
        return " ".join(piece.text.casefold() for piece in self.heads)

    @property
    def blocks(self) -> int:
        """How many times the four quarters stand side by side."""
        return max((len(_QUARTER_HEAD.findall(piece.text)) for piece in self.heads), default=0)

    def differs(self, heads: Sequence[_Piece]) -> bool:
        """Tell whether headings begin another table and do not repeat or complete this one's."""
        mine, theirs = set(_words(self.heads)), set(_words(heads))
        return "indikator" in mine and not theirs <= mine

    def levels(self) -> list[str]:
        head = re.sub(r"sub ?kegiatan", "sub_kegiatan", self.head)
        return [level for level in _CHAIN if re.search(rf"\b{level}\b", head)]

    def grid(self, source: Source, told: Told) -> Grid | None:
        """Return the table, or None where the order of the text does not tell its columns."""
        levels, blocks = self.levels(), self.blocks
        is_known = "indikator" in self.head and "target" in self.head and levels
        columns = QUARTERS if blocks else 1
        if not is_known or blocks > 2 or (not blocks and len(levels) > 2):
            _say_lines(self.pieces, told, told.below)
            return None
        left = [level for level in levels if level in ("tujuan", "sasaran")] if blocks == 2 else []
        right = [level for level in levels if level not in left]
        if not right:
            left, right = [], levels
        remarks, below = len(told.remarks), len(told.below)
        columns_of_indicators = sum(text.count("indikator") for text in {piece.text.casefold() for piece in self.heads})
        alternate = columns_of_indicators > (2 if left else 1)
        rows, nameless = _rows_of(self.pieces, _Chain(right, alternate), bool(left), told)
        valued = sum(piece.kind == "values" for piece in self.pieces)
        if nameless > MOST_NAMELESS * valued or nameless == valued:
            del told.remarks[remarks:], told.below[below:]
            spoken = [piece for piece in self.pieces if _SPOKEN.search(piece.text)]
            _say_lines(spoken, told, told.below)
            told.unread += valued
            return None
        told.nameless += nameless
        return _Layout(left, right, columns, "satuan" in self.head).grid(rows, self.heads[0].rows[0], source)


def _words(pieces: Iterable[_Piece]) -> list[str]:
    return re.findall(r"[^\W\d_]+", " ".join(piece.text.casefold() for piece in pieces))


# Cells to rows


@dataclass(frozen=True, slots=True)
class _Chain:
    """The levels of a table, and whether those above the deepest one have indicators of their own."""

    levels: list[str]
    alternate: bool


def _rows_of(pieces: list[_Piece], chain: _Chain, has_left: bool, told: Told) -> tuple[list[_Row], int]:
    """Give each row of values the names that stand before it; values without a name belong to the left block.

    Returns:
        The rows, and how many rows of values have no name.
    """
    rows: list[_Row] = []
    names: list[_Piece] = []
    loose: dict[int, list[_Piece]] = defaultdict(list)  # names that no value follows, by page
    left: dict[int, list[_Row]] = defaultdict(list)  # values that no name stands before, by page
    page = pieces[0].page if pieces else 0
    for piece in pieces:
        if piece.page != page:
            loose[page] += names
            names, page = [], piece.page
        if piece.kind == "name" and (_REMARK.search(piece.text) or _DATED.search(piece.text)):
            _say_lines([piece], told, told.below)
        elif piece.kind == "name":
            names.append(piece)
        elif piece.kind == "values" and names:
            row, spare = _row(names, piece, chain)
            rows.append(row)
            _say_lines(spare, told, told.below)
            names = []
        elif piece.kind == "values":
            row = _Row(piece.rows[0], values=piece, is_left=True)
            rows.append(row)
            left[page].append(row)
    loose[page] += names
    nameless = 0
    for number in {*loose, *left}:
        if not has_left or not _pair(loose[number], left[number]):
            nameless += len(left[number])
            for row in left[number]:
                rows.remove(row)
    return rows, nameless


def _row(names: list[_Piece], values: _Piece, chain: _Chain) -> tuple[_Row, list[_Piece]]:
    """Read the names before a row of values: elements from above to the deepest one, each with its indicator or none.

    Returns:
        The row, and the texts for which the table has no column.
    """
    leaf = chain.levels[-1]
    row = _Row(names[-1].rows[0], values=values)
    row.indicators[leaf] = names[-1]
    if len(names) > 1:
        row.names[leaf] = _unnumbered(names[-2])
    upper = _paired(_unswallowed(names[:-2])) if chain.alternate else [(name, None) for name in names[:-2]]
    free = list(chain.levels[:-1])
    spare: list[_Piece] = []
    for name, indicator in reversed(upper):
        level = next((level for level in free if name.text.casefold().startswith(level.replace("_", " "))), None)
        level = level or (free[-1] if free else None)
        if level is None:
            spare += [name, *([indicator] if indicator else [])]
            continue
        free = free[: free.index(level)]
        row.names[level] = _unnumbered(name)
        if indicator is not None:
            row.indicators[level] = indicator
    return row, spare


def _unswallowed(pieces: list[_Piece]) -> list[_Piece]:
    """Put back the element between two indicators: a space at the end of the first one's text hid where it begins.

    Texts of indicators go on in lower case; the element begins with the first line in upper case after one of those.
    """
    found: list[_Piece] = []
    for piece, below in pairwise([*pieces, None]):
        at = None
        if piece is not None and below is not None and _is_indicator(piece) and _is_indicator(below):
            letters = [row.text.strip()[:1] for row in piece.rows]
            at = next((n for n in range(1, len(letters)) if letters[n - 1].islower() and letters[n].isupper()), None)
        if piece is not None:
            found += [piece] if at is None else [_joined(piece.rows[:at]), _joined(piece.rows[at:])]
    return found


def _paired(pieces: list[_Piece]) -> list[tuple[_Piece, _Piece | None]]:
    """Pair names of elements with their indicators: they alternate, and where one lacks its own its words tell."""
    if len(pieces) % 2 == 0 and not any(_is_indicator(name) for name in pieces[::2]):
        return [(pieces[index], pieces[index + 1]) for index in range(0, len(pieces), 2)]
    found: list[tuple[_Piece, _Piece | None]] = []
    for piece in pieces:
        if _is_indicator(piece) and found and found[-1][1] is None:
            found[-1] = (found[-1][0], piece)
        elif not _is_indicator(piece):
            found.append((piece, None))
    return found


def _is_indicator(piece: _Piece) -> bool:
    return measure_kind(piece.text) is not None


def _unnumbered(piece: _Piece) -> _Piece:
    match = _NUMBERED.match(piece.text)
    return replace(piece, text=piece.text[match.end() :]) if match else piece


def _pair(names: list[_Piece], rows: list[_Row]) -> bool:
    """Give the values of the left block their names, which stand apart in the same order; only if they are as many."""
    if not rows:
        return True
    elements = [n for n in names if not _is_indicator(n) and (_LABEL.match(n.text) or _RESULT.match(n.text))]
    indicators = [name for name in names if name not in elements]
    if len(indicators) != len(rows) or len(elements) > sum(bool(row.values and row.values.number) for row in rows):
        return False
    for row, indicator in zip(rows, indicators, strict=True):
        row.indicators["left"] = indicator
    begun = [row for row in rows if row.values and row.values.number]
    for row, element in zip(begun, elements, strict=False):
        row.names["left"] = element
    return True


# Rows to a grid


@dataclass(frozen=True, slots=True)
class _Layout:
    """The columns of a table: a left block (tujuan, sasaran) or none, the levels, how many values, whether it has units."""

    left: list[str]
    levels: list[str]
    count: int
    has_units: bool

    def grid(self, rows: list[_Row], head: TextRow, source: Source) -> Grid:
        cells: list[Cell] = []
        header = _at(source, head)
        places = self._header(rows, header, cells)
        for number, row in enumerate(rows, 4):
            self._fill(number, row, places, source, cells)
        last = max(cell.row for cell in cells)
        return Grid("", tuple(cells), last, max(cell.column + cell.columns - 1 for cell in cells), header)

    def _header(self, rows: list[_Row], source: Source, cells: list[Cell]) -> dict[str, int]:
        """Add the headings in three rows and return the column of each field."""
        places: dict[str, int] = {}
        column = 1

        def add(field_: str, *texts: str, width: int = 1) -> None:
            nonlocal column
            places[field_] = column
            for row, text in enumerate(texts, 1):
                rest = 4 - row if row == len(texts) else 1
                cells.append(Cell(text, row, column, source, rest, width))
            column += width

        def quarters(field_: str, *above: str) -> None:
            nonlocal column
            places[field_] = column
            for row, text in enumerate(above, 1):
                rest = 3 - row if row == len(above) else 1
                cells.append(Cell(text, row, column, source, rest, self.count))
            for number, name in enumerate(("TR I", "TR II", "TR III", "TR IV")):
                cells.append(Cell(name, 3, column + number, source))
            column += self.count

        if self.left:
            add("left name", "Tujuan/Sasaran")
            add("left indicator", "Indikator Kinerja")
            if any(row.values and row.values.unit for row in rows if row.is_left):
                add("left unit", "Satuan")
            quarters("left values", "Target")
        for level in self.levels[:-1]:
            title = _TITLES[level]
            if any(level in row.names for row in rows) or self.left:
                add(f"{level} name", title, "Uraian") if self.left else add(f"{level} name", title)
            if any(level in row.indicators for row in rows) or self.left:
                add(f"{level} indicator", title, f"Indikator {title}") if self.left else add(
                    f"{level} indicator", f"Indikator {title}"
                )
        leaf = self.levels[-1]
        over = [_TITLES[leaf]] if self.left else []
        add(f"{leaf} name", *over, "Uraian" if self.left else _TITLES[leaf])
        add(f"{leaf} indicator", *over, "Indikator Kinerja")
        if self.has_units:
            add("unit", *over, "Satuan")
        if self.count == QUARTERS:
            quarters("values", *over, "Target")
        else:
            add("values", "Target")
        return places

    def _fill(self, number: int, row: _Row, places: dict[str, int], source: Source, cells: list[Cell]) -> None:
        def put(field_: str, text: str, at: TextRow, *, unsure: bool = False, shift: int = 0) -> None:
            if field_ in places:
                cells.append(Cell(text, number, places[field_] + shift, _at(source, at), unsure=unsure))

        for level, piece in row.names.items():
            put(f"{level} name", piece.text, piece.rows[0])
        for level, piece in row.indicators.items():
            put(f"{level} indicator", piece.text, piece.rows[0])
        values = row.values
        if values is None:
            return
        block = "left " if row.is_left else ""
        at = values.rows[0]
        is_whole = len(values.values) == self.count
        if values.unit or not is_whole:
            put(f"{block}unit", values.unit, at, unsure=not values.unit)
        for shift in range(self.count):
            text = values.values[shift] if is_whole else " ".join(values.values)
            put(f"{block}values", text, at, unsure=not is_whole, shift=shift)


def _at(source: Source, row: TextRow) -> Source:
    return replace(source, page=row.page, row=row.number, guessed=True)
