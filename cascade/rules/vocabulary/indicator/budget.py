"""Say which pagu an indicator prints beside its target, and what its forward estimate is.

A record of an indicator goes in; amounts and targets of this year and the next come out. Never decides what is right.
"""

from __future__ import annotations

from cascade.model import Quantity
from cascade.rules.vocabulary.context import IndicatorRecord
from cascade.rules.vocabulary.declarations import attribute
from cascade.rules.vocabulary.indicator.values import in_its_unit


@attribute("pagu", "pagu")
def pagu(record: IndicatorRecord) -> Quantity | None:
    return record.indicator.pagu.get(_year(record))


@attribute("tabel mempunyai prakiraan maju", "the table has a forward estimate")
def has_next_year(record: IndicatorRecord) -> bool:
    return bool(record.document.year) and _year(record) + 1 in record.indicator.targets


@attribute("target prakiraan maju", "forward target")
def next_target(record: IndicatorRecord) -> Quantity | None:
    return in_its_unit(record, record.indicator.targets.get(_year(record) + 1))


@attribute("pagu prakiraan maju", "forward pagu")
def next_pagu(record: IndicatorRecord) -> Quantity | None:
    return record.indicator.pagu.get(_year(record) + 1)


def _year(record: IndicatorRecord) -> int:
    return record.document.year or 0
