"""The shipped rules: every file loads, keeps its promises and passes its own examples."""

import re
from functools import cache
from pathlib import Path

import pytest

from cascade.rules import examples
from cascade.rules.loader import read_rules, shipped_rules
from cascade.rules.manual_checks import read_checks
from cascade.rules.rule import Rule
from cascade.safe_io import yaml_reader

RULES = read_rules(shipped_rules())
CHECKS = read_checks(shipped_rules())
CITED = [(each.code, basis) for each in (*RULES, *CHECKS) for basis in each.basis]
ARTICLE = re.compile(r"Pasal \d+|Lampiran\b|Tanda (Titik|Koma) butir \d+")
REPLACED = ("PermenPAN-RB 12/2015", "PermenPAN-RB 89/2021", "Permendikbudristek", "Kepmendagri 900.1.15.5-1317/2023")


def by_code(rule: Rule) -> str:
    return rule.code


@cache  # two sentences are about them
def results_of(code: str) -> tuple[examples.ExampleResult, ...]:
    return examples.run_examples(tuple(rule for rule in RULES if rule.code == code))


@pytest.mark.parametrize("rule", RULES, ids=by_code)
def test_the_examples_of_a_rule_hold(rule):
    failed = {result.title: result.failures for result in results_of(rule.code) if result.failures}
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
    findings = [finding for result in results_of(rule.code) for finding in result.findings]
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


@pytest.mark.parametrize("basis", [pytest.param(basis, id=code) for code, basis in CITED])
def test_a_basis_is_what_reviewers_do_or_an_article_and_one_that_was_read_is_quoted(basis):
    assert basis.part
    if basis.is_practice:
        assert (basis.article, basis.quote, basis.verified) == (None, "", False), "there is no text to compare it with"
    else:
        assert basis.article
    if basis.verified:
        assert ARTICLE.match(basis.article)
        assert basis.quote


def test_an_article_says_the_same_in_every_rule():
    said = {}
    for _, basis in CITED:
        if not basis.is_practice:
            said.setdefault((basis.instrument, basis.article, basis.part), set()).add((basis.quote, basis.verified))
    assert {article: words for article, words in said.items() if len(words) > 1} == {}


def test_no_rule_rests_on_a_regulation_that_was_replaced_or_that_nobody_could_find():
    assert [code for code, basis in CITED if basis.instrument.startswith(REPLACED)] == []


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.severity == "error"], ids=by_code)
def test_an_error_rests_on_an_article_or_says_that_it_is_what_reviewers_ask_for(rule):
    assert any(basis.article or basis.is_practice for basis in rule.basis)


def test_the_pack_is_complete():
    """A rule that is dropped is dropped on purpose: its code is never used again."""
    assert len(RULES) >= 31


def test_every_text_of_the_shipped_packs_is_in_both_languages():
    def without_english(data: object) -> list[object]:
        if isinstance(data, dict):
            if isinstance(data.get("id"), str) and not data.keys() - {"id", "en"}:
                return [] if str(data.get("en") or "").strip() else [data]
            return [each for value in data.values() for each in without_english(value)]
        return [each for value in data for each in without_english(value)] if isinstance(data, list) else []

    files = sorted(shipped_rules().rglob("*.yaml"))
    assert len(files) > 100
    assert {path.name: wrong for path in files if (wrong := without_english(yaml_reader.read(path).data))} == {}
