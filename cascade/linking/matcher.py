"""Which indicator is the same one elsewhere?

Two sets of indicators go in; one-to-one links come out, each with score, margin, verdict and reasons.
Names decide, the elements above support, units and codes weigh little, targets are never looked at: a link
that rests on equal targets would hide the very findings that we make. Whatever speaks against a pair (a
meaning-changing word, a near tie, a triangle over three documents that does not close) makes it a question.
Human decisions are obeyed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from cascade.graph.cascade_graph import CascadeGraph, NodeId, is_replaced, printed_id
from cascade.linking.blocking import Index
from cascade.linking.decisions import Decisions, LinkDecision
from cascade.linking.features import (
    Acronyms,
    Evidence,
    Row,
    Weights,
    acronyms,
    are_alike,
    built_in,
    compare,
    core,
    heavy,
    is_same_name,
    probability,
    row,
)
from cascade.model import LEVEL_NAMES, OUTCOME_LEVELS, PLAN_KINDS, Document, Link, LinkVerdict, Problem
from cascade.model.i18n import LocalizedText
from cascade.text.measures import head_word
from cascade.text.normalize import letters_and_digits, normalized

# Upstream first: a link's left side is the document that the right one must follow.
CHAIN = ("rpjmd", "renstra", "iku", "rkpd", "renja", "dpa", "perjanjian_kinerja", "rencana_aksi")

# A list of IKU or IKK, and the sasaran of a lower official's PK, cite the indicators of programs.
ACROSS = frozenset((*OUTCOME_LEVELS, "program"))
Place = tuple[str, str | None, int | None]  # file, sheet, table
FEW = 6  # so many indicators under one element are all compared, whatever their names
SQUEEZE = 3  # odds are shown squeezed: 0 is 50 points, 6 is 88


@dataclass(frozen=True, slots=True)
class Side:
    """One indicator as linking looks at it."""

    node: NodeId
    name: str
    level: str
    unit: str | None
    code: str | None
    row: Row


@dataclass(frozen=True, slots=True)
class _Candidate:
    left: Side
    right: Side
    odds: float
    evidence: Evidence
    doubts: tuple[LocalizedText, ...]

    @property
    def agrees_above(self) -> bool:
        """Some element above is printed on both sides, and those are the same."""
        return bool(self._above) and all(self._above)

    @property
    def differs_above(self) -> bool:
        """An element above is printed on both sides, and it is another one."""
        return not all(self._above)

    @property
    def _above(self) -> list[bool]:
        shown = self.evidence.features
        near = (shown.parent, shown.parent_same, shown.parent_differs)
        far = (shown.grandparent, shown.grandparent_same, shown.grandparent_differs)
        return [bool(same) for likeness, same, differs in (near, far) if likeness or same or differs]

    @property
    def same_path(self) -> bool:
        """The names are the same, and all that is printed above them."""
        shown, height = self.evidence.features, len(self.left.row.parents)
        above = shown.parent_same and (height < 2 or shown.grandparent_same)
        return bool(shown.same and above and height == len(self.right.row.parents))


def link_dossier(
    graph: CascadeGraph,
    decisions: Decisions,
    conflicting_documents: Collection[str] = (),
    weights: Weights | None = None,
) -> tuple[tuple[Link, ...], tuple[Problem, ...]]:
    """Link all documents of a dossier that speak of the same years; `disputed` kinds are left out.

    Returns:
        The links, and a problem for each decision that cannot be obeyed.
    """
    decided, problems = decisions.pairs(graph)
    documents = tuple(d for d in graph.documents if d.kind not in conflicting_documents)
    pairs = list(_document_pairs(documents))
    sides = _sides(graph, documents)
    rejected = {pair: decision for pair, decision in decided.items() if decision.verdict == "rejected"}
    graph.rejected = frozenset(map(frozenset, rejected))
    links: list[Link] = []
    proposed: set[frozenset[NodeId]] = set()
    for left, right in pairs:
        both = sides[left.id], sides[right.id]
        links += _link_sides(*both, decided, weights or built_in())
        if any({graph.document_of(a).id, graph.document_of(b).id} == {left.id, right.id} for a, b in decided):
            alone = _link_sides(*both, rejected, weights or built_in())
            proposed |= {frozenset((link.left, link.right)) for link in alone}
    links = [_by_hand(link, decided) if _is_unproposed(link, proposed) else link for link in links]
    followed = _follow([*links, *_elsewhere(links, decided)], decided)
    closed = close_triangles(graph, followed, {(a.id, b.id) for a, b in pairs})
    inside = [link for d in documents for link in _inside(graph, sides[d.id], decided, weights or built_in())]
    return (*closed, *inside), problems


def _inside(
    graph: CascadeGraph,
    sides: list[Side],
    decided: Mapping[tuple[NodeId, NodeId], LinkDecision],
    weights: Weights,
) -> Iterator[Link]:
    """Link what one document prints again in another table, with a slip or on another level.

    Only what is beyond doubt: rows of one table are never one indicator, and most have no second print.
    """
    tables = {side.node: _tables(graph, side.node) for side in sides}
    number = {side.node: place for place, side in enumerate(sides)}
    candidates = []
    for a, b in _near(sides, sides):
        apart = tables[a.node] and tables[b.node] and tables[a.node].isdisjoint(tables[b.node])
        pair = (a.node, b.node)
        if number[a.node] < number[b.node] and apart and pair not in decided and pair[::-1] not in decided:
            found = _compare(a, b, weights) if _comparable(a, b) else None
            if found is not None and not found.doubts and _is_printed_again(found):
                candidates.append(found)
    taken: set[tuple[NodeId, Place]] = set()
    for candidate in sorted(candidates, key=_rank):
        left, right = candidate.left.node, candidate.right.node
        ends = {(left, table) for table in tables[right]} | {(right, table) for table in tables[left]}
        link = _link(candidate, [], weights)
        if link.is_settled and taken.isdisjoint(ends):
            taken |= ends
            yield link


def _tables(graph: CascadeGraph, node: NodeId) -> frozenset[Place]:
    """Return the tables that print an indicator."""
    sources = (source for each in graph.copies(node) for source in graph.indicators[each].sources)
    return frozenset((source.file, source.sheet, source.table) for source in sources if source.sheet or source.table)


def _is_printed_again(candidate: _Candidate) -> bool:
    """Tell whether what stands above two prints lets them be one: on one level the same element, in any wording."""
    ours, theirs = candidate.left, candidate.right
    if _across(ours, theirs):
        return bool(candidate.evidence.features.same)
    if ours.level in OUTCOME_LEVELS:
        return are_alike(ours.row.parents, theirs.row.parents)
    return candidate.agrees_above


def _is_unproposed(link: Link, proposed: Collection[frozenset[NodeId]]) -> bool:
    return link.verdict == "confirmed" and frozenset((link.left, link.right)) not in proposed


def _by_hand(link: Link, decided: Mapping[tuple[NodeId, NodeId], LinkDecision]) -> Link:
    decision = decided.get((link.left, link.right)) or decided[link.right, link.left]
    return replace(link, by_hand=True, reasons=(_human(decision, by_hand=True),))


def _elsewhere(links: list[Link], decided: Mapping[tuple[NodeId, NodeId], LinkDecision]) -> Iterator[Link]:
    """Make the links of decisions that speak only of documents which are not compared with each other."""
    made = {frozenset((link.left, link.right)) for link in links}
    obeyed = {id(decision) for pair, decision in decided.items() if frozenset(pair) in made}
    for (a, b), decision in decided.items():
        if decision.verdict == "confirmed" and id(decision) not in obeyed:
            yield Link(a, b, "confirmed", 100, 100, (_human(decision, by_hand=True),), by_hand=True)


def close_triangles(
    graph: CascadeGraph, links: tuple[Link, ...], pairs: Collection[tuple[str, str]]
) -> tuple[Link, ...]:
    """Ask about the weakest automatic link where A and B, B and C are linked, but A leads to another C or to none."""
    home = {node: graph.document_of(node).id for link in links for node in (link.left, link.right)}
    found: dict[NodeId, dict[str, Link]] = defaultdict(dict)
    for link in links:
        found[link.left][home[link.right]] = link
        found[link.right][home[link.left]] = link
    asked: set[tuple[NodeId, NodeId]] = set()
    for node in sorted(found):
        settled = [link for _, link in sorted(found[node].items()) if link.is_settled]
        for one, other in combinations(settled, 2):
            a, c = (link.right if link.left == node else link.left for link in (one, other))
            if (home[a], home[c]) not in pairs and (home[c], home[a]) not in pairs:
                continue
            third = found[a].get(home[c])
            if third is not None and c in (third.left, third.right):
                continue
            weak = [link for link in (one, other, third) if link is not None and link.verdict == "auto"]
            if weak:
                weakest = min(weak, key=lambda link: (link.score, link.left, link.right))
                asked.add((weakest.left, weakest.right))
    why = LocalizedText(
        "lewat dokumen ketiga mengarah ke indikator lain", "by way of a third document it leads elsewhere"
    )
    return tuple(
        replace(link, verdict="needs_confirmation", reasons=(why,)) if (link.left, link.right) in asked else link
        for link in links
    )


def _follow(links: list[Link], decided: Mapping[tuple[NodeId, NodeId], LinkDecision]) -> tuple[Link, ...]:
    """Let a human verdict on A and B answer the question of C and D, where C is named as A and D as B."""
    same = {frozenset((link.left, link.right)) for link in links if link.verdict == "exact"}
    verdicts = {frozenset(pair): decision for pair, decision in decided.items()}
    twins: dict[NodeId, list[NodeId]] = defaultdict(list)
    for a, b in (sorted(pair) for pair in same):
        twins[a].append(b)
        twins[b].append(a)

    def answer(link: Link) -> LinkDecision | None:
        """Return the decision on twins of either side or both; two that contradict each other answer nothing."""
        lefts, rights = ([end, *sorted(twins[end])] for end in (link.left, link.right))
        found = [decision for a in lefts for b in rights if (decision := verdicts.get(frozenset((a, b)))) is not None]
        return found[0] if len({decision.verdict for decision in found}) == 1 else None

    followed = []
    for link in links:
        decision = None if link.is_settled else answer(link)
        if decision is None:
            followed.append(link)
        elif decision.verdict == "confirmed":
            followed.append(replace(link, verdict="confirmed", reasons=(_human(decision),), changed=()))
    return tuple(followed)


def link_pair(
    graph: CascadeGraph,
    lefts: Iterable[Document],
    rights: Iterable[Document],
    decided: Mapping[tuple[NodeId, NodeId], LinkDecision] | None = None,
    weights: Weights | None = None,
) -> tuple[Link, ...]:
    """Link the indicators of some documents with those of others, one to one between groups of copies."""
    sides = _sides(graph, lefts), _sides(graph, rights)
    left, right = ([side for found in each.values() for side in found] for each in sides)
    return _link_sides(left, right, decided or {}, weights or built_in())


def _sides(graph: CascadeGraph, documents: Iterable[Document]) -> dict[str, list[Side]]:
    """Take the indicators of each document apart, with the acronyms and units of all."""
    learned, units = acronyms(_texts(graph)), _units(graph)
    return {d.id: [_side(graph, node, learned, units) for node in graph.groups(d)] for d in documents}


def _link_sides(
    left: list[Side], right: list[Side], decided: Mapping[tuple[NodeId, NodeId], LinkDecision], weights: Weights
) -> tuple[Link, ...]:
    verdicts = dict(_verdicts(decided, {side.node for side in left}, {side.node for side in right}))
    confirmed = [pair for pair, decision in verdicts.items() if decision.verdict == "confirmed"]
    made = [Link(a, b, "confirmed", 100, 100, (_human(verdicts[a, b]),)) for a, b in confirmed]
    taken = {node for pair in confirmed for node in pair}
    made += _choose(list(_candidates(left, right, verdicts.keys(), taken, weights)), weights)
    order = {side.node: number for number, side in enumerate(left)}
    return tuple(sorted(made, key=lambda link: order[link.left]))


def _texts(graph: CascadeGraph) -> Iterator[str]:
    yield from (indicator.name.text for indicator in graph.indicators.values())
    yield from (element.name.text for element in graph.elements.values())


def _units(graph: CascadeGraph) -> frozenset[str]:
    return frozenset(
        letters_and_digits(indicator.unit.text) for indicator in graph.indicators.values() if indicator.unit
    )


def _document_pairs(documents: tuple[Document, ...]) -> Iterator[tuple[Document, Document]]:
    ordered = sorted((d for d in documents if d.kind in CHAIN), key=lambda d: CHAIN.index(d.kind))
    for left, right in combinations(ordered, 2):
        together = left.kind != right.kind and _same_time(left, right) and _same_phase(left, right, documents)
        if together and not is_replaced(left, right, documents) and not is_replaced(right, left, documents):
            yield left, right


def _same_time(left: Document, right: Document) -> bool:
    if left.kind in PLAN_KINDS:
        years = set(right.years)
        return not left.years or not years or bool(set(left.years) & years) or left.years[-1] + 1 in years
    return left.year == right.year or left.year is None or right.year is None


def _same_phase(left: Document, right: Document, documents: tuple[Document, ...]) -> bool:
    """A document is compared with its own phase, or with the other where its own does not exist."""
    if left.kind in PLAN_KINDS or left.edition == right.edition:
        return True
    own = [d for d in documents if d.kind == left.kind and d.year == left.year and d.edition == right.edition]
    return not own


def _side(graph: CascadeGraph, node: NodeId, learned: Acronyms, units: frozenset[str]) -> Side:
    indicator = graph.indicators[node]
    parents = tuple(graph.elements[above].name.text for above in graph.path(node)[:2])
    name = _without_opd(indicator.name.text, graph.document_of(node))
    unit = indicator.unit.text if indicator.unit else None
    code = indicator.code.text if indicator.code else None
    return Side(
        node,
        name,
        indicator.level,
        unit,
        code,
        row(name, unit, parents, code, indicator.packed > 1, learned, units),
    )


def _without_opd(name: str, document: Document) -> str:
    """Leave out the OPD's own name: "Nilai SAKIP Kecamatan Contoh" is the "Nilai SAKIP" of its own documents."""
    opd = normalized(document.opd.text) if document.opd else ""
    plain = normalized(name)
    return plain.removesuffix(f" {opd}") if opd and plain.endswith(f" {opd}") else name


def _verdicts(
    decided: Mapping[tuple[NodeId, NodeId], LinkDecision], left: set[NodeId], right: set[NodeId]
) -> Iterator[tuple[tuple[NodeId, NodeId], LinkDecision]]:
    """Yield the decisions on pairs of these two sides, whichever way round they were written."""
    for (a, b), decision in decided.items():
        if a in left and b in right:
            yield (a, b), decision
        elif b in left and a in right:
            yield (b, a), decision


def _human(decision: LinkDecision, *, by_hand: bool = False) -> LocalizedText:
    who = " ".join(str(part) for part in (decision.by, decision.on) if part) or "?"
    why = f": {decision.why}" if decision.why else ""
    done = (
        LocalizedText("ditautkan dengan tangan", "linked by hand")
        if by_hand
        else LocalizedText("dikonfirmasi", "confirmed")
    )
    return done + LocalizedText(f"oleh {who}{why}", f"by {who}{why}")


def _candidates(
    left: list[Side], right: list[Side], decided: Iterable[tuple[NodeId, NodeId]], taken: set[NodeId], weights: Weights
) -> Iterator[_Candidate]:
    settled = set(decided)
    for a, b in _near(left, right):
        if a.node in taken or b.node in taken or (a.node, b.node) in settled or not _comparable(a, b):
            continue
        if found := _compare(a, b, weights):
            yield found


def _near(left: list[Side], right: list[Side]) -> Iterator[tuple[Side, Side]]:
    """Yield the pairs that are worth comparing."""
    index = Index([core(b.row.names[0]) for b in right])
    under: dict[str, list[int]] = defaultdict(list)
    for number, b in enumerate(right):
        for name in b.row.names[1:]:
            index.add(number, core(name))
        if b.row.parents:
            under[b.row.parents[0].compact_key].append(number)
    for a in left:
        found = {number for name in a.row.names for number in index.near(core(name))}
        beside = under.get(a.row.parents[0].compact_key, []) if a.row.parents else []
        if len(beside) <= FEW:
            found.update(beside)
        yield from ((a, right[number]) for number in sorted(found))


def _comparable(a: Side, b: Side) -> bool:
    return "unknown" in (a.level, b.level) or not _across(a, b) or {a.level, b.level} <= ACROSS


def _across(a: Side, b: Side) -> bool:
    """Tell whether two indicators stand on levels of which each has its own."""
    return a.level != b.level and not {a.level, b.level} <= set(OUTCOME_LEVELS)


def _compare(a: Side, b: Side, weights: Weights) -> _Candidate | None:
    evidence = compare(a.row, b.row)
    if evidence is None:
        return None
    odds = weights.odds(evidence)
    if odds < weights.propose:
        return None
    return _Candidate(a, b, odds, evidence, tuple(_doubts(a, b, evidence)))


def _doubts(a: Side, b: Side, found: Evidence) -> Iterator[LocalizedText]:
    """Say everything that forbids an automatic link."""
    shown = found.features
    if shown.kin:
        said = LocalizedText("ukuran berbeda: {a} ↔ {b}", "different measures: {a} ↔ {b}")
        yield said.format(a=head_word(a.name), b=head_word(b.name))
    if found.basis:
        basis = " ".join(found.basis)
        yield LocalizedText(f"hanya satu pihak memuat: per {basis}", f"only one side has: per {basis}")
    if shown.packed:
        yield LocalizedText("beberapa indikator dalam satu sel", "several indicators in one cell")
    if shown.code_differs and not (shown.parent_same and shown.grandparent_same):
        yield LocalizedText("kode berbeda: {a} ↔ {b}", "different codes: {a} ↔ {b}").format(a=a.code, b=b.code)
    if shown.one_measure:
        yield LocalizedText("hanya satu pihak menyebut ukurannya", "only one side names its measure")
    if _across(a, b) and not shown.same:
        levels = (LEVEL_NAMES.get(each.level, each.level) for each in (a, b))
        yield LocalizedText("jenjang berbeda: {levels}", "different levels: {levels}").format(levels=" ↔ ".join(levels))
    if shown.path_changed:
        yield LocalizedText("unsur di atasnya berbeda", "the elements above differ")
    if shown.same:
        return
    if found.changed:
        listed = "; ".join(found.changed)
        yield LocalizedText(f"kata pengubah makna: {listed}", f"meaning-changing words: {listed}")
    left, right = found.only_left, found.only_right
    if left and right:
        said = LocalizedText("kata berbeda: {a} ↔ {b}", "different words: {a} ↔ {b}")
        yield said.format(a=" ".join(left), b=" ".join(right))
    elif alone := heavy(found) or (shown.broader and not found.changed and (*left, *right)):
        yield LocalizedText("hanya satu pihak memuat: {w}", "only one side has: {w}").format(w=" ".join(alone))
    elif found.other_noun:
        yield LocalizedText("yang dihitung berbeda", "what is counted differs")
    if found.unsure:
        listed = "; ".join(found.unsure)
        yield LocalizedText(f"nama lain atau salah ketik: {listed}", f"another name or a slip: {listed}")
    if found.spelled_out:
        listed = "; ".join(found.spelled_out)
        yield LocalizedText(f"singkatan yang tidak dijelaskan: {listed}", f"acronyms that are not explained: {listed}")
    if shown.unit_differs:
        yield LocalizedText("satuan berbeda: {a} ↔ {b}", "different units: {a} ↔ {b}").format(a=a.unit, b=b.unit)
    if shown.reordered:
        yield LocalizedText("urutan kata berbeda", "the words stand in another order")
    if shown.parent_differs and shown.grandparent <= 0 and not shown.path_changed:
        yield LocalizedText("unsur di atasnya berbeda", "the elements above differ")


def _choose(candidates: list[_Candidate], weights: Weights) -> list[Link]:
    """Take the best pair again and again; every indicator once."""
    ranked = sorted(candidates, key=_rank)
    by_node: dict[NodeId, list[_Candidate]] = {}
    for candidate in ranked:
        for node in (candidate.left.node, candidate.right.node):
            by_node.setdefault(node, []).append(candidate)
    taken: set[NodeId] = set()
    links = []
    for candidate in ranked:
        ends = (candidate.left.node, candidate.right.node)
        if not taken.isdisjoint(ends):
            continue
        taken.update(ends)
        rivals = [c for node in ends for c in by_node[node][:3] if c is not candidate]
        links.append(_link(candidate, sorted(rivals, key=lambda c: -c.odds), weights))
    return links


def _rank(candidate: _Candidate) -> tuple[float, int, bool, tuple[int, str], tuple[int, str]]:
    left, right = candidate.left, candidate.right
    return -round(candidate.odds, 6), len(candidate.doubts), _across(left, right), _place(left), _place(right)


def _place(side: Side) -> tuple[int, str]:
    """Return what sorts ids as they are counted: i2 before i10."""
    return len(side.node), side.node


def _link(candidate: _Candidate, rivals: list[_Candidate], weights: Weights) -> Link:
    rival = rivals[0] if rivals else None
    doubts = list(candidate.doubts)
    if any(_is_tie(candidate, each, weights) for each in rivals):
        doubts.append(LocalizedText("kandidat kedua hampir sama", "the runner-up is almost as good"))
    runner_up = None
    if rival is not None:
        runner_up = rival.right.node if rival.left.node == candidate.left.node else rival.left.node
    same = bool(candidate.evidence.features.same)
    if not doubts and not same and candidate.odds < weights.automatic:
        doubts.append(LocalizedText("redaksi berbeda", "the wording differs"))
    verdict: LinkVerdict = "needs_confirmation" if doubts else "exact" if same else "auto"
    score = _score(candidate.odds)
    return Link(
        candidate.left.node, candidate.right.node, verdict, round(score, 1),
        round(score - _score(rival.odds), 1) if rival else 100.0,
        tuple(doubts) or (_agreement(candidate),), runner_up, candidate.evidence.changed,
    )  # fmt: skip


def _is_tie(candidate: _Candidate, rival: _Candidate, weights: Weights) -> bool:
    """Tell whether a rival is almost as good: codes alone tell no two apart, elements above do."""
    ours, theirs = (each.odds - weights.by_code(each.evidence) for each in (candidate, rival))
    if min(candidate.odds - rival.odds, ours - theirs) >= weights.tie:
        return False
    if candidate.same_path and not rival.same_path:
        return False
    if _across(rival.left, rival.right) and not _across(candidate.left, candidate.right):
        return False
    if _printed_twice(candidate, rival):
        return False
    as_like = candidate.evidence.features.cover >= rival.evidence.features.cover
    return not (as_like and candidate.agrees_above and rival.differs_above)


def _printed_twice(candidate: _Candidate, rival: _Candidate) -> bool:
    """Tell whether two candidates are one indicator that a document prints again, under a sasaran in other words."""
    ours, theirs = (candidate.right, rival.right) if candidate.left is rival.left else (candidate.left, rival.left)
    one_document = ours.node.split("#", 1)[0] == theirs.node.split("#", 1)[0]
    if not one_document or ours.level != theirs.level or ours.level not in OUTCOME_LEVELS:
        return False
    if not ours.row.parents and not theirs.row.parents:
        return ours.level in ("iku", "ikk", "ikd") and is_same_name(
            ours.row, theirs.row
        )  # lists that are printed twice
    return is_same_name(ours.row, theirs.row) and are_alike(ours.row.parents, theirs.row.parents)


def _score(odds: float) -> float:
    """Return the odds as points from 0 to 100; squeezed, so that near certainties stay apart."""
    return 100 * probability(odds / SQUEEZE)


def _agreement(candidate: _Candidate) -> LocalizedText:
    if candidate.evidence.features.same:
        return LocalizedText("nama sama", "same name")
    return LocalizedText("nama hampir sama", "almost the same name")


def without_document(link: Link) -> Link:
    """Return a link whose ends are the ids that the documents print, for two loose files."""
    runner_up = printed_id(link.runner_up) if link.runner_up else None
    return replace(link, left=printed_id(link.left), right=printed_id(link.right), runner_up=runner_up)
