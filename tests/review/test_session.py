"""A session writes answers down at once and takes them back on request."""

from __future__ import annotations

import pytest
from review_dossier import FARMERS, VILLAGE, session, write_dossier


@pytest.fixture
def folder(tmp_path):
    return write_dossier(tmp_path)


def test_the_question_that_most_findings_wait_for_comes_first(folder):
    found = session(folder)
    names = [found.graph.indicators[link.left].name.text for link in found.questions()]

    assert names == [FARMERS, VILLAGE, VILLAGE]


def test_undo_never_takes_back_what_a_person_wrote_meanwhile(folder):
    found = session(folder)
    found.answer(found.questions()[0], "confirmed")
    path = folder / "keputusan.yaml"
    path.write_text(path.read_text("utf-8") + "# catatan rapat\n", "utf-8")

    assert not found.undo()
    assert "catatan rapat" in path.read_text("utf-8")


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


def test_what_a_person_wrote_into_the_file_meanwhile_counts_from_the_next_judgement_on(folder):
    found, other = session(folder), session(folder)
    other.answer(other.questions()[0], "rejected", "beda cakupan")
    found.judge_again()

    assert [each.why for each in found.decisions.links] == ["beda cakupan"]
    assert len(found.questions()) == 2
