"""Hold what planning documents claim: documents, elements, indicators, totals, and the words for their kinds and levels.

Reading writes these records, every later stage reads them. One record is one printed thing: the same indicator in two
tables is two records, which the graph and linking bring together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from cascade.model.i18n import LocalizedText
from cascade.model.loaded_file import Note
from cascade.model.values import Label, PrintedDate, Quantity, Source

KIND_NAMES: dict[str, str] = {
    "renstra": "Renstra",
    "renja": "Renja",
    "perjanjian_kinerja": "Perjanjian Kinerja",
    "rencana_aksi": "Rencana Aksi",
    "iku": "IKU",
    "rpjmd": "RPJMD",
    "rkpd": "RKPD",
    "rkt": "RKT",
    "rka": "RKA",
    "dpa": "DPA",
    "lkjip": "LKjIP",
}
CASCADE_ORDER = (
    "rpjmd",
    "renstra",
    "iku",
    "rkpd",
    "renja",
    "rkt",
    "rka",
    "dpa",
    "perjanjian_kinerja",
    "rencana_aksi",
    "lkjip",
)
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
LEVEL_CHAIN = ("tujuan", "sasaran", "program", "kegiatan", "sub_kegiatan")  # each level stands under the one before
PLAN_KINDS = ("rpjmd", "renstra", "iku")  # documents that cover several years
# Documents print one indicator now at one of these levels, now at another.
OUTCOME_LEVELS = ("tujuan", "sasaran", "iku", "ikk", "ikd", "outcome")
Phase = Literal["murni", "perubahan"]
PHASE_NAMES: dict[Phase, LocalizedText] = {
    "murni": LocalizedText("murni", "original"),
    "perubahan": LocalizedText("perubahan", "amended"),
}
QUARTER_NAMES = ("TR I", "TR II", "TR III", "TR IV")
IKU_DETAILS = ("definition", "formula", "data_source", "responsible")  # what a decree on IKU says of an indicator
Direction = Literal["up", "down", "keep", "range"]
QuarterAggregation = Literal["sum", "cumulative", "constant", "final", "average", "unknown"]


@dataclass(frozen=True, slots=True)
class Element:
    """A tujuan, sasaran, program, kegiatan or sub kegiatan of one document.

    `end_pagu` is the pagu of the whole period, `pagu_quarters` are the parts of the year's pagu that its row plans for TR I to IV, `funds` the source of funds;
    None means that the table has no such columns. `statements` are the sentences of outcome or output below its name.
    `level_proved` tells that a sum which comes out to the rupiah proves its level.
    `work_unit` is the part of the office (a kelurahan, an UPTD) whose block of rows prints it, where there are several.
    """

    id: str
    level: str
    name: Label
    code: Label | None = None
    parent: str | None = None
    pagu: Mapping[int, Quantity] = field(default_factory=dict)
    end_pagu: Quantity | None = None
    pagu_quarters: tuple[Quantity, ...] | None = None
    funds: Label | None = None
    statements: tuple[Label, ...] = ()
    level_assumed: bool = False
    level_proved: bool = False
    work_unit: Label | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """A printed total row: its pagu by year and of the whole period, and the elements, of all levels, that stand above it."""

    name: Label
    pagu: Mapping[int, Quantity]
    elements: tuple[str, ...]
    end_pagu: Quantity | None = None


TableCompleteness = Literal["complete", "unproved", "lost"]
SumVerdict = Literal[
    "error",  # the document prints a wrong sum
    "question",  # it may
    "left_out",  # one part is not in the total
    "rows_lost",  # rows between two pages were not read
    "parent_lost",  # the row above some of the parts was not read
    "row_elsewhere",  # what lacks is printed by another row
    "unread",  # a print that nobody can read, or that lost a digit
    "level",  # the rows that follow make it come out
    "unjudged",
]


@dataclass(frozen=True, slots=True)
class FailedSum:
    """An element whose pagu is not the sum of those right below it, as they were read, and why.

    `differences` are what it prints more than they do, by year; `pages` those between which rows may be lost; `other` the
    element in question.
    """

    element: str
    verdict: SumVerdict
    differences: Mapping[int, Decimal]
    pages: tuple[int, int] | None = None
    other: str | None = None


@dataclass(frozen=True, slots=True)
class TableProof:
    """What the sums of one table prove: whether all its rows were read, and where not.

    `elements` are its rows, `orphans` those whose program or kegiatan is printed nowhere above them, `units` those with which
    blocks begin that repeat the same codes: the units of an office.
    """

    elements: tuple[str, ...]
    completeness: TableCompleteness
    sums_held: int = 0
    failed: tuple[FailedSum, ...] = ()
    orphans: tuple[str, ...] = ()
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """One printed line of an indicator.

    A mapping or tuple that lacks an entry means that the table has no such column (*absent*); an entry
    of kind "none" means that the cell is blank or a dash. `unit` likewise: None is absent, an empty
    label is blank. `details` are the columns of a decree on IKU that say how it is measured (`IKU_DETAILS`). `packed`
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

    `year` is the year of an annual document, `years` the period of a plan as it is printed: the time for which it is in force. Its columns may
    reach further (2025–2029 with targets for 2030, the year until the next plan); these years are keys of its values and no part of the
    period, by which plans are told apart, followed by the next one, and ended. `owner` and `superior` are the parties of a Perjanjian Kinerja. `headings` are
    those of the chapters and sections of its file, `regulations` those that the file cites, `columns` the headings of its tables.
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
    signed: PrintedDate | None = None
    signed_place: str | None = None
    owner: Party | None = None
    superior: Party | None = None
    elements: tuple[Element, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    totals: tuple[Total, ...] = ()
    proofs: tuple[TableProof, ...] = ()
    notes: tuple[Note, ...] = ()
    headings: tuple[Label, ...] = ()
    regulations: tuple[Label, ...] = ()
    columns: tuple[Label, ...] = ()

    @property
    def edition(self) -> Phase:
        """Its phase; a document that does not say otherwise is the original one."""
        return self.phase or "murni"

    def plans_for(self, year: int) -> bool:
        """Tell whether a plan covers a year, or prints values for it beyond its period."""
        return (
            year in self.years
            or any(year in i.targets for i in self.indicators)
            or any(year in e.pagu for e in self.elements)
        )

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
