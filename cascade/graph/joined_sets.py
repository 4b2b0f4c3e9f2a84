"""Join things into groups that share none: a union-find, in the order in which the things were named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

Item = TypeVar("Item")


class JoinedSets(Generic[Item]):
    """Groups of things; each begins alone, one that was not named is taken in when it is joined."""

    def __init__(self, items: Iterable[Item] = ()):
        self._above = {item: item for item in items}

    def __contains__(self, item: object) -> bool:
        """Tell whether a thing is in a group."""
        return item in self._above

    def root(self, item: Item) -> Item:
        """Return the one by which the group of a thing is known; another one after its group was joined."""
        above = self._above
        root = item
        while above[root] != root:
            root = above[root]
        while above[item] != root:
            above[item], item = root, above[item]
        return root

    def join(self, *items: Item) -> None:
        """Make one group of the groups of some things."""
        for item in items:
            self._above.setdefault(item, item)
        first, *others = (self.root(item) for item in items)
        for other in others:
            self._above[other] = first

    def groups(self) -> list[frozenset[Item]]:
        """Return the groups, by the first thing of each."""
        found: dict[Item, list[Item]] = defaultdict(list)
        for item in self._above:
            found[self.root(item)].append(item)
        return [frozenset(group) for group in found.values()]
