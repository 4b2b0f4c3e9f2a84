"""Read who signed a document, where and when.

The lines above and under the tables go in; place and date of the signature and the parties of a Perjanjian Kinerja come out, each with
its address. A date that does not exist is none; nothing is guessed.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from cascade.model import Label, Line, Party, PrintedDate
from cascade.reading.identity.office_vocabulary import beginning_of_name
from cascade.reading.identity.printed_years import MONTHS, OTHER_MONTHS
from cascade.text.printable import one_line

_MONTH_NUMBERS = OTHER_MONTHS | {month: number for number, month in enumerate(MONTHS, 1)}
_PLACE_BEFORE = r"(?:([A-Z][A-Za-z.]+(?: [A-Z][A-Za-z]+)?)\s*,)?\s*"
DATE = re.compile(rf"{_PLACE_BEFORE}\b(\d{{1,2}})\s+({'|'.join(_MONTH_NUMBERS)})\s+(20\d\d)", re.I)
DATE_IN_FIGURES = re.compile(
    rf"^{_PLACE_BEFORE}(?:(?:pada )?tanggal\s*:?\s*)?(\d{{1,2}})\s*([-/.])\s*(\d{{1,2}})\s*\3\s*(20\d\d)$", re.I
)
PLACE = re.compile(
    r"(?:di(?:tetapkan|buat|tandatangani) di)\s*:?\s*([A-Z][A-Za-z .]{2,30})|([A-Z][A-Za-z .]{2,30}),", re.I
)
_NAME = re.compile(r"\s*(?:nama\s*:?|n\s?a\s?m\s?a\s*:)\s*(\S.*)$", re.I)
_POST = re.compile(r"\s*(?:jabatan\s*:?|j\s?a\s?b\s?a\s?t\s?a\s?n\s*:)\s*(\S.*)$", re.I)
LINES_OF_A_POST = 4
LONGEST_BROKEN_LINE = 40  # characters of a line over a signature


def begins_signature(text: str) -> bool:
    """Tell whether a text prints the place or the date with which a signature begins."""
    return bool(DATE.search(text) or DATE_IN_FIGURES.match(text) or PLACE.fullmatch(one_line(text)))


def find_signature(above: Sequence[Line], below: Sequence[Line]) -> tuple[PrintedDate | None, str | None]:
    """Return date and place of the signature: the first under the tables, else the last above them."""
    for lines, which in ((below, 0), (above, -1)):
        dates = [(number, date) for number, line in enumerate(lines) if (date := _date(line))] or _broken_dates(lines)
        if dates:
            number, (dated, place) = dates[which]
            return dated, place or (_place(lines[number - 1]) if number else None)
    return None, None


def find_parties(lines: Sequence[Line]) -> tuple[Party | None, Party | None]:
    """Return the two parties of a PK, from its "Nama : …" and "Jabatan : …" lines, in order."""
    parties: list[Party] = []
    for number, line in enumerate(lines):
        if match := _NAME.match(line.text):
            parties.append(Party(Label(one_line(match[1]).lstrip(": "), line.source)))
        elif parties and (match := _POST.match(line.text)):
            post = [one_line(match[1]).lstrip(": ")]
            for below in lines[number + 1 : number + LINES_OF_A_POST]:
                if not _goes_on(post[-1], below.text):
                    break
                post.append(one_line(below.text))
            parties[-1] = replace(parties[-1], position=Label(" ".join(post), line.source))
    return (parties[0] if parties else None, parties[1] if len(parties) > 1 else None)


def _goes_on(post: str, below: str) -> bool:
    """Tell whether a post goes on in the next line: it ends with a comma or "dan", or that one begins with "dan", an office or a region."""
    waits = re.search(r"(?:,|\bdan|&)$", post, re.I) or re.match(r"\s*(?:dan|&|kab|kota|pro[vp])\w*\b", below, re.I)
    return bool(waits or beginning_of_name().match(one_line(below)))


def _date(line: Line) -> tuple[PrintedDate, str | None] | None:
    """Return the date of a line, and the place before it."""
    if "20" not in line.text:  # no year; most lines have none
        return None
    if match := DATE.search(line.text):
        place, day, month_name, year = match.groups()
        month = _MONTH_NUMBERS[month_name.lower()]
    elif match := DATE_IN_FIGURES.match(one_line(line.text)):
        place, day, _, figures, year = match.groups()
        month = int(figures)
    else:
        return None
    try:
        date = datetime.date(int(year), month, int(day))
    except ValueError:
        return None
    return PrintedDate(date, one_line(match[0]), line.source), place


def _broken_dates(lines: Sequence[Line]) -> list[tuple[int, tuple[PrintedDate, str | None]]]:
    """Return the dates that a narrow cell breaks: "Gumelar, 15 | Januari 2024", each with the number of its first line."""
    short = (
        (number, line, next_line)
        for number, (line, next_line) in enumerate(pairwise(lines))
        if max(len(line.text), len(next_line.text)) < LONGEST_BROKEN_LINE
    )
    joined = ((number, replace(line, text=f"{line.text} {next_line.text}")) for number, line, next_line in short)
    return [(number, date) for number, line in joined if (date := _date(line))]


def _place(line: Line) -> str | None:
    """Return the place that stands alone on the line before a date: "Gumelar,", "Ditetapkan di Gumelar"."""
    match = PLACE.fullmatch(one_line(line.text))
    return (match[1] or match[2]).strip() if match else None
