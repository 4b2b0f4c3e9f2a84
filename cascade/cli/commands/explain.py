"""Tell why a finding was made."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cascade.cli.commands.rules import rules_in_force
from cascade.cli.options import Region, Rules, language_of
from cascade.cli.output import print_lines
from cascade.reports.finding_explanation import explain_finding
from cascade.reports.schema import read_report
from cascade.reports.terminal_text import in_language


def run(
    report: Annotated[Path, typer.Argument(help="laporan.json.")],
    fingerprint: Annotated[str, typer.Argument(help="Sidik temuan, atau awalnya. / Fingerprint, or its beginning.")],
    rules: Rules = None,
    region: Region = None,
    lang: Annotated[str | None, typer.Option("--lang", help="Bahasa: id, en. / Language: id, en.")] = None,
) -> None:
    """Jelaskan mengapa temuan ini muncul. / Explain why a finding was made."""
    report_file = read_report(report)
    language = language_of(lang or report_file.language)
    rule_set, _ = rules_in_force(rules, region, None)
    lines = explain_finding(report_file, report, fingerprint, {rule.code: rule for rule in rule_set.rules})
    print_lines(in_language(lines, language))
