"""The comparison with other tools counts what it says it counts."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from ruled_pdf import ROWS, paper

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "benchmarks" / "reading" / "run.py"
TRUTH = [
    {"page": 1, "indicator": "Persentase desa", "unit": "%", "targets": {"2025": "80", "2026": "85"}},
    {"page": 1, "indicator": "Indeks", "targets": {"2025": "3", "2026": "5"}},  # the paper prints 4
]


@pytest.fixture(scope="module")
def run() -> ModuleType:
    spec = importlib.util.spec_from_file_location("benchmark_run", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def called(*arguments: object, cwd: Path) -> str:
    call = [sys.executable, str(SCRIPT), *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(call, capture_output=True, text=True, encoding="utf-8", cwd=cwd, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
def test_a_row_with_a_wrong_target_is_not_right(tmp_path):
    paper(tmp_path / "uji.pdf", ROWS)
    (tmp_path / "uji.jsonl").write_text("\n".join(map(json.dumps, TRUTH)), "utf-8")

    [line] = [line for line in called(tmp_path, cwd=tmp_path).splitlines() if line.startswith("cascade read")]

    assert "1/2 0.500" in line


@pytest.mark.slow
def test_the_synthetic_mode_counts_leaf_rows(tmp_path):
    paper(tmp_path / "uji.pdf", ROWS)
    cells = [
        {"row": n, "row2": n, "col": c, "col2": c, "text": text, "role": "data" if n else "header", "page": 1}
        for n, row in enumerate(ROWS)
        for c, text in enumerate(row)
    ]
    (tmp_path / "uji.truth.json").write_text(json.dumps({"tables": [{"cells": cells}]}), "utf-8")

    [line] = [
        line
        for line in called(tmp_path, "--synthetic", cwd=tmp_path).splitlines()
        if "uji  " in line and " cascade " in line
    ]

    assert "2/2" in line


def test_two_rows_below_each_other_may_hold_one_indicator(run):
    tables = {1: [[["1", "Persentase", "80", None], ["", "desa", "", "85"]]]}

    assert run.is_extracted(TRUTH[0], tables)
    assert not run.is_extracted(TRUTH[1], tables)
    assert not run.is_extracted(TRUTH[0] | {"page": 2}, tables)


def test_a_null_is_filled_from_above(run):
    rows = [(("desa", "1"), ()), (("camat", "2"), ("program",))]
    table = [{"rows": [["Desa", "Program", "1"], ["Camat", None, "2"]]}]

    assert run.leaf_rows([(("desa", "program", "1"), ()), rows[1]], table) == (2, 1)


@pytest.mark.parametrize(
    ("one", "other"), [("1.250.000,50", "1,250,000.5"), ("90,0\n2", "90.02"), ("Rp 5.000", "5,000"), ("85%", "85")]
)
def test_values_are_compared_as_numbers(run, one, other):
    assert run.number(one) == run.number(other)
