"""Say which tables of one document lack an element though they list its like, and what stands there instead.

A record of an element with all its prints goes in; tables, labels and places come out. Never decides whether it should be
there.
"""

from __future__ import annotations

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
from cascade.text.element_names import compact_key, without_level_word

MOST = 0.75  # share of the elements of a level that a table must list for it to be held for a list of all
FEW = 3  # elements in common from which two lists can be compared


@attribute("tabel yang tidak memuatnya", "table that lacks it")
def lacking(group: ElementGroupRecord) -> tuple[Label, ...]:
    """The element above it (or the first one beside it) in each table that lists its like, but not this one."""
    elements = group.context.graph.elements
    return tuple(elements[node].name for _, node in _tables_without_it(group))


@attribute("tempat tabel yang tidak memuatnya", "place of the table that lacks it")
def lacking_said(group: ElementGroupRecord) -> LocalizedText:
    return joined([table_pages(table) for table, _ in _tables_without_it(group)])


@attribute("pagu", "pagu")
def pagu(group: ElementGroupRecord) -> Quantity | None:
    """Its largest printed pagu above zero."""
    amounts = [quantity for element in group.prints for quantity in element.pagu.values()]
    return max((q for q in amounts if series.plain_number(q)), key=lambda q: series.plain_number(q) or 0, default=None)


@attribute("unsur lain di tempatnya", "another element in its place")
def instead(group: ElementGroupRecord) -> Label | None:
    """An element of the table that lacks it, under the same element, which no other table has."""
    context, occurrences = group.context, group.context.occurrences
    holder = holder_of(context, group.node)
    for table, _ in _tables_without_it(group):
        for node in table.elements:
            element, prints = context.graph.elements[node], occurrences.group_of(node)
            stands_here_alone = all(occurrences.table_of(other) is table for other in prints.nodes)
            if stands_here_alone and element.level == group.level and holder_of(context, node) == holder:
                return element.name
    return None


@attribute("tujuan dan sasaran di tabel yang tidak memuatnya", "tujuan and sasaran of the table without it")
def promised_without(group: ElementGroupRecord) -> tuple[Label, ...] | None:
    """What the tables of tujuan and sasaran with targets list instead; None where there is no such table.

    Asked of a sasaran with indicators in a table that also has programs.
    """
    graph = group.context.graph
    if group.level != "sasaran" or not any(graph.indicators_of(node) for node in group.nodes):
        return None
    promising = _promising_tables(group)
    if not promising or not any(has_programs(graph, table) for table in tables_of(group)):
        return None
    if any(table is own for table in promising for own in tables_of(group)):
        return ()
    elements = [graph.elements[node] for table in promising for node in table.elements]
    return tuple(element.name for element in elements if element.level == "sasaran")


@attribute("sasaran lain di tabel itu", "another sasaran of that table")
def promised_instead(group: ElementGroupRecord) -> Label | None:
    """A sasaran of the tables of tujuan and sasaran that no table with programs has: this one may be worded so there."""
    graph, occurrences = group.context.graph, group.context.occurrences
    for node in (node for table in _promising_tables(group) for node in table.elements):
        if graph.elements[node].level != "sasaran":
            continue
        printing = map(occurrences.table_of, occurrences.group_of(node).nodes)
        if not any(has_programs(graph, table) for table in printing):
            return graph.elements[node].name
    return None


@attribute("tempat tabel tujuan dan sasaran", "place of the table of tujuan and sasaran")
def promises_said(group: ElementGroupRecord) -> LocalizedText:
    return joined([table_pages(table) for table in _promising_tables(group)])


def _tables_of_document(group: ElementGroupRecord) -> tuple[Table, ...]:
    return group.context.occurrences.tables[group.home.id]


def _promising_tables(group: ElementGroupRecord) -> list[Table]:
    """Return the tables of tujuan and sasaran with targets in its document."""
    return [table for table in _tables_of_document(group) if is_promise(group.context.graph, table)]


@computed_once
def _tables_without_it(group: ElementGroupRecord) -> list[tuple[Table, NodeId]]:
    """Return the tables that list its like, but not this element, each with the element above it there."""
    near = [(table, _neighbour_in(group, table)) for table in _tables_of_document(group)]
    return [(table, node) for table, node in near if node is not None]


def _neighbour_in(group: ElementGroupRecord, table: Table) -> NodeId | None:
    """Return the element above this one in a table that lacks it, though it lists nearly all of its level."""
    if group.level not in ("program", "kegiatan", "sub_kegiatan") or any(t is table for t in tables_of(group)):
        return None
    if not _lists_all(group, table) or _is_named_in(group, table):
        return None
    holder = holder_of(group.context, group.node)
    if holder is None:
        theirs = _listed_in(group, table, group.level)
        return next(iter(theirs.values())) if group.level == "program" else None
    table_of = group.context.occurrences.table_of
    return next((node for node in holder.nodes if table_of(node) is table), None)


def _is_named_in(group: ElementGroupRecord, table: Table) -> bool:
    """Tell whether a table prints this name without a level: a kegiatan often has a sub kegiatan of its own name."""
    own = compact_key(without_level_word(group.printed.name.text))
    unplaced = (e for n in table.elements if (e := group.context.graph.elements[n]).level == "unknown")
    return any(compact_key(without_level_word(element.name.text)) == own for element in unplaced)


def _lists_all(group: ElementGroupRecord, table: Table) -> bool:
    """Tell whether a table lists nearly all of this level and of the lowest one that it has: not a selection."""
    levels = LEVEL_CHAIN[LEVEL_CHAIN.index(group.level) :]
    lowest = next((level for level in reversed(levels) if _listed_in(group, table, level)), None)
    return lowest is not None and all(_covers(group, table, level) for level in {group.level, lowest})


def _covers(group: ElementGroupRecord, table: Table, level: str) -> bool:
    """Tell whether a table lists most elements of a level that the fullest table of this element has."""
    theirs = _listed_in(group, table, level)
    fullest = max((_listed_in(group, own, level) for own in tables_of(group)), key=len)
    common = theirs.keys() & fullest.keys()
    return len(common) >= FEW and len(common) >= MOST * len(fullest)


def _listed_in(group: ElementGroupRecord, table: Table, level: str) -> dict[OccurrenceGroup, NodeId]:
    lists = _elements_by_table_and_level(group.context.document(group.home))
    return lists.get((table, level), {})


@computed_once
def _elements_by_table_and_level(document: DocumentRecord) -> dict[tuple[Table, str], dict[OccurrenceGroup, NodeId]]:
    """Return which elements of a level each table of a document lists, each with its last print there."""
    graph, occurrences = document.context.graph, document.context.occurrences
    found: dict[tuple[Table, str], dict[OccurrenceGroup, NodeId]] = {}
    for table in occurrences.tables[document.home.id]:
        for node in table.elements:
            level = graph.elements[node].level
            found.setdefault((table, level), {})[occurrences.group_of(node)] = node
    return found
