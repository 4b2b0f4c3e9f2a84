import datetime
from contextlib import contextmanager

import pytest
from review_dossier import write_dossier, written
from workbench import client_of

from cascade.decisions.decision_file import DECISIONS_FILE
from cascade.decisions.decision_log import DecisionLog
from cascade.decisions.recording import undo
from cascade.model.errors import CascadeError
from cascade.web.links.desk import MOST_RECENT, SKIP, LinkDesk, desk_of
from cascade.web.links.sight import key_of

NOW = datetime.datetime(2026, 2, 3, tzinfo=datetime.UTC)


@contextmanager
def checked_in(workspace):
    write_dossier(workspace)
    with client_of(workspace) as client:
        yield client.checked("dinas uji")


@pytest.fixture(scope="module")
def checked(tmp_path_factory):
    with checked_in(tmp_path_factory.mktemp("kerja")) as made:
        yield made


@pytest.fixture
def desk(checked, monkeypatch):
    (checked.folder / DECISIONS_FILE).unlink(missing_ok=True)
    return LinkDesk(checked)


def open_keys(desk, checked):
    return [key_of(link) for link in desk.standing(checked.checked).questions]


@pytest.mark.slow
def test_our_own_writing_is_known_without_reading_the_file_again(desk, checked, monkeypatch):
    first, second, _ = desk.standing(checked.checked).questions
    monkeypatch.setattr(DecisionLog, "read", lambda folder: pytest.fail("read again"))

    desk.answer(checked.checked, [first], "confirmed", "Ani", "", "b1")
    desk.answer(checked.checked, [second], "rejected", "Ani", "", "b2")
    desk.take_back(checked.checked, "b1", "Ani", "u1")

    assert key_of(first) in open_keys(desk, checked)
    assert [act.name for act in desk.recent()] == ["b2"]


def test_what_somebody_else_wrote_is_noticed_at_once(desk, checked):
    first = desk.standing(checked.checked).questions[0]
    LinkDesk(checked).answer(checked.checked, [first], "confirmed", "Budi", "", "b1")

    assert key_of(first) not in open_keys(desk, checked)
    with pytest.raises(CascadeError, match=r"Budi"):
        desk.answer(checked.checked, [first], "rejected", "Ani", "", "b2")
    undo(checked.folder, "b1", "Budi", NOW)
    assert key_of(first) in open_keys(desk, checked)


def test_confirming_another_candidate_takes_the_question_away_at_once(desk, checked):
    standing = desk.standing(checked.checked)
    link = next(each for each in standing.questions if each.right.startswith("pk.json"))
    other = next(each for each in standing.questions if each.right.startswith("pk.json") and each is not link)
    crossed = type(link)(link.left, other.right, "needs_confirmation", 50, 0)

    desk.answer(checked.checked, [crossed], "confirmed", "Ani", "", "b1")

    assert not {key_of(link), key_of(other)} & set(open_keys(desk, checked))
    assert [each[2] for each in written(checked.folder)] == ["confirmed"]


def test_an_undo_names_the_question_that_it_opens_again(desk, checked):
    first, second, _ = desk.standing(checked.checked).questions
    desk.answer(checked.checked, [first], "confirmed", "Ani", "", "b1")
    desk.skip(checked.checked, second)

    assert desk.take_back(checked.checked, "b1", "Ani", "u1") == key_of(first)
    assert desk.take_back(checked.checked, "b1", "Ani", "u1") == ""
    assert desk.take_back(checked.checked, SKIP + key_of(second), "Ani", "u2") == key_of(second)
    with pytest.raises(CascadeError):
        desk.take_back(checked.checked, "b1", "Ani", "u3")
    assert len(open_keys(desk, checked)) == 3


def test_a_rejected_pair_can_be_undone_and_answered_anew_by_a_server_that_was_just_started(tmp_path):
    with checked_in(tmp_path) as own:
        desk = LinkDesk(own)
        first = desk.standing(own.checked).questions[0]
        desk.answer(own.checked, [first], "rejected", "Ani", "", "b1")
        own.judge()
        own.wait(60)
        fresh = LinkDesk(own)

        fresh.take_back(own.checked, "b1", "Ani", "u1")
        found = fresh.find(own.checked, key_of(first))
        fresh.answer(own.checked, [found], "confirmed", "Ani", "", "b2")

        assert [each[2] for each in written(own.folder)] == ["confirmed"]


def test_the_last_ten_acts_are_listed_the_last_one_first(desk, checked):
    link = desk.standing(checked.checked).questions[0]
    for number in range(MOST_RECENT + 2):
        desk.answer(checked.checked, [link], "confirmed", "Ani", "", f"b{number}")
        if number < MOST_RECENT + 1:
            desk.take_back(checked.checked, f"b{number}", "Ani", f"u{number}")
    desk.skip(checked.checked, desk.standing(checked.checked).questions[0])

    recent = desk.recent()

    assert recent[0].answer is None
    assert recent[1].name == f"b{MOST_RECENT + 1}"


def test_a_dossier_has_one_desk(checked):
    assert desk_of(checked) is desk_of(checked)
