"""Find the numbers of persons in a text: of officials, citizens, soldiers, taxpayers and telephones.

A text goes in; where such numbers stand comes out, whatever separates their digits: signs, line breaks, characters that nobody
sees. A number that no label announces needs a form that no code, pagu, date or series of targets has. Hides nothing itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from cascade.text.memo import memoized

Span = tuple[int, int]
_UNSEEN = "\\x00-\\x08\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff"
_DASHES = "\\-\u2010-\u2015\u2212"
_SEPARATOR = rf"[\s{_UNSEEN}{_DASHES}.,:;/\\_|¦·'’()+]"
_GAP = rf"{_SEPARATOR}{{0,12}}"
_JOINED = rf"[{_UNSEEN}]{{0,3}}"
_SAME_GROUP = re.compile(rf"[^\S\r\n]*[{_UNSEEN}{_DASHES}]*[^\S\r\n]*[\r\n]\s*|[{_UNSEEN}]*")  # unseen, or a line break
_SEEN = re.compile(rf"[^{_UNSEEN}]")
_BEFORE = r"(?<!\w)(?<!\d[.,])"  # a number alone is no part of a code, hash or decimal
_AFTER = r"(?!\w)(?![.,]\d)"
_FILLER = rf"(?:{_SEPARATOR}|[=#*]|nomor|no\b|baru|lama|pppk|nip|nik|nrp|npwp|hp|wa|telp){{0,16}}"
_LABELLED = re.compile(
    rf"""(?i)(?<![^\W\d_])(?:
        (?P<nip>N\.?\s?I\.?\s?P|NI\s?PPPK)
      | (?P<nik>N\.?\s?I\.?\s?K|No(?:mor)?\.?\s?KTP)
      | (?P<nrp>N\.?\s?R\.?\s?P)
      | (?P<npwp>N\.?\s?P\.?\s?W\.?\s?P)
      | (?P<phone>telp?|telepon|telpon|tlp|hp|wa|whatsapp|ponsel|handphone|seluler|fax|faks?|faksimile)
    )(?P<filler>{_FILLER})(?P<run>\d(?:{_GAP}\d){{4,27}})""",
    re.VERBOSE,
)
_OFFICIAL = re.compile(rf"(?<!\d){_GAP.join(['[12]', '[09]', *['[0-9]'] * 16])}(?!\d)")
_CITIZEN = re.compile(
    rf"{_BEFORE}(?:{_JOINED.join(['[0-9]'] * 16)}|\d{{6}}(?P<gap>[\s{_DASHES}./_|])\d{{6}}(?P=gap)\d{{4}}){_AFTER}"
)
_TAXPAYER = re.compile(rf"{_BEFORE}\d\d\.\d{{3}}\.\d{{3}}\.\d\s?[{_DASHES}]\s?\d{{3}}\.\d{{3}}{_AFTER}")
_MOBILE = re.compile(
    rf"{_BEFORE}(?:\+{_GAP}6{_JOINED}2{_GAP}8(?:{_GAP}[0-9]){{7,11}}"
    rf"|0{_JOINED}8{_JOINED}[1-9](?:{_JOINED}[0-9]){{7,10}}"
    rf"|\(?08[1-9]\d?\)?(?:[\s{_UNSEEN}{_DASHES}./_|,]{{1,4}}\d{{3,5}}){{2,3}}){_AFTER}"
)
_FIVE_DIGITS = re.compile(r"(?:\d\D*+){5}")  # fewer make no number of a person
_BIRTH = re.compile(r"(?:19[3-9]\d|20[01]\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_AMOUNT = re.compile(r"\d{1,3}([.,])\d{3}(?:\1\d{3})+(?:[.,]\d+)?")
_PROVINCE = r"(?:1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])"


@dataclass(frozen=True, slots=True)
class _Run:
    """Digits with what stands between them.

    `ends` are the places at which a group or line ends, `cuts` those of them where no line ends, both counted in digits.
    """

    digits: str
    places: tuple[int, ...]
    gaps: tuple[str, ...]
    ends: frozenset[int]
    cuts: frozenset[int]
    is_announced: bool  # a colon or point stands between the label and the first digit

    @classmethod
    def of(cls, text: str, start: int, filler: str = "") -> _Run:
        places = [place for place, character in enumerate(text) if character.isdecimal()]
        gaps = [text[one + 1 : other] for one, other in pairwise(places)]
        ends = {number for number, gap in enumerate(gaps, 1) if _SEEN.search(gap)}
        cuts = {number for number in ends if not _SAME_GROUP.fullmatch(gaps[number - 1])}
        digits = "".join(text[place] for place in places)
        shifted = tuple(start + place for place in places)
        return cls(digits, shifted, tuple(gaps), frozenset(ends), frozenset(cuts), bool(re.search("[.:]", filler)))

    def ends_at(self, count: int) -> bool:
        """Tell whether no further digit belongs to the first ones."""
        return count == len(self.digits) or count in self.ends

    def cuts_in(self, count: int) -> set[int]:
        return {cut for cut in self.cuts if cut < count}

    def is_single(self, count: int) -> bool:
        """Tell whether the first digits stand one by one."""
        return len(self.cuts_in(count)) == count - 1

    def longest(self, least: int, most: int) -> int:
        """Return how many digits stand together in the first group; 0 if they are not of such a number."""
        first = min(self.cuts, default=len(self.digits))
        return next((n for n in range(min(first, most), least - 1, -1) if self.ends_at(n)), 0)


def find_personal_numbers(text: str) -> list[Span]:
    """Return where numbers of persons stand in a text: the first letter of each, and the one after its last."""
    if not _FIVE_DIGITS.search(text):
        return []
    plain = text if text.isascii() else "".join(map(_plain, text))
    found: list[Span] = []
    for span in (*_labelled(plain), *_unlabelled(plain)):
        if all(span[1] <= start or end <= span[0] for start, end in found):
            found.append(span)
    return sorted(found)


@memoized
def _plain(character: str) -> str:
    """Return the usual form of a digit, letter or sign of full width."""
    usual = unicodedata.normalize("NFKC", character)
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    return usual if len(usual) == 1 and usual.isascii() and not usual.isdecimal() else character


def _labelled(text: str) -> Iterator[Span]:
    position = 0
    while found := _LABELLED.search(text, position):
        run = _Run.of(found["run"], found.start("run"), found["filler"])
        count = next(count_digits(run) for label, count_digits in _COUNTS.items() if found[label])
        position = run.places[count - 1] + 1 if count else found.start("filler")
        if count:
            yield run.places[0], position


def _official(run: _Run) -> int:
    """Count the digits of a NIP: 18, 9 of the old ones, a few more or less after a date of birth, or all that stand together."""
    if run.ends_at(18) and len(run.digits) >= 18:
        month = run.digits[4:6]
        if len(run.cuts_in(18)) <= 3 or (run.digits[:2] in ("19", "20") and "01" <= month <= "12"):
            return 18
    groups = run.digits[:3], run.digits[3:6], run.digits[6:9]
    is_old = run.cuts_in(9) == {3, 6} and run.ends_at(9) and run.gaps[2].strip() == run.gaps[5].strip()
    if is_old and run.gaps[8:9] not in ((" ",), (".",)) and groups[0] > "100" and len(set(groups)) == 3:
        return 9
    mistyped = (17, 19, 16, 20, 15) if _BIRTH.match(run.digits) else ()
    return next((n for n in mistyped if n <= len(run.digits) and run.ends_at(n)), 0) or run.longest(8, 21)


def _citizen(run: _Run) -> int:
    if len(run.digits) >= 16 and run.ends_at(16) and (len(run.cuts_in(16)) <= 1 or _is_born(run.digits)):
        return 16
    return run.longest(12, 20)


def _soldier(run: _Run) -> int:
    is_dated = re.match(r"[05-9]\d(?:0[1-9]|1[0-2])", run.digits) and run.ends_at(8) and len(run.digits) >= 8
    if is_dated and not run.longest(9, 20):
        return 8
    return run.longest(5, 20)


def _taxpayer(run: _Run) -> int:
    if len(run.digits) >= 15 and run.ends_at(15):
        cuts = run.cuts_in(15)
        if cuts <= {2, 5, 8, 9, 12} or len(cuts) <= 1 or run.is_single(15):
            return 15
    is_known = len(run.cuts_in(16)) <= 1 or run.digits[0] == "0" or _is_born(run.digits)
    if len(run.digits) >= 16 and run.ends_at(16) and is_known:
        return 16
    return run.longest(12, 20)


def _phone(run: _Run) -> int:
    """Count the digits of a telephone number: it goes on while its groups are parted alike."""
    digits = run.digits
    if not re.match(r"0[2-9]|62[2-9]|8[1-9]\d\d\d", digits):
        return 0
    least, most = (10, 14) if digits[0] in "68" or digits[1] == "8" else (9, 12)
    count = next((n for n in range(least, min(most, len(digits)) + 1) if run.ends_at(n)), 0)
    while count:
        following = next((n for n in range(count + 1, len(digits) + 1) if run.ends_at(n)), 0)
        is_alike = following and count in run.cuts and run.gaps[count - 1] == _last_gap(run, count)
        if not is_alike or following > most:
            break
        count = following
    return count if count and _may_be_phone(run, count) else 0


def _last_gap(run: _Run, count: int) -> str | None:
    cuts = run.cuts_in(count)
    return run.gaps[max(cuts) - 1] if cuts else None


def _may_be_phone(run: _Run, count: int) -> bool:
    cuts = sorted(run.cuts_in(count))
    if run.is_single(count):
        return run.is_announced
    groups = [other - one for one, other in pairwise([0, *cuts, count])]
    is_even = len({run.gaps[cut - 1] for cut in cuts}) == 1
    return min(groups) > 1 and (groups[0] > 2 or is_even)


_COUNTS: dict[str, Callable[[_Run], int]] = {
    "nip": _official, "nik": _citizen, "nrp": _soldier, "npwp": _taxpayer, "phone": _phone,
}  # fmt: skip


def _unlabelled(text: str) -> Iterator[Span]:
    for pattern, is_personal in _FORMS:
        position = 0
        while found := pattern.search(text, position):
            position = found.end() if is_personal(found[0]) else found.start() + 1
            if position == found.end():
                yield found.span()


def _is_official(text: str) -> bool:
    """Tell whether 18 digits are a date of birth, a month of appointment, a sex and a serial number."""
    if _AMOUNT.fullmatch(text):
        return False
    run = _Run.of(text, 0)
    parts = re.fullmatch(
        r"(19[3-9]\d|20[01]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])((?:19|20)\d\d)(\d\d)(\d)\d{3}", run.digits
    )
    if parts is None or not run.cuts:
        return parts is not None
    age = int(parts[4]) - int(parts[1])
    return 15 <= age <= 60 and (parts[5] == "21" or "01" <= parts[5] <= "12") and parts[6] in "12"


def _is_citizen(text: str) -> bool:
    digits = "".join(filter(str.isdecimal, text))
    return bool(re.match(_PROVINCE, digits)) and _is_born(digits)


def _is_born(digits: str) -> bool:
    """Tell whether a NIK has a date of birth; that of a woman has 40 added to its day."""
    return bool(re.match(r"[1-9]\d{5}(?:0[1-9]|[12456]\d|3[01]|7[01])(?:0[1-9]|1[0-2])", digits))


def _is_mobile(text: str) -> bool:
    return 10 <= sum(map(str.isdecimal, text)) <= 14


_FORMS: tuple[tuple[re.Pattern[str], Callable[[str], bool]], ...] = (
    (_OFFICIAL, _is_official), (_CITIZEN, _is_citizen), (_TAXPAYER, bool), (_MOBILE, _is_mobile),
)  # fmt: skip
