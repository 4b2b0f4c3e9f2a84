"""The report for other programs: versioned JSON, the shape that scorers and CI jobs stand on.

Its schema is that of `reportfile.py` (`cascade schema report`).
"""

from __future__ import annotations

import json
from typing import Any

from cascade.canonical import from_document, source
from cascade.followup import Gone
from cascade.language import Language
from cascade.model import Finding, Link, NotUnderstood, Problem
from cascade.report import Report
from cascade.reportfile import VERSION

NAME = "json"
FILE = "laporan.json"


def render(report: Report, language: Language) -> str:
    """Return the report as JSON text."""
    data = {
        "generator": "cascade",
        "version": VERSION,
        "cascade": report.version,
        "created": report.created.isoformat(),
        "language": language,
        "dossier": report.dossier,
        "documents": [from_document(document) for document in report.documents],
        "findings": [{**finding(each, language), **_followed(report, each)} for each in report.findings],
        "waived": [{**finding(each.finding, language), "reason": each.reason, "by": each.by} for each in report.waived],
        "coverage": [
            {
                "code": each.code,
                "title": each.title.say(language),
                **each.counts,
                "reasons": [reason.say(language) for reason in each.missing],
                "form": each.form,
                "judged": " ".join(each.judged),
            }
            for each in report.coverage
        ],
        "links": [link(each, language) for each in report.links],
        "problems": [problem(each, language) for each in report.problems],
        "not_understood": [not_understood(each, language) for each in report.not_understood],
        "ignored": [{"file": each.file, "reason": each.reason.say(language)} for each in report.ignored],
    }
    if report.follow_up is not None:
        data["follow_up"] = {
            "previous": report.follow_up.previous.isoformat(),
            "counts": report.follow_up.counts,
            "gone": [gone(each, language) for each in report.follow_up.gone],
        }
    return dump(data)


def _followed(report: Report, each: Finding) -> dict[str, Any]:
    """Return what became of a finding since the earlier report, where one was given."""
    follow_up = report.follow_up
    if follow_up is None:
        return {}
    before = [entry.model_dump(mode="json", exclude_unset=True) for entry in follow_up.before.get(each.fingerprint, ())]
    status = follow_up.statuses.get(each.fingerprint, "new")
    return {"follow_up": {"status": status, **({"before": before} if before else {})}}


def gone(each: Gone, language: Language) -> dict[str, Any]:
    """Return a finding of an earlier report that is no longer there."""
    entry = each.finding.model_dump(mode="json", exclude_unset=True, exclude={"follow_up"})
    reason = {"reason": each.reason.say(language)} if each.reason else {}
    return {**entry, "follow_up": {"status": each.status, **reason}}


def dump(data: Any) -> str:
    """Return JSON text as every command prints it."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def finding(each: Finding, language: Language) -> dict[str, Any]:
    """Return one finding."""
    return {
        "code": each.code,
        "kind": each.kind,
        "severity": each.severity,
        "confidence": each.confidence,
        "subject": each.subject,
        "title": each.title.say(language),
        "message": each.message.say(language),
        "note": each.note.say(language),
        "fix": each.fix.say(language),
        "basis": [
            {"instrument": b.instrument, "part": b.part, "article": b.article, "verified": b.verified}
            for b in each.basis
        ],
        "fingerprint": each.fingerprint,
        "cause": each.cause,
        "doubts": [doubt.say(language) for doubt in each.doubts],
        "evidence": [
            {
                "label": e.label.say(language),
                "document": e.document,
                "value": e.value,
                "source": source(e.source) if e.source else None,
            }
            for e in each.evidence
        ],
        "places": [source(place) for place in each.places],
    }


def link(each: Link, language: Language) -> dict[str, Any]:
    """Return one link."""
    return {
        "left": each.left,
        "right": each.right,
        "verdict": each.verdict,
        "score": each.score,
        "margin": each.margin,
        "reasons": [reason.say(language) for reason in each.reasons],
        "runner_up": each.runner_up,
    }


def problem(each: Problem, language: Language) -> dict[str, Any]:
    """Return one problem."""
    return {
        "severity": each.severity,
        "message": each.message.say(language),
        "hint": each.hint.say(language) if each.hint else None,
        "source": source(each.source) if each.source else None,
    }


def not_understood(each: NotUnderstood, language: Language) -> dict[str, Any]:
    """Return one thing that nothing was made of."""
    return {"text": each.text, "reason": each.reason.say(language), "source": source(each.source)}
