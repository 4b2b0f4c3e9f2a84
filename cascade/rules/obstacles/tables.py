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
from cascade.rules.obstacles.reason import Obstacle, places_in_words
from cascade.rules.obstacles.unread import Gap, between, gaps, position
from cascade.rules.selectors import RuleRow
from cascade.rules.vocabulary.context import ElementGroupRecord, EvaluationContext, TableRecord
from cascade.rules.vocabulary.element_group.absence import promising_tables, tables_without_it

_LOSSES = ("rows_lost", "parent_lost", "row_elsewhere")
_NOT_READ = LocalizedText("tabel {p} tidak dibaca seluruhnya", "the table on {p} was not read completely")
_LOST_BELOW = LocalizedText(
    "jumlah pagu di bawah “{n}” menunjukkan baris yang hilang, mungkin antara hal. {a} dan {b}",
    "the pagu below “{n}” shows that rows are lost, perhaps between p. {a} and {b}",
)


def in_tables(row: RuleRow) -> Iterator[Obstacle]:
    """Yield what of the tables that print a subject, or that should, was not read where it stands or would stand."""
    subject = row.subject
    if isinstance(subject, TableRecord):
        yield from _whole_table(subject.context, subject.table, "sasaran")
        return
    if not isinstance(subject, ElementGroupRecord):
        return
    context = subject.context
    for node in subject.nodes:
        yield from _below(context, context.occurrences.table_of(node), node, subject.level)
        if (parent := context.graph.parent(node)) is not None:
            yield from _below(context, context.occurrences.table_of(parent), parent, subject.level, until=node)
    for table, node in tables_without_it(subject):
        yield from _below(context, table, node, subject.level)
    if subject.level == "sasaran":
        for table in promising_tables(subject):
            yield from _whole_table(context, table, subject.level)


def _whole_table(context: EvaluationContext, table: Table, level: str) -> Iterator[Obstacle]:
    sources = sorted(table.sources, key=position)
    found = gaps(context.document(table.document))
    yield from _told(between(found, sources[0], None, sources[-1].page), level)


def _below(
    context: EvaluationContext, table: Table, node: NodeId, level: str, until: NodeId | None = None
) -> Iterator[Obstacle]:
    """Yield what was not read between an element of a table and the next one that does not stand below it."""
    elements = context.graph.elements
    own = elements[node]
    end = until or _behind(context, table, node)
    last_page = max((source.page or 0 for source in table.sources), default=0)
    found = gaps(context.document(table.document))
    yield from _told(between(found, own.name.source, elements[end].name.source if end else None, last_page), level)
    for proof in table.document.proofs:
        for failed in proof.failed:
            if failed.element == own.id and failed.verdict in _LOSSES and failed.pages:
                yield Obstacle(_LOST_BELOW.format(n=own.name.text, a=failed.pages[0], b=failed.pages[1]))


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
        places = places_in_words((g.source for g in unread if not g.pages), (page for g in unread for page in g.pages))
        yield Obstacle(_NOT_READ.format(p=places))
