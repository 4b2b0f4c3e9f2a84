"""Find the title of a document, and the year that it names.

The lines above the tables go in; title and year come out, the title with its address. A title may run over several lines, and a running
header may repeat it: the one that prints a year counts. Years of laws, signatures and letters are none. No year is guessed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from cascade.model import Label, Line, LoadedFile
from cascade.reading.identity.headings import LONGEST_HEADING, is_set_off
from cascade.reading.identity.printed_years import BARE_YEAR, PERIOD, YEAR_OF_PLAN, without_other_years
from cascade.text.printable import one_line

TITLES: dict[str, str] = {
    "rpjmd": r"^tabel.*\brpjmd\b|^rencana pembangunan jangka menengah",
    "perjanjian_kinerja": r"perjanjian kinerja",
    "rencana_aksi": r"rencana ?aksi|renaksi",
    "renstra": r"rencana strategis|renstra|t-c\.?2[5-7]|jangka menengah|rencana program|indikator kinerja (?:kunci|daerah)",
    "renja": r"rencana kerja|\brenja\b|t-c\.?33|rumusan rencana program",
    "iku": r"indikator kinerja utama|\biku\b",
    "dpa": r"dokumen pelaksanaan (?:perubahan |pergeseran )?anggaran|\bdpp?a\b",
    "rka": r"rencana kerja (?:dan|&) anggaran|\brka\b",
}
_NO_TITLE = "$^"
_ANY_TITLE = re.compile("|".join(TITLES.values()), re.I)
_PAGE_NUMBER = re.compile(r"(?<=\d) (?:\d{1,3}|[ivxl]+)$")  # after the year, in the foot of a page
_AGREEMENT = re.compile(r"dalam rangka mewujudkan manajemen pemerintahan", re.I)  # with which the text of a PK begins
_NO_TITLE_OF_PLAN = re.compile(
    r"\b(?:evaluasi|realisasi|capaian|pengukuran|laporan|kementerian|nasional)\b|tahun lalu|^\d+\.\d", re.I
)
_AFTER_TITLE = re.compile(r"^(?:daftar (?:isi|tabel|gambar)|kata pengantar|bab [ivx\d]+)\b|\.{4,}|…{2,}", re.I)
_BUDGET_YEAR = re.compile(r"\btahun anggaran\s*:?\s*(20\d\d)\b", re.I)
COVER_LINES = 6
LINES_OF_COVER = 15
LINES_BEFORE = 2
WEIGHT_OF_BEGIN = 3
TITLE_LINES = 5  # what, of whom, where, when
LONGEST_TITLE_LINE = 120  # characters; a longer line is prose


@lru_cache(maxsize=10_000)
def names_document(text: str) -> bool:
    """Tell whether a line prints the name of a kind of document."""
    return _ANY_TITLE.search(text) is not None


def begins_agreement(line: Line) -> bool:
    """Tell whether the text of a Perjanjian Kinerja begins in a line, below its title."""
    return _AGREEMENT.search(line.text) is not None


def cover_text(loaded: LoadedFile) -> str:
    """Return the title that stands at the head of a file, down to the first prose."""
    lines: list[str] = []
    for block in loaded.blocks[:COVER_LINES]:
        if isinstance(block, Line):
            lines.append(block.text)
        else:
            rows = [[cell.text for cell in block.row(row) if cell.text] for row in block.filled_rows[:COVER_LINES]]
            lines += [row[0] for row in takewhile(lambda row: len(row) == 1, rows)]
            break
    return " ".join(takewhile(lambda line: len(line) < LONGEST_TITLE_LINE, lines[:COVER_LINES]))


def split_at_title(lines: list[Line], next_kind: str) -> tuple[list[Line], list[Line]]:
    """Split the lines between two documents where the title of the next one begins."""
    pattern = re.compile(rf"{TITLES.get(next_kind, _NO_TITLE)}|^tabel\s+[\dTt]", re.I)
    at = next((i for i, line in enumerate(lines) if pattern.search(line.text)), len(lines))
    return lines[:at], lines[at:]


def year_on_cover(lines: Sequence[Line]) -> int | None:
    """Return the one year that a file names on its first lines or as its budget year ("Tahun Anggaran 2026")."""
    texts = without_other_years([one_line(line.text) for line in lines])
    cover = (text for text in texts[:LINES_OF_COVER] if is_set_off(text) and not _NO_TITLE_OF_PLAN.search(text))
    for found in (
        {int(match[1]) for text in cover for match in YEAR_OF_PLAN.finditer(PERIOD.sub("", text))},
        {int(match[1]) for text in texts for match in _BUDGET_YEAR.finditer(text)},
    ):
        if found:
            return found.pop() if len(found) == 1 else None
    return None


@dataclass(frozen=True, slots=True)
class TitlePage:
    """The lines above the tables of one document, the numbers of its titles, and of the one with which it begins.

    `texts` are the lines without the years of laws, dates and numbers of letters.
    """

    lines: Sequence[Line]
    texts: Sequence[str]
    titles: Sequence[int]
    begin: int | None

    @classmethod
    def of(cls, kind: str, lines: Sequence[Line]) -> TitlePage:
        """Find the title of a kind of document: one that is set off before one in a sentence, one with a year before one without."""
        pattern = re.compile(TITLES.get(kind, _NO_TITLE), re.I)
        texts = without_other_years([one_line(line.text) for line in lines])
        named = [
            n
            for n, line in enumerate(lines)
            if pattern.search(texts[n]) and not begins_agreement(line) and "://" not in line.text
        ]
        headings = [number for number in named if is_set_off(one_line(lines[number].text))]
        ahead = [number for number in headings if not _NO_TITLE_OF_PLAN.search(lines[number].text)] or headings
        dated = [[n for n in numbers if _prints_year(texts[n : _end_of_title(texts, n)])] for numbers in (ahead, named)]
        begin = next((numbers[0] for numbers in (dated[0], ahead, dated[1], named) if numbers), 0)
        return cls(lines, texts, dated[0] or dated[1], begin if lines else None)

    @property
    def title_lines(self) -> Sequence[Line]:
        """The lines of the title, and what follows it closely."""
        return () if self.begin is None else self.lines[self.begin : _end_of_title(self.texts, self.begin)]

    @property
    def first_line(self) -> Line | None:
        """The line with which the title begins."""
        return next(iter(self.title_lines), None)

    @property
    def surroundings(self) -> list[Line]:
        """The title and the lines right above it, where its year may be printed."""
        before = () if self.begin is None else self.lines[max(0, self.begin - LINES_BEFORE) : self.begin]
        return [*self.title_lines, *before]

    @property
    def title(self) -> Label | None:
        """The title down to the line that prints the year, with that line's address."""
        lines = self.title_lines
        if not lines or self.begin is None:
            return None
        texts = self.texts[self.begin : self.begin + len(lines)]
        dated = next((i for i, text in enumerate(texts) if re.search(r"\b20\d\d\b", text)), 0)
        text = one_line(" ".join(line.text for line in lines[: dated + 1]))
        return Label(_PAGE_NUMBER.sub("", text) if lines[0].source.page else text, lines[dated].source)

    @property
    def year(self) -> int | None:
        """The year that the titles name; the one of the title that begins counts more than a later one."""
        votes: Counter[int] = Counter()
        for number in dict.fromkeys([*self.titles, *(() if self.begin is None else (self.begin,))]):
            if year := self._year_at(number):
                votes[year] += WEIGHT_OF_BEGIN if number == self.begin else 1
        return votes.most_common(1)[0][0] if votes else None

    def _year_at(self, number: int) -> int | None:
        """Return the year of the title that begins at a line: on it, else behind "Tahun" near it, else a bare one."""
        before = range(number - 1, max(0, number - LINES_BEFORE) - 1, -1)
        near = [*range(number, _end_of_title(self.texts, number)), *before]
        texts = [PERIOD.sub("", self.texts[n]) for n in near]
        bare = [text if is_set_off(text) or text.strip().isdigit() else "" for text in texts]
        for pattern, candidates in (
            (YEAR_OF_PLAN, texts[:1]),
            (BARE_YEAR, texts[:1]),
            (YEAR_OF_PLAN, texts),
            (BARE_YEAR, bare),
        ):
            if match := next(filter(None, map(pattern.search, candidates)), None):
                return int(match[1])
        return None

    @property
    def is_revision(self) -> bool:
        """Tell whether the title says that this is the revised version (perubahan)."""
        return any(re.search(r"\bperubahan\b", line.text, re.I) for line in self.surroundings[:2])


def _end_of_title(texts: Sequence[str], begin: int) -> int:
    """Return where a title that begins at a line ends at the latest: before prose, contents, a preface or a chapter."""
    stop = min(begin + TITLE_LINES, len(texts))
    after = (n for n in range(begin + 1, stop) if len(texts[n]) >= LONGEST_HEADING or _AFTER_TITLE.search(texts[n]))
    return next(after, stop)


def _prints_year(texts: Sequence[str]) -> bool:
    return (
        any(YEAR_OF_PLAN.search(text) or PERIOD.search(text) for text in texts)
        or BARE_YEAR.search(texts[0]) is not None
    )
