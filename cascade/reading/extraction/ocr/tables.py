"""Read the ruled tables of the picture of a page, and the lines of text around them.

A picture goes in; a scan comes out, whose tables are those of a page of glyphs. Each cell says how sure its text is (0 to 1), a
number as sure as its least sure digit. Never corrects a number; a word is mended only where the vocabulary leaves one way.
"""

from __future__ import annotations

import math
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

import numpy as np
from PIL import Image, ImageFilter

from cascade.reading.extraction.cell_text import fill_cells
from cascade.reading.extraction.lattice import Box, Lattice, find_lattices
from cascade.reading.extraction.line_breaks import DocumentWords
from cascade.reading.extraction.ocr import engine
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
from cascade.reading.extraction.ocr.word_mending import mended
from cascade.reading.extraction.printed_page import PrintedCell, PrintedTable
from cascade.reading.extraction.text_lines import Glyph, TextLine, lines_of
from cascade.text.word_lists import known_words

LEAST_CELLS = 6  # with fewer a picture shows a box or a diagram
READABLE = 0.75  # mean confidence of a line outside tables; below it, it is a drawing or a stamp
LEAST_MARGIN = 20.0  # points: a narrower margin holds no remark
AT_ONCE = 10  # lines between two looks at the budget
BLUR_RADIUS = 1.0  # pixels by which a line is blurred for its second reading
LARGER_PRINT = 1.4  # times the usual height of a line: a larger print
BLANK = 0.95  # confidence that a cell without ink is blank
UPRIGHT_CONFIDENCE, UPRIGHT_SAMPLE = 0.8, 10  # mean confidence of so many lines of a page that lies upright
DASH = 0.95  # confidence that a short level bar is a dash
_SAYS = re.compile(r"[^\W_]|[-–%]")
_ODD = re.compile(r"(?<![\d.,])\d{1,3}[.,]\d{3}[.,]")
_WELL_FORMED = re.compile(r"(?<![\d.,])\d{1,3}(?:(?:\.\d{3})+(?:,\d{1,2})?|(?:,\d{3})+(?:\.\d{1,2})?)(?![\d.,]*\d)")
_CODE = re.compile(r"\b\d\.\d\d\.\d\d[.,]\d[.,]\d\d(?:[.,]\d{4})?\b")  # no code has commas
_QUARTER = re.compile(r"((?:TR|TW|TRIWULAN)[.\s]*|)(?:[I1l|H]{1,4}|[I1l|]?V)", re.I)
_NUMERALS = ("I", "II", "III", "IV")


@dataclass(slots=True)
class Scan:
    """What was seen in one picture: tables, glyphs with their confidence, the lines that they were read from."""

    picture: Picture
    origin: tuple[float, float]
    lattices: tuple[Lattice, ...]
    glyphs: list[Glyph] = field(default_factory=list)
    read: list[LineReading] = field(default_factory=list)

    def printed(self, page: int, words: DocumentWords) -> list[PrintedTable | TextLine]:
        """Return tables and lines as they lie on the page."""
        known = known_words() | words.known
        tables, loose = fill_cells(self.lattices, self.glyphs, page, words, overflows=False)
        found: list[PrintedTable | TextLine] = []
        for table in tables:
            cells = tuple(_with_quarters([self._cell(cell, known) for cell in table.cells]))
            found.append(replace(table, cells=cells, box=self.place(table.box), xs=self._moved(table.xs)))
        found += [
            replace(
                line,
                text=mended(line.text, known),
                box=self.place(line.box),
                confidence=self._least_confidence(line),
            )
            for line in lines_of(loose)
            if self._confidence(line.box) >= READABLE and any(map(str.isalnum, line.text))
        ]
        return found

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
        confidence = min(confidence, DISPUTED) if _is_odd(cell.text) else confidence
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

    def _confidence(self, box: Box) -> float:
        return mean_confidence([letter for line in self._lines_within(box) for letter in line.letters])

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


def scan(
    image: Callable[[], Image.Image],
    dpi: float,
    budget: TimeBudget,
    origin: tuple[float, float] = (0.0, 0.0),
    is_free: Callable[[Box], bool] | None = None,
) -> Scan | None:
    """Read the ruled tables of a picture and the lines around them; None where it shows no table.

    Args:
        image: Draws the picture.
        dpi: Its dots an inch.
        budget: What time remains.
        origin: Where its upper left corner lies on the page, in points.
        is_free: Tells whether a place of the page is without text of its own, which needs no reading.

    Raises:
        OutOfTimeError: it would take longer than the seconds that remain.
    """
    if budget.left <= 0:
        raise OutOfTimeError
    drawn = image()
    best_scan = _look_for_tables(drawn, dpi, 0, origin, is_free)
    budget.still_working()
    if not best_scan.lattices:
        return None
    lines = _lines_in_cells(best_scan)
    if (confidence := _upright_confidence(lines)) < UPRIGHT_CONFIDENCE:
        for quarters in (1, 3, 2):
            turned = _look_for_tables(drawn, dpi, quarters, origin, is_free)
            turned_lines = _lines_in_cells(turned)
            if (turned_confidence := _upright_confidence(turned_lines)) > confidence:
                best_scan, lines, confidence = turned, turned_lines, turned_confidence
            budget.still_working()
    lines += [
        line
        for box in _strips_around(best_scan.lattices, best_scan.picture.size)
        for line in text_pictures(best_scan.picture, box)
        if not is_free or is_free(best_scan.place(line.box))
    ]
    if not budget.allows(len(lines)):
        raise OutOfTimeError
    _read_lines(best_scan, lines, budget)
    return best_scan


def _look_for_tables(
    image: Image.Image, dpi: float, quarters: int, origin: tuple[float, float], is_free: Callable[[Box], bool] | None
) -> Scan:
    """Return a scan of a picture that is turned by so many quarters, with its tables and nothing read yet."""
    picture = straighten(image, dpi, quarters)
    scan = Scan(picture, origin, ())
    scan.lattices = tuple(
        lattice
        for lattice in find_lattices(picture.ruled_lines)
        if _may_be_table(lattice) and (not is_free or is_free(scan.place(lattice.box)))
    )
    return scan


def _lines_in_cells(found: Scan) -> list[TextPicture]:
    """Return the lines of text in the cells of all tables."""
    return [
        line for lattice in found.lattices for cell in lattice.cells for line in text_pictures(found.picture, cell.box)
    ]


def _upright_confidence(lines: Sequence[TextPicture]) -> float:
    """Return how surely the longest lines are read: hardly at all where the page lies on its side or on its head."""
    longest = sorted(lines, key=lambda line: line.pixels.shape[0] - line.pixels.shape[1])[:UPRIGHT_SAMPLE]
    return mean_confidence(
        [letter for _, letters in engine.read([line.pixels for line in longest]) for letter in letters]
    )


def _may_be_table(lattice: Lattice) -> bool:
    return len(lattice.xs) > 2 and len(lattice.ys) > 2 and len(lattice.cells) >= LEAST_CELLS


def _strips_around(lattices: Sequence[Lattice], size: tuple[float, float]) -> Iterator[Box]:
    """Yield the strips above, between, below and beside tables."""
    width, height = size
    top = 0.0
    for lattice in sorted(lattices, key=lambda each: each.box[1]):
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


def _read_lines(found: Scan, lines: Sequence[TextPicture], budget: TimeBudget) -> None:
    """Read lines into glyphs: numbers twice, and words that nobody knows, since small print is read now so, now so."""
    known = known_words()
    began = time.monotonic()
    once = _letters([line.pixels for line in lines], engine.NARROW, budget)
    again = [
        number
        for number, letters in enumerate(once)
        if letters and not lines[number].is_dash and is_worth_another_look(letters, known)
    ]
    second = [
        _softened(lines[n].pixels) if LONG_WORD.search(text_of_letters(once[n])) else lines[n].pixels for n in again
    ]
    twice = dict(zip(again, _letters(second, engine.NARROWER, budget), strict=True))
    budget.lines += len(lines)
    budget.spent += time.monotonic() - began
    marks = marks_of(once)
    usual = median(line.box[3] - line.box[1] for line in lines) if lines else 0.0
    for number, line in enumerate(lines):
        read = LineReading(line.box, once[number])
        if line.is_dash:
            read = LineReading(line.box, [engine.Letter("-", 0.0, 1.0, DASH, "")])
        elif number in twice:
            read = settled(read, LineReading(line.box, twice[number]), known, marks)
        if not _SAYS.search(read.text):
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
