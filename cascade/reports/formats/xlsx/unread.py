"""Add the sheet “Tidak terbaca”: problems of files, texts that were not understood, files that were not judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cascade.model import SEVERITIES, SEVERITY_NAMES
from cascade.model.i18n import LocalizedText
from cascade.reports.formats.xlsx.columns import FILE_NAME, NUMBER, PLACE, SheetColumn, capitalized
from cascade.reports.formats.xlsx.workbook import Workbook
from cascade.reports.report import Report

_PROBLEM = LocalizedText("masalah: {s}", "problem: {s}")
_NOT_UNDERSTOOD = LocalizedText("tidak dipahami", "not understood")
_NOT_JUDGED = LocalizedText("tidak dinilai", "not judged")
_NOTE = LocalizedText(
    "Yang tercantum di sini tidak dipakai dalam penilaian dan perlu diperiksa dengan tangan.",
    "What is listed here was not used in judging and needs a look by hand.",
)


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that was not used in judging: what it is, where it stands, and why or what to do."""

    kind: LocalizedText
    file: str
    place: LocalizedText | str
    text: LocalizedText | str
    reason: LocalizedText | str


COLUMNS: tuple[SheetColumn[Unread], ...] = (
    NUMBER,
    SheetColumn(LocalizedText("Jenis", "Kind"), 18, lambda each: each.kind),
    SheetColumn(FILE_NAME, 26, lambda each: each.file),
    SheetColumn(PLACE, 24, lambda each: each.place),
    SheetColumn(LocalizedText("Teks atau masalah", "Text or problem"), 48, lambda each: each.text),
    SheetColumn(LocalizedText("Alasan atau saran", "Reason or hint"), 40, lambda each: each.reason),
)


def add(workbook: Workbook) -> None:
    """Add the sheet."""
    workbook.add_table(
        LocalizedText("Tidak terbaca", "Not read"),
        LocalizedText("YANG TIDAK TERBACA ATAU TIDAK DIPAHAMI", "NOT READ OR NOT UNDERSTOOD"),
        (_NOTE,),
        COLUMNS,
        _unread(workbook.report),
    )


def _unread(report: Report) -> Iterator[Unread]:
    for problem in sorted(report.problems, key=lambda problem: SEVERITIES.index(problem.severity)):
        kind = _PROBLEM.format(s=capitalized(SEVERITY_NAMES[problem.severity]))
        file, place = (problem.source.file, problem.source.place) if problem.source else ("", "")
        yield Unread(kind, file, place, problem.message, problem.hint or "")
    for each in report.not_understood:
        yield Unread(_NOT_UNDERSTOOD, each.source.file, each.source.place, each.text, each.reason)
    for ignored in report.ignored:
        yield Unread(_NOT_JUDGED, ignored.file, "", "", ignored.reason)
