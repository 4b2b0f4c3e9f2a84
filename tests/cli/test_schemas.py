"""The published JSON Schemas, as programs and editors of others meet them."""

from __future__ import annotations

import json

import pytest
import yaml
from commandline import ROOT, cascade
from json_schemas import check_by, check_schema
from small_dossier import GUMELAR

from cascade.cli.schemas import SCHEMAS, json_schema
from cascade.rules.loader import shipped_rules

IDS = {name: f"urn:cascade-sakip:schema:{name}:1" for name in
       ("document", "report", "rule", "berkas", "cascade", "daerah", "keputusan")}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_known_by_one_name_and_is_valid(name):
    schema = json_schema(name)

    assert schema["$id"] == IDS[name]
    check_schema(schema)


def test_every_schema_can_be_printed_and_none_else(tmp_path):
    for name, known in IDS.items():
        assert json.loads(cascade("schema", name, cwd=tmp_path).stdout)["$id"] == known
    refused = cascade("schema", "surat", cwd=tmp_path)
    assert (refused.returncode, "keputusan" in refused.stderr) == (2, True)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("rule", shipped_rules() / "inti" / "PLF-01-aksi-tidak-melebihi-renstra.yaml"),
        ("berkas", GUMELAR / "berkas.yaml"),
        ("daerah", shipped_rules() / "regions" / "kabupaten-contoh" / "daerah.yaml"),
        ("report", ROOT / "reports" / "contoh" / "kecamatan-gumelar-2022" / "laporan.json"),
    ],
)
def test_what_is_shipped_is_valid_by_its_schema(name, path):
    text = path.read_text("utf-8")
    written = json.loads(text if path.suffix == ".json" else json.dumps(yaml.safe_load(text), default=str))
    check_by(json_schema(name), written)


@pytest.mark.slow
def test_an_editor_finds_the_schema_of_a_new_rule_beside_it(tmp_path):
    cascade("rules", "new", "TRI-90", "--folder", "lokal", "--title", "Triwulan I terisi", cwd=tmp_path)
    [rule] = (tmp_path / "lokal").glob("*.yaml")
    first, rest = rule.read_text("utf-8").split("\n", 1)

    named = first.removeprefix("# yaml-language-server: $schema=")
    schema = json.loads((rule.parent / named).read_text("utf-8"))
    assert schema["$id"] == IDS["rule"]
    check_by(schema, yaml.safe_load(rest))
    assert cascade("rules", "test", "lokal", cwd=tmp_path).returncode == 0
