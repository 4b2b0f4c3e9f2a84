"""benchmarks/mutations plants a fault, sees the rule meant for it, and prints its table."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.fuzz

ROOT = Path(__file__).parents[2]


def run(*arguments: str) -> str:
    script = ROOT / "benchmarks" / "mutations" / "run.py"
    command = [sys.executable, str(script), "--harmless", "0", *arguments]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def test_a_planted_fault_is_found_at_its_place_in_a_workbook_and_in_a_word_document():
    said = run("--only", "TR IV tidak sama", "--each", "1", "--formats", "xlsx,docx")
    assert "recall 2/2" in said
    assert "unrelated errors or warnings 0/2" in said


def test_a_kind_of_fault_that_fits_nowhere_is_told(tmp_path):
    said = run("--only", "tidak ada kata ini")
    assert "kinds 0" in said
