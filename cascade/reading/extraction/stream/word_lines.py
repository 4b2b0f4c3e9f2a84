"""Tell what one printed line of words may be in a table: labels, values, a title.

The words of a line go in, as they stand apart; its texts come out, joined as far as spaces are between them, and whether they
are years and quarters, values or the numbers of columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from cascade.reading.extraction.lattice import Box
from cascade.reading.extraction.stream.rows import VALUE
from cascade.reading.extraction.stream.ruled_marks import encloses
from cascade.reading.extraction.text_lines import TextLine
from cascade.text.table_headings import is_heading

COLUMN_GAP = 1.2  # of the font size: texts so far apart stand in different columns
LABEL_GAP = 0.42  # of the font size: headings so far apart are two, unless the spaces are so wide
LEAST_SPACE, MORE_THAN_SPACE = 0.1, 1.6  # of the font size, of a space
NUMBER_WIDTH = 40.0  # points from the left edge within which rows are numbered
NUMBER = re.compile(r"\d[\d.,]*%?")
LABEL = re.compile(
    r"[(\[]?(20\d\d|[ivx]{1,4}|(tr|tw|tri|triwulan|tahun)[ .-]*(ke[- ]*)?([ivx]{1,4}|\d{1,4}))[)\]]?", re.I
)  # years and quarters: no values
LEAST_YEARS = 3  # of a plan of several years
_DASHES = frozenset("-–—")
_SCALE = re.compile(r"Rp\.?\s*[.,]?000([.,]000)*", re.I)  # thousands or millions, in which a column counts its amounts
TITLE_WIDTH = 0.45  # of the width of a table
CENTRED = 0.06  # of the width of a table: so near its middle
SAME_SIZE = 0.93, 1.07  # times the size of other letters
FOLIO = re.compile(r"[(\[]?(\d{1,2})[)\].]?")


@dataclass(frozen=True, slots=True)
class WordLine:
    """The words of one printed line; a gap `apart` (of the font size) between two is more than a space on this page."""

    words: tuple[TextLine, ...]
    apart: float = LABEL_GAP

    @property
    def top(self) -> float:
        """The height at which its highest word begins."""
        return min(word.box[1] for word in self.words)

    @property
    def bottom(self) -> float:
        """The height at which its lowest word ends."""
        return max(word.box[3] for word in self.words)

    @property
    def text(self) -> str:
        """Its words with spaces between them."""
        return " ".join(word.text for word in self.words)

    @property
    def middle(self) -> float:
        """The height at which most of its words stand."""
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
            b.box[0] - a.box[2] > COLUMN_GAP * a.size or bool(NUMBER.fullmatch(a.text) and NUMBER.fullmatch(b.text))
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
        return [joined_words(run) for run in runs]


def more_than_space(rows: Sequence[Sequence[TextLine]]) -> float:
    """Return which gap is more than a space, of the font size."""
    shares = sorted((b.box[0] - a.box[2]) / a.size for row in rows for a, b in pairwise(row))
    spaces = [share for share in shares if LEAST_SPACE < share < 1]
    return max(LABEL_GAP, MORE_THAN_SPACE * spaces[len(spaces) // 4] if spaces else 0.0)


def words_outside(line: WordLine, box: Box) -> WordLine:
    """Return the words of a line outside a box."""
    return WordLine(tuple(word for word in line.words if not encloses(box, word.box)), line.apart)


def is_title(line: WordLine, below: WordLine, left: float, right: float) -> bool:
    """Tell whether a line is set across a table, in the middle or in other letters."""
    begin, end, size = line.words[0].box[0], line.words[-1].box[2], below.words[0].size
    width = right - left
    is_central = abs((begin + end) / 2 - (left + right) / 2) < CENTRED * width
    is_in_other_letters = not SAME_SIZE[0] < line.words[0].size / size < SAME_SIZE[1]
    is_wide = end - begin > TITLE_WIDTH * width
    begins_at_edge = begin - left < size
    return is_central or is_in_other_letters or is_wide or begins_at_edge


def words_between(lines: Sequence[WordLine], left: float, right: float) -> Iterator[WordLine]:
    """Yield the parts of lines between two places across the page."""
    for line in lines:
        words = tuple(word for word in line.words if left <= (word.box[0] + word.box[2]) / 2 <= right)
        if words:
            yield WordLine(words, line.apart)


def has_value(line: WordLine, left: float) -> bool:
    """Tell whether a line prints a value: no year or quarter, no number of a row or of a column, no dash among headings."""
    texts = line.labels
    if is_labels(line):
        return False
    if FOLIO.fullmatch(texts[0].text) and texts[0].box[0] < left + NUMBER_WIDTH:
        texts = texts[1:]
    values = {text.text for text in texts if _is_value(text.text)}
    return bool(values - _DASHES) or (bool(values) and not is_heading(line.text))


def _is_value(text: str) -> bool:
    is_number_or_dash = re.search(r"\d|^[-–—]$", text) is not None
    is_of_heading = LABEL.fullmatch(text) or _SCALE.fullmatch(text)
    return is_number_or_dash and bool(VALUE.fullmatch(text)) and not is_of_heading


def is_labels(line: WordLine) -> bool:
    """Tell whether a line prints years, quarters or the numbers of columns."""
    texts = [text.text for text in line.labels]
    if sum(bool(LABEL.fullmatch(text)) for text in texts) > 1:
        return True
    numbers = [int(match[1]) for text in texts if (match := FOLIO.fullmatch(text))]
    if _count_years_twice(numbers) and len(texts) - len(numbers) <= 1:
        return True
    return len(numbers) == len(texts) > 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _count_years_twice(numbers: Sequence[int]) -> bool:
    """Tell whether numbers count the years of the targets and again those of the money: 1 2 3 4 5 1 2 3 4 5."""
    years, rest = divmod(len(numbers), 2)
    return years >= LEAST_YEARS and not rest and list(numbers) == 2 * list(range(1, years + 1))


def is_column_number(text: TextLine, texts: Sequence[TextLine]) -> bool:
    """Tell whether a text of a header is the number of its column: (1) (2) (3)."""
    beside = [other for other in texts if abs(other.box[3] - text.box[3]) < 0.3 * text.size]
    return len(beside) > 2 and all(re.fullmatch(r"\(?\d{1,2}\)?(=.*)?", other.text) for other in beside)


def width_of(text: TextLine) -> float:
    """Return how wide a text is."""
    return text.box[2] - text.box[0]


def words_in_column(line: WordLine, left: float, right: float) -> list[TextLine]:
    """Return the words of a line whose middle lies in a column."""
    return [word for word in line.words if left < (word.box[0] + word.box[2]) / 2 < right]


def joined_words(texts: Sequence[TextLine]) -> TextLine:
    """Return words of one line as one text."""
    if len(texts) == 1:
        return texts[0]
    row = sorted(texts, key=lambda text: text.box[0])
    box = (row[0].box[0], min(t.box[1] for t in row), row[-1].box[2], max(t.box[3] for t in row))
    return TextLine(" ".join(t.text for t in row), box, row[0].size, all(t.bold for t in row), row[-1].ends_spaced)
