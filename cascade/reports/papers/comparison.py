"""Lay the prints of one indicator side by side, as each document of a dossier has them.

Linked documents go in; name, unit, target and quarters come out in columns, the higher document first, and what differs
from it is marked. Judges nothing: whether a difference is a fault is the business of rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from cascade.graph.cascade_graph import CascadeGraph, NodeId, node_id
from cascade.model import KIND_NAMES, QUARTER_NAMES, Document, Indicator, Quantity, Source
from cascade.model.findings import BLANK_CELL
from cascade.model.i18n import LocalizedText, same
from cascade.rules.vocabulary.context import EvaluationContext
from cascade.rules.vocabulary.indicator.quarters import readings
from cascade.text.normalize import tokens
from cascade.text.printable import one_line
from cascade.text.units import unit_of

COMPARED_KINDS = ("renstra", "iku", "renja", "perjanjian_kinerja", "rencana_aksi")
NAME, UNIT, TARGET, QUARTERS = "name", "unit", "target", "quarters"
ComparisonColumn = tuple[Document, NodeId | None]


@dataclass(frozen=True, slots=True)
class ComparisonEntry:
    """One printed value of the side-by-side table.

    `keys` are the things that it may mean; only entries of the same `period` (a year, a quarter) are compared;
    `differs_from` names the document whose entry means none of them; `place` leaves out what the entry before it in the
    cell has said (the sheet).
    """

    value: LocalizedText
    source: Source | None = None
    label: LocalizedText | None = None
    keys: frozenset[object] = frozenset()
    differs_from: str | None = None
    place: LocalizedText | None = None
    quantity: Quantity | None = None
    period: str | None = None


Entries = Callable[[Indicator, Document], Iterable[ComparisonEntry]]


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One line of the side-by-side table; None where the indicator is not in that document."""

    about: str
    label: LocalizedText
    cells: tuple[tuple[ComparisonEntry, ...] | None, ...]

    @property
    def differs(self) -> bool:
        """Tell whether a document prints something else than a higher one."""
        return any(entry.differs_from for cell in self.cells for entry in cell or ())


@dataclass(frozen=True, slots=True)
class Comparison:
    """One indicator as each document prints it."""

    documents: tuple[Document, ...]
    rows: tuple[ComparisonRow, ...]

    @property
    def differs(self) -> bool:
        """Tell whether documents differ in anything."""
        return any(row.differs for row in self.rows)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every place that the table shows, each once, in the order of the table."""
        entries = (entry for row in self.rows for cell in row.cells for entry in cell or ())
        return tuple(dict.fromkeys(entry.source for entry in entries if entry.source))


@dataclass(frozen=True, slots=True)
class Subject:
    """One indicator with its prints in all documents."""

    node: NodeId
    level: str
    name: str
    above: str
    columns: tuple[ComparisonColumn, ...]


class SideBySide:
    """Lays indicators side by side, as all documents of a dossier print them."""

    def __init__(self, context: EvaluationContext):
        self.context = context
        self.graph: CascadeGraph = context.graph
        self._compared: dict[tuple[tuple[str, NodeId | None], ...], Comparison] = {}

    @cached_property
    def year(self) -> int | None:
        """The year of the annual documents; the latest where there are several."""
        return max((document.year for document in self.graph.documents if document.year), default=None)

    @cached_property
    def years(self) -> str:
        """The year under review, or the period of the plans where there is no annual document."""
        plans = {(d.years[0], d.years[-1]) for d in self.graph.documents if d.years}
        return str(self.year) if self.year else ", ".join(f"{first}–{last}" for first, last in sorted(plans))

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The documents that print indicators of the cascade, the higher ones first."""
        return tuple(document for kind in COMPARED_KINDS for document in self.graph.of_kind(kind))

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """Every indicator once, with its prints in all documents; in the order of the highest document that has it."""
        by_cause: dict[NodeId, Subject] = {}
        for document in self.documents:
            for node in self.graph.distinct_indicators(document):
                cause = self.graph.cause_of(node)
                if cause not in by_cause:
                    by_cause[cause] = self._subject(node)
        return tuple(by_cause.values())

    def _subject(self, node: NodeId) -> Subject:
        indicator = self.graph.indicators[node]
        element = self.graph.element_of(node)
        return Subject(
            node,
            indicator.level,
            one_line(indicator.name.text),
            one_line(element.name.text) if element else "",
            self.columns([node]),
        )

    def columns(self, nodes: Iterable[NodeId]) -> tuple[ComparisonColumn, ...]:
        """Return each document with each of its prints of an indicator; None where it has none."""
        linked = self.linked(nodes)
        columns: list[ComparisonColumn] = []
        for document in self.documents:
            printed = [node for node in linked if self.graph.document_of(node) is document]
            columns += [(document, node) for node in printed] or [(document, None)]
        return tuple(columns)

    def compare(self, columns: Sequence[ComparisonColumn]) -> Comparison:
        """Compare these prints of one indicator; a second time costs nothing."""
        key = tuple((document.id, node) for document, node in columns)
        if key not in self._compared:
            self._compared[key] = self._compare(columns)
        return self._compared[key]

    def _compare(self, columns: Sequence[ComparisonColumn]) -> Comparison:
        rows = [
            self._row(NAME, LocalizedText("Nama tercetak", "Printed name"), columns, _name_entries),
            self._row(UNIT, LocalizedText("Satuan", "Unit"), columns, _unit_entries),
            self._row(TARGET, same(f"Target {self.year or ''}".strip()), columns, self._target_entries),
        ]
        if any(self.graph.indicators[node].quarters for _, node in columns if node):
            rows.append(self._row(QUARTERS, LocalizedText("Triwulan", "Quarters"), columns, _quarter_entries))
        return Comparison(tuple(document for document, _ in columns), tuple(rows))

    def linked(self, nodes: Iterable[NodeId]) -> list[NodeId]:
        """Return the first prints of everything that is settled to be the same as some indicators."""
        waiting = [node for node in nodes if node in self.graph.indicators]
        seen: dict[NodeId, None] = {}
        while waiting:
            node = self.graph.representative(waiting.pop(0))
            if node not in seen:
                seen[node] = None
                waiting += [other for other, link in self.graph.links_of(node) if link.is_settled]
        return list(seen)

    def _row(
        self, about: str, label: LocalizedText, columns: Sequence[ComparisonColumn], entries_of: Entries
    ) -> ComparisonRow:
        """Mark what differs from the first document that says something: the higher one in the cascade."""
        cells: list[tuple[ComparisonEntry, ...] | None] = []
        highest: dict[str | None, tuple[frozenset[object], str]] = {}  # what the highest document prints, and its name
        for document, node in columns:
            if node is None:
                cells.append(None)
                continue
            entries: dict[tuple[LocalizedText, LocalizedText | None], ComparisonEntry] = {}
            for copy in self.graph.copies(node):
                for entry in entries_of(self.graph.indicators[copy], document):
                    keys, name = highest.get(entry.period, (frozenset(), ""))
                    differs = bool(keys and entry.keys) and not keys & entry.keys
                    entries.setdefault(
                        (entry.value, entry.label), replace(entry, differs_from=name if differs else None)
                    )
            cells.append(_placed(entries.values()))
            for entry in entries.values():
                if entry.keys:
                    highest.setdefault(entry.period, (entry.keys, KIND_NAMES.get(document.kind, document.kind)))
        return ComparisonRow(about, label, tuple(cells))

    def _target_entries(self, indicator: Indicator, document: Document) -> Iterator[ComparisonEntry]:
        targets, year = indicator.targets, document.year or self.year
        for each in sorted(targets) if year is None else [y for y in (year, 0) if y in targets]:
            label = None if each in (self.year, 0) else same(str(each))
            yield replace(_value_entry(targets[each], label), period=str(each) if year is None and each else None)
        plausible = readings(self.context.indicator(node_id(document, indicator.id)))
        if plausible:
            keys = frozenset().union(*(_keys(reading.value) for reading in plausible))
            how = LocalizedText("setahun, {l}", "for the year, {l}").format(l=plausible[0].label)
            yield ComparisonEntry(same(plausible[0].value.raw), None, how, keys, quantity=plausible[0].value)


def _keys(quantity: Quantity) -> frozenset[object]:
    """Return what a printed value may mean; a blank means nothing that could differ."""
    if quantity.is_missing:
        return frozenset()
    if quantity.value is None:
        return frozenset([quantity.raw.casefold()])
    return frozenset((value, quantity.high, quantity.operator) for value in (quantity.value, *quantity.readings))


def _placed(entries: Iterable[ComparisonEntry]) -> tuple[ComparisonEntry, ...]:
    """Give each entry of a cell its place, as short as the one before it allows."""
    placed, previous = [], None
    for entry in entries:
        if (source := entry.source) is not None:
            near = previous is not None and (previous.sheet, previous.page, previous.table) == (
                source.sheet,
                source.page,
                source.table,
            )
            short = replace(source, sheet=None, page=None, table=None) if near else source
            entry = replace(entry, place=short.place)
            previous = source
        placed.append(entry)
    return tuple(placed)


def _value_entry(quantity: Quantity | None, label: LocalizedText | None = None) -> ComparisonEntry:
    if quantity is None:
        return ComparisonEntry(BLANK_CELL, None, label)
    value = same(one_line(quantity.raw)) if quantity.raw.strip() else BLANK_CELL
    return ComparisonEntry(value, quantity.source, label, _keys(quantity), quantity=quantity)


def _name_entries(indicator: Indicator, _: Document) -> Iterator[ComparisonEntry]:
    name = indicator.name
    yield ComparisonEntry(same(one_line(name.text)), name.source, None, frozenset(["".join(tokens(name.text))]))


def _unit_entries(indicator: Indicator, _: Document) -> Iterator[ComparisonEntry]:
    unit = indicator.unit
    if unit is not None:
        key = unit_of(unit.text)
        value = same(one_line(unit.text)) if unit.text.strip() else BLANK_CELL
        yield ComparisonEntry(value, unit.source, None, frozenset([key] if key else []))
    if unit is None or not unit.text.strip():
        values = (*indicator.targets.values(), *(indicator.quarters or ()))
        printed = dict.fromkeys(quantity.unit for quantity in values if quantity and quantity.unit)
        for name in printed:
            yield ComparisonEntry(
                same(name), None, LocalizedText("pada nilainya", "with the value"), frozenset([unit_of(name)])
            )


def _quarter_entries(indicator: Indicator, _: Document) -> Iterator[ComparisonEntry]:
    for name, quantity in zip(QUARTER_NAMES, indicator.quarters or (), strict=False):
        yield replace(_value_entry(quantity, same(name)), period=name)
