"""Check a dossier: read it, link its indicators, judge it by the rules, put the report together.

The page to read first: `check` is the whole story, each of its lines a step with a module of its own. Writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from cascade import __version__
from cascade.advice.main_problems import main_problems
from cascade.decisions.decision_file import Decisions
from cascade.decisions.decision_log import read_decisions
from cascade.decisions.verdicts import decide_findings
from cascade.decisions.waivers import WaiverTerms
from cascade.model import Finding, Problem, RuleCoverage, Source
from cascade.model.i18n import LocalizedText
from cascade.pipeline.judgement import Judgement, judge
from cascade.pipeline.options import CheckOptions, PathOrPaths, Progress, no_progress
from cascade.pipeline.preparation import Prepared, prepare
from cascade.reports.corrections import corrections_of
from cascade.reports.papers import note_templates
from cascade.reports.papers.aspects import CORE_KINDS
from cascade.reports.report import Report, mask_report
from cascade.reports.reviewer_notes import notes_on
from cascade.reports.schema import ReportFile, read_report
from cascade.rules.manual_checks import checks_due
from cascade.safe_io.yaml_reader import did_you_mean
from cascade.settings.layers import stating_layer
from cascade.settings.schema import BerkasFile
from cascade.settings.time_zones import local_time


def check(paths: PathOrPaths, options: CheckOptions | None = None, progress: Progress = no_progress) -> Report:
    """Check a dossier and return its report; nothing is written.

    Args:
        paths: One folder, or one or several files.
        options: What else is asked for; without it a check runs all rules, as `cascade check` does.
        progress: Called with a sentence at each step.

    Returns:
        The report: `findings` with `code`, `severity` (error, warning, question, info), `message`, `evidence` and `places`;
        `problems` tell what could not be read, `coverage` what could not be judged.

    Raises:
        CascadeError: the folder does not exist or holds nothing readable, or a settings or rule file is wrong.

    >>> import cascade
    >>> report = cascade.check("documents/kecamatan-gumelar-2022", cascade.CheckOptions(select=("TRI-01",)))
    >>> [(finding.code, finding.severity) for finding in report.findings if finding.severity == "error"][:1]
    [('TRI-01', 'error')]
    """
    options = options or CheckOptions()
    if options.templates is not None:
        note_templates.check_folder(options.templates)
    if options.baseline is not None:
        read_report(options.baseline)  # refused before anything is read
    prepared = prepare(paths, options, progress)
    report = check_prepared(prepared, options, progress)
    return report if options.personal else mask_report(report)


def check_prepared(
    prepared: Prepared, options: CheckOptions, progress: Progress = no_progress, decisions: Decisions | None = None
) -> Report:
    """Judge a dossier that was read already, and return its report with every number of a person whole.

    Args:
        prepared: The dossier with all that it is judged by.
        options: What the check is asked for.
        progress: Called with a sentence at each step.
        decisions: What persons decided; else what `keputusan.yaml` says at this moment.
    """
    baseline_report = read_report(options.baseline) if options.baseline else None
    decisions = read_decisions(prepared.dossier.folder) if decisions is None else decisions
    return report_on(prepared, decisions, judge(prepared, decisions, progress), options, baseline_report)


def report_on(
    prepared: Prepared,
    decisions: Decisions,
    judgement: Judgement,
    options: CheckOptions,
    baseline_report: ReportFile | None = None,
) -> Report:
    """Put into one report what was read, judged under these decisions, and decided."""
    prepared = replace(prepared, dossier=prepared.dossier.with_corrections(decisions.corrections))
    dossier, rule_set = prepared.dossier, prepared.rule_set
    stated, left_out = (None, ()) if options.templates else _stated_templates(prepared)
    created = local_time(options.moment, prepared.settings.zone)
    decided = decide_findings(
        judgement.findings,
        decisions,
        WaiverTerms(created.date(), prepared.planning_year, prepared.settings.waivers),
        partial=bool(rule_set.not_run),
    )
    findings, resolved = _compared(decided.standing, baseline_report, judgement.coverage)
    judged = tuple(finding for finding in findings if not finding.trial)
    found_problems = main_problems(judged, judgement.graph)
    missing = tuple(kind for kind in CORE_KINDS if not judgement.graph.of_kind(kind) and kind not in prepared.not_due)
    readiness = rule_set.profile.verdict if rule_set.profile else None
    return Report(
        version=__version__,
        dossier=dossier.name,
        created=created,
        graph=judgement.graph,
        policy=prepared.settings,
        findings=judged,
        main_problems=found_problems,
        waived=decided.waived,
        false_alarms=decided.false_alarms,
        notes=notes_on(found_problems, decisions.notes),
        coverage=judgement.coverage,
        problems=(*_problems(prepared, judgement, left_out), *decided.problems),
        not_understood=dossier.not_understood,
        ignored=dossier.ignored,
        templates=options.templates or stated,
        policy_files=prepared.settings_files,
        missing_kinds=missing,
        rules=rule_set.rules,
        not_run=rule_set.not_run,
        trial=tuple(finding for finding in findings if finding.trial),
        manual=checks_due(rule_set.manual, {document.kind for document in judgement.graph.documents}),
        resolved=resolved,
        profile=rule_set.profile,
        changes=corrections_of(
            readiness.of, judgement.graph, found_problems, dossier.problems, missing, judgement.conflicting_kinds
        )
        if readiness
        else (),
        timed=options.timed,
        files=dossier.files,
        grids=dossier.grids,
        accounts=dossier.accounts,
        corrections=dossier.corrections,
    )


def _compared(
    findings: tuple[Finding, ...], baseline: ReportFile | None, coverage: tuple[RuleCoverage, ...]
) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """Return the findings with those marked that a baseline knows, and what of it is gone."""
    if baseline is None:
        return findings, ()
    from cascade.reports.baseline import mark_known

    return mark_known(findings, baseline, coverage)


def _problems(prepared: Prepared, judgement: Judgement, left_out: tuple[Problem, ...]) -> Iterator[Problem]:
    """Yield what a person should know of the documents, the templates, the rules and the links."""
    yield from (*prepared.dossier.problems, *left_out, *_unknown_rules(prepared), *judgement.problems)


def _unknown_rules(prepared: Prepared) -> Iterator[Problem]:
    """Report what the settings say of rules that do not exist."""
    settings, rule_set = prepared.settings, prepared.rule_set
    codes = [*(rule.code for rule in rule_set.rules), *rule_set.not_run]
    message = LocalizedText("{b}: tidak ada aturan {c}.", "{b}: there is no rule {c}.")
    for name, chosen in (("off", settings.off), ("severities", settings.severities)):
        for code in chosen:
            value = settings.setting(name, code)
            if code not in codes and value is not None:
                source = value.origin.source
                yield Problem("warning", message.format(b=source.file, c=code), did_you_mean(code, codes), source)


def _stated_templates(prepared: Prepared) -> tuple[Path | None, tuple[Problem, ...]]:
    """Return the folder of templates that the settings name; those in a dossier are a stranger's and wait for a yes."""
    named, layer = prepared.settings.templates, stating_layer(prepared.settings.layers, "templates")
    if named is None or layer is None:
        return None, ()
    if isinstance(layer.content, BerkasFile) and named.resolve().is_relative_to(layer.folder.resolve()):
        message = LocalizedText(
            "Templat “{p}” dari dalam berkas tidak dipakai; surat memakai templat bawaan.",
            "The template “{p}” inside the dossier is not used; the letter has the shipped one.",
        )
        hint = LocalizedText("Bila Anda mempercayainya: --template {p}", "If you trust it: --template {p}")
        source = Source(layer.file.file, row=layer.file.line(("templates",)))
        return None, (Problem("warning", message.format(p=named.name), hint.format(p=named), source),)
    return note_templates.check_folder(named), ()
