"""Find which elements and indicators several tables of one document print.

A graph goes in; for each document its tables come out, and its elements and indicators with all their occurrences in them. A
document contradicts itself between its own tables, so that rules need to know which rows claim the same: elements are one by
code, by name under the same element, by their indicator, or by a name that was merely reworded there and that each of the
tables lacks; indicators likewise inside their element. Judges nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from networkx.utils import UnionFind

from cascade.graph.cascade_graph import CascadeGraph, NodeId, node_id
from cascade.graph.remembered import remembered
from cascade.graph.tables import Table, find_tables
from cascade.model import LEVEL_CHAIN, OUTCOME_LEVELS, Document, Indicator, Quantity
from cascade.text.changing_words import changed_between
from cascade.text.codes import code_key, is_code_of
from cascade.text.element_names import (
    MIN_CONTAINED_WORDS,
    REWORDED_SIMILARITY,
    compact_key,
    name_similarity,
    without_level_word,
)
from cascade.text.normalize import tokens
from cascade.text.units import unit_of

_HOLDING_LEVEL = {"kegiatan": "program", "sub_kegiatan": "kegiatan"}  # a program may stand under any sasaran, or none


@dataclass(frozen=True, slots=True, eq=False)
class OccurrenceGroup:
    """One element or indicator with all its occurrences in one document, in printed order."""

    document: Document
    level: str
    nodes: tuple[NodeId, ...]


class Occurrences:
    """The tables of all documents of a graph, and what they have in common."""

    def __init__(self, graph: CascadeGraph):
        self.graph = graph
        self.tables: dict[str, tuple[Table, ...]] = {}
        self.elements: dict[str, tuple[OccurrenceGroup, ...]] = {}
        self.indicators: dict[str, tuple[OccurrenceGroup, ...]] = {}
        self._table: dict[NodeId, Table] = {}
        self._group: dict[NodeId, OccurrenceGroup] = {}
        for document in graph.documents:
            self.tables[document.id] = tuple(find_tables(graph, document))
            self._table |= {n: t for t in self.tables[document.id] for n in (*t.elements, *t.indicators)}
            elements = _ElementGrouping(graph, document, self._table)
            self.elements[document.id] = self._groups(document, elements.groups())
            indicators = _IndicatorGrouping(graph, document, self._table)
            indicators.join_all(self.elements[document.id])
            self.indicators[document.id] = self._groups(document, indicators.groups())

    def table_of(self, node: NodeId) -> Table:
        """Return the table that prints a node."""
        return self._table[node]

    def group_of(self, node: NodeId) -> OccurrenceGroup:
        """Return all occurrences of what a node prints."""
        return self._group[node]

    def _groups(self, document: Document, found: Iterable[tuple[NodeId, ...]]) -> tuple[OccurrenceGroup, ...]:
        groups = []
        for nodes in found:
            level = (self.graph.elements.get(nodes[0]) or self.graph.indicators[nodes[0]]).level
            groups.append(OccurrenceGroup(document, level, nodes))
            self._group |= dict.fromkeys(nodes, groups[-1])
        return tuple(groups)


@remembered
def find_occurrences(graph: CascadeGraph) -> Occurrences:
    """Return what the tables of each document have in common."""
    return Occurrences(graph)


class _Grouping:
    """Nodes of one document in printed order, joined into groups that are named by their first node."""

    def __init__(self, graph: CascadeGraph, nodes: Iterable[NodeId], table: Mapping[NodeId, Table]):
        self.graph = graph
        self._table = table
        self._order = {node: number for number, node in enumerate(nodes)}
        self._sets: UnionFind[NodeId] = UnionFind(self._order)
        self._first = {node: node for node in self._order}  # of each set, by its root

    def first_of(self, node: NodeId) -> NodeId:
        """Return the first node of the group of a node."""
        return self._first[self._sets[node]]

    def join(self, *nodes: NodeId) -> None:
        """Make one group of the groups of some nodes."""
        first = min((self.first_of(node) for node in nodes), key=self._order.__getitem__)
        self._sets.union(*nodes)
        self._first[self._sets[first]] = first

    def groups(self) -> Iterator[tuple[NodeId, ...]]:
        """Yield the groups in printed order."""
        found: dict[NodeId, list[NodeId]] = defaultdict(list)
        for node in self._order:
            found[self.first_of(node)].append(node)
        yield from map(tuple, found.values())

    def is_once_in_each_table(self, nodes: list[NodeId]) -> bool:
        """Tell whether no table prints two of these nodes."""
        return len({id(self._table[node]) for node in nodes}) == len(nodes)

    def join_reworded(
        self, nodes: Sequence[NodeId], name: Callable[[NodeId], str], place: Callable[[NodeId], Hashable] | None = None
    ) -> None:
        """Join names of two tables that each lack the other and are nearly the same, in one place, the nearest first."""
        by_place: dict[Hashable, list[NodeId]] = defaultdict(list)
        for node in nodes:
            by_place[place(node) if place else None].append(node)
        for held in by_place.values():
            if len({id(self._table[node]) for node in held}) > 1:
                self._join_nearest(held, name)

    def may_be_one(self, one: NodeId, other: NodeId) -> bool:
        """Tell whether nothing printed beside two like names tells them apart."""
        return True

    def _join_nearest(self, nodes: list[NodeId], name: Callable[[NodeId], str]) -> None:
        tables: dict[NodeId, set[int]] = defaultdict(set)  # that print a group, by its first node
        for node in nodes:
            tables[self.first_of(node)].add(id(self._table[node]))
        pairs = [
            (name_similarity(name(a), name(b)), a, b)
            for a, b in combinations(tables, 2)
            if tables[a].isdisjoint(tables[b]) and self.may_be_one(a, b) and not _says_other_work(name(a), name(b))
        ]
        for _, a, b in sorted((pair for pair in pairs if pair[0] >= REWORDED_SIMILARITY), key=lambda pair: -pair[0]):
            one, other = self.first_of(a), self.first_of(b)
            if one != other and tables[one].isdisjoint(tables[other]):
                self.join(one, other)
                tables[self.first_of(a)] = tables[one] | tables[other]


def _says_other_work(name: str, other: str) -> bool:
    """Tell whether two names begin with another thing to do: Pengadaan …, Pemeliharaan …"""
    first, second = (tokens(each)[:1] for each in (name, other))
    return any("↔" in entry for entry in changed_between(first, second)) if first != second else False


class _ElementGrouping(_Grouping):
    """The elements of one document, the highest level first: what holds an element tells it from its namesakes."""

    def __init__(self, graph: CascadeGraph, document: Document, table: Mapping[NodeId, Table]):
        super().__init__(graph, (node_id(document, element.id) for element in document.elements), table)
        for level in LEVEL_CHAIN:
            nodes = [node_id(document, element.id) for element in document.elements if element.level == level]
            self._join_by_code(nodes)
            self._join_by_name(nodes)
            if level in ("tujuan", "sasaran"):
                self._join_by_indicator(nodes)
            self.join_reworded(nodes, self._bare_name, self._holder)

    def may_be_one(self, one: NodeId, other: NodeId) -> bool:
        """Tell whether two like names have no different codes: under one kegiatan these are two sub kegiatan."""
        codes = self._codes([one]), self._codes([other])
        return not all(codes) or not codes[0].isdisjoint(codes[1])

    def _join_by_code(self, nodes: list[NodeId]) -> None:
        by_code: dict[str, list[NodeId]] = defaultdict(list)
        for node in nodes:
            for code in self._codes([node]):
                by_code[code].append(node)
        for coded in by_code.values():
            self._join_continued(coded)
            if not self.is_once_in_each_table(coded):
                continue  # one code twice in a table is a fault of the code
            first, *others = coded
            for other in others:
                if name_similarity(self._bare_name(first), self._bare_name(other)) >= REWORDED_SIMILARITY:
                    self.join(first, other)

    def _join_continued(self, coded: list[NodeId]) -> None:
        """Join an element that a list prints again where it goes on, with nothing above it, with its print before."""
        for before, node in pairwise(coded):
            is_same_name = compact_key(self._bare_name(before)) == compact_key(self._bare_name(node))
            if self._table[before] is self._table[node] and is_same_name and self.graph.parent(node) is None:
                self.join(before, node)

    def _join_by_name(self, nodes: list[NodeId]) -> None:
        by_name: dict[str, list[NodeId]] = defaultdict(list)
        for node in nodes:
            by_name[compact_key(self._bare_name(node))].append(node)
        for named in by_name.values():
            by_holder: dict[NodeId | None, list[NodeId]] = defaultdict(list)
            for node in named:
                by_holder[self._holder(node)].append(node)
            for held in by_holder.values():
                self.join(*held)
            # Official names repeat under several kegiatan; one that each table prints once is one element, if
            # nothing but its place tells the occurrences apart. A table without kegiatan leaves the only one open.
            is_only_one = len(by_holder) == 2 and None in by_holder and self.is_once_in_each_table(by_holder[None])
            if (
                len(by_holder) > 1
                and (is_only_one or self.is_once_in_each_table(named))
                and len(self._codes(named)) < 2
            ):
                self.join(*named)

    def _codes(self, nodes: list[NodeId]) -> set[str]:
        """Return the codes that these elements print, where they are codes of their level."""
        printed = (self.graph.elements[node] for node in nodes)
        return {code_key(e.code.text) for e in printed if e.code is not None and is_code_of(e.code.text, e.level)}

    def _join_by_indicator(self, nodes: list[NodeId]) -> None:
        """Join a tujuan or sasaran with the one that another table words differently but measures by the same thing.

        Where a table prints both wordings they are two, and the indicator has moved from one to the other.
        """
        by_indicator: dict[str, list[NodeId]] = defaultdict(list)
        for node in nodes:
            for indicator in self.graph.indicators_of(node):
                by_indicator[compact_key(self.graph.indicators[indicator].name.text)].append(node)
        for measured in by_indicator.values():
            firsts = {self.first_of(node) for node in measured}
            tables = {(first, id(self._table[n])) for n in nodes if (first := self.first_of(n)) in firsts}
            if self.is_once_in_each_table(measured) and len({table for _, table in tables}) == len(tables):
                self.join(*measured)

    def _holder(self, node: NodeId) -> NodeId | None:
        """Return the program of a kegiatan, the kegiatan of a sub kegiatan: one node for all its occurrences."""
        holding_level = _HOLDING_LEVEL.get(self.graph.elements[node].level)
        above = next((n for n in self.graph.path(node) if self.graph.elements[n].level == holding_level), None)
        return self.first_of(above) if above else None

    def _bare_name(self, node: NodeId) -> str:
        return without_level_word(self.graph.elements[node].name.text)


class _IndicatorGrouping(_Grouping):
    """The indicators of one document: copies, those of one element, and those that stand on several levels."""

    def __init__(self, graph: CascadeGraph, document: Document, table: Mapping[NodeId, Table]):
        super().__init__(graph, (node_id(document, indicator.id) for indicator in document.indicators), table)
        self._document = document

    def join_all(self, elements: Iterable[OccurrenceGroup]) -> None:
        """Join the indicators, given the elements with their occurrences."""
        for first in self.graph.distinct_indicators(self._document):
            self.join(*self.graph.copies(first))
        for element in elements:
            nodes = [indicator for node in element.nodes for indicator in self.graph.indicators_of(node)]
            by_name: dict[str, list[NodeId]] = defaultdict(list)
            for node in nodes:
                by_name[compact_key(self._name(node))].append(node)
            for named in by_name.values():
                self.join(*named)
            self.join_reworded(nodes, self._name)
        self._join_across_levels()

    def _join_across_levels(self) -> None:
        """Join one name at several levels of results (sasaran, program, IKK), if each table has it once."""
        by_name: dict[str, list[NodeId]] = defaultdict(list)
        for indicator in self._document.indicators:
            if (
                indicator.level in (*OUTCOME_LEVELS, "program")
                and len(tokens(indicator.name.text)) >= MIN_CONTAINED_WORDS
            ):
                by_name[compact_key(indicator.name.text)].append(node_id(self._document, indicator.id))
        for named in by_name.values():
            if self.is_once_in_each_table(named):
                self.join(*named)

    def _name(self, node: NodeId) -> str:
        return self.graph.indicators[node].name.text


def differing_fields(left: Indicator, right: Indicator) -> tuple[str, ...]:
    """Return the fields in which two occurrences of one indicator differ: "unit", "2026", "TR IV" …"""
    fields = []
    left_unit, right_unit = (unit_of(i.unit.text) if i.unit else None for i in (left, right))
    if left_unit != right_unit and left_unit and right_unit:
        fields.append("unit")
    if left.baseline and right.baseline and _differ(left.baseline, right.baseline):
        fields.append("baseline")
    fields += [
        str(y) for y in sorted(left.targets.keys() & right.targets.keys()) if _differ(left.targets[y], right.targets[y])
    ]
    for number, (a, b) in enumerate(zip(left.quarters or (), right.quarters or (), strict=False), 1):
        if a and b and _differ(a, b):
            fields.append(f"tr{number}")
    return tuple(fields)


def _differ(left: Quantity, right: Quantity) -> bool:
    values = [(q.kind if q.is_missing else q.value if q.value is not None else q.raw, q.high) for q in (left, right)]
    return values[0] != values[1]
