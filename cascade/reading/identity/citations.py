"""Find the chapters of a file, and the regulations that it cites.

The lines of a whole file go in; the headings of chapters and sections, and the laws and regulations by number and year, come out, each
with its first place. Whether a regulation is in force is not known here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, zip_longest

from cascade.model import Label, Line
from cascade.reading.identity.headings import LONGEST_HEADING
from cascade.text.printable import one_line

_CHAPTER = re.compile(r"(BAB\s+(?:[IVX]+|\d{1,2}))\b[\s.:]*(.*)", re.I)
_SECTION = re.compile(r"([1-9]\.\d{1,2})\b\.?\s+([^\W\d].*)")  # no code of an element, no figure
_LEADERS = re.compile(r"(?:[.…_-]{4,}|(?:\. ){3,}).*$")  # of a table of contents, up to the page number
MOST_HEADINGS = 300
# How regulations of the state are named; the short name is the one by which rules cite them. Those of others have a number only.
_SORTS = {
    "UU": r"undang[\s–-]*undang|uu",
    "PP": r"peraturan pemerintah|pp",
    "Permendagri": r"peraturan (?:menteri dalam negeri|mendagri)|permendagri",
    "Kepmendagri": r"keputusan (?:menteri dalam negeri|mendagri)|kepmendagri",
    "PermenPAN-RB": r"peraturan menteri (?:negara )?(?:pendayagunaan|pemberdayaan) aparatur negara(?: (?:dan|&) reformasi birokrasi)?|(?:permen|peraturan menteri) ?pan[\s-]*(?:dan |& )?rb",
    "Nomor": r"(?=(?:nomor|no)\b)",
}
_REGULATION = re.compile(
    rf"\b(?:{'|'.join(f'(?P<s{number}>{words})' for number, words in enumerate(_SORTS.values()))})"
    r"(?: republik indonesia| ri)?,?\s*(?:nomor|no)?\s*[.:]?\s*(?P<number>\d[\d.]*(?:\s*[-–]\s*\d+)?)\s*(?:tahun|/)\s*(?P<year>(?:19|20)\d\d)\b",
    re.I,
)


def find_headings(lines: Sequence[Line]) -> tuple[Label, ...]:
    """Return the headings of chapters and sections, as they are printed; one that breaks after its number goes on in the next line."""
    headings: dict[str, Label] = {}
    for line, after in zip_longest(lines, lines[1:]):
        text = one_line(line.text)
        match = _CHAPTER.match(text) or _SECTION.match(text)
        if match is None or len(headings) == MOST_HEADINGS:
            continue
        title = _LEADERS.sub("", match[2]).strip()
        if after is not None and (not title or title.isupper()) and after.text.isupper() and _is_text(after.text):
            title = f"{title} {one_line(after.text)}".strip()
        heading = f"{match[1]} {title}".strip()
        if len(heading) < LONGEST_HEADING:
            headings.setdefault(heading.casefold(), Label(heading, line.source))
    return tuple(headings.values())


def find_regulations(lines: Sequence[Line]) -> tuple[Label, ...]:
    """Return the laws and regulations that a file cites, by their short names, each where it is first cited."""
    texts = [f"{one_line(line.text)} " for line in lines]
    ends = list(accumulate(map(len, texts)))
    cited: dict[str, Label] = {}
    for match in _REGULATION.finditer("".join(texts)):
        sort = next(name for number, name in enumerate(_SORTS) if match[f"s{number}"] is not None)
        number = re.sub(r"\s", "", match["number"]).replace("–", "-").rstrip(".")
        name = f"{sort} {number}/{match['year']}"
        cited.setdefault(name, Label(name, lines[bisect_right(ends, match.start())].source))
    return tuple(cited.values())


def _is_text(line: str) -> bool:
    """Tell whether a line may go on with a heading: it begins none itself."""
    return not _CHAPTER.match(one_line(line)) and not _SECTION.match(one_line(line))
