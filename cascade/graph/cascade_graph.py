"""Hold the documents of a dossier as one graph of documents, elements and indicators.

Documents go in; a networkx `MultiDiGraph` comes out, wrapped with the questions that the stages after it ask. Edges are
`holds` (document → element or indicator), `parent` (element → element), `measures` (indicator → element), `copy` (printed again
in the same document) and `link` (the same indicator in another document; added by linking). Judges nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

import networkx as nx

from cascade.model import KIND_NAMES, Document, Element, Indicator, Link
from cascade.text.element_names import compact_key, without_level_word
from cascade.text.normalize import normalized, tokens

NodeId = str


def node_id(document: Document, item: str) -> NodeId:
    """Return the node of an element or indicator by the id that its document gives it."""
    return f"{document.id}#{item}"


def printed_id(node: NodeId) -> str:
    """Return the id that its document gives an element or indicator."""
    return node.split("#", 1)[1]


class CascadeGraph:
    """The documents of one dossier and how they hang together; links are added by linking."""

    def __init__(self, documents: Iterable[Document]):
        self.documents = tuple(documents)
        self.graph: nx.MultiDiGraph[NodeId] = nx.MultiDiGraph()
        self.answers: dict[object, dict[tuple[object, ...], object]] = {}  # see `remembered`
        self.indicators: dict[NodeId, Indicator] = {}
        self.elements: dict[NodeId, Element] = {}
        self.rejected_pairs: frozenset[frozenset[NodeId]] = frozenset()  # by the word of a person
        self._document: dict[NodeId, Document] = {}
        # What networkx tells only by going through all edges of a node, by kind of edge.
        self._successors: dict[str, dict[NodeId, list[NodeId]]] = defaultdict(lambda: defaultdict(list))
        self._predecessors: dict[str, dict[NodeId, list[NodeId]]] = defaultdict(lambda: defaultdict(list))
        self._links: dict[NodeId, list[tuple[NodeId, Link]]] = defaultdict(list)
        for document in self.documents:
            self._add(document)
        self._add_copies()

    def _add(self, document: Document) -> None:
        self.graph.add_node(document.id, type="document", name=document.name, kind=document.kind)
        self._document[document.id] = document
        for element in document.elements:
            node = node_id(document, element.id)
            self.elements[node] = element
            self._document[node] = document
            self.graph.add_node(node, type="element", name=element.name.text, level=element.level)
            self._add_edge(document.id, node, "holds")
        for element in document.elements:
            if element.parent and (above := node_id(document, element.parent)) in self.elements:
                self._add_edge(above, node_id(document, element.id), "parent")
        for indicator in document.indicators:
            node = node_id(document, indicator.id)
            self.indicators[node] = indicator
            self._document[node] = document
            self.graph.add_node(node, type="indicator", name=indicator.name.text, level=indicator.level)
            self._add_edge(document.id, node, "holds")
            if indicator.element and (measured := node_id(document, indicator.element)) in self.elements:
                self._add_edge(node, measured, "measures")

    def _add_copies(self) -> None:
        """Join what one document prints twice: same name and level, under the same elements.

        The tujuan and sasaran above may differ: one program may serve several. The kegiatan may not:
        official names of sub kegiatan and their indicators repeat under different kegiatan. One table prints
        "Kegiatan X", another one "X".
        """
        groups: dict[tuple[str, ...], list[NodeId]] = defaultdict(list)
        for node, indicator in self.indicators.items():
            if not self.path(node) and indicator.level not in ("tujuan", "sasaran"):
                continue  # a bare name says too little: "Jumlah laporan" of what?
            name = "".join(normalized(indicator.name.text).split())
            above = (compact_key(without_level_word(each)) for each in self._names_above(node))
            groups[self._document[node].id, indicator.level, name, *above].append(node)
        for nodes in groups.values():
            first, *others = sorted(nodes, key=lambda node: not self._has_values(node))
            for other in others:
                self._add_edge(first, other, "copy")

    def _has_values(self, node: NodeId) -> bool:
        """Tell whether a row prints targets; lists of programs print the indicators without any."""
        indicator = self.indicators[node]
        values = (*indicator.targets.values(), *(indicator.quarters or ()))
        return any(value is not None and not value.is_missing for value in values)

    def _names_above(self, node: NodeId) -> list[str]:
        """Name the elements above a node by which two things of one name are told apart."""
        path = [self.elements[above] for above in self.path(node)]
        is_indicator = node in self.indicators  # then the first one is what it measures, of whatever level
        return [
            normalized(e.name.text)
            for e in path
            if e.level not in ("tujuan", "sasaran") or (is_indicator and e is path[0])
        ]

    def add_links(self, links: Iterable[Link]) -> None:
        """Add links between indicators of different documents (between the first of their copies)."""
        for link in links:
            self.graph.add_edge(link.left, link.right, key="link", type="link", link=link)
        self._links.clear()
        for link in self.links():
            self._links[link.left].append((link.right, link))
        for link in self.links():
            self._links[link.right].append((link.left, link))
        for name in ("_cause_by_node", "_links_by_question", "_settled_groups", "_possible_groups"):
            self.__dict__.pop(name, None)

    def document_of(self, node: NodeId) -> Document:
        """Return the document that prints a node."""
        return self._document[node]

    def of_kind(self, kind: str) -> tuple[Document, ...]:
        """Return the documents of one kind."""
        return tuple(document for document in self.documents if document.kind == kind)

    def element_of(self, node: NodeId) -> Element | None:
        """Return the element that an indicator measures."""
        return next((self.elements[target] for target in self._targets_of_edges(node, "measures")), None)

    def element_node(self, node: NodeId) -> NodeId | None:
        """Return the node of the element that an indicator measures."""
        return next(self._targets_of_edges(node, "measures"), None)

    def parent(self, element: NodeId) -> NodeId | None:
        """Return the element above an element."""
        return next(self._sources_of_edges(element, "parent"), None)

    def children(self, element: NodeId) -> tuple[NodeId, ...]:
        """Return the elements directly under an element, in printed order."""
        return tuple(self._targets_of_edges(element, "parent"))

    def indicators_of(self, element: NodeId) -> tuple[NodeId, ...]:
        """Return the indicators of an element, in printed order."""
        return tuple(self._sources_of_edges(element, "measures"))

    def path(self, node: NodeId) -> tuple[NodeId, ...]:
        """Return the elements above a node, nearest first."""
        above: list[NodeId] = []
        element = self.element_node(node) if node in self.indicators else self.parent(node)
        while element is not None and element not in above:
            above.append(element)
            element = self.parent(element)
        return tuple(above)

    def work_unit(self, node: NodeId) -> str:
        """Return the unit of the office whose rows print an indicator or element; empty for the office itself."""
        element = self.elements.get(node) or self.elements.get(self.element_node(node) or "")
        return normalized(element.work_unit.text) if element and element.work_unit else ""

    def by_work_unit(self, nodes: Iterable[NodeId]) -> list[list[NodeId]]:
        """Return indicators or elements apart by the unit that prints them: units print the same codes and names.

        What is printed for no unit is that of the only unit there is.
        """
        found: dict[str, list[NodeId]] = defaultdict(list)
        nodes = list(nodes)
        units = {unit for node in nodes if (unit := self.work_unit(node))}
        for node in nodes:
            found[self.work_unit(node) if len(units) > 1 else ""].append(node)
        return list(found.values())

    def print_for_unit_of(self, node: NodeId, other: NodeId) -> NodeId | None:
        """Return the copy of an indicator that is to be held against a row: that of the same unit of the office.

        A row of the office is held against that of a unit, and the other way round, only where no further unit has one.
        """
        unit, copies = self.work_unit(node), self.copies(other)
        own = next((copy for copy in copies if self.work_unit(copy) == unit), None)
        if own is not None:
            return own
        units = {self.work_unit(copy) for copy in (self.copies(node) if unit else copies)}
        return copies[0] if len(units) == 1 and "" in (unit, self.work_unit(copies[0])) else None

    def copies(self, node: NodeId) -> tuple[NodeId, ...]:
        """Return all copies of one indicator inside its document, the representative first."""
        first = self.representative(node)
        return (first, *self._targets_of_edges(first, "copy"))

    def representative(self, node: NodeId) -> NodeId:
        """Return the copy that represents an indicator inside its document: the first with values, else the first."""
        return next(self._sources_of_edges(node, "copy"), node)

    def distinct_indicators(self, document: Document) -> tuple[NodeId, ...]:
        """Return the indicators of a document, each once: the representative of each group of copies."""
        nodes = (node_id(document, indicator.id) for indicator in document.indicators)
        return tuple(node for node in nodes if self.representative(node) == node)

    def links_of(self, node: NodeId) -> tuple[tuple[NodeId, Link], ...]:
        """Return the indicators elsewhere that a node, or its representative, is linked to."""
        return tuple(self._links.get(self.representative(node), ()))

    def links(self) -> tuple[Link, ...]:
        """Return all links."""
        return tuple(data["link"] for _, _, data in self.graph.edges(data=True) if data["type"] == "link")

    def namesakes(self, name: str) -> tuple[NodeId, ...]:
        """Return the indicators and elements of this name in all documents, spelling aside."""
        return self._by_name.get("".join(tokens(name)), ())

    @cached_property
    def _by_name(self) -> dict[str, tuple[NodeId, ...]]:
        found: dict[str, list[NodeId]] = defaultdict(list)
        every: dict[NodeId, Indicator | Element] = {**self.indicators, **self.elements}
        for node, printed in every.items():
            found["".join(tokens(printed.name.text))].append(node)
        return {name: tuple(nodes) for name, nodes in found.items()}

    def identity(self, node: NodeId) -> str:
        """Name a document, element or indicator so that re-paging, copies and small changes of spelling keep it."""
        return self._identities[node]

    @cached_property
    def _identities(self) -> dict[NodeId, str]:
        """The short name; where several things have it, with what tells them apart."""
        found: dict[NodeId, str] = {}
        short_names = _nodes_by_name(lambda node: self._short_identity(self.representative(node)), self._document)
        for name, nodes in short_names.items():
            if len({self.representative(node) for node in nodes}) == 1:
                found.update(dict.fromkeys(nodes, name))
                continue
            for longer, same in _nodes_by_name(self._long_identity, nodes).items():
                in_several_documents = len({self._document[node].id for node in same}) > 1
                firsts = list(dict.fromkeys(self.representative(node) for node in same))
                for node in same:
                    suffix = f"|{self._document[node].id}" if in_several_documents else ""
                    number = (
                        firsts.index(self.representative(node))
                        if node in self.indicators and not in_several_documents
                        else 0
                    )
                    found[node] = f"{longer}{suffix}" + (f"|{number + 1}" if number else "")
        return found

    def _short_identity(self, node: NodeId) -> str:
        document = self._document[node]
        if node == document.id:
            return f"{document.kind}|{document.edition}|{document.year or document.years}"
        printed = self.indicators.get(node) or self.elements[node]
        measured = self.element_of(node)
        parts = [document.kind, document.edition, printed.level, normalized(printed.name.text)]
        return "|".join([*parts, normalized(measured.name.text) if measured else ""])

    def _long_identity(self, node: NodeId) -> str:
        document, first = self._document[node], self.representative(node)
        owner_texts = (
            [label.text for label in (document.owner.position, document.owner.name) if label] if document.owner else []
        )
        owner_names = [normalized(text) for text in owner_texts[:1]]
        above = self._names_above(first) if node != document.id else []
        return "|".join([self._short_identity(first), str(document.year or document.years), *owner_names, *above])

    def cause_of(self, node: NodeId) -> NodeId:
        """Return one name for everything that is settled to be the same indicator, in all documents."""
        return self._cause_by_node.get(self.representative(node), node)

    @cached_property
    def _cause_by_node(self) -> dict[NodeId, NodeId]:
        return {node: min(group) for group in self._find_groups(open_too=False) for node in group}

    def same_as(self, node: NodeId, *, open_too: bool = False) -> frozenset[NodeId]:
        """Return all that is settled to be the same indicator; with the open links, all that may be."""
        groups = self._possible_groups if open_too else self._settled_groups
        return groups.get(self.representative(node), frozenset((node,)))

    def shared_identity(self, node: NodeId) -> str:
        """Name all that is settled to be the same indicator by its print in the highest plan."""
        kinds = list(KIND_NAMES)
        document_of = self._document
        return min(
            (kinds.index(document_of[n].kind) if document_of[n].kind in kinds else 99, self.identity(n))
            for n in self.same_as(node)
        )[1]

    @cached_property
    def _settled_groups(self) -> dict[NodeId, frozenset[NodeId]]:
        return {node: group for group in self._find_groups(open_too=False) for node in group}

    @cached_property
    def _possible_groups(self) -> dict[NodeId, frozenset[NodeId]]:
        return {node: group for group in self._find_groups(open_too=True) for node in group}

    def _find_groups(self, *, open_too: bool) -> list[frozenset[NodeId]]:
        same: nx.Graph[NodeId] = nx.Graph()
        same.add_nodes_from(self.representative(node) for node in self.indicators)
        same.add_edges_from((link.left, link.right) for link in self.links() if open_too or link.is_settled)
        return [frozenset(group) for group in nx.connected_components(same)]

    def question_of(self, link: Link) -> tuple[Link, ...]:
        """Return the open links that ask the same: whether the same two things, in whatever documents, are one."""
        return self._links_by_question.get((link.left, link.right), (link,))

    @cached_property
    def _links_by_question(self) -> dict[tuple[NodeId, NodeId], tuple[Link, ...]]:
        asked: dict[frozenset[NodeId], list[Link]] = defaultdict(list)
        for link in self.links():
            if not link.is_settled:
                asked[frozenset((self.cause_of(link.left), self.cause_of(link.right)))].append(link)
        return {(link.left, link.right): tuple(same) for same in asked.values() for link in same}

    def _targets_of_edges(self, node: NodeId, kind: str) -> Iterator[NodeId]:
        return iter(self._successors[kind].get(node, ()))

    def _sources_of_edges(self, node: NodeId, kind: str) -> Iterator[NodeId]:
        return iter(self._predecessors[kind].get(node, ()))

    def _add_edge(self, start: NodeId, end: NodeId, kind: str) -> None:
        if not self.graph.has_edge(start, end, key=kind):
            self._successors[kind][start].append(end)
            self._predecessors[kind][end].append(start)
        self.graph.add_edge(start, end, key=kind, type=kind)

    def plain(self) -> nx.MultiDiGraph[NodeId]:
        """Return the graph with plain attributes only, for export."""
        plain: nx.MultiDiGraph[NodeId] = nx.MultiDiGraph()
        plain.add_nodes_from(self.graph.nodes(data=True))
        for a, b, data in self.graph.edges(data=True):
            link: Link | None = data.get("link")
            extra = {"verdict": link.verdict, "score": link.score} if link else {}
            plain.add_edge(a, b, type=data["type"], **extra)
        return plain


def _nodes_by_name(name: Callable[[NodeId], str], nodes: Iterable[NodeId]) -> dict[str, list[NodeId]]:
    """Return the nodes that have one name."""
    found: dict[str, list[NodeId]] = defaultdict(list)
    for node in nodes:
        found[name(node)].append(node)
    return found
