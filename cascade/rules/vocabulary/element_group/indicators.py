"""Say by which indicators the tables of one document measure an element.

A record of an element with all its occurrences goes in; indicators that not every table has come out. Never decides which set is
right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import TypeAlias

from cascade.graph.cascade_graph import NodeId
from cascade.graph.locations import distinct_places, listed_with_places
from cascade.graph.occurrences import OccurrenceGroup
from cascade.model import Label, Source
from cascade.model.i18n import LocalizedText, joined, same
from cascade.quantities import series
from cascade.rules.vocabulary.context import ElementGroupRecord, ElementRecord, IndicatorRecord
from cascade.rules.vocabulary.declarations import attribute, computed_once
from cascade.rules.vocabulary.indicator.duplicates import repeats_part
from cascade.rules.vocabulary.indicator.measure import printed_unit, unit_text
from cascade.text.element_names import compact_key, lists_several
from cascade.text.measures import measure_kind
from cascade.text.printable import one_line
from cascade.text.units import unit_of

LISTED_NAMES = 3  # names that a message lists
LEAST_YEARS = 2  # in which two rows must promise the same

IndicatorSet: TypeAlias = dict[OccurrenceGroup, NodeId]  # the indicators of one table, each with its first print there


@attribute("indikator yang tidak ada di setiap tabel", "indicator that not every table has")
def uneven_indicators(record: ElementGroupRecord) -> tuple[Label, ...] | None:
    """The first print of each indicator that some table of this element with indicators lacks."""
    sets = _indicator_sets(record)
    if len(sets) < 2:
        return None
    in_every_table = set.intersection(*(set(set_of_table) for set_of_table in sets))
    first_prints: IndicatorSet = {}
    for set_of_table in sets:
        first_prints = set_of_table | first_prints
    indicators = record.context.graph.indicators
    return tuple(indicators[node].name for group, node in first_prints.items() if group not in in_every_table)


@attribute("ada dua tabel tanpa satu pun indikator yang sama", "two tables have no indicator in common")
def has_disjoint_sets(record: ElementGroupRecord) -> bool:
    return any(not one.keys() & other.keys() for one, other in combinations(_indicator_sets(record), 2))


@attribute("angka yang sama dengan satuan lain", "the same numbers in another unit")
def numbers_in_other_units(record: ElementGroupRecord) -> tuple[Label, ...]:
    """The unit in each table, where two measure a sub kegiatan by one indicator each, promise the same numbers, and count other things."""
    measured = [own for own in _indicator_sets(record) if len(own) == 1]
    rows = [(group, record.context.indicator(node)) for own in measured for group, node in own.items()]
    if record.level != "sub_kegiatan" or not any(_counts_other_things(*pair) for pair in combinations(rows, 2)):
        return ()
    units = [(row, unit) for _, row in rows if (unit := printed_unit(row))]
    return tuple(
        Label(f"{one_line(row.indicator.name.text)} ({unit.text})", row.indicator.name.source) for row, unit in units
    )


@attribute("angka yang sama menurut tabelnya", "the same numbers table by table")
def numbers_said(record: ElementGroupRecord) -> LocalizedText:
    return listed_with_places(numbers_in_other_units(record))


def _counts_other_things(
    one: tuple[OccurrenceGroup, IndicatorRecord], other: tuple[OccurrenceGroup, IndicatorRecord]
) -> bool:
    """Tell whether two rows of other names promise the same numbers in every year in units that are not the same."""
    units = [unit_of(text) for _, row in (one, other) if (text := unit_text(row))]
    left, right = (series.non_blank(row.indicator.targets) for _, row in (one, other))
    years = left.keys() & right.keys()
    if one[0] is other[0] or len(set(units)) < 2 or len(years) < LEAST_YEARS:
        return False
    numbers = [(series.plain_number(left[year]), series.plain_number(right[year])) for year in years]
    return all(a is not None and a == b for a, b in numbers)


@attribute("ada tabel yang memakai indikator bagiannya", "a table has the indicators of its parts")
def echoes_parts(record: ElementGroupRecord) -> bool:
    """A table measures this element by what it prints of the parts: official print-outs of SIPD do."""
    graph, indicator = record.context.graph, record.context.indicator
    return any(repeats_part(indicator(measuring)) for node in record.nodes for measuring in graph.indicators_of(node))


@attribute("indikator menurut tabelnya", "indicators table by table")
def sets_said(record: ElementGroupRecord) -> LocalizedText:
    """Each set of indicators once, with the places of the tables that have it."""
    indicators = record.context.graph.indicators
    places: dict[frozenset[OccurrenceGroup], list[Source]] = defaultdict(list)
    names: dict[frozenset[OccurrenceGroup], list[str]] = {}
    for own in _indicator_sets(record):
        names.setdefault(frozenset(own), [one_line(indicators[node].name.text) for node in own.values()])
        places[frozenset(own)].append(indicators[next(iter(own.values()))].name.source)
    return joined([_one_set(names[key], places[key]) for key in names])


def _one_set(names: list[str], places: list[Source]) -> LocalizedText:
    """Return a few of some names, how many more there are, and where they stand."""
    named, where = ", ".join(f"“{name}”" for name in names[:LISTED_NAMES]), distinct_places(places)
    unnamed = len(names) - LISTED_NAMES
    rest = LocalizedText(f" dan {unnamed} lainnya", f" and {unnamed} more") if unnamed > 0 else same("")
    return LocalizedText(f"{named}{rest.id} ({where.id})", f"{named}{rest.en} ({where.en})")


@computed_once
def _indicator_sets(record: ElementGroupRecord) -> list[IndicatorSet]:
    """Return the indicators of each table that has any, of the first unit of the office whose tables do not agree.

    What a table prints for no unit is that of the office, by which each of its units is measured too, or by all of it together.
    """
    graph = record.context.graph
    of_office = [node for node in record.nodes if not graph.work_unit(node)]
    apart = graph.by_work_unit(record.nodes)
    units = [(*of_office, *nodes) for nodes in apart if graph.work_unit(nodes[0])] if len(apart) > 1 else apart
    together = _sets_of(record, record.nodes) if of_office else []
    if together and all(one.keys() == together[0].keys() for one in together):
        return together
    by_unit = [sets for nodes in units if (sets := _sets_of(record, nodes))]
    uneven = (sets for sets in by_unit if any(one.keys() != other.keys() for one, other in combinations(sets, 2)))
    return next(uneven, by_unit[0] if by_unit else [])


def _sets_of(record: ElementGroupRecord, nodes: Iterable[NodeId]) -> list[IndicatorSet]:
    """Return which indicators each table has for some occurrences, and the first print in that table."""
    graph, occurrences = record.context.graph, record.context.occurrences
    sets: dict[int, IndicatorSet] = {}
    measured = [element for element in nodes if not lists_several(graph.elements[element].name.text)]
    for node in (indicator for element in measured for indicator in graph.indicators_of(element)):
        if measure_kind(graph.indicators[node].name.text) is None:
            continue  # "Terlaksananya …" says what is yielded, not how it is measured
        if _is_of_element_beside(record.context.indicator(node)):
            continue
        set_of_table = sets.setdefault(id(occurrences.table_of(node)), {})
        set_of_table.setdefault(occurrences.group_of(node), node)
    return list(sets.values())


def _is_of_element_beside(record: IndicatorRecord) -> bool:
    """Tell whether a sub kegiatan beside its own has this indicator: a row between the two says what their kegiatan yields."""
    graph = record.context.graph
    element = graph.element_node(record.node)
    if element is None or graph.elements[element].level != "sub_kegiatan" or len(graph.indicators_of(element)) == 1:
        return False
    parent = graph.parent(element)
    if parent is None:
        return False
    key = compact_key(record.indicator.name.text)
    owners = _owners_by_name(record.context.element(parent)).get(key, ())
    return owners[-1:] != (element,) and element in owners


@computed_once
def _owners_by_name(record: ElementRecord) -> dict[str, tuple[NodeId, ...]]:
    """Return the parts of an element that have an indicator, by its name, in printed order."""
    graph = record.context.graph
    found: dict[str, tuple[NodeId, ...]] = {}
    for part in graph.children(record.node):
        for indicator in graph.indicators_of(part):
            key = compact_key(graph.indicators[indicator].name.text)
            found[key] = (*found.get(key, ()), part)
    return found
