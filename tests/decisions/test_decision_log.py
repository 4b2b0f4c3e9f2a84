"""The file of decisions is a log: what is undone stays, what is in force is known, and nothing is lost on the way."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cascade.decisions.decision_file import FindingVerdict, LinkDecision, ReviewerNote, Undo, Waiver
from cascade.decisions.decision_log import DecisionLog
from cascade.decisions.name_lookup import IndicatorReference
from cascade.decisions.reading_correction import PlaceInFile, ReadingCorrection
from cascade.model.errors import SettingsError

pytestmark = pytest.mark.slow

BY_HAND = """\
# rapat 2 Februari
links:
  - left: {document: renstra, name: Nilai}  # satu
    right: {document: pk, name: Nilai}
    verdict: confirmed
    by: Sari
    on: 2026-02-02
  - left: {document: pk, name: Nilai}
    right: {document: renstra, name: Nilai}
    verdict: rejected
    id: abc
    at: 2026-02-03 08:00:00+07:00
waivers:
  - {fingerprint: f1, reason: menunggu SK, on: 2026-01-01}
  - {fingerprint: f1, reason: menunggu SK, on: 2026-01-01}
"""


def undone(*pairs: tuple[str, str]) -> str:
    return BY_HAND + "undone:\n" + "".join(f"  - {{id: {name}, of: {of}, by: Budi}}\n" for name, of in pairs)


def in_force(text: str) -> list[str]:
    return [event.verb for event in DecisionLog.parse(text).events if event.in_force]


def test_events_come_in_the_order_of_time_with_id_subject_and_line():
    events = DecisionLog.parse(BY_HAND).events

    assert [(each.verb, each.line) for each in events] == [("waive", 14), ("waive", 15), ("same", 3), ("different", 8)]
    assert events[2].subject == events[3].subject
    assert events[3].id == "abc"
    assert (events[2].actor, events[2].on, events[2].reason) == ("Sari", datetime.date(2026, 2, 2), "")
    assert events[3].on == datetime.date(2026, 2, 3)
    assert events[0].reason == "menunggu SK"


def test_an_entry_without_id_gets_one_of_its_words_and_copies_are_numbered():
    first, second, link, _ = (each.id for each in DecisionLog.parse(BY_HAND).events)
    moved = "# lain\n\n" + BY_HAND.replace(
        "{document: pk, name: Nilai}\n    verdict: c", "{name: Nilai, document: pk}\n    verdict: c"
    )

    assert second == f"{first}-2"
    assert [each.id for each in DecisionLog.parse(moved).events] == [first, second, link, "abc"]


def test_an_undo_takes_back_by_id_and_an_undo_of_it_brings_back():
    assert in_force(undone(("u1", "abc"))) == ["undo", "waive", "waive", "same"]
    assert in_force(undone(("u1", "abc"), ("u2", "u1"))) == ["undo", "waive", "waive", "same", "different"]
    assert in_force(undone(("u1", "abc"), ("u2", "u1"), ("u3", "u2"))).count("different") == 0
    log = DecisionLog.parse(undone(("u1", "abc"), ("u2", "u1")))
    assert {each.subject for each in log.events if each.undoes} == {log.called("abc")[0].subject}


def test_one_undo_takes_back_a_batch():
    text = BY_HAND.replace("on: 2026-01-01}", "on: 2026-01-01, batch: b1}")

    assert in_force(text + "undone: [{of: b1}]\n") == ["undo", "same", "different"]
    assert DecisionLog.parse(text + "undone: [{of: b1}]\n").decisions.waivers == ()


def test_only_what_is_in_force_counts_and_keeps_its_line():
    decisions = DecisionLog.parse(undone(("u1", DecisionLog.parse(BY_HAND).events[2].id))).decisions

    assert [each.verdict for each in decisions.links] == ["rejected"]
    assert (decisions.lines, decisions.waiver_lines) == ((8,), (14, 15))


@pytest.mark.parametrize("pairs", [[("u1", "x")], [("u1", "u1")], [("u1", "u2"), ("u2", "u1")]])
def test_an_undo_of_nothing_does_nothing_and_is_told(pairs):
    log = DecisionLog.parse(undone(*pairs))

    assert "There is no decision" in log.problems[0].message.say("en")
    assert log.problems[0].source.row == 17
    assert len(log.decisions.links) == 2


def test_an_id_that_is_written_twice_is_told_and_both_entries_count():
    log = DecisionLog.parse(BY_HAND.replace("{fingerprint: f1", "{id: abc, fingerprint: f1"))

    assert len({each.id for each in log.events}) == 4
    assert [each.message.say("en") for each in log.decisions.problems] == ["The id abc is written twice."]


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        ("findings:\n  - {fingerprint: f, verdict: false_alarm}", 2),
        ("findings:\n  - {fingerprint: f, verdict: false_alarm, reason: ya}", 2),
        ("undone:\n  - {id: 'a b', of: x}", 2),
        ("waivers:\n  - {fingerprint: f, reason: karena, at: 2026-01-01 08:00:00}", 2),
    ],
)
def test_what_an_entry_lacks_is_told_with_its_line(entry, line):
    with pytest.raises(SettingsError, match=f"line {line}"):
        DecisionLog.parse(entry)


def test_a_difference_tells_what_a_person_added_removed_and_edited():
    old = DecisionLog.parse(BY_HAND)
    new = DecisionLog.parse(
        BY_HAND.replace("by: Sari", "by: Sari\n    why: rapat")
        .replace("verdict: rejected", "verdict: confirmed")
        .replace("  - {fingerprint: f1, reason: menunggu SK, on: 2026-01-01}\n", "", 1)
        + "notes:\n  - {fingerprint: f2, cause: lalai}\n"
    )
    difference = DecisionLog.difference(old, new)

    assert [each.verb for each in difference.added] == ["note"]
    assert [each.verb for each in difference.removed] == ["waive"]
    assert {(before.verb, after.verb, after.reason) for before, after in difference.edited} == {
        ("same", "same", "rapat"),
        ("different", "same", ""),
    }
    assert not DecisionLog.difference(old, DecisionLog.parse("# catatan\n" + BY_HAND))
    assert not old.changed_since(old)


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=3, max_size=30)
IDS = st.none() | st.from_regex(r"[a-f0-9]{4,12}", fullmatch=True)
ZONE = datetime.timezone(datetime.timedelta(hours=7))
MOMENTS = st.none() | st.datetimes(
    datetime.datetime(2020, 1, 1), datetime.datetime(2030, 1, 1), timezones=st.just(ZONE)
).map(lambda moment: moment.replace(microsecond=0))
COMMON = {
    "id": IDS, "by": st.none() | TEXTS, "on": st.none() | st.dates(datetime.date(2020, 1, 1), datetime.date(2030, 1, 1)),
    "at": MOMENTS, "why": st.none() | TEXTS, "batch": IDS,
}  # fmt: skip
REFERENCES = st.builds(IndicatorReference, document=TEXTS, name=TEXTS, element=st.none() | TEXTS)
ENTRIES = st.one_of(
    st.builds(
        LinkDecision, left=REFERENCES, right=REFERENCES, verdict=st.sampled_from(["confirmed", "rejected"]), **COMMON
    ),
    st.builds(Waiver, fingerprint=TEXTS, reason=TEXTS, until=COMMON["on"], second=st.none() | TEXTS, **COMMON),
    st.builds(FindingVerdict, fingerprint=TEXTS, verdict=st.just("false_alarm"), reason=TEXTS, about=TEXTS, **COMMON),
    st.builds(ReviewerNote, fingerprint=TEXTS, cause=st.none() | TEXTS, **COMMON),
    st.builds(
        ReadingCorrection, file=TEXTS, digest=st.just("0a" * 32), subject=TEXTS, what=st.just("target"),
        place=st.builds(PlaceInFile, sheet=TEXTS, row=st.integers(1, 99), cell=st.just("G4")), quarter=st.integers(1, 4),
        read=TEXTS, value=TEXTS, **COMMON | {"by": TEXTS, "why": TEXTS},
    ),
    st.builds(Undo, of=TEXTS | st.sampled_from(["a", "b"]), **COMMON),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(ENTRIES, max_size=8))
def test_a_log_that_is_written_and_read_again_is_the_same_to_the_byte(entries):
    log = DecisionLog.of(entries)
    text = log.dump()
    again = DecisionLog.parse(text)

    assert again.content == log.content
    assert again.dump() == text
    assert again.digest == log.digest
    assert [(e.id, e.entry, e.in_force) for e in again.events] == [(e.id, e.entry, e.in_force) for e in log.events]


def test_one_undo_takes_back_several_undos_that_were_made_at_once():
    log = DecisionLog.parse(undone(("u1", "abc")))
    others = [each.id for each in log.events if each.id not in ("abc", "u1")][:2]
    text = BY_HAND + "undone:\n" + "".join(f"  - {{id: u{n}, of: {of}, batch: ub}}\n" for n, of in enumerate(others))

    assert len(in_force(text)) == len(log.events) - 1
    again = DecisionLog.parse(text + "  - {id: v, of: ub}\n")
    assert {each.id for each in again.events if each.in_force and not each.undoes} >= {*others, "abc"}
    assert again.problems == ()
