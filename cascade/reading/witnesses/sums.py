"""Find the rows whose pagu is the sum of rows below them, to the rupiah.

Pagu by row and year go in; runs of parts that add up exactly come out, each with how little chance could have made it. Levels are not
needed: the runs tell them. All amounts are counted in sen, so that they are whole numbers.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cascade.reading.witnesses.records import PrintedRow

SEN = 100
MAX_STEPS = 3000  # of the search below one row and for one year
MAX_RUNS = 4  # that are kept for one row
YEARS_TRIED = 3
ONE_PART = 1.2  # nats for a row that prints the pagu of its only part
FURTHER_YEAR, FAILED_YEAR, FAILED_PART = 0.3, 2.0, 3.0
SURE = 12.0  # nats; more is as good as certain
Values = Sequence[Mapping[int, int | None]]  # by row and year, in sen; None is unread


@dataclass(frozen=True, slots=True)
class Run:
    """A row and the parts that add up to it; each part has an end, before which all rows stand below it."""

    parent: int
    parts: tuple[tuple[int, int], ...]
    weight: float

    @property
    def end(self) -> int:
        """The first row behind its last part."""
        return self.parts[-1][1]


def values_of_rows(rows: Sequence[PrintedRow]) -> list[dict[int, int | None]]:
    """Return the pagu of the rows in sen."""
    return [
        {year: None if amount is None else int((amount * SEN).to_integral_value()) for year, amount in row.pagu.items()}
        for row in rows
    ]


def in_rupiah(amount: int) -> Decimal:
    """Return an amount of sen in rupiah."""
    return Decimal(amount) / SEN if amount % SEN else Decimal(amount // SEN)


def weight_of_sum(total: int, parts: Sequence[int]) -> float:
    """Return how little chance could have made a sum come out, in nats: round amounts do so more easily."""
    grain = 1
    while total % (grain * 10) == 0 and all(part % (grain * 10) == 0 for part in parts):
        grain *= 10
    return min(SURE, max(0.5, math.log(total / grain) - math.log(1 + len(parts))))


def runs_that_add_up(values: Values, alike: Sequence[Hashable]) -> dict[int, list[Run]]:
    """Return for each row the runs of parts below it that add up to it, found from the last row up.

    Args:
        values: Pagu by row and year.
        alike: A class for each row: a row may also end before the next one of its class, though its own sum fails.
    """
    runs: dict[int, list[Run]] = {}
    ends: dict[int, list[int]] = {}
    proven: dict[int, set[int]] = {}
    next_alike = _next_alike(alike)
    for row in reversed(range(len(values))):
        found = _runs_below(row, values, ends, proven)
        if found:
            runs[row] = found
        proven[row] = {run.end for run in found}
        ends[row] = list(dict.fromkeys((*(run.end for run in found), row + 1, next_alike[row])))[::-1]  # best last
    return runs


def _next_alike(alike: Sequence[Hashable]) -> list[int]:
    below: dict[Hashable, int] = {}
    found = [0] * len(alike)
    for row in reversed(range(len(alike))):
        found[row] = below.get(alike[row], row + 1)
        below[alike[row]] = row
    return found


def _runs_below(
    row: int, values: Values, ends: Mapping[int, Sequence[int]], proven: Mapping[int, set[int]]
) -> list[Run]:
    """Return the best runs that add up to a row in some year."""
    years = [year for year, amount in values[row].items() if amount]
    years = sorted(years, key=lambda year: -_digits(values[row][year] or 0))[:YEARS_TRIED]
    found: dict[tuple[tuple[int, int], ...], None] = {}
    for year in years:
        for parts in _search(row, year, values, ends):
            found.setdefault(parts)
    weighed = [run for parts in found if (run := _weighed(row, parts, values, proven)) is not None]
    return sorted(weighed, key=lambda run: (-run.weight, len(run.parts)))[:MAX_RUNS]


def _digits(amount: int) -> int:
    return len(str(amount).rstrip("0"))


def _search(
    row: int, year: int, values: Values, ends: Mapping[int, Sequence[int]]
) -> list[tuple[tuple[int, int], ...]]:
    """Return the runs that add up in one year; each ends with the first row that makes it exact."""
    total = values[row][year] or 0
    found: list[tuple[tuple[int, int], ...]] = []
    seen: set[tuple[int, int]] = set()
    stack: list[tuple[int, int, tuple[tuple[int, int], ...]]] = [(row + 1, total, ())]
    while stack and len(seen) < MAX_STEPS and len(found) < MAX_RUNS:
        place, open_amount, parts = stack.pop()
        if open_amount == 0 and parts:
            found.append(parts)
        if place >= len(values) or (place, open_amount) in seen:
            continue
        seen.add((place, open_amount))
        amount = values[place].get(year, 0)
        if amount == 0 and not any(values[place].values()):
            stack.append((place + 1, open_amount, parts))
        elif amount is not None and 0 <= amount <= open_amount:
            stack += ((end, open_amount - amount, (*parts, (place, end))) for end in ends[place])
    return found


def _weighed(
    row: int, parts: tuple[tuple[int, int], ...], values: Values, proven: Mapping[int, set[int]]
) -> Run | None:
    """Return a run with its weight: that of its best year, less where other years or sums inside fail; None where most do."""
    held: list[float] = []
    failed = 0
    parts_by_year: dict[int, list[int]] = defaultdict(list)
    for part, _ in parts:
        for year, amount in values[part].items():
            if amount:
                parts_by_year[year].append(amount)
    for year, total in values[row].items():
        if total is None or any(year in values[part] and values[part][year] is None for part, _ in parts):
            continue
        if sum(parts_by_year[year]) != total:
            failed += 1
        elif total:
            several = len(parts_by_year[year]) > 1
            weight = weight_of_sum(total, parts_by_year[year])
            held.append(weight if several else min(ONE_PART, weight))
    weight = max(held, default=0) + FURTHER_YEAR * len(held) - FAILED_YEAR * failed
    weight -= FAILED_PART * sum(
        end not in proven[part] and any(any(values[inner].values()) for inner in range(part + 1, end))
        for part, end in parts
    )
    return Run(row, parts, weight) if weight > 1 else None
