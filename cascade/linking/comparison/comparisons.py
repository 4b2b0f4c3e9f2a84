"""Compare two indicators: ask a list of small questions, each of which names the evidence that it yields.

Two indicators, taken apart, go in; features come out with the plain words behind them: which words only one side has,
which meaning-changing words differ. A comparison knows nothing of weights and of the other comparisons, and targets are
never looked at. Chooses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from cascade.linking.comparison.features import Evidence, Features
from cascade.linking.comparison.one_sided_endings import (
    without_empty_ending,
    without_one_sided_basis,
    without_one_sided_office,
)
from cascade.linking.comparison.parsed_names import ComparableIndicator, ParsedName
from cascade.linking.comparison.readings import Reading, readings
from cascade.linking.comparison.word_alignment import Alignment, align
from cascade.linking.comparison.word_weights import (
    HEAVY_WEIGHT,
    WEIGHT_OF_UNKNOWN_WORD,
    form_words,
    is_heavy,
    light_words,
    weight_without_partner,
    word_weight,
)
from cascade.text.changing_words import changed_between, changing_groups
from cascade.text.measures import are_related_measures
from cascade.text.normalize import opposed_role_words, ordered_tokens, with_sorted_lists
from cascade.text.stemming import possible_roots
from cascade.text.units import unit_kind, unit_of
from cascade.text.word_lists import official_words

SAME_RESULT = 0.5  # share of the words' weight that two wordings of one sasaran have in common
MOSTLY_MATCHED = 0.9  # share of the words' weight that has a partner, from which two names need no other reading
MIN_RATIO, MIN_SHARED = 65, 0.35  # names with fewer letters and words in common are not looked at closely

Values = dict[str, float]  # the features that a comparison answers with, by name; those left out are 0


@dataclass(frozen=True, slots=True)
class NamePair:
    """Two names without what only one of them has at its end, their words matched, and what that shows."""

    left: ParsedName
    right: ParsedName
    alignment: Alignment
    changing: tuple[str, ...]  # meaning-changing words: "kota ↔ desa", or one that only one side has
    heaviest_left: float  # weight of the heaviest word that only the left name has
    heaviest_right: float
    have_same_parent: bool  # or the same element above that

    @property
    def only_left(self) -> tuple[str, ...]:
        """The words of the left name that have no partner."""
        return self.alignment.only_left

    @property
    def only_right(self) -> tuple[str, ...]:
        """The words of the right name that have no partner."""
        return self.alignment.only_right

    @property
    def substituted_weight(self) -> float:
        """The weight of what stands for each other on the two sides; 0 where one of them lacks nothing."""
        return min(self.heaviest_left, self.heaviest_right)


def compare(a: ComparableIndicator, b: ComparableIndicator) -> Evidence | None:
    """Return what speaks for and against two indicators being one; None where their measures exclude it."""
    best: Evidence | None = None
    context: Values | None = None
    for name_of_a in a.names:
        for name_of_b in b.names:
            for reading in readings(name_of_a, name_of_b):
                if not reading.is_as_printed and best is not None and best.features.token_coverage >= MOSTLY_MATCHED:
                    break
                if _have_too_little_in_common(reading.left, reading.right):
                    continue
                context = context or _compare_context(a, b)
                evidence = _compare_names(reading, context)
                if evidence is not None and (
                    best is None or evidence.features.token_coverage > best.features.token_coverage
                ):
                    best = evidence
    return best


def has_same_name(a: ComparableIndicator, b: ComparableIndicator) -> bool:
    """Tell whether two indicators have one name, but for spelling."""
    keys_of_a, keys_of_b = ([(name.compact_key, name.measure) for name in indicator.names] for indicator in (a, b))
    return keys_of_a == keys_of_b


def have_same_result_above(left_parents: tuple[ParsedName, ...], right_parents: tuple[ParsedName, ...]) -> bool:
    """Tell whether the nearest elements above have half of their words in common: one sasaran in two wordings."""
    return bool(left_parents and right_parents) and _shared_weight(left_parents[0], right_parents[0]) >= SAME_RESULT


def heavy_words(evidence: Evidence) -> tuple[str, ...]:
    """Return the words of one side only that may well name something else."""
    changing = {word for entry in evidence.changed for word in _words_of_change(entry)}
    return tuple(
        word for word in (*evidence.only_left, *evidence.only_right) if word not in changing and is_heavy(word)
    )


def _have_too_little_in_common(left: ParsedName, right: ParsedName) -> bool:
    """Tell whether two names have so little in common that nothing else can make them one."""
    if fuzz.ratio(left.compact_key, right.compact_key, score_cutoff=MIN_RATIO):
        return False
    shared = _shared_weight(left, right)
    return shared < MIN_SHARED and (not shared or shared + _weight_shared_by_root(left, right) < MIN_SHARED)


def _weight_shared_by_root(left: ParsedName, right: ParsedName) -> float:
    """Return the share of weight of the words of one name only that are forms of a word of the other one."""
    alone = [[word for word in name.words if word not in other.words] for name, other in ((left, right), (right, left))]
    roots = [{root for word in words for root in (word, *possible_roots(word))} for words in alone]
    if roots[0].isdisjoint(roots[1]):
        return 0.0
    common = roots[0] & roots[1]
    forms = (word for words in alone for word in words if word in common or not common.isdisjoint(possible_roots(word)))
    return sum(map(word_weight, forms)) / (left.weight + right.weight or 1)


def _shared_weight(left: ParsedName, right: ParsedName) -> float:
    """Return the share of weight of the words that both names have, letter by letter."""
    return 2 * sum(map(word_weight, set(left.words).intersection(right.words))) / (left.weight + right.weight or 1)


# What stands around two names


def _compare_context(a: ComparableIndicator, b: ComparableIndicator) -> Values:
    values: Values = {}
    for comparison in CONTEXT_COMPARISONS:
        values.update(comparison(a, b))
    return values


def compare_units(a: ComparableIndicator, b: ComparableIndicator) -> Values:
    """Compare units, and what sort of thing they count; nothing where one side prints none."""
    units = unit_of(a.unit), unit_of(b.unit)
    sorts = unit_kind(a.unit), unit_kind(b.unit)
    return {
        "unit_same": None not in units and units[0] == units[1],
        "unit_differs": None not in sorts and sorts[0] != sorts[1],
    }


def compare_parents(a: ComparableIndicator, b: ComparableIndicator) -> Values:
    """Compare the two nearest elements above; where one side prints fewer, each with the one that it is like."""
    near, far = _pair_of_levels(a.parents, b.parents)
    return {
        "parent_similarity": near[0],
        "parent_same": near[1],
        "parent_differs": near[2],
        "grandparent_similarity": far[0],
        "grandparent_same": far[1],
        "grandparent_differs": far[2],
        "path_meaning_changed": near[3] or far[3],
    }


def compare_codes(a: ComparableIndicator, b: ComparableIndicator) -> Values:
    """Compare codes; nothing where one side prints none."""
    if a.code is None or b.code is None:
        return {}
    return {"code_same": a.code == b.code, "code_differs": a.code != b.code}


def compare_cells(a: ComparableIndicator, b: ComparableIndicator) -> Values:
    """Tell whether several indicators share a cell."""
    return {"shared_cell": a.shares_cell or b.shares_cell}


CONTEXT_COMPARISONS: tuple[Callable[[ComparableIndicator, ComparableIndicator], Values], ...] = (
    compare_units,
    compare_parents,
    compare_codes,
    compare_cells,
)

ElementLikeness = tuple[float, float, float, float]  # similarity, same, differs, differs in a meaning-changing word
_NOTHING_ABOVE: ElementLikeness = (0.0, 0.0, 0.0, 0.0)


def _pair_of_levels(
    left_parents: tuple[ParsedName, ...], right_parents: tuple[ParsedName, ...]
) -> tuple[ElementLikeness, ElementLikeness]:
    if len(left_parents) == len(right_parents) or not left_parents or not right_parents:
        likenesses = [_element_likeness(p, q) for p, q in zip(left_parents, right_parents, strict=False)]
        near, far, *_ = *likenesses, _NOTHING_ABOVE, _NOTHING_ABOVE
        return near, far
    [alone], both = sorted((left_parents, right_parents), key=len)
    near, far = (_element_likeness(alone, parent) for parent in both[:2])
    return (_NOTHING_ABOVE, far) if far[0] > near[0] else (near, _NOTHING_ABOVE)


def _element_likeness(left: ParsedName, right: ParsedName) -> ElementLikeness:
    """Return how alike two elements above are (-1 to 1), if they are the same, others, or differ in a changing word."""
    if left.compact_key == right.compact_key:
        return 1.0, 1.0, 0.0, 0.0
    likeness = fuzz.ratio(left.compact_key, right.compact_key) / 100
    changed = likeness > 0.6 and _differ_in_changing_word(left, right)
    return max(-1.0, (likeness - 0.7) / 0.3), likeness > 0.94 and not changed, likeness < 0.6, changed


def _differ_in_changing_word(left: ParsedName, right: ParsedName) -> bool:
    left_words, right_words = set(left.words), set(right.words)
    return any("↔" in entry for entry in changed_between(left_words - right_words, right_words - left_words))


# Two names


def _compare_names(reading: Reading, context: Values) -> Evidence | None:
    """Compare two names as they are read."""
    evidence = _compare_read_names(reading.left, reading.right, context)
    if evidence is None or reading.is_as_printed:
        return evidence
    return replace(
        evidence,
        features=evidence.features._replace(exact_match=0.0),
        spelled_out=(*evidence.spelled_out, *reading.spelled_out),
        gloss=reading.gloss,
    )


def _compare_read_names(left: ParsedName, right: ParsedName, context: Values) -> Evidence | None:
    """Compare two names: as they are, then without what only one has at its end, then word by word."""
    measures = compare_measures(left, right)
    if measures is None:
        return None
    values = context | measures
    turned = opposed_role_words(left.turns, right.turns) if left.turns != right.turns else ()
    if left.compact_key == right.compact_key:
        exact = not turned and not any(measures.values())
        return _same_letters(values | {"exact_match": exact}, turned)
    left, right, basis = without_one_sided_basis(left, right)
    if basis is not None:
        values["one_sided_basis"] = 1.0
        if left.compact_key == right.compact_key:
            return _same_letters(values, turned, basis)
    left, right, is_shorter = without_one_sided_office(left, right)
    if is_shorter:
        values["one_sided_ending"] = 1.0
        if left.compact_key == right.compact_key:
            return _same_letters(values, turned)
    alignment = align(left, right)
    if shorter := without_empty_ending(left, right, alignment):
        values["one_sided_ending"] = 1.0
        left, right = shorter
        alignment = align(left, right)
    pair = _name_pair(left, right, alignment, bool(context["parent_same"] or context["grandparent_same"]))
    for comparison in NAME_COMPARISONS:
        values.update(comparison(pair))
    return Evidence(
        Features(**values),
        alignment.only_left,
        alignment.only_right,
        (*pair.changing, *turned),
        alignment.spelled_out,
        alignment.unsure,
        basis or (),
        left.first_word in alignment.only_left or right.first_word in alignment.only_right,
        alignment.other_forms,
    )


def _same_letters(values: Values, turned: tuple[str, ...], basis: tuple[str, ...] = ()) -> Evidence:
    features = Features(**values, token_coverage=1.0, letter_similarity=1.0)
    return Evidence(features, changed=turned, basis=basis)


def _name_pair(left: ParsedName, right: ParsedName, alignment: Alignment, have_same_parent: bool) -> NamePair:
    only_left, only_right = alignment.only_left, alignment.only_right
    changing = changed_between(only_left, only_right) if only_left or only_right else ()
    heaviest_left = max((weight_without_partner(word, right.words) for word in only_left), default=0.0)
    heaviest_right = max((weight_without_partner(word, left.words) for word in only_right), default=0.0)
    return NamePair(left, right, alignment, changing, heaviest_left, heaviest_right, have_same_parent)


def compare_measures(left: ParsedName, right: ParsedName) -> Values | None:
    """Compare what names count by; None where no document takes one for the other: Jumlah X is never Persentase X."""
    if left.measure and right.measure and left.measure != right.measure:
        if not are_related_measures(left.measure, right.measure):
            return None
        return {"related_measures": True}
    return {"one_sided_measure": (left.measure is None) != (right.measure is None)}


def compare_tokens(pair: NamePair) -> Values:
    """Compare by which share of the words' weight has a partner, and which has none."""
    alone = sum(map(word_weight, (*pair.only_left, *pair.only_right)))
    return {
        "token_coverage": pair.alignment.coverage,
        "unmatched_share": min(1.0, alone / (pair.left.weight + pair.right.weight or 1)),
    }


def compare_letters(pair: NamePair) -> Values:
    """Compare letter by letter; where all words have a partner, in one order."""
    if pair.only_left or pair.only_right:
        ratio = fuzz.ratio(pair.left.compact_key, pair.right.compact_key)
    else:
        ratio = fuzz.ratio("".join(sorted(pair.left.words)), "".join(sorted(pair.right.words)))
    return {"letter_similarity": ratio / 100}


def compare_substitutions(pair: NamePair) -> Values:
    """Look at the words that stand for each other on the two sides."""
    weight = pair.substituted_weight / WEIGHT_OF_UNKNOWN_WORD
    is_unknown = bool(weight) and (_are_unofficial(pair.only_left) or _are_unofficial(pair.only_right))
    changes = [entry for entry in pair.changing if "↔" in entry]
    is_form = _differ_in_form(pair, changes)
    return {
        "unknown_substitution" if is_unknown else "substitution": weight,
        "content_substitution": not is_unknown and _say_something(pair.only_left) and _say_something(pair.only_right),
        "form_substitution": is_form,
        "meaning_changed": bool(changes) and not is_form,
        "different_noun": not is_form
        and pair.left.first_word in pair.only_left
        and pair.right.first_word in pair.only_right,
    }


def compare_one_sided_words(pair: NamePair) -> Values:
    """Look at the words that one side has where the other lacks nothing."""
    if _is_broader(pair):
        return {"broadening": True}
    weight = 0.0 if pair.substituted_weight else max(pair.heaviest_left, pair.heaviest_right)
    return {
        "one_sided_word": weight / WEIGHT_OF_UNKNOWN_WORD,
        "prefix": weight > HEAVY_WEIGHT and _is_prefix(pair.left, pair.right),
        "one_sided_meaning": any("↔" not in entry for entry in pair.changing),
    }


def compare_order(pair: NamePair) -> Values:
    """Tell whether the words that two names share stand in another order: "dari Papua ke Papua Barat"."""
    if not _differ_in_order(pair.left.ordered, pair.right.ordered):
        return {}
    listed = (ordered_tokens(with_sorted_lists(name.text)) for name in (pair.left, pair.right))
    return {"reordered": _differ_in_order(*listed)}


def compare_containment(pair: NamePair) -> Values:
    """Tell whether one side lacks nothing, and the elements above are the same."""
    return {"contained": pair.have_same_parent and not (pair.only_left and pair.only_right)}


NAME_COMPARISONS: tuple[Callable[[NamePair], Values], ...] = (
    compare_tokens,
    compare_letters,
    compare_substitutions,
    compare_one_sided_words,
    compare_order,
    compare_containment,
)


def _are_unofficial(only: tuple[str, ...]) -> bool:
    """Tell whether official names know none of these words."""
    return official_words().isdisjoint(only)


def _say_something(only: tuple[str, ...]) -> bool:
    return any(word not in light_words() for word in only)


def _differ_in_form(pair: NamePair, changes: list[str]) -> bool:
    """Tell whether the words without a partner only name a form, or those that change the meaning do: dokumen, laporan."""
    forms = form_words()
    if pair.only_left and pair.only_right and forms.issuperset((*pair.only_left, *pair.only_right)):
        return True
    return bool(changes) and all(forms.issuperset(_words_of_change(entry)) for entry in changes)


def _words_of_change(entry: str) -> list[str]:
    """Return the words of "kota ↔ desa/kelurahan"."""
    return re.split(r"[ /↔]+", entry)


def _is_broader(pair: NamePair) -> bool:
    """Tell whether the words of one side only are of the kind of a word that both sides have."""
    if bool(pair.only_left) == bool(pair.only_right):
        return False
    shared = {number for word in pair.left.words if word in pair.right.words for number in changing_groups(word)}
    return all(shared.intersection(changing_groups(word)) for word in (*pair.only_left, *pair.only_right))


def _is_prefix(left: ParsedName, right: ParsedName) -> bool:
    """Tell whether one name, of two words or more, is how the other begins."""
    short, long = sorted((left.words, right.words), key=len)
    return len(short) > 1 and long[: len(short)] == short


def _differ_in_order(left_words: tuple[str, ...], right_words: tuple[str, ...]) -> bool:
    common = {word for word in left_words if left_words.count(word) == right_words.count(word)}
    return [word for word in left_words if word in common] != [word for word in right_words if word in common]
