"""The first damaged files of each kind, and some dossiers, break nothing; a run goes on where the last one ended."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.fuzz

ROOT = Path(__file__).parents[2]
FILES, DOSSIERS = 12, 4


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    script = ROOT / "benchmarks" / "fuzz" / "run.py"
    command = [sys.executable, str(script), "--keep", str(folder / "kept"), *arguments]
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8")


def test_damaged_files_of_each_kind_and_dossiers_break_nothing_and_leave_nothing_behind(tmp_path):
    state = tmp_path / "fuzz.json"
    done = run(tmp_path, "--files", str(FILES), "--dossiers", str(DOSSIERS), "--state", str(state))
    counts = json.loads(state.read_text("utf-8"))

    assert done.returncode == 0, done.stdout + done.stderr
    assert {each["next"] for name, each in counts["counts"].items() if name != "dossier"} == {FILES}
    assert len(counts["counts"]) > 20
    assert counts["neighbours"] >= 60
    assert (counts["failures"], counts["dead_neighbours"], counts["leftovers"]) == ({}, 0, 0)


def test_runs_add_up_and_one_file_can_be_repeated(tmp_path):
    state = tmp_path / "fuzz.json"
    for _ in range(2):
        run(tmp_path, "--files", "3", "--kinds", "berkas", "--state", str(state))
    first = run(tmp_path, "--only", "berkas/4")
    content = (tmp_path / "kept" / "berkas-4.yaml").read_bytes()

    assert sum(json.loads(state.read_text("utf-8"))["counts"]["berkas"]["results"].values()) == 6
    assert run(tmp_path, "--only", "berkas/4").stdout == first.stdout
    assert (tmp_path / "kept" / "berkas-4.yaml").read_bytes() == content
