"""Read weights from a file, apply them to the evidence on a pair, and write learned ones.

A weights file (`weights.yaml`, or one that a person learned) goes in, a sum of log-odds for the evidence on a pair comes
out. A weight that the file does not name counts nothing; one that no feature has is refused. No weight makes what speaks
against a pair speak for it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from cascade.linking.comparison.features import Evidence, Features
from cascade.model.i18n import LocalizedText
from cascade.safe_io import yaml_reader

# Between what a weight may lie, whatever the pairs say: what speaks against a pair never speaks for it, units and
# codes weigh little, and no link rests on them alone.
FOR, AGAINST = (0.0, math.inf), (-math.inf, 0.0)
LIMITS = (
    dict.fromkeys(("exact_match", "token_coverage", "letter_similarity", "prefix", "contained", "parent_similarity", "parent_same", "grandparent_similarity", "grandparent_same"), FOR)
    | dict.fromkeys(
        ("related_measures", "one_sided_measure", "substitution", "unknown_substitution", "content_substitution", "form_substitution", "one_sided_word", "unmatched_share", "broadening", "one_sided_basis", "meaning_changed",
         "one_sided_meaning", "reordered", "different_noun", "parent_differs", "grandparent_differs", "path_meaning_changed", "shared_cell"), AGAINST
    )
    | {"unit_same": (0.0, 0.5), "unit_differs": (-1.0, 0.0), "code_same": (0.0, 2.5), "code_differs": (-2.5, 0.0)}
)  # fmt: skip


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", defer_build=True, frozen=True)


class Thresholds(_Strict):
    """The log-odds from which a pair is proposed, may be automatic, and is ahead of its rival."""

    automatic: float
    propose: float
    tie: float


class WeightsFile(_Strict):
    """The schema of a weights file."""

    origin: str = ""
    verdicts: Thresholds
    weights: dict[str, float]


@dataclass(frozen=True, slots=True)
class Weights:
    """One number for each feature, and the log-odds from which the status of a link changes."""

    numbers: tuple[float, ...]
    automatic: float = 2.2
    propose: float = -1.5
    tie: float = 1.5
    origin: str = ""

    def odds(self, evidence: Evidence) -> float:
        """Return the logarithm of the odds that the pair is one indicator."""
        return sum(number * value for number, value in zip(self.numbers, evidence.features, strict=True) if value)

    def by_code(self, evidence: Evidence) -> float:
        """Return what codes add to the odds."""
        for_, against = (self.numbers[Features._fields.index(name)] for name in ("code_same", "code_differs"))
        return for_ * evidence.features.code_same + against * evidence.features.code_differs


@cache
def built_in_weights() -> Weights:
    """Return the weights that cascade ships."""
    text = files("cascade.linking").joinpath("weights.yaml").read_text("utf-8")
    return _weights_of(WeightsFile.model_validate(yaml_reader.parse(text, "weights.yaml").data))


def read_weights(path: Path) -> Weights:
    """Read a weights file.

    Raises:
        SettingsError: it is wrong; with file, line, key and reason.
    """
    file = yaml_reader.read(path)
    content = file.validate(WeightsFile)
    for name in content.weights:
        if name not in Features._fields:
            unknown = LocalizedText("bobot tidak dikenal.", "unknown weight.")
            raise file.error(("weights", name), unknown + yaml_reader.did_you_mean(name, list(Features._fields)))
    return _weights_of(content)


def _weights_of(file: WeightsFile) -> Weights:
    numbers = tuple(file.weights.get(feature, 0) for feature in Features._fields)
    verdicts = file.verdicts
    return Weights(numbers, verdicts.automatic, verdicts.propose, verdicts.tie, file.origin)


def weights_as_yaml(weights: Weights) -> str:
    """Return weights as the text of a weights file."""
    return yaml.safe_dump(
        {
            "origin": weights.origin,
            "verdicts": {"automatic": weights.automatic, "propose": weights.propose, "tie": weights.tie},
            "weights": dict(zip(Features._fields, weights.numbers, strict=True)),
        },
        allow_unicode=True,
        sort_keys=False,
        width=120,
    )


def probability(odds: float) -> float:
    """Return the probability that goes with a logarithm of odds."""
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, odds))))
