"""Hold a compiled condition: the whole, its parts, and what each comes to on given records.

The parts that the compiler has built go in; the answer comes out for the evaluator, and the value of each part for
findings and reports. Checks no types and knows no documents.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from cascade.model.i18n import LocalizedText, same
from cascade.rules.language.operations import missing
from cascade.rules.language.types import TRUTH, Evaluator, Scope, Type, Value

PartKind = Literal["path", "name", "constant", "operation"]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an expression: how it is written, what it comes to, and the parts that it is made of.

    A "path" (`aksi.annual`, `renstra.targets[aksi.year]`) is an operand that can be shown as evidence; `alias` is
    the record that it starts from, `label` what it is called. `equated` are the two operands that have to be the
    same for it to hold, where that is what it asks.
    """

    text: str
    type: Type
    evaluate: Evaluator
    kind: PartKind
    label: LocalizedText
    parts: tuple[Part, ...] = ()
    alias: str = ""
    equated: tuple[Part, Part] | None = None

    def walk(self, depth: int = 0) -> Iterator[tuple[int, Part]]:
        """Yield this part and all below it with their depth, as they are read."""
        yield depth, self
        for part in self.parts:
            yield from part.walk(depth + 1)


@dataclass(frozen=True, slots=True)
class Expression:
    """A compiled condition or placeholder; `root` is all of it, `operands` the paths that it asks for."""

    text: str
    root: Part
    operands: tuple[Part, ...]

    @property
    def type(self) -> Type:
        """The type of its value."""
        return self.root.type

    def evaluate(self, scope: Scope) -> Value:
        """Return the value on these records; for a condition True, False or Unknown."""
        value = self.root.evaluate(scope)
        return missing(same(self.text)) if value is None and self.root.type == TRUTH else value

    def reads(self, path: str) -> bool:
        """Tell whether an operand is part of the expression."""
        return any(operand.text == path for operand in self.operands)
