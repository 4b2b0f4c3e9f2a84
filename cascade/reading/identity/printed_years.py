"""Find the years and periods that lines print of their own document.

Lines go in; the same without the years of other things comes out, and the periods in them. A law has a number and a year ("Nomor 25
Tahun 2004") and often a period in its title, a signature has a date, a letter a number that ends in a year: none of them is the year of
a plan. A line break within any of these changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from cascade.model import Line

MONTHS = (
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
)
OTHER_MONTHS = {"pebruari": 2, "nopember": 11}
LONGEST_PERIOD = 7  # years; what is longer is the plan of a generation (RPJPD)

_TO = r"\s*(?:[-‐‑–—−/]|s\.?\s?/?\s?d\.?|sampai(?:\s+dengan)?|hingga)\s*(?:tahun\s+)?"
PERIOD = re.compile(rf"\b(20\d\d){_TO}(20\d\d)\b", re.I)
YEAR_OF_PLAN = re.compile(r"\b(?:tahun|thn?\.?|ta\.?)\s*(?:anggaran|rencana)?\s*:?\s*(20\d\d)\b", re.I)
BARE_YEAR = re.compile(r"(?<![\w.,/])(20\d\d)(?![\w/]|[.,]\d)")
_NUMBERED = re.compile(r"\btahun\s*(?:ke)?\s?[-–]?\s?([1-7])\s*[(:=]\s*(?:tahun\s*)?(20\d\d)\b", re.I)
_LAW = (
    r"\b(?:undang\s?-?\s?undang|uu|perpu|pp|perpres|permen\w*|kepmen\w*|inmen\w*|perda|perbup|perwal\w*|perwako|pergub|kepgub|kepbup"
    r"|peraturan|keputusan|instruksi|surat\s+edaran|lembaran)\b"
)
_NUMBER_OF_LAW = r"\b(?:nomor|no\.?|nmr)\s*[:.]?\s*[\w./…-]*\s*[\w./…-]*?\s*(?:tahun|th\.?)\s*(?:19|20)\d\d"
_CITED = rf"{_LAW}[^;|\d]{{0,120}}?\d[\w./-]*\s*(?:tahun|th\.?|(?<=\d)/)\s*(?:19|20)\d\d\b(?!\s*[-–])|{_LAW}[^;|\d]{{0,60}}?\d+/(?:19|20)\d\d\b"
_GAZETTE = r"(?:\btahun\s+)?(?:19|20)\d\d\s+(?:nomor|no\.)\s*\d"
_TITLE_OF_LAW = r"(?:\s*tentang\b(?-i:(?<=tentang))[^;|]{0,400}?(?=;|\.\s|\.$|\n\s*\n|$))?"
_DATE = rf"(?:\d{{1,2}}\s+)?\b(?:{'|'.join((*MONTHS, *OTHER_MONTHS))})\s+(?:tahun\s+)?20\d\d\b"
_DATE_IN_FIGURES = r"\b\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(?:20)?\d\d\b|\b20\d\d-\d\d-\d\d\b"
_NUMBER_OF_LETTER = r"(?<=[\w.])/\s?20\d\d\b(?!\s*[-–])(?<!20\d\d/20\d\d)"
_PRINT = r"(?:©|\bcopyright|\bdi?cetak)[^\n]{0,30}?20\d\d\b"
_OTHERS = re.compile(
    "|".join(
        f"(?:{pattern})"
        for pattern in (
            f"(?:{_CITED}|{_NUMBER_OF_LAW}){_TITLE_OF_LAW}",
            _GAZETTE,
            _DATE,
            _DATE_IN_FIGURES,
            _NUMBER_OF_LETTER,
            _PRINT,
        )
    ),
    re.I | re.M,
)


def without_other_years(texts: Sequence[str]) -> list[str]:
    """Return the lines without laws with their titles, dates and numbers of letters, also where they go over several lines."""

    return _without_other_years("\n".join(texts)).split("\n")


@lru_cache(maxsize=8)  # the lines of one document are looked through for years, then for periods
def _without_other_years(printed: str) -> str:
    def blank(match: re.Match[str]) -> str:
        return "\n".join(" " * len(line) for line in match[0].split("\n"))

    return _OTHERS.sub(blank, printed)


def periods_in(texts: Sequence[str]) -> list[tuple[int, ...]]:
    """Return the years of each period that lines print of their own plan: "2025-2029"."""
    found = PERIOD.finditer("\n".join(without_other_years(texts)))
    periods = [tuple(range(int(match[1]), int(match[2]) + 1)) for match in found]
    return [years for years in periods if 1 < len(years) <= LONGEST_PERIOD]


def printed_periods(lines: Sequence[Line]) -> list[tuple[int, ...]]:
    """Return the periods in lines, one for each time that it is printed."""
    return periods_in([" ".join(line.text.split()) for line in lines])


def numbered_years(lines: Sequence[Line]) -> dict[int, int]:
    """Return the years that lines number, "Tahun ke-1 (2022)", unless they number one year in two ways."""
    found = {(int(match[1]), int(match[2])) for line in lines for match in _NUMBERED.finditer(line.text)}
    return dict(found) if len({year - ordinal for ordinal, year in found}) == 1 else {}
