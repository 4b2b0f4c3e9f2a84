"""Name the evidence that a pair of indicators is judged by.

Nothing is computed here: `comparisons` fills these records, `weights` has a number for each feature, `candidates` says in
words what speaks against a pair.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Features(NamedTuple):
    """What a pair is judged by; `weights.yaml` has a number for each. All lie between -1 and 1."""

    intercept: float = 1.0  # what every pair has: how rare true pairs are
    exact_match: float = 0.0  # the names are the same but for spelling
    token_coverage: float = 0.0  # share of the words' weight that has a partner
    letter_similarity: float = 0.0
    related_measures: float = 0.0  # measures that are taken for each other
    one_sided_measure: float = 0.0  # only one side names its measure
    substitution: float = 0.0  # weight of a word that stands for another one
    unknown_substitution: float = 0.0  # the same, where official names do not know one of them
    content_substitution: float = 0.0  # none of the words that stand for each other is a light one
    form_substitution: float = 0.0  # only the form differs in which something was done: dokumen, laporan
    one_sided_word: float = 0.0  # weight of the heaviest word that only one side has, where the other lacks nothing
    unmatched_share: float = 0.0  # share of the weight that has no partner
    broadening: float = 0.0  # one side adds its like to a word that both have: "desa", "desa/kelurahan"
    prefix: float = 0.0  # one name is how the other begins, which goes on with a heavy word
    one_sided_basis: float = 0.0  # only one side says what it is counted against: "per 1.000 penduduk"
    one_sided_ending: float = 0.0  # one side names an office at its end, or ends in a word that adds nothing
    meaning_changed: float = 0.0  # a meaning-changing word stands for another one
    one_sided_meaning: float = 0.0  # only one side has a meaning-changing word
    reordered: float = 0.0  # the shared words stand in another order
    different_noun: float = 0.0  # the first noun differs
    contained: float = 0.0  # one side lacks nothing, and the elements above are the same
    unit_differs: float = 0.0  # the units count things of another sort
    unit_same: float = 0.0
    parent_similarity: float = 0.0  # of the elements above; 0 where one side prints none
    parent_same: float = 0.0
    parent_differs: float = 0.0
    grandparent_similarity: float = 0.0
    grandparent_same: float = 0.0
    grandparent_differs: float = 0.0
    path_meaning_changed: float = 0.0  # a meaning-changing word differs in the elements above
    code_same: float = 0.0
    code_differs: float = 0.0
    shared_cell: float = 0.0  # several indicators share a cell


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a pair shows: the numbers, and the words behind them."""

    features: Features
    only_left: tuple[str, ...] = ()
    only_right: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()  # meaning-changing words: "kota ↔ desa", or one that only one side has
    spelled_out: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    other_noun: bool = False
    other_forms: tuple[str, ...] = ()  # forms of one root where another form may mean something else
    gloss: tuple[str, ...] = ()  # what only one name has in brackets
