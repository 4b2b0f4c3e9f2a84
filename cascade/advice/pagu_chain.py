"""Carry a changed pagu to every total that it is part of.

Changes of pagu go in; more of them come out: the kegiatan and program above, the total row, and the same element in the
documents that follow, so far as each prints today what its parts print. What does not agree today is a problem of its own, told
by its own rule, and not touched here.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from cascade.advice.grouping import address
from cascade.advice.main_problem import CellChange
from cascade.graph.budget import pagu_of, summed_elements
from cascade.graph.cascade_graph import CascadeGraph, NodeId
from cascade.model import CASCADE_ORDER, Document, Evidence, Quantity
from cascade.model.i18n import LocalizedText
from cascade.quantities.aggregation import total_of
from cascade.text.numbers import parse_quantity

_PAGU = LocalizedText("pagu {y}", "pagu {y}")
_TOTAL = LocalizedText("jumlah pagu {y}", "total pagu {y}")
_CURRENCY = re.compile(r"rp\.?\s*", re.I)
_OWN_DECISION = ("dpa", "rka")  # a budget that was voted follows no plan


class PaguChain:
    """The pagu cells of the documents, and what each is part of."""

    def __init__(self, graph: CascadeGraph):
        self._graph = graph
        self._cells = {
            cell: (node, year)
            for node, element in graph.elements.items()
            for year, quantity in element.pagu.items()
            if (cell := address(quantity.source)) is not None and quantity.source and not quantity.source.carried
        }

    def with_witnesses(self, changes: Iterable[CellChange]) -> list[CellChange]:
        """Return the changes; of a sum that does not come out the part that another document prints otherwise is changed
        instead, where that makes it come out. A total that other prints confirm is no more than asked about.
        """
        return [self._witnessed(change) for change in changes]

    def _witnessed(self, change: CellChange) -> CellChange:
        place = self._cells.get(address(change.cell.source))
        if place is None or change.model is not None or not self._graph.children(place[0]):
            return change
        node, year = place
        lacking = -_difference(change)  # of the parts
        found = [
            replace(change, cell=cell, wanted=_printed_like(cell.value, model_value), model=model)
            for part in self._graph.children(node)
            for cell, model, model_value in self._printed_elsewhere(part, year)
            if model_value - (self._graph.elements[part].pagu[year].value or Decimal(0)) == lacking
        ]
        if len({address(each.cell.source) for each in found}) == 1:
            return found[0]
        return replace(change, is_asked=True) if self._is_confirmed(node, year) else change

    def _printed_elsewhere(self, node: NodeId, year: int) -> Iterator[tuple[Evidence, Evidence, Decimal]]:
        """Yield a pagu with each other pagu that another document prints for the same element and year."""
        own = self._graph.elements[node].pagu.get(year)
        document = self._graph.document_of(node)
        for other, printed in self._namesakes(node, year):
            elsewhere = self._graph.document_of(other)
            if own is None or own.value is None or printed.value is None or printed.value == own.value:
                continue
            label = _PAGU.format(y=year)
            cell = Evidence(label, own.raw, own.source, document.name)
            yield cell, Evidence(label, printed.raw, printed.source, elsewhere.name), printed.value

    def _is_confirmed(self, node: NodeId, year: int) -> bool:
        """Tell whether the pagu that an element prints is also what another document prints, or one of several parts of a
        sum that holds.
        """
        graph, printed = self._graph, self._graph.elements[node].pagu[year]
        if any(other.value == printed.value for _, other in self._namesakes(node, year)):
            return True
        above = graph.parent(node)
        if above is None or len(graph.children(above)) == 1:
            return False
        total = pagu_of(graph, above, year)
        return total is not None and _agrees(total, [pagu_of(graph, each, year) for each in graph.children(above)])

    def _namesakes(self, node: NodeId, year: int) -> Iterator[tuple[NodeId, Quantity]]:
        """Yield the same element in other documents with its pagu for a year."""
        graph, element = self._graph, self._graph.elements[node]
        document, unit = graph.document_of(node), graph.work_unit(node)
        for other in graph.namesakes(element.name.text):
            printed = graph.elements[other].pagu.get(year) if other in graph.elements else None
            is_same = printed is not None and graph.elements[other].level == element.level
            if is_same and printed and graph.document_of(other).id != document.id and graph.work_unit(other) == unit:
                yield other, printed

    def consequences(self, changes: Iterable[CellChange]) -> list[CellChange]:
        """Return the changes with those that follow from them; a sum that is itself to be changed takes the others in."""
        given = list(changes)
        found = {cell: change for change in given if (cell := address(change.cell.source)) is not None}
        queue = [cell for cell in found if cell in self._cells]
        seen: set[Hashable] = set()
        while queue:
            cell = queue.pop(0)
            if cell in seen:
                continue
            seen.add(cell)
            node, year = self._cells[cell]
            amount = _difference(found[cell])
            for evidence in self._followers(node, year) if amount else ():
                above = address(evidence.source)
                if above is None or above in seen:
                    continue
                base = found.get(above)
                wanted = parse_quantity(base.wanted if base else evidence.value, whole=True).value
                if wanted is None:
                    continue
                text = _printed_like(evidence.value, wanted + amount)
                found[above] = (
                    replace(base, wanted=text)
                    if base
                    else CellChange(evidence, text, None, found[cell].is_asked, is_consequence=True)
                )
                if above in self._cells:
                    queue.append(above)
        return [each for each in given if address(each.cell.source) is None] + list(found.values())

    def _followers(self, node: NodeId, year: int) -> Iterator[Evidence]:
        """Yield the prints that hold what an element's pagu is part of, or repeat it, and agree with it today."""
        graph, document = self._graph, self._graph.document_of(node)
        above = graph.parent(node)
        if above is not None and (printed := pagu_of(graph, above, year)) is not None:
            parts = [pagu_of(graph, child, year) for child in graph.children(above)]
            yield from _evidence(document, printed, _PAGU, year, _agrees(printed, parts))
        for total in document.totals:
            nodes = summed_elements(graph, document, total, year)
            if node in nodes and year in total.pagu:
                parts = [pagu_of(graph, each, year) for each in nodes]
                yield from _evidence(document, total.pagu[year], _TOTAL, year, _agrees(total.pagu[year], parts))
        yield from self._repeated(node, year)

    def _repeated(self, node: NodeId, year: int) -> Iterator[Evidence]:
        """Yield the same element's pagu in the documents that follow, where it is the same amount."""
        graph, element = self._graph, self._graph.elements[node]
        own, rank = element.pagu[year], CASCADE_ORDER.index(graph.document_of(node).kind)
        for other in graph.namesakes(element.name.text):
            document = graph.document_of(other)
            if other not in graph.elements or graph.elements[other].level != element.level:
                continue
            follows = CASCADE_ORDER.index(document.kind) > rank and document.kind not in _OWN_DECISION
            printed = graph.elements[other].pagu.get(year)
            if follows and printed is not None:
                yield from _evidence(document, printed, _PAGU, year, printed.value == own.value)


def _evidence(
    document: Document, printed: Quantity, label: LocalizedText, year: int, agrees: bool
) -> Iterator[Evidence]:
    if agrees and printed.source is not None and not printed.is_missing:
        yield Evidence(label.format(y=year), printed.raw, printed.source, document.name)


def _printed_like(print_: str, amount: Decimal) -> str:
    """Return an amount with its thousands grouped, and with the currency where the other print has one."""
    currency = _CURRENCY.match(print_)
    return f"{currency[0] if currency else ''}{int(amount):,}".replace(",", ".")


def _agrees(printed: Quantity, parts: Iterable[Quantity | None]) -> bool:
    total = total_of(parts)
    return isinstance(total, Quantity) and total.value == printed.value


def _difference(change: CellChange) -> Decimal:
    """Return by how much a cell grows; 0 where one side is no number."""
    printed, wanted = (parse_quantity(text, whole=True).value for text in (change.cell.value, change.wanted))
    return wanted - printed if printed is not None and wanted is not None else Decimal(0)
