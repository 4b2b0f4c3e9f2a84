"""Spoil workbooks and text documents as their keepers do: hidden columns, columns without rules, tables inside tables."""

from __future__ import annotations

import io
from pathlib import Path

from docx import Document as WordFile
from openpyxl import load_workbook
from openpyxl.styles import Border

from layout import Document
from office_files import same_every_time, write_docx, write_xlsx


def xlsx(document: Document, path: Path) -> None:
    """Write a workbook; `hidden` and `bare` name columns of a sheet that are hidden or stand between tables."""
    write_xlsx(document, path)
    book = load_workbook(path)
    for title, letters in document.options.get("hidden", {}).items():
        for letter in letters:
            book[title].column_dimensions[letter].hidden = True
    for title, letters in document.options.get("bare", {}).items():
        for letter in letters:
            for one in book[title][letter]:
                one.border = Border()
    data = io.BytesIO()
    book.save(data)
    path.write_bytes(same_every_time(data.getvalue()))


def docx(document: Document, path: Path) -> None:
    """Write a text document; `nested` tells which tables stand inside a frame, a table of one cell."""
    write_docx(document, path)
    wanted = document.options.get("nested", [])
    if not wanted:
        return
    word = WordFile(str(path))
    for table in [word.tables[n] for n in wanted]:
        frame = word.add_table(1, 1)
        frame.style = "Table Grid"
        table._tbl.addprevious(frame._tbl)
        place = frame.cell(0, 0)
        place.paragraphs[0]._p.addprevious(table._tbl)
    data = io.BytesIO()
    word.save(data)
    path.write_bytes(same_every_time(data.getvalue()))
