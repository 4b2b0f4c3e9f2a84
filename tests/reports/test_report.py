"""A run fails by what is new and at or above its threshold, and by what could not be read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from page_reports import finding, report

from cascade.model import Problem, RuleCoverage
from cascade.model.i18n import same
from cascade.reports.corrections import Correction


@pytest.mark.parametrize(
    ("severity", "threshold", "fails"),
    [
        ("error", "error", True),
        ("warning", "error", False),
        ("warning", "warning", True),
        ("info", "question", False),
        ("error", "never", False),
    ],
)
def test_a_finding_fails_a_run_at_or_above_the_threshold(severity, threshold, fails):
    assert report(None, finding(severity=severity)).fails(threshold) is fails


def test_what_the_baseline_has_too_fails_no_run():
    made = report(None, replace(finding(), known=True))

    assert (made.fails("error"), made.known) == (False, 1)


def test_a_file_that_could_not_be_read_fails_a_run_without_findings():
    assert report(problems=(Problem("error", same("rusak")),)).fails("error")
    assert not report(problems=(Problem("warning", same("dua OPD")),)).fails("error")


def test_what_must_be_changed_before_signing_fails_a_run():
    change = Correction("answer", True, "Indeks", same("?"), same("jawab"))

    assert report(changes=(change,)).fails("error")
    assert not report(changes=(replace(change, required=False),)).fails("error")


def test_rules_that_found_nothing_to_judge_are_dormant():
    coverage = (RuleCoverage("A-01", same("A"), {}), RuleCoverage("B-01", same("B"), {"pass": 1}))

    assert [rule.code for rule in report(coverage=coverage).idle_rules] == ["A-01"]
