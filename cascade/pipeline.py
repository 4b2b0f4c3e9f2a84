"""The whole story: files → documents → graph → links → verdicts → report.

The only room that knows all the others. `check` is the page to read first.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from cascade import __version__, decisions, loaders, policy
from cascade.canonical import to_document
from cascade.decisions import Decisions
from cascade.errors import CascadeError, DocumentError
from cascade.evaluation import evaluate
from cascade.graph import CascadeGraph
from cascade.language import Phrase, same
from cascade.linking import link_dossier, link_pair, without_document
from cascade.model import (
    KIND_NAMES,
    VERDICTS,
    Document,
    Finding,
    Label,
    Link,
    NotUnderstood,
    Problem,
    RuleCoverage,
    Source,
)
from cascade.policy import Nomenclature, OfficialEntry, Policy
from cascade.reading import read_file
from cascade.records import World
from cascade.report import Ignored, Report
from cascade.rulebook import ExampleFile, Rule, read_rules, shipped_rules
from cascade.text import normalized, same_text

Progress = Callable[[Phrase], None]
MOST_TOLD = 3  # problems that an error message lists
SINGLE = ("renstra", "renja", "iku", "perjanjian_kinerja")  # of these one is in force; of a PK, one per official


@dataclass(frozen=True, slots=True)
class Dossier:
    """What was read of a folder or of some files."""

    name: str
    folder: Path | None
    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    not_understood: tuple[NotUnderstood, ...]
    ignored: tuple[Ignored, ...]


def check(
    paths: list[Path],
    *,
    rules: tuple[Rule, ...] | None = None,
    nomenclature: Path | None = None,
    now: datetime.datetime | None = None,
    progress: Progress = lambda _: None,
) -> Report:
    """Check a dossier: one folder, or some files.

    Raises:
        CascadeError: the folder does not exist or holds nothing readable, or a settings or rule file is wrong.
    """
    now = now or datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    folder = paths[0] if len(paths) == 1 and paths[0].is_dir() else None
    choices, policy_files = policy.read(folder)
    official = _nomenclature(nomenclature, folder, choices)
    book = rules if rules is not None else read_rules(shipped_rules())
    dossier = read(paths, choices, progress)
    if not dossier.documents:
        raise _nothing_read(dossier)
    graph = CascadeGraph(dossier.documents)
    human = decisions.read(folder)
    disputed, dispute_problems = _disputed(dossier.documents)
    progress(Phrase("Menautkan indikator …", "Linking indicators …"))
    links, link_problems = link_dossier(graph, human, disputed)
    graph.add_links(links)
    progress(Phrase("Menilai {n} aturan …", "Judging {n} rules …").format(n=len(book)))
    found, coverage = evaluate(book, World(graph, choices, official, frozenset(disputed)))
    findings, waived, waiver_problems = decisions.apply_waivers(found, human, now.date())
    return Report(
        version=__version__,
        dossier=dossier.name,
        created=now,
        graph=graph,
        policy=choices,
        findings=findings,
        waived=waived,
        coverage=coverage,
        problems=(
            *dossier.problems,
            *dispute_problems,
            *_other_opd(dossier.documents),
            *link_problems,
            *waiver_problems,
        ),
        not_understood=dossier.not_understood,
        ignored=dossier.ignored,
        policy_files=tuple(path.name for path in policy_files),
        missing_kinds=tuple(
            k for k in ("renstra", "renja", "perjanjian_kinerja", "rencana_aksi") if not graph.of_kind(k)
        ),
    )


def read(paths: list[Path], choices: Policy | None = None, progress: Progress = lambda _: None) -> Dossier:
    """Read a folder, or some files, into documents."""
    folder = paths[0] if len(paths) == 1 and paths[0].is_dir() else None
    choices = choices or policy.read(folder)[0]
    files, ignored = _files(paths, folder, choices)
    documents: list[Document] = []
    problems: list[Problem] = []
    missed: list[NotUnderstood] = []
    for number, (path, name) in enumerate(files, 1):
        progress(Phrase("Membaca {f} ({i}/{n}) …", "Reading {f} ({i}/{n}) …").format(f=name, i=number, n=len(files)))
        try:
            found = read_file(loaders.load(path, name), choices.documents.get(name))
        except DocumentError as error:
            problems.append(Problem("error", error.message, error.hint, Source(name)))
            continue
        documents += found.documents
        problems += found.problems
        missed += found.not_understood
    finished = tuple(_completed(document, choices) for document in documents)
    return Dossier(_name(paths), folder, finished, tuple(problems), tuple(missed), ignored)


def link_files(left: Path, right: Path) -> tuple[tuple[Link, ...], dict[str, str]]:
    """Link the indicators of two files; ids come back as the documents print them, with the name of each."""
    sides = [read([path]) for path in (left, right)]
    for side in sides:
        if not side.documents:
            raise _nothing_read(side)
    renamed = [
        [replace(d, id=f"{'LR'[number]}{i}") for i, d in enumerate(side.documents)] for number, side in enumerate(sides)
    ]
    graph = CascadeGraph([*renamed[0], *renamed[1]])
    links = tuple(without_document(link) for link in link_pair(graph, renamed[0], renamed[1]))
    return links, {node.split("#", 1)[1]: indicator.name.text for node, indicator in graph.indicators.items()}


def link(folder: Path, progress: Progress = lambda _: None) -> tuple[CascadeGraph, tuple[Problem, ...]]:
    """Link all documents of a folder."""
    dossier = read([folder], progress=progress)
    if not dossier.documents:
        raise _nothing_read(dossier)
    graph = CascadeGraph(dossier.documents)
    disputed, problems = _disputed(dossier.documents)
    links, unmatched = link_dossier(graph, decisions.read(folder), disputed)
    graph.add_links(links)
    return graph, (*dossier.problems, *problems, *unmatched)


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """What came of one example of a rule."""

    rule: Rule
    title: str
    failures: tuple[Phrase, ...]
    findings: tuple[Finding, ...]


def run_examples(rules: tuple[Rule, ...]) -> tuple[ExampleResult, ...]:
    """Run the examples of rules; an example fails when verdicts, severity or values are not as expected."""
    results = [_run_example(rule, example) for rule in rules for example in rule.examples]
    return (*results, *(missing for rule in rules if (missing := _missing_examples(rule))))


def _missing_examples(rule: Rule) -> ExampleResult | None:
    """Every rule shows a fail, a pass and a case that it does not judge."""
    shown = {verdict for example in rule.examples for verdict, count in example.expect.items() if count}
    wanted = (("fail",), ("pass",), ("not_applicable", "insufficient_data"))
    lacking = [" / ".join(either) for either in wanted if not shown & set(either)]
    if not lacking:
        return None
    said = Phrase("perlu contoh dengan {x}", "needs an example of {x}").format(x=", ".join(lacking))
    return ExampleResult(rule, "–", (said,), ())


def _run_example(rule: Rule, example: ExampleFile) -> ExampleResult:
    documents, mistakes = [], []
    for kind, given in example.given.items():
        data = {"kind": kind, "opd": "Contoh", **({"indicators": given} if isinstance(given, list) else given)}
        data.setdefault("year", None if kind in ("renstra", "iku") else 2025)
        try:
            document, problems = to_document(data, kind, f"{kind}.yaml")
        except ValidationError as error:
            first = error.errors()[0]
            mistakes.append(same(f"{kind}.{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"))
            continue
        documents.append(document)
        mistakes += [problem.message for problem in problems]
    if mistakes:
        return ExampleResult(rule, example.title, tuple(mistakes), ())
    graph = CascadeGraph(documents)
    graph.add_links(link_dossier(graph, Decisions())[0])
    choices = policy.built_in().model_copy(update=_example_policy(example.policy))
    official = None
    if example.nomenclature is not None:
        entries = (
            OfficialEntry(
                e.get("code", ""),
                e["level"],
                e["name"],
                e.get("indicator", ""),
                e.get("unit", ""),
                "",
                Source("nomenklatur"),
            )
            for e in example.nomenclature
        )
        official = Nomenclature(tuple(entries))
    findings, coverage = evaluate((rule,), World(graph, choices, official))
    return ExampleResult(rule, example.title, tuple(_mismatches(example.expect, findings, coverage[0])), findings)


def _example_policy(given: Mapping[str, Any]) -> dict[str, Any]:
    stated = Policy.model_validate(given)
    changes = {name: getattr(stated, name) for name in stated.model_fields_set}
    if stated.calendar:
        words = {event.event: event.words for event in policy.built_in().calendar}
        changes["calendar"] = tuple(
            e.model_copy(update={"words": e.words or words.get(e.event, ()), "local": True}) for e in stated.calendar
        )
    return changes


def _mismatches(expect: Mapping[str, Any], findings: tuple[Finding, ...], coverage: RuleCoverage) -> list[Phrase]:
    actual = {verdict: count for verdict, count in coverage.counts.items() if count}
    counted = ", ".join(f"{name} {count}" for name, count in actual.items()) or "–"
    different = Phrase("diharapkan {v} {n}, didapat {a}", "expected {v} {n}, got {a}")
    wrong = [
        different.format(v=verdict, n=expect[verdict], a=counted)
        for verdict in VERDICTS
        if verdict in expect and actual.get(verdict, 0) != expect[verdict]
    ]
    shown = {e.value for finding in findings for e in finding.evidence}
    for path, value in expect.get("values", {}).items():
        if str(value) not in shown:
            said = Phrase("{p}: “{v}” tidak ada di bukti {s}", "{p}: “{v}” is not in the evidence {s}")
            wrong.append(said.format(p=path, v=value, s=", ".join(sorted(shown)) or "–"))
    if "severity" in expect and {f.severity for f in findings} != {expect["severity"]}:
        said = Phrase("diharapkan tingkat {e}, didapat {a}", "expected severity {e}, got {a}")
        wrong.append(said.format(e=expect["severity"], a=", ".join(sorted({f.severity for f in findings})) or "–"))
    return wrong


def _files(
    paths: list[Path], folder: Path | None, choices: Policy
) -> tuple[list[tuple[Path, str]], tuple[Ignored, ...]]:
    for path in paths:
        if not path.exists():
            raise CascadeError(
                Phrase("{p}: tidak ditemukan.", "{p}: not found.").format(p=path),
                Phrase("Periksa nama folder atau berkasnya.", "Check the name of the folder or file."),
            )
    if folder is None:
        return [(path, path.name) for path in paths], ()
    found, others = loaders.list_files(folder)
    ignored = [Ignored(path.relative_to(folder).as_posix(), reason) for path, reason in others]
    files = []
    for path in found:
        name = path.relative_to(folder).as_posix()
        if name == choices.nomenclature:
            ignored.append(Ignored(name, Phrase("dipakai sebagai nomenklatur", "used as nomenclature")))
        else:
            files.append((path, name))
    return files, tuple(ignored)


def _completed(document: Document, choices: Policy) -> Document:
    """Fill in what `berkas.yaml` says of the whole dossier where the document itself is silent."""
    if document.opd is None and choices.opd:
        document = replace(document, opd=Label(choices.opd, Source(policy.BERKAS)))
    return document


def _nomenclature(path: Path | None, folder: Path | None, choices: Policy) -> Nomenclature | None:
    if path is not None:
        return policy.read_nomenclature(path)
    if choices.nomenclature and folder is not None:
        return policy.read_nomenclature(folder / choices.nomenclature)
    return None


def _disputed(documents: tuple[Document, ...]) -> tuple[set[str], tuple[Problem, ...]]:
    """Find kinds of which two documents cover one period and phase: no one can tell which is in force."""
    disputed: set[str] = set()
    problems = []
    for i, first in enumerate(documents):
        for second in documents[i + 1 :]:
            same = (first.kind, first.years, first.phase) == (second.kind, second.years, second.phase)
            if first.kind in SINGLE and same and _opd(first) == _opd(second) and _owner(first) == _owner(second):
                disputed.add(first.kind)
                problems.append(_dispute(first, second))
    return disputed, tuple(problems)


def _dispute(first: Document, second: Document) -> Problem:
    return Problem(
        "error",
        Phrase(
            "Dua {k} untuk periode yang sama: {a} dan {b}. Tidak diketahui mana yang berlaku; aturan yang membutuhkan {k} tidak dinilai.",
            "Two {k} for the same period: {a} and {b}. It is not known which is in force; rules that need {k} are not judged.",
        ).format(k=KIND_NAMES[first.kind], a=first.id, b=second.id),
        Phrase(
            "Keluarkan salah satunya, atau tandai di berkas.yaml: documents: {{{b}: {{phase: perubahan}}}}",
            "Take one out, or mark it in berkas.yaml: documents: {{{b}: {{phase: perubahan}}}}",
        ).format(b=second.file),
        second.source,
    )


def _owner(document: Document) -> str:
    position = document.owner.position if document.owner else None
    return normalized(position.text) if position else ""


def _opd(document: Document) -> str:
    return document.opd.text.casefold() if document.opd else ""


def _other_opd(documents: tuple[Document, ...]) -> tuple[Problem, ...]:
    named = [document for document in documents if document.opd]
    return tuple(
        Problem(
            "warning",
            Phrase(
                "Perangkat daerah berbeda: “{a}” ({fa}) dan “{b}” ({fb}).",
                "Different OPD: “{a}” ({fa}) and “{b}” ({fb}).",
            ).format(a=named[0].opd, fa=named[0].file, b=document.opd, fb=document.file),
            Phrase("Satu folder untuk satu perangkat daerah.", "One folder for one OPD."),
            document.opd.source if document.opd else None,
        )
        for document in named[1:]
        if document.opd and named[0].opd and not same_text(named[0].opd.text, document.opd.text)
    )


def _name(paths: list[Path]) -> str:
    first = paths[0].resolve()
    return first.name if first.is_dir() else first.stem


def _nothing_read(dossier: Dossier) -> CascadeError:
    where = str(dossier.folder or dossier.name)
    if not dossier.problems:
        return CascadeError(
            Phrase("{w}: tidak ada dokumen.", "{w}: there are no documents.").format(w=where),
            Phrase(
                "Taruh Renstra, Renja, PK dan Rencana Aksi (Excel .xlsx, Word .docx, CSV) di folder ini.",
                "Put Renstra, Renja, PK and Rencana Aksi (Excel .xlsx, Word .docx, CSV) there.",
            ),
        )
    told = [problem.message for problem in dossier.problems]
    more = len(told) - MOST_TOLD
    listed = Phrase("; ".join(p.id for p in told[:MOST_TOLD]), "; ".join(p.en for p in told[:MOST_TOLD]))
    if more > 0:
        listed += Phrase("… dan {n} lainnya.", "… and {n} more.").format(n=more)
    said = Phrase("{w}: tidak ada dokumen yang dapat dibaca. {p}", "{w}: no document could be read. {p}")
    return CascadeError(said.format(w=where, p=listed), dossier.problems[0].hint)
