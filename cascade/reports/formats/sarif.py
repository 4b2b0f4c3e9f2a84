"""Write the report for tools of software development: SARIF 2.1.0, as GitHub, GitLab and editors show it.

A report goes in; one run comes out. Every rule is listed, also one that found nothing; what could not be judged is a
notification, never a result. Spreadsheets and pages have no lines, so their places are logical locations; a text file
has its line. Fingerprints are those of the JSON report, so that a finding is known again; a waived one is suppressed
with its reason, not left out.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator
from typing import NotRequired, TypedDict
from urllib.parse import quote

from cascade.model import Basis, CoverageState, Evidence, Finding, Problem, RuleCoverage, Severity, Source
from cascade.model.i18n import Language, LocalizedText
from cascade.reports.report import Report
from cascade.reports.schema import Status
from cascade.rules.aspects import aspect_name, aspect_of
from cascade.rules.rule import Rule
from cascade.text.printable import escape_unprintable

FILE = "laporan.sarif"
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FOLDER_ID = "BERKAS"  # stands for the folder of the dossier, whose place on a computer no report tells

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "question": "note", "info": "note"}
_BASELINE: dict[Status, str] = {"new": "new", "open": "unchanged", "changed": "updated"}
_BY_LINE = (".txt",)  # a record of a CSV may take several lines

# The parts of SARIF that are written here, under the names of the standard


class Message(TypedDict):
    """A text."""

    text: str


class ArtifactLocation(TypedDict):
    """A file, by its place in the folder and its number among the artifacts."""

    uri: str
    uriBaseId: str
    index: NotRequired[int]


class Artifact(TypedDict):
    """A document that was read."""

    location: ArtifactLocation
    hashes: NotRequired[dict[str, str]]


class Region(TypedDict):
    """A line of a text file."""

    startLine: int


class PhysicalLocation(TypedDict):
    """A file, and its line where it has lines."""

    artifactLocation: ArtifactLocation
    region: NotRequired[Region]


class LogicalLocation(TypedDict):
    """A cell, page or other place of a document."""

    name: str
    fullyQualifiedName: str
    kind: str


class Location(TypedDict):
    """Where something is printed; `id` and `message` only where it is evidence."""

    physicalLocation: PhysicalLocation
    logicalLocations: NotRequired[list[LogicalLocation]]
    message: NotRequired[Message]
    id: NotRequired[int]


class RuleReference(TypedDict):
    """A rule, by its code and its number among the rules."""

    id: str
    index: int


class Notification(TypedDict):
    """Something about the run itself: a file that was not read, a rule that was not judged."""

    level: str
    message: Message
    locations: NotRequired[list[Location]]
    associatedRule: NotRequired[RuleReference]


class RuleConfiguration(TypedDict):
    """How grave a rule is here, and whether it is switched on."""

    level: str
    enabled: bool


class RuleDescriptor(TypedDict):
    """One rule that was run."""

    id: str
    shortDescription: Message
    properties: dict[str, object]
    fullDescription: NotRequired[Message]
    help: NotRequired[Message]
    defaultConfiguration: NotRequired[RuleConfiguration]


class Suppression(TypedDict):
    """Why a finding is accepted."""

    kind: str
    status: str
    justification: str


class Result(TypedDict):
    """One finding."""

    ruleId: str
    level: str
    message: Message
    partialFingerprints: dict[str, str]
    rank: float
    properties: dict[str, object]
    baselineState: NotRequired[str]
    ruleIndex: NotRequired[int]
    locations: NotRequired[list[Location]]
    relatedLocations: NotRequired[list[Location]]
    suppressions: NotRequired[list[Suppression]]


class Invocation(TypedDict):
    """When the run ended, and what it has to tell of itself."""

    executionSuccessful: bool
    endTimeUtc: str
    toolExecutionNotifications: list[Notification]
    toolConfigurationNotifications: list[Notification]


class Run(TypedDict):
    """One run over one dossier; `tool` holds name, version, language and rules of its driver."""

    tool: dict[str, dict[str, object]]
    automationDetails: dict[str, str]
    originalUriBaseIds: dict[str, dict[str, Message]]
    invocations: list[Invocation]
    artifacts: list[Artifact]
    results: list[Result]
    columnKind: str


def render(report: Report, language: Language) -> str:
    """Return the report as SARIF text."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_RunWriter(report, language).run()]}
    return escape_unprintable(json.dumps(log, ensure_ascii=False, indent=1)) + "\n"


class _RunWriter:
    """Writes one run; holds the numbers by which results refer to rules and files."""

    def __init__(self, report: Report, language: Language):
        self.report = report
        self.language: Language = language
        self.rule_numbers = {each.code: number for number, each in enumerate(report.coverage)}
        self.rules: dict[str, Rule] = {}
        for rule in report.rules:
            self.rules.setdefault(rule.code, rule)
        self.hashes = {document.file: document.sha256 for document in report.documents}
        self.file_numbers = {file: number for number, file in enumerate(self.hashes)}

    def run(self) -> Run:
        report = self.report
        driver: dict[str, object] = {
            "name": "cascade",
            "version": report.version,
            "language": self.language,
            "rules": [self._rule(each) for each in report.coverage],
        }
        return {
            "tool": {"driver": driver},
            "automationDetails": {"id": f"cascade/{report.dossier}"},
            "originalUriBaseIds": {FOLDER_ID: {"description": {"text": report.dossier}}},
            "invocations": [
                {
                    "executionSuccessful": True,
                    "endTimeUtc": report.created.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
                    "toolExecutionNotifications": [self._problem(each) for each in report.problems],
                    "toolConfigurationNotifications": list(self._unjudged()),
                }
            ],
            "artifacts": list(self._artifacts()),
            "results": [*(self._result(each) for each in report.findings), *self._waived()],
            "columnKind": "unicodeCodePoints",
        }

    def _artifacts(self) -> Iterator[Artifact]:
        for file, sha256 in self.hashes.items():
            artifact: Artifact = {"location": _file(file)}
            if sha256:
                artifact["hashes"] = {"sha-256": sha256}
            yield artifact

    def _rule(self, coverage: RuleCoverage) -> RuleDescriptor:
        aspect = self._say(aspect_name(aspect_of(coverage.code)))
        descriptor: RuleDescriptor = {
            "id": coverage.code,
            "shortDescription": {"text": self._say(coverage.title)},
            "properties": {"aspect": aspect, "tags": [aspect], "verdicts": dict(coverage.counts)},
        }
        rule = self.rules.get(coverage.code)
        if rule is not None:
            basis = "; ".join(_basis(each) for each in rule.basis)
            severity = self.report.policy.severities.get(rule.code, rule.severity)
            descriptor["fullDescription"] = {"text": self._say(rule.title)}
            descriptor["help"] = {"text": self._say(LocalizedText("Dasar: {b}.", "Basis: {b}.").format(b=basis))}
            enabled = rule.code not in self.report.policy.off
            descriptor["defaultConfiguration"] = {"level": _LEVELS[severity], "enabled": enabled}
            descriptor["properties"]["kind"] = rule.kind
        return descriptor

    def _result(self, finding: Finding) -> Result:
        main, *others = finding.places or (None,)
        result: Result = {
            "ruleId": finding.code,
            "level": _LEVELS[finding.severity],
            "message": {"text": self._say(finding.message)},
            "partialFingerprints": {"cascade/v1": finding.fingerprint},
            "rank": round(finding.confidence * 100, 1),
            "properties": {
                "severity": finding.severity,
                "subject": finding.subject,
                "note": self._say(finding.note),
                "fix": self._say(finding.fix),
                "cause": finding.cause,
                "doubts": [self._say(doubt) for doubt in finding.doubts],
            },
        }
        if self.report.follow_up is not None:
            result["baselineState"] = _BASELINE[self.report.follow_up.statuses.get(finding.fingerprint, "new")]
        if finding.code in self.rule_numbers:
            result["ruleIndex"] = self.rule_numbers[finding.code]
        if main is not None:
            result["locations"] = [self._location(main)]
        related = list(self._related(finding.evidence, others))
        if related:
            result["relatedLocations"] = related
        return result

    def _waived(self) -> Iterator[Result]:
        for each in self.report.set_aside:
            result = self._result(each.finding)
            result["suppressions"] = [
                {"kind": "external", "status": "accepted", "justification": self._say(each.sentence)}
            ]
            yield result

    def _related(self, evidence: Iterable[Evidence], places: Iterable[Source]) -> Iterator[Location]:
        """Yield where each value of a finding stands, then its other places, numbered from 0."""
        shown: set[Source] = set()
        number = 0
        for each in evidence:
            if each.source is not None:
                shown.add(each.source)
                text = f"{each.document or ''} {self._say(each.label)}: {each.value}".strip()
                yield {"id": number, **self._location(each.source), "message": {"text": text}}
                number += 1
        for place in places:
            if place not in shown:
                yield {"id": number, **self._location(place)}
                number += 1

    def _location(self, source: Source) -> Location:
        artifact = _file(source.file)
        if source.file in self.file_numbers:
            artifact["index"] = self.file_numbers[source.file]
        physical: PhysicalLocation = {"artifactLocation": artifact}
        if source.row is not None and source.file.lower().endswith(_BY_LINE):
            physical["region"] = {"startLine": source.row}
        location: Location = {"physicalLocation": physical}
        if place := self._say(source.place):
            name = source.short(self.language)
            location["logicalLocations"] = [
                {"name": name, "fullyQualifiedName": f"{source.file}, {place}", "kind": _kind(source)}
            ]
        return location

    def _problem(self, problem: Problem) -> Notification:
        text = self._say(problem.message) + (f" {self._say(problem.hint)}" if problem.hint else "")
        notification: Notification = {"level": _LEVELS[problem.severity], "message": {"text": text}}
        if problem.source is not None:
            notification["locations"] = [self._location(problem.source)]
        return notification

    def _unjudged(self) -> Iterator[Notification]:
        text = LocalizedText("{c} tidak atau hanya sebagian dinilai: {r}.", "{c} not judged, or only in part: {r}.")
        for coverage in self.report.coverage:
            if coverage.missing:
                reasons = "; ".join(self._say(reason) for reason in coverage.missing)
                yield {
                    "level": _notification_level(coverage.state),
                    "message": {"text": self._say(text.format(c=coverage.code, r=reasons))},
                    "associatedRule": {"id": coverage.code, "index": self.rule_numbers[coverage.code]},
                }

    def _say(self, text: LocalizedText) -> str:
        return text.say(self.language)


def _file(file: str) -> ArtifactLocation:
    return {"uri": quote(file.replace("\\", "/"), errors="backslashreplace"), "uriBaseId": FOLDER_ID}


def _kind(source: Source) -> str:
    """Return what sort of place an address is."""
    if source.cell or (source.table and source.row):
        return "cell"
    return "page" if source.page else "place"


def _notification_level(state: CoverageState) -> str:
    return "error" if state == "broken" else "note"


def _basis(basis: Basis) -> str:
    return ", ".join(part for part in (basis.instrument, basis.article, basis.part) if part)
