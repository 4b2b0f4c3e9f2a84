"""Lay out the recap of a government, or of all, as a workbook.

Recaps go in; XLSX comes out, its sheets those of the recap of several dossiers and more behind them.
"""

from __future__ import annotations

from collections.abc import Iterable

from cascade.fleet.recap.page import WORDS, lead_of
from cascade.fleet.recap.results import Coverage, Frequent, Nation, Recap
from cascade.model import KIND_NAMES
from cascade.model.i18n import Language, LocalizedText, same
from cascade.reports.summary import workbook
from cascade.reports.summary.workbook import MoreRows
from cascade.rules.aspects import aspect_name

FILE = "rekap.xlsx"


def render_government(recap: Recap, language: Language) -> bytes:
    """Return the workbook of a government."""
    chains = MoreRows(
        LocalizedText("Rantai", "Chains"),
        [WORDS["program"], WORDS["office"], WORDS["errors"], WORDS["warnings"], WORDS["all_problems"]],
        (60, 40, 11),
        [(each.program, each.office, each.errors, each.warnings, each.problems) for each in recap.chains],
    )
    return workbook.render(
        recap.summary, language, [_frequent(recap.frequent), chains, _coverage(recap.coverage), _kinds(recap.kinds)]
    )


def render_nation(nation: Nation, language: Language) -> bytes:
    """Return the workbook of all governments."""
    columns = (
        "government",
        "per_1000",
        "errors",
        "warnings",
        "questions",
        "indicators",
        "dossiers",
        "failed",
        "judged",
    )
    governments = MoreRows(
        LocalizedText("Pemerintah", "Governments"),
        [WORDS[column] for column in columns],
        (40, 12),
        [
            (
                line.government, line.errors_per_1000, line.errors, line.warnings, line.questions, line.indicators,
                line.dossiers, line.failed, f"{line.percent}%",
            )
            for line in nation.lines
        ],
    )  # fmt: skip
    sheets = [governments, _frequent(nation.frequent), _coverage(nation.coverage), _kinds(nation.kinds)]
    return workbook.render_rows(sheets, lead_of(nation), language, nation.version, nation.created)


def _frequent(lines: Iterable[Frequent]) -> MoreRows:
    columns = ("rule", "demands", "dossiers", "errors", "warnings", "questions")
    return MoreRows(
        LocalizedText("Tersering", "Most frequent"),
        [WORDS[column] for column in columns],
        (12, 80, 11),
        [(each.code, each.title, each.dossiers, each.errors, each.warnings, each.questions) for each in lines],
    )


def _coverage(coverage: Iterable[Coverage]) -> MoreRows:
    titles = [LocalizedText("Aspek", "Aspect"), LocalizedText("Lulus atau gagal", "Pass or fail")]
    titles += [LocalizedText("Tidak cukup data", "Not enough data"), WORDS["judged"]]
    return MoreRows(
        LocalizedText("Cakupan", "Coverage"),
        titles,
        (44, 16),
        [(aspect_name(each.aspect), each.judged, each.unjudged, f"{each.percent}%") for each in coverage],
    )


def _kinds(kinds: Iterable[tuple[str, int]]) -> MoreRows:
    return MoreRows(
        LocalizedText("Jenis dokumen", "Kinds of documents"),
        [LocalizedText("Dokumen", "Document"), WORDS["dossiers"]],
        (40, 12),
        [(same(KIND_NAMES.get(kind, kind)), count) for kind, count in kinds],
    )
