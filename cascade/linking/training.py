"""Fit the weights of linking to pairs that a person has labelled.

Labelled pairs and initial weights go in; new weights come out, and how well the old and the new ones judge pairs that were
held back. Same pairs, same weights: nothing is drawn by lot. Learning cannot make automatic what the doubts of `candidates`
ask about. Links nothing.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from cascade.linking.comparison.comparisons import compare
from cascade.linking.comparison.features import Features
from cascade.linking.comparison.parsed_names import learn_acronyms
from cascade.linking.labelled_pairs import LabelledPair
from cascade.linking.weights import LIMITS, Weights, probability
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText

HELD_BACK = 4  # one group in so many is held back
MIN_PAIRS = 20  # pairs of either answer; fewer say nothing
REGULARISATION = 1.0  # how hard the pairs must pull to move a weight away from its initial value
ROUNDS = 60  # after which fitting ends, converged or not
MAX_STEP, CONVERGED = 2.0, 1e-3  # the most that a round moves a weight; the least that is worth another round
SURE = 0.9  # probability from which a link may be automatic


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How weights judge some pairs."""

    pairs: int
    loss: float
    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class TrainingResult:
    """New weights, and how the old and the new ones judge what was held back."""

    weights: Weights
    pairs: int
    before: Accuracy
    after: Accuracy

    @property
    def is_better(self) -> bool:
        """The new weights judge the pairs that were held back no worse than the old ones."""
        return self.after.loss <= self.before.loss


def learn(pairs: Sequence[LabelledPair], initial_weights: Weights, origin: str = "") -> TrainingResult:
    """Fit weights to pairs, starting from the initial ones.

    Raises:
        CascadeError: there are too few pairs of either answer.
    """
    for same in (True, False):
        if sum(pair.same == same for pair in pairs) < MIN_PAIRS:
            raise CascadeError(
                LocalizedText("Terlalu sedikit pasangan: perlu {n} yang sama dan {n} yang berbeda.", "Too few pairs: {n} that are the same and {n} that are not are needed.").format(n=MIN_PAIRS),
                LocalizedText("Jawab lebih banyak pertanyaan tautan dahulu.", "Answer more link questions first."),
            )  # fmt: skip
    examples = _examples(pairs)
    held_back = [example for example in examples if example.is_held_back]
    learned_from = [example for example in examples if not example.is_held_back]
    if not held_back or not learned_from:  # one group: then pair by pair
        held_back = examples[::HELD_BACK]
        learned_from = [example for number, example in enumerate(examples) if number % HELD_BACK]
    learned_weights = replace(initial_weights, numbers=_fit(learned_from, initial_weights.numbers), origin=origin)
    return TrainingResult(
        learned_weights, len(examples), _accuracy(initial_weights, held_back), _accuracy(learned_weights, held_back)
    )


class _Example(NamedTuple):
    """The evidence on one pair, and the answer."""

    is_held_back: bool
    features: Features
    same: bool


def _examples(pairs: Sequence[LabelledPair]) -> list[_Example]:
    """Return what is learned from each pair, in an order that no file changes."""
    texts: dict[str | None, set[str]] = {}
    for pair in pairs:
        texts.setdefault(pair.group, set()).update(pair.left.texts, pair.right.texts)
    acronyms = {group: learn_acronyms(sorted(printed)) for group, printed in texts.items() if group is not None}
    examples = []
    for pair in sorted(pairs, key=lambda pair: pair.model_dump_json()):
        learned = acronyms.get(pair.group or "") or learn_acronyms((*pair.left.texts, *pair.right.texts))
        evidence = compare(pair.left.parsed(learned), pair.right.parsed(learned))
        # No weight keeps "Jumlah X" and "Persentase X" apart, and what has the same name elsewhere loses by its rival.
        if evidence is not None and (pair.same or not evidence.features.exact_match):
            digest = hashlib.sha256((pair.group or pair.left.name).encode()).digest()
            examples.append(_Example(digest[0] % HELD_BACK == 0, evidence.features, pair.same))
    return examples


def _fit(examples: Sequence[_Example], initial: tuple[float, ...]) -> tuple[float, ...]:
    """Fit by logistic regression, one weight after the other, near the start and within LIMITS."""
    weights = list(initial)
    feature_rows, answers = [item.features for item in examples], [item.same for item in examples]
    columns = [
        [(example, values[feature]) for example, values in enumerate(feature_rows) if values[feature]]
        for feature in range(len(Features._fields))
    ]
    odds = [_odds(weights, values) for values in feature_rows]
    for _ in range(ROUNDS):
        largest_step = 0.0
        for feature, name in enumerate(Features._fields):
            slope, curvature = REGULARISATION * (weights[feature] - initial[feature]), REGULARISATION
            for example, value in columns[feature]:
                likely = probability(odds[example])
                slope += (likely - answers[example]) * value
                curvature += likely * (1 - likely) * value * value
            weight = weights[feature] - max(-MAX_STEP, min(MAX_STEP, slope / curvature))
            low, high = LIMITS.get(name, (-math.inf, math.inf))
            weight = max(low, min(high, weight))
            step = weight - weights[feature]
            if step:
                weights[feature] = weight
                for example, value in columns[feature]:
                    odds[example] += step * value
                largest_step = max(largest_step, abs(step))
        if largest_step < CONVERGED:
            break
    return tuple(round(number, 2) for number in weights)


def _odds(weights: Sequence[float], features: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(weights, features, strict=True))


def _accuracy(weights: Weights, examples: Sequence[_Example]) -> Accuracy:
    judged = [(_odds(weights.numbers, example.features), example.same) for example in examples]
    losses = (-math.log(max(1e-9, probability(odds) if same else 1 - probability(odds))) for odds, same in judged)
    loss = sum(losses) / max(1, len(judged))
    true = sum(same for _, same in judged)
    sure = [same for odds, same in judged if probability(odds) >= SURE]
    likely = [same for odds, same in judged if odds >= 0]
    precision, recall = _share(sum(likely), len(likely)), _share(sum(likely), true)
    f1 = _share(2 * precision * recall, precision + recall)
    return Accuracy(len(judged), round(loss, 4), _share(sum(sure), len(sure)), _share(sum(sure), true), f1)


def _share(part: float, whole: float) -> float:
    return round(part / whole, 4) if whole else 0.0
