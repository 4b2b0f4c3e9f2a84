"""Write the Python function that a condition is compiled to, line by line.

Expressions of fixed forms and the values that they name go in; a function of the records comes out. What a rule says stands
in no line of it but as the name of an alias: texts, numbers and what is called are bound to names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias, cast

from cascade.rules.language.kept_code import kept_code
from cascade.rules.language.types import Evaluator

Code: TypeAlias = "Callable[[FunctionSource], str]"  # writes what a part comes to; returns the name that holds it


class FunctionSource:
    """The lines of one function of `scope`, and the values that they name."""

    def __init__(self) -> None:
        self._lines = ["def evaluate(scope):"]
        self._bound: dict[str, object] = {}
        self._known: list[dict[str, str]] = [{}]  # variables by what they hold, a table for each block that is open
        self._variables = 0

    def bind(self, value: object) -> str:
        """Return the name by which the function knows a value."""
        for name, bound in self._bound.items():
            if bound is value:
                return name
        name = f"k{len(self._bound)}"
        self._bound[name] = value
        return name

    def variable(self) -> str:
        """Return a name that holds nothing yet."""
        self._variables += 1
        return f"v{self._variables}"

    def hold(self, expression: str) -> str:
        """Return the variable that holds an expression; the same one is computed once."""
        for known in self._known:
            if expression in known:
                return known[expression]
        variable = self._known[-1][expression] = self.variable()
        self.line(f"{variable} = {expression}")
        return variable

    def line(self, text: str) -> None:
        """Add a line to the block that is open."""
        self._lines.append(" " * len(self._known) + text)

    @contextmanager
    def block(self, head: str, known: dict[str, str] | None = None) -> Iterator[None]:
        """Open a block; what it computes is known in it alone, and in those that are opened with the same `known`."""
        self.line(head)
        self._known.append({} if known is None else known)
        yield
        self._known.pop()

    def function(self, result: str) -> Evaluator:
        """Return the function that comes to a result."""
        self.line(f"return {result}")
        scope: dict[str, object] = dict(self._bound)
        exec(kept_code().code("\n".join(self._lines)), scope)
        return cast("Evaluator", scope["evaluate"])


def function_of(code: Code) -> Evaluator:
    """Return the function of the records that some code is written for."""
    source = FunctionSource()
    return source.function(code(source))
