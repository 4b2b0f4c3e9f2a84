"""A command typed wrong is answered in the user's language, with what was wrong and where the choices are."""

from __future__ import annotations

import re

import pytest
from commandline import cascade

WRONG = [
    pytest.param(["explain", "x"], "Belum disebut: sidik temuan.", "Missing: the fingerprint of a finding.", id="missing"),
    pytest.param(["chek", "x"], "Perintah “chek” tidak ada.", "There is no command “chek”.", id="unknown command"),
    pytest.param(
        ["rules", "shw"], "Perintah “shw” tidak ada.", "There is no command “shw”.", id="unknown command of a group"
    ),
    pytest.param(
        ["check", "x", "--reprot", "html"], "Pilihan --reprot tidak dikenal.", "There is no option --reprot.",
        id="unknown option",
    ),
    pytest.param(
        ["check", "x", "--report"], "--report: nilainya tidak ada atau tidak sah.",
        "--report: its value is missing or not valid.", id="option without value",
    ),
    pytest.param(
        ["show", "x", "--page", "satu"], "--page: nilainya tidak ada atau tidak sah.",
        "--page: its value is missing or not valid.", id="value of another type",
    ),
    pytest.param(
        ["check", "x", "--ocr-budget", "-1"], "--ocr-budget: nilainya tidak ada atau tidak sah.",
        "--ocr-budget: its value is missing or not valid.", id="value out of range",
    ),
    pytest.param(
        ["template", "a", "b"], "Perintah tidak dapat dijalankan:", "The command cannot be run:", id="one argument too many"
    ),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "indonesian", "english"), WRONG)
def test_what_was_typed_wrong_is_said_in_either_language_and_ends_with_2(tmp_path, typed, indonesian, english):
    for language, message in (("id", indonesian), ("en", english)):
        end = len(typed) - typed[-1].startswith("--")  # an option without value stays the last
        run = cascade(*typed[:end], "--lang", language, *typed[end:], cwd=tmp_path)

        assert run.returncode == 2
        assert message in run.stderr
        assert "--help" in run.stderr
        assert not re.search(r"Usage|Traceback|\bError\b", run.stderr)


@pytest.mark.parametrize(("typed", "meant"), [(["chek"], "check"), (["check", "x", "--reprot", "y"], "--report")])
def test_a_slip_gets_the_nearest_name_as_a_suggestion(tmp_path, typed, meant):
    assert meant in cascade(*typed, cwd=tmp_path).stderr.split("Maksud Anda", 1)[1].split("?")[0]


def test_a_command_line_without_arguments_is_a_help_page(tmp_path):
    run = cascade(cwd=tmp_path)

    assert "Perintah:" in run.stderr
    assert "check" in run.stderr
