"""A program that does not do what its first user expects is told with what it said."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import try_program

GOOD = """
import sys
said = {"--version": "cascade 1", "contoh": "kecamatan-gumelar-2022", "check": "4 dokumen, 198 indikator"}.get(sys.argv[1])
said = said or {"run": "2 berkas dari 1 pemerintah", "query": "NOM-07 13", "report": "Rekap: rekap.html"}[sys.argv[2]]
print(said, file=sys.stderr if sys.argv[1] == "contoh" else sys.stdout)
"""


def program(tmp_path: Path, text: str) -> list[str]:
    (tmp_path / "program.py").write_text(text, "utf-8")
    return [sys.executable, str(tmp_path / "program.py")]


def test_each_step_is_told_with_its_time(tmp_path: Path, capsys) -> None:
    assert try_program.main(program(tmp_path, GOOD), with_workbench=False) == 0
    assert [line.split(" s  ")[1].split()[0] for line in capsys.readouterr().out.splitlines()] == [
        "--version",
        "contoh",
        "check",
    ]


def test_where_the_fleet_is_asked_for_both_examples_go_through_it(tmp_path: Path, capsys) -> None:
    assert try_program.main(program(tmp_path, GOOD), with_workbench=False, with_fleet=True) == 0
    assert [line.split(" s  ")[1].split()[:2] for line in capsys.readouterr().out.splitlines()][3:] == [
        ["fleet", "run"],
        ["fleet", "query"],
        ["fleet", "report"],
    ]

    lame = program(tmp_path, GOOD.replace("2 berkas", "0 berkas"))
    with pytest.raises(SystemExit, match="fleet run contoh"):
        try_program.main(lame, with_workbench=False, with_fleet=True)


@pytest.mark.parametrize("text", ["print('cascade 1'); raise SystemExit(2)", "print('Hello')"])
def test_a_step_that_fails_or_says_something_else_ends_it(tmp_path: Path, text: str) -> None:
    with pytest.raises(SystemExit, match="--version: ended with"):
        try_program.main(program(tmp_path, text), with_workbench=False)
