"""Add the sheet “Temuan”: every finding, the gravest first."""

from __future__ import annotations

from decimal import Decimal

from cascade.model import SEVERITIES, Finding
from cascade.model.i18n import LocalizedText
from cascade.reports.formats.xlsx.columns import (
    ASPECT,
    NUMBER,
    RULE,
    SEVERITY,
    SUBJECT,
    VALUES_AND_PLACES,
    SheetColumn,
    severity_cell,
)
from cascade.reports.formats.xlsx.workbook import Workbook
from cascade.reports.papers.wording import criterion, each_once, evidence_texts
from cascade.rules.aspects import aspect_name, aspect_of
from cascade.text.printable import one_line

COLUMNS: tuple[SheetColumn[Finding], ...] = (
    NUMBER,
    SheetColumn(SEVERITY, 13, lambda finding: severity_cell(finding.severity)),
    SheetColumn(ASPECT, 14, lambda finding: aspect_name(aspect_of(finding.code))),
    SheetColumn(RULE, 8, lambda finding: finding.code),
    SheetColumn(SUBJECT, 28, lambda finding: one_line(finding.subject), stays_in_sight=True),
    SheetColumn(LocalizedText("Temuan", "Finding"), 36, lambda finding: finding.message),
    SheetColumn(VALUES_AND_PLACES, 40, lambda finding: each_once(evidence_texts(finding), "\n")),
    SheetColumn(LocalizedText("Yang perlu dilakukan", "What to do"), 28, lambda finding: finding.fix),
    SheetColumn(LocalizedText("Catatan singkat", "Short note"), 24, lambda finding: finding.note, is_printed=False),
    SheetColumn(
        LocalizedText("Kriteria", "Criterion"),
        60,
        lambda finding: criterion(finding.title, finding.basis),
        is_printed=False,
    ),
    SheetColumn(
        LocalizedText("Keyakinan", "Confidence"),
        11,
        lambda finding: Decimal(f"{finding.confidence:.2f}"),
        {"num_format": "0%"},
        is_printed=False,
    ),
    SheetColumn(LocalizedText("Keraguan", "Doubts"), 40, lambda finding: each_once(finding.doubts), is_printed=False),
    SheetColumn(
        LocalizedText("Sidik temuan", "Fingerprint"), 18, lambda finding: finding.fingerprint, is_printed=False
    ),
)


def add(workbook: Workbook) -> None:
    """Add the sheet."""
    workbook.add_table(
        LocalizedText("Temuan", "Findings"),
        LocalizedText("SEMUA TEMUAN", "ALL FINDINGS"),
        (),
        COLUMNS,
        sorted(workbook.report.findings, key=lambda finding: SEVERITIES.index(finding.severity)),
    )
