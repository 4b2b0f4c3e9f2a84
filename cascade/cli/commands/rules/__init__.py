"""Offer what can be done with rules: list, show, test, write a new one, see the vocabulary."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated

import typer

from cascade.cli.options import report_time
from cascade.rules.rule_set import RuleSelection, RuleSet, read_rule_set
from cascade.settings import policy
from cascade.settings.policy import Policy

HELP = "Aturan: list, show, test, new. / The rules."
Dossier = Annotated[
    Path | None, typer.Option("--berkas", help="Folder berkas yang berkas.yaml-nya berlaku. / A dossier's settings.")
]


def rules_in_force(
    rules: list[Path] | None, region: Path | None, folder: Path | None, profile: str | None = None
) -> tuple[RuleSet, Policy]:
    """Return the rules, and the policy of a region pack or dossier for the dossier's year or else this year."""
    settings, _ = policy.read(folder, region)
    settings = settings.for_year(settings.year or (report_time(None) or datetime.datetime.now().astimezone()).year)
    return read_rule_set(RuleSelection(tuple(rules or ()), profile=profile), settings.rules), settings
