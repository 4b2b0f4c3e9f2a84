"""A person walks through the open questions in the terminal."""

from __future__ import annotations

import io
import json

import pytest
from review_dossier import FARMERS, PK, THEIRS, TODAY, session, typed, write_dossier, write_twins, written
from rich.console import Console

from cascade.cli.keys import PipedKeys, TerminalKeys
from cascade.cli.link_dialog import ask_questions, reviewer_name
from cascade.decisions.decision_log import DecisionLog, read_decisions

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path):
    return write_dossier(tmp_path)


def test_each_answer_is_written_before_the_next_question_with_name_and_date(folder):
    typed(folder, "yn")
    first, second = read_decisions(folder).links

    assert (first.left.name, first.right.name, first.verdict) == (FARMERS, THEIRS, "confirmed")
    assert (second.verdict, second.by, second.on) == ("rejected", "Asep", TODAY)


def test_one_answer_settles_the_same_question_about_another_document_and_says_so(folder):
    screen = typed(folder, "sy")

    assert len(written(folder)) == 1
    assert "Ikut terjawab: 1 pertanyaan lain" in screen
    assert "1 pertanyaan masih terbuka" in screen


def test_a_skipped_question_is_not_written_and_comes_again_another_time(folder):
    typed(folder, "sss")

    assert not (folder / "keputusan.yaml").exists()
    assert len(session(folder).questions()) == 3


def test_the_next_session_goes_on_where_the_last_one_stopped(folder):
    typed(folder, "yq")
    screen = typed(folder, "q")

    assert FARMERS not in screen
    assert "Pertanyaan 1 dari 2" in screen


def test_undo_takes_answers_and_skips_back_one_by_one(folder):
    typed(folder, "ysuuq")
    log = DecisionLog.read(folder)

    assert written(folder) == []
    assert [(each.verb, each.actor, each.in_force) for each in log.events] == [
        ("same", "Asep", False),
        ("undo", "Asep", True),
    ]


def test_z_undoes_as_u_does(folder):
    typed(folder, "yzq")

    assert written(folder) == []


def test_identical_questions_are_shown_and_answered_by_one_act_which_one_undo_takes_back(tmp_path):
    folder = write_twins(tmp_path)
    screen = typed(folder, "sayq")

    assert "2 pertanyaan lain sama persis" in screen
    assert "→ ya, sama: 3 pertanyaan" in screen
    assert [verdict for _, _, verdict in written(folder)] == ["confirmed"] * 3
    assert "3 jawaban tercatat (3 sama, 0 tidak sama); 1 pertanyaan masih terbuka" in " ".join(screen.split())

    other = write_twins(tmp_path / "lain")
    typed(other, "sayuq")
    assert written(other) == []


def test_without_a_yes_or_no_nothing_is_answered_together(tmp_path):
    folder = write_twins(tmp_path)
    screen = typed(folder, "saxq")

    assert "→ batal" in screen
    assert written(folder) == []


def test_the_last_answer_can_be_taken_back_too(folder):
    typed(folder, "yyun")

    assert [verdict for _, _, verdict in written(folder)] == ["confirmed", "rejected"]


def test_comments_and_waivers_of_a_person_survive_the_review(folder):
    mine = "# rapat 2 Februari\nwaivers:\n  - {fingerprint: abc, reason: menunggu SK}  # lihat nota\n"
    (folder / "keputusan.yaml").write_text(mine, "utf-8")
    typed(folder, "ynq")

    assert (folder / "keputusan.yaml").read_text("utf-8").startswith(mine)
    assert len(read_decisions(folder).waivers) == 1
    assert len(read_decisions(folder).links) == 2


def test_a_reason_goes_with_the_next_answer_alone(folder):
    typed(folder, "r nomenklatur lama\nyn")

    assert [each.why for each in read_decisions(folder).links] == ["nomenklatur lama", None]


def test_an_unknown_key_changes_nothing_and_the_keys_are_told_again(folder):
    screen = typed(folder, "xq")

    assert "Tombol “x” tidak dikenal" in screen
    assert not (folder / "keputusan.yaml").exists()


def test_ctrl_c_keeps_every_answer_and_says_what_was_done(folder):
    class Broken(PipedKeys):
        def key(self) -> str:
            try:
                return super().key()
            except EOFError:
                raise KeyboardInterrupt from None

    screen = Console(file=io.StringIO(), width=80)
    ask_questions(session(folder), Broken(io.StringIO("y")), screen, "id")

    assert len(written(folder)) == 1
    assert "1 jawaban tercatat" in screen.file.getvalue()


def test_a_file_that_a_person_broke_meanwhile_is_told_and_the_question_stays(folder):
    found = session(folder)
    (folder / "keputusan.yaml").write_text("links: [", "utf-8")
    screen = Console(file=io.StringIO(), width=100)
    ask_questions(found, PipedKeys(io.StringIO("yq")), screen, "id")

    assert "bukan YAML yang sah" in screen.file.getvalue()
    assert (folder / "keputusan.yaml").read_text("utf-8") == "links: ["


def test_namesakes_that_nothing_tells_apart_cannot_be_answered_and_nothing_is_guessed(folder):
    twin = {"name": THEIRS, "level": "program", "target": "65"}
    (folder / "pk.json").write_text(json.dumps({**PK, "indicators": [twin, twin]}), "utf-8")
    screen = typed(folder, "yq")

    assert "lebih dari sekali" in screen
    assert not (folder / "keputusan.yaml").exists()


def test_the_review_speaks_english(folder):
    screen = typed(folder, "yq", language="en")

    assert "are these the same indicator?" in screen
    assert "1 answers written" in screen


def test_paths_with_blanks_are_quoted_where_they_are_to_be_pasted(folder):
    assert f'cascade link "{folder}" --review' in " ".join(typed(folder, "q", 200).split())


def test_the_name_is_asked_once_and_enter_takes_the_user(monkeypatch):
    monkeypatch.setenv("LOGNAME", "asep")
    asked: list[str] = []

    assert reviewer_name(None, TerminalKeys(io.StringIO("\n")), asked.append) == "asep"
    assert reviewer_name(None, TerminalKeys(io.StringIO("Siti Aminah\n")), asked.append) == "Siti Aminah"
    assert reviewer_name("Camat", TerminalKeys(io.StringIO("")), asked.append) == "Camat"
    assert asked == ["asep", "asep"]


def test_nobody_is_asked_where_input_is_piped(monkeypatch):
    monkeypatch.setenv("LOGNAME", "asep")

    assert reviewer_name(None, PipedKeys(io.StringIO("yyy")), pytest.fail) == "asep"
