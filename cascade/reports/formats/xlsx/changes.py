"""Add the sheet “Yang diubah”: what to change before the document is signed, with a cell to tick off each.

It is there only where the profile wants the report to give one answer.
"""

from __future__ import annotations

from cascade.model.i18n import LocalizedText
from cascade.reports.corrections import ADVISED_BRIEFLY, EFFORTS, Correction
from cascade.reports.formats.xlsx.columns import (
    FILE_NAME,
    NUMBER,
    OPEN,
    PLACE,
    RED,
    RULE,
    SUBJECT,
    SheetColumn,
    coloured_cell,
)
from cascade.reports.formats.xlsx.workbook import Workbook
from cascade.text.printable import one_line

_REQUIRED = LocalizedText("wajib", "required")
_EASIEST_FIRST = LocalizedText(
    "Yang wajib lebih dahulu, lalu menurut beratnya pekerjaan: sel yang diketik ulang dahulu, dokumen yang dilengkapi terakhir.",
    "What is required first, then by effort: cells to retype first, documents to complete last.",
)
_NOTHING_TO_CHANGE = LocalizedText("Tidak ada yang harus diubah.", "There is nothing to change.")

COLUMNS: tuple[SheetColumn[Correction], ...] = (
    NUMBER,
    SheetColumn(
        LocalizedText("Perlu", "Need"),
        12,
        lambda change: coloured_cell(_REQUIRED, RED) if change.required else ADVISED_BRIEFLY,
    ),
    SheetColumn(FILE_NAME, 24, lambda change: change.source.file if change.source else ""),
    SheetColumn(PLACE, 20, lambda change: change.source.place if change.source else ""),
    SheetColumn(SUBJECT, 32, lambda change: one_line(change.subject)),
    SheetColumn(LocalizedText("Tertulis", "It says"), 26, lambda change: change.printed),
    SheetColumn(LocalizedText("Seharusnya", "It should say"), 32, lambda change: change.wanted),
    SheetColumn(LocalizedText("Pekerjaan", "Work"), 20, lambda change: EFFORTS[change.effort]),
    SheetColumn(RULE, 10, lambda change: ", ".join(change.codes)),
    SheetColumn(LocalizedText("Selesai", "Done"), 10, lambda _: OPEN),
)


def add(workbook: Workbook) -> None:
    """Add the sheet, where the report has a headline."""
    report = workbook.report
    if report.headline:
        workbook.add_table(
            LocalizedText("Yang diubah", "To change"),
            report.conclusion.sentence,
            (_EASIEST_FIRST,) if report.changes else (),
            COLUMNS,
            report.changes,
            empty=_NOTHING_TO_CHANGE,
        )
