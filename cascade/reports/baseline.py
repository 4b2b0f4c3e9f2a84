"""Hold findings against a baseline: an earlier report whose faults a dossier is forgiven for now.

Findings, what was judged and the earlier report go in; the findings come out marked as known or not, with the
fingerprints that are resolved. A baseline only ever shrinks: nothing here adds to one.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from cascade.model import SEVERITIES, Finding, RuleCoverage
from cascade.reports.schema import ReportFile


def mark_known(
    findings: tuple[Finding, ...], baseline_report: ReportFile, coverage: tuple[RuleCoverage, ...]
) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """Mark the findings that a baseline has too, no less grave there.

    Returns:
        The findings; and the fingerprints of the baseline whose subject was judged again and is in order.
    """
    gravest: dict[str, int] = {}  # in the baseline, of each fingerprint
    for entry in baseline_report.findings:
        severity = SEVERITIES.index(entry.severity)
        gravest[entry.fingerprint] = min(severity, gravest.get(entry.fingerprint, severity))
    marked = tuple(
        replace(
            f, known=any(gravest.get(each, len(SEVERITIES)) <= SEVERITIES.index(f.severity) for each in f.fingerprints)
        )
        for f in findings
    )
    judged = {fingerprint for rule in coverage for fingerprint in rule.judged}
    in_order = judged - {finding.fingerprint for finding in findings}
    resolved = [entry.fingerprint for entry in baseline_report.findings if entry.fingerprint in in_order]
    return marked, tuple(dict.fromkeys(resolved))


def without_findings(path: Path, fingerprints: tuple[str, ...]) -> bytes:
    """Return the text of a report without some findings: a baseline only ever shrinks."""
    data = json.loads(path.read_text("utf-8-sig"))
    data["findings"] = [entry for entry in data["findings"] if entry["fingerprint"] not in fingerprints]
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
