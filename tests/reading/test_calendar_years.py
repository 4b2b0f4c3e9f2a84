from __future__ import annotations

import pytest
from documents_as_text import loaded
from reading_results import targets

from cascade.reading.document_builder import read_file
from cascade.settings.schema import DocumentSetting


def test_years_as_ordinals_are_mapped_when_the_period_leaves_one_way(document):
    """
    Renstra Tahun 2024-2026
    | Tujuan | Sasaran | Indikator | Target Kinerja pada Tahun ke- | <  | <  |
    | "      | "       | "         | 1                             | 2  | 3  |
    | T      | S       | I         | 70                            | 75 | 80 |
    """
    assert {year: q.raw for year, q in document.indicators[0].targets.items()} == {2024: "70", 2025: "75", 2026: "80"}


def test_years_as_ordinals_that_do_not_fit_the_period_are_not_guessed(result):
    """
    Renstra Tahun 2018-2023
    | Tujuan | Sasaran | Indikator | Target Kinerja pada Tahun ke- | <  | <  |
    | "      | "       | "         | 1                             | 2  | 3  |
    | T      | S       | I         | 70                            | 75 | 80 |
    """
    [document] = result.documents

    assert document.indicators[0].targets == {}
    assert any("tidak dapat dipetakan" in problem.message.id for problem in result.problems)


@pytest.mark.parametrize("years", [("Tahun ke-1 (2019)", "Tahun ke-2 (2020)"), ("2019", "2020")])
def test_another_table_of_the_file_tells_the_years_of_ordinals(years):
    text = f"""
    Renstra Tahun 2018-2020
    | Tujuan | Sasaran | Indikator | Target Kinerja pada Tahun ke- | <  |
    | "      | "       | "         | 1                             | 2  |
    | T      | S       | I         | 70                            | 75 |

    Tabel 6.1 Rencana Program, Kegiatan dan Pendanaan
    | Kode    | Program | Indikator | {years[0]} | <   | {years[1]} | <   |
    | "       | "       | "         | Target     | Rp  | Target     | Rp  |
    | 7.01.01 | P       | J         | 80         | 100 | 85         | 110 |

    Tabel 7.1 Indikator Kinerja Utama
    | No | Indikator | Tahun-1 | Tahun-2 |
    | 1  | I         | 70      | 75      |
    """
    renstra, iku = read_file(loaded(text)).documents

    assert {year: q.raw for year, q in renstra.indicators[0].targets.items()} == {2019: "70", 2020: "75"}
    assert {year: q.raw for year, q in iku.indicators[0].targets.items()} == {2019: "70", 2020: "75"}


def test_a_baseline_within_the_period_leaves_the_years_of_ordinals_open(result):
    """
    Renstra Tahun 2025-2026
    | Tujuan | Sasaran | Indikator | Baseline 2025 | Target | <  |
    | "      | "       | "         | "             | Th. 1  | Th. 2 |
    | T      | S       | I         | 60            | 70     | 75 |
    """
    [document] = result.documents

    assert document.indicators[0].targets == {}
    assert any("tidak dapat dipetakan" in problem.message.id for problem in result.problems)


def test_the_years_after_the_baseline_may_leave_one_way(document):
    """
    Renstra Tahun 2021-2023
    | Tujuan | Sasaran | Indikator | Kondisi Tahun 2021 | Target  | <        |
    | "      | "       | "         | "                  | Tahun I | Tahun II |
    | T      | S       | I         | 60                 | 70      | 75       |
    """
    assert {year: q.raw for year, q in document.indicators[0].targets.items()} == {2022: "70", 2023: "75"}


def test_berkas_yaml_settles_the_years_of_ordinal_columns():
    text = """
    Renstra Tahun 2018-2023
    | Tujuan | Sasaran | Indikator | Target pada Tahun ke- | <  |
    | "      | "       | "         | 1                     | 2  |
    | T      | S       | I         | 70                    | 75 |
    """
    [document] = read_file(loaded(text), DocumentSetting(years=(2019, 2020))).documents

    assert {year: q.raw for year, q in document.indicators[0].targets.items()} == {2019: "70", 2020: "75"}


def test_a_period_over_columns_numbered_one_to_five_gives_each_its_year(document):
    """
    Tujuan dan Sasaran Renstra Dinas Contoh Tahun 2025-2029
    | No | Tujuan       | Sasaran | Indikator | Target Kinerja Tahun 2025-2029 | <  | <  | <  | <  |
    | "  | "            | "       | "         | 1                              | 2  | 3  | 4  | 5  |
    | 1  | Mewujudkan X |         | Indeks X  | 70                             | 71 | 72 | 73 | 74 |
    """
    assert targets(document) == {"Indeks X": {2025: "70", 2026: "71", 2027: "72", 2028: "73", 2029: "74"}}


def test_of_several_periods_the_one_that_covers_the_columns_counts(document):
    """
    RENSTRA DINAS CONTOH TAHUN 2018-2023
    Perubahan menjadi Renstra Tahun 2025-2029
    | Tujuan | Sasaran | Indikator | 2025 | 2026 |
    | T      | S       | I         | 1    | 2    |
    """
    assert document.years == (2025, 2026, 2027, 2028, 2029)
