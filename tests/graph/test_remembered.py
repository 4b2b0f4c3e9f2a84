"""What was asked of a graph is remembered on it, and goes with it."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

from cascade.graph.cascade_graph import CascadeGraph
from cascade.graph.remembered import remembered
from cascade.pipeline.batch import check_each
from cascade.pipeline.options import CheckOptions
from cascade.reports.report import Report

DOCUMENTS = Path(__file__).parents[2] / "documents"


def test_an_answer_is_worked_out_once_for_each_graph() -> None:
    asked: list[tuple[CascadeGraph, int]] = []

    @remembered
    def twice(graph: CascadeGraph, number: int) -> int:
        asked.append((graph, number))
        return 2 * number

    one, other = CascadeGraph([]), CascadeGraph([])
    assert [twice(one, 2), twice(one, 2), twice(one, 3), twice(other, 2)] == [4, 4, 6, 4]
    assert asked == [(one, 2), (one, 3), (other, 2)]


def test_no_dossier_of_a_run_is_held_after_it_was_written() -> None:
    graphs: list[weakref.ref[CascadeGraph]] = []

    def write(dossier: Path, report: Report, say: object) -> list[str]:
        graphs.append(weakref.ref(report.graph))
        return []

    check_each([DOCUMENTS / "kecamatan-gumelar-2022", DOCUMENTS / "kecamatan-contoh-selaras"], write, CheckOptions())
    gc.collect()
    assert [graph() for graph in graphs] == [None, None]
