"""Put the findings of a run together into main problems.

The page of this package to read first: findings and the linked documents go in; numbered problems come out, each with the
cells to change and one advice. Reports of every format show them in this order and by these numbers. Judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cascade.advice.cell_names import CellNames
from cascade.advice.grouping import problems_of
from cascade.advice.main_problem import MainProblem
from cascade.advice.pagu_chain import PaguChain
from cascade.advice.repeats import Repeats
from cascade.advice.values import settle
from cascade.advice.wording import advice_of
from cascade.graph.cascade_graph import CascadeGraph
from cascade.model import SEVERITIES, Finding


def main_problems(findings: Iterable[Finding], graph: CascadeGraph) -> tuple[MainProblem, ...]:
    """Return the main problems of some findings, the worst first.

    Args:
        findings: In the order of the report; mere notes belong to no problem.
        graph: The linked documents that they were found in.
    """
    worst = {severity: rank for rank, severity in enumerate(SEVERITIES)}
    groups = [sorted(group, key=lambda each: worst[each.severity]) for group in problems_of(findings, graph)]
    groups.sort(key=lambda group: worst[group[0].severity])
    chain, repeats, names, found = PaguChain(graph), Repeats(graph), CellNames(graph), []
    for number, group in enumerate(groups, 1):
        settled = settle(group, graph)
        changes = chain.consequences(chain.with_witnesses(settled.changes))
        settled = replace(settled, changes=tuple(repeats.consequences(changes)))
        advice, beside = advice_of(group, settled, graph, names)
        found.append(MainProblem(number, tuple(group), settled.changes, advice, settled.findings, beside))
    return tuple(found)
