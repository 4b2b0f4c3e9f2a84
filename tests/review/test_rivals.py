import json

import pytest

from cascade.decisions.decision_file import Decisions, decision_on
from cascade.pipeline import check as pipeline
from cascade.pipeline.judgement import judge
from cascade.review.rivals import Rivals

NAMES = [f"Persentase desa yang tertib administrasi {of}" for of in ("keuangan", "aset", "kependudukan")]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rivals")
    row = {"level": "sasaran", "element": "Tata kelola", "unit": "%"}
    renstra = [{**row, "name": name, "targets": {"2026": "85"}} for name in NAMES]
    pk = [{**row, "name": "Persentase desa yang tertib administrasi", "target": "80"}]
    for name, document in (
        ("renstra", {"kind": "renstra", "opd": "Dinas Uji", "years": [2025, 2026], "indicators": renstra}),
        ("pk", {"kind": "perjanjian_kinerja", "opd": "Dinas Uji", "year": 2026, "indicators": pk}),
    ):
        (folder / f"{name}.json").write_text(json.dumps(document), "utf-8")
    return pipeline.prepare([folder])


def question(prepared, *decisions):
    graph = judge(prepared, Decisions(links=decisions)).graph
    return graph, next(link for link in graph.links() if not link.is_settled)


def test_the_runner_up_and_who_else_comes_into_question_are_named_the_likeliest_first(prepared):
    graph, link = question(prepared)

    found = Rivals(graph).of(link)

    assert [each.right for each in found] == [link.right] * 2
    assert found[0].left == link.runner_up
    assert {link.left, *(each.left for each in found)} == {"renstra.json#i1", "renstra.json#i2", "renstra.json#i3"}
    assert found[0].score >= found[1].score


def test_what_a_person_rejected_is_no_rival(prepared):
    graph, link = question(prepared)
    rejected = decision_on(graph, Rivals(graph).of(link)[0], "rejected", "Ani", None)

    graph, link = question(prepared, rejected)

    assert len(Rivals(graph).of(link)) == 1


def test_confirming_a_rival_takes_the_question_away_without_rejecting_it(prepared):
    graph, link = question(prepared)
    confirmed = decision_on(graph, Rivals(graph).of(link)[0], "confirmed", "Ani", None)

    graph = judge(prepared, Decisions(links=(confirmed,))).graph

    assert [each.verdict for each in graph.links()] == ["confirmed"]
    assert not graph.rejected_pairs
