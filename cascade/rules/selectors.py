"""Which subjects does a rule look at?

A rule's `select` and the linked graph go in; rows of records come out, one function for each form. A row
knows the links that it rests on. Judges nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from cascade.graph.cascade_graph import NodeId, node_id
from cascade.graph.occurrences import find_occurrences
from cascade.model import Link
from cascade.rules.loader import Rule, Selection
from cascade.rules.vocabulary.context import EvaluationContext
from cascade.rules.vocabulary.document import DocumentRecord
from cascade.rules.vocabulary.duplicate import CopyRecord, NamesRecord
from cascade.rules.vocabulary.duplicate_finder import pairs
from cascade.rules.vocabulary.element import ElementRecord
from cascade.rules.vocabulary.element_group import PrintsRecord
from cascade.rules.vocabulary.indicator import IndicatorRecord
from cascade.rules.vocabulary.policy_record import PolicyRecord
from cascade.rules.vocabulary.registry import LinkRecord, found_in
from cascade.rules.vocabulary.table import BlockRecord, TableRecord
from cascade.text.normalize import same_text


@dataclass(frozen=True, slots=True)
class Row:
    """The records that one evaluation looks at, and the links it rests on."""

    scope: dict[str, Any]
    links: tuple[Link, ...] = ()

    @property
    def open_link(self) -> Link | None:
        """A link that no one has confirmed yet."""
        return next((link for link in self.links if not link.is_settled), None)


def rows(rule: Rule, world: EvaluationContext) -> Iterator[Row]:
    """Yield the rows that a rule asks for."""
    first, *joins = rule.select
    policy = PolicyRecord(world.policy)
    for start in _FORMS[first.form](world, first):
        bound = [Row({first.alias: start[0], "policy": policy}, start[1])]
        for join in joins:
            bound = [more for row in bound for more in _join(world, row, join)]
        yield from bound


def _join(world: EvaluationContext, row: Row, selection: Selection) -> Iterator[Row]:
    base = row.scope[selection.base or ""]
    if selection.form == "joined":
        yield from _linked(world, row, selection, base)
        return
    for kind in selection.kinds:
        found = list(_JOINS[selection.form](world, base, kind))
        yield from (replace(row, scope={**row.scope, selection.alias: other}) for other in found)
        if found:
            return


def _linked(world: EvaluationContext, row: Row, selection: Selection, base: IndicatorRecord) -> Iterator[Row]:
    for kind in selection.kinds:
        found = [
            (other, link)
            for other, link in world.graph.links_of(base.node)
            if world.graph.document_of(other).kind == kind
        ]
        for other, link in found:
            joined = IndicatorRecord(world, other)
            yield Row({**row.scope, selection.alias: joined}, (*row.links, link))
        if any(link.is_settled for _, link in found):
            return  # the first kind that has the indicator is the yardstick


def _also(world: EvaluationContext, base: IndicatorRecord, kind: str) -> Iterator[IndicatorRecord]:
    """Yield what other documents of a kind print under the same name, level and element; links are not asked."""
    element = base.element()
    for node in world.graph.namesakes(base.printed.name.text):
        if node not in world.graph.indicators or world.graph.representative(node) != node:
            continue
        other = IndicatorRecord(world, node)
        measured = other.element()
        if other.home.kind != kind or other.home is base.home or other.printed.level != base.printed.level:
            continue
        if element is None or measured is None or same_text(element.printed.name.text, measured.printed.name.text):
            yield other


def _beside(world: EvaluationContext, base: DocumentRecord, kind: str) -> Iterator[DocumentRecord]:
    yield from (DocumentRecord(world, d) for d in world.graph.of_kind(kind) if d is not base.home)


_JOINS: dict[str, Callable[[EvaluationContext, Any, str], Iterator[Any]]] = {
    "also": _also,
    "found": lambda world, base, kind: iter(found_in(world, base, kind)),
    "beside": _beside,
}


def _documents(world: EvaluationContext, selection: Selection) -> list[Any]:
    return [d for d in world.graph.documents if not selection.kinds or d.kind in selection.kinds]


def _indicators(world: EvaluationContext, selection: Selection) -> Iterator[tuple[Any, tuple[Link, ...]]]:
    for document in _documents(world, selection):
        for indicator in document.indicators:
            yield IndicatorRecord(world, node_id(document, indicator.id)), ()


def _elements(world: EvaluationContext, selection: Selection) -> Iterator[tuple[Any, tuple[Link, ...]]]:
    for document in _documents(world, selection):
        for element in document.elements:
            yield ElementRecord(world, node_id(document, element.id)), ()


def _document_rows(world: EvaluationContext, selection: Selection) -> Iterator[tuple[Any, tuple[Link, ...]]]:
    for document in _documents(world, selection):
        yield DocumentRecord(world, document), ()


def _parents(world: EvaluationContext, selection: Selection) -> Iterator[tuple[Any, tuple[Link, ...]]]:
    for document in _documents(world, selection):
        for element in document.elements:
            node = node_id(document, element.id)
            if world.graph.children(node) and element.pagu:
                yield ElementRecord(world, node), ()


def _pairs(world: EvaluationContext, _: Selection) -> Iterator[tuple[Any, tuple[Link, ...]]]:
    yield from ((LinkRecord(world, link), (link,)) for link in world.graph.links() if link.is_settled)


def _open_links(world: EvaluationContext, _: Selection) -> Iterator[tuple[Any, tuple[Link, ...]]]:
    yield from ((LinkRecord(world, link), ()) for link in world.graph.links() if not link.is_settled)


def _copies(world: EvaluationContext, selection: Selection) -> Iterator[tuple[Any, tuple[Link, ...]]]:
    wanted = {document.id for document in _documents(world, selection)}
    for pair in pairs(world.graph):
        if world.graph.document_of(pair.first).id in wanted:
            yield CopyRecord(world, pair), ()


def _prints(world: EvaluationContext, selection: Selection) -> Iterator[tuple[Any, tuple[Link, ...]]]:
    for document in _documents(world, selection):
        yield from ((PrintsRecord(world, group), ()) for group in find_occurrences(world.graph).elements[document.id])


def _names(world: EvaluationContext, selection: Selection) -> Iterator[tuple[Any, tuple[Link, ...]]]:
    for document in _documents(world, selection):
        yield from ((NamesRecord(world, group), ()) for group in find_occurrences(world.graph).indicators[document.id])


def _tables(world: EvaluationContext, selection: Selection) -> Iterator[tuple[Any, tuple[Link, ...]]]:
    for document in _documents(world, selection):
        yield from ((TableRecord(world, table), ()) for table in find_occurrences(world.graph).tables[document.id])


def _copy_pairs(world: EvaluationContext) -> Iterator[tuple[NodeId, NodeId]]:
    for document in world.graph.documents:
        for first in world.graph.distinct_indicators(document):
            yield from ((first, other) for other in world.graph.copies(first)[1:])


def _blocks(world: EvaluationContext, _: Selection) -> Iterator[tuple[Any, tuple[Link, ...]]]:
    blocks: dict[tuple[NodeId | None, NodeId | None], list[tuple[NodeId, NodeId]]] = defaultdict(list)
    for first, other in _copy_pairs(world):
        tops = tuple((world.graph.path(node) or (None,))[-1] for node in (first, other))
        blocks[tops[0], tops[1]].append((first, other))
    yield from ((BlockRecord(world, tuple(pairs), tops), ()) for tops, pairs in blocks.items())


_FORMS: dict[str, Callable[[EvaluationContext, Selection], Iterator[tuple[Any, tuple[Link, ...]]]]] = {
    "indicators": _indicators,
    "elements": _elements,
    "documents": _document_rows,
    "parents": _parents,
    "pairs": _pairs,
    "open_links": _open_links,
    "copies": _copies,
    "prints": _prints,
    "names": _names,
    "tables": _tables,
    "blocks": _blocks,
}
