"""Pick from one file of choices what holds in a planning year.

A file and its content go in; its choices and calendar entries in force, each with its origin, come out. Of two for one
thing the one that began later holds. Knows no other file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cascade.model.i18n import LocalizedText
from cascade.safe_io.yaml_reader import YamlFile, did_you_mean
from cascade.settings.origin import BUILT_IN, ChoiceValue, Origin, SettingValue
from cascade.settings.schema import CHOICES, ChoicesFile, DatedChoice, DatedValue, Event, OfficeFile, RegionFile

YamlPath = tuple[str | int, ...]


class ScheduledEvent(Event):
    """An event of the calendar in force, and where that is written."""

    origin: Origin

    @property
    def is_local(self) -> bool:
        """The region or the dossier says so itself."""
        return not self.origin.is_built_in


@dataclass(frozen=True, slots=True)
class SettingsLayer:
    """One file of choices, in the order in which they override each other; paths in it begin at its `folder`."""

    file: YamlFile
    content: ChoicesFile
    folder: Path = Path()

    def path(self, stated: str) -> Path:
        """Return the path that the file means by what it says."""
        return self.folder / stated

    def origin(self, path: YamlPath, entry: DatedChoice) -> Origin:
        """Return where an entry is written; what it does not say itself the region or office says for all."""
        if self.file.file == BUILT_IN:
            return Origin(BUILT_IN)
        region = self.content if isinstance(self.content, RegionFile | OfficeFile) else None
        owner = entry.owner or (region.owner if region else None)
        reference = entry.reference or (region.reference if region else None)
        return Origin(self.file.file, self.file.line(path), owner, reference, entry.since, entry.until)

    def choices(self) -> Iterator[tuple[str, str, tuple[DatedValue[ChoiceValue], ...]]]:
        """Yield each choice that the file makes: its kind, the name it is about ("" for none), its dated values."""
        for kind in CHOICES:
            written = getattr(self.content, kind)
            for name, values in written.items() if isinstance(written, dict) else [("", written)]:
                yield kind, name, values

    def values_in(self, year: int | None) -> Iterator[tuple[str, str, SettingValue]]:
        """Yield each choice in force for a planning year: its kind, the name it is about ("" for none), its value."""
        for kind, name, values in self.choices():
            holding = [(number, entry) for number, entry in enumerate(values) if entry.holds_in(year)]
            if holding:
                number, entry = max(holding, key=lambda each: (each[1].since or 0, each[0]))
                path: YamlPath = (*choice_path(kind, name), number, "value")
                yield kind, name, SettingValue(entry.value, self.origin(path, entry))

    def events_in(self, year: int | None) -> Iterator[ScheduledEvent]:
        """Yield the calendar entries in force for a planning year; of two for one event the later one."""
        found: dict[str, tuple[int, Event]] = {}
        for number, event in enumerate(self.content.calendar):
            earlier = found[event.event][1].since or 0 if event.event in found else 0
            if event.holds_in(year) and (event.since or 0) >= earlier:
                found[event.event] = number, event
        for number, event in found.values():
            plain = event.model_dump(by_alias=True)
            yield ScheduledEvent(**plain, origin=self.origin(("calendar", number), event))

    def check(self, known_events: Collection[str]) -> None:
        """Refuse an event that nobody can recognise, and years that run backwards.

        Args:
            known_events: The events for which some file gives the words by which texts name them.

        Raises:
            SettingsError: with file, line, key and reason.
        """
        for number, event in enumerate(self.content.calendar):
            if not event.words and event.event not in known_events:
                raise self.file.error(
                    ("calendar", number, "event"),
                    LocalizedText("acara tidak dikenal; beri `words`.", "unknown event; give `words`.")
                    + did_you_mean(event.event, sorted(known_events)),
                )
        for path, entry in self._dated_entries():
            if entry.since and entry.until and entry.since > entry.until:
                message = LocalizedText("from ({a}) setelah until ({b}).", "from ({a}) is after until ({b}).")
                raise self.file.error(path, message.format(a=entry.since, b=entry.until))

    def _dated_entries(self) -> Iterator[tuple[YamlPath, DatedChoice]]:
        for number, event in enumerate(self.content.calendar):
            yield ("calendar", number), event
        for number, scale in enumerate(self.content.scales):
            yield ("scales", number), scale
        for kind, name, values in self.choices():
            for number, value in enumerate(values):
                yield (*choice_path(kind, name), number), value


def stating_layer(layers: Sequence[SettingsLayer], key: str) -> SettingsLayer | None:
    """Return the last of some files, which wins, that says anything under a key."""
    return next((layer for layer in reversed(layers) if getattr(layer.content, key, None)), None)


def stated_path(layers: Sequence[SettingsLayer], key: str) -> Path | None:
    """Return the path that the last of some files names under a key."""
    layer = stating_layer(layers, key)
    return layer.path(getattr(layer.content, key)) if layer else None


def choice_path(kind: str, name: str) -> tuple[str, ...]:
    """Return the keys under which a choice is written."""
    return (kind, name) if name else (kind,)
