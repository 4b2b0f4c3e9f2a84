"""Tell where a choice of the region is written, by whom and for which years.

A file, a line and what the entry says of itself go in; a text for a report and an address come out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cascade.model import Source
from cascade.model.i18n import LocalizedText, joined, same

BUILT_IN = "kebijakan bawaan cascade"
ChoiceValue = str | Literal[False]  # False switches on again what an earlier file switched off


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
    def description(self) -> LocalizedText:
        """File and line, owner and reference, years."""
        if self.is_built_in:
            return LocalizedText("bawaan cascade", "built into cascade")
        details = [same(text) for text in (self.owner, self.reference) if text]
        if self.since or self.until:
            years = f"{self.since or '…'}–{self.until or '…'}"
            details.append(LocalizedText("tahun {y}", "years {y}").format(y=years))
        place = same(self.file) if self.line is None else LocalizedText("{f} baris {n}", "{f} line {n}")
        return place.format(f=self.file, n=self.line) + (
            LocalizedText("({m})", "({m})").format(m=joined(details)) if details else same("")
        )


@dataclass(frozen=True, slots=True)
class SettingValue:
    """One value that a choice has, or had until a later file overrode it."""

    value: ChoiceValue
    origin: Origin

    @property
    def text(self) -> str:
        """The value as a file writes it."""
        return str(self.value)
