"""Put the printed lines of a cell together into its text.

Lines and the width of their cell go in; the text comes out, with a line break where the print has one between words. Repairs what
narrow columns do to words and numbers: a break inside a word, digits on the next line. Where only the vocabulary can tell, the
words that the document prints elsewhere do (`DocumentWords`). Never changes a letter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from cascade.reading.extraction.text_lines import BROKEN_NUMBER, TextLine

PADDING = 11.0  # left and right of the text in a cell of a word processor
LONGEST_REST = 4  # letters: -kan, -nya, -ngan
MEAN_WIDTH = 0.6  # of the font size; a digit or a narrow letter
NEXT_LINE = 1.6  # of the font size, between the middles of two lines of one paragraph
MOST_WORDS, LEAST_LETTERS = (
    3,
    16,
)  # at both sides of a page end, by which a name is found that is printed whole elsewhere
LONG_FIGURE = 6  # digits
_YEAR = re.compile(r"20[1-4]\d")
_DIGITS = re.compile(r"[\d.,]+%?")
_GROUPED = re.compile(r"(Rp\.?\s*)?\d{1,3}(([.,])\d{3})(\3\d{3})+([.,]\d+)?")
_PIECE = re.compile(
    r"(Rp\.?\s*)?\d{1,3}([.,])\d{3}(\2\d{3})*\2\d{0,2}|(Rp\.?\s*)?\d{1,3}[.,]"
)  # 3.022.224.9, a number without its end
_SMALL_WORDS = frozenset(  # begin a line as often as any, and so are no rest of a word
    re.findall(
        r"\w+",
        "dan atau yang di ke dari pada per para oleh bagi atas agar guna akan tiap awal data dana desa kota unit jiwa umum anak",
    )
)
_CUT_NUMBER = re.compile(r"\d+[.,]\d*")
_WORDS = re.compile(r"[^\W\d_]+")
_END = re.compile(r"([^\W\d_]+)$")
_BEGIN = re.compile(r"^([^\W\d_]+)")
_NEVER_FIRST = ",.;:)"  # of a line
EXPECTS_MORE = re.compile(
    r"([,/&]|\b(dan|atau|yang|di|ke|dari|dengan|untuk|pada|oleh|dalam|serta|bagi|terhadap|atas))$", re.I
)


@dataclass(slots=True)
class DocumentWords:
    """The words that a document prints, its pages without spaces, and whether it keeps the space where a line is wrapped."""

    known: set[str] = field(default_factory=set)
    pages: list[str] = field(default_factory=list)
    spaced: int = 0
    unspaced: int = 0

    def learn(self, text: str) -> None:
        """Take in the running text of a page, one printed line a line."""
        lines = text.splitlines()
        self.pages.append(_without_spaces(text))
        for line, below in zip_longest(lines, lines[1:], fillvalue=""):
            words = _WORDS.findall(line)
            self.known.update(map(str.casefold, words[1:-1]))
            if len(words) > 1 and below[:1].islower():  # wrapped, and not inside its only word
                self.spaced += line.endswith(" ")
                self.unspaced += not line.endswith(" ")

    def print_as_one(self, above: str, below: str) -> bool:
        """Tell whether the document prints somewhere the end of a text and the begin of another one right after each other."""
        end, begin = above.split()[-MOST_WORDS:], below.split()[:MOST_WORDS]
        whole = _without_spaces("".join([*end, *begin]))
        return len(end) > 1 and len(whole) >= LEAST_LETTERS and any(whole in page for page in self.pages)

    @property
    def keeps_spaces(self) -> bool:
        """Tell whether a line end without a space means something."""
        return self.spaced > 1.5 * self.unspaced


def _without_spaces(text: str) -> str:
    return "".join(text.split()).casefold()


def text_of(lines: Sequence[TextLine], width: float, words: DocumentWords) -> str:
    """Return the text of a cell of a width, a line break where the print has one between words."""
    text = ""
    for number, line in enumerate(lines):
        if number == 0:
            text = line.text
            continue
        before = lines[number - 1]
        is_full = fills(before, width)
        if is_full and _is_broken_figure(before, line, width):
            text += line.text
            continue
        text += line_separator(text, line.text, spaced=before.ends_spaced, fills=is_full, words=words) + line.text
    return text


def fills(line: TextLine, width: float) -> bool:
    """Tell whether a line has no room for one more letter in a cell of a width."""
    wide = line.box[2] - line.box[0]
    return wide + max(MEAN_WIDTH * line.size, wide / len(line.text)) > width - PADDING


def _is_broken_figure(above: TextLine, below: TextLine, width: float) -> bool:
    """Tell whether the digits of two lines are one figure without marks, which a cell of a width breaks: 202 | 9, 5000000 | 0.

    Of two single digits, as in a code, there is no room for both in one line.
    """
    is_next_line = below.middle - above.middle < NEXT_LINE * above.size
    if not is_next_line or not (above.text.isdigit() and below.text.isdigit()):
        return False
    if len(above.text) == len(below.text) == 1:
        return 2 * (above.box[2] - above.box[0]) > width - PADDING
    is_long = len(above.text) >= LONG_FIGURE and len(below.text) < len(above.text)
    return is_long or _YEAR.fullmatch(above.text + below.text) is not None


def is_broken_amount(above: str, below: str) -> bool:
    """Tell whether two texts are numbers in groups of three only together: 3.022.224.9 | 05, 367.0 | 00.000."""
    is_piece = _PIECE.fullmatch(above) or (re.fullmatch(r"[\d.,]+", above) and re.match(r"[.,]|0\d", below))
    return bool(is_piece and _GROUPED.fullmatch(above + below))


def line_separator(above: str, below: str, *, spaced: bool, fills: bool, words: DocumentWords) -> str:
    """Return what stands between two lines of a cell: a line break, or nothing inside a word or a number.

    Args:
        above: The text so far; only its last line counts.
        below: The next line.
        spaced: Whether a space is printed at the end of the line above.
        fills: Whether the line above has no room for one more letter.
        words: What the document prints.
    """
    last, first = above.rsplit("\n", 1)[-1], below.split(" ", 1)[0]
    is_tight = fills and not spaced
    if is_broken_amount(last, first) or (is_tight and _is_number_before_unit(last, first, below)):
        return ""
    if BROKEN_NUMBER.fullmatch(last) and _DIGITS.fullmatch(below):
        return "" if _is_one_number(last, below, is_tight=is_tight) else "\n"
    if below[0] in _NEVER_FIRST or _ends_with_hyphen(last, below):
        return ""
    end, begin = _END.search(last), _BEGIN.match(below)
    if spaced or not end or not begin or not _may_be_one_word(end[1], begin[1]):
        return "\n"
    is_alone = not re.search(r"\s", last)
    return "" if _is_broken_word(end[1], begin[1], is_alone=is_alone, fills=fills, words=words) else "\n"


def _is_number_before_unit(last: str, first: str, below: str) -> bool:
    """Tell whether digits before a unit end the number above: 15.40 | 0 Unit."""
    return below != first and bool(_DIGITS.fullmatch(first) and _CUT_NUMBER.fullmatch(last))


def _is_one_number(last: str, below: str, *, is_tight: bool) -> bool:
    """Tell whether two lines of digits alone are one number: a mark stands at the break, or somewhere in a tight line."""
    has_mark_at_break = last[-1] in ".," or below[0] in ".,"
    return has_mark_at_break or (is_tight and re.search("[.,]", last) is not None)


def _ends_with_hyphen(last: str, below: str) -> bool:
    return bool(re.search(r"\w-$", last) and re.match(r"\w", below))


def _may_be_one_word(end: str, begin: str) -> bool:
    """Tell whether the second part is in the case in which a word goes on."""
    return begin[0].islower() or (end + begin).isupper()


def _is_broken_word(end: str, begin: str, *, is_alone: bool, fills: bool, words: DocumentWords) -> bool:
    """Tell whether the end of one line and the begin of the next are parts of one word.

    A word is broken where its column is too narrow for it: its first part stands alone on a full line, no space after
    it, although the document keeps the spaces at other line ends. Else only a word known from elsewhere is put together.
    """
    both_are_words = end.casefold() in words.known and begin.casefold() in words.known
    if (end + begin).casefold() in words.known:
        return not both_are_words or (fills and words.keeps_spaces)
    if both_are_words or not fills or not is_alone:
        return False
    return words.keeps_spaces or _is_rest_of_word(begin.casefold(), words)


def _is_rest_of_word(begin: str, words: DocumentWords) -> bool:
    """Tell whether letters are short and no word of their own: -kan, -nya."""
    return len(begin) <= LONGEST_REST and begin not in words.known and begin not in _SMALL_WORDS
