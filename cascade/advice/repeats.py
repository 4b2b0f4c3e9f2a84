"""Carry a change to the other rows of its document that print the same indicator with the same value.

Changes of cells go in; more of them come out: a Rencana Aksi that prints one indicator under two sasaran has it twice. What the
two rows print otherwise today is a problem of its own, told by its own rule, and not touched here.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator

from cascade.advice.grouping import address
from cascade.advice.main_problem import CellChange
from cascade.graph.cascade_graph import CascadeGraph, NodeId
from cascade.graph.occurrences import Occurrences, find_occurrences
from cascade.model import Evidence, Indicator, Label, Quantity, Source

Field = tuple[str, int]


class Repeats:
    """The values of all indicators by their cells, and the other rows that print them."""

    def __init__(self, graph: CascadeGraph):
        self._graph = graph
        self._occurrences: Occurrences = find_occurrences(graph)
        self._cells: dict[Hashable, tuple[NodeId, Field]] = {}
        for node, indicator in graph.indicators.items():
            for field, _, source in _prints(indicator):
                if (cell := address(source)) is not None and not source.carried:
                    self._cells.setdefault(cell, (node, field))

    def consequences(self, changes: Iterable[CellChange]) -> list[CellChange]:
        """Return the changes with those of the rows that repeat what they change."""
        found = list(changes)
        known = {address(change.cell.source) for change in found}
        for change in tuple(found):
            for evidence in self._others(change.cell):
                if (cell := address(evidence.source)) not in known:
                    known.add(cell)
                    found.append(
                        CellChange(evidence, change.wanted, change.model, change.is_asked, is_consequence=True)
                    )
        return found

    def _others(self, cell: Evidence) -> Iterator[Evidence]:
        """Yield the same value in the other rows of the document that print the indicator."""
        if (place := address(cell.source)) not in self._cells:
            return
        node, field = self._cells[place]
        graph = self._graph
        own = next(text for name, text, _ in _prints(graph.indicators[node]) if name == field)
        for other in self._occurrences.group_of(node).nodes:
            if other == node or graph.work_unit(other) != graph.work_unit(node):
                continue
            for name, text, source in _prints(graph.indicators[other]):
                if name == field and text == own and not source.carried:
                    yield Evidence(cell.label, cell.value, source, cell.document)


def _prints(indicator: Indicator) -> Iterator[tuple[Field, str, Source]]:
    """Yield what a row prints, each value with the column that it is of."""
    printed: list[tuple[Field, Label | Quantity | None]] = [
        (("name", 0), indicator.name),
        (("unit", 0), indicator.unit),
        (("baseline", 0), indicator.baseline),
        (("end", 0), indicator.end_target),
        *((("target", year), quantity) for year, quantity in indicator.targets.items()),
        *((("quarter", number), quantity) for number, quantity in enumerate(indicator.quarters or (), 1)),
    ]
    for field, value in printed:
        if value is not None and value.source is not None:
            yield field, " ".join((value.text if isinstance(value, Label) else value.raw).split()), value.source
