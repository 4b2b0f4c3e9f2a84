"""Hold everything that a rule may look at, and a record for each printed thing.

Graph, policy and nomenclature go in; records come out: the context makes one for each thing, so that what rules ask of it
is computed once. A record knows what is printed and where; what rules may ask of it are the functions of the modules beside
this one, marked with `@attribute`. Never decides what is right.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from cascade.graph.cascade_graph import CascadeGraph, NodeId
from cascade.graph.occurrences import OccurrenceGroup, Occurrences, find_occurrences
from cascade.graph.tables import Table
from cascade.model import Document, Element, Evidence, Indicator, Link, Quantity, Source
from cascade.model.account import FileAccount
from cascade.rules.vocabulary.duplicate_finder import Duplicate
from cascade.settings.layers import ScheduledEvent
from cascade.settings.nomenclature import Nomenclature, OfficialEntry
from cascade.settings.policy import Policy
from cascade.settings.schema import Scale
from cascade.text.codes import official_key

Key = TypeVar("Key")
Made = TypeVar("Made")


class Memo(dict[Key, Made]):
    """The things that a function makes of keys, each made when it is first asked for."""

    def __init__(self, make: Callable[[Key], Made]):
        super().__init__()
        self.make = make

    def __missing__(self, key: Key) -> Made:
        made = self[key] = self.make(key)
        return made


@dataclass(frozen=True, slots=True)
class Consequence:
    """What a rule would find if an open link were confirmed: `text` names the rule and the numbers that it sets against each other."""

    text: str
    kind: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, eq=False)
class EvaluationContext:
    """Everything that a rule may look at; it makes each record once. `accounts` tell what of each file was read.

    `consequences` say for each open link what the rules would find if it were confirmed.
    """

    graph: CascadeGraph
    policy: Policy
    nomenclature: Nomenclature | None = None
    conflicting_kinds: frozenset[str] = frozenset()
    not_due: frozenset[str] = frozenset()
    accounts: tuple[FileAccount, ...] = ()
    consequences: dict[tuple[str, str], list[Consequence]] = field(default_factory=dict)

    @cached_property
    def occurrences(self) -> Occurrences:
        """The tables of each document, and what several of them print."""
        return find_occurrences(self.graph)

    @cached_property
    def official_entries(self) -> dict[str, tuple[OfficialEntry, ...]]:
        """The entries of the nomenclature by their code."""
        found: dict[str, tuple[OfficialEntry, ...]] = {}
        for entry in self.nomenclature.entries if self.nomenclature else ():
            if key := official_key(entry.code):
                found[key] = (*found.get(key, ()), entry)
        return found

    def indicator(self, node: NodeId, reading: int = 0) -> IndicatorRecord:
        """Return the record of a printed indicator, under one reading of its quarters."""
        return self._indicators[node, reading]

    def element(self, node: NodeId) -> ElementRecord:
        """Return the record of a printed element."""
        return self._elements[node]

    def document(self, document: Document) -> DocumentRecord:
        """Return the record of a document."""
        return self._documents[document.id]

    def duplicate(self, duplicate: Duplicate) -> DuplicateRecord:
        """Return the record of two occurrences of one indicator."""
        return self._duplicates[duplicate]

    def indicator_group(self, group: OccurrenceGroup) -> IndicatorGroupRecord:
        """Return the record of one indicator with all its occurrences in one document."""
        return self._indicator_groups[group]

    def element_group(self, group: OccurrenceGroup) -> ElementGroupRecord:
        """Return the record of one element with all its occurrences in one document."""
        return self._element_groups[group]

    def table(self, table: Table) -> TableRecord:
        """Return the record of a printed table."""
        return self._tables[table]

    @cached_property
    def _indicators(self) -> Memo[tuple[NodeId, int], IndicatorRecord]:
        return Memo(lambda key: IndicatorRecord(self, *key))

    @cached_property
    def _elements(self) -> Memo[NodeId, ElementRecord]:
        return Memo(lambda node: ElementRecord(self, node))

    @cached_property
    def _documents(self) -> Memo[str, DocumentRecord]:
        documents = {document.id: document for document in self.graph.documents}
        return Memo(lambda id_: DocumentRecord(self, documents[id_]))

    @cached_property
    def _duplicates(self) -> Memo[Duplicate, DuplicateRecord]:
        return Memo(lambda duplicate: DuplicateRecord(self, duplicate))

    @cached_property
    def _indicator_groups(self) -> Memo[OccurrenceGroup, IndicatorGroupRecord]:
        return Memo(lambda group: IndicatorGroupRecord(self, group))

    @cached_property
    def _element_groups(self) -> Memo[OccurrenceGroup, ElementGroupRecord]:
        return Memo(lambda group: ElementGroupRecord(self, group))

    @cached_property
    def _tables(self) -> Memo[Table, TableRecord]:
        return Memo(lambda table: TableRecord(self, table))


class IndicatorRecord:
    """One printed line of an indicator, under one reading of its quarters."""

    record = "indicator"

    def __init__(self, context: EvaluationContext, node: NodeId, reading: int = 0):
        self.context = context
        self.node = node
        self.reading = reading
        self.indicator: Indicator = context.graph.indicators[node]
        self.document: Document = context.graph.document_of(node)

    @cached_property
    def printed_values(self) -> tuple[Quantity, ...]:
        """Every value that the row prints: quarters, targets, end condition, baseline."""
        row = self.indicator
        printed = (*(row.quarters or ()), *row.targets.values(), row.end_target, row.baseline)
        return tuple(quantity for quantity in printed if quantity is not None)

    def read_as(self, reading: int) -> IndicatorRecord:
        """Return the same indicator under another reading of its quarters."""
        return self.context.indicator(self.node, reading)


class ElementRecord:
    """A printed tujuan, sasaran, program, kegiatan or sub kegiatan."""

    record = "element"

    def __init__(self, context: EvaluationContext, node: NodeId):
        self.context = context
        self.node = node
        self.element: Element = context.graph.elements[node]
        self.document: Document = context.graph.document_of(node)


class DocumentRecord:
    """One planning document."""

    record = "document"

    def __init__(self, context: EvaluationContext, document: Document):
        self.context = context
        self.document = document
        self.node = document.id


class LinkRecord:
    """A proposed or settled link between two indicators."""

    record = "link"

    def __init__(self, context: EvaluationContext, link: Link):
        self.context = context
        self.link = link
        self.node = link.left

    @property
    def left(self) -> IndicatorRecord:
        """The indicator of the higher document."""
        return self.context.indicator(self.link.left)

    @property
    def right(self) -> IndicatorRecord:
        """The indicator that may be the same."""
        return self.context.indicator(self.link.right)


class DuplicateRecord:
    """Two occurrences of one indicator in one document, or in a Renstra and its IKU."""

    record = "copy"

    def __init__(self, context: EvaluationContext, duplicate: Duplicate):
        self.context = context
        self.node = duplicate.first
        self.nodes = (duplicate.first, duplicate.second)
        self.is_certain = duplicate.certain
        self.indicators: tuple[Indicator, Indicator] = (
            context.graph.indicators[duplicate.first],
            context.graph.indicators[duplicate.second],
        )

    @property
    def first(self) -> IndicatorRecord:
        """The occurrence that the other one is held against."""
        return self.context.indicator(self.nodes[0])

    @property
    def second(self) -> IndicatorRecord:
        """The other occurrence."""
        return self.context.indicator(self.nodes[1])


class GroupRecord:
    """One thing with all its occurrences in one document; `node` is the first of them."""

    def __init__(self, context: EvaluationContext, group: OccurrenceGroup):
        self.context = context
        self.node = group.nodes[0]
        self.nodes = group.nodes
        self.document = group.document


class IndicatorGroupRecord(GroupRecord):
    """One indicator with all its occurrences in one document."""

    record = "names"

    def __init__(self, context: EvaluationContext, group: OccurrenceGroup):
        super().__init__(context, group)
        self.indicator = context.graph.indicators[self.node]


class ElementGroupRecord(GroupRecord):
    """One element with all its occurrences in one document."""

    record = "prints"

    def __init__(self, context: EvaluationContext, group: OccurrenceGroup):
        super().__init__(context, group)
        self.level = group.level
        self.element = context.graph.elements[self.node]

    @property
    def elements(self) -> list[Element]:
        """The element as each of its occurrences prints it."""
        return [self.context.graph.elements[node] for node in self.nodes]


class TableRecord:
    """One printed table."""

    record = "table"

    def __init__(self, context: EvaluationContext, table: Table):
        self.context = context
        self.table = table
        self.document = table.document
        self.node = (*table.indicators, *table.elements)[0]
        self.rows = [context.graph.indicators[node] for node in table.indicators]


class RepeatedBlockRecord:
    """A block of rows that one document prints twice; `tops` are what stands above all of it in either place."""

    record = "block"

    def __init__(
        self,
        context: EvaluationContext,
        pairs: tuple[tuple[NodeId, NodeId], ...],
        tops: tuple[NodeId | None, NodeId | None],
    ):
        self.context = context
        self.pairs = pairs
        self.tops = tops
        self.node = tops[0] or pairs[0][0]


class EventRecord:
    """A calendar event."""

    record = "event"

    def __init__(self, event: ScheduledEvent):
        self.event = event
        self.where = event.origin.source if event.is_local else Source("kalender bawaan cascade")


class ScaleRecord:
    """The range of a known index."""

    record = "scale"

    def __init__(self, scale: Scale):
        self.scale = scale


class PolicyRecord:
    """The policy in force."""

    record = "policy"

    def __init__(self, policy: Policy):
        self.policy = policy
