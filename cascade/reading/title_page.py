"""Find the title of a document, and the office, year and period that it names.

The lines above the tables go in; title, office (OPD), year and periods come out, each text with its address. A title may run over several
lines, and a running header may repeat it: the one that prints a year counts. No year is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from cascade.model import Label, Line, LoadedFile
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
_PERIOD = re.compile(r"\b(20\d\d)\s*(?:-|–|—|s\.?/?d\.?|sampai dengan|/)\s*(20\d\d)\b")
_YEAR = re.compile(r"\btahun\s*(?:anggaran)?\s*:?\s*(20\d\d)\b", re.I)
_OPD = re.compile(
    r"\b((?:kecamatan|kelurahan|dinas|badan|inspektorat|sekretariat|rumah sakit umum|rsud|satuan polisi|satpol pp|bagian|kantor|puskesmas"
    r"|bapp?(?:e|eli)\w*|bapenda|bpbd|bpkad|bkpsdm|bkd)\b(?: [A-Za-z&][A-Za-z.&]*){0,8}?)"
    r"(?=\s*(?:,|\(|\d|–|-|$|\btahun\b|\bkabupaten\b|\bkota\b|\bprovinsi\b|\bdan prakiraan\b))",
    re.I,
)
_PAGE_NUMBER = re.compile(r"(?<=\d) (?:\d{1,3}|[ivxl]+)$")  # after the year, in the foot of a page
_AGREEMENT = re.compile(r"dalam rangka mewujudkan manajemen pemerintahan", re.I)  # with which the text of a PK begins
COVER_LINES = 6
TITLE_LINES = 5  # what, of whom, where, when
LONGEST_TITLE_LINE = 120  # characters; a longer line is prose


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


def printed_periods(lines: Sequence[Line]) -> list[tuple[int, ...]]:
    """Return the years of each period that is printed: "2025-2029"."""
    found = (match for line in lines for match in _PERIOD.finditer(line.text))
    return [tuple(range(int(match[1]), int(match[2]) + 1)) for match in found]


@dataclass(frozen=True, slots=True)
class TitlePage:
    """The lines above the tables of one document, and the number of the one with which its title begins."""

    lines: Sequence[Line]
    begin: int | None

    @classmethod
    def of(cls, kind: str, lines: Sequence[Line]) -> TitlePage:
        """Find the title of a kind of document: the first one that prints a year or a period, else the first, else the first line."""
        pattern = re.compile(TITLES.get(kind, _NO_TITLE), re.I)
        titles = [
            number for number, line in enumerate(lines) if pattern.search(line.text) and not begins_agreement(line)
        ]
        dated = [number for number in titles if any(map(_prints_year, lines[number : number + TITLE_LINES]))]
        first = next(iter(dated or titles), 0)
        return cls(lines, lines.index(lines[first]) if lines else None)

    @property
    def title_lines(self) -> Sequence[Line]:
        """The lines of the title, and what follows it closely."""
        return () if self.begin is None else self.lines[self.begin : self.begin + TITLE_LINES]

    @property
    def first_line(self) -> Line | None:
        """The line with which the title begins."""
        return next(iter(self.title_lines), None)

    @property
    def surroundings(self) -> list[Line]:
        """The title and the lines right above it, where the OPD and the year are printed."""
        before = () if self.begin is None else self.lines[max(0, self.begin - 2) : self.begin]
        return [*self.title_lines, *before]

    @property
    def title(self) -> Label | None:
        """The title down to the line that prints the year, with that line's address."""
        lines = self.title_lines
        if not lines:
            return None
        dated = next((i for i, line in enumerate(lines) if re.search(r"\b20\d\d\b", line.text)), 0)
        text = one_line(" ".join(line.text for line in lines[: dated + 1]))
        return Label(_PAGE_NUMBER.sub("", text) if lines[0].source.page else text, lines[dated].source)

    @property
    def opd(self) -> Label | None:
        """The office that the title names."""
        for line in self.surroundings:
            if match := _OPD.search(one_line(line.text)):
                return Label(match[1].strip().title(), line.source)
        return None

    @property
    def year(self) -> int | None:
        """The first year that the title names."""
        for line in self.surroundings:
            if match := _YEAR.search(line.text) or re.search(r"\b(20\d\d)\b", line.text):
                return int(match[1])
        return None

    @property
    def is_revision(self) -> bool:
        """Tell whether the title says that this is the revised version (perubahan)."""
        return any(re.search(r"\bperubahan\b", line.text, re.I) for line in self.surroundings[:2])


def _prints_year(line: Line) -> bool:
    return _YEAR.search(line.text) is not None or _PERIOD.search(line.text) is not None
