"""Whoever writes what the main problems ask for finds nothing of it on the next check, and nothing new."""

from __future__ import annotations

from collections import Counter

import pytest
from applied_changes import apply_list

from cascade.rules.loader import read_rules, shipped_rules

RULES = read_rules(shipped_rules())
PROPOSING = [rule for rule in RULES if any(change.wanted for change in rule.changes)]


@pytest.mark.slow
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_list_of_an_example_that_fails_does_away_with_what_it_is_about_and_brings_nothing_new(rule):
    for example in rule.examples:
        if example.expect.get("fail"):
            assert apply_list(example, RULES).remaining == Counter(), example.title


@pytest.mark.parametrize("rule", PROPOSING, ids=lambda rule: rule.code)
def test_a_rule_that_says_what_should_stand_there_shows_it_in_an_example(rule):
    failing = [example for example in rule.examples if example.expect.get("fail")]
    findings = [finding for example in failing for finding in apply_list(example, (rule,)).before]

    assert any(change.wanted for finding in findings for change in finding.changes)
