"""The annotated copies: each note stands on the very cell, and nothing else of a document changes."""

from __future__ import annotations

import datetime
import hashlib
import json
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import openpyxl
import pikepdf
import pypdfium2
import pytest
import xlsxwriter
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tc
from golden_reports import DOSSIERS, NOW, ROOT, report_of
from lxml import etree
from pdf_pages import cropped, printed, turned
from PIL import Image, ImageChops

from cascade.model import Grid, Problem, Source
from cascade.model.i18n import same
from cascade.pipeline.check import check
from cascade.pipeline.options import CheckOptions
from cascade.reading import loaders
from cascade.reports import annotators
from cascade.reports.annotations import Annotation, annotations_of
from cascade.reports.formats import annotated, write
from cascade.reports.formats import json as json_reporter
from cascade.reports.report import Report
from cascade.safe_io.opc import Package

GUMELAR = DOSSIERS[0]
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
THREADED = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"


@cache
def report() -> Report:
    return report_of(GUMELAR)


@cache
def copies() -> dict[str, bytes]:
    return annotated.render(report(), "id")


def findings() -> list[dict]:
    """The findings of the JSON that are noted."""
    data = json.loads(json_reporter.render(report(), "id"))
    return [each for each in data["findings"] if each["severity"] != "info"]


@cache
def comments(content: bytes) -> dict[tuple[str, str], str]:
    book = openpyxl.load_workbook(BytesIO(content))
    return {
        (sheet.title, cell.coordinate): cell.comment.text
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(before: bytes, after: bytes) -> set[str]:
    old, new = parts(before), parts(after)
    assert set(old) <= set(new)
    return {name for name, content in old.items() if new[name] != content}


def remark(text: str = "PLF-01: untuk target jangan melebihi target di Renstra.", **place: object) -> Annotation:
    return Annotation(Source("uji", **place), text, "error")  # type: ignore[arg-type]


def annotate(content: bytes, *remarks: Annotation, suffix: str = ".xlsx") -> bytes:
    return annotators.annotate(suffix, content, remarks, NOW)


# The notes of a dossier


def test_every_document_of_the_dossier_comes_back_under_its_name():
    documents = {path.name for path in (ROOT / "documents" / GUMELAR).iterdir() if path.suffix in (".xlsx", ".docx")}

    assert set(copies()) == {*documents, "catatan.txt"}


def test_every_finding_has_its_note_in_each_workbook_that_prints_one_of_its_values():
    for finding in findings():
        places = [each["source"] for each in finding["evidence"] if each["source"]["file"].endswith(".xlsx")]
        for file in {place["file"] for place in places}:
            noted = comments(copies()[file])
            cells = {(p["sheet"], p["cell"].partition(":")[0]) for p in places if p["file"] == file}
            assert any(finding["code"] in noted.get(cell, "") for cell in cells), (finding["code"], file)


def test_a_note_has_the_other_value_and_its_place():
    noted = comments(copies()["rencana-aksi-2022.xlsx"])

    assert noted["RENAKSI 2022", "H8"] == (
        "cascade:\nPLF-01: untuk target jangan melebihi target di Renstra."
        " Bandingkan: Renstra 2019–2023 target 2022 82,50 (T-C.25!I7)."
    )


def test_several_findings_of_one_cell_are_one_note_in_the_colour_of_the_worst():
    book = openpyxl.load_workbook(BytesIO(copies()["rencana-aksi-2022.xlsx"]))
    cell = book["RENAKSI 2022"]["H63"]

    assert [line[:6] for line in cell.comment.text.splitlines()] == ["cascad", "PLF-01", "TRI-01"]
    assert cell.fill.fgColor.rgb == "FFFFC7CE"


def test_a_word_document_has_the_note_on_the_cell_that_prints_the_value():
    document = docx.Document(BytesIO(copies()["perjanjian-kinerja-2022-contoh.docx"]))
    texts = {comment.comment_id: comment.text for comment in document.comments}
    anchored = {}
    for start in document.element.body.iter(qn("w:commentRangeStart")):
        cell = next((each for each in start.iterancestors() if isinstance(each, CT_Tc)), start.getparent())
        anchored[texts[int(start.get(qn("w:id")))]] = "".join(text.text for text in cell.iter(qn("w:t")))
    wanted = [
        (finding["code"], each["value"])
        for finding in findings()
        for each in finding["evidence"]
        if each["source"]["file"].endswith(".docx") and each["value"] not in (finding["subject"], each["document"])
    ]

    assert len(wanted) > 4
    for code, value in wanted:
        assert any(code in note and value == cell for note, cell in anchored.items()), (code, value)


def test_the_originals_are_not_touched(tmp_path):
    folder = ROOT / "documents" / GUMELAR
    before = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
    write(report(), ("annotated",), tmp_path, "id")

    assert {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()} == before


def test_a_copy_is_not_read_as_a_document(tmp_path):
    write(report(), ("annotated",), tmp_path, "id")
    for path in (tmp_path / "annotated").glob("*.[xd]*"):
        loaded = loaders.load(path, path.name)

        assert loaded.blocks == ()
        assert [problem.message.en for problem in loaded.problems] == [
            "A copy that cascade has written; it was not read."
        ]


def test_a_file_that_cannot_carry_notes_has_them_in_the_list(tmp_path):
    (tmp_path / "pk.csv").write_text(
        "PERJANJIAN KINERJA TAHUN 2025\n\nSasaran;Indikator Kinerja;Satuan;Target\nLinmas kuat;Persentase Linmas terbina;%;140 %\n",
        "utf-8",
    )
    (tmp_path / "rusak.xlsx").write_bytes(b"bukan zip")
    made = annotated.render(check([tmp_path], CheckOptions(now=NOW)), "id")

    assert set(made) == {"catatan.txt"}
    said = made["catatan.txt"].decode("utf-8-sig")
    assert "pk.csv: tidak disalin, catatan hanya dapat ditulis ke dalam .xlsx, .docx dan .pdf" in said
    assert "sel D4: PLF-11" in said
    assert "rusak.xlsx: tidak disalin; tidak terbaca" in said


def test_a_file_that_has_changed_since_it_was_read_is_not_annotated(tmp_path):
    path = tmp_path / "renstra-2019-2023-contoh.xlsx"
    path.write_bytes(b"lain")
    moved = replace(report(), files={**report().files, path.name: path})

    assert path.name not in annotated.render(moved, "id")


def test_pages_that_are_pictures_have_a_note_each(tmp_path):
    path = printed(tmp_path / "renstra.pdf", "halaman satu\n---\nhalaman dua\n---\nhalaman tiga")
    problem = Problem(
        "warning", same("renstra.pdf: hal. 1, 3 berisi gambar"), None, Source("renstra.pdf", page=1), (1, 3)
    )
    with_problem = replace(report(), findings=(), problems=(problem,))
    copy = annotate(path.read_bytes(), *annotations_of(with_problem, "id")["renstra.pdf"], suffix=".pdf")

    with pikepdf.open(BytesIO(copy)) as pdf:
        notes = [[str(each.Contents) for each in page.obj.get("/Annots", [])] for page in pdf.pages]
    assert notes == [["Hal. 1, 3 berisi gambar"], [], ["Hal. 1, 3 berisi gambar"]]


# Workbooks


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


# Word documents


def words(*rows: list[str]) -> bytes:
    document = docx.Document()
    document.add_paragraph("PERJANJIAN KINERJA TAHUN 2025")
    table = document.add_table(0, len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_only_the_body_and_the_comments_of_a_word_document_change():
    before = words(["Indikator", "Target"], ["Nilai SAKIP", "84"])
    after = annotate(before, remark(table=1, row=2, column=2), suffix=".docx")

    assert changed(before, after) <= {
        "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml", "docProps/core.xml", "word/comments.xml",
    }  # fmt: skip
    assert [comment.text for comment in docx.Document(BytesIO(after)).comments] == [remark().text]


def test_a_comment_that_is_there_stays_beside_a_new_one():
    document = docx.Document(BytesIO(words(["Indikator", "Target"], ["Nilai SAKIP", "84"])))
    document.add_comment(document.paragraphs[0].runs, "lama", "Penelaah")
    stream = BytesIO()
    document.save(stream)
    after = annotate(stream.getvalue(), remark(table=1, row=2, column=2), suffix=".docx")

    found = docx.Document(BytesIO(after)).comments
    assert [(comment.author, comment.text) for comment in found] == [("Penelaah", "lama"), ("cascade", remark().text)]


def test_an_empty_cell_and_a_line_of_text_are_commented_too():
    before = words(["Indikator", "Satuan"], ["Nilai SAKIP", ""])
    after = annotate(before, remark("SAT-04", table=1, row=2, column=2), remark("KAL-02", row=1), suffix=".docx")
    body = docx.Document(BytesIO(after)).element.body

    inside = [
        any(isinstance(each, CT_Tc) for each in start.iterancestors()) for start in body.iter(qn("w:commentRangeStart"))
    ]
    assert sorted(inside) == [False, True]


# PDFs

PAGE = """
    RENSTRA TAHUN 2025

    | Sasaran | Indikator | Satuan | Target |
    | Linmas kuat | Persentase Linmas terbina dengan baik sekali di seluruh desa\\ndan kelurahan | % | 90 |
    | " | Nilai SAKIP | | 76 |
"""


def cell_of(path: Path, text: str) -> Source:
    [source] = [
        cell.source
        for block in loaders.load(path, path.name).blocks
        if isinstance(block, Grid)
        for cell in block.cells
        if cell.text.startswith(text)
    ]
    return source


def seen(content: bytes) -> Image.Image:
    pdf = pypdfium2.PdfDocument(content)
    page = pdf[0]
    picture: Image.Image = page.render(scale=2).to_pil().convert("RGB")
    page.close()
    pdf.close()
    return picture


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [False, True], ids=["whole", "cropped"])
@pytest.mark.parametrize("text", ["90", "Persentase"])
def test_what_is_coloured_is_the_value_as_it_is_shown(tmp_path, angle, crop, text):
    path = printed(tmp_path / "renstra.pdf", PAGE)
    if angle:
        path = turned(path, angle)
    if crop:
        path = cropped(path, 30, 50)
    source = cell_of(path, text)
    before = path.read_bytes()
    after = annotate(before, Annotation(source, "PLF-01", "error"), suffix=".pdf")

    box = ImageChops.difference(seen(before), seen(after)).getbbox()
    assert box is not None
    left, top, right, bottom = (side / 2 for side in box)
    assert source.box[0] - 1 <= left < right <= source.box[2] + 1
    assert source.box[1] - 1 <= top < bottom <= source.box[3] + 1
    assert (right - left) * (bottom - top) < 0.9 * (source.box[2] - source.box[0]) * (source.box[3] - source.box[1])


def test_the_text_under_a_highlight_can_still_be_read(tmp_path):
    path = printed(tmp_path / "renstra.pdf", PAGE)
    before = seen(path.read_bytes())
    after = seen(annotate(path.read_bytes(), Annotation(cell_of(path, "90"), "PLF-01", "warning"), suffix=".pdf"))
    area = ImageChops.difference(before, after).getbbox()

    darkest = [picture.crop(area).convert("L").getextrema()[0] for picture in (before, after)]
    assert max(darkest) < 100


def test_a_highlight_has_author_text_popup_and_draws_itself(tmp_path):
    path = printed(tmp_path / "renstra.pdf", PAGE)
    copy = annotate(
        path.read_bytes(), Annotation(cell_of(path, "76"), "TRI-01: samakan – “PK”.", "error"), suffix=".pdf"
    )

    with pikepdf.open(BytesIO(copy)) as pdf:
        highlight, popup = pdf.pages[0].Annots
        assert (str(highlight.Subtype), str(highlight.T)) == ("/Highlight", "cascade")
        assert str(highlight.Contents) == "TRI-01: samakan – “PK”."
        assert str(highlight.AP.N.Resources.ExtGState.Kali.BM) == "/Multiply"
        assert popup.Parent.NM == highlight.NM
        assert str(highlight.M) == NOW.strftime("D:%Y%m%d%H%M%SZ")


def test_an_empty_cell_of_a_pdf_is_marked_by_a_strip(tmp_path):
    path = printed(tmp_path / "renstra.pdf", PAGE)
    value = cell_of(path, "76")
    name = cell_of(path, "Nilai SAKIP")
    source = replace(value, box=(name.box[2], value.box[1], value.box[0], value.box[3]))
    after = annotate(path.read_bytes(), Annotation(source, "SAT-04", "warning"), suffix=".pdf")

    assert ImageChops.difference(seen(path.read_bytes()), seen(after)).getbbox() is not None


def test_annotations_that_are_there_stay(tmp_path):
    path = printed(tmp_path / "renstra.pdf", PAGE)
    once = annotate(path.read_bytes(), Annotation(cell_of(path, "76"), "lama", "error"), suffix=".pdf")
    twice = annotate(once, remark("baru", page=1), suffix=".pdf")

    with pikepdf.open(BytesIO(twice)) as pdf:
        texts = [str(each.Contents) for each in pdf.pages[0].Annots if "/Contents" in each]
    assert texts == ["lama", "baru"]


def test_a_copy_of_a_pdf_is_not_read_as_a_document(tmp_path):
    path = printed(tmp_path / "renstra.pdf", PAGE)
    path.write_bytes(annotate(path.read_bytes(), remark(page=1), suffix=".pdf"))

    assert loaders.load(path, path.name).blocks == ()


def test_a_pdf_that_anyone_may_open_but_not_change_gets_its_notes_on_the_copy(tmp_path):
    path = printed(tmp_path / "renstra.pdf", PAGE)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(user="", owner="pemilik"))
    copy = annotate(path.read_bytes(), remark(page=1), suffix=".pdf")

    with pikepdf.open(BytesIO(copy)) as pdf:
        assert [str(each.Contents) for each in pdf.pages[0].Annots] == [remark().text]


def test_a_table_in_a_text_box_is_commented_where_the_box_hangs():
    document = docx.Document(BytesIO(words(["Indikator", "Target"], ["Nilai SAKIP", "84"])))
    table = document.tables[0]._tbl
    box = etree.fromstring(
        f'<w:r xmlns:w="{qn("w:r")[1:-2]}" xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox>'
        "<w:txbxContent/></v:textbox></v:shape></w:pict></w:r>",
        docx.oxml.parser.oxml_parser,
    )
    document.paragraphs[0]._p.append(box)
    next(box.iter(qn("w:txbxContent"))).append(table)
    stream = BytesIO()
    document.save(stream)
    after = annotate(stream.getvalue(), remark(table=1, row=2, column=2), suffix=".docx")

    [start] = docx.Document(BytesIO(after)).element.body.iter(qn("w:commentRangeStart"))
    assert start.getparent().getparent().tag == qn("w:body")


@pytest.mark.parametrize("suffix", sorted(annotators.by_suffix()))
def test_the_same_notes_give_the_same_bytes(suffix, tmp_path, rich_book):
    if suffix == ".docx":
        content, notes = words(["Indikator"], ["Nilai"]), [remark(table=1, row=2, column=1)]
    elif suffix == ".pdf":
        content, notes = printed(tmp_path / "a.pdf", PAGE).read_bytes(), [remark(page=1)]
    else:
        content, notes = rich_book, [remark(sheet="RA", cell="B2"), remark(sheet="Lain", cell="B2")]

    later = NOW + datetime.timedelta(0)
    assert annotate(content, *notes, suffix=suffix) == annotators.annotate(suffix, content, tuple(notes), later)
