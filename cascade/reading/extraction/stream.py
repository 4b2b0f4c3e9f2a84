"""Which table does the white space show?

The glyphs of a page and what is drawn of its tables go in: level rules, rules between columns, bands of shading. Tables come
out whose columns are the strips that no word crosses, as far as no rule parts them, and whose rows are what rules, bands or
the values standing in one line tell. This is a guess, and the tables say so. Knows no file format and no meaning.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from statistics import median

from cascade.reading.extraction.lattice import ON_ONE_LINE, SAME_EDGE, Box, RuledLine, join_rules
from cascade.reading.extraction.page_breaks import PrintedCell, PrintedTable
from cascade.reading.extraction.stream_headers import column_of, headings
from cascade.reading.extraction.stream_rows import VALUE, Cut, rows_of
from cascade.reading.extraction.text_lines import Glyph, TextLine, Words, text_of, words_of
from cascade.text.table_headings import headings_end, is_heading

LEAST_LINES = 5  # of several columns that make a table of which nothing is drawn
LEAST_HEADED = 3  # below headings of targets
LEAST_DRAWN = 2  # of one with rules or bands
LEAST_COLUMNS = 4
LEAST_DRAWN_COLUMNS = 3
LEAST_WIDTH = 150.0  # points that a table is wide
CROSSING = 0.04  # share of the lines that may run over a strip: a heading within the table
HEADING_WIDTH = 0.35  # of the width of a table: one text so wide, alone on its line, heads a part of it
MANY_LINES = 4  # that leave two spaces free at one place
ALIGNED = 1.5  # points between the beginnings of texts in one column
COMMON = 0.4  # share of the texts right of a narrow strip that begin at it
DISTINCT = 3  # words left of a strip that must differ: "Kec. Gumelar" in each row is one text, not two columns
GOES_ON = 2.6  # distance between the lines of a table, as a multiple of that within a row
FAR = 6.0  # as GOES_ON, for a row that fits the columns above
COLUMN_GAP = 1.2  # of the font size: texts so far apart stand in different columns
LABEL_GAP = 0.42  # of the font size: headings so far apart are two, unless the spaces are so wide
LEAST_SPACE, MORE_THAN_SPACE = 0.1, 1.6  # of the font size, of a space
MOST_MARKS = 400  # rules and bands on a page; more draw a picture
OVERHANG = 25.0  # points that a text may stand out of the widest one of the page before
PLACES = 8  # looked at between two headings
MOST_HEADINGS = 8  # lines of a header
HEAD_LINES = 4  # above a table that goes on from the page before, and rows of its headings
NEAR_RULE = 60.0  # points between rules or bands of one table
NUMBER_WIDTH = 40.0  # points from the left edge within which rows are numbered
SIMILAR = 0.75  # of the widest strip between rows
_NUMBERS = re.compile(r"\d[\d.,]*%?")
_LABEL = re.compile(
    r"[(\[]?(20\d\d|[ivx]{1,4}|(tr|tw|triwulan|tahun)[ .-]*(ke[- ]*)?([ivx]{1,4}|\d{1,4}))[)\]]?", re.I
)  # years and quarters: no values
_FOLIO = re.compile(r"[(\[]?(\d{1,2})[)\].]?")
_CURRENCY = re.compile(r"Rp\.?", re.I)
_CAPTION = re.compile(r"tabel?\b|lampiran\b", re.I)


def looks_tabular(text: str) -> bool:
    """Tell cheaply whether the text of a page may hold a table: lines with several numbers each, or of headings only."""
    lines = text.splitlines()
    if sum(len(_NUMBERS.findall(line)) > 2 for line in lines) >= LEAST_LINES:
        return True
    return headings_end(lines) is not None


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn of the tables of a page: level rules, upright rules, and bands of shading."""

    levels: Sequence[RuledLine] = ()
    uprights: Sequence[RuledLine] = ()
    bands: Sequence[Box] = ()

    @classmethod
    def of(cls, rules: Iterable[RuledLine], shades: Iterable[Sequence[Box]]) -> Drawing:
        """Sort what a page draws; the shaded cells of a row are one band."""
        joined = join_rules(rules)
        levels = [rule for rule in joined if not rule.upright]
        uprights = [rule for rule in joined if rule.upright]
        return cls(levels, uprights, [band for boxes in shades for band in _bands(boxes)])

    def outside(self, boxes: Sequence[Box]) -> Drawing:
        """Return what is drawn outside other tables."""
        levels = [r for r in self.levels if not any(encloses(box, (r.start, r.at, r.end, r.at)) for box in boxes)]
        uprights = [r for r in self.uprights if not any(encloses(box, (r.at, r.start, r.at, r.end)) for box in boxes)]
        return Drawing(levels, uprights, [band for band in self.bands if not any(encloses(box, band) for box in boxes)])

    def between(self, top: float, bottom: float) -> Drawing:
        """Return what is drawn between two heights."""
        return Drawing(
            [rule for rule in self.levels if top < rule.at < bottom],
            [rule for rule in self.uprights if top < (rule.start + rule.end) / 2 < bottom],
            [band for band in self.bands if top < (band[1] + band[3]) / 2 < bottom],
        )

    def fields(self) -> list[tuple[Box, list[float]]]:
        """Return the boxes around rules or bands that belong together, with the heights of these; low boxes first."""
        if len(self.levels) + len(self.bands) + len(self.uprights) > MOST_MARKS:
            return []
        marks = [(rule.start, rule.at, rule.end, rule.at) for rule in self.levels]
        marks += [box for box in self.bands if box[2] - box[0] > box[3] - box[1]]
        fields = []
        for group in _grouped(marks, _belong_together):
            ys = _apart(y for box in group for y in (box[1], box[3]))
            fields.append((_around(group), ys))
        uprights = [(rule.at, rule.start, rule.at, rule.end) for rule in self.uprights]
        for group in _grouped(uprights, _end_alike):
            if len(_apart(box[0] for box in group)) > 2:
                box = _around(group)
                fields.append((box, [box[1], box[3]]))
        fields = [(box, ys) for box, ys in fields if box[2] - box[0] >= LEAST_WIDTH and len(ys) > 1]
        own = [one for one in fields if not any(_is_part(one, other) for other in fields if other is not one)]
        return sorted(own, key=lambda each: each[0][3] - each[0][1])


def _grouped(boxes: Sequence[Box], are_one: Callable[[Box, Box], bool]) -> list[list[Box]]:
    """Return the boxes in groups in which each belongs to another one."""
    groups: list[list[Box]] = []
    for box in boxes:
        mine = [group for group in groups if any(are_one(box, other) for other in group)]
        groups = [group for group in groups if group not in mine]
        groups.append([box, *(other for group in mine for other in group)])
    return groups


def _belong_together(one: Box, other: Box) -> bool:
    """Tell whether two rules or bands begin and end alike, or do so at one side, or touch, and are near."""
    left, right = abs(one[0] - other[0]) <= SAME_EDGE, abs(one[2] - other[2]) <= SAME_EDGE
    if left and right:
        return True
    near = one[1] < other[3] + NEAR_RULE and one[3] > other[1] - NEAR_RULE
    touch = (
        min(abs(one[0] - other[2]), abs(one[2] - other[0])) <= SAME_EDGE and one[1] <= other[3] and one[3] >= other[1]
    )
    return near and (left or right or touch)


def _end_alike(one: Box, other: Box) -> bool:
    """Tell whether two upright rules end at the same height, as those of a table do."""
    return abs(one[3] - other[3]) <= SAME_EDGE


def _around(boxes: Iterable[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _apart(places: Iterable[float]) -> list[float]:
    """Return places in order, those near each other once."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > SAME_EDGE:
            found.append(place)
    return found


def _is_part(one: tuple[Box, Sequence[float]], other: tuple[Box, Sequence[float]]) -> bool:
    """Tell whether rules part some columns of the table that other ones enclose; the frame of a page encloses tables too."""
    (left, top, right, bottom), (begin, above, end, below) = one[0], other[0]
    if left < begin - SAME_EDGE or right > end + SAME_EDGE or top < above - SAME_EDGE or bottom > below + SAME_EDGE:
        return False
    return right - left < end - begin - SAME_EDGE and (len(other[1]) > 2 or below - bottom <= SAME_EDGE)


def _bands(boxes: Iterable[Box]) -> Iterator[Box]:
    """Yield the shaded boxes of one colour, those side by side as one."""
    band: Box | None = None
    for box in sorted(boxes, key=lambda box: (round(box[1]), round(box[3]), box[0])):
        if band and max(abs(band[1] - box[1]), abs(band[3] - box[3])) <= ON_ONE_LINE and box[0] <= band[2] + SAME_EDGE:
            band = (band[0], band[1], max(band[2], box[2]), band[3])
            continue
        if band:
            yield band
        band = box
    if band:
        yield band


@dataclass(frozen=True, slots=True)
class _Line:
    """The words of one printed line; a gap `apart` (of the font size) between two is more than a space on this page."""

    words: tuple[TextLine, ...]
    apart: float = LABEL_GAP

    @property
    def top(self) -> float:
        return min(word.box[1] for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.box[3] for word in self.words)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def middle(self) -> float:
        return median(word.middle for word in self.words)

    @property
    def labels(self) -> list[TextLine]:
        """The words joined as far as spaces are between them."""
        return self.texts(self.apart)

    @property
    def columns(self) -> int:
        """In how many columns its texts stand at least: those wide apart, and numbers side by side."""
        labels = self.labels
        apart = sum(
            b.box[0] - a.box[2] > COLUMN_GAP * a.size or bool(_NUMBERS.fullmatch(a.text) and _NUMBERS.fullmatch(b.text))
            for a, b in pairwise(labels)
        )
        return 1 + apart

    def texts(self, gap: float = COLUMN_GAP) -> list[TextLine]:
        """Return the words joined where they stand closer than a gap."""
        runs: list[list[TextLine]] = []
        for word in self.words:
            if runs and word.box[0] - runs[-1][-1].box[2] < gap * word.size:
                runs[-1].append(word)
            else:
                runs.append([word])
        return [_together(run) for run in runs]


def guess_tables(
    glyphs: Sequence[Glyph],
    page: int,
    words: Words,
    drawing: Drawing = Drawing(),
    above: PrintedTable | None = None,
) -> tuple[list[PrintedTable], list[Glyph]]:
    """Find the tables of a page whose rules do not enclose their cells, and the glyphs outside them.

    Args:
        glyphs: What the page prints.
        page: Its number.
        words: What the document prints.
        drawing: What is drawn.
        above: The table that ends the page before; one in its columns goes on with it.
    """
    rows = words_of(glyphs)
    apart = _more_than_space(rows)
    lines = [_Line(tuple(row), apart) for row in rows]
    tables: list[PrintedTable] = []
    if above and (table := _continued(lines, drawing, page, words, above)):
        tables.append(table)
        lines = [rest for line in lines if (rest := _outside(line, table.box)).words]
    for part in _parts(lines):
        tables += _tables_in(part, drawing, page, words)
    outside = [glyph for glyph in glyphs if not any(holds(table.box, glyph) for table in tables)]
    return tables, outside


def _parts(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Yield the lines of a page in parts, each with the headings of one table: those after values begin another one."""
    part: list[_Line] = []
    texts = [line.text for line in lines]
    left = min((word.box[0] for line in lines for word in line.words), default=0.0)
    has_value = False
    for number, line in enumerate(lines):
        if has_value and is_heading(texts[number]) and headings_end(texts[number : number + MOST_HEADINGS]) is not None:
            yield part
            part, has_value = [], False
        part.append(line)
        has_value = has_value or _has_value(line, left)
    if part:
        yield part


def _tables_in(lines: list[_Line], drawing: Drawing, page: int, words: Words) -> Iterator[PrintedTable]:
    """Yield the tables of a part of a page: those with rules or bands, then one without."""
    top, bottom = lines[0].top, lines[-1].bottom
    own = drawing.between(top - NEAR_RULE / 2, bottom + NEAR_RULE / 2)
    is_headed = headings_end([line.text for line in lines]) is not None
    for field, ys in [*own.fields(), (None, [])]:
        found = _Region(lines, field, ys, is_headed=is_headed).lines
        table = _table(found, own, page, words, is_sure=is_headed or field is not None) if found else None
        if table:
            yield table
            lines = [rest for line in lines if (rest := _outside(line, table.box)).words]


def is_header_alone(table: PrintedTable) -> bool:
    """Tell whether a table prints headings of targets and no value."""
    texts = [text for cell in table.cells for text in cell.text.splitlines()]
    numbers = [int(match[1]) for text in texts if (match := _FOLIO.fullmatch(text))]
    if numbers and numbers != list(range(1, len(numbers) + 1)):
        return False
    others = [text for text in texts if not (_LABEL.fullmatch(text) or _FOLIO.fullmatch(text) or is_heading(text))]
    is_silent = not any(VALUE.fullmatch(text) for text in others)
    return is_silent and 2 * len(others) < len(texts) and headings_end(texts) is not None


def _more_than_space(rows: Sequence[Sequence[TextLine]]) -> float:
    """Return which gap is more than a space, of the font size."""
    shares = sorted((b.box[0] - a.box[2]) / a.size for row in rows for a, b in pairwise(row))
    spaces = [share for share in shares if LEAST_SPACE < share < 1]
    return max(LABEL_GAP, MORE_THAN_SPACE * spaces[len(spaces) // 4] if spaces else 0.0)


def _outside(line: _Line, box: Box) -> _Line:
    return _Line(tuple(word for word in line.words if not encloses(box, word.box)), line.apart)


def encloses(box: Box, other: Box) -> bool:
    """Tell whether the middle of another box is in a box."""
    x, y = (other[0] + other[2]) / 2, (other[1] + other[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def holds(box: Box, glyph: Glyph) -> bool:
    """Tell whether the middle of a glyph is in a box."""
    return encloses(box, (glyph.left, glyph.top, glyph.right, glyph.bottom))


# Regions


class _Region:
    """The lines of one table: those between the outermost of its rules, and those that surely go on with them."""

    def __init__(self, lines: Sequence[_Line], field: Box | None, ys: Sequence[float], *, is_headed: bool):
        self.every = lines if field is None else list(_between(lines, field[0] - SAME_EDGE, field[2] + SAME_EDGE))
        self.pitch = _pitch(self.every)
        self.lines: list[_Line] = []
        counted = [line.columns for line in self.every]
        inside = range(len(self.every))
        least, many = LEAST_COLUMNS - 1, LEAST_LINES if not is_headed else LEAST_HEADED
        if field is not None:
            least, many = 2, LEAST_DRAWN
            inside = range(*self._trimmed(ys, counted))
        seeds = [n for n in inside if counted[n] >= least]
        if len(seeds) < many:
            return
        is_parted = field is not None and len(ys) > 2
        first, last = (inside[0], inside[-1]) if is_parted else self._cluster(seeds)
        if last - first + 1 < many:
            return
        last = self._down(first, last, counted)
        first = self._up(first, last, counted)
        self.lines = list(self.every[first : last + 1])

    def _trimmed(self, ys: Sequence[float], counted: Sequence[int]) -> tuple[int, int]:
        """Return the lines between the outermost rules that enclose texts side by side; a running head has a rule too."""
        spans = [[n for n, line in enumerate(self.every) if low <= line.middle < high] for low, high in pairwise(ys)]
        tabular = [n for n, span in enumerate(spans) if any(counted[line] > 1 for line in span)]
        if not tabular:
            return 0, 0
        own = [line for span in spans[tabular[0] : tabular[-1] + 1] for line in span]
        return own[0], own[-1] + 1

    def _cluster(self, seeds: Sequence[int]) -> tuple[int, int]:
        """Return the first and last line of the longest run of lines of which none stands far from the next."""
        runs = [[seeds[0]]]
        for one, other in pairwise(seeds):
            steps = pairwise(self.every[one : other + 1])
            if any(b.middle - a.middle > 2 * GOES_ON * self.pitch or _CAPTION.match(b.words[0].text) for a, b in steps):
                runs.append([])
            runs[-1].append(other)
        longest = max(runs, key=len)
        return longest[0], longest[-1]

    def _down(self, first: int, last: int, counted: Sequence[int]) -> int:
        """Go on with lines close below, and further with rows, whose texts begin or end where those above do."""
        at = last
        places = sorted(
            place for line in self.every[first : last + 1] for text in line.texts() for place in _places(text)
        )
        for number in range(last + 1, len(self.every)):
            line = self.every[number]
            gap = line.middle - self.every[number - 1].middle
            if gap > FAR * self.pitch or _CAPTION.match(line.words[0].text):
                break
            texts = line.texts()
            fitting = sum(any(_is_near(place, places) for place in _places(text)) for text in texts)
            if counted[number] >= LEAST_COLUMNS - 1 and 2 * fitting > len(texts):
                at = number
            elif gap > GOES_ON * self.pitch:
                break
            elif counted[number] >= LEAST_COLUMNS - 1 or (number == at + 1 and gap <= ONE_CELL * self.pitch):
                at = number
        return at

    def _up(self, first: int, last: int, counted: Sequence[int]) -> int:
        """Go up over headings: several in a line, or one that is neither a title nor a caption."""
        left = min(word.box[0] for line in self.every[first : last + 1] for word in line.words)
        right = max(word.box[2] for line in self.every[first : last + 1] for word in line.words)
        while first:
            line, below = self.every[first - 1], self.every[first]
            if below.middle - line.middle > GOES_ON * self.pitch or _CAPTION.match(line.words[0].text):
                break
            if counted[first - 1] < 2 and _is_title(line, below, left, right):
                break
            first -= 1
        return first


def _places(text: TextLine) -> tuple[float, float, float]:
    return text.box[0], text.box[2], (text.box[0] + text.box[2]) / 2


def _is_near(place: float, places: Sequence[float]) -> bool:
    at = bisect_left(places, place - ALIGNED)
    return at < len(places) and places[at] <= place + ALIGNED


def _pitch(lines: Sequence[_Line]) -> float:
    """Return the distance between two lines of one cell: of those that begin alike, as far as that is a usual one."""
    sizes = [word.size for line in lines for word in line.words]
    if not sizes:
        return 0.0
    size = median(sizes)
    alike = sorted(
        below.middle - line.middle
        for line, below in pairwise(lines)
        if any(abs(one.box[0] - other.box[0]) < ALIGNED for one in line.words for other in below.words)
    )
    return max(CLOSE * size, min(LOOSE * size, alike[len(alike) // 4] if alike else 0.0))


CLOSE, LOOSE = 1.2, 1.65  # of the font size: distances between the lines of a cell
ONE_CELL = 1.3  # distance between lines of one cell, as a multiple of the usual one
TITLE_WIDTH = 0.45  # of the width of a table
CENTRED = 0.06


def _is_title(line: _Line, below: _Line, left: float, right: float) -> bool:
    """Tell whether a line is set across a table, in the middle or in other letters."""
    begin, end, size = line.words[0].box[0], line.words[-1].box[2], below.words[0].size
    width = right - left
    is_central = abs((begin + end) / 2 - (left + right) / 2) < CENTRED * width
    is_other = not 0.93 < line.words[0].size / size < 1.07
    return is_central or is_other or end - begin > TITLE_WIDTH * width or begin - left < size


def _between(lines: Sequence[_Line], left: float, right: float) -> Iterator[_Line]:
    for line in lines:
        words = tuple(word for word in line.words if left <= (word.box[0] + word.box[2]) / 2 <= right)
        if words:
            yield _Line(words, line.apart)


# Tables


def _table(lines: Sequence[_Line], drawing: Drawing, page: int, words: Words, *, is_sure: bool) -> PrintedTable | None:
    left = min(word.box[0] for line in lines for word in line.words) - 1
    right = max(word.box[2] for line in lines for word in line.words) + 1
    bottom = max(line.bottom for line in lines)
    begin = _body_begins(lines, drawing, left, right)
    if begin is None:
        return None
    head = [line for line in lines if line.middle < begin]
    body = [line for line in lines if line.middle >= begin]
    if not head or not body:
        return None
    edges = _edges(body, left, right, [r for r in drawing.uprights if _reach(r, begin, bottom) > 0.5])
    texts = [text for line in head for text in line.labels]
    edges = _with_headings(edges, texts, body)
    if _are_glued(edges, texts, body):
        return None
    if len(edges) - 1 < (LEAST_DRAWN_COLUMNS if is_sure else LEAST_COLUMNS):
        return None
    return _set(head, body, begin, edges, drawing, page, words)


def _set(
    head: Sequence[_Line],
    body: Sequence[_Line],
    begin: float,
    edges: Sequence[float],
    drawing: Drawing,
    page: int,
    words: Words,
) -> PrintedTable:
    """Set headings and rows into columns."""
    lines = [*head, *body]
    top, bottom = min(line.top for line in lines), max(line.bottom for line in lines)
    texts = [text for line in head for text in line.labels]
    over = [rule for rule in drawing.levels if top < rule.at < begin]
    heads = headings([text for text in texts if not _is_number(text, texts)], edges, over)
    cuts = [
        Cut(y, own[0], own[-1], is_rule=is_rule)
        for y, start, end, is_rule in _stripes(drawing)
        if begin < y < bottom and (own := [n for n, (a, b) in enumerate(pairwise(edges)) if start < (a + b) / 2 < end])
    ]
    columns, wide = _by_column(body, edges)
    for line in wide:
        cuts += [Cut(y, 0, len(edges) - 2, is_rule=False) for y in (line.box[1] - 0.5, line.box[3] + 0.5)]
    rows, cells = rows_of(columns, cuts, begin, bottom + 1)
    above = max((h.row + h.rows for h in heads), default=0)
    printed = [_printed(h.lines, h.row, h.rows, h.first, h.last, edges, page, words) for h in heads]
    for cell in cells:
        first, last = wide.get(cell.lines[0], (cell.column, cell.column))
        printed.append(_printed(cell.lines, above + cell.row, cell.rows, first, last, edges, page, words))
    box = (edges[0], top, edges[-1], bottom)
    return PrintedTable(tuple(edges), above + rows, tuple(printed), page, box, guessed=True)


def _continued(
    lines: Sequence[_Line], drawing: Drawing, page: int, words: Words, above: PrintedTable
) -> PrintedTable | None:
    """Return the table at the top of a page that stands in the columns of one that ends the page before."""
    fitting = [_fits(line, above.xs) for line in lines]
    pitch = _pitch(lines)
    begins = [n for n in range(len(lines)) if fitting[n] and len(lines[n].labels) > 1]
    if not begins and _is_rest(lines, fitting, above.xs):
        return _set([], lines, lines[0].top - 1, above.xs, drawing, page, words)
    if not begins or begins[0] > HEAD_LINES:
        return None
    first = last = begins[0]
    places = sorted(word.box[0] for line in lines[first:] for word in line.words)
    while first and fitting[first - 1] and lines[first].middle - lines[first - 1].middle < FAR * pitch:
        if not all(_is_near(text.box[0], places) for text in lines[first - 1].labels):
            break
        first -= 1
    while last + 1 < len(lines) and fitting[last + 1] and lines[last + 1].middle - lines[last].middle < FAR * pitch:
        last += 1
    own = lines[first : last + 1]
    again = [n for n, line in enumerate(own) if _is_heading_of(line, above)]
    begin = own[0].top - 1
    if again:
        later = _body_begins(own, drawing, above.xs[0], above.xs[-1])
        if later is None:
            return None
        begin = later
    elif headings_end([line.text for line in own]) is not None:
        return None
    head = [line for line in own if line.middle < begin]
    body = [line for line in own if line.middle >= begin]
    if not any(_has_value(line, above.xs[0]) for line in body):
        return None
    return _set(head, body, begin, above.xs, drawing, page, words)


def _is_rest(lines: Sequence[_Line], fitting: Sequence[bool], edges: Sequence[float]) -> bool:
    """Tell whether a page prints nothing but the last words of one text."""
    columns = {column_of(word, edges) for line in lines for word in line.words}
    return 0 < len(lines) <= HEAD_LINES and all(fitting) and len(columns) == 1 and lines[0].text[:1].islower()


def _fits(line: _Line, edges: Sequence[float]) -> bool:
    """Tell whether the texts of a line stand within columns, each in one; headings over several do not count."""
    texts = line.labels
    crossing = sum(any(text.box[0] + 1 < edge < text.box[2] - 1 for edge in edges) for text in texts)
    inside = edges[0] - OVERHANG < texts[0].box[0] and texts[-1].box[2] < edges[-1] + OVERHANG
    return inside and (not crossing or 2 * crossing < len(texts) or _is_labels(line))


def _is_heading_of(line: _Line, table: PrintedTable) -> bool:
    """Tell whether a line prints two headings of a table again."""
    said = {part for cell in table.cells if cell.row < HEAD_LINES for part in cell.text.splitlines()}
    texts = [text.text for text in line.labels]
    return len(texts) > 1 and sum(text in said for text in texts) > len(texts) / 2 and not _has_value(line, table.xs[0])


def _printed(
    lines: Sequence[TextLine],
    row: int,
    rows: int,
    first: int,
    last: int,
    edges: Sequence[float],
    page: int,
    words: Words,
) -> PrintedCell:
    top, bottom = min(line.box[1] for line in lines), max(line.box[3] for line in lines)
    box = (edges[first], top, edges[last + 1], bottom)
    indent = max(0.0, min(line.box[0] for line in lines) - edges[first])
    text = text_of([_together(line) for line in _by_height(lines)], box[2] - box[0], words)
    return PrintedCell(text, row, first, rows, last - first + 1, page, box, all(line.bold for line in lines), indent)


def _reach(rule: RuledLine, top: float, bottom: float) -> float:
    """Return the share of a height over which an upright rule goes."""
    return (min(rule.end, bottom) - max(rule.start, top)) / (bottom - top) if bottom > top else 0.0


def _stripes(drawing: Drawing) -> Iterator[tuple[float, float, float, bool]]:
    """Yield (height, start, end, whether it is a rule) of level rules and of the edges of bands."""
    for rule in drawing.levels:
        yield rule.at, rule.start, rule.end, True
    for left, top, right, bottom in drawing.bands:
        yield top, left, right, False
        yield bottom, left, right, False


def _body_begins(lines: Sequence[_Line], drawing: Drawing, left: float, right: float) -> float | None:
    """Return the height between the headings and the first row: a rule, the edge of a band, or the widest white strip."""
    first = next((n for n, line in enumerate(lines) if _has_value(line, left)), None)
    if not first:
        return None
    labels = [n for n in range(first) if _is_labels(lines[n]) or (lines[n].columns > 2 and is_heading(lines[n].text))]
    low = max(lines[n].bottom for n in range((labels[-1] if labels else 0) + 1))
    top = lines[first].middle
    wide = [y for y, start, end, _ in _stripes(drawing) if min(end, right) - max(start, left) > 0.8 * (right - left)]
    ruled = sorted(y for y in wide if low - SAME_EDGE / 2 < y < top)
    ruled = [y for y in ruled if sum(len(line.texts()) for line in lines if line.middle < y) > 2]
    if ruled:
        return ruled[0]
    strips = list(_white(lines[: first + 1], low))
    if not strips:
        return (lines[first - 1].middle + top) / 2
    most = max(b - a for a, b in strips)
    low_one = [strip for strip in strips if strip[1] - strip[0] >= SIMILAR * most][-1]
    return sum(low_one) / 2


def _white(lines: Sequence[_Line], low: float) -> Iterator[tuple[float, float]]:
    """Yield the strips below a height that no line of text touches."""
    end = low
    for top, bottom in sorted((line.top, line.bottom) for line in lines):
        if top > end and bottom > low:
            yield end, top
        end = max(end, bottom)


def _has_value(line: _Line, left: float) -> bool:
    """Tell whether a line prints a value: no year or quarter, no number of a row or of a column."""
    texts = line.labels
    if _is_labels(line):
        return False
    if _FOLIO.fullmatch(texts[0].text) and texts[0].box[0] < left + NUMBER_WIDTH:
        texts = texts[1:]
    return any(
        re.search(r"\d|^[-–—]$", text.text) and VALUE.fullmatch(text.text) and not _LABEL.fullmatch(text.text)
        for text in texts
    )


def _is_labels(line: _Line) -> bool:
    """Tell whether a line prints years, quarters or the numbers of columns."""
    texts = [text.text for text in line.labels]
    if sum(bool(_LABEL.fullmatch(text)) for text in texts) > 1:
        return True
    numbers = [int(match[1]) for text in texts if (match := _FOLIO.fullmatch(text))]
    return len(numbers) == len(texts) > 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _is_number(text: TextLine, texts: Sequence[TextLine]) -> bool:
    """Tell whether a text of a header is the number of its column: (1) (2) (3)."""
    beside = [other for other in texts if abs(other.box[3] - text.box[3]) < 0.3 * text.size]
    return len(beside) > 2 and all(re.fullmatch(r"\(?\d{1,2}\)?(=.*)?", other.text) for other in beside)


# Columns


def _edges(body: Sequence[_Line], left: float, right: float, uprights: Sequence[RuledLine]) -> list[float]:
    """Return the edges between columns: rules where there are several, else the middles of the white strips."""
    drawn = sorted({round(rule.at, 1) for rule in uprights if left + SAME_EDGE < rule.at < right - SAME_EDGE})
    if len(drawn) > 2:
        return [left, *drawn, right]
    lines = [
        line for line in body if len(texts := line.labels) > 1 or _width(texts[0]) < HEADING_WIDTH * (right - left)
    ]
    most = max(1, round(CROSSING * len(lines)))
    marks = sorted(mark for line in lines for word in line.words for mark in ((word.box[0], 1), (word.box[2], -1)))
    edges, open_words, free = [left], 0, None
    for place, change in marks:
        if change > 0:
            if free is not None and place > free and _divides(edges[-1], free, place, lines):
                edges.append((free + place) / 2)
            free = None
        open_words += change
        if open_words <= most - 1 and change < 0:
            free = place
    return [*edges, right]


def _width(text: TextLine) -> float:
    return text.box[2] - text.box[0]


def _divides(edge: float, left: float, right: float, lines: Sequence[_Line]) -> bool:
    """Tell whether a strip right of an edge parts two columns: it is wide, or texts begin at it after words that vary."""
    size = median(word.size for line in lines for word in line.words)
    if right - left > size or (right - left > lines[0].apart * size and len(lines) >= MANY_LINES):
        return True
    before = {line_words[-1].text for line in lines if (line_words := _held(line, edge, left + ALIGNED))}
    after = [next(w for w in line.words if w.box[0] > right - 1) for line in lines if line.words[-1].box[0] > right - 1]
    begun = sum(abs(word.box[0] - right) < ALIGNED for word in after)
    return len(before) >= DISTINCT and begun >= MANY_LINES and begun > COMMON * len(after)


def _with_headings(edges: Sequence[float], texts: Sequence[TextLine], body: Sequence[_Line]) -> list[float]:
    """Return the edges without those inside a column, of whose sides one has no heading.

    Its texts are set differently in different rows, or its heading lies over both sides, or the gap is that of words.
    """
    kept = list(edges)
    at = 0
    while at < len(kept) - 1:
        headed = [n for n in range(len(kept) - 1) if any(column_of(text, kept) == n for text in texts)]
        sides = [edge for edge in (at, at + 1) if 0 < edge < len(kept) - 1] if at not in headed else []
        sides.sort(key=lambda edge: _distance(texts, (kept[at] + kept[at + 1]) / 2, left=edge == at))
        for edge in sides:
            pairs = [
                (_held(line, kept[edge - 1], kept[edge]), _held(line, kept[edge], kept[edge + 1])) for line in body
            ]
            if _is_set_apart(pairs) or _is_one_text(kept, edge, texts, pairs):
                del kept[edge]
                break
        else:
            at += 1
    return kept


def _distance(texts: Sequence[TextLine], middle: float, *, left: bool) -> float:
    """Return how far the next heading at one side is."""
    gaps = [middle - text.box[2] if left else text.box[0] - middle for text in texts]
    return min((gap for gap in gaps if gap > 0), default=inf)


def _are_glued(edges: Sequence[float], texts: Sequence[TextLine], body: Sequence[_Line]) -> bool:
    """Tell whether two headings stand side by side over one column, whose texts run into each other: nobody can part them."""
    words = [word for line in body for word in line.words]
    for column, (left, right) in enumerate(pairwise(edges)):
        own = sorted((text for text in texts if column_of(text, edges) == column), key=lambda text: text.box[0])
        for one, other in pairwise(own):
            is_level = abs(one.box[3] - other.box[3]) < 0.3 * one.size
            if is_level and left <= one.box[0] and other.box[2] <= right + one.size and one.box[2] < other.box[0]:
                places = [one.box[2] + (other.box[0] - one.box[2]) * n / PLACES for n in range(PLACES + 1)]
                crossing = min(sum(w.box[0] + 1 < x < w.box[2] - 1 for w in words) for x in places)
                if crossing > 1:
                    return True
    return False


_Pairs = Sequence[tuple[list[TextLine], list[TextLine]]]  # the words of each line at both sides of an edge


def _is_set_apart(pairs: _Pairs) -> bool:
    """Tell whether no line prints something at both sides of an edge, or nothing but Rp at its left."""
    is_currency = all(_CURRENCY.fullmatch(word.text) for held, _ in pairs for word in held)
    return is_currency or not any(one and other for one, other in pairs)


def _is_one_text(edges: Sequence[float], at: int, texts: Sequence[TextLine], pairs: _Pairs) -> bool:
    """Tell whether the lowest heading lies over both sides of an edge, or some words stand close at both."""
    near = [text for text in texts if text.box[2] > edges[at - 1] and text.box[0] < edges[at + 1]]
    lowest = max(near, key=lambda text: text.box[3], default=None)
    if lowest and lowest.box[0] + 0.25 * _width(lowest) < edges[at] < lowest.box[2] - 0.25 * _width(lowest):
        return True
    return min((b[0].box[0] - a[-1].box[2] - b[0].size for a, b in pairs if a and b), default=0.0) < 0


def _held(line: _Line, left: float, right: float) -> list[TextLine]:
    return [word for word in line.words if left < (word.box[0] + word.box[2]) / 2 < right]


def _by_column(
    body: Sequence[_Line], edges: Sequence[float]
) -> tuple[list[list[TextLine]], dict[TextLine, tuple[int, int]]]:
    """Return the lines of each column, and the columns over which the lines lie that head a part of the table."""
    columns: list[list[TextLine]] = [[] for _ in range(len(edges) - 1)]
    wide: dict[TextLine, tuple[int, int]] = {}
    for line in body:
        texts = line.labels
        crossed = [n for n, edge in enumerate(edges) if texts[0].box[0] + 1 < edge < texts[0].box[2] - 1]
        if len(texts) == 1 and crossed and _width(texts[0]) >= HEADING_WIDTH * (edges[-1] - edges[0]):
            wide[texts[0]] = (crossed[0] - 1, crossed[-1])
            columns[crossed[0] - 1].append(texts[0])
            continue
        held: dict[int, list[TextLine]] = defaultdict(list)
        for word in line.words:
            held[column_of(word, edges)].append(word)
        for number, own in held.items():
            columns[number].append(_together(own))
    return columns, wide


def _by_height(texts: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    line: list[TextLine] = []
    for text in sorted(texts, key=lambda text: (text.box[1] + text.box[3], text.box[0])):
        if line and (text.box[1] + text.box[3]) / 2 - (line[-1].box[1] + line[-1].box[3]) / 2 > 0.35 * text.size:
            yield line
            line = []
        line.append(text)
    if line:
        yield line


def _together(texts: Sequence[TextLine]) -> TextLine:
    if len(texts) == 1:
        return texts[0]
    row = sorted(texts, key=lambda text: text.box[0])
    box = (row[0].box[0], min(t.box[1] for t in row), row[-1].box[2], max(t.box[3] for t in row))
    return TextLine(" ".join(t.text for t in row), box, row[0].size, all(t.bold for t in row), row[-1].ends_spaced)
