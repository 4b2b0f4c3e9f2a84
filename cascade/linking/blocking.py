"""Find the names that are worth comparing with a name.

Names without spaces go in, then one name at a time; the few that share its rarest runs of letters come out. Time and
memory grow with the names, not with their pairs: names that share a common run are never walked. Compares nothing.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from rapidfuzz import fuzz

RUN_LENGTH = 5  # letters; short enough to survive a slip, long enough to be rare
SHORT_NAME = 8  # letters: names up to here are found by runs that are one letter shorter, too
RUNS_LOOKED_UP = 24  # rarest runs of a name that are looked up
SHORTLIST = 40  # names that share most of them …
MOST_ALIKE, MOST_SHARING = 7, 3  # … of which the most alike, and those that share most, are worth comparing
MAX_BEHIND = 35  # so many points behind the most alike, a name is no rival
COMMON = 64  # names with a run, above which they are taken as a set instead of one by one
ROUNDING = 1e-9  # what sums may differ by that are added in another order

NameSet = int  # one bit a name


class Index:
    """Names by their runs of letters; one name may have several owners, and an owner several names."""

    def __init__(self, names: Iterable[str]):
        self.names: list[str] = []
        self.owners: dict[str, list[int]] = {}
        self.names_with_run: dict[str, list[int]] = defaultdict(list)
        self._sets: dict[str, NameSet] = {}
        self._near: dict[str, list[int]] = {}
        for number, name in enumerate(names):
            self.add(number, name)

    def add(self, number: int, name: str) -> None:
        """Add one spelling of a name."""
        owners = self.owners.setdefault(name, [])
        if not owners:
            number_of_name = len(self.names)
            for run in _runs(name, RUN_LENGTH) | (_runs(name, RUN_LENGTH - 1) if len(name) <= SHORT_NAME else set()):
                self.names_with_run[run].append(number_of_name)
            self.names.append(name)
        owners.append(number)
        self._sets.clear()
        self._near.clear()

    def near(self, name: str) -> list[int]:
        """Return the owners of the names that are worth comparing with this one, the most alike first."""
        if name not in self._near:
            self._near[name] = self._find_near(name)
        return self._near[name]

    def _find_near(self, name: str) -> list[int]:
        best = self._most_sharing(name)
        alike = {index: fuzz.ratio(name, self.names[index]) for index in best}
        by_letters = sorted(alike, key=lambda index: (-alike[index], index))
        least = alike[by_letters[0]] - MAX_BEHIND if best else 0
        best = [
            index for index in dict.fromkeys([*by_letters[:MOST_ALIKE], *best[:MOST_SHARING]]) if alike[index] >= least
        ]
        return [owner for index in best for owner in self.owners[self.names[index]]]

    def _most_sharing(self, name: str) -> list[int]:
        """Return the names that share most of the rarest runs of a name, the best first."""
        names_with_run = self.names_with_run
        runs = _runs(name, RUN_LENGTH) | _runs(name, RUN_LENGTH - 1)
        rarest = sorted((len(names_with_run[run]), run) for run in runs if run in names_with_run)[:RUNS_LOOKED_UP]
        shared: dict[int, float] = defaultdict(float)
        common: list[tuple[NameSet, float]] = []
        for count, run in rarest:
            if count > COMMON:
                common.append((self._set_with_run(run), 1 + 1 / count))
                continue
            rare = 1 + 1 / count
            for index in names_with_run[run]:
                shared[index] += rare
        if common:
            shared = _best_with_common_runs(shared, common, len(self.names))
        return heapq.nsmallest(SHORTLIST, shared, key=lambda index: (-shared[index], index))

    def _set_with_run(self, run: str) -> NameSet:
        if run not in self._sets:
            self._sets[run] = _set_of(self.names_with_run[run])
        return self._sets[run]


def _best_with_common_runs(
    shared: Mapping[int, float], common: list[tuple[NameSet, float]], size: int
) -> dict[int, float]:
    """Return the names with the highest sums, of what they share so far and of common runs, without walking these.

    Names that share the same runs stay together in a set. The set that may still reach the highest sum is parted by its
    next run, again and again, until the shortlist is full.
    """
    reachable = [0.0]  # by the runs from one on
    for _, weight in reversed(common):
        reachable.append(reachable[-1] + weight)
    reachable.reverse()
    by_sum: dict[float, list[int]] = defaultdict(list)
    for index, so_far in shared.items():
        by_sum[so_far].append(index)
    sets = {so_far: _set_of(indices) for so_far, indices in by_sum.items()}
    sets[0.0] = (1 << size) - 1 - sum(sets.values())
    heap = [(-so_far - reachable[0], 0, so_far, names) for so_far, names in sets.items() if names]
    heapq.heapify(heap)
    found: dict[int, float] = {}
    last = 0.0
    while heap and (len(found) < SHORTLIST or -heap[0][0] >= last - ROUNDING):
        _, at, so_far, names = heapq.heappop(heap)
        while at < len(common):
            run, weight = common[at]
            at += 1
            sharing = names & run
            if sharing != names:
                heapq.heappush(heap, (-so_far - reachable[at], at, so_far, names ^ sharing))
            if not sharing:
                break
            names, so_far = sharing, so_far + weight
        else:
            if not so_far:
                break  # what is left shares nothing
            found.update(dict.fromkeys(_first(names), so_far))
            last = so_far
    return found


def _set_of(indices: Iterable[int]) -> NameSet:
    bits = bytearray(max(indices) // 8 + 1)
    for index in indices:
        bits[index >> 3] |= 1 << (index & 7)
    return int.from_bytes(bits, "little")


def _first(names: NameSet) -> Iterator[int]:
    """Yield the first names of a set, no more than the shortlist has places."""
    for _ in range(SHORTLIST):
        if not names:
            return
        lowest = names & -names
        yield lowest.bit_length() - 1
        names ^= lowest


def _runs(name: str, size: int) -> set[str]:
    return {name[start : start + size] for start in range(max(1, len(name) - size + 1))}
