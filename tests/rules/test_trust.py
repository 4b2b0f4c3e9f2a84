"""A rule speaks with the severity that its judged findings on real documents have earned."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cascade.model import Evidence, Finding, Source
from cascade.model.i18n import same
from cascade.rules.loader import read_rules, shipped_rules
from cascade.rules.trust import Earned, Judged, shipped_standings, standings, tempered

PAGE = Source("renstra.pdf", page=3)
RULES = {rule.code: rule for rule in read_rules(shipped_rules())}


def earned(code: str, **judged: tuple[int, int]) -> Earned:
    counts = {name.replace("_", "-"): Judged(right=right, wrong=wrong) for name, (right, wrong) in judged.items()}
    return standings(RULES.values(), counts)[code]


def finding(code: str, source: Source = PAGE, **changes: object) -> Finding:
    words, rule = same("x"), RULES[code]
    made = Finding(
        code, rule.kind, rule.severity, 1.0, "Cakupan", words, words, words, words, (), "f1", "c1",
        (Evidence(label=words, document="Renstra", value="3", source=source),), (source,),
    )  # fmt: skip
    return replace(made, **changes)


def test_nine_right_of_ten_prove_a_rule_and_fewer_or_worse_do_not():
    assert earned("SAT-03", SAT_03=(9, 1)).is_proven
    assert earned("SAT-03", SAT_03=(9, 0)).standing == "untested"
    assert earned("SAT-03", SAT_03=(8, 2)).standing == "refuted"
    assert earned("SAT-03").standing == "untested"


def test_the_share_decides_and_the_lower_bound_is_told_with_it():
    ten = Judged(right=10, wrong=0)

    assert (ten.precision, round(ten.lower_bound, 2), round(ten.expected, 2)) == (1.0, 0.72, 0.92)
    assert (Judged().precision, Judged().lower_bound) == (None, None)


def test_rules_that_only_compare_printed_numbers_are_proven_together():
    assert earned("TRI-01", PLF_11=(10, 0)).standing == "family"
    assert earned("TRI-01", PLF_11=(9, 0)).standing == "untested"
    assert earned("ADA-01", PLF_11=(10, 0)).standing == "untested"  # absence is no comparison of numbers


def test_a_rule_that_is_often_wrong_neither_uses_its_family_nor_spoils_it():
    judged = {"PLF_11": (10, 0), "PLF_08": (4, 2)}

    assert earned("PLF-08", **judged).standing == "refuted"
    assert earned("TRI-01", **judged).standing == "family"


def test_an_unproven_rule_asks_about_a_printed_page_and_says_why():
    [asked] = tempered([finding("ADA-01")], {"ADA-01": earned("ADA-01", ADA_01=(3, 1))})

    assert (asked.severity, asked.unproven, asked.confidence) == ("question", "error", 0.67)
    assert "3 dari 4 temuannya" in asked.doubts[-1].id


def test_a_proven_rule_keeps_its_severity_with_a_confidence_that_knows_its_record():
    [kept] = tempered([finding("SAT-03")], {"SAT-03": earned("SAT-03", SAT_03=(18, 0))})

    assert (kept.severity, kept.unproven, kept.confidence) == ("error", None, 0.95)


@pytest.mark.parametrize("name", ["renja.xlsx", "pk.docx", "pk.yaml"])
def test_what_was_not_read_from_pages_is_judged_as_the_rule_says(name):
    untouched = finding("ADA-01", Source(name))

    assert tempered([untouched], {"ADA-01": earned("ADA-01")}) == (untouched,)


def test_a_picture_is_a_page():
    [asked] = tempered([finding("ADA-01", Source("pk.jpeg", confidence=0.97))], {"ADA-01": earned("ADA-01")})

    assert asked.severity == "question"


def test_who_states_a_severity_or_writes_a_rule_answers_for_it():
    stated, foreign = finding("ADA-01"), replace(finding("ADA-01"), code="ADA-90")
    judged = tempered([stated, foreign], {"ADA-01": earned("ADA-01")}, stated={"ADA-01": "error"})

    assert [each.severity for each in judged] == ["error", "error"]


def test_findings_come_worst_first_after_some_have_become_questions():
    judged = {"ADA-01": earned("ADA-01"), "SAT-01": earned("SAT-01", SAT_01=(20, 0))}

    assert [each.code for each in tempered([finding("ADA-01"), finding("SAT-01")], judged)] == ["SAT-01", "ADA-01"]


def test_the_counts_that_are_shipped_are_of_rules_that_exist():
    assert set(shipped_standings()) == set(RULES)
    assert any(each.standing == "own" for each in shipped_standings().values())
