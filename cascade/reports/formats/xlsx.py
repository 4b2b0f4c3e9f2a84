"""The working papers as a workbook: KKR, the three KKE forms, the matrix, findings, links, coverage, what was not read.

What a person must judge is an empty yellow cell. Nothing that a document prints becomes a formula or a link; a number
is a number only where its print leaves no doubt.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from cascade.model import (
    KIND_NAMES,
    LEVEL_NAMES,
    LINK_NAMES,
    PHASE_NAMES,
    QUARTER_NAMES,
    SEVERITIES,
    SEVERITY_NAMES,
    STATE_NAMES,
    VERDICT_NAMES,
    VERDICTS,
    Document,
    Indicator,
    Quantity,
)
from cascade.model.i18n import Language, LocalizedText, same, written_date
from cascade.reports.corrections import ADVISED_BRIEFLY, EFFORTS
from cascade.reports.papers.comparison import BLANK, QUARTERS, TARGET, UNIT, Entry
from cascade.reports.papers.comparison import NAME as NAMES
from cascade.reports.papers.workpapers import (
    CONCLUSION_NAMES,
    STATED,
    STATUS_NAMES,
    Subject,
    Workpapers,
    criterion,
    each_once,
    proof,
)
from cascade.reports.report import Report
from cascade.rules.aspects import aspect_name, aspect_of
from cascade.safe_io.opc import COPY_MARK
from cascade.text.printable import one_line, printable

NAME = "xlsx"
FILE = "kertas-kerja.xlsx"
LONGEST = 32_767  # characters that a cell holds
A4 = 9
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
GREEN, RED, GREY, AMBER, YELLOW, HEAD, BAND = (
    "#E2F0D9",
    "#F8D7DA",
    "#E7E6E6",
    "#FFE9C7",
    "#FFFBE0",
    "#1F3864",
    "#D9E2F3",
)
CONCLUSION_FILLS = {"in_order": GREEN, "not_in_order": RED, "insufficient_data": GREY}
STATUS_FILLS = {"met": GREEN, "met_with_notes": AMBER, "not_met": RED, "not_judged": GREY, "waived": GREY}
SEVERITY_FILLS = {"error": RED, "warning": AMBER, "question": "#DDEBF7", "info": GREY}


def render(report: Report, language: Language) -> bytes:
    """Return the workbook."""
    return _Workbook(report, language).render()


@dataclass(frozen=True, slots=True)
class _Column:
    """One column: its head and its width in characters."""

    head: LocalizedText
    width: float
    style: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A value with a style of its own."""

    value: Any
    style: dict[str, Any]


LETTERS = 1.3  # letters of our small type for each unit of a column's width
HIGHEST = 400  # points; a row cannot be higher than 409
SUMMARY_WIDTHS = (38, 12, 16, 12, 10, 12, 12, 12, 20, 24)
MIDDLE = {"align": "center"}
SMALL = {"font_size": 8, "font_color": "#595959"}
LINED = {"text_wrap": True, "border": 1, "border_color": "#BFBFBF"}
OPEN = _Cell(None, {"bg_color": YELLOW})  # for a person
Row = Sequence[Any]


class _Workbook:
    """The sheets, in the order of the workbook."""

    def __init__(self, report: Report, language: Language):
        self.report = report
        self.language = language
        self.papers = Workpapers(report)
        self.stream = io.BytesIO()
        self.book = xlsxwriter.Workbook(
            self.stream,
            {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
        )
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}

    def render(self) -> bytes:
        """Return the bytes of the workbook; the same report gives the same bytes."""
        self.book.set_properties(
            {
                "title": self.say(TITLE),
                "author": f"cascade {self.report.version}",
                "keywords": COPY_MARK,
                "created": self.report.created.replace(tzinfo=None),
            }
        )
        self.book.set_calc_mode("auto")
        for sheet in (
            self._summary, *([self._changes] if self.report.headline else []), self._kkr, self._smart, self._cascade,
            self._budget, self._matrix, self._findings, *([self._trial] if self.report.trial else []), self._links,
            self._coverage, self._unread,
        ):  # fmt: skip
            sheet()
        self.book.close()
        return self.stream.getvalue()

    def say(self, phrase: LocalizedText | str) -> str:
        """Return a text of this language as a cell may hold it."""
        text = printable(phrase.say(self.language) if isinstance(phrase, LocalizedText) else phrase)
        if len(text) <= LONGEST:
            return text
        cut = self.say(LocalizedText("… (dipotong)", "… (cut)"))
        return text[: LONGEST - len(cut)] + cut

    # Cells

    def format(self, **style: Any) -> Format:
        """Return a format, the same one for the same style."""
        key = tuple(sorted(style.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format({"font_name": "Arial", "font_size": 9, "valign": "top", **style})
        return self._formats[key]

    def write(self, sheet: Worksheet, row: int, column: int, value: Any, style: dict[str, Any]) -> str:
        """Write one value as what it is, a text as nothing but a text; return the text."""
        if isinstance(value, _Cell):
            value, style = value.value, {**style, **value.style}
        if isinstance(value, Quantity):
            value, shape = _number(value)
            style = {**shape, **style}
        if value is None or value == "":
            sheet.write_blank(row, column, None, self.format(**style))
        elif isinstance(value, int | Decimal):
            sheet.write_number(row, column, value, self.format(**{"align": "right", **style}))
        else:
            text = self.say(value)
            quoted = {"quote_prefix": True} if text.startswith(FORMULA_SIGNS) else {}
            sheet.write_string(row, column, text, self.format(**style, **quoted))
            return text
        return ""

    def sheet(
        self, name: LocalizedText, title: LocalizedText, notes: Iterable[LocalizedText] = (), width: int = 12
    ) -> tuple[Worksheet, int]:
        """Begin a sheet with its title; return it and the first free row."""
        sheet = self.book.add_worksheet(self.say(name))
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(left=0.5, right=0.4, top=0.6, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        footer = LocalizedText("Halaman &P dari &N", "Page &P of &N")
        left = f"{self.papers.opd[:60]} {self.papers.years}".strip().replace("&", "&&")
        sheet.set_footer(f"&L&8{self.say(left)}&C&8{self.say(name)}&R&8{self.say(footer)}")
        self.write(sheet, 0, 0, title, {"bold": True, "font_size": 13})
        self.write(sheet, 1, 0, f"{self.papers.opd} · {self.papers.years}".strip(" ·"), {"font_size": 10})
        row = 2
        for note in notes:
            text = self.say(note)
            sheet.merge_range(row, 0, row, width - 1, text, self.format(italic=True, text_wrap=True))
            sheet.set_row(row, 12.5 * (1 + len(text) // 170))
            row += 1
        return sheet, row + 1

    def table(
        self,
        sheet: Worksheet,
        top: int,
        columns: Sequence[_Column],
        rows: Iterable[Row],
        groups: Sequence[tuple[LocalizedText, int]] = (),
        *,
        empty: LocalizedText | None = None,
        freeze: int = 2,
        printed: int = 0,
    ) -> int:
        """Write a table with a frozen, repeated head and a filter; return the first row below it.

        `printed` is how many columns go on paper, where not all do.
        """
        head = {"bold": True, "bg_color": HEAD, "font_color": "#FFFFFF", "border": 1, "text_wrap": True}
        head |= {"align": "center", "valign": "vcenter", "border_color": "#BFBFBF"}
        first = top
        if groups:
            at = 0
            for name, span in groups:
                if span > 1:
                    sheet.merge_range(top, at, top, at + span - 1, self.say(name), self.format(**head))
                else:
                    self.write(sheet, top, at, name, head)
                at += span
            top += 1
        for number, column in enumerate(columns):
            sheet.set_column(number, number, column.width)
        self._row(sheet, top, [(c.head, c.width, {}) for c in columns], head)
        row = top
        for row, values in enumerate(rows, top + 1):
            cells = [(v, c.width, c.style) for c, v in zip(columns, values, strict=True)]
            self._row(sheet, row, cells, LINED)
        if row == top:
            row += 1
            sheet.merge_range(row, 0, row, len(columns) - 1, self.say(empty or NONE), self.format(italic=True, **LINED))
        else:
            sheet.autofilter(top, 0, row, len(columns) - 1)
        sheet.freeze_panes(top + 1, freeze)
        sheet.repeat_rows(first, top)
        sheet.print_area(0, 0, row, (printed or len(columns)) - 1)
        return row + 1

    def _row(
        self, sheet: Worksheet, row: int, cells: Iterable[tuple[Any, float, dict[str, Any]]], style: dict[str, Any]
    ) -> None:
        """Write a row as high as its longest text: not every program fits the height when it opens the file."""
        lines = 1
        for column, (value, width, own) in enumerate(cells):
            text = self.write(sheet, row, column, value, {**style, **own})
            lines = max(lines, _lines(text, width * LETTERS))
        sheet.set_row(row, min(HIGHEST, 11.8 * lines + 3))

    # Sheets

    def _summary(self) -> None:
        sheet, row = self.sheet(
            LocalizedText("Ringkasan", "Summary"), LocalizedText("KERTAS KERJA REVIU KESELARASAN DOKUMEN PERENCANAAN",
            "WORKING PAPERS: CONSISTENCY OF PLANNING DOCUMENTS"),
            (*([self.report.headline] if self.report.headline else []), HOW_TO_READ, LIMITED), 10,
        )  # fmt: skip
        for name, value in (
            (LocalizedText("Perangkat daerah", "OPD (regional office)"), same(self.papers.opd)),
            (LocalizedText("Tahun yang direviu", "Year under review"), same(self.papers.years)),
            (LocalizedText("Diperiksa pada", "Checked on"), written_date(self.report.created)),
            (LocalizedText("Alat bantu", "Tool"), same(f"cascade {self.report.version}")),
            (LocalizedText("Disusun oleh / tanggal", "Prepared by / date"), None),
            (LocalizedText("Direviu oleh / tanggal", "Reviewed by / date"), None),
        ):
            self.write(sheet, row, 0, name, {"bold": True})
            style = {"text_wrap": True} if value else {**LINED, "bg_color": YELLOW}
            sheet.merge_range(row, 1, row, 3, "", self.format(**style))
            self.write(sheet, row, 1, value, style)
            row += 1
        row = self._block(sheet, row + 1, LocalizedText("Simpulan per aspek (usulan)", "Conclusion by aspect (proposed)"),
            [ASPECT, *(_short(SEVERITY_NAMES[s]) for s in SEVERITIES), *COUNTS, LocalizedText("Simpulan", "Conclusion"), same("Status")],
            [
                [
                    aspect.name, *(aspect.count(s) for s in SEVERITIES), len(aspect.judged), len(aspect.partial),
                    len(aspect.unjudged), _Cell(CONCLUSION_NAMES[aspect.conclusion],
                    {"bg_color": CONCLUSION_FILLS[aspect.conclusion], "bold": True}),
                    STATUS_NAMES[aspect.status],
                ]
                for aspect in self.papers.aspects
            ],
        )  # fmt: skip
        self._block(sheet, row + 1, LocalizedText("Dokumen yang direviu", "Documents reviewed"),
            [DOCUMENT, LocalizedText("Versi", "Version"), LocalizedText("Ditandatangani", "Signed"),
             LocalizedText("Indikator", "Indicators"), FILE_NAME, same("SHA-256")],
            [
                [d.name, PHASE_NAMES[d.edition], written_date(d.signed.value) if d.signed else same("–"), len(d.indicators),
                 d.file, d.sha256]
                for d in self.papers.documents
            ],
            spans=(1, 1, 1, 1, 3, 3),
        )  # fmt: skip
        for number, width in enumerate(SUMMARY_WIDTHS):
            sheet.set_column(number, number, width)

    def _block(
        self, sheet: Worksheet, row: int, title: LocalizedText, heads: Sequence[LocalizedText], rows: Iterable[Row],
        spans: Sequence[int] = (),
    ) -> int:  # fmt: skip
        """Write a small table on a sheet that has several; return the first row below it."""
        spans = spans or (1,) * len(heads)
        self.write(sheet, row, 0, title, {"bold": True, "font_size": 11})
        head = {**LINED, "bold": True, "bg_color": BAND, "valign": "vcenter"}
        for values, style in ((heads, head), *((values, LINED) for values in rows)):
            row, at, lines = row + 1, 0, 1
            for value, span in zip(values, spans, strict=True):
                if span > 1:
                    sheet.merge_range(row, at, row, at + span - 1, "", self.format(**style))
                centred = {"align": "center"} if isinstance(value, int) else {}
                text = self.write(sheet, row, at, value, {**style, **centred})
                lines = max(lines, _lines(text, sum(SUMMARY_WIDTHS[at : at + span]) * LETTERS))
                at += span
            sheet.set_row(row, 12 * lines + 4)
        return row + 1

    def _changes(self) -> None:
        """What to change before the document is signed, with a cell to tick off each."""
        changes = self.report.changes
        sheet, top = self.sheet(
            LocalizedText("Yang diubah", "To change"),
            self.report.headline or same(""),
            (EASIEST_FIRST,) if changes else (),
            10,
        )
        columns = [
            _Column(same("No"), 4, MIDDLE), _Column(LocalizedText("Perlu", "Need"), 12), _Column(FILE_NAME, 24), _Column(PLACE, 20),
            _Column(LocalizedText("Pokok", "Subject"), 32), _Column(LocalizedText("Tertulis", "It says"), 26),
            _Column(LocalizedText("Seharusnya", "It should say"), 32), _Column(LocalizedText("Pekerjaan", "Work"), 20),
            _Column(RULE, 10), _Column(LocalizedText("Selesai", "Done"), 10),
        ]  # fmt: skip
        self.table(
            sheet, top, columns,
            (
                [n, _Cell(MUST, {"bg_color": RED}) if c.required else ADVISED_BRIEFLY,
                 c.source.file if c.source else "", c.source.place if c.source else "", one_line(c.subject), c.printed,
                 c.wanted, EFFORTS[c.effort], ", ".join(c.codes), OPEN]
                for n, c in enumerate(changes, 1)
            ),
            empty=NOTHING_TO_CHANGE,
        )  # fmt: skip

    def _kkr(self) -> None:
        sheet, top = self.sheet(
            same("KKR"), LocalizedText("KERTAS KERJA REVIU (KKR)", "REVIEW WORKING PAPER (KKR)"), (FOR_REVIEWER,), 13
        )
        columns = [
            _Column(same("No"), 4, MIDDLE), _Column(ASPECT, 13), _Column(LocalizedText("Kondisi", "Condition"), 36), _Column(LocalizedText("Kriteria", "Criterion"), 28),
            _Column(LocalizedText("Sebab (diisi pereviu)", "Cause (reviewer)"), 11),
            _Column(LocalizedText("Akibat (diisi pereviu)", "Effect (reviewer)"), 11),
            _Column(LocalizedText("Rekomendasi", "Recommendation"), 25), _Column(same("Status"), 12), _Column(LocalizedText("Bukti", "Evidence"), 36),
            _Column(LocalizedText("Simpulan aspek", "Conclusion"), 13), _Column(LocalizedText("Tingkat", "Severity"), 13),
            _Column(RULE, 9), _Column(LocalizedText("Tindak lanjut OPD", "Follow-up by the OPD"), 20),
        ]  # fmt: skip
        last = self.table(sheet, top, columns, self._kkr_rows(), freeze=2, printed=9)
        choices = [self.say(name) for name in STATUS_NAMES.values()]
        sheet.data_validation(top + 1, 7, last - 1, 7, {"validate": "list", "source": choices, "error_type": "warning"})

    def _kkr_rows(self) -> Iterable[Row]:
        number = 0
        for row in self.papers.kkr:
            status = _Cell(STATUS_NAMES[row.status], {"bg_color": STATUS_FILLS[row.status]})
            conclusion = CONCLUSION_NAMES[row.aspect.conclusion]
            if not row.code:
                head: Row = [_Cell(v, {"bg_color": BAND, "bold": True}) for v in (None, row.aspect.name, row.condition)]
                rest = [_Cell(v, {"bg_color": BAND}) for v in (row.criterion, None, None, None)]
                fill = {"bg_color": CONCLUSION_FILLS[row.aspect.conclusion], "bold": True}
                yield [*head, *rest, status, _Cell(None, {"bg_color": BAND}), _Cell(conclusion, fill), None, None, None]
                continue
            number += 1
            severity = (
                _Cell(SEVERITY_NAMES[row.severity], {"bg_color": SEVERITY_FILLS[row.severity]}) if row.severity else ""
            )
            yield [
                number, row.aspect.name, row.condition, row.criterion, OPEN, OPEN, row.fix, status,
                each_once(row.proof, "\n"), conclusion, severity, row.code, row.follow_up or OPEN,
            ]  # fmt: skip

    def _smart(self) -> None:
        source = self.papers.smart_source or "–"
        sheet, top = self.sheet(
            same("KKE 1"), LocalizedText("KKE FORMAT 1: KUALITAS INDIKATOR (SMART-C)", "KKE FORMAT 1: INDICATORS (SMART-C)"),
            (KKE_NOTE, LocalizedText("Baris diambil dari: {s}.", "Rows are from: {s}.").format(s=source)), 13,
        )  # fmt: skip
        columns = [
            _Column(same("No"), 4, MIDDLE), _Column(LEVEL, 11),
            _Column(LocalizedText("Tujuan/sasaran/program/kegiatan", "Element"), 28), _Column(INDICATOR, 32),
            _Column(LocalizedText("Satuan", "Unit"), 10), _Column(same("Target"), 20),
            *(_Column(name, 9, MIDDLE) for name in SMART), _Column(LocalizedText("Keterangan", "Remarks"), 18),
        ]  # fmt: skip
        yes, no = self.say(LocalizedText("Y", "Y")), self.say(LocalizedText("T", "N"))

        def answer(value: bool | None) -> Any:
            return OPEN if value is None else yes if value else no

        rows = self.papers.smart
        last = self.table(
            sheet, top, columns,
            (
                [n, _level(r.level), r.element, r.indicator, r.unit, _targets(r.targets), OPEN, answer(r.measurable),
                 OPEN, OPEN, answer(r.timed), answer(r.challenging), r.why]
                for n, r in enumerate(rows, 1)
            ),
            freeze=4,
        )  # fmt: skip
        if not rows:
            return
        sheet.data_validation(top + 1, 6, last - 1, 11, {"validate": "list", "source": [yes, no]})
        bold = {"bold": True, "border": 1, "border_color": "#BFBFBF"}
        self.write(sheet, last, 3, LocalizedText("Nilai SMART = ΣY / (n × 5)", "SMART score = ΣY / (n × 5)"), bold)
        cells = f"G{top + 2}:K{last}"
        sheet.write_formula(
            last, 6, f'=IF(COUNTBLANK({cells})>0,"",COUNTIF({cells},"{yes}")/({len(rows)}*5))',
            self.format(num_format="0.0%", **bold), "",
        )  # fmt: skip

    def _cascade(self) -> None:
        sheet, top = self.sheet(
            same("KKE 2"), LocalizedText("KKE FORMAT 2: PENJENJANGAN KINERJA", "KKE FORMAT 2: CASCADE OF PERFORMANCE"),
            (KKE_NOTE, FIT_NOTE), 9,
        )  # fmt: skip
        columns = [
            _Column(same("No"), 4, MIDDLE), _Column(LEVEL, 11), _Column(INDICATOR, 28),
            *(_Column(LocalizedText(f"Pernyataan di {KIND_NAMES[k]}", f"As stated in the {KIND_NAMES[k]}"), 27) for k in STATED),
            _Column(LocalizedText("Level jabatan", "Position"), 15),
            _Column(LocalizedText("Ketepatan (1 / 0,5 / 0)", "Fit (1 / 0.5 / 0)"), 11, MIDDLE),
            _Column(LocalizedText("Keterangan", "Remarks"), 28),
        ]  # fmt: skip
        rows = self.papers.cascade
        last = self.table(
            sheet, top, columns,
            (
                [n, _level(r.subject.level), r.subject.name, *r.stated, "; ".join(r.positions) or OPEN,
                 OPEN if r.fit is None else r.fit, r.why]
                for n, r in enumerate(rows, 1)
            ),
            freeze=3,
        )  # fmt: skip
        if rows:
            between = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1}
            sheet.data_validation(top + 1, 7, last - 1, 7, between)
            self._score(sheet, last, 6, f"H{top + 2}:H{last}", len(rows), LocalizedText("Σ ketepatan / n", "Σ fit / n"))

    def _score(self, sheet: Worksheet, row: int, column: int, cells: str, divisor: int, name: LocalizedText) -> None:
        bold = {"bold": True, "border": 1, "border_color": "#BFBFBF"}
        self.write(sheet, row, column, name, bold)
        formula = f'=IF(COUNTBLANK({cells})>0,"",SUM({cells})/{divisor})'
        sheet.write_formula(row, column + 1, formula, self.format(num_format="0.0%", **bold), "")

    def _budget(self) -> None:
        kind = self.papers.budget_kind
        name = KIND_NAMES.get(kind or "", "–")
        if kind == "dpa":
            said = LocalizedText("Baris diambil dari DPA.", "Rows are from the DPA.")
        elif kind:
            said = LocalizedText(
                "DPA tidak ada di berkas; baris, target dan anggaran diambil dari {k}.",
                "There is no DPA in the dossier; rows, targets and budget are from the {k}.",
            ).format(k=name)
        else:
            said = LocalizedText(
                "Tidak ada DPA, Renja atau lampiran program Perjanjian Kinerja di berkas; format ini tidak dapat diisi.",
                "The dossier has no DPA, Renja or list of programs of a Perjanjian Kinerja; this form cannot be filled in.",
            )
        sheet, top = self.sheet(
            same("KKE 3"), LocalizedText("KKE FORMAT 3: ANGGARAN BERBASIS KINERJA", "KKE FORMAT 3: BUDGET AND PERFORMANCE"),
            (KKE_NOTE, said), 12,
        )  # fmt: skip
        columns = [
            _Column(same("No"), 4, MIDDLE), _Column(LocalizedText("Kode", "Code"), 17), _Column(LEVEL, 11),
            _Column(LocalizedText("Program/kegiatan/sub kegiatan", "Element"), 30), _Column(INDICATOR, 30),
            _Column(same(f"Target {name}"), 12), _Column(LocalizedText(f"Anggaran {name} (Rp)", f"Budget, {name} (Rp)"), 15),
            _Column(same("Target Renstra"), 12),
            _Column(LocalizedText("Sesuai target Renstra (1/0)", "Fits the Renstra (1/0)"), 10, MIDDLE),
            _Column(same("Target Renja"), 12),
            _Column(LocalizedText("Sesuai target Renja (1/0)", "Fits the Renja (1/0)"), 10, MIDDLE),
            _Column(LocalizedText("Keterangan", "Remarks"), 22),
        ]  # fmt: skip
        rows = self.papers.budget
        last = self.table(
            sheet, top, columns,
            (
                [n, r.code, _level(r.level), r.element, r.indicator, r.target, r.pagu, r.others[0],
                 OPEN if r.fits[0] is None else r.fits[0], r.others[1], OPEN if r.fits[1] is None else r.fits[1], r.why]
                for n, r in enumerate(rows, 1)
            ),
            freeze=4,
        )  # fmt: skip
        if rows:
            for column in (8, 10):
                sheet.data_validation(top + 1, column, last - 1, column, {"validate": "list", "source": [1, 0]})
            cells = [f"{xl_col_to_name(c)}{top + 2}:{xl_col_to_name(c)}{last}" for c in (8, 10)]
            bold = {"bold": True, "border": 1, "border_color": "#BFBFBF"}
            self.write(sheet, last, 7, LocalizedText("Σ / (n × 2)", "Σ / (n × 2)"), bold)
            empty = "+".join(f"COUNTBLANK({c})" for c in cells)
            formula = f'=IF({empty}>0,"",SUM({",".join(cells)})/({len(rows)}*2))'
            sheet.write_formula(last, 8, formula, self.format(num_format="0.0%", **bold), "")

    def _matrix(self) -> None:
        kinds = list(dict.fromkeys(document.kind for document in self.papers.side_by_side.documents))
        quarters = "rencana_aksi" in kinds
        columns = [_Column(same("No"), 4, MIDDLE), _Column(LEVEL, 10), _Column(INDICATOR, 28), _Column(DIFFERENT, 15)]
        groups = [(same(""), 4)]
        for kind in kinds:
            own = [_Column(LocalizedText("Nama tercetak", "Printed name"), 22), _Column(LocalizedText("Satuan", "Unit"), 10),
                   _Column(same(f"Target {self.papers.year or ''}".strip()), 11, MIDDLE)]  # fmt: skip
            if kind == "rencana_aksi" and quarters:
                own += [_Column(same(name), 8, MIDDLE) for name in QUARTER_NAMES]
            columns += own
            groups.append((same(KIND_NAMES[kind]), len(own)))
        shown = len(columns)
        columns += [_Column(same(KIND_NAMES[kind]), 18, SMALL) for kind in kinds]
        groups.append((PLACE, len(kinds)))
        sheet, top = self.sheet(
            LocalizedText("Matriks indikator × dokumen", "Matrix indicator × document"),
            LocalizedText("MATRIKS INDIKATOR × DOKUMEN", "MATRIX OF INDICATORS AND DOCUMENTS"), (MATRIX_NOTE,), len(columns),
        )  # fmt: skip
        self.table(
            sheet, top, columns,
            ([n, _level(s.level), s.name, *self._matrix_row(s, kinds)] for n, s in enumerate(self.papers.subjects, 1)),
            groups, freeze=3, printed=shown,
        )  # fmt: skip

    def _matrix_row(self, subject: Subject, kinds: list[str]) -> Row:
        comparison = self.papers.comparison(subject)
        rows = {row.about: row for row in comparison.rows}
        values: list[Any] = []
        places: list[Any] = []
        differs: list[LocalizedText] = []
        for kind in kinds:
            at = [n for n, (document, node) in enumerate(subject.columns) if document.kind == kind and node]
            for about in (NAMES, UNIT, TARGET, *([QUARTERS] if kind == "rencana_aksi" else [])):
                entries = [entry for n in at for entry in (rows[about].cells[n] if about in rows else None) or ()]
                if any(entry.differs_from for entry in entries):
                    differs.append(LocalizedText(f"{rows[about].label.id} {KIND_NAMES[kind]}",
                                          f"{rows[about].label.en} {KIND_NAMES[kind]}"))  # fmt: skip
                if about == QUARTERS:
                    values += [_entries([e for e in entries if e.label == same(q)], bare=True) for q in QUARTER_NAMES]
                else:
                    values.append(_entries(entries, bare=about == UNIT) if at else _Cell(None, {"bg_color": GREY}))
            nodes = [(d, node) for d, node in subject.columns if d.kind == kind and node]
            places.append(each_once((self._place(d, self.papers.graph.indicators[node]) for d, node in nodes), "\n"))
        return [_Cell(each_once(differs, "; "), {"bg_color": AMBER} if differs else {}), *values, *places]

    def _place(self, document: Document, indicator: Indicator) -> LocalizedText:
        source = indicator.name.source
        several = len(self.papers.graph.of_kind(document.kind)) > 1
        where = LocalizedText(source.place.id or source.file, source.place.en or source.file)
        return LocalizedText(source.say("id"), source.say("en")) if several else where

    def _findings(self) -> None:
        sheet, top = self.sheet(
            LocalizedText("Temuan", "Findings"), LocalizedText("SEMUA TEMUAN", "ALL FINDINGS"), (), 13
        )
        columns = [
            _Column(same("No"), 4, MIDDLE), _Column(LocalizedText("Tingkat", "Severity"), 13), _Column(ASPECT, 14), _Column(RULE, 8),
            _Column(LocalizedText("Pokok", "Subject"), 28), _Column(LocalizedText("Temuan", "Finding"), 36),
            _Column(LocalizedText("Nilai dan tempatnya", "Values and places"), 40),
            _Column(LocalizedText("Yang perlu dilakukan", "What to do"), 28),
            _Column(LocalizedText("Catatan singkat", "Short note"), 24), _Column(LocalizedText("Kriteria", "Criterion"), 60),
            _Column(LocalizedText("Keyakinan", "Confidence"), 11, {"num_format": "0%"}),
            _Column(LocalizedText("Keraguan", "Doubts"), 40), _Column(LocalizedText("Sidik temuan", "Fingerprint"), 18),
        ]  # fmt: skip
        ordered = sorted(self.report.findings, key=lambda f: SEVERITIES.index(f.severity))
        self.table(
            sheet, top, columns,
            (
                [n, _Cell(SEVERITY_NAMES[f.severity], {"bg_color": SEVERITY_FILLS[f.severity]}),
                 aspect_name(aspect_of(f.code)), f.code, one_line(f.subject), f.message, each_once(proof(f), "\n"), f.fix,
                 f.note, criterion(f.title, f.basis), Decimal(f"{f.confidence:.2f}"), each_once(f.doubts), f.fingerprint]
                for n, f in enumerate(ordered, 1)
            ),
            freeze=5, printed=8,
        )  # fmt: skip

    def _trial(self) -> None:
        sheet, top = self.sheet(
            LocalizedText("Aturan dicoba", "Rules on trial"), LocalizedText("TEMUAN ATURAN YANG MASIH DICOBA", "FINDINGS OF RULES ON TRIAL"),
            (DECIDES_NOTHING,), 6,
        )  # fmt: skip
        columns = [
            _Column(same("No"), 4, MIDDLE), _Column(RULE, 9), _Column(LocalizedText("Pokok", "Subject"), 32),
            _Column(LocalizedText("Temuan", "Finding"), 48), _Column(LocalizedText("Nilai dan tempatnya", "Values and places"), 48),
            _Column(LocalizedText("Tepat? (diisi pereviu)", "Right? (reviewer)"), 14),
        ]  # fmt: skip
        self.table(
            sheet, top, columns,
            (
                [n, f.code, one_line(f.subject), f.message, each_once(proof(f), "\n"), OPEN]
                for n, f in enumerate(self.report.trial, 1)
            ),
        )  # fmt: skip

    def _links(self) -> None:
        sheet, top = self.sheet(
            LocalizedText("Tautan", "Links"), LocalizedText("TAUTAN INDIKATOR ANTARDOKUMEN", "LINKS BETWEEN DOCUMENTS"),
            (LINK_NOTE,), 10,
        )  # fmt: skip
        columns = [
            _Column(same("No"), 4, MIDDLE), _Column(LocalizedText("Putusan", "Verdict"), 15), _Column(DOCUMENT, 16),
            _Column(INDICATOR, 32), _Column(DOCUMENT, 16),
            _Column(LocalizedText("Dianggap sama dengan", "Held to be the same as"), 32),
            _Column(LocalizedText("Kemiripan", "Score"), 10, {"num_format": "0.0"}),
            _Column(LocalizedText("Jarak ke calon lain", "Margin"), 10, {"num_format": "0.0"}),
            _Column(LocalizedText("Alasan", "Reasons"), 30), _Column(LocalizedText("Jawaban pereviu", "Reviewer’s answer"), 14),
        ]  # fmt: skip
        graph = self.papers.graph
        ordered = sorted(self.report.links, key=lambda link: link.is_settled)
        self.table(
            sheet, top, columns,
            (
                [
                    n, _Cell(LINK_NAMES[link.verdict], {} if link.is_settled else {"bg_color": AMBER}),
                    graph.document_of(link.left).name, one_line(graph.indicators[link.left].name.text),
                    graph.document_of(link.right).name, one_line(graph.indicators[link.right].name.text),
                    Decimal(f"{link.score:.1f}"), Decimal(f"{link.margin:.1f}"), each_once(link.reasons),
                    None if link.is_settled else OPEN,
                ]
                for n, link in enumerate(ordered, 1)
            ),
        )  # fmt: skip

    def _coverage(self) -> None:
        sheet, top = self.sheet(
            LocalizedText("Cakupan aturan", "Rule coverage"),
            LocalizedText("CAKUPAN ATURAN", "RULE COVERAGE"),
            (COVERAGE_NOTE,),
            11,
        )
        columns = [
            _Column(RULE, 9), _Column(LocalizedText("Yang dinilai", "What is judged"), 42), _Column(ASPECT, 22),
            _Column(LocalizedText("Keadaan", "State"), 16),
            *(_Column(_short(VERDICT_NAMES[v]), 11, MIDDLE) for v in VERDICTS),
            _Column(LocalizedText("Mengapa tidak dinilai", "Why not judged"), 36),
        ]  # fmt: skip
        fills = {"failed": RED, "passed": GREEN, "unjudged": AMBER, "broken": AMBER}
        self.table(
            sheet, top, columns,
            (
                [r.code, r.title, aspect_name(aspect_of(r.code)),
                 _Cell(STATE_NAMES[r.state], {"bg_color": fills.get(r.state, GREY)}),
                 *(r.counts.get(v, 0) for v in VERDICTS), each_once(r.missing)]
                for r in self.report.coverage
            ),
        )  # fmt: skip

    def _unread(self) -> None:
        sheet, top = self.sheet(
            LocalizedText("Tidak terbaca", "Not read"), LocalizedText("YANG TIDAK TERBACA ATAU TIDAK DIPAHAMI", "NOT READ OR NOT UNDERSTOOD"),
            (UNREAD_NOTE,), 6,
        )  # fmt: skip
        columns = [
            _Column(same("No"), 4, MIDDLE), _Column(LocalizedText("Jenis", "Kind"), 18), _Column(FILE_NAME, 26), _Column(PLACE, 24),
            _Column(LocalizedText("Teks atau masalah", "Text or problem"), 48), _Column(LocalizedText("Alasan atau saran", "Reason or hint"), 40),
        ]  # fmt: skip
        rows: list[Row] = []
        for problem in sorted(self.report.problems, key=lambda p: SEVERITIES.index(p.severity)):
            kind = LocalizedText("masalah: {s}", "problem: {s}").format(s=_short(SEVERITY_NAMES[problem.severity]))
            at = problem.source
            rows.append([kind, at.file if at else "", at.place if at else "", problem.message, problem.hint or ""])
        rows += [[NOT_UNDERSTOOD, m.source.file, m.source.place, m.text, m.reason] for m in self.report.not_understood]
        rows += [[NOT_JUDGED, each.file, "", "", each.reason] for each in self.report.ignored]
        self.table(sheet, top, columns, ([n, *row] for n, row in enumerate(rows, 1)))


def _number(quantity: Quantity) -> tuple[Any, dict[str, Any]]:
    """Return a printed value as a number with its digits, where its print leaves no doubt; else as printed."""
    sure = quantity.value is not None and not quantity.ambiguous
    digits = "." + "0" * quantity.decimals if quantity.decimals else ""
    if sure and quantity.kind == "number" and quantity.unit is None:
        return quantity.value, {"num_format": f"#,##0{digits}"}
    if sure and quantity.kind == "percent" and quantity.unit in (None, "%") and quantity.value is not None:
        return quantity.value / 100, {"num_format": f"0{digits}%"}
    return one_line(quantity.raw), {"align": "right"} if quantity.value is not None else {}


def _entries(entries: list[Entry], *, bare: bool = False) -> Any:
    """Return the entries of a document in one cell: one number as a number, several as lines."""
    style = {"bg_color": AMBER} if any(entry.differs_from for entry in entries) else {}
    if bare:
        entries = [entry for entry in entries if entry.value != BLANK] or entries[:1]
    if len(entries) == 1 and (quantity := entries[0].quantity) and (bare or entries[0].label is None):
        return _Cell(quantity, style)
    said = []
    for entry in entries:
        value = LocalizedText("≠ {v}", "≠ {v}").format(v=entry.value) if entry.differs_from else entry.value
        said.append(
            LocalizedText("{v} ({l})", "{v} ({l})").format(v=value, l=entry.label)
            if entry.label and not bare
            else value
        )
    return _Cell(each_once(said, "\n"), style)


def _targets(targets: Iterable[tuple[int, Quantity]]) -> str:
    """Return the targets of some years as one text."""
    return " · ".join(f"{year or '–'}: {one_line(quantity.raw) or '–'}" for year, quantity in targets)


def _level(level: str) -> LocalizedText:
    return same(LEVEL_NAMES.get(level, level.upper()) if level != "unknown" else "")


def _short(name: LocalizedText) -> LocalizedText:
    return LocalizedText(name.id.capitalize(), name.en.capitalize())


def _lines(text: str, letters: float) -> int:
    """Return how many lines a text takes in a column of so many letters; a word that is too long is broken."""
    room, lines = max(int(letters), 1), 0
    for printed in text.split("\n"):
        lines, used = lines + 1, 0
        for word in printed.split():
            if used and used + 1 + len(word) > room:
                lines, used = lines + 1, 0
            used += len(word) + (1 if used else 0)
            lines, used = lines + (used - 1) // room, (used - 1) % room + 1
    return lines


# What the workbook says

TITLE = LocalizedText(
    "Kertas kerja reviu keselarasan dokumen perencanaan", "Working papers: consistency of planning documents"
)
NONE = LocalizedText("Tidak ada.", "None.")
ASPECT, LEVEL = LocalizedText("Aspek", "Aspect"), LocalizedText("Jenjang", "Level")
INDICATOR, DOCUMENT = LocalizedText("Indikator", "Indicator"), LocalizedText("Dokumen", "Document")
RULE, PLACE, FILE_NAME = (
    LocalizedText("Aturan", "Rule"),
    LocalizedText("Tempat", "Place"),
    LocalizedText("Berkas", "File"),
)
DIFFERENT = LocalizedText("Yang berbeda", "What differs")
MUST = LocalizedText("wajib", "required")
EASIEST_FIRST = LocalizedText(
    "Yang wajib lebih dahulu, lalu menurut beratnya pekerjaan: sel yang diketik ulang dahulu, dokumen yang dilengkapi terakhir.",
    "What is required first, then by effort: cells to retype first, documents to complete last.",
)
NOTHING_TO_CHANGE = LocalizedText("Tidak ada yang harus diubah.", "There is nothing to change.")
DECIDES_NOTHING = LocalizedText(
    "Aturan ini masih dicoba dan tidak ikut menentukan hasil; tandai mana yang tepat.",
    "These rules are still tried out and decide nothing; mark which are right.",
)
NOT_UNDERSTOOD = LocalizedText("tidak dipahami", "not understood")
NOT_JUDGED = LocalizedText("tidak dinilai", "not judged")
COUNTS = (
    LocalizedText("Aturan dinilai", "Rules judged"), LocalizedText("Dinilai sebagian", "Judged in part"),
    LocalizedText("Tidak dinilai", "Not judged"),
)  # fmt: skip
SMART = (
    LocalizedText("Spesifik", "Specific"), LocalizedText("Dapat diukur", "Measurable"), LocalizedText("Dapat dicapai", "Achievable"),
    LocalizedText("Relevan", "Relevant"), LocalizedText("Berbatas waktu", "Time-bound"), LocalizedText("Menantang (C)", "Challenging (C)"),
)  # fmt: skip
HOW_TO_READ = LocalizedText(
    "Sel kuning diisi oleh pereviu; yang lain diisi cascade dari dokumen. Simpulan adalah usulan berdasarkan aturan; pereviu yang menetapkan.",
    "Yellow cells are for the reviewer; cascade filled in the others from the documents. Conclusions are proposed by rules; the reviewer decides.",
)
LIMITED = LocalizedText(
    "Keyakinan terbatas: yang tidak terbaca atau tidak dapat dinilai bukan berarti sesuai; lihat lembar “Cakupan aturan” dan “Tidak terbaca”.",
    "Limited assurance: what was not read or not judged is not thereby in order; see the sheets “Rule coverage” and “Not read”.",
)
FOR_REVIEWER = LocalizedText(
    "Sebab dan akibat tidak dapat diketahui dari dokumen saja dan diisi pereviu (bila tidak ada bukti: “tidak cukup data”). Tindak lanjut diisi setelah jawaban perangkat daerah.",
    "Cause and effect cannot be known from the documents alone and are for the reviewer (without evidence: “not enough data”). Follow-up is filled in after the OPD has answered.",
)
KKE_NOTE = LocalizedText(
    "Sel kuning membutuhkan pertimbangan manusia. Yang terisi hanyalah yang pasti menurut cetakan dokumen; periksa dan ubah bila perlu.",
    "Yellow cells need a person’s judgement. Only what the print makes certain is filled in; check it, and change it where needed.",
)
FIT_NOTE = LocalizedText(
    "Ketepatan diisi 1 hanya bila indikator tertaut di Renstra, Renja dan PK dengan bunyi, satuan dan target yang sama.",
    "Fit is filled in as 1 only where the indicator is linked in Renstra, Renja and PK with the same wording, unit and target.",
)
MATRIX_NOTE = LocalizedText(
    "Satu baris untuk satu indikator. Jingga dan ≠: berbeda dari dokumen yang lebih tinggi (paling kiri yang terisi). Abu-abu: tidak tertaut di dokumen itu.",
    "One row for each indicator. Orange and ≠: differs from the higher document (the leftmost that says something). Grey: not linked in that document.",
)
LINK_NOTE = LocalizedText(
    "Jingga: belum dikonfirmasi; tidak ada kesalahan yang didasarkan pada tautan ini. Jawab dengan cascade link FOLDER --review.",
    "Orange: not confirmed yet; no error rests on these links. Answer with cascade link FOLDER --review.",
)
COVERAGE_NOTE = LocalizedText(
    "Berapa kali setiap aturan sampai pada putusan mana. Aturan yang tidak dapat dinilai bukan aturan yang lulus.",
    "How often each rule came to which verdict. A rule that could not be judged is not one that passed.",
)
UNREAD_NOTE = LocalizedText(
    "Yang tercantum di sini tidak dipakai dalam penilaian dan perlu diperiksa dengan tangan.",
    "What is listed here was not used in judging and needs a look by hand.",
)
