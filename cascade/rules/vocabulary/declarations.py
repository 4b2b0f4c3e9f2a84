"""Declare what rules may ask: attributes of records and functions, typed by their annotations.

A decorated function goes in; its name, the type that conditions see and its words come out. The decorators only mark:
`type_environment` collects what modules declare. What is asked of a record is computed once for each record.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from types import NoneType, UnionType
from typing import Generic, ParamSpec, TypeVar, Union, get_args, get_origin, get_type_hints

from cascade.model import Label, PrintedDate, Quantity, Unknown
from cascade.model.i18n import LocalizedText
from cascade.rules.language.types import (
    DATE,
    NUMBER,
    SET,
    TEXT,
    TRUTH,
    Attribute,
    Function,
    Quarters,
    Type,
    Value,
    list_of,
    map_of,
)

Subject = TypeVar("Subject")
Computed = TypeVar("Computed")
Answer = TypeVar("Answer", bound=Value)
Arguments = ParamSpec("Arguments")

_SIMPLE: dict[object, Type] = {
    bool: TRUTH,
    int: NUMBER,
    Quantity: NUMBER,
    str: TEXT,
    Label: TEXT,
    LocalizedText: TEXT,
    PrintedDate: DATE,
    Quarters: SET,
}


class ComputedOnce(Generic[Subject, Computed]):
    """A function of a record, computed once for each record: kept on the record, as `functools.cached_property` does."""

    def __init__(self, compute: Callable[[Subject], Computed]):
        self.compute = compute
        self.name = compute.__name__
        self.key = f"{compute.__module__}.{compute.__name__}"  # no field of a record has a dot
        update_wrapper(self, compute)

    def __call__(self, subject: Subject) -> Computed:
        """Return what was computed for a record, or compute it now."""
        known = subject.__dict__
        if self.key not in known:
            known[self.key] = self.compute(subject)
        computed: Computed = known[self.key]
        return computed


def computed_once(compute: Callable[[Subject], Computed]) -> ComputedOnce[Subject, Computed]:
    """Compute a function of a record once for each record."""
    return ComputedOnce(compute)


class RecordAttribute(ComputedOnce[Subject, Answer]):
    """What rules may ask of a record by the name of this function."""

    def __init__(self, compute: Callable[[Subject], Answer], label: LocalizedText):
        super().__init__(compute)
        self.label = label

    def declaration(self) -> tuple[str, Attribute]:
        """Return the name of the type of record that it belongs to, and what conditions know of it."""
        (record, *_), result = _signature(self.compute)
        return record.name, Attribute(result, self.__call__, self.label)


def attribute(
    indonesian: str, english: str
) -> Callable[[Callable[[Subject], Answer]], RecordAttribute[Subject, Answer]]:
    """Mark a function of a record as something that rules may ask for, with its name in both languages."""
    return lambda compute: RecordAttribute(compute, LocalizedText(indonesian, english))


class RuleFunction(Generic[Arguments, Answer]):
    """What rules may call by the name of this function."""

    def __init__(self, call: Callable[Arguments, Answer], about: str, reads: tuple[str, ...]):
        self.call = call
        self.name = call.__name__
        self.about = about
        self.reads = reads
        update_wrapper(self, call)

    def __call__(self, *arguments: Arguments.args, **named: Arguments.kwargs) -> Answer:
        """Call it as plain Python."""
        return self.call(*arguments, **named)

    def declaration(self) -> Function:
        """Return what conditions know of it."""
        arguments, result = _signature(self.call)
        return Function(self.name, arguments, result, self.call, self.about, reads=self.reads)


def function(
    about: str, *, reads: tuple[str, ...] = ()
) -> Callable[[Callable[Arguments, Answer]], RuleFunction[Arguments, Answer]]:
    """Mark a function as one that rules may call; `reads` names the attributes of its first argument that it rests on."""
    return lambda call: RuleFunction(call, about, reads)


def _signature(function_: Callable[..., object]) -> tuple[tuple[Type, ...], Type]:
    """Return the types of the arguments and of the answer of a function, as conditions see them."""
    hints = get_type_hints(function_)
    result = type_of(hints.pop("return"))
    return tuple(type_of(hint) for hint in hints.values()), result


def type_of(annotation: object) -> Type:
    """Return the type that conditions see in values of a Python type; what may be missing or unknown has the same one.

    Raises:
        TypeError: conditions know no such values.
    """
    if annotation in _SIMPLE:
        return _SIMPLE[annotation]
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        types = {type_of(each) for each in arguments if each not in (NoneType, Unknown)}
        if len(types) == 1:
            return types.pop()
    elif origin is tuple and arguments[1:] == (...,):
        return list_of(type_of(arguments[0]))
    elif origin is dict:
        return map_of(type_of(arguments[1]))
    elif isinstance(record := getattr(annotation, "record", None), str):
        return Type(record)
    raise TypeError(f"conditions know no values of {annotation}")
