"""Say which values an indicator prints: baseline, targets, end condition, and those outside their range.

A record of an indicator goes in; quantities with their unit come out. Never decides what is right.
"""

from __future__ import annotations

from cascade.model import Quantity
from cascade.quantities.comparison import with_unit
from cascade.rules.language.types import is_missing
from cascade.rules.vocabulary.context import IndicatorRecord, ScaleRecord
from cascade.rules.vocabulary.declarations import attribute
from cascade.text.measures import measure_kind


@attribute("baris ini mencetak nilai", "the row prints a value")
def has_value(indicator: IndicatorRecord) -> bool:
    return any(not quantity.is_missing for quantity in indicator.printed_values)


@attribute("kondisi awal", "baseline")
def baseline(indicator: IndicatorRecord) -> Quantity | None:
    return in_its_unit(indicator, indicator.printed.baseline)


@attribute("target", "target")
def target(indicator: IndicatorRecord) -> Quantity | None:
    return in_its_unit(indicator, target_of_its_year(indicator))


@attribute("target", "target")
def targets(indicator: IndicatorRecord) -> dict[int, Quantity | None]:
    return {year: in_its_unit(indicator, quantity) for year, quantity in indicator.printed.targets.items()}


@attribute("target akhir periode", "end-of-period target")
def end_target(indicator: IndicatorRecord) -> Quantity | None:
    """The printed end condition, or else the target of the last year of the period."""
    printed = indicator.printed
    if not is_missing(printed.end_target):
        return in_its_unit(indicator, printed.end_target)
    last = max((indicator.home.years or tuple(printed.targets)), default=0)
    return in_its_unit(indicator, printed.targets.get(last))


@attribute("persen di luar 0–100", "percentage outside 0–100")
def outside_percent(indicator: IndicatorRecord) -> tuple[Quantity, ...]:
    return _outside(indicator, 0, 100)


@attribute("nilai di luar rentang indeks", "value outside the range of the index")
def outside_scale(indicator: IndicatorRecord) -> tuple[Quantity, ...] | None:
    """The values beyond the scale; a zero in a quarter or as baseline means that nothing was measured."""
    if (known := scale(indicator)) is None:
        return None
    printed = (*(indicator.printed.quarters or ()), indicator.printed.baseline)
    unmeasured = [q for q in printed if q is not None and q.value == 0]
    return tuple(q for q in _outside(indicator, known.scale.low, known.scale.high) if q not in unmeasured)


@attribute("rentang indeks yang dikenal", "known range of the index")
def scale(indicator: IndicatorRecord) -> ScaleRecord | None:
    """The range, where the name is that of the index itself and not of a share or a growth of it."""
    name = indicator.printed.name.text
    is_graded = measure_kind(name) in ("index", "ratio", "rate")
    found = indicator.context.policy.scale_of(name) if is_graded else None
    return ScaleRecord(found) if found else None


def target_of_its_year(indicator: IndicatorRecord) -> Quantity | None:
    """Return the target of the year of its document, as printed."""
    return indicator.printed.targets.get(indicator.home.year or 0)


def in_its_unit(indicator: IndicatorRecord, quantity: Quantity | None) -> Quantity | None:
    """Return a value with the unit of its row, where it prints none itself."""
    return with_unit(quantity, indicator.printed) if quantity is not None else None


def _outside(indicator: IndicatorRecord, low: int, high: int) -> tuple[Quantity, ...]:
    plain = [q for q in indicator.printed_values if q.kind in ("number", "percent") and q.value is not None]
    return tuple(q for q in plain if not q.ambiguous and q.value is not None and not low <= q.value <= high)
