"""Say what a block of rows holds that one document prints twice, and where it stands.

A record of a repeated block goes in; counts and labels come out. Never decides which print is right.
"""

from __future__ import annotations

from cascade.graph.occurrences import differing_fields
from cascade.model import Label
from cascade.rules.vocabulary.context import DocumentRecord, RepeatedBlockRecord
from cascade.rules.vocabulary.declarations import attribute


@attribute("dokumen", "document")
def document(block: RepeatedBlockRecord) -> DocumentRecord:
    return block.context.document(block.context.graph.document_of(block.pairs[0][0]))


@attribute("banyaknya baris", "number of rows")
def count(block: RepeatedBlockRecord) -> int:
    return len(block.pairs)


@attribute("banyaknya baris yang sama isinya", "number of rows with the same content")
def same(block: RepeatedBlockRecord) -> int:
    printed = block.context.graph.indicators
    return sum(not differing_fields(printed[first], printed[second]) for first, second in block.pairs)


@attribute("tempat pertama", "first place")
def first(block: RepeatedBlockRecord) -> Label:
    return _top(block, 0)


@attribute("tempat kedua", "second place")
def second(block: RepeatedBlockRecord) -> Label:
    return _top(block, 1)


def _top(block: RepeatedBlockRecord, side: int) -> Label:
    """Name a place: the tujuan or sasaran above the block, or else what stands on top."""
    node, graph = block.pairs[0][side], block.context.graph
    above = [n for n in graph.path(node) if graph.elements[n].level in ("tujuan", "sasaran")]
    top = above[0] if above else block.tops[side]
    return graph.elements[top].name if top is not None else graph.indicators[node].name
