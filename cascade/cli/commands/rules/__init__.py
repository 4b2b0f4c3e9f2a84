"""Aturan: list, show, test, new. / The rules."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated

import typer

from cascade.cli.commands import moment
from cascade.rules.rule_set import RuleSelection, RuleSet, read_rule_set
from cascade.settings import policy
from cascade.settings.policy import Policy

Dossier = Annotated[
    Path | None, typer.Option("--berkas", help="Folder berkas yang berkas.yaml-nya berlaku. / A dossier's settings.")
]


def standing(
    rules: list[Path] | None, region: Path | None, folder: Path | None, profile: str | None = None
) -> tuple[RuleSet, Policy]:
    """The rules, and the policy of a region pack or dossier for the dossier's year or else this year."""
    choices, _ = policy.read(folder, region)
    choices = choices.at(choices.year or (moment(None) or datetime.datetime.now().astimezone()).year)
    return read_rule_set(RuleSelection(tuple(rules or ()), profile=profile), choices.rules), choices
