"""What only a person can check is listed with its reason and stands in every report."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cascade.cli.app import app
from cascade.model.errors import RuleError
from cascade.rules import examples, scaffold
from cascade.rules.loader import read_rules, shipped_rules
from cascade.rules.manual_checks import checks_due, read_checks
from cascade.rules.rule_set import RuleSelection, read_rule_set

ROOT = Path(__file__).parents[2]


def test_no_check_has_the_code_of_a_rule():
    codes = {rule.code for rule in read_rules(shipped_rules())}
    assert not codes & {check.code for check in read_checks(shipped_rules())}


def test_a_check_is_due_where_all_its_documents_are_there():
    checks = read_checks(shipped_rules())
    quarters = next(check for check in checks if check.code == "TRI-12")
    assert quarters in checks_due(checks, {"rencana_aksi", "iku"})
    assert quarters not in checks_due(checks, {"rencana_aksi"})


def test_a_profile_that_leaves_out_an_aspect_leaves_out_its_checks():
    everything, some = read_rule_set(), read_rule_set(RuleSelection(ignore=("TRI",)))
    assert any(check.code == "TRI-12" for check in everything.manual)
    assert not any(check.code == "TRI-12" for check in some.manual)


def test_a_check_without_its_reason_is_refused_with_file_and_key(tmp_path):
    folder = tmp_path / "manual"
    folder.mkdir()
    (folder / "KAL-99-x.yaml").write_text(
        "code: KAL-99\ntitle: {id: a, en: a}\nneeds: [renja]\nbasis: [{instrument: x}]\nmanual: {id: a, en: a}\n",
        "utf-8",
    )
    with pytest.raises(RuleError, match=r"KAL-99-x\.yaml.*why"):
        read_checks(tmp_path)


def test_the_page_of_rules_is_the_one_that_the_rules_make():
    made = CliRunner().invoke(app, ["rules", "list", "--format", "md"]).stdout
    assert (ROOT / "rules" / "README.md").read_text("utf-8") == made


def test_the_report_lists_the_checks(tmp_path):
    folder = ROOT / "documents" / "kecamatan-contoh-selaras"
    said = json.loads(CliRunner().invoke(app, ["check", str(folder), "--format", "json"]).stdout)
    listed = {check["code"]: check for check in said["manual"]}
    assert "MUT-06" in listed
    assert listed["MUT-06"]["why"]


def test_the_rule_of_the_guide_passes_its_own_examples(tmp_path):
    guide = (ROOT / "rules" / "PANDUAN.md").read_text("utf-8")
    rule = re.search(r"```yaml\n(.*?)```", guide, re.S)
    assert rule
    path = tmp_path / "TRI-90-contoh.yaml"
    path.write_text(rule[1], "utf-8")
    assert CliRunner().invoke(app, ["rules", "test", str(path)]).exit_code == 0


@pytest.mark.parametrize("about", scaffold.KINDS)
def test_a_new_rule_passes_its_own_examples(tmp_path, about):
    run = CliRunner()
    made = run.invoke(
        app, ["rules", "new", "TRI-91", "--about", about, "--title", 'Target "baru"', "--folder", str(tmp_path)]
    )
    assert made.exit_code == 0
    assert run.invoke(app, ["rules", "test", str(tmp_path)]).exit_code == 0


def test_without_a_code_a_new_rule_is_asked_for(tmp_path):
    answers = "target triwulan I jangan kosong\n2\nTRI-92\nTarget triwulan I terisi\n"
    made = CliRunner().invoke(app, ["rules", "new", "--folder", str(tmp_path)], input=answers)
    assert made.exit_code == 0
    text = next(tmp_path.glob("TRI-92-*.yaml")).read_text("utf-8")
    assert "target triwulan I jangan kosong" in text
    assert "indicator of rencana_aksi" in text


def test_an_example_that_could_not_be_judged_tells_why(tmp_path):
    text = scaffold.skeleton("TRI-90", "x", about="triwulan").replace("1 in aksi.filled_quarters", "aksi.target > 0")
    (tmp_path / "TRI-90.yaml").write_text(text, "utf-8")
    failures = [said.id for result in examples.run(read_rules(tmp_path)) for said in result.failures]

    assert any(said.startswith("tidak dapat dinilai: ") and "target" in said for said in failures)


def test_the_code_that_is_proposed_is_free():
    assert scaffold.free_code("triwulan", {"TRI-90", "TRI-91"}) == "TRI-92"
