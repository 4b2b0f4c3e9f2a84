"""Say which severity a rule has earned: how often its findings on real documents were judged right.

Counts of judged findings per rule (`rules/trust.yaml`, made by `cascade rules trust`) and findings go in; findings come
out, in which a rule that has not proven itself asks instead of accusing, with a confidence that knows how often the rule
is right. A finding on a document that was not read from printed pages rests on no reading and is left as it is, and so are
rules of a region and severities that a region states. Reads one file and judges no document.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from math import sqrt
from pathlib import PurePath
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from cascade.model import SEVERITIES, Finding
from cascade.model.errors import RuleError
from cascade.model.i18n import LocalizedText
from cascade.rules.findings.doubts import KINDS_OF_NUMBERS
from cascade.rules.loader import TRUST, read_rules, shipped_rules
from cascade.rules.rule import Rule
from cascade.safe_io import yaml_reader

NEEDED = 10  # judged findings before a share of right ones says anything
SHARE = Fraction(9, 10)  # of the judged findings that must be right: the share itself, not its lower bound
FAMILY = frozenset({*KINDS_OF_NUMBERS, "series_shift", "copied_series"})  # kinds that only compare printed numbers
NORMAL_QUANTILE = 1.96  # of a bound that holds in 19 of 20 cases
PRINTED = frozenset({".pdf", ".txt", ".md"})  # files of pages without cells, beside pictures
ACCUSATIONS = ("error", "warning")

Standing = Literal["own", "family", "untested", "refuted"]

_NEEDS = LocalizedText(
    "jadi hanya bertanya (perlu sedikitnya {k} temuan yang dinilai, sembilan dari sepuluh benar).",
    "so it only asks (it takes at least {k} judged findings, nine in ten right).",
)
_UNTESTED = LocalizedText(
    "Aturan ini belum teruji pada dokumen nyata: baru {r} dari {n} temuannya yang dinilai benar,",
    "This rule is not yet proven on real documents: {r} of its {n} judged findings were right,",
)
_NEVER_JUDGED = LocalizedText(
    "Aturan ini belum teruji pada dokumen nyata: belum satu pun temuannya dinilai,",
    "This rule is not yet proven on real documents: none of its findings has been judged,",
)


class Judged(BaseModel):
    """How many findings were judged right and wrong."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    right: int = Field(default=0, ge=0)
    wrong: int = Field(default=0, ge=0)

    @property
    def number(self) -> int:
        """All that were judged."""
        return self.right + self.wrong

    @property
    def precision(self) -> float | None:
        """The share of right ones, None where nothing was judged."""
        return self.right / self.number if self.number else None

    @property
    def expected(self) -> float:
        """What the next finding is worth by the rule of succession: (right + 1) of (number + 2)."""
        return (self.right + 1) / (self.number + 2)

    @property
    def lower_bound(self) -> float | None:
        """The lower end of the Wilson interval of the precision."""
        if self.precision is None:
            return None
        z2 = NORMAL_QUANTILE**2
        middle = self.precision + z2 / (2 * self.number)
        spread = NORMAL_QUANTILE * sqrt((self.precision * (1 - self.precision) + z2 / (4 * self.number)) / self.number)
        return (middle - spread) / (1 + z2 / self.number)

    @property
    def holds(self) -> bool:
        """Whether nine in ten are right, of however few."""
        return self.number > 0 and Fraction(self.right, self.number) >= SHARE

    @property
    def is_proof(self) -> bool:
        """Whether nine in ten are right, of enough to say so."""
        return self.number >= NEEDED and self.holds


class TrustFile(BaseModel):
    """The counts as they are written, by code of the rule."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    judged: dict[str, Judged] = {}


@dataclass(frozen=True, slots=True)
class Earned:
    """What a rule has earned: by its own findings, by those of its family, or not at all."""

    standing: Standing
    own: Judged
    counted: Judged

    @property
    def is_proven(self) -> bool:
        """Whether the rule may speak with the severity that it states."""
        return self.standing in ("own", "family")


@cache
def shipped_trust() -> Mapping[str, Judged]:
    """Return the counts that come with cascade; raises `RuleError` where the file is wrong."""
    path = shipped_rules() / TRUST
    return yaml_reader.read(path, str(path), kind=RuleError).validate(TrustFile, RuleError).judged


def standings(rules: Iterable[Rule], judged: Mapping[str, Judged]) -> dict[str, Earned]:
    """Return what each rule has earned.

    A rule that compares printed numbers and has too few judged findings counts with the rules of its family that hold;
    one whose own findings do not hold counts alone.
    """
    rules = tuple(rules)
    own = {rule.code: judged.get(rule.code, Judged()) for rule in rules}
    holding = [own[rule.code] for rule in rules if rule.kind in FAMILY and own[rule.code].holds]
    family = Judged(right=sum(each.right for each in holding), wrong=sum(each.wrong for each in holding))
    return {rule.code: _earned(own[rule.code], family if rule.kind in FAMILY else Judged()) for rule in rules}


def _earned(own: Judged, family: Judged) -> Earned:
    if own.is_proof:
        return Earned("own", own, own)
    if own.number and not own.holds:
        return Earned("refuted", own, own)
    return Earned("family", own, family) if family.is_proof else Earned("untested", own, own)


def tempered(
    findings: Iterable[Finding], earned: Mapping[str, Earned], stated: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Return the findings with the severity and the confidence that their rules have earned, worst first.

    Args:
        findings: What the rules found.
        earned: Of the rules that come with cascade; what another rule found stays as it is.
        stated: Codes whose severity a region or a dossier states: whoever does answers for it.
    """
    judged = [
        _tempered(finding, earned[finding.code], keeps_severity=finding.code in stated)
        if finding.code in earned and _is_printed(finding)
        else finding
        for finding in findings
    ]
    return tuple(sorted(judged, key=lambda finding: (SEVERITIES.index(finding.severity), finding.code)))


def _tempered(finding: Finding, earned: Earned, *, keeps_severity: bool) -> Finding:
    if finding.severity not in ACCUSATIONS:
        return finding
    finding = replace(finding, confidence=round(finding.confidence * earned.counted.expected, 2))
    if earned.is_proven or keeps_severity:
        return finding
    record = _UNTESTED.format(r=earned.own.right, n=earned.own.number) if earned.own.number else _NEVER_JUDGED
    doubt = record + _NEEDS.format(k=NEEDED)
    return replace(finding, severity="question", unproven=finding.severity, doubts=(*finding.doubts, doubt))


def _is_printed(finding: Finding) -> bool:
    """Tell whether a finding rests on something that was read from a page."""
    sources = [each.source for each in finding.evidence if each.source] + list(finding.places)
    return any(source.confidence is not None or PurePath(source.file).suffix.lower() in PRINTED for source in sources)


@cache
def shipped_standings() -> Mapping[str, Earned]:
    """Return what each rule that comes with cascade has earned; raises `RuleError` where a file is wrong."""
    return standings(read_rules(shipped_rules()), shipped_trust())
