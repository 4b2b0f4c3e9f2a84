"""Read the number that a printed value stands for.

A printed value goes in, an exact `Quantity` comes out: `1.250.000,50`, `84,00`, `100%`, `12 bulan`,
`70-80 BB`, `≥ 90`, `A`, `WTP`, `-`, blank. What may be read in two ways keeps both readings; the
decimal mark of the whole document (`decimal_mark`), a column of whole rupiah or the number that a spreadsheet stores
may settle it. Never guesses, never makes a float.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from cascade.model import Quantity, QuantityKind, Source
from cascade.text.measures import counts_things

DecimalMark = Literal[".", ","]

_NUMBER = r"\d+(?:[.,]\d+)*"
_DASHES = "\\-–—−‒"  # escaped for character classes
_MISSING = {"", "n/a", "na", "n.a", "n.a.", "tad", "t.a.d", "tidak ada data", "xxx", "...", "…", "?"}
_BOUNDS = {
    "≥": ">=", ">=": ">=", "=>": ">=", "≤": "<=", "<=": "<=", "=<": "<=", ">": ">", "<": "<",
    "min": ">=", "minimal": ">=", "paling sedikit": ">=", "maks": "<=", "max": "<=", "maksimal": "<=",
    "paling banyak": "<=",
}  # fmt: skip
# Predicates of SAKIP, BPK opinions and survey categories (PermenPAN-RB 88/2021, 14/2017).
_ORDINALS = {
    "aa", "a", "bb", "b", "cc", "c", "d", "e", "wtp", "wdp", "tmp", "tw", "wtp-dpp",
    "sangat baik", "baik", "cukup", "kurang", "sangat kurang", "kurang baik", "tidak baik", "buruk",
    "sangat memuaskan", "memuaskan", "sangat tinggi", "tinggi", "sedang", "rendah", "sangat rendah",
    "prima", "unggul", "utama", "madya", "pratama", "nindya", "mandiri", "maju", "berkembang", "tertinggal",
}  # fmt: skip

_BOUND_WORDS = "|".join(re.escape(word) for word in sorted(_BOUNDS, key=len, reverse=True))
_BOUND = re.compile(rf"^\s*({_BOUND_WORDS})\.?\s*(?=\d)", re.I)
_RANGE = re.compile(
    rf"^({_NUMBER})\s*%?\s*(?:[{_DASHES}]|s\.?/?d\.?|sampai dengan|to)\s*({_NUMBER})\s*(.*)$", re.I | re.S
)
_PAIR = re.compile(rf"^({_NUMBER})\s*:\s*({_NUMBER})$")
_SINGLE = re.compile(rf"^([+{_DASHES}]?)\s*({_NUMBER})\s*(.*)$", re.S)
_CURRENCY = re.compile(r"^rp\.?\s*", re.I)
_RUPIAH_TAIL = re.compile(rf",\s*[{_DASHES}]+$")
_IN_WORDS = re.compile(r"^\(\s*[a-z ]+\)\s*", re.I)  # "1 (satu) dokumen"
_CODE = re.compile(r"^(?!\d{1,3}(?:\.\d{3})+$)\d+(?:\.\d+){2,}$")  # 7.01.01.2.01
_GROUPS = re.compile(r"^[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*$")


def parse_quantity(
    raw: str | None,
    source: Source | None = None,
    *,
    mark: DecimalMark | None = None,
    whole: bool = False,
    exact: Decimal | None = None,
) -> Quantity:
    """Read one printed value.

    Args:
        raw: What a reader of the page sees; None reads as blank.
        source: Its address.
        mark: The decimal mark that the document uses, where that is known.
        whole: The column holds whole numbers (rupiah), so `30.000` is thirty thousand.
        exact: The stored number behind the print, for formats that have one (a spreadsheet cell);
            it settles what the print leaves open.

    Returns:
        A quantity; text that holds no value has kind "text".
    """
    shown = " ".join((raw or "").replace("\xa0", " ").split())
    quantity = _read(shown, mark, whole)
    if exact is not None and quantity.readings:
        quantity = replace(
            quantity, value=exact, readings=(), decimals=max(0, -int(exact.normalize().as_tuple().exponent))
        )
    return replace(quantity, raw=shown, source=source)


def decimal_mark(texts: Iterable[str]) -> DecimalMark | None:
    """Decide which decimal mark a document uses, from the values that leave no doubt.

    `84,5` and `1.250.000` speak for the comma, `84.5` and `1,250,000` for the point. Where both are
    met nothing is decided: real documents mix `97,5` and `98.5` in one row.
    """
    votes: Counter[str] = Counter()
    for text in texts:
        for number in re.findall(_NUMBER, text):
            if not _CODE.match(number) and (vote := _vote(number)):
                votes[vote] += 1
    if votes["."] and votes[","]:
        return None
    return "," if votes[","] else "." if votes["."] else None


def _vote(number: str) -> DecimalMark | None:
    """Return the decimal mark that one number speaks for; None where it may have either."""
    marks = [character for character in number if character in ".,"]
    if not marks:
        return None
    last: DecimalMark = "," if marks[-1] == "," else "."
    if len(set(marks)) == 2:
        return last
    if len(marks) > 1:
        return "," if last == "." else "."
    return None if _GROUPS.match(number) else last


@lru_cache(maxsize=8192)  # a table is asked for its values by several readers
def _read(text: str, mark: DecimalMark | None, whole: bool) -> Quantity:
    folded = text.casefold().strip()
    if folded in _MISSING or not _CURRENCY.sub("", folded).strip(
        " '‘’-–—−‒"
    ):  # "Rp -" of a spreadsheet, "'-" typed into one
        return Quantity("none", text)
    if folded == "nihil":
        return Quantity("number", text, Decimal(0))
    if _is_ordinal(folded):
        return Quantity("ordinal", text)
    body = _RUPIAH_TAIL.sub("", _CURRENCY.sub("", text)).strip()
    if negative := re.fullmatch(rf"\(\s*({_NUMBER})\s*\)", body):
        body = f"-{negative[1]}"
    if match := _BOUND.match(body):
        inner = _read(body[match.end() :], mark, whole)
        if inner.kind in ("number", "percent"):
            return replace(inner, kind="bound", operator=_BOUNDS[match[1].casefold()], unit=inner.unit)
    if match := _RANGE.match(body):
        return _range(text, match, mark, whole)
    if match := _PAIR.match(body):
        return _pair(text, match, mark, whole)
    if match := _SINGLE.match(body):
        return _single(text, match, mark, whole)
    return Quantity("text", text)


def _is_ordinal(folded: str) -> bool:
    """Tell whether a text is a grade: BB, WTP, "A (memuaskan)", "5 plus"."""
    if folded in _ORDINALS or re.fullmatch(r"\d+\s*plus", folded):
        return True
    match = re.fullmatch(r"([a-z]{1,3})\s*\([a-z ]+\)", folded)
    return match is not None and match[1] in _ORDINALS


def _range(text: str, match: re.Match[str], mark: DecimalMark | None, whole: bool) -> Quantity:
    low, high = _figure(match[1], mark, whole), _figure(match[2], mark, whole)
    if low.value > high.value:
        return Quantity("text", text)
    unit = "%" if "%" in text else match[3].strip() or None
    decimals, readings = max(low.decimals, high.decimals), low.readings or high.readings
    return Quantity("range", text, low.value, high=high.value, decimals=decimals, unit=unit, readings=readings)


def _pair(text: str, match: re.Match[str], mark: DecimalMark | None, whole: bool) -> Quantity:
    """Read "0.817:0.817", which prints one value twice; "1:25" is a ratio, which has no single value."""
    low, high = _figure(match[1], mark, whole), _figure(match[2], mark, whole)
    if low.value != high.value:
        return Quantity("text", text)
    return Quantity("range", text, low.value, high=high.value, decimals=max(low.decimals, high.decimals))


def _single(text: str, match: re.Match[str], mark: DecimalMark | None, whole: bool) -> Quantity:
    tail = _IN_WORDS.sub("", match[3].strip()).strip(" .;")
    value, decimals, readings = _figure(match[2], mark, whole or (bool(tail) and counts_things("", tail)))
    if match[1] and match[1] != "+":
        value, readings = -value, tuple(-reading for reading in readings)
    if re.search(r"\d", tail) or _CODE.match(match[2]):
        return Quantity("text", text)  # "2 dokumen; 3 laporan", "7.01.01.2.01"
    kind: QuantityKind = "percent" if tail.startswith("%") or tail.casefold() in ("persen", "percent") else "number"
    unit = "%" if kind == "percent" else tail.strip("()") or None
    if unit and unit.casefold() in _ORDINALS:
        unit = None  # "84 (B)" prints value and predicate
    return Quantity(kind, text, value, decimals=decimals, unit=unit, readings=readings)


class _Figure(NamedTuple):
    """A bare number: its value, how many decimals it prints, what else it may stand for."""

    value: Decimal
    decimals: int = 0
    readings: tuple[Decimal, ...] = ()


def _figure(number: str, mark: DecimalMark | None, whole: bool) -> _Figure:
    """Read a bare number, as `_read` is told of the document's decimal mark and of columns of whole numbers."""
    marks = [character for character in number if character in ".,"]
    if not marks:
        return _Figure(Decimal(number))
    if len(set(marks)) == 2:
        return _fraction(number, marks[-1])
    if len(marks) > 1:
        return _Figure(_without_marks(number))
    if not _GROUPS.match(number):
        return _fraction(number, marks[0])
    if whole or (mark and mark != marks[0]):
        return _Figure(_without_marks(number))
    fraction = _fraction(number, marks[0])
    return fraction if mark else _Figure(_without_marks(number), readings=(fraction.value,))


def _fraction(number: str, mark: str) -> _Figure:
    whole, _, fraction = number.rpartition(mark)
    return _Figure(Decimal(f"{re.sub(r'[.,]', '', whole)}.{fraction}"), len(fraction))


def _without_marks(number: str) -> Decimal:
    return Decimal(re.sub(r"[.,]", "", number))
