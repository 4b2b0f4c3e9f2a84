"""Working papers of small reports: findings, rules and documents made for one test."""

from __future__ import annotations

from types import SimpleNamespace

from golden_reports import NOW

from cascade.advice.main_problems import main_problems
from cascade.graph.cascade_graph import CascadeGraph
from cascade.model import Basis, Evidence, Finding, RuleCoverage, Source
from cascade.model.i18n import LocalizedText, same
from cascade.reading.canonical import to_document
from cascade.reports.papers.workpapers import Workpapers
from cascade.reports.report import Report

PASSED, FAILED, UNJUDGED = {"pass": 3}, {"pass": 3, "fail": 1}, {"insufficient_data": 1}


def finding(code="PLF-01", severity="error"):
    place = Source("ra.xlsx", sheet="RA", cell="H8")
    return Finding(
        code, "value_mismatch", severity, 1, "Indeks", same("Judul"), same("84 melebihi 82,5."), same("catatan"),
        same("Samakan."), (Basis("PermenPAN-RB 88/2021"),), f"{code}{severity}", "x",
        (Evidence(same("TR IV"), "84", place, "Rencana Aksi 2025"),), (place,),
    )  # fmt: skip


def rule(code, counts):
    return RuleCoverage(code, same("Judul"), counts, (LocalizedText("tidak ada", "absent"),))


def papers(findings=(), rules=(), waived=(), documents=(), links=(), needs=()):
    made = [to_document(d, d["kind"], f"{d['kind']}.json", "0" * 64)[0] for d in documents]
    built = CascadeGraph(made)
    built.add_links(links)
    book = tuple(SimpleNamespace(code=code, needs=each, basis=()) for code, each in needs)
    return Workpapers(
        Report(
            "1", "x", NOW, built, findings=findings, main_problems=main_problems(findings, built), coverage=rules,
            waived=waived, rules=book,
        )
    )  # fmt: skip


def only_aspect(made):
    [aspect] = made.aspects
    return aspect.conclusion, aspect.status
