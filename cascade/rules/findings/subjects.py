"""Tell what a record is about: its printed name and place, its nodes in the graph, its document.

Records go in; names, nodes and documents come out. Judges nothing.
"""

from __future__ import annotations

from typing import TypeAlias

from cascade.graph.cascade_graph import NodeId
from cascade.model import Document, Label, Source
from cascade.rules.selectors import SubjectRecord
from cascade.rules.vocabulary.context import (
    DocumentRecord,
    DuplicateRecord,
    ElementGroupRecord,
    ElementRecord,
    IndicatorGroupRecord,
    IndicatorRecord,
    LinkRecord,
    PolicyRecord,
    RepeatedBlockRecord,
    TableRecord,
)

AnyRecord: TypeAlias = SubjectRecord | PolicyRecord


def subject_of(record: SubjectRecord) -> str:
    """Return what a record is about, as it is printed."""
    if isinstance(record, DocumentRecord | TableRecord):
        return record.document.name
    return " ".join(_printed_name(record).text.split())


def own_source(record: SubjectRecord) -> Source | None:
    """Return where a record's own name is printed; a table has none."""
    if isinstance(record, DocumentRecord):
        return record.document.title.source if record.document.title else record.document.source
    return None if isinstance(record, TableRecord) else _printed_name(record).source


def _printed_name(
    record: IndicatorRecord
    | ElementRecord
    | LinkRecord
    | DuplicateRecord
    | IndicatorGroupRecord
    | ElementGroupRecord
    | RepeatedBlockRecord,
) -> Label:
    indicators = record.context.graph.indicators
    if isinstance(record, LinkRecord):
        return indicators[record.link.left].name
    if isinstance(record, DuplicateRecord):
        return indicators[record.nodes[0]].name
    if isinstance(record, RepeatedBlockRecord):
        return indicators[record.pairs[0][0]].name
    if isinstance(record, IndicatorRecord | IndicatorGroupRecord):
        return record.indicator.name
    return record.element.name


def element_nodes(record: AnyRecord) -> tuple[NodeId, ...]:
    """Return the elements that a record is about."""
    if isinstance(record, ElementGroupRecord):
        return record.nodes
    return (record.node,) if isinstance(record, ElementRecord | RepeatedBlockRecord) else ()


def indicator_nodes(record: AnyRecord) -> tuple[NodeId, ...]:
    """Return the indicators that a record is about."""
    match record:
        case IndicatorRecord():
            return (record.node,)
        case LinkRecord():
            return (record.link.left, record.link.right)
        case DuplicateRecord() | IndicatorGroupRecord():
            return record.nodes
        case RepeatedBlockRecord():
            return tuple(node for pair in record.pairs for node in pair)
    return ()


def document_of(record: AnyRecord, path: str) -> Document | None:
    """Return the document whose print an operand is: `path` tells which side of a link or a pair it asks."""
    if isinstance(record, LinkRecord):
        record = record.right if ".right" in path else record.left
    if isinstance(record, DuplicateRecord):
        record = record.second if ".second" in path else record.first
    return (
        None
        if isinstance(record, LinkRecord | DuplicateRecord | RepeatedBlockRecord | PolicyRecord)
        else record.document
    )
