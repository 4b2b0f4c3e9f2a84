from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from typer.testing import CliRunner

from cascade.cli.app import app
from cascade.model.i18n import LocalizedText
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


def test_no_title_breaks_the_table_or_becomes_markup():
    evil = LocalizedText("Target | pagu\n<b>*x*</b> @everyone", "Target | budget\n[x](y)")
    rules = [replace(read_rules(shipped_rules())[0], title=evil)]
    checks = [replace(read_checks(shipped_rules())[0], title=evil, instruction=evil, why=evil)]
    page = catalogue.catalogue_markdown(rules, checks)
    rows = [line for text in (page.id, page.en) for line in text.splitlines() if line.startswith(f"| {rules[0].code} ")]

    assert [len(re.findall(r"(?<!\\)\|", row)) for row in rows] == [6, 6]
    assert page.id.count(r"Target \| pagu \<b\>\*x\*\</b\> @" + "\u200beveryone") == 4
    assert page.en.count(r"Target \| budget \[x\](y)") == 4
