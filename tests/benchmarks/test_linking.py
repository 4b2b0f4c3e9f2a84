"""The comparison with generic matching counts what it says it counts."""

from __future__ import annotations

import json
import os
import subprocess
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
def test_the_table_has_a_line_for_each_tool_and_rows_without_a_label_do_not_count(tmp_path: Path):
    (tmp_path / "uji.json").write_text(json.dumps(TASK), "utf-8")

    done = subprocess.run(
        [sys.executable, str(ROOT / "benchmarks" / "linking" / "run.py"), str(tmp_path)],
        capture_output=True, text=True, encoding="utf-8", check=False, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert "1 tasks, 1 true links" in done.stdout
    [cascade] = [line for line in done.stdout.splitlines() if line.startswith("| cascade ")]
    assert cascade.startswith("| cascade | 1.000 | 1.0000 (1.000) |")
    assert "| rapidfuzz WRatio | " in done.stdout
