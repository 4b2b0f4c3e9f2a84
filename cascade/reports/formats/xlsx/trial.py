"""Add the sheet “Aturan dicoba”: what rules on trial found, for a reviewer to say whether they are right.

It is there only where such rules found something.
"""

from __future__ import annotations

from cascade.model import Finding
from cascade.model.i18n import LocalizedText
from cascade.reports.formats.xlsx.columns import NUMBER, OPEN, RULE, SUBJECT, VALUES_AND_PLACES, SheetColumn
from cascade.reports.formats.xlsx.workbook import Workbook
from cascade.reports.papers.wording import each_once, evidence_texts
from cascade.text.printable import one_line

_DECIDES_NOTHING = LocalizedText(
    "Aturan ini masih dicoba dan tidak ikut menentukan hasil; tandai mana yang tepat.",
    "These rules are still tried out and decide nothing; mark which are right.",
)

COLUMNS: tuple[SheetColumn[Finding], ...] = (
    NUMBER,
    SheetColumn(RULE, 9, lambda finding: finding.code),
    SheetColumn(SUBJECT, 32, lambda finding: one_line(finding.subject)),
    SheetColumn(LocalizedText("Temuan", "Finding"), 48, lambda finding: finding.message),
    SheetColumn(VALUES_AND_PLACES, 48, lambda finding: each_once(evidence_texts(finding), "\n")),
    SheetColumn(LocalizedText("Tepat? (diisi pereviu)", "Right? (reviewer)"), 14, lambda _: OPEN),
)


def add(workbook: Workbook) -> None:
    """Add the sheet, where rules on trial found something."""
    if workbook.report.trial:
        workbook.add_table(
            LocalizedText("Aturan dicoba", "Rules on trial"),
            LocalizedText("TEMUAN ATURAN YANG MASIH DICOBA", "FINDINGS OF RULES ON TRIAL"),
            (_DECIDES_NOTHING,),
            COLUMNS,
            workbook.report.trial,
        )
