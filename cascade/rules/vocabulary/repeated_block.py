"""Say what a block of rows holds that one document prints twice, and where it stands.

A record of a repeated block goes in; counts and labels come out. Never decides which print is right.
"""

from __future__ import annotations

from cascade.graph.occurrences import differing_fields
from cascade.model import Label
from cascade.rules.vocabulary.context import DocumentRecord, RepeatedBlockRecord
from cascade.rules.vocabulary.declarations import attribute


@attribute("dokumen", "document")
def document(record: RepeatedBlockRecord) -> DocumentRecord:
    return record.context.document(record.context.graph.document_of(record.pairs[0][0]))


@attribute("banyaknya baris", "number of rows")
def count(record: RepeatedBlockRecord) -> int:
    return len(record.pairs)


@attribute("banyaknya baris yang sama isinya", "number of rows with the same content")
def same(record: RepeatedBlockRecord) -> int:
    printed = record.context.graph.indicators
    return sum(not differing_fields(printed[first], printed[second]) for first, second in record.pairs)


@attribute("tempat pertama", "first place")
def first(record: RepeatedBlockRecord) -> Label:
    return _top(record, 0)


@attribute("tempat kedua", "second place")
def second(record: RepeatedBlockRecord) -> Label:
    return _top(record, 1)


def _top(record: RepeatedBlockRecord, side: int) -> Label:
    """Name a place: the tujuan or sasaran above the block, or else what stands on top."""
    node, graph = record.pairs[0][side], record.context.graph
    outcomes_above = [n for n in graph.path(node) if graph.elements[n].level in ("tujuan", "sasaran")]
    top = outcomes_above[0] if outcomes_above else record.tops[side]
    return graph.elements[top].name if top is not None else graph.indicators[node].name
