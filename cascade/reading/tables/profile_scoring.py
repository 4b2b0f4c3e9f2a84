"""Judge how well a profile fits the header of a table, and whether such a table may stand there.

Columns named by a profile and what is printed above them go in; a score comes out, 0 where something speaks against the profile: a
column that it needs is missing, a title or heading of another kind of table, values of what was reached instead of what is planned.
Chooses no profile itself and reads no data rows.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from cascade.model import PLAN_KINDS
from cascade.reading.tables.column_mapping import header_matches
from cascade.reading.tables.header_parser import PERIOD
from cascade.reading.tables.profile import Profile, profiles
from cascade.reading.tables.table import SUPPLEMENTARY_FIELDS, VALUE_FIELDS, Column, TableForm

EVALUATED = ("renstra", "renja", "perjanjian_kinerja", "iku", "rpjmd")  # of which evaluations print the same columns
WEIGHT_OF_TITLE = 3  # in named columns
COST_OF_ROW = 0.01  # in named columns; of two heights of a header the lower one is taken
MOST_SINGLE_TARGETS = 2  # in one block: of last year and of this one
CAPTION_DISTANCE = 5  # lines above a table among which its caption stands
_CAPTION = re.compile(r"tabel?\b|table\b|matriks\b|lampiran\b", re.I)
_DOCUMENT_KIND = re.compile(
    r"renstra|rencana strategis|renja\b|rencana kerja|perjanjian kinerja|rencana ?aksi|renaksi|\bik[udk]\b|indikator kinerja (utama|kunci|daerah)"
    r"|rpjm|\bdpp?a\b|pelaksanaan anggaran|T-C\.?\d",
    re.I,
)
_ELEMENT_HEADER = r"^(nama |uraian )?(tujuan|sasaran|program|(sub ?)?kegiatan)(/.*)?$"
_INDICATOR_HEADER = r"(^|> )(nama )?indikator\b(?! #)(?!.*> (no|jenis|tipe|sifat)\b)(?!.*\b(positif|negatif)\b)"
_REACHED = r"(^|> )(realisasi|capaian)( (kinerja|indikator|pada|tahun|20\d\d))*( \(?%\)?)?$"


@dataclass(slots=True)
class Candidate:
    """A header read by one profile: its rows, what its columns mean, and how well that fits."""

    profile: Profile
    rows: range
    columns: tuple[Column, ...]
    score: float = 0


@dataclass(frozen=True)
class TableContext:
    """What stands above a header: the lines, the nearest last, and the table before it.

    The caption, which is the line "Tabel …" and what follows or else the last lines, goes before prose further up; a
    caption that names no kind of document is read with the cover of the file.
    """

    lines: tuple[str, ...]
    previous: TableForm | None
    cover: str = ""

    @cached_property
    def above(self) -> str:
        """The caption if it is the title of any kind of table, else all lines; with the cover if they name no document."""
        last = self.lines[-CAPTION_DISTANCE:]
        begin = next((i for i in reversed(range(len(last))) if _CAPTION.match(last[i])), max(0, len(last) - 2))
        caption = " ".join(last[begin:])
        is_title = any(each.title and re.search(each.title, caption, re.I) for each in profiles())
        text = caption if is_title else " ".join(self.lines)
        return text if _DOCUMENT_KIND.search(text) else f"{self.cover} {text}"

    def admits(self, profile: Profile, columns: tuple[Column, ...]) -> bool:
        """Tell whether a table of this profile may stand here."""
        is_under_title = self.has_title_of(profile)
        text = self.above if is_under_title else " ".join((self.cover, *self.lines))
        if re.search(profile.unless_title, text, re.I) or re.search(profile.unless_cover, self.cover, re.I):
            return False
        has_title = is_under_title or any(_is_title(profile, column.header) for column in columns)
        continues = self.previous == profile.form and not self.lines
        follows_its_kind = self.previous is not None and self.previous.kind == profile.kind
        return profile.context == "any" or has_title or continues or (profile.context == "kind" and follows_its_kind)

    @cached_property
    def first_year(self) -> int:
        """The year with which the period on the cover begins, 0 where it names none."""
        period = PERIOD.search(self.cover)
        return int(period[0][:4]) if period else 0

    @property
    def is_yearly(self) -> bool:
        """Tell whether the document plans one year, so that I II III IV are quarters and no years of a plan."""
        follows_yearly = self.previous is not None and self.previous.kind in ("rencana_aksi", "perjanjian_kinerja")
        return follows_yearly or re.search(r"aksi\b|triwulan|perjanjian kinerja", self.above, re.I) is not None

    def has_title_of(self, profile: Profile) -> bool:
        """Tell whether the title of this profile stands above."""
        return _is_title(profile, self.above)


def _is_title(profile: Profile, text: str) -> bool:
    return bool(profile.title) and re.search(profile.title, text, re.I) is not None


def score(candidate: Candidate, context: TableContext) -> float:
    """Count the named columns; 0 when the profile lacks a needed one or may not stand here."""
    profile, columns = candidate.profile, candidate.columns
    named = [column for column in columns if column.name]
    if _lacks_needed_column(profile, named) or _has_some_quarters_only(named):
        return 0
    if _count_single_targets(named) > MOST_SINGLE_TARGETS or (_elements_after_indicator(named) and not profile.is_list):
        return 0
    if _skips_what_is_measured(columns) or _lists_elements_twice(columns):
        return 0
    if _evaluates(profile, columns) or _is_past(profile, named, context.first_year):
        return 0
    if any(header_matches(profile.unless_header, column.header) for column in columns):
        return 0
    if not context.admits(profile, columns):
        return 0
    distinctive = sum(1 for column in named if column.name not in SUPPLEMENTARY_FIELDS)
    title = WEIGHT_OF_TITLE if context.has_title_of(profile) else 0
    unknown = sum(1 for column in columns if column.header and not column.name and not column.ignored)
    further_targets = max(0, _count_single_targets(named) - 1)
    return distinctive + title - unknown - further_targets - COST_OF_ROW * len(candidate.rows)


def _lacks_needed_column(profile: Profile, named: list[Column]) -> bool:
    present = {f"{column.block}.{column.name}" for column in named} | {str(column.name) for column in named}
    return any(present.isdisjoint(need.split("|")) for need in profile.needs)


def _has_some_quarters_only(named: list[Column]) -> bool:
    """Tell whether a block has quarters but not all four: a lone "TR I" would be read as the whole year."""
    return any(0 < len(quarters) < 4 for quarters in _quarters(named))


def _count_single_targets(named: list[Column]) -> int:
    """Count the targets of one indicator in a year's document: two print last year's beside it, more are a plan."""
    return max(Counter(column.block for column in named if column.name == "target").values(), default=0)


def _elements_after_indicator(named: list[Column]) -> bool:
    """Tell whether an element stands right of the indicator that would measure it.

    "Program" before "Indikator" is what the row measures, after it is what supports the indicator.
    """
    indicator = {column.block: column.number for column in named if column.name == "indicator"}
    return any(c.is_element and c.number > indicator.get(c.block, c.number) for c in named)


def _skips_what_is_measured(columns: tuple[Column, ...]) -> bool:
    """Tell whether a profile leaves out what the values are about.

    That is an element between the last named one and its indicator, or an indicator between the named one and its values.
    """
    unnamed = [column for column in columns if not column.name]
    for block in {column.block for column in columns} - {None}:
        named = [column for column in columns if column.block == block and column.name]
        element, indicator, values = _places_in_block(named)
        skips_element = _has_header_between(element, indicator, unnamed, _ELEMENT_HEADER)
        if skips_element or _has_header_between(indicator, values, unnamed, _INDICATOR_HEADER):
            return True
    return False


def _places_in_block(named: list[Column]) -> tuple[int, int, int]:
    """Return the numbers of three columns: the last element before the indicator, the indicator, and where its values begin.

    Where a block has quarters these are its values. Elements and values that are missing have the number of the indicator,
    a missing indicator 0.
    """
    indicator = next((c.number for c in named if c.name == "indicator" and not c.is_continuation), 0)
    element = max((c.number for c in named if c.is_element and c.number < indicator), default=indicator)
    values = [column for column in named if column.name in VALUE_FIELDS and column.number > indicator]
    quarters = [column for column in values if column.name == "quarters"]
    return element, indicator, min((column.number for column in quarters or values), default=indicator)


def _has_header_between(first: int, last: int, columns: list[Column], pattern: str) -> bool:
    """Tell whether a column between two others has such a header."""
    return any(first < column.number < last and header_matches(pattern, column.header) for column in columns)


def _is_past(profile: Profile, named: list[Column], first_year: int) -> bool:
    """Tell whether the years of a plan's table all lie before its period: what was achieved, not what is planned."""
    years = [column.year for column in named if column.name in ("targets", "pagus") and column.year]
    return profile.kind in PLAN_KINDS and bool(years) and max(years) < first_year


def _lists_elements_twice(columns: tuple[Column, ...]) -> bool:
    """Tell whether a table lists its elements twice, side by side: what was drafted and what was found to be needed."""
    elements = {column.header for column in columns if column.is_element}
    return any(column.header in elements for column in columns if not (column.name or column.ignored))


def _evaluates(profile: Profile, columns: tuple[Column, ...]) -> bool:
    """Tell whether what was reached stands beside every target: such a table looks back and is no plan."""
    if profile.kind not in EVALUATED:
        return False
    planned = {(c.year, c.ordinal) for c in columns if c.name in ("target", "targets")}
    reached = {(c.year, c.ordinal) for c in columns if header_matches(_REACHED, c.header)}
    return bool(planned) and planned <= reached


def _quarters(named: list[Column]) -> list[set[int | None]]:
    """Return the quarters that each block of columns has."""
    blocks = {column.block for column in named}
    return [{c.quarter for c in named if c.block == block and c.name == "quarters"} for block in blocks]
