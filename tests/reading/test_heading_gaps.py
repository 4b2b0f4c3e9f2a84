"""Headings that are blank follow from those beside them and from the page before."""

from __future__ import annotations

import pytest
from documents_as_text import loaded
from reading_results import targets

from cascade.reading.document_builder import ReadFile, read_file
from cascade.reading.heading_gaps import with_gaps_filled
from cascade.reading.tables.content_evidence import content_of
from cascade.reading.tables.header_parser import ColumnHeading

NUMBERS = content_of(["70", "71", "72"])
WORDS = content_of(["Sekretariat", "Bidang Data", "Camat"])


def years(*printed: int | None, header: str = "target tahun", period: range = range(0)) -> list[int | None]:
    headings = [ColumnHeading(number, header, year=year) for number, year in enumerate(printed, 1)]
    return [each.year for each in with_gaps_filled(headings, [NUMBERS] * len(headings), (), period)]


def test_a_blank_year_between_others_is_the_one_that_is_missing():
    assert years(2025, None, 2027, 2028) == [2025, 2026, 2027, 2028]


def test_two_blank_years_in_a_row_are_filled_where_two_are_missing():
    assert years(2025, None, None, 2028, 2029) == [2025, 2026, 2027, 2028, 2029]


def test_a_column_too_many_between_two_years_that_follow_each_other_has_no_year():
    assert years(2025, None, 2026, 2027) == [2025, None, 2026, 2027]


def test_a_blank_year_at_either_end_under_the_same_heading_goes_on_counting():
    assert years(None, 2026, 2027, 2028, None) == [2025, 2026, 2027, 2028, 2029]


def test_a_column_without_any_heading_beside_five_years_is_none_of_them():
    assert years(2025, 2026, 2027, 2028, 2029, None, header="") == [2025, 2026, 2027, 2028, 2029, None]


def test_a_column_without_any_heading_is_the_year_that_the_period_still_lacks():
    assert years(2025, 2026, 2027, None, header="", period=range(2025, 2029))[-1] == 2028


def test_years_that_do_not_count_up_are_left_as_they_are():
    assert years(2026, None, 2025) == [2026, None, 2025]


def test_target_and_pagu_of_a_blank_year_are_dated_together():
    headings = [
        ColumnHeading(number, header, year=year)
        for number, (header, year) in enumerate(
            [("target", 2025), ("rp", 2025), ("target", None), ("rp", None), ("target", 2027), ("rp", 2027)], 1
        )
    ]

    found = with_gaps_filled(headings, [NUMBERS] * 6, (), range(0))

    assert [each.year for each in found] == [2025, 2025, 2026, 2026, 2027, 2027]


def test_a_column_of_words_between_two_years_has_no_year():
    headings = [ColumnHeading(number, "", year=year) for number, year in enumerate((2025, None, 2027), 1)]

    found = with_gaps_filled(headings, [NUMBERS, WORDS, NUMBERS], (), range(0))

    assert [each.year for each in found] == [2025, None, 2027]


def test_quarters_are_filled_for_each_indicator_apart():
    quarters = [1, None, 3, 4, 1, 2, None, 4]
    headings = [ColumnHeading(number, "target", quarter=quarter) for number, quarter in enumerate(quarters, 1)]

    found = with_gaps_filled(headings, [NUMBERS] * 8, (), range(0))

    assert [each.quarter for each in found] == [1, 2, 3, 4, 1, 2, 3, 4]


def test_a_year_of_the_plan_without_its_calendar_year_has_that_of_those_beside_it():
    headings = [
        ColumnHeading(1, "target", year=2021, ordinal=1),
        ColumnHeading(2, "target", ordinal=2),
        ColumnHeading(3, "target", year=2023, ordinal=3),
    ]

    assert [each.year for each in with_gaps_filled(headings, [NUMBERS] * 3, (), range(0))] == [2021, 2022, 2023]


@pytest.fixture
def two_pages() -> ReadFile:
    return read_file(
        loaded("""
        RENSTRA DINAS CONTOH TAHUN 2025-2027
        | Tujuan       | Sasaran        | Indikator | Satuan | Target | <    | <    |
        | "            | "              | "         | "      | 2025   | 2026 | 2027 |
        | Mewujudkan X | Meningkatnya A | Indeks A  | Indeks | 70     | 71   | 72   |

        | Tujuan       | Sasaran        | Indikator | Satuan | Target | <    | <    |
        | "            | "              | "         | "      | 2025   |      |      |
        | Mewujudkan Y | Meningkatnya B | Indeks B  | Indeks | 80     | 81   | 82   |
        """)
    )


def test_a_page_that_prints_less_of_the_header_has_the_headings_of_the_page_before(two_pages):
    assert targets(two_pages.documents[0]) == {
        "Indeks A": {2025: "70", 2026: "71", 2027: "72"},
        "Indeks B": {2025: "80", 2026: "81", 2027: "82"},
    }
