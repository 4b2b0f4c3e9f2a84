"""Write the summary of several dossiers as a workbook.

A summary goes in; XLSX comes out with three sheets: the matrix of dossiers and aspects, its numbers as a list, and what
is missing or was not read. Texts are written as texts: nothing that a document prints becomes a formula.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from dataclasses import dataclass

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from cascade.model import SEVERITIES
from cascade.model.i18n import Language, LocalizedText
from cascade.reports.summary.results import LETTERS, SEVERITY_NAMES, SHOWN, WORDS, AspectResult, Summary
from cascade.rules.aspects import aspect_name
from cascade.text.printable import printable

FILE = "rekap.xlsx"
_COLOURS = {"error": "#FFC7CE", "warning": "#FFEB9C", "question": "#DDEBF7", "partly": "#EDEDED", "nothing": "#D9D9D9"}
_WIDTHS = (24, 24)
_LINE = 12.5  # points, of a line in Arial 9


@dataclass(frozen=True, slots=True)
class MoreRows:
    """One more sheet: its name, the titles of its columns with their widths, and its rows."""

    name: LocalizedText
    column_titles: Sequence[LocalizedText]
    widths: Sequence[int]
    rows: Sequence[Sequence[str | int | LocalizedText]]


def render(summary: Summary, language: Language, more: Sequence[MoreRows] = ()) -> bytes:
    """Return the summary as a workbook: the matrix, its numbers as a list, the documents, and more sheets behind them."""
    book = _Book(language, summary.sentence())
    matrix = _Workbook(book, summary)
    matrix.write()
    for sheet in more:
        book.write(sheet)
    return book.content(summary.version, summary.created)


def render_rows(
    sheets: Sequence[MoreRows], lead: LocalizedText, language: Language, version: str, created: datetime.datetime
) -> bytes:
    """Return sheets as a workbook that says `lead` above each."""
    book = _Book(language, lead)
    for sheet in sheets:
        book.write(sheet)
    return book.content(version, created)


class _Book:
    """A workbook of results: sheets under one title and sentence, ready for paper."""

    def __init__(self, language: Language, lead: LocalizedText):
        self.language, self.lead = language, lead
        self.stream = io.BytesIO()
        plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self.book = xlsxwriter.Workbook(self.stream, plain)
        base = {"font_name": "Arial", "font_size": 9, "valign": "top", "text_wrap": True, "border": 1}
        self.cell = self.book.add_format({**base, "border_color": "#BFBFBF"})
        self.head = self.book.add_format({**base, "bold": True, "bg_color": "#16324F", "font_color": "#FFFFFF"})
        self.title = self.book.add_format({"font_name": "Arial", "font_size": 14, "bold": True})
        self.note = self.book.add_format({"font_name": "Arial", "font_size": 9, "font_color": "#595959"})
        self.formats = {
            state: self.book.add_format({**base, "border_color": "#BFBFBF", "align": "center", "bg_color": colour})
            for state, colour in _COLOURS.items()
        }
        self.centred = self.book.add_format({**base, "border_color": "#BFBFBF", "align": "center"})

    def say(self, phrase: LocalizedText | str) -> str:
        return printable(phrase.say(self.language) if isinstance(phrase, LocalizedText) else phrase)

    def sheet(
        self,
        name: LocalizedText,
        column_titles: Sequence[LocalizedText | str],
        widths: Sequence[int],
        note: LocalizedText | None = None,
    ) -> Worksheet:
        sheet = self.book.add_worksheet(self.say(name))
        sheet.write_string(0, 0, self.say(WORDS["title"]), self.title)
        sheet.write_string(1, 0, self.say(self.lead), self.note)
        if note is not None:
            sheet.write_string(2, 0, self.say(note), self.note)
        for column, title in enumerate(column_titles):
            sheet.write_string(4, column, self.say(title), self.head)
            sheet.set_column(column, column, widths[min(column, len(widths) - 1)])
        sheet.freeze_panes(5, 2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(4)
        sheet.set_footer("&L&8cascade&R&8&P/&N")
        return sheet

    def row(self, sheet: Worksheet, row: int, values: Sequence[str | int | LocalizedText]) -> None:
        for column, value in enumerate(values):
            if isinstance(value, int):
                sheet.write_number(row, column, value, self.centred)
            else:
                sheet.write_string(row, column, self.say(value), self.cell)

    def write(self, more: MoreRows) -> None:
        sheet = self.sheet(more.name, more.column_titles, more.widths)
        for number, values in enumerate(more.rows, 5):
            self.row(sheet, number, values)
        sheet.autofilter(4, 0, 4 + max(len(more.rows), 1), len(more.column_titles) - 1)

    def content(self, version: str, created: datetime.datetime) -> bytes:
        made = created.astimezone(datetime.UTC).replace(tzinfo=None)
        self.book.set_properties({"author": f"cascade {version}", "created": made})
        self.book.close()
        return self.stream.getvalue()


class _Workbook:
    """The three sheets of a summary."""

    def __init__(self, book: _Book, summary: Summary):
        self.book, self.summary = book, summary

    def write(self) -> None:
        self._matrix()
        self._list()
        self._documents()

    def _matrix(self) -> None:
        summary = self.summary
        totals = [SEVERITY_NAMES[severity] for severity in SHOWN]
        column_titles = [
            WORDS["opd"],
            WORDS["folder"],
            *totals,
            WORDS["unjudged"],
            *map(aspect_name, summary.aspects),
            WORDS["missing"],
        ]
        sheet = self.book.sheet(
            LocalizedText("Rekap", "Recap"),
            column_titles,
            (*_WIDTHS, 9, 10, 10, 9, *[11] * len(summary.aspects), 22),
            WORDS["letters"],
        )
        for row, dossier in enumerate(summary.dossiers, 5):
            counts = [dossier.problems.get(severity, 0) for severity in SHOWN]
            self.book.row(
                sheet,
                row,
                [dossier.opd, dossier.folder, *counts, dossier.unjudged]
                if not dossier.failure
                else [dossier.opd, dossier.folder],
            )
            texts = []
            for column, aspect in enumerate(summary.aspects if not dossier.failure else (), 6):
                result = dossier.aspects.get(aspect, AspectResult())
                texts.append(self._box(result))
                sheet.write_string(row, column, texts[-1], self.book.formats.get(result.state, self.book.centred))
            missing = dossier.failure or dossier.documents
            sheet.write_string(row, 6 + len(summary.aspects), self.book.say(missing), self.book.cell)
            lines = [text.count("\n") + 1 for text in texts]
            lines += [1 + len(self.book.say(text)) // 22 for text in (dossier.opd, dossier.folder, missing)]
            sheet.set_row(row, _LINE * max(lines) + 2)
        sheet.set_row(4, 4 * _LINE + 2)
        sheet.autofilter(4, 0, 4 + len(summary.dossiers), 6 + len(summary.aspects))

    def _box(self, result: AspectResult) -> str:
        counts = [f"{result.problems[s]} {self.book.say(LETTERS[s])}" for s in SHOWN if result.problems.get(s)]
        first = " · ".join(counts) or self.book.say(WORDS["good" if result.state == "partly" else result.state])
        return first + (
            f"\n{result.unjudged} {self.book.say(WORDS['not_judged'])}" if result.unjudged and result.judged else ""
        )

    def _list(self) -> None:
        names = [SEVERITY_NAMES[severity] for severity in SEVERITIES]
        column_titles = [WORDS["opd"], WORDS["folder"], WORDS["aspect"], *names, WORDS["judged"], WORDS["unjudged"]]
        sheet = self.book.sheet(LocalizedText("Angka", "Numbers"), column_titles, (*_WIDTHS, 34, 12), WORDS["letters"])
        row = 5
        for dossier in self.summary.dossiers:
            for aspect in self.summary.aspects:
                if result := dossier.aspects.get(aspect):
                    counts = [result.counts.get(severity, 0) for severity in SEVERITIES]
                    self.book.row(
                        sheet,
                        row,
                        [dossier.opd, dossier.folder, aspect_name(aspect), *counts, result.judged, result.unjudged],
                    )
                    row += 1
        sheet.autofilter(4, 0, max(row - 1, 5), len(column_titles) - 1)

    def _documents(self) -> None:
        column_titles = [WORDS["opd"], WORDS["folder"], WORDS["missing"], WORDS["unread"]]
        sheet = self.book.sheet(
            LocalizedText("Dokumen", "Documents"), column_titles, (*_WIDTHS, 40, 80), WORDS["letters"]
        )
        for row, dossier in enumerate(self.summary.dossiers, 5):
            missing = self.book.say(dossier.documents)
            unread = [dossier.failure] if dossier.failure else dossier.unread
            texts = "\n".join(self.book.say(each) for each in unread)
            self.book.row(sheet, row, [dossier.opd, dossier.folder, "–" if dossier.failure else missing, texts])
        sheet.autofilter(4, 0, 4 + max(len(self.summary.dossiers), 1), 3)
