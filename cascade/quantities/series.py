"""Find what strikes a reader in a row of yearly targets.

Targets by year, baseline and pagu of one printed row go in; what strikes a reader of that row comes out: years with
money and no target, a step back, a leap, a dip, a series that is another one a year later. Numbers that may be read
in two ways say nothing. Knows one row (or two) at a time and no documents; never decides what is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import pairwise

from cascade.model import Direction, Indicator, Quantity, Unknown
from cascade.quantities.comparison import compare
from cascade.text.directions import better_by_words
from cascade.text.measures import counted_kind, counts_maintained_things, measure_kind
from cascade.text.normalize import mentions
from cascade.text.units import unit_kind, unit_of

Series = Mapping[int, Quantity]

MIN_VALUES = 3  # years, values or steps below which a row says nothing: two may agree by chance
MIN_COPIED_VALUES = 4  # values that must agree for a series to stand at two indicators
EXACT_DIGITS = 3  # digits from which a number is hardly a round one
LEAP_POINTS, LEAP_TIMES = 30, 2  # from which on a first target is no step from the baseline
LEAP_ALONE, LEAP_STEPS = 10, 20  # the same for a first step, and how many of the later ones it is as large as
RANK_WORDS = ("level", "opini", "predikat", "kategori")
GROWTH_WORDS = ("pertumbuhan", "laju", "peningkatan", "kenaikan", "penurunan", "inflasi", "kontribusi")
MAX_DIP_SHARE = Decimal("0.5")  # share of its neighbours below which a count collapses
COSTLY_TIMES = 5  # times the smallest pagu at which the same target asks for an explanation
_DECIMAL = re.compile(r"(?<![\d.,])\d+([.,])\d{1,2}(?![\d.,])")
_THOUSANDS = re.compile(r"^\d{1,3}([.,])\d{3}$")
_BARE = re.compile(r"^(?:rp\.?\s*)?\d{5,}$", re.I)


def plain_number(quantity: Quantity | None) -> Decimal | None:
    """Return the one plain number that a value prints, else None."""
    if quantity is None or quantity.kind not in ("number", "percent") or quantity.ambiguous:
        return None
    return quantity.value


def non_blank(series: Series) -> dict[int, Quantity]:
    """Return the values that promise something, by year."""
    return {year: series[year] for year in sorted(series) if not series[year].is_missing}


def is_level(indicator: Indicator) -> bool:
    """Tell whether a row measures how well something stands (share, index), not how much is done in a year."""
    kind = measure_kind(indicator.name.text)
    unit = unit_of(indicator.unit.text) if indicator.unit else None
    if kind == "count":
        return False
    return (
        unit in ("%", "indeks")
        or kind in ("share", "index", "rate", "ratio", "mean")
        or better_by_words(indicator.name.text) == "up"
    )


# Two rows


def differing_years(first: Series, second: Series) -> tuple[int, ...]:
    """Return the years in which two series print different values; a blank is no value."""
    return tuple(year for year in sorted(first.keys() & second.keys()) if surely_differ(first[year], second[year]))


def surely_differ(left: Quantity, right: Quantity) -> bool:
    """Tell whether two values surely say different things."""
    if left.is_missing or right.is_missing:
        return False
    order = compare(left, right)
    if isinstance(order, Unknown):
        words = [q.raw.casefold().split() for q in (left, right)]
        return left.value is None and right.value is None and words[0] != words[1]
    return order != 0


def same_amount(left: Quantity, right: Quantity) -> bool:
    """Tell whether two amounts are one, printed in rupiah and in thousands or millions of rupiah."""
    low, high = sorted((plain_number(left) or Decimal(0), plain_number(right) or Decimal(0)))
    return low > 0 and any(abs(high - low * scale) <= scale for scale in (1_000, 1_000_000, 1_000_000_000))


def years_shifted(first: Series, second: Series) -> int:
    """Return by how many years the second series says later (or earlier, below zero) what the first one says; else 0."""
    if len(differing_years(first, second)) < 2:
        return 0
    for years in (1, -1):
        pairs = [
            (plain_number(first[y]), plain_number(second[y + years])) for y in sorted(first) if y + years in second
        ]
        known = [(a, b) for a, b in pairs if a is not None and b is not None]
        if len(known) >= MIN_VALUES and all(a == b for a, b in known) and len({a for a, _ in known}) >= MIN_VALUES:
            return years
    return 0


def unshifted_years(first: Series, second: Series) -> tuple[int, ...]:
    """Return the year at the end of a shifted second series whose value the shift does not explain, if there is one.

    The first series has no counterpart of it and another value in that year, and its step is more than twice the largest other one.
    """
    years = years_shifted(first, second)
    run = [(year, value) for year, q in non_blank(second).items() if (value := plain_number(q)) is not None]
    run = run[::-1] if years < 0 else run  # the end without a counterpart comes first
    if not years or run[0][0] - years in first or not differing_years(first, {run[0][0]: second[run[0][0]]}):
        return ()
    step, *others = [abs(b - a) for (_, a), (_, b) in pairwise(run)]
    return (run[0][0],) if step > LEAP_TIMES * max(others) else ()


def is_same_series(first: Series, second: Series) -> bool:
    """Tell whether two rows print one series of several values."""
    one, other = non_blank(first), non_blank(second)
    if one.keys() != other.keys() or len(one) < MIN_VALUES:
        return False
    values = [plain_number(quantity) for quantity in one.values()]
    return len(set(values)) > 1 and None not in values and values == [plain_number(q) for q in other.values()]


def value_run(indicator: Indicator) -> tuple[Decimal, ...]:
    """Return the baseline and the targets of a row in order, without gaps; nothing where one is not one number."""
    values = [plain_number(quantity) for quantity in non_blank(indicator.targets).values()]
    start = plain_number(indicator.baseline)
    run = [value for value in [*([start] if start is not None else []), *values] if value is not None]
    return tuple(run) if None not in values else ()


def scaled_run(run: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
    """Return a run in units of its first value's power of ten: what is left when the decimal point is moved."""
    if not run or run[0] == 0:
        return ()
    return tuple((value.scaleb(-run[0].adjusted())).normalize() for value in run)


def is_distinctive(run: tuple[Decimal, ...]) -> bool:
    """Tell whether two rows hardly have a run by chance: many uneven steps, or uneven steps between exact numbers."""
    steps = {b - a for a, b in pairwise(run)}
    return (
        len(set(run)) >= MIN_COPIED_VALUES
        and len(steps) >= MIN_VALUES
        and (has_exact_numbers(run) or len(run) > MIN_COPIED_VALUES + 1)
    )


def has_exact_numbers(run: tuple[Decimal, ...]) -> bool:
    """Tell whether most numbers of a run have at least three digits."""
    return 2 * sum(len(value.normalize().as_tuple().digits) >= EXACT_DIGITS for value in run) > len(run)


# One row


def steps_back(series: Series, better: Direction | str, *, assumed: bool) -> dict[int, Quantity]:
    """Return the years whose target is worse than that of the year before.

    With a direction that is merely assumed, a row that goes down all the way says that lower is better; only what
    goes against the way of the whole row counts.
    """
    values = [(year, q, value) for year, q in non_blank(series).items() if (value := plain_number(q)) is not None]
    if len(values) < 3 or better in ("keep", "range"):
        return {}
    up = better != "down"
    if assumed and values[-1][2] < values[0][2]:
        up = False
    return {
        year: quantity
        for (_, _, before), (year, quantity, value) in pairwise(values)
        if (value < before if up else value > before)
    }


def worse_than(
    baseline: Quantity | None, series: Series, better: Direction | str, *, assumed: bool
) -> dict[int, Quantity]:
    """Return the years whose target is worse than the baseline; nothing where the row itself leaves the direction open."""
    start = plain_number(baseline)
    values = {year: value for year, q in non_blank(series).items() if (value := plain_number(q)) is not None}
    if start is None or not values or better in ("keep", "range"):
        return {}
    ordered = [values[year] for year in sorted(values)]
    if assumed and ordered != sorted(ordered):
        return {}  # falling targets below the baseline: lower may be better
    worse = {year: value > start if better == "down" else value < start for year, value in values.items()}
    return {year: series[year] for year in sorted(values) if worse[year]}


def leaping_target(baseline: Quantity | None, series: Series) -> Quantity | None:
    """Return the first target where it is no step from the baseline: far from it, or far for the steps that follow."""
    values = [value for quantity in non_blank(series).values() if (value := plain_number(quantity)) is not None]
    start = plain_number(baseline)
    if start is None or len(values) < 2 or start <= 0 or values[0] <= start:
        return None
    first, later = values[0] - start, (values[-1] - values[0]) / (len(values) - 1)
    far = first >= LEAP_POINTS and values[0] >= LEAP_TIMES * start
    alone = first >= LEAP_ALONE and 0 < later * LEAP_STEPS <= first
    return next(iter(non_blank(series).values())) if far or alone else None


def dips(baseline: Quantity | None, series: Series, pagu: Series) -> dict[int, Quantity]:
    """Return the years in which a count collapses and then returns to what it was, while its pagu does not collapse."""
    years = list(non_blank(series))
    found: dict[int, Quantity] = {}
    for index, year in enumerate(years[:-1]):
        before = plain_number(baseline if index == 0 else series[years[index - 1]])
        value, after = plain_number(series[year]), plain_number(series[years[index + 1]])
        if before is None or value is None or after is None or not 0 < value <= MAX_DIP_SHARE * min(before, after):
            continue
        if before == after and value and not _collapses(pagu, year, years[index + 1]):
            found[year] = series[year]
    return found


def _collapses(pagu: Series, year: int, following: int) -> bool:
    now, later = plain_number(pagu.get(year)), plain_number(pagu.get(following))
    return later is not None and (now or Decimal(0)) <= MAX_DIP_SHARE * later


def fewer_for_no_less_money(baseline: Quantity | None, series: Series, pagu: Series) -> dict[int, Quantity]:
    """Return the years to the end of the period in which fewer are promised than there were, for no less money."""
    start, years = plain_number(baseline), list(non_blank(series))
    money = [plain_number(pagu.get(year)) for year in years]
    if start is None or not years or None in money or not money[0]:
        return {}
    found: dict[int, Quantity] = {}
    for year, amount in reversed(list(zip(years, money, strict=True))):
        value = plain_number(series[year])
        if value is None or not 0 < value < start or (amount or 0) < (money[0] or 0):
            break
        found[year] = series[year]
    return dict(sorted(found.items()))


def is_flat(baseline: Quantity | None, series: Series) -> bool:
    """Tell whether every target is the same, the baseline too where there is one, short of the best that can be reached."""
    values = {plain_number(quantity) for quantity in non_blank(series).values()}
    start = plain_number(baseline)
    if len(non_blank(series)) < MIN_VALUES or len(values) != 1 or None in values or values & {Decimal(0), Decimal(100)}:
        return False
    return values == {start} if baseline is not None and not baseline.is_missing else baseline is None


def is_growth(indicator: Indicator) -> bool:
    """Tell whether a row measures how much something grows, so that the same target every year is no standstill."""
    return any(mentions(indicator.name.text, word) for word in GROWTH_WORDS)


def is_rank(indicator: Indicator) -> bool:
    """Tell whether a row names the step of a ladder, to be kept once it is reached: Level kapabilitas APIP 3."""
    return any(mentions(indicator.name.text, word) for word in RANK_WORDS)


def costlier_years(series: Series, pagu: Series) -> dict[int, Quantity]:
    """Return the pagu of the years in which the same target costs many times what it costs in the cheapest year."""
    targets = non_blank(series)
    costs = {year: value for year in targets if (value := plain_number(pagu.get(year)))}
    if len(costs) < MIN_VALUES or len({plain_number(targets[year]) for year in costs}) != 1:
        return {}
    least = min(costs.values())
    return {year: pagu[year] for year, value in costs.items() if value >= COSTLY_TIMES * least}


def end_falls_behind(
    series: Series, end: Quantity | None, period: Iterable[int], better: Direction | str
) -> bool | None:
    """Tell whether a printed end condition falls behind the series: neither its last target nor a total, and worse."""
    values = {year: plain_number(quantity) for year, quantity in non_blank(series).items()}
    last = plain_number(end)
    if last is None or not values or None in values.values() or better in ("keep", "range"):
        return None
    known = {year: value for year, value in values.items() if value is not None}
    inside = [value for year, value in known.items() if year in set(period)]
    final = known[max(known)]
    meant = {final, sum(known.values(), Decimal(0)), sum(inside, Decimal(0)), *inside[-1:]}
    return last not in meant and (last > final if better == "down" else last < final)


def gaps(series: Series) -> dict[int, Quantity]:
    """Return the blank cells after the first filled year of a row in which most years are filled."""
    years = list(non_blank(series))
    if len(years) < 2 or 2 * len(years) < len(series):
        return {}
    return {
        year: series[year]
        for year in sorted(series)
        if series[year].is_missing and not series[year].raw and year > years[0]
    }


# How numbers are printed


def decimal_marks(quantities: Iterable[Quantity]) -> dict[str, list[Quantity]]:
    """Return the values that print decimals, by their mark."""
    found: dict[str, list[Quantity]] = {}
    for quantity in quantities:
        if match := _DECIMAL.search(quantity.raw):
            found.setdefault(match[1], []).append(quantity)
    return found


def ambiguous_thousands(quantities: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """Return the values that look like thousands in a row whose other values have decimals with the same mark."""
    printed = list(quantities)
    marks = {mark for mark, values in decimal_marks(printed).items() if values}
    return tuple(q for q in printed if (match := _THOUSANDS.match(q.raw.strip())) and match[1] in marks)


def lacks_separators(quantity: Quantity) -> bool:
    """Tell whether a large amount is printed without separators."""
    return bool(_BARE.match(quantity.raw.strip()))


def counts_yearly_work(indicator: Indicator) -> bool:
    """Tell whether a row counts people, papers, events or things that are kept, not goods that are bought in some years."""
    if measure_kind(indicator.name.text) != "count":
        return False
    kind = unit_kind(indicator.unit.text if indicator.unit else None) or counted_kind(indicator.name.text)
    return kind in ("people", "paper", "occasion") or counts_maintained_things(indicator.name.text)
