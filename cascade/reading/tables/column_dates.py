"""Date the values of a table after their roles are known.

Columns with roles go in; the same columns come out, with a year where the others leave one way: an amount takes the year of the target
beside it, a gap in rising years is filled. A year that is printed twice, where the next one is missing, may be a slip: the
second column has no date, and that is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cascade.model.i18n import LocalizedText
from cascade.reading.tables.column_roles import ColumnEvidence
from cascade.reading.tables.table import UnusedColumn

_UNDATED = (None, None, None)


def dated(
    evidence: Sequence[ColumnEvidence], roles: Sequence[str | None]
) -> tuple[list[ColumnEvidence], list[str | None], list[UnusedColumn]]:
    """Return the columns with the dates that the others leave them, their roles, and what is in doubt."""
    columns, found = list(evidence), list(roles)
    _date_beside(columns, found, "pagu", "target", -1)
    _date_beside(columns, found, "target", "pagu", 1)
    for role in ("target", "pagu"):
        _fill_gaps(columns, found, role)
    return columns, found, [doubt for role in ("target", "pagu") for doubt in _misprinted(columns, found, role)]


def _date_beside(columns: list[ColumnEvidence], roles: Sequence[str | None], role: str, other: str, step: int) -> None:
    """Give undated values the year of the value beside them, where several stand so."""
    undated = [n for n, each in enumerate(columns) if roles[n] == role and each.date == _UNDATED]
    pairs = {
        n: columns[n + step].heading.year
        for n in undated
        if 0 <= n + step < len(columns) and roles[n + step] == other and columns[n + step].heading.year
    }
    others = [n for n, each in enumerate(columns) if roles[n] == other and each.heading.year]
    if len(pairs) < len(undated) == len(others):  # one of them on the other side: Target 2025 | Rp | Rp | Target 2026
        pairs = {n: columns[at].heading.year for n, at in zip(undated, others, strict=True) if abs(n - at) == 1}
    taken = {each.heading.year for n, each in enumerate(columns) if roles[n] == role and each.heading.year}
    if len(pairs) == len(undated) > 1 and len(set(pairs.values())) == len(pairs) and not taken & set(pairs.values()):
        for place, year in pairs.items():
            columns[place] = _with_year(columns[place], year)


def _fill_gaps(columns: list[ColumnEvidence], roles: Sequence[str | None], role: str) -> None:
    """Date a value between two years of which only the one between is missing."""
    places = [n for n, each in enumerate(columns) if roles[n] == role and not each.heading.quarter]
    for before, place, after in zip(places, places[1:], places[2:], strict=False):
        first, last = columns[before].heading.year, columns[after].heading.year
        if columns[place].date == _UNDATED and first and last and last - first == 2:
            columns[place] = _with_year(columns[place], first + 1)


def _misprinted(columns: Sequence[ColumnEvidence], roles: list[str | None], role: str) -> list[UnusedColumn]:
    """Take its role from a value whose year is printed twice while the next one is missing; return what is in doubt."""
    places = [
        n for n, each in enumerate(columns) if roles[n] == role and each.heading.year and not each.heading.quarter
    ]
    years = [columns[n].heading.year or 0 for n in places]
    doubts = []
    for index in range(1, len(places)):
        is_twice = years[index] == years[index - 1] and columns[places[index]].words == columns[places[index - 1]].words
        rises = index > 1 and years[index - 1] == years[index - 2] + 1
        goes_on = index + 1 < len(places) and years[index + 1] == years[index] + 2
        if is_twice and (goes_on or (rises and index + 1 == len(places))):
            roles[places[index]] = None
            reason = LocalizedText(
                "tahun {y} tercetak dua kali, {n} tidak ada; kolom kedua tidak dipakai",
                "the year {y} is printed twice and {n} is missing; the second column is not used",
            )
            doubts.append(
                UnusedColumn(columns[places[index]].heading.number, reason.format(y=years[index], n=years[index] + 1))
            )
    return doubts


def _with_year(column: ColumnEvidence, year: int | None) -> ColumnEvidence:
    return replace(column, heading=replace(column.heading, year=year))
