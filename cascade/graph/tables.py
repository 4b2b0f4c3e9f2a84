"""Find the printed tables of a document in its graph.

A graph and a document go in; tables come out with their elements and indicators in printed order. A table that goes on under
a header of its own on the next page, with the same columns, is one table. Judges nothing.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field

from cascade.graph.cascade_graph import CascadeGraph, NodeId, node_id
from cascade.model import OUTCOME_LEVELS, Document, Element, Source
from cascade.text.element_names import compact_key, without_level_word


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One printed table: what stands in it, in printed order; a table that goes on as another one is one table."""

    document: Document
    elements: tuple[NodeId, ...]
    indicators: tuple[NodeId, ...]
    sources: tuple[Source, ...]
    is_printed: bool  # a table or sheet of a file, not the records of a canonical document


@dataclass(slots=True)
class _Part:
    """What stands in one table, or in a part of it on one page."""

    elements: list[NodeId] = field(default_factory=list)
    indicators: list[NodeId] = field(default_factory=list)


def find_tables(graph: CascadeGraph, document: Document) -> Iterator[Table]:
    """Yield the tables of a document."""
    parts: dict[Hashable, _Part] = {}
    for element in document.elements:
        node = node_id(document, element.id)
        parts.setdefault(_address_of_element(graph, node, element), _Part()).elements.append(node)
    for indicator in document.indicators:
        node = node_id(document, indicator.id)
        parts.setdefault(_address(indicator.name.source), _Part()).indicators.append(node)
    tables: list[_Part] = []
    for part in parts.values():
        if tables and _goes_on(graph, tables[-1], part):
            tables[-1].elements.extend(part.elements)
            tables[-1].indicators.extend(part.indicators)
        else:
            tables.append(part)
    for part in tables:
        sources = [graph.elements[node].name.source for node in part.elements]
        sources += [graph.indicators[node].name.source for node in part.indicators]
        is_printed = any(source.table is not None or source.sheet is not None for source in sources)
        yield Table(document, tuple(part.elements), tuple(part.indicators), tuple(sources), is_printed)


def _address_of_element(graph: CascadeGraph, node: NodeId, element: Element) -> Hashable:
    """Return the table of an element; one that stands in a line above a table belongs to what measures it."""
    if element.name.source.table is None and element.name.source.page is not None:
        for indicator in graph.indicators_of(node):
            return _address(graph.indicators[indicator].name.source)
    return _address(element.name.source)


def _address(source: Source) -> Hashable:
    return source.sheet, source.table


def _goes_on(graph: CascadeGraph, table: _Part, part: _Part) -> bool:
    """Tell whether a table continues on the next page: the same columns of years, and nothing printed again."""
    both = table, part
    pages = [[graph.indicators[node].name.source.page for node in half.indicators] for half in both]
    if not all(pages):
        return False
    last, first = pages[0][-1], pages[1][0]
    if last is None or first is None or first != last + 1:
        return False  # two tables of one page have a caption between them
    columns = [_columns(graph, half) for half in both]
    has_years = any(columns[0][:2])
    if columns[0] != columns[1]:
        return False
    if not has_years:
        return not any(columns[0]) and _list_goes_on(graph, table, part)
    levels = [{graph.indicators[node].level in OUTCOME_LEVELS for node in half.indicators} for half in both]
    elements = [{_key_of_element(graph.elements[node]) for node in half.elements} for half in both]
    indicators = [{compact_key(graph.indicators[node].name.text) for node in half.indicators} for half in both]
    prints_again = elements[0] & elements[1] or indicators[0] & indicators[1]
    return levels[0] == levels[1] and not prints_again


def _list_goes_on(graph: CascadeGraph, table: _Part, part: _Part) -> bool:
    """Tell whether a list of coded elements without values continues: it begins with the last one again, or a new one."""
    coded = [[node for node in half.elements if graph.elements[node].code is not None] for half in (table, part)]
    if not all(coded) or _elements_come_first(graph, table) != _elements_come_first(graph, part):
        return False
    keys = [[_key_of_element(graph.elements[node]) for node in nodes] for nodes in coded]
    again = set(keys[0]) & set(keys[1])
    last = {_key_of_element(graph.elements[node]) for node in (coded[0][-1], *graph.path(coded[0][-1]))}
    return again <= last and set(keys[1][:1]) >= again


def _elements_come_first(graph: CascadeGraph, part: _Part) -> bool:
    """Tell whether the names of coded elements stand left of their indicators."""
    for node in part.indicators:
        element = graph.element_of(node)
        name = graph.indicators[node].name.source
        if element is None or element.code is None or element.name.source.column is None or name.column is None:
            continue
        return element.name.source.column < name.column
    return False


def _key_of_element(element: Element) -> tuple[str, str]:
    return element.level, compact_key(without_level_word(element.name.text))


def _columns(graph: CascadeGraph, part: _Part) -> tuple[frozenset[int], frozenset[int], bool, bool]:
    """Return the columns of a part of a table: years of targets, years of pagu, whether it has units, and baselines."""
    printed = [graph.indicators[node] for node in part.indicators]
    years = (frozenset(y for i in printed for y in i.targets), frozenset(y for i in printed for y in i.pagu))
    return *years, any(i.unit is not None for i in printed), any(i.baseline is not None for i in printed)
