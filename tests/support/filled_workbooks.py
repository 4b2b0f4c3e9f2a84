"""A workbook of the shipped example, and a person who fills in its yellow cells, sorts, filters and deletes."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import openpyxl
from golden_reports import DOSSIERS, report_of
from openpyxl.worksheet.worksheet import Worksheet

from cascade.reports.formats.xlsx import kkr, links
from cascade.reports.formats.xlsx.workbook import Workbook
from cascade.reports.report import Report

GUMELAR = DOSSIERS[0]
ANSWERED = (kkr, links)
LINKS = 20  # rows of links: each that is more costs every test that opens the workbook
KEY = "Kunci (jangan diubah)"


@cache
def written(dossier: str = GUMELAR) -> bytes:
    """Return the workbook of a shipped dossier, as cascade writes it, with the first links only."""
    book = openpyxl.load_workbook(io.BytesIO(answerable(report_of(dossier))))
    book["Tautan"].delete_rows(LINKS, book["Tautan"].max_row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def answerable(report: Report) -> bytes:
    """Return the workbook of a report, without the sheets that nobody answers in."""
    workbook = Workbook(report, "id")
    for sheet in ANSWERED:
        sheet.add(workbook)
    return workbook.close()


class Person:
    """A reviewer who has the workbook open."""

    def __init__(self, content: bytes | None = None):
        self.book = openpyxl.load_workbook(io.BytesIO(content or written()))

    def heads(self, sheet: Worksheet) -> tuple[int, dict[str, int]]:
        """Return the row of the heads, and the column of each."""
        for row in sheet.iter_rows(max_row=20):
            names = {str(cell.value): cell.column for cell in reversed(row) if cell.value}
            if KEY in names:
                return row[0].row, names
        raise AssertionError(sheet.title)

    def row_of(self, sheet: Worksheet, number: int) -> int:
        """Return the row of a main problem by its number, or of a link."""
        head, columns = self.heads(sheet)
        return next(row for row in range(head + 1, sheet.max_row + 1) if sheet.cell(row, columns["No"]).value == number)

    def fill(self, name: str, number: int, **texts: object) -> Person:
        """Write into the cells of a row; a head is named by its first words, with _ for blanks."""
        sheet = self.book[name]
        row, (_, columns) = self.row_of(sheet, number), self.heads(sheet)
        for head, value in texts.items():
            [column] = [at for known, at in columns.items() if known.startswith(head.replace("_", " "))]
            sheet.cell(row, column).value = value
        return self

    def reverse(self, name: str) -> Person:
        """Sort the rows of a sheet from the last to the first."""
        sheet = self.book[name]
        head, _ = self.heads(sheet)
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=head + 1)]
        for number, values in enumerate(reversed(rows), head + 1):
            for column, value in enumerate(values, 1):
                sheet.cell(number, column).value = value
        return self

    def hide_all_but(self, name: str, number: int) -> Person:
        """Filter a sheet."""
        sheet = self.book[name]
        shown, (head, _) = self.row_of(sheet, number), self.heads(sheet)
        for row in range(head + 1, sheet.max_row + 1):
            sheet.row_dimensions[row].hidden = row == shown
        return self

    def delete(self, name: str, number: int) -> Person:
        """Delete a row."""
        sheet = self.book[name]
        sheet.delete_rows(self.row_of(sheet, number))
        return self

    def copy_row(self, name: str, number: int) -> int:
        """Write a copy of a row below the table; return its row."""
        sheet = self.book[name]
        row, below = self.row_of(sheet, number), sheet.max_row + 1
        for cell in list(sheet[row]):
            sheet.cell(below, cell.column).value = cell.value
        return below

    def save(self, folder: Path) -> Path:
        """Save the workbook under the name that it has."""
        path = folder / "kertas-kerja.xlsx"
        self.book.save(path)
        return path
