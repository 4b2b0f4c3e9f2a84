"""The shipped rules: every file loads, keeps its promises and passes its own examples."""

import re
from pathlib import Path

import pytest

from cascade.model.errors import RuleError
from cascade.rules import examples
from cascade.rules.loader import read_rule, read_rules, shipped_rules
from cascade.rules.rule import Rule

RULES = read_rules(shipped_rules())
SEED_COMMENTS = (  # what the real reviewer wrote, word for word; no other basis has been read
    "untuk target jangan melebihi target di Renstra",
    "UTK TARGET TRIWULAN IV SAMA DENGAN TARGET DI PERJANJIAN KINERJA",
    "untuk disesesuaikan dengan jadwal pelaksanaan musrenbang",
)
BROKEN = """\
code: XYZ-01
title: {id: Target lebih dari nol, en: The target is above zero}
kind: other
severity: warning
basis: [{instrument: Contoh}]
select:
  x: indicator of perjanjian_kinerja
when: x.target is not None
assert: x.target > 0
message: {id: "Target {x.target}.", en: "The target is {x.target}."}
note: {id: lebih dari nol, en: above zero}
fix: {id: Isi target., en: Enter the target.}
examples:
  - {title: nol, given: {perjanjian_kinerja: [{name: Jumlah dokumen, target: "0"}]}, expect: {fail: 1}}
"""


def by_code(rule: Rule) -> str:
    return rule.code


@pytest.mark.parametrize("rule", RULES, ids=by_code)
def test_the_examples_of_a_rule_hold(rule):
    failed = {result.title: result.failures for result in examples.run((rule,)) if result.failures}
    assert not failed


@pytest.mark.parametrize("rule", RULES, ids=by_code)
def test_a_rule_shows_where_it_fails_where_it_holds_and_where_it_stays_silent(rule):
    verdicts = {verdict for example in rule.examples for verdict, count in example.expect.items() if count}
    assert {"fail", "pass"} <= verdicts
    assert verdicts & {"not_applicable", "insufficient_data"}


@pytest.mark.parametrize("rule", RULES, ids=by_code)
def test_a_severity_that_a_case_changes_is_shown_by_an_example(rule):
    changed = {case.severity for case in rule.cases if case.severity}
    assert changed <= {example.expect.get("severity") for example in rule.examples}


@pytest.mark.parametrize("rule", RULES, ids=by_code)
def test_a_finding_of_an_example_has_evidence_with_a_place(rule):
    findings = [finding for result in examples.run((rule,)) for finding in result.findings]
    assert findings
    assert all(finding.evidence and finding.places for finding in findings)


@pytest.mark.parametrize("rule", RULES, ids=by_code)
def test_the_file_is_named_after_the_code(rule):
    assert re.fullmatch(rf"{rule.code}-[a-z0-9]+(-[a-z0-9]+)*\.yaml", Path(rule.path).name)


@pytest.mark.parametrize("rule", RULES, ids=by_code)
def test_both_languages_are_written(rule):
    templates = [t for case in (rule, *rule.cases) for t in (case.message, case.note, case.fix) if t is not None]
    for phrase in (rule.title, *(template.phrase for template in templates)):
        assert phrase.id
        assert phrase.en
        assert phrase.id != phrase.en


@pytest.mark.parametrize("rule", RULES, ids=by_code)
def test_only_what_someone_has_read_is_marked_as_verified(rule):
    for basis in rule.basis:
        assert basis.article is None
        assert not basis.verified or (basis.instrument == "Catatan reviu" and basis.part in SEED_COMMENTS)


def test_the_pack_is_complete():
    """A rule that is dropped is dropped on purpose: its code is never used again."""
    assert len(RULES) >= 31


def broken(tmp_path: Path, old: str, new: str) -> str:
    assert old in BROKEN
    path = tmp_path / "XYZ-01-contoh.yaml"
    path.write_text(BROKEN.replace(old, new), encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        read_rule(path)
    return caught.value.say("en")


def test_the_unbroken_rule_loads(tmp_path):
    path = tmp_path / "XYZ-01-contoh.yaml"
    path.write_text(BROKEN, encoding="utf-8")
    assert read_rule(path).code == "XYZ-01"


@pytest.mark.parametrize(
    ("old", "new", "line", "key", "said"),
    [
        pytest.param("x.target > 0", "x.targett > 0", 9, "assert", "Did you mean “target”?", id="attribute"),
        pytest.param("x.target > 0", "fit(x, x.target)", 9, "assert", "Did you mean “fits”?", id="function"),
        pytest.param("x.target > 0", "y.target > 0", 9, "assert", "unknown name “y”", id="alias"),
        pytest.param("x.target > 0", "x.name > 0", 9, "assert", "does not compare", id="type"),
        pytest.param("x.target > 0", "x.target >", 9, "assert", "not a valid expression", id="syntax"),
        pytest.param("when:", "whenn:", 8, "whenn", "Did you mean “when”?", id="key"),
        pytest.param("severity: warning", "severity: bad", 4, "severity", "'error', 'warning'", id="severity"),
        pytest.param("perjanjian_kinerja\n", "perjanjian_kerja\n", 7, "select.x", "Did you mean “perjanjian_kinerja”?", id="document"),
        pytest.param("indicator of", "indikator of", 7, "select.x", "form “indikator of perjanjian_kinerja”", id="form"),
        pytest.param("when:", "needs: [renstraa]\nwhen:", 8, "needs.0", "Did you mean “renstra”?", id="needs"),
        pytest.param("is {x.target}.", "is blank.", 10, "message", "both languages must use the same values: x.target", id="placeholder"),
        pytest.param("Target {x.target}.", "Target {x.targett}.", 10, "message.id", "Did you mean “target”?", id="in a message"),
        pytest.param("basis: [{instrument: Contoh}]", "basis: []", 5, "basis", "at least 1", id="basis"),
        pytest.param("code: XYZ-01", "code: XYZ1", 1, "code", "does not have the form", id="code"),
        pytest.param("title: {id: Target", "title: {id: [Target", 2, "", "not valid YAML", id="yaml"),
    ],
)  # fmt: skip
def test_a_broken_rule_is_said_with_file_line_key_and_suggestion(tmp_path, old, new, line, key, said):
    message = broken(tmp_path, old, new)
    assert "XYZ-01-contoh.yaml, line " + str(line) in message
    assert f", {key}: " in message or not key
    assert said in message


def test_a_code_is_used_once(tmp_path):
    for name in ("XYZ-01-satu.yaml", "XYZ-01-dua.yaml"):
        (tmp_path / name).write_text(BROKEN, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        read_rules(tmp_path)
    assert "XYZ-01-satu.yaml" in caught.value.say("en")
    assert "code XYZ-01 is already used by" in caught.value.say("en")
    assert "XYZ-01-dua.yaml" in caught.value.say("en")


def test_a_folder_without_rules_is_said(tmp_path):
    with pytest.raises(RuleError, match="no rule files"):
        read_rules(tmp_path)
