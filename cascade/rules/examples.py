"""Does a rule do what its own examples say?

The examples of rule files go in; what came of each, with the findings, comes out. Each example is a dossier
of its own: documents, links, verdicts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from cascade.graph.cascade_graph import CascadeGraph
from cascade.linking.decisions import Decisions
from cascade.linking.matcher import link_dossier
from cascade.model import PLAN_KINDS, VERDICTS, Finding, RuleCoverage, Source
from cascade.model.i18n import LocalizedText, joined, same
from cascade.reading.canonical import first_mistake, to_document
from cascade.rules.evaluator import evaluate
from cascade.rules.loader import ExampleFile, Rule
from cascade.rules.vocabulary.context import EvaluationContext
from cascade.settings import policy
from cascade.settings.nomenclature import Nomenclature, official_entry


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """What came of one example of a rule."""

    rule: Rule
    title: str
    failures: tuple[LocalizedText, ...]
    findings: tuple[Finding, ...]


def run(rules: tuple[Rule, ...]) -> tuple[ExampleResult, ...]:
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
    said = LocalizedText("perlu contoh dengan {x}", "needs an example of {x}").format(x=", ".join(lacking))
    return ExampleResult(rule, "–", (said,), ())


def _run_example(rule: Rule, example: ExampleFile) -> ExampleResult:
    documents, mistakes = [], []
    for kind, given in example.given.items():
        data = {"kind": kind, "opd": "Contoh", **({"indicators": given} if isinstance(given, list) else given)}
        data.setdefault("year", None if kind in PLAN_KINDS else 2025)
        try:
            document, problems = to_document(data, kind, f"{kind}.yaml")
        except ValidationError as error:
            mistakes.append(same(f"{kind}.{first_mistake(error)}"))
            continue
        documents.append(document)
        mistakes += [problem.message for problem in problems]
    if mistakes:
        return ExampleResult(rule, example.title, tuple(mistakes), ())
    graph = CascadeGraph(documents)
    graph.add_links(link_dossier(graph, Decisions())[0])
    choices = policy.of(example.policy)
    official = None
    if example.nomenclature is not None:
        official = Nomenclature(tuple(official_entry(e, Source("nomenklatur")) for e in example.nomenclature))
    findings, coverage = evaluate((rule,), EvaluationContext(graph, choices, official))
    return ExampleResult(rule, example.title, tuple(_mismatches(example.expect, findings, coverage[0])), findings)


def _mismatches(
    expect: Mapping[str, Any], findings: tuple[Finding, ...], coverage: RuleCoverage
) -> list[LocalizedText]:
    actual = {verdict: count for verdict, count in coverage.counts.items() if count}
    counted = ", ".join(f"{name} {count}" for name, count in actual.items()) or "–"
    different = LocalizedText("diharapkan {v} {n}, didapat {a}", "expected {v} {n}, got {a}")
    wrong = [
        different.format(v=verdict, n=expect[verdict], a=counted)
        for verdict in VERDICTS
        if verdict in expect and actual.get(verdict, 0) != expect[verdict]
    ]
    if wrong and coverage.missing and actual.keys() & {"insufficient_data", "error"}:
        reasons = joined(coverage.missing)
        wrong.append(LocalizedText("tidak dapat dinilai: {r}", "not judged: {r}").format(r=reasons))
    shown = {e.value for finding in findings for e in finding.evidence}
    for path, value in expect.get("values", {}).items():
        if str(value) not in shown:
            said = LocalizedText("{p}: “{v}” tidak ada di bukti {s}", "{p}: “{v}” is not in the evidence {s}")
            wrong.append(said.format(p=path, v=value, s=", ".join(sorted(shown)) or "–"))
    if "severity" in expect and {f.severity for f in findings} != {expect["severity"]}:
        said = LocalizedText("diharapkan tingkat {e}, didapat {a}", "expected severity {e}, got {a}")
        wrong.append(said.format(e=expect["severity"], a=", ".join(sorted({f.severity for f in findings})) or "–"))
    return wrong
