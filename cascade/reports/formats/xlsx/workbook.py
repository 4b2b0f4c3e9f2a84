"""Write sheets, tables and cells into a workbook.

Columns and records of a sheet go in. Every text is written as nothing but a text: nothing that a document prints
becomes a formula or a link, and what is too long for a cell is cut and says so. A printed number becomes a number
only where its print leaves no doubt. The same report gives the same bytes. Knows no sheet in particular.
"""

from __future__ import annotations

import datetime
import io
import itertools
import textwrap
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from cascade.model import Quantity
from cascade.model.i18n import Language, LocalizedText
from cascade.reports.formats.xlsx.columns import LINED, Choices, Range, SheetColumn, Style, StyledValue, Value
from cascade.reports.formats.xlsx.print_layout import print_layout
from cascade.reports.papers.workpapers import Workpapers
from cascade.reports.report import Report
from cascade.safe_io.office_package import COPY_MARK
from cascade.text.printable import one_line, printable

Record = TypeVar("Record")

MAX_CELL_LENGTH = 32_767  # characters that a cell holds
A4 = 9  # as Excel numbers the sizes of paper
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
LETTERS = 1.3  # letters of our small type for each unit of a column's width
MAX_ROW_HEIGHT = 400  # points; a row cannot be higher than 409
TITLE = LocalizedText(
    "Kertas kerja reviu keselarasan dokumen perencanaan", "Working papers: consistency of planning documents"
)
NONE = LocalizedText("Tidak ada.", "None.")

_HEAD: Style = {
    "bold": True, "bg_color": "#1F3864", "font_color": "#FFFFFF", "border": 1, "text_wrap": True, "align": "center",
    "valign": "vcenter", "border_color": "#BFBFBF",
}  # fmt: skip
_SCORE: Style = {"bold": True, "border": 1, "border_color": "#BFBFBF"}


@dataclass(frozen=True, slots=True)
class WrittenTable(Generic[Record]):
    """Where a table was written; rows count from 0, `end` is the first row below it."""

    sheet: Worksheet
    columns: Sequence[SheetColumn[Record]]
    first: int
    end: int

    @property
    def height(self) -> int:
        """How many records it has."""
        return self.end - self.first

    def position(self, column: SheetColumn[Record]) -> int:
        """Return the number of a column, from 0."""
        return self.columns.index(column)

    def cells(self, first: SheetColumn[Record], last: SheetColumn[Record] | None = None) -> str:
        """Return the address of all cells of a column, or from one column to another: `G8:K20`."""
        left, right = (xl_col_to_name(self.position(column)) for column in (first, last or first))
        return f"{left}{self.first + 1}:{right}{self.end}"


@dataclass(frozen=True, slots=True)
class Score(Generic[Record]):
    """A value in per cent below a table; `formula` is made when it is known where the table stands.

    It stands below the column `below`, its name below the column `name_below`.
    """

    name: LocalizedText
    formula: Callable[[WrittenTable[Record]], str]
    name_below: SheetColumn[Record]
    below: SheetColumn[Record]


class Workbook:
    """One workbook that is being written: `report` and `papers` are what its sheets show."""

    def __init__(self, report: Report, language: Language):
        self.report = report
        self.papers = Workpapers(report)
        self._language = language
        self._stream = io.BytesIO()
        self._book = xlsxwriter.Workbook(
            self._stream,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "default_format_properties": {"font_name": "Arial", "font_size": 10},  # columns are as wide everywhere
            },
        )
        self._formats: dict[tuple[tuple[str, str | float], ...], Format] = {}
        self._book.set_properties(
            {
                "title": self.say(TITLE),
                "author": f"cascade {report.version}",
                "keywords": COPY_MARK,
                "created": report.created.astimezone(datetime.UTC).replace(tzinfo=None),
            }
        )
        self._book.set_calc_mode("auto")

    def close(self) -> bytes:
        """Return the bytes of the workbook; nothing can be written any more."""
        self._book.close()
        return self._stream.getvalue()

    def say(self, text: LocalizedText | str) -> str:
        """Return a text of this language as a cell may hold it."""
        whole = printable(text.say(self._language) if isinstance(text, LocalizedText) else text)
        if len(whole) <= MAX_CELL_LENGTH:
            return whole
        cut = self.say(LocalizedText("… (dipotong)", "… (cut)"))
        return whole[: MAX_CELL_LENGTH - len(cut)] + cut

    def format(self, style: Style) -> Format:
        """Return a format, the same one for the same style."""
        key = tuple(sorted(style.items()))
        if key not in self._formats:
            properties = {"font_name": "Arial", "font_size": 9, "valign": "top", **style}
            self._formats[key] = self._book.add_format(properties)
        return self._formats[key]

    def write(self, sheet: Worksheet, row: int, column: int, value: Value | StyledValue, style: Style) -> str:
        """Write one value as what it is, a text as nothing but a text; return the text."""
        if isinstance(value, StyledValue):
            style = {**style, **value.style}
            value = value.value
        if isinstance(value, Quantity):
            value, number_style = _number(value)
            style = {**number_style, **style}
        if value is None or value == "":
            sheet.write_blank(row, column, None, self.format(style))
        elif isinstance(value, int | Decimal):
            sheet.write_number(row, column, value, self.format({"align": "right", **style}))
        else:
            text = self.say(value)
            quoted: Style = {"quote_prefix": True} if text.startswith(FORMULA_SIGNS) else {}
            sheet.write_string(row, column, text, self.format({**style, **quoted}))
            return text
        return ""

    def add_sheet(
        self, name: LocalizedText, title: LocalizedText, notes: Iterable[LocalizedText] = (), *, width: int
    ) -> tuple[Worksheet, int]:
        """Begin a sheet with its title and, over `width` columns, some notes; return it and the first free row."""
        sheet = self._book.add_worksheet(self.say(name))
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(left=0.5, right=0.4, top=0.6, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        footer = LocalizedText("Halaman &P dari &N", "Page &P of &N")
        left = f"{self.papers.opd[:60]} {self.papers.years} · {self.report.dossier[:60]}".strip(" ·").replace("&", "&&")
        sheet.set_footer(f"&L&8{self.say(left)}&C&8{self.say(name)}&R&8{self.say(footer)}")
        self.write(sheet, 0, 0, title, {"bold": True, "font_size": 13})
        self.write(sheet, 1, 0, f"{self.papers.opd} · {self.papers.years}".strip(" ·"), {"font_size": 10})
        row = 2
        for note in notes:
            text = self.say(note)
            sheet.merge_range(row, 0, row, width - 1, text, self.format({"italic": True, "text_wrap": True}))
            sheet.set_row(row, 12.5 * (1 + len(text) // 170))
            row += 1
        return sheet, row + 1

    def add_table(
        self,
        name: LocalizedText,
        title: LocalizedText,
        notes: Iterable[LocalizedText],
        columns: Sequence[SheetColumn[Record]],
        records: Iterable[Record],
        *,
        score: Score[Record] | None = None,
        empty: LocalizedText = NONE,
    ) -> WrittenTable[Record]:
        """Add a sheet that is one table, with a head that is frozen and repeated on each page, and a filter.

        Args:
            name: What stands on the tab of the sheet.
            title: What stands over the table.
            notes: Sentences between title and table.
            columns: What the table consists of.
            records: One for each row.
            score: What stands below the table, where it has records.
            empty: What stands in the table where there is no record.
        """
        sheet, top = self.add_sheet(name, title, notes, width=len(columns))
        head = top + 1 if any(column.group for column in columns) else top
        if head > top:
            self._write_groups(sheet, top, columns)
        for number, column in enumerate(columns):
            sheet.set_column(number, number, column.width)
        self._write_row(sheet, head, columns, [(column.head, _HEAD) for column in columns])
        row = head
        for row, record in enumerate(records, head + 1):
            values = (column.value(record) if column.value else row - head for column in columns)
            styles = ({**LINED, **column.style} for column in columns)
            self._write_row(sheet, row, columns, zip(values, styles, strict=True))
        table = WrittenTable(sheet, columns, head + 1, row + 1)
        if row > head:
            sheet.autofilter(head, 0, row, len(columns) - 1)
            self._limit_entries(table)
        else:
            row += 1
            sheet.merge_range(row, 0, row, len(columns) - 1, self.say(empty), self.format({"italic": True, **LINED}))
        in_sight = [number for number, column in enumerate(columns, 1) if column.stays_in_sight]
        sheet.freeze_panes(head + 1, max(in_sight, default=2))
        sheet.repeat_rows(top, head)
        self._print(sheet, row, columns)
        if score is not None and table.height:
            self._write_score(table, score)
        return table

    def _print(self, sheet: Worksheet, last_row: int, columns: Sequence[SheetColumn[Record]]) -> None:
        """Say what of a table goes on paper, and on how many pages beside each other."""
        layout = print_layout(columns)
        sheet.print_area(0, 0, last_row, layout.printed - 1)
        if layout.breaks:
            sheet.fit_page = False
            sheet.set_print_scale(layout.scale)
            sheet.set_v_pagebreaks(layout.breaks)
            sheet.print_across()
            if layout.repeated:
                sheet.repeat_columns(0, layout.repeated - 1)

    def _write_score(self, table: WrittenTable[Record], score: Score[Record]) -> None:
        """Write a score below its column of a table, and its name below another one."""
        self.write(table.sheet, table.end, table.position(score.name_below), score.name, _SCORE)
        style = self.format({"num_format": "0.0%", **_SCORE})
        table.sheet.write_formula(table.end, table.position(score.below), score.formula(table), style, "")

    def _write_groups(self, sheet: Worksheet, row: int, columns: Sequence[SheetColumn[Record]]) -> None:
        """Write what stands over the heads of several columns."""
        left = 0
        for group, members in itertools.groupby(columns, key=lambda column: column.group):
            span = len(list(members))
            if span > 1:
                name = self.say(group or "")
                sheet.merge_range(row, left, row, left + span - 1, name, self.format(_HEAD))
            else:
                self.write(sheet, row, left, group, _HEAD)
            left += span

    def _write_row(
        self,
        sheet: Worksheet,
        row: int,
        columns: Sequence[SheetColumn[Record]],
        cells: Iterable[tuple[Value | StyledValue, Style]],
    ) -> None:
        """Write a row as high as its longest text: not every program fits the height when it opens the file."""
        lines = 1
        for number, (column, (value, style)) in enumerate(zip(columns, cells, strict=True)):
            text = self.write(sheet, row, number, value, style)
            lines = max(lines, line_count(text, column.width * LETTERS - 2))  # the room beside its rules
        sheet.set_row(row, min(MAX_ROW_HEIGHT, 11.8 * lines + 3))

    def _limit_entries(self, table: WrittenTable[Record]) -> None:
        """Say what a person may enter; columns beside each other that allow the same share one rule."""
        left = 0
        for allowed, members in itertools.groupby(table.columns, key=lambda column: column.allowed):
            last = left + len(list(members)) - 1
            if allowed is not None:
                table.sheet.data_validation(table.first, left, table.end - 1, last, self._validation(allowed))
            left = last + 1

    def _validation(self, allowed: Choices | Range) -> dict[str, object]:
        """Return what may be entered as xlsxwriter wants it."""
        if isinstance(allowed, Range):
            return {
                "validate": "decimal", "criteria": "between", "minimum": allowed.minimum, "maximum": allowed.maximum,
            }  # fmt: skip
        source = [each if isinstance(each, int) else self.say(each) for each in allowed.values]
        return {"validate": "list", "source": source, **({} if allowed.strict else {"error_type": "warning"})}


def _number(quantity: Quantity) -> tuple[Decimal | str, Style]:
    """Return a printed value as a number with its digits, where its print leaves no doubt; else as printed."""
    value = quantity.value
    if value is None:
        return one_line(quantity.raw), {}
    digits = "." + "0" * quantity.decimals if quantity.decimals else ""
    if not quantity.ambiguous and quantity.kind == "number" and quantity.unit is None:
        return value, {"num_format": f"#,##0{digits}"}
    if not quantity.ambiguous and quantity.kind == "percent" and quantity.unit in (None, "%"):
        return value / 100, {"num_format": f"0{digits}%"}
    return one_line(quantity.raw), {"align": "right"}


def line_count(text: str, letters: float) -> int:
    """Return how many lines a text takes in a column of so many letters; lines end at spaces and hyphens, what is longer is broken."""
    room = max(int(letters), 1)
    if len(text) <= room and "\n" not in text:
        return 1
    return sum(max(1, len(textwrap.wrap(printed, room))) for printed in text.split("\n"))
