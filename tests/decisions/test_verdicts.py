"""A reviewer stands behind a finding, or says that it is none: the report keeps them apart and names him."""

from __future__ import annotations

import datetime
from dataclasses import replace

from decided_findings import TERMS, finding, waiver

from cascade.decisions.decision_file import Decisions, FindingVerdict
from cascade.decisions.verdicts import decide_findings

FOUND = (finding(), finding("b" * 16))
ON = datetime.date(2026, 2, 3)


def verdict(said: str, fingerprint: str = "a" * 16, by: str | None = "Sari") -> FindingVerdict:
    return FindingVerdict(fingerprint=fingerprint, verdict=said, reason="salah baca", by=by, on=ON)


def decided(*verdicts: FindingVerdict, partial: bool = False, waivers=(), found=FOUND):
    decisions = Decisions(findings=verdicts, finding_lines=(4, 9), waivers=waivers)
    return decide_findings(found, decisions, TERMS, partial=partial)


def test_a_false_alarm_is_taken_out_and_kept_apart_with_who_and_why():
    result = decided(verdict("false_alarm"))

    assert [each.fingerprint for each in result.standing] == ["b" * 16]
    assert result.waived == ()
    assert [each.sentence.id for each in result.false_alarms] == ["Bukan temuan (Sari, 3 Februari 2026): salah baca"]


def test_a_confirmed_finding_stands_and_names_who_stands_behind_it():
    first, second = decided(verdict("confirmed")).standing

    assert first.confirmed.sentence.id == "Ditetapkan oleh Sari (3 Februari 2026): salah baca"
    assert second.confirmed is None


def test_the_later_of_two_verdicts_counts_and_a_false_alarm_is_no_longer_a_waived_finding():
    assert decided(verdict("false_alarm"), verdict("confirmed")).false_alarms == ()
    both = decided(verdict("false_alarm"), waivers=(waiver(),))
    assert (len(both.false_alarms), both.waived, len(both.standing)) == (1, (), 1)


def test_a_verdict_holds_for_the_finding_that_its_own_was_joined_into():
    joined = replace(finding("c" * 16), joined=("a" * 16,))

    assert len(decided(verdict("false_alarm"), found=(joined,)).false_alarms) == 1


def test_a_verdict_that_matches_nothing_or_has_no_name_is_told_with_its_line():
    [problem] = decided(verdict("false_alarm", "d" * 16)).problems
    assert (problem.severity, problem.source.row) == ("info", 4)
    assert decided(verdict("false_alarm", "d" * 16), partial=True).problems == ()
    [problem] = decided(verdict("confirmed", by=None)).problems
    assert "tanpa by" in problem.message.id
