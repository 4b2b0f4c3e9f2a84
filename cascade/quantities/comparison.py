"""Compare printed quantities, with "unknown" as third answer.

Two quantities go in; their order, whether they agree within their printed precision, or why nobody can tell come out.
Units must agree, ordinals need a declared scale, an ambiguous print decides nothing that its readings disagree on.
Knows no series and no documents, and never converts a unit.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import product

from cascade.model import Indicator, Quantity, Unknown
from cascade.model.i18n import LocalizedText
from cascade.text.measures import implied_unit
from cascade.text.units import unit_of

Scales = Mapping[str, Sequence[str]]
ROUNDING = Decimal("0.01")  # share of a value that rounding may take; beyond it the targets differ
HUNDREDTH = 10  # times a bare fraction beyond which the other value is likely to be in per cent
POORLY_READ = LocalizedText("“{a}” tidak jelas terbaca dari gambar", "“{a}” was read from a picture poorly")


def compare(left: Quantity, right: Quantity, scales: Scales | None = None) -> int | Unknown:
    """Return -1, 0 or 1 as the left value lies below, at or above the right one.

    Unknown when either is missing, when both print units that are not equivalent, when ordinals share no
    scale, when an ambiguous print leaves it open, or when one is a bare 0,85 that may mean 85 %.
    """
    if (plain := plain_order(left, right)) is not None:
        return plain
    for one in (left, right):
        if one.is_missing:
            return Unknown(LocalizedText("nilai kosong", "a value is missing"))
    for one in (left, right):
        if one.is_unsure:
            return Unknown(POORLY_READ.format(a=one.raw))
    if different := unit_difference(left.unit, right.unit):
        return Unknown(different)
    if left.value is None or right.value is None:
        return _compare_grades(left, right, scales or {})
    fraction = _open_fraction(left, right)
    if fraction is not None and _decides(fraction, right if fraction is left else left):
        message = LocalizedText("“{a}” dapat berarti {a} % atau {b} %", "“{a}” may mean {a} % or {b} %")
        return Unknown(message.format(a=fraction.raw, b=f"{(fraction.value or 0) * 100:f}".rstrip("0").rstrip(".")))
    readings = zip if printed_alike(left, right) else product
    orders = {_order(a, b) for a, b in readings(_intervals(left), _intervals(right))}
    if len(orders) > 1:
        message = LocalizedText("“{a}” dapat dibaca lebih dari satu cara", "“{a}” can be read in more than one way")
        return Unknown(message.format(a=left.raw if left.ambiguous else right.raw))
    return _bounded(orders.pop(), left, right)


def _bounded(order: int | None, left: Quantity, right: Quantity) -> int | Unknown:
    """Return the order of two values unless bounds or ranges leave it open; None is that of overlapping ranges."""
    bounds = [quantity.operator for quantity in (left, right) if quantity.kind == "bound"]
    alike = len(bounds) == 2 and bounds[0] == bounds[1]  # "≥ 85" and "≥ 90" promise more and less
    if bounds and not alike and (order or len(bounds) == 2):
        return Unknown(LocalizedText("target berupa batas (≥/≤)", "a target is a bound (≥/≤)"))
    if order is None:
        return Unknown(LocalizedText("target berupa rentang", "a target is a range"))
    return order


def plain_order(left: Quantity, right: Quantity) -> int | None:
    """Return -1, 0 or 1 where nothing but the two numbers counts; None where it takes more to tell.

    Then neither has another reading, their units agree, and none is a fraction that may mean per cent.
    """
    one, other = left.plain, right.plain
    if one is None or other is None:
        return None
    one_unit, other_unit = left.unit, right.unit
    are_both_printed = one_unit is not None and other_unit is not None
    if are_both_printed and one_unit != other_unit and unit_of(one_unit) != unit_of(other_unit):
        return None
    if one == other:
        return 0
    return 1 if one > other else -1


def agrees(left: Quantity, right: Quantity) -> bool | Unknown:
    """Tell whether two numbers agree within their printed precision.

    A print stands for the interval of half a unit in its last digit; sums and means agree with a
    printed total when the intervals meet (XBRL Calculations 1.1).
    """
    order = compare(left, right)
    if isinstance(order, Unknown) or order == 0 or left.value is None or right.value is None:
        return order if isinstance(order, Unknown) else order == 0
    return abs(left.value - right.value) <= _half_unit(left) + _half_unit(right)


def rounds_to(left: Quantity, right: Quantity) -> bool | Unknown:
    """Tell whether two unequal numbers differ only beyond the decimals that the shorter one prints: 33,33 and 33,3.

    A whole number is no rounding: between 99,6 and 100 lies a finding. Neither is a difference that counts on a
    short scale: between a Gini of 0,34 and 0,3.
    """
    order = compare(left, right)
    if isinstance(order, Unknown):
        return order
    if order == 0 or left.value is None or right.value is None or left.decimals == right.decimals:
        return False
    longer, shorter = (left, right) if left.decimals > right.decimals else (right, left)
    if not shorter.decimals:
        return False
    if abs(left.value - right.value) > ROUNDING * abs(longer.value or Decimal(0)):
        return False
    digits = Decimal(1).scaleb(-shorter.decimals)
    return (longer.value or Decimal(0)).quantize(digits, ROUND_HALF_UP) == shorter.value


def unit_difference(left: str | None, right: str | None) -> LocalizedText | None:
    """Return why two printed units do not compare, None when they do (or one is not printed)."""
    left_unit, right_unit = unit_of(left), unit_of(right)
    if left_unit is None or right_unit is None or left_unit == right_unit:
        return None
    return LocalizedText("satuan berbeda: {a} dan {b}", "different units: {a} and {b}").format(a=left, b=right)


def with_unit(quantity: Quantity, indicator: Indicator) -> Quantity:
    """Give a value the unit that its row prints, or else the one that the head word implies."""
    if quantity.unit:
        return quantity
    unit = (indicator.unit.text if indicator.unit else None) or implied_unit(indicator.name.text)
    decimals = quantity.decimals
    if unit_of(unit) == "%" and quantity.kind == "number" and quantity.value == 1:
        decimals = max(decimals, _fraction_digits(indicator))
    return replace(quantity, unit=unit, decimals=decimals)


def _fraction_digits(indicator: Indicator) -> int:
    """Return the decimals of a row of shares of one (0,25 0,50 0,85 1), 0 for any other row.

    The 1 in such a row is printed without its decimals and means as much as 1,00 would.
    """
    printed = (*(indicator.quarters or ()), *indicator.targets.values(), indicator.end_target, indicator.baseline)
    bare = [q for q in printed if q is not None and q.kind == "number" and not q.unit and q.value is not None]
    if any(q.value is not None and not 0 <= q.value <= 1 for q in bare):
        return 0
    return max((q.decimals for q in bare), default=0)


def _is_fraction(quantity: Quantity) -> bool:
    """Tell whether a percentage is printed without its sign and as a fraction: 0,85 may mean 85 %."""
    value = quantity.value
    bare = quantity.kind == "number" and unit_of(quantity.unit) == "%" and quantity.decimals > 0
    return bare and value is not None and 0 < value <= 1


def _open_fraction(left: Quantity, right: Quantity) -> Quantity | None:
    """Return the one of two values of which nobody can tell whether it is a hundredth of what is meant."""
    for one, other in ((left, right), (right, left)):
        if _is_fraction(one) and not _is_fraction(other) and (other.value or 0) > HUNDREDTH * (one.value or 0):
            return one
    return None


def _decides(fraction: Quantity, other: Quantity) -> bool:
    """Tell whether it matters what a bare fraction means: 0,85 is below 90 % either way, but not below 85 %."""
    value, against = fraction.value or Decimal(0), other.value or Decimal(0)
    return value * 100 >= against


def _intervals(quantity: Quantity) -> list[tuple[Decimal, Decimal]]:
    """Return the (low, high) of each reading of a value; those of a single number are equal."""
    value = quantity.value or Decimal(0)
    if quantity.kind == "range" and quantity.high is not None:
        return [(value, quantity.high)]
    return [(reading, reading) for reading in (value, *quantity.readings)]


def printed_alike(left: Quantity, right: Quantity) -> bool:
    """Tell whether two ambiguous prints are open in the same way: 30.000 and 30.500 are both thousands or both not."""
    marks = [re.sub(r"[^.,]", "", quantity.raw) for quantity in (left, right)]
    return marks[0] == marks[1] and len(left.readings) == len(right.readings) == 1


def _order(left: tuple[Decimal, Decimal], right: tuple[Decimal, Decimal]) -> int | None:
    """Return how two intervals lie to each other, None where they overlap."""
    if left == right:
        return 0
    if left[1] < right[0]:
        return -1
    return 1 if left[0] > right[1] else None


def _compare_grades(left: Quantity, right: Quantity, scales: Scales) -> int | Unknown:
    left_grade, right_grade = _grade(left), _grade(right)
    if left_grade and left_grade == right_grade:
        return 0
    for grades in scales.values():
        folded = [grade.casefold() for grade in grades]
        if left_grade in folded and right_grade in folded:
            return (folded.index(left_grade) < folded.index(right_grade)) - (
                folded.index(left_grade) > folded.index(right_grade)
            )
    message = LocalizedText("“{a}” dan “{b}” tidak pada satu skala", "“{a}” and “{b}” are not on one scale")
    return Unknown(message.format(a=left, b=right))


def _grade(quantity: Quantity) -> str:
    return quantity.raw.casefold().split("(")[0].strip()


def _half_unit(quantity: Quantity) -> Decimal:
    return Decimal(1).scaleb(-quantity.decimals) / 2
