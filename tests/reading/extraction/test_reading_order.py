"""Lines, remarks and captions stand where they belong beside tables that page ends cut."""

from __future__ import annotations

import pytest
from printed_pages import HEADER, page, read

from cascade.model import Grid, Source
from cascade.reading.extraction.line_breaks import DocumentWords
from cascade.reading.extraction.printed_page import PrintedPage, PrintedTable
from cascade.reading.extraction.reading_order import as_blocks, in_reading_order
from cascade.reading.extraction.text_lines import TextLine


def test_tables_on_one_page_stay_apart():
    assert read(page(1, HEADER + "| S1 | I1 | 1 |\n\n" + HEADER + "| S2 | I2 | 2 |")).count("-") == 2


def test_a_line_between_ends_the_table():
    assert read(page(1, HEADER + "| S1 | I1 | 1 |\nSumber: Bappeda"), page(2, "| S2 | I2 | 2 |")) == [
        "-", "Sasaran | Indikator | 2025", "S1 | I1 | 1", "Sumber: Bappeda", "-", "S2 | I2 | 2",
    ]  # fmt: skip


def test_a_grid_knows_where_its_columns_stand_on_the_page():
    first, second = page(1, HEADER + "| S1 | I1 | 1 |"), page(2, "| S2 | I2 | 2 |", shift=1)

    [[grid], _] = as_blocks([first, second], DocumentWords(), Source("a.pdf", "0"))

    assert isinstance(grid, Grid)
    assert grid.edges == (40, 100, 160, 220)


def test_a_watermark_across_a_table_does_not_end_it():
    first, second = page(1, HEADER + "| S1 | I1 | 1 |"), page(2, "| S2 | I2 | 2 |")
    stamped = PrintedPage(1, (*first.blocks, TextLine("DRAF", (60, 50, 160, 90), 60, False)))

    assert read(stamped, second) == ["DRAF", "-", "Sasaran | Indikator | 2025", "S1 | I1 | 1", "S2 | I2 | 2"]


def test_a_row_with_one_text_ends_the_row_above_or_is_a_line():
    assert cut("| S1 | Persentase desa | 80 |", "| | tertib | |")[-1] == "S1 | Persentase desa/tertib | 80"
    assert read(page(1, HEADER + "| S1 | Persentase desa | 80 |"), page(2, "|  | tertib |")) == [
        "-", "Sasaran | Indikator | 2025", "S1 | Persentase desa | 80", "tertib",
    ]  # fmt: skip


def cut(above: str, below: str, known: str = "") -> list[str]:
    return read(page(1, HEADER + above), page(2, HEADER + below), known=known)[2:]


def note(number: int, text: str, top: float = 500) -> PrintedPage:
    return PrintedPage(number, (TextLine(text, (40, top, 200, top + 10), 10, False),))


def together(*pages: PrintedPage) -> PrintedPage:
    return PrintedPage(pages[0].number, tuple(block for page in pages for block in page.blocks))


def test_a_note_under_the_first_part_of_a_table_does_not_end_it():
    first = together(page(1, HEADER + "| S1 | I1 | 1 |"), note(1, "Catatan: angka sementara"))
    remarks: list[tuple[int, TextLine]] = []

    [(_, whole)] = in_reading_order([first, page(2, "| S2 | 2 | 2 |")], DocumentWords(), remarks)

    assert isinstance(whole, PrintedTable)
    assert [cell.text for cell in whole.cells if cell.row == 2] == ["S2", "2", "2"]
    assert [line.text for _, line in remarks] == ["Catatan: angka sementara"]


@pytest.mark.parametrize("caption", ["Tabel 3.2 Sasaran", "TRIWULAN II TAHUN 2025"])
def test_a_caption_between_ends_the_table(caption: str):
    first = together(page(1, HEADER + "| S1 | I1 | 1 |"), note(1, caption))

    assert read(first, page(2, "| S2 | 2 | 2 |")).count("-") == 2


def test_a_line_of_marks_says_nothing():
    first = together(page(1, HEADER + "| S1 | I1 | 1 |"), note(1, "–"))

    assert read(first, page(2, "| S2 | I2 | 2 |")) == ["-", "Sasaran | Indikator | 2025", "S1 | I1 | 1", "S2 | I2 | 2"]
