"""Labelled pairs are read, written, and made of decisions."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from linked_indicators import BOTH, VILLAGE, decision, pk, renstra
from training_pairs import json_line, training_pairs

from cascade.decisions.decided_pairs import find_decided_pairs
from cascade.decisions.decision_file import Decisions
from cascade.graph.cascade_graph import CascadeGraph
from cascade.linking.labelled_pairs import pairs_of_decisions, read_pairs
from cascade.linking.weights import built_in_weights, read_weights, weights_as_yaml
from cascade.model.errors import CascadeError


def test_decided_pairs_are_labelled_with_both_rows():
    row = {"name": BOTH, "element": "Pelayanan prima", "path": ["Tata kelola"], "unit": "%"}
    graph = CascadeGraph([renstra(VILLAGE), pk(row)])
    decided, _ = find_decided_pairs(
        graph, Decisions((decision(VILLAGE, BOTH, "rejected", by="A", on=datetime.date(2026, 2, 3), why="lain"),))
    )
    [pair] = pairs_of_decisions(graph, decided, "berkas-uji")

    assert pair["right"] == {
        "name": BOTH, "element": "Pelayanan prima", "path": ["Tata kelola"], "unit": "%",
        "code": None, "level": "sasaran", "document": "perjanjian_kinerja",
    }  # fmt: skip
    assert (pair["same"], pair["by"], pair["on"], pair["why"]) == (False, "A", "2026-02-03", "lain")
    assert pair["group"] == "berkas-uji"


def test_pairs_and_weights_survive_being_written(tmp_path: Path):
    (tmp_path / "p.jsonl").write_text("\n".join(map(json_line, training_pairs())), "utf-8")
    (tmp_path / "w.yaml").write_text(weights_as_yaml(built_in_weights()), "utf-8")

    assert list(read_pairs(tmp_path / "p.jsonl")) == training_pairs()
    assert read_weights(tmp_path / "w.yaml") == built_in_weights()


def test_a_line_that_is_no_pair_is_named(tmp_path: Path):
    (tmp_path / "p.jsonl").write_text(f'{json_line(training_pairs()[0])}\n{{"left": {{"nama": "x"}}}}', "utf-8")

    with pytest.raises(CascadeError, match=r"p\.jsonl, line 2"):
        read_pairs(tmp_path / "p.jsonl")
