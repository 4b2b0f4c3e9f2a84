"""Gather minor notes by the rule that makes them: what a document does habitually is told once, with a count.

Findings go in; one habit a rule comes out, the most frequent first. Mere notes belong to no main problem. Judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cascade.model import Finding
from cascade.model.i18n import LocalizedText


@dataclass(frozen=True, slots=True)
class Habit:
    """The minor notes of one rule, in the order of the report."""

    findings: tuple[Finding, ...]

    @property
    def code(self) -> str:
        """The rule that makes them."""
        return self.findings[0].code

    @property
    def title(self) -> LocalizedText:
        """What the rule is about."""
        return self.findings[0].title

    @property
    def fix(self) -> LocalizedText:
        """What the rule advises."""
        return self.findings[0].fix

    @property
    def count(self) -> int:
        """How often it was noted."""
        return len(self.findings)


def habits_of(findings: Iterable[Finding]) -> tuple[Habit, ...]:
    """Return the habits that some findings tell of, the most frequent first."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.severity == "info":
            by_rule.setdefault(finding.code, []).append(finding)
    habits = (Habit(tuple(noted)) for noted in by_rule.values())
    return tuple(sorted(habits, key=lambda habit: (-habit.count, habit.code)))
