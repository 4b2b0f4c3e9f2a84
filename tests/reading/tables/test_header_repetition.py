from __future__ import annotations

import pytest
from documents_as_text import loaded

from cascade.model import Grid
from cascade.reading.tables.header_repetition import header_texts, is_repeated

HEADER = """
| Kode | Program/Kegiatan | Indikator Kinerja | Target dan Pagu Tahun | < | < | < |
| "    | "                | "                 | 2025 | < | 2026 | < |
| "    | "                | "                 | Target | Rp | Target | Rp |
"""


def grid(text: str) -> Grid:
    return next(block for block in loaded(text).blocks if isinstance(block, Grid))


def again(row: str) -> bool:
    first = grid(HEADER)
    return is_repeated(header_texts(first, range(1, 4)), grid(row), range(1, 2))


@pytest.mark.parametrize(
    "row",
    [
        "| Kode | Program/Kegiatan | Indikator Kinerja | Target | Rp | Target | Rp |",
        "|  |  |  | Target | Rp | Target | Rp |",
        "| Kode | Program/Kegiatan Pembinaan Desa | Indikator Kinerja | Target | Rp | Target | Rp |",
    ],
)
def test_a_header_printed_again_is_known_whole_in_part_and_with_a_row_squeezed_into_it(row):
    assert again(row)


@pytest.mark.parametrize(
    "row",
    [
        "| No | Tujuan | Sasaran | Indikator | 2025 | 2026 | Ket |",
        "| 1.01 | Program A | Persentase A | 80 | 5.000 | 81 | 6.000 |",
        "| Kode | Sasaran Strategis | Indikator Kinerja | Target | Rp | Target | Rp |",
        "| Kode |",
    ],
)
def test_rows_of_data_and_headers_of_other_tables_are_no_repetition(row):
    assert not again(row)
