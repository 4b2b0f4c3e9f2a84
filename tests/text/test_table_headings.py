from __future__ import annotations

import pytest

from cascade.text.table_headings import headings_end, is_heading


@pytest.mark.parametrize("line", ["Target Kinerja Tahun", "No. Indikator Kinerja Satuan", "2025 2026 2027", "TARGET"])
def test_words_that_head_columns_make_a_heading(line):
    assert is_heading(line)


@pytest.mark.parametrize(
    "line",
    ["Target ini tercapai pada tahun 2025", "Jumlah dokumen perencanaan", "dan pada per", "12.500 13.000", ""],
)
def test_prose_rows_and_words_that_head_nothing_are_none(line):
    assert not is_heading(line)


def test_headings_end_where_names_and_values_have_theirs():
    assert headings_end(["Tabel 4.1", "No Sasaran Indikator", "Satuan Target", "1 Meningkatnya mutu"]) == 3


def test_headings_without_values_or_parted_by_prose_head_no_table():
    assert headings_end(["No Sasaran Indikator Satuan"]) is None
    assert headings_end(["No Sasaran", "Uraian lebih lanjut di bawah ini", "Target"]) is None
    assert headings_end([]) is None


def test_two_years_head_values_as_well_as_the_word_target_does():
    assert headings_end(["No Sasaran Indikator", "2025 2026"]) == 2
    assert headings_end(["No Sasaran Indikator", "2025"]) is None
