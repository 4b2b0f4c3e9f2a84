"""Compute and compare values, three-valued as SQL.

Values go in; a value comes out, or `Unknown` with the reason where one is missing, ambiguous or of another unit.
Decimals are exact: sums and products to 200 digits or unknown, a quotient that does not end to 50. Guesses nothing.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Context, Decimal, Inexact

from cascade.model import Label, PrintedDate, Quantity, Unknown
from cascade.model.i18n import LocalizedText, same
from cascade.quantities.comparison import Scales, compare, unit_difference
from cascade.rules.language.types import Value, as_date, as_quantity, entries_of, is_missing

_EXACT = Context(prec=200, traps=[Inexact])
_QUOTIENT = Context(prec=50, rounding=ROUND_HALF_EVEN)
_COMPUTE: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": _EXACT.add, "-": _EXACT.subtract, "*": _EXACT.multiply, "/": _QUOTIENT.divide,
}  # fmt: skip
# What a comparison answers for the orders 0 (equal), 1 (above) and -1 (below).
ANSWERS: dict[str, tuple[bool, bool, bool]] = {
    "==": (True, False, False), "!=": (False, True, True), "<": (False, False, True),
    "<=": (True, False, True), ">": (False, True, False), ">=": (True, True, False),
}  # fmt: skip
PYTHON: dict[str, Callable[..., bool]] = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip


def missing(what: LocalizedText) -> Unknown:
    """Return the answer where a value that it needs is not there."""
    return Unknown(LocalizedText("{what} tidak ada", "{what} is missing").format(what=what))


def not_one_number(quantity: Quantity) -> Unknown:
    """Return the answer where a print is a range, a grade or ambiguous."""
    return Unknown(LocalizedText("“{raw}” bukan satu angka", "“{raw}” is not one number").format(raw=quantity.raw))


def unknown_or_missing(value: Value, label: LocalizedText) -> Unknown | None:
    """Return why nothing can be said of a value, None where it is there."""
    if isinstance(value, Unknown):
        return value
    return missing(label) if is_missing(value) else None


def whole_number(value: Value, label: LocalizedText) -> int | Unknown:
    """Return a computed or printed index as a whole number."""
    unclear = unknown_or_missing(value, label)
    if unclear is not None:
        return unclear
    number = as_quantity(value)
    if not _is_one_number(number) or number.value is None or number.value % 1:
        return not_one_number(number)
    return int(number.value)


def arithmetic(symbol: str, left: Value, right: Value, labels: tuple[LocalizedText, LocalizedText]) -> Value:
    """Return a sum, difference, product or quotient; of numbers in different units no sum."""
    for value, label in zip((left, right), labels, strict=True):
        unclear = unknown_or_missing(value, label)
        if unclear is not None:
            return unclear
    x, y = as_quantity(left), as_quantity(right)
    for number in (x, y):
        if not _is_one_number(number):
            return not_one_number(number)
    if symbol in "+-" and (different := unit_difference(x.unit, y.unit)):
        return Unknown(different)
    a, b = x.value or Decimal(0), y.value or Decimal(0)
    if symbol == "/" and b == 0:
        return Unknown(LocalizedText("pembagian dengan nol", "division by zero"))
    try:
        result = _COMPUTE[symbol](a, b)
    except Inexact:
        return Unknown(LocalizedText("hasilnya terlalu panjang", "the result is too long"))
    unit = None if symbol in "*/" and x.unit and y.unit else x.unit or y.unit
    like = x if isinstance(left, Quantity) else y
    return replace(
        like, kind="number", raw=_format_number(result), value=result, unit=unit, decimals=max(x.decimals, y.decimals)
    )


def days_between(later: Value, earlier: Value) -> int:
    """Return the days from the second date to the first."""
    return (as_date(later) - as_date(earlier)).days


def comparable(value: object) -> object:
    """Return what two texts, dates or answers are compared by, without the place that prints them."""
    if isinstance(value, PrintedDate):
        return value.value
    if isinstance(value, LocalizedText):
        return value.id
    return value.text if isinstance(value, Label) else value


def contains(container: Value, item: Value, scales: Scales) -> bool | Unknown:
    """Tell whether a list, set or table of years holds a value; unknown where an entry that may be it is."""
    is_number = isinstance(item, Quantity | Decimal | int) and not isinstance(item, bool)
    wanted = as_quantity(item) if is_number else comparable(item)
    doubt: Unknown | None = None
    for entry in entries_of(container):
        order = int(entry != wanted) if isinstance(entry, str) else _order(wanted, entry, scales)
        if isinstance(order, Unknown):
            doubt = order if doubt is None else doubt
        elif order == 0:
            return True
    return False if doubt is None else doubt


def _order(wanted: object, entry: object, scales: Scales) -> int | Unknown:
    """Return 0 where an entry of a list is the wanted one, another number where it is not."""
    if isinstance(entry, Unknown):
        return entry
    if is_missing(entry):
        return missing(same("…"))
    if isinstance(wanted, Quantity):
        return compare(wanted, as_quantity(entry), scales)
    return int(comparable(entry) != wanted)


def _is_one_number(quantity: Quantity) -> bool:
    return quantity.kind in ("number", "percent") and quantity.value is not None and not quantity.readings


def _format_number(value: Decimal) -> str:
    """Return a computed number as documents print one: a decimal comma, no zeros at the end."""
    shown = format(value, "f")
    shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    return shown.replace(".", ",")
