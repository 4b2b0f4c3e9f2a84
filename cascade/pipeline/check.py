"""The whole story: files → documents → graph → links → verdicts → report.

The only room that knows all the others. `check` is the page to read first.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cascade import __version__
from cascade.graph import version_diff
from cascade.graph.cascade_graph import CascadeGraph
from cascade.graph.conflicts import conflicting_documents, other_opd
from cascade.graph.version_diff import Comparison
from cascade.linking import decisions, training
from cascade.linking.decisions import Decisions
from cascade.linking.features import Weights, built_in
from cascade.linking.matcher import link_dossier, link_pair
from cascade.model import KIND_NAMES, PLANS, Finding, Link, Problem, RuleCoverage
from cascade.model.errors import CascadeError, why
from cascade.model.i18n import LocalizedText
from cascade.pipeline.dossier import Dossier, Progress, nothing_read, read
from cascade.reading import loaders
from cascade.reports import followup, masking, summary
from cascade.reports.corrections import changes_of
from cascade.reports.formats import json as json_reporter
from cascade.reports.papers import note_templates
from cascade.reports.report import Report, mask_report
from cascade.reports.schema import ReportFile, mark_known, read_report
from cascade.reports.summary import Recap
from cascade.rules.evaluator import evaluate
from cascade.rules.manual_checks import due
from cascade.rules.rule_set import RuleSelection, RuleSet, read_rule_set
from cascade.rules.vocabulary.context import EvaluationContext
from cascade.safe_io.atomic_file import replace_file
from cascade.safe_io.yaml_reader import did_you_mean
from cascade.settings import policy
from cascade.settings.policy import Nomenclature, Policy


@dataclass(frozen=True, slots=True)
class Judged:
    """What links and rules make of a dossier under the decisions of one moment.

    `consequences` says for each open link which rules wait for its answer.
    """

    graph: CascadeGraph
    findings: tuple[Finding, ...]
    coverage: tuple[RuleCoverage, ...]
    problems: tuple[Problem, ...]
    conflicting_documents: frozenset[str]
    consequences: Mapping[tuple[str, str], list[str]]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A dossier as read, with all that it is judged by: judging it again under other decisions reads no file."""

    dossier: Dossier
    choices: Policy
    policy_files: tuple[Path, ...]
    official: Nomenclature | None
    book: RuleSet
    weights: Weights | None

    @property
    def not_due(self) -> frozenset[str]:
        """The kinds of documents that need not be there yet."""
        return frozenset(self.book.profile.not_due if self.book.profile else ())

    def judge(self, human: Decisions, progress: Progress = lambda _: None) -> Judged:
        """Link and judge under these decisions; waivers are not applied yet."""
        progress(LocalizedText("Menautkan indikator …", "Linking indicators …"))
        graph, conflicting_documents, problems = _linked(self.dossier, human, self.weights)
        progress(LocalizedText("Menilai {n} aturan …", "Judging {n} rules …").format(n=len(self.book.rules)))
        world = EvaluationContext(graph, self.choices, self.official, conflicting_documents, self.not_due)
        findings, coverage = evaluate(self.book.rules, world)
        return Judged(graph, findings, coverage, problems, conflicting_documents, world.consequences)


def prepare(
    paths: list[Path],
    *,
    asked: RuleSelection | None = None,
    region: Path | None = None,
    nomenclature: Path | None = None,
    progress: Progress = lambda _: None,
    thorough: bool = False,
    ocr_seconds: float = loaders.OCR_SECONDS,
    weights: Path | None = None,
) -> Prepared:
    """Read a dossier, one folder or some files, with its settings and the rules.

    Raises:
        CascadeError: the folder does not exist, or a settings or rule file is wrong.
    """
    folder = paths[0] if len(paths) == 1 and paths[0].is_dir() else None
    choices, policy_files = policy.read(folder, region)
    official = _nomenclature(nomenclature, folder, choices)
    book = read_rule_set(asked, choices.rules)
    given = _weights(weights, folder, choices)
    dossier = read(paths, choices, progress, thorough=thorough, ocr_seconds=ocr_seconds)
    return Prepared(dossier, choices.at(_planning_year(dossier, choices)), policy_files, official, book, given)


def _planning_year(dossier: Dossier, choices: Policy) -> int | None:
    """Return the year whose calendar and policies count: that of the newest yearly document."""
    years = [document.year for document in dossier.documents if document.kind not in PLANS and document.year]
    return choices.year or max(years, default=None)


def check(
    paths: list[Path],
    *,
    asked: RuleSelection | None = None,
    region: Path | None = None,
    nomenclature: Path | None = None,
    baseline: Path | None = None,
    now: datetime.datetime | None = None,
    progress: Progress = lambda _: None,
    thorough: bool = False,
    timed: bool = False,
    personal: bool = False,
    templates: Path | None = None,
    ocr_seconds: float = loaders.OCR_SECONDS,
) -> Report:
    """Check a dossier: one folder, or some files; the numbers of persons (NIP) are masked unless `personal`.

    What an earlier report, the `baseline`, has too fails no run.

    Raises:
        CascadeError: the folder does not exist or holds nothing readable, or a settings or rule file is wrong.
    """
    if templates is not None:
        note_templates.check_folder(templates)
    now = now or datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    before = read_report(baseline) if baseline else None
    ready = prepare(
        paths,
        asked=asked,
        region=region,
        nomenclature=nomenclature,
        progress=progress,
        thorough=thorough,
        ocr_seconds=ocr_seconds,
    )
    dossier = ready.dossier
    human = decisions.read(dossier.folder)
    judged = ready.judge(human, progress)
    partial = bool(ready.book.not_run)
    findings, waived, waiver_problems = decisions.apply_waivers(judged.findings, human, now.date(), partial=partial)
    standing, settled = mark_known(findings, before, judged.coverage) if before else (findings, ())
    missing = tuple(
        kind
        for kind in ("renstra", "renja", "perjanjian_kinerja", "rencana_aksi")
        if not judged.graph.of_kind(kind) and kind not in ready.not_due
    )
    verdict = ready.book.profile.verdict if ready.book.profile else None
    report = Report(
        version=__version__,
        dossier=dossier.name,
        created=now,
        graph=judged.graph,
        policy=ready.choices,
        findings=tuple(finding for finding in standing if not finding.trial),
        waived=waived,
        coverage=judged.coverage,
        problems=(
            *dossier.problems,
            *_unknown_rules(ready.choices, ready.book),
            *judged.problems,
            *waiver_problems,
        ),
        not_understood=dossier.not_understood,
        ignored=dossier.ignored,
        templates=templates or _templates(dossier.folder, ready.choices),
        policy_files=tuple(path.name for path in ready.policy_files),
        missing_kinds=missing,
        rules=ready.book.rules,
        not_run=ready.book.not_run,
        trial=tuple(finding for finding in standing if finding.trial),
        manual=due(ready.book.manual, {document.kind for document in judged.graph.documents}),
        settled=settled,
        profile=ready.book.profile,
        changes=changes_of(verdict.of, judged.graph, standing, dossier.problems, missing, judged.conflicting_documents)
        if verdict
        else (),
        timed=timed,
        files=dossier.files,
    )
    return report if personal else mask_report(report)


def check_each(
    folders: list[Path],
    written: Callable[[str, Report], Sequence[str]],
    *,
    now: datetime.datetime | None = None,
    progress: Progress = lambda _: None,
    **options: Any,
) -> Recap:
    """Check several dossiers, one folder each; one that cannot be checked is a line of the recap.

    Args:
        written: Called with the name of each dossier and its report; writes it and returns where, for the recap.
        options: As for `check`.
    """
    now = now or datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    lines = []
    for number, (folder, name) in enumerate(zip(folders, summary.folder_names(folders), strict=True), 1):
        place = LocalizedText("[{i}/{n}] {f}:", "[{i}/{n}] {f}:").format(i=number, n=len(folders), f=name)
        try:
            report = check([folder], now=now, progress=lambda said, at=place: progress(at + said), **options)  # type: ignore[misc]
            lines.append(summary.line_of(report, name, written(name, report)))
        except CascadeError as error:
            said = (text.replace(str(folder), name) for text in (error.message.id, error.message.en))
            lines.append(summary.Line(name, folder.name, failure=LocalizedText(*said)))
    return summary.recap_of(__version__, now, lines)


def follow(report: Report, previous: ReportFile, *, personal: bool = False) -> Report:
    """Say of each finding what became of it since an earlier report of the same dossier."""
    if not personal:
        plain = masking.mask_records(previous.model_dump(mode="json", by_alias=True, exclude_unset=True))
        previous = ReportFile.model_validate(plain)
    now = ReportFile.model_validate_json(json_reporter.render(report, "id"))
    return replace(report, follow_up=followup.compare_reports(previous, now))


def compare_documents(
    old: Path, new: Path, progress: Progress = lambda _: None, weights: Path | None = None
) -> tuple[Comparison, tuple[Problem, ...]]:
    """Compare two versions of one document.

    Raises:
        CascadeError: a file cannot be read, or the two are different kinds of document.
    """
    graph, links, problems = link_files(old, new, progress, weights)
    olds, news = ([each for each in graph.documents if each.id.startswith(side)] for side in "LR")
    kinds = [{each.kind for each in side} for side in (olds, news)]
    if not kinds[0] & kinds[1]:
        told = [", ".join(KIND_NAMES.get(kind, kind) for kind in sorted(side)) for side in kinds]
        raise CascadeError(
            LocalizedText("{a} adalah {x}, {b} adalah {y}.", "{a} is a {x}, {b} is a {y}.").format(
                a=old.name, x=told[0], b=new.name, y=told[1]
            ),
            LocalizedText(
                "diff membandingkan dua versi satu dokumen; untuk dokumen yang berlainan: cascade check.",
                "diff compares two versions of one document; for different documents: cascade check.",
            ),
        )
    return version_diff.compare(graph, olds, news, links), problems


def link_files(
    left: Path, right: Path, progress: Progress = lambda _: None, weights: Path | None = None
) -> tuple[CascadeGraph, tuple[Link, ...], tuple[Problem, ...]]:
    """Link the indicators of two files."""
    sides = [read([path], progress=progress) for path in (left, right)]
    for side in sides:
        if not side.documents:
            raise nothing_read(side)
    renamed = [
        [replace(d, id=f"{'LR'[number]}{i}") for i, d in enumerate(side.documents)] for number, side in enumerate(sides)
    ]
    graph = CascadeGraph([*renamed[0], *renamed[1]])
    given = _weights(weights, None, Policy())
    links = link_pair(graph, renamed[0], renamed[1], weights=given)
    return graph, links, tuple(p for side in sides for p in side.problems)


def link(
    folder: Path, human: Decisions, progress: Progress = lambda _: None, weights: Path | None = None
) -> tuple[CascadeGraph, tuple[Problem, ...]]:
    """Link all documents of a folder under some decisions."""
    dossier = read([folder], progress=progress)
    home = folder if folder.is_dir() else None
    graph, _, problems = _linked(dossier, human, _weights(weights, home, policy.read(home)[0]))
    return graph, (*dossier.problems, *problems)


def _linked(
    dossier: Dossier, human: Decisions, weights: Weights | None = None
) -> tuple[CascadeGraph, frozenset[str], tuple[Problem, ...]]:
    """Return the linked graph of a dossier, the kinds in dispute, and what is wrong between its documents."""
    if not dossier.documents:
        raise nothing_read(dossier)
    graph = CascadeGraph(dossier.documents)
    in_dispute, disputes = conflicting_documents(dossier.documents)
    links, unmatched = link_dossier(graph, human, in_dispute, weights)
    graph.add_links(links)
    return graph, frozenset(in_dispute), (*disputes, *other_opd(dossier.documents), *unmatched)


def _unknown_rules(choices: Policy, book: RuleSet) -> Iterator[Problem]:
    """Report what the settings say of rules that do not exist."""
    codes = [*(rule.code for rule in book.rules), *book.not_run]
    said = LocalizedText("{b}: tidak ada aturan {c}.", "{b}: there is no rule {c}.")
    for kind in ("off", "severities"):
        for code in getattr(choices, kind):
            stand = choices.stand(kind, code)
            if code not in codes and stand is not None:
                at = stand.origin.source
                yield Problem("warning", said.format(b=at.file, c=code), did_you_mean(code, codes), at)


def _nomenclature(path: Path | None, folder: Path | None, choices: Policy) -> Nomenclature | None:
    if path is not None:
        return policy.read_nomenclature(path)
    if choices.nomenclature and folder is not None:
        return policy.read_nomenclature(folder / choices.nomenclature)
    return None


def _templates(folder: Path | None, choices: Policy) -> Path | None:
    """Return the folder of the region's templates that `berkas.yaml` names, beside it."""
    return note_templates.check_folder(folder / choices.templates) if choices.templates and folder is not None else None


def _weights(path: Path | None, folder: Path | None, choices: Policy) -> Weights | None:
    """Return the weights that are given for linking: by an option, else by `berkas.yaml`."""
    if path is None and choices.weights and folder is not None:
        path = folder / choices.weights
    return training.read_weights(path) if path is not None else None


def learn(pairs: Path, output: Path, before: Path | None = None) -> training.Learned:
    """Fit the weights of linking to labelled pairs, and write them where they judge no worse than those before.

    Raises:
        CascadeError: a file cannot be read or written, or holds too few pairs.
    """
    old = training.read_weights(before) if before else built_in()
    learned = training.learn(training.read(pairs), old, f"cascade link --learn {pairs.name}")
    if learned.is_better:
        try:
            replace_file(output, training.written(learned.weights).encode("utf-8"))
        except OSError as error:
            raise CascadeError(
                LocalizedText("{p}: tidak dapat ditulis ({r}).", "{p}: cannot be written ({r}).").format(
                    p=output, r=why(error)
                )
            ) from error
    return learned
