"""What may a rule compute?

The functions of conditions that need nothing but their arguments: numbers, texts, units, dates. Three-valued
like the conditions themselves. Knows no documents; functions that ask the graph stand in `vocabulary.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise
from typing import Any

from cascade.model import Quantity, Unknown
from cascade.model.i18n import LocalizedText
from cascade.quantities.aggregation import computed_quantity, total_of
from cascade.quantities.comparison import Scales, agrees, compare, rounds_to, unit_difference
from cascade.rules.language.compiler import Function, as_quantity
from cascade.text.changing_words import changed_words
from cascade.text.measures import head_word
from cascade.text.normalize import mentions, normalized, same_letters, same_text
from cascade.text.units import is_composite_unit


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


def _extreme(wanted: int) -> Callable[..., Any]:
    """Return the function that finds the smallest (-1) or largest (1) entry of a list, as far as all compare."""

    def call(values: Iterable[Quantity | None], scales: Scales) -> Quantity | Unknown | None:
        best: Quantity | None = None
        for value in values:
            if value is None or value.is_missing:
                continue
            order = wanted if best is None else compare(value, best, scales)
            if isinstance(order, Unknown):
                return order
            best = value if order == wanted else best
        return best

    return call


def _absolute(value: Any) -> Quantity | Unknown:
    quantity = as_quantity(value)
    if quantity.kind not in ("number", "percent") or quantity.value is None or quantity.ambiguous:
        return Unknown(LocalizedText("“{raw}” bukan satu angka", "“{raw}” is not one number").format(raw=quantity.raw))
    if quantity.value >= 0:
        return quantity
    return replace(quantity, raw=quantity.raw.lstrip("+-–—−‒ "), value=-quantity.value)


def _decided(deciding: bool) -> Callable[..., Any]:
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


def _mentions(text: Any, *wanted: Any) -> bool:
    return any(mentions(str(text), str(word)) for word in wanted)


FUNCTIONS = (
    Function("abs", ("number",), "number", _absolute, "|x|"),
    Function("min", ("list:number",), "number", _extreme(-1), "smallest of a list; blanks are skipped", takes_scales=True),
    Function("max", ("list:number",), "number", _extreme(1), "largest of a list; blanks are skipped", takes_scales=True),
    Function("sum", ("list:number",), "number", total_of, "total of a list; blanks are skipped"),
    Function("mean", ("list:number",), "number", _mean, "mean of a list; blanks are skipped"),
    Function("count", ("collection",), "number", lambda items: len(list(items)), "how many entries a list or set has"),
    Function("all_of", ("list:truth",), "truth", _decided(False), "every condition of a list holds"),
    Function("any_of", ("list:truth",), "truth", _decided(True), "one condition of a list holds"),
    Function("rounds_to", ("number", "number"), "truth", lambda a, b: rounds_to(as_quantity(a), as_quantity(b)),
             "unequal, but only beyond the digits that the shorter one prints", equates=True),
    Function("agrees", ("number", "number"), "truth", lambda a, b: agrees(as_quantity(a), as_quantity(b)),
             "the rounding intervals of two numbers meet; for computed sums and means", equates=True),
    Function("beyond", ("number", "number", "text"), "truth", beyond, "more ambitious than, by direction", takes_scales=True),
    Function("monotone", ("list:number", "text"), "truth", _monotone, "never steps back from the direction", takes_scales=True),
    Function("normalized", ("text",), "text", lambda t: normalized(str(t)), "the text without spelling variants"),
    Function("head_word", ("text",), "text", lambda t: head_word(str(t)), "the first word, normalised"),
    Function("same_text", ("text", "text"), "truth", lambda a, b: same_text(str(a), str(b)), "equal but for spelling", equates=True),
    Function("same_letters", ("text", "text"), "truth", lambda a, b: same_letters(str(a), str(b)),
             "equal letter by letter", equates=True),
    Function("same_unit", ("text", "text"), "truth", lambda a, b: unit_difference(str(a), str(b)) is None,
             "equivalent units", equates=True),
    Function("changes_meaning", ("text", "text"), "truth", lambda a, b: bool(changed_words(str(a), str(b))),
             "the names differ in a meaning-changing word"),
    Function("mentions", ("text", "text"), "truth", _mentions, "the text holds one of these words", variadic=True),
    Function("is_number", ("number",), "truth", lambda q: as_quantity(q).value is not None, "a number, no grade or prose"),
    Function("is_composite", ("text",), "truth", lambda u: is_composite_unit(str(u)), "a unit of two: orang/bulan"),
    Function("days_after", ("date", "date"), "number", lambda a, b: (a.value - b.value).days, "days from the second date to the first"),
    Function("year", ("date",), "number", lambda d: d.value.year, "year of a date"),
    Function("month", ("date",), "number", lambda d: d.value.month, "month of a date"),
)  # fmt: skip
