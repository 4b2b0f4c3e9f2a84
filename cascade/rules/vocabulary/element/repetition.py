"""Say where else an element is printed: once more in its table, under another code or its code under another name elsewhere.

A record of an element goes in; records of other elements come out. Documents of one folder speak of the same office, so that a
code means one thing in all of them. Never decides which print is right.
"""

from __future__ import annotations

from collections.abc import Iterator

from cascade.graph.cascade_graph import node_id
from cascade.rules.vocabulary.context import ElementRecord
from cascade.rules.vocabulary.declarations import attribute, computed_once
from cascade.rules.vocabulary.element.nomenclature import bare_name
from cascade.text.codes import is_code_of, official_key
from cascade.text.element_names import name_similarity
from cascade.text.normalize import same_text

OTHER_NAME = 60  # likeness of names (0 to 100) below which they are two names, not one reworded
_OFFICE_PARTS = 2  # urusan and bidang at the head of a code, which differ where an office has several


@attribute("unsur yang sama di atasnya dalam tabel ini", "the same element above it in this table")
def printed_before(record: ElementRecord) -> ElementRecord | None:
    """An earlier row of its table with its name, below the same element, that prints an amount of its own."""
    context, graph = record.context, record.context.graph
    table = (record.element.name.source.file, record.element.name.source.table)
    for other in record.document.elements:
        node = node_id(record.document, other.id)
        if node == record.node:
            return None
        earlier = context.element(node)
        is_same = other.level == record.element.level and same_text(bare_name(earlier), bare_name(record))
        in_place = (other.name.source.file, other.name.source.table) == table and table[1] is not None
        if is_same and in_place and graph.parent(node) == graph.parent(record.node) and other.pagu:
            has_one_unit = graph.work_unit(node) == graph.work_unit(record.node)
            return earlier if has_one_unit and not _differ_in_code(earlier, record) else None
    return None


@attribute("cetakan pertamanya di dokumen itu", "its first print in the document")
def is_first_print(record: ElementRecord) -> bool:
    """Whether no earlier row of its document prints the same element."""
    return record.context.occurrences.group_of(record.node).nodes[0] == record.node


@attribute("unsur lain dengan kode ini di dokumen lain", "another element with this code in another document")
def named_otherwise(record: ElementRecord) -> ElementRecord | None:
    """What an earlier document of the folder calls by this code, where it has no element of this name with it."""
    own = _key(record)
    same_code = [other for other in _elsewhere(record) if own is not None and _key(other) == own]
    if any(_likeness(other, record) >= OTHER_NAME for other in same_code):
        return None
    return same_code[0] if same_code else None


@attribute("unsur ini dengan kode lain di dokumen lain", "this element with another code in another document")
def coded_otherwise(record: ElementRecord) -> ElementRecord | None:
    """The element of this name in an earlier document, where no element of that name has this code.

    The number of the urusan aside, which differs where an office has several.
    """
    own = _key(record)
    same_name = [other for other in _elsewhere(record) if same_text(bare_name(other), bare_name(record))]
    coded = [(other, key) for other in same_name if (key := _key(other)) is not None]
    if own is None or any(_within_office(key) == _within_office(own) for _, key in coded):
        return None
    return coded[0][0] if coded else None


@computed_once
def _elsewhere(record: ElementRecord) -> tuple[ElementRecord, ...]:
    """Return the elements of its level in the documents before its own."""
    return tuple(_of_earlier_documents(record))


def _of_earlier_documents(record: ElementRecord) -> Iterator[ElementRecord]:
    for document in record.context.graph.documents:
        if document is record.document:
            return
        for element in document.elements:
            if element.level == record.element.level:
                yield record.context.element(node_id(document, element.id))


@computed_once
def _key(record: ElementRecord) -> str | None:
    """Return its code in the one form of all editions; None where it is not whole for its level."""
    code = record.element.code.text if record.element.code else ""
    return official_key(code) if is_code_of(code, record.element.level) else None


def _likeness(record: ElementRecord, other: ElementRecord) -> float:
    return name_similarity(bare_name(record), bare_name(other))


def _within_office(key: str) -> str:
    return key.split(".", _OFFICE_PARTS)[-1]


def _differ_in_code(record: ElementRecord, other: ElementRecord) -> bool:
    one, two = _key(record), _key(other)
    return one is not None and two is not None and one != two
