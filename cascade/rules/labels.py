"""Read what people said of findings, and count it.

Files of judged findings (JSON lines) go in; counts of right and wrong per rule come out, and how often findings of a
confidence hold. A question accuses nobody and is not counted, unless it only asks for want of trust. Writes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from cascade.model import Severity
from cascade.model.errors import SettingsError
from cascade.model.i18n import LocalizedText
from cascade.rules.trust import ACCUSATIONS, Judged
from cascade.safe_io import yaml_reader

BINS = (0.0, 0.5, 0.7, 0.8, 0.9)  # the least confidence of each group of the calibration


class Label(BaseModel):
    """One judged finding; `debatable` ones count neither way."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    document: str
    code: str
    severity: Severity
    verdict: Literal["right", "wrong", "debatable"]
    fingerprint: str
    confidence: float | None = Field(default=None, ge=0, le=1)
    unproven: Severity | None = None

    @property
    def key(self) -> Key:
        """What makes two labels the same, and a label that of a finding."""
        return (self.document, self.code, self.fingerprint)

    @property
    def counts(self) -> bool:
        """Whether the finding accused somebody, or would have with more trust, and the verdict is clear."""
        return self.verdict != "debatable" and (self.unproven or self.severity) in ACCUSATIONS


Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Made:
    """How a finding is printed today."""

    severity: Severity
    confidence: float
    unproven: Severity | None = None


@dataclass(frozen=True, slots=True)
class Bin:
    """Of the findings from one confidence to the next: how many hold."""

    low: float
    high: float
    judged: Judged


def read_labels(paths: Iterable[Path]) -> tuple[Label, ...]:
    """Read judged findings, one a line; of two labels of one finding the later counts.

    Raises:
        SettingsError: a file cannot be read, or a line is no label; with file and line.
    """
    found: dict[Key, Label] = {}
    for path in paths:
        lines = yaml_reader.read_text(path, path.name).splitlines()
        for number, line in enumerate(lines, 1):
            if line.strip():
                label = _label(line, path.name, number)
                found[label.key] = label
    return tuple(found.values())


def _label(line: str, file: str, number: int) -> Label:
    try:
        return Label.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        message = LocalizedText(
            "{f}, baris {n}: bukan temuan yang dinilai ({k}: {r}).", "{f}, line {n}: no judged finding ({k}: {r})."
        )
        key = ".".join(str(part) for part in first["loc"]) or "-"
        raise SettingsError(message.format(f=file, n=number, k=key, r=first["msg"])) from error


def still_made(labels: Iterable[Label], made: Mapping[Key, Made]) -> tuple[Label, ...]:
    """Return the labels whose finding is made today, as it is printed today: what a rule no longer says is not held against it."""
    return tuple(
        label.model_copy(
            update={"severity": now.severity, "confidence": now.confidence, "unproven": now.unproven},
        )
        for label in labels
        if (now := made.get(label.key)) is not None
    )


def counts(labels: Iterable[Label]) -> dict[str, Judged]:
    """Return how many findings of each rule were judged right and wrong, in the order of the codes."""
    verdicts = Counter((label.code, label.verdict) for label in labels if label.counts)
    codes = sorted({code for code, _ in verdicts})
    return {code: Judged(right=verdicts[code, "right"], wrong=verdicts[code, "wrong"]) for code in codes}


def calibration(labels: Sequence[Label]) -> tuple[Bin, ...]:
    """Return how many of the judged findings hold, by the confidence that they are printed with."""
    counted = [label for label in labels if label.counts and label.confidence is not None]
    return tuple(
        Bin(low, high, _judged(label for label in counted if _is_between(label.confidence, low, high)))
        for low, high in zip(BINS, (*BINS[1:], 1.0), strict=True)
    )


def _is_between(confidence: float | None, low: float, high: float) -> bool:
    return confidence is not None and low <= confidence and (confidence < high or high == 1)


def _judged(labels: Iterable[Label]) -> Judged:
    verdicts = Counter(label.verdict for label in labels)
    return Judged(right=verdicts["right"], wrong=verdicts["wrong"])
