from __future__ import annotations

import pytest

from cascade.text.table_headings import headings_end, is_heading, is_numbering


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


@pytest.mark.parametrize(
    ("texts", "only_count"),
    [
        (("(1)", "(2)", "(3)", "(4)"), True),
        (("1", "2", "3", "13 = 9 + 10"), True),
        (("( 0 1)", "(02)", "(03)"), True),
        (("84", "84", "84", "84"), False),
        (("0", "1", "2"), False),
        (("1", "2"), False),
    ],
)
def test_figures_that_count_up_from_one_only_number_what_they_stand_at(texts, only_count):
    assert is_numbering(texts) is only_count


@pytest.mark.parametrize("texts", [("a", "b", "c"), ("I", "II", "III"), ("5", "6", "7"), ("12", "13", "7", "8", "9")])
def test_right_under_headings_letters_and_later_figures_number_columns_too(texts):
    assert is_numbering(texts, is_under_headings=True)
    assert not is_numbering(texts)


def test_two_figures_count_where_two_are_enough():
    assert is_numbering(("1.", "2."), least=2)
    assert not is_numbering(("2.", "1."), least=2)
