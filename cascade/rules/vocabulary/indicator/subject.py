"""Say what an indicator is about: a calendar event, or another element than the one that it measures.

A record of an indicator goes in; records of events and elements come out. Never decides what is right.
"""

from __future__ import annotations

from cascade.graph.cascade_graph import node_id
from cascade.graph.series_matches import shared_words
from cascade.rules.vocabulary.context import ElementRecord, EventRecord, IndicatorRecord
from cascade.rules.vocabulary.declarations import attribute
from cascade.rules.vocabulary.element.nomenclature import official_indicator
from cascade.text.normalize import same_text

OWN_OBJECT = 0.34  # the largest share of words that an indicator of another object was seen to have by chance
OTHER_OBJECT = 0.7  # the smallest share at which the other element is clearly the one that is meant
ENOUGH_WORDS = 3  # words that must be shared: "Jumlah laporan yang disusun" is about anything


@attribute("acara kalender", "calendar event")
def event(record: IndicatorRecord) -> EventRecord | None:
    element = record.context.graph.element_of(record.node)
    scheduled = record.context.policy.event_of(record.indicator.name.text, element.name.text if element else "")
    return EventRecord(scheduled) if scheduled else None


@attribute("unsur lain yang lebih cocok dengan nama indikator", "another element that fits the name")
def better_element(record: IndicatorRecord) -> ElementRecord | None:
    """The kegiatan or sub kegiatan that it is clearly about, where that is not its own (HIR-10)."""
    graph, context = record.context.graph, record.context
    own_element = graph.element_node(record.node)
    if own_element is None:
        return None
    name, element = record.indicator.name.text, graph.elements[own_element].name.text
    official = official_indicator(context.element(own_element))
    if official is not None and same_text(name, official.text):
        return None
    if max(shared_words(name, element)[1], shared_words(element, name)[1]) >= OWN_OBJECT:
        return None
    document = record.document
    others = {node_id(document, e.id): e for e in document.elements if e.level in ("kegiatan", "sub_kegiatan")}
    others.pop(own_element, None)
    scored = [(*shared_words(name, other.name.text), node) for node, other in others.items()]
    near = [(share, node) for common, share, node in scored if common >= ENOUGH_WORDS and share >= OTHER_OBJECT]
    return context.element(max(near)[1]) if near else None
