"""Name what a finding is about so that the next run recognises it.

A rule and a row go in; a fingerprint and a cause come out, which re-paging, copies and small changes of spelling leave
the same. No page, no printed value and no wording of a message goes into them.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from cascade.graph.cascade_graph import NodeId
from cascade.graph.tables import Table
from cascade.rules.rule import Rule
from cascade.rules.selectors import RuleRow, SubjectRecord
from cascade.rules.vocabulary.context import (
    DuplicateRecord,
    ElementGroupRecord,
    ElementRecord,
    EvaluationContext,
    IndicatorRecord,
    LinkRecord,
    RepeatedBlockRecord,
    TableRecord,
)
from cascade.rules.vocabulary.declarations import computed_once
from cascade.rules.vocabulary.duplicate import distinguishing_key
from cascade.rules.vocabulary.repeated_block import first as first_place
from cascade.rules.vocabulary.repeated_block import second as second_place
from cascade.text.normalize import normalized

DIGEST_LENGTH = 16  # hexadecimal digits


def fingerprint(rule: Rule, row: RuleRow) -> str:
    """Return what a verdict is known by in the next run: rule, subject, year and partners, no page and no value."""
    return _digest(rule.code, *_about(row))


@computed_once
def _about(row: RuleRow) -> tuple[str, ...]:
    """Return what the fingerprints of a row have in common, whatever the rule."""
    subject = row.subject
    context = subject.context
    return (_identity(subject, context), _year(subject), *_partners(row, context))


def cause_of(rule: Rule, subject: SubjectRecord, indicators: tuple[NodeId, ...], context: EvaluationContext) -> str:
    """Return what findings share that break on the same indicator or element."""
    if indicators and not isinstance(subject, RepeatedBlockRecord):
        node = context.graph.cause_of(indicators[0])
        return _digest(context.graph.identity(node))
    if isinstance(subject, ElementRecord | ElementGroupRecord):
        return _digest("element", normalized(subject.element.name.text), _year(subject))
    return _digest(rule.code, _identity(subject, context), _year(subject))


def table_cause(code: str, tables: Sequence[Table], context: EvaluationContext) -> str:
    """Return what a question about a table is known by: the rule and the table, or two that are compared."""
    return _digest(code, "table", *(_identity(context.table(table), context) for table in tables))


def _identity(record: SubjectRecord, context: EvaluationContext) -> str:
    graph = context.graph
    if isinstance(record, LinkRecord) and record.link.is_settled:
        return graph.shared_identity(record.link.left)
    if isinstance(record, LinkRecord):
        first = graph.question_of(record.link)[0]
        return "|".join(sorted((graph.identity(first.left), graph.identity(first.right))))
    if isinstance(record, DuplicateRecord):
        return f"{graph.identity(record.nodes[0])}|{distinguishing_key(record)}"
    if isinstance(record, TableRecord):
        return f"{graph.identity(record.document.id)}|{graph.identity(record.node)}"
    if isinstance(record, RepeatedBlockRecord):
        return "|".join(normalized(top.text) for top in (first_place(record), second_place(record)))
    return graph.identity(record.node)


def _partners(row: RuleRow, context: EvaluationContext) -> tuple[str, ...]:
    """Name the indicators on the other side where the subject is linked to several of their kind: two officials' PK."""
    subject, graph = row.subject, context.graph
    if not isinstance(subject, IndicatorRecord):
        return ()
    others = [record for record in row.scope.values() if isinstance(record, IndicatorRecord) and record is not subject]
    if not others:
        return ()
    linked = Counter(graph.document_of(other).kind for other, _ in graph.links_of(subject.node))
    return tuple(graph.identity(other.node) for other in others if linked[other.document.kind] > 1)


def _year(record: SubjectRecord) -> str:
    return str(record.document.year) if isinstance(record, ElementRecord) else ""


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:DIGEST_LENGTH]
