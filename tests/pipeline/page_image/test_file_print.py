"""What a file prints is told with the place of every cell, the role of its row and the meaning of its column."""

from __future__ import annotations

import pytest
from corrected_dossier import spreadsheet
from ruled_pdf import HEADER, ROWS, paper

from cascade.model.errors import CascadeError
from cascade.pipeline.file_reading import FileToRead
from cascade.pipeline.page_image.file_print import FilePrint, read_print


def read(path) -> FilePrint:
    found = read_print(FileToRead(path, path.name), lambda _: None)
    assert isinstance(found, FilePrint)
    return found


def test_cells_of_a_sheet_have_reference_role_and_column(tmp_path):
    [grid] = read(spreadsheet(tmp_path)).grids
    cell = next(each for each in grid.cells if each.text == "12")
    assert (grid.sheet, cell.reference, cell.role) == ("RA", "G4", "data")
    column = grid.tables[cell.table].column(cell.column)
    assert (column.group, column.when, column.known) == ("quarters", "TR IV", True)
    assert {each.text: each.role for each in grid.cells}["Satuan"] == "header"


def test_cells_of_a_page_have_their_box(tmp_path):
    printed = read(paper(tmp_path / "iku.pdf", ROWS, ROWS))
    pages = {cell.page for grid in printed.grids for cell in grid.cells}
    assert pages == {1, 2}
    cell = next(cell for grid in printed.grids for cell in grid.cells if cell.text == "Persentase desa")
    assert cell.box == pytest.approx((200, 124, 340, 148), abs=2)
    assert "Indikator Kinerja Utama 2025-2029" in [line.text for line in printed.lines]


def test_numbers_of_persons_are_masked(tmp_path):
    rows = [HEADER, ("1", "NIP 19670720 199903 1 005", "Indeks", "%", "1", "2")]
    texts = [cell.text for grid in read(paper(tmp_path / "iku.pdf", rows)).grids for cell in grid.cells]
    assert not any("19670720" in text for text in texts)
    assert any("005" in text for text in texts)


def test_it_comes_back_from_json_as_it_was(tmp_path):
    printed = read(paper(tmp_path / "iku.pdf", ROWS))
    assert FilePrint.from_json(printed.to_json()) == printed
    with pytest.raises(ValueError, match="json"):
        FilePrint.from_json(printed.to_json()[:-20])


def test_a_broken_file_is_a_sentence(tmp_path):
    (tmp_path / "rusak.pdf").write_bytes(b"%PDF rusak")
    assert isinstance(read_print(FileToRead(tmp_path / "rusak.pdf", "rusak.pdf"), lambda _: None), CascadeError)
