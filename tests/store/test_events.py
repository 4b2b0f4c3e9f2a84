import datetime
import uuid

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from cascade.decisions.decision_file import FindingVerdict, LinkDecision, ReviewerNote, Undo, Waiver
from cascade.decisions.decision_log import DecisionLog
from cascade.decisions.name_lookup import IndicatorReference
from cascade.store.database import open_database
from cascade.store.events import EventStore
from cascade.store.scope import Scope

NOW = datetime.datetime(2026, 1, 31, 8, tzinfo=datetime.UTC)
ME = Scope("Ani")
WAIVER = Waiver(fingerprint="abc", reason="diterima", by="Ani", about="TRI-01 Indeks", id="w1").stamped(NOW)
VERDICT = FindingVerdict(fingerprint="def", verdict="confirmed", by="Budi", id="v1").stamped(NOW)


@pytest.fixture
def store(tmp_path):
    database = open_database(tmp_path / "w.sqlite")
    yield EventStore(database)
    database.close()


def follow(store, *entries):
    return store.follow(ME, "a", DecisionLog.of(entries), NOW)


def told(store):
    return [(each.entry, each.change, each.verb, each.actor) for each in store.events(ME, "a")]


def test_every_decision_becomes_one_event_once(store):
    assert follow(store, WAIVER) == 1
    assert follow(store, WAIVER, VERDICT) == 1
    assert follow(store, WAIVER, VERDICT) == 0

    assert told(store) == [("w1", "added", "waive", "Ani"), ("v1", "added", "confirm", "Budi")]


def test_what_a_person_changes_by_hand_is_an_event_too_of_nobody_known(store):
    follow(store, WAIVER, VERDICT)
    follow(store, WAIVER.model_copy(update={"reason": "lain"}))

    assert told(store)[2:] == [("v1", "removed", "confirm", ""), ("w1", "edited", "waive", "")]
    assert set(store.removed(ME, "a")) == {"v1"}


def test_an_entry_without_an_id_is_known_again_by_what_it_is_about(store):
    plain = Waiver(fingerprint="abc", reason="diterima")
    follow(store, plain)
    follow(store, plain.model_copy(update={"reason": "diterima saja"}))

    assert [each.change for each in store.events(ME, "a")] == ["added", "removed", "edited"]
    assert [each.reason for each in store.log(ME, "a").events] == ["diterima saja"]
    assert follow(store, plain.model_copy(update={"reason": "diterima saja"})) == 0


def test_what_was_removed_and_is_there_again_is_no_longer_missed(store):
    follow(store, WAIVER)
    follow(store)
    follow(store, WAIVER)

    assert [each.change for each in store.events(ME, "a")] == ["added", "removed", "added"]
    assert store.removed(ME, "a") == {}


def test_the_chain_tells_where_somebody_changed_the_database(store):
    follow(store, WAIVER, VERDICT)
    assert store.broken_at(ME, "a") is None

    with store.database.writing() as connection:
        connection.execute(text("DROP TRIGGER event_is_not_changed"))
        connection.execute(text("UPDATE event SET reason = 'lain' WHERE id = 1"))

    assert store.broken_at(ME, "a") == 1


def test_dossiers_have_events_of_their_own(store):
    follow(store, WAIVER)
    store.follow(ME, "b", DecisionLog.of([WAIVER]), NOW)

    assert len(store.events(ME, "a")) == len(store.events(ME, "b")) == 1


words = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=3, max_size=20).filter(str.strip)
names = st.none() | words
common = {"by": names, "why": names}
reference = st.builds(IndicatorReference, document=st.sampled_from(["renja", "pk"]), name=words)
entries = st.one_of(
    st.builds(Waiver, fingerprint=words, reason=words, about=names, **common),
    st.builds(FindingVerdict, fingerprint=words, verdict=st.just("false_alarm"), reason=words, **common),
    st.builds(ReviewerNote, fingerprint=words, cause=names, **common),
    st.builds(
        LinkDecision, left=reference, right=reference, verdict=st.sampled_from(["confirmed", "rejected"]), **common
    ),
    st.builds(Undo, of=st.just("a1"), **common),
)


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(entries, st.booleans()), max_size=8))
def test_what_the_store_gives_back_is_what_the_file_said_to_the_byte(store, made):
    log = DecisionLog.of([each.stamped(NOW) if has_id else each for each, has_id in made])
    folder = uuid.uuid4().hex  # a dossier that was never seen

    store.follow(ME, folder, log, NOW)
    written = store.log(ME, folder).dump()
    store.follow(ME, folder + "again", DecisionLog.parse(written), NOW)

    assert written == log.dump()
    assert store.log(ME, folder + "again").dump() == written


def test_a_log_that_grows_is_followed_by_what_is_new_in_it(store, monkeypatch):
    follow(store, WAIVER)
    read = []
    monkeypatch.setattr("cascade.store.events._log_of", lambda rows: read.append(rows))

    assert follow(store, WAIVER, VERDICT) == 1
    assert follow(store, WAIVER, VERDICT) == 0
    assert read == []
    monkeypatch.undo()
    assert EventStore(store.database).follow(ME, "a", DecisionLog.of([WAIVER, VERDICT]), NOW) == 0
    assert store.broken_at(ME, "a") is None
