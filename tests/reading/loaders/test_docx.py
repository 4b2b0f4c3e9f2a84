"""A Word document gives its paragraphs, tables, comments and text boxes as they are printed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from loaded_files import document, grid, messages, texts

from cascade.model import Grid, Line

pytestmark = pytest.mark.usefixtures("nothing_left")


def test_paragraphs_and_tables_come_in_reading_order(tmp_path: Path) -> None:
    def fill(word: Any) -> None:
        word.add_paragraph("PERJANJIAN\tKINERJA\xa02025")
        word.add_paragraph("")
        word.add_table(1, 2).cell(0, 1).text = "Target"
        word.add_paragraph("Bandung,\nJanuari")

    loaded = document(tmp_path, fill)
    first, table, last = loaded.blocks
    assert isinstance(first, Line)
    assert isinstance(table, Grid)
    assert isinstance(last, Line)
    assert (first.text, first.source.row) == ("PERJANJIAN KINERJA 2025", 1)
    assert (last.text, last.source.row) == ("Bandung,\nJanuari", 2)
    assert texts(table) == {(1, 1): "", (1, 2): "Target"}
    assert table.cells[1].source.say() == "PK.docx, tabel 1, baris 1"
    assert table.cells[1].source.column == 2


def test_merged_table_cells_keep_the_true_grid(tmp_path: Path) -> None:
    def fill(word: Any) -> None:
        table = word.add_table(4, 4)
        for row in range(4):
            for column in range(4):
                table.cell(row, column).text = f"{row + 1}{column + 1}"
        table.cell(0, 1).merge(table.cell(0, 3)).text = "Target"
        table.cell(0, 0).merge(table.cell(2, 0)).text = "Sasaran"
        table.cell(2, 2).merge(table.cell(3, 3)).text = "Blok"

    table = grid(document(tmp_path, fill))
    spans = {cell.text: (cell.row, cell.column, cell.rows, cell.columns) for cell in table.cells}
    assert spans["Sasaran"] == (1, 1, 3, 1)
    assert spans["Target"] == (1, 2, 1, 3)
    assert spans["Blok"] == (3, 3, 2, 2)
    assert spans["41"] == (4, 1, 1, 1)
    assert (table.rows, table.columns) == (4, 4)
    assert all(table.at(row, column) for row in range(1, 5) for column in range(1, 5))


def test_a_row_may_start_to_the_right(tmp_path: Path) -> None:
    def fill(word: Any) -> None:
        table = word.add_table(2, 2)
        table.cell(0, 0).text, table.cell(0, 1).text, table.cell(1, 1).text = "a", "b", "c"
        row = table.rows[1]._tr
        row.remove(row.tc_lst[0])
        row.get_or_add_trPr().append(parse_xml(f'<w:gridBefore {nsdecls("w")} w:val="1"/>'))

    assert texts(grid(document(tmp_path, fill))) == {(1, 1): "a", (1, 2): "b", (2, 2): "c"}


def test_a_cell_joins_its_paragraphs_and_nested_tables(tmp_path: Path) -> None:
    def fill(word: Any) -> None:
        cell = word.add_table(1, 1).cell(0, 0)
        cell.text = "Nilai AKIP"
        cell.add_paragraph("Indeks")
        cell.add_table(1, 1).cell(0, 0).text = "dalam"

    assert grid(document(tmp_path, fill)).cells[0].text == "Nilai AKIP\nIndeks\ndalam"


def test_a_cell_is_bold_when_all_its_runs_are(tmp_path: Path) -> None:
    def fill(word: Any) -> None:
        left, right = word.add_table(1, 2).rows[0].cells
        left.paragraphs[0].add_run("Sasaran").bold = True
        right.paragraphs[0].add_run("Sasaran ").bold = True
        right.paragraphs[0].add_run("strategis")

    assert [cell.bold for cell in grid(document(tmp_path, fill)).cells] == [True, False]


def test_a_word_cell_knows_the_colour_of_its_shading(tmp_path: Path) -> None:
    def fill(word: Any) -> None:
        for cell, colour in zip(word.add_table(1, 3).rows[0].cells, ("9BC2E6", "auto", None), strict=True):
            cell.text = "Program"
            if colour:
                shading = cell._tc.get_or_add_tcPr().makeelement(qn("w:shd"), {qn("w:fill"): colour})
                cell._tc.tcPr.append(shading)

    assert [cell.fill for cell in grid(document(tmp_path, fill)).cells] == ["9bc2e6", "", ""]


def test_a_word_cell_knows_how_far_in_its_text_stands(tmp_path: Path) -> None:
    def fill(word: Any) -> None:
        left, middle, right = word.add_table(1, 3).rows[0].cells
        left.text, middle.text, right.text = "Program", "Kegiatan", "\tSub Kegiatan"
        middle.paragraphs[0].paragraph_format.left_indent = docx.shared.Pt(12)

    assert [cell.indent for cell in grid(document(tmp_path, fill)).cells] == [0, 12, 24]


def test_an_absurd_span_is_cut_and_told(tmp_path: Path) -> None:
    def fill(word: Any) -> None:
        left, right = word.add_table(1, 2).rows[0].cells
        left.text, right.text = "a", "b"
        left._tc.grid_span = 2_000_000_000

    loaded = document(tmp_path, fill)
    assert grid(loaded).columns == 200
    assert messages(loaded) == ["Tabel lebih dari 200 kolom; sisanya tidak dibaca."]


def test_content_controls_hide_nothing(tmp_path: Path) -> None:
    def wrap(element: Any) -> None:
        control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
        element.addprevious(control)
        control[0].append(element)

    def fill(word: Any) -> None:
        paragraph, table = word.add_paragraph("Dinas "), word.add_table(2, 2)
        paragraph.add_run("Kesehatan")
        for row, column in ((0, 0), (0, 1), (1, 0), (1, 1)):
            table.cell(row, column).text = f"{row}{column}"
        wrap(paragraph.runs[1]._r)
        wrap(table.cell(0, 1)._tc)
        wrap(table._tbl.tr_lst[0])
        wrap(table._tbl)

    line, table = document(tmp_path, fill).blocks
    assert isinstance(line, Line)
    assert isinstance(table, Grid)
    assert line.text == "Dinas Kesehatan"
    assert sorted(texts(table).values()) == ["00", "01", "10", "11"]


def test_a_word_comment_is_a_note_where_it_is_anchored(tmp_path: Path) -> None:
    def fill(word: Any) -> None:
        run = word.add_paragraph("Perjanjian Kinerja").runs[0]
        word.add_comment(run, text="tahun?", author="Ani")
        cell = word.add_table(2, 2).cell(1, 1)
        cell.text = "84"
        word.add_comment(cell.paragraphs[0].runs[0], text="turun?", author="Budi")

    first, second = document(tmp_path, fill).notes
    assert (first.text, first.author, first.source.row, first.source.table) == ("tahun?", "Ani", 1, None)
    assert (second.text, second.author, second.source.table, second.source.row) == ("turun?", "Budi", 1, 2)


def test_a_word_text_box_is_one_note_and_not_part_of_its_paragraph(tmp_path: Path) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>Draf</w:t></w:r></w:p><w:p><w:r><w:t>Rahasia</w:t></w:r></w:p></w:txbxContent>"
    compatibility = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    choice = f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>'
    run = f"<w:r {nsdecls('w')} {compatibility}><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>"

    def fill(word: Any) -> None:
        word.add_paragraph("Perjanjian Kinerja")._p.append(parse_xml(run))

    loaded = document(tmp_path, fill)
    assert [block.text for block in loaded.blocks if isinstance(block, Line)] == ["Perjanjian Kinerja"]
    assert [note.text for note in loaded.notes] == ["Draf\nRahasia"]


def test_a_table_in_a_text_box_or_in_a_frame_is_a_table_of_its_own(tmp_path: Path) -> None:
    row = "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in ("No", "Indikator", "Target"))
    run = f"<w:r {nsdecls('w')}><w:txbxContent><w:tbl><w:tr>{row}</w:tr></w:tbl><w:p/></w:txbxContent></w:r>"

    def fill(word: Any) -> None:
        word.add_paragraph("Perjanjian Kinerja")._p.append(parse_xml(run))
        frame = word.add_table(1, 1).cell(0, 0)
        frame.text = "Lampiran"
        for column, text in enumerate(("No", "Program", "Anggaran")):
            (frame.tables or [frame.add_table(1, 3)])[0].cell(0, column).text = text

    loaded = document(tmp_path, fill)
    assert list(texts(grid(loaded, 0)).values()) == ["No", "Indikator", "Target"]
    assert list(texts(grid(loaded, 1)).values()) == ["No", "Program", "Anggaran"]
    assert [block.text for block in loaded.blocks if isinstance(block, Line)] == ["Perjanjian Kinerja", "Lampiran"]
    assert loaded.notes == ()


def test_tracked_changes_read_as_accepted_and_are_a_warning(tmp_path: Path) -> None:
    def fill(word: Any) -> None:
        paragraph = word.add_paragraph("Target ")
        paragraph._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>80</w:delText></w:r></w:del>"))
        paragraph._p.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>84</w:t></w:r></w:ins>"))

    loaded = document(tmp_path, fill)
    assert [block.text for block in loaded.blocks if isinstance(block, Line)] == ["Target 84"]
    assert [problem.severity for problem in loaded.problems] == ["warning"]
    assert "Track Changes" in messages(loaded)[0]


def test_a_tab_stop_is_not_a_tab(tmp_path: Path) -> None:
    def fill(word: Any) -> None:
        word.add_paragraph("Nama").paragraph_format.tab_stops.add_tab_stop(914400)

    (line,) = document(tmp_path, fill).blocks
    assert isinstance(line, Line)
    assert line.text == "Nama"


def test_a_word_copy_that_cascade_wrote_is_not_read(tmp_path: Path) -> None:
    def fill(word: Any) -> None:
        word.add_paragraph("PK")
        word.core_properties.keywords = "cascade-salinan"

    loaded = document(tmp_path, fill)
    assert loaded.blocks == ()
    assert [problem.severity for problem in loaded.problems] == ["info"]
