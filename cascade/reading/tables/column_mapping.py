"""Give each column of a header the meaning that a profile knows for its heading.

The headings of a grid and one profile go in; columns come out, each with the field or element that it holds, its block, its year
and its quarter. Of two columns of one meaning the second has none. Reads no data rows and does not choose the profile.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from cascade.reading.tables.header_parser import ColumnHeading, HeadingFeatures
from cascade.reading.tables.profile import Profile
from cascade.reading.tables.table import MULTI_COLUMN_FIELDS, SUPPLEMENTARY_FIELDS, VALUE_FIELDS, Column

_NUMBER_HEADER = re.compile(r"> (no|nomor)$")


def map_columns(profile: Profile, headings: list[ColumnHeading]) -> tuple[Column, ...]:
    """Return each column with its meaning; a second column of the same meaning has none.

    A second indicator closes its block: what stands right of it is about another indicator.
    """
    columns: list[Column] = []
    assigned: set[tuple[object, ...]] = set()
    closed: set[int | None] = set()
    focus = _Focus()
    for heading in headings:
        meaning = _Meaning() if heading.superseded else _meaning(profile, heading, focus)
        key = (meaning.block, meaning.name, heading.year, heading.ordinal, heading.quarter)
        if meaning.block in closed or (key in assigned and not meaning.is_continuation):
            if meaning.name == "indicator":
                closed.add(meaning.block)
            meaning = _Meaning()
        elif meaning.name:
            assigned.add(key)
            focus.move(meaning)
        ignored = heading.superseded or (
            meaning.name is None and bool(heading.header) and _is_ignored(profile, heading.header)
        )
        columns.append(
            Column(
                heading.number,
                heading.header,
                meaning.block,
                meaning.name,
                meaning.is_element,
                heading.year,
                heading.ordinal,
                heading.quarter,
                heading.cumulative,
                ignored,
                meaning.is_continuation,
            )
        )
    return tuple(_without_ownerless(columns))


def _without_ownerless(columns: Sequence[Column]) -> Iterator[Column]:
    """Yield the columns; a funds or outcome column beside neither element nor indicator has no meaning."""
    owners = {column.block for column in columns if column.is_element or column.name == "indicator"}
    for column in columns:
        is_ownerless = column.name in SUPPLEMENTARY_FIELDS and column.block not in owners
        yield replace(column, block=None, name=None) if is_ownerless else column


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What a column holds; without a name nothing that the profile knows."""

    block: int | None = None
    name: str | None = None
    is_element: bool = False
    is_continuation: bool = False


@dataclass(slots=True)
class _Focus:
    """The blocks of the last element and the last indicator: what follows is about them."""

    element: int | None = None
    indicator: int | None = None

    def move(self, meaning: _Meaning) -> None:
        if meaning.is_element:
            self.element = meaning.block
        elif meaning.name == "indicator":
            self.indicator = meaning.block

    def choose(self, found: Sequence[_Meaning]) -> _Meaning:
        """Return the meaning in the block that the column is about, else the first."""
        near = [m for m in found if m.block == (self.element if m.name == "indicator" else self.indicator)]
        return (near or found or [_Meaning()])[0]


def _meaning(profile: Profile, heading: ColumnHeading, focus: _Focus) -> _Meaning:
    if not heading.header and not (heading.quarter or heading.year or heading.ordinal):
        return _Meaning()
    base, mark, _ = heading.header.partition(" #")
    if _NUMBER_HEADER.search(base):
        return _Meaning()
    features = heading.features
    whole = _possible_meanings(profile, features, heading.header)
    meaning = focus.choose(whole or _possible_meanings(profile, features, base))
    if not mark or meaning.name is None:
        return meaning
    if meaning.is_element or meaning.name in MULTI_COLUMN_FIELDS:
        return replace(meaning, is_continuation=True)
    return meaning if whole else _Meaning()


@lru_cache(maxsize=50_000)
def _possible_meanings(profile: Profile, heading: HeadingFeatures, text: str) -> tuple[_Meaning, ...]:
    """Return what a heading, or the text of it, may mean, at most one meaning for each block."""
    found = []
    for index, block in enumerate(profile.blocks):
        elements = (name for name, pattern in block.elements.items() if header_matches(pattern, text))
        if not heading.has_quarter and (element := next(elements, None)) is not None:
            return (_Meaning(index, element, is_element=True),)
        fields = (n for n, pattern in block.fields.items() if header_matches(pattern, text) and _may_be(n, heading))
        if (name := next(fields, None)) is not None:
            found.append(_Meaning(index, name))
    return tuple(found)


def _is_ignored(profile: Profile, header: str) -> bool:
    return _NUMBER_HEADER.search(header) is not None or header_matches(profile.ignore, header)


@lru_cache(maxsize=50_000)
def header_matches(pattern: str, header: str) -> bool:
    """Tell whether a pattern of a profile fits a header; the same few headers are tried many times."""
    return re.search(pattern, header) is not None


def _may_be(name: str, heading: HeadingFeatures) -> bool:
    """Tell whether a column is dated as a field needs it and no realised value passes for a planned heading."""
    if name in VALUE_FIELDS and _is_realised(heading.text):
        return False
    if name in ("quarters", "pagu_quarters"):
        return heading.has_quarter
    if name in ("targets", "pagus"):
        return (heading.has_year or heading.has_ordinal) and not heading.has_quarter
    return not heading.has_quarter and not (name in VALUE_FIELDS and heading.has_ordinal and not heading.has_year)


def _is_realised(header: str) -> bool:
    """Tell whether the last word of a header on the matter is realisation: "realisasi > k", "target 2024 > capaian"."""
    parts = [part for part in header.split(" > ") if re.search(r"realisasi|capaian|target|rencana|prakiraan", part)]
    last = parts[-1] if parts else ""
    planned = re.search(r"target|rencana|prakiraan maju|kerangka pendanaan", last)
    return bool(re.search(r"realisasi|rasio", last)) or ("capaian" in last and not planned)
