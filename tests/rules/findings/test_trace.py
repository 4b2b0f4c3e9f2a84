from __future__ import annotations

from judged_documents import LINMAS, RISING, RULE, aksi, judged, pk, rule

DOCUMENTS = pk({**LINMAS, "target": "95%", "sources": [{"page": 3}]}), aksi(RISING)


def traced(text: str = RULE):
    [finding], _ = judged(*DOCUMENTS, rules=(rule(text),))
    return [(step.part, step.depth, step.text, step.value.id) for step in finding.trace]


def test_every_part_of_the_conditions_is_told_with_its_value():
    assert traced() == [
        ("when", 0, "pk.target is not None", "benar"),
        ("when", 1, "pk.target", "95%"),
        ("assert", 0, "aksi.annual == pk.target", "salah"),
        ("assert", 1, "aksi.annual", "90%"),
        ("assert", 1, "pk.target", "95%"),
    ]


def test_the_case_that_a_fail_is_comes_last_and_other_cases_are_not_told():
    cases = "cases: [{when: pk.target < 1, severity: info}, {when: pk.target > 1, severity: warning}]\nexamples:"

    assert [step for step in traced(RULE.replace("examples:", cases)) if step[0] == "case"] == [
        ("case", 0, "pk.target > 1", "benar"),
        ("case", 1, "pk.target", "95%"),
    ]


def test_an_operand_has_its_name_and_its_place_and_an_operation_has_neither():
    [finding], _ = judged(*DOCUMENTS)
    operand, operation = finding.trace[-1], finding.trace[2]

    assert (operand.label.id, operand.source.page) == ("target", 3)
    assert (operation.label, operation.source) == (None, None)


def test_what_cannot_be_judged_says_why():
    steps = traced(RULE.replace("aksi.annual == pk.target", "aksi.annual == pk.target and pk.baseline > 1"))

    assert ("assert", 1, "pk.baseline > 1", "tidak dapat dinilai: kondisi awal tidak ada") in steps
