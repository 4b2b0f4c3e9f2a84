"""Hold everything that one run found out, in one record.

Reports of every format only show it: nothing is decided after it is made.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from cascade.advice.conclusion import Conclusion, conclusion_of
from cascade.advice.main_problem import MainProblem
from cascade.graph.cascade_graph import CascadeGraph
from cascade.model import (
    SEVERITIES,
    AppliedCorrection,
    Document,
    FileAccount,
    Finding,
    IgnoredFile,
    Link,
    NotUnderstood,
    Problem,
    RuleCoverage,
    Severity,
    WaivedFinding,
)
from cascade.model.i18n import LocalizedText
from cascade.reports.corrections import Correction
from cascade.reports.followup import FollowUp
from cascade.reports.masking import mask_fields, mask_records
from cascade.reports.reviewer_notes import ProblemNote
from cascade.rules.manual_checks import ManualCheck
from cascade.rules.rule import Rule
from cascade.rules.rule_set import Profile
from cascade.settings.policy import Policy, built_in


@dataclass(frozen=True, slots=True)
class Report:
    """One run over one dossier.

    `rules` are all that were run, also those without a finding, `not_run` the codes of those that nobody asked for;
    `trial` are the findings of rules that are still tried out, `manual` what only a person can check, `settled` the fingerprints of the baseline that are
    found no more; `changes` is what to do before the document of the profile is signed; `timed` asks for the seconds of every rule; `files` says where each file that was read
    lies on this computer, which no report prints, `grids` what was kept of them for excerpts; `main_problems` are the findings put together, each with one advice,
    `notes` what a reviewer wrote on them, by their numbers; `follow_up` compares with an earlier report, where one was given; `accounts` tell what became of the tables of each file,
    `corrections` what persons corrected of what was read.
    """

    version: str
    dossier: str
    created: datetime.datetime
    graph: CascadeGraph
    policy: Policy = field(default_factory=built_in)
    findings: tuple[Finding, ...] = ()
    main_problems: tuple[MainProblem, ...] = ()
    waived: tuple[WaivedFinding, ...] = ()
    false_alarms: tuple[WaivedFinding, ...] = ()
    notes: Mapping[int, ProblemNote] = field(default_factory=dict)
    coverage: tuple[RuleCoverage, ...] = ()
    problems: tuple[Problem, ...] = ()
    not_understood: tuple[NotUnderstood, ...] = ()
    ignored: tuple[IgnoredFile, ...] = ()
    policy_files: tuple[str, ...] = ()
    missing_kinds: tuple[str, ...] = field(default=())
    templates: Path | None = None
    rules: tuple[Rule, ...] = ()
    not_run: tuple[str, ...] = ()
    trial: tuple[Finding, ...] = ()
    manual: tuple[ManualCheck, ...] = ()
    resolved: tuple[str, ...] = ()
    profile: Profile | None = None
    changes: tuple[Correction, ...] = ()
    timed: bool = False
    files: Mapping[str, Path] = field(default_factory=dict)
    grids: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    follow_up: FollowUp | None = None
    accounts: tuple[FileAccount, ...] = ()
    corrections: tuple[AppliedCorrection, ...] = ()

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

    @property
    def set_aside(self) -> tuple[WaivedFinding, ...]:
        """What persons took out of the findings: the waived ones, then the false alarms."""
        return (*self.waived, *self.false_alarms)

    @property
    def headline(self) -> LocalizedText | None:
        """What the report opens with, where the profile wants it to give one answer."""
        if self.profile is None or self.profile.verdict is None:
            return None
        documents = self.graph.of_kind(self.profile.verdict.of)
        signed = [each.signed.value <= self.created.date() for each in documents if each.signed]
        return self.profile.readiness(
            fails=any(change.required for change in self.changes), is_signed=bool(signed) and all(signed)
        )

    @property
    def not_due(self) -> tuple[str, ...]:
        """The kinds of documents that are not there and need not be yet."""
        waited_for = self.profile.not_due if self.profile else ()
        return tuple(kind for kind in waited_for if kind not in self.missing_kinds and not self.graph.of_kind(kind))

    @property
    def conclusion(self) -> Conclusion:
        """What the run comes to, in the words of the profile where it has its own."""
        return conclusion_of(self.main_problems, self.coverage, self.problems, self.headline)

    @property
    def known(self) -> int:
        """How many findings the baseline has too."""
        return sum(finding.known for finding in self.findings)

    @property
    def idle_rules(self) -> tuple[RuleCoverage, ...]:
        """The rules that found nothing in these documents to be asked of."""
        return tuple(rule for rule in self.coverage if rule.state == "idle")

    def fails(self, threshold: str) -> bool:
        """Tell whether something new is at or above a threshold; a document that could not be read is an error."""
        if threshold == "never":
            return False
        grave = SEVERITIES[: SEVERITIES.index(threshold) + 1]
        return (
            any(f.severity in grave and not f.known for f in self.findings)
            or any(p.severity == "error" for p in self.problems)
            or any(change.required for change in self.changes)
        )


def mask_report(report: Report, masked: CascadeGraph | None = None) -> Report:
    """Return a report that shows no number of a person; `masked` is its graph that shows none, where that was made before."""
    return replace(mask_fields(report, skip=frozenset(["graph"])), graph=masked or mask_graph(report.graph))


def mask_graph(graph: CascadeGraph) -> CascadeGraph:
    """Return a graph of the same ids and links that shows no number of a person."""
    documents, links = graph.documents, graph.links()
    masked_documents, masked_links = mask_records(documents), mask_records(links)
    if masked_documents is documents and masked_links is links:
        return graph
    masked = CascadeGraph(masked_documents)
    masked.add_links(masked_links)
    return masked
