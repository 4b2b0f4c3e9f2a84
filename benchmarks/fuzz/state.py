"""Count what came of the damaged files, over several runs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Literal

from cascade.safe_io.atomic_file import replace_file

Result = Literal["read", "refused", "ended", "failed"]
RESULTS: tuple[Result, ...] = ("read", "refused", "ended", "failed")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one damaged file or dossier; `said` is the refusal, or what is wrong."""

    result: Result
    said: str = ""


@dataclass(slots=True)
class Counts:
    """What came of one kind: the next seed, each result, and the slowest."""

    next: int = 0
    results: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    slowest: float = 0.0
    slowest_seed: int = -1

    def add(self, seed: int, outcome: Outcome, seconds: float) -> None:
        """Count one."""
        self.next = max(self.next, seed + 1)
        self.results[outcome.result] = self.results.get(outcome.result, 0) + 1
        self.seconds += seconds
        if seconds > self.slowest:
            self.slowest, self.slowest_seed = seconds, seed


@dataclass(slots=True)
class State:
    """What all runs so far came to."""

    counts: dict[str, Counts] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)
    neighbours: int = 0
    dead_neighbours: int = 0
    leftovers: int = 0
    memory: tuple[int, int] = (0, 0)

    @classmethod
    def read(cls, path: Path) -> State:
        """Return what was written last; nothing where there is no file."""
        if not path.is_file():
            return cls()
        written = json.loads(path.read_text("utf-8"))
        counts = {name: Counts(**each) for name, each in written.pop("counts").items()}
        return cls(counts, **(written | {"memory": tuple(written["memory"])}))

    def write(self, path: Path) -> None:
        """Replace the file whole."""
        replace_file(path, json.dumps(asdict(self), indent=1).encode())

    def of(self, name: str) -> Counts:
        """Return the counts of a kind."""
        return self.counts.setdefault(name, Counts())

    def add(self, name: str, seed: int, outcome: Outcome, seconds: float) -> None:
        """Count one, and keep what failed."""
        self.of(name).add(seed, outcome, seconds)
        if outcome.result == "failed":
            self.failures[f"{name}/{seed}"] = outcome.said

    def took(self, memory: tuple[int, int]) -> None:
        """Keep the most memory that this process and its workers had."""
        self.memory = max(self.memory[0], memory[0]), max(self.memory[1], memory[1])


def table(counts: Mapping[str, Counts]) -> str:
    """Return the table of tried, read, refused, ended and failed files."""
    lines = [f"{'':14}{'tried':>8}{'read':>8}{'refused':>9}{'ended':>7}{'failed':>8}{'s':>8}  slowest"]
    sums = dict.fromkeys(RESULTS, 0)
    for name, each in counts.items():
        numbers = [each.results.get(result, 0) for result in RESULTS]
        sums = {result: sums[result] + number for result, number in zip(RESULTS, numbers, strict=True)}
        lines.append(_line(name, numbers, each.seconds) + f"  {each.slowest:.1f} s ({name}/{each.slowest_seed})")
    lines.append(_line("all", list(sums.values()), sum(each.seconds for each in counts.values())))
    return "\n".join(lines)


def _line(name: str, numbers: list[int], seconds: float) -> str:
    read, refused, ended, failed = numbers
    return f"{name:14}{sum(numbers):8}{read:8}{refused:9}{ended:7}{failed:8}{seconds:8.0f}"
