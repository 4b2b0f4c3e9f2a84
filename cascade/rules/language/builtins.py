"""Define the functions that conditions may call and that need nothing but their arguments.

Numbers, texts, units and dates go in; three-valued answers come out, as those of the conditions themselves. Knows no
documents; functions that ask the graph stand in the vocabulary.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from cascade.model import Quantity, Unknown
from cascade.model.i18n import LocalizedText
from cascade.quantities.aggregation import computed_quantity, total_of
from cascade.quantities.comparison import Scales, agrees, compare, rounds_to, unit_difference
from cascade.rules.language.operations import not_one_number
from cascade.rules.language.types import (
    COLLECTION,
    DATE,
    NUMBER,
    TEXT,
    TRUTH,
    Function,
    as_date,
    as_quantity,
    list_of,
)
from cascade.text.changing_words import changed_words
from cascade.text.measures import head_word
from cascade.text.normalize import mentions, normalized, same_letters, same_text
from cascade.text.units import is_composite_unit

Answer = TypeVar("Answer", bool, str)


def beyond(value: Quantity, limit: Quantity, better: str, scales: Scales) -> bool | Unknown:
    """Tell whether a value is more ambitious than another: above it, or below it where lower is better."""
    order = compare(as_quantity(value), as_quantity(limit), scales)
    if isinstance(order, Unknown):
        return order
    if better in ("keep", "range"):
        return Unknown(LocalizedText("arah indikator bukan naik atau turun", "the direction is neither up nor down"))
    return order < 0 if better == "down" else order > 0


def _monotone(values: Iterable[Quantity | None], better: str, scales: Scales) -> bool | Unknown:
    present = [q for q in values if q is not None and not q.is_missing]
    for earlier, later in pairwise(present):
        worse = beyond(earlier, later, better, scales)
        if isinstance(worse, Unknown):
            return worse
        if worse:
            return False
    return True


def _mean(values: Iterable[Quantity | None]) -> Quantity | Unknown | None:
    present = [q for q in values if q is not None and not q.is_missing]
    total = total_of(present)
    if total is None or isinstance(total, Unknown) or total.value is None:
        return total
    return computed_quantity(total.value / len(present), total, total.decimals)


def _extreme(wanted_order: int) -> Callable[[Iterable[Quantity | None], Scales], Quantity | Unknown | None]:
    """Return the function that finds the smallest (-1) or largest (1) entry of a list, as far as all compare."""

    def call(values: Iterable[Quantity | None], scales: Scales) -> Quantity | Unknown | None:
        best: Quantity | None = None
        for value in values:
            if value is None or value.is_missing:
                continue
            order = wanted_order if best is None else compare(value, best, scales)
            if isinstance(order, Unknown):
                return order
            best = value if order == wanted_order else best
        return best

    return call


def _absolute(value: object) -> Quantity | Unknown:
    quantity = as_quantity(value)
    if quantity.kind not in ("number", "percent") or quantity.value is None or quantity.ambiguous:
        return not_one_number(quantity)
    if quantity.value >= 0:
        return quantity
    return replace(quantity, raw=quantity.raw.lstrip("+-–—−‒ "), value=-quantity.value)


def _connective(deciding: bool) -> Callable[[Iterable[bool | Unknown | None]], bool | Unknown]:
    """Return `or` (deciding True) or `and` (deciding False) over a list of three-valued answers."""

    def call(answers: Iterable[bool | Unknown | None]) -> bool | Unknown:
        doubt: Unknown | None = None
        for answer in answers:
            if answer is deciding:
                return deciding
            if answer is None:
                answer = Unknown(LocalizedText("satu syarat tidak ada", "a condition is missing"))
            if isinstance(answer, Unknown):
                doubt = answer if doubt is None else doubt
        return (not deciding) if doubt is None else doubt

    return call


def _count(items: Iterable[object]) -> int:
    return len(list(items))


def _rounds_to(left: object, right: object) -> bool | Unknown:
    return rounds_to(as_quantity(left), as_quantity(right))


def _agrees(left: object, right: object) -> bool | Unknown:
    return agrees(as_quantity(left), as_quantity(right))


def _is_number(value: object) -> bool:
    return as_quantity(value).value is not None


def _same_unit(left: str, right: str) -> bool:
    return unit_difference(left, right) is None


def _changes_meaning(left: str, right: str) -> bool:
    return bool(changed_words(left, right))


def _mentions(text: str, *words: str) -> bool:
    return any(mentions(text, word) for word in words)


def _of_text(call: Callable[..., Answer]) -> Callable[..., Answer]:
    """Return a function of plain texts as one of whatever prints them."""
    return lambda *texts: call(*map(str, texts))


def _days_after(later: object, earlier: object) -> int:
    return (as_date(later) - as_date(earlier)).days


def _year(day: object) -> int:
    return as_date(day).year


def _month(day: object) -> int:
    return as_date(day).month


_NUMBERS, _TRUTHS = list_of(NUMBER), list_of(TRUTH)
FUNCTIONS = (
    Function("abs", (NUMBER,), NUMBER, _absolute, "|x|"),
    Function("min", (_NUMBERS,), NUMBER, _extreme(-1), "smallest of a list; blanks are skipped", takes_scales=True),
    Function("max", (_NUMBERS,), NUMBER, _extreme(1), "largest of a list; blanks are skipped", takes_scales=True),
    Function("sum", (_NUMBERS,), NUMBER, total_of, "total of a list; blanks are skipped"),
    Function("mean", (_NUMBERS,), NUMBER, _mean, "mean of a list; blanks are skipped"),
    Function("count", (COLLECTION,), NUMBER, _count, "how many entries a list or set has"),
    Function("all_of", (_TRUTHS,), TRUTH, _connective(False), "every condition of a list holds"),
    Function("any_of", (_TRUTHS,), TRUTH, _connective(True), "one condition of a list holds"),
    Function("rounds_to", (NUMBER, NUMBER), TRUTH, _rounds_to,
             "unequal, but only beyond the digits that the shorter one prints", equates=True),
    Function("agrees", (NUMBER, NUMBER), TRUTH, _agrees,
             "the rounding intervals of two numbers meet; for computed sums and means", equates=True),
    Function("beyond", (NUMBER, NUMBER, TEXT), TRUTH, beyond, "more ambitious than, by direction", takes_scales=True),
    Function("monotone", (_NUMBERS, TEXT), TRUTH, _monotone, "never steps back from the direction", takes_scales=True),
    Function("normalized", (TEXT,), TEXT, _of_text(normalized), "the text without spelling variants"),
    Function("head_word", (TEXT,), TEXT, _of_text(head_word), "the first word, normalised"),
    Function("same_text", (TEXT, TEXT), TRUTH, _of_text(same_text), "equal but for spelling", equates=True),
    Function("same_letters", (TEXT, TEXT), TRUTH, _of_text(same_letters), "equal letter by letter", equates=True),
    Function("same_unit", (TEXT, TEXT), TRUTH, _of_text(_same_unit), "equivalent units", equates=True),
    Function("changes_meaning", (TEXT, TEXT), TRUTH, _of_text(_changes_meaning),
             "the names differ in a meaning-changing word"),
    Function("mentions", (TEXT, TEXT), TRUTH, _of_text(_mentions), "the text holds one of these words", variadic=True),
    Function("is_number", (NUMBER,), TRUTH, _is_number, "a number, no grade or prose"),
    Function("is_composite", (TEXT,), TRUTH, _of_text(is_composite_unit), "a unit of two: orang/bulan"),
    Function("days_after", (DATE, DATE), NUMBER, _days_after, "days from the second date to the first"),
    Function("year", (DATE,), NUMBER, _year, "year of a date"),
    Function("month", (DATE,), NUMBER, _month, "month of a date"),
)  # fmt: skip
