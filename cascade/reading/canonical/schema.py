"""Define the canonical form of a document: the published JSON Schema.

Pydantic models of documents, elements, indicators and their values, as other programs write them. Unknown keys are accepted, so that
the reader can name them; a column that is empty is null, one that does not exist is left out.
"""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from cascade.model import CorrectedPart, Direction, Phase, QuarterAggregation, SumVerdict, TableCompleteness

MAX_MAGNITUDE = 40  # digits before and after the decimal mark


def _of_sane_size(number: Decimal) -> Decimal:
    """Return a number that somebody may have printed: one of a billion digits takes a gigabyte to write."""
    if number and abs(number.adjusted()) > MAX_MAGNITUDE:
        raise ValueError(f"at most {MAX_MAGNITUDE} digits")
    return number


Number = Annotated[Decimal, AfterValidator(_of_sane_size)]
Year = Annotated[int, Field(ge=0, le=9999)]


class CanonicalRecord(BaseModel):
    """A record of the canonical form; further keys are kept apart."""

    model_config = ConfigDict(extra="allow", defer_build=True)


class CanonicalCorrection(CanonicalRecord):
    """What a person corrected of what was read at a place: the text as read and as it should be."""

    what: CorrectedPart
    by: str
    read: str = ""
    value: str = ""


class CanonicalSource(CanonicalRecord):
    """Where a value is printed; pages and rows are integers from 1."""

    file: str | None = None
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
    corrected: tuple[CanonicalCorrection, ...] = ()


class CanonicalValue(CanonicalRecord):
    """A value as printed (`raw`), with its number where it is known."""

    raw: str | None = None
    value: Number | None = None
    unit: str | None = None
    ambiguous: bool = False
    source: CanonicalSource | None = None


Value = str | int | float | Number | CanonicalValue | None


class CanonicalIndicator(CanonicalRecord):
    """One printed line of an indicator. A column that is empty is null, one that does not exist is left out."""

    name: str
    id: str | None = None
    level: str | None = None
    element: str | None = None
    element_id: str | None = None
    path: list[str] = Field(default_factory=list)
    code: str | None = None
    unit: str | None = None
    baseline: Value = None
    target: Value = None
    targets: dict[Year, Value] = Field(default_factory=dict)
    end_target: Value = None
    quarters: list[Value] | None = Field(default=None, min_length=4, max_length=4)
    pagu: dict[Year, Value] = Field(default_factory=dict)
    direction: Direction | None = None
    quarter_aggregation: QuarterAggregation | None = None
    definition: str | None = None
    formula: str | None = None
    data_source: str | None = None
    responsible: str | None = None
    packed: int = 1
    sources: list[CanonicalSource] = Field(default_factory=list)


class CanonicalElement(CanonicalRecord):
    """A tujuan, sasaran, program, kegiatan or sub kegiatan."""

    name: str
    id: str | None = None
    level: str = "unknown"
    code: str | None = None
    parent: str | None = None
    work_unit: str | None = None
    pagu: dict[Year, Value] = Field(default_factory=dict)
    end_pagu: Value = None
    pagu_quarters: list[Value] | None = Field(default=None, min_length=4, max_length=4)
    funds: str | None = None
    statements: list[str] = Field(default_factory=list)
    level_proved: bool = False
    sources: list[CanonicalSource] = Field(default_factory=list)


class CanonicalTotal(CanonicalRecord):
    """A printed total row; `elements` are the ids of what stands above it, all elements where they are left out."""

    name: str = "Jumlah"
    pagu: dict[Year, Value]
    end_pagu: Value = None
    elements: list[str] | None = None
    sources: list[CanonicalSource] = Field(default_factory=list)


class CanonicalFailedSum(CanonicalRecord):
    """An element whose pagu is not the sum of those right below it; `differences` are what it prints more, by year."""

    element: str
    verdict: SumVerdict
    differences: dict[Year, Number] = Field(default_factory=dict)
    pages: tuple[int, int] | None = None
    other: str | None = None


class CanonicalProof(CanonicalRecord):
    """What the sums of one table prove: whether all its rows, the elements with these ids, were read."""

    elements: list[str] = Field(default_factory=list)
    completeness: TableCompleteness
    sums_held: int = 0
    failed: list[CanonicalFailedSum] = Field(default_factory=list)
    orphans: list[str] = Field(default_factory=list)
    units: list[str] = Field(default_factory=list)


class CanonicalParty(CanonicalRecord):
    """A signatory."""

    name: str | None = None
    position: str | None = None


class CanonicalNote(CanonicalRecord):
    """A remark outside the table."""

    text: str
    source: CanonicalSource | None = None
    author: str | None = None


class CanonicalDocument(CanonicalRecord):
    """One planning document."""

    kind: str
    id: str | None = None
    file: str | None = None
    sha256: str | None = None
    title: str | None = None
    opd: str | None = None
    year: Year | None = None
    years: list[Year] = Field(default_factory=list)
    phase: Phase | None = None
    signed: datetime.date | None = None
    signed_place: str | None = None
    owner: CanonicalParty | None = None
    superior: CanonicalParty | None = None
    elements: list[CanonicalElement] = Field(default_factory=list)
    indicators: list[CanonicalIndicator] = Field(default_factory=list)
    totals: list[CanonicalTotal] = Field(default_factory=list)
    proofs: list[CanonicalProof] = Field(default_factory=list)
    notes: list[CanonicalNote] = Field(default_factory=list)
    headings: list[str] = Field(default_factory=list)
    regulations: list[str] = Field(default_factory=list)
    columns: list[str] = Field(default_factory=list)
