"""Notes in a Word document are comments on the very cell or line, and nothing else changes."""

from __future__ import annotations

from io import BytesIO

import docx
from annotated_copies import annotate, changed, remark
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tc
from lxml import etree

from cascade.reports.annotators import FILLS


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


def test_a_note_of_no_place_is_on_the_first_line():
    after = annotate(words(["Indikator"], ["Nilai"]), remark(table=9, row=9, column=9), suffix=".docx")

    [start] = docx.Document(BytesIO(after)).element.body.iter(qn("w:commentRangeStart"))
    assert "".join(text.text for text in start.getparent().iter(qn("w:t"))) == "PERJANJIAN KINERJA TAHUN 2025"


def test_the_same_notes_give_the_same_bytes():
    content, note = words(["Indikator"], ["Nilai"]), remark(table=1, row=2, column=1)

    assert annotate(content, note, suffix=".docx") == annotate(content, note, suffix=".docx")


def fills(content: bytes, row: int, column: int) -> list[str | None]:
    cell = docx.Document(BytesIO(content)).tables[0].cell(row, column)._tc
    return [shade.get(qn("w:fill")) for shade in cell.iter(qn("w:shd"))]


def test_a_cell_gets_the_colour_that_a_workbook_gives_it_in_place_of_its_own():
    once = annotate(words(["Indikator", "Target"], ["Nilai", "84"]), remark(table=1, row=2, column=2), suffix=".docx")
    [own] = fills(once, 1, 1)

    assert own == FILLS["error"]
    assert fills(once, 1, 0) == []
    assert fills(annotate(once, remark(table=1, row=2, column=2), suffix=".docx"), 1, 1) == [own]


def test_the_letters_of_a_line_are_coloured_too():
    after = annotate(words(["Indikator"], ["Nilai"]), remark(row=1), suffix=".docx")

    [shade] = docx.Document(BytesIO(after)).paragraphs[0]._p.iter(qn("w:shd"))
    assert shade.get(qn("w:fill")) == FILLS["error"]


def test_two_notes_on_one_cell_are_one_comment():
    notes = (remark(table=1, row=2, column=1), remark("SAT-04", table=1, row=2, column=1))
    after = annotate(words(["Indikator"], ["Nilai"]), *notes, suffix=".docx")

    assert [comment.text for comment in docx.Document(BytesIO(after)).comments] == [f"{remark().text}\nSAT-04"]
