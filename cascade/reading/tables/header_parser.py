"""Read the headings over each column, and the year or quarter that they name.

The header of a grid goes in; for each column its texts from top to bottom, joined by " > ", come out, with the year, the ordinal of a
year or the quarter that they name, which are no part of the text. Knows no role: what a column means is for others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from cascade.model import Cell, Grid
from cascade.reading.tables.vocabulary import listed_words, mended, mended_word, remembered
from cascade.text.table_headings import ROMANS

LONGEST_HEADER = 160  # characters; "Indikator Kinerja Tujuan, Sasaran, Program (outcome) dan Kegiatan (output)" has 80
MAX_COLUMNS = 300  # the widest real table (targets and pagu by quarter for five years) has about 60
MOST_PIECES = 5  # into which a column breaks one word
_BROKEN = re.compile(r"[^\W_]+(?: [^\W_]+)+")
_YEAR_WORD = r"(?:tahun(?: anggaran)?|thn?\.?|t\.? ?a\.?)"
_ORDINAL = r"[1-6]|i{1,3}|iv|vi?"
YEAR_LABEL = re.compile(
    rf"(?:target )?(?:pada )?(?:{_YEAR_WORD}(?: ?-? ?(?:ke ?-? ?)?(?P<before>{_ORDINAL})(?= ?[(/-]))? ?[/-]? ?)?\(?(?P<year>20\d\d)\)?"
    rf"(?: ?[(/-]? ?{_YEAR_WORD} ?-? ?(?:ke ?-? ?)?(?P<after>{_ORDINAL})\)?| [(\[]?\d{{1,2}}[)\]]?)?"  # 2025, and under it the number of its column
)
PERIOD = re.compile(r"20\d\d ?(?:-|–|s\.?/?d\.?) ?20\d\d")
_ORDINAL_LABEL = re.compile(rf"(?:{_YEAR_WORD} ?(?:ke)? ?-? ?)?\(?({_ORDINAL})\)?")
_ORDINAL_WITHIN = re.compile(rf"\b{_YEAR_WORD} ?(?:ke ?)?-? ?({_ORDINAL})\b")
MONTH = r"(jan|feb|mar|apr|mei|jun|jul|ag|sep|okt|nov|des)[a-z]*\.?"
_MONTHS = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "ag", "sep", "okt", "nov", "des")
_NOT_PLANNED = re.compile(r"realisasi|renstra|rpjm|prakiraan|perkiraan|capaian (?!kinerja)")
_FORWARD_ESTIMATE = re.compile(r"(prakiraan|perkiraan) maju\b(?!.*20\d\d)")
_UNTIL = re.compile(r"^(?:target )?(?:s\.?/?d\.?|sampai dengan|hingga)\s+")
_QUARTER_WORD = r"(?:tr|tw|trw|tri|triw|triwulan|tribulan|kuartal|q)"
_QUARTER_NUMBER = r"(i{1,3}|iv|[1-4]|pertama|kedua|ketiga|keempat)"
_QUARTER_LABEL = re.compile(rf"(?:target )?{_QUARTER_WORD}[ .-]*(?:ke)?[ -]*\(?{_QUARTER_NUMBER}\)?")
_QUARTER_WITHIN = re.compile(rf"\b{_QUARTER_WORD}[ .-]*(?:ke)?[ -]*{_QUARTER_NUMBER}\b")
_QUARTER_TAIL = re.compile(r"\s*(?:tahun )?20\d\d$|\s*\((?:target|jan|apr|jul|okt)[^()]*\)$")
_QUARTER_MONTHS = re.compile(rf"{MONTH} ?(?:-|–|s\.?/?d\.?) ?{MONTH}")
_CHECKPOINT = re.compile(r"b(03|06|09|12)")  # the month up to which a target counts
_QUARTER_NUMBERS = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4,
    "pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4,
}  # fmt: skip
_BEFORE = re.compile(r"\b(sebelum( perubahan)?|semula|murni)\b")
_AFTER = re.compile(r"\b(se(telah|sudah)( perubahan)?|menjadi)\b")
_DRAFT = re.compile(r"\b(lama|draft?|konsep)\b")
_GOES_ON = re.compile(r"(?:[,/&]|\b(?:dan|atau|serta))$")  # how a heading ends that the row below completes


class HeadingFeatures(NamedTuple):
    """What the meaning of a column rests on."""

    text: str
    has_year: bool
    has_ordinal: bool
    has_quarter: bool


@dataclass(frozen=True, slots=True)
class ColumnHeading:
    """What the headings over one column say; `superseded` marks what another column replaces: a draft, months beside their quarter."""

    number: int
    header: str
    year: int | None = None
    ordinal: int | None = None
    quarter: int | None = None
    cumulative: bool = False
    superseded: bool = False

    @property
    def features(self) -> HeadingFeatures:
        """The header, and how it is dated."""
        return HeadingFeatures(self.header, self.year is not None, self.ordinal is not None, self.quarter is not None)


@dataclass(slots=True)
class _HeadingPath:
    """What the headings over one column have said so far, from top to bottom."""

    texts: list[str] = field(default_factory=list)
    year: int | None = None
    ordinal: int | None = None
    quarter: int | None = None
    cumulative: bool = False


def read_headings(grid: Grid, rows: range, *, is_yearly: bool) -> list[ColumnHeading]:
    """Return what the headings in these rows say of each column; in a yearly document I II III IV are quarters."""
    found = _without_drafts(_with_next_year(_after_revision(_read_columns(grid, rows))))
    return _without_months(_with_bare_romans(found) if is_yearly else found)


def numbers_of_columns(grid: Grid) -> range:
    """Return the numbers of the columns that may have a heading."""
    last = max((cell.column + cell.columns - 1 for cell in grid.cells), default=0)
    return range(1, min(last, MAX_COLUMNS) + 1)


def _with_next_year(columns: list[ColumnHeading]) -> list[ColumnHeading]:
    """Date a prakiraan maju that prints no year (Permendagri 86/2017, T-C.33): it is for the year after the rencana."""
    planned = {column.year for column in columns if column.year and not _NOT_PLANNED.search(column.header)}
    if len(planned) != 1:
        return columns
    next_year = min(planned) + 1
    return [
        replace(column, year=next_year) if not column.year and _FORWARD_ESTIMATE.match(column.header) else column
        for column in columns
    ]


def _read_columns(grid: Grid, rows: range) -> list[ColumnHeading]:
    """Read each column's header from top to bottom."""
    columns = []
    for number in numbers_of_columns(grid):
        path, last = _HeadingPath(), None
        for row in rows:
            cell = grid.at(row, number)
            if cell is None or not cell.text:
                is_own = cell is not None and cell.columns > 1  # merged and blank: no part of the heading beside it
                above = None if is_own else _unmerged_heading_above(grid, rows, row, number)
                if above is not None:
                    _add_heading(path, mended(folded_heading(above.text)))
                continue
            if cell is not last:
                last = cell
                _add_heading(path, mended(folded_heading(cell.text)))
        header = " > ".join(path.texts)
        is_dated = path.year or path.quarter or path.ordinal
        if last is not None and number > last.column and not is_dated:
            header += f" #{number - last.column + 1}"
        cumulative = path.cumulative or bool(re.search(r"kumulatif|\bs\.?/?d\b|sampai dengan", header))
        columns.append(ColumnHeading(number, header, path.year, path.ordinal, path.quarter, cumulative))
    return columns


def _after_revision(columns: list[ColumnHeading]) -> list[ColumnHeading]:
    """Mark what was before a revision as superseded, where it stands beside what is after it."""
    before = [_BEFORE.search(column.header) is not None for column in columns]
    if not any(before) or not any(_AFTER.search(column.header) for column in columns):
        return columns
    found = []
    for column, is_before in zip(columns, before, strict=True):
        parts = (_AFTER.sub("", part).strip() for part in column.header.split(" > "))
        header = column.header if is_before else " > ".join(part for part in parts if part)
        found.append(replace(column, header=header, superseded=is_before))
    return found


def _without_drafts(columns: list[ColumnHeading]) -> list[ColumnHeading]:
    """Mark a dated column that is headed as a draft as superseded, where another one of its date is headed so too but for that word."""
    final = {(_draft_aside(c.header), c.year, c.ordinal, c.quarter) for c in columns if not _DRAFT.search(c.header)}
    return [
        replace(c, superseded=True)
        if _DRAFT.search(c.header) and (_draft_aside(c.header), c.year, c.ordinal, c.quarter) in final
        else c
        for c in columns
    ]


def _draft_aside(header: str) -> str:
    """Return a heading without the word that calls it a draft, and without the count of columns below it."""
    return re.sub(r"[()\s]+", " ", _DRAFT.sub("", header.partition(" #")[0])).strip()


def _with_bare_romans(columns: list[ColumnHeading]) -> list[ColumnHeading]:
    """Read I II III IV side by side under one heading as quarters, although no word says so."""
    result = list(columns)
    parts = [column.header.rpartition(" > ") for column in columns]
    for first in range(len(parts) - 3):
        spanning, labels = parts[first][0], [label for _, _, label in parts[first : first + 5]]
        if labels[:4] != ROMANS[:4] or labels[4:] == ["v"] or "tahun" in spanning:
            continue
        if all(heading == spanning for heading, _, _ in parts[first : first + 4]):
            result[first : first + 4] = [replace(result[first + n], header=spanning, quarter=n + 1) for n in range(4)]
    return result


def _without_months(columns: list[ColumnHeading]) -> list[ColumnHeading]:
    """Leave the quarters to their own columns where months stand beside them; where every month has one, B03 is March alone."""
    of_month = [re.search(rf"(^|> ){MONTH}$", column.header) is not None for column in columns]
    own = {c.quarter for c, is_month in zip(columns, of_month, strict=True) if c.quarter and not is_month}
    if any(of_month) and len(own) == len(set(_QUARTER_NUMBERS.values())):
        return [
            replace(c, quarter=None, superseded=True) if is_month and c.quarter in own else c
            for c, is_month in zip(columns, of_month, strict=True)
        ]
    if any(re.search(r"\bb(01|02|04|05|07|08|10|11)$", column.header) for column in columns):
        return [replace(column, quarter=None) for column in columns]
    return columns


def _unmerged_heading_above(grid: Grid, rows: range, row: int, column: int) -> Cell | None:
    """Return the heading that stands over several columns without being merged: "Target Triwulan" over I II III IV.

    A blank place above a printed one belongs to the heading left of it, past columns that print something below
    or nothing at all; one that is merged over its columns does not reach past blank ones.
    """
    below, passed_blank = range(row + 1, rows.stop), False
    for left in range(column, 0, -1):
        cell = grid.at(row, left)
        if cell is not None and cell.text:
            return cell if left < column and not (passed_blank and cell.columns > 1) else None
        is_blank_column = left < column and not _prints_anything(grid, rows, left)
        passed_blank |= is_blank_column
        if not is_blank_column and not _prints_anything(grid, below, left):
            return None
    return None


def _prints_anything(grid: Grid, rows: range, column: int) -> bool:
    return any((cell := grid.at(row, column)) is not None and cell.text for row in rows)


def _add_heading(path: _HeadingPath, text: str) -> None:
    """Add a heading to those above it: its year, ordinal or quarter apart, the rest as text."""
    under = path.texts[-1] if path.texts else ""
    if match := YEAR_LABEL.fullmatch(text):
        ordinal = match["before"] or match["after"]
        path.year, path.ordinal = int(match["year"]), _ordinal(ordinal) if ordinal else None
        if text.startswith("target"):
            path.texts.append("target")
        return
    quarter, cumulative = quarter_of(text, under)
    if quarter:
        path.quarter, path.cumulative = quarter, path.cumulative or cumulative
        return
    ordinal = _ORDINAL_LABEL.fullmatch(text)
    if ordinal and (len(text) > len(ordinal[1]) + 2 or "tahun" in under):
        path.ordinal, path.year = _ordinal(ordinal[1]), None
        return
    if match := re.search(r"\b(20\d\d)\b", PERIOD.sub("", text)):
        path.year = path.year or int(match[1])
    if match := _ORDINAL_WITHIN.search(text):
        path.ordinal = path.ordinal or _ordinal(match[1])
    if match := _QUARTER_WITHIN.search(text):
        path.quarter = path.quarter or _QUARTER_NUMBERS[match[1]]
    if _GOES_ON.search(under):
        path.texts[-1] = f"{under} {text}"
    else:
        path.texts.append(text)


def _ordinal(text: str) -> int:
    return int(text) if text.isdigit() else ROMANS.index(text) + 1


def quarter_of(text: str, under: str) -> tuple[int | None, bool]:
    """Return the quarter that a heading names and whether it counts from the beginning of the year."""
    plain = _UNTIL.sub("", text)
    cumulative = plain != text
    plain = _QUARTER_TAIL.sub("", plain)
    if match := _QUARTER_LABEL.fullmatch(plain):
        return _QUARTER_NUMBERS[match[1]], cumulative
    if match := _CHECKPOINT.fullmatch(plain):
        return int(match[1]) // 3, True
    if match := re.fullmatch(MONTH, plain):
        last = _MONTHS.index(match[1]) + 1
        return (last // 3 if cumulative and last % 3 == 0 else None), True
    if match := _QUARTER_MONTHS.fullmatch(plain):
        first, last = (_MONTHS.index(match[n]) + 1 for n in (1, 2))
        return (last // 3 if last % 3 == 0 and first == last - 2 else None), False
    if re.search(r"triwulan|tribulan|\btw\b|\btr\b", under):
        return _QUARTER_NUMBERS.get(plain.strip("()")), cumulative
    return None, False


def quarter_in(text: str) -> int | None:
    """Return the quarter that a title names: "Rencana Aksi Triwulan II"."""
    match = _QUARTER_WITHIN.search(folded_heading(text))
    return _QUARTER_NUMBERS[match[1]] if match else None


@remembered
def folded_heading(text: str) -> str:
    """Return a heading in small letters, its words put together where a narrow column breaks them."""
    plain = re.sub(r"\s+", " ", text.casefold()).strip(" .:*")
    plain = re.sub(r"\s*([/])\s*", r"\1", plain)
    return _BROKEN.sub(_joined_words, plain) if len(plain) <= LONGEST_HEADER else plain


def _joined_words(match: re.Match[str]) -> str:
    """Put the words of a heading together that its narrow column breaks: baseli ne, n o, 202 1."""
    parts = match[0].split(" ")
    begin = 0
    while begin < len(parts):
        for end in range(min(len(parts), begin + MOST_PIECES), begin + 1, -1):
            word = "".join(parts[begin:end])
            is_year = re.fullmatch(r"20\d\d", word)
            if not is_year and any(map(str.isdigit, parts[begin:end])):
                continue
            word = word if _is_listed(parts[begin]) else mended_word(word)
            if is_year or (_is_listed(word) and word not in ROMANS and not all(map(_is_listed, parts[begin:end]))):
                parts[begin:end] = [word]
                break
        begin += 1
    return " ".join(parts)


def _is_listed(word: str) -> bool:
    """Tell whether a word is one of headings; a single letter is rather a part of one."""
    return len(word) > 1 and word in listed_words()
