"""Add the sheet “Ringkasan”: who reviewed what and when, the conclusion on each aspect, the documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from xlsxwriter.worksheet import Worksheet

from cascade.model import PHASE_NAMES, SEVERITIES, SEVERITY_NAMES, Document, Severity
from cascade.model.i18n import LocalizedText, same, written_date
from cascade.reports.formats.xlsx.columns import (
    ASPECT,
    BAND,
    DOCUMENT,
    FILE_NAME,
    LINED,
    YELLOW,
    Style,
    StyledValue,
    Value,
)
from cascade.reports.formats.xlsx.kkr import conclusion_cell
from cascade.reports.formats.xlsx.workbook import LETTERS, Workbook, line_count
from cascade.reports.papers.aspects import STATUS_NAMES, Aspect

Record = TypeVar("Record")

WIDTHS = (38, 12, 16, 12, 10, 12, 12, 12, 20, 24)  # of the columns of the sheet, which several tables share

_HOW_TO_READ = LocalizedText(
    "Sel kuning diisi oleh pereviu; yang lain diisi cascade dari dokumen. Simpulan adalah usulan berdasarkan aturan; pereviu yang menetapkan.",
    "Yellow cells are for the reviewer; cascade filled in the others from the documents. Conclusions are proposed by rules; the reviewer decides.",
)
_LIMITED_ASSURANCE = LocalizedText(
    "Keyakinan terbatas: yang tidak terbaca atau tidak dapat dinilai bukan berarti sesuai; lihat lembar “Cakupan aturan” dan “Tidak terbaca”.",
    "Limited assurance: what was not read or not judged is not thereby in order; see the sheets “Rule coverage” and “Not read”.",
)


@dataclass(frozen=True, slots=True)
class _SummaryColumn(Generic[Record]):
    """A column of a small table; it takes `span` columns of the sheet."""

    head: LocalizedText
    value: Callable[[Record], Value | StyledValue]
    span: int = 1


def _severity_column(severity: Severity) -> _SummaryColumn[Aspect]:
    name = SEVERITY_NAMES[severity]
    head = LocalizedText(f"Temuan: {name.id.lower()}", f"Findings: {name.en.lower()}")
    return _SummaryColumn(head, lambda aspect: aspect.count(severity))


_ASPECTS: tuple[_SummaryColumn[Aspect], ...] = (
    _SummaryColumn(ASPECT, lambda aspect: aspect.name),
    *map(_severity_column, SEVERITIES),
    _SummaryColumn(LocalizedText("Aturan dinilai", "Rules judged"), lambda aspect: len(aspect.judged)),
    _SummaryColumn(LocalizedText("Dinilai sebagian", "Judged in part"), lambda aspect: len(aspect.partial)),
    _SummaryColumn(LocalizedText("Tidak dinilai", "Not judged"), lambda aspect: len(aspect.unjudged)),
    _SummaryColumn(LocalizedText("Simpulan", "Conclusion"), lambda aspect: conclusion_cell(aspect)),
    _SummaryColumn(same("Status"), lambda aspect: STATUS_NAMES[aspect.status]),
)
_DOCUMENTS: tuple[_SummaryColumn[Document], ...] = (
    _SummaryColumn(DOCUMENT, lambda document: document.name),
    _SummaryColumn(LocalizedText("Versi", "Version"), lambda document: PHASE_NAMES[document.edition]),
    _SummaryColumn(
        LocalizedText("Ditandatangani", "Signed"),
        lambda document: written_date(document.signed.value) if document.signed else same("–"),
    ),
    _SummaryColumn(LocalizedText("Indikator", "Indicators"), lambda document: len(document.indicators)),
    _SummaryColumn(FILE_NAME, lambda document: document.file, 3),
    _SummaryColumn(same("SHA-256"), lambda document: document.sha256, 3),
)


def add(workbook: Workbook) -> None:
    """Add the sheet."""
    report, papers = workbook.report, workbook.papers
    unchanged = report.follow_up.unchanged if report.follow_up else None
    sheet, row = workbook.add_sheet(
        LocalizedText("Ringkasan", "Summary"),
        LocalizedText(
            "KERTAS KERJA REVIU KESELARASAN DOKUMEN PERENCANAAN", "WORKING PAPERS: CONSISTENCY OF PLANNING DOCUMENTS"
        ),
        (*filter(None, (report.conclusion.sentence, unchanged)), _HOW_TO_READ, _LIMITED_ASSURANCE),
        width=len(WIDTHS),
    )
    row = _write_facts(workbook, sheet, row)
    title = LocalizedText("Simpulan per aspek (usulan)", "Conclusion by aspect (proposed)")
    row = _write_table(workbook, sheet, row + 1, title, _ASPECTS, papers.aspects)
    title = LocalizedText("Dokumen yang direviu", "Documents reviewed")
    _write_table(workbook, sheet, row + 1, title, _DOCUMENTS, papers.documents)
    for number, width in enumerate(WIDTHS):
        sheet.set_column(number, number, width)


def _write_facts(workbook: Workbook, sheet: Worksheet, row: int) -> int:
    """Write what was reviewed and when, and room for who did it; return the first row below."""
    report, papers = workbook.report, workbook.papers
    for name, value in (
        (LocalizedText("Perangkat daerah", "OPD (regional office)"), same(papers.opd)),
        (LocalizedText("Tahun yang direviu", "Year under review"), same(papers.years)),
        (LocalizedText("Diperiksa pada", "Checked on"), written_date(report.created)),
        (LocalizedText("Alat bantu", "Tool"), same(f"cascade {report.version}")),
        (LocalizedText("Pengaturan", "Settings"), same(", ".join(report.policy_files) or "–")),
        (LocalizedText("Disusun oleh / tanggal", "Prepared by / date"), None),
        (LocalizedText("Direviu oleh / tanggal", "Reviewed by / date"), None),
    ):
        workbook.write(sheet, row, 0, name, {"bold": True})
        style: Style = {"text_wrap": True} if value else {**LINED, "bg_color": YELLOW}
        sheet.merge_range(row, 1, row, 3, "", workbook.format(style))
        workbook.write(sheet, row, 1, value, style)
        row += 1
    return row


def _write_table(
    workbook: Workbook,
    sheet: Worksheet,
    row: int,
    title: LocalizedText,
    columns: Sequence[_SummaryColumn[Record]],
    records: Iterable[Record],
) -> int:
    """Write a small table on a sheet that has several; return the first row below it."""
    workbook.write(sheet, row, 0, title, {"bold": True, "font_size": 11})
    title_style: Style = {**LINED, "bold": True, "bg_color": BAND, "valign": "vcenter"}
    column_titles: list[Value | StyledValue] = [column.head for column in columns]
    rows = ([column.value(record) for column in columns] for record in records)
    for values, style in ((column_titles, title_style), *((values, LINED) for values in rows)):
        row, left, lines = row + 1, 0, 1
        for value, column in zip(values, columns, strict=True):
            if column.span > 1:
                sheet.merge_range(row, left, row, left + column.span - 1, "", workbook.format(style))
            centred: Style = {"align": "center"} if isinstance(value, int) else {}
            text = workbook.write(sheet, row, left, value, {**style, **centred})
            lines = max(lines, line_count(text, sum(WIDTHS[left : left + column.span]) * LETTERS))
            left += column.span
        sheet.set_row(row, 12 * lines + 4)
    return row + 1
