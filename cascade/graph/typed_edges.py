"""Keep the edges of a directed graph by their kind, several between the same two nodes.

Ends of edges go in; what hangs on a node by one kind of edge comes out at once, in the order in which it was added.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from cascade.model import Link


@dataclass(frozen=True, slots=True)
class Edge:
    """One edge; what links two indicators carries its link."""

    start: str
    end: str
    kind: str
    link: Link | None = None


class TypedEdges:
    """The edges between nodes, at most one of each kind between two nodes."""

    def __init__(self) -> None:
        self._edges: dict[str, dict[str, dict[str, Edge]]] = {}
        self._targets: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._sources: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))

    def add_node(self, node: str) -> None:
        """Give a node its place among those where edges begin."""
        self._edges.setdefault(node, {})

    def add(self, edge: Edge) -> None:
        """Add an edge, in the place of the one of its kind between the same nodes."""
        kinds = self._edges.setdefault(edge.start, {}).setdefault(edge.end, {})
        if edge.kind not in kinds:
            self._targets[edge.kind][edge.start].append(edge.end)
            self._sources[edge.kind][edge.end].append(edge.start)
        kinds[edge.kind] = edge

    def targets(self, node: str, kind: str) -> Iterator[str]:
        """Yield where the edges of a kind lead from a node."""
        return iter(self._targets[kind].get(node, ()))

    def sources(self, node: str, kind: str) -> Iterator[str]:
        """Yield where the edges of a kind that lead to a node begin."""
        return iter(self._sources[kind].get(node, ()))

    def __iter__(self) -> Iterator[Edge]:
        """Yield all edges, in the order of the nodes where they begin."""
        return (edge for ends in self._edges.values() for kinds in ends.values() for edge in kinds.values())
