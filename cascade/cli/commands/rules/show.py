"""Explain one rule."""

from __future__ import annotations

from cascade.cli.commands.rules import Dossier, rules_in_force
from cascade.cli.options import Lang, Region, Rules, language_of
from cascade.cli.output import print_lines
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.reports.rule_explanation import explain_rule
from cascade.reports.terminal_text import in_language
from cascade.rules import examples
from cascade.safe_io.yaml_reader import did_you_mean


def run(code: str, rules: Rules = None, region: Region = None, folder: Dossier = None, lang: Lang = "id") -> None:
    """Jelaskan satu aturan. / Explain one rule."""
    language = language_of(lang)
    rule_set, settings = rules_in_force(rules, region, folder)
    rules_by_code = {rule.code: rule for rule in rule_set.rules}
    if code.upper() not in rules_by_code:
        raise CascadeError(
            LocalizedText("Tidak ada aturan {c}.", "There is no rule {c}.").format(c=code),
            did_you_mean(code.upper(), list(rules_by_code)),
        )
    rule = rules_by_code[code.upper()]
    print_lines(in_language(explain_rule(rule, examples.run_examples((rule,)), settings), language))
