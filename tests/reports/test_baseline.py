"""A finding is known where the baseline has it, and a baseline only shrinks."""

from __future__ import annotations

import json
from dataclasses import replace

from page_reports import finding

from cascade.model import RuleCoverage
from cascade.model.i18n import same
from cascade.reports.baseline import mark_known, without_findings
from cascade.reports.schema import read_report


def test_a_finding_is_known_only_where_the_baseline_has_it_no_less_grave(written_report):
    baseline = read_report(written_report)
    found = (finding(), finding("B-1", "error"), finding("C-1"))
    marked, _ = mark_known(found, baseline, ())

    assert [each.known for each in marked] == [True, False, False]


def test_what_was_judged_again_without_a_finding_is_settled_and_what_was_not_judged_stays(written_report):
    baseline = read_report(written_report)
    coverage = (RuleCoverage("PLF-01", same("Judul"), {"pass": 1}),)
    judged = replace(coverage[0], judged=("fPLF-01",))

    assert mark_known((), baseline, coverage)[1] == ()
    assert mark_known((), baseline, (judged,))[1] == ("fPLF-01",)


def test_a_baseline_without_some_findings_keeps_all_else(written_report):
    before = json.loads(written_report.read_text("utf-8"))
    after = json.loads(without_findings(written_report, ("fPLF-01",)))

    assert [entry["code"] for entry in after.pop("findings")] == ["B-1"]
    assert after == {key: value for key, value in before.items() if key != "findings"}
