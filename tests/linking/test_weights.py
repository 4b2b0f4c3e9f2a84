"""Weights files are checked and obeyed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from cascade.cli.app import app
from cascade.linking.weights import built_in_weights, read_weights, weights_as_yaml
from cascade.model.errors import SettingsError


def test_a_misspelt_weight_is_named_with_its_line(tmp_path: Path):
    data = yaml.safe_load(weights_as_yaml(built_in_weights()))
    data["weights"]["token_coverge"] = data["weights"].pop("token_coverage")
    (tmp_path / "w.yaml").write_text(yaml.safe_dump(data), "utf-8")

    with pytest.raises(SettingsError, match=r"token_coverge.*token_coverage"):
        read_weights(tmp_path / "w.yaml")


def sides(tmp_path: Path) -> list[str]:
    rows = {"kiri": "Persentase desa tertib administrasi", "kanan": "Persentase desa tertib administrsi"}
    for side, name in rows.items():
        kind = "renja" if side == "kiri" else "perjanjian_kinerja"
        data = {"kind": kind, "opd": "Kecamatan Uji", "year": 2025, "indicators": [{"id": side, "name": name}]}
        (tmp_path / f"{side}.json").write_text(json.dumps(data), "utf-8")
    return [str(tmp_path / f"{side}.json") for side in rows]


def test_linking_obeys_the_weights_that_are_given(tmp_path: Path):
    strict = yaml.safe_load(weights_as_yaml(built_in_weights()))
    strict["verdicts"]["automatic"] = 99.0
    (tmp_path / "w.yaml").write_text(yaml.safe_dump(strict), "utf-8")

    def verdict(*more: str) -> str:
        done = CliRunner().invoke(app, ["link", *sides(tmp_path), "--format", "json", *more])
        return json.loads(done.stdout)["links"][0]["verdict"]

    assert verdict() == "auto"
    assert verdict("--weights", str(tmp_path / "w.yaml")) == "needs_confirmation"


def test_a_dossier_may_name_its_weights(tmp_path: Path):
    strict = yaml.safe_load(weights_as_yaml(built_in_weights()))
    strict["verdicts"]["automatic"] = 99.0
    (tmp_path / "bobot.yaml").write_text(yaml.safe_dump(strict), "utf-8")
    (tmp_path / "berkas.yaml").write_text("weights: bobot.yaml\n", "utf-8")
    sides(tmp_path)

    done = CliRunner().invoke(app, ["link", str(tmp_path), "--format", "json"])

    assert [link["verdict"] for link in json.loads(done.stdout)["links"]] == ["needs_confirmation"]
