"""Put nodes together that belong together, by any chain of pairs: a disjoint-set forest.

Every node begins as a set of its own; `union` joins sets, `find` names the set of a node by one of its nodes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


class DisjointSets:
    """Sets of nodes that share none; a node that nobody named before is a set of its own."""

    def __init__(self, nodes: Iterable[str] = ()):
        self._above = {node: node for node in nodes}

    def __contains__(self, node: str) -> bool:
        return node in self._above

    def find(self, node: str) -> str:
        """Return the node that names the set of a node."""
        above = self._above
        root = above.setdefault(node, node)
        while above[root] != root:
            root = above[root]
        while above[node] != root:
            above[node], node = root, above[node]
        return root

    def union(self, first: str, *others: str) -> None:
        """Make one set of the sets of some nodes."""
        for other in others:
            self._above[self.find(other)] = self.find(first)

    def sets(self) -> list[frozenset[str]]:
        """Return the sets, in the order in which their first nodes were named."""
        found: dict[str, list[str]] = defaultdict(list)
        for node in self._above:
            found[self.find(node)].append(node)
        return [frozenset(nodes) for nodes in found.values()]
