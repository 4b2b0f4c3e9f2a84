"""What did this region decide?

Target policy, calendar, scales, directions, severities: built-in defaults (`policy.yaml`), overridden by a
region pack (`daerah.yaml`), overridden by the dossier's `berkas.yaml`, which may also say what its files are.
Each choice may hold from one planning year until another and names its owner and reference. Rules never contain
such choices. Judges nothing.
"""

from __future__ import annotations

import csv
import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from cascade.model import Direction, Phase, QuarterAggregation, Severity, Source
from cascade.model.errors import CascadeError, SettingsError
from cascade.model.i18n import LocalizedText, joined, same
from cascade.safe_io import yaml_reader
from cascade.safe_io.yaml_reader import YamlFile
from cascade.text.normalize import mentions, normalized, same_text

BERKAS = "berkas.yaml"
DAERAH = "daerah.yaml"
BUILT_IN = "kebijakan bawaan cascade"
CHOICES = ("target_policy", "directions", "quarter_aggregations", "severities", "off")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", defer_build=True, frozen=True)


class _Decided(_Strict):
    """Something that someone decided: for which planning years, who, where it is written, when."""

    since: int | None = Field(default=None, alias="from")
    until: int | None = None
    owner: str | None = None
    reference: str | None = None
    on: datetime.date | None = None

    def holds_in(self, year: int | None) -> bool:
        """Tell whether this is in force for a planning year; without a year, whether it may be."""
        return year is None or (self.since or year) <= year <= (self.until or year)


Value = TypeVar("Value")
Quarter = Annotated[int, Field(ge=1, le=4)]


class Stated(_Decided, Generic[Value]):
    """One value of a choice and the planning years for which it holds."""

    value: Value


def _as_stated(written: Any) -> Any:
    """Return a plain value, one dated value or a list of them as a list of dated ones."""
    if isinstance(written, list):
        return written
    return [written] if isinstance(written, dict) else [{"value": written}]


_PLAIN = BeforeValidator(_as_stated, json_schema_input_type=Any)  # a choice may be written without years


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a choice is written, by whom, on which ground, for which planning years."""

    file: str
    line: int | None = None
    owner: str | None = None
    reference: str | None = None
    since: int | None = None
    until: int | None = None

    @property
    def is_built_in(self) -> bool:
        """No one but cascade says so."""
        return self.file == BUILT_IN

    @property
    def source(self) -> Source:
        """Its address."""
        return Source(self.file, row=self.line)

    @property
    def said(self) -> LocalizedText:
        """File and line, owner and reference, years."""
        if self.is_built_in:
            return LocalizedText("bawaan cascade", "built into cascade")
        more = [same(text) for text in (self.owner, self.reference) if text]
        if self.since or self.until:
            years = f"{self.since or '…'}–{self.until or '…'}"
            more.append(LocalizedText("tahun {y}", "years {y}").format(y=years))
        listed = joined(more)
        said = same(self.file) if self.line is None else LocalizedText("{f} baris {n}", "{f} line {n}")
        return said.format(f=self.file, n=self.line) + (
            LocalizedText("({m})", "({m})").format(m=listed) if more else same("")
        )


class Event(_Decided):
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


class Scheduled(Event):
    """An event of the calendar in force, and where that is written."""

    origin: Origin

    @property
    def local(self) -> bool:
        """The region or the dossier says so itself."""
        return not self.origin.is_built_in


class Scale(_Decided):
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


class _Layer(_Strict):
    """What one file decides."""

    target_policy: Annotated[tuple[Stated[Literal["ceiling", "equal", "floor"]], ...], _PLAIN] = ()
    calendar: tuple[Event, ...] = ()
    ordinals: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    scales: tuple[Scale, ...] = ()
    directions: dict[str, Annotated[tuple[Stated[Direction], ...], _PLAIN]] = Field(default_factory=dict)
    quarter_aggregations: dict[str, Annotated[tuple[Stated[QuarterAggregation], ...], _PLAIN]] = Field(
        default_factory=dict
    )
    severities: dict[str, Annotated[tuple[Stated[Severity], ...], _PLAIN]] = Field(default_factory=dict)
    off: dict[str, Annotated[tuple[Stated[str | Literal[False]], ...], _PLAIN]] = Field(default_factory=dict)


class RegionFile(_Layer):
    """The schema of `daerah.yaml`; `owner` and `reference` stand for all entries that name none."""

    name: str
    owner: str | None = None
    reference: str | None = None


class BerkasFile(_Layer):
    """The schema of `berkas.yaml`."""

    opd: str | None = None
    year: int | None = None
    documents: dict[str, DocumentSetting] = Field(default_factory=dict)
    region: str | None = None
    nomenclature: str | None = None
    weights: str | None = None
    templates: str | None = None


@dataclass(frozen=True, slots=True)
class SettingValue:
    """One value that a choice has, or had until a later file overrode it."""

    value: Any
    origin: Origin


@dataclass(frozen=True, slots=True)
class SettingsLayer:
    """One file of choices, in the order in which they override each other."""

    file: YamlFile
    says: _Layer

    def origin(self, path: tuple[str | int, ...], stated: _Decided | None = None) -> Origin:
        """Return where an entry is written; what it does not say itself the region says for all."""
        if self.file.file == BUILT_IN:
            return Origin(BUILT_IN)
        owner = (stated.owner if stated else None) or getattr(self.says, "owner", None)
        reference = (stated.reference if stated else None) or getattr(self.says, "reference", None)
        years = (stated.since, stated.until) if stated else (None, None)
        return Origin(self.file.file, self.file.line(path), owner, reference, *years)

    def stands(self, year: int | None) -> Iterator[tuple[str, str, SettingValue]]:
        """Yield each choice in force for a planning year: its kind, the name it is about ("" for none), its value."""
        for kind in CHOICES:
            written = getattr(self.says, kind)
            for name, choice in written.items() if isinstance(written, dict) else [("", written)]:
                holding = [(n, stated) for n, stated in enumerate(choice) if stated.holds_in(year)]
                if holding:
                    number, stated = max(holding, key=lambda each: (each[1].since or 0, each[0]))
                    path = (kind, *([name] if name else []), number, "value")
                    yield kind, name, SettingValue(stated.value, self.origin(path, stated))

    def events(self, year: int | None) -> Iterator[Scheduled]:
        """Yield the calendar entries in force for a planning year; of two for one event the later one."""
        found: dict[str, tuple[int, Event]] = {}
        for number, event in enumerate(self.says.calendar):
            if event.holds_in(year) and (event.since or 0) >= (
                found[event.event][1].since or 0 if event.event in found else 0
            ):
                found[event.event] = number, event
        for number, event in found.values():
            plain = event.model_dump(by_alias=True)
            yield Scheduled(**plain, origin=self.origin(("calendar", number), event))


class Policy(_Strict):
    """Everything that is a choice, not a fact of the documents, as it stands for one planning year.

    `history` tells for each choice ("severities.ADA-12") the values of every file, the one in force last.
    """

    model_config = ConfigDict(extra="forbid", defer_build=True, frozen=True, arbitrary_types_allowed=True)

    opd: str | None = None
    year: int | None = None
    documents: dict[str, DocumentSetting] = Field(default_factory=dict)
    target_policy: Literal["ceiling", "equal", "floor"] = "ceiling"
    calendar: tuple[Scheduled, ...] = ()
    ordinals: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    scales: tuple[Scale, ...] = ()
    directions: dict[str, Direction] = Field(default_factory=dict)
    quarter_aggregations: dict[str, QuarterAggregation] = Field(default_factory=dict)
    severities: dict[str, Severity] = Field(default_factory=dict)
    off: dict[str, str] = Field(default_factory=dict)
    nomenclature: str | None = None
    weights: str | None = None
    templates: str | None = None
    region: str | None = None
    rules: tuple[Path, ...] = ()
    history: dict[str, tuple[SettingValue, ...]] = Field(default_factory=dict, exclude=True, repr=False)
    layers: tuple[SettingsLayer, ...] = Field(default=(), exclude=True, repr=False)

    def at(self, year: int | None) -> Policy:
        """Return the policy of a planning year; without a year the newest values."""
        return _resolved(self.layers, year, self.rules)

    def stand(self, kind: str, name: str = "") -> SettingValue | None:
        """Return the value of a choice in force, with its origin."""
        found = self.history.get(f"{kind}.{name}" if name else kind, ())
        return found[-1] if found else None

    def stated_name(self, kind: Literal["directions", "quarter_aggregations"], name: str) -> str | None:
        """Return the name under which something is stated of an indicator."""
        return next((stated for stated in getattr(self, kind) if same_text(stated, name)), None)

    def direction_of(self, name: str) -> Direction | None:
        """Return the direction that was stated for an indicator."""
        stated = self.stated_name("directions", name)
        return self.directions[stated] if stated else None

    def aggregation_of(self, name: str) -> QuarterAggregation | None:
        """Return how the quarters of an indicator were stated to make up its year."""
        stated = self.stated_name("quarter_aggregations", name)
        return self.quarter_aggregations[stated] if stated else None

    def event_of(self, *texts: str) -> Scheduled | None:
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
    return _resolved((_built_in(),), None)


@cache
def _built_in() -> SettingsLayer:
    text = files("cascade.settings").joinpath("policy.yaml").read_text("utf-8")
    file = yaml_reader.parse(text, BUILT_IN)
    return SettingsLayer(file, file.validate(_Layer))


def read(folder: Path | None, region: Path | None = None) -> tuple[Policy, tuple[Path, ...]]:
    """Return the policy in force for a folder and the files it comes from.

    Args:
        folder: A dossier; its `berkas.yaml` overrides everything else.
        region: A region pack: a folder with `daerah.yaml`, or the file; else the one that `berkas.yaml` names.

    Raises:
        CascadeError: a file is wrong (with file, line, key and reason), or the region pack is not there.
    """
    layers, used = [_built_in()], []
    rules: tuple[Path, ...] = ()
    path = folder / BERKAS if folder else None
    own = None
    if path is not None and path.is_file():
        file = yaml_reader.read(path)
        own = SettingsLayer(file, file.validate(BerkasFile))
    if region is None and folder and own is not None and (named := getattr(own.says, "region", None)):
        region = folder / named
    if region is not None:
        pack, more = _region(region)
        layers.append(pack)
        used.append(region / DAERAH if region.is_dir() else region)
        rules = (more,) if more.is_dir() else ()
    if own is not None and path is not None:
        layers.append(own)
        used.append(path)
    for layer in layers[1:]:
        _check(layer, layers)
    return _resolved(tuple(layers), None, rules), tuple(used)


def _region(path: Path) -> tuple[SettingsLayer, Path]:
    """Return what a region pack says, and the folder of its rules."""
    file = path / DAERAH if path.is_dir() else path
    if not file.is_file():
        raise CascadeError(
            LocalizedText("Paket daerah {p} tidak ada.", "There is no region pack {p}.").format(p=path),
            LocalizedText("Beri folder dengan {f}, atau berkas itu.", "Give a folder with {f}, or that file.").format(
                f=DAERAH
            ),
        )
    printed = yaml_reader.read(file)
    return SettingsLayer(printed, printed.validate(RegionFile)), file.parent / "rules"


def _check(layer: SettingsLayer, layers: list[SettingsLayer]) -> None:
    """Refuse an event that nobody can recognise, and years that run backwards."""
    words = {event.event for other in layers for event in other.says.calendar if event.words}
    dated: list[tuple[tuple[str | int, ...], _Decided]] = []
    for index, event in enumerate(layer.says.calendar):
        dated.append((("calendar", index), event))
        if not event.words and event.event not in words:
            raise layer.file.error(
                ("calendar", index, "event"),
                LocalizedText("acara tidak dikenal; beri `words`.", "unknown event; give `words`.")
                + yaml_reader.did_you_mean(event.event, sorted(words)),
            )
    dated += [(("scales", index), scale) for index, scale in enumerate(layer.says.scales)]
    for kind in CHOICES:
        written = getattr(layer.says, kind)
        for name, choice in written.items() if isinstance(written, dict) else [("", written)]:
            dated += [((kind, *([name] if name else []), index), stated) for index, stated in enumerate(choice)]
    for place, each in dated:
        if each.since and each.until and each.since > each.until:
            said = LocalizedText("from ({a}) setelah until ({b}).", "from ({a}) is after until ({b}).")
            raise layer.file.error(place, said.format(a=each.since, b=each.until))


def of(own: Mapping[str, Any]) -> Policy:
    """Return the policy of a dossier whose `berkas.yaml` would say this.

    Raises:
        pydantic.ValidationError: it is no such file.
    """
    file = YamlFile(BERKAS, own, {})
    return _resolved((_built_in(), SettingsLayer(file, BerkasFile.model_validate(own))), None)


def _resolved(layers: tuple[SettingsLayer, ...], year: int | None, rules: tuple[Path, ...] = ()) -> Policy:
    """Return what holds in a planning year, each file completed by those before it."""
    history: dict[str, tuple[SettingValue, ...]] = {}
    values: dict[str, dict[str, Any]] = {kind: {} for kind in CHOICES}
    calendar: dict[str, Scheduled] = {}
    words: dict[str, tuple[str, ...]] = {}
    plain: dict[str, Any] = {}
    for layer in layers:
        for kind, name, stand in layer.stands(year):
            key = f"{kind}.{name}" if name else kind
            history[key] = (*history.get(key, ()), stand)
            values[kind] = {name: stand.value, **{k: v for k, v in values[kind].items() if k != name}}
        events = {event.event: event for event in layer.events(year)}
        for event in layer.says.calendar:
            words[event.event] = event.words or words.get(event.event, ())
        calendar = events | {name: event for name, event in calendar.items() if name not in events}
        own = layer.says.model_dump(exclude_unset=True, include={"opd", "year", "nomenclature", "weights", "templates"})
        plain |= {key: value for key, value in own.items() if value is not None}
    dossier = next((layer.says for layer in layers if isinstance(layer.says, BerkasFile)), BerkasFile())
    named = next((layer.says.name for layer in layers if isinstance(layer.says, RegionFile)), None)
    return Policy(
        **plain,
        documents=dossier.documents,
        target_policy=values["target_policy"].get("", "ceiling"),
        calendar=tuple(e.model_copy(update={"words": e.words or words[e.event]}) for e in calendar.values()),
        ordinals={key: grades for layer in layers for key, grades in layer.says.ordinals.items()},
        scales=tuple(scale for layer in reversed(layers) for scale in layer.says.scales if scale.holds_in(year)),
        directions=values["directions"],
        quarter_aggregations=values["quarter_aggregations"],
        severities=values["severities"],
        off={code: reason for code, reason in values["off"].items() if reason is not False},
        region=named,
        rules=rules,
        history=history,
        layers=layers,
    )


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
            LocalizedText("Nomenklatur {path} tidak dapat dibaca.", "Nomenclature {path} cannot be read.").format(
                path=path.name
            ),
            LocalizedText("Simpan sebagai CSV UTF-8.", "Save it as CSV UTF-8."),
        ) from error
    if missing := {"code", "level", "name"} - set(rows[0] if rows else ()):
        raise SettingsError(
            LocalizedText(
                "Nomenklatur {path}: kolom {missing} tidak ada.", "Nomenclature {path}: no column {missing}."
            ).format(path=path.name, missing=", ".join(sorted(missing))),
            LocalizedText(
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
