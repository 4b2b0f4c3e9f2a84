"""The comparison with other rule engines prints its tables, with or without the others installed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]


def test_cascade_is_exact_knows_units_and_is_quick_enough():
    done = subprocess.run(
        [sys.executable, str(ROOT / "benchmarks" / "rules" / "run.py"), "--small"],
        capture_output=True, text=True, encoding="utf-8", check=False, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    [line] = [line for line in done.stdout.splitlines() if line.startswith("| cascade ")]
    _, _, equal, ceiling, _, _, exact, missing, unit, typo, _ = [cell.strip() for cell in line.split("|")]
    assert exact == "True"
    assert missing.startswith("unknown")
    assert "different units" in unit
    assert "Did you mean “target”?" in typo
    assert min(int(rate.replace(",", "")) for rate in (equal, ceiling)) > 100_000
    few, many = (float(row.split("|")[4]) for row in re.findall(r"^\| 4 × .*$", done.stdout, re.M))
    assert many < 3 * few  # the cost of a row does not grow with the dossier
