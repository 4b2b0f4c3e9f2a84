"""Find the rows whose pagu is the sum of rows below them, to the rupiah.

Pagu by row and year go in; runs of parts that add up exactly come out, each with how little chance could have made it. Levels are not
needed: the runs tell them. All amounts are counted in sen, so that they are whole numbers.
"""

from __future__ import annotations

import math
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
LEAST, SURE = 0.5, 12.0  # nats: what any sum that comes out says; more than that is as good as certain
_Chain = tuple["_Chain | None", int, int]  # the parts before, and the place and end of one part
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


def tolerance_of(rows: Sequence[PrintedRow]) -> int:
    """Return by how many sen two parts may miss their sum where each print is rounded to its last digit."""
    return SEN * max((row.grain for row in rows), default=1)


def comes_out(difference: int, parts: int, tolerance: int) -> bool:
    """Tell whether a difference is no more than what rounding the parts makes."""
    return abs(difference) <= tolerance * (parts // 2)


def in_rupiah(amount: int) -> Decimal:
    """Return an amount of sen in rupiah."""
    return Decimal(amount) / SEN if amount % SEN else Decimal(amount // SEN)


def weight_of_sum(total: int, parts: Sequence[int]) -> float:
    """Return how little chance could have made a sum come out, in nats: round amounts do so more easily."""
    if not total:
        return LEAST
    grain = 1
    while total % (grain * 10) == 0 and all(part % (grain * 10) == 0 for part in parts):
        grain *= 10
    return min(SURE, max(LEAST, math.log(abs(total) / grain) - math.log(1 + len(parts))))


def runs_that_add_up(values: Values, alike: Sequence[Hashable], tolerance: int) -> dict[int, list[Run]]:
    """Return for each row the runs of parts below it that add up to it, found from the last row up.

    Args:
        values: Pagu by row and year.
        alike: A class for each row: a row may also end before the next one of its class, though its own sum fails.
        tolerance: By how many sen two parts may miss their sum.
    """
    runs: dict[int, list[Run]] = {}
    ends: dict[int, list[int]] = {}
    proven: dict[int, set[int]] = {}
    next_alike = _next_alike(alike)
    printed = _Printed(values)
    for row in reversed(range(len(values))):
        found = _RunFinder(row, printed, tolerance).best(ends, proven)
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


class _Printed:
    """What the rows of a table print, by row and by year."""

    def __init__(self, values: Values):
        self.values = values
        self.is_blank = [not any(amounts.values()) for amounts in values]
        years = dict.fromkeys(year for amounts in values for year in amounts)
        self.by_year = {year: [amounts.get(year, 0) for amounts in values] for year in years}


class _RunFinder:
    """Finds the runs of parts that add up to one row."""

    def __init__(self, row: int, printed: _Printed, tolerance: int):
        self.row = row
        self.values = printed.values
        self.printed = printed
        self.tolerance = tolerance

    def best(self, ends: Mapping[int, Sequence[int]], proven: Mapping[int, set[int]]) -> list[Run]:
        """Return the best runs, by the ends that each row below may have, and by those that its own sum proves."""
        own = self.values[self.row]
        years = sorted((year for year, amount in own.items() if amount), key=lambda year: -_digits(own[year] or 0))
        found = dict.fromkeys(parts for year in years[:YEARS_TRIED] for parts in self._search(year, ends))
        weighed = [run for parts in found if (run := self._weighed(parts, proven)) is not None]
        return sorted(weighed, key=lambda run: (-run.weight, len(run.parts)))[:MAX_RUNS]

    def _search(self, year: int, ends: Mapping[int, Sequence[int]]) -> list[tuple[tuple[int, int], ...]]:
        """Return the runs that add up in one year; each ends with the first row that makes it exact."""
        amounts, is_blank = self.printed.by_year[year], self.printed.is_blank
        total, reach = amounts[self.row] or 0, self.tolerance * len(amounts)
        found: list[tuple[tuple[int, int], ...]] = []
        seen: set[tuple[int, int]] = set()
        stack: list[tuple[int, int, int, _Chain | None]] = [(self.row + 1, total, 0, None)]
        while stack and len(seen) < MAX_STEPS and len(found) < MAX_RUNS:
            place, open_amount, count, chain = stack.pop()
            if chain and open_amount <= reach and comes_out(open_amount, count, self.tolerance):
                found.append(_parts_of(chain))
            step = (place, open_amount)
            if place >= len(amounts) or step in seen:
                continue
            seen.add(step)
            amount = amounts[place]
            if amount == 0 and is_blank[place]:
                stack.append((place + 1, open_amount, count, chain))
            elif amount is not None and 0 <= amount <= open_amount + self.tolerance:
                stack += [(end, open_amount - amount, count + 1, (chain, place, end)) for end in ends[place]]
        return found

    def _weighed(self, parts: tuple[tuple[int, int], ...], proven: Mapping[int, set[int]]) -> Run | None:
        """Return a run with its weight: that of its best year, less where other years or sums inside fail; None for none."""
        values = self.values
        held: list[float] = []
        failed = 0
        for year, total in values[self.row].items():
            amounts = [values[part].get(year, 0) for part, _ in parts]
            read = [amount for amount in amounts if amount]
            if total is None or None in amounts:
                continue
            if not comes_out(sum(read) - total, len(read), self.tolerance):
                failed += 1
            elif total:
                weight = weight_of_sum(total, read)
                held.append(weight if len(read) > 1 else min(ONE_PART, weight))
        weight = max(held, default=0) + FURTHER_YEAR * len(held) - FAILED_YEAR * failed
        weight -= FAILED_PART * sum(
            end not in proven[part] and not all(self.printed.is_blank[part + 1 : end]) for part, end in parts
        )
        return Run(self.row, parts, weight) if weight > 1 else None


def _parts_of(chain: _Chain | None) -> tuple[tuple[int, int], ...]:
    parts: list[tuple[int, int]] = []
    while chain:
        chain, place, end = chain
        parts.append((place, end))
    return tuple(reversed(parts))


def _digits(amount: int) -> int:
    return len(str(amount).rstrip("0"))
