from __future__ import annotations

from dataclasses import replace

import pytest
from documents_as_text import canonical

from cascade.graph.cascade_graph import CascadeGraph
from cascade.linking.decisions import Decisions
from cascade.linking.matcher import link_dossier
from cascade.model import RuleCoverage
from cascade.model.i18n import LocalizedText
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


def rule(text: str = RULE):
    return compile_rule(yaml_reader.parse(text, "uji.yaml"))


def shipped(*codes):
    return [each for each in read_rules(shipped_rules()) if each.code in codes]


def judged(*documents, rules=None, **choices):
    graph = CascadeGraph(documents)
    graph.add_links(link_dossier(graph, Decisions())[0])
    world = EvaluationContext(graph, policy.built_in().model_copy(update=choices))
    return evaluate(tuple(rules or (rule(),)), world)


def pk(*rows, **more):
    return canonical("perjanjian_kinerja", [{"level": "sasaran", **row} for row in rows], **{"year": 2025, **more})


def aksi(*rows, **more):
    return canonical("rencana_aksi", [{"level": "sasaran", **row} for row in rows], **{"year": 2025, **more})


def renstra(*rows, **more):
    return canonical("renstra", [{"level": "sasaran", **row} for row in rows], **{"years": [2024, 2025, 2026], **more})


LINMAS = {"name": "Persentase Linmas terbina", "unit": "%"}
RISING = {**LINMAS, "quarters": ["25%", "50%", "75%", "90%"]}


def test_a_fail_shows_both_values_with_their_places():
    [finding], [coverage] = judged(
        pk({**LINMAS, "target": "95%", "sources": [{"page": 3, "row": 7}]}),
        aksi({**RISING, "sources": [{"sheet": "RA", "cell": "H63"}]}),
    )

    assert finding.message.id == "Aksi 90%, PK 95%."
    assert {(e.value, e.source.page, e.source.cell) for e in finding.evidence} == {
        ("90%", None, "H63"),
        ("95%", 3, None),
    }
    assert (finding.severity, dict(coverage.counts)) == ("error", {"fail": 1})


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


def test_when_no_reading_holds_the_evidence_has_the_two_nearest():
    [finding], _ = judged(
        pk({"name": "Jumlah peralatan", "unit": "unit", "target": "12"}),
        aksi({"name": "Jumlah peralatan", "unit": "unit", "quarters": list("3353")}),
    )

    assert {e.value for e in finding.evidence} == {"14", "3", "12"}


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


def test_the_fingerprint_survives_re_paging_and_spelling():
    def fingerprint(name, page):
        [finding], _ = judged(
            pk({**LINMAS, "name": name, "target": "95%"}), aksi({**RISING, "name": name, "sources": [{"page": page}]})
        )
        return finding.fingerprint

    assert fingerprint("Persentase Linmas terbina", 3) == fingerprint("Prosentase LINMAS  terbina", 9)


def test_findings_on_the_same_indicator_share_a_cause():
    other = rule(RULE.replace("ZZZ-01", "ZZZ-03"))

    findings, _ = judged(pk({**LINMAS, "target": "95%"}), aksi(RISING), rules=(rule(), other))

    assert len({f.cause for f in findings}) == 1
    assert len({f.fingerprint for f in findings}) == 2


def test_a_fuzzy_link_lowers_confidence_and_never_severity():
    near = "Persentase permohonan administrasi kependudukan dan PATEN yang terlayani secara baik"
    row = {"name": near.replace("permohonan", "permohonann"), "unit": "%", "quarters": ["25%", "50%", "75%", "90%"]}
    [finding], _ = judged(pk({"name": near, "unit": "%", "target": "95%"}), aksi(row))

    assert finding.severity == "error"
    assert finding.confidence < 1
    assert any("Tautan nama otomatis" in doubt.id for doubt in finding.doubts)


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


def test_nothing_of_a_document_is_read_as_a_placeholder():
    name = "Persentase {aksi.annual} {0} {x!r} terbina"
    [finding], _ = judged(pk({**LINMAS, "name": name, "target": "95%"}), aksi({**RISING, "name": name}))

    assert finding.subject == name


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


def test_the_same_indicator_of_two_officials_gives_two_findings():
    plan = renstra({**LINMAS, "targets": {2025: "85%"}})
    first = pk({**LINMAS, "target": "90%"}, id="pk1", owner={"position": "Camat"})
    second = pk({**LINMAS, "target": "95%"}, id="pk2", owner={"position": "Sekretaris Kecamatan"})

    alone, _ = judged(plan, first, rules=shipped("PLF-02"))
    both, _ = judged(plan, first, second, rules=shipped("PLF-02"))

    assert len(alone) == 1
    assert len({finding.fingerprint for finding in both}) == 2


def test_one_row_held_against_the_pk_of_two_officials_gives_two_findings():
    row = {"name": "Jumlah dokumen perencanaan", "unit": "dokumen"}
    parties = [pk({**row, "target": n}, id=n, owner={"position": f"Kepala Seksi {n}"}) for n in ("5", "7")]

    findings, _ = judged(*parties, aksi({**row, "quarters": list("3333")}), rules=shipped("TRI-02"))

    assert [finding.message.id.split()[-1].rstrip(".") for finding in findings] == ["5", "7"]


def pagu(name, level, amount, parent=None):
    return {"id": f"{name} {parent}", "name": name, "level": level, "parent": parent, "pagu": {2025: amount}}


@pytest.mark.parametrize(("level", "findings"), [("program", 2), ("sasaran", 1)])
def test_elements_of_one_name_are_told_apart_by_the_program_above_and_not_by_the_sasaran(level, findings):
    above = [pagu(name, level, "100.000.000") for name in ("Satu", "Dua")]
    middle = [pagu("Administrasi Umum", "kegiatan", "100.000.000", e["id"]) for e in above]
    below = [pagu("Sub", "sub_kegiatan", "90.000.000", e["id"]) for e in middle]

    found, _ = judged(canonical("renja", [], year=2025, elements=[*above, *middle, *below]), rules=shipped("PGU-03"))

    assert len({finding.fingerprint for finding in found}) == len(found) == findings


def test_a_fail_is_told_under_the_reading_that_the_pk_backs():
    row = {"name": "Persentase desa terbina", "unit": "%"}
    documents = (
        renstra({**row, "targets": {2025: "90%"}}),
        pk({**row, "target": "100%"}),
        aksi({**row, "quarters": ["25%"] * 4}),
    )

    [finding], _ = judged(*documents, rules=shipped("PLF-01"))

    assert finding.severity == "error"
    assert "100% melebihi target Renstra 90%" in finding.message.id


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


@pytest.mark.parametrize(
    ("number", "name", "word", "severities"),
    [
        (None, None, "desa", ["error"]),
        (0.98, 0.97, "desa", ["error"]),
        (0.98, 0.97, "dcsa", ["question"]),
        (0.98, 0.85, "desa", []),
        (0.5, 0.97, "desa", []),
    ],
)
def test_numbers_read_surely_from_a_picture_make_a_finding_where_the_name_is_beyond_doubt(
    number, name, word, severities
):
    row = {"name": f"Persentase {word} tertib", "sources": [{"page": 1, "confidence": name}]}
    renstra = canonical("renstra", [{**row, "targets": {2025: "80"}}], years=[2025])
    target = {"raw": "90", "source": {"page": 1, "confidence": number}}
    pk = canonical("perjanjian_kinerja", [{**row, "target": target}], year=2025)

    findings, _ = judged(renstra, pk, rules=shipped("PLF-02"))

    assert [finding.severity for finding in findings] == severities
    assert [finding.confidence < 1 for finding in findings] == [bool(number)] * len(severities)
    if number:
        assert all(any("gambar" in doubt.id for doubt in finding.doubts) for finding in findings)


def test_the_finding_tells_how_surely_its_numbers_were_read_and_which_page_to_check():
    row = {"name": "Persentase desa tertib", "sources": [{"page": 52, "confidence": 0.97}]}
    target = {"raw": "90", "source": {"page": 52, "confidence": 0.93}}
    documents = (
        canonical("renstra", [{**row, "targets": {2025: "80"}}], years=[2025]),
        canonical("perjanjian_kinerja", [{**row, "target": target}], year=2025),
    )

    [finding], _ = judged(*documents, rules=shipped("PLF-02"))

    assert "keyakinan 93 %" in finding.doubts[0].id
    assert "hal. 52" in finding.doubts[0].id


def test_words_read_from_a_picture_leave_a_question():
    at = {"sources": [{"page": 1, "confidence": 0.99}]}
    rows = [
        {"name": "Jumlah paket mebel", "level": "sub_kegiatan", "element": "Mebel", "unit": "unit", "targets": {2025: "1"}, **at}
    ]  # fmt: skip

    findings, _ = judged(canonical("renstra", rows, years=[2025]), rules=shipped("SAT-11"))

    assert [finding.severity for finding in findings] == ["question"]


def test_a_sum_read_from_a_picture_is_a_question_since_a_part_may_have_been_missed():
    read = {"sources": [{"page": 1, "confidence": 0.99}]}

    def surely(raw):
        return {2025: {"raw": raw, "source": {"page": 1, "confidence": 0.99}}}

    elements = [
        {"id": "k", "name": "Administrasi Umum", "level": "kegiatan", "pagu": surely("100.000.000"), **read},
        {
            "id": "a",
            "name": "Pengadaan ATK",
            "level": "sub_kegiatan",
            "parent": "k",
            "pagu": surely("75.500.000"),
            **read,
        },
        {"id": "b", "name": "Rapat", "level": "sub_kegiatan", "parent": "k", "pagu": surely("25.000.000"), **read},
    ]

    findings, _ = judged(canonical("renja", [], year=2025, elements=elements), rules=shipped("PGU-03"))

    assert [finding.severity for finding in findings] == ["question"]


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


def test_a_fault_that_rests_on_a_table_without_rules_is_a_question():
    source = {"page": 1, "guessed": True, "box": [10, 10, 90, 20]}
    documents = [
        canonical("perjanjian_kinerja", [{"name": "Indeks Layanan", "level": "sasaran", "target": {"raw": "80", "source": source}}], year=2025),
        canonical("rencana_aksi", [{"name": "Indeks Layanan", "level": "sasaran", "quarters": ["-", "-", "-", "79"]}], year=2025),
    ]  # fmt: skip

    findings, _ = judged(*documents)

    assert [finding.severity for finding in findings] == ["question"]
    assert findings[0].confidence < 1
    assert any("tanpa garis" in doubt.id for doubt in findings[0].doubts)


@pytest.mark.parametrize(("guessed", "severity"), [(True, "question"), (False, "error")])
def test_what_is_missing_in_a_document_without_rules_may_have_been_missed(guessed, severity):
    sources = [{"page": 1, "guessed": guessed, "box": [10, 10, 90, 20]}]
    documents = [
        canonical("renstra", [{"name": "Indeks Layanan", "level": "sasaran", "targets": {"2025": "80"}, "sources": sources}], years=[2025]),
        canonical("perjanjian_kinerja", [{"name": "Nilai SAKIP", "level": "sasaran", "target": "70"}], year=2025),
    ]  # fmt: skip

    findings, _ = judged(*documents, rules=shipped("ADA-01"))

    assert [finding.severity for finding in findings] == [severity]


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
