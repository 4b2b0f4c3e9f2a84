"""Add the sheet “KKE 1”: the answers to SMART-C for each indicator, only where the print makes them certain."""

from __future__ import annotations

from cascade.model.i18n import LocalizedText, same
from cascade.reports.formats.xlsx.columns import (
    INDICATOR,
    LEVEL,
    MIDDLE,
    NUMBER,
    OPEN,
    REMARKS,
    Choices,
    SheetColumn,
    StyledValue,
    level_name,
)
from cascade.reports.formats.xlsx.workbook import Score, Workbook, WrittenTable
from cascade.reports.papers.kke_smart import SmartRow
from cascade.text.printable import one_line

KKE_NOTE = LocalizedText(
    "Sel kuning membutuhkan pertimbangan manusia. Yang terisi hanyalah yang pasti menurut cetakan dokumen; periksa dan ubah bila perlu.",
    "Yellow cells need a person’s judgement. Only what the print makes certain is filled in; check it, and change it where needed.",
)
_YES, _NO = LocalizedText("Y", "Y"), LocalizedText("T", "N")
_YES_OR_NO = Choices((_YES, _NO))
_CRITERIA = 5  # that the score counts: challenging is none of them


def _answer(value: bool | None) -> LocalizedText | StyledValue:
    return OPEN if value is None else _YES if value else _NO


def _targets(row: SmartRow) -> str:
    """Return the targets of some years as one text."""
    return " · ".join(f"{year or '–'}: {one_line(quantity.raw) or '–'}" for year, quantity in row.targets)


_NAME: SheetColumn[SmartRow] = SheetColumn(INDICATOR, 32, lambda row: row.indicator, stays_in_sight=True)
_SPECIFIC: SheetColumn[SmartRow] = SheetColumn(
    LocalizedText("Spesifik", "Specific"), 9, lambda _: OPEN, MIDDLE, allowed=_YES_OR_NO
)
_TIME_BOUND: SheetColumn[SmartRow] = SheetColumn(
    LocalizedText("Berbatas waktu", "Time-bound"), 9, lambda row: _answer(row.timed), MIDDLE, allowed=_YES_OR_NO
)
COLUMNS: tuple[SheetColumn[SmartRow], ...] = (
    NUMBER,
    SheetColumn(LEVEL, 11, lambda row: level_name(row.level)),
    SheetColumn(LocalizedText("Tujuan/sasaran/program/kegiatan", "Element"), 28, lambda row: row.element),
    _NAME,
    SheetColumn(LocalizedText("Satuan", "Unit"), 10, lambda row: row.unit),
    SheetColumn(same("Target"), 20, _targets),
    _SPECIFIC,
    SheetColumn(
        LocalizedText("Dapat diukur", "Measurable"),
        9,
        lambda row: _answer(row.measurable),
        MIDDLE,
        allowed=_YES_OR_NO,
    ),
    SheetColumn(LocalizedText("Dapat dicapai", "Achievable"), 9, lambda _: OPEN, MIDDLE, allowed=_YES_OR_NO),
    SheetColumn(LocalizedText("Relevan", "Relevant"), 9, lambda _: OPEN, MIDDLE, allowed=_YES_OR_NO),
    _TIME_BOUND,
    SheetColumn(
        LocalizedText("Menantang (C)", "Challenging (C)"),
        9,
        lambda row: _answer(row.challenging),
        MIDDLE,
        allowed=_YES_OR_NO,
    ),
    SheetColumn(REMARKS, 18, lambda row: row.why),
)


def add(workbook: Workbook) -> None:
    """Add the sheet, with the share of Y below it."""
    rows = workbook.papers.smart
    source = workbook.papers.smart_source or "–"

    def share_of_yes(table: WrittenTable[SmartRow]) -> str:
        cells = table.cells(_SPECIFIC, _TIME_BOUND)
        yes = workbook.say(_YES)
        return f'=IF(COUNTBLANK({cells})>0,"",COUNTIF({cells},"{yes}")/({len(rows)}*{_CRITERIA}))'

    workbook.add_table(
        same("KKE 1"),
        LocalizedText("KKE FORMAT 1: KUALITAS INDIKATOR (SMART-C)", "KKE FORMAT 1: INDICATORS (SMART-C)"),
        (KKE_NOTE, LocalizedText("Baris diambil dari: {s}.", "Rows are from: {s}.").format(s=source)),
        COLUMNS,
        rows,
        score=Score(
            LocalizedText("Nilai SMART = ΣY / (n × 5)", "SMART score = ΣY / (n × 5)"),
            share_of_yes,
            name_below=_NAME,
            below=_SPECIFIC,
        ),
    )
