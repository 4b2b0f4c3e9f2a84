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
def has_value(record: IndicatorRecord) -> bool:
    return any(not quantity.is_missing for quantity in record.printed_values)


@attribute("kondisi awal", "baseline")
def baseline(record: IndicatorRecord) -> Quantity | None:
    return in_its_unit(record, record.indicator.baseline)


@attribute("kondisi awal dari sel gabungan", "baseline of a merged cell")
def baseline_is_carried(record: IndicatorRecord) -> bool:
    """Whether the cell of its baseline begins in a row above: a program's baseline is not that of its parts."""
    printed = record.indicator.baseline
    return printed is not None and printed.source is not None and printed.source.carried


@attribute("target", "target")
def target(record: IndicatorRecord) -> Quantity | None:
    return in_its_unit(record, target_of_its_year(record))


@attribute("target", "target")
def targets(record: IndicatorRecord) -> dict[int, Quantity | None]:
    return {year: in_its_unit(record, quantity) for year, quantity in record.indicator.targets.items()}


@attribute("target akhir periode", "end-of-period target")
def end_target(record: IndicatorRecord) -> Quantity | None:
    """The printed end condition, or else the target of the last year of the period."""
    indicator = record.indicator
    if not is_missing(indicator.end_target):
        return in_its_unit(record, indicator.end_target)
    last = max((record.document.years or tuple(indicator.targets)), default=0)
    return in_its_unit(record, indicator.targets.get(last))


@attribute("persen di luar 0–100", "percentage outside 0–100")
def outside_percent(record: IndicatorRecord) -> tuple[Quantity, ...]:
    return _outside(record, 0, 100)


@attribute("nilai di luar rentang indeks", "value outside the range of the index")
def outside_scale(record: IndicatorRecord) -> tuple[Quantity, ...] | None:
    """The values beyond the scale; a zero in a quarter or as baseline means that nothing was measured."""
    if (index_scale := scale(record)) is None:
        return None
    printed = (*(record.indicator.quarters or ()), record.indicator.baseline)
    unmeasured = [q for q in printed if q is not None and q.value == 0]
    return tuple(q for q in _outside(record, index_scale.scale.low, index_scale.scale.high) if q not in unmeasured)


@attribute("rentang indeks yang dikenal", "known range of the index")
def scale(record: IndicatorRecord) -> ScaleRecord | None:
    """The range, where the name is that of the index itself and not of a share or a growth of it."""
    name = record.indicator.name.text
    is_graded = measure_kind(name) in ("index", "ratio", "rate")
    known_scale = record.context.policy.scale_of(name) if is_graded else None
    return ScaleRecord(known_scale) if known_scale else None


def target_of_its_year(record: IndicatorRecord) -> Quantity | None:
    """Return the target of the year of its document, as printed."""
    return record.indicator.targets.get(record.document.year or 0)


def in_its_unit(record: IndicatorRecord, quantity: Quantity | None) -> Quantity | None:
    """Return a value with the unit of its row, where it prints none itself."""
    return with_unit(quantity, record.indicator) if quantity is not None else None


def _outside(record: IndicatorRecord, low: int, high: int) -> tuple[Quantity, ...]:
    plain = [q for q in record.printed_values if q.kind in ("number", "percent") and q.value is not None]
    return tuple(q for q in plain if not q.ambiguous and q.value is not None and not low <= q.value <= high)
