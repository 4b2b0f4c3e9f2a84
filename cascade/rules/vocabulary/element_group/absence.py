"""Say which tables of one document lack an element though they list its like, and what stands there instead.

A record of an element with all its occurrences goes in; tables, labels and places come out. Never decides whether it should be
there.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from cascade.graph.cascade_graph import NodeId
from cascade.graph.locations import table_pages
from cascade.graph.occurrences import OccurrenceGroup
from cascade.graph.tables import Table
from cascade.model import LEVEL_CHAIN, Label, Quantity
from cascade.model.i18n import LocalizedText, joined
from cascade.quantities import series
from cascade.rules.vocabulary.context import DocumentRecord, ElementGroupRecord
from cascade.rules.vocabulary.declarations import attribute, computed_once
from cascade.rules.vocabulary.element_group.placement import holder_of
from cascade.rules.vocabulary.element_group.wordings import tables_of
from cascade.rules.vocabulary.table import has_programs, is_promise
from cascade.text.element_names import (
    REWORDED_SIMILARITY,
    compact_key,
    has_known_level,
    name_similarity,
    without_level_word,
)

FULL_LIST_SHARE = 0.75  # share of the elements of a level that a table must list for it to be held for a list of all
OTHER_LIST_SHARE = 0.6  # share of the longer of two lists of one size that they have in common: no selection has others
LEAST_COMMON_ELEMENTS = 3  # elements in common from which two lists can be compared


@attribute("tabel yang tidak memuatnya", "table that lacks it")
def lacking(record: ElementGroupRecord) -> tuple[Label, ...]:
    """The element above it (or the first one beside it) in each table that lists its like, but not this one."""
    elements = record.context.graph.elements
    return tuple(elements[node].name for _, node in tables_without_it(record))


@attribute("tempat tabel yang tidak memuatnya", "place of the table that lacks it")
def lacking_said(record: ElementGroupRecord) -> LocalizedText:
    return joined([table_pages(table) for table, _ in tables_without_it(record)])


@attribute("pagu", "pagu")
def pagu(record: ElementGroupRecord) -> Quantity | None:
    """Its largest printed pagu above zero."""
    amounts = [quantity for element in record.elements for quantity in element.pagu.values()]
    return max((q for q in amounts if series.plain_number(q)), key=lambda q: series.plain_number(q) or 0, default=None)


@attribute("unsur lain di tempatnya", "another element in its place")
def instead(record: ElementGroupRecord) -> Label | None:
    """An element of the table that lacks it, under the same element, which the tables of this one lack: the likest pair."""
    elements = record.context.graph.elements
    own_tables = tables_of(record)
    for table, _ in tables_without_it(record):
        strangers = _unmatched_beside(record, [table], own_tables)
        lacking_there = _unmatched_beside(record, own_tables, [table])

        def likeness(one: OccurrenceGroup, other: OccurrenceGroup) -> float:
            return name_similarity(*(without_level_word(elements[g.nodes[0]].name.text) for g in (one, other)))

        for stranger in strangers:
            nearest = max(lacking_there, key=partial(likeness, stranger), default=None)
            if nearest is not None and record.node in nearest.nodes:
                return elements[stranger.nodes[0]].name
    return None


def _unmatched_beside(
    record: ElementGroupRecord, printing: Iterable[Table], lacking_it: Iterable[Table]
) -> list[OccurrenceGroup]:
    """Return what stands at this level under the same element in some tables, and in none of some others."""
    context, occurrences = record.context, record.context.occurrences
    holder, without = holder_of(context, record.node), {id(table) for table in lacking_it}
    found: dict[OccurrenceGroup, None] = {}
    for node in (node for table in printing for node in table.elements):
        group = occurrences.group_of(node)
        is_alike = context.graph.elements[node].level == record.level and holder_of(context, node) == holder
        if is_alike and not any(id(occurrences.table_of(other)) in without for other in group.nodes):
            found[group] = None
    return list(found)


@attribute("tujuan dan sasaran di tabel yang tidak memuatnya", "tujuan and sasaran of the table without it")
def promised_without(record: ElementGroupRecord) -> tuple[Label, ...] | None:
    """What the tables of tujuan and sasaran with targets list instead; None where there is no such table.

    Asked of a sasaran with indicators in a table that also has programs.
    """
    graph = record.context.graph
    if record.level != "sasaran" or not any(graph.indicators_of(node) for node in record.nodes):
        return None
    promising = promising_tables(record)
    if not promising or not any(has_programs(graph, table) for table in tables_of(record)):
        return None
    if any(table is own for table in promising for own in tables_of(record)):
        return ()
    elements = [graph.elements[node] for table in promising for node in table.elements]
    return tuple(element.name for element in elements if element.level == "sasaran")


@attribute("sasaran lain di tabel itu", "another sasaran of that table")
def promised_instead(record: ElementGroupRecord) -> Label | None:
    """A sasaran of the tables of tujuan and sasaran that no table with programs has: this one may be worded so there."""
    graph, occurrences = record.context.graph, record.context.occurrences
    for node in (node for table in promising_tables(record) for node in table.elements):
        if graph.elements[node].level != "sasaran":
            continue
        printing = map(occurrences.table_of, occurrences.group_of(node).nodes)
        if not any(has_programs(graph, table) for table in printing):
            return graph.elements[node].name
    return None


@attribute("tempat tabel tujuan dan sasaran", "place of the table of tujuan and sasaran")
def promises_said(record: ElementGroupRecord) -> LocalizedText:
    return joined([table_pages(table) for table in promising_tables(record)])


def _tables_of_document(record: ElementGroupRecord) -> tuple[Table, ...]:
    return record.context.occurrences.tables[record.document.id]


def promising_tables(record: ElementGroupRecord) -> list[Table]:
    """Return the tables of tujuan and sasaran with targets in its document."""
    return [table for table in _tables_of_document(record) if is_promise(record.context.graph, table)]


@computed_once
def tables_without_it(record: ElementGroupRecord) -> list[tuple[Table, NodeId]]:
    """Return the tables that list its like, but not this element, each with the element above it there."""
    near = [(table, _neighbour_in(record, table)) for table in _tables_of_document(record)]
    return [(table, node) for table, node in near if node is not None]


def _neighbour_in(record: ElementGroupRecord, table: Table) -> NodeId | None:
    """Return the element above this one in a table that lacks it, though it lists nearly all of its level."""
    if record.level not in ("program", "kegiatan", "sub_kegiatan") or any(t is table for t in tables_of(record)):
        return None
    if not _lists_all(record, table) or any(
        told(record, table) for told in (_is_named_in, _is_reworded_in, _is_measured_in)
    ):
        return None
    holder = _holder_for(record, table)
    if holder is None:
        listed = _listed_in(record, table, record.level)
        return next(iter(listed.values())) if record.level == "program" else None
    table_of = record.context.occurrences.table_of
    return next((node for node in holder.nodes if table_of(node) is table), None)


def _holder_for(record: ElementGroupRecord, table: Table) -> OccurrenceGroup | None:
    """Return the program or kegiatan above an element; its program for a table that leaves all kegiatan out."""
    holder = holder_of(record.context, record.node)
    if holder is not None and holder.level == "kegiatan" and not _listed_in(record, table, "kegiatan"):
        return holder_of(record.context, holder.nodes[0])
    return holder


def _is_named_in(record: ElementGroupRecord, table: Table) -> bool:
    """Tell whether a table prints this name where the level of one of the two was guessed: it may be the same.

    A kegiatan often has a sub kegiatan of its own name; where both levels are printed, or proved, these are two.
    """
    own_name = compact_key(without_level_word(record.element.name.text))
    is_sure = any(map(has_known_level, record.elements))
    namesakes = (element for element in (record.context.graph.elements[node] for node in table.elements)
                 if compact_key(without_level_word(element.name.text)) == own_name)  # fmt: skip
    return any(element.level == "unknown" or not is_sure or not has_known_level(element) for element in namesakes)


def _is_reworded_in(record: ElementGroupRecord, table: Table) -> bool:
    """Tell whether a table that holds its like by elements of another level has nearly this name, which its tables lack.

    Where one of two tables leaves out the kegiatan, no common kegiatan shows that a like name is this one, reworded.
    """
    graph, occurrences = record.context.graph, record.context.occurrences
    own_tables, holding = {id(own) for own in tables_of(record)}, {_level_above(record, node) for node in record.nodes}
    for node in table.elements:
        if graph.elements[node].level != record.level or _level_above(record, node) in holding:
            continue
        names = (without_level_word(graph.elements[each].name.text) for each in (node, record.node))
        printing = (id(occurrences.table_of(each)) for each in occurrences.group_of(node).nodes)
        if own_tables.isdisjoint(printing) and name_similarity(*names) >= REWORDED_SIMILARITY:
            return True
    return False


def _is_measured_in(record: ElementGroupRecord, table: Table) -> bool:
    """Tell whether a table has an indicator of this sub kegiatan among several of another one: the name of its row was lost."""
    graph = record.context.graph
    own = {_key(record, indicator) for node in record.nodes for indicator in graph.indicators_of(node)}
    others = (node for node in table.elements if graph.elements[node].level == record.level == "sub_kegiatan")
    measured = (graph.indicators_of(node) for node in others)
    return any(len(rows) > 1 and any(_key(record, row) in own for row in rows) for rows in measured)


def _key(record: ElementGroupRecord, indicator: NodeId) -> str:
    return compact_key(record.context.graph.indicators[indicator].name.text)


def _level_above(record: ElementGroupRecord, node: NodeId) -> str | None:
    holder = holder_of(record.context, node)
    return holder.level if holder else None


def _lists_all(record: ElementGroupRecord, table: Table) -> bool:
    """Tell whether a table lists nearly all of this level and of the lowest one that it has: not a selection."""
    levels = LEVEL_CHAIN[LEVEL_CHAIN.index(record.level) :]
    lowest = next((level for level in reversed(levels) if _listed_in(record, table, level)), None)
    return lowest is not None and all(_covers(record, table, level) for level in {record.level, lowest})


def _covers(record: ElementGroupRecord, table: Table, level: str) -> bool:
    """Tell whether a table lists most elements of a level that the fullest table of this element has.

    Of two lists of about one size that have most in common, each with elements of its own, none is a selection of the other.
    """
    listed = _listed_in(record, table, level)
    fullest = max((_listed_in(record, own, level) for own in tables_of(record)), key=len)
    common = listed.keys() & fullest.keys()
    if len(common) < LEAST_COMMON_ELEMENTS:
        return False
    shorter, longer = sorted((len(listed), len(fullest)))
    are_of_one_size = shorter >= FULL_LIST_SHARE * longer
    return len(common) >= FULL_LIST_SHARE * len(fullest) or (
        are_of_one_size and len(common) >= OTHER_LIST_SHARE * longer
    )


def _listed_in(record: ElementGroupRecord, table: Table, level: str) -> dict[OccurrenceGroup, NodeId]:
    lists = _elements_by_table_and_level(record.context.document(record.document))
    return lists.get((table, level), {})


@computed_once
def _elements_by_table_and_level(record: DocumentRecord) -> dict[tuple[Table, str], dict[OccurrenceGroup, NodeId]]:
    """Return which elements of a level each table of a document lists, each with its last print there."""
    graph, occurrences = record.context.graph, record.context.occurrences
    found: dict[tuple[Table, str], dict[OccurrenceGroup, NodeId]] = {}
    for table in occurrences.tables[record.document.id]:
        for node in table.elements:
            level = graph.elements[node].level
            found.setdefault((table, level), {})[occurrences.group_of(node)] = node
    return found
