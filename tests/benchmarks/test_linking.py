"""The comparison with generic matching counts what it says it counts."""

from __future__ import annotations

import json
import runpy
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TASK = {
    "left": [
        {"id": "a", "name": "Jml desa tertib administrasi"},
        {"id": "b", "name": "Jumlah laporan keuangan yang disusun"},
        {"id": "unlabelled", "name": "Nilai SAKIP"},
    ],
    "right": [
        {"id": "A", "name": "Jumlah desa yang tertib administrasi"},
        {"id": "B", "name": "Jumlah laporan kinerja yang disusun"},
        {"id": "C", "name": "Nilai SAKIP"},
    ],
    "links": [["a", "A"]],
    "unlinked_left": ["b"],
}


@pytest.mark.slow
def test_the_table_has_a_line_for_each_tool_and_rows_without_a_label_do_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "uji.json").write_text(json.dumps(TASK), "utf-8")
    script = str(ROOT / "benchmarks" / "linking" / "run.py")
    monkeypatch.setattr(sys, "argv", [script, str(tmp_path)])

    runpy.run_path(script, run_name="__main__")

    said = capsys.readouterr().out
    assert "1 tasks, 1 true links" in said
    [cascade] = [line for line in said.splitlines() if line.startswith("| cascade ")]
    assert cascade.startswith("| cascade | 1.000 | 1.0000 (1.000) |")
    assert "| rapidfuzz WRatio | " in said
