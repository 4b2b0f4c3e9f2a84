"""Score the levels of the rows of a table: what each row says, the order of levels, codes and sums together.

Rows are prepared once (`Table`); a list of depths goes in, nats come out, for all rows or for a stretch of them, so that moving one
row costs no more than the rows around it.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

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
    PrintedRow,
    PrintedSum,
)
from cascade.reading.witnesses.row_classes import classes_of_rows, leanings_of_rows, parts_of_code
from cascade.reading.witnesses.single_witnesses import Weights, weights_of_rows
from cascade.reading.witnesses.sums import (
    FURTHER_YEAR,
    ONE_PART,
    Run,
    comes_out,
    in_rupiah,
    runs_that_add_up,
    tolerance_of,
    values_of_rows,
    weight_of_sum,
)

# What may stand right below a level, the usual first; each further one costs a little, all others cost SKIP.
BELOW = {
    URUSAN: (BIDANG, PROGRAM, TUJUAN, SASARAN),
    BIDANG: (PROGRAM, TUJUAN, SASARAN),
    TUJUAN: (SASARAN, PROGRAM),
    SASARAN: (PROGRAM,),
    PROGRAM: (KEGIATAN, SUB_KEGIATAN),
    KEGIATAN: (SUB_KEGIATAN, RINCIAN),
    SUB_KEGIATAN: (RINCIAN,),
    RINCIAN: (),
}
SKIP = 3.0
UNUSUAL = 1.0
NO_LONE = (0.0,) * len(DEPTHS)  # before anything is known of the rows without parts
MOST_OF_LONE = 3.0
CODE_FITS, CODE_UNLIKE = 1.0, -2.0
SUM_FAILS, SUM_FAILS_IN_PART = -3.0, -1.0
UNEVEN_PART = -4.0  # a part of a sum that stands deeper than the others
CLASS_WEIGHT = {"code": 1.2, "type": 0.8, "indent": 0.8, "column": 0.8, "number": 0.8, "amount": 0.6}
COMMON_LEVEL = 0.6  # weight of how common a level is in its table
MOST_OF_CLASS = 4.0  # nats that one class may say for a level
MOST_OF_STEP = 3.0
HABITS_TOGETHER = 20.0  # rows whose habits count in full where whole readings of a table are compared


def _step_cost(above: int, below: int) -> float:
    """Return what it costs that a row follows another one, by their depths."""
    if below <= above:
        return 0.0
    allowed = BELOW[above]
    return 0.0 if below == allowed[:1][0] else UNUSUAL if below in allowed else SKIP


STEP = tuple(
    tuple(0.0 if below <= above or not BELOW[above] else -_step_cost(above, below) for below in range(len(DEPTHS)))
    for above in range(len(DEPTHS))
)


@dataclass(frozen=True, slots=True)
class Habits:
    """What the levels of a table tell of its other rows: the class of each row, which level follows which, which has no parts."""

    classes: list[Weights]
    steps: Sequence[Sequence[float]]
    lone: Sequence[float]  # by depth, for a row without any row below it


@dataclass(frozen=True)
class Table:
    """The rows of a table, prepared for scoring; total rows are not among them."""

    rows: Sequence[PrintedRow]
    weights: list[Weights] = field(init=False)
    values: list[dict[int, int | None]] = field(init=False)
    has_pagu: list[bool] = field(init=False)
    tolerance: int = field(init=False)  # sen
    classes: dict[str, list[Hashable]] = field(init=False)
    runs: dict[int, list[Run]] = field(init=False)
    codes: list[tuple[str, ...]] = field(init=False)
    leanings: list[float] = field(init=False)
    sum_scores: dict[tuple[int, ...], float] = field(init=False, default_factory=dict)  # by row and parts

    def __post_init__(self) -> None:
        classes = classes_of_rows(self.rows)
        telling = [found for name, found in classes.items() if name != "amount"]
        alike = list(zip(*telling, strict=True)) if telling else list(range(len(self.rows)))
        values = values_of_rows(self.rows)
        for name, value in (
            ("weights", weights_of_rows(self.rows)),
            ("values", values),
            ("has_pagu", [any(amounts.values()) for amounts in values]),
            ("classes", classes),
            ("tolerance", tolerance_of(self.rows)),
            ("runs", runs_that_add_up(values, alike, tolerance_of(self.rows))),
            ("leanings", leanings_of_rows(self.rows)),
            ("codes", [parts_of_code(row.code) for row in self.rows]),
        ):
            object.__setattr__(self, name, value)


def parents_of(depths: Sequence[int], begin: int = 0, end: int | None = None) -> list[int | None]:
    """Return for each row of a stretch the last higher one above it, inside the stretch."""
    found: list[int | None] = []
    stack: list[int] = []
    for row in range(begin, len(depths) if end is None else end):
        while stack and depths[stack[-1]] >= depths[row]:
            stack.pop()
        found.append(stack[-1] if stack else None)
        stack.append(row)
    return found


def sums_below(table: Table, depths: Sequence[int]) -> list[PrintedSum]:
    """Return the printed sums of all rows that have rows with pagu below them."""
    parts: dict[int, list[int]] = defaultdict(list)
    for row, parent in enumerate(parents_of(depths)):
        if parent is not None:
            parts[parent].append(row)
    found = [printed_sum(table, row, below) for row, below in parts.items()]
    return [each for each in found if each.differences or each.unread]


def printed_sum(table: Table, row: int, parts: Sequence[int]) -> PrintedSum:
    """Compare what a row prints with what its parts do; years in which neither prints anything are left out."""
    values = table.values
    differences: dict[int, Decimal] = {}
    unread: set[int] = set()
    for year, total in values[row].items():
        amounts = [values[part].get(year, 0) for part in parts]
        read = [amount for amount in amounts if amount is not None]
        if total is None or len(read) < len(amounts):
            unread.add(year)
        elif any(values[part] for part in parts) and (total or any(read)):
            difference = total - sum(read)
            is_rounded = comes_out(difference, sum(map(bool, read)), table.tolerance)
            differences[year] = Decimal(0) if is_rounded else in_rupiah(difference)
    return PrintedSum(row, tuple(parts), differences, frozenset(unread))


def score_of_sum(table: Table, row: int, parts: Sequence[int]) -> float:
    """Return what the pagu of a row and of those right below it say for this being so."""
    values = table.values
    best, held, failed = 0.0, 0, 0
    for year, total in values[row].items():
        amounts = [amount for part in parts if (amount := values[part].get(year, 0)) != 0]
        if total is None or None in amounts or not (total or amounts):
            continue
        read = [amount for amount in amounts if amount is not None]
        if not read and any(year not in values[part] for part in parts):
            continue
        if not comes_out(sum(read) - total, len(read), table.tolerance):
            failed += 1
        else:
            held += 1
            weight = weight_of_sum(total, read)
            best = max(best, weight if len(read) > 1 else min(ONE_PART, weight))
    if not held:
        return SUM_FAILS if failed else 0.0
    return best + FURTHER_YEAR * held + SUM_FAILS_IN_PART * min(failed, 3)


def score_of_stretch(table: Table, depths: Sequence[int], begin: int, end: int, habits: Habits) -> float:
    """Score the rows of a stretch that begins with the highest of them or is the whole table.

    Args:
        table: The table.
        depths: Of all its rows.
        begin: The first row of the stretch.
        end: The row behind it.
        habits: What the other rows tell.
    """
    score = 0.0
    parts: dict[int, list[int]] = defaultdict(list)
    for row, parent in enumerate(parents_of(depths, begin, end), begin):
        depth = depths[row]
        score += table.weights[row][depth] + habits.classes[row][depth]
        if row > begin:
            last = depths[row - 1]
            score += habits.steps[last][depth] + table.leanings[row] * ((depth > last) - (depth < last))
        if parent is not None:
            parts[parent].append(row)
            score += _score_of_code(table.codes[parent], table.codes[row])
    for row in range(begin, end):
        if below := parts.get(row):
            score += _known_score_of_sum(table, row, below) + _score_of_parts(table, depths, below)
        elif row + 1 < end:
            score += habits.lone[depths[row]]
    return score


def _known_score_of_sum(table: Table, row: int, parts: Sequence[int]) -> float:
    key = (row, *parts)
    if key not in table.sum_scores:
        table.sum_scores[key] = score_of_sum(table, row, parts)
    return table.sum_scores[key]


def _score_of_parts(table: Table, depths: Sequence[int], parts: Sequence[int]) -> float:
    """Return what it costs that parts of one row stand at different depths, those without pagu aside."""
    with_pagu = [depths[part] for part in parts if table.has_pagu[part]]
    if len({*with_pagu}) < 2:
        return 0.0
    return UNEVEN_PART * sum(depth > min(with_pagu) for depth in with_pagu)


def _score_of_code(above: tuple[str, ...], below: tuple[str, ...]) -> float:
    if not above or not below:
        return 0.0
    return CODE_FITS if len(above) < len(below) and below[: len(above)] == above else CODE_UNLIKE


def gain_of_move(table: Table, depths: list[int], first: int, moved: Sequence[int], habits: Habits) -> float:
    """Return what it adds to the score that rows, from the first on, move to other depths."""
    own = depths[first : first + len(moved)]
    top = min(*own, *moved)
    begin = next((other for other in reversed(range(first)) if depths[other] < top), 0)
    behind = range(first + len(moved), len(depths))
    end = next((other for other in behind if depths[other] <= top), len(depths))
    before = score_of_stretch(table, depths, begin, end, habits)
    depths[first : first + len(moved)] = moved
    after = score_of_stretch(table, depths, begin, end, habits)
    depths[first : first + len(moved)] = own
    return after - before


def class_weights(table: Table, depths: Sequence[int]) -> list[Weights]:
    """Return what the classes of each row say for each depth, by the depths of the other rows of the class."""
    found = [[0.0] * len(DEPTHS) for _ in depths]
    count = Counter(depths)
    total = len(depths)
    most = max(count.values())
    for row, own in enumerate(depths):
        for depth in range(len(DEPTHS)):
            rest = count[depth] - (depth == own)
            found[row][depth] += COMMON_LEVEL * max(-MOST_OF_CLASS, math.log((rest + 0.5) / (most + 0.5)))
    for name, classes in table.classes.items():
        in_class: dict[Hashable, Counter[int]] = defaultdict(Counter)
        for each, depth in zip(classes, depths, strict=True):
            in_class[each][depth] += 1
        for row, (each, own) in enumerate(zip(classes, depths, strict=True)):
            counted, size = in_class[each], in_class[each].total() - 1
            for depth in {*count}:
                itself = depth == own
                expected = (count[depth] - itself + 0.5) / (total - 1 + 0.5 * len(count))
                seen = (counted[depth] - itself + expected) / (size + 1)
                say = max(-MOST_OF_CLASS, min(MOST_OF_CLASS, math.log(seen / expected)))
                found[row][depth] += CLASS_WEIGHT[name] * say
            for depth in range(len(DEPTHS)):
                if depth not in count:
                    found[row][depth] -= CLASS_WEIGHT[name] * min(MOST_OF_CLASS, math.log(1 + size))
    return found


def habits_of(table: Table, depths: Sequence[int], share: float = 1.0) -> Habits:
    """Return what a table with these depths tells of each of its rows; less, where only a share of it counts."""
    return Habits(
        [[share * says for says in row] for row in class_weights(table, depths)],
        [
            [known + share * says for known, says in zip(*pair, strict=True)]
            for pair in zip(STEP, _steps(depths), strict=True)
        ],
        [share * says for says in _lone(depths)],
    )


def _steps(depths: Sequence[int]) -> list[list[float]]:
    """Return how much rather than elsewhere each depth stands right under each higher one."""
    after: dict[int, Counter[int]] = defaultdict(Counter)
    for above, below in itertools.pairwise(depths):
        if below > above:
            after[above][below] += 1
    count = Counter(below for above, below in itertools.pairwise(depths) if below > above)
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
    lone = Counter(above for above, below in itertools.pairwise(depths) if below <= above)
    return [
        max(-MOST_OF_LONE, math.log((lone[depth] + 0.5) / (count[depth] + 1))) if depth in (PROGRAM, KEGIATAN) else 0.0
        for depth in range(len(DEPTHS))
    ]


def score_of_table(table: Table, depths: Sequence[int]) -> float:
    """Score all rows; habits count less the more rows there are, lest they outvote sums together."""
    share = min(1.0, HABITS_TOGETHER / max(1, len(depths)))
    return score_of_stretch(table, depths, 0, len(depths), habits_of(table, depths, share))
