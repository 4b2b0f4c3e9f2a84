from __future__ import annotations

from documents_as_text import loaded
from reading_results import targets

from cascade.reading.document_builder import read_file


def read(header: str, values: str) -> dict[str, dict[int, str]]:
    text = f"""
    RENSTRA DINAS CONTOH TAHUN 2022-2025
    | Tujuan | Sasaran | Indikator | {header} |
    | T | S | Persentase A | {values} |
    """
    [document] = read_file(loaded(text)).documents
    return targets(document)


def test_amounts_take_the_year_of_the_target_beside_them():
    text = """
    RENSTRA DINAS CONTOH TAHUN 2022-2025
    | Kode    | Program   | Indikator    | 2022 | Rp          | 2023 | Rp          |
    | 1.01.01 | Program A | Persentase A | 80   | 900.000.000 | 85   | 950.000.000 |
    | 1.01.02 | Program B | Persentase B | 70   | 100.000.000 | 75   | 150.000.000 |
    """
    [document] = read_file(loaded(text)).documents

    assert [{year: str(q) for year, q in e.pagu.items()} for e in document.elements] == [
        {2022: "900.000.000", 2023: "950.000.000"},
        {2022: "100.000.000", 2023: "150.000.000"},
    ]


def test_a_gap_of_one_year_between_two_others_is_filled():
    assert read("Target 2022 | Target 2023 | Target | Target 2025", "80 | 81 | 82 | 83") == {
        "Persentase A": {2022: "80", 2023: "81", 2024: "82", 2025: "83"}
    }


def test_a_year_that_is_printed_twice_where_the_next_is_missing_gives_its_values_to_no_year():
    assert read("Target 2022 | Target 2023 | Target 2023 | Target 2025", "80 | 81 | 82 | 83") == {
        "Persentase A": {2022: "80", 2023: "81", 2025: "83"}
    }


def test_a_year_that_is_printed_twice_and_misses_none_is_no_slip():
    assert read("Target 2022 | Target 2023 | Target 2024", "80 | 81 | 82") == {
        "Persentase A": {2022: "80", 2023: "81", 2024: "82"}
    }


def test_amounts_between_two_dated_targets_take_their_years_in_order(document):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    | Program   | Indikator    | Target 2025 | Rp | Rp | Target 2026 |
    | Program A | Persentase A | 80 % | 10.000.000 | 11.000.000 | 82 % |
    | Program B | Persentase B | 70 % | 20.000.000 | 21.000.000 | 72 % |
    """
    assert [{y: int(q.value) for y, q in e.pagu.items()} for e in document.elements] == [
        {2025: 10_000_000, 2026: 11_000_000},
        {2025: 20_000_000, 2026: 21_000_000},
    ]
