"""A table that page ends cut is one table, its repeated header dropped, its merged cells whole."""

from __future__ import annotations

import pytest
from printed_pages import HEADER, page, read

from cascade.reading.extraction.line_breaks import DocumentWords
from cascade.reading.extraction.printed_page import PrintedTable
from cascade.reading.extraction.reading_order import in_reading_order


def test_a_table_goes_on_over_pages_and_its_repeated_header_is_dropped():
    first = page(1, HEADER + "| S1 | I1 | 1 |")
    second = page(2, HEADER + "| S2 | I2 | 2 |")
    third = page(3, HEADER + "| S3 | I3 | 3 |")

    assert read(first, second, third) == [
        "-", "Sasaran | Indikator | 2025", "S1 | I1 | 1", "S2 | I2 | 2", "S3 | I3 | 3",
    ]  # fmt: skip


def test_a_table_goes_on_without_its_header():
    assert read(page(1, HEADER + "| S1 | I1 | 1 |"), page(2, "| S2 | I2 | 2 |")) == [
        "-", "Sasaran | Indikator | 2025", "S1 | I1 | 1", "S2 | I2 | 2",
    ]  # fmt: skip


def test_a_cell_keeps_the_page_on_which_it_begins():
    [(number, whole)] = in_reading_order(
        [page(4, HEADER + "| S1 | I1 | 1 |"), page(5, "| S2 | I2 | 2 |")], DocumentWords(), []
    )

    assert isinstance(whole, PrintedTable)
    assert number == 4
    assert [cell.page for cell in whole.cells if cell.column == 0] == [4, 4, 5]


def test_a_header_repeated_in_the_middle_of_a_page_is_dropped():
    header = '| Sasaran | Indikator | Target |\n| " | " | 2025 |\n'

    assert read(page(1, header + "| S1 | I1 | 1 |"), page(2, f"| S2 | I2 | 2 |\n{header}| S3 | I3 | 3 |")) == [
        "-", "Sasaran 2x1 | Indikator 2x1 | Target", "2025", "S1 | I1 | 1", "S2 | I2 | 2", "S3 | I3 | 3",
    ]  # fmt: skip


def test_a_repeated_header_that_is_lower_and_loses_its_last_lines_is_dropped():
    whole, lower = "| Kode | Program/\\nKegiatan | Target |\n", "| Kode | Program/ | Target |\n"

    assert read(page(1, whole + "| 1 | A | 5 |"), page(2, lower + "| 2 | B | 6 |"))[2:] == ["1 | A | 5", "2 | B | 6"]


def test_a_row_like_the_header_by_half_is_data():
    assert read(page(1, "| 1 | A | 5 |\n| 2 | B | 6 |"), page(2, "| 1 | C | 7 |"))[1:] == [
        "1 | A | 5", "2 | B | 6", "1 | C | 7",
    ]  # fmt: skip


@pytest.mark.parametrize(("shift", "width", "tables"), [(0, 60, 1), (2, 60.5, 1), (40, 60, 2), (0, 75, 2)])
def test_only_tables_with_the_same_edges_are_one(shift: float, width: float, tables: int):
    blocks = read(page(1, HEADER + "| S1 | I1 | 1 |"), page(2, "| S2 | I2 | 2 |", shift=shift, width=width))

    assert blocks.count("-") == tables


def cut(above: str, below: str, known: str = "") -> list[str]:
    return read(page(1, HEADER + above), page(2, HEADER + below), known=known)[2:]


def test_a_merged_cell_beside_a_row_that_is_cut_covers_the_rows_of_both_pages():
    above = '| S1 | I1 | 1 |\n| " | Persentase desa | 2 |'

    assert cut(above, '|  | tertib | |\n| " | I3 | 3 |') == ["S1 3x1 | I1 | 1", "Persentase desa/tertib | 2", "I3 | 3"]


def test_a_merged_cell_without_lower_border_covers_the_blank_one_below_it():
    above = '| S1 | I1 | 1 |\n| " | I2 | 2 |'.replace("S1", "S1…")

    assert cut(above, '|  | I3 | 3 |\n| " | I4 | 4 |') == ["S1 4x1 | I1 | 1", "I2 | 2", "I3 | 3", "I4 | 4"]


def test_a_merged_blank_cell_at_the_top_of_a_page_belongs_to_the_cell_above():
    assert cut("| S1 | I1 | 1 |", '|  | I2 | 2 |\n| " | I3 | 3 |') == ["S1 3x1 | I1 | 1", "I2 | 2", "I3 | 3"]


def test_a_blank_cell_in_a_column_of_single_cells_is_blank():
    assert cut("| S1 | I1 | 1 |\n| S2 | I2 | 2 |", "|  | I3 | 3 |") == ["S1 | I1 | 1", "S2 | I2 | 2", " | I3 | 3"]


def test_a_merged_cell_with_the_last_words_goes_on():
    above = '| Meningkatnya tata kelola | I1 | 1 |\n| " | I2 | 2 |'

    assert cut(above, '| pemerintahan | I3 | 3 |\n| " | I4 | 4 |') == [
        "Meningkatnya tata kelola/pemerintahan 4x1 | I1 | 1", "I2 | 2", "I3 | 3", "I4 | 4",
    ]  # fmt: skip


def test_a_merged_cell_with_a_name_of_its_own_is_new():
    above = '| Meningkatnya tata kelola | I1 | 1 |\n| " | I2 | 2 |'

    assert cut(above, '| Program B | I3 | 3 |\n| " | I4 | 4 |')[2] == "Program B 2x1 | I3 | 3"


def test_columns_that_only_one_page_tells_apart_are_kept():
    assert read(page(1, "| Sasaran | Target | < |\n| S1 | 1 | 2 |"), page(2, "| S2 | jumlah | < |")) == [
        "-", "Sasaran | Target 1x2", "S1 | 1 | 2", "S2 | jumlah 1x2",
    ]  # fmt: skip
