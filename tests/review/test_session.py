"""A session writes answers down at once and takes them back on request."""

from __future__ import annotations

import json

import pytest
from review_dossier import BOTH, FARMERS, VILLAGE, session, write_dossier, write_twins

from cascade.decisions.decision_log import DecisionLog
from cascade.model import Link
from cascade.model.errors import CascadeError
from cascade.review import session as session_module
from cascade.review.identical import identical_links


@pytest.fixture
def folder(tmp_path):
    return write_dossier(tmp_path)


def test_the_question_that_most_findings_wait_for_comes_first(folder):
    found = session(folder)
    names = [found.graph.indicators[link.left].name.text for link in found.questions()]

    assert names == [FARMERS, VILLAGE, VILLAGE]


def test_undo_keeps_what_a_person_wrote_meanwhile_and_the_answer_itself_in_the_log(folder):
    found = session(folder)
    found.answer(found.questions()[0], "confirmed")
    path = folder / "keputusan.yaml"
    path.write_text(path.read_text("utf-8") + "# catatan rapat\n", "utf-8")

    assert found.undo()
    assert "catatan rapat" in path.read_text("utf-8")
    assert [(each.verb, each.in_force) for each in DecisionLog.read(folder).events] == [("same", False), ("undo", True)]
    assert len(found.questions()) == 3


def test_an_answer_that_a_person_removed_meanwhile_is_told_and_the_one_before_it_can_be_undone(folder):
    found = session(folder)
    found.answer(found.questions()[0], "confirmed")
    kept = (folder / "keputusan.yaml").read_text("utf-8")
    found.answer(found.questions()[0], "rejected")
    (folder / "keputusan.yaml").write_text(kept, "utf-8")

    with pytest.raises(CascadeError, match="There is no decision"):
        found.undo()
    assert found.undo()
    assert not found.undo()


def test_an_answer_is_recorded_without_judging_and_not_asked_again_meanwhile(folder, monkeypatch):
    found = session(folder)
    first, second, third = found.questions()
    monkeypatch.setattr("cascade.review.session.judge", lambda *_: pytest.fail("judged"))
    found.record([first], "confirmed", entry_id="kirim-1")
    found.record([first], "confirmed", entry_id="kirim-1")
    found.record([second], "rejected")

    assert found.questions() == [third]
    assert [each.id for each in DecisionLog.read(folder).events][:1] == ["kirim-1"]
    assert len(DecisionLog.read(folder).events) == 2

    found.take_back()
    assert found.questions() == [second, third]


def test_identical_questions_share_names_units_levels_and_parents(tmp_path):
    found = session(write_twins(tmp_path))
    kinds = [
        [found.graph.document_of(each.right).kind for each in found.identical_questions(link)]
        for link in found.questions()
    ]

    assert kinds[0] == []
    assert [len(each) for each in kinds[1:]] == [2, 2, 2]


@pytest.mark.parametrize("other", [{"unit": "desa"}, {"element": "Tata kelola desa"}, {"level": "program"}])
def test_a_question_about_another_unit_level_or_parent_is_not_identical(tmp_path, other):
    folder = write_twins(tmp_path)
    renja = json.loads((folder / "renja.json").read_text("utf-8"))
    renja["indicators"] = [{**renja["indicators"][0], **other}]
    (folder / "renja.json").write_text(json.dumps(renja), "utf-8")
    found = session(folder)
    [left], ends = (
        [node for kind in kinds for node in found.graph.distinct_indicators(found.graph.of_kind(kind)[0])][:size]
        for kinds, size in ((("renstra",), 1), (("renja", "perjanjian_kinerja", "rencana_aksi"), 4))
    )
    links = [
        Link(left, each, "needs_confirmation", 80, 80)
        for each in ends
        if found.graph.indicators[each].name.text == BOTH
    ]

    assert identical_links(found.graph, links[0], links) == []
    assert identical_links(found.graph, links[1], links) == [links[2]]


def test_identical_questions_are_answered_as_one_batch_judged_once_and_undone_by_one_entry(tmp_path, monkeypatch):
    folder = write_twins(tmp_path)
    found = session(folder)
    judged = []
    original = session_module.judge
    monkeypatch.setattr(session_module, "judge", lambda *given: judged.append(1) or original(*given))
    link = next(each for each in found.questions() if found.identical_questions(each))

    assert found.answer_all([link, *found.identical_questions(link)], "rejected", "beda cakupan") == 3
    assert (len(judged), len(found.questions()), found.answered) == (1, 1, 3)
    assert len({each.batch for each in DecisionLog.read(folder).events}) == 1

    assert found.undo()
    assert len(found.questions()) == 4
    assert [each.in_force for each in DecisionLog.read(folder).events] == [False, False, False, True]


def test_an_answer_says_how_many_other_questions_it_answered(folder):
    found = session(folder)
    village = next(link for link in found.questions() if found.graph.indicators[link.left].name.text == VILLAGE)

    assert found.answer(village, "confirmed") == 1
    assert len(found.questions()) == 1


def test_a_skipped_question_leaves_the_session_and_undo_brings_it_back(folder):
    found = session(folder)
    first = found.questions()[0]
    found.skip(first)

    assert first not in found.questions()
    assert found.undo()
    assert found.questions()[0] == first
    assert not found.undo()


def test_either_answer_is_judged_before_it_is_given_and_nothing_is_written(folder):
    found = session(folder)
    changes = found.finding_changes(found.questions()[0])

    assert [finding.code for finding in changes["confirmed"].appearing if finding.severity == "error"] == ["PLF-02"]
    assert not [finding for finding in changes["rejected"].appearing if finding.code == "PLF-02"]
    assert not (folder / "keputusan.yaml").exists()


@pytest.mark.slow
def test_what_a_person_wrote_into_the_file_meanwhile_counts_from_the_next_judgement_on(folder):
    found, other = session(folder), session(folder)
    other.answer(other.questions()[0], "rejected", "beda cakupan")
    found.judge_again()

    assert [each.why for each in found.decisions.links] == ["beda cakupan"]
    assert len(found.questions()) == 2
