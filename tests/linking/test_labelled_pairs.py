"""Labelled pairs are read, written, and made of decisions."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from documents_as_text import canonical

from cascade.graph.cascade_graph import CascadeGraph
from cascade.linking.decided_pairs import find_decided_pairs
from cascade.linking.decisions import (
    Decisions,
    IndicatorReference,
    LinkDecision,
)
from cascade.linking.labelled_pairs import LabelledIndicator, LabelledPair, pairs_of_decisions, read_pairs
from cascade.linking.weights import built_in_weights, read_weights, weights_as_yaml
from cascade.model.errors import CascadeError

VILLAGE, BOTH = "Persentase desa yang tertib administrasi", "Persentase desa/kelurahan yang tertib administrasi"
TODAY = datetime.date(2026, 2, 3)


def renstra(*names, **more):
    return canonical("renstra", _rows(names), years=[2025, 2026], **more)


def pk(*names, **more):
    return canonical("perjanjian_kinerja", _rows(names), **{"year": 2026, **more})


def _rows(names):
    return [{"level": "sasaran", **(name if isinstance(name, dict) else {"name": name})} for name in names]


def decision(left, right, verdict="confirmed", **more) -> LinkDecision:
    sides = {"left": ("renstra", left), "right": ("perjanjian_kinerja", right)}
    named = {
        side: IndicatorReference(document=kind, **(given if isinstance(given, dict) else {"name": given}))
        for side, (kind, given) in sides.items()
    }
    return LinkDecision(**named, verdict=verdict, **more)


def test_decided_pairs_are_labelled_with_both_rows():
    row = {"name": BOTH, "element": "Pelayanan prima", "path": ["Tata kelola"], "unit": "%"}
    graph = CascadeGraph([renstra(VILLAGE), pk(row)])
    decided, _ = find_decided_pairs(
        graph, Decisions((decision(VILLAGE, BOTH, "rejected", by="A", on=TODAY, why="lain"),))
    )
    [pair] = pairs_of_decisions(graph, decided, "berkas-uji")

    assert pair["right"] == {
        "name": BOTH, "element": "Pelayanan prima", "path": ["Tata kelola"], "unit": "%",
        "code": None, "level": "sasaran", "document": "perjanjian_kinerja",
    }  # fmt: skip
    assert (pair["same"], pair["by"], pair["on"], pair["why"]) == (False, "A", "2026-02-03", "lain")
    assert pair["group"] == "berkas-uji"


OBJECTS = ["jalan lingkungan", "embung desa", "rumah layak huni", "perpustakaan sekolah", "pasar rakyat", "taman kota",
           "gedung olahraga", "balai pertemuan", "saluran irigasi", "kapal perikanan", "kandang ternak", "alat kesehatan"]  # fmt: skip


def pairs() -> list[LabelledPair]:
    """True pairs that differ in a broken word, false ones that differ in one word; twelve dossiers."""
    found = []
    for number, thing in enumerate(OBJECTS):
        other = OBJECTS[(number + 1) % len(OBJECTS)]
        for verb in ("dibangun", "diawasi"):
            left = LabelledIndicator(name=f"Jumlah {thing[:-1]} {thing[-1]} yang {verb} pemerintah daerah", unit="Unit")
            true = LabelledIndicator(name=f"Jumlah {thing} yang {verb} pemerintah daerah", unit="Unit")
            false = LabelledIndicator(name=f"Jumlah {other} yang {verb} pemerintah daerah", unit="Unit")
            found.append(LabelledPair(left=left, right=true, same=True, group=f"berkas {number}"))
            found.append(LabelledPair(left=left, right=false, same=False, group=f"berkas {number}"))
    return found


def line(pair: LabelledPair) -> str:
    return pair.model_dump_json(exclude_none=True)


def test_pairs_and_weights_survive_being_written(tmp_path: Path):
    (tmp_path / "p.jsonl").write_text("\n".join(map(line, pairs())), "utf-8")
    (tmp_path / "w.yaml").write_text(weights_as_yaml(built_in_weights()), "utf-8")

    assert list(read_pairs(tmp_path / "p.jsonl")) == pairs()
    assert read_weights(tmp_path / "w.yaml") == built_in_weights()


def test_a_line_that_is_no_pair_is_named(tmp_path: Path):
    (tmp_path / "p.jsonl").write_text(f'{line(pairs()[0])}\n{{"left": {{"nama": "x"}}}}', "utf-8")

    with pytest.raises(CascadeError, match=r"p\.jsonl, line 2"):
        read_pairs(tmp_path / "p.jsonl")
