"""Hold why an absence cannot be told, and find what stands in its way.

A rule that fails on a row goes in; the gravest obstacle comes out, None where all that the rule rests on was read whole, as far as can be
known. Judges nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from cascade.rules.obstacles.documents import in_documents_of
from cascade.rules.obstacles.reason import Obstacle
from cascade.rules.obstacles.sums import in_sum, in_totals
from cascade.rules.obstacles.tables import in_tables
from cascade.rules.rule import Rule
from cascade.rules.selectors import RuleRow

_WHERE: Mapping[str, Callable[[RuleRow], Iterator[Obstacle]]] = {
    "tables": in_tables,
    "sum": in_sum,
    "totals": in_totals,
}


def obstacle_to(rule: Rule, row: RuleRow) -> Obstacle | None:
    """Return what stands in the way of a fail: first what leaves nothing to say, else what leaves a question."""
    found = None
    for each in _obstacles(rule, row):
        if not each.leaves_question:
            return each
        found = found or each
    return found


def _obstacles(rule: Rule, row: RuleRow) -> Iterator[Obstacle]:
    for name in rule.rests_on:
        yield from _WHERE[name](row) if name in _WHERE else in_documents_of(name, row)
