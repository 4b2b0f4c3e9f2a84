"""Say which pagu an indicator prints beside its target, and what its forward estimate is.

A record of an indicator goes in; amounts and targets of this year and the next come out. Never decides what is right.
"""

from __future__ import annotations

from cascade.model import Quantity
from cascade.rules.vocabulary.context import IndicatorRecord
from cascade.rules.vocabulary.declarations import attribute
from cascade.rules.vocabulary.indicator.values import in_its_unit


@attribute("pagu", "pagu")
def pagu(indicator: IndicatorRecord) -> Quantity | None:
    return indicator.printed.pagu.get(_year(indicator))


@attribute("tabel mempunyai prakiraan maju", "the table has a forward estimate")
def has_next_year(indicator: IndicatorRecord) -> bool:
    return bool(indicator.home.year) and _year(indicator) + 1 in indicator.printed.targets


@attribute("target prakiraan maju", "forward target")
def next_target(indicator: IndicatorRecord) -> Quantity | None:
    return in_its_unit(indicator, indicator.printed.targets.get(_year(indicator) + 1))


@attribute("pagu prakiraan maju", "forward pagu")
def next_pagu(indicator: IndicatorRecord) -> Quantity | None:
    return indicator.printed.pagu.get(_year(indicator) + 1)


def _year(indicator: IndicatorRecord) -> int:
    return indicator.home.year or 0
