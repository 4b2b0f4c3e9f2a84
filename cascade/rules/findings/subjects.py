"""Tell what a record is about: its printed name and place, its nodes in the graph, its document.

Records go in; names, nodes and documents come out. Judges nothing.
"""

from __future__ import annotations

from typing import TypeAlias

from cascade.graph.cascade_graph import NodeId
from cascade.model import Document, Label, Source
from cascade.rules.selectors import SubjectRecord
from cascade.rules.vocabulary.document import DocumentRecord
from cascade.rules.vocabulary.duplicate import CopyRecord, NamesRecord
from cascade.rules.vocabulary.element import ElementRecord
from cascade.rules.vocabulary.element_group import PrintsRecord
from cascade.rules.vocabulary.indicator import IndicatorRecord
from cascade.rules.vocabulary.policy_record import PolicyRecord
from cascade.rules.vocabulary.registry import LinkRecord
from cascade.rules.vocabulary.table import BlockRecord, TableRecord

AnyRecord: TypeAlias = SubjectRecord | PolicyRecord


def subject_of(record: SubjectRecord) -> str:
    """Return what a record is about, as it is printed."""
    if isinstance(record, DocumentRecord | TableRecord):
        return record.home.name
    return " ".join(_printed_name(record).text.split())


def own_source(record: SubjectRecord) -> Source | None:
    """Return where a record's own name is printed; a table has none."""
    if isinstance(record, DocumentRecord):
        return record.home.title.source if record.home.title else record.home.source
    return None if isinstance(record, TableRecord) else _printed_name(record).source


def _printed_name(
    record: IndicatorRecord | ElementRecord | LinkRecord | CopyRecord | NamesRecord | PrintsRecord | BlockRecord,
) -> Label:
    indicators = record.world.graph.indicators
    if isinstance(record, LinkRecord):
        return indicators[record.link.left].name
    if isinstance(record, CopyRecord):
        return indicators[record.nodes[0]].name
    if isinstance(record, BlockRecord):
        return indicators[record.pairs[0][0]].name
    return record.printed.name


def element_nodes(record: AnyRecord) -> tuple[NodeId, ...]:
    """Return the elements that a record is about."""
    if isinstance(record, PrintsRecord):
        return record.group.nodes
    return (record.node,) if isinstance(record, ElementRecord | BlockRecord) else ()


def indicator_nodes(record: AnyRecord) -> tuple[NodeId, ...]:
    """Return the indicators that a record is about."""
    match record:
        case IndicatorRecord():
            return (record.node,)
        case LinkRecord():
            return (record.link.left, record.link.right)
        case CopyRecord() | NamesRecord():
            return record.nodes
        case BlockRecord():
            return tuple(node for pair in record.pairs for node in pair)
    return ()


def document_of(record: AnyRecord, path: str) -> Document | None:
    """Return the document whose print an operand is: `path` tells which side of a link or a pair it asks."""
    if isinstance(record, LinkRecord):
        record = record.right() if ".right" in path else record.left()
    if isinstance(record, CopyRecord):
        record = record.second() if ".second" in path else record.first()
    return None if isinstance(record, LinkRecord | CopyRecord | BlockRecord | PolicyRecord) else record.home
