"""Say what range and grades a known index has.

A record of a scale, or an indicator and a value, goes in; limits and the grade come out. Never decides what is right.
"""

from __future__ import annotations

import re

from cascade.model import Label, Quantity
from cascade.rules.vocabulary.context import IndicatorRecord, ScaleRecord
from cascade.rules.vocabulary.declarations import attribute, function


@attribute("indeks", "index")
def name(scale: ScaleRecord) -> str:
    return scale.scale.name


@attribute("batas bawah", "lower limit")
def low(scale: ScaleRecord) -> int:
    return scale.scale.low


@attribute("batas atas", "upper limit")
def high(scale: ScaleRecord) -> int:
    return scale.scale.high


@function("the grade that a value is or falls under")
def grade(indicator: IndicatorRecord, value: Quantity) -> Label | None:
    """Return the grade that a value is or falls under: 84 of the IKM is a B; none of a range and of other words."""
    source = value.source or indicator.printed.name.source
    scale = indicator.context.policy.scale_of(indicator.printed.name.text)
    grades = sorted((scale.grades if scale else {}).items(), key=lambda item: item[1], reverse=True)
    if value.kind in ("number", "percent"):
        reached = (letter for letter, least in grades if value.value is not None and value.value >= least)
    else:
        is_worded = value.kind in ("ordinal", "text")
        printed = re.match(r"\s*([A-Z]{1,2})\b(?![^(]*\d)", value.raw) if is_worded else None
        reached = (letter for letter, _ in grades if printed and printed[1] == letter)
    return next((Label(each, source) for each in reached), None)
