"""A page gives its tables, the lines around them, and says where columns are cut off."""

from __future__ import annotations

import re
from pathlib import Path

import fpdf
import pikepdf
import pytest
from pdf_files import grids, load
from pdf_pages import RENSTRA, RENSTRA_GRID, Look, printed, stamped
from ruled_pdf import ROWS, paper

from cascade.model import Grid
from cascade.reading import loaders
from cascade.reading.document_builder import read_file


def test_a_remark_in_the_margin_is_a_note_of_the_row_that_it_stands_by(tmp_path: Path) -> None:
    path = printed(tmp_path / "Renstra.pdf", RENSTRA)
    (table,) = (block for block in load(path).blocks if isinstance(block, Grid))
    cell = table.at(table.rows, 3)
    assert cell is not None
    assert cell.source.box is not None
    _, top, _, bottom = cell.source.box
    right = max(each.source.box[2] for each in table.cells if each.source.box)
    stamped(path, lambda pdf: pdf.text(right + 8, (top + bottom) / 2 + 3, "cek PK"))

    [note] = load(path).notes

    assert note.text == "cek PK"
    assert (note.source.page, note.source.table, note.source.row) == (1, 1, table.rows)


@pytest.mark.parametrize("angle", [0, 45, 90])
def test_a_watermark_is_in_no_cell(tmp_path: Path, angle: int) -> None:
    path = printed(tmp_path / "Renstra.pdf", RENSTRA)
    stamped(path, lambda pdf: _watermark(pdf, angle))

    assert grids(load(path)) == [RENSTRA_GRID]


def _watermark(pdf: fpdf.FPDF, angle: int) -> None:
    pdf.set_font("Helvetica", "B", 60)
    with pdf.rotation(angle, 200, 130):
        pdf.text(120, 150, "SALINAN")


def wider(result) -> list[tuple[int, ...]]:
    return [problem.pages for problem in result.problems if "lebih lebar" in problem.message.id]


def test_a_table_that_runs_off_its_page_is_said_loudly_and_what_is_cut_is_not_read(tmp_path):
    path = printed(tmp_path / "renstra.pdf", RENSTRA, Look(widths=(100, 120, 100, 80, 140, 140)))

    loaded = loaders.load(path, path.name)

    result = read_file(loaded)
    assert wider(result) == [(1,)]
    assert [problem.severity for problem in result.problems if problem.pages == (1,)][:1] == ["error"]
    assert not any("2026" in cell.text for block in loaded.blocks if isinstance(block, Grid) for cell in block.cells)


@pytest.mark.parametrize(("producer", "pages"), [("Skia/PDF m120", [(1,)]), ("Microsoft Word", [])])
def test_a_browser_leaves_columns_out_that_begin_beyond_its_margin(tmp_path, producer, pages):
    """A table that ends right of the margin is common in a word processor; a browser prints there what it cuts off."""
    path = printed(tmp_path / "renstra.pdf", RENSTRA, Look(widths=(90, 110, 90, 80, 80, 80)))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.docinfo["/Producer"] = producer
        pdf.save(path)

    assert wider(read_file(loaders.load(path, path.name))) == pages


def test_digits_beyond_the_edge_of_a_page_cost_no_table(tmp_path):
    """The texts that the edge cuts are left out; digits that nobody sees keep their place among those that stay."""
    amounts = [(*row[:4], row[4], "1.250.000.000.000,00" if number else "2026") for number, row in enumerate(ROWS)]
    path = paper(tmp_path / "iku.pdf", amounts)
    path.write_bytes(path.read_bytes().replace(b"[0 0 600 600]", b"[0 0 500 600]"))

    result = load(path)

    assert [[cell.text for cell in grid.row(2)][:3] for grid in result.blocks if isinstance(grid, Grid)] == [
        list(ROWS[1][:3])
    ]


def test_digits_that_the_file_draws_out_of_order_put_the_number_in_doubt(tmp_path):
    """What is seen as 185 is drawn as 1, 5, 8: pdfium gives the texts of a line from left to right."""
    path = paper(tmp_path / "iku.pdf", [*ROWS[:1], (*ROWS[1][:4], "1) Tj 8.9 0 Td (5) Tj -4.45 0 Td (8", "")])

    [grid] = [block for block in load(path).blocks if isinstance(block, Grid)]
    [cell] = [cell for cell in grid.cells if cell.row == 2 and cell.column == 5]

    assert (cell.text, cell.other) == ("185", "58")
    assert [each.other for each in grid.cells if each.other] == ["58"]


def test_texts_drawn_out_of_order_leave_whole_numbers_alone(tmp_path):
    """A page whose cells are drawn from the last to the first reads as any other."""
    path = paper(tmp_path / "iku.pdf", ROWS)
    texts = re.findall(rb"BT /F 8 .*? ET", path.read_bytes())
    content = path.read_bytes()
    for number, text in enumerate(texts):
        content = content.replace(text, b"@%03d@" % number, 1)
    for number, text in enumerate(reversed(texts)):
        content = content.replace(b"@%03d@" % number, text, 1)
    seen = [grid for grid in load(path).blocks if isinstance(grid, Grid)]
    path.write_bytes(content)

    turned = [grid for grid in load(path).blocks if isinstance(grid, Grid)]

    assert [[(c.text, c.other) for c in g.cells] for g in turned] == [
        [(c.text, c.other) for c in g.cells] for g in seen
    ]
