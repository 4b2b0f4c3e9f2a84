"""Say what is odd about the code of an element: its form, another element that has it, the code of the element above.

A record of an element goes in; labels, records and answers come out. Never decides what is right.
"""

from __future__ import annotations

from collections import Counter

from cascade.graph.cascade_graph import node_id
from cascade.model import Label
from cascade.model.i18n import LocalizedText
from cascade.rules.vocabulary.context import DocumentRecord, ElementRecord
from cascade.rules.vocabulary.declarations import attribute, computed_once
from cascade.text.codes import PARTS_BY_LEVEL, code_fault, code_key, code_parts, is_code_of

SLIP = 5  # times as many codes have the usual number of digits than one that is a slip


@attribute("cacat kode", "what is wrong with the code")
def broken_code(record: ElementRecord) -> LocalizedText | None:
    """What is wrong with the form of its code, by its level; None for a whole code, or one of another form."""
    code = record.element.code.text if record.element.code else ""
    is_usual = len(code_parts(code)) == PARTS_BY_LEVEL.get(record.element.level) or _codes_are_whole(record)
    return code_fault(code, record.element.level, _usual_widths(_document(record))) if is_usual else None


@attribute("kode unsur yang sama di tabel lain", "code of the same element in another table")
def code_elsewhere(record: ElementRecord) -> Label | None:
    graph, group = record.context.graph, record.context.occurrences.group_of(record.node)
    widths = _usual_widths(_document(record))
    printed = (graph.elements[node] for node in group.nodes)
    whole = (e.code for e in printed if e.code and code_fault(e.code.text, e.level, widths) is None)
    return next(whole, None)


@attribute("unsur lain dengan kode ini", "another element with this code")
def code_twin(record: ElementRecord) -> ElementRecord | None:
    """An earlier element of the same level with this very code and another name."""
    if (own := _whole_code(record)) is None:
        return None
    context, group_of = record.context, record.context.occurrences.group_of
    for other in record.document.elements:
        node = node_id(record.document, other.id)
        if node == record.node:
            return None
        if other.code and other.level == record.element.level and code_key(other.code.text) == own:
            return context.element(node) if group_of(node) is not group_of(record.node) else None
    return None


@attribute("unsur di atasnya", "element above it")
def parent(record: ElementRecord) -> ElementRecord | None:
    parent_node = record.context.graph.parent(record.node)
    return record.context.element(parent_node) if parent_node else None


@attribute("kodenya dimulai dengan kode unsur di atasnya", "its code begins with that of the element above")
def code_fits_parent(record: ElementRecord) -> bool | None:
    """None where either has no whole code of its level."""
    parent_record, own_code = parent(record), _whole_code(record)
    parent_code = _whole_code(parent_record) if parent_record else None
    return own_code.startswith(f"{parent_code}.") if own_code and parent_code else None


def _document(record: ElementRecord) -> DocumentRecord:
    return record.context.document(record.document)


def _whole_code(record: ElementRecord) -> str | None:
    code = record.element.code
    return code_key(code.text) if code and is_code_of(code.text, record.element.level) else None


def _codes_are_whole(record: ElementRecord) -> bool:
    """Tell whether the document prints whole codes at this level; some print the last parts alone."""
    level = record.element.level
    coded = [other.code.text for other in record.document.elements if other.code and other.level == level]
    return 2 * sum(is_code_of(code, level) for code in coded) > len(coded)


@computed_once
def _usual_widths(record: DocumentRecord) -> frozenset[int]:
    """Return how many digits the running numbers of the document's sub kegiatan have, odd ones out aside."""
    elements = record.document.elements
    coded = [code_parts(e.code.text) for e in elements if e.code and e.level == "sub_kegiatan"]
    widths = Counter(len(parts[-1]) for parts in coded if len(parts) == PARTS_BY_LEVEL["sub_kegiatan"])
    return frozenset(width for width, count in widths.items() if SLIP * count >= max(widths.values()))
