"""Pairs of names that offices write: most that mean one indicator are linked or asked about, none that do not are linked."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "linking" / "pairs.py"


@pytest.fixture(scope="module")
def benchmark():
    spec = importlib.util.spec_from_file_location("pairs", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    sys.modules["pairs"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("setting", "share"), [("alone", 0.95), ("under one sasaran", 0.95), ("all in two lists", 0.94)]
)
def test_names_of_one_indicator_are_linked_or_asked_about_and_no_trap_is_linked(benchmark, setting, share):
    pairs = benchmark.read_pairs()
    counted = [benchmark.counted(*each) for each in zip(pairs, benchmark.outcomes(pairs, setting), strict=True)]
    ones = [outcome for pair, outcome in zip(pairs, counted, strict=True) if pair.is_same]
    traps = [f"{p.left} ↔ {p.right}" for p, o in zip(pairs, counted, strict=True) if not p.is_same and o == "linked"]

    assert len(pairs) >= 120
    assert traps == []
    assert 1 - ones.count("apart") / len(ones) >= share


def test_every_pair_stands_once(benchmark):
    names = [(pair.left, pair.right) for pair in benchmark.read_pairs()]

    assert len(set(names)) == len(names)
