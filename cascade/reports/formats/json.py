"""Write the report for other programs: versioned JSON, the shape that scorers and CI jobs stand on.

A report goes in; JSON text comes out whose schema is published (`cascade schema report`, `cascade.reports.schema`).
One function writes one entry of that schema; other commands that print a finding, change or link as JSON use the same
ones. A key is never renamed or left out for another reason than that it is empty; a new one needs an entry in the
schema too.
"""

from __future__ import annotations

from cascade.advice.main_problem import CellChange, MainProblem
from cascade.model import Confirmation, Evidence, Finding, Link, RuleCoverage, TraceStep, WaivedFinding
from cascade.model.i18n import Language
from cascade.reading.canonical import (
    account_to_json,
    correction_to_json,
    from_document,
    json_text,
    not_understood_to_json,
    problem_to_json,
    source_to_json,
)
from cascade.reading.canonical.writer import JsonObject
from cascade.reports import JSON_VERSION
from cascade.reports.corrections import Correction
from cascade.reports.followup import FollowUp, VanishedFinding
from cascade.reports.report import Report
from cascade.reports.reviewer_notes import NOTE_FIELDS
from cascade.rules.manual_checks import ManualCheck

FILE = "laporan.json"


def render(report: Report, language: Language) -> str:
    """Return the report as JSON text."""
    return json_text(data_of(report, language))


def data_of(report: Report, language: Language) -> JsonObject:
    """Return what the JSON text says."""
    profile = {"profile": report.profile.name} if report.profile else {}
    return {
        "generator": "cascade",
        "version": JSON_VERSION,
        "cascade": report.version,
        "created": report.created.isoformat(),
        "language": language,
        "dossier": report.dossier,
        **({"settings_files": list(report.policy_files)} if report.policy_files else {}),
        "documents": [from_document(document) for document in report.documents],
        **profile,
        **_answer(report, language),
        "findings": [{**finding_entry(finding, language), **_followed(report, finding)} for finding in report.findings],
        "conclusion": report.conclusion.sentence.say(language),
        "pokok": [
            {**main_problem_entry(problem, language), **_notes_entry(report, problem)}
            for problem in report.main_problems
        ],
        **({"trial": [finding_entry(finding, language) for finding in report.trial]} if report.trial else {}),
        "manual": [_manual_entry(check, language) for check in report.manual],
        "waived": [_waived_entry(waived, language) for waived in report.waived],
        **(
            {"false_alarms": [_false_alarm_entry(each, language) for each in report.false_alarms]}
            if report.false_alarms
            else {}
        ),
        "coverage": [_coverage_entry(rule, language, timed=report.timed) for rule in report.coverage],
        **({"not_run": list(report.not_run)} if report.not_run else {}),
        **({"settled": list(report.resolved)} if report.resolved else {}),
        "links": [link_entry(link, language) for link in report.links],
        "problems": [problem_to_json(problem, language) for problem in report.problems],
        "not_understood": [not_understood_to_json(each, language) for each in report.not_understood],
        "account": [account_to_json(each, language) for each in report.accounts],
        **(
            {"corrections": [correction_to_json(c, language) for c in report.corrections]} if report.corrections else {}
        ),
        "ignored": [{"file": ignored.file, "reason": ignored.reason.say(language)} for ignored in report.ignored],
        **({"follow_up": _follow_up_entry(report.follow_up, language)} if report.follow_up is not None else {}),
    }


def _answer(report: Report, language: Language) -> JsonObject:
    """Return the one answer that the profile wants, and what to change; nothing where it wants none."""
    if not report.headline:
        return {}
    return {
        "headline": report.headline.say(language),
        "changes": [change_entry(change, language) for change in report.changes],
    }


def change_entry(change: Correction, language: Language) -> JsonObject:
    """Return one thing to do before the document is signed."""
    return {
        "effort": change.effort,
        "required": change.required,
        "subject": change.subject,
        "printed": change.printed.say(language),
        "wanted": change.wanted.say(language),
        "document": change.document,
        "source": source_to_json(change.source) if change.source else None,
        "codes": list(change.codes),
        "fingerprints": list(change.fingerprints),
        **({"pokok": change.number} if change.number is not None else {}),
    }


def main_problem_entry(problem: MainProblem, language: Language) -> JsonObject:
    """Return one main problem; its findings are named by their fingerprints."""
    return {
        "number": problem.number,
        "severity": problem.severity,
        "subject": problem.subject,
        "message": problem.message.say(language),
        "advice": problem.advice.say(language),
        "codes": list(problem.codes),
        "findings": [finding.fingerprint for finding in problem.findings],
        "changes": [_cell_change_entry(change, language) for change in problem.changes],
        "places": [source_to_json(place) for place in problem.places],
        **({"known": True} if problem.is_known else {}),
    }


def _notes_entry(report: Report, problem: MainProblem) -> JsonObject:
    """Return what a reviewer wrote on a main problem; nothing where nobody did."""
    note = report.notes.get(problem.number)
    said = {field: note.get(field) for field in NOTE_FIELDS if note.get(field)} if note else {}
    return {"notes": said} if said else {}


def _cell_change_entry(change: CellChange, language: Language) -> JsonObject:
    return {
        "cell": _evidence_entry(change.cell, language),
        "wanted": change.wanted,
        "model": _evidence_entry(change.model, language) if change.model else None,
        "certain": change.is_certain,
        "consequence": change.is_consequence,
    }


def finding_entry(finding: Finding, language: Language) -> JsonObject:
    """Return one finding."""
    return {
        "code": finding.code,
        "kind": finding.kind,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "subject": finding.subject,
        "title": finding.title.say(language),
        "message": finding.message.say(language),
        "note": finding.note.say(language),
        "fix": finding.fix.say(language),
        "basis": [
            {
                "instrument": basis.instrument,
                "part": basis.part,
                "article": basis.article,
                "quote": basis.quote,
                "verified": basis.verified,
            }
            for basis in finding.basis
        ],
        "fingerprint": finding.fingerprint,
        "cause": finding.cause,
        "doubts": [doubt.say(language) for doubt in finding.doubts],
        "evidence": [_evidence_entry(evidence, language) for evidence in finding.evidence],
        "places": [source_to_json(place) for place in finding.places],
        "trace": [_trace_entry(step, finding, language) for step in finding.trace],
        "links": [{"left": link.left, "right": link.right} for link in finding.links],
        "settings": [
            {
                "name": setting.name.say(language),
                "value": setting.value,
                "origin": setting.origin.say(language),
                "source": source_to_json(setting.source) if setting.source else None,
            }
            for setting in finding.settings
        ],
        **({"joined": list(finding.joined)} if finding.joined else {}),
        **({"known": True} if finding.known else {}),
        **({"confirmed": _confirmation_entry(finding.confirmed)} if finding.confirmed else {}),
        **({"unproven": finding.unproven} if finding.unproven else {}),
    }


def _evidence_entry(evidence: Evidence, language: Language) -> JsonObject:
    return {
        "label": evidence.label.say(language),
        "document": evidence.document,
        "value": evidence.value,
        "source": source_to_json(evidence.source) if evidence.source else None,
    }


def _trace_entry(step: TraceStep, finding: Finding, language: Language) -> JsonObject:
    """Return one part of a condition; where its value is evidence, the number of that entry (from 0) is its place."""
    entry: JsonObject = {
        "part": step.part,
        "depth": step.depth,
        "text": step.text,
        "value": step.value.say(language),
    }
    if step.label:
        entry["label"] = step.label.say(language)
    shown = [each.source for each in finding.evidence]
    if step.source in shown and step.source is not None:
        entry["evidence"] = shown.index(step.source)
    elif step.source is not None:
        entry["source"] = source_to_json(step.source)
    return entry


def _waived_entry(waived: WaivedFinding, language: Language) -> JsonObject:
    return {
        **finding_entry(waived.finding, language),
        "reason": waived.reason,
        "by": waived.by,
        "until": waived.until.isoformat() if waived.until else None,
        **({"second": waived.second} if waived.second else {}),
    }


def _false_alarm_entry(alarm: WaivedFinding, language: Language) -> JsonObject:
    return {
        **finding_entry(alarm.finding, language),
        "reason": alarm.reason,
        "by": alarm.by,
        "on": alarm.on.isoformat() if alarm.on else None,
    }


def _confirmation_entry(said: Confirmation) -> JsonObject:
    return {"by": said.by, "on": said.on.isoformat() if said.on else None, "reason": said.reason or None}


def _manual_entry(check: ManualCheck, language: Language) -> JsonObject:
    """Return what only a person can check."""
    return {
        "code": check.code,
        "title": check.title.say(language),
        "ask": check.instruction.say(language),
        "why": check.why.say(language),
    }


def _coverage_entry(rule: RuleCoverage, language: Language, *, timed: bool) -> JsonObject:
    """Return how often a rule came to which verdict, with its seconds where the run was timed."""
    return {
        "code": rule.code,
        "title": rule.title.say(language),
        **{str(verdict): number for verdict, number in rule.counts.items()},
        "state": rule.state,
        "reasons": [reason.say(language) for reason in rule.missing],
        "form": rule.form,
        "judged": " ".join(rule.judged),
        **({"seconds": round(rule.seconds, 4)} if timed else {}),
    }


def link_entry(link: Link, language: Language) -> JsonObject:
    """Return one link."""
    return {
        "left": link.left,
        "right": link.right,
        "verdict": link.verdict,
        "score": link.score,
        "margin": link.margin,
        "reasons": [reason.say(language) for reason in link.reasons],
        "runner_up": link.runner_up,
    }


def _followed(report: Report, finding: Finding) -> JsonObject:
    """Return what became of a finding since the earlier report, where one was given."""
    follow_up = report.follow_up
    if follow_up is None:
        return {}
    before = [
        entry.model_dump(mode="json", exclude_unset=True) for entry in follow_up.before.get(finding.fingerprint, ())
    ]
    status = follow_up.statuses.get(finding.fingerprint, "new")
    return {"follow_up": {"status": status, **({"before": before} if before else {})}}


def _follow_up_entry(follow_up: FollowUp, language: Language) -> JsonObject:
    """Return what became of the earlier report as a whole."""
    return {
        "previous": follow_up.previous.isoformat(),
        "counts": follow_up.counts,
        "pokok": dict(follow_up.problem_counts),
        "gone": [gone_entry(each, language) for each in follow_up.gone],
        **({"unchanged": follow_up.unchanged.say(language)} if follow_up.unchanged else {}),
    }


def gone_entry(gone: VanishedFinding, language: Language) -> JsonObject:
    """Return a finding of an earlier report that is no longer there."""
    entry: JsonObject = gone.finding.model_dump(mode="json", exclude_unset=True, exclude={"follow_up"})
    reason = {"reason": gone.reason.say(language)} if gone.reason else {}
    return {**entry, "follow_up": {"status": gone.status, **reason}}
