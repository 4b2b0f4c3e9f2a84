"""Fill in the headings that a header leaves blank from the headings beside them and from the table before.

What the headings over each column say goes in, with what its cells look like; the same comes out, with the year, ordinal or quarter of
a column between (or right beside) others that count up, and with the headings of the same table on the page before. Nothing printed is
changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from cascade.reading.tables.content_evidence import ColumnContent
from cascade.reading.tables.header_parser import ColumnHeading
from cascade.reading.tables.heading_evidence import heading_evidence
from cascade.reading.tables.table import Column

ALIKE = 0.7  # share of the headings that a table prints like the one before
MOSTLY_VALUES = 0.5  # share of the cells of a column of values
LEAST_STEPS = 3  # dates that count up before one is added at their end
PERIOD_YEARS = 5  # of a plan (UU 25/2004, article 5)
_PLANNED = {"target", "pagu"}
_DATES = {"year": range(2000, 2100), "ordinal": range(1, 7), "quarter": range(1, 5)}
DateField = Literal["year", "ordinal", "quarter"]


def with_gaps_filled(
    headings: Sequence[ColumnHeading], contents: Sequence[ColumnContent], before: Sequence[Column], period: range
) -> list[ColumnHeading]:
    """Return the headings with those filled in that must stand in the gaps; `before` are the columns of the table before,
    `period` the years that the document plans, where it says so."""
    found = _with_years_of_ordinals(_with_headings_before(headings, before))
    for field in ("year", "ordinal", "quarter"):
        found = _with_dates(found, contents, field, period)
    return found


def _with_headings_before(headings: Sequence[ColumnHeading], before: Sequence[Column]) -> list[ColumnHeading]:
    """Complete headings from those of a table before that is plainly the same one."""
    pairs = list(zip(headings, before, strict=False))
    if len(headings) != len(before) or not pairs:
        return list(headings)
    told = [(one, two) for one, two in pairs if _says(one) and _says(two)]
    if sum(_key(one) == _key(two) for one, two in told) < max(ALIKE * len(told), 2):
        return list(headings)
    return [_completed(one, two) if _is_part_of(one, two) else one for one, two in pairs]


def _key(heading: ColumnHeading | Column) -> tuple[object, ...]:
    return heading.header, heading.year, heading.ordinal, heading.quarter


def _says(heading: ColumnHeading | Column) -> bool:
    return any(_key(heading))


def _is_part_of(heading: ColumnHeading, before: Column) -> bool:
    """Tell whether a heading prints less than the one before, and nothing else."""
    parts, known = _parts(heading.header), _parts(before.header)
    dates = zip(_key(heading)[1:], _key(before)[1:], strict=True)
    return set(parts) <= set(known) and all(one in (None, two) for one, two in dates)


def _parts(header: str) -> list[str]:
    return [part for part in header.partition(" #")[0].split(" > ") if part]


def _completed(heading: ColumnHeading, before: Column) -> ColumnHeading:
    return replace(
        heading, header=before.header, year=before.year, ordinal=before.ordinal, quarter=before.quarter,
        cumulative=before.cumulative,
    )  # fmt: skip


def _with_years_of_ordinals(headings: list[ColumnHeading]) -> list[ColumnHeading]:
    """Date a "Tahun-2" without its year where those beside it print theirs: all are as far from their year."""
    first_years = {each.year - each.ordinal for each in headings if each.year and each.ordinal}
    if len(first_years) != 1:
        return headings
    (zero,) = first_years
    return [replace(each, year=zero + each.ordinal) if each.ordinal and not each.year else each for each in headings]


def _with_dates(
    headings: list[ColumnHeading], contents: Sequence[ColumnContent], field: DateField, period: range
) -> list[ColumnHeading]:
    """Date the columns of values that stand where a date is missing in a row of dates that count up by one."""
    found = list(headings)
    for groups in _runs(_groups(headings, field)):
        width = len(groups[0][1])
        if len(groups) < LEAST_STEPS - 1 or any(len(places) != width for _, places in groups):
            continue
        for (date, places), (next_date, next_places) in pairwise(groups):
            gap = _open_columns(headings, contents, field, range(places[-1] + 1, next_places[0]))
            if len(gap) == width * (next_date - date - 1):
                for number, place in enumerate(gap):
                    found[place] = _dated(found[place], field, date + 1 + number // width)
        if len(groups) < LEAST_STEPS:
            continue
        (first, start), (last, end) = groups[0], groups[-1]
        ends = (
            (start, range(start[0] - width, start[0]), first - 1),
            (end, range(end[-1] + 1, end[-1] + 1 + width), last + 1),
        )
        for places, beside, date in ends:
            is_in_period = field == "year" and (date in period or len(groups) == PERIOD_YEARS - 1)
            if date in _DATES[field] and _continue(
                headings, contents, field, (places, beside), is_in_period=is_in_period
            ):
                for place in beside:
                    found[place] = _dated(found[place], field, date)
    return found


def _runs(groups: list[tuple[int, list[int]]]) -> list[list[tuple[int, list[int]]]]:
    """Part groups of columns where their dates begin anew: the quarters of each indicator."""
    runs: list[list[tuple[int, list[int]]]] = []
    for group in groups:
        if runs and group[0] > runs[-1][-1][0]:
            runs[-1].append(group)
        else:
            runs.append([group])
    return runs


def _dated(heading: ColumnHeading, field: DateField, date: int) -> ColumnHeading:
    header = heading.header.partition(" #")[0]
    if field == "year":
        return replace(heading, header=header, year=date)
    return (
        replace(heading, header=header, ordinal=date)
        if field == "ordinal"
        else replace(heading, header=header, quarter=date)
    )


def _groups(headings: Sequence[ColumnHeading], field: DateField) -> list[tuple[int, list[int]]]:
    """Return the dates of columns of planned values from left to right, each with the columns side by side that have it."""
    groups: list[tuple[int, list[int]]] = []
    for place, heading in enumerate(headings):
        date = getattr(heading, field)
        if date is None or not _may_be_planned(heading):
            continue
        if groups and groups[-1][0] == date and groups[-1][1][-1] == place - 1:
            groups[-1][1].append(place)
        else:
            groups.append((date, [place]))
    return groups


def _may_be_planned(heading: ColumnHeading) -> bool:
    """Tell whether a heading names planned values, or nothing."""
    words = heading_evidence(heading.header)
    return not words.speaks or max(words.weights, key=lambda role: words.weights[role]) in _PLANNED


def _open_columns(
    headings: Sequence[ColumnHeading], contents: Sequence[ColumnContent], field: DateField, places: range
) -> list[int]:
    """Return the undated columns of values among some columns."""
    return [place for place in places if _is_open(headings[place], contents[place], field)]


def _is_open(heading: ColumnHeading, content: ColumnContent, field: DateField) -> bool:
    """Tell whether a column of values has no date of a kind, although it may count the years of the plan."""
    is_open = getattr(heading, field) is None and heading.quarter is None and (field == "year" or heading.year is None)
    return is_open and _may_be_planned(heading) and (not content.cells or content.share_of_values >= MOSTLY_VALUES)


def _continue(
    headings: Sequence[ColumnHeading],
    contents: Sequence[ColumnContent],
    field: DateField,
    pair: tuple[Sequence[int], range],
    *,
    is_in_period: bool,
) -> bool:
    """Tell whether undated columns of values go on with the dated ones beside them: under the same heading, or under less of it."""
    places, beside = pair
    if beside.start < 0 or beside.stop > len(headings):
        return False
    for place, other in zip(places, beside, strict=True):
        spanning, own = _parts(headings[place].header), _parts(headings[other].header)
        is_alike = (bool(spanning) and spanning == own) or (is_in_period and set(own) <= set(spanning))
        if not (is_alike and contents[other].cells and _is_open(headings[other], contents[other], field)):
            return False
    return True
