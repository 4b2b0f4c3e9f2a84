"""What did this region decide?

Target policy, calendar, scales, directions, severities: built-in defaults (`policy.yaml`), overridden by
the dossier's `berkas.yaml`, which may also say what its files are. Rules never contain such choices.
Judges nothing.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from cascade import yamlfile
from cascade.errors import SettingsError
from cascade.language import Phrase
from cascade.model import Direction, Phase, QuarterAggregation, Severity, Source
from cascade.text import mentions, normalized, same_text

BERKAS = "berkas.yaml"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


Quarter = Annotated[int, Field(ge=1, le=4)]


class Event(_Strict):
    """When one event takes place: `quarters` says it for sure, `cycles` lists what is customary."""

    event: str
    words: tuple[str, ...] = ()
    quarters: tuple[Quarter, ...] = ()
    cycles: tuple[tuple[Quarter, ...], ...] = ()
    note: str = ""
    local: bool = False
    line: int | None = Field(default=None, exclude=True)

    @property
    def is_settled(self) -> bool:
        """There is one answer to the question in which quarter the event takes place."""
        return bool(self.quarters) or len(self.cycles) == 1

    @property
    def all_quarters(self) -> tuple[int, ...]:
        """The quarters of every cycle."""
        return self.quarters or tuple(sorted({quarter for cycle in self.cycles for quarter in cycle}))


class Scale(_Strict):
    """The range of one known index; `grades` gives the lowest value of each grade."""

    words: tuple[str, ...]
    low: int
    high: int
    name: str
    source: str = ""
    grades: dict[str, Decimal] = Field(default_factory=dict)


class DocumentSetting(_Strict):
    """What `berkas.yaml` says of one file."""

    kind: str | None = None
    opd: str | None = None
    year: int | None = None
    years: tuple[int, ...] | None = None
    phase: Phase | None = None


class Policy(_Strict):
    """Everything that is a choice, not a fact of the documents; also the schema of `berkas.yaml`."""

    opd: str | None = None
    year: int | None = None
    documents: dict[str, DocumentSetting] = Field(default_factory=dict)
    target_policy: Literal["ceiling", "equal", "floor"] = "ceiling"
    calendar: tuple[Event, ...] = ()
    ordinals: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    scales: tuple[Scale, ...] = ()
    directions: dict[str, Direction] = Field(default_factory=dict)
    quarter_aggregations: dict[str, QuarterAggregation] = Field(default_factory=dict)
    severities: dict[str, Severity] = Field(default_factory=dict)
    off: dict[str, str] = Field(default_factory=dict)
    nomenclature: str | None = None
    weights: str | None = None
    templates: str | None = None

    def direction_of(self, name: str) -> Direction | None:
        """Return the direction that was stated for an indicator."""
        return next((value for stated, value in self.directions.items() if same_text(stated, name)), None)

    def aggregation_of(self, name: str) -> QuarterAggregation | None:
        """Return how the quarters of an indicator were stated to make up its year."""
        return next((value for stated, value in self.quarter_aggregations.items() if same_text(stated, name)), None)

    def event_of(self, *texts: str) -> Event | None:
        """Return the calendar event that the first of these texts to name one names."""
        for text in texts:
            for event in self.calendar:
                if any(mentions(text, wanted) for wanted in event.words):
                    return event
        return None

    def scale_of(self, name: str) -> Scale | None:
        """Return the known range of an index, by the words of its name."""
        return next((scale for scale in self.scales if any(mentions(name, w) for w in scale.words)), None)


@dataclass(frozen=True, slots=True)
class OfficialEntry:
    """One line of the national nomenclature."""

    code: str
    level: str
    name: str
    indicator: str
    unit: str
    edition: str
    source: Source


class Nomenclature:
    """The official names of programs, kegiatan and sub kegiatan, from a file that the user names."""

    def __init__(self, entries: tuple[OfficialEntry, ...]):
        self.entries = entries
        self._by_name: dict[str, list[OfficialEntry]] = {}
        for entry in entries:
            self._by_name.setdefault(normalized(entry.name), []).append(entry)

    def named(self, name: str) -> tuple[OfficialEntry, ...]:
        """Return the entries of this name, spelling aside."""
        return tuple(self._by_name.get(normalized(name), ()))


@cache
def built_in() -> Policy:
    """Return the defaults."""
    text = files("cascade").joinpath("policy.yaml").read_text("utf-8")
    return yamlfile.parse(text, "policy.yaml").validate(Policy)


def read(folder: Path | None) -> tuple[Policy, tuple[Path, ...]]:
    """Return the policy in force for a folder and the files it comes from.

    Raises:
        SettingsError: `berkas.yaml` is wrong; with file, line, key and reason.
    """
    path = folder / BERKAS if folder else None
    if path is None or not path.is_file():
        return built_in(), ()
    file = yamlfile.read(path)
    own = file.validate(Policy)
    words = _event_words()
    for index, event in enumerate(own.calendar):
        if not event.words and event.event not in words:
            raise file.error(
                ("calendar", index, "event"),
                Phrase("acara tidak dikenal; beri `words`.", "unknown event; give `words`.")
                + yamlfile.did_you_mean(event.event, sorted(words)),
            )
    lined = (event.model_copy(update={"line": file.line(("calendar", n))}) for n, event in enumerate(own.calendar))
    return in_force(own.model_copy(update={"calendar": tuple(lined)})), (path,)


def in_force(own: Policy) -> Policy:
    """Return what a region decided, completed by the defaults."""
    default, words = built_in(), _event_words()
    local = tuple(
        event.model_copy(update={"words": event.words or words.get(event.event, ()), "local": True})
        for event in own.calendar
    )
    replaced = {event.event for event in local}
    return own.model_copy(
        update={
            "calendar": (*local, *(event for event in default.calendar if event.event not in replaced)),
            "ordinals": {**default.ordinals, **own.ordinals},
            "scales": (*own.scales, *default.scales),
        }
    )


def _event_words() -> dict[str, tuple[str, ...]]:
    return {event.event: event.words for event in built_in().calendar}


def read_nomenclature(path: Path) -> Nomenclature:
    """Read the official names from a CSV file with code, level, name, indicator and unit.

    Raises:
        SettingsError: the file cannot be read, or a column is missing.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            Phrase("Nomenklatur {path} tidak dapat dibaca.", "Nomenclature {path} cannot be read.").format(
                path=path.name
            ),
            Phrase("Simpan sebagai CSV UTF-8.", "Save it as CSV UTF-8."),
        ) from error
    if missing := {"code", "level", "name"} - set(rows[0] if rows else ()):
        raise SettingsError(
            Phrase(
                "Nomenklatur {path}: kolom {missing} tidak ada.", "Nomenclature {path}: no column {missing}."
            ).format(path=path.name, missing=", ".join(sorted(missing))),
            Phrase(
                "Kolom yang dibaca: code, level, name, indicator, unit, edition.",
                "Columns that are read: code, level, name, indicator, unit, edition.",
            ),
        )
    return Nomenclature(tuple(official(row, Source(path.name, row=number)) for number, row in enumerate(rows, 2)))


def official(row: Mapping[str, str | None], source: Source) -> OfficialEntry:
    """Return one line of a nomenclature by the names of its columns."""
    return OfficialEntry(
        code=row.get("code") or "",
        level=row["level"] or "",
        name=row["name"] or "",
        indicator=row.get("indicator") or "",
        unit=row.get("unit") or "",
        edition=row.get("edition") or row.get("source") or "",
        source=source,
    )
