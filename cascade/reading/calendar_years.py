"""Give columns that print no calendar year the year that the file leaves for them.

Documents go in whose values stand under year 0 (a column without a year) or under -n ("Tahun ke-n"); the same come out under calendar
years where the title, the period or the other tables of the file leave one way to date them. What can be dated in two ways keeps no
target at all: nothing is guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import log2
from typing import TypeVar

from cascade.model import Document, Element, Indicator, Problem, Quantity, Source, Total
from cascade.model.i18n import LocalizedText
from cascade.reading.tables.table import Column

Item = TypeVar("Item", Element, Indicator, Total)
Values = Mapping[int, Quantity]
WEIGHT_OF_TITLE = 8  # as if a period that a title prints stood so often elsewhere


@dataclass(frozen=True, slots=True)
class FileYears:
    """What all plans of a file say of years.

    `periods` are those that they print, `numbered` the years that their columns number ("Tahun ke-1 (2022)"), `planned` the years of
    targets or pagu of all tables and of each one, `baselines` the years of baselines.
    """

    periods: list[tuple[int, ...]] = field(default_factory=list)
    numbered: dict[int, int] = field(default_factory=dict)
    planned: frozenset[tuple[int, ...]] = frozenset()
    baselines: set[int] = field(default_factory=set)

    def first_year(self, years: Sequence[int], last_ordinal: int) -> int | None:
        """Return the year of "Tahun ke-1" if the file leaves one way: it numbers its years, or a table or the period has as many."""
        numbered = {year - ordinal + 1 for ordinal, year in self.numbered.items()}
        after_baseline = tuple(year for year in years if year > max(self.baselines, default=0))
        as_long = {run[0] for run in (after_baseline, *self.planned) if run and run[-1] - run[0] + 1 == last_ordinal}
        found = numbered or as_long
        return found.pop() if len(found) == 1 else None


def most_lie_in(years: Sequence[int], printed: set[int]) -> bool:
    """Tell whether most years of the columns lie in a period; a title may be left over from the plan before."""
    return bool(years) and 2 * len(printed & set(years)) >= len(printed)


def best_period(
    titled: Sequence[tuple[int, ...]], elsewhere: Sequence[tuple[int, ...]], in_columns: set[int]
) -> tuple[int, ...]:
    """Return the period that most of its years in columns, its place in a title and its repetition speak for; none if few lie in any."""
    counts = Counter(elsewhere)
    for years in titled:
        counts[years] += WEIGHT_OF_TITLE

    def weight(years: tuple[int, ...]) -> float:
        agreement = len(in_columns & set(years)) / len(in_columns | set(years)) if in_columns else 1
        return agreement * (1 + log2(counts[years]))

    return max((years for years in counts if most_lie_in(years, in_columns)), key=weight, default=())


def contradicting_years(named: int | None, columns: Iterable[Column]) -> list[int]:
    """Return the years of the columns of targets and pagu if all of them are dated and none is of the year that a title names."""
    values = [column for column in columns if column.name in ("target", "targets", "pagu", "pagus")]
    undated = [column for column in values if column.name in ("target", "targets") and not column.year]
    years = sorted({column.year for column in values if column.year})
    return [] if undated or named in years else years


def with_year_of_document(items: Iterable[Item], year: int | None) -> tuple[Item, ...]:
    """Return the items with the values of columns without a year under the document's own year."""
    return tuple(_dated(item, year) for item in items)


def _dated(item: Item, year: int | None) -> Item:
    def dated(values: Values) -> Values:
        return {(year or 0) if y == 0 else y: quantity for y, quantity in values.items()} if 0 in values else values

    if isinstance(item, Indicator):
        return replace(item, targets=dated(item.targets), pagu=dated(item.pagu))
    return replace(item, pagu=dated(item.pagu))


def with_ordinals_dated(document: Document, ordinals: Iterable[int], first_year: int | None) -> Document:
    """Return the document with "Tahun ke-n" as calendar years; where nobody knows the first one, without those values."""
    year_of = {-ordinal: first_year + ordinal - 1 for ordinal in ordinals} if first_year else {}

    def dated(values: Values) -> Values:
        return {year_of.get(y, y): quantity for y, quantity in values.items() if y > 0 or y in year_of}

    return replace(
        document,
        indicators=tuple(replace(i, targets=dated(i.targets), pagu=dated(i.pagu)) for i in document.indicators),
        elements=tuple(replace(e, pagu=dated(e.pagu)) for e in document.elements),
        totals=tuple(replace(t, pagu=dated(t.pagu)) for t in document.totals),
    )


def missing_year_problem(kind: str, source: Source) -> Problem:
    """Return the warning that nothing is printed from which to take the year of a document."""
    return Problem(
        "warning",
        LocalizedText("{f}: tahun dokumen tidak ditemukan di judul.", "{f}: no year in the title.").format(
            f=source.file
        ),
        LocalizedText(
            "Isi di berkas.yaml: documents: {{{f}: {{year: 2025}}}}",
            "Set it in berkas.yaml: documents: {{{f}: {{year: 2025}}}}",
        ).format(f=source.file),
        source,
    )


def other_years_problem(
    source: Source, named: Sequence[int], in_columns: Sequence[int], *, taken: Sequence[int]
) -> Problem:
    """Return the warning that a title names other years than the columns hold, and which are taken."""
    words = {
        "f": source.file,
        "named": _span(named),
        "columns": _span(in_columns),
        "taken": _span(taken),
    }
    return Problem(
        "warning",
        LocalizedText(
            "{f}: judul menyebut {named}, kolom memuat {columns}; {taken} yang dipakai.",
            "{f}: the title names {named}, the columns hold {columns}; {taken} is taken.",
        ).format(**words),
        LocalizedText(
            "Periksa judul dan kepala kolom, atau isi di berkas.yaml: documents: {{{f}: {{year: …}}}} atau {{{f}: {{years: […]}}}}",
            "Check title and headings, or set it in berkas.yaml: documents: {{{f}: {{year: …}}}} or {{{f}: {{years: […]}}}}",
        ).format(f=source.file),
        source,
    )


def _span(years: Sequence[int]) -> str:
    """Return years as people write them: 2025, 2025–2029, or 2025, 2027."""
    if len(years) > 2 and years[-1] - years[0] == len(years) - 1:
        return f"{years[0]}–{years[-1]}"
    return ", ".join(map(str, years))


def undated_ordinals_problem(document: Document, last_ordinal: int) -> Problem:
    """Return the warning that "Tahun ke-n" fits no calendar years, so that these targets are not used."""
    return Problem(
        "warning",
        LocalizedText(
            "{f}: “Tahun ke-1 … {n}” tidak dapat dipetakan ke tahun kalender; targetnya tidak dipakai.",
            "{f}: “Tahun ke-1 … {n}” cannot be mapped to calendar years; its targets are not used.",
        ).format(f=document.file, n=last_ordinal),
        LocalizedText(
            "Isi di berkas.yaml: documents: {{{f}: {{years: [2019, 2020, …]}}}}",
            "Set it in berkas.yaml: documents: {{{f}: {{years: [2019, 2020, …]}}}}",
        ).format(f=document.file),
        document.source,
    )
