"""The report for other programs: versioned JSON, the shape that scorers and CI jobs stand on.

Its schema is that of `reportfile.py` (`cascade schema report`).
"""

from __future__ import annotations

from typing import Any

from cascade.model import Finding, Link, TraceStep
from cascade.model.i18n import Language
from cascade.reading.canonical import dump, from_document, not_understood, problem, source
from cascade.reports.corrections import Change
from cascade.reports.followup import Gone
from cascade.reports.report import Report
from cascade.reports.schema import VERSION

NAME = "json"
FILE = "laporan.json"


def render(report: Report, language: Language) -> str:
    """Return the report as JSON text."""
    data: dict[str, Any] = {
        "generator": "cascade",
        "version": VERSION,
        "cascade": report.version,
        "created": report.created.isoformat(),
        "language": language,
        "dossier": report.dossier,
        "documents": [from_document(document) for document in report.documents],
        **({"profile": report.profile.name} if report.profile else {}),
        **({"headline": report.headline.say(language)} if report.headline else {}),
        **({"changes": [change(each, language) for each in report.changes]} if report.headline else {}),
        "findings": [{**finding(each, language), **_followed(report, each)} for each in report.findings],
        **({"trial": [finding(each, language) for each in report.trial]} if report.trial else {}),
        "manual": [
            {
                "code": c.code,
                "title": c.title.say(language),
                "ask": c.instruction.say(language),
                "why": c.why.say(language),
            }
            for c in report.manual
        ],
        "waived": [{**finding(each.finding, language), "reason": each.reason, "by": each.by} for each in report.waived],
        "coverage": [
            {
                "code": each.code,
                "title": each.title.say(language),
                **each.counts,
                "state": each.state,
                "reasons": [reason.say(language) for reason in each.missing],
                "form": each.form,
                "judged": " ".join(each.judged),
                **({"seconds": round(each.seconds, 4)} if report.timed else {}),
            }
            for each in report.coverage
        ],
        **({"not_run": list(report.not_run)} if report.not_run else {}),
        **({"settled": list(report.settled)} if report.settled else {}),
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


def change(each: Change, language: Language) -> dict[str, Any]:
    """Return one thing to do before the document is signed."""
    return {
        "effort": each.effort,
        "required": each.required,
        "subject": each.subject,
        "printed": each.printed.say(language),
        "wanted": each.wanted.say(language),
        "document": each.document,
        "source": source(each.source) if each.source else None,
        "codes": list(each.codes),
        "fingerprints": list(each.fingerprints),
    }


def gone(each: Gone, language: Language) -> dict[str, Any]:
    """Return a finding of an earlier report that is no longer there."""
    entry = each.finding.model_dump(mode="json", exclude_unset=True, exclude={"follow_up"})
    reason = {"reason": each.reason.say(language)} if each.reason else {}
    return {**entry, "follow_up": {"status": each.status, **reason}}


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
        "trace": [_traced(step, each, language) for step in each.trace],
        "links": [{"left": link.left, "right": link.right} for link in each.links],
        "settings": [
            {
                "name": setting.name.say(language),
                "value": setting.value,
                "origin": setting.origin.say(language),
                "source": source(setting.source) if setting.source else None,
            }
            for setting in each.settings
        ],
        **({"known": True} if each.known else {}),
    }


def _traced(step: TraceStep, each: Finding, language: Language) -> dict[str, Any]:
    """Return one part of a condition; where its value is evidence, the number of that entry (from 0) is its place."""
    data: dict[str, Any] = {
        "part": step.part,
        "depth": step.depth,
        "text": step.text,
        "value": step.value.say(language),
    }
    if step.label:
        data["label"] = step.label.say(language)
    shown = [e.source for e in each.evidence]
    if step.source in shown and step.source is not None:
        data["evidence"] = shown.index(step.source)
    elif step.source is not None:
        data["source"] = source(step.source)
    return data


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
