"""Define what the files of choices may say: `policy.yaml`, `daerah.yaml`, `cascade.yaml` and `berkas.yaml`.

Each choice may be one value, or a list of values with the planning years for which they hold, an owner and a reference.
An unknown key is refused. Nothing in here reads a file or decides which file wins.
"""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from cascade.model import Direction, Phase, QuarterAggregation, Severity
from cascade.model.i18n import Language
from cascade.settings.heading_words import HeadingWords
from cascade.settings.letter import Letter
from cascade.settings.strict_record import PlanningYear, StrictRecord
from cascade.settings.time_zones import Zone

CHOICES = ("target_policy", "pk_budget_policy", "directions", "quarter_aggregations", "severities", "off")


class DatedChoice(StrictRecord):
    """Something that someone decided: for which planning years, who, where it is written, when."""

    since: PlanningYear | None = Field(default=None, alias="from")
    until: PlanningYear | None = None
    owner: str | None = None
    reference: str | None = None
    on: datetime.date | None = None

    def holds_in(self, year: int | None) -> bool:
        """Tell whether this is in force for a planning year; without a year, whether it may be."""
        return year is None or (self.since or year) <= year <= (self.until or year)


Value = TypeVar("Value")
Quarter = Annotated[int, Field(ge=1, le=4)]


class DatedValue(DatedChoice, Generic[Value]):
    """One value of a choice and the planning years for which it holds.

    A file may write a choice as a plain value, as one dated value, or as a list of them.
    """

    value: Value


def _as_dated_values(written: object) -> object:
    """Return what a file may write for a choice as a list of dated values."""
    if isinstance(written, list):
        return written
    return [written] if isinstance(written, dict) else [{"value": written}]


_PLAIN = BeforeValidator(_as_dated_values, json_schema_input_type=object)  # a choice may be written without years


def _as_month_and_day(written: str) -> str:
    """Return a day of any year; refuse what is none."""
    try:
        datetime.date.fromisoformat(f"2001-{written}")
    except ValueError as error:
        raise PydanticCustomError("month_and_day", "must be month and day, such as 12-31.") from error
    return written


class Event(DatedChoice):
    """When one event takes place: `quarters` says it for sure, `cycles` lists what is customary."""

    event: str
    words: tuple[str, ...] = ()
    quarters: tuple[Quarter, ...] = ()
    cycles: tuple[tuple[Quarter, ...], ...] = ()
    note: str = ""

    @property
    def is_settled(self) -> bool:
        """There is one answer to the question in which quarter the event takes place."""
        return bool(self.quarters) or len(self.cycles) == 1

    @property
    def all_quarters(self) -> tuple[int, ...]:
        """The quarters of every cycle."""
        return self.quarters or tuple(sorted({quarter for cycle in self.cycles for quarter in cycle}))


class Scale(DatedChoice):
    """The range of one known index; `grades` gives the lowest value of each grade."""

    words: tuple[str, ...]
    low: int
    high: int
    name: str
    source: str = ""
    grades: dict[str, Decimal] = Field(default_factory=dict)


class DocumentSetting(StrictRecord):
    """What `berkas.yaml` says of one file."""

    kind: str | None = None
    opd: str | None = None
    year: PlanningYear | None = None
    years: tuple[PlanningYear, ...] | None = None
    phase: Phase | None = None


class WaiverSettings(StrictRecord):
    """What a waiver needs: a second name for errors, and the day on which one without `until` ends.

    `end` is month and day, in the year of the dossier or, if it was given later, the next such day after it was given.
    """

    second_for_errors: bool = False
    end: Annotated[str, AfterValidator(_as_month_and_day)] = "12-31"

    def end_after(self, year: int | None, given: datetime.date | None) -> datetime.date | None:
        """Return the last day of a waiver that names none itself; None where neither year nor day is known."""
        years = [each for each in (year, given.year if given else None) if each]
        if not years:
            return None
        last = min(max(years), datetime.MAXYEAR - 1)
        end = datetime.date.fromisoformat(f"{last:04}-{self.end}")
        return end.replace(year=last + 1) if given and end < given else end


class ChoicesFile(StrictRecord):
    """What one file decides; `zona` is the time by which its reports are dated."""

    target_policy: Annotated[tuple[DatedValue[Literal["ceiling", "equal", "floor"]], ...], _PLAIN] = ()
    pk_budget_policy: Annotated[tuple[DatedValue[Literal["ask", "equal"]], ...], _PLAIN] = ()
    calendar: tuple[Event, ...] = ()
    ordinals: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    scales: tuple[Scale, ...] = ()
    directions: dict[str, Annotated[tuple[DatedValue[Direction], ...], _PLAIN]] = Field(default_factory=dict)
    quarter_aggregations: dict[str, Annotated[tuple[DatedValue[QuarterAggregation], ...], _PLAIN]] = Field(
        default_factory=dict
    )
    severities: dict[str, Annotated[tuple[DatedValue[Severity], ...], _PLAIN]] = Field(default_factory=dict)
    off: dict[str, Annotated[tuple[DatedValue[str | Literal[False]], ...], _PLAIN]] = Field(default_factory=dict)
    waivers: WaiverSettings | None = None
    zone: Zone | None = Field(default=None, alias="zona")
    letter: Letter = Letter()


class RegionFile(ChoicesFile):
    """The schema of `daerah.yaml`; `owner` and `reference` stand for all entries that name none.

    `vocabulary` lists words of column headings and titles that its offices print, beside those that everybody knows.
    """

    name: str
    owner: str | None = None
    reference: str | None = None
    vocabulary: HeadingWords | None = None


class OfficeFile(ChoicesFile):
    """The schema of `cascade.yaml`: what an office or region wants of the check of every dossier below its folder.

    `report`, `fail_on` and `lang` stand for the options of that name; `owner` and `reference` for all entries that name none.
    """

    owner: str | None = None
    reference: str | None = None
    region: str | None = None
    nomenclature: str | None = None
    weights: str | None = None
    templates: str | None = None
    profile: str | None = None
    report: tuple[str, ...] = ()
    fail_on: Literal["error", "warning", "question", "info", "never"] | None = None
    lang: Language | None = None


class BerkasFile(ChoicesFile):
    """The schema of `berkas.yaml`."""

    opd: str | None = None
    year: PlanningYear | None = None
    documents: dict[str, DocumentSetting] = Field(default_factory=dict)
    region: str | None = None
    nomenclature: str | None = None
    weights: str | None = None
    templates: str | None = None
