"""Find the names that are worth comparing with a name.

Names without spaces go in, then one name at a time; the few that share its rarest runs of letters come out. Time and
memory grow with the names, not with their pairs. Compares nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import fuzz

RUN_LENGTH = 5  # letters; short enough to survive a slip, long enough to be rare
SHORT_NAME = 8  # letters: names up to here are found by runs that are one letter shorter, too
RUNS_LOOKED_UP = 24  # rarest runs of a name that are looked up
SHORTLIST = 40  # names that share most of them …
MOST_ALIKE, MOST_SHARING = 7, 3  # … of which the most alike, and those that share most, are worth comparing
MAX_BEHIND = 35  # so many points behind the most alike, a name is no rival


class Index:
    """Names by their runs of letters; one name may have several owners, and an owner several names."""

    def __init__(self, names: Iterable[str]):
        self.names: list[str] = []
        self.owners: dict[str, list[int]] = {}
        self.names_with_run: dict[str, list[int]] = defaultdict(list)
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

    def near(self, name: str) -> list[int]:
        """Return the owners of the names that are worth comparing with this one, the most alike first."""
        names_with_run = self.names_with_run
        rarest_runs = sorted(
            (len(names_with_run[run]), run)
            for run in _runs(name, RUN_LENGTH) | _runs(name, RUN_LENGTH - 1)
            if run in names_with_run
        )
        shared: dict[int, float] = defaultdict(float)
        for count, run in rarest_runs[:RUNS_LOOKED_UP]:
            rare = 1 + 1 / count
            for index in names_with_run[run]:
                shared[index] += rare
        best = sorted(shared, key=lambda index: (-shared[index], index))
        alike = {index: fuzz.ratio(name, self.names[index]) for index in best[:SHORTLIST]}
        by_letters = sorted(alike, key=lambda index: (-alike[index], index))
        least = alike[by_letters[0]] - MAX_BEHIND if best else 0
        best = [
            index for index in dict.fromkeys([*by_letters[:MOST_ALIKE], *best[:MOST_SHARING]]) if alike[index] >= least
        ]
        return [owner for index in best for owner in self.owners[self.names[index]]]


def _runs(name: str, size: int) -> set[str]:
    return {name[start : start + size] for start in range(max(1, len(name) - size + 1))}
