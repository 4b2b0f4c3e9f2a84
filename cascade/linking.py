"""Which indicator is the same one elsewhere?

Two sets of indicators go in; one-to-one links come out, each with score, margin, verdict and reasons.
Names decide, the elements above and the unit support, targets are never looked at: a link that rests
on equal targets would hide the very findings that we make. A meaning-changing word or a near tie is
never automatic. Human decisions are obeyed.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import combinations

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from cascade.decisions import Decisions, LinkDecision
from cascade.graph import CascadeGraph, NodeId, is_replaced, printed_id
from cascade.language import Phrase
from cascade.model import OUTCOMES, PLANS, Document, Link, LinkVerdict, Problem
from cascade.text import (
    are_kin,
    changed_words,
    head_word,
    in_order,
    is_agent,
    known_words,
    measure,
    normalized,
    same_text,
    stem,
    tokens,
    unit_sort,
    without_basis,
    words,
)

# Upstream first: a link's left side is the document that the right one must follow.
CHAIN = ("rpjmd", "renstra", "iku", "rkpd", "renja", "dpa", "perjanjian_kinerja", "rencana_aksi")

NAME_WEIGHT = 0.85
UNKNOWN_PARENT = 0.8  # how similar the elements above are taken to be where one side prints none
AUTO_NAME = 0.93
PROPOSE = 0.74
NEAR = 50  # token_sort_ratio below which no true link was seen
TIE = 4.0  # points within which a runner-up makes an automatic link a question
HEAVY = 0.34  # share of a name's weight that one unmatched word may have
STEM_MATCH, TYPO_MATCH, JOINED_MATCH = 0.93, 0.9, 0.95
ENDS = 0.9  # what a differing measure or basis leaves of a name's likeness: less than any tie with the same name
LIGHT = 0.45  # weight of words such as "tersedia" and "disusun", relative to their rarity


@dataclass(frozen=True, slots=True)
class Side:
    """One indicator as linking looks at it."""

    node: NodeId
    name: str
    level: str
    unit: str | None
    parents: tuple[str, ...]
    packed: bool

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name that carry meaning."""
        return tokens(self.name)


@dataclass(frozen=True, slots=True)
class _Candidate:
    left: Side
    right: Side
    name: float
    score: float
    doubts: tuple[Phrase, ...]
    changed: tuple[str, ...]
    identical: bool = False
    same_path: bool = False


def link_dossier(
    graph: CascadeGraph, decisions: Decisions, disputed: Collection[str] = ()
) -> tuple[tuple[Link, ...], tuple[Problem, ...]]:
    """Link all documents of a dossier that speak of the same years; `disputed` kinds are left out.

    Returns:
        The links, and a problem for each decision that cannot be obeyed.
    """
    decided, problems = decisions.pairs(graph)
    rejected = {pair: decision for pair, decision in decided.items() if decision.verdict == "rejected"}
    links: list[Link] = []
    proposed: set[frozenset[NodeId]] = set()
    for left, right in _document_pairs(tuple(d for d in graph.documents if d.kind not in disputed)):
        links += link_pair(graph, (left,), (right,), decided)
        if any({graph.document_of(a).id, graph.document_of(b).id} == {left.id, right.id} for a, b in decided):
            proposed |= {frozenset((link.left, link.right)) for link in link_pair(graph, (left,), (right,), rejected)}
    links = [_by_hand(link, decided) if _is_unproposed(link, proposed) else link for link in links]
    return _follow([*links, *_elsewhere(links, decided)], decided), problems


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
) -> tuple[Link, ...]:
    """Link the indicators of some documents with those of others, one to one between groups of copies."""
    left = [_side(graph, node) for document in lefts for node in graph.groups(document)]
    right = [_side(graph, node) for document in rights for node in graph.groups(document)]
    verdicts = dict(_verdicts(decided or {}, {side.node for side in left}, {side.node for side in right}))
    confirmed = [pair for pair, decision in verdicts.items() if decision.verdict == "confirmed"]
    made = [Link(a, b, "confirmed", 100, 100, (_human(verdicts[a, b]),)) for a, b in confirmed]
    taken = {node for pair in confirmed for node in pair}
    candidates = list(_candidates(left, right, verdicts.keys(), taken))
    made += _choose(candidates)
    order = {side.node: number for number, side in enumerate(left)}
    return tuple(sorted(made, key=lambda link: order[link.left]))


def _document_pairs(documents: tuple[Document, ...]) -> Iterator[tuple[Document, Document]]:
    ordered = sorted((d for d in documents if d.kind in CHAIN), key=lambda d: CHAIN.index(d.kind))
    for left, right in combinations(ordered, 2):
        together = left.kind != right.kind and _same_time(left, right) and _same_phase(left, right, documents)
        if together and not is_replaced(left, right, documents) and not is_replaced(right, left, documents):
            yield left, right


def _same_time(left: Document, right: Document) -> bool:
    if left.kind in PLANS:
        years = set(right.years)
        return not left.years or not years or bool(set(left.years) & years) or left.years[-1] + 1 in years
    return left.year == right.year or left.year is None or right.year is None


def _same_phase(left: Document, right: Document, documents: tuple[Document, ...]) -> bool:
    """A document is compared with its own phase, or with the other where its own does not exist."""
    if left.kind in PLANS or left.edition == right.edition:
        return True
    own = [d for d in documents if d.kind == left.kind and d.year == left.year and d.edition == right.edition]
    return not own


def _side(graph: CascadeGraph, node: NodeId) -> Side:
    indicator = graph.indicators[node]
    parents = tuple(graph.elements[above].name.text for above in graph.path(node)[:2])
    return Side(
        node,
        _without_opd(indicator.name.text, graph.document_of(node)),
        indicator.level,
        indicator.unit.text if indicator.unit else None,
        parents,
        indicator.packed > 1,
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


def _human(decision: LinkDecision, *, by_hand: bool = False) -> Phrase:
    who = " ".join(str(part) for part in (decision.by, decision.on) if part) or "?"
    why = f": {decision.why}" if decision.why else ""
    done = Phrase("ditautkan dengan tangan", "linked by hand") if by_hand else Phrase("dikonfirmasi", "confirmed")
    return done + Phrase(f"oleh {who}{why}", f"by {who}{why}")


def _candidates(
    left: list[Side], right: list[Side], decided: Iterable[tuple[NodeId, NodeId]], taken: set[NodeId]
) -> Iterator[_Candidate]:
    weights = _weights([*left, *right])
    settled = set(decided)
    names = [normalized(b.name) for b in right]
    for a in left:
        if a.node in taken:
            continue
        near = process.extract(normalized(a.name), names, scorer=fuzz.token_sort_ratio, score_cutoff=NEAR, limit=None)
        for _, quick, index in sorted(near, key=lambda found: found[2]):
            b = right[index]
            if b.node in taken or (a.node, b.node) in settled or not _comparable(a, b):
                continue
            if found := _compare(a, b, quick / 100, weights):
                yield found


def _comparable(a: Side, b: Side) -> bool:
    if "unknown" in (a.level, b.level):
        return True
    return a.level == b.level or {a.level, b.level} <= set(OUTCOMES)


def _weights(sides: list[Side]) -> dict[str, float]:
    """Weigh words by their rarity among the names at hand."""
    count = Counter(word for side in sides for word in set(side.words))
    light = set(words()["light_words"])
    rarity = {word: math.log(1 + len(sides) / n) for word, n in count.items()}
    weights = {word: value * (LIGHT if word in light else 1) for word, value in rarity.items()}
    return defaultdict(lambda: 1.0, weights)


def _compare(a: Side, b: Side, quick: float, weights: dict[str, float]) -> _Candidate | None:
    heads = measure(a.name), measure(b.name)
    if None not in heads and heads[0] != heads[1] and not are_kin(*heads):
        return None  # Jumlah X is never Persentase X
    said, one, other = _without_differing_ends(a, b)
    if said:
        quick = fuzz.token_sort_ratio(normalized(one.name), normalized(other.name)) / 100
    identical = same_text(one.name, other.name)
    matched, only_a, only_b = (1.0, [], []) if identical else _align(one.words, other.words, weights)
    name = (1.0 if identical else 0.7 * matched + 0.3 * quick) * ENDS ** len(said)
    parent = _parents(a, b)
    score = 100 * (NAME_WEIGHT * name + (1 - NAME_WEIGHT) * (UNKNOWN_PARENT if parent is None else parent))
    if score < 100 * PROPOSE:
        return None
    changed = () if identical else changed_words(one.name, other.name)
    doubts = (*said, *_doubts(one, other, parent, only_a, only_b, changed, weights, identical))
    if name < AUTO_NAME and not doubts:
        doubts = (Phrase("redaksi berbeda", "the wording differs"),)
    identical = identical and not said
    same_path = identical and len(a.parents) == len(b.parents) > 0 and all(map(same_text, a.parents, b.parents))
    return _Candidate(a, b, name, score, doubts, changed, identical, same_path)


def _without_differing_ends(a: Side, b: Side) -> tuple[tuple[Phrase, ...], Side, Side]:
    """Leave out of two names a kindred measure before them and a basis that only one prints after them, and say so.

    "Nilai SAKIP" and "Predikat SAKIP", "Angka Kematian Ibu" with and without "per 100.000 kelahiran hidup".
    """
    said = []
    if are_kin(measure(a.name), measure(b.name)):
        said.append(
            Phrase("ukuran berbeda: {a} ↔ {b}", "different measures: {a} ↔ {b}").format(
                a=head_word(a.name), b=head_word(b.name)
            )
        )
        a, b = (replace(side, name=" ".join(normalized(side.name).split()[1:])) for side in (a, b))
    plain = without_basis(a.name), without_basis(b.name)
    left_out = [normalized(side.name).removeprefix(short) for side, short in zip((a, b), plain, strict=True)]
    if bool(left_out[0]) != bool(left_out[1]):
        basis = "".join(left_out).strip()
        said.append(Phrase(f"hanya satu pihak memuat: {basis}", f"only one side has: {basis}"))
        a, b = replace(a, name=plain[0]), replace(b, name=plain[1])
    return tuple(said), a, b


def _doubts(
    a: Side, b: Side, parent: float | None, only_a: list[str], only_b: list[str],
    changed: tuple[str, ...], weights: dict[str, float], identical: bool,
) -> Iterator[Phrase]:  # fmt: skip
    """Say everything that forbids an automatic link."""
    if changed:
        listed = "; ".join(changed)
        yield Phrase(f"kata pengubah makna: {listed}", f"meaning-changing words: {listed}")
    if identical:
        return
    if only_a and only_b:
        yield Phrase("kata berbeda: {a} ↔ {b}", "different words: {a} ↔ {b}").format(
            a=" ".join(only_a), b=" ".join(only_b)
        )
    total = sum(weights[word] for word in {*a.words, *b.words}) or 1
    named = {word for entry in changed for word in entry.replace("↔", "/").replace("/", " ").split()}
    heavy = [w for w in dict.fromkeys((*only_a, *only_b)) if weights[w] / total > HEAVY / 2 and w not in named]
    if heavy and not (only_a and only_b):
        yield Phrase("hanya satu pihak memuat: {w}", "only one side has: {w}").format(w=" ".join(heavy))
    sorts = unit_sort(a.unit), unit_sort(b.unit)
    if None not in sorts and sorts[0] != sorts[1]:
        yield Phrase("satuan berbeda: {a} ↔ {b}", "different units: {a} ↔ {b}").format(a=a.unit, b=b.unit)
    if _reordered(a, b):
        yield Phrase("urutan kata berbeda", "the words stand in another order")
    if a.packed or b.packed:
        yield Phrase("beberapa indikator dalam satu sel", "several indicators in one cell")
    if parent is not None and parent < 0.5:
        yield Phrase("unsur di atasnya berbeda", "the elements above differ")


def _reordered(a: Side, b: Side) -> bool:
    """Tell whether the words that two names share stand in another order: "dari Papua ke Papua Barat"."""
    ours, theirs = Counter(a.words), Counter(b.words)
    common = {word for word, count in ours.items() if theirs[word] == count}
    one, other = ([word for word in in_order(side.name) if word in common] for side in (a, b))
    return one != other


def _align(
    ours: tuple[str, ...], theirs: tuple[str, ...], weights: dict[str, float]
) -> tuple[float, list[str], list[str]]:
    """Match words one to one; return the matched share of weight and the words left over on each side."""
    rest, only, matched = list(theirs), [], 0.0
    for word in ours:
        if word in rest:
            rest.remove(word)
            matched += 2 * weights[word]
        else:
            only.append(word)
    unmatched = []
    for word in only:
        likeness, best = max(((_likeness(word, other), other) for other in rest), default=(0.0, ""))
        if likeness:
            rest.remove(best)
            matched += likeness * (weights[word] + weights[best])
        else:
            unmatched.append(word)
    unmatched, rest, joined = _rejoin(unmatched, rest, weights)
    total = sum(weights[word] for word in (*ours, *theirs)) or 1
    return min(1.0, (matched + joined) / total), unmatched, rest


@lru_cache(maxsize=2**18)
def _likeness(word: str, other: str) -> float:
    """Return how surely two different words are one: same root, or one is a typing slip of the other.

    Of two forms of a root, the one that names a person is another thing (pelajar, pengajar, pelajaran).
    A word of the field is no slip of another one (pengaduan, pengadaan), and of two names nobody knows.
    """
    if len(word) < 4 or len(other) < 4 or _groups(word) & _groups(other):
        return 0.0
    known = known_words()
    if stem(word) == stem(other):
        people = (is_agent(word) or is_agent(other)) and word in known and other in known
        return 0.0 if people else STEM_MATCH
    if (word in known) == (other in known):
        return 0.0
    shorter = min(len(word), len(other))
    slips = 1 if shorter < 9 else 2
    return TYPO_MATCH if shorter >= 5 and OSA.distance(word, other, score_cutoff=slips) <= slips else 0.0


@cache
def _groups(word: str) -> frozenset[int]:
    """Return the groups of meaning-changing words that a word belongs to."""
    return frozenset(number for number, group in enumerate(words()["changing"]) if word in group)


def _rejoin(only: list[str], rest: list[str], weights: dict[str, float]) -> tuple[list[str], list[str], float]:
    """Join words that a narrow column broke ("penyelenggaraa n")."""
    joined = 0.0
    for one, other in ((only, rest), (rest, only)):
        for i in range(len(one) - 1):
            whole = one[i] + one[i + 1]
            if whole in other:
                joined += JOINED_MATCH * (weights[one[i]] + weights[one[i + 1]] + weights[whole])
                other.remove(whole)
                del one[i : i + 2]
                break
    return only, rest, joined


def _parents(a: Side, b: Side) -> float | None:
    """Compare the two elements above; official names repeat, and then only the kegiatan tells them apart."""
    if not a.parents or not b.parents:
        return None
    likeness = [fuzz.token_sort_ratio(normalized(p), normalized(q)) for p, q in zip(a.parents, b.parents, strict=False)]
    return sum(likeness) / len(likeness) / 100


def _choose(candidates: list[_Candidate]) -> list[Link]:
    """Take the best pair again and again; every indicator once."""
    ranked = sorted(candidates, key=lambda c: (-c.score, len(c.doubts), c.left.node, c.right.node))
    by_node: dict[NodeId, list[_Candidate]] = {}
    for candidate in ranked:
        for node in (candidate.left.node, candidate.right.node):
            by_node.setdefault(node, []).append(candidate)
    taken: set[NodeId] = set()
    links = []
    for candidate in ranked:
        if candidate.left.node in taken or candidate.right.node in taken:
            continue
        taken |= {candidate.left.node, candidate.right.node}
        rivals = [
            c for node in (candidate.left.node, candidate.right.node) for c in by_node[node] if c is not candidate
        ]
        links.append(_link(candidate, max(rivals, key=lambda c: c.score, default=None)))
    return links


def _link(candidate: _Candidate, rival: _Candidate | None) -> Link:
    margin = candidate.score - rival.score if rival else 100.0
    doubts = list(candidate.doubts)
    if margin < TIE and rival is not None and not (candidate.same_path and not rival.same_path):
        doubts.append(Phrase("kandidat kedua hampir sama", "the runner-up is almost as good"))
    runner_up = None
    if rival is not None:
        runner_up = rival.right.node if rival.left.node == candidate.left.node else rival.left.node
    verdict: LinkVerdict = "needs_confirmation" if doubts else "exact" if candidate.identical else "auto"
    reasons = tuple(doubts) or (_agreement(candidate),)
    return Link(
        candidate.left.node, candidate.right.node, verdict, round(candidate.score, 1), round(margin, 1),
        reasons, runner_up, candidate.changed,
    )  # fmt: skip


def _agreement(candidate: _Candidate) -> Phrase:
    if candidate.identical:
        return Phrase("nama sama", "same name")
    return Phrase("nama hampir sama", "almost the same name")


def without_document(link: Link) -> Link:
    """Return a link whose ends are the ids that the documents print, for two loose files."""
    runner_up = printed_id(link.runner_up) if link.runner_up else None
    return replace(link, left=printed_id(link.left), right=printed_id(link.right), runner_up=runner_up)
