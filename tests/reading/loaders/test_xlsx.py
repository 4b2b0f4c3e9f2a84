"""A workbook gives its visible sheets with spans, notes and what is hidden."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from loaded_files import grid, load, messages, rewrite, texts, workbook
from openpyxl.comments import Comment
from openpyxl.styles import Border, Side
from openpyxl.worksheet.merge import MergedCellRange

from cascade.model import Grid
from cascade.model.errors import DocumentError


def test_a_broken_sheet_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "Renja.xlsx"
    openpyxl.Workbook().save(path)
    rewrite(path, "xl/worksheets/sheet1.xml", lambda xml: xml[:-30])
    with pytest.raises(DocumentError, match="intact"):
        load(path)


def test_a_strict_workbook_says_how_to_save_it(tmp_path: Path) -> None:
    path = tmp_path / "Renja.xlsx"
    openpyxl.Workbook().save(path)
    for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml"):
        rewrite(path, part, lambda xml: xml.replace("schemas.openxmlformats.org", "purl.oclc.org/ooxml"))
    with pytest.raises(DocumentError) as error:
        load(path)
    assert "Strict Open XML" in error.value.say("id")


def test_a_cell_knows_its_place_and_its_weight(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet.title = "Tabel T-C.27"
        sheet["C4"] = "  Indikator\xa0Kinerja_x000D_\nUta\xadma  "
        sheet["C4"].font = openpyxl.styles.Font(bold=True)

    loaded = workbook(tmp_path, fill)
    table = grid(loaded)
    (cell,) = table.cells
    assert cell.text == "Indikator Kinerja\nUtama"
    assert cell.bold
    assert not cell.hidden
    assert (table.name, table.rows, table.columns) == ("Tabel T-C.27", 4, 3)
    assert cell.source.say() == "Renja.xlsx, lembar “Tabel T-C.27”, sel C4"
    assert cell.source.sha256 == loaded.sha256


def test_a_cell_knows_the_colour_behind_its_text(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        theme = openpyxl.styles.colors.Color(theme=4, tint=0.6)
        for place, colour in (("A1", "FFF4B083"), ("B1", theme), ("C1", "FFFFFFFF")):
            sheet[place] = "Program"
            sheet[place].fill = openpyxl.styles.PatternFill("solid", fgColor=colour)
        sheet["D1"] = "Program"

    assert [cell.fill for cell in grid(workbook(tmp_path, fill)).cells] == ["f4b083", "theme 4 0.60", "", ""]


def test_a_cell_knows_how_far_in_its_text_stands(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet.append(["Program", "Kegiatan", "      Sub Kegiatan"])
        sheet["B1"].alignment = openpyxl.styles.Alignment(horizontal="left", indent=1)

    assert [cell.indent for cell in grid(workbook(tmp_path, fill)).cells] == [0, 9, 18]


def test_merged_cells_over_whole_sheets_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "luas.xlsx"
    openpyxl.Workbook().save(path)
    merge = '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    rewrite(path, "xl/worksheets/sheet1.xml", lambda xml: xml.replace("</sheetData>", merge))
    with pytest.raises(DocumentError, match="merged cells"):
        load(path)


def test_sheets_come_in_order_and_blank_ones_give_no_grid(tmp_path: Path) -> None:
    path = tmp_path / "Renja.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Dua").write("A1", "b")
        book.add_worksheet("Kosong")
        book.add_worksheet("Satu").write("A1", "a")
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=Satu!$A$1:$A$2"})
        book.add_chartsheet("Grafik").set_chart(chart)
    assert [block.name for block in load(path).blocks if isinstance(block, Grid)] == ["Dua", "Satu"]


def test_a_comment_is_a_note_with_its_author(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet["B3"] = 84
        sheet["B3"].comment = Comment("Budi:\nturun dari tahun lalu?", "Budi")

    (note,) = workbook(tmp_path, fill).notes
    assert (note.text, note.author) == ("turun dari tahun lalu?", "Budi")
    assert (note.source.cell, note.source.row, note.source.column) == ("B3", 3, 2)


def test_a_thread_of_comments_is_read_in_place_of_its_placeholder(tmp_path: Path) -> None:
    path = tmp_path / "Renja.xlsx"
    book = openpyxl.Workbook()
    book["Sheet"]["B3"].comment = Comment("[Threaded comment] Your version of Excel …", "tc={1}")
    book.save(path)
    namespace = 'xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"'
    kind = "http://schemas.microsoft.com/office/2017/10/relationships"
    thread = '<threadedComment ref="B3" personId="{P}" id="{1}"><text>Cek lagi</text></threadedComment>'
    reply = '<threadedComment ref="B3" personId="{P}" id="{2}" parentId="{1}"><text>Sudah</text></threadedComment>'
    rewrite(path, "xl/threads.xml", lambda _: f"<ThreadedComments {namespace}>{thread}{reply}</ThreadedComments>")
    rewrite(
        path, "xl/people.xml", lambda _: f'<personList {namespace}><person displayName="Ani" id="{{P}}"/></personList>'
    )
    for rels, identity, name, target in (
        ("xl/worksheets/_rels/sheet1.xml.rels", "t", "threadedComment", "../threads.xml"),
        ("xl/_rels/workbook.xml.rels", "p", "person", "/xl/people.xml"),
    ):
        relation = f'<Relationship Id="{identity}" Type="{kind}/{name}" Target="{target}"/></Relationships>'
        rewrite(path, rels, lambda xml, relation=relation: xml.replace("</Relationships>", relation))
    assert [(note.text, note.author, note.source.cell) for note in load(path).notes] == [
        ("Cek lagi", "Ani", "B3"),
        ("Sudah", "Ani", "B3"),
    ]


def test_a_text_box_is_a_note_at_its_anchor(tmp_path: Path) -> None:
    path = tmp_path / "Renja.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Cover").write("A1", "Renja")
        sheet = book.add_worksheet("Target")
        sheet.insert_textbox("D5", "Target belum disepakati\nlihat berita acara")
        sheet.insert_textbox("A9", "")
    (note,) = load(path).notes
    assert note.text == "Target belum disepakati\nlihat berita acara"
    assert note.source.say() == "Renja.xlsx, lembar “Target”, sel D5"
    assert note.source.row == 5


def test_a_hidden_sheet_is_not_read_and_told(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"] = "tampak"
        sheet.parent.create_sheet("Draf")["A1"] = "lama"
        sheet.parent["Draf"].sheet_state = "veryHidden"

    loaded = workbook(tmp_path, fill)
    assert len(loaded.blocks) == 1
    assert messages(loaded) == ["Lembar “Draf” tersembunyi; tidak dibaca."]
    assert "Unhide" in loaded.problems[0].hint.id  # type: ignore[union-attr]


def test_formulas_without_a_stored_value_are_one_warning_per_sheet(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        for row in range(1, 8):
            sheet.cell(row, 1, row)
            sheet.cell(row, 2, f"=A{row}*2")

    (problem,) = workbook(tmp_path, fill).problems
    assert problem.severity == "warning"
    assert problem.message.id == "7 rumus tanpa nilai tersimpan, dibaca sebagai kosong: B1, B2, B3, B4, B5, …."
    assert problem.source is not None
    assert problem.source.cell == "B1"


def test_a_formula_with_a_stored_value_shows_that_value(tmp_path: Path) -> None:
    path = tmp_path / "Renja.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_formula("A1", "=1+1", None, 2)
        sheet.write_formula("A2", '=""', None, "-")
    rewrite(path, "xl/worksheets/sheet1.xml", lambda xml: xml.replace("<v>-</v>", "<v></v>"))
    loaded = load(path)
    assert texts(grid(loaded)) == {(1, 1): "2"}
    assert loaded.problems == ()


def test_a_copy_that_cascade_wrote_is_not_read(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"] = "Renja"
        sheet.parent.properties.keywords = "cascade-salinan"

    loaded = workbook(tmp_path, fill)
    assert loaded.blocks == ()
    assert [problem.severity for problem in loaded.problems] == ["info"]


def test_borders_of_merged_cells_are_not_copied_while_reading_and_are_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "Target"
    book.active["A1"].border = Border(top=Side("thin"), bottom=Side("thin"))
    book.active.merge_cells("A1:C2")
    path = tmp_path / "Renja.xlsx"
    book.save(path)
    copied: list[str] = []
    copying = MergedCellRange.format
    monkeypatch.setattr(MergedCellRange, "format", lambda merged: copied.append(merged.coord))
    assert grid(load(path)).at(2, 3) is not None
    assert copied == []
    monkeypatch.undo()
    assert MergedCellRange.format is copying
    assert openpyxl.load_workbook(path).active["C2"].border.bottom.style == "thin"
