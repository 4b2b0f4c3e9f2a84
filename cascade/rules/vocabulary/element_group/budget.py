"""Say where two tables of one document print different pagu for an element.

A record of an element with all its occurrences goes in; the amounts of both tables come out, by year. Never decides which amount is
right.
"""

from __future__ import annotations

from collections import defaultdict

from cascade.quantities import series
from cascade.rules.vocabulary.context import ElementGroupRecord, ElementRecord
from cascade.rules.vocabulary.declarations import attribute, computed_once
from cascade.rules.vocabulary.duplicate import Entries
from cascade.rules.vocabulary.element.sums import pagu_readings


@attribute("pagu pada cetakan pertama", "pagu in the first print")
def first_pagu(record: ElementGroupRecord) -> Entries | None:
    """The pagu of the years in which another table prints another one."""
    return _conflict(record)[0] or None


@attribute("pagu pada cetakan lain", "pagu in the other print")
def other_pagu(record: ElementGroupRecord) -> Entries | None:
    return _conflict(record)[1] or None


@attribute("pagunya tercetak di beberapa tabel", "several tables print its pagu")
def has_several_pagu(record: ElementGroupRecord) -> bool:
    return any(len(occurrences) > 1 for occurrences in _funded_occurrences(record))


@computed_once
def _conflict(record: ElementGroupRecord) -> tuple[Entries, Entries]:
    """Return the pagu of the first table and of the first other one that contradicts it, for the years that differ.

    Inside one unit of the office: what units plan for one thing is no contradiction.
    """
    for first, *others in _funded_occurrences(record):
        for other in others:
            first_values, other_values = _differing_years(first, other)
            if first_values and not all(
                series.same_amount(first_values[year], other_values[year]) for year in first_values
            ):
                return first_values, other_values  # else one table prints thousands or millions
    return {}, {}


def _differing_years(first: ElementRecord, other: ElementRecord) -> tuple[Entries, Entries]:
    """Return the pagu of either print in the years in which no reading of the one is one of the other."""
    first_values: Entries = {}
    other_values: Entries = {}
    for year in sorted(first.element.pagu.keys() & other.element.pagu.keys()):
        first_readings, other_readings = pagu_readings(first, year), pagu_readings(other, year)
        if (
            first_readings
            and other_readings
            and all(series.surely_differ(a, b) for a in first_readings for b in other_readings)
        ):
            first_values[str(year)], other_values[str(year)] = first_readings[0], other_readings[0]
    return first_values, other_values


@computed_once
def _funded_occurrences(record: ElementGroupRecord) -> list[list[ElementRecord]]:
    """Return for each unit one occurrence in each table in which it has a pagu; one that a table prints twice says nothing."""
    found: list[list[ElementRecord]] = []
    for nodes in record.context.graph.by_work_unit(record.nodes):
        by_table: dict[int, list[ElementRecord]] = defaultdict(list)
        for occurrence in map(record.context.element, nodes):
            if occurrence.element.pagu:
                by_table[id(record.context.occurrences.table_of(occurrence.node))].append(occurrence)
        once = [occurrences[0] for occurrences in by_table.values() if len(occurrences) == 1]
        found += [once] if once else []
    return found
