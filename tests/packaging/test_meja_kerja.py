"""The program for computers without Python opens the workbench, or is the command line."""

from __future__ import annotations

import sys

import meja_kerja
import pytest

from cascade.cli import start
from cascade.safe_io import external_program


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    runs: list[list[str]] = []
    monkeypatch.setattr(start, "main", lambda: runs.append(sys.argv[1:]))
    return runs


@pytest.mark.parametrize(("typed", "asked"), [([], ["serve"]), (["check", "berkas"], ["check", "berkas"])])
def test_without_arguments_it_opens_the_workbench(run, monkeypatch, typed, asked) -> None:
    monkeypatch.setattr(sys, "argv", ["cascade.exe", *typed])

    meja_kerja.main()

    assert run == [asked]


def test_begun_as_a_guard_it_runs_what_is_to_be_guarded(run, monkeypatch) -> None:
    monkeypatch.setattr(sys, "argv", ["cascade.exe", "-I", "-S", external_program.__file__, "soffice"])
    monkeypatch.setattr(external_program, "guard", lambda command: len(command))
    monkeypatch.setattr(meja_kerja.os, "_exit", lambda code: sys.exit(code))

    with pytest.raises(SystemExit) as end:
        meja_kerja.main()

    assert (end.value.code, run) == (1, [])
