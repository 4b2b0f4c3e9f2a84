"""Documents written as Python, linked and judged by a rule: what tests of rules begin with."""

from __future__ import annotations

from documents_as_text import canonical

from cascade.decisions.decision_file import Decisions
from cascade.graph.cascade_graph import CascadeGraph
from cascade.linking.matcher import link_dossier
from cascade.rules.evaluator import evaluate
from cascade.rules.loader import compile_rule, read_rules, shipped_rules
from cascade.rules.vocabulary.context import EvaluationContext
from cascade.safe_io import yaml_reader
from cascade.settings import policy

RULE = """
code: ZZZ-01
title: {id: Aksi sama dengan PK, en: The action equals the PK}
kind: value_mismatch
severity: error
basis: [{instrument: uji}]
select: {aksi: indicator of rencana_aksi, pk: aksi linked to perjanjian_kinerja}
needs: [rencana_aksi, perjanjian_kinerja]
when: pk.target is not None
assert: aksi.annual == pk.target
message: {id: "Aksi {aksi.annual}, PK {pk.target}.", en: "Action {aksi.annual}, PK {pk.target}."}
note: {id: samakan, en: align}
fix: {id: Samakan., en: Align.}
examples: [{title: x, given: {}, expect: {}}]
"""


def rule(text: str = RULE):
    return compile_rule(yaml_reader.parse(text, "uji.yaml"))


def shipped(*codes):
    return [each for each in read_rules(shipped_rules()) if each.code in codes]


def judged(*documents, rules=None, settings=None, **choices):
    """Link documents and judge them; `settings` are those of a `berkas.yaml`, `choices` replace values of the policy."""
    graph = CascadeGraph(documents)
    graph.add_links(link_dossier(graph, Decisions())[0])
    in_force = policy.policy_from(settings) if settings else policy.built_in()
    context = EvaluationContext(graph, in_force.model_copy(update=choices))
    return evaluate(tuple(rules or (rule(),)), context)


def pk(*rows, **more):
    return canonical("perjanjian_kinerja", [{"level": "sasaran", **row} for row in rows], **{"year": 2025, **more})


def aksi(*rows, **more):
    return canonical("rencana_aksi", [{"level": "sasaran", **row} for row in rows], **{"year": 2025, **more})


def renstra(*rows, **more):
    return canonical("renstra", [{"level": "sasaran", **row} for row in rows], **{"years": [2024, 2025, 2026], **more})


LINMAS = {"name": "Persentase Linmas terbina", "unit": "%"}


RISING = {**LINMAS, "quarters": ["25%", "50%", "75%", "90%"]}
