"""Read the ruled tables of the picture of a page, and the lines of text around them.

A picture goes in; a scan comes out, whose tables are those of a page of glyphs. Each cell says how sure its text is (0 to 1), a
number as sure as its least sure digit. Never corrects a number; a word is mended only where the vocabulary leaves one way.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import numpy as np
from PIL import Image, ImageFilter

from cascade.reading.extraction.cell_text import fill_cells
from cascade.reading.extraction.lattice import Box, Lattice, RuledLine
from cascade.reading.extraction.line_breaks import DocumentWords
from cascade.reading.extraction.ocr import engine
from cascade.reading.extraction.ocr.first_look import Look, tables_of
from cascade.reading.extraction.ocr.page_picture import PagePicture, best_dpi
from cascade.reading.extraction.ocr.picture import Picture, straighten
from cascade.reading.extraction.ocr.pixels import Pixels
from cascade.reading.extraction.ocr.readings import (
    DIGIT,
    DISPUTED,
    LONG_WORD,
    LineReading,
    is_worth_another_look,
    marks_of,
    mean_confidence,
    settled,
    text_of_letters,
)
from cascade.reading.extraction.ocr.text_pictures import TextPicture, has_ink, text_pictures
from cascade.reading.extraction.ocr.time_budget import OutOfTimeError, TimeBudget
from cascade.reading.extraction.ocr.white_strips import strips_between
from cascade.reading.extraction.ocr.word_mending import mended
from cascade.reading.extraction.printed_page import PrintedCell, PrintedTable
from cascade.reading.extraction.stream.ruled_marks import NOTHING_DRAWN, RuledMarks
from cascade.reading.extraction.stream.tables import guess_tables
from cascade.reading.extraction.text_lines import Glyph, TextLine, lines_of
from cascade.text.table_headings import headings_end
from cascade.text.word_lists import known_words

READABLE = 0.75  # mean confidence of a line outside tables; below it, it is a drawing or a stamp
NOWHERE = (0.0, 0.0, 0.0, 0.0)
LEAST_MARGIN = 20.0  # points: a narrower margin holds no remark
AT_ONCE = 4  # lines between two looks at the budget
BLUR_RADIUS = 1.0  # pixels by which a line is blurred for its second reading
LARGER_PRINT = 1.4  # times the usual height of a line: a larger print
FLAT = 0.35  # of the usual height of a line: no letter or figure is so low
BLANK = 0.95  # confidence that a cell without ink is blank
UPRIGHT_CONFIDENCE, UPRIGHT_SAMPLE = 0.8, 10  # mean confidence of so many lines of a page that lies upright
LEAST_CONFIDENCE = 0.5  # of any text
UPRIGHT, SIDEWAYS = (0, 2, 1, 3), (1, 3, 0, 2)  # quarter turns to try, the likely ones first
DASH = 0.95  # confidence that a short level bar is a dash
_SAYS = re.compile(r"[^\W_]|[-–%]")
_ODD = re.compile(r"(?<![\d.,])\d{1,3}[.,]\d{3}[.,]")
_LETTER_FOR_DIGIT = re.compile(
    r"\d[OoQlI|]|(?<![^\W_])[OoQlI|](?=[.,]?\d)|(?<=\d)[.,]?[OoQSBZ](?=[\d%])|^\s*[Oo|l]\s*$"
)
_WELL_FORMED = re.compile(r"(?<![\d.,])\d{1,3}(?:(?:\.\d{3})+(?:,\d{1,2})?|(?:,\d{3})+(?:\.\d{1,2})?)(?![\d.,]*\d)")
_CODE = re.compile(r"\b\d\.\d\d\.\d\d[.,]\d[.,]\d\d(?:[.,]\d{4})?\b")  # no code has commas
_QUARTER = re.compile(r"((?:TR|TW|TRI|TRIWULAN)[.\s]*|)(?:[I1l|H]{1,4}|[I1l|]?V)", re.I)
_NUMERALS = ("I", "II", "III", "IV")


@dataclass(slots=True)
class Scan:
    """What was seen in one picture: tables, glyphs with their confidence, the lines that they were read from.

    `strips` are upright lines through the white between the columns of a table that is ruled between its rows alone.
    """

    picture: Picture
    origin: tuple[float, float]
    lattices: tuple[Lattice, ...]
    glyphs: list[Glyph] = field(default_factory=list)
    read: list[LineReading] = field(default_factory=list)
    strips: tuple[RuledLine, ...] = ()

    @property
    def is_turned(self) -> bool:
        """Whether the picture lies on its side or its head: what is below in it is not below on the page."""
        return self.picture.quarters > 0

    def printed(self, page: int, words: DocumentWords) -> list[PrintedTable | TextLine]:
        """Return tables and lines as they lie on the page, in the order of the upright picture; lines of a turned one have no place."""
        known = known_words() | words.known
        tables, loose = fill_cells(self.lattices, self.glyphs, page, words, overflows=False)
        if headings_end([line.text for line in lines_of(loose)]) is not None:
            marks = RuledMarks.of([*self.picture.ruled_lines, *self.strips], ()) if self.strips else NOTHING_DRAWN
            guessed, loose = guess_tables(loose, page, words, marks)
            tables = [*tables, *guessed]
        found: list[tuple[float, PrintedTable | TextLine]] = []
        for table in tables:
            cells = tuple(_with_quarters([self._cell(cell, known) for cell in table.cells]))
            placed = replace(table, cells=cells, box=self.place(table.box), xs=self._moved(table.xs))
            found.append((table.box[1], placed))
        for line in lines_of(loose):
            text = mended(line.text, known)
            where = replace(line, box=NOWHERE, size=0) if self.is_turned else replace(line, box=self.place(line.box))
            if any(map(str.isalnum, line.text)):
                found.append((line.box[1], replace(where, text=text, confidence=self._least_confidence(line))))
        return [block for _, block in sorted(found, key=lambda each: each[0])]

    def _cell(self, cell: PrintedCell, known: frozenset[str]) -> PrintedCell:
        """Return a cell as it lies on the page, with how sure its text is."""
        lines = list(self._lines_within(cell.box))
        own = [letter for line in lines for letter in line.letters if not letter.text.isspace()]
        if not own:
            is_blank = not lines and not has_ink(self.picture, cell.box)
            return replace(cell, box=self.place(cell.box), confidence=BLANK if is_blank else DISPUTED)
        has_words = LONG_WORD.search(cell.text) is not None
        figures = [letter for letter in own if not letter.text.isalpha()] if DIGIT.search(cell.text) else []
        of_text = mean_confidence(own) if has_words else min(letter.confidence for letter in own)
        confidence = min(of_text, *(letter.confidence for letter in figures), 1.0)
        if _is_odd(cell.text):
            confidence = min(confidence, DISPUTED)  # a mark or a digit of it was lost or taken for another one
        if not has_words and _LETTER_FOR_DIGIT.search(cell.text):
            confidence = min(confidence, DISPUTED)
        is_disputed = not has_words and any(line.other for line in lines)
        other = "".join(line.other or line.text for line in lines) if is_disputed else ""
        text = _CODE.sub(lambda match: match[0].replace(",", "."), mended(cell.text, known))
        return replace(
            cell, text=text, box=self.place(cell.box), confidence=math.floor(confidence * 100) / 100, other=other
        )

    def _lines_within(self, box: Box) -> Iterator[LineReading]:
        for line in self.read:
            x, y = (line.box[0] + line.box[2]) / 2, (line.box[1] + line.box[3]) / 2
            if box[0] <= x <= box[2] and box[1] <= y <= box[3]:
                yield line

    def holds(self, box: Box) -> bool:
        """Tell whether a box of the picture lies in a table."""
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        return any(
            left <= x <= right and top <= y <= bottom
            for left, top, right, bottom in (lattice.box for lattice in self.lattices)
        )

    def _least_confidence(self, line: TextLine) -> float:
        """Return how surely a line is read: its digits as surely as the least sure of them."""
        letters = [letter for read in self._lines_within(line.box) for letter in read.letters]
        figures = [letter.confidence for letter in letters if letter.text.isdigit() or letter.text in ".,"]
        sure = min([mean_confidence(letters), *figures])
        return math.floor(min(sure, DISPUTED if _is_odd(line.text) else 1.0) * 100) / 100

    def place(self, box: Box) -> Box:
        """Return where a box of the picture lies on the page."""
        left, top, right, bottom = self.picture.on_page(box)
        x, y = self.origin
        return left + x, top + y, right + x, bottom + y

    def _moved(self, xs: Sequence[float]) -> tuple[float, ...]:
        return tuple(x + self.origin[0] for x in xs)


def _is_odd(text: str) -> bool:
    """Tell whether a mark or a digit of a number was lost or taken for another one."""
    return _ODD.search(text) is not None and _WELL_FORMED.search(text) is None


def scan(picture: PagePicture, budget: TimeBudget, look: Look) -> Scan | None:
    """Read the ruled tables of a picture and the lines around them, or its lines alone where none were seen at first sight.

    Args:
        picture: The picture and its place.
        budget: What time remains.
        look: What it shows at first sight.

    Returns:
        None where a table was expected and there is none, or nothing is readable.

    Raises:
        OutOfTimeError: it would take longer than the seconds that remain.
    """
    if budget.left <= 0:
        raise OutOfTimeError
    dpi = best_dpi(picture.dpi)
    engine.prepare()
    budget.still_working()
    drawn = picture.draw(dpi)
    budget.still_working()
    best: _Attempt | None = None
    for quarters in SIDEWAYS if look.is_sideways else UPRIGHT:
        found = _found_in(drawn, dpi, quarters, picture, look)
        budget.still_working()
        if look.columns and not found.lattices:
            continue
        attempt = _attempted(found, picture, budget)
        best = max(best or attempt, attempt, key=lambda each: each.confidence)
        if best.confidence >= UPRIGHT_CONFIDENCE:
            break
    if not best or best.confidence < LEAST_CONFIDENCE:
        return None
    lines = best.lines if not best.scan.lattices else [*best.lines, *_lines_around(best.scan, picture)]
    if not budget.allows(len(lines)):
        raise OutOfTimeError
    _read_lines(best.scan, lines, best.read, budget)
    return best.scan


class _Attempt(NamedTuple):
    """A picture in one position: its lines of text, those of them that were read, and how surely."""

    scan: Scan
    lines: list[TextPicture]
    read: dict[int, list[engine.Letter]]
    confidence: float


def _found_in(image: Image.Image, dpi: float, quarters: int, place: PagePicture, look: Look) -> Scan:
    """Return a scan of a picture that is turned by so many quarters, with its tables and nothing read yet."""
    picture = straighten(image, dpi, quarters)
    found = Scan(picture, (place.box[0], place.box[1]), ())
    if look.is_lined:
        found.strips = tuple(strips_between(picture))
    if look.columns:
        is_free = place.is_free
        found.lattices = tuple(each for each in tables_of(picture) if is_free(found.place(each.box)))
    return found


def _attempted(found: Scan, place: PagePicture, budget: TimeBudget) -> _Attempt:
    """Return the lines in the tables of a picture, or all of them, the longest read: hardly at all where it stands on its head."""
    lines = _lines_in_cells(found) if found.lattices else _lines_around(found, place)
    longest = sorted(
        range(len(lines)), key=lambda number: lines[number].pixels.shape[0] - lines[number].pixels.shape[1]
    )
    sample = longest[:UPRIGHT_SAMPLE]
    letters_of = _letters([lines[number].pixels for number in sample], engine.NARROW, budget)
    read = dict(zip(sample, letters_of, strict=True))
    return _Attempt(found, lines, read, mean_confidence([letter for letters in read.values() for letter in letters]))


def _lines_in_cells(found: Scan) -> list[TextPicture]:
    """Return the lines of text in the cells of all tables."""
    return [
        line for lattice in found.lattices for cell in lattice.cells for line in text_pictures(found.picture, cell.box)
    ]


def _lines_around(found: Scan, place: PagePicture) -> list[TextPicture]:
    """Return the lines of text outside tables."""
    return [
        line
        for box in _strips_around(found)
        for line in text_pictures(found.picture, box)
        if place.is_free(found.place(line.box))
    ]


def _strips_around(found: Scan) -> Iterator[Box]:
    """Yield the strips above, between, below and beside tables, and the columns of one that is ruled between its rows alone."""
    width, height = found.picture.size
    top = 0.0
    if found.strips:
        upper, lower = found.strips[0].start, found.strips[0].end
        yield 0.0, 0.0, width, upper - 1
        for left, right in pairwise([0.0, *(strip.offset for strip in found.strips), width]):
            yield left, upper, right, lower
        top = lower + 1
    for lattice in sorted(found.lattices, key=lambda each: each.box[1]):
        left, upper, right, lower = lattice.box
        if upper > top:
            yield 0.0, top, width, upper - 1
        if left > LEAST_MARGIN:
            yield 0.0, max(upper, top), left - 1, lower
        if width - right > LEAST_MARGIN:
            yield right + 1, max(upper, top), width, lower
        top = max(top, lower + 1)
    if height > top:
        yield 0.0, top, width, height


def _read_lines(
    found: Scan, lines: Sequence[TextPicture], already: Mapping[int, list[engine.Letter]], budget: TimeBudget
) -> None:
    """Read lines into glyphs: numbers twice, and words in tables that nobody knows, since small print is read now so, now so."""
    known = known_words()
    began, clock = budget.clock(), budget.clock
    missing = [number for number in range(len(lines)) if number not in already and not lines[number].is_dash]
    first = dict(zip(missing, _letters([lines[n].pixels for n in missing], engine.NARROW, budget), strict=True))
    once = [first.get(number, already.get(number, [])) for number in range(len(lines))]
    again = [
        number
        for number, letters in enumerate(once)
        if letters
        and not lines[number].is_dash
        and (found.holds(lines[number].box) or DIGIT.search(text_of_letters(letters)))
        and is_worth_another_look(letters, known)
    ]
    second = [
        _softened(lines[n].pixels) if LONG_WORD.search(text_of_letters(once[n])) else lines[n].pixels for n in again
    ]
    twice = dict(zip(again, _letters(second, engine.NARROWER, budget), strict=True))
    budget.lines += len(lines)
    budget.spent += clock() - began
    marks = marks_of(once)
    usual = median(line.box[3] - line.box[1] for line in lines) if lines else 0.0
    for number, line in enumerate(lines):
        read = LineReading(line.box, once[number])
        if line.is_dash:
            read = LineReading(line.box, [engine.Letter("-", 0.0, 1.0, DASH, "")])
        elif number in twice:
            read = settled(read, LineReading(line.box, twice[number]), known, marks)
        is_drawing = not found.holds(line.box) and mean_confidence(read.letters) < READABLE
        is_flat = line.box[3] - line.box[1] < FLAT * usual and read.text.isalnum()
        if is_drawing or is_flat or not _SAYS.search(read.text):
            read = LineReading(line.box, [])  # dirt, or something that nobody can read
        found.read.append(read)
        if read.letters:
            found.glyphs += _glyphs(read.letters, line, usual)


def _softened(pixels: Pixels) -> Pixels:
    """Return a line without its hard edges: words of few pixels are often read better so; figures lose their points."""
    return np.asarray(Image.fromarray(pixels).filter(ImageFilter.GaussianBlur(BLUR_RADIUS)))


def _letters(pictures: Sequence[Pixels], narrow: float, budget: TimeBudget) -> list[list[engine.Letter]]:
    """Return the letters of each line, looking at the clock now and then."""
    read: dict[int, list[engine.Letter]] = {}
    for number, letters in engine.read(pictures, narrow):
        read[number] = letters
        if len(read) % AT_ONCE == 0:
            budget.still_working()
            if budget.left <= 0:
                raise OutOfTimeError
    return [read[number] for number in range(len(pictures))]


def _glyphs(letters: Sequence[engine.Letter], line: TextPicture, usual: float) -> Iterator[Glyph]:
    """Yield letters as glyphs, side by side on the line; ink of a usual height is print of one size, whatever its letters."""
    left, top, right, bottom = line.box
    size = bottom - top if bottom - top > LARGER_PRINT * usual else usual
    advance = (right - left) / len(letters)
    for number, letter in enumerate(letters):
        start = left + number * advance
        yield Glyph(letter.text, start, top, start + advance, bottom, line.base, size, False)
    yield Glyph(" ", right, top, right, bottom, line.base, size, False)  # nothing tells that a word or number goes on


def _with_quarters(cells: Sequence[PrintedCell]) -> Iterator[PrintedCell]:
    """Yield cells, of four headings side by side that can only be those of the quarters the numerals that stand there.

    Strokes side by side run together in small print: TR II, TR II, TR IV.
    """
    at = {(cell.row, cell.column): cell for cell in cells}
    headings: dict[int, str] = {}
    for cell in cells:
        four = [cell]
        while len(four) < 4 and (beside := at.get((cell.row, four[-1].column + four[-1].columns))):
            four.append(beside)
        found = [_QUARTER.fullmatch(each.text.strip()) for each in four]
        if len(found) == 4 and all(found) and four[3].text.upper().endswith("V"):
            word = Counter(match[1].strip() for match in found if match).most_common(1)[0][0]
            headings.update(
                (id(each), f"{word} {numeral}".strip()) for each, numeral in zip(four, _NUMERALS, strict=True)
            )
    for cell in cells:
        yield replace(cell, text=headings[id(cell)]) if id(cell) in headings else cell
