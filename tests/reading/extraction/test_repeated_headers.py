"""A header that a page prints again is dropped: whole, squeezed, its last lines only, or cut by the page end."""

from __future__ import annotations

from printed_pages import page, read

DEEP = """
| Sasaran | Indikator | Target | < | < | Pagu |
| " | " | 2022 | 2023 | < | " |
| " | " | TW | TW 1 | TW 2 | " |
"""


def deep(rows: str) -> str:
    return f"{DEEP.strip()}\n{rows}"


def test_a_page_with_the_last_line_of_the_header_goes_on_with_the_table():
    lines = read(
        page(1, deep("| S1 | I1 | 1 | 2 | 3 | 4 |")), page(2, "| | | TW | TW 1 | TW 2 | |\n| S2 | I2 | 5 | 6 | 7 | 8 |")
    )

    assert lines[-2:] == ["S1 | I1 | 1 | 2 | 3 | 4", "S2 | I2 | 5 | 6 | 7 | 8"]


def test_the_numbers_of_the_columns_belong_to_the_last_lines_of_the_header():
    numbers = "| (1) | (2) | (3) | (4) | (5) | (6) |"
    lines = read(
        page(1, deep(f"{numbers}\n| S1 | I1 | 1 | 2 | 3 | 4 |")), page(2, f"{numbers}\n| S2 | I2 | 5 | 6 | 7 | 8 |")
    )

    assert lines[-2:] == ["S1 | I1 | 1 | 2 | 3 | 4", "S2 | I2 | 5 | 6 | 7 | 8"]


def test_a_row_like_one_of_the_table_is_no_header():
    lines = read(page(1, deep("| S1 | I1 | 1 | 2 | 3 | 4 |")), page(2, "| S1 | I1 | 1 | 2 | 3 | 4 |"))

    assert lines[-2:] == ["S1 | I1 | 1 | 2 | 3 | 4"] * 2


def test_a_header_cut_by_the_page_end_is_dropped():
    foot = "| Sasaran | Indikator | Target | < | < | |\n| | | 2022 | 2023 | < | |"
    top = "| | | TW | TW 1 | TW 2 | Pagu |\n| S2 | I2 | 5 | 6 | 7 | 8 |"

    lines = read(page(1, deep(f"| S1 | I1 | 1 | 2 | 3 | 4 |\n{foot}")), page(2, top))

    assert lines[-2:] == ["S1 | I1 | 1 | 2 | 3 | 4", "S2 | I2 | 5 | 6 | 7 | 8"]


def test_a_squeezed_heading_that_covers_rows_below_its_header_leaves_a_blank_cell_that_belongs_to_the_cell_above():
    above = "| Sasaran | Target | < |\n| Uraian | TW 1 | TW 2 |\n| S1… | 1 | 2 |"
    below = '| Sasaran | Target | < |\n| Uraian | TW 1 | TW 2 |\n| " | 3 | 4 |\n| S2 | 5 | 6 |'

    assert read(page(1, above), page(2, below))[3:] == ["S1 2x1 | 1 | 2", "3 | 4", "S2 | 5 | 6"]


def test_a_page_whose_first_columns_are_merged_and_not_drawn_goes_on_with_the_table():
    above = "| Tujuan | Sasaran | Program | Indikator | 2022 | 2023 | Ket |\n| T | S | P | I1 | 1 | 2 | k |"
    below = "| P2 | I2 | 3 | 4 | l |"

    assert read(page(1, above), page(2, below, shift=120))[-1].endswith("P2 | I2 | 3 | 4 | l")
    assert [read(page(1, above), page(2, below, shift=shift)).count("-") for shift in (120, 100)] == [1, 2]
