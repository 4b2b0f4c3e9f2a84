"""Gather what a whole file prints beside its tables, of which each of its documents may be a part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cascade.model import Label, Line, LoadedFile
from cascade.reading.identity.citations import find_headings, find_regulations
from cascade.reading.identity.headings import printed_lines
from cascade.reading.identity.office_choice import OfficeWitness, find_witnesses


@dataclass(frozen=True, slots=True)
class PrintedFile:
    """The lines of a file, also those set in rows of grids, the offices and regulations that they name, and its headings."""

    lines: Sequence[Line]
    offices: Sequence[OfficeWitness]
    headings: tuple[Label, ...] = ()
    regulations: tuple[Label, ...] = ()

    @classmethod
    def of(cls, loaded: LoadedFile) -> PrintedFile:
        """Gather the lines of a file and what they name."""
        lines = tuple(printed_lines(loaded))
        return cls(lines, find_witnesses(lines), find_headings(lines), find_regulations(lines))
