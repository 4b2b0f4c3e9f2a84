"""Say what range and grades a known index has.

A record of a scale, or an indicator and a value, goes in; limits and the grade come out. Never decides what is right.
"""

from __future__ import annotations

import re

from cascade.model import Label, Quantity
from cascade.rules.vocabulary.context import IndicatorRecord, ScaleRecord
from cascade.rules.vocabulary.declarations import attribute, function


@attribute("indeks", "index")
def name(record: ScaleRecord) -> str:
    return record.scale.name


@attribute("batas bawah", "lower limit")
def low(record: ScaleRecord) -> int:
    return record.scale.low


@attribute("batas atas", "upper limit")
def high(record: ScaleRecord) -> int:
    return record.scale.high


@function("the grade that a value is or falls under")
def grade(record: IndicatorRecord, value: Quantity) -> Label | None:
    """Return the grade that a value is or falls under: 84 of the IKM is a B; none of a range and of other words."""
    source = value.source or record.indicator.name.source
    scale = record.context.policy.scale_of(record.indicator.name.text)
    grades = sorted((scale.grades if scale else {}).items(), key=lambda item: item[1], reverse=True)
    if value.kind in ("number", "percent"):
        reached = (letter for letter, least in grades if value.value is not None and value.value >= least)
    else:
        is_worded = value.kind in ("ordinal", "text")
        printed = re.match(r"\s*([A-Z]{1,2})\b(?![^(]*\d)", value.raw) if is_worded else None
        reached = (letter for letter, _ in grades if printed and printed[1] == letter)
    return next((Label(letter, source) for letter in reached), None)
