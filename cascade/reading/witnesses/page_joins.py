"""Tell whether two texts at a page end are the halves of one name.

What the last row of a page and the first row of the next one print in the column of names goes in, with what is known of other names; a
weight comes out: above zero they are one name. Pure: knows no pages and no cells.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from cascade.text.element_names import compact_key, without_level_word

KNOWN_WHOLE, KNOWN_BEGINNING = 5.0, 3.0
HALF_KNOWN = -4.0
GOES_ON = 2.5  # in lower case, or with what closes a bracket
EXPECTS_MORE = 3.0
BEGINS_ANEW = -5.0  # with a code of its own, or with the next number
LIKE_INDICATOR, WITH_LEVEL_WORD = -2.0, -3.0
NO_VALUE_BELOW, VALUES_IN_BOTH = 1.5, -3.0
CAPITAL, FULL_STOP = -1.0, -1.5
SHORT_REST = 1.0  # one or two words without a value are rarely a name
SHORT_NAME = 2  # words
SHORTEST_BEGINNING = 12  # letters
_UNFINISHED = re.compile(
    r"(?:\b(?:dan|dan/atau|atau|serta|yang|di|ke|dari|untuk|pada|dengan|oleh|bagi|terhadap|dalam|atas|antar|sesuai|tentang|terkait|non)|^(?:program|kegiatan|sub|sub ?kegiatan)|[-–,/(&])$",
    re.I,
)
_CODE = re.compile(r"[\dX]{1,3}(?:[.,][\dX]{1,4}){1,}\.?(?:\s|$)", re.I)
_NUMBER = re.compile(r"(\d{1,3}|[IVX]{1,5}|[A-Za-z])[.)]\s")
_INDICATOR = re.compile(
    r"(?:jumlah|persentase|presentase|prosentase|indeks|nilai|cakupan|tingkat|rasio|rata-rata|predikat|angka)\b", re.I
)
_LEVEL_WORD = re.compile(r"(?:program|kegiatan|sub ?kegiatan|tujuan|sasaran)\b", re.I)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


class KnownNames:
    """Names that are printed whole elsewhere: by a nomenclature or by other tables."""

    def __init__(self, names: Iterable[str]):
        keys = {compact_key(each) for name in names for each in (name, without_level_word(name))}
        self.keys = sorted(key for key in keys if key)

    def has(self, text: str) -> bool:
        """Tell whether a text is one of the names."""
        key = self._key(text)
        place = bisect_left(self.keys, key)
        return place < len(self.keys) and self.keys[place] == key

    def has_beginning(self, text: str) -> bool:
        """Tell whether a long text is the beginning of one of the names."""
        key = self._key(text)
        place = bisect_left(self.keys, key)
        return len(key) >= SHORTEST_BEGINNING and place < len(self.keys) and self.keys[place].startswith(key)

    def _key(self, text: str) -> str:
        return compact_key(without_level_word(_without_code(text)))


@dataclass(frozen=True, slots=True)
class PageEnd:
    """The texts above and below a page end in one column, and whether their rows print values or a code of their own."""

    above: str
    below: str
    has_values_above: bool = False
    has_values_below: bool = False
    has_code_below: bool = False


def is_one_name(end: PageEnd, known: KnownNames) -> bool:
    """Tell whether the texts above and below a page end are one name."""
    return weight_of_joining(end, known) > 0


def weight_of_joining(end: PageEnd, known: KnownNames) -> float:
    """Return what speaks for the texts above and below a page end being one name, in nats."""
    above, below = end.above.strip(), end.below.strip()
    if not above or not below:
        return 0.0
    weight = -1.0  # most rows begin anew
    weight += _known(above, below, known)
    weight += GOES_ON if below[:1].islower() or below[:1] in "(),;&/" else CAPITAL
    if _UNFINISHED.search(above) or above.count("(") > above.count(")"):
        weight += EXPECTS_MORE
    elif above.endswith("."):
        weight += FULL_STOP
    if end.has_code_below or _CODE.match(below) or _is_next_number(above, below):
        weight += BEGINS_ANEW
    if _INDICATOR.match(below):
        weight += LIKE_INDICATOR
    elif _LEVEL_WORD.match(below) and below[:1].isupper():
        weight += WITH_LEVEL_WORD
    if not end.has_values_below:
        weight += NO_VALUE_BELOW + SHORT_REST * (len(below.split()) <= SHORT_NAME)
    elif end.has_values_above:
        weight += VALUES_IN_BOTH
    return weight


def _known(above: str, below: str, known: KnownNames) -> float:
    joined = f"{above} {below}"
    if known.has(joined):
        return KNOWN_WHOLE
    if known.has_beginning(joined):
        return KNOWN_BEGINNING
    return HALF_KNOWN * max(known.has(above), known.has(below))


def _without_code(text: str) -> str:
    return _NUMBER.sub("", _CODE.sub("", text, count=1), count=1)


def _is_next_number(above: str, below: str) -> bool:
    """Tell whether the number before the lower text follows that before the upper one: 3. and 4., a) and b)."""
    first, second = _NUMBER.match(above), _NUMBER.match(below)
    if second is None:
        return False
    if first is None:
        return True
    one, other = first[1], second[1]
    if one in _ROMAN and other in _ROMAN:
        return _ROMAN.index(other) == _ROMAN.index(one) + 1
    if one.isdigit() and other.isdigit():
        return int(other) == int(one) + 1
    return len(one) == len(other) == 1 and ord(other) == ord(one) + 1
