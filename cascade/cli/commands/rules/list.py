"""List the rules."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from rich.table import Table

from cascade.cli.commands.rules import Dossier, rules_in_force
from cascade.cli.options import Format, Lang, Region, Rules, in_words, language_of, require_choice
from cascade.cli.output import console
from cascade.model import SEVERITY_NAMES
from cascade.model.i18n import LocalizedText
from cascade.reading.canonical import json_text
from cascade.reports.rule_explanation import rule_overrides
from cascade.reports.terminal_text import plain
from cascade.rules import catalogue


def run(
    format_: Format = "table",
    rules: Rules = None,
    region: Region = None,
    folder: Dossier = None,
    profile: Annotated[str | None, typer.Option("--profile", help="inti, lengkap, evaluasi, pra-pk, renstra.")] = None,
    lang: Lang = "id",
) -> None:
    """Daftar aturan. / List the rules."""
    language = language_of(lang)
    require_choice("--format", format_, ("table", "json", "md"))
    rule_set, settings = rules_in_force(rules, region, folder, profile)
    names = {key: LocalizedText(n.id.lower(), n.en.lower()) for key, n in SEVERITY_NAMES.items()}
    if format_ == "json":
        entries = [
            {
                "code": rule.code, "kind": rule.kind, "severity": settings.severities.get(rule.code, rule.severity),
                "title": rule.title.say(language), "manual": False, "pack": rule.pack, "trial": rule.trial,
                "off": settings.off.get(rule.code),
                "overrides": [sentence.say(language) for sentence in rule_overrides(rule, settings)],
            }
            for rule in rule_set.rules
        ]  # fmt: skip
        entries += [
            {"code": check.code, "title": check.title.say(language), "manual": True, "pack": check.pack}
            for check in rule_set.manual
        ]
        sys.stdout.write(json_text({"rules": entries}))
        return
    if format_ == "md":
        sys.stdout.write(catalogue.catalogue_markdown(rule_set.rules, rule_set.manual).say(language))
        return
    table = Table(*(in_words(*name, language) for name in _RULE_COLUMNS), box=None)
    for rule in rule_set.rules:
        notes = [sentence.say(language) for sentence in rule_overrides(rule, settings)]
        severity = names[settings.severities.get(rule.code, rule.severity)].say(language)
        table.add_row(rule.code, severity, rule.pack, plain("\n".join([rule.title.say(language), *notes])))
    console().print(table)


_RULE_COLUMNS = (("kode", "code"), ("tingkat", "severity"), ("paket", "pack"), ("judul", "title"))
