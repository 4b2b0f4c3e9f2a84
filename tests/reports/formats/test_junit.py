"""JUnit counts what it holds, and nothing that was not judged looks passed."""

from __future__ import annotations

from xml.etree import ElementTree

from gumelar_report import hostile, report, with_waiver

from cascade.reports.formats import junit
from cascade.reports.report import Report


def junit_of(of: Report) -> ElementTree.Element:
    return ElementTree.fromstring(junit.render(of, "id"))


def test_junit_counts_what_it_holds_and_fails_for_errors_and_warnings():
    root = junit_of(report())
    failing = [finding for finding in report().findings if finding.severity in ("error", "warning")]

    assert int(root.get("failures", 0)) == len(list(root.iter("failure"))) == len(failing)
    assert int(root.get("tests", 0)) == len(list(root.iter("testcase")))
    assert int(root.get("skipped", 0)) == len(list(root.iter("skipped")))


def test_junit_has_a_case_for_every_rule():
    codes = {case.get("classname") for case in junit_of(report()).iter("testcase")}

    assert codes == {each.code for each in report().coverage}


def test_a_rule_that_was_not_judged_never_looks_passed_in_junit():
    unjudged = {each.code for each in report().coverage if each.state not in ("passed", "failed")}
    cases = [case for case in junit_of(report()).iter("testcase") if case.get("classname") in unjudged]

    assert all(case.find("skipped") is not None or case.find("error") is not None for case in cases)


def test_a_file_that_could_not_be_read_is_an_error_under_its_name():
    cases = junit_of(hostile()).iter("testcase")

    assert [case.get("name") for case in cases if case.find("error") is not None] == ['a b/ü&"<.txt']


def test_a_waived_finding_is_skipped_with_its_reason():
    cases = [case for case in junit_of(with_waiver()).iter("testcase") if case.find("skipped") is not None]

    assert "Dikecualikan (Inspektur): PK perubahan disusun" in [case.find("skipped").get("message") for case in cases]
