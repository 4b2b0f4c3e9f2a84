"""Add the sheet “Yang dibaca”: every table of every file, how much of it was read, and why not more."""

from __future__ import annotations

from cascade.model.i18n import LocalizedText
from cascade.reports.formats.xlsx.columns import FILE_NAME, NUMBER, PLACE, SheetColumn
from cascade.reports.formats.xlsx.workbook import Workbook
from cascade.reports.reading_account import INTRODUCTION, NAMED_STATES, TableLine, correction_text, lines_of

COLUMNS: tuple[SheetColumn[TableLine], ...] = (
    NUMBER,
    SheetColumn(FILE_NAME, 26, lambda line: line.file),
    SheetColumn(LocalizedText("Tabel", "Table"), 44, lambda line: line.table.title or "–"),
    SheetColumn(PLACE, 18, lambda line: line.place),
    SheetColumn(LocalizedText("Keadaan", "State"), 16, lambda line: line.state),
    SheetColumn(LocalizedText("Baris terbaca", "Rows read"), 10, lambda line: line.rows),
    SheetColumn(LocalizedText("Kelengkapan", "Completeness"), 20, lambda line: line.completeness),
    SheetColumn(LocalizedText("Alasan", "Reason"), 44, lambda line: line.reasons),
)


def add(workbook: Workbook) -> None:
    """Add the sheet, where files with tables were read."""
    accounts = workbook.report.accounts
    lines = tuple(lines_of(accounts, (*NAMED_STATES, "not_a_target_table")))
    if lines:
        workbook.add_table(
            LocalizedText("Yang dibaca", "What was read"),
            LocalizedText("APA YANG DIBACA", "WHAT WAS READ"),
            (INTRODUCTION, *(correction_text(each) for account in accounts for each in account.corrections)),
            COLUMNS,
            lines,
        )
