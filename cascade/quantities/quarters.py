"""Read four quarters as a value of the year.

The quarters of one indicator go in; the plausible readings (sum, cumulative, constant, final, mean) come out, ranked.
Never looks at the annual value that will be checked against them, as otherwise every check would pass by construction.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from cascade.model import QUARTER_NAMES, Direction, Indicator, Quantity, QuarterAggregation
from cascade.model.i18n import LocalizedText
from cascade.quantities.aggregation import computed_quantity
from cascade.quantities.comparison import printed_alike, with_unit
from cascade.quantities.direction import direction_of
from cascade.text.measures import counts_maintained_things, measure_kind
from cascade.text.units import unit_kind, unit_of

MEAN_DECIMALS = 2  # digits that a computed mean shows beyond those of its values
STOCK_SORTS = ("people", "group", "place")  # the same ten ASN are there in every quarter


@dataclass(frozen=True, slots=True)
class QuarterReading:
    """One way to read four quarters as a year.

    `rank` 0 is most plausible; readings of equal rank are equally plausible. `value` is the year's value
    under this reading, printed in quarter(s) `quarters` (1 to 4).
    """

    aggregation: QuarterAggregation
    rank: int
    value: Quantity
    quarters: tuple[int, ...]

    @property
    def label(self) -> LocalizedText:
        """How the value was reached: `Σ TR I–TR IV`, `TR IV`."""
        if self.aggregation == "sum":
            return LocalizedText("jumlah TR I–TR IV", "sum of TR I–TR IV")
        if self.aggregation == "average":
            return LocalizedText("rata-rata TR I–TR IV", "mean of TR I–TR IV")
        name = QUARTER_NAMES[self.quarters[-1] - 1]
        return LocalizedText(name, name)


def quarter_readings(indicator: Indicator, aggregation: QuarterAggregation | None = None) -> tuple[QuarterReading, ...]:
    """Return the plausible readings of an indicator's four quarters, the most plausible first.

    Args:
        indicator: Its `quarters` may be None (no such columns): then there is nothing to read.
        aggregation: What metadata or a header word ("s.d.", "kumulatif") says; it decides alone.

    Returns:
        Nothing when no quarter is filled.
    """
    filled = tuple(
        (number, with_unit(quarter, indicator))
        for number, quarter in enumerate(indicator.quarters or (), 1)
        if quarter is not None and not quarter.is_missing
    )
    filled = without_idle_quarters(filled, indicator)
    if not filled:
        return ()
    stated = aggregation or indicator.quarter_aggregation
    if stated and stated != "unknown":
        return _build(filled, [(stated, 0)])
    values = [quantity.value for _, quantity in filled]
    numeric = [value for value in values if value is not None]
    if len(filled) == 1:
        return _build(filled, [("final", 0)])
    equal = len({(q.value, q.raw if q.value is None else "") for _, q in filled}) == 1
    if len(numeric) < len(filled) or _is_level(indicator):
        return _build(filled, [("constant" if equal else "final", 0)])
    if _is_share(indicator, filled):
        return _build(filled, _share_readings(numeric, equal, direction_of(indicator)[0]))
    sort = unit_kind(filled[0][1].unit)
    if equal and sort in STOCK_SORTS:
        return _build(filled, [("constant", 0), ("sum", 1)])
    if equal and sort not in ("time", "occasion", "paper") and counts_maintained_things(indicator.name.text):
        return _build(filled, [("sum", 0), ("constant", 0)])
    return _build(filled, [("sum", 0), ("final", 1)])


def without_idle_quarters(
    filled: tuple[tuple[int, Quantity], ...], indicator: Indicator
) -> tuple[tuple[int, Quantity], ...]:
    """Leave out the zeros that mean "nothing this quarter": of an index, and after a share has been reached."""
    if all(q.value == 0 for _, q in filled) or direction_of(indicator)[0] == "down":
        return filled
    if _is_level(indicator):
        return tuple((number, q) for number, q in filled if q.value != 0)
    if _is_share(indicator, filled) and sum(q.value or Decimal(0) for _, q in filled) > 100:
        last = max(number for number, q in filled if q.value != 0)
        return tuple((number, q) for number, q in filled if number <= last)
    return filled


def _share_readings(values: list[Decimal], equal: bool, better: Direction) -> list[tuple[QuarterAggregation, int]]:
    fits_in_whole = sum(values) <= 100
    if equal:
        return [("constant", 0), ("sum", 0)] if fits_in_whole else [("constant", 0)]
    towards = [b >= a if better != "down" else b <= a for a, b in pairwise(values)]
    if all(towards):
        return [("cumulative", 0), ("sum", 1)] if fits_in_whole else [("cumulative", 0)]
    if fits_in_whole:
        return [("sum", 0), ("final", 1)]
    extreme = max(values) if better != "down" else min(values)
    return [("cumulative" if values[-1] == extreme else "final", 0)]


def _build(
    filled: tuple[tuple[int, Quantity], ...], ranked: list[tuple[QuarterAggregation, int]]
) -> tuple[QuarterReading, ...]:
    built = []
    for aggregation, rank in ranked:
        if aggregation in ("sum", "average"):
            total = _total([quantity for _, quantity in filled], mean=aggregation == "average")
            if total is not None:
                built.append(QuarterReading(aggregation, rank, total, tuple(number for number, _ in filled)))
        else:
            number, last = filled[-1]
            built.append(QuarterReading(aggregation, rank, last, (number,)))
    return tuple(built)


def _total(values: list[Quantity], *, mean: bool) -> Quantity | None:
    unsure = [quantity for quantity in values if quantity.ambiguous]
    mixed = (
        mean or any(not printed_alike(q, unsure[0]) for q in unsure) or any(q.value and not q.ambiguous for q in values)
    )
    if any(quantity.value is None for quantity in values) or (unsure and mixed):
        return None
    total = sum((quantity.value or Decimal(0) for quantity in values), Decimal(0))
    decimals = max(quantity.decimals for quantity in values)
    if mean:
        total, decimals = total / len(values), decimals + MEAN_DECIMALS
    first, last = values[0].source, values[-1].source
    whole = computed_quantity(total, values[-1], decimals)
    return replace(_grouped(whole, unsure) if unsure else whole, source=first.through(last) if first else last)


def _grouped(whole: Quantity, parts: list[Quantity]) -> Quantity:
    """Print a total as its ambiguous parts are printed, open in the same way: 7.000 and 8.000 make 15.000."""
    value, mark = whole.value or Decimal(0), "," if "," in parts[0].raw else "."
    return replace(whole, raw=f"{int(value):,}".replace(",", mark), readings=(value / 1000,))


def _is_share(indicator: Indicator, filled: tuple[tuple[int, Quantity], ...]) -> bool:
    units = {unit_of(quantity.unit) for _, quantity in filled}
    return "%" in units or (units == {None} and measure_kind(indicator.name.text) == "share")


def _is_level(indicator: Indicator) -> bool:
    """An index, a grade or a mean is a position, never a sum; a "Nilai investasi" in rupiah is an amount."""
    units = {unit_of(q.unit) for q in (indicator.quarters or ()) if q is not None and q.unit}
    units |= {unit_of(indicator.unit.text)} if indicator.unit else set()
    if measure_kind(indicator.name.text) == "index":
        return units <= {None, "indeks", "predikat", "%"}
    return measure_kind(indicator.name.text) in ("ordinal", "mean", "rate", "duration")
