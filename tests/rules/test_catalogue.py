from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from cascade.cli.app import app
from cascade.rules import catalogue
from cascade.rules.loader import read_rules, shipped_rules
from cascade.rules.manual_checks import read_checks

ROOT = Path(__file__).parents[2]


def test_the_page_of_rules_is_the_one_that_the_rules_make():
    made = CliRunner().invoke(app, ["rules", "list", "--format", "md"]).stdout
    assert (ROOT / "rules" / "README.md").read_text("utf-8") == made


def test_every_rule_and_every_manual_check_has_a_line_under_its_aspect():
    rules, checks = read_rules(shipped_rules()), read_checks(shipped_rules())
    page = catalogue.catalogue_markdown(rules, checks).en

    assert all(page.count(f"| {each.code} |") == 1 for each in (*rules, *checks))
    assert page.index("## Quarterly targets") < page.index("| TRI-01 |") < page.index("## Units")
