"""Hold what stands above a table, and tell which kind of document its lines name.

The lines above a table, the form of the table before it and the cover of the file go in; how strongly each kind of document is named
comes out. Looks at no column.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from cascade.reading.tables.header_parser import PERIOD
from cascade.reading.tables.table import TableForm
from cascade.reading.tables.vocabulary import mended, remembered, vocabulary

CAPTION_DISTANCE = 5  # lines above a table among which its caption stands
CAPTION, NEAR, COVER, BEFORE = (
    8.0,
    3.0,
    4.0,
    1.5,
)  # weights of a kind that the caption, other lines, the cover, the table before name
_OTHER_INDICATORS = (  # a title that also names the IKU beside which, or for which, other indicators are listed
    r"\bselain\b[^.;]{0,40}\b(iku|indikator kinerja utama)\b"
    r"|\b(indikator kinerja (kunci|daerah)|ikk|ikd)\b.*\b(mendukung|menunjang)\b.*\b(iku|indikator kinerja utama)\b"
)
_MEASURED_BY_IKU = re.compile(  # what the IKU of a title serve does not name the table
    r"(?P<iku>\b(iku|indikator kinerja utama)\b.*?)\bmengacu pada tujuan(,| dan|/) ?sasaran", re.I
)
_CAPTION = re.compile(r"tabel?\b|table\b|matriks\b|lampiran\b|formulir\b", re.I)


@dataclass(frozen=True)
class TableContext:
    """What stands above a header: the lines, the nearest last, the table before it, and the cover of the file."""

    lines: tuple[str, ...]
    previous: TableForm | None
    cover: str = ""

    @cached_property
    def caption_lines(self) -> tuple[str, ...]:
        """The line "Tabel …" and what follows it, else the last two lines."""
        last = self.lines[-CAPTION_DISTANCE:]
        begin = next((i for i in reversed(range(len(last))) if _CAPTION.match(last[i])), max(0, len(last) - 2))
        return last[begin:]

    @cached_property
    def caption(self) -> str:
        """The lines of the caption as one text."""
        text = " ".join(self.caption_lines)
        return f"{text} {mended(text.casefold())}"

    @cached_property
    def text(self) -> str:
        """All lines above."""
        return " ".join(self.lines)

    @cached_property
    def period(self) -> range:
        """The years that the cover says to be planned, none where it names no period."""
        match = PERIOD.search(self.cover)
        return range(int(match[0][:4]), int(match[0][-4:]) + 1) if match else range(0)

    @cached_property
    def first_year(self) -> int:
        """The year with which the period on the cover begins, 0 where it names none."""
        period = PERIOD.search(self.cover)
        return int(period[0][:4]) if period else 0

    @property
    def is_yearly(self) -> bool:
        """Tell whether the document plans one year, so that I II III IV are quarters and no years of a plan."""
        follows_yearly = self.previous is not None and self.previous.kind in ("rencana_aksi", "perjanjian_kinerja")
        named = " ".join((self.caption, self.text, self.cover))
        return follows_yearly or re.search(r"aksi\b|triwulan|perjanjian kinerja", named, re.I) is not None

    @cached_property
    def is_of_region(self) -> bool:
        """Whether cover or lines name a plan of the whole region, and none of an office."""
        text = f"{self.cover} {self.text}"
        of_office = r"renstra|rencana strategis|renja|rencana kerja|perangkat daerah|\bopd\b|\bskpd\b"
        return bool(re.search(vocabulary().of_region, text, re.I)) and not re.search(of_office, text, re.I)

    @cached_property
    def names_table(self) -> bool:
        """Whether a title of a kind of table stands above: in the caption where there is one, else anywhere."""
        has_caption = any(_CAPTION.match(line) for line in self.lines[-CAPTION_DISTANCE:])
        text = self.caption if has_caption else f"{self.cover} {self.text}"
        return any(_title(kind).search(text) for kind in vocabulary().titles)

    @cached_property
    def kinds(self) -> dict[str, float]:
        """How strongly the lines above name each kind of document."""
        return {kind: self._weight(kind) for kind in vocabulary().titles}

    @cached_property
    def _caption_names_a_kind(self) -> bool:
        return any(_title(kind).search(self.caption) for kind in vocabulary().titles)

    def _weight(self, kind: str) -> float:
        pattern = _title(kind)
        if kind == "iku" and re.search(_OTHER_INDICATORS, self.caption, re.I):
            return 0.0
        named = _MEASURED_BY_IKU.sub(r"\g<iku>", self.caption) if kind == "renstra" else self.caption
        if pattern.search(named):
            weight = CAPTION
        elif pattern.search(self.text):
            weight = NEAR
        else:
            weight = 0.0
        if pattern.search(self.cover):
            weight += COVER if not self._caption_names_a_kind else COVER / 4
        if self.previous is not None and self.previous.kind == kind:
            weight += BEFORE if self.lines else CAPTION
        return weight

    def names(self, pattern: str, *, cover: bool = False) -> bool:
        """Tell whether the caption or a line above matches a pattern."""
        return re.search(pattern, f"{self.cover} {self.text}" if cover else self.text, re.I) is not None


@remembered
def _title(kind: str) -> re.Pattern[str]:
    return re.compile(vocabulary().titles[kind], re.I | re.S)
