"""Find the one value of a row that a slip of the pen explains: digits swapped, the decimal mark moved, a digit mistyped.

Baseline, yearly targets and pagu of one row go in; the odd years come out, each with the way in which the slip may have come
about. What is odd stands between two years that agree with the rest of the row; the last year of a row may well be new.
Never decides what is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from cascade.model import Quantity
from cascade.quantities.series import non_blank, plain_number

SlipKind = Literal["swapped", "moved", "mistyped"]
Series = Mapping[int, Quantity]

MIN_VALUES = 4  # values of a row, the odd one among them, from which the rest tells what it should be
MIN_DIGITS = 3  # digits from which one that differs is mistyped rather than meant
MAX_POWER = 3  # places by which a decimal mark or zeros are moved
NEAR = Decimal("1.1")  # times by which a first target may lie from the baseline in the right scale
CLOSE = Decimal("1.5")  # times by which neighbours of an odd value may lie apart


def slips(baseline: Quantity | None, series: Series, pagu: Series) -> dict[int, SlipKind]:
    """Return the year of the one value that a slip explains, and how; nothing where two are odd or the pagu moves too."""
    years = list(non_blank(series))
    values = _values(series, years)
    start = plain_number(baseline)
    if values is None:
        return {}
    run = [*([start] if start is not None else []), *values]
    offset = len(run) - len(values)
    found: dict[int, SlipKind] = {}
    for place in range(1, len(run) - 1):
        kind = _slip(run, place) if place >= offset else None
        if kind and not _is_paid_for(run, place, years, offset, pagu):
            found[years[place - offset]] = kind
    return found if len(found) == 1 else {}


def baseline_power(baseline: Quantity | None, series: Series, *, is_level: bool) -> int | None:
    """Return by how many powers of ten a baseline is below (or, under zero, above) a steady row; None where it is not.

    A share that begins at 0,85 and goes on with 86, visitors in thousands that go on one by one: another scale. What is
    counted may well grow a hundredfold, so that only thousands and millions are another scale there.
    """
    start = plain_number(baseline)
    values = _values(series, list(non_blank(series)))
    if (
        start is None
        or start <= 0
        or not values
        or min(values) <= 0
        or len(values) < 2
        or max(values) > CLOSE * min(values)
    ):
        return None
    powers = (1, 2) if is_level else (3, 6)
    is_exact = is_level or all(len(value.normalize().as_tuple().digits) > 1 for value in (start, values[0]))
    scaled = {power: start.scaleb(power) for size in powers for power in (size, -size) if is_exact}
    return next((p for p, value in scaled.items() if max(value, values[0]) <= NEAR * min(value, values[0])), None)


def _values(series: Series, years: list[int]) -> list[Decimal] | None:
    """Return the values of a row where all are plain numbers, or all are open in the same way (12.310, 1.262)."""
    printed = [series[year] for year in years]
    if len({quantity.ambiguous for quantity in printed}) != 1 or any(q.is_unsure for q in printed):
        return None
    values = [
        quantity.value for quantity in printed if quantity.kind in ("number", "percent") and not quantity.operator
    ]
    known = [value for value in values if value is not None]
    return known if len(known) == len(years) else None


def _slip(run: list[Decimal], place: int) -> SlipKind | None:
    """Return how a value may have come about that lies outside its neighbours in a row that goes one way without it."""
    value, rest = run[place], run[:place] + run[place + 1 :]
    low, high = sorted((run[place - 1], run[place + 1]))
    if len(run) < MIN_VALUES or value <= 0 or low <= 0 or low <= value <= high or high > CLOSE * low:
        return None
    steps = [later - earlier for earlier, later in pairwise(rest)]
    if not (all(step >= 0 for step in steps) or all(step <= 0 for step in steps)):
        return None
    if any(low <= changed <= high for changed in _moved(value)):
        return "moved"
    if any(low <= changed <= high for changed in _swapped(value)):
        return "swapped"
    is_constant = not any(steps)
    return "mistyped" if is_constant and _differ_in_one_digit(value, low) else None


def _moved(value: Decimal) -> Iterator[Decimal]:
    """Yield a number with its decimal mark moved, as when a zero or a mark is lost: 1.262 for 12.620."""
    yield from (value.scaleb(power) for power in range(-MAX_POWER, MAX_POWER + 1) if power)


def _swapped(value: Decimal) -> Iterator[Decimal]:
    """Yield a number with two neighbouring digits swapped: 21 for 12."""
    sign, digits, exponent = value.normalize().as_tuple()
    if not isinstance(exponent, int):
        return
    for place in range(len(digits) - 1):
        changed = [*digits[:place], digits[place + 1], digits[place], *digits[place + 2 :]]
        yield Decimal((sign, tuple(changed), exponent))


def _differ_in_one_digit(value: Decimal, other: Decimal) -> bool:
    one, two = (format(number.normalize(), "f") for number in (value, other))
    differing = sum(a != b for a, b in zip(one, two, strict=False))
    return len(one) == len(two) >= MIN_DIGITS and differing == 1


def _is_paid_for(run: list[Decimal], place: int, years: list[int], offset: int, pagu: Series) -> bool:
    """Tell whether the pagu of an odd year moves with its value, against that of the years beside it."""
    index = place - offset
    before = years[index - 1 : index] if index else []
    now, *beside = (plain_number(pagu.get(year)) for year in (years[index], *before, years[index + 1]))
    around = [amount for amount in beside if amount]
    if not now or not around:
        return False
    change, paid = run[place] / run[place + 1] - 1, now * len(around) / sum(around) - 1
    return change * paid > 0 and 2 * abs(paid) >= min(abs(change), Decimal(1))
