"""Hold what is printed together with the address at which it is printed.

A text, a date or a quantity and its `Source` make one record; a number is a `Decimal`, never a float. What cannot be
judged is `Unknown`, with the reason. Nothing in here parses or compares.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from cascade.model.i18n import Language, LocalizedText

SURE_CONFIDENCE = 0.9  # confidence from which a number that was read from a picture counts
CorrectedPart = Literal[
    "target", "end_target", "baseline", "pagu", "end_pagu", "name", "unit", "level", "code", "not_a_row"
]


@dataclass(frozen=True, slots=True)
class HandCorrection:
    """What a person put in the place of a print that was read wrongly, and the text that was read."""

    what: CorrectedPart
    by: str
    read: str
    value: str

    @property
    def sentence(self) -> LocalizedText:
        """Who corrected what, as a reader of a report needs it beside the value."""
        said = _LEVEL_CORRECTED if self.what == "level" else _CORRECTED
        return said.format(b=self.by, r=self.read, v=self.value)


_CORRECTED = LocalizedText(
    "dikoreksi oleh {b}: dibaca “{r}”, seharusnya “{v}”", "corrected by {b}: read as “{r}”, should be “{v}”"
)
_LEVEL_CORRECTED = LocalizedText(
    "jenjang dikoreksi oleh {b}: dibaca “{r}”, seharusnya “{v}”",
    "level corrected by {b}: read as “{r}”, should be “{v}”",
)


@dataclass(frozen=True, slots=True)
class Source:
    """The address of one printed value.

    Rows, columns, pages and tables count from 1; `cell` is the spreadsheet reference (`H8`); `box` is
    (left, top, right, bottom) in PDF points from the top left of the page. `carried` marks a value that
    is printed once for several rows (a merged or carried-down cell), `guessed` one of a table without rules. `confidence`
    (0 to 1) is that of what was read from a picture; None where the file holds the text itself. `corrected` tells what a person
    corrected by hand of what was read here; such a value is as sure as a printed one.
    """

    file: str
    sha256: str = ""
    page: int | None = None
    sheet: str | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    cell: str | None = None
    box: tuple[float, float, float, float] | None = None
    carried: bool = False
    guessed: bool = False
    confidence: float | None = None
    corrected: tuple[HandCorrection, ...] = ()

    @property
    def blanks_are_unsure(self) -> bool:
        """It stands in a table without rules or in a picture, where what looks blank may be printed all the same."""
        return not self.corrected and (self.guessed or self.confidence is not None)

    @property
    def is_unsure(self) -> bool:
        """Read from a picture, and so poorly that no rule may rest on it."""
        return not self.corrected and self.confidence is not None and self.confidence < SURE_CONFIDENCE

    @property
    def is_unruled(self) -> bool:
        """Read from a page on which no ruled lines enclose the cells, so that white space told columns or rows."""
        return self.guessed and self.box is not None

    @property
    def place(self) -> LocalizedText:
        """Where it stands inside the file, as a reader would look it up."""
        indonesian, english = [], []
        for value, in_id, in_en in (
            (self.page, "hal. {}", "p. {}"),
            (self.sheet, "lembar “{}”", "sheet “{}”"),
            (self.table, "tabel {}", "table {}"),
            (self.cell, "sel {}", "cell {}"),
        ):
            if value is not None:
                indonesian.append(in_id.format(value))
                english.append(in_en.format(value))
        if self.cell is None and self.row is not None:
            indonesian.append(f"baris {self.row}")
            english.append(f"row {self.row}")
        if self.carried:
            indonesian.append("sel gabungan")
            english.append("merged cell")
        if self.guessed:
            indonesian.append("tabel tanpa garis")
            english.append("table without rules")
        if self.confidence is not None:
            share = f"{self.confidence:.0%}"
            indonesian.append(f"dibaca dari gambar (keyakinan {share.replace('%', ' %')})")
            english.append(f"read from a picture (confidence {share})")
        for correction in self.corrected:
            indonesian.append(correction.sentence.id)
            english.append(correction.sentence.en)
        return LocalizedText(", ".join(indonesian), ", ".join(english))

    def short(self, language: Language = "id") -> str:
        """Return the place as short as a person needs it who has the document open: `T-C.25!I7`, `tabel 2, baris 7`."""
        if not (self.sheet and self.cell):
            return self.place.say(language) or self.file
        return ", ".join([f"{self.sheet}!{self.cell}", *(each.sentence.say(language) for each in self.corrected)])

    def range_to(self, last: Source | None) -> Source:
        """Return the address of a run of cells in one row, such as `P33:S33`."""
        if last is None or last.cell == self.cell or self.cell is None or last.cell is None:
            return self
        return replace(self, cell=f"{self.cell}:{last.cell}", column=None)

    def say(self, language: Language = "id") -> str:
        """Return file and place as one line."""
        place = self.place.say(language)
        return f"{self.file}, {place}" if place else self.file


@dataclass(frozen=True, slots=True)
class Unknown:
    """The third answer: cannot be judged, with the reason. It has no truth value."""

    reason: LocalizedText

    def __bool__(self) -> bool:
        raise TypeError("an unknown is neither true nor false")


@dataclass(frozen=True, slots=True)
class Label:
    """A printed text with its address."""

    text: str
    source: Source

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A printed date with its address."""

    value: datetime.date
    text: str
    source: Source

    def __str__(self) -> str:
        return self.text


QuantityKind = Literal["number", "percent", "range", "bound", "ordinal", "text", "none"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """One printed value.

    * number, percent: `value`, with `decimals` digits printed after the decimal mark;
    * range: `value` to `high`;
    * bound: `operator` (`>=`, `<=`, `>`, `<`) and `value`;
    * ordinal, text: `raw` alone;
    * none: nothing is promised; `raw` tells a blank cell ("") from a dash ("-") or "n/a".

    `readings` holds the other values that an ambiguous print may stand for (`30.000` is 30000 or 30). `plain` is the value
    where nothing but it and its unit counts: surely read, in one reading, no fraction that may mean per cent.
    """

    kind: QuantityKind
    raw: str
    value: Decimal | None = None
    high: Decimal | None = None
    operator: str | None = None
    decimals: int = 0
    unit: str | None = None
    readings: tuple[Decimal, ...] = ()
    source: Source | None = None
    plain: Decimal | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Tell once what each comparison asks."""
        is_plain = (
            self.value is not None
            and self.kind in ("number", "percent")
            and not self.readings
            and not (self.decimals and self.unit is not None and self.kind == "number" and self.value <= 1)
            and not self.is_unsure
        )
        object.__setattr__(self, "plain", self.value if is_plain else None)

    @property
    def is_missing(self) -> bool:
        """Nothing is promised here: blank, a dash or "n/a"."""
        return self.kind == "none"

    @property
    def ambiguous(self) -> bool:
        """The print may stand for more than one value, or was read from a picture too poorly to tell."""
        return bool(self.readings) or self.is_unsure

    @property
    def is_unsure(self) -> bool:
        """It was read from a picture too poorly to be relied on."""
        return self.source is not None and self.source.is_unsure

    def __str__(self) -> str:
        return self.raw
