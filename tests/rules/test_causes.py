"""One cause, one finding: what hangs together is one question or one card, and no alarm rests on a doubt."""

from __future__ import annotations

from documents_as_text import canonical

from cascade.decisions.decision_file import Decisions, LinkDecision
from cascade.decisions.name_lookup import IndicatorReference
from cascade.graph.cascade_graph import CascadeGraph
from cascade.linking.matcher import link_dossier
from cascade.rules.evaluator import evaluate
from cascade.rules.loader import read_rules, shipped_rules
from cascade.rules.vocabulary.context import EvaluationContext
from cascade.settings import policy

PACK = [rule for rule in read_rules(shipped_rules()) if rule.pack == "inti"]
LINMAS = {"name": "Persentase Linmas terbina", "unit": "%", "level": "sasaran"}
DESA = {"name": "Persentase desa yang tertib", "unit": "%", "level": "sasaran"}
DESA_KELURAHAN = {**DESA, "name": "Persentase desa/kelurahan yang tertib"}
RISING = ["25%", "50%", "75%", "90%"]


def judged(*documents, human=None, rules=PACK):
    graph = CascadeGraph(documents)
    graph.add_links(link_dossier(graph, human or Decisions())[0])
    return evaluate(tuple(rules), EvaluationContext(graph, policy.built_in()))


def codes(*documents, **more):
    return [finding.code for finding in judged(*documents, **more)[0]]


def renstra(*rows, **more):
    return canonical("renstra", list(rows), **{"years": [2024, 2025, 2026], **more})


def pk(*rows, **more):
    return canonical("perjanjian_kinerja", list(rows), **{"year": 2025, **more})


def aksi(*rows, **more):
    return canonical("rencana_aksi", list(rows), **{"year": 2025, **more})


def test_a_link_in_doubt_over_several_documents_is_one_question_and_no_orphan():
    findings, _ = judged(
        renstra({**DESA, "targets": {2025: "80%"}}),
        pk({**DESA_KELURAHAN, "target": "90%"}),
        aksi({**DESA_KELURAHAN, "quarters": RISING}),
    )

    assert [(f.code, f.severity) for f in findings] == [("NOM-06", "question")]
    assert "PLF-01 (90% ↔ 80%)" in findings[0].message.id
    assert "PLF-02 (90% ↔ 80%)" in findings[0].message.id
    assert {place.file for place in findings[0].places} == {
        "renstra.yaml",
        "perjanjian_kinerja.yaml",
        "rencana_aksi.yaml",
    }
    assert len(findings[0].links) == 2


def test_what_may_be_linked_over_a_third_document_is_no_orphan():
    findings = codes(
        renstra({**LINMAS, "targets": {2025: "80%"}}),
        pk({**LINMAS, "name": "Persentase Linmas yang dibina", "target": "80%"}),
        aksi({**LINMAS, "name": "Persentase anggota Linmas terbina", "quarters": ["20%", "40%", "60%", "80%"]}),
    )

    assert set(findings) <= {"ADA-17", "NOM-06"}


def test_what_people_confirmed_over_a_third_document_is_no_orphan():
    def confirmed(left, right):
        sides = [IndicatorReference(document=kind, name=row["name"]) for kind, row in (left, right)]
        return LinkDecision(left=sides[0], right=sides[1], verdict="confirmed")

    names = [
        {**LINMAS, "name": f"Persentase {word}"} for word in ("Linmas terbina", "satuan yang dilatih", "anggota aktif")
    ]
    plan, promise, action = names
    human = Decisions(
        (
            confirmed(("renstra", plan), ("perjanjian_kinerja", promise)),
            confirmed(("renstra", plan), ("rencana_aksi", action)),
        )
    )
    documents = (
        renstra({**plan, "targets": {2025: "80%"}}),
        pk({**promise, "target": "80%"}),
        aksi({**action, "quarters": ["20%", "40%", "60%", "80%"]}),
    )

    assert {"ADA-03", "ADA-04"} & set(codes(*documents, human=human)) == set()
    assert {"ADA-03", "ADA-04"} <= set(codes(*documents))


def test_a_unit_that_differs_is_said_once_and_stops_the_comparison_of_values():
    row = {"name": "Jumlah rapat koordinasi", "level": "sasaran"}
    findings, _ = judged(
        renstra({**row, "unit": "kali", "targets": {2025: "12"}}),
        pk({**row, "unit": "dokumen", "target": "14"}),
        aksi({**row, "unit": "kali", "quarters": list("3333")}),
    )

    units = [finding for finding in findings if finding.code == "SAT-01"]
    assert len(units) == 1
    assert {e.value for e in units[0].evidence} >= {"kali", "dokumen"}
    assert not {"PLF-01", "PLF-02", "TRI-02"} & {finding.code for finding in findings}


def test_the_fingerprint_of_a_pair_stays_when_another_document_comes():
    row = {"name": "Jumlah rapat koordinasi", "level": "sasaran"}
    documents = [
        renstra({**row, "unit": "kali", "targets": {2025: "12"}}),
        pk({**row, "unit": "dokumen", "target": "14"}),
    ]
    more = aksi({**row, "unit": "dokumen", "quarters": list("3333")})

    before, after = (
        [f.fingerprint for f in judged(*each)[0] if f.code == "SAT-01"] for each in (documents, [*documents, more])
    )
    assert before == after


def test_a_breach_repeated_down_the_line_shares_its_cause():
    findings, _ = judged(
        renstra({**LINMAS, "targets": {2025: "80%"}}),
        canonical("renja", [{**LINMAS, "target": "90%"}], year=2025),
        pk({**LINMAS, "target": "90%"}),
        aksi({**LINMAS, "quarters": RISING}),
    )

    assert {"PLF-01", "PLF-02"} <= {f.code for f in findings}
    assert len({f.cause for f in findings}) == 1


def test_copies_over_many_pages_are_one_finding_whatever_rule_speaks():
    row = {"name": "Jumlah rapat FKUB", "unit": "kali", "level": "sub_kegiatan", "element": "Pembinaan FKUB"}
    copies = [{**row, "quarters": list("3353"), "sources": [{"page": page, "row": 7}]} for page in range(1, 17)]
    findings, coverage = judged(renstra({**row, "targets": {2025: "12"}}), aksi(*copies))

    [breach] = [finding for finding in findings if finding.code == "PLF-01"]
    assert {place.page for place in breach.places if place.file == "rencana_aksi.yaml"} == set(range(1, 17))
    assert next(c for c in coverage if c.code == "PLF-01").counts["fail"] == 16


def test_a_missing_document_is_said_once_for_each_rule_and_alarms_no_one():
    findings, coverage = judged(aksi(*[{**LINMAS, "name": f"Persentase {n}", "quarters": RISING} for n in "abcdef"]))

    assert findings == ()
    assert all(sum(c.counts.values()) == 1 for c in coverage if "insufficient_data" in c.counts)


def test_a_rule_that_breaks_on_one_row_is_an_error_in_the_coverage_and_costs_no_report(monkeypatch):
    rules = [rule for rule in PACK if rule.code in ("PLF-02", "SAT-04")]

    def broken(_):
        raise ZeroDivisionError

    evaluators = property(lambda self: broken if "renstra" in self.text else lambda _: True)
    monkeypatch.setattr(type(rules[0].condition), "evaluate", evaluators)
    _, coverage = judged(renstra({**LINMAS, "targets": {2025: "80%"}}), pk({**LINMAS, "target": "90%"}), rules=rules)

    assert {c.code: c.state for c in coverage} == {"PLF-02": "broken", "SAT-04": "passed"}
