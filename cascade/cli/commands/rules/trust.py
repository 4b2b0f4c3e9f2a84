"""Tell from judged findings which severity each rule has earned."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from cascade.cli.options import Lang, in_words, language_of, require_choice
from cascade.cli.output import console
from cascade.model.i18n import Language
from cascade.reading.canonical import json_text
from cascade.reports.schema import read_report
from cascade.reports.terminal_text import plain
from cascade.rules import labels as judged_findings
from cascade.rules import trust_page
from cascade.rules.labels import Key, Label, Made
from cascade.rules.loader import read_rules, shipped_rules
from cascade.rules.rule import Rule
from cascade.rules.trust import Earned, standings


def run(
    labels: Annotated[list[Path], typer.Argument(help="Temuan yang dinilai, JSONL. / Judged findings.")],
    reports: Annotated[
        list[Path] | None,
        typer.Option("--report", help="laporan.json: hanya temuan yang masih dibuat. / Only findings still made."),
    ] = None,
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            help="table, json, yaml (isi rules/trust.yaml). / table, json, yaml (what rules/trust.yaml holds).",
        ),
    ] = "table",
    lang: Lang = "id",
) -> None:
    """Tingkat yang layak bagi setiap aturan. / The severity each rule has earned."""
    language = language_of(lang)
    require_choice("--format", format_, ("table", "json", "yaml"))
    counted = judged_findings.read_labels(labels)
    if reports:
        counted = judged_findings.still_made(counted, _made(reports))
    judged = judged_findings.counts(counted)
    if format_ == "yaml":
        sys.stdout.write(trust_page.trust_yaml(judged))
        return
    rules = [
        rule for rule in read_rules(shipped_rules()) if rule.severity in ("error", "warning") or rule.code in judged
    ]
    earned = standings(rules, judged)
    if format_ == "json":
        sys.stdout.write(json_text(_as_json(rules, earned, counted)))
        return
    _print_tables(rules, earned, counted, language)


def _made(reports: list[Path]) -> dict[Key, Made]:
    """Return the findings of some reports as they are printed, by what a label names them."""
    files = [read_report(path) for path in reports]
    return {
        (Path(report.dossier).stem, finding.code, finding.fingerprint): Made(
            finding.severity, finding.confidence, finding.unproven
        )
        for report in files
        for finding in report.findings
    }


def _as_json(rules: list[Rule], earned: dict[str, Earned], counted: tuple[Label, ...]) -> dict[str, object]:
    entries = [
        {
            "code": rule.code, "severity": rule.severity, "standing": earned[rule.code].standing,
            "right": earned[rule.code].own.right, "wrong": earned[rule.code].own.wrong,
            "precision": trust_page.rounded(earned[rule.code].own.precision),
            "lower_bound": trust_page.rounded(earned[rule.code].own.lower_bound),
            "earned": trust_page.earned_severity(rule, earned[rule.code]),
        }
        for rule in rules
    ]  # fmt: skip
    bins = [
        {
            "low": each.low, "high": each.high, "right": each.judged.right, "wrong": each.judged.wrong,
            "precision": trust_page.rounded(each.judged.precision),
        }
        for each in judged_findings.calibration(counted)
    ]  # fmt: skip
    return {"rules": entries, "calibration": bins}


def _print_tables(rules: list[Rule], earned: dict[str, Earned], counted: tuple[Label, ...], language: Language) -> None:
    screen = console()
    table = Table(*(in_words(*name, language) for name in _COLUMNS), box=None)
    for rule in rules:
        table.add_row(*(plain(cell.say(language)) for cell in trust_page.row(rule, earned[rule.code])))
    screen.print(table)
    bins = Table(*(in_words(*name, language) for name in _BIN_COLUMNS), box=None)
    for each in judged_findings.calibration(counted):
        share = trust_page.percent(each.judged.precision)
        bins.add_row(f"{each.low:g}–{each.high:g}", str(each.judged.number), str(each.judged.right), share)
    screen.print()
    screen.print(bins)


_COLUMNS = (
    ("kode", "code"), ("tingkat tertulis", "stated"), ("benar", "right"), ("dinilai", "judged"), ("bagian", "share"),
    ("batas bawah", "lower bound"), ("kedudukan", "standing"),
)  # fmt: skip
_BIN_COLUMNS = (("keyakinan", "confidence"), ("dinilai", "judged"), ("benar", "right"), ("bagian", "share"))
