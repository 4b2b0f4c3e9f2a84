"""Say what should stand in a row instead: the name without slips, the unit of linked documents, the target of the plan.

A record of an indicator goes in; the cells that are wrong, or what belongs there, come out. Never decides whether anything is wrong.
"""

from __future__ import annotations

import re
from dataclasses import replace

from cascade.model import CASCADE_ORDER, Label, Quantity
from cascade.quantities.comparison import compare, with_unit
from cascade.rules.vocabulary.context import IndicatorRecord
from cascade.rules.vocabulary.declarations import attribute
from cascade.rules.vocabulary.indicator.budget import next_pagu, next_target
from cascade.rules.vocabulary.indicator.measure import other_unit, printed_unit
from cascade.rules.vocabulary.indicator.quarters import annual, planned_quarters
from cascade.rules.vocabulary.indicator.subject import event
from cascade.rules.vocabulary.indicator.values import target
from cascade.text.numbers import parse_quantity
from cascade.text.spelling import misspellings
from cascade.text.units import unit_of


@attribute("nama tanpa salah ketik", "name without slips")
def mended_name(record: IndicatorRecord) -> Label:
    name = record.indicator.name
    text = name.text
    for printed, meant in misspellings(text):
        for word in re.findall(rf"\b{re.escape(printed)}\b", text, flags=re.I):
            text = text.replace(word, _cased_like(word, meant))
    return replace(name, text=text)


@attribute("satuan di dokumen lain", "unit in other documents")
def unit_elsewhere(record: IndicatorRecord) -> Label | None:
    """The unit of the highest document that prints one for the same indicator; None where they do not agree."""
    units = [label for other in _same_elsewhere(record) if (label := printed_unit(other)) and unit_of(label.text)]
    return units[0] if len({unit_of(unit.text) for unit in units}) == 1 else None


@attribute("nilai tanpa satuan di dalamnya", "the value without the unit inside it")
def value_without_unit(record: IndicatorRecord) -> Label | None:
    """That of the value which has another unit than its column."""
    printed = other_unit(record)
    unit = parse_quantity(printed.text).unit if printed else None
    return replace(printed, text=printed.text.removesuffix(unit).rstrip()) if printed and unit else None


@attribute("target tahun itu di dokumen di atasnya", "target of the year in a document above it")
def target_above(record: IndicatorRecord) -> Quantity | None:
    """What the highest document above its own plans for its year."""
    year, rank = record.document.year or 0, CASCADE_ORDER.index(record.document.kind)
    for other in _same_elsewhere(record):
        printed = other.indicator.targets.get(year)
        if CASCADE_ORDER.index(other.document.kind) < rank and printed is not None and not printed.is_missing:
            return printed
    return None


@attribute("target setahun di baris itu", "the year's target of the row")
def odd_target(record: IndicatorRecord) -> Quantity | None:
    """The target of its row, where a document above it plans what its quarters give."""
    above, of_year = target_above(record), annual(record)
    is_backed = above is not None and of_year is not None and compare(of_year, above) == 0
    return target(record) if is_backed else None


@attribute("target setahun menurut triwulannya", "the year's target by its quarters")
def odd_annual(record: IndicatorRecord) -> Quantity | None:
    """What its quarters give, where no document above it plans that."""
    return annual(record) if odd_target(record) is None else None


@attribute("triwulan di luar jadwal acaranya", "quarters outside the time of its event")
def unscheduled_quarters(record: IndicatorRecord) -> tuple[Quantity, ...]:
    """The quarters with a target in which the calendar does not have its event."""
    scheduled = event(record)
    if scheduled is None:
        return ()
    return tuple(
        quarter
        for number, quarter in enumerate(record.indicator.quarters or (), 1)
        if quarter is not None and quarter.value and number not in scheduled.event.quarters
    )


@attribute("triwulan yang mundur", "quarters that go back")
def falling_quarters(record: IndicatorRecord) -> tuple[Quantity, ...]:
    """The quarters below one before them, or above one where less is better."""
    falling: list[Quantity] = []
    reached = None
    sign = -1 if record.indicator.direction == "down" else 1
    for quarter in planned_quarters(record) or ():
        if quarter.value is None:
            continue
        if reached is not None and sign * quarter.value < sign * reached:
            falling.append(quarter)
        else:
            reached = quarter.value
    return tuple(falling)


@attribute("triwulan dengan target tertinggi", "quarter with the highest target")
def highest_quarter(record: IndicatorRecord) -> Quantity | None:
    numbers = [q for q in record.indicator.quarters or () if q is not None and q.value is not None]
    highest = max(numbers, key=lambda quarter: quarter.value or 0, default=None)
    return with_unit(highest, record.indicator) if highest is not None else None


@attribute("prakiraan maju yang kosong atau di bawah tahun rencana", "forward estimate that is blank or below the year")
def poor_next_year(record: IndicatorRecord) -> tuple[Quantity, ...]:
    planned, own, ahead = next_target(record), record.indicator.pagu.get(record.document.year or 0), next_pagu(record)
    is_less = own is not None and ahead is not None and (ahead.value or 0) < (own.value or 0)
    return (*([planned] if planned and planned.is_missing else []), *([ahead] if ahead and is_less else []))


def _same_elsewhere(record: IndicatorRecord) -> list[IndicatorRecord]:
    """Return the same indicator in other documents, over settled links, the highest document first."""
    context = record.context
    linked = (context.indicator(node) for node, link in context.graph.links_of(record.node) if link.is_settled)
    return sorted(linked, key=lambda other: CASCADE_ORDER.index(other.document.kind))


def _cased_like(printed: str, meant: str) -> str:
    if printed.isupper():
        return meant.upper()
    return meant.capitalize() if printed[:1].isupper() else meant
