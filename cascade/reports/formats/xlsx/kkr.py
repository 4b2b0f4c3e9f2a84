"""Add the sheet “KKR” (kertas kerja reviu): a row for each main problem, then the conclusion on each aspect.

Cause and effect cannot be known from documents and are left to the reviewer, as are follow-up and waivers: what is written into
the yellow cells is read back by `cascade check --jawaban` (cascade.review.workbook).
"""

from __future__ import annotations

from collections.abc import Callable

from cascade.model import WaivedFinding
from cascade.model.i18n import LocalizedText, same, written_date
from cascade.reports.formats.xlsx.columns import (
    AMBER,
    ASPECT,
    BAND,
    CAUSE,
    EFFECT,
    FOLLOW_UP,
    GREEN,
    GREY,
    MIDDLE,
    OPEN,
    RED,
    RULE,
    SEVERITY,
    SINCE,
    STATUS,
    WAIVED_BY,
    WAIVED_SECOND,
    WAIVED_UNTIL,
    WAIVED_WHY,
    Choices,
    SheetColumn,
    Style,
    StyledValue,
    Value,
    coloured_cell,
    key_column,
    severity_cell,
)
from cascade.reports.formats.xlsx.workbook import Workbook
from cascade.reports.papers.aspects import CONCLUSION_NAMES, STATUS_NAMES, Aspect
from cascade.reports.papers.kkr import KkrRow
from cascade.reports.papers.wording import each_once
from cascade.reports.reviewer_notes import NoteField

CONCLUSION_FILLS = {"in_order": GREEN, "with_notes": AMBER, "not_in_order": RED, "insufficient_data": GREY}
STATUS_FILLS = {
    "met": GREEN,
    "met_with_notes": AMBER,
    "not_met": RED,
    "not_judged": GREY,
    "waived": GREY,
    "false_alarm": GREY,
}

_FOR_REVIEWER = LocalizedText(
    "Sebab dan akibat tidak dapat diketahui dari dokumen saja dan diisi pereviu (bila tidak ada bukti: “tidak cukup data”). Tindak lanjut diisi setelah jawaban perangkat daerah.",
    "Cause and effect cannot be known from the documents alone and are for the reviewer (without evidence: “not enough data”). Follow-up is filled in after the OPD has answered.",
)
_READ_BACK = LocalizedText(
    "Isi sel kuning, lalu jalankan cascade check FOLDER --jawaban BERKAS-INI: isinya dicatat di keputusan.yaml dan muncul lagi di kertas kerja berikutnya. Menerima suatu masalah: alasan, nama, dan sampai kapan (kolom paling kanan).",
    "Fill in the yellow cells, then run cascade check FOLDER --jawaban THIS-FILE: it is written to keputusan.yaml and comes back in the next working papers. To accept a problem: reason, name and until when (rightmost columns).",
)
_BLANK = coloured_cell(None, BAND)


def conclusion_cell(aspect: Aspect) -> StyledValue:
    """Return the conclusion on an aspect in its colour."""
    style: Style = {"bg_color": CONCLUSION_FILLS[aspect.conclusion], "bold": True}
    return StyledValue(CONCLUSION_NAMES[aspect.conclusion], style)


def _bold(value: Value) -> StyledValue:
    return StyledValue(value, {"bg_color": BAND, "bold": True})


def _status_cell(row: KkrRow) -> StyledValue:
    return coloured_cell(STATUS_NAMES[row.status], STATUS_FILLS[row.status])


def _either(
    row_value: Callable[[KkrRow], Value | StyledValue], conclusion: Callable[[KkrRow], Value | StyledValue]
) -> Callable[[KkrRow], Value | StyledValue]:
    """Return what stands in a column, and what in the rows that conclude on an aspect."""
    return lambda row: conclusion(row) if row.is_conclusion else row_value(row)


def _note(head: LocalizedText, width: float, field: NoteField) -> SheetColumn[KkrRow]:
    """Return a column for what a reviewer writes on a main problem, with what is known already."""

    def value(row: KkrRow) -> Value | StyledValue:
        if row.is_conclusion:
            return _BLANK
        return None if row.number is None else StyledValue(row.note.get(field) or None, OPEN.style)

    return SheetColumn(head, width, value)


def _waiver(head: LocalizedText, width: float, given: Callable[[WaivedFinding], Value]) -> SheetColumn[KkrRow]:
    """Return a column for one part of a waiver, open for every main problem."""

    def value(row: KkrRow) -> Value | StyledValue:
        if row.is_conclusion:
            return _BLANK
        if row.waiver is not None:
            return given(row.waiver)
        return None if row.number is None else OPEN

    return SheetColumn(head, width, value, is_printed=False)


def columns(*, is_followed: bool) -> tuple[SheetColumn[KkrRow], ...]:
    """Return the columns; one more where an earlier report was given."""
    since: SheetColumn[KkrRow] = SheetColumn(
        SINCE, 18, _either(lambda row: row.since, lambda _: _BLANK), is_printed=False
    )
    return (
        SheetColumn(same("No"), 5, _either(lambda row: row.number or same("–"), lambda _: _bold(None)), MIDDLE),
        SheetColumn(ASPECT, 13, _either(lambda row: row.aspect.name, lambda row: _bold(row.aspect.name))),
        SheetColumn(
            LocalizedText("Kondisi", "Condition"),
            36,
            _either(lambda row: row.condition, lambda row: _bold(row.condition)),
            stays_in_sight=True,
        ),
        SheetColumn(
            LocalizedText("Kriteria", "Criterion"),
            44,
            _either(lambda row: row.criterion, lambda row: coloured_cell(row.criterion, BAND)),
        ),
        _note(CAUSE, 15, "cause"),
        _note(EFFECT, 15, "effect"),
        SheetColumn(LocalizedText("Rekomendasi", "Recommendation"), 34, _either(lambda row: row.fix, lambda _: _BLANK)),
        SheetColumn(
            STATUS,
            12,
            _either(_status_cell, _status_cell),
            allowed=Choices(tuple(STATUS_NAMES.values()), strict=False),
        ),
        SheetColumn(
            LocalizedText("Bukti", "Evidence"), 36, _either(lambda row: each_once(row.evidence, "\n"), lambda _: _BLANK)
        ),
        _note(FOLLOW_UP, 17, "follow_up"),
        *((since,) if is_followed else ()),
        _waiver(WAIVED_WHY, 26, lambda waiver: waiver.reason),
        _waiver(WAIVED_BY, 16, lambda waiver: waiver.by),
        _waiver(WAIVED_UNTIL, 15, lambda waiver: written_date(waiver.until) if waiver.until else None),
        _waiver(WAIVED_SECOND, 16, lambda waiver: waiver.second),
        SheetColumn(
            LocalizedText("Simpulan aspek", "Conclusion"),
            13,
            _either(lambda row: CONCLUSION_NAMES[row.aspect.conclusion], lambda row: conclusion_cell(row.aspect)),
            is_printed=False,
        ),
        SheetColumn(
            SEVERITY,
            13,
            _either(lambda row: severity_cell(row.severity) if row.severity else "", lambda _: _BLANK),
            is_printed=False,
        ),
        SheetColumn(RULE, 12, _either(lambda row: row.code, lambda _: _BLANK), is_printed=False),
        key_column(lambda row: row.key),
    )


def add(workbook: Workbook) -> None:
    """Add the sheet."""
    workbook.add_table(
        same("KKR"),
        LocalizedText("KERTAS KERJA REVIU (KKR)", "REVIEW WORKING PAPER (KKR)"),
        (_FOR_REVIEWER, _READ_BACK),
        columns(is_followed=workbook.report.follow_up is not None),
        workbook.papers.kkr,
    )
