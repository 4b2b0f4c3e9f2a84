"""Write the Python that evaluates the parts of a condition.

The code of the parts below goes in, the code of one part comes out; three-valued. Each function is called by what its code
evaluates (a negation, a comparison). What most values need stands in the code itself, the rest behind a call. Checks no
types: the compiler has done so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

from cascade.model import Label, Quantity, Unknown
from cascade.model.i18n import LocalizedText, same
from cascade.quantities.comparison import Scales, compare
from cascade.rules.language import operations
from cascade.rules.language.function_source import Code, FunctionSource
from cascade.rules.language.operations import missing, unknown_or_missing, whole_number
from cascade.rules.language.types import (
    NUMBER,
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

_MAY_BE_MISSING = frozenset({type(None), Unknown, Quantity, Label})


def constant(value: Value) -> Code:
    """Return what always comes to one value."""
    return lambda source: source.bind(value)


def name_lookup(name: str) -> Code:
    """Return what looks a name up."""
    return lambda source: source.hold(f"scope[{name!r}]")


def attribute_of_name(name: str, get: Callable[..., Value]) -> Code:
    """Return what asks a named record."""
    return lambda source: source.hold(f"{source.bind(get)}({name_lookup(name)(source)})")


def attribute_of(owner: Code, get: Callable[..., Value]) -> Code:
    """Return what asks a record that may not be there."""

    def write(source: FunctionSource) -> str:
        record = owner(source)
        return source.hold(f"{record} if {_is_nothing(record, source)} else {source.bind(get)}({record})")

    return write


def entry_by_year(items: Mapping[int, Value], year: int) -> Value:
    """Return the entry of a year."""
    return items.get(year)


def entry_by_place(items: tuple[Value, ...], place: int) -> Value:
    """Return an entry of a list, counted from 1."""
    return items[place - 1] if 1 <= place <= len(items) else None


def entry_lookup(owner: Code, entry: Callable[..., Value], index: Code, label: LocalizedText) -> Code:
    """Return what looks an entry up by a computed or fixed index, which is called `label`."""

    def of_printed(items: Value, place: Value) -> Value:
        number = whole_number(place, label)
        return number if isinstance(number, Unknown) else entry(items, number)

    def write(source: FunctionSource) -> str:
        items, place = owner(source), index(source)
        found = f"{items}.get({place})" if entry is entry_by_year else f"{source.bind(entry)}({items}, {place})"
        otherwise = f"{source.bind(of_printed)}({items}, {place})"
        is_whole = f"type({place}) is {source.bind(int)}"
        return source.hold(f"{items} if {_is_nothing(items, source)} else {found} if {is_whole} else {otherwise}")

    return write


def list_of_values(items: Sequence[Code], *, numbers: bool) -> Code:
    """Return what makes a list; numbers become quantities."""

    def as_number(value: Value) -> Value:
        return value if value is None or isinstance(value, Unknown) else as_quantity(value)

    def write(source: FunctionSource) -> str:
        values = [item(source) for item in items]
        if numbers:
            values = [f"{source.bind(as_number)}({value})" for value in values]
        return source.hold(f"({''.join(f'{value}, ' for value in values)})")

    return write


def truth(inner: Code, label: LocalizedText) -> Code:
    """Return a condition that is unknown where it is missing."""

    def write(source: FunctionSource) -> str:
        value = inner(source)
        return source.hold(f"{source.bind(missing)}({source.bind(label)}) if {value} is None else {value}")

    return write


def connective(conditions: Sequence[Code], *, by: bool) -> Code:
    """Return `or` (decided by True), or `and` and chains of comparisons (decided by False)."""

    def write(source: FunctionSource) -> str:
        answer, doubt = source.variable(), source.variable()
        value = conditions[0](source)
        source.line(f"{answer} = {by} if {value} is {by} else None")
        source.line(f"{doubt} = {value} if {_is_unknown(value, source)} else None")
        known: dict[str, str] = {}  # what an earlier condition computed: a later one is asked only after it
        for condition in conditions[1:]:
            with source.block(f"if {answer} is None:", known):
                value = condition(source)
                source.line(f"if {value} is {by}: {answer} = {by}")
                source.line(f"elif {doubt} is None and {_is_unknown(value, source)}: {doubt} = {value}")
        source.line(f"if {answer} is None: {answer} = {not by} if {doubt} is None else {doubt}")
        return answer

    return write


def negation(condition: Code) -> Code:
    """Return `not`."""

    def write(source: FunctionSource) -> str:
        value = condition(source)
        return source.hold(f"{value} if {_is_unknown(value, source)} else not {value}")

    return write


def choice(condition: Code, then: Code, otherwise: Code) -> Code:
    """Return `then if condition else otherwise`."""

    def write(source: FunctionSource) -> str:
        chosen, value = source.variable(), condition(source)
        source.line(f"{chosen} = {value}")
        with source.block(f"if not {_is_unknown(value, source)}:"):
            with source.block(f"if {value}:"):
                source.line(f"{chosen} = {then(source)}")
            with source.block("else:"):
                source.line(f"{chosen} = {otherwise(source)}")
        return chosen

    return write


def is_none(inner: Code, *, expected: bool) -> Code:
    """Return `is None` (expected) or `is not None`."""

    def write(source: FunctionSource) -> str:
        value = inner(source)
        return source.hold(
            f"{value} if {_is_unknown(value, source)} else {source.bind(is_missing)}({value}) is {expected}"
        )

    return write


def containment(item: Code, container: Code, labels: Labels, scales: ScalesOf, *, expected: bool) -> Code:
    """Return `in` (expected) or `not in`."""

    def decide(x: Value, y: Value, scope: Scope) -> Value:
        found = operations.contains(y, x, scales(scope))
        return found if isinstance(found, Unknown) else found is expected

    return _of_two(decide, item, container, labels)


def comparison(symbol: str, left: Code, right: Code, labels: Labels) -> Code:
    """Return a comparison of two texts, dates or answers."""
    holds, bare = operations.PYTHON[symbol], operations.comparable

    def decide(x: Value, y: Value, _: Scope) -> Value:
        return holds(bare(x), bare(y))

    def write(source: FunctionSource) -> str:
        x, y, text = left(source), right(source), source.bind(str)
        otherwise = f"{source.bind(_deciding(decide, labels))}({x}, {y}, scope)"
        return source.hold(f"{x} {symbol} {y} if type({x}) is {text} and type({y}) is {text} else {otherwise}")

    return write


def set_comparison(symbol: str, left: Code, right: Code, labels: Labels) -> Code:
    """Return a comparison of two sets: `<=` asks whether one lies within the other."""
    holds = operations.PYTHON[symbol]
    return _of_two(lambda x, y, _: holds(frozenset(entries_of(x)), frozenset(entries_of(y))), left, right, labels)


def number_comparison(symbol: str, left: Code, right: Code, labels: Labels, scales: ScalesOf) -> Code:
    """Return a comparison of two numbers, or of two grades of one scale."""
    answers = operations.ANSWERS[symbol]

    def decide(x: Value, y: Value, scope: Scope) -> Value:
        order = compare(as_quantity(x), as_quantity(y), scales(scope))
        return order if isinstance(order, Unknown) else answers[order]

    def write(source: FunctionSource) -> str:
        x, y, quantity = left(source), right(source), source.bind(Quantity)
        are_quantities = f"type({x}) is {quantity} and type({y}) is {quantity}"
        one, other = source.variable(), source.variable()
        are_plain = f"({one} := {x}.plain) is not None and ({other} := {y}.plain) is not None"
        share_unit = f"({x}.unit is None or {y}.unit is None or {x}.unit == {y}.unit)"
        otherwise = f"{source.bind(_deciding(decide, labels))}({x}, {y}, scope)"
        return source.hold(
            f"{one} {symbol} {other} if {are_quantities} and {are_plain} and {share_unit} else {otherwise}"
        )

    return write


def calculation(symbol: str, left: Code, right: Code, labels: Labels) -> Code:
    """Return a sum, difference, product or quotient."""

    def compute(x: Value, y: Value) -> Value:
        return operations.arithmetic(symbol, x, y, labels)

    return lambda source: source.hold(f"{source.bind(compute)}({left(source)}, {right(source)})")


def minus(inner: Code, label: LocalizedText) -> Code:
    """Return a number with the other sign."""
    return calculation("-", constant(Decimal(0)), inner, (same("0"), label))


def days_between(later: Code, earlier: Code, labels: Labels) -> Code:
    """Return the days from the second date to the first."""
    return _of_two(lambda x, y, _: operations.days_between(x, y), later, earlier, labels)


def function_call(
    function: Function, arguments: Sequence[Code], labels: Sequence[LocalizedText], scales: ScalesOf
) -> Code:
    """Return a call; an argument that is missing or unknown, or a list of numbers with one that is, decides it."""
    call = function.call
    lists = [number for number, argument_type in enumerate(function.arguments) if argument_type == list_of(NUMBER)]

    def checked(scope: Scope, *values: Value) -> Value:
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

    def write(source: FunctionSource) -> str:
        values = [argument(source) for argument in arguments]
        given = ", ".join(values)
        slowly = f"{source.bind(checked)}({', '.join(('scope', *values))})"
        if lists or function.takes_scales or function.takes_missing or not values:
            return source.hold(slowly)
        return source.hold(f"{source.bind(call)}({given}) if {_are_there(values, source)} else {slowly}")

    return write


def _is_unknown(value: str, source: FunctionSource) -> str:
    return f"type({value}) is {source.bind(Unknown)}"


def _is_nothing(value: str, source: FunctionSource) -> str:
    return f"{value} is None or {_is_unknown(value, source)}"


def _are_there(values: Sequence[str], source: FunctionSource) -> str:
    """Return the test that no value can be missing or unknown."""
    may_be_missing = source.bind(_MAY_BE_MISSING)
    return " and ".join(f"type({value}) not in {may_be_missing}" for value in values)


def _of_two(decide: Callable[[Value, Value, Scope], Value], left: Code, right: Code, labels: Labels) -> Code:
    def write(source: FunctionSource) -> str:
        return source.hold(f"{source.bind(_deciding(decide, labels))}({left(source)}, {right(source)}, scope)")

    return write


def _deciding(decide: Callable[[Value, Value, Scope], Value], labels: Labels) -> Callable[[Value, Value, Scope], Value]:
    """Return what decides on two values, unless one is unknown or missing."""

    def call(x: Value, y: Value, scope: Scope) -> Value:
        unclear = unknown_or_missing(x, labels[0])
        if unclear is None:
            unclear = unknown_or_missing(y, labels[1])
        return decide(x, y, scope) if unclear is None else unclear

    return call
