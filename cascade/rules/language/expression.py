"""Hold a compiled condition: the whole, its parts, and what each comes to on given records.

The parts that the compiler has built go in; the answer comes out for the evaluator, and the value of each part for
findings and reports. Checks no types and knows no documents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, cast

from cascade.model.i18n import LocalizedText, same
from cascade.rules.language.evaluators import truth
from cascade.rules.language.function_source import Code, FunctionSource, function_of
from cascade.rules.language.types import TRUTH, Evaluator, Scope, Type, Value

PartKind = Literal["path", "name", "constant", "operation"]


@dataclass(frozen=True)
class Part:
    """One part of an expression: how it is written, the code that evaluates it, and the parts that it is made of.

    A "path" (`aksi.annual`, `renstra.targets[aksi.year]`) is an operand that can be shown as evidence; `alias` is
    the record that it starts from, `label` what it is called. `equated` are the two operands that have to be the
    same for it to hold, where that is what it asks.
    """

    text: str
    type: Type
    code: Code
    kind: PartKind
    label: LocalizedText
    parts: tuple[Part, ...] = ()
    alias: str = ""
    equated: tuple[Part, Part] | None = None

    @cached_property
    def evaluate(self) -> Evaluator:
        """The function of the records that tells what it comes to."""
        return function_of(self.code)

    def walk(self, depth: int = 0) -> Iterator[tuple[int, Part]]:
        """Yield this part and all below it with their depth, as they are read."""
        yield depth, self
        for part in self.parts:
            yield from part.walk(depth + 1)


@dataclass(frozen=True)
class Expression:
    """A condition or placeholder, compiled at the latest when it is first asked for anything but its text."""

    text: str
    compiled: Callable[[], Part]

    @cached_property
    def root(self) -> Part:
        """All of it.

        Raises:
            CascadeError: it has mistakes; never where `root` was asked for before.
        """
        return self.compiled()

    @cached_property
    def operands(self) -> tuple[Part, ...]:
        """The paths that it asks for."""
        return tuple({part.text: part for _, part in self.root.walk() if part.kind == "path"}.values())

    @property
    def type(self) -> Type:
        """The type of its value."""
        return self.root.type

    @cached_property
    def evaluate(self) -> Evaluator:
        """The function of the records that tells its value; for a condition True, False or Unknown."""
        is_condition = self.root.type == TRUTH
        return function_of(truth(self.root.code, same(self.text))) if is_condition else self.root.evaluate

    @cached_property
    def traced(self) -> tuple[tuple[int, Part], ...]:
        """The parts that say something: names of records and fixed values explain themselves."""
        return tuple((depth, part) for depth, part in self.root.walk() if part.kind in ("path", "operation"))

    @cached_property
    def values(self) -> Callable[[Scope], tuple[Value, ...]]:
        """The function of the records that tells what each of the traced parts comes to."""
        source = FunctionSource()
        below_first = [part.code(source) for _, part in reversed(self.traced)]  # what they hold is held once
        return cast(
            "Callable[[Scope], tuple[Value, ...]]",
            source.function(f"({''.join(f'{v}, ' for v in reversed(below_first))})"),
        )

    def reads(self, path: str) -> bool:
        """Tell whether an operand is part of the expression."""
        return any(operand.text == path for operand in self.operands)
