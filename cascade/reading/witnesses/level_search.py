"""Search the levels under which the rows of a table speak with one voice.

A prepared table goes in, the best depths come out. From several starts (each way to read its codes, its types, its numbers) the best
path through the rows is computed, with the runs that add up exactly as one step each; the classes of the rows are weighed anew from it until
nothing changes. The start with the best score wins, and rows are moved one by one as long as that helps.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterator, Mapping, Sequence

from cascade.reading.witnesses.habits import BELOW, NO_LONE, STEP, Habits, habits_of
from cascade.reading.witnesses.moves import with_rows_moved
from cascade.reading.witnesses.records import BIDANG, DEPTHS, KEGIATAN, PROGRAM, RINCIAN, SASARAN, SUB_KEGIATAN, URUSAN
from cascade.reading.witnesses.scoring import Table, score_of_table, sums_below
from cascade.reading.witnesses.sums import Run

ROUNDS = 3  # of weighing the classes anew
ROWS_IN_ALL = 900  # over all starts; large tables are tried from fewer
FEWEST_STARTS = 2
SPREAD = 8.0  # nats below the best depth of a row from which another one is not tried
START_SAYS = 3.0
Path = tuple[float, tuple[int, ...]]  # score, depths
NO_PATH: Path = (-math.inf, ())


def best_depths(table: Table) -> list[int]:
    """Return the depths of the rows that their witnesses agree on best."""
    allowed = max(FEWEST_STARTS, ROWS_IN_ALL // max(1, len(table.rows)))
    best: tuple[float, list[int]] = (-math.inf, [])
    seen: set[tuple[int, ...]] = set()
    for start in list(_starts(table))[:allowed]:
        depths = _settled(table, start)
        if tuple(depths) not in seen:
            seen.add(tuple(depths))
            best = max(best, (score_of_table(table, depths), depths))
        if _all_agree(table, depths):
            return depths
    return with_rows_moved(table, best[1])


def _all_agree(table: Table, depths: Sequence[int]) -> bool:
    """Tell whether each row stands where its own witnesses want it and every sum comes out."""
    as_wanted = all(weights[depth] == max(weights) for weights, depth in zip(table.weights, depths, strict=True))
    return as_wanted and all(each.holds for each in sums_below(table, depths))


def _settled(table: Table, habits: Habits) -> list[int]:
    """Return the best path from a start, its classes weighed anew until it stays the same."""
    depths: list[int] = []
    for _ in range(ROUNDS):
        found = list(_PathFinder(table, habits).best())
        if found == depths:
            break
        depths = found
        habits = habits_of(table.classes, depths)
    return depths


def _starts(table: Table) -> Iterator[Habits]:
    """Yield what the classes may say at first: nothing, or that they go down level by level from one level on."""
    nothing = [0.0] * len(DEPTHS)
    yield Habits([nothing for _ in table.rows], STEP, NO_LONE)
    for name, classes in table.classes.items():
        free = [each for each, row in zip(classes, table.rows, strict=True) if row.level is None]
        ranked = _ranked(name, free)
        chains = (
            (PROGRAM, KEGIATAN, SUB_KEGIATAN, RINCIAN),
            (PROGRAM, KEGIATAN, RINCIAN),
            (KEGIATAN, SUB_KEGIATAN, RINCIAN),
            (BIDANG, PROGRAM, KEGIATAN, SUB_KEGIATAN, RINCIAN),
            (URUSAN, BIDANG, PROGRAM, KEGIATAN, SUB_KEGIATAN, RINCIAN),
            (URUSAN, PROGRAM, KEGIATAN, RINCIAN),
            (SASARAN, PROGRAM, KEGIATAN, SUB_KEGIATAN),
        )
        for chain in chains if name == "code" else chains[:1]:
            if 1 < len(ranked) <= len(chain):
                depth_of = dict(zip(ranked, chain, strict=False))
                says = {
                    each: [START_SAYS if depth == own else -START_SAYS for depth in range(len(DEPTHS))]
                    for each, own in depth_of.items()
                }
                yield Habits([says.get(each, nothing) for each in classes], STEP, NO_LONE)


def _ranked(name: str, classes: Sequence[Hashable]) -> list[Hashable]:
    """Return the classes of a table from the one that looks highest down: short codes first, else as they first appear."""
    ranked = list(dict.fromkeys(classes))
    if name == "code":
        codes = [each for each in ranked if isinstance(each, tuple) and each[0] > 0]
        return sorted(codes, key=str) + [each for each in ranked if each not in codes]
    return ranked


class _PathFinder:
    """Computes the best path through the rows of a table, with exact runs as single steps."""

    def __init__(self, table: Table, habits: Habits):
        self.runs: Mapping[int, Sequence[Run]] = table.runs
        self.rows = len(table.rows)
        self.weights = [
            [own + says for own, says in zip(*pair, strict=True)]
            for pair in zip(table.weights, habits.classes, strict=True)
        ]
        self.steps = habits.steps
        self.leanings = table.leanings
        self.depths = [
            tuple(depth for depth, weight in enumerate(weights) if weight > max(weights) - SPREAD)
            for weights in self.weights
        ]
        self.paths: dict[tuple[int, int, int, int], Path] = {}
        self.run_paths: dict[tuple[int, int, int], Path] = {}

    def best(self) -> tuple[int, ...]:
        """Return the depths along the best path."""
        return self._path(0, self.rows, 0, -1)[1]

    def _path(self, begin: int, end: int, top: int, above: int) -> Path:
        """Return the best path through a stretch whose rows stand at a depth or below, after a row of depth `above`."""
        if begin >= end:
            return (0.0, ())
        key = (begin, end, top, above)
        if key not in self.paths:
            self.paths[key] = self._walk(begin, end, top, above)
        return self.paths[key]

    def _walk(self, begin: int, end: int, top: int, above: int) -> Path:
        at: list[dict[int, Path]] = [{} for _ in range(end - begin + 1)]
        at[0][above] = (0.0, ())
        for row in range(begin, end):
            for last, (score, path) in at[row - begin].items():
                for depth in self._depths(row, top):
                    step = (
                        self.steps[last][depth] + self.leanings[row] * ((depth > last) - (depth < last))
                        if last >= 0
                        else 0.0
                    )
                    here = score + step
                    _keep(at[row + 1 - begin], depth, here + self.weights[row][depth], path, (depth,))
                    for number, run in enumerate(self.runs.get(row, ())):
                        if run.end > end:
                            continue
                        below, inside = self._run_path(row, number, depth)
                        if inside:
                            _keep(at[run.end - begin], min(depth + 1, RINCIAN), here + below, path, inside)
        return max(at[-1].values(), default=NO_PATH)

    def _depths(self, row: int, top: int) -> Sequence[int]:
        possible = [depth for depth in self.depths[row] if depth >= top]
        return possible or [max(range(top, len(DEPTHS)), key=self.weights[row].__getitem__)]

    def _run_path(self, row: int, number: int, depth: int) -> Path:
        """Return the best path through the rows of a run whose first row stands at a depth."""
        key = (row, number, depth)
        if key not in self.run_paths:
            run = self.runs[row][number]
            ways = [self._through_parts(run, depth, below, cost) for below, cost in BELOW[depth].items()]
            score, path = max(ways, default=NO_PATH)
            self.run_paths[key] = (score + self.weights[row][depth] + run.weight, (depth, *path)) if path else NO_PATH
        return self.run_paths[key]

    def _through_parts(self, run: Run, depth: int, below: int, cost: float) -> Path:
        score = -cost
        path: tuple[int, ...] = ()
        place, last = run.parent + 1, depth
        for part, end in run.parts:
            for more, steps in (self._path(place, part, below, last), self._part(part, end, below)):
                score += more
                path = (*path, *steps)
            place, last = end, below
        return (score, path) if len(path) == run.end - run.parent - 1 else NO_PATH

    def _part(self, row: int, end: int, depth: int) -> Path:
        """Return the best path through one part of a run, at a depth, and the rows below it."""
        lower = min(depth + 1, RINCIAN)
        score, path = self._path(row + 1, end, lower, depth)
        ways: list[Path] = [(self.weights[row][depth] + score, (depth, *path))]
        for number, run in enumerate(self.runs.get(row, ())):
            if run.end <= end:
                inside = self._run_path(row, number, depth)
                rest = self._path(run.end, end, lower, lower)
                if inside[1]:
                    ways.append((inside[0] + rest[0], (*inside[1], *rest[1])))
        return max(ways)


def _keep(states: dict[int, Path], depth: int, score: float, path: tuple[int, ...], steps: tuple[int, ...]) -> None:
    if depth not in states or states[depth][0] < score:
        states[depth] = (score, path + steps)
