"""Run the examples of rules and tell where one does not do what it says.

The examples of rule files go in; what came of each, with the findings, comes out. Each example is a dossier
of its own: documents, links, verdicts. Reads and writes no files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from cascade.decisions.decision_file import Decisions
from cascade.graph.cascade_graph import CascadeGraph
from cascade.linking.matcher import link_dossier
from cascade.model import PLAN_KINDS, VERDICTS, Document, Finding, RuleCoverage, Source
from cascade.model.account import FileAccount, TableAccount
from cascade.model.i18n import LocalizedText, joined, same
from cascade.reading.canonical import first_mistake, to_document
from cascade.rules.evaluator import evaluate
from cascade.rules.rule import Rule
from cascade.rules.rule_file import ExampleFile
from cascade.rules.vocabulary.context import EvaluationContext
from cascade.settings import policy
from cascade.settings.nomenclature import Nomenclature, official_entry

EXAMPLE_YEAR = 2025  # of a document that says no other


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """What came of one example of a rule."""

    rule: Rule
    title: str
    failures: tuple[LocalizedText, ...]
    findings: tuple[Finding, ...]


def run_examples(rules: tuple[Rule, ...]) -> tuple[ExampleResult, ...]:
    """Run the examples of rules; an example fails when verdicts, severity or values are not as expected."""
    results = [_run_example(rule, example) for rule in rules for example in rule.examples]
    return (*results, *(missing for rule in rules if (missing := _missing_examples(rule))))


def _missing_examples(rule: Rule) -> ExampleResult | None:
    """Return what a rule lacks that does not show a fail, a pass and a case that it does not judge."""
    shown_verdicts = {verdict for example in rule.examples for verdict, count in example.expect.items() if count}
    needed_verdicts = (("fail",), ("pass",), ("not_applicable", "insufficient_data"))
    lacking = [" / ".join(either) for either in needed_verdicts if not shown_verdicts & set(either)]
    if not lacking:
        return None
    message = LocalizedText("perlu contoh dengan {x}", "needs an example of {x}").format(x=", ".join(lacking))
    return ExampleResult(rule, "–", (message,), ())


def _run_example(rule: Rule, example: ExampleFile) -> ExampleResult:
    documents, mistakes = documents_of(example)
    if mistakes:
        return ExampleResult(rule, example.title, tuple(mistakes), ())
    findings, [coverage] = evaluate((rule,), context_of(example, documents))
    return ExampleResult(rule, example.title, tuple(_mismatches(example.expect, findings, coverage)), findings)


def context_of(example: ExampleFile, documents: Sequence[Document]) -> EvaluationContext:
    """Return documents linked, with the settings, the nomenclature and the unread pages of an example."""
    graph = CascadeGraph(documents)
    graph.add_links(link_dossier(graph, Decisions())[0])
    official = None
    if example.nomenclature is not None:
        official = Nomenclature(tuple(official_entry(e, Source("nomenklatur")) for e in example.nomenclature))
    return EvaluationContext(
        graph, policy.policy_from(example.policy), official, accounts=_accounts(example, documents)
    )


def documents_of(example: ExampleFile) -> tuple[list[Document], list[LocalizedText]]:
    """Return the documents of an example, and what is wrong with how they are written."""
    documents, mistakes = [], []
    for kind in example.given:
        data = {"kind": kind, "opd": "Contoh", **example.document(kind)}
        data.setdefault("year", None if kind in PLAN_KINDS else EXAMPLE_YEAR)
        try:
            document, problems = to_document(data, kind, f"{kind}.yaml")
        except ValidationError as error:
            mistakes.append(same(f"{kind}.{first_mistake(error)}"))
            continue
        documents.append(document)
        mistakes += [problem.message for problem in problems]
    return documents, mistakes


def _accounts(example: ExampleFile, documents: Iterable[Document]) -> tuple[FileAccount, ...]:
    """Return the accounts of documents with unread pages."""
    return tuple(
        FileAccount(
            document.file,
            (TableAccount("not_read", Source(document.file, page=min(pages)), pages=pages, may_hold_targets=True),),
        )
        for document in documents
        if (pages := tuple(example.unread.get(document.kind, ())))
    )


def _mismatches(
    expect: Mapping[str, object], findings: tuple[Finding, ...], coverage: RuleCoverage
) -> Iterator[LocalizedText]:
    """Yield where an example came out otherwise: verdicts, printed values, severity."""
    actual: dict[str, int] = {verdict: count for verdict, count in coverage.counts.items() if count}
    actual_counts = ", ".join(f"{name} {count}" for name, count in actual.items()) or "–"
    wrong = [verdict for verdict in VERDICTS if verdict in expect and actual.get(verdict, 0) != expect[verdict]]
    for verdict in wrong:
        different = LocalizedText("diharapkan {v} {n}, didapat {a}", "expected {v} {n}, got {a}")
        yield different.format(v=verdict, n=expect[verdict], a=actual_counts)
    if wrong and coverage.missing and actual.keys() & {"insufficient_data", "error"}:
        yield LocalizedText("tidak dapat dinilai: {r}", "not judged: {r}").format(r=joined(coverage.missing))
    shown_values = {evidence.value for finding in findings for evidence in finding.evidence}
    values = expect.get("values")
    for path, value in values.items() if isinstance(values, Mapping) else ():
        if str(value) not in shown_values:
            absent = LocalizedText("{p}: “{v}” tidak ada di bukti {s}", "{p}: “{v}” is not in the evidence {s}")
            yield absent.format(p=path, v=value, s=", ".join(sorted(shown_values)) or "–")
    severities = {finding.severity for finding in findings}
    if "severity" in expect and severities != {expect["severity"]}:
        other = LocalizedText("diharapkan tingkat {e}, didapat {a}", "expected severity {e}, got {a}")
        yield other.format(e=expect["severity"], a=", ".join(sorted(severities)) or "–")
