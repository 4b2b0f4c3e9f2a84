from __future__ import annotations

import pytest
from documents_as_text import loaded

from cascade.reading.identity.headings import is_set_off, printed_lines


@pytest.mark.parametrize(
    "text", ["RENCANA KERJA", "Renstra Dinas Contoh Tahun 2025-2029", "Dinas Sosial dan Tenaga Kerja", "Tabel 3.1"]
)
def test_a_title_is_set_off(text):
    assert is_set_off(text)


@pytest.mark.parametrize(
    "text",
    [
        "sehingga Rencana Kerja Dinas Contoh",
        "Rencana Kerja Dinas Contoh ini dapat",
        "BAB I .......... 3",
        "2025",
        "A" * 161,
    ],
)
def test_a_sentence_and_a_table_of_contents_are_not(text):
    assert not is_set_off(text)


def test_titles_and_labels_in_cells_are_lines_and_rows_of_tables_are_not():
    text = r"""
    DINAS CONTOH
    | RENJA\nTAHUN 2025 |     |        |   |
    | OPD               | :   | Contoh |   |
    | No                | A   | B      | C |
    | 1                 | a   | b      | c |
    """
    assert [line.text for line in printed_lines(loaded(text))] == [
        "DINAS CONTOH",
        "RENJA",
        "TAHUN 2025",
        "OPD  :  Contoh",
    ]
