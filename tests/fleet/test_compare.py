"""Findings of two runs are new, still there, solved, or nobody can tell."""

from __future__ import annotations

import shutil

import pytest
from fleet_runs import a_region, run_here
from several_dossiers import dossier

from cascade.fleet.compare import Change, compare


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    root, output = a_region(tmp_path_factory.mktemp("daerah"), 3), tmp_path_factory.mktemp("hasil")
    before = run_here(root, output)
    shutil.rmtree(root / "Kab Contoh" / "Dinas 0")
    dossier(root / "Kab Contoh" / "Dinas 8", "140%", "Dinas 8")
    after = run_here(root, output)
    return before, after


def test_what_is_gone_with_its_dossier_is_not_called_solved(runs):
    before, after = runs
    comparison = compare(before.folder, after.folder)

    assert (comparison.old, comparison.new, comparison.is_alike) == ("2026-01-31", "2026-01-31-2", True)
    assert sum(each.solved for each in comparison.changes) == 0
    assert sum(each.new for each in comparison.changes) > 0
    assert sum(each.unknown for each in comparison.changes) > 0
    assert sum(each.still for each in comparison.changes) > 0


def test_a_run_compared_with_itself_has_nothing_new(runs):
    before, _ = runs
    comparison = compare(before.folder, before.folder)

    assert {(c.new, c.solved, c.unknown) for c in comparison.changes} == {(0, 0, 0)}
    assert comparison.total("error") == Change(
        "", "error", 0, sum(c.still for c in comparison.changes if c.severity == "error"), 0, 0
    )
