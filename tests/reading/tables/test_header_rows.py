from __future__ import annotations

import pytest
from documents_as_text import loaded
from reading_results import measured, targets

from cascade.model import Cell, Grid, Source
from cascade.reading.document_builder import read_file
from cascade.reading.tables.header_rows import is_numbering


def test_numbering_row_and_repeated_header_are_no_data(document):
    """
    RENSTRA TAHUN 2024-2025
    | Tujuan | Sasaran | Indikator | 2024 | 2025 |
    | (1)    | (2)     | (3)       | (4)  | (5)  |
    | T      | S1      | A         | 1    | 2    |
    | Tujuan | Sasaran | Indikator | 2024 | 2025 |
    | (1)    | (2)     | (3)       | (4)  | (5)  |
    | T      | S2      | B         | 3    | 4    |
    """
    assert [indicator.name.text for indicator in document.indicators] == ["A", "B"]


@pytest.mark.parametrize(
    "numbers",
    ["1. 2. 3. 4. 5.", "a b c d e", "(01) (02) (03) (04) (05)", "[1] [2] [3] [4] [5]", "I II III IV V", "A B C D E",
     "-1 -2 -3 -4 -5", "12 13 7 8 9", "Kol.1 Kol.2 Kol.3 Kol.4 Kol.5"],
)  # fmt: skip
def test_a_row_under_the_header_that_numbers_the_columns_is_no_data(numbers):
    text = f"""
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis | Indikator Kinerja | Satuan | Target |
    | {" | ".join(numbers.split())} |
    | 1  | Meningkatnya A    | Indeks A          | Indeks | 84     |
    """
    [document] = read_file(loaded(text)).documents

    assert targets(document) == {"Indeks A": {2025: "84"}}


def test_a_header_that_is_repeated_in_part_is_no_data(document):
    """
    RENCANA AKSI DINAS CONTOH TAHUN 2025
    | No | Sasaran        | Indikator Kinerja | Target | Triwulan | <  | <   | <  |
    | "  | "              | "                 | "      | I        | II | III | IV |
    | 1  | Meningkatnya A | Indeks A          | 84     | 1        | 2  | 3   | 84 |
    | No | Sasaran        | Indikator Kinerja | Target | Triwulan |    |     |    |
    |    |                | Indeks B          | 85     | 1        | 2  | 3   | 85 |
    """
    assert [(name, element) for name, _, element, _ in measured(document)] == [
        ("Indeks A", "Meningkatnya A"),
        ("Indeks B", "Meningkatnya A"),
    ]


def test_a_header_that_a_page_cuts_in_two_is_no_data(document):
    """
    RENSTRA TAHUN 2025-2026
    | Tujuan | Sasaran | Indikator | Target Kinerja | <    |
    | "      | "       | "         | 2025           | 2026 |
    | T      | S1      | A         | 1              | 2    |
    | Tujuan | Sasaran | Indikator |                |      |
    |        |         |           | 2025           | 2026 |
    | T      | S2      | B         | 3              | 4    |
    """
    assert [indicator.name.text for indicator in document.indicators] == ["A", "B"]


def row(*texts: str) -> Grid:
    cells = tuple(Cell(text, 1, n, Source("a.xlsx")) for n, text in enumerate(texts, 1) if text)
    return Grid("", cells, 1, len(texts), Source("a.xlsx"))


@pytest.mark.parametrize(
    ("texts", "is_numbers"),
    [
        (("(1)", "(2)", "(3)", "(4)"), True),
        (("1", "2", "3", "13 = 9 + 10"), True),
        (("( 0 1)", "(02)", "(03)"), True),
        (("84", "84", "84", "84"), False),
        (("1", "Program A", "80"), False),
        (("5", "6", "7"), False),
        (("1", "2"), False),
    ],
)
def test_only_figures_that_count_up_from_the_first_column_number_the_columns(texts, is_numbers):
    assert is_numbering(row(*texts), 1) is is_numbers


@pytest.mark.parametrize("texts", [("a", "b", "c"), ("I", "II", "III"), ("5", "6", "7")])
def test_right_under_a_header_letters_roman_numbers_and_later_figures_count_too(texts):
    assert is_numbering(row(*texts), 1, under_header=True)
    assert not is_numbering(row(*texts), 1)
