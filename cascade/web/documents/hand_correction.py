"""Take what a person says was read wrongly at a cell, and write it down as a decision.

A check, a file and the key of a cell go in; what of it can be corrected comes out. A choice with the right text becomes an entry of
`keputusan.yaml` through the engine.
"""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cascade.decisions.entry import ID_PATTERN, new_id
from cascade.decisions.reading_correction import ReadingCorrection
from cascade.decisions.recording import record
from cascade.model import LEVEL_NAMES, CorrectedPart, Element, Indicator, Source
from cascade.model.i18n import LocalizedText
from cascade.pipeline.hand_corrections import Request, correction_for
from cascade.pipeline.hand_corrections.entry import readable_rows
from cascade.pipeline.hand_corrections.parts import Part, Row
from cascade.reports.html.places import PlaceKey, place_key
from cascade.reports.masking import mask
from cascade.web.open_dossier import Checked

MOST_CHOICES = 12
LONGEST = 2_000  # letters of a text that a person gives


@dataclass(frozen=True, slots=True)
class Choice:
    """Something of a row that can be corrected at a cell: what it is, of which row, and how it was read."""

    id: str
    what: CorrectedPart
    part: LocalizedText
    row: str
    read: str
    levels: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Readable:
    """The same with what the engine asks for."""

    row: Row
    part: Part
    read: str
    source: Source

    @property
    def id(self) -> str:
        said = repr((self.part, self.row.name.text, self.source.place.id))
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    @property
    def request(self) -> str:
        when = self.part.year if self.part.year is not None else f"TR{self.part.quarter}" if self.part.quarter else None
        return f"{self.part.what}:{when}" if when is not None else self.part.what


def choices_at(checked: Checked, file: str, keys: set[PlaceKey]) -> tuple[Choice, ...]:
    """Return what can be corrected at a cell."""
    found = {each.id: each for each in _readable(checked, file) if place_key(each.source) in keys}
    return tuple(_choice(each) for each in list(found.values())[:MOST_CHOICES])


def correct(
    checked: Checked, folder: Path, file: str, choice: str, given: Given, moment: datetime.datetime
) -> ReadingCorrection:
    """Write a correction into the decisions of a dossier and return it.

    Raises:
        CascadeError: the text is no value of that part, or name or reason lacks; the choice is none.
    """
    readable = next((each for each in _readable(checked, file) if each.id == choice), None)
    if readable is None:
        raise LookupError(choice)
    request = Request(
        file, readable.source.place.id, readable.request, given.value, given.by, given.why, readable.row.name.text
    )
    entry = correction_for(checked.prepared.dossier.as_read, request, moment)
    written = record(folder, [entry.model_copy(update={"id": given.id})], moment)[0]
    assert isinstance(written, ReadingCorrection)
    return written


@dataclass(frozen=True, slots=True)
class Given:
    """What a person gives: the right text, the own name, the reason, and the id of the act."""

    value: str
    by: str
    why: str
    id: str


def act_id(text: str) -> str:
    """Return the id of an act, a new one where a form brings none."""
    return text if re.fullmatch(ID_PATTERN, text) else new_id()


def _readable(checked: Checked, file: str) -> Iterator[_Readable]:
    for document in checked.prepared.dossier.as_read:
        if document.file == file:
            for row, part, read, source in readable_rows(document):
                yield _Readable(row, part, read, source)


def _choice(readable: _Readable) -> Choice:
    row, part = readable.row, readable.part
    levels = tuple(LEVEL_NAMES.items())[:-1] if part.what == "level" and isinstance(row, Element | Indicator) else ()
    return Choice(readable.id, part.what, part.words, mask(row.name.text), mask(readable.read), levels)
