import datetime
from types import SimpleNamespace

import pytest

from cascade.decisions.decision_file import FindingVerdict, ReviewerNote, Undo, Waiver
from cascade.decisions.decision_log import DecisionLog
from cascade.decisions.waivers import WaiverTerms
from cascade.settings.schema import WaiverSettings
from cascade.web.problems.standing import Standings

NOW = datetime.datetime(2026, 11, 30, 10, tzinfo=datetime.UTC)
TODAY = NOW.date()


def finding(name, severity="error", joined=()):
    return SimpleNamespace(fingerprint=name, fingerprints=(name, *joined), severity=severity)


PROBLEM = SimpleNamespace(findings=(finding("a"), finding("b", joined=("old",))))


def waiver(name, **more):
    return Waiver(fingerprint=name, reason="diterima", by="Ani", **{"until": TODAY, **more})


def verdict(name, said="confirmed", **more):
    return FindingVerdict(fingerprint=name, verdict=said, reason="alasan", **{"by": "Ani", **more})


def standings(*entries, **settings):
    log = DecisionLog.parse(DecisionLog.of(entries).dump())
    return Standings(log, WaiverTerms(TODAY, 2026, WaiverSettings(**settings)))


@pytest.mark.parametrize(
    ("entries", "state", "waiting"),
    [
        ([], "open", 2),
        ([verdict("a")], "open", 1),
        ([verdict("a"), verdict("b")], "confirmed", 0),
        ([waiver("a"), waiver("b")], "waived", 0),
        ([waiver("a"), waiver("old")], "waived", 0),
        ([waiver("a"), verdict("b")], "confirmed", 0),
        ([verdict("a", "false_alarm"), verdict("b", "false_alarm")], "false_alarm", 0),
        ([waiver("a"), verdict("a", "false_alarm"), verdict("b", "false_alarm")], "false_alarm", 0),
        ([waiver("a", until=TODAY - datetime.timedelta(1)), waiver("b")], "open", 1),
        ([verdict("a", "false_alarm"), verdict("a"), verdict("b")], "confirmed", 0),
    ],
)
def test_a_problem_is_open_while_one_of_its_findings_waits(entries, state, waiting):
    standing = standings(*entries).of(PROBLEM)

    assert (standing.state, len(standing.waiting)) == (state, waiting)


def test_a_waiver_without_the_second_name_that_the_region_wants_decides_nothing():
    alone, agreed = [waiver("a"), waiver("b")], [waiver("a", second="Budi"), waiver("b", second="Budi")]

    assert standings(*alone, second_for_errors=True).of(PROBLEM).state == "open"
    assert standings(*agreed, second_for_errors=True).of(PROBLEM).state == "waived"


def test_what_is_undone_counts_no_more_but_stays_in_the_history():
    entries = [verdict("a", id="x1", batch="x"), verdict("b", id="x2", batch="x"), Undo(of="x", id="u", by="Ani")]
    found = standings(*entries)

    assert found.of(PROBLEM).state == "open"
    assert {event.id for event in found.history_of(["a", "b"])} == {"x1", "x2", "u"}


def test_the_last_act_is_ones_own_and_of_today():
    def at(hours):
        return NOW - datetime.timedelta(hours=hours)

    entries = [
        verdict("a", id="e1", at=at(30)),
        verdict("b", id="e2-1", batch="e2", at=at(2)),
        verdict("a", id="e2-2", batch="e2", at=at(2)),
        verdict("a", id="e3", at=at(1), by="Budi"),
    ]
    found = standings(*entries)

    last = found.last_act("Ani", NOW)
    assert (last.name, last.count) == ("e2", 2)
    assert found.last_act("Budi", NOW).name == "e3"
    assert found.last_act("", NOW) is None
    assert standings(entries[0]).last_act("Ani", NOW) is None
    assert found.batch_size("e2") == 2


def test_notes_are_told_by_the_findings_of_the_problem_in_the_order_of_the_file():
    notes = [ReviewerNote(fingerprint="old", cause="satu"), ReviewerNote(fingerprint="a", cause="dua")]

    assert [event.entry.cause for event in standings(*notes).notes_on(PROBLEM.findings)] == ["satu", "dua"]


def test_reasons_that_were_given_are_offered_again():
    assert standings(waiver("a"), verdict("b", "false_alarm")).reasons() == ("diterima", "alasan")
