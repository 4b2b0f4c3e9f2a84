"""Say what the four quarters of an indicator print, and what they make of its year.

A record of an indicator goes in; its quarters, the plausible readings of them (portions, running total, last state) and the
year's value under the reading in force come out. Never decides what is right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from cascade.model import QUARTER_NAMES, Quantity, Unknown
from cascade.model.i18n import LocalizedText
from cascade.quantities.comparison import agrees, compare, with_unit
from cascade.quantities.quarters import QuarterReading, quarter_readings, without_idle_quarters
from cascade.rules.language.types import Quarters, as_quantity, is_missing
from cascade.rules.vocabulary.context import IndicatorRecord
from cascade.rules.vocabulary.declarations import attribute, computed_once, function
from cascade.rules.vocabulary.indicator.values import target, target_of_its_year


@computed_once
def readings(record: IndicatorRecord) -> tuple[QuarterReading, ...]:
    """Return the plausible readings of its quarters; one that gives the target of its own row comes first."""
    indicator = record.indicator
    plausible = quarter_readings(indicator, record.context.policy.aggregation_of(indicator.name.text))
    own_target = target_of_its_year(record)
    with_own_target = [
        reading for reading in plausible if own_target is not None and compare(reading.value, own_target) == 0
    ]
    if not with_own_target:
        return plausible
    others = [reading for reading in plausible if reading not in with_own_target]
    return (
        *(replace(reading, rank=0) for reading in with_own_target),
        *(replace(reading, rank=1) for reading in others),
    )


def chosen_reading(record: IndicatorRecord) -> QuarterReading | None:
    """Return the reading in force."""
    plausible = readings(record)
    return plausible[record.reading] if record.reading < len(plausible) else None


def backed_reading(record: IndicatorRecord) -> int:
    """Return which of the equally plausible readings gives the year's target of the PK or else the Renja."""
    plausible = readings(record)
    equal = [number for number, reading in enumerate(plausible) if reading.rank == plausible[0].rank]
    for target_elsewhere in targets_elsewhere(record) if len(equal) > 1 else ():
        for number in equal:
            if compare(plausible[number].value, target_elsewhere) == 0:
                return number
    return record.reading


def targets_elsewhere(record: IndicatorRecord, *, open_too: bool = False) -> Iterator[Quantity]:
    """Yield the targets of the year in the PK, then in the Renja, over settled links, or open ones too."""
    context = record.context
    linked = [other for other, link in context.graph.links_of(record.node) if link.is_settled or open_too]
    for kind in ("perjanjian_kinerja", "renja"):
        for other in map(context.indicator, linked):
            if other.document.kind == kind and (printed := target(other)) is not None:
                yield printed


@attribute("target triwulan", "quarter targets")
def quarters(record: IndicatorRecord) -> tuple[Quantity, ...] | None:
    """The four quarters; a blank one is shown as a dash."""
    if record.indicator.quarters is None:
        return None
    printed = (quarter or Quantity("none", "") for quarter in record.indicator.quarters)
    return tuple(replace(q, raw="–") if q.is_missing else with_unit(q, record.indicator) for q in printed)


@attribute("target triwulan yang bermakna", "quarter targets that mean something")
def planned_quarters(record: IndicatorRecord) -> tuple[Quantity, ...] | None:
    """The filled quarters without the zeros that mean "nothing this quarter"."""
    if record.indicator.quarters is None:
        return None
    filled = (
        (number, with_unit(quarter, record.indicator))
        for number, quarter in enumerate(record.indicator.quarters, 1)
        if quarter is not None and not quarter.is_missing
    )
    return tuple(quarter for _, quarter in without_idle_quarters(tuple(filled), record.indicator))


@attribute("tabel mempunyai kolom triwulan", "the table has quarter columns")
def has_quarters(record: IndicatorRecord) -> bool:
    return record.indicator.quarters is not None


@attribute("triwulan yang terisi", "filled quarters")
def filled_quarters(record: IndicatorRecord) -> Quarters | None:
    return _quarters_where(record, lambda quantity: not quantity.is_missing)


def falls_back_to_zero(record: IndicatorRecord) -> bool:
    """Tell whether the quarters of a share rise from zero to more than they may add up to, and end at zero: 0 50 100 0.

    A zero at the end of 50 100 0 0 says that nothing is left to do; one that the row prints for "nothing yet" too says
    how far it is.
    """
    printed = [quarter for quarter in record.indicator.quarters or () if quarter is not None and not quarter.is_missing]
    planned = [quantity.value for quantity in planned_quarters(record) or ()]
    is_cut = len(printed) == len(QUARTER_NAMES) and 1 < len(planned) < len(printed)
    return is_cut and planned[0] == 0 and quarter_aggregation(record) == "cumulative"


@attribute("triwulan yang bertarget lebih dari nol", "quarters with a target above zero")
def active_quarters(record: IndicatorRecord) -> Quarters | None:
    return _quarters_where(record, lambda quantity: not quantity.is_missing and quantity.value != 0)


@attribute("cara membaca triwulan", "how the quarters are read")
def quarter_aggregation(record: IndicatorRecord) -> str | None:
    reading = chosen_reading(record)
    return reading.aggregation if reading else None


@attribute("TR IV dari jumlah berjalan", "TR IV of a running total")
def running_total(record: IndicatorRecord) -> Quantity | None:
    """The last of at least three filled quarters that rise from one to the next and never fall."""
    planned = planned_quarters(record) or ()
    values = [quantity.value for quantity in planned if quantity.value is not None]
    is_rising = len(values) == len(planned) > 2 and values == sorted(values) and values[0] < values[-1]
    return planned[-1] if is_rising else None


@attribute("asal nilai setahun", "where the year's value comes from")
def reading_name(record: IndicatorRecord) -> LocalizedText | None:
    reading = chosen_reading(record)
    return reading.label if reading else None


@attribute("target setahun", "the year's target")
def annual(record: IndicatorRecord) -> Quantity | None:
    if record.indicator.quarters is None:
        return target(record)
    reading = chosen_reading(record)
    return reading.value if reading else None


@function("the year's value, as its quarters are read, is this", reads=("annual",))
def fits(record: IndicatorRecord, value: Quantity) -> bool | Unknown:
    """Tell whether the year's value, under the reading in force, is a value."""
    of_year = annual(record)
    if of_year is None or is_missing(of_year):
        return Unknown(LocalizedText("tidak ada triwulan yang terisi", "no quarter is filled"))
    if quarter_aggregation(record) == "average":
        return agrees(of_year, as_quantity(value))
    order = compare(of_year, as_quantity(value), record.context.policy.ordinals)
    return order if isinstance(order, Unknown) else order == 0


def _quarters_where(record: IndicatorRecord, holds: Callable[[Quantity], bool]) -> Quarters | None:
    quarters = record.indicator.quarters
    if quarters is None:
        return None
    numbers = {number for number, quantity in enumerate(quarters, 1) if quantity is not None and holds(quantity)}
    sources = [quantity.source for quantity in quarters if quantity is not None and quantity.source]
    return Quarters(frozenset(numbers), sources[0].range_to(sources[-1]) if sources else None)
