"""The shipped rules: every file loads, keeps its promises and passes its own examples."""

import re
from pathlib import Path

import pytest

from cascade.rules import examples
from cascade.rules.loader import read_rules, shipped_rules
from cascade.rules.rule import Rule

RULES = read_rules(shipped_rules())
SEED_COMMENTS = (  # what the real reviewer wrote, word for word; no other basis has been read
    "untuk target jangan melebihi target di Renstra",
    "UTK TARGET TRIWULAN IV SAMA DENGAN TARGET DI PERJANJIAN KINERJA",
    "untuk disesesuaikan dengan jadwal pelaksanaan musrenbang",
)


def by_code(rule: Rule) -> str:
    return rule.code


@pytest.mark.parametrize("rule", RULES, ids=by_code)
def test_the_examples_of_a_rule_hold(rule):
    failed = {result.title: result.failures for result in examples.run_examples((rule,)) if result.failures}
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
    findings = [finding for result in examples.run_examples((rule,)) for finding in result.findings]
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
