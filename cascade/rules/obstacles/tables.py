"""Tell whether the tables of one document, of which some lack what others print, were read whole where it would stand.

A row about an element with all its prints, or about a table, goes in; obstacles come out: rows and pages that were not read between
its place and what follows. Judges nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator

from cascade.graph.cascade_graph import NodeId
from cascade.graph.tables import Table
from cascade.model import LEVEL_CHAIN
from cascade.model.i18n import LocalizedText
from cascade.rules.obstacles.cut_names import may_be_cut
from cascade.rules.obstacles.reason import Obstacle, not_read
from cascade.rules.obstacles.unread import Gap, between, gaps, position
from cascade.rules.selectors import RuleRow
from cascade.rules.vocabulary.context import (
    ElementGroupRecord,
    ElementRecord,
    EvaluationContext,
    IndicatorRecord,
    TableRecord,
)
from cascade.rules.vocabulary.element_group.absence import promising_tables, tables_without_it

_NOT_READ = LocalizedText("tabel {p} tidak dibaca seluruhnya", "the table on {p} was not read completely")


def in_tables(row: RuleRow) -> Iterator[Obstacle]:
    """Yield what of the tables that print a subject, or that should, was not read where it stands or would stand."""
    subject = row.subject
    match subject:
        case TableRecord():
            yield from _whole_table(subject.context, subject.table, "sasaran")
        case ElementGroupRecord():
            yield from _around_prints(subject)
        case ElementRecord():
            for node in subject.context.occurrences.group_of(subject.node).nodes:
                yield from _around(subject.context, node, subject.element.level)
        case IndicatorRecord():
            yield from _above(subject.context, subject.node, subject.indicator.level)


def _around_prints(record: ElementGroupRecord) -> Iterator[Obstacle]:
    context = record.context
    for node in record.nodes:
        yield from _around(context, node, record.level)
    for table, node in tables_without_it(record):
        yield from unread_below(context, table, node, record.level)
        yield from _cut_names(record, table)
    if record.level == "sasaran":
        for table in promising_tables(record):
            yield from _whole_table(context, table, record.level)


def _cut_names(record: ElementGroupRecord, table: Table) -> Iterator[Obstacle]:
    """Yield a name of a table, which no other table prints, that may be a part of the one that it misses."""
    context, occurrences = record.context, record.context.occurrences
    elements = context.graph.elements
    alone = [
        elements[node].name
        for node in table.elements
        if elements[node].level in (record.level, "unknown")
        and all(occurrences.table_of(other) is table for other in occurrences.group_of(node).nodes)
    ]
    if found := may_be_cut(record.element.name, alone, ()):
        yield found


def _around(context: EvaluationContext, node: NodeId, level: str) -> Iterator[Obstacle]:
    """Yield what was not read between an element and the one above it, and down to what follows it."""
    yield from unread_below(context, context.occurrences.table_of(node), node, level)
    parent = context.graph.parent(node)
    table = context.occurrences.table_of(node)
    if parent is not None and context.occurrences.table_of(parent) is table:
        yield from unread_below(context, table, parent, level, until=node)
    elif parent is None:
        yield from _above(context, node, level)


def _above(context: EvaluationContext, node: NodeId, level: str) -> Iterator[Obstacle]:
    """Yield what was not read between the beginning of a table and one of its rows."""
    table = context.occurrences.table_of(node)
    own = (context.graph.elements.get(node) or context.graph.indicators[node]).name.source
    first = min(table.sources, key=position)
    yield from _told(between(gaps(context.document(table.document)), first, own, None), level)


def _whole_table(context: EvaluationContext, table: Table, level: str) -> Iterator[Obstacle]:
    sources = sorted(table.sources, key=position)
    found = gaps(context.document(table.document))
    yield from _told(between(found, sources[0], None, sources[-1].page), level)


def unread_below(
    context: EvaluationContext, table: Table, node: NodeId, level: str, until: NodeId | None = None
) -> Iterator[Obstacle]:
    """Yield what was not read between an element of a table and the next one that does not stand below it."""
    elements = context.graph.elements
    end = until or _behind(context, table, node)
    last_page = max((source.page or 0 for source in table.sources), default=0)
    found = gaps(context.document(table.document))
    yield from _told(
        between(found, elements[node].name.source, elements[end].name.source if end else None, last_page), level
    )


def _behind(context: EvaluationContext, table: Table, node: NodeId) -> NodeId | None:
    """Return the next element of a table that stands no lower than one."""
    elements = context.graph.elements
    depth = _depth(elements[node].level)
    later = table.elements[table.elements.index(node) + 1 :]
    return next((other for other in later if _depth(elements[other].level) <= depth), None)


def _depth(level: str) -> int:
    return LEVEL_CHAIN.index(level) if level in LEVEL_CHAIN else len(LEVEL_CHAIN)


def _told(found: list[Gap], level: str) -> Iterator[Obstacle]:
    unread = [gap for gap in found if gap.may_hold(level)]
    if unread:
        yield not_read(_NOT_READ, unread)
