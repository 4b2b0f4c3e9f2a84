"""Which weights fit these answers?

Pairs of indicators that a person has said to be one or not go in; weights for linking come out, and how well the old
and the new ones judge pairs that were held back. Same pairs, same weights: nothing is drawn by lot. Links nothing.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from cascade.linking.features import (
    LIMITS,
    Acronyms,
    Features,
    Row,
    Weights,
    acronyms,
    compare,
    probability,
    row,
    weights_of,
)
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.safe_io import yaml_reader
from cascade.text.normalize import letters_and_digits

HELD_BACK = 4  # one group in so many is held back
FEWEST = 20  # pairs of either answer; fewer say nothing
LOYALTY = 1.0  # how hard the pairs must pull to move a weight away from the one before
ROUNDS = 60
SURE = 0.9  # probability from which a link may be automatic


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", defer_build=True, frozen=True)


class Indicator(_Strict):
    """One side of a pair; the keys are those of the canonical form."""

    name: str
    unit: str | None = None
    element: str | None = None
    path: tuple[str, ...] = ()
    code: str | None = None
    level: str | None = None
    document: str | None = None

    def row(self, learned: Acronyms = ()) -> Row:
        """Take it apart as linking does."""
        parents = [text for text in (self.element, *self.path) if text]
        units = frozenset({letters_and_digits(self.unit)} if self.unit else ())
        return row(self.name, self.unit, parents[:2], self.code, False, learned, units)

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything that is printed of it."""
        return tuple(text for text in (self.name, self.element, *self.path) if text)


class Pair(_Strict):
    """One line of a file of pairs: two indicators, whether they are the same one, who said so, when and why.

    Pairs of one `group` (a dossier, a document) are held back together.
    """

    left: Indicator
    right: Indicator
    same: bool
    group: str | None = None
    by: str | None = None
    on: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """How weights judge some pairs."""

    pairs: int
    loss: float
    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Learned:
    """New weights, and how the old and the new ones judge what was held back."""

    weights: Weights
    pairs: int
    before: Figures
    after: Figures

    @property
    def is_better(self) -> bool:
        """The new weights judge the pairs that were held back no worse than the old ones."""
        return self.after.loss <= self.before.loss


def read(path: Path) -> tuple[Pair, ...]:
    """Read a file of pairs: JSON, one pair a line.

    Raises:
        CascadeError: the file or one of its lines cannot be read.
    """
    pairs = []
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CascadeError(
            LocalizedText("{f}: tidak dapat dibaca ({r}).", "{f}: cannot be read ({r}).").format(f=path.name, r=error)
        ) from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            pairs.append(Pair.model_validate_json(line))
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            raise CascadeError(
                LocalizedText(
                    "{f}, baris {n}, {k}: bukan pasangan ({r}).", "{f}, line {n}, {k}: no pair ({r})."
                ).format(f=path.name, n=number, k=where or "-", r=first["msg"]),
                LocalizedText(
                    'Bentuknya: {"left": {"name": "…"}, "right": {"name": "…"}, "same": true}.',
                    'It looks like {"left": {"name": "…"}, "right": {"name": "…"}, "same": true}.',
                ),
            ) from error
    return tuple(pairs)


def learn(pairs: Sequence[Pair], before: Weights, origin: str = "") -> Learned:
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
    return Learned(after, len(judged), _figures(before, held), _figures(after, held))


def _judged(pairs: Sequence[Pair]) -> list[tuple[bool, Features, bool]]:
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


def _figures(weights: Weights, judged: Sequence[tuple[bool, Features, bool]]) -> Figures:
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
    return Figures(len(judged), round(loss, 4), _share(sum(sure), len(sure)), _share(sum(sure), true), f1)


def _share(part: float, whole: float) -> float:
    return round(part / whole, 4) if whole else 0.0


class Verdicts(_Strict):
    """The log-odds from which a pair is proposed, may be automatic, and is ahead of its rival."""

    automatic: float
    propose: float
    tie: float


class WeightsFile(_Strict):
    """The schema of a weights file."""

    origin: str = ""
    verdicts: Verdicts
    weights: dict[str, float]


def read_weights(path: Path) -> Weights:
    """Read a weights file.

    Raises:
        SettingsError: it is wrong; with file, line, key and reason.
    """
    file = yaml_reader.read(path)
    found = file.validate(WeightsFile)
    for name in found.weights:
        if name not in Features._fields:
            unknown = LocalizedText("bobot tidak dikenal.", "unknown weight.")
            raise file.error(("weights", name), unknown + yaml_reader.did_you_mean(name, list(Features._fields)))
    return weights_of(found.model_dump())


def written(weights: Weights) -> str:
    """Return weights as the text of a weights file."""
    data: dict[str, Any] = {
        "origin": weights.origin,
        "verdicts": {"automatic": weights.automatic, "propose": weights.propose, "tie": weights.tie},
        "weights": dict(zip(Features._fields, weights.numbers, strict=True)),
    }
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=120)
