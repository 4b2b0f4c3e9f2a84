from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cascade.cli.app import app
from cascade.rules import examples, scaffold
from cascade.rules.loader import read_rules

ROOT = Path(__file__).parents[2]


def failures(tmp_path, old: str, new: str) -> list[str]:
    """Change the examples of a rule that keeps its promises."""
    text = scaffold.skeleton("PLF-90", "x", about="target")
    assert old in text
    (tmp_path / "PLF-90.yaml").write_text(text.replace(old, new), "utf-8")
    return [failure.en for result in examples.run_examples(read_rules(tmp_path)) for failure in result.failures]


def test_an_example_that_could_not_be_judged_tells_why(tmp_path):
    text = scaffold.skeleton("TRI-90", "x", about="triwulan").replace("1 in aksi.filled_quarters", "aksi.target > 0")
    (tmp_path / "TRI-90.yaml").write_text(text, "utf-8")
    failures = [said.id for result in examples.run_examples(read_rules(tmp_path)) for said in result.failures]

    assert any(said.startswith("tidak dapat dinilai: ") and "target" in said for said in failures)


def test_the_rule_of_the_guide_passes_its_own_examples(tmp_path):
    guide = (ROOT / "rules" / "PANDUAN.md").read_text("utf-8")
    indonesian, english = re.findall(r"```yaml\n(.*?)```", guide, re.S)
    for rule in (indonesian, english):
        path = tmp_path / "TRI-90-contoh.yaml"
        path.write_text(rule, "utf-8")
        assert CliRunner().invoke(app, ["rules", "test", str(path)]).exit_code == 0


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("expect: {fail: 1}", "expect: {fail: 2}", "expected fail 2, got fail 1"),
        ("expect: {fail: 1}", "expect: {fail: 1, severity: error}", "expected severity error, got warning"),
        ("expect: {fail: 1}", "expect: {fail: 1, values: {x.target: 7}}", "x.target: “7” is not in the evidence"),
        ("expect: {not_applicable: 1}", "expect: {pass: 0}", "needs an example of not_applicable / insufficient_data"),
        ('target: "0"', "targett: 0", "targett"),
        ('[{name: Jumlah dokumen, unit: dokumen, target: "0"}]', "null", "perjanjian_kinerja.indicators"),
    ],
)
def test_an_example_that_comes_out_otherwise_says_how(tmp_path, old, new, said):
    assert any(said in failure for failure in failures(tmp_path, old, new))


def test_an_example_with_its_own_policy_is_judged_under_it(tmp_path):
    changed = "expect: {waived: 1}\n    policy: {off: {PLF-90: tidak dipakai}}"

    assert failures(tmp_path, "expect: {not_applicable: 1}", changed) == [
        "needs an example of not_applicable / insufficient_data"
    ]
