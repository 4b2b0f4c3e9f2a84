"""A person walks through the open questions."""

from __future__ import annotations

import datetime
import io
import json

import pytest
from rich.console import Console

from cascade.cli.keys import PipedKeys, TerminalKeys
from cascade.cli.link_dialog import walk, who
from cascade.linking import decisions
from cascade.model.i18n import Language
from cascade.pipeline.preparation import prepare
from cascade.review.session import Review

VILLAGE, BOTH = "Persentase desa yang tertib administrasi", "Persentase desa/kelurahan yang tertib administrasi"
FARMERS, THEIRS = (
    "Persentase kelompok tani yang menerapkan teknologi",
    "Persentase kelompok tani menerapkan teknologi tepat guna",
)
RENSTRA = {
    "kind": "renstra", "opd": "Dinas Uji", "years": [2025, 2026],
    "indicators": [
        {"name": VILLAGE, "level": "sasaran", "element": "Tata kelola", "unit": "%", "targets": {"2026": "85"}},
        {"name": FARMERS, "level": "program", "element": "Penyuluhan", "unit": "%", "targets": {"2026": "60"}},
    ],
}  # fmt: skip
PK = {
    "kind": "perjanjian_kinerja", "opd": "Dinas Uji", "year": 2026,
    "indicators": [
        {"name": BOTH, "level": "sasaran", "element": "Tata kelola", "unit": "%", "target": "85"},
        {"name": THEIRS, "level": "program", "element": "Penyuluhan", "unit": "%", "target": "65"},
    ],
}  # fmt: skip
AKSI = {
    "kind": "rencana_aksi", "opd": "Dinas Uji", "year": 2026,
    "indicators": [{"name": BOTH, "level": "sasaran", "element": "Tata kelola", "quarters": ["20", "40", "60", "85"]}],
}  # fmt: skip
TODAY = datetime.date(2026, 2, 3)


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "dinas uji"
    folder.mkdir()
    for name, document in (("renstra", RENSTRA), ("pk", PK), ("aksi", AKSI)):
        (folder / f"{name}.json").write_text(json.dumps(document), "utf-8")
    return folder


def session(folder) -> Review:
    return Review(prepare([folder]), folder, "Asep", TODAY)


def typed(folder, keys: str, width: int = 100, language: Language = "id") -> str:
    """What a person sees who types these keys."""
    screen = Console(file=io.StringIO(), width=width)
    walk(session(folder), PipedKeys(io.StringIO(keys)), screen, language)
    return screen.file.getvalue()


def written(folder) -> list[tuple[str, str, str]]:
    return [(d.left.name, d.right.name, d.verdict) for d in decisions.read(folder).links]


def test_the_question_that_most_findings_wait_for_comes_first(folder):
    found = session(folder)
    names = [found.graph.indicators[link.left].name.text for link in found.questions()]

    assert names == [FARMERS, VILLAGE, VILLAGE]


def test_a_card_shows_both_rows_their_places_the_doubts_and_what_would_follow(folder):
    screen = typed(folder, "q", 140)

    for said in (
        FARMERS, "Renstra 2025–2026", "Perjanjian Kinerja 2026", "renstra.json", "Penyuluhan", "program",
        "hanya satu pihak memuat: tepat", "jenjang sama; satuan sama; unsurnya sama", "PLF-02",
        "65 melebihi target Renstra 60", "Pertanyaan 1 dari 3",
    ):  # fmt: skip
        assert said in screen


def test_the_card_never_shows_targets_as_something_that_speaks_for_a_link(folder):
    support = next(line for line in typed(folder, "q").splitlines() if line.startswith("mendukung"))

    assert "target" not in support
    assert "6" in support  # "5 dari 6 kata sama"


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal(folder, width):
    lines = [line for line in typed(folder, "ssq", width).splitlines() if str(folder) not in line]

    assert max(map(len, lines)) <= width


def test_each_answer_is_written_before_the_next_question_with_name_and_date(folder):
    typed(folder, "yn")
    first, second = decisions.read(folder).links

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

    assert not (folder / "keputusan.yaml").exists()


def test_the_last_answer_can_be_taken_back_too(folder):
    typed(folder, "yyun")

    assert [verdict for _, _, verdict in written(folder)] == ["confirmed", "rejected"]


def test_undo_never_takes_back_what_a_person_wrote_meanwhile(folder):
    found = session(folder)
    found.answer(found.questions()[0], "confirmed")
    path = folder / "keputusan.yaml"
    path.write_text(path.read_text("utf-8") + "# catatan rapat\n", "utf-8")

    assert not found.undo()
    assert "catatan rapat" in path.read_text("utf-8")


def test_comments_and_waivers_of_a_person_survive_the_review(folder):
    mine = "# rapat 2 Februari\nwaivers:\n  - {fingerprint: abc, reason: menunggu SK}  # lihat nota\n"
    (folder / "keputusan.yaml").write_text(mine, "utf-8")
    typed(folder, "ynq")

    assert (folder / "keputusan.yaml").read_text("utf-8").startswith(mine)
    assert len(decisions.read(folder).waivers) == 1
    assert len(decisions.read(folder).links) == 2


def test_a_reason_goes_with_the_next_answer_alone(folder):
    typed(folder, "a nomenklatur lama\nyn")

    assert [each.why for each in decisions.read(folder).links] == ["nomenklatur lama", None]


def test_an_unknown_key_changes_nothing_and_the_keys_are_told_again(folder):
    screen = typed(folder, "zq")

    assert "Tombol “z” tidak dikenal" in screen
    assert not (folder / "keputusan.yaml").exists()


def test_ctrl_c_keeps_every_answer_and_says_what_was_done(folder):
    class Broken(PipedKeys):
        def key(self) -> str:
            try:
                return super().key()
            except EOFError:
                raise KeyboardInterrupt from None

    screen = Console(file=io.StringIO(), width=80)
    walk(session(folder), Broken(io.StringIO("y")), screen, "id")

    assert len(written(folder)) == 1
    assert "1 jawaban tercatat" in screen.file.getvalue()


def test_a_file_that_a_person_broke_meanwhile_is_told_and_the_question_stays(folder):
    found = session(folder)
    (folder / "keputusan.yaml").write_text("links: [", "utf-8")
    screen = Console(file=io.StringIO(), width=100)
    walk(found, PipedKeys(io.StringIO("yq")), screen, "id")

    assert "bukan YAML yang sah" in screen.file.getvalue()
    assert (folder / "keputusan.yaml").read_text("utf-8") == "links: ["


def test_twins_that_nothing_tells_apart_cannot_be_answered_and_nothing_is_guessed(folder):
    twin = {"name": THEIRS, "level": "program", "target": "65"}
    (folder / "pk.json").write_text(json.dumps({**PK, "indicators": [twin, twin]}), "utf-8")
    screen = typed(folder, "yq")

    assert "lebih dari sekali" in screen
    assert not (folder / "keputusan.yaml").exists()


def test_a_name_cannot_steer_the_terminal(folder):
    row = {**PK["indicators"][1], "element": "Penyuluhan \x1b[31m[bold]x[/bold]"}
    (folder / "pk.json").write_text(json.dumps({**PK, "indicators": [row]}), "utf-8")
    screen = typed(folder, "q", 140)

    assert "\x1b" not in screen
    assert "[bold]x[/bold]" in screen


def test_the_review_speaks_english(folder):
    screen = typed(folder, "yq", language="en")

    assert "are these the same indicator?" in screen
    assert "1 answers written" in screen


def test_paths_with_blanks_are_quoted_where_they_are_to_be_pasted(folder):
    assert f'cascade link "{folder}" --review' in " ".join(typed(folder, "q", 200).split())


def test_the_name_is_asked_once_and_enter_takes_the_user(monkeypatch):
    monkeypatch.setenv("LOGNAME", "asep")
    asked: list[str] = []

    assert who(None, TerminalKeys(io.StringIO("\n")), asked.append) == "asep"
    assert who(None, TerminalKeys(io.StringIO("Siti Aminah\n")), asked.append) == "Siti Aminah"
    assert who("Camat", TerminalKeys(io.StringIO("")), asked.append) == "Camat"
    assert asked == ["asep", "asep"]


def test_nobody_is_asked_where_input_is_piped(monkeypatch):
    monkeypatch.setenv("LOGNAME", "asep")

    assert who(None, PipedKeys(io.StringIO("yyy")), pytest.fail) == "asep"
