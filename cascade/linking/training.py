"""Which weights fit these answers?

Pairs of indicators that a person has said to be one or not go in; weights for linking come out, and how well the old
and the new ones judge pairs that were held back. Same pairs, same weights: nothing is drawn by lot. Links nothing.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cascade.linking.features import Features, acronyms, compare, probability
from cascade.linking.labelled_pairs import LabelledPair
from cascade.linking.weights import LIMITS, Weights
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText

HELD_BACK = 4  # one group in so many is held back
FEWEST = 20  # pairs of either answer; fewer say nothing
LOYALTY = 1.0  # how hard the pairs must pull to move a weight away from the one before
ROUNDS = 60
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


def learn(pairs: Sequence[LabelledPair], before: Weights, origin: str = "") -> TrainingResult:
    """Fit weights to pairs, starting from those before.

    Raises:
        CascadeError: there are too few pairs of either answer.
    """
    for same in (True, False):
        if sum(pair.same == same for pair in pairs) < FEWEST:
            raise CascadeError(
                LocalizedText("Terlalu sedikit pasangan: perlu {n} yang sama dan {n} yang berbeda.", "Too few pairs: {n} that are the same and {n} that are not are needed.").format(n=FEWEST),
                LocalizedText("Jawab lebih banyak pertanyaan tautan dahulu.", "Answer more link questions first."),
            )  # fmt: skip
    judged = _judged(pairs)
    held = [each for each in judged if each[0]]
    shown = [each for each in judged if not each[0]]
    if not held or not shown:  # one group: then pair by pair
        held, shown = judged[::HELD_BACK], [each for n, each in enumerate(judged) if n % HELD_BACK]
    numbers = _fit([values for _, values, _ in shown], [same for _, _, same in shown], before.numbers)
    after = replace(before, numbers=numbers, origin=origin)
    return TrainingResult(after, len(judged), _accuracy(before, held), _accuracy(after, held))


def _judged(pairs: Sequence[LabelledPair]) -> list[tuple[bool, Features, bool]]:
    """Return of each pair whether it is held back, its evidence, and the answer; in an order that no file changes."""
    texts: dict[str | None, set[str]] = {}
    for pair in pairs:
        texts.setdefault(pair.group, set()).update(pair.left.texts, pair.right.texts)
    learned = {group: acronyms(sorted(said)) for group, said in texts.items() if group is not None}
    found = []
    for pair in sorted(pairs, key=lambda each: each.model_dump_json()):
        said = learned.get(pair.group or "") or acronyms((*pair.left.texts, *pair.right.texts))
        evidence = compare(pair.left.row(said), pair.right.row(said))
        # No weight keeps "Jumlah X" and "Persentase X" apart, and what has the same name elsewhere loses by its rival.
        if evidence is not None and (pair.same or not evidence.features.same):
            digest = hashlib.sha256((pair.group or pair.left.name).encode()).digest()
            found.append((digest[0] % HELD_BACK == 0, evidence.features, pair.same))
    return found


def _fit(rows: Sequence[tuple[float, ...]], answers: Sequence[bool], start: tuple[float, ...]) -> tuple[float, ...]:
    """Fit by logistic regression, one weight after the other, near the start and within LIMITS."""
    numbers = list(start)
    columns = [
        [(n, values[place]) for n, values in enumerate(rows) if values[place]] for place in range(len(Features._fields))
    ]
    odds = [sum(a * b for a, b in zip(numbers, values, strict=True)) for values in rows]
    for _ in range(ROUNDS):
        moved = 0.0
        for place, feature in enumerate(Features._fields):
            slope, bend = LOYALTY * (numbers[place] - start[place]), LOYALTY
            for n, value in columns[place]:
                likely = probability(odds[n])
                slope += (likely - answers[n]) * value
                bend += likely * (1 - likely) * value * value
            wanted = numbers[place] - max(-2.0, min(2.0, slope / bend))
            low, high = LIMITS.get(feature, (-math.inf, math.inf))
            wanted = max(low, min(high, wanted))
            step = wanted - numbers[place]
            if step:
                numbers[place] = wanted
                for n, value in columns[place]:
                    odds[n] += step * value
                moved = max(moved, abs(step))
        if moved < 1e-3:
            break
    return tuple(round(number, 2) for number in numbers)


def _accuracy(weights: Weights, judged: Sequence[tuple[bool, Features, bool]]) -> Accuracy:
    odds = [sum(a * b for a, b in zip(weights.numbers, values, strict=True)) for _, values, _ in judged]
    answers = [same for _, _, same in judged]
    loss = sum(
        -math.log(max(1e-9, probability(o) if same else 1 - probability(o)))
        for o, same in zip(odds, answers, strict=True)
    ) / max(1, len(odds))
    sure = [same for o, same in zip(odds, answers, strict=True) if probability(o) >= SURE]
    likely = [same for o, same in zip(odds, answers, strict=True) if o >= 0]
    precision, recall, true = (_share(sum(likely), len(likely)), _share(sum(likely), sum(answers)), sum(answers))
    f1 = _share(2 * precision * recall, precision + recall)
    return Accuracy(len(judged), round(loss, 4), _share(sum(sure), len(sure)), _share(sum(sure), true), f1)


def _share(part: float, whole: float) -> float:
    return round(part / whole, 4) if whole else 0.0
