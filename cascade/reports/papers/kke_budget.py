"""Fill KKE format 3: do target and pagu of programs, kegiatan and sub kegiatan agree with Renstra and Renja?

Linked documents go in; rows of the DPA, or of what comes nearest to it, come out: 1 or 0 where the targets can be
compared, None with the reason where that is for a person.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cascade.graph.cascade_graph import NodeId, node_id
from cascade.model import KIND_NAMES, Document, Quantity
from cascade.model.i18n import LocalizedText
from cascade.quantities.comparison import compare
from cascade.reports.papers.comparison import SideBySide
from cascade.reports.papers.wording import each_once
from cascade.rules.vocabulary.indicator import values
from cascade.text.printable import one_line

COMPARED = ("renstra", "renja")
_LEVELS = ("program", "kegiatan", "sub_kegiatan")


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """One row of KKE format 3; `fits` answers for Renstra and Renja: 1, 0, or None for a person."""

    code: str
    level: str
    element: str
    indicator: str
    target: Quantity | None
    pagu: Quantity | None
    others: tuple[Quantity | None, ...]
    fits: tuple[int | None, ...]
    why: LocalizedText


def budget_rows(side_by_side: SideBySide, kind: str) -> Iterator[BudgetRow]:
    """Yield the rows of a kind of document: its programs, kegiatan and sub kegiatan with target and pagu."""
    graph = side_by_side.graph
    for document in graph.of_kind(kind):
        for element in document.elements:
            if element.level in _LEVELS:
                node = node_id(document, element.id)
                measured = [each for each in graph.indicators_of(node) if graph.representative(each) == each]
                for number, indicator in enumerate(measured or [None]):
                    yield _row(side_by_side, document, node, indicator, first=number == 0)


def _row(
    side_by_side: SideBySide, document: Document, node: NodeId, indicator: NodeId | None, *, first: bool
) -> BudgetRow:
    """Return the row of one indicator of an element; only the first of them repeats the element and its pagu."""
    graph = side_by_side.graph
    element = graph.elements[node]
    year = document.year or side_by_side.year or 0
    target = values.target(side_by_side.context.indicator(indicator)) if indicator else None
    others: list[Quantity | None] = []
    fits: list[int | None] = []
    reasons: list[LocalizedText] = []
    for kind in COMPARED:
        other = _target_in(side_by_side, kind, indicator, year) if indicator and kind != document.kind else None
        fit, reason = (
            (None, None) if kind == document.kind or indicator is None else _fit(side_by_side, kind, target, other)
        )
        others.append(other)
        fits.append(fit)
        reasons += [reason] if reason else []
    return BudgetRow(
        element.code.text if element.code and first else "",
        element.level if first else "",
        one_line(element.name.text) if first else "",
        one_line(graph.indicators[indicator].name.text) if indicator else "",
        target,
        element.pagu.get(year) if first else None,
        tuple(others),
        tuple(fits),
        each_once(reasons),
    )


def _fit(
    side_by_side: SideBySide, kind: str, target: Quantity | None, other: Quantity | None
) -> tuple[int | None, LocalizedText | None]:
    """Tell whether two targets are the same; None with the reason where that cannot be told."""
    if not side_by_side.graph.of_kind(kind):
        return None, LocalizedText("{k} tidak ada di berkas", "no {k} in the dossier").format(k=KIND_NAMES[kind])
    if other is None or target is None or target.is_missing or other.is_missing:
        return None, LocalizedText("target {k} tidak ditemukan", "no target in the {k}").format(k=KIND_NAMES[kind])
    order = compare(target, other)
    return (int(order == 0), None) if isinstance(order, int) else (None, order.reason)


def _target_in(side_by_side: SideBySide, kind: str, indicator: NodeId, year: int) -> Quantity | None:
    """Return the target of an indicator for a year in the first document of a kind that prints one."""
    for document, node in side_by_side.columns([indicator]):
        if document.kind == kind and node:
            found: Quantity | None = values.targets(side_by_side.context.indicator(node)).get(year)
            if found is not None:
                return found
    return None
