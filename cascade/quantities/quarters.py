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
STOCK_KINDS = ("people", "group", "place")  # the same ten ASN are there in every quarter
FLOW_KINDS = ("time", "occasion", "paper")  # each quarter has its own

FilledQuarters = tuple[tuple[int, Quantity], ...]  # number of the quarter (1 to 4), its value
Ranked = list[tuple[QuarterAggregation, int]]


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
        return _read_as(filled, [(stated, 0)])
    return _read_as(filled, _plausible(filled, indicator))


def _plausible(filled: FilledQuarters, indicator: Indicator) -> Ranked:
    """Return the ways in which the quarters of an indicator may make up its year, by its words, units and values."""
    if len(filled) == 1:
        return [("final", 0)]
    numbers = [quantity.value for _, quantity in filled if quantity.value is not None]
    equal = len({(q.value, q.raw if q.value is None else "") for _, q in filled}) == 1
    if len(numbers) < len(filled) or _is_level(indicator):
        return [("constant" if equal else "final", 0)]
    if _is_share(indicator, filled):
        return _plausible_of_share(numbers, equal, direction_of(indicator)[0])
    kind = unit_kind(filled[0][1].unit)
    if equal and kind in STOCK_KINDS:
        return [("constant", 0), ("sum", 1)]
    if equal and kind not in FLOW_KINDS and counts_maintained_things(indicator.name.text):
        return [("sum", 0), ("constant", 0)]
    return [("sum", 0), ("final", 1)]


def without_idle_quarters(filled: FilledQuarters, indicator: Indicator) -> FilledQuarters:
    """Leave out the zeros that mean "nothing this quarter": of an index, and after a share has been reached."""
    if all(q.value == 0 for _, q in filled) or direction_of(indicator)[0] == "down":
        return filled
    if _is_level(indicator):
        return tuple((number, q) for number, q in filled if q.value != 0)
    if _is_share(indicator, filled) and sum(q.value or Decimal(0) for _, q in filled) > 100:
        last = max(number for number, q in filled if q.value != 0)
        return tuple((number, q) for number, q in filled if number <= last)
    return filled


def _plausible_of_share(values: list[Decimal], equal: bool, better: Direction | None) -> Ranked:
    """Return the ways for percentages: they add up to a hundred at most, or each quarter tells how far it has come."""
    fits_in_whole = sum(values) <= 100
    if equal:
        return [("constant", 0), ("sum", 0)] if fits_in_whole else [("constant", 0)]
    if all(after >= before if better != "down" else after <= before for before, after in pairwise(values)):
        return [("cumulative", 0), ("sum", 1)] if fits_in_whole else [("cumulative", 0)]
    if fits_in_whole:
        return [("sum", 0), ("final", 1)]
    extreme = max(values) if better != "down" else min(values)
    return [("cumulative" if values[-1] == extreme else "final", 0)]


def _read_as(filled: FilledQuarters, ranked: Ranked) -> tuple[QuarterReading, ...]:
    """Read the quarters in each of these ways; a sum or mean that cannot be made is left out."""
    readings = []
    for aggregation, rank in ranked:
        if aggregation in ("sum", "average"):
            total = _total([quantity for _, quantity in filled], mean=aggregation == "average")
            if total is not None:
                readings.append(QuarterReading(aggregation, rank, total, tuple(number for number, _ in filled)))
        else:
            number, last = filled[-1]
            readings.append(QuarterReading(aggregation, rank, last, (number,)))
    return tuple(readings)


def _total(values: list[Quantity], *, mean: bool) -> Quantity | None:
    """Return the sum or mean of values; ambiguous ones add up only where all are open in the same way."""
    ambiguous = [quantity for quantity in values if quantity.ambiguous]
    alike = all(printed_alike(quantity, ambiguous[0]) for quantity in ambiguous)
    has_plain = any(quantity.value and not quantity.ambiguous for quantity in values)
    if any(quantity.value is None for quantity in values) or (ambiguous and (mean or has_plain or not alike)):
        return None
    total = sum((quantity.value or Decimal(0) for quantity in values), Decimal(0))
    decimals = max(quantity.decimals for quantity in values)
    if mean:
        total, decimals = total / len(values), decimals + MEAN_DECIMALS
    first, last = values[0].source, values[-1].source
    whole = computed_quantity(total, values[-1], decimals)
    return replace(_grouped(whole, ambiguous) if ambiguous else whole, source=first.range_to(last) if first else last)


def _grouped(whole: Quantity, parts: list[Quantity]) -> Quantity:
    """Print a total as its ambiguous parts are printed, open in the same way: 7.000 and 8.000 make 15.000."""
    value, mark = whole.value or Decimal(0), "," if "," in parts[0].raw else "."
    return replace(whole, raw=f"{int(value):,}".replace(",", mark), readings=(value / 1000,))


def _is_share(indicator: Indicator, filled: FilledQuarters) -> bool:
    units = {unit_of(quantity.unit) for _, quantity in filled}
    return "%" in units or (units == {None} and measure_kind(indicator.name.text) == "share")


def _is_level(indicator: Indicator) -> bool:
    """Tell whether values are positions, never a sum: an index, a grade, a mean; "Nilai investasi" is an amount."""
    units = {unit_of(q.unit) for q in (indicator.quarters or ()) if q is not None and q.unit}
    units |= {unit_of(indicator.unit.text)} if indicator.unit else set()
    if measure_kind(indicator.name.text) == "index":
        return units <= {None, "indeks", "predikat", "%"}
    return measure_kind(indicator.name.text) in ("ordinal", "mean", "rate", "duration")
