"""Score the levels of the rows of a table: what each row says, the order of levels, codes and sums together.

Rows are prepared once (`Table`); a list of depths goes in, nats come out, for all rows or for a stretch of them, so that moving one
row costs no more than the rows around it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from cascade.reading.witnesses.habits import Habits, habits_of
from cascade.reading.witnesses.records import (
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

CODE_FITS, CODE_UNLIKE = 1.0, -2.0
SUM_FAILS, SUM_FAILS_IN_PART = -3.0, -1.0
UNEVEN_PART = -4.0  # a part of a sum that stands deeper than the others
HABITS_TOGETHER = 20.0  # rows whose habits count in full where whole readings of a table are compared


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


def score_of_rows(table: Table, depths: Sequence[int], habits: Habits) -> float:
    """Score all rows of a table at these depths."""
    score = 0.0
    parts: dict[int, list[int]] = defaultdict(list)
    for row, parent in enumerate(parents_of(depths)):
        score += table.weights[row][depths[row]] + habits.classes[row][depths[row]]
        if row:
            score += score_of_step(table, row, depths[row - 1], depths[row], habits)
        if parent is not None:
            parts[parent].append(row)
            score += score_of_code(table, parent, row)
    return score + sum(score_of_parts(table, row, parts.get(row, ()), depths, habits) for row in range(len(depths)))


def score_of_step(table: Table, row: int, above: int, depth: int, habits: Habits) -> float:
    """Return what speaks for a row of a depth right under a row of another one."""
    return habits.steps[above][depth] + table.leanings[row] * ((depth > above) - (depth < above))


def score_of_code(table: Table, parent: int, row: int) -> float:
    """Return what the code of a row says for standing below another row."""
    above, below = table.codes[parent], table.codes[row]
    if not above or not below:
        return 0.0
    return CODE_FITS if len(above) < len(below) and below[: len(above)] == above else CODE_UNLIKE


def score_of_parts(table: Table, row: int, parts: Sequence[int], depths: Sequence[int], habits: Habits) -> float:
    """Return what the rows right below a row say: their sum, their depths, or that there are none."""
    if not parts:
        return habits.lone[depths[row]] if row + 1 < len(depths) else 0.0
    key = (row, *parts)
    if key not in table.sum_scores:
        table.sum_scores[key] = score_of_sum(table, row, parts)
    with_pagu = [depths[part] for part in parts if table.has_pagu[part]]
    uneven = sum(depth > min(with_pagu) for depth in with_pagu) if len({*with_pagu}) > 1 else 0
    return table.sum_scores[key] + UNEVEN_PART * uneven


def score_of_table(table: Table, depths: Sequence[int]) -> float:
    """Score all rows; habits count less the more rows there are, lest they outvote sums together."""
    share = min(1.0, HABITS_TOGETHER / max(1, len(depths)))
    return score_of_rows(table, depths, habits_of(table.classes, depths, share))
