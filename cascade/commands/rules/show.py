"""Explain one rule."""

from __future__ import annotations

from cascade import examples, explanation
from cascade.commands import Lang, Region, Rules, language_of, print_lines
from cascade.commands.rules import Dossier, standing
from cascade.errors import CascadeError
from cascade.language import Phrase
from cascade.yamlfile import did_you_mean


def run(code: str, rules: Rules = None, region: Region = None, folder: Dossier = None, lang: Lang = "id") -> None:
    """Jelaskan satu aturan. / Explain one rule."""
    language = language_of(lang)
    book, choices = standing(rules, region, folder)
    found = {rule.code: rule for rule in book.rules}
    if code.upper() not in found:
        raise CascadeError(
            Phrase("Tidak ada aturan {c}.", "There is no rule {c}.").format(c=code),
            did_you_mean(code.upper(), list(found)),
        )
    rule = found[code.upper()]
    print_lines(explanation.in_language(explanation.of_rule(rule, examples.run((rule,)), choices), language))
