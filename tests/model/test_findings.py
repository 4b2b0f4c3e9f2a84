from __future__ import annotations

import pytest

from cascade.model import SEVERITIES, SEVERITY_NAMES, STATE_NAMES, VERDICT_NAMES, VERDICTS, RuleCoverage
from cascade.model.i18n import LocalizedText


def coverage(**counts: int) -> RuleCoverage:
    return RuleCoverage("PLF-01", LocalizedText("judul", "title"), counts)


@pytest.mark.parametrize(
    ("counts", "state"),
    [
        ({"fail": 1, "pass": 9, "insufficient_data": 3}, "failed"),
        ({"pass": 1, "insufficient_data": 9}, "passed"),
        ({"error": 1, "insufficient_data": 2}, "broken"),
        ({"insufficient_data": 2, "waived": 1}, "unjudged"),
        ({"waived": 1, "not_applicable": 4}, "off"),
        ({"not_applicable": 4}, "idle"),
        ({"fail": 0, "pass": 0}, "idle"),
        ({}, "idle"),
    ],
)
def test_the_gravest_verdict_that_occurred_is_the_state_of_a_rule(counts, state):
    assert coverage(**counts).state == state
    assert state in STATE_NAMES


def test_the_seconds_that_a_rule_took_make_no_other_result():
    first, second = (
        RuleCoverage("PLF-01", LocalizedText("judul", "title"), {"pass": 1}, seconds=seconds) for seconds in (0.1, 2.0)
    )

    assert first == second


def test_every_verdict_and_severity_has_a_name_in_both_languages():
    assert set(VERDICTS) == set(VERDICT_NAMES)
    assert set(SEVERITIES) == set(SEVERITY_NAMES)
    assert all(name.id and name.en for name in (*VERDICT_NAMES.values(), *SEVERITY_NAMES.values()))
