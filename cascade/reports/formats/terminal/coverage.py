"""Show in the terminal what rules could not judge, and how long each took.

A report goes in; tables come out, or None where there is nothing to show. Prints nothing itself.
"""

from __future__ import annotations

from collections import defaultdict

from rich import box
from rich.table import Table

from cascade.model import VERDICT_NAMES, VERDICTS, RuleCoverage
from cascade.model.i18n import Language, LocalizedText
from cascade.reports.formats.terminal.pieces import Translator, titled_table
from cascade.reports.report import Report

MAX_REASONS = 3  # of one rule
SHOWN_VERDICTS = VERDICTS[:4]  # waived and broken ones are told elsewhere
_RULE = LocalizedText("Aturan", "Rule")
_WHY = LocalizedText("Mengapa tidak dinilai", "Why not judged")


def unjudged_table(report: Report, say: Translator) -> Table | None:
    """Return the rules that could not be judged at all, by what is missing."""
    by_reason: dict[str, list[str]] = defaultdict(list)
    for rule in report.coverage:
        if rule.missing and rule.state == "unjudged":
            by_reason[_reasons(rule, say)].append(rule.code)
    if not by_reason:
        return None
    table = titled_table(say(LocalizedText("Aturan yang tidak dinilai", "Rules not judged")))
    table.add_column(say(_WHY), ratio=2, overflow="fold")
    table.add_column(say(LocalizedText("Aturan", "Rules")), ratio=5)
    for reason, codes in sorted(by_reason.items(), key=lambda each: -len(each[1])):
        table.add_row(reason, ", ".join(codes))
    return table


def partly_judged_table(report: Report, say: Translator) -> Table | None:
    """Return the rules that could not be judged everywhere; the whole matrix is in the HTML report."""
    partial = [rule for rule in report.coverage if rule.missing and rule.state not in ("idle", "unjudged")]
    if not partial:
        return None
    table = titled_table(say(LocalizedText("Aturan yang hanya sebagian dinilai", "Rules judged only in part")))
    table.add_column(say(_RULE), overflow="fold")
    for verdict in SHOWN_VERDICTS:
        table.add_column(say(VERDICT_NAMES[verdict]), justify="right")
    table.add_column(say(_WHY), overflow="fold")
    for rule in partial:
        counts = [str(rule.counts.get(verdict, 0) or "·") for verdict in SHOWN_VERDICTS]
        table.add_row(f"{rule.code} {say(rule.title)}", *counts, _reasons(rule, say))
    return table


def _reasons(rule: RuleCoverage, say: Translator) -> str:
    return "; ".join(say(reason) for reason in rule.missing[:MAX_REASONS])


def timing_table(report: Report, language: Language) -> Table:
    """Return the seconds of every rule, the slowest first, and of all together."""
    say = Translator(language)
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column(say(_RULE))
    for name in (LocalizedText("dinilai", "judged"), LocalizedText("milidetik", "milliseconds")):
        table.add_column(say(name), justify="right")
    for rule in sorted(report.coverage, key=lambda rule: -rule.seconds):
        table.add_row(f"{rule.code} {say(rule.title)}", str(sum(rule.counts.values())), f"{rule.seconds * 1000:.1f}")
    total = sum(rule.seconds for rule in report.coverage)
    table.add_row(say(LocalizedText("semua", "all")), "", f"{total * 1000:.1f}", style="bold")
    return table
