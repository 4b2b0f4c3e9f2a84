"""Search the levels under which the rows of a table speak with one voice.

A prepared table goes in, the best depths come out. From several starts (each way to read its codes, its types, its numbers) the best
path through the rows is computed, with the runs that add up exactly as one step each; the classes of the rows are weighed anew from it until
nothing changes. The start with the best score wins, and rows are moved one by one as long as that helps.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence

from cascade.reading.witnesses.records import BIDANG, DEPTHS, KEGIATAN, PROGRAM, RINCIAN, SASARAN, SUB_KEGIATAN, URUSAN
from cascade.reading.witnesses.scoring import (
    BELOW,
    NO_LONE,
    STEP,
    UNUSUAL,
    Habits,
    Table,
    gain_of_move,
    habits_of,
    score_of_table,
    sums_below,
)
from cascade.reading.witnesses.sums import Run

ROUNDS = 4  # of weighing the classes anew
ROWS_IN_ALL = 1500  # over all starts; large tables are tried from fewer
FEWEST_STARTS = 2
SPREAD = 8.0  # nats below the best depth of a row from which another one is not tried
START_SAYS = 3.0
LEAST_GAIN = 0.01
FARTHEST_MOVE = 2  # levels
MOST_MARGIN = 30.0
MOST_CLASSES = 8  # of one kind, from which they are single rows rather than classes
Path = tuple[float, tuple[int, ...]]  # score, depths
NO_PATH: Path = (float("-inf"), ())


def best_depths(table: Table) -> list[int]:
    """Return the depths of the rows that their witnesses agree on best."""
    allowed = max(FEWEST_STARTS, ROWS_IN_ALL // max(1, len(table.rows)))
    best: tuple[float, list[int]] = (float("-inf"), [])
    seen: set[tuple[int, ...]] = set()
    for start in list(_starts(table))[:allowed]:
        depths = _settled(table, start)
        if tuple(depths) not in seen:
            seen.add(tuple(depths))
            best = max(best, (score_of_table(table, depths), depths))
        if _all_agree(table, depths):
            return depths
    return _with_rows_moved(table, best[1])


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
        habits = habits_of(table, depths)
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
            ways = [
                self._through_parts(run, depth, below, cost)
                for below, cost in zip(BELOW[depth], (0.0, UNUSUAL, UNUSUAL, UNUSUAL), strict=False)
            ]
            score, path = max(ways, default=NO_PATH)
            self.run_paths[key] = (score + self.weights[row][depth] + run.weight, (depth, *path)) if path else NO_PATH
        return self.run_paths[key]

    def _through_parts(self, run: Run, depth: int, below: int, cost: float) -> Path:
        score, path = -cost, ()
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


def _with_rows_moved(table: Table, depths: list[int]) -> list[int]:
    """Move single rows, and rows with all below them, to other depths as long as that helps."""
    for _ in range(ROUNDS):
        habits = habits_of(table, depths)
        has_moved = False
        for row in range(len(depths)):
            gains = [(gain_of_move(table, depths, row, moved, habits), moved) for moved in moves_of(table, depths, row)]
            gain, moved = max(gains, default=(0.0, ()))
            if gain > LEAST_GAIN:
                depths[row : row + len(moved)], has_moved = moved, True
        if not has_moved:
            break
    return depths


def moves_of(table: Table, depths: Sequence[int], row: int) -> Iterator[tuple[int, ...]]:
    """Yield the other depths that a row may have, alone or with all rows below it."""
    own = depths[row]
    end = next((other for other in range(row + 1, len(depths)) if depths[other] <= own), len(depths))
    weights = table.weights[row]
    for depth in range(max(0, own - FARTHEST_MOVE), min(len(DEPTHS), own + FARTHEST_MOVE + 1)):
        if depth != own and weights[depth] > weights[own] - SPREAD:
            yield (depth,)
    below = depths[row:end]
    if len(below) > 1:
        for step in (-1, 1):
            if min(below) + step >= 0 and max(below) + step < len(DEPTHS):
                yield tuple(depth + step for depth in below)


def margins_of(table: Table, depths: list[int]) -> list[float]:
    """Return for each row what its best other depth loses: by moving it, the rows above it, its class or the whole table."""
    habits = habits_of(table, depths)
    margins = [MOST_MARGIN] * len(depths)
    for row in range(len(depths)):
        for moved in moves_of(table, depths, row):
            loss = -gain_of_move(table, depths, row, moved, habits)
            for place in range(row, row + len(moved)):
                margins[place] = min(margins[place], loss)
    whole = score_of_table(table, depths)
    for changed in _class_moves(table, depths):
        loss = whole - score_of_table(table, changed)
        for place, (old, new) in enumerate(zip(depths, changed, strict=True)):
            if old != new:
                margins[place] = min(margins[place], loss)
    return [max(0.0, margin) for margin in margins]


def _class_moves(table: Table, depths: Sequence[int]) -> Iterator[list[int]]:
    """Yield the depths with the whole table, or one class of its rows, a level higher or deeper."""
    for step in (-1, 1):
        if min(depths) + step >= 0 and max(depths) + step < len(DEPTHS):
            yield [depth + step for depth in depths]
        for classes in table.classes.values():
            for each in set(classes) if len(set(classes)) <= MOST_CLASSES else ():
                changed = [d + step if c == each else d for d, c in zip(depths, classes, strict=True)]
                if min(changed) >= 0 and max(changed) < len(DEPTHS):
                    yield changed
