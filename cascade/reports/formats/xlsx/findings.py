"""Add the sheet “Temuan”: every finding, those of one main problem below each other under its number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from cascade.advice.main_problem import MainProblem
from cascade.model import Finding
from cascade.model.i18n import LocalizedText, same
from cascade.reports.formats.xlsx.columns import (
    ASPECT,
    BAND,
    MIDDLE,
    RULE,
    SEVERITY,
    SUBJECT,
    VALUES_AND_PLACES,
    SheetColumn,
    Style,
    StyledValue,
    Value,
    severity_cell,
)
from cascade.reports.formats.xlsx.workbook import Workbook
from cascade.reports.papers.kkr import change_texts
from cascade.reports.papers.wording import criterion, each_once, evidence_texts
from cascade.reports.report import Report
from cascade.rules.aspects import aspect_name, aspect_of
from cascade.text.printable import one_line

_NOTE = LocalizedText(
    "Satu nomor untuk satu pokok masalah, sama dengan nomor di semua laporan lain; sarannya ada di baris pertamanya. Catatan ringan tidak bernomor.",
    "One number for one main problem, the same as in every other report; its advice stands in its first row. Minor notes have no number.",
)


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding with the main problem that it belongs to, if any, and the cells that it wants changed.

    `is_first` tells the row that stands for its main problem.
    """

    finding: Finding
    problem: MainProblem | None
    changes: LocalizedText
    is_first: bool = False

    @property
    def number(self) -> StyledValue:
        """The number of its main problem; a line begins with each."""
        style: Style = {"bold": True, "bg_color": BAND} if self.is_first else {}
        return StyledValue(self.problem.number if self.problem else same("–"), style)

    @property
    def said(self) -> LocalizedText:
        """What is wrong, and who stands behind it."""
        confirmed = self.finding.confirmed
        return self.finding.message + confirmed.sentence if confirmed else self.finding.message

    @property
    def advice(self) -> Value:
        """What to do: of a main problem once, of a minor note what its rule says."""
        if self.problem is None:
            return self.finding.fix
        return self.problem.advice if self.is_first else None


COLUMNS: tuple[SheetColumn[FindingRow], ...] = (
    SheetColumn(same("No"), 5, lambda row: row.number, MIDDLE),
    SheetColumn(SEVERITY, 13, lambda row: severity_cell(row.finding.severity)),
    SheetColumn(ASPECT, 14, lambda row: aspect_name(aspect_of(row.finding.code))),
    SheetColumn(RULE, 8, lambda row: row.finding.code),
    SheetColumn(SUBJECT, 28, lambda row: one_line(row.finding.subject), stays_in_sight=True),
    SheetColumn(LocalizedText("Temuan", "Finding"), 36, lambda row: row.said),
    SheetColumn(VALUES_AND_PLACES, 38, lambda row: each_once(evidence_texts(row.finding), "\n")),
    SheetColumn(LocalizedText("Yang perlu dilakukan", "What to do"), 32, lambda row: row.advice),
    SheetColumn(LocalizedText("Sel yang diubah", "Cells to change"), 30, lambda row: row.changes),
    SheetColumn(LocalizedText("Catatan singkat", "Short note"), 24, lambda row: row.finding.note, is_printed=False),
    SheetColumn(
        LocalizedText("Kriteria", "Criterion"),
        60,
        lambda row: criterion(row.finding.title, row.finding.basis),
        is_printed=False,
    ),
    SheetColumn(
        LocalizedText("Keyakinan", "Confidence"),
        11,
        lambda row: Decimal(f"{row.finding.confidence:.2f}"),
        {"num_format": "0%"},
        is_printed=False,
    ),
    SheetColumn(LocalizedText("Keraguan", "Doubts"), 40, lambda row: each_once(row.finding.doubts), is_printed=False),
    SheetColumn(
        LocalizedText("Sidik temuan", "Fingerprint"), 18, lambda row: row.finding.fingerprint, is_printed=False
    ),
)


def add(workbook: Workbook) -> None:
    """Add the sheet."""
    workbook.add_table(
        LocalizedText("Temuan", "Findings"),
        LocalizedText("SEMUA TEMUAN", "ALL FINDINGS"),
        (_NOTE,),
        COLUMNS,
        _rows(workbook.report),
    )


def _rows(report: Report) -> Iterator[FindingRow]:
    """Yield the findings of each main problem, by its number, then the minor notes."""
    shown = set()
    for problem in report.main_problems:
        for finding in problem.findings:
            shown.add(finding.fingerprint)
            is_first = finding is problem.findings[0]
            asked = [
                change
                for change in problem.changes
                if finding.fingerprint in change.findings or (is_first and not change.findings)
            ]
            yield FindingRow(finding, problem, each_once(change_texts(asked, report.graph), "\n"), is_first)
    for finding in report.findings:
        if finding.fingerprint not in shown:
            yield FindingRow(finding, None, same(""))
