"""Carry a change to the other cells of its document that print the same value of the same indicator.

Changes of cells go in; more of them come out: a Rencana Aksi prints one indicator twice, and the target of the year beside the
quarter that reaches it. What two cells print otherwise today is a problem of its own, told by its own rule, and not touched here.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator

from cascade.advice.grouping import address
from cascade.advice.main_problem import CellChange
from cascade.advice.values import says_the_same
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
        for change in found:  # which grows
            for evidence in self._others(change.cell):
                if (cell := address(evidence.source)) not in known:
                    known.add(cell)
                    wanted = _written_like(evidence.value, change.wanted)
                    found.append(CellChange(evidence, wanted, change.model, change.is_asked, is_consequence=True))
        return found

    def _others(self, cell: Evidence) -> Iterator[Evidence]:
        """Yield the same value in the row, and in the other rows of the document that print the indicator."""
        if (place := address(cell.source)) not in self._cells:
            return
        node, field = self._cells[place]
        graph = self._graph
        own = next(text for name, text, _ in _prints(graph.indicators[node]) if name == field)
        partner = _partner(graph.indicators[node], field, graph.document_of(node).year)
        for name, text, source in _prints(graph.indicators[node]):
            if name == partner and says_the_same(text, own) and not source.carried:
                yield Evidence(cell.label, text, source, cell.document)
        for other in self._occurrences.group_of(node).nodes:
            if other == node or graph.work_unit(other) != graph.work_unit(node):
                continue
            for name, text, source in _prints(graph.indicators[other]):
                if name == field and text == own and not source.carried:
                    yield Evidence(cell.label, cell.value, source, cell.document)


def _written_like(printed: str, wanted: str) -> str:
    """Return a value with the percent sign of another print, or without one."""
    plain = wanted.removesuffix("%").rstrip()
    if printed.endswith("%"):
        return f"{plain}{' ' if printed.endswith(' %') else ''}%" if plain[-1:].isdigit() else wanted
    return plain if printed[-1:].isdigit() else wanted


def _partner(indicator: Indicator, field: Field, year: int | None) -> Field | None:
    """Return the other cell of a row that prints the value of the year: its target, or its last quarter."""
    filled = [n for n, quarter in enumerate(indicator.quarters or (), 1) if quarter and not quarter.is_missing]
    if not filled or year is None or year not in indicator.targets:
        return None
    both = ("target", year), ("quarter", filled[-1])
    return both[1 - both.index(field)] if field in both else None


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
