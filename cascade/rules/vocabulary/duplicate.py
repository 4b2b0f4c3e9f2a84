"""Say in what two occurrences of one indicator differ.

A record of two occurrences goes in; the values and series that differ, and where they may come from, come out. Never decides which
print is right.
"""

from __future__ import annotations

from typing import TypeAlias

from cascade.graph.locations import listed_with_places, printed_series
from cascade.model import OUTCOME_LEVELS, QUARTER_NAMES, Indicator, Label, Quantity
from cascade.model.i18n import LocalizedText
from cascade.quantities import series
from cascade.rules.vocabulary.context import DuplicateRecord, IndicatorRecord
from cascade.rules.vocabulary.declarations import attribute, computed_once
from cascade.text.element_names import compact_key

BASELINE = LocalizedText("kondisi awal", "baseline")
END = LocalizedText("kondisi akhir", "end condition")
Entries: TypeAlias = dict[str | LocalizedText, Quantity]


@attribute("cetakan pertama", "first print")
def first(record: DuplicateRecord) -> IndicatorRecord:
    return record.first


@attribute("cetakan kedua", "second print")
def second(record: DuplicateRecord) -> IndicatorRecord:
    return record.second


@attribute("pasti indikator yang sama", "surely the same indicator")
def certain(record: DuplicateRecord) -> bool:
    return record.is_certain


@attribute("keduanya memuat nilai", "both print values")
def both_filled(record: DuplicateRecord) -> bool:
    return all(any(not q.is_missing for q in _promises(row).values()) for row in record.indicators)


@attribute("namanya berbeda lebih dari ejaan", "the names differ in more than spelling")
def reworded(record: DuplicateRecord) -> bool:
    one, other = (compact_key(row.name.text) for row in record.indicators)
    return one != other


@attribute("nilai pada cetakan pertama", "value in the first print")
def first_values(record: DuplicateRecord) -> Entries | None:
    """The targets that the other print has otherwise; of a series shifted by a year those that the shift does not explain."""
    return _differing_values(record, record.indicators[0]) or None


@attribute("nilai pada cetakan kedua", "value in the second print")
def second_values(record: DuplicateRecord) -> Entries | None:
    return _differing_values(record, record.indicators[1]) or None


@attribute("tahun pergeseran deret", "years by which the series is shifted")
def shift(record: DuplicateRecord) -> int | None:
    """How many years later (below zero: earlier) the second print says what the first one says."""
    one, other = record.indicators
    return series.years_shifted(one.targets, other.targets) or None


@attribute("deret pada cetakan pertama", "series in the first print")
def first_series(record: DuplicateRecord) -> Label | None:
    return printed_series(record.indicators[0])


@attribute("deret pada cetakan kedua", "series in the second print")
def second_series(record: DuplicateRecord) -> Label | None:
    return printed_series(record.indicators[1])


@attribute("indikator lain dengan deret itu", "another indicator with that series")
def copied_from(record: DuplicateRecord) -> IndicatorRecord | None:
    """The other indicator of either table that prints the very series in which the two prints differ.

    Not one that the many rows of programs have in common by chance: 1 1 1 2 2, or equal steps.
    """
    context, (one, other) = record.context, record.indicators
    if not series.differing_years(one.targets, other.targets):
        return None
    for node in reversed(record.nodes):
        indicator = context.graph.indicators[node]
        if indicator.level not in OUTCOME_LEVELS and not series.is_distinctive(series.value_run(indicator)):
            continue
        for neighbour in context.occurrences.table_of(node).indicators:
            twin = context.graph.indicators[neighbour]
            is_other = neighbour not in record.nodes and twin.level == indicator.level
            if is_other and series.is_same_series(indicator.targets, twin.targets):
                return context.indicator(neighbour)
    return None


@attribute("tujuan atau sasaran di atasnya, menurut tabel", "tujuan or sasaran above it, table by table")
def goals(record: DuplicateRecord) -> tuple[Label, ...] | None:
    """The tujuan or sasaran above each print, where two of one level hold the indicator in two tables; None where none holds it.

    One that another table words otherwise is the same; two that one table prints are not.
    """
    graph, occurrences = record.context.graph, record.context.occurrences
    above = [graph.element_node(node) for node in record.nodes]
    held = [node for node in above if node is not None and graph.elements[node].level in ("tujuan", "sasaran")]
    if len(held) < 2 or len({graph.elements[node].level for node in held}) > 1:
        return None
    groups = {occurrences.group_of(node) for node in held}
    return tuple(graph.elements[node].name for node in held) if len(groups) > 1 else ()


@attribute("tujuan atau sasaran di atasnya dan tempatnya", "tujuan or sasaran above it, with places")
def goals_said(record: DuplicateRecord) -> LocalizedText:
    return listed_with_places(goals(record) or ())


@attribute("kondisi awalnya berbeda", "the baselines differ")
def baseline_differs(record: DuplicateRecord) -> bool | None:
    one, other = (row.baseline for row in record.indicators)
    if one is None or other is None or one.is_missing or other.is_missing:
        return None
    return series.surely_differ(one, other)


@attribute("deret targetnya mulai pada tahun yang sama", "the targets begin in the same year")
def same_start(record: DuplicateRecord) -> bool:
    one, other = (min(row.targets, default=None) for row in record.indicators)
    return one is not None and one == other


def distinguishing_key(record: DuplicateRecord) -> str:
    """Return what tells these two prints from others of the same indicator, whatever page they stand on."""
    one, other = (compact_key(row.name.text) for row in record.indicators)
    keys = [key.id if isinstance(key, LocalizedText) else key for key in _differing_keys(record)]
    return "|".join([*keys, *([other] if one != other else ())])


@computed_once
def _differing_keys(record: DuplicateRecord) -> list[str | LocalizedText]:
    """Return the years, quarters and conditions for which the prints promise something else."""
    first_promises, second_promises = map(_promises, record.indicators)
    differing = [
        key
        for key in first_promises
        if key in second_promises and series.surely_differ(first_promises[key], second_promises[key])
    ]
    return [BASELINE, *differing] if differing and baseline_differs(record) else differing


def _differing_values(record: DuplicateRecord, printed: Indicator) -> Entries:
    values = _promises(printed) | ({BASELINE: printed.baseline} if printed.baseline else {})
    one, other = record.indicators
    unshifted = [str(year) for year in series.unshifted_years(one.targets, other.targets)]
    return {key: values[key] for key in (unshifted if shift(record) else _differing_keys(record))}


def _promises(row: Indicator) -> Entries:
    """Return what a row promises, by year or quarter."""
    promises: Entries = {str(year): quantity for year, quantity in sorted(row.targets.items())}
    promises |= {
        name: quantity
        for name, quantity in zip(QUARTER_NAMES, row.quarters or (), strict=False)
        if quantity is not None
    }
    if row.end_target is not None:
        promises[END] = row.end_target
    return promises
