"""An aspect is concluded from what was judged, never from what was skipped."""

from __future__ import annotations

from dataclasses import replace

import pytest
from small_workpapers import FAILED, PASSED, UNJUDGED, finding, only_aspect, papers, rule

from cascade.model import Problem, Source
from cascade.model.i18n import same
from cascade.reports.papers.workpapers import Workpapers
from cascade.rules.aspects import aspect_name, aspect_of


@pytest.mark.parametrize(
    ("findings", "rules", "expected"),
    [
        ((), [rule("PLF-01", PASSED)], ("in_order", "met")),
        ((finding(),), [rule("PLF-01", FAILED)], ("not_in_order", "not_met")),
        ((finding(severity="warning"),), [rule("PLF-01", FAILED)], ("with_notes", "met_with_notes")),
        ((finding(severity="info"),), [rule("PLF-01", FAILED)], ("in_order", "met")),
        ((), [rule("PLF-01", UNJUDGED)], ("insufficient_data", "not_judged")),
        ((), [rule("PLF-01", {"not_applicable": 4})], ("insufficient_data", "not_judged")),
        ((), [rule("PLF-01", PASSED), rule("PLF-02", UNJUDGED)], ("insufficient_data", "not_judged")),
        ((), [rule("PLF-01", PASSED), rule("PLF-02", {"error": 1})], ("insufficient_data", "not_judged")),
        ((), [rule("PLF-01", {"pass": 3, "insufficient_data": 1})], ("in_order", "met_with_notes")),
        ((finding(),), [rule("PLF-01", FAILED), rule("PLF-02", UNJUDGED)], ("not_in_order", "not_met")),
    ],
)
def test_conclusion_and_status_of_an_aspect(findings, rules, expected):
    assert only_aspect(papers(findings, rules)) == expected


def test_a_rule_without_its_rpjmd_is_a_limit_but_without_its_renstra_nothing_is_concluded():
    without = papers((), [rule("PLF-01", PASSED), rule("PLF-09", UNJUDGED)], needs=[("PLF-09", [("rpjmd",)])])
    core = papers((), [rule("PLF-01", PASSED), rule("PLF-09", UNJUDGED)], needs=[("PLF-09", [("renstra", "iku")])])

    assert only_aspect(without) == ("in_order", "met_with_notes")
    assert "Tidak dapat dinilai: 1 aturan." in without.aspects[0].statement.id
    assert only_aspect(core) == ("insufficient_data", "not_judged")


def test_the_assurance_is_limited_and_never_positive():
    statement = papers((), [rule("PLF-01", PASSED)]).aspects[0].statement

    assert "tidak terdapat hal-hal yang membuat kami yakin bahwa" in statement.id
    assert "nothing came to our attention" in statement.en


def test_the_aspect_of_a_rule_is_its_letters_and_a_region_may_have_its_own():
    assert (aspect_of("TRI-01"), aspect_name("TRI").id) == ("TRI", "Target triwulan")
    assert aspect_name(aspect_of("BMS-07")).id == "BMS"


def test_a_missing_document_keeps_completeness_from_being_in_order():
    made = papers((), [rule("LKP-07", PASSED)]).report
    lacking = Workpapers(replace(made, missing_kinds=("renja",)))
    unread = Workpapers(replace(made, problems=(Problem("error", same("rusak"), source=Source("pk.pdf")),)))

    assert only_aspect(Workpapers(made)) == ("in_order", "met")
    assert only_aspect(lacking) == only_aspect(unread) == ("insufficient_data", "not_judged")
    assert lacking.aspects[0].statement.id.endswith("Kurang: Renja.")
    assert unread.aspects[0].statement.en.endswith("Missing: pk.pdf was not read.")
