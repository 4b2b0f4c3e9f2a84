"""Join what is one into sets, and tell which set a thing is in.

The classic union-find. That of networkx would have every check import all of networkx for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Member = TypeVar("Member", bound=Hashable)


class DisjointSets(Generic[Member]):
    """Members, each in a set of its own until it is joined with others."""

    def __init__(self, members: Iterable[Member] = ()):
        self._above = {member: member for member in members}

    def __contains__(self, member: Member) -> bool:
        return member in self._above

    def root(self, member: Member) -> Member:
        """Return the one member that stands for a set; it may be another one after a join."""
        above = self._above
        while (higher := above.setdefault(member, member)) != member:
            above[member] = above[higher]  # the next one finds it sooner
            member = higher
        return member

    def join(self, *members: Member) -> None:
        """Make one set of the sets of some members."""
        first, *others = map(self.root, members)
        self._above.update(dict.fromkeys(others, first))

    def sets(self) -> list[frozenset[Member]]:
        """Return all sets, in the order of their first members."""
        found: dict[Member, list[Member]] = defaultdict(list)
        for member in self._above:
            found[self.root(member)].append(member)
        return [frozenset(each) for each in found.values()]
