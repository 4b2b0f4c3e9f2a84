"""A finding is explained by what was recorded when its rule was evaluated."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from golden_reports import DOSSIERS, report_of

from cascade.model.errors import CascadeError
from cascade.reports.finding_explanation import explain_finding
from cascade.reports.formats import json as json_reporter
from cascade.reports.schema import ReportFile
from cascade.rules.rule_set import read_rule_set

PATH = Path("laporan.json")


@cache
def report():
    return ReportFile.model_validate_json(json_reporter.render(report_of(DOSSIERS[0]), "id"))


@cache
def rules():
    return {rule.code: rule for rule in read_rule_set().rules}


def entry(severity="error"):
    return next(each for each in report().findings if each.severity == severity)


def told(found, known=None):
    return [line.id for line in explain_finding(report(), PATH, found, rules() if known is None else known)]


def test_the_question_of_the_condition_is_answered():
    lines = told(entry().fingerprint)

    assert lines[0].startswith(f"**KESALAHAN {entry().code} · ")
    assert entry().message in lines
    assert any(line.startswith("**Apakah ketentuannya terpenuhi? Tidak") for line in lines)


def test_each_part_of_the_condition_has_its_value_and_place():
    compared = next(each for each in report().findings if any(step.evidence is not None for step in each.trace))
    step = next(step for step in compared.trace if step.evidence is not None)
    evidence = compared.evidence[step.evidence]
    parts = [line for line in told(compared.fingerprint) if line.lstrip().startswith("– ")]

    assert any(f": {evidence.value} ({evidence.document}, {evidence.source.file}" in line for line in parts)


def test_a_finding_is_found_by_the_beginning_of_its_fingerprint():
    assert told(entry().fingerprint[:8].upper()) == told(entry().fingerprint)


def test_a_finding_is_found_by_that_of_one_that_was_joined_into_it():
    whole = next(each for each in report().findings if each.joined)

    assert told(whole.joined[-1]) == told(whole.fingerprint)


def test_conditions_of_an_unknown_rule_are_told_as_the_report_has_them():
    lines = told(entry().fingerprint, known={})

    assert any(step.text in line for step in entry().trace for line in lines)
    assert "**Syarat seperti tertulis di aturan**" not in lines


@pytest.mark.parametrize(("fingerprint", "message"), [("zzzz", "there is no finding"), ("a", "there is no finding")])
def test_a_fingerprint_that_no_finding_has_or_that_is_too_short_is_refused(fingerprint, message):
    with pytest.raises(CascadeError, match=message):
        told(fingerprint)


def test_a_beginning_that_several_findings_share_is_refused_with_their_names():
    one, other = report().findings[:2]
    twice = report().model_copy(
        update={
            "findings": [
                one.model_copy(update={"fingerprint": "abcd1"}),
                other.model_copy(update={"fingerprint": "abcd2"}),
            ]
        }
    )

    with pytest.raises(CascadeError, match="abcd1, abcd2"):
        explain_finding(twice, PATH, "abcd", rules())


def test_a_report_of_before_traces_says_what_to_do():
    bare = report().model_copy(update={"findings": [entry().model_copy(update={"trace": []})]})
    lines = [line.id for line in explain_finding(bare, PATH, entry().fingerprint, rules())]

    assert "Laporan ini dibuat sebelum jejak dicatat; periksa ulang dengan cascade check." in lines
