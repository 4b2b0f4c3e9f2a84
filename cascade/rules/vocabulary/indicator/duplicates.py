"""Say which other rows print what an indicator prints: its name again, its very series, a measure above it.

A record of an indicator goes in; records of other indicators, or what differs from them, come out. Never decides what is
right.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from cascade.graph import series_matches
from cascade.graph.cascade_graph import CascadeGraph, NodeId, node_id
from cascade.graph.remembered import remembered
from cascade.model import OUTCOME_LEVELS, Label, Quantity
from cascade.quantities import series as yearly_values
from cascade.rules.vocabulary.context import IndicatorRecord
from cascade.rules.vocabulary.declarations import attribute
from cascade.rules.vocabulary.indicator.measure import unit_text
from cascade.text.measures import measure_kind
from cascade.text.normalize import normalized, same_text, tokens
from cascade.text.units import unit_of

_BRACKETS = re.compile(r"\([^()]*\)")
_WISHES = ("meningkatnya", "terwujudnya", "tercapainya")  # which say of a share no more than that it is to be had


@attribute("mengulang cetakan sebelumnya", "repeats an earlier print")
def is_repeat(record: IndicatorRecord) -> bool:
    """A later print of an indicator of the plans that says nothing else: what is said of the first one is said of it."""
    graph = record.context.graph
    if record.document.kind not in ("renstra", "iku"):
        return False
    nodes = record.context.occurrences.group_of(record.node).nodes
    earlier = list(nodes[: nodes.index(record.node)])
    if record.document.kind == "iku":
        linked = [other for node in nodes for other, link in graph.links_of(node) if link.is_settled]
        earlier += [node for node in linked if graph.document_of(node).kind == "renstra"]
    return any(series_matches.is_as_complete(graph.indicators[node], record.indicator) for node in earlier)


def repeats_of(record: IndicatorRecord) -> tuple[IndicatorRecord, ...]:
    """Return the later prints of an indicator that say nothing else than this one, those of the IKU of its plan too."""
    graph, context = record.context.graph, record.context
    nodes = context.occurrences.group_of(record.node).nodes
    linked = (other for node in nodes for other, link in graph.links_of(node) if link.is_settled)
    in_iku = (
        n
        for other in linked
        if graph.document_of(other).kind == "iku"
        for n in context.occurrences.group_of(other).nodes
    )
    others = (context.indicator(node) for node in dict.fromkeys((*nodes, *in_iku)) if node != record.node)
    return tuple(
        other
        for other in others
        if is_repeat(other) and series_matches.is_as_complete(record.indicator, other.indicator)
    )


@attribute("indikator yang sama di atasnya", "the same indicator above it")
def promised_before(record: IndicatorRecord) -> IndicatorRecord | None:
    """An earlier row of its document that promises the same under another tujuan or sasaran, in the same unit.

    Under this very name, or else under one that says no more than it.
    """
    above = list(_promises_above(record))
    name = record.indicator.name.text
    same = (other for other in above if same_text(other.indicator.name.text, name))
    alike = (other for other in above if _say_the_same(other.indicator.name.text, name))
    return next(same, None) or next(alike, None)


@attribute("nama indikator di atasnya sedikit lain", "the name of the indicator above it is slightly different")
def is_promised_reworded(record: IndicatorRecord) -> bool:
    other = promised_before(record)
    return other is not None and not same_text(other.indicator.name.text, record.indicator.name.text)


def _promises_above(record: IndicatorRecord) -> Iterator[IndicatorRecord]:
    """Yield the earlier rows of tujuan and sasaran of its document that are other indicators of its unit in its measure.

    Those alone whose name may say the same.
    """
    graph, context = record.context.graph, record.context
    if record.indicator.level not in OUTCOME_LEVELS:
        return
    group = context.occurrences.group_of(record.node)
    for node in _promises_named_like(
        graph, record.document.id, graph.work_unit(record.node), record.indicator.name.text
    ):
        if node == record.node:
            return
        if context.occurrences.group_of(node) is not group and _in_one_measure(context.indicator(node), record):
            yield context.indicator(node)


@remembered
def _promises_named_like(graph: CascadeGraph, document: str, unit: str, name: str) -> tuple[NodeId, ...]:
    """Return the rows of tujuan and sasaran of a document and unit whose names may say what a name says, as they are printed."""
    promises = _promises(graph)
    return tuple(dict(sorted(p for key in _keys(name) for p in promises.get((document, unit, key), ()))).values())


@remembered
def _promises(graph: CascadeGraph) -> dict[tuple[str, str, str], list[tuple[int, NodeId]]]:
    """Return the rows of tujuan and sasaran with their places in the document, by document, unit and what they may be known by."""
    found: dict[tuple[str, str, str], list[tuple[int, NodeId]]] = defaultdict(list)
    for document in graph.documents:
        for place, indicator in enumerate(document.indicators):
            if indicator.level in OUTCOME_LEVELS:
                node = node_id(document, indicator.id)
                for key in _keys(indicator.name.text):
                    found[document.id, graph.work_unit(node), key].append((place, node))
    return found


def _keys(name: str) -> set[str]:
    """Return what a name has in common with each that is the same, or says the same."""
    return {"".join(tokens(each)) for each in (name, _without_wish(name), _without_wish(_BRACKETS.sub(" ", name)))}


def _say_the_same(one: str, other: str) -> bool:
    """Tell whether two names differ in nothing but the wish that it may rise, and what one of them has in brackets."""
    if "(" in one and "(" in other:
        return same_text(_without_wish(one), _without_wish(other))
    return same_text(*(_without_wish(_BRACKETS.sub(" ", name)) for name in (one, other)))


def _without_wish(name: str) -> str:
    return " ".join(word for word in normalized(name).split() if word not in _WISHES)


def _in_one_measure(record: IndicatorRecord, other: IndicatorRecord) -> bool:
    units = {unit_of(text) for text in (unit_text(record), unit_text(other)) if text}
    return len(units) < 2


@attribute("mengulang indikator bagiannya", "repeats an indicator of its parts")
def repeats_part(record: IndicatorRecord) -> bool:
    """Print-outs of SIPD measure a kegiatan by what its sub kegiatan yield: what is said of those is said of it."""
    graph = record.context.graph
    element = graph.element_node(record.node)
    name = normalized(record.indicator.name.text)
    below = (i for child in graph.children(element or "") for i in graph.indicators_of(child)) if element else ()
    return any(normalized(graph.indicators[node].name.text) == name for node in below)


@attribute("indikator lain dengan deret yang sama", "another indicator with the same series")
def twin(record: IndicatorRecord) -> IndicatorRecord | None:
    """An indicator of another name in the same file that prints this very series, the decimal point or a year aside."""
    node = series_matches.equal_series(record.context.graph).get(record.node)
    return record.context.indicator(node) if node else None


@attribute("indikator bernama mirip dengan deret hampir sama", "indicator of a like name with nearly this series")
def near_twin(record: IndicatorRecord) -> IndicatorRecord | None:
    node = series_matches.nearly_equal_series(record.context.graph).get(record.node)
    return record.context.indicator(node) if node else None


@attribute("target yang berbeda dari deret itu", "targets that differ from that series")
def odd_targets(record: IndicatorRecord) -> dict[int, Quantity] | None:
    other = near_twin(record)
    return _where_they_differ(record, other) if other else None


@attribute("target pada deret itu", "targets in that series")
def twin_targets(record: IndicatorRecord) -> dict[int, Quantity] | None:
    other = near_twin(record)
    return _where_they_differ(other, record) if other else None


def _where_they_differ(one: IndicatorRecord, other: IndicatorRecord) -> dict[int, Quantity]:
    """Return the targets of the first indicator in the years in which the second one has another one."""
    targets, other_targets = one.indicator.targets, other.indicator.targets
    return {year: targets[year] for year in yearly_values.differing_years(targets, other_targets)}


@attribute("ukuran di atasnya dengan deret ini", "measure above it with this series")
def share_above(record: IndicatorRecord) -> IndicatorRecord | None:
    """A share or index of an element above that prints the very targets of this count.

    Whole numbers may agree by chance, unless there are many of them, the baseline among them.
    """
    indicator = record.indicator
    values = [value for q in indicator.targets.values() if (value := yearly_values.plain_number(q)) is not None]
    run = yearly_values.value_run(indicator) if indicator.baseline else ()
    if measure_kind(indicator.name.text) != "count" or len(set(values)) < 2:
        return None
    if not has_fractions(record) and len(set(run)) <= yearly_values.MIN_COPIED_VALUES:
        return None
    graph = record.context.graph
    for node in (node for above in graph.path(record.node)[1:] for node in graph.indicators_of(above)):
        other = graph.indicators[node]
        if measure_kind(other.name.text) == "count" or not yearly_values.is_same_series(
            indicator.targets, other.targets
        ):
            continue
        if has_fractions(record) or yearly_values.value_run(other) == run:
            return record.context.indicator(node)
    return None


@attribute("memuat pecahan", "holds fractions")
def has_fractions(record: IndicatorRecord) -> bool:
    values = map(yearly_values.plain_number, record.indicator.targets.values())
    return any(value is not None and value % 1 for value in values)


@attribute("dicetak dengan persen", "is printed with per cent")
def prints_percent(record: IndicatorRecord) -> bool:
    return unit_of(unit_text(record)) == "%"


@attribute("unsur lain dengan indikator ini", "other element with this indicator")
def shared_by(record: IndicatorRecord) -> tuple[Label, ...]:
    """The program or kegiatan under the same element that the same table measures by an indicator of this name, in one unit.

    Told of the first of them; itself is among them.
    """
    graph = record.context.graph
    element = graph.element_node(record.node)
    if element is None or record.indicator.level not in ("program", "kegiatan"):
        return ()
    holder, name = graph.parent(element), normalized(record.indicator.name.text)
    found: dict[NodeId, Label] = {}
    group_of = record.context.occurrences.group_of
    for node in record.context.occurrences.table_of(record.node).indicators:
        measured, other = graph.element_node(node), graph.indicators[node]
        if measured is None or holder is None or graph.parent(measured) != holder:
            continue
        is_again = any(group_of(measured) is group_of(each) for each in found if each != measured)
        if is_again or graph.work_unit(measured) != graph.work_unit(element):
            continue
        if other.level == record.indicator.level and normalized(other.name.text) == name:
            found.setdefault(measured, graph.elements[measured].name)
    return tuple(found.values()) if next(iter(found), None) == element else ()


@attribute("satu-satunya unsur yang disebut indikator ini", "the only element that this indicator names")
def names_one_of_two(record: IndicatorRecord) -> Label | None:
    """Of two program or kegiatan with this indicator the one whose own words it has, if it has none of the other's."""
    elements = shared_by(record)
    if len(elements) != 2:
        return None
    name = set(tokens(record.indicator.name.text))
    words, other_words = (set(tokens(label.text)) for label in elements)
    own, others_own = words - other_words, other_words - words
    if own and own <= name and not others_own & name:
        return elements[0]
    return elements[1] if others_own and others_own <= name and not own & name else None
