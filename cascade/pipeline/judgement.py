"""Link the documents of a prepared dossier and judge them by its rules, under the decisions of one moment.

Waivers are not applied yet, and nothing is written. Documents that stand in each other's way are told, not chosen between.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cascade.decisions.decision_file import Decisions
from cascade.graph.cascade_graph import CascadeGraph
from cascade.graph.conflicts import documents_of_other_opd, find_conflicting_kinds
from cascade.linking.matcher import link_dossier
from cascade.linking.weights import Weights
from cascade.model import Finding, Problem, RuleCoverage
from cascade.model.i18n import LocalizedText
from cascade.pipeline.dossier import Dossier, nothing_read
from cascade.pipeline.options import Progress, no_progress
from cascade.pipeline.preparation import Prepared
from cascade.rules.evaluator import evaluate
from cascade.rules.trust import shipped_standings, tempered
from cascade.rules.vocabulary.context import Consequence, EvaluationContext


@dataclass(frozen=True, slots=True)
class LinkedDocuments:
    """The documents of a dossier as one graph, the kinds that stand in each other's way, and what is wrong between them."""

    graph: CascadeGraph
    conflicting_kinds: frozenset[str]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What links and rules make of a dossier; `consequences` says for each open link what waits for its answer."""

    graph: CascadeGraph
    findings: tuple[Finding, ...]
    coverage: tuple[RuleCoverage, ...]
    problems: tuple[Problem, ...]
    conflicting_kinds: frozenset[str]
    consequences: Mapping[tuple[str, str], list[Consequence]]


def judge(prepared: Prepared, decisions: Decisions, progress: Progress = no_progress) -> Judgement:
    """Link and judge under these decisions; what they correct of the documents is put right first."""
    dossier = prepared.dossier.with_corrections(decisions.corrections)
    progress(LocalizedText("Menautkan indikator …", "Linking indicators …"))
    linked = link_dossier_documents(dossier, decisions, prepared.weights)
    rules = prepared.rule_set.rules
    progress(LocalizedText("Menilai {n} aturan …", "Judging {n} rules …").format(n=len(rules)))
    context = EvaluationContext(
        linked.graph,
        prepared.settings,
        prepared.nomenclature,
        linked.conflicting_kinds,
        prepared.not_due,
        dossier.accounts,
    )
    findings, coverage = evaluate(rules, context)
    findings = tempered(findings, shipped_standings(), prepared.settings.severities)
    return Judgement(linked.graph, findings, coverage, linked.problems, linked.conflicting_kinds, context.consequences)


def link_dossier_documents(dossier: Dossier, decisions: Decisions, weights: Weights | None = None) -> LinkedDocuments:
    """Link all documents of a dossier.

    Raises:
        CascadeError: the dossier holds no document that could be read.
    """
    if not dossier.documents:
        raise nothing_read(dossier)
    graph = CascadeGraph(dossier.documents)
    conflicting_kinds, conflicts = find_conflicting_kinds(dossier.documents)
    links, unmatched = link_dossier(graph, decisions, conflicting_kinds, weights)
    graph.add_links(links)
    problems = (*conflicts, *documents_of_other_opd(dossier.documents), *unmatched)
    return LinkedDocuments(graph, frozenset(conflicting_kinds), problems)
