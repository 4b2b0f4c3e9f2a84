"""Trace how a rule came to its verdict: every part of its conditions with its value.

A rule and a row go in; the lines come out that `explain` and the reports print. Evaluates again, judges nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from cascade.model import Label, PrintedDate, Quantity, Source, TracePart, TraceStep, Unknown
from cascade.model.i18n import LocalizedText
from cascade.rules.findings.wording import format_value
from cascade.rules.language.expression import Expression
from cascade.rules.language.types import Quarters
from cascade.rules.rule import Case, Rule
from cascade.rules.selectors import RuleRow

# Values that say something when printed; a record does not.
_PRINTABLE = (
    bool, int, str, tuple, frozenset, Mapping, type(None), Decimal, Quantity, Label, PrintedDate, Quarters, LocalizedText, Unknown,
)  # fmt: skip
_TRUTH = {True: LocalizedText("benar", "true"), False: LocalizedText("salah", "false")}


def trace_of(rule: Rule, row: RuleRow, case: Case | None) -> tuple[TraceStep, ...]:
    """Return every part of the conditions with its value; names of records and fixed values explain themselves."""
    asked: list[tuple[TracePart, Expression]] = [("assert", rule.condition)]
    if rule.when is not None:
        asked.insert(0, ("when", rule.when))
    if case is not None:
        asked.append(("case", case.when))
    return tuple(
        TraceStep(name, depth, part.text, _answer(value), part.label if part.kind == "path" else None, source_of(value))
        for name, expression in asked
        for (depth, part), value in zip(expression.traced, expression.values(row.scope), strict=True)
        if isinstance(value, _PRINTABLE)
    )


def source_of(value: object) -> Source | None:
    """Return where a value is printed."""
    return value.source if isinstance(value, Quantity | Label | PrintedDate | Quarters) else None


def _answer(value: object) -> LocalizedText:
    if isinstance(value, bool):
        return _TRUTH[value]
    if isinstance(value, Unknown):
        return LocalizedText("tidak dapat dinilai: {r}", "cannot be judged: {r}").format(r=value.reason)
    return format_value(value)
