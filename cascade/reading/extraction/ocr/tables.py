"""What does the picture of a page print?

Pictures of pages go in; their ruled tables come out as those of a page of glyphs do, with the lines of text around them.
Each cell says how sure its text is (0 to 1), a number as sure as its least sure digit. Stops when its seconds are used up and
says what it left. Never corrects a number; a word is mended only where the vocabulary leaves one way.
"""

from __future__ import annotations

import math
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from cascade.model import SURE_CONFIDENCE, Problem, Severity, Source
from cascade.model.i18n import LocalizedText, same
from cascade.reading.extraction.cell_text import fill
from cascade.reading.extraction.lattice import Box, Lattice, find_lattices
from cascade.reading.extraction.ocr import engine
from cascade.reading.extraction.ocr.image_lines import Picture, Pixels, TextPicture, look_at
from cascade.reading.extraction.page_breaks import PrintedCell, PrintedTable
from cascade.reading.extraction.text_lines import Glyph, TextLine, Words, lines_of
from cascade.text.word_lists import known_words

if TYPE_CHECKING:
    from PIL.Image import Image

FEWEST = 180  # dots an inch: below it, small print is enlarged before it is looked at
MOST = 300
LEAST_CELLS = 6  # with fewer a picture shows a box or a diagram
READABLE = 0.75  # mean confidence of a line outside tables; below it, it is a drawing or a stamp
BESIDE = 20.0  # points: a narrower margin holds no remark
AT_ONCE = 10  # lines between two looks at the clock
SOFT = 1.0  # pixels by which a line is blurred for its second reading
GUESS = 0.08  # seconds a line, until it is known
LARGE = 1.4  # times the usual height of a line: a larger print
BLANK = 0.95  # confidence that a cell without ink is blank
UPRIGHT, SAMPLE = 0.8, 10  # mean confidence of so many lines of a page that lies upright
DASH = 0.95  # confidence that a short level bar is a dash
DISPUTED = 0.5  # confidence of a number that two readings give differently
INSTALL = same("pip install 'cascade-sakip[ocr]'.")
_SAYS = re.compile(r"[^\W_]|[-–%]")
_DIGIT = re.compile(r"\d")
_MARKS = (".", ",")
_FIGURES = re.compile(r"[\d.,]*\d")
_ODD = re.compile(r"(?<![\d.,])\d{1,3}[.,]\d{3}[.,]")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3}){2,}")
_DECIMAL = re.compile(r"\d+[.,]\d{1,2}")
_WELL_FORMED = re.compile(r"(?<![\d.,])\d{1,3}(?:(?:\.\d{3})+(?:,\d{1,2})?|(?:,\d{3})+(?:\.\d{1,2})?)(?![\d.,]*\d)")
_CODE = re.compile(r"\b\d\.\d\d\.\d\d[.,]\d[.,]\d\d(?:[.,]\d{4})?\b")  # no code has commas
_QUARTER = re.compile(r"((?:TR|TW|TRIWULAN)[.\s]*|)(?:[I1l|H]{1,4}|[I1l|]?V)", re.I)
_NUMERALS = ("I", "II", "III", "IV")
_WORD = re.compile(r"[^\W\d_]+")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_RUN_ON = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])|(?<=[a-z][.,;])(?=[A-Z])")
_BROKEN = re.compile(r"([^\W\d_]+)\n(?=([^\W\d_]+))")
_CONFUSED = {"l": "it", "I": "li", "i": "lt"}
_LONGEST_MEND = 3  # letters of a word that may each be another one


class OutOfTimeError(Exception):
    """The seconds for reading pictures are used up."""


@dataclass(slots=True)
class Clock:
    """The seconds that reading the pictures of one file may take, whom to tell that it goes on, and what a line has taken so far."""

    seconds: float
    at_work: Callable[[], None] = lambda: None
    began: float = field(default_factory=time.monotonic)
    lines: int = 0
    spent: float = 0.0

    @property
    def left(self) -> float:
        """Seconds that remain."""
        return self.seconds - (time.monotonic() - self.began)

    def allows(self, lines: int) -> bool:
        """Tell whether so many lines can be read in the seconds that remain."""
        return lines * (self.spent / self.lines if self.lines else GUESS) <= self.left


@dataclass(frozen=True, slots=True)
class _Read:
    """One line as it was read; `other` is what the second reading of a number gives, where it gives another one."""

    box: Box
    letters: list[engine.Letter]
    other: str = ""

    @property
    def text(self) -> str:
        return _text(self.letters).strip()


@dataclass(slots=True)
class Scan:
    """What was seen in one picture: tables, glyphs with their confidence, the lines that they were read from."""

    picture: Picture
    origin: tuple[float, float]
    lattices: tuple[Lattice, ...]
    glyphs: list[Glyph] = field(default_factory=list)
    read: list[_Read] = field(default_factory=list)

    def printed(self, page: int, words: Words) -> list[PrintedTable | TextLine]:
        """Return tables and lines as they lie on the page."""
        known = known_words() | words.known
        tables, loose = fill(self.lattices, self.glyphs, page, words, overflows=False)
        found: list[PrintedTable | TextLine] = []
        for table in tables:
            cells = tuple(_with_quarters([self._cell(cell, known) for cell in table.cells]))
            found.append(replace(table, cells=cells, box=self._place(table.box), xs=self._moved(table.xs)))
        found += [
            replace(line, text=_mended(line.text, known), box=self._place(line.box))
            for line in lines_of(loose)
            if self._sureness(line.box) >= READABLE and any(map(str.isalnum, line.text))
        ]
        return found

    def _cell(self, cell: PrintedCell, known: frozenset[str]) -> PrintedCell:
        lines = list(self._within(cell.box))
        own = [letter for line in lines for letter in line.letters if not letter.text.isspace()]
        if not own:
            is_blank = not lines and not self.picture.has_ink(cell.box)
            return replace(cell, box=self._place(cell.box), sure=BLANK if is_blank else DISPUTED)
        figures = [letter for letter in own if not letter.text.isalpha()] if _DIGIT.search(cell.text) else []
        short = not _LONG_WORD.search(cell.text)
        sure = min(
            min(letter.sure for letter in own) if short else _mean(own), *(letter.sure for letter in figures), 1.0
        )
        other = (
            "".join(line.other or line.text for line in lines) if short and any(line.other for line in lines) else ""
        )
        if _ODD.search(cell.text) and not _WELL_FORMED.search(cell.text):
            sure = min(sure, DISPUTED)  # a mark or a digit of it was lost or taken for another one
        text = _CODE.sub(lambda match: match[0].replace(",", "."), _mended(cell.text, known))
        return replace(cell, text=text, box=self._place(cell.box), sure=math.floor(sure * 100) / 100, other=other)

    def _within(self, box: Box) -> Iterator[_Read]:
        for line in self.read:
            x, y = (line.box[0] + line.box[2]) / 2, (line.box[1] + line.box[3]) / 2
            if box[0] <= x <= box[2] and box[1] <= y <= box[3]:
                yield line

    def _sureness(self, box: Box) -> float:
        return _mean([letter for line in self._within(box) for letter in line.letters])

    def _place(self, box: Box) -> Box:
        left, top, right, bottom = self.picture.on_page(box)
        x, y = self.origin
        return left + x, top + y, right + x, bottom + y

    def _moved(self, xs: Sequence[float]) -> tuple[float, ...]:
        return tuple(x + self.origin[0] for x in xs)


class Scanner:
    """Reads the pictures of one file as long as its seconds last, and tells what came of them."""

    def __init__(self, origin: Source, seconds: float, at_work: Callable[[], None] = lambda: None):
        self.origin = origin
        self.clock = Clock(seconds, at_work)
        self.is_able = engine.is_here()
        self.read: list[int] = []
        self.left: list[int] = []
        self.bare: list[int] = []

    def look(
        self, page: int, image: Callable[[], Image], dpi: float, box: Box, free: Callable[[Box], bool] | None = None
    ) -> list[Scan]:
        """Read the picture at a place of a page, if it shows a table; nothing comes back where it does not."""
        if not self.is_able:
            self.left.append(page)
            return []
        try:
            found = scan(image, dpi, self.clock, (box[0], box[1]), free)
        except OutOfTimeError:
            self.left.append(page)
            return []
        (self.read if found else self.bare).append(page)
        return [found] if found else []

    def problems(self) -> Iterator[Problem]:
        """Yield what a person should know of the pictures."""
        ask = LocalizedText(
            "Minta berkas aslinya (Word, Excel, atau PDF yang disimpan darinya)",
            "Ask for the original file (Word, Excel, or a PDF saved from it)",
        )
        if self.left and not self.is_able:
            yield self._problem(
                self.left,
                LocalizedText(
                    "{file}: hal. {p} berisi gambar; bila gambar itu memuat tabel, tabelnya tidak dibaca.",
                    "{file}: p. {p} hold pictures; tables in them are not read.",
                ),
                ask + LocalizedText("atau pasang pembaca gambar:", "or install the reader of pictures:") + INSTALL,
            )
        elif self.left:
            given = f"{self.clock.seconds:g}"
            yield self._problem(
                self.left,
                LocalizedText(
                    f"{{file}}: gambar di hal. {{p}} tidak dibaca; waktunya ({given} detik) habis.",
                    f"{{file}}: pictures on p. {{p}} were not read; their time ({given} seconds) was used up.",
                ),
                LocalizedText("Beri waktu lebih: --ocr-budget {s}.", "Give it more time: --ocr-budget {s}.").format(
                    s=f"{max(60, 4 * self.clock.seconds):g}"
                ),
            )
        if self.read:
            yield self._problem(
                self.read,
                LocalizedText(
                    "{file}: tabel di hal. {p} dibaca dari gambar; angkanya ditandai. Periksa hasilnya.",
                    "{file}: the tables on p. {p} were read from pictures; their numbers are marked. Check them.",
                ),
                LocalizedText(f"{ask.id}.", f"{ask.en}."),
            )
        if bare := [page for page in self.bare if page not in self.read]:
            yield self._problem(
                bare,
                LocalizedText(
                    "{file}: hal. {p} berisi gambar tanpa tabel bergaris; gambar itu tidak dibaca.",
                    "{file}: p. {p} hold pictures without a ruled table; they are not read.",
                ),
                ask + LocalizedText("bila gambar itu memuat tabel.", "if they show tables."),
                "info",
            )

    def _problem(
        self, pages: list[int], said: LocalizedText, hint: LocalizedText, severity: Severity = "warning"
    ) -> Problem:
        return Problem.of_pages(severity, self.origin, pages, said, hint)


def _mean(letters: Sequence[engine.Letter]) -> float:
    return sum(letter.sure for letter in letters) / len(letters) if letters else 0.0


def sharpness(dpi: float) -> float:
    """Return the dots an inch at which a picture of so many is best looked at."""
    return dpi * math.ceil(MOST / dpi) if dpi < FEWEST else min(MOST, dpi)


def scan(
    image: Callable[[], Image],
    dpi: float,
    clock: Clock,
    origin: tuple[float, float] = (0.0, 0.0),
    free: Callable[[Box], bool] | None = None,
) -> Scan | None:
    """Read the ruled tables of a picture and the lines around them; None where it shows no table.

    Args:
        image: Draws the picture.
        dpi: Its dots an inch.
        clock: What time remains.
        origin: Where its upper left corner lies on the page, in points.
        free: Tells whether a place of the page is without text of its own, which needs no reading.

    Raises:
        OutOfTimeError: it would take longer than the seconds that remain.
    """
    if clock.left <= 0:
        raise OutOfTimeError
    drawn = image()
    found = _look(drawn, dpi, 0, origin, free)
    clock.at_work()
    if not found.lattices:
        return None
    lines = _in_cells(found)
    if (sure := _sample(lines)) < UPRIGHT:
        for quarters in (1, 3, 2):
            turned = _look(drawn, dpi, quarters, origin, free)
            own = _in_cells(turned)
            if (surer := _sample(own)) > sure:
                found, lines, sure = turned, own, surer
            clock.at_work()
    picture = found.picture
    lines += [
        line
        for box in _around(found.lattices, picture.size)
        for line in picture.lines(box)
        if not free or free(found._place(line.box))
    ]
    if not clock.allows(len(lines)):
        raise OutOfTimeError
    _read(found, lines, clock)
    return found


def _look(
    image: Image, dpi: float, quarters: int, origin: tuple[float, float], free: Callable[[Box], bool] | None
) -> Scan:
    picture = look_at(image, dpi, quarters)
    found = Scan(picture, origin, ())
    found.lattices = tuple(
        each
        for each in find_lattices(picture.rules)
        if _may_be_table(each) and (not free or free(found._place(each.box)))
    )
    return found


def _in_cells(found: Scan) -> list[TextPicture]:
    return [line for lattice in found.lattices for cell in lattice.cells for line in found.picture.lines(cell.box)]


def _sample(lines: Sequence[TextPicture]) -> float:
    """Return how surely the longest lines are read: hardly at all where the page lies on its side or on its head."""
    longest = sorted(lines, key=lambda line: line.pixels.shape[0] - line.pixels.shape[1])[:SAMPLE]
    return _mean([letter for _, letters in engine.read([line.pixels for line in longest]) for letter in letters])


def _may_be_table(lattice: Lattice) -> bool:
    return len(lattice.xs) > 2 and len(lattice.ys) > 2 and len(lattice.cells) >= LEAST_CELLS


def _around(lattices: Sequence[Lattice], size: tuple[float, float]) -> Iterator[Box]:
    """Yield the strips above, between, below and beside tables."""
    width, height = size
    top = 0.0
    for lattice in sorted(lattices, key=lambda each: each.box[1]):
        left, upper, right, lower = lattice.box
        if upper > top:
            yield 0.0, top, width, upper - 1
        if left > BESIDE:
            yield 0.0, max(upper, top), left - 1, lower
        if width - right > BESIDE:
            yield right + 1, max(upper, top), width, lower
        top = max(top, lower + 1)
    if height > top:
        yield 0.0, top, width, height


def _read(found: Scan, lines: Sequence[TextPicture], clock: Clock) -> None:
    """Read lines into glyphs: numbers twice, and words that nobody knows, since small print is read now so, now so."""
    known = known_words()
    began = time.monotonic()
    once = _letters([line.pixels for line in lines], engine.NARROW, clock)
    again = [
        number
        for number, letters in enumerate(once)
        if letters and not lines[number].is_dash and _is_worth_another_look(letters, known)
    ]
    second = [_softened(lines[n].pixels) if _LONG_WORD.search(_text(once[n])) else lines[n].pixels for n in again]
    twice = dict(zip(again, _letters(second, engine.NARROWER, clock), strict=True))
    clock.lines += len(lines)
    clock.spent += time.monotonic() - began
    marks = _marks_of(once)
    usual = median(line.box[3] - line.box[1] for line in lines) if lines else 0.0
    for number, line in enumerate(lines):
        read = _Read(line.box, once[number])
        if line.is_dash:
            read = _Read(line.box, [engine.Letter("-", 0.0, 1.0, DASH, "")])
        elif number in twice:
            read = _agreed(read, _Read(line.box, twice[number]), known, marks)
        if not _SAYS.search(read.text):
            read = _Read(line.box, [])  # dirt, or something that nobody can read
        found.read.append(read)
        if read.letters:
            found.glyphs += _glyphs(read.letters, line, usual)


def _softened(pixels: Pixels) -> Pixels:
    """Return a line without its hard edges: words of few pixels are often read better so; figures lose their points."""
    import numpy as np
    from PIL import Image, ImageFilter

    return np.asarray(Image.fromarray(pixels).filter(ImageFilter.GaussianBlur(SOFT)))


def _letters(pictures: Sequence[Pixels], narrow: float, clock: Clock) -> list[list[engine.Letter]]:
    read: dict[int, list[engine.Letter]] = {}
    for number, letters in engine.read(pictures, narrow):
        read[number] = letters
        if len(read) % AT_ONCE == 0:
            clock.at_work()
            if clock.left <= 0:
                raise OutOfTimeError
    return [read[number] for number in range(len(pictures))]


def _text(letters: Sequence[engine.Letter]) -> str:
    return "".join(letter.text for letter in letters)


def _is_worth_another_look(letters: Sequence[engine.Letter], known: frozenset[str]) -> bool:
    text = _text(letters)
    return bool(_DIGIT.search(text)) or not _LONG_WORD.search(text) or _strangers(text, known) > 0


def _strangers(text: str, known: frozenset[str]) -> int:
    """Count the words that nobody knows, also if letters that look alike are exchanged."""
    return sum(_mend(word, known).casefold() not in known for word in _LONG_WORD.findall(text))


def _agreed(one: _Read, two: _Read, known: frozenset[str], usual: _Marks) -> _Read:
    """Return the better of two readings. Where they give two numbers it is not sure, whatever the network says."""
    if settled := _as_sure_as_its_digits(one, two, usual):
        return settled
    if re.sub(r"\s", "", one.text) == re.sub(r"\s", "", two.text):
        return one
    if _LONG_WORD.search(one.text):
        best, worse = sorted((one, two), key=lambda read: (_strangers(read.text, known), -_mean(read.letters)))
        if _FIGURES.findall(one.text) == _FIGURES.findall(two.text):
            return best
    else:
        best, worse = sorted((one, two), key=lambda read: -_least(read.letters))
    return _Read(
        best.box, [letter._replace(sure=min(letter.sure, DISPUTED)) for letter in best.letters], worse.text or "?"
    )


class _Marks(NamedTuple):
    """The mark that a page prints between thousands and that before decimals; empty where it is not known."""

    thousands: str = ""
    decimals: str = ""


def _marks_of(lines: Sequence[Sequence[engine.Letter]]) -> _Marks:
    """Return the marks of a page from those that are read surely; decimals of two sorts leave theirs open."""
    sure: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for letters in lines:
        text = _figures(letters)
        if (is_grouped := bool(_GROUPED.fullmatch(text))) or _DECIMAL.fullmatch(text):
            sure[is_grouped].update(
                letter.text for letter in letters if letter.text in _MARKS and letter.sure >= SURE_CONFIDENCE
            )
    thousands = sure[True].most_common(1)[0][0] if sure[True] else ""
    other = "".join(mark for mark in _MARKS if thousands and mark != thousands)
    return _Marks(thousands, other if not sure[False] else min(sure[False]) if len(sure[False]) == 1 else "")


def _as_sure_as_its_digits(one: _Read, two: _Read, usual: _Marks) -> _Read | None:
    """Return a number whose points and commas leave its value the same, if two readings give its digits; else None.

    Points and commas are hard to tell in small print. Between groups of three they are all of one sort, that of the page; what
    stands before one or two decimals counts as read if both readings and the page have it.
    """
    texts = [_figures(read.letters) for read in (one, two)]
    is_grouped = all(map(_GROUPED.fullmatch, texts)) and len({re.sub(r"\D", "", text) for text in texts}) == 1
    is_decimal = bool(usual.decimals) and texts[0] == texts[1] and bool(_DECIMAL.fullmatch(texts[0]))
    if not is_grouped and not (is_decimal and usual.decimals in texts[0]):
        return None
    marks = [letter for read in (one, two) for letter in read.letters if letter.text in _MARKS]
    mark = (usual.thousands if is_grouped else usual.decimals) or max(marks, key=lambda letter: letter.sure).text
    least = min(letter.sure for letter in one.letters if letter.text.isdigit())
    letters = [
        letter._replace(text=mark, sure=max(letter.sure, least))
        if letter.text in _MARKS and letter.sure < SURE_CONFIDENCE
        else letter
        for letter in one.letters
    ]
    is_one_sort = len({letter.text for letter in letters if letter.text in _MARKS}) == 1
    return _Read(one.box, letters) if is_one_sort else None


def _figures(letters: Sequence[engine.Letter]) -> str:
    return re.sub(r"\s", "", _text(letters))


def _least(letters: Sequence[engine.Letter]) -> float:
    return min((letter.sure for letter in letters if not letter.text.isspace()), default=0.0)


def _glyphs(letters: Sequence[engine.Letter], line: TextPicture, usual: float) -> Iterator[Glyph]:
    """Yield letters as glyphs, side by side on the line; ink of a usual height is print of one size, whatever its letters."""
    left, top, right, bottom = line.box
    size = bottom - top if bottom - top > LARGE * usual else usual
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
    said: dict[int, str] = {}
    for cell in cells:
        four = [cell]
        while len(four) < 4 and (beside := at.get((cell.row, four[-1].column + four[-1].columns))):
            four.append(beside)
        found = [_QUARTER.fullmatch(each.text.strip()) for each in four]
        if len(found) == 4 and all(found) and four[3].text.upper().endswith("V"):
            word = Counter(match[1].strip() for match in found if match).most_common(1)[0][0]
            said.update((id(each), f"{word} {numeral}".strip()) for each, numeral in zip(four, _NUMERALS, strict=True))
    for cell in cells:
        yield replace(cell, text=said[id(cell)]) if id(cell) in said else cell


# Words


def _mended(text: str, known: frozenset[str]) -> str:
    """Return a text whose unknown words are mended where the vocabulary knows one way: a lost space, letters that look alike."""
    text = _RUN_ON.sub(" ", text)
    whole = _BROKEN.sub(lambda match: _put_together(match, known), text)
    return _WORD.sub(lambda match: _mend(match[0], known), whole)


def _put_together(match: re.Match[str], known: frozenset[str]) -> str:
    """Return the first part of a word that its column broke without the break, if the whole is a word and the parts are not."""
    first, second = match[1].casefold(), match[2].casefold()
    is_broken = first + second in known and not (first in known and second in known)
    return match[1] if is_broken else match[0]


def _mend(word: str, known: frozenset[str]) -> str:
    folded = word.casefold()
    if len(word) < 4 or word.isupper():
        return word
    if folded in known:
        return word[0] + word[1:].replace("I", "i") if "I" in word[1:] else word
    ways = {way for way in _alike(word) if way.casefold() in known}
    if len({way.casefold() for way in ways}) == 1:
        way = min(ways)
        return way.capitalize() if word[0].isupper() else way.casefold()
    parts = _parted(word, known)
    return " ".join(parts) if parts else word


def _alike(word: str) -> Iterator[str]:
    """Yield the words that look like one on a poor print."""
    places = [number for number, letter in enumerate(word) if letter in _CONFUSED]
    if len(places) > 8:
        return
    choices = [(letter, *_CONFUSED.get(letter, "")) for letter in word]
    for way in product(*choices):
        if sum(a != b for a, b in zip(way, word, strict=True)) <= _LONGEST_MEND:
            yield "".join(way)


def _parted(word: str, known: frozenset[str]) -> list[str]:
    """Return the known words that a run of letters consists of, if there is but one way to part it in two or three."""
    folded = word.casefold()
    ways: list[list[str]] = []
    for first in range(2, len(word) - 1):
        if folded[:first] not in known:
            continue
        if folded[first:] in known:
            ways.append([word[:first], word[first:]])
        ways += [
            [word[:first], word[first:second], word[second:]]
            for second in range(first + 2, len(word) - 1)
            if folded[first:second] in known and folded[second:] in known
        ]
    fewest = min(map(len, ways), default=0)
    best = [way for way in ways if len(way) == fewest]
    return best[0] if len(best) == 1 else []
