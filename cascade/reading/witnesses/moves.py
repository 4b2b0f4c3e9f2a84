"""Move rows of a table to other levels, and measure what that gains or loses.

A prepared table with its depths goes in; better depths, or the margin of each row, come out. Only what changes is scored anew: the moved
rows, the rows whose parent changes, and the sums of these parents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from cascade.reading.witnesses.habits import habits_of
from cascade.reading.witnesses.records import DEPTHS
from cascade.reading.witnesses.scoring import (
    Table,
    parents_of,
    score_of_code,
    score_of_parts,
    score_of_step,
    score_of_table,
)

ROUNDS = 3
SPREAD = 8.0  # nats below its own depth, from which a row is not moved to another one
LEAST_GAIN = 0.01
FARTHEST_MOVE = 2  # levels
MOST_MARGIN = 30.0
MOST_CLASSES = 8  # of one kind, from which they are single rows rather than classes


class Placement:
    """The rows of a table at some depths, with the parts of each."""

    def __init__(self, table: Table, depths: Sequence[int]):
        self.table = table
        self.depths = list(depths)
        self.habits = habits_of(table.classes, self.depths)
        self.parents = parents_of(self.depths)
        self.parts: dict[int, list[int]] = defaultdict(list)
        for row, parent in enumerate(self.parents):
            if parent is not None:
                self.parts[parent].append(row)

    def gain(self, first: int, moved: Sequence[int]) -> float:
        """Return what it adds to the score that rows, from the first on, move to other depths."""
        behind = first + len(moved)
        top = min(*self.depths[first:behind], *moved)
        end = next((row for row in range(behind, len(self.depths)) if self.depths[row] <= top), len(self.depths))
        changed = self.depths.copy()
        changed[first:behind] = moved
        parents = self._parents(changed, first, end)
        gain = self._gain_of_rows(changed, first, behind)
        touched: set[int] = {*range(first, behind)}
        for row, parent in enumerate(parents, first):
            before = self.parents[row]
            if parent != before:
                gain += self._code(parent, row) - self._code(before, row)
            if parent != before or row < behind:
                touched |= {each for each in (parent, before) if each is not None}
        return gain + self._gain_of_parts(changed, first, end, parents, touched)

    def _parents(self, depths: Sequence[int], first: int, end: int) -> list[int | None]:
        """Return the parents of rows, the first of which stands below the rows before it as these are."""
        stack: list[int] = []
        above = first - 1 if first else None
        while above is not None:
            stack.append(above)
            above = self.parents[above]
        stack.reverse()
        found: list[int | None] = []
        for row in range(first, end):
            while stack and depths[stack[-1]] >= depths[row]:
                stack.pop()
            found.append(stack[-1] if stack else None)
            stack.append(row)
        return found

    def _gain_of_rows(self, changed: Sequence[int], first: int, behind: int) -> float:
        gain = 0.0
        for row in range(first, min(behind + 1, len(changed))):
            if row < behind:
                weights, classes = self.table.weights[row], self.habits.classes[row]
                old, new = self.depths[row], changed[row]
                gain += weights[new] - weights[old] + classes[new] - classes[old]
            if row:
                gain += score_of_step(self.table, row, changed[row - 1], changed[row], self.habits)
                gain -= score_of_step(self.table, row, self.depths[row - 1], self.depths[row], self.habits)
        return gain

    def _code(self, parent: int | None, row: int) -> float:
        return 0.0 if parent is None else score_of_code(self.table, parent, row)

    def _gain_of_parts(
        self, changed: Sequence[int], first: int, end: int, parents: Sequence[int | None], touched: set[int]
    ) -> float:
        inside: dict[int, list[int]] = defaultdict(list)
        for row, parent in enumerate(parents, first):
            if parent in touched:
                inside[parent].append(row)
        gain = 0.0
        for row in touched:
            old = self.parts.get(row, [])
            new = [part for part in old if part < first] + inside[row] + [part for part in old if part >= end]
            gain += score_of_parts(self.table, row, new, changed, self.habits)
            gain -= score_of_parts(self.table, row, old, self.depths, self.habits)
        return gain


def with_rows_moved(table: Table, depths: Sequence[int]) -> list[int]:
    """Move single rows, and rows with all below them, to other depths as long as that helps."""
    placed = Placement(table, depths)
    for _ in range(ROUNDS):
        has_moved = False
        for row in range(len(depths)):
            gains = [(placed.gain(row, moved), moved) for moved in _moves_of(table, placed.depths, row)]
            gain, moved = max(gains, default=(0.0, ()))
            if gain > LEAST_GAIN:
                changed = placed.depths.copy()
                changed[row : row + len(moved)] = moved
                placed, has_moved = Placement(table, changed), True
        if not has_moved:
            break
    return placed.depths


def _moves_of(table: Table, depths: Sequence[int], row: int) -> Iterator[tuple[int, ...]]:
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


def margins_of(table: Table, depths: Sequence[int]) -> list[float]:
    """Return for each row what its best other depth loses: by moving it, the rows above it, its class or the whole table."""
    placed = Placement(table, depths)
    margins = [MOST_MARGIN] * len(depths)
    for row in range(len(depths)):
        for moved in _moves_of(table, depths, row):
            loss = -placed.gain(row, moved)
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
