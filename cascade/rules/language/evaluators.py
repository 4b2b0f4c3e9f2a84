"""Build the functions that evaluate the parts of a condition.

The evaluators of the parts below go in, one evaluator comes out; three-valued. Each function is called by what it
evaluates (a negation, a comparison). Checks no types: the compiler has done so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

from cascade.model import Quantity, Unknown
from cascade.model.i18n import LocalizedText, same
from cascade.quantities.comparison import Scales, compare, plain_order
from cascade.rules.language import operations
from cascade.rules.language.operations import ANSWERS, PYTHON, missing, unknown_or_missing, whole_number
from cascade.rules.language.types import (
    NUMBER,
    Evaluator,
    Function,
    Scope,
    Value,
    as_quantity,
    entries_of,
    is_missing,
    list_of,
)

Labels: TypeAlias = tuple[LocalizedText, LocalizedText]  # what the two sides of an operator are called
ScalesOf: TypeAlias = Callable[[Scope], Scales]


def constant(value: Value) -> Evaluator:
    """Return what always comes to one value."""
    return lambda _: value


def name_lookup(name: str) -> Evaluator:
    """Return what looks a name up."""
    return lambda scope: scope[name]


def attribute_of_name(name: str, get: Callable[..., Value]) -> Evaluator:
    """Return what asks a named record."""
    return lambda scope: get(scope[name])


def attribute_of(owner: Evaluator, get: Callable[..., Value]) -> Evaluator:
    """Return what asks a record that may not be there."""

    def evaluate(scope: Scope) -> Value:
        record = owner(scope)
        return record if record is None or isinstance(record, Unknown) else get(record)

    return evaluate


def entry_by_year(items: Mapping[int, Value], year: int) -> Value:
    """Return the entry of a year."""
    return items.get(year)


def entry_by_place(items: tuple[Value, ...], place: int) -> Value:
    """Return an entry of a list, counted from 1."""
    return items[place - 1] if 1 <= place <= len(items) else None


def entry_lookup(owner: Evaluator, entry: Callable[..., Value], index: Evaluator, label: LocalizedText) -> Evaluator:
    """Return what looks an entry up by a computed or fixed index, which is called `label`."""

    def evaluate(scope: Scope) -> Value:
        items, place = owner(scope), index(scope)
        if items is None or isinstance(items, Unknown):
            return items
        if type(place) is not int:
            place = whole_number(place, label)
            if isinstance(place, Unknown):
                return place
        return entry(items, place)

    return evaluate


def list_of_values(items: Sequence[Evaluator], *, numbers: bool) -> Evaluator:
    """Return what makes a list; numbers become quantities."""

    def evaluate(scope: Scope) -> Value:
        values = [item(scope) for item in items]
        if numbers:
            values = [value if value is None or isinstance(value, Unknown) else as_quantity(value) for value in values]
        return tuple(values)

    return evaluate


def truth(inner: Evaluator, label: LocalizedText) -> Evaluator:
    """Return a condition that is unknown where it is missing."""
    return lambda scope: missing(label) if (value := inner(scope)) is None else value


def connective(conditions: Sequence[Evaluator], *, by: bool) -> Evaluator:
    """Return `or` (decided by True), or `and` and chains of comparisons (decided by False)."""

    def evaluate(scope: Scope) -> Value:
        doubt = None
        for condition in conditions:
            answer = condition(scope)
            if answer is by:
                return by
            if doubt is None and isinstance(answer, Unknown):
                doubt = answer
        return (not by) if doubt is None else doubt

    return evaluate


def negation(condition: Evaluator) -> Evaluator:
    """Return `not`."""
    return lambda scope: value if isinstance(value := condition(scope), Unknown) else not value


def choice(condition: Evaluator, then: Evaluator, otherwise: Evaluator) -> Evaluator:
    """Return `then if condition else otherwise`."""

    def evaluate(scope: Scope) -> Value:
        answer = condition(scope)
        if isinstance(answer, Unknown):
            return answer
        return then(scope) if answer else otherwise(scope)

    return evaluate


def is_none(inner: Evaluator, *, expected: bool) -> Evaluator:
    """Return `is None` (expected) or `is not None`."""
    return lambda scope: value if isinstance(value := inner(scope), Unknown) else is_missing(value) is expected


def containment(
    item: Evaluator, container: Evaluator, labels: Labels, scales: ScalesOf, *, expected: bool
) -> Evaluator:
    """Return `in` (expected) or `not in`."""

    def decide(x: Value, y: Value, scope: Scope) -> Value:
        found = operations.contains(y, x, scales(scope))
        return found if isinstance(found, Unknown) else found is expected

    return _of_two(decide, item, container, labels)


def comparison(symbol: str, left: Evaluator, right: Evaluator, labels: Labels) -> Evaluator:
    """Return a comparison of two texts, dates or answers."""
    holds, bare = PYTHON[symbol], operations.comparable
    return _of_two(lambda x, y, _: holds(bare(x), bare(y)), left, right, labels)


def set_comparison(symbol: str, left: Evaluator, right: Evaluator, labels: Labels) -> Evaluator:
    """Return a comparison of two sets: `<=` asks whether one lies within the other."""
    holds = PYTHON[symbol]
    return _of_two(lambda x, y, _: holds(frozenset(entries_of(x)), frozenset(entries_of(y))), left, right, labels)


def number_comparison(symbol: str, left: Evaluator, right: Evaluator, labels: Labels, scales: ScalesOf) -> Evaluator:
    """Return a comparison of two numbers, or of two grades of one scale."""
    answers = ANSWERS[symbol]

    def decide(x: Value, y: Value, scope: Scope) -> Value:
        order = compare(as_quantity(x), as_quantity(y), scales(scope))
        return order if isinstance(order, Unknown) else answers[order]

    def evaluate(scope: Scope) -> Value:
        x, y = left(scope), right(scope)
        if type(x) is Quantity and type(y) is Quantity:
            order = plain_order(x, y)  # most comparisons
            if order is not None:
                return answers[order]
        return _decide(decide, x, y, labels, scope)

    return evaluate


def calculation(symbol: str, left: Evaluator, right: Evaluator, labels: Labels) -> Evaluator:
    """Return a sum, difference, product or quotient."""
    return lambda scope: operations.arithmetic(symbol, left(scope), right(scope), labels)


def minus(inner: Evaluator, label: LocalizedText) -> Evaluator:
    """Return a number with the other sign."""
    labels = (same("0"), label)
    return lambda scope: operations.arithmetic("-", Decimal(0), inner(scope), labels)


def days_between(later: Evaluator, earlier: Evaluator, labels: Labels) -> Evaluator:
    """Return the days from the second date to the first."""
    return _of_two(lambda x, y, _: operations.days_between(x, y), later, earlier, labels)


def function_call(
    function: Function, arguments: Sequence[Evaluator], labels: Sequence[LocalizedText], scales: ScalesOf
) -> Evaluator:
    """Return a call; an argument that is missing or unknown, or a list of numbers with one that is, decides it."""
    call = function.call
    lists = [number for number, argument_type in enumerate(function.arguments) if argument_type == list_of(NUMBER)]

    def evaluate(scope: Scope) -> Value:
        values = [argument(scope) for argument in arguments]
        for number in lists:
            items = values[number]
            for entry in items if isinstance(items, tuple) else ():
                if isinstance(entry, Unknown):
                    return entry
        if not function.takes_missing:
            for value, label in zip(values, labels, strict=True):
                unclear = unknown_or_missing(value, label)
                if unclear is not None:
                    return unclear
        return call(*values, scales(scope)) if function.takes_scales else call(*values)

    return evaluate


def _of_two(
    decide: Callable[[Value, Value, Scope], Value], left: Evaluator, right: Evaluator, labels: Labels
) -> Evaluator:
    return lambda scope: _decide(decide, left(scope), right(scope), labels, scope)


def _decide(decide: Callable[[Value, Value, Scope], Value], x: Value, y: Value, labels: Labels, scope: Scope) -> Value:
    """Decide on two values, unless one is unknown or missing."""
    unclear = unknown_or_missing(x, labels[0])
    if unclear is None:
        unclear = unknown_or_missing(y, labels[1])
    return decide(x, y, scope) if unclear is None else unclear
