"""The report for tools of software development: SARIF 2.1.0, as GitHub, GitLab and editors show it.

Every rule is listed, also one that found nothing; what could not be judged is a notification. Spreadsheets and
pages have no lines, so their places are logical locations; a text file has its line.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from cascade.model import Basis, Evidence, Finding, Problem, RuleCoverage, Source
from cascade.model.i18n import Language, LocalizedText
from cascade.reports.report import Report
from cascade.rules.aspects import aspect_name, aspect_of
from cascade.text.printable import escape_unprintable

NAME = "sarif"
FILE = "laporan.sarif"
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FOLDER_ID = "BERKAS"

_LEVELS = {"error": "error", "warning": "warning", "question": "note", "info": "note"}
_BASELINE = {"new": "new", "open": "unchanged", "changed": "updated"}
_BY_LINE = (".txt",)  # a record of a CSV may take several lines


def render(report: Report, language: Language) -> str:
    """Return the report as SARIF text."""
    return escape_unprintable(json.dumps(_Log(report, language).data(), ensure_ascii=False, indent=1)) + "\n"


class _Log:
    """Holds the numbers by which results refer to rules and files."""

    def __init__(self, report: Report, language: Language):
        self.report = report
        self.language = language
        self.rules = {each.code: number for number, each in enumerate(report.coverage)}
        self.files: dict[str, str] = {document.file: document.sha256 for document in report.documents}
        self.artifacts = {file: number for number, file in enumerate(self.files)}

    def data(self) -> dict[str, Any]:
        report = self.report
        run = {
            "tool": {
                "driver": {
                    "name": "cascade",
                    "version": report.version,
                    "language": self.language,
                    "rules": [self._rule(each) for each in report.coverage],
                }
            },
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
            "artifacts": [
                {"location": _uri(file), **({"hashes": {"sha-256": sha256}} if sha256 else {})}
                for file, sha256 in self.files.items()
            ],
            "results": [
                *(self._result(each) for each in report.findings),
                *(
                    {
                        **self._result(each.finding),
                        "suppressions": [{"kind": "external", "status": "accepted", "justification": each.reason}],
                    }
                    for each in report.waived
                ),
            ],
            "columnKind": "unicodeCodePoints",
        }
        return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}

    def _say(self, phrase: LocalizedText) -> str:
        return phrase.say(self.language)

    def _rule(self, coverage: RuleCoverage) -> dict[str, Any]:
        aspect = self._say(aspect_name(aspect_of(coverage.code)))
        entry: dict[str, Any] = {
            "id": coverage.code,
            "shortDescription": {"text": self._say(coverage.title)},
            "properties": {"aspect": aspect, "tags": [aspect], "verdicts": dict(coverage.counts)},
        }
        rule = next((rule for rule in self.report.rules if rule.code == coverage.code), None)
        if rule is not None:
            basis = "; ".join(_basis(each) for each in rule.basis)
            said = LocalizedText("Dasar: {b}.", "Basis: {b}.").format(b=basis)
            severity = self.report.policy.severities.get(rule.code, rule.severity)
            entry["fullDescription"] = {"text": self._say(rule.title)}
            entry["help"] = {"text": self._say(said)}
            entry["defaultConfiguration"] = {
                "level": _LEVELS[severity],
                "enabled": rule.code not in self.report.policy.off,
            }
            entry["properties"]["kind"] = rule.kind
        return entry

    def _result(self, finding: Finding) -> dict[str, Any]:
        main, *others = finding.places or (None,)
        result: dict[str, Any] = {
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
        if finding.code in self.rules:
            result["ruleIndex"] = self.rules[finding.code]
        if main is not None:
            result["locations"] = [self._location(main)]
        related = list(self._related(finding.evidence, others))
        if related:
            result["relatedLocations"] = [{"id": number, **each} for number, each in enumerate(related)]
        return result

    def _related(self, evidence: Iterable[Evidence], others: Iterable[Source]) -> Iterator[dict[str, Any]]:
        told = set()
        for each in evidence:
            if each.source is not None:
                told.add(each.source)
                text = f"{each.document or ''} {self._say(each.label)}: {each.value}".strip()
                yield {**self._location(each.source), "message": {"text": text}}
        for place in others:
            if place not in told:
                yield self._location(place)

    def _location(self, at: Source) -> dict[str, Any]:
        artifact: dict[str, Any] = _uri(at.file)
        if at.file in self.artifacts:
            artifact["index"] = self.artifacts[at.file]
        physical: dict[str, Any] = {"artifactLocation": artifact}
        if at.row is not None and at.file.lower().endswith(_BY_LINE):
            physical["region"] = {"startLine": at.row}
        location: dict[str, Any] = {"physicalLocation": physical}
        if place := self._say(at.place):
            kind = "cell" if at.cell or (at.table and at.row) else "page" if at.page else "place"
            location["logicalLocations"] = [
                {"name": at.short(self.language), "fullyQualifiedName": f"{at.file}, {place}", "kind": kind}
            ]
        return location

    def _problem(self, problem: Problem) -> dict[str, Any]:
        text = self._say(problem.message) + (f" {self._say(problem.hint)}" if problem.hint else "")
        entry: dict[str, Any] = {"level": _LEVELS[problem.severity], "message": {"text": text}}
        if problem.source is not None:
            entry["locations"] = [self._location(problem.source)]
        return entry

    def _unjudged(self) -> Iterator[dict[str, Any]]:
        for each in self.report.coverage:
            if each.missing:
                reasons = "; ".join(self._say(reason) for reason in each.missing)
                said = LocalizedText(
                    "{c} tidak atau hanya sebagian dinilai: {r}.", "{c} not judged, or only in part: {r}."
                )
                yield {
                    "level": "error" if each.state == "broken" else "note",
                    "message": {"text": self._say(said.format(c=each.code, r=reasons))},
                    "associatedRule": {"id": each.code, "index": self.rules[each.code]},
                }


def _uri(file: str) -> dict[str, Any]:
    return {"uri": quote(file.replace("\\", "/")), "uriBaseId": FOLDER_ID}


def _basis(basis: Basis) -> str:
    return ", ".join(part for part in (basis.instrument, basis.part, basis.article) if part)
