from __future__ import annotations

from dataclasses import replace

import pytest
from documents_as_text import canonical
from judged_documents import LINMAS, RISING, RULE, aksi, judged, pk, renstra, rule, shipped

from cascade.graph.cascade_graph import CascadeGraph
from cascade.model import RuleCoverage
from cascade.model.i18n import LocalizedText
from cascade.rules.vocabulary.context import EvaluationContext
from cascade.settings import policy

LINKS = (
    RULE.replace("ZZZ-01", "ZZZ-02")
    .replace(
        "select: {aksi: indicator of rencana_aksi, pk: aksi linked to perjanjian_kinerja}", "select: {link: open link}"
    )
    .replace(
        "needs: [rencana_aksi, perjanjian_kinerja]\nwhen: pk.target is not None\nassert: aksi.annual == pk.target",
        "assert: link.score > 100",
    )
    .replace(
        'message: {id: "Aksi {aksi.annual}, PK {pk.target}.", en: "Action {aksi.annual}, PK {pk.target}."}',
        'message: {id: "{link.right.name}? {link.consequences}", en: "{link.right.name}? {link.consequences}"}',
    )
)


def test_equal_numbers_pass_however_they_are_printed():
    findings, [coverage] = judged(pk({**LINMAS, "target": "90,00"}), aksi(RISING))

    assert (findings, dict(coverage.counts)) == ((), {"pass": 1})


def test_a_blank_target_is_not_applicable_and_a_missing_link_asks_nothing():
    assert dict(judged(pk({**LINMAS, "target": ""}), aksi(RISING))[1][0].counts) == {"not_applicable": 1}
    assert dict(judged(pk({"name": "Nilai SAKIP", "target": "80"}), aksi(RISING))[1][0].counts) == {"not_applicable": 0}


def test_different_units_cannot_be_judged_and_the_reason_is_counted():
    _, [coverage] = judged(
        pk({"name": "Jumlah rapat", "unit": "dokumen", "target": "12"}),
        aksi({"name": "Jumlah rapat", "unit": "kali", "quarters": list("3333")}),
    )

    assert dict(coverage.counts) == {"insufficient_data": 1}
    assert "satuan berbeda" in coverage.missing[0].id


def test_a_missing_document_is_insufficient_data_once():
    findings, [coverage] = judged(aksi(RISING, {**RISING, "name": "Persentase lain"}))

    assert (findings, dict(coverage.counts)) == ((), {"insufficient_data": 1})
    assert "Perjanjian Kinerja" in coverage.missing[0].id


def test_a_less_plausible_reading_that_holds_makes_a_question():
    [finding], _ = judged(
        pk({"name": "Jumlah peralatan", "unit": "unit", "target": "3"}),
        aksi({"name": "Jumlah peralatan", "unit": "unit", "quarters": list("3353")}),
    )

    assert finding.severity == "question"
    assert "TR IV (3)" in finding.doubts[0].id


def test_an_equally_plausible_reading_that_holds_is_a_pass():
    row = {"name": "Persentase desa terbina", "unit": "%"}

    assert judged(pk({**row, "target": "100%"}), aksi({**row, "quarters": ["25%"] * 4}))[0] == ()


UNSURE = {"name": "Persentase desa/kelurahan yang tertib", "unit": "%"}


def test_no_finding_rests_on_an_open_link_and_the_question_says_what_would_follow():
    findings, coverage = judged(
        pk({"name": "Persentase desa yang tertib", "unit": "%", "target": "95%"}), aksi({**UNSURE, "quarters": ["25%", "50%", "75%", "90%"]}),
        rules=(rule(), rule(LINKS)),
    )  # fmt: skip

    assert [f.code for f in findings] == ["ZZZ-02"]
    assert "ZZZ-01 (90% ↔ 95%)" in findings[0].message.id
    assert dict(coverage[0].counts) == {"insufficient_data": 1}


def test_copies_are_one_finding_with_all_places():
    copy = {**RISING, "level": "sub_kegiatan", "element": "Linmas"}
    rows = [{**copy, "sources": [{"cell": cell}]} for cell in ("C8", "C35", "C62")]

    [finding], [coverage] = judged(pk({**LINMAS, "level": "sub_kegiatan", "target": "95%"}), aksi(*rows))

    assert {place.cell for place in finding.places} >= {"C8", "C35", "C62"}
    assert dict(coverage.counts) == {"fail": 3}


def test_policy_overrides_severity_and_switches_rules_off_with_a_reason():
    documents = pk({**LINMAS, "target": "95%"}), aksi(RISING)

    [finding], _ = judged(*documents, severities={"ZZZ-01": "warning"})
    nothing, [coverage] = judged(*documents, off={"ZZZ-01": "belum berlaku di daerah ini"})

    assert finding.severity == "warning"
    assert (nothing, dict(coverage.counts)) == ((), {"waived": 1})
    assert "belum berlaku" in coverage.missing[0].id


def test_an_ambiguous_number_fails_nothing():
    row = {"name": "Jumlah peserta", "unit": "orang"}
    findings, [coverage] = judged(pk({**row, "target": "30.000"}), aksi({**row, "quarters": ["", "", "", "30"]}))

    assert (findings, dict(coverage.counts)) == ((), {"insufficient_data": 1})


def test_the_same_input_gives_the_same_findings_in_the_same_order():
    documents = (
        pk({**LINMAS, "target": "95%"}, {"name": "Nilai SAKIP", "target": "80"}),
        aksi(RISING, {"name": "Nilai SAKIP", "quarters": ["", "", "", "79"]}),
    )

    assert judged(*documents) == judged(*documents)


@pytest.mark.parametrize("better", ["up", "down"])
def test_a_stated_direction_is_obeyed(better):
    text = RULE.replace("aksi.annual == pk.target", "not beyond(aksi.annual, pk.target, pk.direction)")
    findings, _ = judged(pk({**LINMAS, "target": "85%", "direction": better}), aksi(RISING), rules=(rule(text),))

    assert bool(findings) is (better == "up")


def test_the_world_of_one_run_does_not_leak_into_the_next():
    graph = CascadeGraph([pk({**LINMAS, "target": "95%"}), aksi(RISING)])
    first = EvaluationContext(graph, policy.built_in())

    assert first.consequences is not EvaluationContext(graph, policy.built_in()).consequences
    assert replace(first).graph is graph


def test_a_target_is_held_against_the_renstra_perubahan_and_nothing_is_missing_from_the_renstra_before_it():
    documents = (
        renstra({**LINMAS, "targets": {2025: "85%"}}, {"name": "Nilai SAKIP", "targets": {2025: "70"}}),
        renstra({**LINMAS, "targets": {2025: "90%"}}, id="ubah", phase="perubahan"),
        pk({**LINMAS, "target": "90%"}),
    )

    findings, _ = judged(*documents, rules=shipped("PLF-01", "PLF-02", "ADA-01", "ADA-02"))

    assert findings == ()


def test_the_renstra_is_held_against_the_pk_of_the_last_year_that_it_covers():
    plan = renstra({"name": "Nilai SAKIP", "targets": {2024: "70", 2025: "72"}})
    last = pk({"name": "Nilai SAKIP", "target": "70"}, id="pk24", year=2024)

    findings, _ = judged(plan, last, pk({**LINMAS, "target": "85%"}), rules=shipped("ADA-02"))

    assert ["bertarget 72 pada tahun 2025" in finding.message.id for finding in findings] == [True]


@pytest.mark.parametrize(
    ("counts", "state"),
    [
        ({"fail": 1, "pass": 3}, "failed"),
        ({"pass": 1, "insufficient_data": 2}, "passed"),
        ({"insufficient_data": 1, "not_applicable": 5}, "unjudged"),
        ({"error": 1}, "broken"),
        ({"waived": 1}, "off"),
        ({"not_applicable": 0}, "idle"),
    ],
)
def test_a_rule_as_a_whole_is_in_one_state_for_every_report(counts, state):
    assert RuleCoverage("ZZZ-01", LocalizedText("x", "x"), counts).state == state


def test_whether_a_result_is_ever_promised_is_not_judged_where_its_zeros_are_read_poorly():
    zero, poor = ({"raw": "0", "source": {"page": 1, "confidence": sure}} for sure in (0.97, 0.8))
    row = {
        "name": "Persentase tindak lanjut",
        "level": "program",
        "element": "Program Pengawasan",
        "pagu": {2025: "8.400.000.000"},
    }

    for targets, verdict in (({2025: zero, 2026: zero}, "fail"), ({2025: zero, 2026: poor}, "insufficient_data")):
        document = canonical("renstra", [{**row, "targets": targets}], years=[2025, 2026])
        _, [coverage] = judged(document, rules=shipped("PGU-07"))
        assert coverage.counts == {verdict: 1}


def test_the_spelling_of_a_name_in_a_picture_is_not_judged():
    rows = [{"name": "Jumlah laporan pemertntah", "targets": {2025: "1"}, "sources": [{"page": 1, "confidence": 0.99}]}]

    findings, [coverage] = judged(canonical("renstra", rows, years=[2025]), rules=shipped("NOM-07"))

    assert not findings
    assert coverage.counts == {"insufficient_data": 1}


def test_a_sum_with_a_pagu_read_poorly_from_a_picture_is_not_judged():
    poorly = {"raw": "100.000.000", "source": {"page": 1, "confidence": 0.5}}
    elements = [
        {"id": "k", "name": "Administrasi Umum", "level": "kegiatan", "pagu": {2025: poorly}},
        {"id": "a", "name": "Pengadaan ATK", "level": "sub_kegiatan", "parent": "k", "pagu": {2025: "75.000.000"}},
        {"id": "b", "name": "Rapat", "level": "sub_kegiatan", "parent": "k", "pagu": {2025: "25.500.000"}},
    ]

    findings, [coverage] = judged(canonical("renja", [], year=2025, elements=elements), rules=shipped("PGU-03"))

    assert not findings
    assert coverage.counts == {"insufficient_data": 1}


@pytest.mark.parametrize(("assumed", "counts"), [(False, {"fail": 1}), (True, {"insufficient_data": 1})])
def test_an_element_whose_level_is_only_assumed_is_not_judged_and_that_is_said(assumed, counts):
    row = {"name": "Jumlah laporan", "level": "sub_kegiatan", "element": "Fasilitasi Musrenbang", "unit": "laporan"}
    other = {**row, "element": "Penyusunan Profil Desa"}
    renja = canonical("renja", [{**row, "target": "2"}], year=2025)
    action = canonical("rencana_aksi", [{**other, "quarters": ["-", "-", "-", "2"]}], year=2025)
    [element] = renja.elements
    renja = replace(renja, elements=(replace(element, level_assumed=assumed),))

    _, [covered] = judged(renja, action, rules=shipped("ADA-08"))

    assert {verdict: n for verdict, n in covered.counts.items() if n} == counts


def test_the_question_of_a_link_has_the_kind_and_the_evidence_of_what_its_answer_reveals():
    question = rule(LINKS.replace("kind: value_mismatch", "kind: wording"))
    documents = (
        pk({"name": "Persentase desa yang tertib", "unit": "%", "target": "95%"}),
        aksi({**UNSURE, "quarters": ["25%", "50%", "75%", "90%"]}),
    )

    [finding], _ = judged(*documents, rules=(rule(), question))
    [alone], _ = judged(*documents, rules=(question,))

    assert (finding.kind, alone.kind) == ("value_mismatch", "wording")
    assert {"90%", "95%"} <= {each.value for each in finding.evidence}
