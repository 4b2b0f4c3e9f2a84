"""Write the working papers as a workbook: KKR, KKE forms, matrix, findings, links, coverage, what was not read.

Each sheet is a module of this package, and each column of it one entry of its `Column`s: a column more is a change in
that module alone. What a person must judge is an empty yellow cell. Nothing that a document prints becomes a formula
or a link; a number is a number only where its print leaves no doubt.
"""

from __future__ import annotations

from cascade.model.i18n import Language
from cascade.reports.formats.xlsx import (
    account,
    changes,
    coverage,
    findings,
    kke1_smart,
    kke2_cascade,
    kke3_budget,
    kkr,
    links,
    matrix,
    summary,
    trial,
    unread,
)
from cascade.reports.formats.xlsx.workbook import Workbook
from cascade.reports.papers.workpapers import WORKBOOK
from cascade.reports.report import Report

FILE = WORKBOOK

_SHEETS = (
    summary, changes, kkr, kke1_smart, kke2_cascade, kke3_budget, matrix, findings, trial, links, coverage, account,
    unread,
)  # fmt: skip  # in the order of the workbook; a sheet that has nothing to say in this report is left out


def render(report: Report, language: Language) -> bytes:
    """Return the workbook; the same report gives the same bytes."""
    workbook = Workbook(report, language)
    for sheet in _SHEETS:
        sheet.add(workbook)
    return workbook.close()
