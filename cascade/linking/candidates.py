"""Find the pairs of two lists of indicators that may be the same one, and say what speaks against each.

Indicators of two lists, taken apart, go in; candidates come out with their log-odds and their doubts in words. A candidate
with a doubt (a meaning-changing word, different words on both sides, another code, other elements above …) is never linked
without asking, whatever the weights say: precision rests on these gates. Chooses nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from cascade.decisions.decided_pairs import NodePair
from cascade.graph.cascade_graph import CascadeGraph, NodeId
from cascade.graph.officials import is_below_head
from cascade.linking.blocking import Index
from cascade.linking.comparison.comparisons import compare, heavy_words
from cascade.linking.comparison.features import Evidence
from cascade.linking.comparison.parsed_names import (
    Acronyms,
    ComparableIndicator,
    learn_acronyms,
    letters_without_empty_ending,
    parse_indicator,
)
from cascade.linking.comparison.readings import abbreviations, initials, left_unsaid
from cascade.linking.weights import Weights
from cascade.model import LEVEL_NAMES, OUTCOME_LEVELS, Document, Quantity
from cascade.model.i18n import LocalizedText
from cascade.quantities import series
from cascade.text.measures import head_word
from cascade.text.normalize import letters_and_digits, normalized

# A list of IKU or IKK, and the sasaran of a lower official's PK, cite the indicators of programs.
LEVELS_THAT_CITE = frozenset((*OUTCOME_LEVELS, "program"))
MAX_WORDS_BESIDE_TWO_LETTERS = 2  # words of a name that is found by an abbreviation of two letters: "Indeks RB"
MAX_UNDER_ONE_ELEMENT = 6  # indicators that are all compared, whatever their names

Compare = Callable[[ComparableIndicator, ComparableIndicator], Evidence | None]


@dataclass(frozen=True, slots=True)
class LinkableIndicator:
    """One indicator as linking looks at it."""

    node: NodeId
    name: str
    level: str
    unit: str | None
    code: str | None
    parsed: ComparableIndicator
    targets: Mapping[int, Quantity] = field(default_factory=dict)
    work_unit: str = ""  # the unit of the office whose rows print it
    is_below_head: bool = False  # an official below the head promises it: what plans measure for work is a sasaran here


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two indicators that may be one: the log-odds, the evidence, and everything that forbids an automatic link."""

    left: LinkableIndicator
    right: LinkableIndicator
    odds: float
    evidence: Evidence
    doubts: tuple[LocalizedText, ...]
    is_witnessed: bool = False  # under one element, with one unit and the same targets: no matter how it is worded

    @property
    def has_same_name(self) -> bool:
        """The names are the same but for spelling."""
        return bool(self.evidence.features.exact_match)

    @property
    def agrees_above(self) -> bool:
        """Some element above is printed on both sides, and those are the same."""
        return bool(self._same_above) and all(self._same_above)

    @property
    def differs_above(self) -> bool:
        """An element above is printed on both sides, and it is another one."""
        return not all(self._same_above)

    @property
    def _same_above(self) -> list[bool]:
        """Of each element above that both sides print, whether it is the same."""
        features = self.evidence.features
        near = (features.parent_similarity, features.parent_same, features.parent_differs)
        far = (features.grandparent_similarity, features.grandparent_same, features.grandparent_differs)
        return [bool(same) for likeness, same, differs in (near, far) if likeness or same or differs]

    @property
    def has_same_path(self) -> bool:
        """The names are the same, and all that is printed above them."""
        features, height = self.evidence.features, len(self.left.parsed.parents)
        above = features.parent_same and (height < 2 or features.grandparent_same)
        return bool(features.exact_match and above and height == len(self.right.parsed.parents))

    @property
    def crosses_levels(self) -> bool:
        """The indicators stand on levels of which each has its own."""
        return are_on_other_levels(self.left, self.right)

    @property
    def rank(self) -> tuple[float, int, bool, tuple[int, str], tuple[int, str]]:
        """What sorts candidates, the best one first; equal ones as they are printed: i2 before i10."""
        left, right = self.left.node, self.right.node
        return -round(self.odds, 6), len(self.doubts), self.crosses_levels, (len(left), left), (len(right), right)


class LinkableIndicators:
    """The indicators of one document or of several, found by their names and by the element above them.

    Iterates in printed order; what finds them is built once, when it is first asked for.
    """

    def __init__(self, indicators: Iterable[LinkableIndicator]):
        self._indicators = tuple(indicators)
        self._with_initials: dict[str, list[int]] = {}

    def __iter__(self) -> Iterator[LinkableIndicator]:
        return iter(self._indicators)

    def __getitem__(self, number: int) -> LinkableIndicator:
        return self._indicators[number]

    @cached_property
    def by_name(self) -> Index:
        """Their numbers by the letters of their names."""
        index = Index([letters_without_empty_ending(each.parsed.names[0]) for each in self])
        for number, each in enumerate(self):
            for name in each.parsed.names[1:]:
                index.add(number, letters_without_empty_ending(name))
        return index

    def with_initials(self, letters: str) -> list[int]:
        """Return the numbers of those in whose names neighbouring words begin with these letters."""
        if letters in self._with_initials:
            return self._with_initials[letters]
        text, starts = self._initials
        found: list[int] = []
        at = text.find(letters)
        while at >= 0:
            found.append(bisect_right(starts, at) - 1)
            at = text.find(letters, starts[found[-1] + 1])
        return self._with_initials.setdefault(letters, found)

    @cached_property
    def _initials(self) -> tuple[str, list[int]]:
        """The initials of all names in one text, and where those of each begin; last, where the text ends."""
        begun = [" ".join(initials(each.name)) + "\n" for each in self]
        return "".join(begun), list(accumulate(map(len, begun), initial=0))

    @cached_property
    def by_element(self) -> Mapping[str, list[int]]:
        """Their numbers by the name of the element that they measure."""
        numbers: dict[str, list[int]] = defaultdict(list)
        for number, each in enumerate(self):
            if each.parsed.parents:
                numbers[each.parsed.parents[0].compact_key].append(number)
        return numbers


def linkable_indicators(graph: CascadeGraph, documents: Iterable[Document]) -> dict[str, LinkableIndicators]:
    """Take the indicators of each document apart, with the acronyms and units of all."""
    learned, units = learn_acronyms(_texts(graph)), _units(graph)
    return {
        d.id: LinkableIndicators(_linkable(graph, node, learned, units) for node in graph.distinct_indicators(d))
        for d in documents
    }


def _texts(graph: CascadeGraph) -> Iterator[str]:
    yield from (indicator.name.text for indicator in graph.indicators.values())
    yield from (element.name.text for element in graph.elements.values())


def _units(graph: CascadeGraph) -> frozenset[str]:
    return frozenset(
        letters_and_digits(indicator.unit.text) for indicator in graph.indicators.values() if indicator.unit
    )


def _linkable(graph: CascadeGraph, node: NodeId, learned: Acronyms, units: frozenset[str]) -> LinkableIndicator:
    indicator = graph.indicators[node]
    parents = tuple(graph.elements[above].name.text for above in graph.path(node)[:2])
    name = _without_opd(indicator.name.text, graph.document_of(node))
    unit = indicator.unit.text if indicator.unit else None
    code = indicator.code.text if indicator.code else None
    parsed = parse_indicator(name, unit, parents, code, indicator.packed > 1, learned, units)
    document, work_unit = graph.document_of(node), graph.work_unit(node)
    return LinkableIndicator(
        node, name, indicator.level, unit, code, parsed, indicator.targets, work_unit, is_below_head(document)
    )


def _without_opd(name: str, document: Document) -> str:
    """Leave out the OPD's own name: "Nilai SAKIP Kecamatan Contoh" is the "Nilai SAKIP" of its own documents."""
    opd = normalized(document.opd.text) if document.opd else ""
    plain = normalized(name)
    return plain.removesuffix(f" {opd}") if opd and plain.endswith(f" {opd}") else name


def find_candidates(
    left: LinkableIndicators,
    right: LinkableIndicators,
    weights: Weights,
    decided: Collection[NodePair] = (),
    linked: Collection[NodeId] = (),
    compare: Compare = compare,
) -> Iterator[Candidate]:
    """Yield what is worth linking, or asking about, without the pairs and the indicators that a person decided on."""
    for a, b in pairs_worth_comparing(left, right):
        is_open = a.node not in linked and b.node not in linked and (a.node, b.node) not in decided
        if is_open and (candidate := assess_pair(a, b, weights, compare)):
            yield candidate


def pairs_worth_comparing(
    left: LinkableIndicators, right: LinkableIndicators
) -> Iterator[tuple[LinkableIndicator, LinkableIndicator]]:
    """Yield the pairs whose names share rare runs of letters, or that stand under one element."""
    spelled_out = _names_with_initials(left, right)
    for a in left:
        near = {number for name in a.parsed.names for number in right.by_name.near(letters_without_empty_ending(name))}
        near.update(spelled_out.get(a.node, ()))
        under_one_element = right.by_element.get(a.parsed.parents[0].compact_key, []) if a.parsed.parents else []
        if len(under_one_element) <= MAX_UNDER_ONE_ELEMENT:
            near.update(under_one_element)
        yield from ((a, right[number]) for number in sorted(near))


def _names_with_initials(left: LinkableIndicators, right: LinkableIndicators) -> dict[NodeId, list[int]]:
    """Return for each left indicator the right ones that spell out an abbreviation of its name, or whose own it spells out."""
    found: dict[NodeId, list[int]] = defaultdict(list)
    for shorts, longs, is_reversed in ((left, right, False), (right, left, True)):
        by_letters: dict[str, list[int]] = defaultdict(list)
        for number, indicator in enumerate(shorts):
            for letters in _rare_abbreviations(indicator):
                by_letters[letters].append(number)
        for letters, numbers in by_letters.items():
            for long_at in longs.with_initials(letters):
                for short_at in numbers:
                    if not left_unsaid(shorts[short_at].parsed.names[0], longs[long_at].parsed.names[0]):
                        continue
                    a, b = (long_at, short_at) if is_reversed else (short_at, long_at)
                    found[left[a].node].append(b)
    return found


def _rare_abbreviations(indicator: LinkableIndicator) -> tuple[str, ...]:
    """Return the letters of the abbreviations in a name; two letters only where hardly anything else is left of it."""
    is_short = len(indicator.parsed.names[0].words) <= MAX_WORDS_BESIDE_TWO_LETTERS
    return tuple(a.letters for a in abbreviations(indicator.name) if len(a.letters) > 2 or is_short)


def assess_pair(
    a: LinkableIndicator, b: LinkableIndicator, weights: Weights, compare: Compare = compare
) -> Candidate | None:
    """Compare two indicators; None where they cannot be one, or are too unlikely to be asked about."""
    if not _are_comparable(a, b):
        return None
    evidence = compare(a.parsed, b.parsed)
    if evidence is None:
        return None
    odds = weights.odds(evidence)
    if odds < weights.propose:
        return None
    features = evidence.features
    is_witnessed = bool(features.parent_same and features.unit_same) and promise_the_same(a, b)
    doubts = [*_doubts_about_context(a, b, evidence), *_doubts_about_name(a, b, evidence)]
    doubts += () if is_witnessed else _doubts_about_wording(evidence)
    return Candidate(a, b, odds, evidence, tuple(doubts), is_witnessed)


def promise_the_same(a: LinkableIndicator, b: LinkableIndicator) -> bool:
    """Tell whether two indicators print the same target in every year that both print, and at least one number."""
    if not a.targets or not b.targets:
        return False
    years = series.non_blank(a.targets).keys() & series.non_blank(b.targets).keys()
    numbers = [
        number
        for year in years
        for number in (series.plain_number(a.targets[year]), series.plain_number(b.targets[year]))
    ]
    return bool(numbers) and None not in numbers and not series.differing_years(a.targets, b.targets)


def are_of_one_unit_of_work(a: LinkableIndicator, b: LinkableIndicator) -> bool:
    """Tell whether two indicators may belong to one unit of the office: a kelurahan is no other kelurahan."""
    return not (a.work_unit and b.work_unit) or a.work_unit == b.work_unit


def _are_comparable(a: LinkableIndicator, b: LinkableIndicator) -> bool:
    if not are_of_one_unit_of_work(a, b):
        return False
    return "unknown" in (a.level, b.level) or not are_on_other_levels(a, b) or {a.level, b.level} <= LEVELS_THAT_CITE


def are_on_other_levels(a: LinkableIndicator, b: LinkableIndicator) -> bool:
    """Tell whether two indicators stand on levels of which each has its own, in documents that have both."""
    if a.level == b.level or (a.level in OUTCOME_LEVELS and b.level in OUTCOME_LEVELS):
        return False
    return not any(promise.is_below_head and promise.level in OUTCOME_LEVELS for promise in (a, b))


def _doubts_about_context(a: LinkableIndicator, b: LinkableIndicator, evidence: Evidence) -> Iterator[LocalizedText]:
    """Say what forbids an automatic link even where the names are the same."""
    features = evidence.features
    if features.related_measures:
        doubt = LocalizedText("ukuran berbeda: {a} ↔ {b}", "different measures: {a} ↔ {b}")
        yield doubt.format(a=head_word(a.name), b=head_word(b.name))
    if evidence.basis:
        basis = " ".join(evidence.basis)
        yield LocalizedText(f"hanya satu pihak memuat: per {basis}", f"only one side has: per {basis}")
    if features.shared_cell:
        yield LocalizedText("beberapa indikator dalam satu sel", "several indicators in one cell")
    if features.code_differs and not (features.parent_same and features.grandparent_same):
        yield LocalizedText("kode berbeda: {a} ↔ {b}", "different codes: {a} ↔ {b}").format(a=a.code, b=b.code)
    if features.one_sided_measure:
        yield LocalizedText("hanya satu pihak menyebut ukurannya", "only one side names its measure")
    if are_on_other_levels(a, b) and not features.exact_match:
        levels = (LEVEL_NAMES.get(indicator.level, indicator.level) for indicator in (a, b))
        yield LocalizedText("jenjang berbeda: {levels}", "different levels: {levels}").format(levels=" ↔ ".join(levels))
    if features.path_meaning_changed:
        yield _OTHER_ELEMENTS_ABOVE


def _doubts_about_name(a: LinkableIndicator, b: LinkableIndicator, evidence: Evidence) -> Iterator[LocalizedText]:
    """Say what forbids an automatic link between two names that are not the same."""
    features = evidence.features
    if features.exact_match:
        return
    if evidence.changed:
        listed = "; ".join(evidence.changed)
        yield LocalizedText(f"kata pengubah makna: {listed}", f"meaning-changing words: {listed}")
    yield from _doubts_about_words(evidence)
    if evidence.unsure:
        listed = "; ".join(evidence.unsure)
        yield LocalizedText(f"nama lain atau salah ketik: {listed}", f"another name or a slip: {listed}")
    if features.unit_differs:
        yield LocalizedText("satuan berbeda: {a} ↔ {b}", "different units: {a} ↔ {b}").format(a=a.unit, b=b.unit)
    if features.reordered:
        yield LocalizedText("urutan kata berbeda", "the words stand in another order")
    if features.parent_differs and features.grandparent_similarity <= 0 and not features.path_meaning_changed:
        yield _OTHER_ELEMENTS_ABOVE


def _doubts_about_wording(evidence: Evidence) -> Iterator[LocalizedText]:
    """Say what has to be believed for two names to be the same in other words."""
    if evidence.other_forms:
        listed = "; ".join(evidence.other_forms)
        yield LocalizedText(f"bentuk kata berbeda: {listed}", f"other forms of a word: {listed}")
    if evidence.spelled_out:
        listed = "; ".join(evidence.spelled_out)
        yield LocalizedText(f"singkatan yang tidak dijelaskan: {listed}", f"acronyms that are not explained: {listed}")
    if evidence.gloss:
        listed = "; ".join(evidence.gloss)
        doubt = LocalizedText("hanya satu pihak memuat dalam kurung: {w}", "only one side has in brackets: {w}")
        yield doubt.format(w=listed)


def _doubts_about_words(evidence: Evidence) -> Iterator[LocalizedText]:
    """Say which words only one side has, if they may name something else."""
    left, right = evidence.only_left, evidence.only_right
    if left and right:
        doubt = LocalizedText("kata berbeda: {a} ↔ {b}", "different words: {a} ↔ {b}")
        yield doubt.format(a=" ".join(left), b=" ".join(right))
        return
    is_broader = evidence.features.broadening and not evidence.changed
    if alone := heavy_words(evidence) or (is_broader and (*left, *right)):
        yield LocalizedText("hanya satu pihak memuat: {w}", "only one side has: {w}").format(w=" ".join(alone))
    elif evidence.other_noun:
        yield LocalizedText("yang dihitung berbeda", "what is counted differs")


_OTHER_ELEMENTS_ABOVE = LocalizedText("unsur di atasnya berbeda", "the elements above differ")
