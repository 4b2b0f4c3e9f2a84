"""Add the sheet “Cakupan aturan”: how often each rule came to which verdict, and what kept it from judging."""

from __future__ import annotations

from cascade.model import STATE_NAMES, VERDICT_NAMES, VERDICTS, RuleCoverage, Verdict
from cascade.model.i18n import LocalizedText
from cascade.reports.formats.xlsx.columns import (
    AMBER,
    ASPECT,
    GREEN,
    GREY,
    MIDDLE,
    RED,
    RULE,
    SheetColumn,
    capitalized,
    coloured_cell,
)
from cascade.reports.formats.xlsx.workbook import Workbook
from cascade.reports.papers.wording import each_once
from cascade.rules.aspects import aspect_name, aspect_of

STATE_FILLS = {"failed": RED, "passed": GREEN, "unjudged": AMBER, "broken": AMBER}

_NOTE = LocalizedText(
    "Berapa kali setiap aturan sampai pada putusan mana. Aturan yang tidak dapat dinilai bukan aturan yang lulus.",
    "How often each rule came to which verdict. A rule that could not be judged is not one that passed.",
)


def _verdict_column(verdict: Verdict) -> SheetColumn[RuleCoverage]:
    return SheetColumn(capitalized(VERDICT_NAMES[verdict]), 11, lambda rule: rule.counts.get(verdict, 0), MIDDLE)


COLUMNS: tuple[SheetColumn[RuleCoverage], ...] = (
    SheetColumn(RULE, 9, lambda rule: rule.code),
    SheetColumn(LocalizedText("Yang dinilai", "What is judged"), 42, lambda rule: rule.title),
    SheetColumn(ASPECT, 22, lambda rule: aspect_name(aspect_of(rule.code))),
    SheetColumn(
        LocalizedText("Keadaan", "State"),
        16,
        lambda rule: coloured_cell(STATE_NAMES[rule.state], STATE_FILLS.get(rule.state, GREY)),
    ),
    *map(_verdict_column, VERDICTS),
    SheetColumn(LocalizedText("Mengapa tidak dinilai", "Why not judged"), 36, lambda rule: each_once(rule.missing)),
)


def add(workbook: Workbook) -> None:
    """Add the sheet."""
    workbook.add_table(
        LocalizedText("Cakupan aturan", "Rule coverage"),
        LocalizedText("CAKUPAN ATURAN", "RULE COVERAGE"),
        (_NOTE,),
        COLUMNS,
        workbook.report.coverage,
    )
