"""Run the examples of rules."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cascade.cli.options import Lang, language_of
from cascade.cli.output import console
from cascade.model.i18n import LocalizedText
from cascade.reports.terminal_text import plain
from cascade.rules import examples
from cascade.rules.loader import read_rules, shipped_rules


def run(
    folder: Annotated[
        Path | None,
        typer.Argument(
            help="Folder aturan (bawaan: aturan cascade). / Folder of rules (those of cascade unless told)."
        ),
    ] = None,
    lang: Lang = "id",
) -> None:
    """Jalankan contoh setiap aturan. / Run the examples of every rule."""
    language = language_of(lang)
    rule_set = read_rules(folder or shipped_rules())
    results = examples.run_examples(rule_set)
    failed = [result for result in results if result.failures]
    screen = console()
    for result in failed:
        screen.print(f"[bold red]✗[/] {result.rule.code} · {plain(result.title)}", highlight=False)
        for failure in result.failures:
            screen.print(f"    {plain(failure.say(language))}", highlight=False)
    message = LocalizedText("{n} aturan, {e} contoh, {f} gagal.", "{n} rules, {e} examples, {f} failed.")
    screen.print(message.format(n=len(rule_set), e=len(results), f=len(failed)).say(language), highlight=False)
    raise typer.Exit(1 if failed else 0)
