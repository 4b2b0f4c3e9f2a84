"""The report of the dossier of Gumelar, made once for all tests of formats."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from golden_reports import DOSSIERS, report_of

from cascade.advice.main_problems import main_problems
from cascade.model import Problem, Source, WaivedFinding
from cascade.model.i18n import same
from cascade.reports.formats import json as json_reporter
from cascade.reports.report import Report

GUMELAR = DOSSIERS[0]


def report(dossier: str = GUMELAR) -> Report:
    """Return the report of one shipped dossier."""
    return report_of(dossier)


def with_waiver() -> Report:
    """Return the report with its first finding waived."""
    first, *others = report().findings
    return replace(
        report(), findings=tuple(others), waived=(WaivedFinding(first, "PK perubahan disusun", "Inspektur"),)
    )


def as_json(of: Report) -> Any:
    """Return what the JSON of a report holds."""
    return json.loads(json_reporter.render(of, "id"))


def hostile() -> Report:
    """Return a report whose finding and unreadable file are called what could act in a format."""
    finding = report().findings[0]
    said = same('<b>&"]]>\x00\x1b[31m | @semua [tautan](http://x) `kode` *')
    where = Source('a b/ü&"<.txt', row=3)
    bad = replace(finding, subject=said.id, message=said, places=(where,), evidence=())
    unread = Problem("error", said, None, where)
    problems = main_problems([bad], report().graph)
    return replace(report(), findings=(bad,), main_problems=problems, problems=(unread,), dossier="x<y\x07")
