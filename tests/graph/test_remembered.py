"""What was asked of a graph is remembered on it, and goes with it."""

from __future__ import annotations

import gc
import weakref
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from batch_writers import Writer
from several_dossiers import three_dossiers

from cascade.graph.cascade_graph import CascadeGraph
from cascade.graph.remembered import remembered
from cascade.pipeline.batch import check_each
from cascade.pipeline.options import CheckOptions, Progress
from cascade.reports.report import Report
from cascade.safe_io import worker_pool


def test_an_answer_is_worked_out_once_for_each_graph() -> None:
    asked: list[tuple[CascadeGraph, int]] = []

    @remembered
    def twice(graph: CascadeGraph, number: int) -> int:
        asked.append((graph, number))
        return 2 * number

    one, other = CascadeGraph([]), CascadeGraph([])
    assert [twice(one, 2), twice(one, 2), twice(one, 3), twice(other, 2)] == [4, 4, 6, 4]
    assert asked == [(one, 2), (one, 3), (other, 2)]


@dataclass(frozen=True)
class Watcher(Writer):
    """Writes reports, and watches their graphs."""

    graphs: list[weakref.ref[CascadeGraph]] = field(default_factory=list)

    def write(self, report: Report, folder: Path, progress: Progress) -> tuple[Report, tuple[str, ...]]:
        self.graphs.append(weakref.ref(report.graph))
        return super().write(report, folder, progress)


@pytest.mark.slow
def test_no_dossier_of_a_run_is_held_after_it_was_written(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(worker_pool, "available_cpus", lambda: 1)  # else other processes check, and we see no graph
    watcher = Watcher(tmp_path / "keluaran")

    check_each(three_dossiers(tmp_path)[:2], watcher, CheckOptions())
    gc.collect()

    assert [graph() for graph in watcher.graphs] == [None, None]
