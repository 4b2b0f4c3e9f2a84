"""Resolve what a region and a dossier decided for a planning year.

Target policy, calendar, scales, directions, severities: built-in defaults (`policy.yaml`), overridden by a
region pack (`daerah.yaml`), overridden by the office's `cascade.yaml` above the dossier, overridden by the dossier's
`berkas.yaml`, which may also say what its files are. Each choice may hold from one planning year until another and names its owner and reference. Rules never contain
such choices. Judges nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, reduce
from importlib.resources import files
from pathlib import Path
from typing import Literal

from pydantic import ConfigDict, Field

from cascade.model import Direction, QuarterAggregation, Severity
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.safe_io import yaml_reader
from cascade.safe_io.inside_folder import is_there, shortened
from cascade.safe_io.yaml_reader import YamlFile
from cascade.settings.dossier_paths import require_inside, require_own
from cascade.settings.heading_words import HeadingWords
from cascade.settings.layers import ScheduledEvent, SettingsLayer, choice_path, stated_path, stating_layer
from cascade.settings.letter import Letter
from cascade.settings.office import office_layers
from cascade.settings.origin import BUILT_IN, ChoiceValue, SettingValue
from cascade.settings.schema import (
    CHOICES,
    BerkasFile,
    ChoicesFile,
    DocumentSetting,
    RegionFile,
    Scale,
    WaiverSettings,
)
from cascade.settings.strict_record import StrictRecord
from cascade.settings.time_zones import Zone
from cascade.text.normalize import mentions, same_text

BERKAS = "berkas.yaml"
DAERAH = "daerah.yaml"


class Policy(StrictRecord):
    """Everything that is a choice, not a fact of the documents, as it stands for one planning year.

    `history` tells for each choice ("severities.ADA-12") the values of every file, the one in force last.
    """

    model_config = ConfigDict(extra="forbid", defer_build=True, frozen=True, arbitrary_types_allowed=True)

    opd: str | None = None
    year: int | None = None
    documents: dict[str, DocumentSetting] = Field(default_factory=dict)
    target_policy: Literal["ceiling", "equal", "floor"] = "ceiling"
    pk_budget_policy: Literal["ask", "equal"] = "ask"
    calendar: tuple[ScheduledEvent, ...] = ()
    ordinals: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    scales: tuple[Scale, ...] = ()
    directions: dict[str, Direction] = Field(default_factory=dict)
    quarter_aggregations: dict[str, QuarterAggregation] = Field(default_factory=dict)
    severities: dict[str, Severity] = Field(default_factory=dict)
    off: dict[str, str] = Field(default_factory=dict)
    waivers: WaiverSettings = WaiverSettings()
    nomenclature: Path | None = None
    weights: Path | None = None
    templates: Path | None = None
    profile: str | None = None
    letter: Letter = Letter()
    region: str | None = None
    zone: Zone = "WIB"
    vocabulary: HeadingWords | None = None
    rules: tuple[Path, ...] = ()
    history: dict[str, tuple[SettingValue, ...]] = Field(default_factory=dict, exclude=True, repr=False)
    layers: tuple[SettingsLayer, ...] = Field(default=(), exclude=True, repr=False)

    def for_year(self, year: int | None) -> Policy:
        """Return the policy of a planning year; without a year the newest values."""
        return _resolved(self.layers, year, self.rules)

    def setting(self, kind: str, name: str = "") -> SettingValue | None:
        """Return the value of a choice in force, with its origin."""
        values = self.history.get(f"{kind}.{name}" if name else kind, ())
        return values[-1] if values else None

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

    def event_of(self, *texts: str) -> ScheduledEvent | None:
        """Return the calendar event that the first of these texts to name one names."""
        for text in texts:
            for event in self.calendar:
                if any(mentions(text, word) for word in event.words):
                    return event
        return None

    def scale_of(self, name: str) -> Scale | None:
        """Return the known range of an index, by the words of its name."""
        return next((scale for scale in self.scales if any(mentions(name, w) for w in scale.words)), None)


@cache
def built_in() -> Policy:
    """Return the defaults."""
    return _resolved((_built_in_layer(),), None)


@cache
def _built_in_layer() -> SettingsLayer:
    """Return the defaults as the lowest layer."""
    text = files("cascade.settings").joinpath("policy.yaml").read_text("utf-8")
    file = yaml_reader.parse(text, BUILT_IN)
    return SettingsLayer(file, file.validate(ChoicesFile))


def read(folder: Path | None, region: Path | None = None, given: Path | None = None) -> tuple[Policy, tuple[str, ...]]:
    """Return the policy in force for a folder and the names of the files it comes from, the last of which wins.

    Args:
        folder: A dossier; its `berkas.yaml` overrides everything else.
        region: A region pack: a folder with `daerah.yaml`, or the file; else the one that `berkas.yaml` or the nearest
            `cascade.yaml` names.
        given: What was given as the dossier where that is not the folder: above it `cascade.yaml` is looked for.

    Raises:
        CascadeError: a file is wrong (with file, line, key and reason), or the region pack is not there.
    """
    start = given or folder
    own = list(office_layers(start)) if start else []
    if folder and (folder / BERKAS).is_file():
        require_own(folder / BERKAS)
        dossier = _layer_of(folder / BERKAS, BerkasFile)
        require_inside(dossier, [folder, *(layer.folder for layer in own)])
        own.append(dossier)
    region = region or stated_path(own, "region")
    packs: tuple[SettingsLayer, ...] = ()
    rules: tuple[Path, ...] = ()
    if region is not None:
        file = _region_file(region)
        packs = (_layer_of(file, RegionFile),)
        rules = (file.parent / "rules",) if (file.parent / "rules").is_dir() else ()
    layers = (_built_in_layer(), *packs, *own)
    known_events = {event.event for layer in layers for event in layer.content.calendar if event.words}
    for layer in layers[1:]:
        layer.check(known_events)
    return _resolved(layers, None, rules), tuple(layer.file.file for layer in layers[1:])


def _layer_of(path: Path, schema: type[ChoicesFile]) -> SettingsLayer:
    file = yaml_reader.read(path)
    return SettingsLayer(file, file.validate(schema), path.parent)


def _region_file(path: Path) -> Path:
    """Return the file of a region pack, which is given as a folder or as that file."""
    file = path / DAERAH if is_there(path / ".") else path
    if not (is_there(file) and file.is_file()):
        raise CascadeError(
            LocalizedText("Paket daerah {p} tidak ada.", "There is no region pack {p}.").format(p=shortened(str(path))),
            LocalizedText("Beri folder dengan {f}, atau berkas itu.", "Give a folder with {f}, or that file.").format(
                f=DAERAH
            ),
        )
    return file


def policy_from(content: Mapping[str, object]) -> Policy:
    """Return the policy of a dossier whose `berkas.yaml` would say this.

    Raises:
        pydantic.ValidationError: it is no such file.
    """
    if not content:
        return built_in()
    file = YamlFile(BERKAS, content, {})
    return _resolved((_built_in_layer(), SettingsLayer(file, BerkasFile.model_validate(content))), None)


def _resolved(layers: tuple[SettingsLayer, ...], year: int | None, rules: tuple[Path, ...] = ()) -> Policy:
    """Return what holds in a planning year, each file completed by those before it."""
    history: dict[str, tuple[SettingValue, ...]] = {}
    in_force: dict[str, dict[str, ChoiceValue]] = {kind: {} for kind in CHOICES}
    for layer in layers:
        for kind, name, value in layer.values_in(year):
            key = ".".join(choice_path(kind, name))
            history[key] = (*history.get(key, ()), value)
            earlier = {other: earlier_value for other, earlier_value in in_force[kind].items() if other != name}
            in_force[kind] = {name: value.value, **earlier}
    dossier = next((layer.content for layer in layers if isinstance(layer.content, BerkasFile)), BerkasFile())
    region = next((layer.content for layer in layers if isinstance(layer.content, RegionFile)), None)
    return Policy.model_validate(
        {
            "opd": dossier.opd,
            "year": dossier.year,
            "documents": dossier.documents,
            "nomenclature": stated_path(layers, "nomenclature"),
            "weights": stated_path(layers, "weights"),
            "templates": stated_path(layers, "templates"),
            "profile": _profile(layers),
            "letter": reduce(lambda below, layer: layer.content.letter.over(below), layers, Letter()),
            "target_policy": in_force["target_policy"].get("", "ceiling"),
            "pk_budget_policy": in_force["pk_budget_policy"].get("", "ask"),
            "calendar": _calendar(layers, year),
            "ordinals": {key: grades for layer in layers for key, grades in layer.content.ordinals.items()},
            "scales": tuple(
                scale for layer in reversed(layers) for scale in layer.content.scales if scale.holds_in(year)
            ),
            "directions": in_force["directions"],
            "quarter_aggregations": in_force["quarter_aggregations"],
            "severities": in_force["severities"],
            "off": {code: reason for code, reason in in_force["off"].items() if reason is not False},
            "waivers": {
                key: value
                for layer in layers
                if layer.content.waivers is not None
                for key, value in layer.content.waivers.model_dump(exclude_unset=True).items()
            },
            "region": region.name if region else None,
            "zone": next((layer.content.zone for layer in reversed(layers) if layer.content.zone), "WIB"),
            "vocabulary": region.vocabulary if region else None,
            "rules": rules,
            "history": history,
            "layers": layers,
        }
    )


def _profile(layers: Sequence[SettingsLayer]) -> str | None:
    """Return the profile that an office asks for; a file is one beside its `cascade.yaml`."""
    layer = stating_layer(layers, "profile")
    stated = getattr(layer.content, "profile", None) if layer else None
    return str(layer.path(stated)) if layer and stated and stated.endswith(".yaml") else stated


def _calendar(layers: tuple[SettingsLayer, ...], year: int | None) -> tuple[ScheduledEvent, ...]:
    """Return the events in force, those of the last file first; an event without words has those of an earlier file."""
    calendar: dict[str, ScheduledEvent] = {}
    words: dict[str, tuple[str, ...]] = {}
    for layer in layers:
        events = {event.event: event for event in layer.events_in(year)}
        for event in layer.content.calendar:
            words[event.event] = event.words or words.get(event.event, ())
        calendar = events | {name: event for name, event in calendar.items() if name not in events}
    return tuple(e.model_copy(update={"words": e.words or words[e.event]}) for e in calendar.values())
