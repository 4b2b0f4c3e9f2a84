"""What may a rule look at?

Graph, policy and nomenclature in one hand, and how a room marks what rules may ask of a printed thing: a record is a
class, an attribute a method marked with its type and its name in both languages.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ClassVar

from cascade.graph.cascade_graph import CascadeGraph
from cascade.model.i18n import LocalizedText
from cascade.settings.nomenclature import Nomenclature
from cascade.settings.policy import Policy


@dataclass(frozen=True, slots=True)
class EvaluationContext:
    """Everything that a rule may look at."""

    graph: CascadeGraph
    policy: Policy
    nomenclature: Nomenclature | None = None
    conflicting_documents: frozenset[str] = frozenset()
    not_due: frozenset[str] = frozenset()
    consequences: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    kept: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, key: Any, compute: Callable[[], Any]) -> Any:
        """Return what was computed for a key, or compute it now."""
        if key not in self.kept:
            self.kept[key] = compute()
        return self.kept[key]

    def record(self, name: str, *key: Any) -> Any:
        """Return the record of a thing by the name that rules use for its sort: `indicator`, `element`."""
        return Once.named[name](self, *key)


class Once(type):
    """Makes one record for each thing of a world, so that what rules ask of it is computed once (`kept`)."""

    named: ClassVar[dict[str, Once]] = {}

    def __init__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]):
        super().__init__(name, bases, body)
        cls.named[body["record"]] = cls

    def __call__(cls, world: EvaluationContext, *key: Any) -> Any:
        """Return the record of a thing."""
        found = world.kept.get((cls, key))
        if found is None:
            found = world.kept[cls, key] = super().__call__(world, *key)
            found.kept = {}
        return found


def attribute(type_: str, indonesian: str, english: str) -> Callable[[Any], Any]:
    """Mark a method as something that rules may ask for."""

    def mark(method: Any) -> Any:
        method.vocabulary = (type_, LocalizedText(indonesian, english))
        return method

    return mark
