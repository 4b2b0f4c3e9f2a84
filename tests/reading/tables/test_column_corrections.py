from __future__ import annotations

from reading_results import targets


def test_years_before_the_period_on_the_cover_are_no_targets(document):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2029
    Tabel 4.5 Indikator Kinerja Kunci
    | No | IKK      | Satuan | 2023 | 2024 | 2025 | 2026 |
    | 1  | Indeks A | Indeks | 69   | 70   | 71   | 72   |
    """
    [indicator] = document.indicators

    assert {year: q.raw for year, q in indicator.targets.items()} == {2025: "71", 2026: "72"}
    assert indicator.baseline.raw == "70"


def test_numbers_in_a_column_under_the_same_heading_are_no_names(document):
    """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis | <              | Indikator Kinerja | <         | Satuan | Target |
    | 1  | 1                 | Meningkatnya A | 1.1               | Indeks A  | Indeks | 84     |
    |    |                   |                | 1.2               | Indeks A2 | Indeks | 85     |
    """
    assert targets(document) == {"Indeks A": {2025: "84"}, "Indeks A2": {2025: "85"}}
    assert [e.name.text for e in document.elements] == ["Meningkatnya A"]


def test_names_indented_over_several_columns_are_all_names(document):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    | Kode            | Program dan Kegiatan |            |       | Indikator Kinerja | Target 2025 | Rp 2025 | Target 2026 | Rp 2026 |
    | 1.01.02         | Program A            |            |       | Persentase A      | 61 %        | 5.000   | 62 %        | 6.000   |
    | 1.01.02.2.01    |                      | Kegiatan B |       | Jumlah B          | 1 dok       | 5.000   | 1 dok       | 6.000   |
    | 1.01.02.2.01.01 |                      |            | Sub C | Jumlah C          | 1 dok       | 5.000   | 1 dok       | 6.000   |
    """
    assert [(i.name.text, i.level) for i in document.indicators] == [
        ("Persentase A", "program"),
        ("Jumlah B", "kegiatan"),
        ("Jumlah C", "sub_kegiatan"),
    ]
    assert [e.name.text for e in document.elements] == ["Program A", "Kegiatan B", "Sub C"]


def test_labels_of_target_and_pagu_that_one_year_mistakes_are_put_right(document):
    """
    Rencana Program dan Kegiatan Renstra Dinas Contoh Tahun 2025-2026
    | Kode    | Program/Kegiatan/Sub Kegiatan | Indikator    | Target 2025 | Rp 2025   | Target 2026 | Rp 2026 |
    | 1.01.02 | Program Penunjang             | Persentase P | 80 %        | 9.000.000 | 9.500.000   | 81 %    |
    | 1.01.03 | Program Lain                  | Persentase Q | 70 %        | 8.000.000 | 8.500.000   | 71 %    |
    """
    assert [{year: q.raw for year, q in i.targets.items()} for i in document.indicators] == [
        {2025: "80 %", 2026: "81 %"},
        {2025: "70 %", 2026: "71 %"},
    ]


def test_a_column_of_programs_whose_codes_have_several_lengths_names_the_levels_below_too(document):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    | Kode         | Program        | Indikator    | Target 2025 | Target 2026 |
    | 1.01.02      | Pendidikan A   | Persentase A | 61          | 62          |
    | 1.01.02.2.01 | Pengelolaan B  | Jumlah B     | 1           | 2           |
    | 1.01.03      | Pendidikan C   | Persentase C | 61          | 62          |
    | 1.01.03.2.01 | Pengelolaan D  | Jumlah D     | 1           | 2           |
    """
    assert [i.level for i in document.indicators] == ["program", "kegiatan", "program", "kegiatan"]


def test_levels_in_brackets_before_the_names_count_whatever_the_column_is_called(document):
    """
    RENCANA AKSI DINAS CONTOH TAHUN 2025
    | Kinerja                   | Indikator    | Target Tahunan | Anggaran  |
    | [Sasaran] Meningkatnya A  | Indeks A     | 80 Nilai       |           |
    | [Program] PROGRAM B       | Persentase B | 70 %           | 9.000.000 |
    | [Kegiatan] Pengelolaan C  | Persentase C | 60 %           | 9.000.000 |
    | [Sub Kegiatan] Rapat D    | Jumlah D     | 2 Laporan      | 9.000.000 |
    """
    assert [(e.level, e.name.text) for e in document.elements] == [
        ("sasaran", "Meningkatnya A"),
        ("program", "PROGRAM B"),
        ("kegiatan", "Pengelolaan C"),
        ("sub_kegiatan", "Rapat D"),
    ]
    assert [i.level for i in document.indicators] == ["sasaran", "program", "kegiatan", "sub_kegiatan"]
