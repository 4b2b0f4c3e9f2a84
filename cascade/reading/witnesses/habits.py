"""Learn from the levels of a table what they tell of each other: its classes, its steps, its rows without parts.

Classes and depths of rows go in; for each row what the others tell of it comes out. Nothing in here knows a row itself.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import add

from cascade.reading.witnesses.records import (
    BIDANG,
    DEPTHS,
    KEGIATAN,
    PROGRAM,
    RINCIAN,
    SASARAN,
    SUB_KEGIATAN,
    TUJUAN,
    URUSAN,
)
from cascade.reading.witnesses.single_witnesses import Weights

BELOW: Mapping[
    int, Mapping[int, float]
] = {  # what may stand right below a level, with what it costs; all else costs SKIP
    URUSAN: {BIDANG: 0.0, PROGRAM: 1.0, TUJUAN: 1.0, SASARAN: 1.0},
    BIDANG: {PROGRAM: 0.0, TUJUAN: 1.0, SASARAN: 1.0},
    TUJUAN: {SASARAN: 0.0, PROGRAM: 1.0},
    SASARAN: {PROGRAM: 0.0},
    PROGRAM: {KEGIATAN: 0.0, SUB_KEGIATAN: 2.0},
    KEGIATAN: {SUB_KEGIATAN: 0.0, RINCIAN: 0.2},
    SUB_KEGIATAN: {RINCIAN: 0.0},
    RINCIAN: {},
}
SKIP = 3.0
CLASS_WEIGHT = {"code": 1.2, "type": 0.8, "fill": 0.8, "indent": 0.8, "column": 0.8, "number": 0.8, "amount": 0.6}
COMMON_LEVEL = 0.6  # weight of how common a level is in its table
MOST_OF_CLASS = 4.0  # nats that one class may say for a level
MOST_OF_STEP = 3.0
NO_LONE = (0.0,) * len(DEPTHS)  # before anything is known of the rows without parts
MOST_OF_LONE = 3.0


@dataclass(frozen=True, slots=True)
class Habits:
    """What the levels of a table tell of its other rows: the class of each row, which level follows which, which has no parts."""

    classes: list[Weights]
    steps: Sequence[Sequence[float]]
    lone: Sequence[float]  # by depth, for a row without any row below it


STEP = tuple(
    tuple(0.0 if below <= above or not BELOW[above] else -BELOW[above].get(below, SKIP) for below in range(len(DEPTHS)))
    for above in range(len(DEPTHS))
)


def class_weights(classes_by_name: Mapping[str, Sequence[Hashable]], depths: Sequence[int]) -> list[Weights]:
    """Return what the classes of each row say for each depth, by the depths of the other rows of the class."""
    count = Counter(depths)
    total = len(depths)
    most = max(count.values())
    by_name: list[tuple[dict[Hashable, Counter[int]], float, dict[tuple[Hashable, int], list[float]]]] = []
    for name, classes in classes_by_name.items():
        in_class: dict[Hashable, Counter[int]] = defaultdict(Counter)
        for (each, depth), rows in Counter(zip(classes, depths, strict=True)).items():
            in_class[each][depth] = rows
        by_name.append((in_class, CLASS_WEIGHT[name], {}))
    found: dict[tuple[Hashable, ...], Weights] = {}  # rows of the same depth and classes say the same
    rows_alike = list(zip(depths, *classes_by_name.values(), strict=True))
    for own, *own_classes in dict.fromkeys(rows_alike):
        weights = _common(count, own, most)
        for each, (in_class, weight, said) in zip(own_classes, by_name, strict=True):
            if (each, own) not in said:
                said[each, own] = _said_by_class(count, total, in_class[each], own, weight)
            weights = list(map(add, weights, said[each, own]))
        found[own, *own_classes] = weights
    return [found[row] for row in rows_alike]


def _common(count: Counter[int], own: int, most: int) -> list[float]:
    """Return for each depth how common it is among the other rows."""
    rest = (count[depth] - (depth == own) for depth in range(len(DEPTHS)))
    return [COMMON_LEVEL * max(-MOST_OF_CLASS, math.log((n + 0.5) / (most + 0.5))) for n in rest]


def _said_by_class(count: Counter[int], total: int, counted: Counter[int], own: int, weight: float) -> list[float]:
    """Return what the other rows of a class say for each depth of a row at depth `own`."""
    size = counted.total() - 1
    said = [-weight * min(MOST_OF_CLASS, math.log(1 + size))] * len(DEPTHS)
    for depth in {*count}:
        itself = depth == own
        expected = (count[depth] - itself + 0.5) / (total - 1 + 0.5 * len(count))
        seen = (counted[depth] - itself + expected) / (size + 1)
        said[depth] = weight * max(-MOST_OF_CLASS, min(MOST_OF_CLASS, math.log(seen / expected)))
    return said


def habits_of(classes: Mapping[str, Sequence[Hashable]], depths: Sequence[int], share: float = 1.0) -> Habits:
    """Return what a table with these depths tells of each of its rows; less, where only a share of it counts."""
    return Habits(
        [[share * says for says in row] for row in class_weights(classes, depths)],
        [
            [known + share * says for known, says in zip(*pair, strict=True)]
            for pair in zip(STEP, _steps(depths), strict=True)
        ],
        [share * says for says in _lone(depths)],
    )


def _steps(depths: Sequence[int]) -> list[list[float]]:
    """Return how much rather than elsewhere each depth stands right under each higher one."""
    after: dict[int, Counter[int]] = defaultdict(Counter)
    for above, below in pairwise(depths):
        if below > above:
            after[above][below] += 1
    count = Counter(below for above, below in pairwise(depths) if below > above)
    found = [[0.0] * len(DEPTHS) for _ in DEPTHS]
    for above, seen in after.items():
        for below in count:
            if below > above:
                expected = count[below] / count.total()
                share = (seen[below] + expected) / (seen.total() + 1)
                found[above][below] = max(-MOST_OF_STEP, min(0.0, math.log(share / max(seen.values()) * seen.total())))
    return found


def _lone(depths: Sequence[int]) -> list[float]:
    """Return for each depth how rare a row without any row below it is."""
    count = Counter(depths)
    lone = Counter(above for above, below in pairwise(depths) if below <= above)
    return [
        max(-MOST_OF_LONE, math.log((lone[depth] + 0.5) / (count[depth] + 1))) if depth in (PROGRAM, KEGIATAN) else 0.0
        for depth in range(len(DEPTHS))
    ]
