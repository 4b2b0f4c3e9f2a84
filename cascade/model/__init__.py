"""The nouns: what was printed, where it stands, what it claims, what was found.

Plain frozen records that the rooms hand to each other. No value travels without its `Source`, and no
number is ever a float. Nothing in here reads, links or judges.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from cascade.model.i18n import Language, LocalizedText, ranges

KIND_NAMES: dict[str, str] = {
    "renstra": "Renstra",
    "renja": "Renja",
    "perjanjian_kinerja": "Perjanjian Kinerja",
    "rencana_aksi": "Rencana Aksi",
    "iku": "IKU",
    "rpjmd": "RPJMD",
    "rkpd": "RKPD",
    "dpa": "DPA",
    "lkjip": "LKjIP",
}
FLOW = ("rpjmd", "renstra", "iku", "rkpd", "renja", "dpa", "perjanjian_kinerja", "rencana_aksi", "lkjip")
LEVELS: tuple[str, ...] = (
    "tujuan",
    "sasaran",
    "program",
    "kegiatan",
    "sub_kegiatan",
    "iku",
    "ikk",
    "ikd",
    "outcome",
    "output",
    "unknown",
)
LEVEL_NAMES: dict[str, str] = {
    "tujuan": "tujuan",
    "sasaran": "sasaran",
    "program": "program",
    "kegiatan": "kegiatan",
    "sub_kegiatan": "sub kegiatan",
    "unknown": "jenjang tidak diketahui",
}
CHAIN = ("tujuan", "sasaran", "program", "kegiatan", "sub_kegiatan")  # each level stands under the one before
PLANS = ("rpjmd", "renstra", "iku")  # documents that cover several years
OUTCOMES = (
    "tujuan",
    "sasaran",
    "iku",
    "ikk",
    "ikd",
    "outcome",
)  # documents print one indicator now at one, now at another
Phase = Literal["murni", "perubahan"]
PHASE_NAMES: dict[Phase, LocalizedText] = {
    "murni": LocalizedText("murni", "original"),
    "perubahan": LocalizedText("perubahan", "amended"),
}
Severity = Literal["error", "warning", "info", "question"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "question", "info")
SEVERITY_NAMES: dict[Severity, LocalizedText] = {
    "error": LocalizedText("KESALAHAN", "ERROR"),
    "warning": LocalizedText("PERINGATAN", "WARNING"),
    "question": LocalizedText("PERTANYAAN", "QUESTION"),
    "info": LocalizedText("INFO", "INFO"),
}
Verdict = Literal["fail", "pass", "not_applicable", "insufficient_data", "waived", "error"]
VERDICTS: tuple[Verdict, ...] = ("fail", "pass", "not_applicable", "insufficient_data", "waived", "error")
VERDICT_NAMES: dict[Verdict, LocalizedText] = {
    "fail": LocalizedText("gagal", "failed"),
    "pass": LocalizedText("lulus", "passed"),
    "not_applicable": LocalizedText("tidak berlaku", "not applicable"),
    "insufficient_data": LocalizedText("tidak cukup data", "not enough data"),
    "waived": LocalizedText("dikecualikan", "waived"),
    "error": LocalizedText("galat", "error"),
}
CoverageState = Literal["failed", "passed", "unjudged", "broken", "off", "idle"]
STATE_NAMES: dict[CoverageState, LocalizedText] = {
    "failed": LocalizedText("ada temuan", "with findings"),
    "passed": LocalizedText("lulus", "passed"),
    "unjudged": LocalizedText("tidak dapat dinilai", "could not be judged"),
    "broken": LocalizedText("galat: aturan tidak berjalan", "error: the rule did not run"),
    "off": LocalizedText("dimatikan", "switched off"),
    "idle": LocalizedText("tidak ada yang dinilai", "nothing to judge"),
}
_STATES: dict[Verdict, CoverageState] = {
    "fail": "failed", "pass": "passed", "error": "broken", "insufficient_data": "unjudged", "waived": "off"
}  # fmt: skip
SURE = 0.9  # confidence from which a number that was read from a picture counts
QUARTER_NAMES = ("TR I", "TR II", "TR III", "TR IV")
DETAILS = ("definition", "formula", "data_source", "responsible")  # what a decree on IKU says of an indicator


@dataclass(frozen=True, slots=True)
class Source:
    """The address of one printed value.

    Rows, columns, pages and tables count from 1; `cell` is the spreadsheet reference (`H8`); `box` is
    (left, top, right, bottom) in PDF points from the top left of the page. `carried` marks a value that
    is printed once for several rows (a merged or carried-down cell), `guessed` one of a table without rules. `confidence`
    (0 to 1) is that of what was read from a picture; None where the file holds the text itself.
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

    @property
    def may_lack(self) -> bool:
        """It stands in a table without rules or in a picture, where what looks blank may be printed all the same."""
        return self.guessed or self.confidence is not None

    @property
    def is_unsure(self) -> bool:
        """Read from a picture, and so poorly that no rule may rest on it."""
        return self.confidence is not None and self.confidence < SURE

    @property
    def is_without_rules(self) -> bool:
        """Read from a page on which no rules enclose the cells, so that white space told columns or rows."""
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
        return LocalizedText(", ".join(indonesian), ", ".join(english))

    def short(self, language: Language = "id") -> str:
        """Return the place as short as a person needs it who has the document open: `T-C.25!I7`, `tabel 2, baris 7`."""
        return f"{self.sheet}!{self.cell}" if self.sheet and self.cell else self.place.say(language) or self.file

    def to(self, last: Source | None) -> Source:
        """Return the address of a run of cells in one row, such as `P33:S33`."""
        if last is None or last.cell == self.cell or self.cell is None or last.cell is None:
            return self
        return replace(self, cell=f"{self.cell}:{last.cell}", column=None)

    def say(self, language: Language = "id") -> str:
        """Return file and place as one line."""
        place = self.place.say(language)
        return f"{self.file}, {place}" if place else self.file


@dataclass(frozen=True, slots=True)
class Problem:
    """Something of the input that a person should know; never an exception. `pages` are those that it is about."""

    severity: Severity
    message: LocalizedText
    hint: LocalizedText | None = None
    source: Source | None = None
    pages: tuple[int, ...] = ()

    @classmethod
    def of_pages(
        cls,
        severity: Severity,
        origin: Source,
        pages: Iterable[int],
        said: LocalizedText,
        hint: LocalizedText | None = None,
        **more: object,
    ) -> Problem:
        """Return what to say of some pages of a file; `{file}` and `{p}` stand for the file and the pages."""
        numbers = sorted(set(pages))
        message = said.format(file=origin.file, p=ranges(numbers), **more)
        return cls(severity, message, hint, replace(origin, page=numbers[0]), tuple(numbers))


@dataclass(frozen=True, slots=True)
class Unknown:
    """The third answer: cannot be judged, with the reason. It has no truth value."""

    reason: LocalizedText

    def __bool__(self) -> bool:
        raise TypeError("an unknown is neither true nor false")


# What loaders hand over: what is printed where.


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed cell; `row` and `column` count from 1 inside its grid, spans cover merged cells.

    `text` is what a reader sees (a spreadsheet value as its number format shows it); `number` is the
    value so shown, where the file stores a number; `indent` how far the text stands from the left edge, in points. `other` is
    the number that a second reading of the file gives, where it gives another one; `unsure` marks a text that may belong to
    this place or to another one.
    """

    text: str
    row: int
    column: int
    source: Source
    rows: int = 1
    columns: int = 1
    bold: bool = False
    hidden: bool = False
    number: Decimal | None = None
    indent: int = 0
    other: str = ""
    unsure: bool = False

    def starts_at(self, row: int) -> bool:
        """Tell whether it begins in a row, and does not reach into it from above."""
        return self.row == row


@dataclass(frozen=True, slots=True)
class Note:
    """A remark outside the table: a cell comment, a text box, a reviewer's line in the margin."""

    text: str
    source: Source
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of running text."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Grid:
    """A rectangular table as printed, before anyone knows what it means.

    `cells` holds each printed cell once, at its top left corner; `at` resolves merged positions.
    """

    name: str
    cells: tuple[Cell, ...]
    rows: int
    columns: int
    source: Source
    _rows: dict[int, dict[int, Cell]] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.rows):
                covered = self._rows.setdefault(row, {})
                for column in range(cell.column, cell.column + cell.columns):
                    covered.setdefault(column, cell)

    @property
    def filled_rows(self) -> list[int]:
        """The rows that print something; a stray far cell makes `rows` a million."""
        return sorted(self._rows)

    def at(self, row: int, column: int) -> Cell | None:
        """Return the cell that covers a position, or None where nothing is printed."""
        return self._rows.get(row, {}).get(column)

    def row(self, row: int) -> Iterator[Cell]:
        """Yield the cells that cover a row, each once, from left to right."""
        last = None
        for _, cell in sorted(self._rows.get(row, {}).items()):
            if cell is not last:
                yield cell
            last = cell


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """Everything that one file prints, in reading order."""

    file: str
    sha256: str
    blocks: tuple[Grid | Line, ...] = ()
    notes: tuple[Note, ...] = ()
    problems: tuple[Problem, ...] = ()
    canonical: tuple[Mapping[str, object], ...] = ()


# What reading makes of it: what is claimed.


@dataclass(frozen=True, slots=True)
class Label:
    """A printed text with its address."""

    text: str
    source: Source

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Dated:
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

    `readings` holds the other values that an ambiguous print may stand for (`30.000` is 30000 or 30).
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


Direction = Literal["up", "down", "keep", "range"]
QuarterAggregation = Literal["sum", "cumulative", "constant", "final", "average", "unknown"]


@dataclass(frozen=True, slots=True)
class Element:
    """A tujuan, sasaran, program, kegiatan or sub kegiatan of one document.

    `pagu_quarters` are the parts of the year's pagu that its row plans for TR I to IV, `funds` the source of funds;
    None means that the table has no such columns. `statements` are the sentences of outcome or output below its name.
    """

    id: str
    level: str
    name: Label
    code: Label | None = None
    parent: str | None = None
    pagu: Mapping[int, Quantity] = field(default_factory=dict)
    pagu_quarters: tuple[Quantity, ...] | None = None
    funds: Label | None = None
    statements: tuple[Label, ...] = ()
    level_assumed: bool = False


@dataclass(frozen=True, slots=True)
class Total:
    """A printed total row: its pagu by year, and the elements, of all levels, that stand above it."""

    name: Label
    pagu: Mapping[int, Quantity]
    elements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One printed line of an indicator.

    A mapping or tuple that lacks an entry means that the table has no such column (*absent*); an entry
    of kind "none" means that the cell is blank or a dash. `unit` likewise: None is absent, an empty
    label is blank. `details` are the columns of a decree on IKU that say how it is measured (`DETAILS`). `packed`
    tells how many indicators shared the printed cell.
    """

    id: str
    name: Label
    level: str
    element: str | None = None
    code: Label | None = None
    unit: Label | None = None
    baseline: Quantity | None = None
    targets: Mapping[int, Quantity] = field(default_factory=dict)
    end_target: Quantity | None = None
    quarters: tuple[Quantity | None, ...] | None = None
    pagu: Mapping[int, Quantity] = field(default_factory=dict)
    direction: Direction | None = None
    quarter_aggregation: QuarterAggregation | None = None
    details: Mapping[str, Label] = field(default_factory=dict)
    packed: int = 1
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One planning document, understood.

    `year` is the year of an annual document, `years` the period of a plan. `owner` and `superior` are
    the parties of a Perjanjian Kinerja.
    """

    id: str
    kind: str
    file: str
    sha256: str
    source: Source
    title: Label | None = None
    opd: Label | None = None
    year: int | None = None
    years: tuple[int, ...] = ()
    phase: Phase | None = None
    signed: Dated | None = None
    signed_place: str | None = None
    owner: Party | None = None
    superior: Party | None = None
    elements: tuple[Element, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    totals: tuple[Total, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def edition(self) -> Phase:
        """Its phase; a document that does not say otherwise is the original one."""
        return self.phase or "murni"

    @property
    def name(self) -> str:
        """The document as a reviewer calls it: kind, phase, year."""
        years = f"{self.years[0]}–{self.years[-1]}" if len(self.years) > 1 else str(self.year or "")
        phase = "Perubahan" if self.phase == "perubahan" else ""
        return " ".join(part for part in (KIND_NAMES.get(self.kind, self.kind), phase, years) if part)


@dataclass(frozen=True, slots=True)
class Party:
    """A signatory: name and position as printed."""

    name: Label | None = None
    position: Label | None = None


@dataclass(frozen=True, slots=True)
class Ignored:
    """A file of the folder that is no document, and why."""

    file: str
    reason: LocalizedText


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """A printed cell of a recognised table, or a whole table, that nothing was made of."""

    text: str
    reason: LocalizedText
    source: Source


# What linking says.

LinkVerdict = Literal["exact", "auto", "confirmed", "needs_confirmation"]
LINK_NAMES: dict[LinkVerdict, LocalizedText] = {
    "exact": LocalizedText("nama sama", "same name"),
    "auto": LocalizedText("otomatis, nama mirip", "automatic, similar name"),
    "confirmed": LocalizedText("dikonfirmasi manusia", "confirmed by a person"),
    "needs_confirmation": LocalizedText("belum dikonfirmasi", "not confirmed yet"),
}


@dataclass(frozen=True, slots=True)
class Link:
    """Two indicators of different documents that are held to be the same one.

    `score` is 0 to 100, `margin` the distance to the best other candidate of either side. `changed`
    lists the meaning-changing words in which the two names differ; `by_hand` tells a confirmed link that
    would not have been proposed.
    """

    left: str
    right: str
    verdict: LinkVerdict
    score: float
    margin: float
    reasons: tuple[LocalizedText, ...] = ()
    runner_up: str | None = None
    changed: tuple[str, ...] = ()
    by_hand: bool = False

    @property
    def is_settled(self) -> bool:
        """A finding may rest on this link."""
        return self.verdict != "needs_confirmation"


# What evaluation says.


@dataclass(frozen=True, slots=True)
class Basis:
    """Where a rule comes from; `verified` only when someone has read the cited part."""

    instrument: str
    part: str = ""
    article: str | None = None
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """One operand of a finding: what it is, what is printed, where."""

    label: LocalizedText
    value: str
    source: Source | None
    document: str | None = None


TracePart = Literal["when", "assert", "case"]


@dataclass(frozen=True, slots=True)
class Traced:
    """One part of a rule's condition and what it came to; `depth` tells how far inside the whole it stands.

    `label` is what an operand is called, None for an operation; `source` is where its value is printed.
    """

    part: TracePart
    depth: int
    text: str
    value: LocalizedText
    label: LocalizedText | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """A choice of the region that a finding rests on, and who made it where."""

    name: LocalizedText
    value: str
    origin: LocalizedText
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, with the values that prove it.

    `fingerprint` is stable across re-paging and re-runs (rule and normalised subject); `cause` is shared
    by findings that break on the same indicator; `places` are all the places of its copies;
    `confidence` is 0 to 1 and falls with a fuzzy link or an assumed direction, severity never does. `trace` tells
    how the rule came to it, over which `links`, under which `settings`. `trial` marks a rule that is still tried
    out, `known` a finding of the baseline: neither fails a run. `equal` are two prints that the rule wants to be the
    same, the one that follows the other in the cascade first.
    """

    code: str
    kind: str
    severity: Severity
    confidence: float
    subject: str
    title: LocalizedText
    message: LocalizedText
    note: LocalizedText
    fix: LocalizedText
    basis: tuple[Basis, ...]
    fingerprint: str
    cause: str
    evidence: tuple[Evidence, ...]
    places: tuple[Source, ...]
    doubts: tuple[LocalizedText, ...] = ()
    indicators: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()
    trace: tuple[Traced, ...] = ()
    links: tuple[Link, ...] = ()
    settings: tuple[Setting, ...] = ()
    trial: bool = False
    known: bool = False
    equal: tuple[Evidence, Evidence] | None = None


@dataclass(frozen=True, slots=True)
class RuleCoverage:
    """How often one rule came to which verdict, and why it could not judge.

    `form` is what it asks of (a form of `select`), `judged` the fingerprints of the subjects that had no finding, so
    that a later report can tell what is solved from what was not asked; `seconds` is the time that it took.
    """

    code: str
    title: LocalizedText
    counts: Mapping[Verdict, int]
    missing: tuple[LocalizedText, ...] = ()
    form: str = ""
    judged: tuple[str, ...] = ()
    seconds: float = field(default=0, compare=False)

    @property
    def state(self) -> CoverageState:
        """What came of the rule as a whole: the gravest of its verdicts."""
        return next((state for verdict, state in _STATES.items() if self.counts.get(verdict)), "idle")


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that a person has accepted, with the reason."""

    finding: Finding
    reason: str
    by: str | None = None
