"""What a page prints is read with its place and weight; what is clipped away is not printed and not read."""

from __future__ import annotations

from pathlib import Path

import fpdf
from pdf_files import grids, lines, load
from pdf_pages import RENSTRA, RENSTRA_GRID, printed, stamped

from cascade.model import Cell, Grid
from cascade.reading.document_builder import read_file


def test_a_cell_knows_page_box_and_weight(tmp_path: Path) -> None:
    loaded = load(printed(tmp_path / "Renstra.pdf", "---\n" + RENSTRA))
    (table,) = (block for block in loaded.blocks if isinstance(block, Grid))
    head, indicator = table.at(1, 1), table.at(3, 3)

    assert head is not None
    assert indicator is not None
    assert (head.bold, indicator.bold) == (True, False)
    assert (head.source.page, head.source.table, head.source.row) == (2, 1, 1)
    assert head.source.box is not None
    assert head.source.box[0] == 40
    assert head.source.say() == "Renstra.pdf, hal. 2, tabel 1, baris 1"


def test_text_outside_the_clip_of_its_cell_is_not_printed_and_not_read(tmp_path: Path) -> None:
    path = printed(tmp_path / "Renstra.pdf", RENSTRA)
    stamped(path, lambda pdf: _clipped_text(pdf, "tersembunyi"))

    assert grids(load(path)) == [RENSTRA_GRID]
    assert not any("sembunyi" in line for line in lines(load(path)))


def test_a_number_that_its_border_cuts_is_in_doubt(tmp_path: Path) -> None:
    path = printed(tmp_path / "Renstra.pdf", RENSTRA.replace("| 11 | 12 |", "| 11 |  |"))
    blank = _last_cell(path)
    left, top, _, bottom = blank.source.box or (0, 0, 0, 0)
    stamped(path, lambda pdf: _cut_text(pdf, "12.500", left + 4, top + 10, bottom - top))

    cell = _last_cell(path)
    assert (cell.text, cell.other) == ("12", "12.500")
    assert {str(i.targets[2026].ambiguous) for d in read_file(load(path)).documents for i in d.indicators} == {
        "False",
        "True",
    }


def test_a_digit_of_which_its_border_shows_a_part_is_printed(tmp_path: Path) -> None:
    path = printed(tmp_path / "Renstra.pdf", RENSTRA.replace("| 11 | 12 |", "| 11 |  |"))
    left, top, _, bottom = _last_cell(path).source.box or (0, 0, 0, 0)
    stamped(path, lambda pdf: _cut_text(pdf, "123", left + 4, top + 10, bottom - top, more=0.4))

    assert (_last_cell(path).text, _last_cell(path).other) == ("123", "")


def _last_cell(path: Path) -> Cell:
    [grid] = [block for block in load(path).blocks if isinstance(block, Grid)]
    cell = grid.at(6, 6)
    assert cell is not None
    return cell


def _cut_text(pdf: fpdf.FPDF, text: str, left: float, base: float, height: float, *, more: float = 0.0) -> None:
    """Print a text of which two letters and a share of the next one are seen."""
    width = pdf.get_string_width("12") + more * pdf.get_string_width("3")
    with pdf.rect_clip(left - 2, base - height, 2 + width, 2 * height):
        pdf.text(left, base, text)


def test_a_border_that_cuts_the_feet_of_letters_takes_none_out_of_the_word(tmp_path: Path) -> None:
    path = printed(tmp_path / "Renstra.pdf", RENSTRA)
    stamped(path, lambda pdf: _without_feet(pdf, "wilayah Kabupaten"))

    assert "wilayah Kabupaten" in lines(load(path))


def _without_feet(pdf: fpdf.FPDF, text: str) -> None:
    with pdf.rect_clip(60, 690, 200, 7):
        pdf.text(60, 699, text)


def _clipped_text(pdf: fpdf.FPDF, text: str) -> None:
    with pdf.rect_clip(400, 700, 20, 20):
        pdf.text(120, 160, text)
