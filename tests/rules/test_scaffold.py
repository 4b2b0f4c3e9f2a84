from __future__ import annotations

import pytest
from typer.testing import CliRunner

from cascade.cli.app import app
from cascade.rules import scaffold
from cascade.rules.loader import read_rules


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


def test_the_code_that_is_proposed_is_free():
    assert scaffold.free_code("triwulan", {"TRI-90", "TRI-91"}) == "TRI-92"


def test_a_title_with_quotes_and_a_colon_is_written_as_yaml(tmp_path):
    path = tmp_path / "PLF-90.yaml"
    path.write_text(scaffold.skeleton("PLF-90", 'Target: "baru"', note="catatan: a"), "utf-8")
    [rule] = read_rules(path)

    assert (rule.title.id, rule.basis[0].part, rule.trial) == ('Target: "baru"', "catatan: a", True)
