"""Add the sheet “KKE 3”: targets and pagu of programs, kegiatan, sub kegiatan; whether they fit Renstra and Renja."""

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
    Choices,
    SheetColumn,
    StyledValue,
    level_name,
)
from cascade.reports.formats.xlsx.kke1_smart import KKE_NOTE
from cascade.reports.formats.xlsx.workbook import Score, Workbook, WrittenTable
from cascade.reports.papers.kke_budget import BudgetRow

_FITS = Choices((1, 0))
_FROM_DPA = LocalizedText("Baris diambil dari DPA.", "Rows are from the DPA.")
_FROM_OTHER = LocalizedText(
    "DPA tidak ada di berkas; baris, target dan anggaran diambil dari {k}.",
    "There is no DPA in the dossier; rows, targets and budget are from the {k}.",
)
_NO_SOURCE = LocalizedText(
    "Tidak ada DPA, Renja atau lampiran program Perjanjian Kinerja di berkas; format ini tidak dapat diisi.",
    "The dossier has no DPA, Renja or list of programs of a Perjanjian Kinerja; this form cannot be filled in.",
)


def _fit_column(number: int, head: LocalizedText) -> SheetColumn[BudgetRow]:
    def value(row: BudgetRow) -> int | StyledValue:
        fit = row.fits[number]
        return OPEN if fit is None else fit

    return SheetColumn(head, 10, value, MIDDLE, allowed=_FITS)


_RENSTRA_TARGET: SheetColumn[BudgetRow] = SheetColumn(same("Target Renstra"), 12, lambda row: row.others[0])
_FITS_RENSTRA = _fit_column(0, LocalizedText("Sesuai target Renstra (1/0)", "Fits the Renstra (1/0)"))
_FITS_RENJA = _fit_column(1, LocalizedText("Sesuai target Renja (1/0)", "Fits the Renja (1/0)"))


def columns(source: str) -> tuple[SheetColumn[BudgetRow], ...]:
    """Return the columns; `source` names the document that the rows are from."""
    return (
        NUMBER,
        SheetColumn(LocalizedText("Kode", "Code"), 17, lambda row: row.code),
        SheetColumn(LEVEL, 11, lambda row: level_name(row.level)),
        SheetColumn(
            LocalizedText("Program/kegiatan/sub kegiatan", "Element"), 30, lambda row: row.element, stays_in_sight=True
        ),
        SheetColumn(INDICATOR, 30, lambda row: row.indicator),
        SheetColumn(same(f"Target {source}"), 12, lambda row: row.target),
        SheetColumn(LocalizedText(f"Anggaran {source} (Rp)", f"Budget, {source} (Rp)"), 15, lambda row: row.pagu),
        _RENSTRA_TARGET,
        _FITS_RENSTRA,
        SheetColumn(same("Target Renja"), 12, lambda row: row.others[1]),
        _FITS_RENJA,
        SheetColumn(REMARKS, 22, lambda row: row.why),
    )


def add(workbook: Workbook) -> None:
    """Add the sheet, with the share of targets that fit below it."""
    kind = workbook.papers.budget_kind
    rows = workbook.papers.budget
    source = KIND_NAMES.get(kind or "", "–")

    def share_that_fits(table: WrittenTable[BudgetRow]) -> str:
        cells = [table.cells(column) for column in (_FITS_RENSTRA, _FITS_RENJA)]
        blank = "+".join(f"COUNTBLANK({each})" for each in cells)
        return f'=IF({blank}>0,"",SUM({",".join(cells)})/({len(rows)}*{len(cells)}))'

    workbook.add_table(
        same("KKE 3"),
        LocalizedText("KKE FORMAT 3: ANGGARAN BERBASIS KINERJA", "KKE FORMAT 3: BUDGET AND PERFORMANCE"),
        (KKE_NOTE, _source_note(kind)),
        columns(source),
        rows,
        score=Score(
            LocalizedText("Σ / (n × 2)", "Σ / (n × 2)"),
            share_that_fits,
            name_below=_RENSTRA_TARGET,
            below=_FITS_RENSTRA,
        ),
    )


def _source_note(kind: str | None) -> LocalizedText:
    """Return which document the rows are from."""
    if kind is None:
        return _NO_SOURCE
    return _FROM_DPA if kind == "dpa" else _FROM_OTHER.format(k=KIND_NAMES[kind])
