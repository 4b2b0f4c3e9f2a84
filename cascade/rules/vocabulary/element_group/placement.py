"""Say under which program or kegiatan the tables of one document print an element, and whether it is begun anew.

A record of an element with all its occurrences goes in; labels with their places come out. Never decides which place is right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from cascade.graph.cascade_graph import CascadeGraph, NodeId
from cascade.graph.locations import first_label_by_key, listed_with_places
from cascade.graph.occurrences import OccurrenceGroup
from cascade.model import LEVEL_CHAIN, Label, Source
from cascade.model.i18n import LocalizedText
from cascade.rules.vocabulary.context import ElementGroupRecord, EvaluationContext
from cascade.rules.vocabulary.declarations import attribute
from cascade.text.element_names import has_known_level


@attribute("unsur di atasnya", "element above it")
def holders(record: ElementGroupRecord) -> tuple[Label, ...]:
    """The first print of each program or kegiatan under which it stands."""
    graph = record.context.graph
    level_above = LEVEL_CHAIN[LEVEL_CHAIN.index(record.level) - 1]  # a selection may leave out the kegiatan between
    found: list[tuple[OccurrenceGroup, Label]] = []
    for node in record.nodes:
        holder, parent = holder_of(record.context, node), graph.parent(node)
        if holder is None or parent is None or not has_known_level(graph.elements[node]):
            continue
        parent_element = graph.elements[parent]
        if has_known_level(parent_element) and parent_element.level == level_above:
            found.append((holder, parent_element.name))
    return first_label_by_key(found)


@attribute("unsur di atasnya dan tempatnya", "elements above it and their places")
def holders_said(record: ElementGroupRecord) -> LocalizedText:
    return listed_with_places(holders(record))


@attribute("indikator yang tercetak sesudah bagiannya", "indicator printed after its parts")
def reopened(record: ElementGroupRecord) -> tuple[Label, ...]:
    """The indicators that follow parts of this element in one table: one unit has begun it anew under one name.

    What serves two sasaran is printed under either. A Rencana Aksi prints parts beside it, and further indicators beside
    further parts: there its name must be printed anew.
    """
    graph = record.context.graph
    if record.document.kind == "rencana_aksi":
        return tuple(_beside_its_name_again(record))
    found: list[Label] = []
    for nodes in (
        under_one for of_unit in graph.by_work_unit(record.nodes) for under_one in _by_parent(graph, of_unit)
    ):
        parts = [graph.elements[child].name.source for node in nodes for child in graph.children(node)]
        names = [graph.indicators[indicator].name for node in nodes for indicator in graph.indicators_of(node)]
        for table in dict.fromkeys(_table_of(graph.elements[node].name.source) for node in nodes):
            first_part = min((part.row or 0 for part in parts if _table_of(part) == table), default=None)
            beside = [name for name in names if _table_of(name.source) == table]
            found += [name for name in beside if first_part is not None and (name.source.row or 0) > first_part]
    return tuple(found)


def _beside_its_name_again(record: ElementGroupRecord) -> Iterator[Label]:
    """Yield the indicators of the further prints of a kegiatan with parts, under one program on one page of a table."""
    graph = record.context.graph
    for first, *others in graph.by_work_unit(record.nodes) if record.level == "kegiatan" else ():
        source = graph.elements[first].name.source
        for node in others if graph.children(first) else ():
            again = graph.elements[node].name.source
            in_place = _table_of(again) == _table_of(source) and again.page == source.page and not again.carried
            if in_place and graph.parent(node) == graph.parent(first):
                yield from (graph.indicators[indicator].name for indicator in graph.indicators_of(node))


def _by_parent(graph: CascadeGraph, nodes: Iterable[NodeId]) -> list[list[NodeId]]:
    """Return the occurrences of an element apart by what they stand under."""
    found: dict[NodeId | None, list[NodeId]] = defaultdict(list)
    for node in nodes:
        found[graph.parent(node)].append(node)
    return list(found.values())


def holder_of(context: EvaluationContext, node: NodeId) -> OccurrenceGroup | None:
    """Return the program or kegiatan directly above an element, with all its occurrences."""
    parent = context.graph.parent(node)
    if parent is None or context.graph.elements[parent].level not in ("program", "kegiatan"):
        return None
    return context.occurrences.group_of(parent)


def _table_of(source: Source) -> tuple[str | None, int | None]:
    """Return the sheet and the number of the table in which something is printed."""
    return source.sheet, source.table
