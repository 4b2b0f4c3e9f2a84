"""Pick from one file of choices what holds in a planning year.

A file and its content go in; its choices and calendar entries in force, each with its origin, come out. Of two for one
thing the one that began later holds. Knows no other file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cascade.safe_io.yaml_reader import YamlFile
from cascade.settings.origin import BUILT_IN, Origin, SettingValue
from cascade.settings.schema import CHOICES, ChoicesFile, DatedChoice, Event


class ScheduledEvent(Event):
    """An event of the calendar in force, and where that is written."""

    origin: Origin

    @property
    def is_local(self) -> bool:
        """The region or the dossier says so itself."""
        return not self.origin.is_built_in


@dataclass(frozen=True, slots=True)
class SettingsLayer:
    """One file of choices, in the order in which they override each other."""

    file: YamlFile
    content: ChoicesFile

    def origin(self, path: tuple[str | int, ...], stated: DatedChoice | None = None) -> Origin:
        """Return where an entry is written; what it does not say itself the region says for all."""
        if self.file.file == BUILT_IN:
            return Origin(BUILT_IN)
        owner = (stated.owner if stated else None) or getattr(self.content, "owner", None)
        reference = (stated.reference if stated else None) or getattr(self.content, "reference", None)
        years = (stated.since, stated.until) if stated else (None, None)
        return Origin(self.file.file, self.file.line(path), owner, reference, *years)

    def values_in(self, year: int | None) -> Iterator[tuple[str, str, SettingValue]]:
        """Yield each choice in force for a planning year: its kind, the name it is about ("" for none), its value."""
        for kind in CHOICES:
            written = getattr(self.content, kind)
            for name, choice in written.items() if isinstance(written, dict) else [("", written)]:
                holding = [(n, stated) for n, stated in enumerate(choice) if stated.holds_in(year)]
                if holding:
                    number, stated = max(holding, key=lambda each: (each[1].since or 0, each[0]))
                    path = (kind, *([name] if name else []), number, "value")
                    yield kind, name, SettingValue(stated.value, self.origin(path, stated))

    def events_in(self, year: int | None) -> Iterator[ScheduledEvent]:
        """Yield the calendar entries in force for a planning year; of two for one event the later one."""
        found: dict[str, tuple[int, Event]] = {}
        for number, event in enumerate(self.content.calendar):
            if event.holds_in(year) and (event.since or 0) >= (
                found[event.event][1].since or 0 if event.event in found else 0
            ):
                found[event.event] = number, event
        for number, event in found.values():
            plain = event.model_dump(by_alias=True)
            yield ScheduledEvent(**plain, origin=self.origin(("calendar", number), event))
