"""What may a rule ask of one element in all its tables?

An element with all its prints in one document, as conditions see it. Never decides what is right.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

from rapidfuzz import fuzz

from cascade.graph.cascade_graph import CascadeGraph, NodeId
from cascade.graph.locations import all_places, first_of, listed, span
from cascade.graph.occurrences import Group, Table, Within, within
from cascade.model import LEVEL_CHAIN, Label, Quantity, Source
from cascade.model.i18n import LocalizedText, joined, same
from cascade.quantities import series
from cascade.rules.vocabulary.context import EvaluationContext, Once, attribute
from cascade.rules.vocabulary.document import DocumentRecord
from cascade.rules.vocabulary.duplicate import Entries, is_cut
from cascade.rules.vocabulary.element import ElementRecord
from cascade.rules.vocabulary.indicator import IndicatorRecord
from cascade.rules.vocabulary.table import has_programs, is_promise
from cascade.text.codes import code_key, is_code_of
from cascade.text.element_names import compact_key, has_printed_level, without_level_word
from cascade.text.measures import measure_kind
from cascade.text.normalize import tokens
from cascade.text.printable import one_line

MOST = 0.75  # share of the elements of a level that a table must list for it to be held for a list of all
SAID = 90  # likeness of two sentences from which they say the same
_VERB = re.compile(r"(me|ter)\w+nya$|(me|ter)\w+kan$|meningkat$|baik$|yang$")
FEW = 3  # names that a message lists


def _say_other_things(labels: Sequence[Label], others: Sequence[Label]) -> bool:
    """Tell whether no two sentences of results say the same: "Meningkatnya mutu layanan" is "Mutu layanan meningkat".

    All sentences of a table together count as one too, which a page may have cut.
    """
    ours, theirs = (
        [_matter(text) for text in (*(each.text for each in side), " ".join(each.text for each in side))]
        for side in (labels, others)
    )
    return not any(fuzz.ratio(one, other) >= SAID for one in ours for other in theirs)


def _matter(sentence: str) -> str:
    """Return the words of a sentence of a result, without its verb, in one order."""
    return " ".join(sorted(token for token in tokens(sentence) if not _VERB.match(token)))


class PrintsRecord(metaclass=Once):
    """One element with all its prints in one document."""

    record = "prints"

    def __init__(self, world: EvaluationContext, group: Group):
        self.world = world
        self.group = group
        self.node = group.nodes[0]
        self.home = group.document
        self.printed = world.graph.elements[self.node]
        self.known: Within = within(world.graph)

    @attribute("element", "cetakan pertama", "first print")
    def first(self) -> ElementRecord:
        return ElementRecord(self.world, self.node)

    @attribute("text", "nama", "name")
    def name(self) -> Label:
        """Its name without the level word, which a message says itself."""
        return Label(one_line(without_level_word(self.printed.name.text)), self.printed.name.source)

    @attribute("text", "jenjang", "level")
    def level(self) -> Label:
        level: Label = ElementRecord(self.world, self.node).level()
        return level

    @attribute("document", "dokumen", "document")
    def document(self) -> DocumentRecord:
        return DocumentRecord(self.world, self.home)

    @attribute("number", "banyaknya tabel yang memuatnya", "number of tables that print it")
    def tables(self) -> int:
        return len(self._tables())

    @attribute("list:text", "redaksi nama", "wording of the name")
    def wordings(self) -> tuple[Label, ...]:
        """The first print of each wording; spelling variants, capitals and the level word aside."""
        elements = [self.world.graph.elements[node] for node in self.group.nodes]
        return first_of((compact_key(without_level_word(e.name.text)), e.name) for e in elements)

    @attribute("truth", "yang satu hanya terpotong dari yang lain", "one is merely cut short of another")
    def is_cut(self) -> bool:
        """A name that ends at the foot of a page may go on unseen."""
        return is_cut(self.wordings())

    @attribute("text", "redaksi nama dan tempatnya", "wordings of the name and their places")
    def wordings_said(self) -> LocalizedText:
        return listed(self.wordings())

    @attribute("list:text", "outcome", "outcome")
    def outcomes(self) -> tuple[Label, ...] | None:
        """One print of each outcome that tables do not share; None where fewer than two tables state any."""
        stated: dict[int, list[Label]] = defaultdict(list)
        for node in self.group.nodes:
            stated[id(self.known.table_of(node))] += self.world.graph.elements[node].statements
        sets = sorted((labels for labels in stated.values() if labels), key=len)
        different: list[list[Label]] = []
        for labels in sets:
            if all(_say_other_things(labels, others) for others in different):
                different.append(labels)
        return tuple(labels[0] for labels in different) if len(sets) > 1 else None

    @attribute("text", "outcome dan tempatnya", "outcomes and their places")
    def outcomes_said(self) -> LocalizedText:
        return listed(self.outcomes() or ())

    @attribute("list:text", "kode", "code")
    def codes(self) -> tuple[Label, ...]:
        """The first print of each whole code of its level."""
        elements = [self.world.graph.elements[node] for node in self.group.nodes]
        return first_of(
            (code_key(e.code.text), e.code) for e in elements if e.code and is_code_of(e.code.text, e.level)
        )

    # Its indicators

    @attribute("list:text", "indikator yang tidak ada di setiap tabel", "indicator that not every table has")
    def uneven_indicators(self) -> tuple[Label, ...] | None:
        """The first print of each indicator that some table of this element with indicators lacks."""
        sets = self._sets()
        if len(sets) < 2:
            return None
        every = set.intersection(*(set(own) for own in sets))
        uneven: dict[Group, NodeId] = {}
        for own in sets:
            uneven = own | uneven
        return tuple(self.world.graph.indicators[node].name for group, node in uneven.items() if group not in every)

    @attribute("truth", "ada dua tabel tanpa satu pun indikator yang sama", "two tables have no indicator in common")
    def has_disjoint_sets(self) -> bool:
        return any(not one.keys() & other.keys() for one, other in combinations(self._sets(), 2))

    @attribute("truth", "ada tabel yang memakai indikator bagiannya", "a table has the indicators of its parts")
    def echoes_parts(self) -> bool:
        """A table measures this element by what it prints of the parts: official print-outs of SIPD do."""
        graph = self.world.graph
        records = (IndicatorRecord(self.world, i) for node in self.group.nodes for i in graph.indicators_of(node))
        return any(record.repeats_part() for record in records)

    @attribute("text", "indikator menurut tabelnya", "indicators table by table")
    def sets_said(self) -> LocalizedText:
        """Each set of indicators once, with the places of the tables that have it."""
        indicators = self.world.graph.indicators
        places: dict[frozenset[Group], list[Source]] = defaultdict(list)
        shown: dict[frozenset[Group], list[str]] = {}
        for own in self._sets():
            shown.setdefault(frozenset(own), [one_line(indicators[node].name.text) for node in own.values()])
            places[frozenset(own)].append(indicators[next(iter(own.values()))].name.source)
        parts = []
        for key, names in shown.items():
            listed, more, where = (
                ", ".join(f"“{name}”" for name in names[:FEW]),
                len(names) - FEW,
                all_places(places[key]),
            )
            rest = LocalizedText(f" dan {more} lainnya", f" and {more} more") if more > 0 else same("")
            parts.append(LocalizedText(f"{listed}{rest.id} ({where.id})", f"{listed}{rest.en} ({where.en})"))
        return joined(parts)

    def _sets(self) -> list[dict[Group, NodeId]]:
        """Return the indicators of each table that has any: which they are, and the first print in that table."""
        found: dict[int, dict[Group, NodeId]] = {}
        for node in self.group.nodes:
            for indicator in self.world.graph.indicators_of(node):
                if measure_kind(self.world.graph.indicators[indicator].name.text) is None:
                    continue  # "Terlaksananya …" says what is yielded, not how it is measured
                own = found.setdefault(id(self.known.table_of(indicator)), {})
                own.setdefault(self.known.group_of(indicator), indicator)
        return list(found.values())

    # Where it is not

    @attribute("list:text", "tabel yang tidak memuatnya", "table that lacks it")
    def lacking(self) -> tuple[Label, ...]:
        """The element above it (or the first one beside it) in each table that lists its like, but not this one."""
        near = (self._neighbour(table) for table in self.known.tables[self.home.id])
        return tuple(self.world.graph.elements[node].name for node in near if node is not None)

    @attribute("text", "tempat tabel yang tidak memuatnya", "place of the table that lacks it")
    def lacking_said(self) -> LocalizedText:
        tables = [t for t in self.known.tables[self.home.id] if self._neighbour(t) is not None]
        said = [span(table) for table in tables]
        return joined(said)

    @attribute("number", "pagu", "pagu")
    def pagu(self) -> Quantity | None:
        """Its largest printed pagu above zero."""
        amounts = [q for node in self.group.nodes for q in self.world.graph.elements[node].pagu.values()]
        return max(
            (q for q in amounts if series.plain_number(q)), key=lambda q: series.plain_number(q) or 0, default=None
        )

    @attribute("text", "unsur lain di tempatnya", "another element in its place")
    def instead(self) -> Label | None:
        """An element of the table that lacks it, under the same element, which no other table has."""
        for table in self.known.tables[self.home.id]:
            if self._neighbour(table) is None:
                continue
            for node in table.elements:
                element, group = self.world.graph.elements[node], self.known.group_of(node)
                alone = all(self.known.table_of(n) is table for n in group.nodes)
                if alone and element.level == self.group.level and self._holder(node) == self._holder(self.node):
                    return element.name
        return None

    def _neighbour(self, table: Table) -> NodeId | None:
        """Return the element above this one in a table that lacks it, though it lists nearly all of its level."""
        level = self.group.level
        if level not in ("program", "kegiatan", "sub_kegiatan") or any(t is table for t in self._tables()):
            return None
        if not self._lists_all(table, level) or self._is_named_in(table):
            return None
        holder = self._holder(self.node)
        if holder is None:
            theirs = _level_lists(self.world.graph, self.home.id, level)[id(table)]
            return next(iter(theirs.values())) if level == "program" else None
        return next((node for node in holder.nodes if self.known.table_of(node) is table), None)

    def _is_named_in(self, table: Table) -> bool:
        """Tell whether a table prints this name without a level: a kegiatan often has a sub kegiatan of its own name."""
        name, elements = compact_key(without_level_word(self.printed.name.text)), self.world.graph.elements
        return any(
            elements[n].level == "unknown" and compact_key(without_level_word(elements[n].name.text)) == name
            for n in table.elements
        )

    def _lists_all(self, table: Table, level: str) -> bool:
        """Tell whether a table lists nearly all of this level and of the lowest one that it has: not a selection."""
        levels = LEVEL_CHAIN[LEVEL_CHAIN.index(level) :]
        lowest = next(
            (lv for lv in reversed(levels) if _level_lists(self.world.graph, self.home.id, lv)[id(table)]), None
        )
        return lowest is not None and all(self._covers(table, each) for each in {level, lowest})

    def _covers(self, table: Table, level: str) -> bool:
        lists = _level_lists(self.world.graph, self.home.id, level)
        theirs, fullest = lists[id(table)], max((lists[id(own)] for own in self._tables()), key=len)
        common = theirs.keys() & fullest.keys()
        return len(common) >= FEW and len(common) >= MOST * len(fullest)

    def _holder(self, node: NodeId) -> Group | None:
        above = self.world.graph.parent(node)
        if above is None or self.world.graph.elements[above].level not in ("program", "kegiatan"):
            return None
        return self.known.group_of(above)

    def _tables(self) -> list[Table]:
        return list({id(t): t for t in map(self.known.table_of, self.group.nodes)}.values())

    # A sasaran outside the table of tujuan and sasaran

    @attribute(
        "list:text", "tujuan dan sasaran di tabel yang tidak memuatnya", "tujuan and sasaran of the table without it"
    )
    def promised_without(self) -> tuple[Label, ...] | None:
        """What the tables of tujuan and sasaran with targets list instead; None where there is no such table.

        Asked of a sasaran with indicators in a table that also has programs.
        """
        graph = self.world.graph
        if self.group.level != "sasaran" or not any(graph.indicators_of(node) for node in self.group.nodes):
            return None
        outcomes = [t for t in self.known.tables[self.home.id] if self._is_promise(t)]
        if not outcomes or not any(self._has_programs(table) for table in self._tables()):
            return None
        if any(table is own for table in outcomes for own in self._tables()):
            return ()
        shown = [graph.elements[n].name for t in outcomes for n in t.elements if graph.elements[n].level == "sasaran"]
        return tuple(shown)

    @attribute("text", "sasaran lain di tabel itu", "another sasaran of that table")
    def promised_instead(self) -> Label | None:
        """A sasaran of the tables of tujuan and sasaran that no table with programs has: this one may be worded so there."""
        graph = self.world.graph
        for table in self.known.tables[self.home.id]:
            for node in table.elements if self._is_promise(table) else ():
                prints = self.known.group_of(node).nodes
                if graph.elements[node].level == "sasaran" and not any(
                    self._has_programs(self.known.table_of(other)) for other in prints
                ):
                    return graph.elements[node].name
        return None

    @attribute("text", "tempat tabel tujuan dan sasaran", "place of the table of tujuan and sasaran")
    def promises_said(self) -> LocalizedText:
        said = [span(t) for t in self.known.tables[self.home.id] if self._is_promise(t)]
        return joined(said)

    def _is_promise(self, table: Table) -> bool:
        return is_promise(self.world.graph, table)

    def _has_programs(self, table: Table) -> bool:
        return has_programs(self.world.graph, table)

    # Pagu, holders, order

    @attribute("map:number", "pagu pada cetakan pertama", "pagu in the first print")
    def first_pagu(self) -> Entries | None:
        """The pagu of the years in which another table prints another one."""
        return self._pagu_conflict()[0] or None

    @attribute("map:number", "pagu pada cetakan lain", "pagu in the other print")
    def other_pagu(self) -> Entries | None:
        return self._pagu_conflict()[1] or None

    @attribute("truth", "pagunya tercetak di beberapa tabel", "several tables print its pagu")
    def has_several_pagu(self) -> bool:
        return len(self._pagu_prints()) > 1

    def _pagu_prints(self) -> list[ElementRecord]:
        """Return one print of each table in which this element has a pagu; one that a table prints twice says nothing."""
        found: dict[int, list[ElementRecord]] = defaultdict(list)
        for node in self.group.nodes:
            if self.world.graph.elements[node].pagu:
                found[id(self.known.table_of(node))].append(ElementRecord(self.world, node))
        return [records[0] for records in found.values() if len(records) == 1]

    def _pagu_conflict(self) -> tuple[Entries, Entries]:
        first, *others = self._pagu_prints() or [ElementRecord(self.world, self.node)]
        for other in others:
            years = sorted(first.printed.pagu.keys() & other.printed.pagu.keys())
            printed = {str(y): (first.pagu_readings(y), other.pagu_readings(y)) for y in years}
            apart = {
                year: (ours[0], theirs[0])
                for year, (ours, theirs) in printed.items()
                if ours and theirs and all(series.surely_differ(a, b) for a in ours for b in theirs)
            }
            if all(series.same_amount(a, b) for a, b in apart.values()):
                continue  # one table prints thousands or millions
            if apart:
                return {y: a for y, (a, _) in apart.items()}, {y: b for y, (_, b) in apart.items()}
        return {}, {}

    @attribute("list:text", "unsur di atasnya", "element above it")
    def holders(self) -> tuple[Label, ...]:
        """The first print of each program or kegiatan under which it stands."""
        graph = self.world.graph
        sure = [node for node in self.group.nodes if has_printed_level(graph.elements[node])]
        groups = [(self._holder(node), graph.parent(node)) for node in sure]
        held = [(g, graph.elements[n]) for g, n in groups if g is not None and n is not None]
        above = LEVEL_CHAIN[LEVEL_CHAIN.index(self.group.level) - 1]  # a selection may leave out the kegiatan between
        return first_of(
            (group, element.name) for group, element in held if has_printed_level(element) and element.level == above
        )

    @attribute("text", "unsur di atasnya dan tempatnya", "elements above it and their places")
    def holders_said(self) -> LocalizedText:
        return listed(self.holders())

    @attribute("list:text", "indikator yang tercetak sesudah bagiannya", "indicator printed after its parts")
    def reopened(self) -> tuple[Label, ...]:
        """The indicators that follow parts of this element in one table: the element was begun anew under one name."""
        graph = self.world.graph
        found: list[Label] = []
        for node in self.group.nodes:
            name = graph.elements[node].name.source
            rows = sorted(
                (graph.elements[c].name.source.row or 0)
                for c in graph.children(node)
                if graph.elements[c].name.source.table == name.table
            )
            for indicator in graph.indicators_of(node):
                label = graph.indicators[indicator].name
                if rows and label.source.table == name.table and (label.source.row or 0) > rows[0]:
                    found.append(label)
        return tuple(found)


@lru_cache(maxsize=64)
def _level_lists(graph: CascadeGraph, document_id: str, level: str) -> dict[int, dict[Group, NodeId]]:
    """Return which elements of a level each table lists."""
    known = within(graph)
    return {
        id(table): {known.group_of(n): n for n in table.elements if graph.elements[n].level == level}
        for table in known.tables[document_id]
    }
