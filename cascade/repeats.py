"""What may a rule ask of things that one document prints several times?

Two prints of one indicator, an element in all its tables, a table as a whole, a block that is printed twice, as
conditions see them. A Renstra and its IKU count as one document here. Never decides what is right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from rapidfuzz import fuzz

from cascade import yearly
from cascade.graph import CascadeGraph, NodeId, differences, node_id
from cascade.language import Phrase, same
from cascade.model import OUTCOMES, QUARTER_NAMES, Element, Indicator, Label, Link, Quantity, Source
from cascade.records import (
    DocumentRecord,
    ElementRecord,
    IndicatorRecord,
    Once,
    World,
    attribute,
    place,
    printed_series,
)
from cascade.text import changed_words, measure, one_line
from cascade.within import (
    CHAIN,
    REWORDED,
    Group,
    Table,
    Within,
    alike,
    bare_name,
    code_key,
    is_code_of,
    squeezed,
    within,
)

MOST = 0.75  # share of the elements of a level that a table must list for it to be held for a list of all
BASELINE = Phrase("kondisi awal", "baseline")
END = Phrase("kondisi akhir", "end condition")
FEW = 3  # names that a message lists
SAME_LETTERS = 85  # likeness of letters (0 to 100) from which names at two levels are likely to be one indicator
RESULTS = (*OUTCOMES, "program")
Entries = dict[str | Phrase, Quantity]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two prints of one indicator; `certain` tells that nothing but spelling parts their names, or that a link is settled."""

    first: NodeId
    second: NodeId
    certain: bool = True


def pairs(graph: CascadeGraph) -> Iterator[Pair]:
    """Yield each print of an indicator beside the first one: in its document, then in the IKU of a Renstra."""
    known = within(graph)
    for document in graph.documents:
        for group in known.indicators[document.id]:
            first = _yardstick(graph, group.nodes)
            yield from (Pair(first, other) for other in group.nodes if other != first)
            if document.kind == "renstra":
                yield from _in_iku(graph, group, first)
        if document.kind == "renstra":
            yield from near_names(graph, document.id)
    for plan in graph.of_kind("renstra"):
        for iku in graph.of_kind("iku"):
            yield from likely(graph, plan.id, iku.id)


def _yardstick(graph: CascadeGraph, nodes: tuple[NodeId, ...]) -> NodeId:
    """Return the first print that has targets."""
    return next((node for node in nodes if graph.indicators[node].targets), nodes[0])


def _in_iku(graph: CascadeGraph, group: Group, first: NodeId) -> Iterator[Pair]:
    for node in dict.fromkeys(graph.first_copy(n) for n in group.nodes):
        for other, link in graph.links_of(node):
            if link.is_settled and graph.document_of(other).kind == "iku":
                yield Pair(first, other)


@lru_cache(maxsize=16)
def likely(graph: CascadeGraph, plan_id: str, iku_id: str) -> tuple[Pair, ...]:
    """Return the rows of the IKU in the Renstra's own file that are likely to be its tujuan, sasaran or program, reworded.

    Only rows that no settled link speaks for, the nearest names first, each row once.
    """
    plan, iku = graph.document_of(plan_id), graph.document_of(iku_id)
    if plan.file != iku.file:
        return ()
    known = within(graph)
    groups = [g for g in known.indicators[plan.id] if g.level in RESULTS and not _is_linked(graph, g.nodes, "iku")]
    rows = [g for g in known.indicators[iku.id] if not _is_linked(graph, g.nodes, "renstra")]
    near = [(_nearness(graph, group, row), group, row) for group in groups for row in rows]
    return tuple(_one_to_one(graph, near, REWORDED))


@lru_cache(maxsize=16)
def near_names(graph: CascadeGraph, document_id: str) -> tuple[Pair, ...]:
    """Return the indicators of results that two tables of a document are likely to name with slightly other words."""
    known = within(graph)
    groups = [
        g
        for g in known.indicators[document_id]
        if g.level in RESULTS and any(graph.indicators[node].targets for node in g.nodes)
    ]
    tables = {id(group): {id(known.table_of(node)) for node in group.nodes} for group in groups}
    near = [
        (likeness, one, other)
        for one, other in combinations(groups, 2)
        if not tables[id(one)] & tables[id(other)]
        and one.level != other.level
        and (likeness := _letters(graph, one, other)) >= SAME_LETTERS
    ]
    return tuple(_one_to_one(graph, near, SAME_LETTERS))


def _nearness(graph: CascadeGraph, group: Group, row: Group) -> float:
    """Return how near two names are; that of a program must have nearly the same letters."""
    if group.level == "program":
        letters = _letters(graph, group, row)
        return letters if letters >= SAME_LETTERS else 0
    return max(alike(_text(graph, a), _text(graph, b)) for a in group.nodes for b in row.nodes)


def _letters(graph: CascadeGraph, one: Group, other: Group) -> float:
    """Return how near the letters of two names are; 0 where a word changes the meaning."""
    names = [{_text(graph, node) for node in group.nodes} for group in (one, other)]
    pairs_ = [
        (fuzz.ratio(squeezed(a), squeezed(b), score_cutoff=SAME_LETTERS), a, b) for a in names[0] for b in names[1]
    ]
    likeness = max(near for near, _, _ in pairs_)
    return 0 if likeness and any(changed_words(a, b) for _, a, b in pairs_) else likeness


def _text(graph: CascadeGraph, node: NodeId) -> str:
    return graph.indicators[node].name.text


def _one_to_one(graph: CascadeGraph, near: Iterable[tuple[float, Group, Group]], least: float) -> Iterator[Pair]:
    taken: set[int] = set()
    for likeness, one, other in sorted(near, key=lambda each: -each[0]):
        rejected = any(frozenset((a, b)) in graph.rejected for a in one.nodes for b in other.nodes)
        if likeness >= least and not rejected and not {id(one), id(other)} & taken:
            taken |= {id(one), id(other)}
            first, second = _yardstick(graph, one.nodes), _yardstick(graph, other.nodes)
            yield Pair(first, second, certain=squeezed(_text(graph, first)) == squeezed(_text(graph, second)))


def is_asked(graph: CascadeGraph, link: Link) -> bool:
    """Tell whether a rule asks about a link already, with what differs: a row of the IKU in the Renstra's own file."""
    ends = {graph.document_of(node).kind: node for node in (link.left, link.right)}
    if ends.keys() != {"renstra", "iku"}:
        return False
    known = within(graph)
    pairs_ = likely(graph, *(graph.document_of(ends[kind]).id for kind in ("renstra", "iku")))
    return any(
        not pair.certain
        and known.group_of(pair.first) is known.group_of(ends["renstra"])
        and known.group_of(pair.second) is known.group_of(ends["iku"])
        for pair in pairs_
    )


def _is_linked(graph: CascadeGraph, nodes: Iterable[NodeId], kind: str) -> bool:
    return any(
        link.is_settled and graph.document_of(other).kind == kind
        for node in nodes
        for other, link in graph.links_of(node)
    )


# Two prints of one indicator


class CopyRecord(metaclass=Once):
    """Two prints of one indicator in one document, or in a Renstra and its IKU."""

    record = "copy"

    def __init__(self, world: World, pair: Pair):
        self.world = world
        self.pair = pair
        self.node = pair.first
        self.nodes = (pair.first, pair.second)
        self.printed: tuple[Indicator, Indicator] = (
            world.graph.indicators[pair.first],
            world.graph.indicators[pair.second],
        )

    @property
    def field_name(self) -> str:
        """What tells this pair from others of the same indicator, whatever page it stands on."""
        names = [squeezed(indicator.name.text) for indicator in self.printed]
        return "|".join([*map(str, self._differing()), *([names[1]] if names[0] != names[1] else ())])

    @attribute("indicator", "cetakan pertama", "first print")
    def first(self) -> IndicatorRecord:
        return IndicatorRecord(self.world, self.nodes[0])

    @attribute("indicator", "cetakan kedua", "second print")
    def second(self) -> IndicatorRecord:
        return IndicatorRecord(self.world, self.nodes[1])

    @attribute("truth", "pasti indikator yang sama", "surely the same indicator")
    def certain(self) -> bool:
        return self.pair.certain

    @attribute("truth", "keduanya memuat nilai", "both print values")
    def both_filled(self) -> bool:
        return all(any(not q.is_missing for q in _values(i).values()) for i in self.printed)

    @attribute("truth", "namanya berbeda lebih dari ejaan", "the names differ in more than spelling")
    def reworded(self) -> bool:
        return squeezed(self.printed[0].name.text) != squeezed(self.printed[1].name.text)

    @attribute("map:number", "nilai pada cetakan pertama", "value in the first print")
    def first_values(self) -> Entries | None:
        """The targets that the other print has otherwise."""
        return self._entries(0) or None

    @attribute("map:number", "nilai pada cetakan kedua", "value in the second print")
    def second_values(self) -> Entries | None:
        return self._entries(1) or None

    @attribute("number", "tahun pergeseran deret", "years by which the series is shifted")
    def shift(self) -> int | None:
        """How many years later (below zero: earlier) the second print says what the first one says."""
        return yearly.shift(self.printed[0].targets, self.printed[1].targets) or None

    @attribute("text", "deret pada cetakan pertama", "series in the first print")
    def first_series(self) -> Label | None:
        return printed_series(self.printed[0])

    @attribute("text", "deret pada cetakan kedua", "series in the second print")
    def second_series(self) -> Label | None:
        return printed_series(self.printed[1])

    @attribute("indicator", "indikator lain dengan deret itu", "another indicator with that series")
    def copied_from(self) -> IndicatorRecord | None:
        """The other indicator of either table that prints the very series in which the two prints differ."""
        if not yearly.differing(self.printed[0].targets, self.printed[1].targets):
            return None
        known = within(self.world.graph)
        for node in reversed(self.nodes):
            own = self.world.graph.indicators[node]
            for other in known.table_of(node).indicators:
                twin = self.world.graph.indicators[other]
                if other not in self.nodes and twin.level == own.level and yearly.is_copy(own.targets, twin.targets):
                    return IndicatorRecord(self.world, other)
        return None

    @attribute("truth", "kondisi awalnya berbeda", "the baselines differ")
    def baseline_differs(self) -> bool | None:
        left, right = (indicator.baseline for indicator in self.printed)
        if left is None or right is None or left.is_missing or right.is_missing:
            return None
        return yearly.differ(left, right)

    @attribute("truth", "deret targetnya mulai pada tahun yang sama", "the targets begin in the same year")
    def same_start(self) -> bool:
        first, second = (min(indicator.targets, default=None) for indicator in self.printed)
        return first is not None and first == second

    def _differing(self) -> list[str | Phrase]:
        ours, theirs = map(_values, self.printed)
        found = [key for key in ours if key in theirs and yearly.differ(ours[key], theirs[key])]
        return [BASELINE, *found] if found and self.baseline_differs() else found

    def _entries(self, side: int) -> Entries:
        printed = self.printed[side]
        values = _values(printed) | ({BASELINE: printed.baseline} if printed.baseline else {})
        return {key: values[key] for key in self._differing()}


def _values(indicator: Indicator) -> Entries:
    """Return what a row promises, by year or quarter."""
    found: Entries = {str(year): quantity for year, quantity in sorted(indicator.targets.items())}
    found |= {n: q for n, q in zip(QUARTER_NAMES, indicator.quarters or (), strict=False) if q is not None}
    if indicator.end_target is not None:
        found[END] = indicator.end_target
    return found


class NamesRecord(metaclass=Once):
    """One indicator with all its prints in one document."""

    record = "names"

    def __init__(self, world: World, group: Group):
        self.world = world
        self.group = group
        self.node = group.nodes[0]
        self.nodes = group.nodes
        self.home = group.document
        self.printed = world.graph.indicators[self.node]

    @attribute("indicator", "cetakan pertama", "first print")
    def first(self) -> IndicatorRecord:
        return IndicatorRecord(self.world, self.node)

    @attribute("number", "banyaknya cetakan", "number of prints")
    def count(self) -> int:
        return len(self.nodes)

    @attribute("list:text", "redaksi", "wording")
    def wordings(self) -> tuple[Label, ...]:
        """The first print of each wording; spelling variants and capitals aside."""
        names = [self.world.graph.indicators[node].name for node in self.nodes]
        return _first_of((squeezed(name.text), name) for name in names)

    @attribute("truth", "yang satu hanya terpotong dari yang lain", "one is merely cut short of another")
    def is_cut(self) -> bool:
        """A name that ends at the foot of a page may go on unseen."""
        return _is_cut(self.wordings())

    @attribute("text", "redaksi dan tempatnya", "wordings and their places")
    def wordings_said(self) -> Phrase:
        return _listed(self.wordings())


# One element in all its tables


class PrintsRecord(metaclass=Once):
    """One element with all its prints in one document."""

    record = "prints"

    def __init__(self, world: World, group: Group):
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
        return Label(one_line(bare_name(self.printed.name.text)), self.printed.name.source)

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
        return _first_of((squeezed(bare_name(e.name.text)), e.name) for e in elements)

    @attribute("truth", "yang satu hanya terpotong dari yang lain", "one is merely cut short of another")
    def is_cut(self) -> bool:
        """A name that ends at the foot of a page may go on unseen."""
        return _is_cut(self.wordings())

    @attribute("text", "redaksi nama dan tempatnya", "wordings of the name and their places")
    def wordings_said(self) -> Phrase:
        return _listed(self.wordings())

    @attribute("list:text", "kode", "code")
    def codes(self) -> tuple[Label, ...]:
        """The first print of each whole code of its level."""
        elements = [self.world.graph.elements[node] for node in self.group.nodes]
        return _first_of(
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
    def sets_said(self) -> Phrase:
        """Each set of indicators once, with the places of the tables that have it."""
        indicators = self.world.graph.indicators
        places: dict[frozenset[Group], list[Source]] = defaultdict(list)
        shown: dict[frozenset[Group], list[str]] = {}
        for own in self._sets():
            shown.setdefault(frozenset(own), [one_line(indicators[node].name.text) for node in own.values()])
            places[frozenset(own)].append(indicators[next(iter(own.values()))].name.source)
        parts = []
        for key, names in shown.items():
            listed, more, where = ", ".join(f"“{name}”" for name in names[:FEW]), len(names) - FEW, _places(places[key])
            rest = Phrase(f" dan {more} lainnya", f" and {more} more") if more > 0 else same("")
            parts.append(Phrase(f"{listed}{rest.id} ({where.id})", f"{listed}{rest.en} ({where.en})"))
        return Phrase("; ".join(p.id for p in parts), "; ".join(p.en for p in parts))

    def _sets(self) -> list[dict[Group, NodeId]]:
        """Return the indicators of each table that has any: which they are, and the first print in that table."""
        found: dict[int, dict[Group, NodeId]] = {}
        for node in self.group.nodes:
            for indicator in self.world.graph.indicators_of(node):
                if measure(self.world.graph.indicators[indicator].name.text) is None:
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
    def lacking_said(self) -> Phrase:
        tables = [t for t in self.known.tables[self.home.id] if self._neighbour(t) is not None]
        said = [_span(table) for table in tables]
        return Phrase("; ".join(p.id for p in said), "; ".join(p.en for p in said))

    @attribute("number", "pagu", "pagu")
    def pagu(self) -> Quantity | None:
        """Its largest printed pagu above zero."""
        amounts = [q for node in self.group.nodes for q in self.world.graph.elements[node].pagu.values()]
        return max((q for q in amounts if yearly.number(q)), key=lambda q: yearly.number(q) or 0, default=None)

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
        if not self._lists_all(table, level):
            return None
        holder = self._holder(self.node)
        if holder is None:
            theirs = _level_lists(self.world.graph, self.home.id, level)[id(table)]
            return next(iter(theirs.values())) if level == "program" else None
        return next((node for node in holder.nodes if self.known.table_of(node) is table), None)

    def _lists_all(self, table: Table, level: str) -> bool:
        """Tell whether a table lists nearly all of this level and of the lowest one that it has: not a selection."""
        levels = CHAIN[CHAIN.index(level) :]
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
    def promises_said(self) -> Phrase:
        said = [_span(t) for t in self.known.tables[self.home.id] if self._is_promise(t)]
        return Phrase("; ".join(p.id for p in said), "; ".join(p.en for p in said))

    def _is_promise(self, table: Table) -> bool:
        return _is_promise(self.world.graph, table)

    def _has_programs(self, table: Table) -> bool:
        return _has_programs(self.world.graph, table)

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
                if ours and theirs and all(yearly.differ(a, b) for a in ours for b in theirs)
            }
            if all(yearly.same_amount(a, b) for a, b in apart.values()):
                continue  # one table prints thousands or millions
            if apart:
                return {y: a for y, (a, _) in apart.items()}, {y: b for y, (_, b) in apart.items()}
        return {}, {}

    @attribute("list:text", "unsur di atasnya", "element above it")
    def holders(self) -> tuple[Label, ...]:
        """The first print of each program or kegiatan under which it stands."""
        graph = self.world.graph
        sure = [node for node in self.group.nodes if _is_sure(graph.elements[node])]
        groups = [(self._holder(node), graph.parent(node)) for node in sure]
        held = [(g, graph.elements[n]) for g, n in groups if g is not None and n is not None]
        return _first_of((group, element.name) for group, element in held if _is_sure(element))

    @attribute("text", "unsur di atasnya dan tempatnya", "elements above it and their places")
    def holders_said(self) -> Phrase:
        return _listed(self.holders())

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


def _is_promise(graph: CascadeGraph, table: Table) -> bool:
    """Tell whether a table is one of tujuan and sasaran with targets."""
    promised = (i for n in table.indicators if (i := graph.indicators[n]).level == "sasaran" and i.targets)
    return any(promised) and not _has_programs(graph, table)


def _has_programs(graph: CascadeGraph, table: Table) -> bool:
    return any(graph.elements[node].level == "program" for node in table.elements)


def _is_sure(element: Element) -> bool:
    """Tell whether the level of an element is printed: by its code, its column, or a word before its name."""
    return not element.level_assumed or bare_name(element.name.text) != element.name.text


def _is_cut(labels: tuple[Label, ...]) -> bool:
    names = sorted((squeezed(bare_name(label.text)) for label in labels), key=len)
    return len(names) > 1 and all(names[-1].startswith(name) for name in names)


def _first_of(keyed: Iterable[tuple[object, Label]]) -> tuple[Label, ...]:
    found: dict[object, Label] = {}
    for key, label in keyed:
        found.setdefault(key, label)
    return tuple(found.values())


def _listed(labels: Iterable[Label]) -> Phrase:
    """Say texts with their places: “A” (hal. 52); “B” (hal. 56)."""
    said = [(one_line(label.text), place(label.source)) for label in labels]
    return Phrase("; ".join(f"“{t}” ({p.id})" for t, p in said), "; ".join(f"“{t}” ({p.en})" for t, p in said))


def _places(sources: Iterable[Source]) -> Phrase:
    said = list(dict.fromkeys(place(source) for source in sources))
    return Phrase(", ".join(p.id for p in said), ", ".join(p.en for p in said))


def _span(table: Table) -> Phrase:
    pages = sorted({source.page for source in table.sources if source.page})
    if len(pages) > 1:
        return Phrase(f"hal. {pages[0]}–{pages[-1]}", f"p. {pages[0]}–{pages[-1]}")
    return place(table.sources[0])


@lru_cache(maxsize=64)
def _level_lists(graph: CascadeGraph, document_id: str, level: str) -> dict[int, dict[Group, NodeId]]:
    """Return which elements of a level each table lists."""
    known = within(graph)
    return {
        id(table): {known.group_of(n): n for n in table.elements if graph.elements[n].level == level}
        for table in known.tables[document_id]
    }


# A table as a whole


class TableRecord(metaclass=Once):
    """One printed table."""

    record = "table"

    def __init__(self, world: World, table: Table):
        self.world = world
        self.table = table
        self.home = table.document
        self.node = (*table.indicators, *table.elements)[0]
        self.rows = [world.graph.indicators[node] for node in table.indicators]

    @attribute("document", "dokumen", "document")
    def document(self) -> DocumentRecord:
        return DocumentRecord(self.world, self.home)

    @attribute("text", "tempat", "place")
    def place(self) -> Phrase:
        return _span(self.table)

    @attribute(
        "list:text",
        "tujuan dan sasaran yang tidak ada di tabel pertama",
        "tujuan and sasaran that the first table lacks",
    )
    def odd_goals(self) -> tuple[Label, ...] | None:
        """What this table has as tujuan or sasaran, and the tables of them with targets have not; of those, the first one.

        None for that table itself, and where there is none. A table with programs is asked about its sasaran by ADA-20.
        """
        first = self._first_goals()
        if first is None or first is self.table:
            return None
        graph, known = self.world.graph, within(self.world.graph)
        goals = [first] if self.promises() else [t for t in known.tables[self.home.id] if _is_promise(graph, t)]
        printed = [node for table in goals for node in table.elements]
        ours = {known.group_of(node) for node in printed}
        names = [bare_name(graph.elements[node].name.text) for node in printed]
        levels = ("tujuan",) if _has_programs(graph, self.table) else ("tujuan", "sasaran")
        held = [level for level in levels if any(graph.elements[node].level == level for node in printed)]
        odd = [
            graph.elements[node].name
            for node in self.table.elements
            if graph.elements[node].level in held
            and known.group_of(node) not in ours
            and not any(alike(graph.elements[node].name.text, name) >= REWORDED for name in names)
        ]
        return _first_of((squeezed(label.text), label) for label in odd)

    @attribute("list:text", "tujuan dan sasaran tabel pertama", "tujuan and sasaran of the first table")
    def first_goals(self) -> tuple[Label, ...]:
        first = self._first_goals()
        elements = [self.world.graph.elements[node] for node in first.elements] if first else []
        levels = {e.level for e in elements} & {self.world.graph.elements[node].level for node in self.table.elements}
        return tuple(e.name for e in elements if e.level in levels)

    @attribute("text", "tempat tabel pertama", "place of the first table")
    def first_goals_place(self) -> Phrase | None:
        first = self._first_goals()
        return _span(first) if first else None

    @attribute("truth", "memuat sasaran bertarget", "has sasaran with targets")
    def promises(self) -> bool:
        return _is_promise(self.world.graph, self.table)

    def _first_goals(self) -> Table | None:
        tables = within(self.world.graph).tables[self.home.id]
        return next((table for table in tables if _is_promise(self.world.graph, table)), None)

    @attribute("number", "banyaknya baris bertarget", "number of rows with targets")
    def count(self) -> int:
        return len(self._promising())

    @attribute("number", "banyaknya kondisi awal kosong", "number of blank baselines")
    def blank_count(self) -> int:
        return len(self._blank())

    @attribute("list:text", "kondisi awal kosong", "blank baseline")
    def blank_baselines(self) -> tuple[Label, ...] | None:
        """The names of the rows with targets and a blank baseline; None where no row has one."""
        if not any(row.baseline is not None and not row.baseline.is_missing for row in self._promising()):
            return None
        return tuple(row.name for row in self._blank())

    @attribute("list:text", "tanda desimal yang lain", "other decimal mark")
    def odd_marks(self) -> tuple[Label, ...] | None:
        """The values, with their rows, whose decimal mark fewer values of the table have; None without decimals."""
        marks = yearly.decimal_marks(q for row in self.rows for q in self._quantities(row))
        if not marks:
            return None
        if len(marks) < 2:
            return ()
        odd = min(marks, key=lambda mark: (len(marks[mark]), mark == ","))
        return tuple(
            Label(f"{one_line(row.name.text)}: {'; '.join(dict.fromkeys(q.raw for q in values))}", values[0].source)
            for row in self.rows
            if (values := [q for q in self._quantities(row) if q in marks[odd]]) and values[0].source
        )

    @attribute("list:number", "pagu tanpa pemisah ribuan", "pagu without separators")
    def bare_pagu(self) -> tuple[Quantity, ...] | None:
        """The pagu without separators in a table whose other pagu have them."""
        amounts = [q for node in self.table.elements for q in self.world.graph.elements[node].pagu.values()]
        amounts += [q for row in self.rows for q in row.pagu.values()]
        large = {(q.raw, q.source): q for q in amounts if (value := yearly.number(q)) and value >= 10_000}
        bare = tuple(q for q in large.values() if yearly.is_bare(q))
        return None if not large or 2 * len(bare) > len(large) else bare

    @attribute("list:text", "baris dengan pagu tanpa pemisah", "row with pagu without separators")
    def bare_rows(self) -> tuple[Label, ...]:
        bare = {q.source for q in self.bare_pagu() or ()}
        return tuple(
            row.name for row in self.rows if any(q.source in bare and yearly.is_bare(q) for q in row.pagu.values())
        )

    @attribute("list:text", "target hasil yang tidak bergerak", "targets of results that do not move")
    def flat_rows(self) -> tuple[Label, ...] | None:
        """The results whose targets are all the same, and their baseline too, each with its value."""
        nodes = [n for n in self.table.indicators if not IndicatorRecord(self.world, n).is_repeat()]
        kept = [self.world.graph.indicators[node] for node in nodes]
        rows = [
            r
            for r in kept
            if yearly.filled(r.targets) and r.level in RESULTS and not yearly.is_growth(r) and not yearly.is_rank(r)
        ]
        flat = [row for row in rows if yearly.is_flat(row.baseline, row.targets)]
        firsts = [(row, next(iter(yearly.filled(row.targets).values()))) for row in flat]
        said = [Label(f"{one_line(row.name.text)}: {q.raw}", q.source or row.name.source) for row, q in firsts]
        return tuple(said) if rows else None

    @attribute("list:text", "cara menulis nol", "way of writing zero")
    def zeros(self) -> tuple[Label, ...]:
        """The first target cell of each way in which the table says that nothing is planned: 0, -, blank."""
        cells = [q for row in self._promising() for q in row.targets.values() if q.source]
        ways = [(_way(q), Label(f"{q.raw or '(kosong)'}", q.source)) for q in cells if q.source]
        return _first_of((way, label) for way, label in ways if way)

    def _promising(self) -> list[Indicator]:
        return [row for row in self.rows if yearly.filled(row.targets)]

    def _blank(self) -> list[Indicator]:
        """Return the rows with a blank baseline; what is planned only from a later year on is new and can have none."""
        begun = [row for row in self._promising() if min(yearly.filled(row.targets)) == min(row.targets)]
        return [r for r in begun if r.baseline is not None and r.baseline.is_missing and not r.baseline.raw]

    def _quantities(self, row: Indicator) -> list[Quantity]:
        return [q for q in (row.baseline, *row.targets.values(), row.end_target) if q is not None]


def _way(quantity: Quantity) -> str | None:
    if quantity.is_missing:
        return "-" if quantity.raw else "blank"
    return "0" if yearly.number(quantity) == 0 else None


# A block that is printed twice


class BlockRecord:
    """A block of rows that one document prints twice."""

    record = "block"

    def __init__(
        self, world: World, pairs: tuple[tuple[NodeId, NodeId], ...], tops: tuple[NodeId | None, NodeId | None]
    ):
        self.world = world
        self.pairs = pairs
        self.tops = tops
        self.node = tops[0] or pairs[0][0]

    @attribute("document", "dokumen", "document")
    def document(self) -> DocumentRecord:
        return DocumentRecord(self.world, self.world.graph.document_of(self.pairs[0][0]))

    @attribute("number", "banyaknya baris", "number of rows")
    def count(self) -> int:
        return len(self.pairs)

    @attribute("number", "banyaknya baris yang sama isinya", "number of rows with the same content")
    def same(self) -> int:
        printed = self.world.graph.indicators
        return sum(not differences(printed[first], printed[second]) for first, second in self.pairs)

    @attribute("text", "tempat pertama", "first place")
    def first(self) -> Label:
        return self._top(0)

    @attribute("text", "tempat kedua", "second place")
    def second(self) -> Label:
        return self._top(1)

    def _top(self, side: int) -> Label:
        """Name the place: the tujuan or sasaran above the block, or else what stands on top."""
        node, graph = self.pairs[0][side], self.world.graph
        above = [n for n in graph.path(node) if graph.elements[n].level in ("tujuan", "sasaran")]
        top = above[0] if above else self.tops[side]
        return graph.elements[top].name if top is not None else graph.indicators[node].name


# Functions that ask it


def in_plan(indicator: IndicatorRecord) -> bool | None:
    """Tell whether an IKU is a tujuan or sasaran of the Renstra, or the other way round, surely or likely.

    None where the dossier has no Renstra and IKU that share a file or a settled link.
    """
    graph = indicator.world.graph
    other = "iku" if indicator.home.kind == "renstra" else "renstra"
    partners = [d for d in graph.of_kind(other) if _belong(graph, indicator.home.id, d.id)]
    if not partners or _is_replaced_by_link(graph, indicator, other):
        return True if partners else None
    found: set[NodeId] = set()
    for partner in partners:
        plan, iku = (indicator.home, partner) if other == "iku" else (partner, indicator.home)
        goals = (pair for pair in likely(graph, plan.id, iku.id) if graph.indicators[pair.first].level in OUTCOMES)
        found |= {node for pair in goals for node in (pair.first, pair.second)}
    known = within(graph)
    if indicator.home.kind == "iku":
        beside = [known.group_of(node).nodes for node in known.table_of(indicator.node).indicators]
    else:
        beside = [known.group_of(node_id(indicator.home, i.id)).nodes for i in indicator.home.indicators]
    if not any(found & set(nodes) or _is_linked_to_goal(graph, nodes, other) for nodes in beside):
        return None  # nothing of the one is in the other: a list of other indicators, or a table that was not read
    return bool(found & set(known.group_of(indicator.node).nodes))


def _is_linked_to_goal(graph: CascadeGraph, nodes: Iterable[NodeId], kind: str) -> bool:
    """Tell whether a row of the IKU is linked to a tujuan or sasaran of the Renstra, or the other way round."""
    goals = (node for node in nodes if graph.indicators[node].level in OUTCOMES)
    ends = (
        (graph.indicators[other], graph.document_of(other), link) for n in goals for other, link in graph.links_of(n)
    )
    return any(link.is_settled and home.kind == kind and i.level in OUTCOMES for i, home, link in ends)


def _is_replaced_by_link(graph: CascadeGraph, indicator: IndicatorRecord, kind: str) -> bool:
    nodes = within(graph).group_of(indicator.node).nodes
    return any(graph.document_of(other).kind == kind for node in nodes for other, _ in graph.links_of(node))


@lru_cache(maxsize=64)
def _belong(graph: CascadeGraph, left_id: str, right_id: str) -> bool:
    """Tell whether a Renstra and an IKU are of one plan: printed in one file, or with a settled link."""
    left, right = graph.document_of(left_id), graph.document_of(right_id)
    if left.file == right.file:
        return True
    return any(
        link.is_settled and graph.document_of(other) is right
        for indicator in left.indicators
        for other, link in graph.links_of(node_id(left, indicator.id))
    )
