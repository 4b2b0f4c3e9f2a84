"""What goes into a report?

Everything that one run found out, in one record; reporters only show it.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cascade.followup import FollowUp
from cascade.graph import CascadeGraph
from cascade.language import Phrase
from cascade.model import (
    SEVERITIES,
    Document,
    Finding,
    Link,
    NotUnderstood,
    Problem,
    RuleCoverage,
    Severity,
    Waived,
)
from cascade.policy import Policy, built_in
from cascade.rulebook import Rule


@dataclass(frozen=True, slots=True)
class Ignored:
    """A file of the folder that is no document, and why."""

    file: str
    reason: Phrase


@dataclass(frozen=True, slots=True)
class Report:
    """One run over one dossier.

    `rules` are all that were run, also those without a finding; `files` says where each file that was read
    lies on this computer, which no report prints; `follow_up` compares with an earlier report, where one was given.
    """

    version: str
    dossier: str
    created: datetime.datetime
    graph: CascadeGraph
    policy: Policy = field(default_factory=built_in)
    findings: tuple[Finding, ...] = ()
    waived: tuple[Waived, ...] = ()
    coverage: tuple[RuleCoverage, ...] = ()
    problems: tuple[Problem, ...] = ()
    not_understood: tuple[NotUnderstood, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    policy_files: tuple[str, ...] = ()
    missing_kinds: tuple[str, ...] = field(default=())
    templates: Path | None = None
    rules: tuple[Rule, ...] = ()
    files: Mapping[str, Path] = field(default_factory=dict)
    follow_up: FollowUp | None = None

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents that were understood."""
        return self.graph.documents

    @property
    def links(self) -> tuple[Link, ...]:
        """All links between them."""
        return self.graph.links()

    def count(self, severity: Severity) -> int:
        """Return how many findings have a severity."""
        return sum(finding.severity == severity for finding in self.findings)

    def fails(self, threshold: str) -> bool:
        """Tell whether something is at or above a threshold; a document that could not be read is an error."""
        if threshold == "never":
            return False
        grave = SEVERITIES[: SEVERITIES.index(threshold) + 1]
        return any(f.severity in grave for f in self.findings) or any(p.severity == "error" for p in self.problems)
