"""A finding is known where the baseline has it, and a baseline only shrinks."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from page_reports import finding, report

from cascade.model import RuleCoverage
from cascade.model.i18n import same
from cascade.reports.baseline import mark_known, without_findings
from cascade.reports.formats import json as json_reporter
from cascade.reports.schema import read_report


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "laporan.json"
    path.write_text(json_reporter.render(report(None, finding(), finding("B-1", "warning")), "id"), "utf-8")
    return path


def test_a_finding_is_known_only_where_the_baseline_has_it_no_less_grave(path):
    baseline = read_report(path)
    found = (finding(), finding("B-1", "error"), finding("C-1"))
    marked, _ = mark_known(found, baseline, ())

    assert [each.known for each in marked] == [True, False, False]


def test_what_was_judged_again_without_a_finding_is_settled_and_what_was_not_judged_stays(path):
    baseline = read_report(path)
    coverage = (RuleCoverage("PLF-01", same("Judul"), {"pass": 1}),)
    judged = replace(coverage[0], judged=("fPLF-01",))

    assert mark_known((), baseline, coverage)[1] == ()
    assert mark_known((), baseline, (judged,))[1] == ("fPLF-01",)


def test_a_baseline_without_some_findings_keeps_all_else(path):
    before = json.loads(path.read_text("utf-8"))
    after = json.loads(without_findings(path, ("fPLF-01",)))

    assert [entry["code"] for entry in after.pop("findings")] == ["B-1"]
    assert after == {key: value for key, value in before.items() if key != "findings"}
