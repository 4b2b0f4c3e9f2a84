"""A program without Python beside it is its own guard of other programs."""

from __future__ import annotations

import sys

import pytest

from cascade.safe_io import external_program
from cascade.safe_io.external_program import guarded_command

FILE = external_program.__file__


def test_the_guard_is_told_from_what_a_person_types(monkeypatch: pytest.MonkeyPatch) -> None:
    begun = []

    class Popen:
        stdin = None

        def __init__(self, command, **_) -> None:
            begun.append(command)

        def wait(self, *_) -> None:
            return None

    monkeypatch.setattr(external_program.subprocess, "Popen", Popen)
    external_program.run(["soffice", "--headless"], timeout=5)

    [[program, *arguments]] = begun
    assert program == sys.executable
    assert guarded_command(arguments) == ["soffice", "--headless"]


@pytest.mark.parametrize(
    "typed", [[], ["check", "-I", "-S", FILE], ["-I", "-S", FILE], ["-I", "-S", "x.py", "rm"], ["--help"]]
)
def test_nothing_else_is_guarded(typed: list[str]) -> None:
    assert guarded_command(typed) is None
