"""Select the subjects that a rule looks at.

A rule's `select` and the linked graph go in; rows of records come out, one function for each form. A row knows the
links that it rests on. Judges nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from cascade.graph.cascade_graph import CascadeGraph, NodeId, node_id
from cascade.graph.remembered import remembered
from cascade.model import Document, Link
from cascade.rules.rule import Rule, Selection
from cascade.rules.vocabulary.context import (
    DocumentRecord,
    DuplicateRecord,
    ElementGroupRecord,
    ElementRecord,
    EvaluationContext,
    IndicatorGroupRecord,
    IndicatorRecord,
    LinkRecord,
    PolicyRecord,
    RepeatedBlockRecord,
    TableRecord,
)
from cascade.rules.vocabulary.counterparts import found_in
from cascade.rules.vocabulary.duplicate_finder import duplicates
from cascade.rules.vocabulary.indicator.identity import element as measured_element
from cascade.text.normalize import same_text

SubjectRecord: TypeAlias = (
    DocumentRecord
    | IndicatorRecord
    | ElementRecord
    | LinkRecord
    | DuplicateRecord
    | IndicatorGroupRecord
    | ElementGroupRecord
    | TableRecord
    | RepeatedBlockRecord
)


@dataclass(frozen=True)
class RuleRow:
    """The records that one evaluation looks at, and the links it rests on; it is about the first record.

    Rules that select the same share their rows, so that what is computed of a row is computed once.
    """

    subject: SubjectRecord
    scope: dict[str, SubjectRecord | PolicyRecord]
    links: tuple[Link, ...] = ()

    @property
    def open_link(self) -> Link | None:
        """A link that no one has confirmed yet."""
        return next((link for link in self.links if not link.is_settled), None)

    def with_record(self, alias: str, record: SubjectRecord, *links: Link) -> RuleRow:
        """Return the row with another record, or another reading of one, under a name."""
        subject = record if self.scope.get(alias) is self.subject else self.subject
        return replace(self, subject=subject, scope={**self.scope, alias: record}, links=(*self.links, *links))


class SharedRows:
    """The rows of some rules, selected once for all that select the same and let go after the last of them."""

    def __init__(self, rules: Iterable[Rule], context: EvaluationContext):
        self.context = context
        self.uses = Counter(rule.select for rule in rules)
        self.known: dict[tuple[Selection, ...], list[RuleRow]] = {}

    def of(self, rule: Rule) -> Iterable[RuleRow]:
        """Return the rows that a rule asks for."""
        select = rule.select
        self.uses[select] -= 1
        if self.uses[select] > 0:
            if select not in self.known:
                self.known[select] = list(rows(select, self.context))
            return self.known[select]
        return self.known.pop(select, None) or rows(select, self.context)


def rows(select: tuple[Selection, ...], context: EvaluationContext) -> Iterator[RuleRow]:
    """Yield the rows that a rule asks for."""
    first, *joins = select
    policy = PolicyRecord(context.policy)
    for subject in _SUBJECTS[first.form](context, first):
        # A settled pair rests on its link; an open link is what is asked about.
        links = (subject.link,) if isinstance(subject, LinkRecord) and first.form == "pairs" else ()
        bound_rows = [RuleRow(subject, {first.alias: subject, "policy": policy}, links)]
        for join in joins:
            bound_rows = [joined_row for row in bound_rows for joined_row in _join(context, row, join)]
        yield from bound_rows


# Records beside the first one


def _join(context: EvaluationContext, row: RuleRow, selection: Selection) -> Iterator[RuleRow]:
    """Yield a row for each record that a further name of a rule may stand for; the first kind that has one decides."""
    base = row.scope[selection.base or ""]
    if selection.form == "joined" and isinstance(base, IndicatorRecord):
        yield from _linked_rows(context, row, selection, base)
        return
    for kind in selection.kinds:
        partners = list(_partners(context, selection.form, base, kind))
        yield from (row.with_record(selection.alias, partner) for partner in partners)
        if partners:
            return


def _linked_rows(
    context: EvaluationContext, row: RuleRow, selection: Selection, base: IndicatorRecord
) -> Iterator[RuleRow]:
    """Yield a row for each linked indicator; the first kind that has it by a settled link is the yardstick."""
    for kind in selection.kinds:
        linked = [
            (printed, link)
            for other, link in context.graph.links_of(base.node)
            if context.graph.document_of(other).kind == kind
            and (printed := context.graph.print_for_unit_of(base.node, other)) is not None
        ]
        yield from (row.with_record(selection.alias, context.indicator(other), link) for other, link in linked)
        if any(link.is_settled for _, link in linked):
            return


def _partners(
    context: EvaluationContext, form: str, base: SubjectRecord | PolicyRecord, kind: str
) -> Iterator[SubjectRecord]:
    if form == "also" and isinstance(base, IndicatorRecord):
        yield from _namesakes(context, base, kind)
    elif form == "found" and isinstance(base, ElementRecord):
        yield from _of_one_unit(context, base, found_in(base, kind))
    elif form == "beside" and isinstance(base, DocumentRecord):
        yield from (context.document(d) for d in context.graph.of_kind(kind) if d is not base.document)


def _of_one_unit(
    context: EvaluationContext, base: ElementRecord, found: tuple[ElementRecord, ...]
) -> tuple[ElementRecord, ...]:
    """Return of the elements found elsewhere those of the unit of the office that prints one; all where one unit prints any."""
    own_unit = context.graph.work_unit(base.node)
    own = tuple(other for other in found if context.graph.work_unit(other.node) == own_unit)
    units = {context.graph.work_unit(other.node) for other in found}
    return own or (found if len(units) == 1 and "" in (own_unit, *units) else ())


def _namesakes(context: EvaluationContext, base: IndicatorRecord, kind: str) -> Iterator[IndicatorRecord]:
    """Yield what other documents of a kind print under the same name, level and element; links are not asked."""
    own_element = measured_element(base)
    for node in _indicators_named(context.graph, base.indicator.name.text, kind):
        other = context.indicator(node)
        if other.document is base.document or other.indicator.level != base.indicator.level:
            continue
        other_element = measured_element(other)
        if (
            own_element is None
            or other_element is None
            or same_text(own_element.element.name.text, other_element.element.name.text)
        ):
            yield other


@remembered
def _indicators_named(graph: CascadeGraph, name: str, kind: str) -> tuple[NodeId, ...]:
    """Return the indicators of a name in documents of one kind, each of a document once."""
    named = (node for node in graph.namesakes(name) if node in graph.indicators)
    return tuple(n for n in named if graph.document_of(n).kind == kind and graph.representative(n) == n)


# The first record


def _documents(context: EvaluationContext, selection: Selection) -> list[Document]:
    return [d for d in context.graph.documents if not selection.kinds or d.kind in selection.kinds]


def _document_records(context: EvaluationContext, selection: Selection) -> Iterator[SubjectRecord]:
    for document in _documents(context, selection):
        yield context.document(document)


def _indicators(context: EvaluationContext, selection: Selection) -> Iterator[SubjectRecord]:
    for document in _documents(context, selection):
        for indicator in document.indicators:
            yield context.indicator(node_id(document, indicator.id))


def _elements(context: EvaluationContext, selection: Selection) -> Iterator[SubjectRecord]:
    for document in _documents(context, selection):
        for element in document.elements:
            yield context.element(node_id(document, element.id))


def _parents(context: EvaluationContext, selection: Selection) -> Iterator[SubjectRecord]:
    for document in _documents(context, selection):
        for element in document.elements:
            node = node_id(document, element.id)
            if context.graph.children(node) and element.pagu:
                yield context.element(node)


def _settled_links(context: EvaluationContext, _: Selection) -> Iterator[SubjectRecord]:
    yield from (LinkRecord(context, link) for link in context.graph.links() if link.is_settled)


def _open_links(context: EvaluationContext, _: Selection) -> Iterator[SubjectRecord]:
    yield from (LinkRecord(context, link) for link in context.graph.links() if not link.is_settled)


def _copies(context: EvaluationContext, selection: Selection) -> Iterator[SubjectRecord]:
    selected = {document.id for document in _documents(context, selection)}
    for pair in duplicates(context.graph):
        if context.graph.document_of(pair.first).id in selected:
            yield context.duplicate(pair)


def _prints(context: EvaluationContext, selection: Selection) -> Iterator[SubjectRecord]:
    for document in _documents(context, selection):
        yield from (context.element_group(group) for group in context.occurrences.elements[document.id])


def _names(context: EvaluationContext, selection: Selection) -> Iterator[SubjectRecord]:
    for document in _documents(context, selection):
        yield from (context.indicator_group(group) for group in context.occurrences.indicators[document.id])


def _tables(context: EvaluationContext, selection: Selection) -> Iterator[SubjectRecord]:
    for document in _documents(context, selection):
        yield from (context.table(table) for table in context.occurrences.tables[document.id])


def _blocks(context: EvaluationContext, _: Selection) -> Iterator[SubjectRecord]:
    """Yield the blocks that a document prints twice: pairs of copies under the same two uppermost elements."""
    blocks: dict[tuple[NodeId | None, NodeId | None], list[tuple[NodeId, NodeId]]] = defaultdict(list)
    for first, other in _copy_pairs(context):
        blocks[_top(context, first), _top(context, other)].append((first, other))
    yield from (RepeatedBlockRecord(context, tuple(pairs), tops) for tops, pairs in blocks.items())


def _copy_pairs(context: EvaluationContext) -> Iterator[tuple[NodeId, NodeId]]:
    for document in context.graph.documents:
        for first in context.graph.distinct_indicators(document):
            for copy, *others in context.graph.by_work_unit(context.graph.copies(first)):
                yield from ((copy, other) for other in others)


def _top(context: EvaluationContext, node: NodeId) -> NodeId | None:
    """Return the uppermost element above an indicator."""
    path = context.graph.path(node)
    return path[-1] if path else None


_SUBJECTS: dict[str, Callable[[EvaluationContext, Selection], Iterator[SubjectRecord]]] = {
    "indicators": _indicators,
    "elements": _elements,
    "documents": _document_records,
    "parents": _parents,
    "pairs": _settled_links,
    "open_links": _open_links,
    "copies": _copies,
    "prints": _prints,
    "names": _names,
    "tables": _tables,
    "blocks": _blocks,
}
