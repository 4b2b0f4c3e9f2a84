"""Define what conditions are made of: values, their types, the attributes and functions that rules may name.

Values come from records (what the vocabulary says of a printed thing) and from built-in functions; a condition is
typed against a `TypeEnvironment` when its rule is loaded. Narrowing functions (`as_quantity`) turn a value that the
type checker of conditions has vouched for into what Python needs. Knows no documents, evaluates nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol, TypeAlias

from cascade.model import QUARTER_NAMES, Label, PrintedDate, Quantity, Source, Unknown
from cascade.model.i18n import LocalizedText
from cascade.quantities.comparison import Scales

CONTAINERS = ("list", "map")


class Record(Protocol):
    """A thing that conditions ask for its attributes: an indicator, a document, the policy."""

    @property
    def record(self) -> str:
        """The name of its type: `indicator`."""


@dataclass(frozen=True, slots=True)
class Quarters:
    """A set of quarters with the place that says so."""

    numbers: frozenset[int]
    source: Source | None = None

    def __str__(self) -> str:
        return ", ".join(QUARTER_NAMES[number - 1] for number in sorted(self.numbers)) or "–"

    def __iter__(self) -> Iterator[int]:
        return iter(self.numbers)


Scalar: TypeAlias = (
    bool | int | Decimal | str | LocalizedText | Quantity | Label | PrintedDate | Quarters | Unknown | None
)
ByYear: TypeAlias = "Mapping[int, Value] | Mapping[str, Value] | Mapping[str | LocalizedText, Value]"
Value: TypeAlias = "Scalar | Record | tuple[Value, ...] | frozenset[int] | ByYear"
Scope: TypeAlias = Mapping[str, Value]  # what the names of a rule stand for
Evaluator: TypeAlias = Callable[[Scope], Value]


@dataclass(frozen=True, slots=True)
class Type:
    """The type of a value: a simple one, a record (its name), or a list or a table by year of `entry`."""

    name: str
    entry: Type | None = None

    def __str__(self) -> str:
        return self.name if self.entry is None else f"{self.name}:{self.entry}"

    @property
    def is_list(self) -> bool:
        """It holds entries in an order."""
        return self.name == "list"

    @property
    def is_map(self) -> bool:
        """It holds an entry for each of some years."""
        return self.name == "map"


NUMBER, TEXT, TRUTH, DATE = Type("number"), Type("text"), Type("truth"), Type("date")
SET = Type("set")  # of whole numbers: the quarters of an event
NONE = Type("none")
COLLECTION = Type("collection")  # as an argument: any list, set or table


def list_of(entry: Type) -> Type:
    """Return the type of a list."""
    return Type("list", entry)


def map_of(entry: Type) -> Type:
    """Return the type of a table by year."""
    return Type("map", entry)


def type_named(text: str) -> Type:
    """Return a type as it is written: `number`, `list:number`, `indicator`."""
    container, colon, entry = text.partition(":")
    return Type(container, type_named(entry)) if colon and container in CONTAINERS else Type(text)


@dataclass(frozen=True, slots=True)
class Attribute:
    """What a rule may ask of a record: its type, how to get it, what it is called."""

    type: Type
    get: Callable[..., Value]  # of the record that it belongs to
    label: LocalizedText


@dataclass(frozen=True, slots=True)
class Function:
    """What a rule may call.

    A missing or unknown argument makes the answer unknown unless `takes_missing`; with `takes_scales` the
    ordinal scales in force come as last argument. `reads` names the attributes of its first argument, a record,
    that the answer rests on. `equates` marks one that asks whether its two arguments say the same.
    """

    name: str
    arguments: tuple[Type, ...]
    result: Type
    call: Callable[..., Value]
    about: str = ""
    variadic: bool = False
    takes_missing: bool = False
    takes_scales: bool = False
    reads: tuple[str, ...] = ()
    equates: bool = False


@dataclass(frozen=True, slots=True)
class TypeEnvironment:
    """The names that conditions are typed against, and where the ordinal scales in force are found."""

    records: Mapping[str, Mapping[str, Attribute]]
    functions: Mapping[str, Function]
    scales: Callable[[Scope], Scales] = lambda _: {}


def is_missing(value: object) -> bool:
    """Tell whether a value is absent, blank or a dash."""
    if isinstance(value, Quantity):
        return value.kind == "none"
    return value is None or (isinstance(value, Label) and not value.text)


def as_quantity(value: object) -> Quantity:
    """Return a plain number as a quantity.

    Raises:
        TypeError: it is no number.
    """
    if isinstance(value, Quantity):
        return value
    if isinstance(value, int | Decimal):
        return Quantity("number", str(value), Decimal(value))
    raise TypeError(f"{value!r} is not a number")


def as_date(value: object) -> date:
    """Return a printed date as a date.

    Raises:
        TypeError: it is none.
    """
    if isinstance(value, PrintedDate):
        return value.value
    raise TypeError(f"{value!r} is not a date")


def entries_of(value: object) -> Iterable[object]:
    """Return the entries of a list or set, the years of a table.

    Raises:
        TypeError: it holds none.
    """
    if isinstance(value, tuple | frozenset | Mapping | Quarters):
        return value
    raise TypeError(f"{value!r} is not a list or a set")
