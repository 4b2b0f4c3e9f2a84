"""Commands, options and their values are completed at a shell."""

from __future__ import annotations

import os
import pkgutil
import subprocess
import sys
from pathlib import Path
from shutil import which
from unittest.mock import patch

import pytest
from commandline import ROOT, cascade
from typer import _completion_shared as scripts

from cascade.cli import commands, completion

ASKED = {
    "bash": lambda words: {"COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))},
    "zsh": lambda words: {"_TYPER_COMPLETE_ARGS": words},
    "fish": lambda words: {"_TYPER_COMPLETE_ARGS": words, "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
    "powershell": lambda words: {
        "_TYPER_COMPLETE_ARGS": words,
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": words.rpartition(" ")[2],
    },
}
NAMES = {each.name for each in pkgutil.iter_modules(commands.__path__)}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    return tmp_path


def completed(shell: str, words: str, folder: Path) -> str:
    with patch.dict(os.environ, {"_CASCADE_COMPLETE": f"complete_{shell}", **ASKED[shell](words)}):
        run = cascade(cwd=folder)
    assert (run.returncode, run.stderr) == (0, "")
    return run.stdout


@pytest.mark.parametrize("shell", ASKED)
def test_every_shell_is_told_the_commands_that_begin_with_what_was_typed(tmp_path: Path, shell: str) -> None:
    told = completed(shell, "cascade co", tmp_path)

    assert "contoh" in told
    assert "check" not in told
    if shell != "bash":
        assert "Salin berkas contoh" in told
        assert len(told.strip().splitlines()) == 2  # one line each, which PowerShell and zsh rely on


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("cascade rules vo", "vocabulary"),
        ("cascade graph --fo", "--format"),
        ("cascade graph --format gr", "graphml"),
        ("cascade rules list --lang e", "en"),
        ("cascade --install", "--install-completion"),
        ("cascade nosuch x", ""),
        ("cascade --version x", ""),
    ],
)
def test_options_and_their_values_are_completed_and_nothing_else_is_said(
    tmp_path: Path, words: str, expected: str
) -> None:
    assert completed("bash", words, tmp_path).strip() == expected


@pytest.mark.slow
def test_the_names_of_commands_are_completed_without_importing_one(tmp_path: Path) -> None:
    code = (
        "import sys; from cascade.cli.app import app; from cascade.cli import completion; completion.be_ready()\n"
        "try: app(standalone_mode=False, prog_name='cascade', complete_var='_CASCADE_COMPLETE')\n"
        "except SystemExit: print([n for n in sys.modules if n.startswith('cascade.cli.commands.')])"
    )
    asked = {
        **os.environ, "_CASCADE_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "cascade ", "PYTHONPATH": str(ROOT)
    }  # fmt: skip
    run = subprocess.run([sys.executable, "-c", code], env=asked, capture_output=True, text=True, check=True)

    assert all(f'"{name}":"' in run.stdout for name in NAMES)
    assert run.stdout.splitlines()[-1] == "[]"


def test_every_command_has_a_few_words_that_fit_into_a_line() -> None:
    told = {name: completion.about(f"cascade.cli.commands.{name}") for name in NAMES}

    assert all(0 < len(words) <= 70 for words in told.values())


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt" or which("bash") is None, reason="no bash")
def test_bash_completes_with_the_script_that_is_shown(tmp_path: Path) -> None:
    script = cascade("--show-completion", "bash", cwd=tmp_path).stdout
    program = tmp_path / "cascade"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "from cascade.cli.app import main; main()" "$@"\n')
    program.chmod(0o755)
    typed = (
        f"{script}\nCOMP_WORDS=(cascade rules vo); COMP_CWORD=2; _cascade_completion ./cascade; echo ${{COMPREPLY[@]}}"
    )

    run = subprocess.run(
        ["bash", "--norc", "-c", typed], cwd=tmp_path, env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert run.stdout == "vocabulary\n"


@pytest.mark.parametrize(
    ("shell", "place"),
    [("bash", ".bashrc"), ("zsh", ".zfunc/_cascade"), ("fish", ".config/fish/completions/cascade.fish")],
)
def test_completion_is_written_where_the_shell_looks_and_the_place_is_told(home: Path, shell: str, place: str) -> None:
    run = cascade("--install-completion", shell, cwd=home)

    assert run.returncode == 0
    assert "cascade" in (home / place).read_text("utf-8")
    assert f"Pelengkap {shell} ditulis ke" in run.stdout


def test_the_shell_that_began_the_command_is_meant_where_none_is_named(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scripts, "_get_shell_name", lambda: "fish")
    assert cascade("--show-completion", cwd=home).stdout.startswith("complete --command cascade")

    monkeypatch.setattr(scripts, "_get_shell_name", lambda: None)
    refused = cascade("--install-completion", cwd=home)
    assert (refused.returncode, "Sebut salah satu: bash, zsh, fish" in refused.stderr) == (2, True)


@pytest.mark.parametrize(("policy", "is_told"), [("RemoteSigned", False), ("Restricted", True)])
def test_the_profile_of_powershell_gets_the_script_once_and_its_policy_stays(
    home: Path, monkeypatch: pytest.MonkeyPatch, policy: str, is_told: bool
) -> None:
    profile = home / "Dokumen Camat é" / "Microsoft.PowerShell_profile.ps1"
    asked: list[str] = []

    def powershell(call: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        asked.extend(call)
        return subprocess.CompletedProcess(call, 0, f"{profile}\r\n{policy}\r\n".encode(), b"")

    monkeypatch.setattr(completion.subprocess, "run", powershell)

    runs = [cascade("--install-completion", "powershell", cwd=home) for _ in range(2)]

    assert [run.returncode for run in runs] == [0, 0]
    assert profile.read_text("utf-8").count("Register-ArgumentCompleter") == 1
    assert not any("Set-ExecutionPolicy" in word for word in asked)
    assert ("Set-ExecutionPolicy -Scope CurrentUser RemoteSigned" in runs[0].stdout) is is_told


def test_a_profile_that_cannot_be_written_is_one_sentence(home: Path) -> None:
    (home / ".zshrc").mkdir()

    run = cascade("--install-completion", "zsh", cwd=home)

    assert (run.returncode, "Pelengkap zsh tidak terpasang" in run.stderr) == (2, True)


@pytest.mark.parametrize("command", [[], ["rules"], ["check"], ["rules", "show"]])
def test_h_asks_every_command_for_help(tmp_path: Path, command: list[str]) -> None:
    short, long = (cascade(*command, asked, cwd=tmp_path) for asked in ("-h", "--help"))

    assert (short.returncode, short.stdout) == (0, long.stdout)
    assert "-h, --help" in short.stdout
