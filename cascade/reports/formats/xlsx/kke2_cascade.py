"""Add the sheet “KKE 2”: each indicator as Renstra, Renja and Perjanjian Kinerja state it, and whether they agree."""

from __future__ import annotations

from cascade.model import KIND_NAMES
from cascade.model.i18n import LocalizedText, same
from cascade.reports.formats.xlsx.columns import (
    INDICATOR,
    LEVEL,
    MIDDLE,
    NUMBER,
    OPEN,
    REMARKS,
    Range,
    SheetColumn,
    level_name,
)
from cascade.reports.formats.xlsx.kke1_smart import KKE_NOTE
from cascade.reports.formats.xlsx.workbook import Score, Workbook, WrittenTable
from cascade.reports.papers.kke_cascade import STATED, CascadeRow

_FIT_NOTE = LocalizedText(
    "Ketepatan diisi 1 hanya bila indikator tertaut di Renstra, Renja dan PK dengan bunyi, satuan dan target yang sama.",
    "Fit is filled in as 1 only where the indicator is linked in Renstra, Renja and PK with the same wording, unit and target.",
)


def _stated_column(number: int, kind: str) -> SheetColumn[CascadeRow]:
    head = LocalizedText(f"Pernyataan di {KIND_NAMES[kind]}", f"As stated in the {KIND_NAMES[kind]}")
    return SheetColumn(head, 27, lambda row: row.stated[number])


_POSITION: SheetColumn[CascadeRow] = SheetColumn(
    LocalizedText("Level jabatan", "Position"), 15, lambda row: "; ".join(row.positions) or OPEN
)
_FIT: SheetColumn[CascadeRow] = SheetColumn(
    LocalizedText("Ketepatan (1 / 0,5 / 0)", "Fit (1 / 0.5 / 0)"),
    11,
    lambda row: OPEN if row.fit is None else row.fit,
    MIDDLE,
    allowed=Range(0, 1),
)
COLUMNS: tuple[SheetColumn[CascadeRow], ...] = (
    NUMBER,
    SheetColumn(LEVEL, 11, lambda row: level_name(row.subject.level)),
    SheetColumn(INDICATOR, 28, lambda row: row.subject.name, stays_in_sight=True),
    *(_stated_column(number, kind) for number, kind in enumerate(STATED)),
    _POSITION,
    _FIT,
    SheetColumn(REMARKS, 28, lambda row: row.why),
)


def add(workbook: Workbook) -> None:
    """Add the sheet, with the mean of the fits below it."""
    rows = workbook.papers.cascade

    def mean_fit(table: WrittenTable[CascadeRow]) -> str:
        cells = table.cells(_FIT)
        return f'=IF(COUNTBLANK({cells})>0,"",SUM({cells})/{len(rows)})'

    workbook.add_table(
        same("KKE 2"),
        LocalizedText("KKE FORMAT 2: PENJENJANGAN KINERJA", "KKE FORMAT 2: CASCADE OF PERFORMANCE"),
        (KKE_NOTE, _FIT_NOTE),
        COLUMNS,
        rows,
        score=Score(LocalizedText("Σ ketepatan / n", "Σ fit / n"), mean_fit, name_below=_POSITION, below=_FIT),
    )
