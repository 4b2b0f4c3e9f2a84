"""Add the sheet “KKR” (kertas kerja reviu): the conclusion on each aspect and, below it, every grave finding.

Cause and effect cannot be known from documents and are left to the reviewer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from cascade.model.i18n import LocalizedText, same
from cascade.reports.formats.xlsx.columns import (
    AMBER,
    ASPECT,
    BAND,
    GREEN,
    GREY,
    MIDDLE,
    OPEN,
    RED,
    RULE,
    SEVERITY,
    Choices,
    SheetColumn,
    Style,
    StyledValue,
    Value,
    coloured_cell,
    severity_cell,
)
from cascade.reports.formats.xlsx.workbook import Workbook
from cascade.reports.papers.aspects import CONCLUSION_NAMES, STATUS_NAMES, Aspect
from cascade.reports.papers.kkr import KkrRow
from cascade.reports.papers.wording import each_once

CONCLUSION_FILLS = {"in_order": GREEN, "with_notes": AMBER, "not_in_order": RED, "insufficient_data": GREY}
STATUS_FILLS = {"met": GREEN, "met_with_notes": AMBER, "not_met": RED, "not_judged": GREY, "waived": GREY}

_FOR_REVIEWER = LocalizedText(
    "Sebab dan akibat tidak dapat diketahui dari dokumen saja dan diisi pereviu (bila tidak ada bukti: “tidak cukup data”). Tindak lanjut diisi setelah jawaban perangkat daerah.",
    "Cause and effect cannot be known from the documents alone and are for the reviewer (without evidence: “not enough data”). Follow-up is filled in after the OPD has answered.",
)
_BLANK = coloured_cell(None, BAND)


@dataclass(frozen=True, slots=True)
class NumberedRow:
    """A row of the KKR; the one that concludes on an aspect has no number."""

    row: KkrRow
    number: int | None


def conclusion_cell(aspect: Aspect) -> StyledValue:
    """Return the conclusion on an aspect in its colour."""
    style: Style = {"bg_color": CONCLUSION_FILLS[aspect.conclusion], "bold": True}
    return StyledValue(CONCLUSION_NAMES[aspect.conclusion], style)


def _bold(value: Value) -> StyledValue:
    return StyledValue(value, {"bg_color": BAND, "bold": True})


def _status_cell(row: KkrRow) -> StyledValue:
    return coloured_cell(STATUS_NAMES[row.status], STATUS_FILLS[row.status])


def _either(
    finding: Callable[[KkrRow], Value | StyledValue], aspect: Callable[[KkrRow], Value | StyledValue] = lambda _: None
) -> Callable[[NumberedRow], Value | StyledValue]:
    """Return what stands in a column for a finding, and what for the row that concludes on an aspect."""
    return lambda each: aspect(each.row) if each.number is None else finding(each.row)


COLUMNS: tuple[SheetColumn[NumberedRow], ...] = (
    SheetColumn(same("No"), 4, lambda each: _bold(None) if each.number is None else each.number, MIDDLE),
    SheetColumn(ASPECT, 13, _either(lambda row: row.aspect.name, lambda row: _bold(row.aspect.name))),
    SheetColumn(
        LocalizedText("Kondisi", "Condition"), 36, _either(lambda row: row.condition, lambda row: _bold(row.condition))
    ),
    SheetColumn(
        LocalizedText("Kriteria", "Criterion"),
        28,
        _either(lambda row: row.criterion, lambda row: coloured_cell(row.criterion, BAND)),
    ),
    SheetColumn(
        LocalizedText("Sebab (diisi pereviu)", "Cause (reviewer)"), 11, _either(lambda _: OPEN, lambda _: _BLANK)
    ),
    SheetColumn(
        LocalizedText("Akibat (diisi pereviu)", "Effect (reviewer)"), 11, _either(lambda _: OPEN, lambda _: _BLANK)
    ),
    SheetColumn(LocalizedText("Rekomendasi", "Recommendation"), 25, _either(lambda row: row.fix, lambda _: _BLANK)),
    SheetColumn(
        same("Status"),
        12,
        _either(_status_cell, _status_cell),
        allowed=Choices(tuple(STATUS_NAMES.values()), strict=False),
    ),
    SheetColumn(
        LocalizedText("Bukti", "Evidence"), 36, _either(lambda row: each_once(row.evidence, "\n"), lambda _: _BLANK)
    ),
    SheetColumn(
        LocalizedText("Simpulan aspek", "Conclusion"),
        13,
        _either(lambda row: CONCLUSION_NAMES[row.aspect.conclusion], lambda row: conclusion_cell(row.aspect)),
        is_printed=False,
    ),
    SheetColumn(
        SEVERITY, 13, _either(lambda row: severity_cell(row.severity) if row.severity else ""), is_printed=False
    ),
    SheetColumn(RULE, 9, _either(lambda row: row.code), is_printed=False),
    SheetColumn(
        LocalizedText("Tindak lanjut OPD", "Follow-up by the OPD"),
        20,
        _either(lambda row: row.follow_up or OPEN),
        is_printed=False,
    ),
)


def add(workbook: Workbook) -> None:
    """Add the sheet."""
    workbook.add_table(
        same("KKR"),
        LocalizedText("KERTAS KERJA REVIU (KKR)", "REVIEW WORKING PAPER (KKR)"),
        (_FOR_REVIEWER,),
        COLUMNS,
        _numbered(workbook.papers.kkr),
    )


def _numbered(rows: Iterable[KkrRow]) -> Iterator[NumberedRow]:
    number = 0
    for row in rows:
        number += bool(row.code)
        yield NumberedRow(row, number if row.code else None)
