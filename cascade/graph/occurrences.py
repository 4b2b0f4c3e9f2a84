"""Which tables of one document speak of the same thing?

A graph goes in; the printed tables of each document come out, and which elements and indicators several of them
print: by code, by name under the same element, or by a name that was merely reworded there. A document contradicts
itself between its own tables, so that rules need to know which rows claim the same. Judges nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from cascade.graph.cascade_graph import CascadeGraph, NodeId, node_id
from cascade.model import LEVEL_CHAIN, OUTCOME_LEVELS, Document, Element, Source
from cascade.text.codes import code_key, is_code_of
from cascade.text.element_names import (
    MIN_CONTAINED_WORDS,
    REWORDED_SIMILARITY,
    compact_key,
    name_similarity,
    without_level_word,
)
from cascade.text.normalize import tokens

_HOLDER = {"kegiatan": "program", "sub_kegiatan": "kegiatan"}  # a program may stand under any sasaran, and under none


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One printed table: what stands in it, in printed order; a table that goes on as another one is one table."""

    document: Document
    elements: tuple[NodeId, ...]
    indicators: tuple[NodeId, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """One element or indicator with all its prints in one document, in printed order."""

    document: Document
    level: str
    nodes: tuple[NodeId, ...]


class Within:
    """The tables of all documents of a graph, and what they have in common."""

    def __init__(self, graph: CascadeGraph):
        self.graph = graph
        self.tables: dict[str, tuple[Table, ...]] = {}
        self.elements: dict[str, tuple[Group, ...]] = {}
        self.indicators: dict[str, tuple[Group, ...]] = {}
        self._table: dict[NodeId, Table] = {}
        self._group: dict[NodeId, Group] = {}
        for document in graph.documents:
            self.tables[document.id] = tuple(_tables(graph, document))
            self._table |= {n: t for t in self.tables[document.id] for n in (*t.elements, *t.indicators)}
            self.elements[document.id] = self._groups(document, self._element_groups(document))
            self.indicators[document.id] = self._groups(document, self._indicator_groups(document))

    def table_of(self, node: NodeId) -> Table:
        """Return the table that prints a node."""
        return self._table[node]

    def group_of(self, node: NodeId) -> Group:
        """Return all prints of what a node prints."""
        return self._group[node]

    def _groups(self, document: Document, found: Iterable[tuple[NodeId, ...]]) -> tuple[Group, ...]:
        groups = []
        for nodes in found:
            level = (self.graph.elements.get(nodes[0]) or self.graph.indicators[nodes[0]]).level
            groups.append(Group(document, level, nodes))
            self._group |= dict.fromkeys(nodes, groups[-1])
        return tuple(groups)

    # Elements

    def _element_groups(self, document: Document) -> Iterator[tuple[NodeId, ...]]:
        self._joined = _Joined(node_id(document, element.id) for element in document.elements)
        for level in LEVEL_CHAIN:
            nodes = [node_id(document, e.id) for e in document.elements if e.level == level]
            self._join_by_code(nodes)
            self._join_by_name(nodes)
            if level in ("tujuan", "sasaran"):
                self._join_by_indicator(nodes)
            self._join_reworded(nodes, self._holder, self._bare)
        yield from self._joined.groups()

    def _join_by_code(self, nodes: list[NodeId]) -> None:
        by_code: dict[str, list[NodeId]] = defaultdict(list)
        for node in nodes:
            code = self.graph.elements[node].code
            if code is not None and is_code_of(code.text, self.graph.elements[node].level):
                by_code[code_key(code.text)].append(node)
        for coded in by_code.values():
            if not self._is_once_in_each_table(coded):
                continue  # one code twice in a table is a fault of the code
            first, *others = coded
            for other in others:
                if name_similarity(self._bare(first), self._bare(other)) >= REWORDED_SIMILARITY:
                    self._joined.join(first, other)

    def _join_by_name(self, nodes: list[NodeId]) -> None:
        by_name: dict[str, list[NodeId]] = defaultdict(list)
        for node in nodes:
            by_name[compact_key(self._bare(node))].append(node)
        for named in by_name.values():
            by_holder: dict[NodeId | None, list[NodeId]] = defaultdict(list)
            for node in named:
                by_holder[self._holder(node)].append(node)
            for held in by_holder.values():
                self._joined.join(*held)
            # Official names repeat under several kegiatan; one that each table prints once is one element, if
            # nothing but its place tells the prints apart.
            if len(by_holder) > 1 and self._is_once_in_each_table(named) and len(self._codes(named)) < 2:
                self._joined.join(*named)

    def _is_once_in_each_table(self, nodes: list[NodeId]) -> bool:
        return len({id(self._table[node]) for node in nodes}) == len(nodes)

    def _codes(self, nodes: list[NodeId]) -> set[str]:
        printed = (self.graph.elements[node] for node in nodes)
        return {code_key(e.code.text) for e in printed if e.code is not None and is_code_of(e.code.text, e.level)}

    def _join_by_indicator(self, nodes: list[NodeId]) -> None:
        """A tujuan or sasaran that another table words differently is the one that is measured by the same thing."""
        by_indicator: dict[str, list[NodeId]] = defaultdict(list)
        for node in nodes:
            for indicator in self.graph.indicators_of(node):
                by_indicator[compact_key(self.graph.indicators[indicator].name.text)].append(node)
        for named in by_indicator.values():
            if self._is_once_in_each_table(named):
                self._joined.join(*named)

    def _holder(self, node: NodeId) -> NodeId | None:
        """Return the program of a kegiatan, the kegiatan of a sub kegiatan: one node for all its prints."""
        wanted = _HOLDER.get(self.graph.elements[node].level)
        above = next((n for n in self.graph.path(node) if self.graph.elements[n].level == wanted), None)
        return self._joined.root(above) if above else None

    def _bare(self, node: NodeId) -> str:
        return without_level_word(self.graph.elements[node].name.text)

    # Indicators

    def _indicator_groups(self, document: Document) -> Iterator[tuple[NodeId, ...]]:
        self._joined = _Joined(node_id(document, indicator.id) for indicator in document.indicators)
        for first in self.graph.groups(document):
            self._joined.join(*self.graph.copies(first))
        for group in self.elements[document.id]:
            nodes = [i for element in group.nodes for i in self.graph.indicators_of(element)]
            names: dict[str, list[NodeId]] = defaultdict(list)
            for node in nodes:
                names[compact_key(self.graph.indicators[node].name.text)].append(node)
            for named in names.values():
                self._joined.join(*named)
            self._join_reworded(nodes, lambda _: None, lambda n: self.graph.indicators[n].name.text)
        self._join_across_levels(document)
        yield from self._joined.groups()

    def _join_across_levels(self, document: Document) -> None:
        """One name at several levels of results (sasaran, program, IKK) is one indicator, if each table has it once."""
        named: dict[str, list[NodeId]] = defaultdict(list)
        for indicator in document.indicators:
            if (
                indicator.level in (*OUTCOME_LEVELS, "program")
                and len(tokens(indicator.name.text)) >= MIN_CONTAINED_WORDS
            ):
                named[compact_key(indicator.name.text)].append(node_id(document, indicator.id))
        for nodes in named.values():
            if self._is_once_in_each_table(nodes):
                self._joined.join(*nodes)

    def _join_reworded(
        self, nodes: Sequence[NodeId], place: Callable[[NodeId], Hashable], name: Callable[[NodeId], str]
    ) -> None:
        """Join names of two tables that each lack the other and are nearly the same, the nearest ones first."""
        by_place: dict[Hashable, list[NodeId]] = defaultdict(list)
        for node in nodes:
            by_place[place(node)].append(node)
        for held in by_place.values():
            if len({id(self._table[node]) for node in held}) < 2:
                continue
            groups: dict[NodeId, set[int]] = defaultdict(set)
            for node in held:
                groups[self._joined.root(node)].add(id(self._table[node]))
            pairs = [
                (name_similarity(name(a), name(b)), a, b)
                for a, b in combinations(groups, 2)
                if not groups[a] & groups[b]
            ]
            for _, a, b in sorted((p for p in pairs if p[0] >= REWORDED_SIMILARITY), key=lambda p: -p[0]):
                one, other = self._joined.root(a), self._joined.root(b)
                if one != other and not groups[one] & groups[other]:
                    self._joined.join(one, other)
                    groups[self._joined.root(a)] = groups[one] | groups[other]


class _Joined:
    """Nodes in printed order, joined into groups that are named by their first node."""

    def __init__(self, nodes: Iterable[NodeId]):
        self._order = {node: number for number, node in enumerate(nodes)}
        self._above: dict[NodeId, NodeId] = {}

    def root(self, node: NodeId) -> NodeId:
        while node in self._above:
            node = self._above[node]
        return node

    def join(self, *nodes: NodeId) -> None:
        roots = sorted({self.root(node) for node in nodes}, key=self._order.__getitem__)
        for other in roots[1:]:
            self._above[other] = roots[0]

    def groups(self) -> Iterator[tuple[NodeId, ...]]:
        found: dict[NodeId, list[NodeId]] = defaultdict(list)
        for node in self._order:
            found[self.root(node)].append(node)
        yield from map(tuple, found.values())


@lru_cache(maxsize=4)
def within(graph: CascadeGraph) -> Within:
    """Return what the tables of each document have in common."""
    return Within(graph)


# Tables


def _tables(graph: CascadeGraph, document: Document) -> Iterator[Table]:
    """Yield the tables of a document; one that goes on as another one, with the same columns, is one table."""
    nodes: dict[Hashable, tuple[list[NodeId], list[NodeId]]] = {}
    for element in document.elements:
        node = node_id(document, element.id)
        nodes.setdefault(_place(graph, node, element), ([], []))[0].append(node)
    for indicator in document.indicators:
        node = node_id(document, indicator.id)
        nodes.setdefault(_key(indicator.name.source), ([], []))[1].append(node)
    last: tuple[list[NodeId], list[NodeId]] | None = None
    for own in nodes.values():
        if last is not None and _goes_on(graph, last, own):
            last[0].extend(own[0])
            last[1].extend(own[1])
            continue
        if last is not None:
            yield _table(graph, document, *last)
        last = (list(own[0]), list(own[1]))
    if last is not None:
        yield _table(graph, document, *last)


def _table(graph: CascadeGraph, document: Document, elements: list[NodeId], indicators: list[NodeId]) -> Table:
    sources = [graph.elements[n].name.source for n in elements] + [graph.indicators[n].name.source for n in indicators]
    return Table(document, tuple(elements), tuple(indicators), tuple(sources))


def _place(graph: CascadeGraph, node: NodeId, element: Element) -> Hashable:
    """Return the table of an element; one that stands in a line above a table belongs to what measures it."""
    if element.name.source.table is None and element.name.source.page is not None:
        for indicator in graph.indicators_of(node):
            return _key(graph.indicators[indicator].name.source)
    return _key(element.name.source)


def _key(source: Source) -> Hashable:
    return source.sheet, source.table


def _goes_on(
    graph: CascadeGraph, one: tuple[list[NodeId], list[NodeId]], other: tuple[list[NodeId], list[NodeId]]
) -> bool:
    """Tell whether a table continues another one: the same columns of years, and nothing printed again."""
    pages = [[graph.indicators[n].name.source.page for n in part[1]] for part in (one, other)]
    if not all(pages) or pages[0][-1] is None or pages[1][0] is None or pages[1][0] != pages[0][-1] + 1:
        return False  # two tables of one page have a caption between them
    columns = [_columns(graph, part[1]) for part in (one, other)]
    if columns[0] != columns[1] or not any(columns[0][:2]):
        return False
    names = [
        {(graph.elements[n].level, compact_key(without_level_word(graph.elements[n].name.text))) for n in p[0]}
        for p in (one, other)
    ]
    told = [{compact_key(graph.indicators[n].name.text) for n in part[1]} for part in (one, other)]
    levels = [{graph.indicators[n].level in OUTCOME_LEVELS for n in part[1]} for part in (one, other)]
    return levels[0] == levels[1] and not names[0] & names[1] and not told[0] & told[1]


def _columns(graph: CascadeGraph, nodes: list[NodeId]) -> tuple[frozenset[int], frozenset[int], bool, bool]:
    printed = [graph.indicators[node] for node in nodes]
    years = (frozenset(y for i in printed for y in i.targets), frozenset(y for i in printed for y in i.pagu))
    return *years, any(i.unit is not None for i in printed), any(i.baseline is not None for i in printed)
