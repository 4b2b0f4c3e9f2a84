"""A command typed wrong is answered in the user's language, with what was wrong and where the choices are."""

from __future__ import annotations

import re
from pathlib import Path

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


@pytest.mark.parametrize("typed", [["check"], ["read"], ["rules", "test"], ["check", ".", "--profile"], ["fix"]])
def test_a_path_that_no_system_has_is_a_sentence_and_ends_with_2(tmp_path, typed):
    run = cascade(*typed, "a" * 5000 + ".yaml", cwd=tmp_path)

    assert run.returncode == 2
    assert "namanya terlalu panjang" in run.stderr
    assert len(run.stderr) < 300


@pytest.mark.parametrize(
    ("file", "text", "line"),
    [
        ("berkas.yaml", "opd: X\nwaivers: {end: 2025-02-30}\n", 2),
        ("berkas.yaml", "year: " + "9" * 5000, 1),
        ("berkas.yaml", "opd: X\nopd: Y\n", 2),
        ("keputusan.yaml", "waivers:\n  - {fingerprint: a, reason: abc, until: 2025-13-01}\n", 2),
        ("keputusan.yaml", "? [a]\n: b\n", 1),
        ("../cascade.yaml", "region: !!binary x\n", 1),
    ],
)
def test_what_a_file_of_a_person_cannot_mean_ends_with_2_and_its_line(tmp_path, file, text, line):
    folder = tmp_path / "berkas"
    folder.mkdir()
    (folder / "pk.json").write_text('{"kind": "perjanjian_kinerja", "year": 2025, "indicators": []}', "utf-8")
    (folder / file).write_text(text, "utf-8")
    run = cascade("check", folder, cwd=tmp_path)

    assert run.returncode == 2
    assert f"{Path(file).name}, baris {line}: " in run.stderr
    assert "Traceback" not in run.stderr
