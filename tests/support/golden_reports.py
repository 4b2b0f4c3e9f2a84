"""Write the golden findings of the shipped dossiers and the shipped report anew; the diff is for a person to review."""

from __future__ import annotations

import datetime
import json
from functools import cache
from pathlib import Path
from typing import Any

from cascade.pipeline.check import check
from cascade.pipeline.options import CheckOptions
from cascade.reports.formats import write
from cascade.reports.report import Report

ROOT = Path(__file__).parents[2]
DOSSIERS = ("kecamatan-gumelar-2022", "kecamatan-contoh-selaras")
NOW = datetime.datetime(2026, 1, 31, 8, 0, tzinfo=datetime.UTC)


@cache
def report_of(dossier: str) -> Report:
    """Check one shipped dossier at a fixed time."""
    return check([ROOT / "documents" / dossier], CheckOptions(now=NOW))


def golden(report: Report) -> list[dict[str, Any]]:
    """Return what must not change unnoticed: each finding with its values and their exact places."""
    return [
        {
            "code": finding.code,
            "severity": finding.severity,
            "subject": finding.subject,
            "message": finding.message.id,
            "evidence": [f"{e.value} @ {e.source.say('id') if e.source else '?'}" for e in finding.evidence],
            "places": [place.say("id") for place in finding.places],
            "doubts": [doubt.id for doubt in finding.doubts],
        }
        for finding in report.findings
    ]


def main() -> None:
    """Write all golden files."""
    for dossier in DOSSIERS:
        report = report_of(dossier)
        path = ROOT / "tests" / "golden" / f"{dossier}.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(golden(report), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    write(report_of(DOSSIERS[0]), ("html", "json", "md"), ROOT / "reports" / "contoh" / DOSSIERS[0], "id")


if __name__ == "__main__":
    main()
