"""Find the findings that one mistake makes.

Findings go in; groups come out, in their order. Those of one linked indicator or one element are one problem, and so are
those of which one asks about the cell that another wants changed. Judges nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from cascade.graph.cascade_graph import CascadeGraph
from cascade.model import Finding, Source
from cascade.text.normalize import normalized


def problems_of(findings: Iterable[Finding], graph: CascadeGraph) -> list[tuple[Finding, ...]]:
    """Return the findings of each main problem, in the order of their first; mere notes make none."""
    found = [finding for finding in findings if finding.severity != "info"]
    leader = list(range(len(found)))

    def first_of(index: int) -> int:
        while leader[index] != index:
            leader[index] = leader[leader[index]]
            index = leader[index]
        return index

    members: dict[Hashable, list[int]] = defaultdict(list)
    for index, finding in enumerate(found):
        for key in _keys(finding, graph):
            members[key].append(index)
    for together in (*members.values(), *_sharing_a_cell(found)):
        roots = sorted({first_of(index) for index in together})
        for root in roots[1:]:
            leader[root] = roots[0]
    groups: dict[int, list[Finding]] = defaultdict(list)
    for index, finding in enumerate(found):
        groups[first_of(index)].append(finding)
    return [tuple(group) for group in groups.values()]


def _keys(finding: Finding, graph: CascadeGraph) -> Iterator[Hashable]:
    """Yield what a finding is about: its cause, and the name of an element, which other years and documents print too."""
    yield finding.cause
    if finding.elements and not finding.indicators:
        node = finding.elements[0]
        element = graph.elements[node]
        yield "element", element.level, graph.work_unit(node), normalized(element.name.text)


def _sharing_a_cell(findings: Sequence[Finding]) -> Iterator[list[int]]:
    """Yield the findings that ask about one cell which one of them wants changed."""
    wanted = (change for finding in findings for change in finding.changes if change.wanted)
    changed = {address(change.cell.source) for change in wanted} - {None}
    asking: dict[Hashable, list[int]] = defaultdict(list)
    for index, finding in enumerate(findings):
        printed = (each.source for each in (*finding.evidence, *(change.cell for change in finding.changes)))
        for cell in {address(source) for source in printed} & changed:
            asking[cell].append(index)
    yield from asking.values()


def address(source: Source | None) -> Hashable | None:
    """Return the cell in which something is printed, however it was read; None where no cell or row is known."""
    if source is None or (source.row is None and source.cell is None):
        return None
    return (source.file, source.page, source.sheet, source.table, source.row, source.column, source.cell)
