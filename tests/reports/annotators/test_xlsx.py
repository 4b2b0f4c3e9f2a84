"""Notes in a workbook stand on their cells, and nothing else of the workbook changes."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from annotated_copies import annotate, changed, comments, parts, remark
from lxml import etree
from PIL import Image

from cascade.safe_io.office_package import Package

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
THREADED = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"


@pytest.fixture
def rich_book(tmp_path: Path) -> bytes:
    """A workbook with formulas, a picture, a chart, a text box, rich text, and a comment on B2."""
    path = tmp_path / "kaya.xlsx"
    picture = tmp_path / "logo.png"
    Image.new("RGB", (20, 20), "red").save(picture)
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("RA")
    bold = book.add_format({"bold": True})
    money = book.add_format({"num_format": "#,##0", "border": 1})
    sheet.write_row("A1", ["Indikator", "Target", "Pagu"], bold)
    sheet.write_rich_string("A2", "Nilai ", bold, "SAKIP", " Kecamatan")
    sheet.write("B2", 84)
    sheet.write("C2", 2500000, money)
    sheet.write_formula("C3", "=SUM(C2:C2)", money, 2500000)
    sheet.merge_range("A5:A8", "gabungan")
    sheet.write_comment("B2", "sudah dibahas", {"author": "Penelaah"})
    sheet.insert_image("E2", picture)
    sheet.insert_textbox("E8", "untuk target jangan melebihi Renstra")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=RA!$C$2:$C$3"})
    sheet.insert_chart("E12", chart)
    book.add_worksheet("Lain").write("A1", 1)
    book.close()
    return path.read_bytes()


def test_only_the_parts_that_hold_notes_and_marks_change(rich_book):
    copy = annotate(rich_book, remark(sheet="RA", cell="B2"), remark(sheet="RA", cell="C3"))

    assert changed(rich_book, copy) == {
        "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", "docProps/core.xml",
    }  # fmt: skip
    assert set(parts(copy)) == set(parts(rich_book))


def test_formulas_stored_values_and_rich_text_stay(rich_book):
    copy = annotate(rich_book, remark(sheet="RA", cell="C3"), remark(sheet="RA", cell="A2"))

    formulas, values = (openpyxl.load_workbook(BytesIO(copy), data_only=stored)["RA"] for stored in (False, True))
    assert (formulas["C3"].value, values["C3"].value) == ("=SUM(C2:C2)", 2500000)
    assert formulas["C3"].number_format == "#,##0"
    assert formulas["C3"].border.left.style == "thin"
    rich = openpyxl.load_workbook(BytesIO(copy), rich_text=True)["RA"]["A2"].value
    assert [str(each) for each in rich] == ["Nilai ", "SAKIP", " Kecamatan"]


def test_a_comment_that_is_there_keeps_its_author_and_text(rich_book):
    copy = annotate(rich_book, remark(sheet="RA", cell="B2"), remark(sheet="RA", cell="C2"))
    sheet = openpyxl.load_workbook(BytesIO(copy))["RA"]

    assert sheet["B2"].comment.author == "Penelaah"
    assert sheet["B2"].comment.text.startswith("sudah dibahas")
    assert "PLF-01" in sheet["B2"].comment.text
    assert sheet["C2"].comment.author == "cascade"


def test_a_sheet_without_comments_gets_them_with_a_shape_for_each(rich_book):
    copy = annotate(rich_book, remark(sheet="Lain", cell="A1"), remark(sheet="Lain", cell="Z90"))
    package = Package(copy)
    [legacy] = package.read_xml("xl/worksheets/sheet2.xml").iter(f"{MAIN}legacyDrawing")
    targets = {each.id: each.target for each in package.relationships("xl/worksheets/sheet2.xml")}
    shapes = etree.fromstring(package.read(targets[legacy.get(legacy.keys()[0])]))

    assert comments(copy)["Lain", "Z90"].startswith("cascade:")
    places = [(shape.findtext(".//{*}Row"), shape.findtext(".//{*}Column")) for shape in shapes.iter("{*}shape")]
    assert places == [("0", "0"), ("89", "25")]
    assert len({shape.get("id") for shape in shapes.iter("{*}shape")}) == 2


def test_shapes_of_old_and_new_comments_have_different_numbers(rich_book):
    copy = annotate(rich_book, *(remark(sheet="RA", cell=f"C{row}") for row in range(2, 9)))
    shapes = etree.fromstring(parts(copy)["xl/drawings/vmlDrawing1.vml"])
    numbers = [shape.get("id") for shape in shapes.iter("{*}shape")]

    assert len(numbers) == len(set(numbers)) == 8


def test_a_cell_that_the_file_does_not_hold_is_made_in_its_order(rich_book):
    copy = annotate(
        rich_book, remark(sheet="RA", cell="B3"), remark(sheet="RA", cell="D4"), remark(sheet="RA", cell="A20")
    )
    tree = etree.fromstring(parts(copy)["xl/worksheets/sheet1.xml"])
    rows = [int(row.get("r")) for row in tree.iter(f"{MAIN}row")]

    assert rows == sorted(rows)
    assert [[cell.get("r") for cell in row] for row in tree.iter(f"{MAIN}row") if row.get("r") in ("3", "4", "20")] == [
        ["B3", "C3"], ["D4"], ["A20"],
    ]  # fmt: skip


def test_rows_and_cells_without_an_address_are_counted(tmp_path):
    path = tmp_path / "tanpa.xlsx"
    book = openpyxl.Workbook()
    for row in (["a", "b"], ["c", "d"]):
        book.active.append(row)
    book.save(path)
    package = Package(path.read_bytes())
    tree = package.editable_xml("xl/worksheets/sheet1.xml")
    for each in (*tree.iter(f"{MAIN}row"), *tree.iter(f"{MAIN}c")):
        del each.attrib["r"]
    copy = annotate(package.save(), remark(sheet="Sheet", cell="B2"))

    cell = openpyxl.load_workbook(BytesIO(copy))["Sheet"]["B2"]
    assert cell.value == "d"
    assert cell.comment is not None


def test_a_thread_gets_a_reply_and_keeps_what_was_said(tmp_path):
    path = tmp_path / "utas.xlsx"
    book = openpyxl.Workbook()
    book.active["A1"] = 84
    book.active["A1"].comment = openpyxl.comments.Comment("[Threaded comment]\n\nComment:\n    setuju?", "tc={1}")
    book.save(path)
    package = Package(path.read_bytes())
    sheet = "xl/worksheets/sheet1.xml"
    thread = (
        f'<ThreadedComments xmlns="{THREADED[1:-1]}"><threadedComment ref="A1" dT="2025-01-01T00:00:00.00" personId="{{P}}"'
        ' id="{1}"><text>setuju?</text></threadedComment></ThreadedComments>'
    )
    package.write("xl/threadedComments/threadedComment1.xml", thread.encode())
    package.declare_content_type(
        "xl/threadedComments/threadedComment1.xml", "application/vnd.ms-excel.threadedcomments+xml"
    )
    package.add_relationship(
        sheet,
        "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment",
        "xl/threadedComments/threadedComment1.xml",
    )
    copy = Package(annotate(package.save(), remark("TRI-01: samakan.", sheet="Sheet", cell="A1")))

    first, reply = copy.read_xml("xl/threadedComments/threadedComment1.xml")
    assert first.findtext(f"{THREADED}text") == "setuju?"
    assert (reply.get("parentId"), reply.findtext(f"{THREADED}text")) == ("{1}", "cascade: TRI-01: samakan.")
    person = copy.related_part("xl/workbook.xml", "person")
    assert reply.get("personId") in [each.get("id") for each in copy.read_xml(person)]
    assert "setuju?" in comments(copy.save())["Sheet", "A1"]
    assert "Reply:\n    TRI-01" in comments(copy.save())["Sheet", "A1"]


def test_the_box_of_a_long_note_is_higher_than_that_of_a_short_one(rich_book):
    copy = annotate(
        rich_book, remark(sheet="Lain", cell="A1"), remark("PLF-01: panjang. " * 40, sheet="Lain", cell="B1")
    )
    drawing = next(content for name, content in parts(copy).items() if name.endswith("vmlDrawing2.vml"))
    bottoms = [int(each.text.split(",")[6]) for each in etree.fromstring(drawing).iter("{*}Anchor")]

    assert bottoms[0] < bottoms[1]


def test_a_range_is_coloured_whole_and_its_note_is_on_the_first_cell(rich_book):
    copy = annotate(rich_book, remark(sheet="RA", cell="B2:C3"))
    sheet = openpyxl.load_workbook(BytesIO(copy))["RA"]

    assert {cell.fill.fgColor.rgb for row in sheet["B2:C3"] for cell in row} == {"FFFFC7CE"}
    assert [cell for cell in comments(copy) if "PLF-01" in comments(copy)[cell]] == [("RA", "B2")]


def test_a_note_of_no_sheet_is_on_the_first_cell_of_the_first_sheet(rich_book):
    copy = annotate(rich_book, remark(), remark("TRI-01: lain.", sheet="tidak ada", cell="C3"))

    assert comments(copy)["RA", "A1"].endswith("PLF-01: untuk target jangan melebihi target di Renstra.")
    assert "TRI-01" in comments(copy)["RA", "C3"]


def test_a_hidden_column_is_passed_over_by_the_box_of_a_note(tmp_path):
    def right_edge(hidden: bool) -> int:
        path = tmp_path / f"{hidden}.xlsx"
        book = xlsxwriter.Workbook(path)
        sheet = book.add_worksheet("RA")
        sheet.set_column("C:D", None, None, {"hidden": hidden})
        book.close()
        drawing = parts(annotate(path.read_bytes(), remark(sheet="RA", cell="A1")))["xl/drawings/vmlDrawing1.vml"]
        return int(next(etree.fromstring(drawing).iter("{*}Anchor")).text.split(",")[4])

    assert right_edge(hidden=True) == right_edge(hidden=False) + 2


@pytest.mark.parametrize("suffix", [".xlsx", ".xlsm"])
def test_the_same_notes_give_the_same_bytes(rich_book, suffix):
    notes = [remark(sheet="RA", cell="B2"), remark(sheet="Lain", cell="B2")]

    assert annotate(rich_book, *notes, suffix=suffix) == annotate(rich_book, *notes, suffix=suffix)
